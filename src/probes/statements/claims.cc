#include "probes/statements/claims.h"

#include <algorithm>

#include "probes/statements/claim_patterns.h"

namespace day::statements {

std::optional<Claim> FindClaim(const Lexicon& lexicon, const Sentence& sentence, const Setting& setting) {
  const bool elsewhere = setting.section == "others" || setting.section == "contents" || setting.section == "citation";
  if (elsewhere || (setting.deep && setting.section == "paper") || sentence.IsQuestion() || lexicon.disclaimers().Matches(sentence.text())) return std::nullopt;
  constexpr size_t kMaxWords = 12;  // limit: claiming words of one sentence that are tried
  size_t tried = 0;
  Claim claim;
  bool any = false, all_future = true;
  for (const PhraseHit& hit : lexicon.claiming().Find(sentence.text())) {
    if (hit.id == Lexicon::kNot) continue;
    if (++tried > kMaxWords) break;
    const Lexicon::Claiming& word = lexicon.ClaimingAt(hit.id);
    const auto found = FitPattern(sentence, setting, {hit.offset, hit.offset + hit.length, &word});
    if (!found) continue;
    any = true;
    if (std::ranges::find(claim.words, word.id) == claim.words.end()) claim.words.push_back(word.id);
    claim.about |= found->about;
    claim.strength = std::max(claim.strength, word.strength);
    claim.how = std::max(claim.how, found->how);
    claim.commercial = claim.commercial || word.id == "commercial";
    all_future = all_future && found->future;
    if (claim.subject.empty()) claim.subject = found->subject;
    if (claim.object.empty()) claim.object = found->object;
  }
  if (!any) return std::nullopt;
  claim.future = all_future;
  if (claim.about == 0) claim.about = kRelease;
  for (const PhraseHit& hit : lexicon.limits().Find(sentence.text())) {
    const std::string& limit = lexicon.limit_names()[hit.id];
    const Mark* negation = sentence.Last(Tag::kNegation, 0, hit.offset);
    if (limit != "non-commercial" && negation != nullptr && sentence.Words(negation->end, hit.offset) <= 3) continue;  // "no registration"
    if (claim.commercial && limit != "application") continue;                                                          // "for academic and commercial use"
    if (std::ranges::find(claim.limits, limit) == claim.limits.end()) claim.limits.push_back(limit);
  }
  std::ranges::sort(claim.limits);
  return claim;
}

}  // namespace day::statements
