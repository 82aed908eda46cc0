#include "license/added_duties.h"

#include <algorithm>

#include "license/clause_text.h"
#include "license/license.h"
#include "license/tokens.h"

namespace day {
namespace {

// Do its runs of words stand in texts of open licenses? Of long ones the index holds one run in six or so.
bool IsOfOpenTexts(const LicenseIndex& index, const std::vector<LicenseToken>& sentence) {
  constexpr size_t kMostBetween = 8;  // limit: runs in a row that no open text has
  const std::vector<uint32_t> grams = HashGrams(sentence);
  size_t unknown = 0;
  for (const uint32_t gram : grams) {
    const auto postings = index.FindGram(gram);
    const bool known = std::ranges::any_of(postings, [&index](const Posting& posting) {
      return IsOpen(static_cast<LicenseClass>(index.licenses()[index.texts()[posting.text].license].license_class));
    });
    unknown = known ? 0 : unknown + 1;
    if (unknown > kMostBetween) return false;
  }
  return !grams.empty() && unknown < grams.size();
}

bool IsDuty(const LicenseIndex& index, const LicensePhrases& phrases, std::string_view sentence) {
  const std::vector<LicenseToken> tokens = TokenizeLicense(sentence);
  const std::vector<uint32_t> words = HashesOf(tokens);
  return SoundsLikeDuty(phrases, words) && !IsOfOpenTexts(index, tokens);
}

}  // namespace

std::vector<AddedDuty> FindDuties(const LicenseIndex& index, const LicensePhrases& phrases, std::string_view text) {
  const ClauseText read(text);
  std::vector<AddedDuty> duties;
  for (const ClauseSentence& sentence : read.sentences()) {
    if (sentence.begin >= sentence.end || sentence.kind == ClauseSentence::Kind::kHeading) continue;
    if (IsDuty(index, phrases, text.substr(sentence.first_byte, sentence.last_byte - sentence.first_byte)))
      duties.push_back({read.words()[sentence.begin].line, read.words()[sentence.end - 1].line});
  }
  return duties;
}

}  // namespace day
