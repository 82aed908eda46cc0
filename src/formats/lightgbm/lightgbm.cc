#include "formats/lightgbm/lightgbm.h"

#include <algorithm>
#include <charconv>

#include "text/ascii.h"

namespace day {
namespace {

constexpr std::string_view kBegin = "tree\nversion=v";

bool IsKey(char c) { return IsLetterOrDigit(c) || c == '_'; }

}  // namespace

bool LooksLikeLightGbm(std::string_view head) { return head.starts_with(kBegin); }

std::expected<LightGbmModel, Malformed> ParseLightGbm(std::string_view text) {
  if (!LooksLikeLightGbm(text)) return std::unexpected(Malformed{0, "does not begin as a model of LightGBM"});
  if (const size_t zero = text.find('\0'); zero != text.npos) return std::unexpected(Malformed{zero, "holds bytes that are no text"});
  LightGbmModel model;
  uint64_t sizes = 0;
  bool sized = false;
  for (size_t at = 5; at < text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line == "end of trees") {
      if (sized && sizes != model.trees) return std::unexpected(Malformed{at, "has other trees than it counts"});
      return model;
    }
    // "average_output" and "linear" stand alone.
    const size_t equals = std::min(line.find('='), line.size());
    if (!std::all_of(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(equals), IsKey))
      return std::unexpected(Malformed{at, "a line is no key and value"});
    const std::string_view key = line.substr(0, equals), value = line.substr(std::min(equals + 1, line.size()));
    if (key == "Tree") {
      ++model.trees;
    } else if (key == "tree_sizes") {
      sized = true;
      sizes = static_cast<uint64_t>(std::count(value.begin(), value.end(), ' ')) + (value.empty() ? 0 : 1);
    } else if (key == "num_leaves") {
      uint32_t leaves = 0;
      const auto [last, error] = std::from_chars(value.data(), value.data() + value.size(), leaves);
      if (error != std::errc() || last != value.data() + value.size()) return std::unexpected(Malformed{at, "a count is no number"});
      model.leaves += leaves;
    }
    at = end + 1;
  }
  return std::unexpected(Malformed{text.size(), "ends before its trees do"});
}

}  // namespace day
