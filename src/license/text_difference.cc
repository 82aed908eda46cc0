#include "license/text_difference.h"

#include <algorithm>
#include <tuple>

#include "license/align.h"
#include "license/clause_text.h"
#include "license/tokens.h"
#include "license/words.h"

namespace day {
namespace {

constexpr uint32_t kJoin = 2;  // equal words between two differences that are shown as one

std::vector<uint32_t> HashesOf(const ClauseText& text) {
  std::vector<uint32_t> hashes;
  hashes.reserve(text.words().size());
  for (const ClauseWord& word : text.words()) hashes.push_back(HashWord(word.text));
  return hashes;
}

struct Side {
  uint32_t begin, end, first_line, last_line;
};
Side SideOf(const ClauseText& text, uint32_t begin, uint32_t end) {
  const auto& words = text.words();
  if (begin < end) return {words[begin].begin, words[end - 1].end, words[begin].line, words[end - 1].line};
  if (words.empty()) return {0, 0, 1, 1};
  const ClauseWord& before = words[begin == 0 ? 0 : begin - 1];
  const uint32_t place = begin == 0 ? before.begin : before.end;
  return {place, place, before.line, before.line};
}

bool Differ(std::string_view a, std::string_view b) {
  const LicensePhrases& phrases = TheLicensePhrases();
  const auto duties = [&](std::string_view part) { return phrases.Values(PhraseKind::kObligation, LicenseWords(part)); };
  return duties(a) != duties(b);
}

std::vector<LicenseClause> Without(const std::vector<LicenseClause>& clauses, const std::vector<LicenseClause>& others) {
  const auto key = [](const LicenseClause& clause) { return std::tie(clause.type, clause.effect, clause.detail, clause.figure); };
  std::vector<LicenseClause> only;
  for (const LicenseClause& clause : clauses) {
    const auto same = [&](const LicenseClause& other) { return key(other) == key(clause); };
    if (std::none_of(others.begin(), others.end(), same) && std::none_of(only.begin(), only.end(), same)) only.push_back(clause);
  }
  return only;
}

}  // namespace

TextDifference CompareLicenseTexts(std::string_view a, std::string_view b) {
  TextDifference difference;
  const std::vector<LicenseClause> clauses_a = FindClauses(a), clauses_b = FindClauses(b);
  difference.only_a = Without(clauses_a, clauses_b);
  difference.only_b = Without(clauses_b, clauses_a);

  const ClauseText text_a(a), text_b(b);
  const std::vector<uint32_t> hashes_a = HashesOf(text_a), hashes_b = HashesOf(text_b);
  auto alignment = Align(hashes_a, hashes_b, kMaxDistance);
  if (!alignment) return difference;
  difference.compared = true;
  JoinDifferences(*alignment, kJoin, static_cast<uint32_t>(hashes_a.size()));
  for (const TokenDifference& one : alignment->differences) {
    const Side in_a = SideOf(text_a, one.query_begin, one.query_end), in_b = SideOf(text_b, one.text_begin, one.text_end);
    WordDifference words{in_a.begin, in_a.end, in_b.begin, in_b.end, in_a.first_line, in_a.last_line, in_b.first_line, in_b.last_line, false};
    words.substantive = Differ(a.substr(in_a.begin, in_a.end - in_a.begin), b.substr(in_b.begin, in_b.end - in_b.begin));
    difference.words.push_back(words);
  }
  return difference;
}

}  // namespace day
