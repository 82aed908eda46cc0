// Telephone numbers in running text, held against the numbering plans of the world (ITU-T E.164).
#pragma once

#include <span>
#include <string>
#include <vector>

#include "records/measure/finder.h"
#include "records/meters/pii/phone_plans.h"
#include "records/meters/pii/site.h"

namespace day::pii {

class PhoneDetector {
 public:
  // `regions`: where numbers without a country's code are believed to be dialed, by two letters each; beside what is told by form or words.
  explicit PhoneDetector(std::vector<std::string> regions) : regions_(std::move(regions)) {}

  // The number that begins with run `first` of a stretch, its "+" and brackets included; offsets of runs are those of the site.
  // `last` gets the last run that is part of it.
  Found At(const Site& site, std::span<const records::NumberStretch::Run> runs, size_t first, size_t& last) const;

 private:
  std::vector<std::string> regions_;
};

}  // namespace day::pii
