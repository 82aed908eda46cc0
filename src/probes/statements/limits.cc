#include "probes/statements/limits.h"

#include <algorithm>

#include "license/license.h"

namespace day::statements {
namespace {

constexpr size_t kMostBare = 12;     // words of a sentence that under a heading on licenses says of nothing in particular that it is barred
constexpr size_t kMaxField = 20000;  // limit: bytes of a field; the longest prompts hold a whole license

bool IsMeant(const PhraseSet& set, std::string_view text) {
  return std::ranges::any_of(set.Find(text), [](const PhraseHit& hit) { return hit.id != Lexicon::kNot; });
}

// The gravest of what the words bar: a license that only research has is non-commercial, too.
std::optional<Limit> Barred(const Lexicon& lexicon, std::string_view text) {
  std::optional<Limit> found;
  for (const LicenseClause& clause : FindClauses(text)) {
    const bool denied = clause.effect == ClauseEffect::kDenied;
    const bool asked = clause.effect == ClauseEffect::kConditional && clause.type == ClauseType::kNonCommercial;
    const bool wanted = clause.type == ClauseType::kNonCommercial || clause.type == ClauseType::kResearchOnly ||
                        (clause.type == ClauseType::kFieldOfUse && clause.detail == "listed");
    if (!wanted || !(denied || asked)) continue;
    if (!found || clause.type < found->type || (clause.type == found->type && denied)) found = {clause.type, clause.effect, 0};
  }
  if (found && found->type != ClauseType::kFieldOfUse && found->effect == ClauseEffect::kDenied) return found;
  for (const PhraseHit& hit : lexicon.bars().said.Find(text)) return Limit{lexicon.bars().types[hit.id], ClauseEffect::kDenied, 0};
  if (found && found->type != ClauseType::kFieldOfUse) return found;
  for (const PhraseHit& hit : lexicon.terms().worded.Find(text))
    if (lexicon.terms().worded_names[hit.id] == day::NameOf(LicenseClass::kNonCommercial)) return Limit{};
  return found;
}

// "the model", "our code": a noun with nothing before it ("models trained on …") is anybody's.
bool PointsAtAPart(const Sentence& sentence, size_t from, size_t to) {
  for (const Mark& part : sentence.parts()) {
    if (part.value == kNoPart || part.begin < from || part.end > to) continue;
    const std::string_view before = sentence.Text(from, part.begin);
    for (const std::string_view article : {"the ", "The ", "our ", "Our ", "this ", "This ", "these ", "These "})
      if (const size_t at = before.rfind(article); at != before.npos && sentence.Words(from + at, part.begin) <= 3) return true;
  }
  return false;
}

// What the limit is on: the part that the subject of its clause names, else one that the clause points at, else what the license just
// named governs.
Parts AboutOf(const Lexicon& lexicon, const Sentence& sentence, bool own, const Setting& setting, Parts stated) {
  const size_t size = sentence.text().size();
  const std::vector<PhraseHit> bars = lexicon.bars().bars.Find(sentence.text());
  const size_t bar = bars.empty() ? 0 : bars.front().offset;
  const size_t begin = sentence.ClauseBegin(bar), end = sentence.ClauseEnd(bar);
  const Mark* verb = sentence.First(Tag::kVerb, begin, end);
  const size_t subject_end = verb != nullptr ? verb->begin : end;
  Parts about = sentence.PartsIn(begin, subject_end);
  const size_t pointed_end = about != 0 ? subject_end : end;
  if (about == 0) about = sentence.PartsIn(begin, end);
  if (about != 0) {
    const bool pointed = own || sentence.Any(Tag::kThis, begin, pointed_end) || PointsAtAPart(sentence, begin, pointed_end);
    return pointed ? about : stated;
  }
  if (stated != 0) return stated;
  // "The model is not free but for research only"
  const Mark* first = sentence.First(Tag::kVerb, 0, begin);
  if (first != nullptr && (own || sentence.Any(Tag::kThis, 0, first->begin) || PointsAtAPart(sentence, 0, first->begin)))
    if (const Parts subject = sentence.PartsIn(0, first->begin); subject != 0) return subject;
  if (sentence.NamesIn(0, size)) return kRelease;
  if (setting.section != "license" || sentence.Words(0, size) > kMostBare) return 0;
  return setting.section_parts != 0 ? setting.section_parts : Parts{kRelease};
}

}  // namespace

std::optional<Limit> FindLimit(const Lexicon& lexicon, const Sentence& sentence, const Setting& setting, Parts stated) {
  const Lexicon::Bars& words = lexicon.bars();
  const std::string_view text = sentence.text();
  const size_t size = text.size();
  if (setting.deep || setting.heading || sentence.IsQuestion() || !words.hints.Matches(text)) return std::nullopt;
  for (const std::string_view section : {"others", "contents", "citation", "paper", "training-data"})
    if (setting.section == section) return std::nullopt;
  if (setting.section != "license" && words.advice_sections.Matches(setting.heading_text)) return std::nullopt;
  if (words.advice.Matches(text) || words.not_bars.Matches(text) || !words.bars.Matches(text)) return std::nullopt;
  if (IsMeant(lexicon.terms().not_stated, text) || sentence.Any(Tag::kOthers, 0, size) || sentence.InQuotes(0, size)) return std::nullopt;
  if (text.find('"') != text.npos || text.find("\u201c") != text.npos) return std::nullopt;  // it says what somebody said
  // Some other's model in the sentence, and the limit may be that one's.
  const bool own = sentence.NamesIn(0, size) || sentence.Any(Tag::kOwn, 0, size);
  if (sentence.ForeignIn(0, size) && !own && stated == 0) return std::nullopt;

  std::optional<Limit> limit = Barred(lexicon, text);
  if (!limit) return std::nullopt;
  const bool of_license = stated != 0 || setting.section == "license";
  if (limit->type == ClauseType::kFieldOfUse && !of_license) return std::nullopt;

  limit->about = AboutOf(lexicon, sentence, own, setting, stated);
  if (limit->about == 0) return std::nullopt;
  limit->named = sentence.NamesIn(0, size) || sentence.ForeignIn(0, size);
  limit->about &= static_cast<Parts>(~kDocumentation);
  return limit->about == 0 ? std::nullopt : limit;
}

std::optional<Limit> LimitOfField(const Lexicon& lexicon, std::string_view text, bool name) {
  if (text.empty() || text.size() > kMaxField) return std::nullopt;
  if (name) {
    for (const PhraseHit& hit : lexicon.terms().classes.Find(text))
      if (lexicon.terms().class_names[hit.id] == day::NameOf(LicenseClass::kNonCommercial))
        return Limit{ClauseType::kNonCommercial, ClauseEffect::kDenied, kRelease};
    return std::nullopt;
  }
  std::optional<Limit> limit;
  for (const std::string_view sentence : SplitSentences(text)) {
    if (sentence.size() > kMaxSentence || !lexicon.bars().hints.Matches(sentence) || !lexicon.bars().bars.Matches(sentence)) continue;
    if (lexicon.bars().not_bars.Matches(sentence)) continue;
    const std::optional<Limit> here = Barred(lexicon, sentence);
    // Whom an agreement is with, and what its reader promises, may bar much: only what limits who may use it counts here.
    if (here && here->type != ClauseType::kFieldOfUse && here->effect == ClauseEffect::kDenied) limit = here;
  }
  if (limit) limit->about = kRelease;
  return limit;
}

}  // namespace day::statements
