// SplitSentences of text/markdown.h.
#include <algorithm>
#include <array>

#include "text/ascii.h"
#include "text/markdown.h"
#include "text/utf8.h"

namespace day {
namespace {

bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool IsLower(char c) { return c >= 'a' && c <= 'z'; }

// Does the full stop at `dot` close an abbreviation, an initial or the number of a list?
bool IsAbbreviation(std::string_view text, size_t begin, size_t dot) {
  static constexpr std::array<std::string_view, 31> kKnown = {"e.g", "i.e", "eg", "ie",   "cf",   "vs",     "etc", "al",  "fig", "figs", "eq",
                                                              "eqs", "sec", "no", "nos",  "vol",  "dr",     "mr",  "mrs", "ms",  "prof", "st",
                                                              "inc", "ltd", "co", "corp", "dept", "approx", "ver", "v",   "resp"};
  size_t word = dot;
  while (word > begin && dot - word < 8 && (IsLower(text[word - 1]) || IsUpper(text[word - 1]) || text[word - 1] == '.')) --word;
  const std::string_view last = text.substr(word, dot - word);
  if (last.size() == 1 && IsUpper(last[0])) return word == begin || !IsDigit(text[word - 1]);  // J. Smith, but not "of 7B."
  const std::string lowered = ToLowerAscii(last);
  if (std::ranges::find(kKnown, lowered) != kKnown.end()) {
    // "et al." and "etc." do end sentences, before a capital letter; companies and titles do not.
    if (lowered == "etc" || lowered == "al" || lowered == "no") return dot + 2 < text.size() && !IsUpper(text[dot + 2]);
    return true;
  }
  size_t number = dot;
  while (number > begin && IsDigit(text[number - 1])) --number;
  return number == begin && number < dot;  // 1. First
}

// Bytes of the wide sentence end at `at` (。 ！ ？), or 0.
size_t WideEnd(std::string_view text, size_t at) {
  const std::string_view three = text.substr(at, 3);
  return three == "\u3002" || three == "\uff01" || three == "\uff1f" ? 3 : 0;
}

// Behind closing quotation marks and brackets.
size_t PastClosers(std::string_view text, size_t at) {
  while (at < text.size()) {
    if (text[at] == '"' || text[at] == '\'' || text[at] == ')' || text[at] == ']') {
      ++at;
    } else if (text.substr(at, 3) == "\u201d" || text.substr(at, 3) == "\u2019" || text.substr(at, 3) == "\uff09" || text.substr(at, 3) == "\u300d") {
      at += 3;
    } else {
      break;
    }
  }
  return at;
}

}  // namespace

std::vector<std::string_view> SplitSentences(std::string_view text) {
  std::vector<std::string_view> sentences;
  size_t begin = 0;
  auto cut = [&](size_t end) {
    const std::string_view sentence = TrimAscii(text.substr(begin, end - begin));
    if (!sentence.empty()) sentences.push_back(sentence);
    begin = end;
    while (begin < text.size() && IsSpace(text[begin])) ++begin;
  };
  for (size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (c == '\n') {
      cut(at);
      at = std::max(at + 1, begin);
      continue;
    }
    if (const size_t wide = static_cast<unsigned char>(c) >= 0x80 ? WideEnd(text, at) : 0; wide != 0) {
      at = PastClosers(text, at + wide);
      cut(at);
      at = std::max(at, begin);
      continue;
    }
    if (c != '.' && c != '!' && c != '?') {
      ++at;
      continue;
    }
    size_t end = at + 1;
    while (end < text.size() && (text[end] == '.' || text[end] == '!' || text[end] == '?')) ++end;
    const bool single_dot = c == '.' && end == at + 1;
    const size_t closed = PastClosers(text, end);
    const bool at_end = closed >= text.size();
    bool ends = at_end || IsSpace(text[closed]);
    if (ends && !at_end && c == '.') {
      size_t next = closed;
      while (next < text.size() && IsSpace(text[next])) ++next;
      if (next < text.size() && IsLower(text[next])) ends = false;
      if (single_dot && closed == end && IsAbbreviation(text, begin, at)) ends = false;
    }
    if (ends) {
      cut(closed);
      at = std::max(closed, begin);
    } else {
      at = end;
    }
  }
  cut(text.size());
  return sentences;
}

}  // namespace day
