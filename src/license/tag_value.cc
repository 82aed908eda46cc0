#include "license/tag_value.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "license/expression.h"
#include "text/utf8.h"

namespace day {
namespace {

constexpr size_t kMaxWritten = 200;  // limit: bytes of a wrong value that are shown

// "{license}", "<SPDX id>", "%s", "$LICENSE", "[id]", "...": what a tool or a reader is to fill in.
bool IsPlaceholder(std::string_view value) {
  if (value.empty()) return true;
  if (std::string_view("%$@.").find(value.front()) != std::string_view::npos) return value.find(' ') == value.npos;
  constexpr std::string_view kOpen = "{<[", kClose = "}>]";
  const size_t kind = kOpen.find(value.front());
  return kind != kOpen.npos && value.back() == kClose[kind] && value.find_first_not_of(kClose[kind], value.find(kClose[kind])) == value.npos;
}

struct Known {
  std::string id;
  LicenseClass license_class;
};

std::optional<Known> ByIdOrName(std::string_view value) {
  if (auto parsed = ParseExpression(value); parsed && parsed->problem.empty()) return Known{std::move(parsed->text), parsed->license_class};
  const auto facts = LicenseFromName(value);
  if (!facts || facts->id.empty()) return std::nullopt;
  if (auto parsed = ParseExpression(facts->id)) return Known{std::move(parsed->text), parsed->license_class};
  return std::nullopt;
}

// "MIT, Zlib" and "MIT/Apache-2.0": joined by signs that are no operators. A slash offers a choice, as it did in Cargo's manifests.
std::optional<Known> BySigns(std::string_view value) {
  const size_t first = value.find_first_of(",;|&/");
  if (first == value.npos) return std::nullopt;
  const bool choice = value[first] == '/';
  std::string joined;
  for (size_t begin = 0; begin <= value.size();) {
    const size_t end = std::min(value.find_first_of(",;|&/", begin), value.size());
    if (end < value.size() && (value[end] == '/') != choice) return std::nullopt;
    const auto one = ByIdOrName(TrimAscii(value.substr(begin, end - begin)));
    if (!one) return std::nullopt;
    joined += (joined.empty() ? "" : choice ? " OR " : " AND ") + (one->id.find(' ') == one->id.npos ? one->id : "(" + one->id + ")");
    begin = end + 1;
  }
  const LicenseClass license_class = ClassOfExpression(joined);
  return Known{std::move(joined), license_class};
}

}  // namespace

std::string_view CutTagComment(std::string_view value) {
  for (const std::string_view end : {"*/", "-->", "*)", "#}", "%>", "]]", "?>", "\\n", "\"", "'", "`", " //", " #", " --", "/*"})
    value = value.substr(0, std::min(value.find(end), value.size()));
  value = TrimAscii(value);
  while (!value.empty() && std::string_view("#*/.-,;|\\").find(value.back()) != std::string_view::npos) value = TrimAscii(value.substr(0, value.size() - 1));
  return value;
}

bool ReadTagValue(std::string_view value, bool alone, LicenseMatch& match) {
  if (IsPlaceholder(value)) return false;
  const auto parsed = ParseExpression(value);
  if (parsed && parsed->problem.empty()) {
    match.id = parsed->text;
    match.license_class = parsed->license_class;
    return true;
  }
  if (!alone) return false;
  match.written = FirstBytes(value, kMaxWritten);
  if (auto known = ByIdOrName(value)) {
    match.id = std::move(known->id);
    match.license_class = known->license_class;
    match.problem = fmt::format("no SPDX id; read as the name of {}", match.id);
  } else if (auto joined = BySigns(value)) {
    match.id = std::move(joined->id);
    match.license_class = joined->license_class;
    match.problem = fmt::format("no SPDX expression; read as {}", match.id);
  } else if (parsed) {
    match.id = parsed->known;
    match.license_class = parsed->license_class;
    match.problem = parsed->problem;
    match.partial = true;
  } else {
    match.problem = parsed.error().message;
    match.partial = true;
    // "MIT (see LICENSE)": what stands first is known. Words that follow may take back what it says, so its class is not.
    if (const auto begin = ParseExpressionAtFront(value); begin && begin->problem.empty()) match.id = begin->text;
  }
  return true;
}

}  // namespace day
