// Claiming words that stand before a noun: "our open-source model", "X is an open-source model", "a fully open model".
#include <algorithm>
#include <string>

#include "probes/statements/claim_fitting.h"
#include "text/utf8.h"

namespace day::statements {
namespace {

using Who = Owner::Who;

bool IsWideAt(std::string_view text, size_t at) { return at < text.size() && static_cast<unsigned char>(text[at]) >= 0xE3; }

}  // namespace

std::optional<Fitted> Fitting::AsAttribute() const {
  const size_t stop = PhraseEnd();
  Fitted fitted;
  fitted.about = HeadParts();
  if (NamesItselfBehind()) return fitted;
  if (NamesOthersBehind()) return std::nullopt;
  // "reaches open-source SOTA" names no thing.
  if (fitted.about == 0 && sentence_.Any(Tag::kRank, end_, stop)) return std::nullopt;
  // Our open-source …, NAME's open-source …, this open-source model
  if (OwnerStandsBefore(stop)) return fitted;
  // the open-source NAME
  for (const Mark& name : sentence_.names())
    if (name.begin >= end_ && sentence_.Words(end_, name.begin) == 0 && !sentence_.ForeignIn(end_, name.end)) {
      if (fitted.about == 0) fitted.about = static_cast<Parts>(name.value);
      return fitted;
    }
  if (hit_.word->kind == ClaimKind::kVerb && hit_.word->strength == Strength::kAccess) return std::nullopt;
  if (IsLinked()) {
    if (Subject().empty()) fitted.how = How::kImplied;
    return fitted;
  }
  if (IsOneOfThem()) {
    fitted.how = How::kImplied;
    return fitted;
  }
  return AsFragment();
}

bool Fitting::OwnerStandsBefore(size_t stop) const {
  const Mark* own = nullptr;
  for (const Mark* mark = sentence_.First(Tag::kOwn, clause_, begin_); mark != nullptr; mark = sentence_.First(Tag::kOwn, mark->end, begin_))
    if (IsPossessive(*mark)) own = mark;
  auto near = [&](size_t from, size_t words) {
    if (!IsClean(from, begin_, words)) return false;
    for (const Tag tag : {Tag::kBe, Tag::kRelease, Tag::kVerb, Tag::kFuture})
      if (sentence_.Any(tag, from, begin_)) return false;
    return text_.substr(from, begin_ - from).find_first_of(",:") == text_.npos;
  };
  if (own != nullptr && near(own->end, 5)) return true;
  for (const Mark& name : sentence_.names())
    if (name.end <= begin_ && name.begin >= clause_ && near(name.end, 4)) return true;
  const Mark* pointed = sentence_.Last(Tag::kThis, clause_, begin_);
  // "this fantastic open-source project" may point at another's
  return pointed != nullptr && near(pointed->end, 3) && (sentence_.PartsIn(end_, stop) & ~kDocumentation) != 0 &&
         !sentence_.Any(Tag::kOthers, 0, text_.size()) && (sentence_.AfterOwn() || setting_.top || setting_.section == "license" || IsWide());
}

// "Meet the NAME series, Acme's open-weight models": behind the own name, a comma and whose they are.
bool Fitting::IsApposition() const {
  const size_t comma = begin_ == 0 ? text_.npos : text_.rfind(", ", begin_ - 1);
  if (comma == text_.npos || comma < clause_ || sentence_.Words(comma, begin_) > 4) return false;
  for (const Tag tag : {Tag::kBreak, Tag::kCompare, Tag::kOthers, Tag::kBe, Tag::kVerb, Tag::kRelease})
    if (sentence_.Any(tag, comma, begin_)) return false;
  const std::string_view between = sentence_.Text(comma, begin_);
  const bool whose = between.find("'s ") != between.npos || between.find("\u2019s ") != between.npos;
  for (const Mark& name : sentence_.names())
    if (name.end <= comma && sentence_.Words(name.end, comma) <= 2) return whose || !sentence_.ForeignIn(comma, begin_);
  return false;
}

bool Fitting::IsLinked() const {
  const Mark* be = sentence_.Last(Tag::kBe, clause_, begin_);
  const Mark* verb = sentence_.Last(Tag::kRelease, clause_, begin_);
  if (be != nullptr && IsLinkedBy(*be, true)) return true;
  // "NAME dataset: an open dataset of …"
  const size_t colon = begin_ == 0 ? text_.npos : text_.rfind(": ", begin_ - 1);
  if (colon != text_.npos && colon >= clause_ && sentence_.Words(0, colon) <= 5 && IsClean(colon, begin_, 6)) {
    const Owner owner = sentence_.OwnerOf(clause_, colon);
    if (owner.who == Who::kOwn && owner.named) return true;
  }
  if (IsApposition()) return true;
  return verb != nullptr && (be == nullptr || verb->begin >= be->begin) && IsLinkedBy(*verb, false);
}

// "NAME outperforms other open-source models": what it is held against is of its own kind.
bool Fitting::IsOneOfThem() const {
  const Mark* peer = sentence_.Last(Tag::kPeer, clause_, begin_);
  if (peer == nullptr || sentence_.Words(peer->end, begin_) > 0) return false;
  const Owner owner = sentence_.OwnerOf(clause_, peer->begin);
  return owner.who == Who::kOwn && (owner.named || HasPossessive(clause_, peer->begin));
}

// "We release NAME: an open-source model", "We introduce NAME, an open …": what we release is ours, whatever its name.
bool Fitting::NamesItself(size_t from, bool whose) const {
  for (const Tag tag : {Tag::kBreak, Tag::kCompare, Tag::kOthers})
    if (sentence_.Any(tag, from, begin_)) return false;
  const size_t mark = text_.find_first_of(":,", from);
  return mark < begin_ && sentence_.Words(from, mark) <= 4 && sentence_.Words(mark, begin_) <= 6 &&
         (!sentence_.ForeignIn(mark, begin_) ||
          (whose && (text_.substr(mark, begin_ - mark).find("'s ") != text_.npos || text_.substr(mark, begin_ - mark).find("\u2019s ") != text_.npos)));
}

// "NAME is Acme's open-source model": who made it stands before the word.
bool Fitting::IsWhose(size_t from) const {
  const std::string_view between = TrimAscii(sentence_.Text(from, begin_));
  return (between.ends_with("'s") || between.ends_with("\u2019s")) && sentence_.Words(from, begin_) <= 4 && !sentence_.Any(Tag::kBreak, from, begin_) &&
         !sentence_.Any(Tag::kCompare, from, begin_);
}

bool Fitting::IsLinkedBy(const Mark& link, bool be) const {
  const Owner owner = sentence_.OwnerOf(clause_, link.begin);
  const bool wide = IsWideAt(text_, link.begin);
  if (wide && be && owner.named) {
    for (const Tag tag : {Tag::kCompare, Tag::kOther, Tag::kMany})
      if (sentence_.Any(tag, link.end, begin_)) return false;
    for (const std::string& word : lexicon_.words(Word::kWith))
      if (sentence_.Text(link.end, begin_).find(word) != text_.npos) return false;
    return true;
  }
  // "Welcome to NAME, Acme's open-weight models" begins a document.
  const bool welcome = !be && setting_.top && link.begin == 0 && NamesItself(link.end, true);
  if (welcome) return true;
  if (be && owner.named && IsWhose(link.end)) return true;
  if (!IsClean(link.end, begin_, 12) && !(!be && owner.pronoun && NamesItself(link.end, false))) return false;
  if (be) {
    if (owner.who == Who::kOwn) return owner.named || HasPossessive(clause_, link.begin) || owner.pointed || sentence_.Words(clause_, link.begin) <= 2;
    if (owner.who == Who::kPart && !KnownByPart(owner)) return false;
    if (owner.who == Who::kPart)
      return owner.pointed ||
             (sentence_.Words(clause_, link.begin) <= 6 && !sentence_.Any(Tag::kMany, clause_, link.begin) && !sentence_.Any(Tag::kBreak, clause_, link.begin));
    if (owner.who != Who::kNobody) return false;
    if (owner.pointed) return true;
    return !setting_.deep && sentence_.AfterOwn() && sentence_.Any(Tag::kIt, clause_, link.end) && sentence_.Words(clause_, link.begin) <= 2;
  }
  if (sentence_.Any(Tag::kMany, link.end, begin_)) return false;
  if (owner.who == Who::kOwn) return true;
  return owner.who == Who::kNobody && sentence_.Words(clause_, link.begin) <= 3 && (setting_.item || setting_.top) && !sentence_.ForeignIn(end_, text_.size());
}

std::optional<Fitted> Fitting::AsFragment() const {
  if (sentence_.Any(Tag::kOthers, 0, text_.size()) || sentence_.Any(Tag::kCompare, 0, text_.size())) return std::nullopt;
  if (setting_.section == "training-data") return std::nullopt;
  Fitted fitted;
  fitted.how = How::kImplied;
  fitted.about = HeadParts();
  const size_t stop = PhraseEnd();
  // "**Open source**: anybody can audit it", a label in a list of features
  if (setting_.item && !setting_.deep && begin_ == 0 && fitted.about == 0 && hit_.word->strength != Strength::kAccess &&
      !sentence_.ForeignIn(0, text_.size())) {
    const size_t colon = text_.find(':');
    if (sentence_.Words(end_, std::min(colon, text_.size())) <= (colon == text_.npos ? 0 : 3)) return fitted;
  }
  const bool verbless = !sentence_.Any(Tag::kBe, 0, stop) && !sentence_.Any(Tag::kVerb, 0, stop) && !sentence_.Any(Tag::kBreak, 0, begin_);
  if (verbless && sentence_.Words(0, begin_) <= 2 && !sentence_.ForeignIn(0, text_.size()) && !sentence_.Any(Tag::kMany, 0, begin_)) {
    const std::string_view noun = TrimAscii(sentence_.Text(end_, stop));
    const bool plural = noun.ends_with('s') && !ToLowerAscii(noun).ends_with("weights");
    const bool whole = hit_.word->strength == Strength::kFull;
    if ((whole || !plural) && (fitted.about != 0 || hit_.word->about != kNoPart) &&
        (whole ? (setting_.item || setting_.top) : (setting_.item && sentence_.Words(0, text_.size()) <= 30)))
      return fitted;
  }
  // "Code and data to train an open-source assistant" under the title
  if (setting_.top && fitted.about != 0 && !sentence_.Any(Tag::kMany, 0, begin_) && sentence_.Words(0, text_.size()) <= 30 &&
      !sentence_.Any(Tag::kBe, 0, begin_) && !sentence_.Any(Tag::kVerb, 0, begin_)) {
    const Mark* gerund = sentence_.First(Tag::kGerund, 0, begin_);
    if (gerund != nullptr && sentence_.Words(0, gerund->begin) <= 1 && !sentence_.ForeignIn(0, begin_)) return fitted;
  }
  return std::nullopt;
}

}  // namespace day::statements
