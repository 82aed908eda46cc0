#include "probes/statements/sentence.h"

#include <algorithm>
#include <array>

#include "text/ascii.h"
#include "text/utf8.h"

namespace day::statements {
namespace {

// Part of a hyphenated word ("built-in"), of a URL, a path or an address?
bool IsJoined(std::string_view text, size_t begin, size_t end) {
  if (begin > 1 && (text[begin - 1] == '-' || text[begin - 1] == '_' || text[begin - 1] == '/' || text[begin - 1] == '@') && IsLetterOrDigit(text[begin - 2]))
    return true;
  return end + 1 < text.size() && (text[end] == '-' || text[end] == '_' || text[end] == '/' || text[end] == '@') && IsLetterOrDigit(text[end + 1]);
}

bool IsWide(std::string_view text, size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  return byte >= 0xE3 && byte <= 0xE9;
}

// "7B", "350M"
bool IsParameterCount(std::string_view word) {
  const bool unit = word.ends_with('B') || word.ends_with('b') || word.ends_with('M');
  return unit && word.size() >= 2 && word.size() <= 4 && std::ranges::all_of(word.substr(0, word.size() - 1), IsDigit);
}

}  // namespace

bool SaysWhere(std::string_view between) {
  constexpr size_t kFar = 40;  // bytes: "in the accompanying GitHub "
  return between.size() <= kFar && between.find_first_of(",;:.") == between.npos && between.find(" and ") == between.npos &&
         std::ranges::any_of(std::array<std::string_view, 6>{" in ", " within ", " inside ", " of ", " from ", " contained in "},
                             [&](std::string_view word) { return between.starts_with(word); });
}

bool IsInAPathOfCode(std::string_view text, size_t at, const PhraseSet& endings) {
  constexpr size_t kMost = 200;         // limit: bytes looked at to either side
  constexpr size_t kLongestEnding = 5;  // bytes
  const auto parts = [](char c) { return IsLetterOrDigit(c) || c == '.' || c == '/' || c == '_' || c == '-'; };
  size_t begin = at, end = at;
  while (begin > 0 && at - begin < kMost && parts(text[begin - 1])) --begin;
  while (end < text.size() && end - at < kMost && parts(text[end])) ++end;
  const std::string_view path = text.substr(begin, end - begin);
  const size_t slash = path.rfind('/');
  if (slash == path.npos) return false;
  const size_t dot = path.find('.', slash);
  const std::string_view ending = dot == path.npos ? std::string_view() : path.substr(dot + 1);
  if (ending.empty()) return path.starts_with("./") || path.starts_with("../");
  return ending.size() <= kLongestEnding && std::ranges::all_of(ending, IsLetterOrDigit) && !endings.Matches(ending);
}

Sentence::Sentence(const Lexicon& lexicon, const Document& document, std::string_view text, std::string_view before, bool title)
    : lexicon_(lexicon), text_(text) {
  for (const PhraseHit& hit : lexicon.parts().Find(text)) {
    // Of 开源代码 the noun is 代码, not 源代码.
    if (IsInAPathOfCode(text, hit.offset, lexicon.terms().file_endings)) continue;
    const bool shifted = hit.offset >= 3 && text.substr(hit.offset - 3, 6) == "\u5f00\u6e90";
    parts_.push_back({hit.offset + (shifted ? 3 : 0), hit.offset + hit.length, hit.id});
  }
  FindNames(lexicon, document, title);
  if (!before.empty()) {
    after_own_ = std::ranges::any_of(lexicon.tag(Tag::kOwn).Find(before), [](const PhraseHit& hit) { return hit.id != Lexicon::kNot; });
    for (const Run& run : RunsOf(before)) after_own_ = after_own_ || document.IsOwnName(before.substr(run.offset, run.length));
    if (std::ranges::any_of(lexicon.tag(Tag::kOthers).Find(before), [](const PhraseHit& hit) { return hit.id != Lexicon::kNot; })) after_own_ = false;
  }
}

void Sentence::FindNames(const Lexicon& lexicon, const Document& document, bool title) {
  bool first = true;
  for (const Run& run : RunsOf(text_)) {
    const std::string_view word = text_.substr(run.offset, run.length);
    const bool begins = first;
    first = false;
    // "NAME-8B", "NAME 7B": what has a number of parameters is a model.
    const bool behind = !own_names_.empty() && own_names_.back().end + 1 == run.offset;
    if (behind && IsParameterCount(word)) {
      own_names_.back().value = kWeights;
      continue;
    }
    if (document.IsOwnName(word)) {
      own_names_.push_back({run.offset, run.offset + run.length, document.PartOfName(word)});
      if (document.IsOwnCompound(word)) compounds_.push_back(own_names_.back());
      continue;
    }
    if (!HasUpper(word)) continue;
    // The first word of a sentence is capitalized anyway; only one written like a name ("LLaMA", "C4") tells something.
    const bool like_a_name = HasUpper(word.substr(1)) || std::ranges::any_of(word, [](char c) { return c >= '0' && c <= '9'; });
    if ((begins || title) && !like_a_name) continue;
    const std::string lower = ToLowerAscii(word);
    if (lexicon.IsNeutral(lower) || lower.size() < 2) continue;
    // "7B", "13M", "V3" are sizes and versions; the rest of an own name ("GLM-4-9B", "Yi-VL") belongs to it.
    if (word.size() <= 4 && std::ranges::any_of(word, [](char c) { return c >= '0' && c <= '9'; })) continue;
    if (!own_names_.empty() && own_names_.back().end + 1 >= run.offset && run.offset > 0 && (text_[run.offset - 1] == '-' || text_[run.offset - 1] == '_')) {
      own_names_.back().end = run.offset + run.length;
      continue;
    }
    foreign_.push_back({run.offset, run.offset + run.length, 0});
  }
}

const std::vector<Mark>& Sentence::Marks(Tag tag) const {
  auto& marks = marks_[static_cast<size_t>(tag)];
  if (!marks) {
    marks.emplace();
    for (const PhraseHit& hit : lexicon_.tag(tag).Find(text_))
      if (hit.id != Lexicon::kNot && !IsJoined(text_, hit.offset, hit.offset + hit.length)) marks->push_back({hit.offset, hit.offset + hit.length, hit.id});
  }
  return *marks;
}

const Mark* Sentence::First(Tag tag, size_t from, size_t to) const {
  for (const Mark& mark : Marks(tag))
    if (mark.begin >= from && mark.end <= to) return &mark;
  return nullptr;
}

const Mark* Sentence::Last(Tag tag, size_t from, size_t to) const {
  const std::vector<Mark>& marks = Marks(tag);
  for (auto mark = marks.rbegin(); mark != marks.rend(); ++mark)
    if (mark->begin >= from && mark->end <= to) return &*mark;
  return nullptr;
}

Parts Sentence::PartsIn(size_t from, size_t to) const {
  Parts parts = 0;
  for (size_t i = 0; i < parts_.size(); ++i) {
    const Mark& mark = parts_[i];
    if (mark.begin < from || mark.end > to) continue;
    if (mark.value == kRelease && i > 0 && parts_[i - 1].begin >= from && SaysWhere(Text(parts_[i - 1].end, mark.begin))) continue;
    // A noun that another one follows directly only says more of that one.
    if (i + 1 < parts_.size() && parts_[i + 1].end <= to && parts_[i + 1].value != kNoPart) {
      const std::string_view between = Text(mark.end, parts_[i + 1].begin);
      const bool joined = between.find_first_of(",;:()/+&.") == between.npos && between.find(" and ") == between.npos && between.find(" or ") == between.npos &&
                          between.find("\u548c") == between.npos && between.find("\u3001") == between.npos && between.find("\u4e0e") == between.npos &&
                          between.find("\u53ca") == between.npos && Words(mark.end, parts_[i + 1].begin) <= 1 &&
                          !Any(Tag::kBreak, mark.end, parts_[i + 1].begin) && !Any(Tag::kBe, mark.end, parts_[i + 1].begin) &&
                          between.find('\'') == between.npos && between.find("\u7684") == between.npos;
      // 仓库中的代码: the place of the code
      const bool place = between == "\u7684" || between == "\u4e2d" || between == "\u4e2d\u7684" || between == "\u91cc\u7684";
      if (joined || (place && mark.value == kRelease)) continue;
    }
    parts |= static_cast<Parts>(mark.value);
  }
  return parts;
}

bool Sentence::NamesIn(size_t from, size_t to) const {
  return std::ranges::any_of(own_names_, [&](const Mark& mark) { return mark.begin >= from && mark.end <= to; });
}

bool Sentence::NamesOneThingIn(size_t from, size_t to) const {
  const auto inside = [&](const Mark& mark) { return mark.begin >= from && mark.end <= to; };
  const auto compounds = std::ranges::count_if(compounds_, inside);
  return compounds > 0 && compounds == std::ranges::count_if(own_names_, inside);
}

bool Sentence::ForeignIn(size_t from, size_t to) const {
  return std::ranges::any_of(foreign_, [&](const Mark& mark) { return mark.begin >= from && mark.end <= to; });
}

Owner Sentence::OwnerOf(size_t from, size_t to) const {
  Owner owner;
  if (to <= from) return owner;
  owner.parts = PartsIn(from, to);
  owner.pronoun = Any(Tag::kOwn, from, to);
  owner.pointed = Any(Tag::kThis, from, to);
  owner.named = NamesIn(from, to);
  if (owner.named && owner.parts == 0)
    for (const Mark& mark : own_names_)
      if (mark.begin >= from && mark.end <= to) owner.parts |= static_cast<Parts>(mark.value);
  const bool foreign = ForeignIn(from, to);
  if (owner.pronoun || owner.named) {
    owner.who = Owner::Who::kOwn;
    // "LLaMA, which we use": a foreign name behind the last own word is what the clause speaks of.
    size_t last_own = 0, last_foreign = 0;
    if (const Mark* own = Last(Tag::kOwn, from, to)) last_own = own->end;
    for (const Mark& mark : own_names_)
      if (mark.end <= to && mark.begin >= from) last_own = std::max(last_own, mark.end);
    for (const Mark& mark : foreign_)
      if (mark.end <= to && mark.begin >= from) last_foreign = std::max(last_foreign, mark.end);
    if (!owner.named && foreign && last_foreign > last_own + 60) owner.who = Owner::Who::kForeign;
  } else if (foreign) {
    owner.who = Owner::Who::kForeign;
  } else if (owner.parts != 0) {
    owner.who = Owner::Who::kPart;
  }
  return owner;
}

Owner Sentence::SubjectOf(size_t from, size_t to) const {
  const Mark* be = First(Tag::kBe, from, to);
  if (be != nullptr && be->begin > from) {
    const Owner subject = OwnerOf(from, be->begin);
    if (subject.who == Owner::Who::kOwn || subject.who == Owner::Who::kPart) return subject;
  }
  return OwnerOf(from, to);
}

size_t Sentence::Words(size_t from, size_t to) const {
  size_t words = 0, wide = 0;
  bool inside = false;
  for (size_t at = from; at < to && at < text_.size(); ++at) {
    if (IsWide(text_, at)) ++wide;
    const bool word = IsLetterOrDigit(text_[at]);
    if (word && !inside) ++words;
    inside = word || (inside && (text_[at] == '-' || text_[at] == '.' || text_[at] == '\'' || text_[at] == '*'));
  }
  return words + (wide + 1) / 2;
}

size_t Sentence::ClauseBegin(size_t at) const {
  size_t begin = 0;
  if (const Mark* mark = Last(Tag::kBoundary, 0, at)) begin = mark->end;
  for (const std::string_view end : {";", "\uff1b", "\u3002", " \u2014 "}) {
    const size_t found = at == 0 ? text_.npos : text_.rfind(end, at - 1);
    if (found != text_.npos && found + end.size() <= at) begin = std::max(begin, found + end.size());
  }
  return std::min(begin, at);
}

size_t Sentence::ClauseEnd(size_t at) const {
  size_t end = text_.size();
  if (const Mark* mark = First(Tag::kBoundary, at, text_.size())) end = mark->begin;
  for (const std::string_view stop : {";", "\uff1b", "\u3002"}) end = std::min(end, text_.find(stop, at));
  return std::max(end, at);
}

bool Sentence::InQuotes(size_t begin, size_t end) const {
  size_t straight = 0;
  for (size_t at = 0; at < begin; ++at) straight += text_[at] == '"' ? 1 : 0;
  if (straight % 2 == 1 && text_.find('"', end) != text_.npos) return true;
  for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"\u201c", "\u201d"}, {"\u2018", "\u2019"}, {"\u300c", "\u300d"}}) {
    const size_t opened = begin == 0 ? text_.npos : text_.rfind(open, begin - 1);
    if (opened == text_.npos) continue;
    const size_t closed = text_.find(close, opened);
    if (closed != text_.npos && closed >= end) return true;
  }
  return false;
}

bool Sentence::IsQuestion() const {
  const std::string_view trimmed = TrimAscii(text_);
  return trimmed.ends_with('?') || trimmed.ends_with("\uff1f");
}

}  // namespace day::statements
