#include "probes/statements/gates.h"

#include <algorithm>

namespace day::statements {

std::optional<Gate> FindGate(const Lexicon& lexicon, const Sentence& sentence, const Setting& setting) {
  const Lexicon::Gates& words = lexicon.gates();
  if (setting.heading || setting.section == "others" || setting.section == "contents" || setting.section == "citation" || sentence.IsQuestion())
    return std::nullopt;
  const std::vector<PhraseHit> ways = words.ways.Find(sentence.text());
  if (ways.empty() || words.not_gates.Matches(sentence.text())) return std::nullopt;
  Gate gate;
  bool alone = false;
  for (const PhraseHit& hit : ways) {
    const Mark* negation = sentence.Last(Tag::kNegation, 0, hit.offset);
    if (negation != nullptr && sentence.Words(negation->end, hit.offset) <= 3) return std::nullopt;
    const std::string& way = words.names[hit.id];
    alone = alone || !words.beside[hit.id] || (way == "e-mail" && words.mail_for.Matches(sentence.text()));
    if (std::ranges::find(gate.by, way) == gate.by.end()) gate.by.push_back(way);
  }
  if (!alone) return std::nullopt;
  // The thing to get: a noun of the sentence, or by the heading above it.
  for (const PhraseHit& hit : words.targets.Find(sentence.text())) gate.about |= static_cast<Parts>(hit.id);
  if (gate.about == 0 && setting.section == "license") gate.about = kRelease;
  if (gate.about == 0) return std::nullopt;
  // "Otherwise, request access": to what?
  if (gate.about == kRelease && sentence.names().empty() && !sentence.AfterOwn() && !sentence.Any(Tag::kThis, 0, sentence.text().size()) &&
      !sentence.Any(Tag::kOwn, 0, sentence.text().size()))
    return std::nullopt;
  if ((gate.about & ~kRelease) != 0) gate.about &= static_cast<Parts>(~kRelease);
  // Another's model or data, unless the release is named beside it.
  if (!sentence.foreign().empty() && sentence.names().empty() && !sentence.Any(Tag::kOwn, 0, sentence.text().size()) &&
      !sentence.Any(Tag::kThis, 0, sentence.text().size()))
    return std::nullopt;
  if (setting.deep && sentence.names().empty() && !sentence.Any(Tag::kOwn, 0, sentence.text().size()) && !sentence.Any(Tag::kThis, 0, sentence.text().size()))
    return std::nullopt;
  if (sentence.Any(Tag::kOthers, 0, sentence.text().size())) return std::nullopt;
  gate.commercial = words.commercial.Matches(sentence.text());
  std::ranges::sort(gate.by);
  return gate;
}

}  // namespace day::statements
