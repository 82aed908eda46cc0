// Numbers in full-width digits, as East Asian texts have them ("０３－１２３４－５６７８"), shown to detectors as if they were written in ASCII.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "records/measure/finder.h"
#include "records/meters/pii/site.h"

namespace day::pii {

// One stretch after another. One thread.
class Narrowed {
 public:
  // limit: bytes of a stretch that are read; no number is as long.
  static constexpr uint32_t kLongest = 160;

  // `first`: where the first full-width digit of a stretch begins in the site's text.
  void Take(const Site& site, uint32_t first);

  // Of the last that was taken: the stretch with what stands around it, its runs of digits, and where it ends in the text that it was taken from.
  const Site& site() const { return *site_; }
  std::span<const records::NumberStretch::Run> runs() const { return runs_; }
  uint32_t end() const { return end_; }
  // The place in the text that it was taken from.
  uint32_t InText(uint32_t at) const { return places_[at]; }

 private:
  void Append(char c, uint32_t place) {
    text_ += c;
    places_.push_back(place);
  }

  std::string text_;
  std::vector<uint32_t> places_;  // of each byte of text_, and of its end
  std::vector<records::NumberStretch::Run> runs_;
  std::optional<Site> site_;
  uint32_t end_ = 0;
};

}  // namespace day::pii
