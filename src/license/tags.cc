#include <algorithm>
#include <array>
#include <optional>

#include "license/clauses.h"
#include "license/expression.h"
#include "license/freedoms.h"
#include "license/index.h"
#include "license/license.h"
#include "license/tag_value.h"
#include "license/tokens.h"
#include "license/words.h"
#include "text/ascii.h"
#include "text/lines.h"
#include "text/utf8.h"

namespace day {
namespace {

constexpr size_t kMaxTags = 1000;               // limit: tags of one file
constexpr size_t kMaxTag = kMaxExpressionSize;  // limit: bytes of a tag; those in use have under 300
constexpr size_t kMaxBefore = 400;              // limit: bytes of a line that are looked at before a tag
constexpr uint32_t kMaxLines = 4;               // limit: lines of a tag

// Whichever of some words comes next. Each is looked for once over the text.
template <size_t kCount>
class NextOf {
 public:
  NextOf(std::string_view text, std::array<std::string_view, kCount> words) : text_(text), words_(words) {
    for (size_t i = 0; i < kCount; ++i) places_[i] = text_.find(words_[i]);
  }
  size_t Place() const { return *std::ranges::min_element(places_); }
  size_t Which() const { return static_cast<size_t>(std::ranges::min_element(places_) - places_.begin()); }
  void Pass() {
    size_t& place = places_[Which()];
    place = text_.find(words_[Which()], place + 1);
  }

 private:
  std::string_view text_;
  std::array<std::string_view, kCount> words_;
  std::array<size_t, kCount> places_;
};

// The length of "SPDX-License-Identifier:" at the front, in any case and either spelling of "license"; 0 where another word stands.
size_t TagSize(std::string_view text) {
  constexpr std::string_view kTag = "spdx-license-identifier";
  if (text.size() <= kTag.size() || (text[0] | 0x20) != 's' || (text[5] | 0x20) != 'l') return 0;
  const std::string found = ToLowerAscii(text.substr(0, kTag.size()));
  if (found != kTag && found != "spdx-licence-identifier") return 0;
  const size_t colon = text.find_first_not_of(" \t", kTag.size());
  return colon != text.npos && text[colon] == ':' ? colon + 1 : 0;
}

enum class Stands : uint8_t { kAlone, kInWords, kInStringOfCode };

// What stands before a tag on its line.
Stands WhereItStands(std::string_view before) {
  const std::string_view trimmed = TrimAscii(before);
  for (const std::string_view word : {"dnl", "rem", "REM", "c", "C"})  // that begin a comment
    if (trimmed == word) return Stands::kAlone;
  if (std::ranges::none_of(before, IsLetterOrDigit)) return Stands::kAlone;
  char quote = '\0';
  size_t opened = 0;
  for (size_t i = 0; i < before.size(); ++i) {
    const char c = before[i];
    if (quote != '\0') {
      if (c == quote && before[i - 1] != '\\') quote = '\0';
    } else if (c == '"' || c == '`' || (c == '\'' && (i == 0 || !IsLetterOrDigit(before[i - 1])))) {
      quote = c;
      opened = i;
    }
  }
  if (quote == '\0') return Stands::kInWords;
  const std::string_view code = TrimAscii(before.substr(0, opened));
  const bool key = code.ends_with(':') && code.find('(') == code.npos && code.find('"') != code.npos;  // JSON, which has no comments: "_comment": "SPDX-…"
  return key || std::ranges::none_of(code, IsLetterOrDigit) ? Stands::kAlone : Stands::kInStringOfCode;
}

// Does the value go on in the next line: "MIT OR", "(MIT"?
bool GoesOn(std::string_view value) {
  if (value.empty()) return false;
  if (std::ranges::count(value, '(') > std::ranges::count(value, ')')) return true;
  const std::string last = ToLowerAscii(value.substr(value.find_last_of(" \t)") + 1));
  return value.find_first_of(" \t)") != value.npos && (last == "or" || last == "and" || last == "with");
}

struct Value {
  std::string text;
  uint32_t lines = 1;
};
Value ValueAt(std::string_view rest) {
  rest = rest.substr(0, kMaxTag);
  const auto line = [&rest] {
    const std::string_view first = rest.substr(0, std::min(rest.find_first_of("\r\n"), rest.size()));
    rest.remove_prefix(std::min(rest.find('\n'), rest.size() - 1) + 1);
    return first;
  };
  if (rest.empty()) return {};
  Value value{std::string(CutTagComment(line()))};
  while (GoesOn(value.text) && value.lines < kMaxLines && !rest.empty()) {
    std::string_view next = line();
    next.remove_prefix(std::min(next.find_first_not_of(" \t*#/;%!-"), next.size()));
    next = CutTagComment(next);
    if (next.empty()) break;
    value.text.append(" ").append(next);
    ++value.lines;
  }
  return value;
}

// Does a line begin as lines of comments do?
bool HasLeader(std::string_view text, size_t line) {
  const size_t at = text.find_first_not_of(" \t", line);
  return at != text.npos && std::string_view("#/*;%-!\"<").find(text[at]) != std::string_view::npos;
}

// "# SPDX-License-Identifier: MIT", "# This file may not be used commercially.": the lines behind a tag in its comment may take back what it says.
void HoldToWhatFollows(std::string_view text, size_t begin, LicenseMatch& tag) {
  constexpr uint32_t kLines = 6;  // limit
  if (!IsOpen(tag.license_class)) return;
  std::string block;  // without the leaders, one of which would make a heading of a line
  for (size_t at = begin, line = 0; line < kLines && at < text.size() && HasLeader(text, at); ++line) {
    const size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    const std::string_view words = text.substr(at, end - at);
    block += words.substr(std::min(words.find_first_not_of(" \t#/*;%-!\"<"), words.size()));
    at = end;
  }
  if (!TheLicensePhrases().Any(PhraseKind::kLimit, LicenseWords(block))) return;
  const std::vector<LicenseClause> limits = ForeignToOpenLicenses(FindClauses(block));
  if (limits.empty()) return;
  tag.license_class = ClassOfLimited(limits);
  tag.problem = "what follows limits it";
  tag.partial = true;
}

}  // namespace

std::vector<LicenseMatch> FindLicenseTags(std::string_view text, IgnoredTags ignored) {
  std::vector<LicenseMatch> tags, in_ignored;
  LineCounter lines(text);
  constexpr size_t kAnchor = 3;  // an X is rarer than an S: looking for it takes a third of the time
  NextOf<2> next(text, {"X-", "x-"});
  std::optional<NextOf<2>> marks, snippets, fences;
  bool in_block = false, in_snippet = false, in_fence = text.starts_with("```") || text.starts_with("~~~");
  for (; next.Place() != text.npos && tags.size() + in_ignored.size() < kMaxTags; next.Pass()) {
    if (next.Place() < kAnchor) continue;
    const size_t at = next.Place() - kAnchor;
    const size_t size = TagSize(text.substr(at, 64));
    if (size == 0) continue;
    if (!marks) {
      marks.emplace(text, std::array<std::string_view, 2>{"REUSE-IgnoreStart", "REUSE-IgnoreEnd"});
      snippets.emplace(text, std::array<std::string_view, 2>{"SPDX-SnippetBegin", "SPDX-SnippetEnd"});
      fences.emplace(text, std::array<std::string_view, 2>{"\n```", "\n~~~"});
    }
    for (; marks->Place() < at; marks->Pass()) in_block = marks->Which() == 0;
    for (; snippets->Place() < at; snippets->Pass()) in_snippet = snippets->Which() == 0;
    for (; fences->Place() < at; fences->Pass()) in_fence = !in_fence;
    const size_t from = at > kMaxBefore ? at - kMaxBefore : 0;
    std::string_view before = text.substr(from, at - from);
    before.remove_prefix(before.find_last_of("\r\n") + 1);
    const Stands stands = WhereItStands(before);
    if (stands == Stands::kInStringOfCode) continue;
    const Value value = ValueAt(text.substr(at + size));
    LicenseMatch match;
    if (!ReadTagValue(value.text, stands == Stands::kAlone, match)) continue;
    match.how = "tag";
    match.similarity = 1;
    match.first_line = lines.Of(at);
    match.last_line = match.first_line + value.lines - 1;
    if (in_snippet) match.field = "snippet";
    if (match.problem.empty() && in_block) match.problem = "between REUSE-IgnoreStart and REUSE-IgnoreEnd";
    if (match.problem.empty() && in_fence) match.problem = "in an example of code";
    HoldToWhatFollows(text, at + BeginOfLine(text.substr(at), value.lines + 1), match);
    (in_block || in_fence ? in_ignored : tags).push_back(std::move(match));
  }
  return tags.empty() && ignored == IgnoredTags::kIfNoOther ? in_ignored : tags;
}

void SettleTags(std::vector<LicenseMatch>& matches, std::vector<LicenseMatch>& tags) {
  const auto holds = [](const LicenseMatch& text, const LicenseMatch& tag) {
    return text.how == "text" && text.first_line <= tag.first_line && tag.first_line <= text.last_line;
  };
  std::erase_if(tags, [&](const LicenseMatch& tag) {
    return std::ranges::any_of(matches, [&](const LicenseMatch& text) { return !text.id.empty() && holds(text, tag); });
  });
  std::erase_if(matches, [&](const LicenseMatch& text) {
    const bool words = text.id.empty() && text.license_class == LicenseClass::kUnknown;
    return words && std::ranges::any_of(tags, [&](const LicenseMatch& tag) { return holds(text, tag) && !tag.partial; });
  });
}

}  // namespace day
