// Accounts of money: IBAN (ISO 13616) and payment cards (ISO/IEC 7812).
#pragma once

#include <array>
#include <string>
#include <vector>

#include "records/measure/finder.h"
#include "records/meters/pii/site.h"

namespace day::pii {

class IbanDetector {
 public:
  IbanDetector();
  // `begin` is the first letter of the country.
  Found At(const Site& site, uint32_t begin) const;

 private:
  // By country, one of n, a, c for each place behind the check digits; empty for a country that has none.
  std::array<std::string, 26 * 26> accounts_;
};

class CardDetector {
 public:
  static constexpr uint32_t kFewestDigits = 12, kMostDigits = 19;
  // With a run of so many digits? Asked of every run.
  static bool MayBegin(uint32_t digits) { return digits == 4 || (digits >= kFewestDigits && digits <= kMostDigits); }

  CardDetector();
  // The number that begins with run `first` of a stretch; offsets of runs are those of the site.
  Found At(const Site& site, std::span<const records::NumberStretch::Run> runs, size_t first) const;

 private:
  struct Brand {
    std::vector<std::pair<uint32_t, uint32_t>> ranges;
    uint32_t lengths = 0;  // bit n: n digits
    bool major = false;
  };
  const Brand* BrandOf(std::string_view digits) const;
  std::vector<Brand> brands_;
};

}  // namespace day::pii
