// Claiming words that are verbs or stand behind one: "we open-source the code", "the weights are freely available".
#include <algorithm>
#include <string>

#include "probes/statements/claim_fitting.h"
#include "text/utf8.h"

namespace day::statements {

using Who = Owner::Who;

std::optional<Fitted> Fitting::AsActive() const {
  const Owner owner = sentence_.OwnerOf(clause_, begin_);
  const bool by_us = owner.who == Who::kOwn && (owner.pronoun || owner.named);
  const bool unsaid = !owner.pronoun && owner.who != Who::kForeign && sentence_.Words(clause_, begin_) <= (IsWide() ? 12 : 3);
  if (!by_us && !unsaid) return std::nullopt;
  if (!by_us && (setting_.deep || (!setting_.item && !IsWide() && sentence_.Words(0, begin_) > 0))) return std::nullopt;
  // "we use", "we compare": our doing, but not this one
  if (by_us && !IsWide()) {
    const Mark* own = sentence_.Last(Tag::kOwn, clause_, begin_);
    const size_t from = own != nullptr ? own->end : clause_;
    if (const Mark* people = sentence_.Last(Tag::kPeople, from, begin_); people != nullptr && !sentence_.Any(Tag::kBreak, people->end, begin_))
      return std::nullopt;
    if (sentence_.ForeignIn(from, begin_) && sentence_.Any(Tag::kRelative, from, begin_)) return std::nullopt;
  }
  if (sentence_.Any(Tag::kMany, end_, std::min(text_.size(), end_ + 12)) && !by_us) return std::nullopt;
  Fitted fitted;
  fitted.about = sentence_.PartsIn(end_, ObjectEnd());
  if (fitted.about == 0) fitted.object = TrimAscii(sentence_.Text(end_, ObjectEnd()));
  if (fitted.about == 0) fitted.about = NamePartsIn(end_, ObjectEnd());
  if (fitted.about == 0 && IsWide()) fitted.about = sentence_.PartsIn(clause_, begin_);
  return fitted;
}

std::optional<Fitted> Fitting::AsPredicate() const {
  if (IsWide()) return AsWidePredicate();
  const Mark* be = sentence_.Last(Tag::kBe, clause_, begin_);
  if (be != nullptr && (sentence_.Words(be->end, begin_) > 4 || sentence_.Any(Tag::kBreak, be->end, begin_) || sentence_.PartsIn(be->end, begin_) != 0))
    be = nullptr;
  if (be == nullptr) return AsMade();
  // by others?
  const std::string_view rest = text_.substr(end_, 40);
  if (rest.starts_with(" by ") && sentence_.ForeignIn(end_, std::min(text_.size(), end_ + 40)) && !sentence_.NamesIn(end_, std::min(text_.size(), end_ + 40)))
    return std::nullopt;
  size_t from = clause_, to = be->begin;
  bool relative = false;
  if (const Mark* mark = sentence_.Last(Tag::kRelative, clause_, std::min(be->end, begin_));
      mark != nullptr && sentence_.Words(mark->end, std::max(mark->end, be->begin)) <= 1) {
    relative = true;
    to = mark->begin;
    from = to > clause_ + 45 ? to - 45 : clause_;
    while (from > clause_ && from < to && text_[from] != ' ') ++from;
  }
  const Owner owner = sentence_.OwnerOf(from, to);
  const bool possessive = HasPossessive(from, to);
  Fitted fitted;
  fitted.about = owner.parts;
  if (relative) {
    const bool ours = possessive || owner.pointed || sentence_.NamesIn(to > from + 24 ? to - 24 : from, to) || SaysWhatItIs(to);
    if (owner.who == Who::kForeign || !ours) return std::nullopt;
    return fitted;
  }
  if (owner.who == Who::kOwn) {
    // "we found that the data is publicly available": our doing, another's thing
    if (!owner.named && !possessive && sentence_.Words(from, to) > 2 && !owner.pointed) return std::nullopt;
    if (!owner.named && sentence_.ForeignIn(from, to)) return std::nullopt;
    return fitted;
  }
  if (owner.who == Who::kPart) {
    if (sentence_.Any(Tag::kMany, from, to) || !KnownByPart(owner)) return std::nullopt;
    const std::string verb = ToLowerAscii(sentence_.Text(be->begin, be->end));
    const std::string_view modal = TrimAscii(sentence_.Text(from, be->begin));
    const bool can = lexicon_.Is(Word::kModal, modal.substr(modal.rfind(' ') + 1));
    if ((verb == "being" || verb == "be") && !can && !IsFuture()) return std::nullopt;  // "depends on models being made public"
    if (hit_.word->strength == Strength::kAccess && (setting_.section == "training-data" || (owner.parts == kData && !owner.pointed && !sentence_.AfterOwn())))
      return std::nullopt;
    if (sentence_.Words(from, to) > 14) return std::nullopt;
    return fitted;
  }
  if (owner.who == Who::kNobody && !setting_.deep && sentence_.AfterOwn() && sentence_.Any(Tag::kIt, from, to) && sentence_.Words(from, to) <= 2) return fitted;
  if (owner.who == Who::kNobody && owner.pointed && sentence_.Words(from, to) <= 2) return fitted;
  return std::nullopt;
}

// "NAME is a family of models that are …": what stands before the relative word says of the release what it is.
bool Fitting::SaysWhatItIs(size_t to) const {
  constexpr size_t kMost = 16;  // words
  const Mark* be = sentence_.First(Tag::kBe, clause_, to);
  if (be == nullptr || !IsClean(be->end, to, kMost)) return false;
  const Owner owner = sentence_.OwnerOf(clause_, be->begin);
  return owner.who == Who::kOwn && owner.named && sentence_.Words(clause_, be->begin) <= 4;
}

std::optional<Fitted> Fitting::AsMade() const {
  const Mark* verb = sentence_.Last(Tag::kRelease, clause_, begin_);
  // "We release the weights of … as open source"
  const bool as = verb != nullptr && PreviousWord() == "as" && !sentence_.ForeignIn(verb->end, begin_) && !sentence_.Any(Tag::kCompare, verb->end, begin_);
  if (!as && (verb == nullptr || hit_.word->kind != ClaimKind::kVerb || !IsClean(verb->end, begin_, 10))) return AsFragment();
  if (!sentence_.OwnerOf(clause_, verb->begin).pronoun) return AsFragment();
  Fitted fitted;
  fitted.about = sentence_.PartsIn(verb->end, begin_);
  return fitted;
}

std::optional<Fitted> Fitting::AsWidePredicate() const {
  // 代码已开源; NAME 已经完全开源; 所有版本对学术研究完全开放; 依照 … 协议开源
  const Owner owner = sentence_.OwnerOf(clause_, begin_);
  if (owner.who == Who::kForeign || owner.who == Who::kNobody || (owner.who == Who::kPart && !KnownByPart(owner))) return std::nullopt;
  if (sentence_.Any(Tag::kCompare, clause_, begin_) || (sentence_.Any(Tag::kMany, clause_, begin_) && owner.who != Who::kOwn && owner.parts == 0))
    return std::nullopt;
  Fitted fitted;
  fitted.about = owner.parts;
  return fitted;
}

std::optional<Fitted> Fitting::AsTerms() const {
  // "The weights are available on … under a license that … but otherwise remains permissive" has its subject far before.
  const Owner owner = sentence_.SubjectOf(sentence_.OwnerOf(clause_, begin_).who == Who::kNobody ? 0 : clause_, begin_);
  if (owner.who == Who::kForeign) return std::nullopt;
  const std::string before = PreviousWord();
  Fitted fitted;
  fitted.about = owner.parts;
  const bool of_license = hit_.word->id == "permissive" || hit_.word->id == "open-license";
  if (of_license && setting_.item && !setting_.deep && begin_ == 0 &&
      ToLowerAscii(text_.substr(0, std::min(text_.find(':'), text_.size()))).find("licen") != std::string::npos && text_.find(':') < 60) {
    fitted.how = How::kImplied;  // "**Permissive license:** …" in a list of features
    return fitted;
  }
  if (of_license && !IsWide()) {
    // under a permissive license; not: trained on permissively licensed code
    const Mark* last = sentence_.Last(Tag::kBreak, clause_, begin_);
    const std::string lower = ToLowerAscii(sentence_.Text(begin_, end_));
    const bool bound =
        last != nullptr && sentence_.Words(last->end, begin_) <= 2 && lexicon_.Is(Word::kBound, ToLowerAscii(sentence_.Text(last->begin, last->end)));
    const bool remains = lower.starts_with("remains") || lower == "licensed permissively" || lexicon_.Is(Word::kBe, before);
    if (!bound && !remains) return std::nullopt;
    if (sentence_.Any(Tag::kMany, clause_, begin_)) return std::nullopt;
  }
  if (owner.who == Who::kOwn || owner.who == Who::kPart || owner.pointed) return fitted;
  if (sentence_.ForeignIn(0, text_.size())) return std::nullopt;
  if (setting_.section == "license" || setting_.top || sentence_.AfterOwn() || sentence_.NamesIn(0, text_.size())) return fitted;
  return std::nullopt;
}

}  // namespace day::statements
