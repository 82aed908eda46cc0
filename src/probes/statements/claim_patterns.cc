#include "probes/statements/claim_patterns.h"

#include <algorithm>

#include "probes/statements/claim_fitting.h"
#include "text/utf8.h"

namespace day::statements {

std::optional<Fitted> Fitting::Fit() const {
  if (IsPartOfAName() || sentence_.InQuotes(begin_, end_) || IsDenied() || IsAboutOthers()) return std::nullopt;
  std::optional<Fitted> fitted;
  if (setting_.title || setting_.heading) {
    fitted = AsTitle();
  } else if (hit_.word->kind == ClaimKind::kTerms) {
    fitted = AsTerms();
  } else if (IsActive()) {
    fitted = AsActive();
  } else if (IsAttributive()) {
    fitted = AsAttribute();
  } else {
    fitted = AsPredicate();
  }
  if (!fitted) return std::nullopt;
  fitted->future = IsFuture();
  if (hit_.word->about != kNoPart) fitted->about = hit_.word->about;
  // A model that is fully open is open in all that made it.
  if (hit_.word->strength == Strength::kFull && fitted->about == kWeights) fitted->about = kRelease;
  if (fitted->about == 0) fitted->about = kRelease;
  fitted->subject = Subject();
  return fitted;
}

// "NAME: Advancing Open-Source Models": what is done for many is not what the thing is.
bool Fitting::DoesSomethingFor(size_t from) const {
  const std::string_view first = TrimAscii(sentence_.Text(from, begin_));
  const std::string_view noun = TrimAscii(sentence_.Text(end_, PhraseEnd()));
  return first.substr(0, first.find(' ')).ends_with("ing") && (noun.ends_with('s') || sentence_.Any(Tag::kBreak, end_, text_.size()));
}

std::optional<Fitted> Fitting::AsTitle() const {
  Fitted fitted;
  fitted.how = How::kTitle;
  fitted.about = HeadParts();
  if (hit_.word->kind == ClaimKind::kTerms || hit_.word->strength == Strength::kAccess) return std::nullopt;
  if (setting_.title && sentence_.NamesIn(0, text_.size()) && !sentence_.Any(Tag::kMany, 0, begin_)) {
    // The name, a colon, and what it is; without a colon the name stands before.
    size_t from = 0;
    for (const std::string_view mark : {":", " - ", " \u2013 ", "\u2014", "\uff1a"})
      if (const size_t at = begin_ == 0 ? text_.npos : text_.rfind(mark, begin_ - 1); at != text_.npos) from = std::max(from, at + mark.size());
    if (sentence_.NamesIn(0, begin_) && !sentence_.Any(Tag::kCompare, from, begin_) && !sentence_.Any(Tag::kBreak, from, begin_) &&
        !sentence_.Any(Tag::kVerb, from, begin_) && !DoesSomethingFor(from))
      return fitted;
    return std::nullopt;
  }
  if (setting_.heading) return AsFragment();
  return std::nullopt;
}

std::optional<Fitted> FitPattern(const Lexicon& lexicon, const Sentence& sentence, const Setting& setting, const ClaimingHit& hit) {
  return Fitting(lexicon, sentence, setting, hit).Fit();
}

}  // namespace day::statements
