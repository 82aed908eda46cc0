#include "license/clause_words.h"

#include <algorithm>
#include <array>
#include <map>

#include "license/escapes.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace day {
namespace {

char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

enum class Sort : uint8_t { kSeparator, kLetter, kAlone };
Sort SortOf(uint32_t code_point) {
  if (code_point == 0xA3 || code_point == 0xA5 || code_point == 0x20AC || code_point == 0xFFE5) return Sort::kAlone;  // £ ¥ € ￥
  // Check marks and crosses, as in tables of what is allowed.
  if ((code_point >= 0x2713 && code_point <= 0x2718) || code_point == 0x2705 || code_point == 0x274C || code_point == 0x274E || code_point == 0x2611 ||
      code_point == 0x26D4 || code_point == 0x1F6AB)
    return Sort::kAlone;
  if (code_point < 0xC0 || (code_point >= 0x2000 && code_point < 0x2E80) || (code_point >= 0x3000 && code_point < 0x3040)) return Sort::kSeparator;
  if (code_point >= 0xFF10 && code_point <= 0xFF19) return Sort::kLetter;
  if (code_point >= 0xFE00 && code_point <= 0xFFFF) return Sort::kSeparator;
  return code_point >= 0x2E80 && code_point < 0xFB00 ? Sort::kAlone : Sort::kLetter;
}

size_t PastAddress(std::string_view text, size_t at) {
  while (at < text.size() && static_cast<unsigned char>(text[at]) > ' ' && static_cast<unsigned char>(text[at]) < 0x80 && text[at] != ')' && text[at] != '>' &&
         text[at] != '"' && text[at] != '\'' && text[at] != ']')
    ++at;
  while (at > 0 && (text[at - 1] == '.' || text[at - 1] == ',' || text[at - 1] == ';')) --at;  // they belong to the sentence
  return at;
}

// Bytes of an apostrophe at `at`, or 0.
size_t Apostrophe(std::string_view text, size_t at) {
  if (text[at] == '\'') return 1;
  return text.substr(at, 3) == "\u2019" ? 3 : 0;
}

// "licence", "authorised": rules know the American spelling, which has as many letters.
void SpellAsInAmerica(std::string& lowered, size_t begin) {
  static constexpr std::array<std::string_view, 20> kStems = {"licenc",     "sublicenc",    "authoris",   "unauthoris", "organis",    "utilis",  "anonymis",
                                                              "deanonymis", "commercialis", "recognis",   "customis",   "optimis",    "monetis", "categoris",
                                                              "sexualis",   "generalis",    "personalis", "minimis",    "criminalis", "weaponis"};
  const std::string_view word = std::string_view(lowered).substr(begin);
  for (const std::string_view stem : kStems) {
    if (!word.starts_with(stem)) continue;
    char& last = lowered[begin + stem.size() - 1];
    last = last == 'c' ? 's' : 'z';
    return;
  }
}

}  // namespace

std::vector<ClauseWord> ReadClauseWords(std::string_view text, std::string& lowered) {
  struct Place {
    size_t begin, end;
  };
  std::vector<ClauseWord> words;
  std::vector<Place> places;  // in `lowered`, which moves as it grows
  lowered.clear();
  lowered.reserve(text.size());
  words.reserve(text.size() / 6);
  places.reserve(text.size() / 6);
  uint32_t line = 1;
  const auto add = [&](size_t begin, size_t end, size_t lower_begin) {
    places.push_back({lower_begin, lowered.size()});
    words.push_back({{}, static_cast<uint32_t>(begin), static_cast<uint32_t>(end), line});
  };
  for (size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (c == '\n') ++line;
    const size_t lower_begin = lowered.size();
    if (c == '$' || c == '%') {
      lowered += c;
      add(at, at + 1, lower_begin);
      ++at;
      continue;
    }
    size_t end = at;
    if (c == 'h' && (text.substr(at, 8).starts_with("https://") || text.substr(at, 7).starts_with("http://"))) {
      end = PastAddress(text, at);
      for (size_t i = at; i < end; ++i) lowered += Lower(text[i]);
    } else {
      while (end < text.size()) {
        if (IsLetterOrDigit(text[end])) {
          const size_t from = lowered.size(), begin = end;
          while (end < text.size() && IsLetterOrDigit(text[end])) ++end;
          lowered.append(text, begin, end - begin);
          for (size_t i = from; i < lowered.size(); ++i) lowered[i] = Lower(lowered[i]);
          continue;
        }
        const size_t apostrophe = end > at ? Apostrophe(text, end) : 0;
        if (apostrophe != 0 && end + apostrophe < text.size() && IsLetterOrDigit(text[end + apostrophe])) {
          const size_t next = end + apostrophe;
          if (Lower(text[next]) == 's' && (next + 1 == text.size() || !IsLetterOrDigit(text[next + 1]))) break;
          end = next;  // don’t: "dont"
          continue;
        }
        if ((text[end] == ',' || text[end] == '.') && end > at && IsDigit(text[end - 1]) && end + 1 < text.size() && IsDigit(text[end + 1])) {
          lowered += text[end++];  // 1,000,000; 2.0
          continue;
        }
        if (static_cast<unsigned char>(text[end]) < 0x80) break;
        std::string_view rest = text.substr(end);
        const uint32_t code_point = NextCodePoint(rest);
        const Sort sort = SortOf(code_point);
        if (sort == Sort::kSeparator || (sort == Sort::kAlone && end > at)) break;
        lowered.append(text.substr(end, text.size() - rest.size() - end));
        end = text.size() - rest.size();
        if (sort == Sort::kAlone) break;
      }
    }
    if (end == at) {
      if (static_cast<unsigned char>(c) < 0x80) {
        ++at;
        continue;
      }
      std::string_view rest = text.substr(at);
      NextCodePoint(rest);
      at = text.size() - rest.size();
      continue;
    }
    SpellAsInAmerica(lowered, lower_begin);
    add(at, end, lower_begin);
    at = end;
    if (const size_t apostrophe = at < text.size() ? Apostrophe(text, at) : 0;
        apostrophe != 0 && at + apostrophe < text.size() && Lower(text[at + apostrophe]) == 's' &&
        (at + apostrophe + 1 == text.size() || !IsLetterOrDigit(text[at + apostrophe + 1])))
      at += apostrophe + 1;
  }
  for (size_t i = 0; i < words.size(); ++i) words[i].text = std::string_view(lowered).substr(places[i].begin, places[i].end - places[i].begin);
  return words;
}

namespace {

// "\n" is white space, and an escaped letter stands at the beginning of its six bytes.
void BlankEscapes(std::string& text) {
  size_t at = text.find('\\');
  if (at == text.npos) return;
  const bool escaped = HoldsEscapedLines(text);
  for (; at != text.npos; at = text.find('\\', at + 1)) {
    uint32_t code_point = 0;
    size_t end = SkipEscape(text, at, escaped);
    std::string sign;
    if (end == at && escaped && ReadUnicodeEscape(text, at, code_point)) {
      end = at + 6;
      if (code_point >= ' ' && (code_point < 0xD800 || code_point >= 0xE000)) AppendUtf8(sign, code_point);
    }
    sign.resize(end - at, ' ');
    text.replace(at, end - at, sign);
  }
}

void BlankTags(std::string& text) {
  constexpr size_t kMaxTag = 300;  // limit: bytes of an HTML tag
  for (size_t at = text.find('<'); at != text.npos; at = text.find('<', at + 1)) {
    const char next = at + 1 < text.size() ? text[at + 1] : ' ';
    if (next != '/' && next != '!' && !(Lower(next) >= 'a' && Lower(next) <= 'z')) continue;
    const size_t end = text.find_first_of("<>\n", at + 1);
    if (end == text.npos || text[end] != '>' || end - at > kMaxTag) continue;
    std::fill(text.begin() + static_cast<std::ptrdiff_t>(at), text.begin() + static_cast<std::ptrdiff_t>(end) + 1, ' ');
  }
}

// "# " before every line is a comment, before a few it is a heading.
void BlankCommentLeaders(std::string& text) {
  static constexpr std::array<std::string_view, 8> kLeaders = {"//", "#", "*", ";;", ";", "--", "%", ">"};
  std::map<std::string_view, size_t> counts;
  size_t lines = 0;
  const auto leader_at = [&](size_t at) -> std::string_view {
    for (const std::string_view leader : kLeaders)
      if (std::string_view(text).substr(at).starts_with(leader)) return leader;
    return {};
  };
  const auto each_line = [&](auto&& visit) {
    for (size_t at = 0; at < text.size();) {
      const size_t first = text.find_first_not_of(" \t\r", at);
      if (first == text.npos) return;
      if (text[first] != '\n') visit(first);
      const size_t end = text.find('\n', first);
      if (end == text.npos) return;
      at = end + 1;
    }
  };
  each_line([&](size_t first) {
    ++lines;
    if (const std::string_view leader = leader_at(first); !leader.empty()) ++counts[leader];
  });
  for (const auto& [leader, count] : counts) {
    if (count < 4 || count * 10 < lines * 7) continue;
    each_line([&, start = leader](size_t first) {
      if (leader_at(first) == start) std::fill_n(text.begin() + static_cast<std::ptrdiff_t>(first), start.size(), ' ');
    });
  }
}

}  // namespace

std::string WithoutMarkup(std::string_view text) {
  std::string clean(text);
  clean = ReplaceAll(std::move(clean), "\u2029", "   ");  // of RTF, where lines that were wrapped end so too
  BlankEscapes(clean);
  BlankTags(clean);
  BlankCommentLeaders(clean);
  return clean;
}

std::vector<std::string> ClauseWordsOf(std::string_view phrase) {
  std::string lowered;
  std::vector<std::string> words;
  for (const ClauseWord& word : ReadClauseWords(phrase, lowered)) words.emplace_back(word.text);
  return words;
}

}  // namespace day
