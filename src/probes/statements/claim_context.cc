#include "probes/statements/claim_context.h"

#include <algorithm>
#include <array>
#include <utility>

#include "text/ascii.h"
#include "text/utf8.h"

namespace day::statements {
namespace {

bool IsWideAt(std::string_view text, size_t at) {
  if (at >= text.size()) return false;
  const auto byte = static_cast<unsigned char>(text[at]);
  return byte >= 0xE3 && byte <= 0xE9 && text.substr(at, 3) != "\u3002" && text.substr(at, 3) != "\u3001" && text.substr(at, 3) != "\u300a" &&
         text.substr(at, 3) != "\u300b";
}

}  // namespace

ClaimContext::ClaimContext(const Lexicon& lexicon, const Sentence& sentence, const Setting& setting, const ClaimingHit& hit)
    : lexicon_(lexicon),
      sentence_(sentence),
      setting_(setting),
      hit_(hit),
      text_(sentence.text()),
      begin_(hit.begin),
      end_(hit.end),
      clause_(sentence.ClauseBegin(hit.begin)) {}

bool ClaimContext::IsPartOfAName() const {
  if (begin_ > 0 && (text_[begin_ - 1] == '@' || text_[begin_ - 1] == '/' || text_[begin_ - 1] == '.' || text_[begin_ - 1] == '-' || text_[begin_ - 1] == '_' ||
                     text_[begin_ - 1] == '#'))
    return true;
  // "Open Assistant", "the Open Data Portal": capitals in the middle of a sentence make a name of it.
  if (hit_.word->kind == ClaimKind::kAdjective && hit_.word->strength == Strength::kPlain && !setting_.title && !setting_.heading && begin_ > 0 &&
      text_[begin_] == 'O') {
    const size_t last = text_.rfind(' ', end_ - 1);
    if (last != text_.npos && last > begin_ && text_[last + 1] >= 'A' && text_[last + 1] <= 'Z' && text_[begin_ - 1] == ' ' && begin_ > 1 &&
        text_[begin_ - 2] != ':')
      return true;
  }
  if (end_ >= text_.size()) return false;
  if (text_[end_] == '@') return true;
  return end_ + 1 < text_.size() && (text_[end_] == '/' || text_[end_] == '.' || text_[end_] == '-') && IsLetterOrDigit(text_[end_ + 1]);
}

bool ClaimContext::IsDenied() const {
  const Mark* negation = sentence_.Last(Tag::kNegation, clause_, begin_);
  if (negation == nullptr) return false;
  return sentence_.Words(negation->end, begin_) <= 5 && text_.substr(negation->end, begin_ - negation->end).find(',') == text_.npos;
}

bool ClaimContext::IsAboutOthers() const {
  const Mark* others = sentence_.Last(Tag::kOthers, 0, begin_);
  if (others == nullptr) return false;
  return !sentence_.NamesIn(others->end, begin_) && !sentence_.Any(Tag::kOwn, others->end, begin_);
}

std::optional<size_t> ClaimContext::ExamplesBehind() const {
  constexpr size_t kFar = 12;  // limit: bytes
  const size_t stop = PhraseEnd();
  const std::string_view rest = text_.substr(stop, 40);
  const std::string lower = ToLowerAscii(rest.substr(0, rest.find_first_of(".;")));
  const auto is_letter = [&](size_t at) { return at < lower.size() && IsLetter(lower[at]); };
  for (const std::string& words : lexicon_.words(Word::kExamples)) {
    const size_t at = lower.find(words), end = at + words.size();
    if (at >= kFar) continue;
    const bool part = IsLetter(words[0]) && ((at > 0 && is_letter(at - 1)) || is_letter(end));  // "likely", "unlike"
    const bool other = std::ranges::any_of(lexicon_.words(Word::kNoExamples), [&](const std::string& word) { return lower.substr(at).starts_with(word); });
    if (!part && !other) return stop + end;
  }
  return std::nullopt;
}

bool ClaimContext::NamesItselfBehind() const {
  const std::optional<size_t> examples = ExamplesBehind();
  return examples &&
         std::ranges::any_of(sentence_.names(), [&](const Mark& name) { return name.begin >= *examples && sentence_.Words(*examples, name.begin) == 0; });
}

bool ClaimContext::NamesOthersBehind() const { return ExamplesBehind() && sentence_.ForeignIn(PhraseEnd(), text_.size()); }

bool ClaimContext::IsFuture() const {
  const Mark* future = sentence_.Last(Tag::kFuture, clause_, begin_);
  if (future != nullptr) return true;
  const size_t end = sentence_.ClauseEnd(end_);
  const Mark* later = sentence_.First(Tag::kFuture, end_, end);
  if (later == nullptr) return false;
  return lexicon_.Is(Word::kLater, ToLowerAscii(sentence_.Text(later->begin, later->end)));
}

std::string ClaimContext::Subject() const {
  const Mark* best = nullptr;
  std::string subject;
  auto take = [&](const Mark* mark, std::string name) {
    if (mark == nullptr || (best != nullptr && mark->begin < best->begin)) return;
    best = mark;
    subject = std::move(name);
  };
  take(sentence_.Last(Tag::kThis, clause_, begin_), "this");
  take(sentence_.Last(Tag::kOwn, clause_, begin_), "we");
  // "We released NAME: an open …": who did it stays the subject.
  const Mark* we = sentence_.First(Tag::kOwn, clause_, begin_);
  const bool speaks = we != nullptr && !IsPossessive(*we) && sentence_.First(Tag::kRelease, we->end, begin_) != nullptr;
  for (const Mark& name : sentence_.names())
    if (name.end <= begin_ && !(speaks && name.begin > we->end)) take(&name, ToLowerAscii(sentence_.Text(name.begin, name.end)));
  if (best != nullptr) return subject;
  for (const Mark& name : sentence_.names()) return ToLowerAscii(sentence_.Text(name.begin, name.end));
  if (sentence_.Any(Tag::kIt, clause_, begin_)) return "it";
  return sentence_.PartsIn(clause_, begin_) != 0 ? "part" : "";
}

bool ClaimContext::IsActive() const {
  if (hit_.word->kind == ClaimKind::kAdjective) return false;
  if (IsWide()) return IsWideVerb();
  const std::string claiming = ToLowerAscii(sentence_.Text(begin_, end_));
  const bool doing = lexicon_.EndsAs(Word::kDoing, claiming), done = lexicon_.EndsAs(Word::kDone, claiming);
  if (!doing && !done && !lexicon_.EndsAs(Word::kVerb, claiming)) return false;
  const std::string before = PreviousWord(), after = NextWord();
  if (doing) return true;
  if (lexicon_.Is(Word::kBe, before)) return false;
  if (lexicon_.Is(Word::kObject, after)) return true;
  const bool noun = lexicon_.EndsAs(Word::kNoun, claiming);
  if (noun && lexicon_.Is(Word::kJoin, after)) return false;
  if (lexicon_.Is(Word::kBeforeVerb, before)) return !(noun && before == "to" && !sentence_.Any(Tag::kOwn, clause_, begin_));
  return done && begin_ < 24 && setting_.item && sentence_.Words(0, begin_) <= 3;
}

bool ClaimContext::IsAttributive() const {
  if (hit_.word->kind == ClaimKind::kAdjective && sentence_.PartsIn(begin_, end_) != 0) return true;  // "open dataset" has its noun
  size_t at = end_;
  while (at < text_.size() && (text_[at] == ' ' || text_[at] == '*' || text_[at] == '`')) ++at;
  if (at >= text_.size()) return false;
  if (IsWideAt(text_, at)) {
    if (text_.substr(at, 3) == "\u7684") return true;  // 的
    const size_t stop = PhraseEnd();
    return sentence_.PartsIn(end_, std::min(stop, end_ + 60)) != 0;
  }
  if (!IsLetterOrDigit(text_[at])) return false;
  if (IsWide()) return sentence_.PartsIn(end_, PhraseEnd()) != 0 || sentence_.NamesIn(end_, PhraseEnd());
  const std::string after = NextWord();
  if (lexicon_.Is(Word::kJoin, after)) {
    const size_t stop = PhraseEnd();
    return !lexicon_.Is(Word::kBe, PreviousWord()) && sentence_.PartsIn(end_, stop) != 0;
  }
  const size_t word_end = at + after.size();
  for (const Tag tag : {Tag::kBreak, Tag::kBe, Tag::kBoundary, Tag::kRelative, Tag::kVerb, Tag::kFuture, Tag::kIt})
    if (sentence_.Any(tag, at, word_end)) return false;
  return !lexicon_.Is(Word::kNoNoun, after);
}

size_t ClaimContext::PhraseEnd() const {
  size_t stop = text_.size();
  for (const Tag tag : {Tag::kBreak, Tag::kBe, Tag::kRelative, Tag::kVerb, Tag::kBoundary})
    if (const Mark* mark = sentence_.First(tag, end_, text_.size())) stop = std::min(stop, mark->begin);
  stop = std::min(stop, text_.find_first_of(",.;:(!?)", end_));
  for (const std::string_view mark : {"\uff0c", "\u3002", "\uff08", "\uff1b", "\uff1a", "\u3001", " + ", " \u2014 ", "\uff01"})
    stop = std::min(stop, text_.find(mark, end_));
  return std::max(stop, end_);
}

size_t ClaimContext::ObjectEnd() const {
  size_t stop = sentence_.ClauseEnd(end_);
  for (const Tag tag : {Tag::kBreak, Tag::kRelative, Tag::kBe})
    if (const Mark* mark = sentence_.First(tag, end_, stop)) {
      if (!lexicon_.Is(Word::kJoin, sentence_.Text(mark->begin, mark->end))) stop = std::min(stop, mark->begin);
    }
  return stop;
}

Parts ClaimContext::HeadParts() const {
  const size_t stop = PhraseEnd();
  Parts head = 0;
  for (const Mark& mark : sentence_.parts())
    if (mark.begin >= begin_ && mark.end <= stop && mark.value != kNoPart && mark.end > end_) head = static_cast<Parts>(mark.value);
  const Parts all = sentence_.PartsIn(end_, stop);
  if (all != 0) return all;
  return head != 0 ? head : sentence_.PartsIn(begin_, end_);  // "open platform" has its noun
}

Parts ClaimContext::NamePartsIn(size_t from, size_t to) const {
  Parts parts = 0;
  for (const Mark& mark : sentence_.names())
    if (mark.begin >= from && mark.end <= to) parts |= static_cast<Parts>(mark.value);
  return parts;
}

bool ClaimContext::IsClean(size_t from, size_t to, size_t most_words) const {
  if (to < from || sentence_.Words(from, to) > most_words) return false;
  for (const Tag tag : {Tag::kBreak, Tag::kCompare, Tag::kOthers})
    if (sentence_.Any(tag, from, to)) return false;
  return !sentence_.ForeignIn(from, to);
}

bool ClaimContext::HasPossessive(size_t from, size_t to) const {
  for (const Mark* own = sentence_.First(Tag::kOwn, from, to); own != nullptr; own = sentence_.First(Tag::kOwn, own->end, to))
    if (IsPossessive(*own)) return true;
  return false;
}

bool ClaimContext::KnownByPart(const Owner& owner) const { return !setting_.deep || owner.pointed || setting_.section == "license"; }

std::string ClaimContext::PreviousWord() const {
  size_t stop = begin_;
  for (int skipped = 0; skipped < 4; ++skipped) {
    while (stop > 0 && text_[stop - 1] == ' ') --stop;
    size_t at = stop;
    while (at > 0 && (IsLetterOrDigit(text_[at - 1]) || text_[at - 1] == '\'' || text_[at - 1] == '-')) --at;
    const std::string word = ToLowerAscii(text_.substr(at, stop - at));
    if (!lexicon_.Is(Word::kBetween, word)) return word;
    stop = at;
  }
  return {};
}

bool ClaimContext::IsWide() const { return IsWideAt(text_, begin_); }

std::string ClaimContext::NextWord() const {
  size_t at = end_;
  while (at < text_.size() && (text_[at] == ' ' || text_[at] == '*' || text_[at] == '`' || text_[at] == '"')) ++at;
  size_t stop = at;
  while (stop < text_.size() && (IsLetterOrDigit(text_[stop]) || text_[stop] == '\'')) ++stop;
  return ToLowerAscii(text_.substr(at, stop - at));
}

bool ClaimContext::IsWideVerb() const {
  if (text_.substr(end_).starts_with("\u4e86")) return true;  // 了: it was done
  if (sentence_.Any(Tag::kBe, clause_, begin_) && IsAttributive()) return false;
  // 我们开源 NAME, 发布并开源 NAME
  return lexicon_.EndsAs(Word::kBeforeChineseVerb, TrimAscii(text_.substr(clause_, begin_ - clause_)));
}

bool ClaimContext::IsPossessive(const Mark& mark) const {
  const std::string lower = ToLowerAscii(sentence_.Text(mark.begin, mark.end));
  return lexicon_.Is(Word::kPossessive, lower) || (lexicon_.Is(Word::kPossessive, lower + "\u7684") && text_.substr(mark.end).starts_with("\u7684"));  // 的
}

}  // namespace day::statements
