#include "license/words.h"

#include <algorithm>
#include <set>
#include <string>

#include "license/tokens.h"

namespace day {

LicensePhrases::LicensePhrases(const LicenseIndex& index) : index_(index) {
  for (const PhraseRow& row : index.phrases()) {
    const uint32_t first = index.Tokens(row.token_place, 1)[0];
    by_first_[static_cast<size_t>(row.kind)].emplace(first, &row);
    maybe_first_[static_cast<size_t>(row.kind)].set(first % 4096);
    if (row.kind == PhraseKind::kOptional) optional_.push_back(&row);
  }
  for (int i = 0; i < 100; ++i) markers_.push_back(HashWord(std::to_string(i)));
  for (char c = 'a'; c <= 'z'; ++c) markers_.push_back(HashWord(std::string(1, c)));
  for (const char* roman : {"ii", "iii", "iv", "vi", "vii", "viii", "ix"}) markers_.push_back(HashWord(roman));
  std::sort(markers_.begin(), markers_.end());
}

const PhraseRow* LicensePhrases::Longest(PhraseKind kind, std::span<const uint32_t> tokens, size_t at) const {
  if (!maybe_first_[static_cast<size_t>(kind)][tokens[at] % 4096]) return nullptr;
  const PhraseRow* longest = nullptr;
  const auto [begin, end] = by_first_[static_cast<size_t>(kind)].equal_range(tokens[at]);
  for (auto i = begin; i != end; ++i) {
    const std::span<const uint32_t> phrase = index_.Tokens(i->second->token_place, i->second->token_count);
    if (at + phrase.size() > tokens.size() || (longest && longest->token_count >= phrase.size())) continue;
    if (std::equal(phrase.begin(), phrase.end(), tokens.begin() + static_cast<std::ptrdiff_t>(at))) longest = i->second;
  }
  return longest;
}

size_t LicensePhrases::At(PhraseKind kind, std::span<const uint32_t> tokens, size_t at) const {
  const PhraseRow* row = Longest(kind, tokens, at);
  return row ? row->token_count : 0;
}

uint32_t LicensePhrases::TitleAt(std::span<const uint32_t> tokens, size_t at) const {
  const PhraseRow* row = Longest(PhraseKind::kTitle, tokens, at);
  return row ? row->value : kNoRow;
}

std::pair<uint32_t, size_t> LicensePhrases::FormulaAt(std::span<const uint32_t> tokens, size_t at) const {
  const PhraseRow* row = Longest(PhraseKind::kFormula, tokens, at);
  return row ? std::pair<uint32_t, size_t>{row->value, row->token_count} : std::pair<uint32_t, size_t>{kNoRow, 0};
}

size_t LicensePhrases::Count(PhraseKind kind, std::span<const uint32_t> tokens) const {
  std::set<const PhraseRow*> found;
  for (size_t at = 0; at < tokens.size() && found.size() < 64; ++at)
    if (const PhraseRow* row = Longest(kind, tokens, at)) found.insert(row);
  return found.size();
}

bool LicensePhrases::Any(PhraseKind kind, std::span<const uint32_t> tokens) const {
  for (size_t at = 0; at < tokens.size(); ++at)
    if (Longest(kind, tokens, at)) return true;
  return false;
}

std::vector<uint32_t> LicensePhrases::Values(PhraseKind kind, std::span<const uint32_t> tokens) const {
  std::vector<uint32_t> values;
  for (size_t at = 0; at < tokens.size(); ++at)
    if (const PhraseRow* row = Longest(kind, tokens, at)) values.push_back(row->value);
  std::sort(values.begin(), values.end());
  return values;
}

std::vector<uint32_t> LicensePhrases::ValuesAround(PhraseKind kind, std::span<const uint32_t> tokens, size_t begin, size_t end) const {
  std::vector<uint32_t> values;
  for (size_t at = begin - std::min<size_t>(begin, kLongestPhrase); at < std::max(begin, end) && at < tokens.size(); ++at)
    if (const PhraseRow* row = Longest(kind, tokens, at); row && at + row->token_count > begin) values.push_back(row->value);
  std::sort(values.begin(), values.end());
  return values;
}

bool LicensePhrases::IsNameIn(uint32_t license, uint32_t token) const {
  const auto [begin, end] = by_first_[static_cast<size_t>(PhraseKind::kName)].equal_range(token);
  return std::any_of(begin, end, [license](const auto& entry) { return entry.second->value == license; });
}

std::vector<std::pair<uint32_t, uint32_t>> LicensePhrases::Optional(const TextRow& text) const {
  std::vector<std::pair<uint32_t, uint32_t>> parts;
  for (const PhraseRow* row : optional_)
    if (row->value == text.license) parts.emplace_back(row->token_place - text.token_place, row->token_place - text.token_place + row->token_count);
  return parts;
}

bool LicensePhrases::IsMarker(uint32_t token) const { return std::binary_search(markers_.begin(), markers_.end(), token); }

namespace {

// What the words of a sentence are, word by word.
struct SentenceWords {
  explicit SentenceWords(size_t size) : limits(size), unread(size), of_the_work(size), deed(size), disclaims(size) {}
  std::vector<bool> limits, unread;     // outside of harmless phrases
  std::vector<bool> of_the_work, deed;  // deed: … and no mere thing
  std::vector<bool> disclaims;

  static bool Any(const std::vector<bool>& marks, size_t begin, size_t end) {
    const auto from = marks.begin() + static_cast<std::ptrdiff_t>(begin), to = marks.begin() + static_cast<std::ptrdiff_t>(end);
    return std::find(from, to, true) != to;
  }
};

SentenceWords ReadWords(const LicensePhrases& phrases, std::span<const uint32_t> sentence) {
  SentenceWords words(sentence.size());
  const auto mark = [](std::vector<bool>& marks, size_t at, size_t count) { std::fill_n(marks.begin() + static_cast<std::ptrdiff_t>(at), count, true); };
  for (size_t at = 0; at < sentence.size(); ++at) {
    const size_t work = phrases.At(PhraseKind::kOfTheWork, sentence, at);
    if (work > 0) words.of_the_work[at] = true, words.deed[at] = phrases.At(PhraseKind::kThing, sentence, at) < work;
    mark(words.disclaims, at, phrases.At(PhraseKind::kDisclaiming, sentence, at));
  }
  // "The data are not included" says what there is, "use by companies is not included" what is granted.
  const bool of_things = !SentenceWords::Any(words.deed, 0, sentence.size());
  for (size_t at = 0, passed = 0; at < sentence.size(); ++at) {
    const size_t limiting = phrases.At(PhraseKind::kLimiting, sentence, at), unread = phrases.At(PhraseKind::kUnread, sentence, at);
    size_t harmless = phrases.At(PhraseKind::kHarmless, sentence, at);
    if (of_things) harmless = std::max(harmless, phrases.At(PhraseKind::kLacking, sentence, at));
    // The longer phrase says more: "was not granted" is not "was not".
    if (harmless >= std::max(limiting, unread)) passed = std::max(passed, at + harmless);
    if (at < passed) continue;
    words.limits[at] = limiting > 0;
    words.unread[at] = unread > 0;
  }
  return words;
}

}  // namespace

bool SoundsLikeDuty(const LicensePhrases& phrases, std::span<const uint32_t> sentence, std::span<const size_t> breaks) {
  constexpr size_t kLeastWords = 3;   // of a sentence that says something
  constexpr size_t kLeastUnread = 4;  // words of a clause that says something in a language that nobody reads here
  if (sentence.size() < kLeastWords || phrases.Any(PhraseKind::kPermitting, sentence)) return false;
  const SentenceWords words = ReadWords(phrases, sentence);
  const auto any = [](const std::vector<bool>& marks, size_t begin, size_t end) { return SentenceWords::Any(marks, begin, end); };
  if (!any(words.disclaims, 0, sentence.size()))
    return any(words.unread, 0, sentence.size()) || (any(words.limits, 0, sentence.size()) && any(words.of_the_work, 0, sentence.size()));
  // What disclaims or wishes says so of its own clause only: "only members may use it, and bug reports are welcome".
  for (size_t begin = 0, end = 0; begin < sentence.size(); begin = end) {
    const auto ends = [&](size_t at) { return std::ranges::binary_search(breaks, at) || phrases.At(PhraseKind::kClauseJoin, sentence, at) > 0; };
    const auto next = [&](size_t at) {
      for (++at; at < sentence.size() && !ends(at);) ++at;
      return at;
    };
    end = next(begin);
    // "If you use it, we would appreciate …": a condition belongs to what follows it.
    if (const size_t condition = phrases.At(PhraseKind::kConditional, sentence, begin); condition > 0 && !any(words.limits, begin + condition, end))
      if (end < sentence.size()) end = next(end);
    if (any(words.disclaims, begin, end)) continue;
    if (end - begin >= kLeastUnread && any(words.unread, begin, end)) return true;
    if (any(words.limits, begin, end) && any(words.of_the_work, begin, end)) return true;
  }
  return false;
}

bool SaysSomething(const LicensePhrases& phrases, std::span<const uint32_t> sentence) {
  constexpr size_t kLeastWords = 5;  // of one; fewer are a heading or a name
  if (sentence.size() < kLeastWords) return false;
  for (const PhraseKind understood : {PhraseKind::kSilent, PhraseKind::kHarmless, PhraseKind::kDisclaiming, PhraseKind::kPermitting, PhraseKind::kNotice})
    if (phrases.Any(understood, sentence)) return false;
  return true;
}

bool HoldsAddedTerms(const LicensePhrases& phrases, std::span<const uint32_t> tokens) {
  constexpr size_t kReach = 10;  // limit: words of such a notice
  for (size_t at = 0, passed = 0; at < tokens.size(); ++at) {
    passed = std::max(passed, at + phrases.At(PhraseKind::kHarmless, tokens, at));  // "without any additional terms"
    const size_t terms = phrases.At(PhraseKind::kAddedTerms, tokens, at);
    if (terms > 0 && at + terms > passed && !phrases.Any(PhraseKind::kNoticeTerms, Stretch(tokens, at, kReach))) return true;
  }
  return false;
}

const LicensePhrases& TheLicensePhrases() {
  static const LicensePhrases kPhrases(TheLicenseIndex());
  return kPhrases;
}

}  // namespace day
