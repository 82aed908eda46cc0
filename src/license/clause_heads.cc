#include "license/clause_heads.h"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace day {
namespace {

bool IsOneOf(std::string_view word, std::span<const std::string_view> words) { return std::ranges::find(words, word) != words.end(); }
bool HoldsOneOf(std::span<const ClauseWord> words, std::span<const std::string_view> wanted) {
  return std::ranges::any_of(words, [&](const ClauseWord& word) { return IsOneOf(word.text, wanted); });
}

// "Don't", "You may not", "Not allowed": so do these, short as they are.
bool SaysNot(std::span<const ClauseWord> words) {
  static constexpr std::array<std::string_view, 6> kModals = {"may", "must", "shall", "can", "do", "will"};
  static constexpr std::array<std::string_view, 3> kParticiples = {"allowed", "permitted", "authorized"};
  static constexpr std::array<std::string_view, 4> kShort = {"cannot", "cant", "mustnt", "shouldnt"};
  constexpr size_t kMost = 7;  // words
  if (words.empty() || words.size() > kMost) return false;
  if (words.size() == 1) return words[0].text == "dont" || words[0].text == "prohibited" || words[0].text == "forbidden" || words[0].text == "prohibitions";
  for (size_t i = 0; i < words.size(); ++i) {
    if (IsOneOf(words[i].text, kShort)) return true;
    if (words[i].text != "not") continue;
    if (i > 0 && IsOneOf(words[i - 1].text, kModals)) return true;
    if (i + 1 < words.size() && IsOneOf(words[i + 1].text, kParticiples)) return true;
  }
  return false;
}

// "Restrictions", "License Requirements", "What You May Do"; not "Restrictions on Liability" or "System requirements".
bool LeadsItems(std::span<const ClauseWord> words) {
  static constexpr std::array<std::string_view, 12> kNames = {"restrictions", "requirements", "conditions", "obligations", "permissions", "limitations",
                                                              "permitted",    "allowed",      "duties",     "prohibited",  "forbidden",   "disallowed"};
  static constexpr std::array<std::string_view, 19> kBeside = {"use",        "uses",     "usage",   "license",   "your",     "user", "the",
                                                               "of",         "general",  "key",     "data",      "licensee", "and",  "access",
                                                               "activities", "purposes", "actions", "following", "rights"};
  static constexpr std::array<std::string_view, 6> kModals = {"may", "must", "shall", "can", "to", "agree"};
  constexpr size_t kMost = 5;  // words
  if (words.empty() || words.size() > kMost) return false;
  if (IsOneOf(words.back().text, kModals)) return true;  // "You may"
  if (words.size() >= 3 && words.back().text == "do" && HoldsOneOf(words, kModals)) return true;
  return HoldsOneOf(words, kNames) &&
         std::ranges::all_of(words, [](const ClauseWord& word) { return IsOneOf(word.text, kNames) || IsOneOf(word.text, kBeside); });
}

}  // namespace

HeadingSense SenseOfHeading(std::span<const ClauseWord> words) {
  static constexpr std::array<std::string_view, 2> kPreamble = {"preamble", "recitals"};
  if (HoldsOneOf(words, kPreamble)) return HeadingSense::kPreamble;
  if (NamesBarredUses(words)) return HeadingSense::kBarred;
  return LeadsItems(words) ? HeadingSense::kLeading : HeadingSense::kNone;
}

bool NamesBarredUses(std::span<const ClauseWord> words) {
  static constexpr std::array<std::string_view, 6> kBarred = {"prohibited", "unacceptable", "forbidden", "disallowed", "banned", "restricted"};
  static constexpr std::array<std::string_view, 3> kAllowed = {"permitted", "allowed", "authorized"};  // "non-permitted uses"
  static constexpr std::array<std::string_view, 13> kUses = {"use",     "uses",  "activities", "applications", "practices", "content", "purposes",
                                                             "conduct", "usage", "cases",      "domains",      "actions",   "behavior"};
  if (SaysNot(words)) return true;
  for (size_t i = 0; i + 1 < words.size(); ++i)
    if ((IsOneOf(words[i].text, kBarred) || (i > 0 && words[i - 1].text == "non" && IsOneOf(words[i].text, kAllowed))) && IsOneOf(words[i + 1].text, kUses))
      return true;
  return false;
}

bool GoesOnWithExamples(std::span<const ClauseWord> words) {
  static constexpr std::array<std::string_view, 5> kPointers = {"this", "these", "such", "that", "examples"};
  static constexpr std::array<std::string_view, 8> kVerbs = {"includes", "include", "encompasses", "covers", "comprises", "extends", "applies", "means"};
  static constexpr std::array<std::string_view, 14> kBetween = {"prohibition", "prohibitions", "restriction", "restrictions", "ban",
                                                                "limitation",  "requirement",  "obligation",  "uses",         "use",
                                                                "purposes",    "also",         "of",          "activities"};
  constexpr size_t kHead = 5;  // words among which the verb stands: "This prohibition also extends to"
  const auto is = [&](size_t i, std::string_view text) { return i < words.size() && words[i].text == text; };
  if (is(0, "including")) return true;
  const size_t han = is(0, "其") && is(1, "中") ? 2 : 0;
  if (is(han, "包") && is(han + 1, "括")) return true;
  if (words.empty() || !IsOneOf(words[0].text, kPointers)) return false;
  for (size_t i = 1; i < std::min(kHead, words.size()); ++i) {
    if (IsOneOf(words[i].text, kVerbs)) return words[i].text != "applies" || is(i + 1, "to");
    if (!IsOneOf(words[i].text, kBetween)) return false;
  }
  return false;
}

bool LeadsAll(std::span<const ClauseWord> words) {
  static constexpr std::array<std::string_view, 1> kParties = {"parties"};
  return !words.empty() && words.back().text == "follows" && HoldsOneOf(words, kParties);
}

bool IsOpenLead(std::span<const ClauseWord> words) {
  static constexpr std::array<std::string_view, 11> kOpen = {"to", "not", "may", "must", "shall", "can", "cannot", "will", "for", "by", "from"};
  return !words.empty() && IsOneOf(words.back().text, kOpen);
}

bool IsBareItem(std::span<const ClauseWord> words) {
  static constexpr std::array<std::string_view, 58> kSubjects = {"the",
                                                                 "this",
                                                                 "these",
                                                                 "that",
                                                                 "those",
                                                                 "you",
                                                                 "your",
                                                                 "we",
                                                                 "our",
                                                                 "i",
                                                                 "it",
                                                                 "its",
                                                                 "they",
                                                                 "he",
                                                                 "she",
                                                                 "all",
                                                                 "each",
                                                                 "every",
                                                                 "nothing",
                                                                 "if",
                                                                 "when",
                                                                 "where",
                                                                 "in",
                                                                 "for",
                                                                 "to",
                                                                 "by",
                                                                 "upon",
                                                                 "under",
                                                                 "except",
                                                                 "unless",
                                                                 "notwithstanding",
                                                                 "subject",
                                                                 "a",
                                                                 "an",
                                                                 "licensee",
                                                                 "licensor",
                                                                 "users",
                                                                 "user",
                                                                 "as",
                                                                 "however",
                                                                 "provided",
                                                                 "please",
                                                                 "section",
                                                                 "copyright",
                                                                 "contact",
                                                                 "licensees",
                                                                 "participants",
                                                                 "recipient",
                                                                 "recipients",
                                                                 "there",
                                                                 "while",
                                                                 "although",
                                                                 "note",
                                                                 "see",
                                                                 "article",
                                                                 "appendix",
                                                                 "exhibit",
                                                                 "after"};
  static constexpr std::array<std::string_view, 19> kFinite = {"may",     "shall",  "must",   "will",  "is",       "are",     "was",
                                                               "were",    "can",    "cannot", "has",   "requires", "require", "remains",
                                                               "applies", "should", "means",  "agree", "agrees"};
  constexpr size_t kMost = 45, kHead = 8;  // words: of an item; among which its own verb would stand
  if (words.empty() || words.size() > kMost || IsOneOf(words[0].text, kSubjects)) return false;
  return !HoldsOneOf(words.first(std::min(kHead, words.size())), kFinite);
}

bool NamesConditions(std::span<const ClauseWord> words) {
  static constexpr std::array<std::string_view, 12> kNames = {"conditions", "met",   "terms",        "rules",     "restrictions", "limitations",
                                                              "condition",  "below", "requirements", "following", "satisfied",    "fulfilled"};
  static constexpr std::array<std::string_view, 4> kOnlyIf = {"if", "where", "when", "in"};  // "If you redistribute it, … all of the following conditions"
  constexpr size_t kTail = 3;                                                                // words among which the last ones say so
  if (words.empty() || IsOneOf(words[0].text, kOnlyIf)) return false;
  return HoldsOneOf(words.last(std::min(kTail, words.size())), kNames);
}

bool IsBanOfItsOwn(std::span<const ClauseWord> words) {
  static constexpr std::array<std::string_view, 8> kVerbs = {"may", "shall", "must", "will", "agree", "agrees", "undertakes", "can"};
  constexpr size_t kHead = 7;  // words: of a subject, its verb and "not"
  for (size_t i = 1; i + 1 < std::min(kHead, words.size()); ++i)
    if (words[i].text == "cannot" || (IsOneOf(words[i].text, kVerbs) && words[i + 1].text == "not")) return true;
  return false;
}

std::span<const ClauseWord> WithoutExceptionByLaw(std::span<const ClauseWord> words, std::string_view text) {
  static constexpr std::array<std::string_view, 5> kOpeners = {"except", "unless", "save", "to", "notwithstanding"};
  static constexpr std::array<std::string_view, 4> kLaw = {"law", "laws", "legislation", "statute"};
  // Parts of a sentence that are looked at: none that says "agreed", "permission" or the like besides the law.
  static constexpr std::array<std::string_view, 13> kElse = {"agreed",   "permission", "consent", "license", "agreement", "terms", "written",
                                                             "approval", "writing",    "herein",  "section", "we",        "you"};
  const auto is_by_law = [&](std::span<const ClauseWord> part) {
    constexpr size_t kMost = 30;  // words
    return !part.empty() && part.size() <= kMost && IsOneOf(part[0].text, kOpeners) && HoldsOneOf(part, kLaw) && !HoldsOneOf(part, kElse);
  };
  const auto comma_after = [&](size_t i) {
    return i + 1 < words.size() && text.substr(words[i].end, words[i + 1].begin - words[i].end).find(',') != text.npos;
  };
  if (!HoldsOneOf(words, kLaw) || !HoldsOneOf(words, kOpeners)) return words;
  if (IsOneOf(words[0].text, kOpeners))
    for (size_t i = 0; i + 1 < words.size(); ++i)
      if (comma_after(i) && is_by_law(words.first(i + 1))) return words.subspan(i + 1);
  for (size_t i = 1; i < words.size(); ++i)
    if ((words[i].text == "except" || words[i].text == "unless" || words[i].text == "save") && is_by_law(words.subspan(i))) return words.first(i);
  return words;
}

}  // namespace day
