// Whose a stated figure is. A number in a README may be a rival's, a teacher's, a part's: only what is surely of the release counts.
#include <algorithm>

#include "knowledge/knowledge.h"
#include "profile/parts.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace day {
namespace {

bool Holds(std::string_view lower, std::string_view word) {
  for (size_t at = lower.find(word); at != lower.npos; at = lower.find(word, at + 1)) {
    const size_t end = at + word.size();
    const bool wide = static_cast<unsigned char>(word.front()) >= 0x80;
    if (wide || ((at == 0 || !IsWordByte(lower[at - 1])) && (end == lower.size() || !IsWordByte(lower[end])))) return true;
  }
  return false;
}

bool HoldsAny(std::string_view lower, const std::vector<std::string>& words) {
  return std::ranges::any_of(words, [&](const std::string& word) { return Holds(lower, word); });
}

// "Parameters: 7B", "**Training tokens** | 2T": a label, and the figure behind it.
bool IsLabeled(std::string_view sentence, size_t at) {
  constexpr size_t kLongest = 48;  // bytes of a label
  const size_t sign = sentence.substr(0, at).find_last_of(":|");
  return at <= kLongest + 16 && sign != sentence.npos && sign <= kLongest;
}

}  // namespace

bool IsOfTheRelease(const Seen& seen, const Evidence& stated) {
  static const Value kWords = LoadKnowledge("compute.yaml");
  static const std::vector<std::string> kOwn = kWords["own"].StringList(), kOthers = kWords["others"].StringList();
  const size_t at = stated.excerpt.find(stated.value);
  if (at == std::string::npos) return false;
  const std::string lower = ToLowerAscii(stated.excerpt);
  if (HoldsAny(lower, kOthers)) return false;
  return IsLabeled(stated.excerpt, at) || HoldsAny(lower, kOwn) || seen.SharesAName(stated.excerpt);
}

}  // namespace day
