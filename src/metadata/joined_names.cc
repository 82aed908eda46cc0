#include "metadata/joined_names.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "text/utf8.h"

namespace day::metadata {
namespace {

constexpr uint32_t kMaxDepth = 8;  // limit: parentheses within each other

// What joins, from what binds least to what binds most. A comma alone stands between licenses that all hold.
struct Joint {
  Joins joins;
  std::array<std::string_view, 5> signs;
};
constexpr Joint kJoints[] = {
    {Joins::kAll, {", and "}},
    {Joins::kChoice, {", or "}},
    {Joins::kChoice, {" or ", "||", "|"}},
    {Joins::kSlash, {"/"}},
    {Joins::kAll, {" and ", "&", ",", ";", " + "}},
};

// "or later", "or any later version", "or newer": a part of a license's name.
bool SaysLater(std::string_view after) {
  for (const std::string_view word : {"later", "newer", "any later", "any newer", "above", "greater", "higher", "(at your option)", "at your option"})
    if (after.starts_with(word)) return true;
  return false;
}

// The parts between the signs that stand outside of parentheses. `lower`: the text in lower case.
std::vector<std::string_view> Split(std::string_view text, std::string_view lower, const Joint& joint) {
  std::vector<std::string_view> parts;
  size_t begin = 0;
  int depth = 0;
  const bool address = lower.find("://") != lower.npos;
  for (size_t at = 0; at < text.size();) {
    depth += text[at] == '(' ? 1 : text[at] == ')' ? -1 : 0;
    size_t sign_size = 0;
    for (const std::string_view sign : joint.signs)
      if (depth <= 0 && sign_size == 0 && !sign.empty() && lower.substr(at).starts_with(sign) && !(sign == "/" && address) &&
          !(sign.ends_with("or ") && SaysLater(lower.substr(at + sign.size()))))
        sign_size = sign.size();
    if (sign_size == 0) {
      ++at;
      continue;
    }
    parts.push_back(TrimAscii(text.substr(begin, at - begin)));
    begin = at = at + sign_size;
  }
  parts.push_back(TrimAscii(text.substr(begin)));
  return parts;
}

// "(MIT or BSD)" without its parentheses; "(c) or (d)" is not in any.
bool TakeParentheses(std::string_view& text) {
  if (!text.starts_with('(') || !text.ends_with(')')) return false;
  int depth = 0;
  for (size_t at = 0; at + 1 < text.size(); ++at) {
    depth += text[at] == '(' ? 1 : text[at] == ')' ? -1 : 0;
    if (depth == 0) return false;
  }
  text = TrimAscii(text.substr(1, text.size() - 2));
  return true;
}

NamedLicense NameAt(std::string_view text, std::string_view names, size_t level, uint32_t depth) {
  if (auto one = NameOne(text, names)) return *one;
  const std::string lower = ToLowerAscii(text);
  for (; level < std::size(kJoints); ++level) {
    const std::vector<std::string_view> parts = Split(text, lower, kJoints[level]);
    if (parts.size() < 2) continue;
    std::vector<NamedLicense> named;
    for (const std::string_view part : parts)
      if (!part.empty()) named.push_back(NameAt(part, names, level + 1, depth));
    if (named.empty()) return {};
    return JoinNamed(named, kJoints[level].joins);
  }
  if (depth < kMaxDepth && TakeParentheses(text)) return NameAt(text, names, 0, depth + 1);
  // A word alone is an id that no list has; several may be terms.
  NamedLicense unknown;
  unknown.limits = text.find(' ') != text.npos;
  return unknown;
}

// With parentheses where an operator that binds less stands in it.
std::string Inside(const std::string& expression, bool choice) {
  return !choice && expression.find(" OR ") != std::string::npos ? "(" + expression + ")" : expression;
}

}  // namespace

NamedLicense JoinNamed(std::span<const NamedLicense> parts, Joins joins) {
  const bool all = std::ranges::all_of(parts, [](const NamedLicense& part) { return !part.expression.empty(); });
  const bool choice = joins == Joins::kChoice || (joins == Joins::kSlash && all);
  NamedLicense joined = parts[0];
  std::string known;
  for (size_t i = 0; i < parts.size(); ++i) {
    const NamedLicense& part = parts[i];
    if (i > 0) joined.license_class = choice ? MostOpen(joined.license_class, part.license_class) : LeastOpen(joined.license_class, part.license_class);
    const std::string& of_part = part.expression.empty() ? part.known : part.expression;
    if (of_part.empty()) continue;
    const std::string inside = parts.size() > 1 ? Inside(of_part, choice) : of_part;
    known += (known.empty() ? "" : choice ? " OR " : " AND ") + inside;
  }
  joined.expression = all ? known : "";
  // Of terms that others may limit nothing is called by an open license's id. What may be chosen instead limits nothing.
  joined.limits = std::ranges::any_of(parts, [choice](const NamedLicense& part) {
    const bool restricted = part.expression.empty() && part.license_class != LicenseClass::kUnknown && !IsOpen(part.license_class);
    return part.limits || (restricted && !choice);
  });
  joined.known = all || joined.limits ? "" : known;
  if (joined.limits && IsOpen(joined.license_class)) joined.license_class = LicenseClass::kUnknown;
  return joined;
}

std::optional<NamedLicense> NameJoined(std::string_view written, std::string_view names) {
  NamedLicense named = NameAt(TrimAscii(written), names, 0, 0);
  if (named.expression.empty() && named.known.empty() && named.license_class == LicenseClass::kUnknown) return std::nullopt;
  return named;
}

}  // namespace day::metadata
