#include "license/substance.h"

#include <algorithm>
#include <string>

#include "license/tokens.h"

namespace day {
namespace {

using Tokens = std::span<const uint32_t>;

bool Has(Tokens tokens, uint32_t token) { return std::find(tokens.begin(), tokens.end(), token) != tokens.end(); }

bool IsYear(uint32_t token) {
  static const std::vector<uint32_t> kYears = [] {
    std::vector<uint32_t> years;
    for (int year = 1960; year < 2060; ++year) years.push_back(HashWord(std::to_string(year)));
    std::sort(years.begin(), years.end());
    return years;
  }();
  return std::binary_search(kYears.begin(), kYears.end(), token);
}

// Words that stand on one side only, list markers and years aside.
uint32_t CountOthers(Tokens of, Tokens other, const LicensePhrases& phrases) {
  std::vector<uint32_t> rest(other.begin(), other.end());
  uint32_t others = 0;
  for (uint32_t token : of) {
    if (phrases.IsMarker(token) || IsYear(token)) continue;
    const auto found = std::find(rest.begin(), rest.end(), token);
    if (found != rest.end()) rest.erase(found);
    else ++others;
  }
  return others;
}

// "Neither the name of X nor", "provided by X", "without written permission of X": a name stands where the text has another.
bool IsNamePlace(Tokens text, uint32_t at) {
  static const std::vector<uint32_t> kBefore = LicenseWords("of by from the holder holders to contact name");
  return at > 0 && Has(kBefore, text[at - 1]);
}

// Words of sentences, which no name has.
bool IsName(Tokens added) {
  static const std::vector<uint32_t> kOfSentences =
      LicenseWords("is are was be this you your it may must shall can will cannot not use used uses if when must except");
  return std::none_of(added.begin(), added.end(), [](uint32_t token) { return Has(kOfSentences, token); });
}

// "Version 1.1" where the text has "Version 1.0": another edition, however alike.
bool IsVersion(Tokens text, uint32_t at, Tokens added, Tokens missing, const LicensePhrases& phrases) {
  static const std::vector<uint32_t> kVersion = LicenseWords("version v");
  auto figures = [&phrases](Tokens t) {
    return !t.empty() && t.size() <= 3 && std::all_of(t.begin(), t.end(), [&](uint32_t token) { return phrases.IsMarker(token); });
  };
  if (!figures(added) || !figures(missing)) return false;
  for (uint32_t back = 1; back <= 2 && back <= at; ++back)
    if (Has(kVersion, text[at - back])) return true;
  return false;
}

// How a clause forbids the use of names for endorsement, up to "used": "neither the name of X nor the names of its contributors may be",
// "the name of the author may not be". It says no other thing.
bool ForbidsNames(Tokens head, const LicensePhrases& phrases) {
  constexpr size_t kMostWords = 50;  // limit: of such a beginning; some list a dozen names
  static const uint32_t kNot = HashWord("not"), kBe = HashWord("be");
  static const std::vector<uint32_t> kNone = LicenseWords("neither none"), kModals = LicenseWords("may must shall can will"),
                                     kNegations = LicenseWords("neither none nor not");
  if (head.size() < 3 || head.size() > kMostWords) return false;
  const auto count = [&](auto is) { return static_cast<size_t>(std::count_if(head.begin(), head.end(), is)); };
  const size_t modals = count([](uint32_t token) { return Has(kModals, token); }), nots = count([](uint32_t token) { return token == kNot; });
  const size_t nones = count([](uint32_t token) { return Has(kNone, token); });
  // "may be", "may not be", "may be not"
  const Tokens tail = head.last(3);
  const bool ends_plain = Has(kModals, tail[1]) && tail[2] == kBe;
  const bool ends_not = Has(kModals, tail[0]) && ((tail[1] == kNot && tail[2] == kBe) || (tail[1] == kBe && tail[2] == kNot));
  const bool forbids = Has(kNone, head[0]) ? nones == 1 && nots == 0 && ends_plain : nones == 0 && nots == 1 && ends_not;
  std::vector<uint32_t> others;
  for (const uint32_t token : head.first(head.size() - 3))
    if (!Has(kModals, token) && !Has(kNegations, token)) others.push_back(token);
  return forbids && modals == 1 && IsName(others) && !phrases.Any(PhraseKind::kObligation, others) && !phrases.Any(PhraseKind::kAddedTerms, others);
}

// Where the clause begins that forbids the use of names and goes on with "used to endorse" at `used`: no more than kBack words before
// `begin`. `used` if it does not.
size_t BeginOfEndorsement(Tokens all, size_t begin, size_t used) {
  constexpr size_t kBack = 50;  // limit
  static const std::vector<uint32_t> kNone = LicenseWords("neither none"), kNames = LicenseWords("name names");
  static const uint32_t kThe = HashWord("the");
  size_t first = used;
  for (size_t at = begin - std::min(begin, kBack); at < used; ++at) {
    if (Has(kNone, all[at])) return at;
    if (first == used && all[at] == kThe && Has(kNames, all[at + 1])) first = at;
  }
  return first;
}

}  // namespace

DifferenceJudge::DifferenceJudge(const LicensePhrases& phrases, const TextRow& row, Tokens query, Tokens text, std::span<const uint8_t> capital)
    : phrases_(phrases), license_(row.license), query_(query), text_(text), capital_(capital), optional_(phrases.Optional(row)) {}

bool DifferenceJudge::IsOtherVersion(const TokenDifference& difference) const {
  return IsVersion(text_, difference.text_begin, Added(difference), Missing(difference), phrases_);
}

bool DifferenceJudge::IsSpelling(const TokenDifference& difference) const {
  const Tokens a = Added(difference), b = Missing(difference);
  if (a.size() == 1 && b.size() == 2) return IsCompound(a[0], b[0], b[1]);
  if (a.size() == 2 && b.size() == 1) return IsCompound(b[0], a[0], a[1]);
  return false;
}

bool DifferenceJudge::IsOfHolder(Tokens text, size_t at) const {
  return phrases_.At(PhraseKind::kHolder, text, at) > 0 || phrases_.At(PhraseKind::kJoining, text, at) > 0 || phrases_.IsNameIn(license_, text[at]);
}

// Only where the text itself has words for whoever it may be ("the copyright holders and contributors"), or a name that the license's
// template lets be replaced.
bool DifferenceJudge::IsHolder(const TokenDifference& difference) const {
  constexpr size_t kMostWords = 16;  // limit: of a name; "the regents of the university of california and contributors"
  const Tokens added = Added(difference), missing = Missing(difference);
  if (missing.empty() || added.size() > kMostWords || !IsName(added)) return false;
  bool names = false;
  for (size_t i = 0; i < missing.size(); ++i) {
    if (!IsOfHolder(missing, i)) return false;
    names = names || phrases_.At(PhraseKind::kJoining, missing, i) == 0;
  }
  return names && !phrases_.Any(PhraseKind::kObligation, added) && !phrases_.Any(PhraseKind::kAddedTerms, added);
}

// The words of a stretch that are neither passed over nor part of a neutral phrase, which may begin before it.
std::vector<uint32_t> DifferenceJudge::WithoutNeutral(Tokens all, uint32_t begin, uint32_t end, auto passes_over) const {
  std::vector<bool> neutral(end - begin, false);
  for (uint32_t at = begin - std::min(begin, kLongestPhrase); at < end; ++at)
    for (size_t i = 0, length = phrases_.At(PhraseKind::kNeutral, all, at); i < length; ++i)
      if (at + i >= begin && at + i < end) neutral[at + i - begin] = true;
  std::vector<uint32_t> words;
  for (uint32_t at = begin; at < end; ++at)
    if (!neutral[at - begin] && !passes_over(at)) words.push_back(all[at]);
  return words;
}

// Not far behind words that grant: what may be done, by whom and for what.
bool DifferenceJudge::IsInGrant(const TokenDifference& difference) const {
  static const std::vector<uint32_t> kAsIs = LicenseWords("as is");
  constexpr uint32_t kReach = 45;  // limit: words
  for (uint32_t at = difference.text_begin - std::min(difference.text_begin, kReach); at < difference.text_end || at < difference.text_begin; ++at)
    if (phrases_.At(PhraseKind::kGranting, text_, at))
      return !day::Holds(text_.subspan(at, std::max(difference.text_begin, at) - at), kAsIs);  // not a disclaimer
  return false;
}

// "Redistribution and use [of Frobnicator]", not "[of unmodified versions]" nor "[of the manual]": a name is written with capitals.
bool DifferenceJudge::IsOfThing(const TokenDifference& difference) const {
  const Tokens added = Added(difference);
  const size_t of = phrases_.At(PhraseKind::kBeforeThing, added.first(std::min<size_t>(1, added.size())), 0);
  if (of == 0 || of == added.size() || capital_.empty() || capital_[difference.query_begin]) return false;
  for (size_t at = of; at < added.size(); ++at)
    if (!capital_[difference.query_begin + at] && phrases_.At(PhraseKind::kLight, added, at) == 0) return false;
  const auto names = capital_.subspan(difference.query_begin + of, added.size() - of);
  return std::ranges::any_of(names, [](uint8_t capital) { return capital != 0; }) && !phrases_.Any(PhraseKind::kLimiting, added);
}

bool DifferenceJudge::BreaksGrant(const TokenDifference& difference) const {
  for (uint32_t at = difference.text_begin - std::min(difference.text_begin, kLongestPhrase); at < difference.text_end; ++at)
    if (const size_t length = phrases_.At(PhraseKind::kGranting, text_, at); length > 0 && at + length > difference.text_begin) return true;
  return false;
}

// Words of weight that the other side has in no number ("condition", "conditions").
bool DifferenceJudge::HoldsContent(Tokens words, Tokens beside) const {
  static const uint32_t kPlural = HashWord("s");
  for (size_t at = 0; at < words.size(); ++at) {
    if (phrases_.IsMarker(words[at]) || phrases_.At(PhraseKind::kLight, words, at)) continue;
    const auto same = [&](uint32_t other) { return other == words[at] || IsCompound(other, words[at], kPlural) || IsCompound(words[at], other, kPlural); };
    if (std::ranges::none_of(beside, same)) return true;
  }
  return false;
}

bool DifferenceJudge::IsSubstantive(const TokenDifference& difference) const {
  const auto nothing = [](uint32_t) { return false; };
  const bool in_grant = IsInGrant(difference);
  const std::vector<uint32_t> added = WithoutNeutral(query_, difference.query_begin, difference.query_end, nothing);
  const auto differs = [&](const std::vector<uint32_t>& missing) {
    constexpr size_t kName = 6, kThing = 3, kTitle = 8, kSentence = 12,
                     kPart = 12;  // limits: words; a name has no more, nor one of the work, and a sentence that says something has no fewer
    const uint32_t more = CountOthers(added, missing, phrases_), less = CountOthers(missing, added, phrases_);
    if (more == 0 && less == 0) return false;
    if (more == 0 && less >= kPart) return true;
    const std::vector<uint32_t> says = phrases_.Values(PhraseKind::kObligation, added), said = phrases_.Values(PhraseKind::kObligation, missing);
    const bool other_thing = !missing.empty() && missing.size() <= kThing && !HoldsContent(missing, {});
    const bool named_thing = added.size() <= kThing && IsName(added) && says.empty() && (other_thing || (missing.empty() && IsOfThing(difference)));
    const bool done = in_grant && difference.text_begin > 0 &&
                      phrases_.At(PhraseKind::kBeforeDeed, text_, difference.text_begin - 1) > 0;  // "to deal", not "granted to Acme"
    const bool named = !done && more <= kName && less <= kName && more > 0 && less > 0 && IsNamePlace(text_, difference.text_begin) && IsName(added);
    if (named && said.empty()) return false;
    if (AddsTerms(difference)) return true;
    if (difference.text_begin <= kTitle && phrases_.Any(PhraseKind::kTitleTerm, added) && !phrases_.Any(PhraseKind::kTitleTerm, missing)) return true;
    if (in_grant && named_thing) return false;
    if (in_grant && (HoldsContent(added, missing) || HoldsContent(missing, added))) return true;
    if (says != said) return !SameInContext(difference);
    return !says.empty() && (more > kSentence || less > kSentence);
  };
  if (!differs(WithoutNeutral(text_, difference.text_begin, difference.text_end, nothing))) return false;
  const auto left_out = [&](uint32_t at) { return Optional(difference, at, at + 1) > 0; };
  if (Optional(difference, difference.text_begin, difference.text_end) == 0) return true;
  return differs(WithoutNeutral(text_, difference.text_begin, difference.text_end, left_out));
}

bool DifferenceJudge::IsNames(const TokenDifference& difference) const {
  constexpr uint32_t kReach = 60;  // limit: words to the end of the clause's beginning
  static const std::vector<uint32_t> kUsed = LicenseWords("used to endorse");
  if (IsHolder(difference)) return true;
  const auto used_in = [](Tokens all, uint32_t begin, uint32_t end) {
    const Tokens reach = Stretch(all, begin, kReach);
    const auto at = begin + static_cast<size_t>(std::search(reach.begin(), reach.end(), kUsed.begin(), kUsed.end()) - reach.begin());
    return at >= end && at < begin + reach.size() ? at : all.size();
  };
  const size_t text_used = used_in(text_, difference.text_begin, difference.text_end), used = used_in(query_, difference.query_begin, difference.query_end);
  if (text_used == text_.size() || used == query_.size()) return false;
  const size_t text_first = BeginOfEndorsement(text_, difference.text_begin, text_used), first = BeginOfEndorsement(query_, difference.query_begin, used);
  if (!ForbidsNames(text_.subspan(text_first, text_used - text_first), phrases_) || !ForbidsNames(query_.subspan(first, used - first), phrases_)) return false;
  // What stands before the clause on either side is a difference of its own.
  const TokenDifference before = {difference.query_begin, std::max(difference.query_begin, static_cast<uint32_t>(first)), difference.text_begin,
                                  std::max(difference.text_begin, static_cast<uint32_t>(text_first))};
  return IsHolder(before) || !IsSubstantive(before);
}

bool DifferenceJudge::IsReplaceable(const TokenDifference& difference) const {
  static const std::vector<uint32_t> kOfClause = LicenseWords("neither none nor name names may must not be");
  if (IsHolder(difference)) return true;
  const Tokens missing = Missing(difference);
  for (size_t i = 0; i < missing.size(); ++i)
    if (!Has(kOfClause, missing[i]) && !IsOfHolder(missing, i)) return false;
  return IsNames(difference);
}

// "specific prior permission" and "specific written permission" are phrases of one kind, of which each difference has a part only.
bool DifferenceJudge::SameInContext(const TokenDifference& difference) const {
  constexpr uint32_t kMostWords = 3;  // limit: more is no other wording of a phrase
  if (difference.query_end - difference.query_begin > kMostWords || difference.text_end - difference.text_begin > kMostWords) return false;
  const auto values = [&](Tokens all, uint32_t begin, uint32_t end) { return phrases_.ValuesAround(PhraseKind::kObligation, all, begin, end); };
  return values(query_, difference.query_begin, difference.query_end) == values(text_, difference.text_begin, difference.text_end);
}

bool DifferenceJudge::AddsTerms(const TokenDifference& difference) const {
  constexpr size_t kFewWords = 2;  // in whose place a sentence that was put in does not stand
  const Tokens added = Added(difference), missing = Missing(difference);
  if (missing.size() <= kFewWords && (SoundsLikeDuty(phrases_, added) || phrases_.Any(PhraseKind::kTitleTerm, added))) return true;
  return HoldsAddedTerms(phrases_, added) && !HoldsAddedTerms(phrases_, missing);
}

uint32_t DifferenceJudge::OfferedIn(const TokenDifference& difference) const {
  constexpr size_t kMostWords = 90, kSlip = 2, kResumes = 2;  // limits: of such a sentence or two; words that a difference may begin early, words
                                                              // by which one sees where the text goes on
  static const uint32_t kAlternatively = HashWord("alternatively");
  const Tokens added = Added(difference), missing = Missing(difference);
  // Words of it may be matched with the like of the text's: what differs is then a run with equal words in between.
  const Tokens head = added.first(std::min(kSlip + 1, added.size()));
  if (!Has(head, kAlternatively)) return 0;
  size_t end = added.size();
  if (!missing.empty()) {
    const Tokens next = missing.first(std::min(kResumes, missing.size()));
    const auto found = std::find_end(added.begin(), added.end(), next.begin(), next.end());
    if (found != added.end()) end = static_cast<size_t>(found - added.begin());
  }
  if (end > kMostWords) return 0;
  const auto last = difference.query_begin + static_cast<uint32_t>(end);
  if (!SaysOffer(WithoutNeutral(query_, difference.query_begin, last, [](uint32_t) { return false; }))) return 0;
  return static_cast<uint32_t>(end);
}

bool DifferenceJudge::SaysOffer(Tokens added) const {
  static const uint32_t kNot = HashWord("not"), kRestricted = HashWord("restricted");
  static const std::vector<uint32_t> kHarmless = LicenseWords("may permitted provided required restrictions");
  if (!phrases_.Any(PhraseKind::kNotice, added)) return false;
  std::vector<uint32_t> says;
  for (size_t i = 0; i < added.size(); ++i) {
    if (added[i] == kNot && i + 1 < added.size() && added[i + 1] == kRestricted) ++i;
    else if (!Has(kHarmless, added[i])) says.push_back(added[i]);
  }
  return !phrases_.Any(PhraseKind::kObligation, says) && !phrases_.Any(PhraseKind::kAddedTerms, says);
}

std::pair<uint32_t, uint32_t> DifferenceJudge::Others(const TokenDifference& difference) const {
  const Tokens added = Added(difference), missing = Missing(difference);
  return {CountOthers(added, missing, phrases_), CountOthers(missing, added, phrases_)};
}

// As a whole, that is: some words at its ends may be matched with others. A "not" is no part by itself.
bool DifferenceJudge::LeavesOut(const TokenDifference& difference, const std::pair<uint32_t, uint32_t>& part) {
  const uint32_t from = std::max(part.first, difference.text_begin), to = std::min(part.second, difference.text_end);
  return from < to && (to - from) * 5 >= (part.second - part.first) * 4;
}

uint32_t DifferenceJudge::Optional(const TokenDifference& difference, uint32_t begin, uint32_t end) const {
  uint32_t count = 0;
  for (const auto& part : optional_) {
    const uint32_t from = std::max(part.first, begin), to = std::min(part.second, end);
    if (from < to && LeavesOut(difference, part)) count += to - from;
  }
  return count;
}

}  // namespace day
