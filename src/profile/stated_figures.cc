// Whose a stated figure is. A number in a README may be a rival's, a teacher's, a part's: only what is surely of the release counts.
#include "knowledge/knowledge.h"
#include "profile/parts.h"
#include "text/phrases.h"

namespace day {
namespace {

PhraseSet Phrases(std::string_view key) {
  PhraseSet phrases;
  for (const std::string& phrase : ComputeWords()[key].StringList()) phrases.Add(phrase, 0);
  return phrases;
}

// "Parameters: 7B", "**Training tokens** | 2T": a label, and the figure behind it.
bool IsLabeled(std::string_view sentence, size_t at) {
  constexpr size_t kLongest = 48;  // bytes of a label
  const size_t sign = sentence.substr(0, at).find_last_of(":|");
  return at <= kLongest + 16 && sign != sentence.npos && sign <= kLongest;
}

}  // namespace

const Value& ComputeWords() {
  static const Value kWords = LoadKnowledge("compute.yaml");
  return kWords;
}

bool IsOfTheRelease(const Seen& seen, const Evidence& stated) {
  static const PhraseSet kOwn = Phrases("own"), kOthers = Phrases("others");
  const size_t at = stated.excerpt.find(stated.value);
  if (at == std::string::npos || kOthers.Matches(stated.excerpt)) return false;
  return IsLabeled(stated.excerpt, at) || kOwn.Matches(stated.excerpt) || seen.SharesAName(stated.excerpt);
}

}  // namespace day
