#include "license/clause_blocks.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "text/ascii.h"
#include "text/utf8.h"

namespace day {
namespace {

bool IsRoman(std::string_view word) { return word.size() > 1 ? word.find_first_not_of("ivxIVX") == word.npos : word == "i" || word == "I"; }

std::string_view EndOf(std::string_view text) {  // without closing markup and quotation marks
  constexpr size_t kTail = 64;                   // limit: bytes looked at, or lines of asterisks would cost their square
  if (text.size() > kTail) text.remove_prefix(text.size() - kTail);
  for (;;) {
    while (!text.empty() && (IsSpace(text.back()) || text.back() == '*' || text.back() == '_' || text.back() == '"')) text.remove_suffix(1);
    if (!text.ends_with("\u201d")) return text;
    text.remove_suffix(3);
  }
}

// Bytes from which a line is full, so that the next may go on with its paragraph; kNeverFull where each line is a paragraph.
constexpr size_t kNeverFull = static_cast<size_t>(-1);
size_t FullWidth(std::string_view text) {
  constexpr size_t kWrapped = 130;  // bytes: no one wraps wider, save in Chinese
  size_t lines = 0, wide = 0, widest = 0;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    const size_t size = TrimAscii(text.substr(at, end - at)).size();
    at = end + 1;
    lines += size > 0;
    wide += size > kWrapped;
    if (size <= kWrapped) widest = std::max(widest, size);
  }
  return wide * 12 > lines ? kNeverFull : widest * 6 / 10;
}

// Does a line of a paragraph that breaks off here go on in the next one, however short it is?
bool GoesOn(std::string_view before, std::string_view next) {
  static constexpr std::array<std::string_view, 30> kDangling = {" the", " a",    " an",   " of",   " and",   " or",   " to",   " in",   " by",  " for",
                                                                 " any", " this", " that", " with", " under", " as",   " such", " your", " you", " is",
                                                                 " are", " be",   " not",  " may",  " if",    " from", " on",   " its",  ",",    "\uff0c"};
  const size_t letter = next.starts_with('(') && MarkerAt(next).kind == ListMarker::kNone ? 1 : 0;  // "(or any data"
  if (next.size() <= letter || (next[letter] >= 'a' && next[letter] <= 'z')) return true;
  before = TrimAscii(before.size() > 64 ? before.substr(before.size() - 64) : before);
  return std::any_of(kDangling.begin(), kDangling.end(), [before](std::string_view end) { return before.ends_with(end); });
}

// "(ii)", at which a line was broken, counts on from "(i)" within the same paragraph: no item of a list of its own.
bool CountsOn(std::string_view before, std::string_view marker) {
  static constexpr std::array<std::string_view, 10> kRoman = {"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"};
  if (!marker.starts_with('(') || !marker.ends_with(')')) return false;
  const std::string_view label = marker.substr(1, marker.size() - 2);
  std::string last(label);
  if (const auto roman = std::find(kRoman.begin(), kRoman.end(), label); roman != kRoman.end() && roman != kRoman.begin()) last = *(roman - 1);
  else if (label.size() == 1 && label != "a" && label != "1" && label != "i") last[0] = static_cast<char>(last[0] - 1);
  else return false;
  const size_t place = before.find("(" + last + ")");
  return place != before.npos && place > 0;
}

// "3", "- 3 -", "Page 3 of 7", "第 3 页": what stands between two pages of a text that was a PDF.
bool IsPageNumber(std::string_view line) {
  constexpr size_t kLongest = 24;  // bytes
  static constexpr std::array<std::string_view, 6> kWords = {"Page", "page", "PAGE", "of", "\u7b2c", "\u9875"};
  if (line.size() > kLongest || std::none_of(line.begin(), line.end(), IsDigit)) return false;
  while (!line.empty()) {
    const auto word = std::find_if(kWords.begin(), kWords.end(), [line](std::string_view known) { return line.starts_with(known); });
    if (word == kWords.end() && !IsDigit(line[0]) && std::string_view(" -/|").find(line[0]) == std::string_view::npos) return false;
    line.remove_prefix(word == kWords.end() ? 1 : word->size());
  }
  return true;
}

}  // namespace

MarkerHit MarkerAt(std::string_view text) {
  static constexpr std::array<std::string_view, 7> kBullets = {"- ", "* ", "+ ", "\u2022", "\u2013 ", "\u25cf", "\u00b7"};
  static constexpr std::array<std::string_view, 10> kNumerals = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
  for (const std::string_view bullet : kBullets)
    if (text.starts_with(bullet)) return {ListMarker::kBullet, bullet.size()};
  // A check mark or a cross is a bullet that says something: it stays a word.
  static constexpr std::array<std::string_view, 14> kSigns = {"\u2705",
                                                              "\u2714",
                                                              "\u2713",
                                                              "\u2611",
                                                              "\u274c",
                                                              "\u2717",
                                                              "\u2718",
                                                              "\u2716",
                                                              "\u274e",
                                                              "\U0001F6AB",
                                                              "\u26d4",
                                                              ":x:",
                                                              ":heavy_check_mark:",
                                                              ":white_check_mark:"};
  for (const std::string_view sign : kSigns)
    if (text.starts_with(sign)) return {ListMarker::kBullet, 0};
  if (text.starts_with("第")) {
    const std::string_view head = text.substr(0, 24);
    const size_t end = std::min(head.find("条"), head.find("章"));
    if (end <= 15) return {ListMarker::kChinese, end + 3};
  }
  for (const std::string_view numeral : kNumerals) {
    const bool enclosed = text.starts_with("（");
    const std::string_view rest = enclosed ? text.substr(3) : text;
    if (!rest.starts_with(numeral)) continue;
    const std::string_view after = rest.substr(3);
    if (enclosed ? after.starts_with("）") : after.starts_with("、")) return {ListMarker::kChinese, enclosed ? 9U : 6U};
  }
  const bool paren = text.starts_with("(") || text.starts_with("（");
  size_t at = text.starts_with("（") ? 3 : paren ? 1 : 0;
  const size_t begin = at;
  while (at < text.size() && at - begin < 8 &&
         (IsDigit(text[at]) || IsLetter(text[at]) || (text[at] == '.' && at > begin && at + 1 < text.size() && IsDigit(text[at + 1]))))
    ++at;
  const std::string_view word = text.substr(begin, at - begin);
  if (word.empty()) return {};
  const bool number = IsDigit(word[0]) && std::all_of(word.begin(), word.end(), [](char c) { return IsDigit(c) || c == '.'; });
  const bool roman = IsRoman(word);
  if (!number && !roman && word.size() > 1) return {};
  if (number && word.find('.') == word.npos && word.size() > 2) return {};
  const std::string_view after = text.substr(at);
  size_t closing = 0;
  if (after.starts_with(")")) closing = 1;
  else if (after.starts_with("）")) closing = 3;
  if (closing != 0) return {number ? ListMarker::kParenDigit : roman ? ListMarker::kParenRoman : ListMarker::kParenLetter, at + closing};
  if (paren) return {};
  if (after.starts_with("、")) return {ListMarker::kDigit, at + 3};
  const auto depth = static_cast<size_t>(std::count(word.begin(), word.end(), '.'));
  const bool dotted = depth > 0;
  if (after.starts_with(".") && (after.size() == 1 || !IsDigit(after[1])))
    return {dotted ? ListMarker::kDotted : number ? ListMarker::kDigit : roman ? ListMarker::kRoman : ListMarker::kLetter, at + 1, depth};
  if (dotted && (after.empty() || IsSpace(after[0]))) return {ListMarker::kDotted, at, depth};
  return {};
}

bool EndsWithPunctuation(std::string_view text) { return EndsWithAny(EndOf(text), {".", ":", ";", ",", "。", "：", "；", "，", "!", "?"}); }
bool EndsSentence(std::string_view text) { return EndsWithAny(EndOf(text), {".", ":", ";", "。", "：", "；"}); }
// "You may not:", and "You may not" before items on lines of their own.
bool LeadsIn(std::string_view text) {
  return EndsWithAny(EndOf(text), {":", "：", ":-", "\u2014", " to", " not", " must", " shall", " for", " that", "the following.", "of these."});
}
bool ContinuesList(std::string_view text) { return EndsWithAny(EndOf(text), {";", "；", ",", "，", " and", " or", "、"}); }

std::vector<TextBlock> SplitBlocks(std::string_view text) {
  const size_t full = FullWidth(text);
  std::vector<TextBlock> blocks;
  const auto of_last_block = [&] { return text.substr(blocks.back().begin, blocks.back().end - blocks.back().begin); };
  size_t line_before = 0;  // bytes
  bool open = false, new_page = false;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    size_t first = at;
    while (first < end && (IsSpace(text[first]) || text[first] == '>')) ++first;
    const size_t indent = first - at;
    at = end + 1;
    if (first >= end) {
      open = false;
      continue;
    }
    if (!open && IsPageNumber(TrimAscii(text.substr(first, end - first)))) {
      new_page = true;
      continue;
    }
    size_t heading_level = 0;
    while (first < end && text[first] == '#') {
      ++heading_level;
      ++first;
    }
    while (first < end && (IsSpace(text[first]) || text.substr(first, 2) == "**" || text.substr(first, 2) == "__"))
      first += text[first] == ' ' || text[first] == '\t' || text[first] == '\r' ? 1 : 2;
    if (first >= end) continue;
    const std::string_view line = text.substr(first, end - first);
    const MarkerHit marker = MarkerAt(line);
    // A paragraph that the end of a page cut goes on.
    if (std::exchange(new_page, false) && !open && !blocks.empty() && heading_level == 0 && marker.kind == ListMarker::kNone) {
      const std::string_view above = of_last_block();
      open = !EndsSentence(above) && GoesOn(above, line);
    }
    const bool strong = marker.kind == ListMarker::kBullet || marker.kind >= ListMarker::kParenDigit;
    const std::string_view before = open ? of_last_block() : std::string_view();
    const bool begins =
        !open || heading_level > 0 || blocks.back().heading_level > 0 || (line_before < full && !GoesOn(before, line)) || EndsSentence(before) ||
        (marker.kind != ListMarker::kNone && !CountsOn(before, line.substr(0, marker.size)) && (strong || ContinuesList(before) || before.size() < 60));
    if (begins) {
      blocks.push_back({first + marker.size, end, indent, marker.kind, marker.depth, heading_level});
      open = true;
    } else {
      blocks.back().end = end;
    }
    line_before = line.size();
  }
  return blocks;
}

}  // namespace day
