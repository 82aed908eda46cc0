#include "probes/statements/claims.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "probes/statements/claim_patterns.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace day::statements {

namespace {

bool IsWordAt(std::string_view text, size_t begin, size_t end) {
  return (begin == 0 || (!IsLetterOrDigit(text[begin - 1]) && text[begin - 1] != '-' && text[begin - 1] != '_')) && (end >= text.size() || text[end] == ' ');
}

// "an open multilingual code model", where no phrase of the list stands: the word, a few others, and the noun of a model.
void AddOpenModels(const Lexicon& lexicon, const Sentence& sentence, std::vector<PhraseHit>& hits) {
  constexpr std::string_view kOpen = "open";
  constexpr size_t kMostWords = 4;  // between the two
  const std::string_view text = sentence.text();
  const std::string lower = ToLowerAscii(text);
  const size_t listed = hits.size();
  for (size_t at = lower.find(kOpen); at != lower.npos; at = lower.find(kOpen, at + kOpen.size())) {
    const size_t from = at + kOpen.size();
    if (!IsWordAt(text, at, from)) continue;
    if (std::any_of(hits.begin(), hits.begin() + static_cast<std::ptrdiff_t>(listed),
                    [&](const PhraseHit& hit) { return hit.offset <= at && at < hit.offset + hit.length; }))
      continue;
    const auto noun = std::ranges::find_if(sentence.parts(), [&](const Mark& mark) { return mark.begin > from && mark.value == kWeights; });
    if (noun == sentence.parts().end() || sentence.Words(from, noun->begin) > kMostWords || sentence.Words(from, noun->begin) == 0) continue;
    const std::string_view between = std::string_view(lower).substr(from + 1, noun->begin - from - 1);
    const std::string_view first = between.substr(0, between.find_first_of(" -"));
    const bool plain = std::ranges::all_of(between, [](char c) { return IsLetterOrDigit(c) || c == ' ' || c == '-'; });
    const bool broken =
        std::ranges::any_of(std::array<Tag, 8>{Tag::kBreak, Tag::kBe, Tag::kVerb, Tag::kBoundary, Tag::kRelative, Tag::kNegation, Tag::kOwn, Tag::kThis},
                            [&](Tag tag) { return sentence.Any(tag, from, noun->begin); });
    if (plain && !broken && !lexicon.IsOpenOfAnotherKind(first)) hits.push_back({at, noun->end - at, lexicon.open_model()});
  }
}

// "NAME: Open Agentic Search": a title that calls what it names open, whatever the noun.
void AddOpenTitle(const Lexicon& lexicon, const Sentence& sentence, std::vector<PhraseHit>& hits) {
  constexpr std::string_view kOpen = "open ";
  const std::string lower = ToLowerAscii(sentence.text());
  size_t at = lower.find(": ");
  if (at == lower.npos) return;
  at += 2;
  for (const std::string_view article : {"an ", "the "})
    if (lower.compare(at, article.size(), article) == 0) at += article.size();
  if (lower.compare(at, kOpen.size(), kOpen) != 0) return;
  if (std::ranges::any_of(hits, [&](const PhraseHit& hit) { return hit.offset <= at && at < hit.offset + hit.length; })) return;
  const std::string_view behind = std::string_view(lower).substr(at + kOpen.size());
  const std::string_view next = behind.substr(0, behind.find_first_of(" -,:."));
  // "Open and Advanced Video Models" joins two words for one thing.
  if (next == "and" || !lexicon.IsOpenOfAnotherKind(next)) hits.push_back({at, kOpen.size() - 1, lexicon.open_thing()});
}

}  // namespace

std::optional<Claim> FindClaim(const Lexicon& lexicon, const Sentence& sentence, const Setting& setting) {
  const bool elsewhere = setting.section == "others" || setting.section == "contents" || setting.section == "citation";
  if (elsewhere || (setting.deep && setting.section == "paper") || sentence.IsQuestion() || lexicon.disclaimers().Matches(sentence.text())) return std::nullopt;
  constexpr size_t kMaxWords = 12;  // limit: claiming words of one sentence that are tried
  size_t tried = 0;
  Claim claim;
  bool any = false, all_future = true;
  std::vector<PhraseHit> hits = lexicon.claiming().Find(sentence.text());
  AddOpenModels(lexicon, sentence, hits);
  if (setting.title) AddOpenTitle(lexicon, sentence, hits);
  for (const PhraseHit& hit : hits) {
    if (hit.id == Lexicon::kNot) continue;
    if (++tried > kMaxWords) break;
    const Lexicon::Claiming& word = lexicon.ClaimingAt(hit.id);
    const auto found = FitPattern(lexicon, sentence, setting, {hit.offset, hit.offset + hit.length, &word});
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
