#include "formats/rnnoise/rnnoise.h"

#include "text/ascii.h"

namespace day {
namespace {

constexpr std::string_view kBegin = "rnnoise-nu model file version ";

}  // namespace

bool LooksLikeRnnoise(std::string_view head) { return head.starts_with(kBegin); }

std::expected<uint64_t, Malformed> ParseRnnoise(std::string_view text) {
  if (!LooksLikeRnnoise(text) || !text.substr(kBegin.size()).starts_with("1")) return std::unexpected(Malformed{0, "is of a version other than 1"});
  uint64_t count = 0;
  for (size_t at = kBegin.size() + 1; at < text.size();) {
    if (IsSpace(text[at])) {
      ++at;
      continue;
    }
    if (!IsSpace(text[at - 1])) return std::unexpected(Malformed{at, "holds something other than whole numbers"});
    const size_t begin = at;
    if (text[at] == '-') ++at;
    const size_t digits = at;
    while (at < text.size() && IsDigit(text[at])) ++at;
    if (at == digits || at - begin > 6) return std::unexpected(Malformed{begin, "holds something other than whole numbers"});
    ++count;
  }
  if (count == 0) return std::unexpected(Malformed{text.size(), "has no numbers"});
  return count;
}

}  // namespace day
