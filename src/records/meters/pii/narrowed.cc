#include "records/meters/pii/narrowed.h"

#include <algorithm>
#include <string_view>

namespace day::pii {
namespace {

constexpr uint32_t kFurthestBack = 24;  // bytes

struct Sign {
  char narrow = '\0';  // none of ours
  uint32_t length = 1;
};

// Digits, and what stands between those of one number. U+FF01 to U+FF5E are ASCII's signs in full width.
Sign SignAt(std::string_view rest) {
  if (rest.empty()) return {};
  if (IsDigit(rest[0]) || std::string_view(" -./()+").find(rest[0]) != std::string_view::npos) return {rest[0], 1};
  if (rest.starts_with("\xEF\xBC") && rest.size() >= 3) {
    const char c = static_cast<char>(static_cast<unsigned char>(rest[2]) - 0x80 + 0x20);
    if (IsDigit(c) || std::string_view("-./()+").find(c) != std::string_view::npos) return {c, 3};
  }
  for (const std::string_view hyphen : {"\xE2\x80\x90", "\xE2\x80\x91", "\xE2\x80\x93", "\xE2\x88\x92", "\xE3\x83\xBC"})
    if (rest.starts_with(hyphen)) return {'-', 3};
  if (rest.starts_with("\xE3\x80\x80")) return {' ', 3};
  return {};
}

}  // namespace

void Narrowed::Take(const Site& site, uint32_t first) {
  const std::string_view text = site.text;
  text_.clear();
  places_.clear();
  runs_.clear();
  // A plus, a bracket and digits in ASCII right before are of the number, too.
  uint32_t begin = first;
  while (begin > 0 && first - begin < kFurthestBack) {
    const uint32_t three = begin >= 3 ? 3 : begin;
    if (const Sign wide = SignAt(text.substr(begin - three, three)); three == 3 && wide.length == 3 && wide.narrow != '\0') begin -= 3;
    else if (SignAt(text.substr(begin - 1, 1)).narrow != '\0') --begin;
    else break;
  }
  const uint32_t from = begin > ContextWords::kBefore + 1 ? begin - ContextWords::kBefore - 1 : 0;
  for (uint32_t at = from; at < begin; ++at) Append(text[at], at);
  uint32_t at = begin;
  while (at < text.size() && at - begin < kLongest) {
    const Sign sign = SignAt(text.substr(at, 3));
    if (sign.narrow == '\0') break;
    const auto place = static_cast<uint32_t>(text_.size());
    if (IsDigit(sign.narrow)) {
      if (!runs_.empty() && runs_.back().end == place) ++runs_.back().end;
      else runs_.push_back({place, place + 1});
    }
    Append(sign.narrow, at);
    at += sign.length;
  }
  // What the limits cut is no number.
  const auto digit = [&](uint32_t place) { return place + 3 <= text.size() && IsDigit(SignAt(text.substr(place, 3)).narrow); };
  if (!runs_.empty() && at - begin >= kLongest && digit(at)) runs_.pop_back();
  if (!runs_.empty() && first - begin >= kFurthestBack && begin >= 3 && digit(begin - 3) && IsDigit(text_[begin - from])) runs_.erase(runs_.begin());
  end_ = std::max(at, first + 3);
  const uint32_t to = std::min(static_cast<uint32_t>(text.size()), at + ContextWords::kAfter + 1);
  for (; at < to; ++at) Append(text[at], at);
  places_.push_back(to);
  site_.emplace(Site{.text = text_, .whole = site.whole && from == 0 && to == text.size(), .field = site.field, .words = site.words});
}

}  // namespace day::pii
