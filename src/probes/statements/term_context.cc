#include "probes/statements/term_context.h"

#include <algorithm>
#include <array>
#include <string>

#include "text/utf8.h"

namespace day::statements {
namespace {

bool HasOf(const PhraseSet& set, std::string_view text) {
  return std::ranges::any_of(set.Find(text), [](const PhraseHit& hit) { return hit.id != Lexicon::kNot; });
}

// Nothing but blanks, brackets and marks?
bool IsMarks(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    if (text.substr(at, 3) == "\uff1a" || text.substr(at, 3) == "\u2013" || text.substr(at, 3) == "\u2014" || text.substr(at, 3) == "\uff08") {
      at += 3;
    } else if (std::string_view(" :-*`(\"[|=\n\t").find(text[at]) != std::string_view::npos) {
      ++at;
    } else {
      return false;
    }
  }
  return true;
}

}  // namespace

TermContext::TermContext(const Lexicon& lexicon, const Sentence& sentence, const Setting& setting)
    : lexicon_(lexicon), terms_(lexicon.terms()), sentence_(sentence), setting_(setting), text_(sentence.text()) {
  for (const PhraseHit& hit : terms_.binding.Find(text_)) bindings_.push_back({hit.offset, hit.offset + hit.length, 0});
  for (const PhraseHit& hit : terms_.label.Find(text_)) labels_.push_back({hit.offset, hit.offset + hit.length, 0});
}

bool TermContext::Binds(const LicenseName& name, size_t& subject_end) const {
  for (auto mark = bindings_.rbegin(); mark != bindings_.rend(); ++mark) {
    if (mark->end > name.begin || mark->begin < after_name_) continue;
    if (sentence_.Words(mark->end, name.begin) > 5) return false;
    const std::string_view gap = sentence_.Text(mark->end, name.begin);
    if (gap.find(';') != gap.npos || gap.find(". ") != gap.npos || sentence_.Any(Tag::kBe, mark->end, name.begin) ||
        sentence_.Any(Tag::kRelative, mark->end, name.begin))
      return false;
    const bool weak = terms_.weak.Matches(sentence_.Text(mark->begin, mark->end)) && !HasOf(terms_.license_word, sentence_.Text(mark->begin, mark->end));
    if (weak && !name.says_license) continue;
    if (terms_.ask.Matches(sentence_.Text(mark->begin, mark->end)) && sentence_.PartsIn(0, mark->begin) == 0 && !sentence_.NamesIn(0, mark->begin)) continue;
    if (IsNegated(mark->begin)) return false;
    subject_end = mark->begin;
    return true;
  }
  return false;
}

bool TermContext::IsNegated(size_t at) const {
  const Mark* negation = sentence_.Last(Tag::kNegation, sentence_.ClauseBegin(at), at);
  return negation != nullptr && sentence_.Words(negation->end, at) <= 4;
}

bool TermContext::IsLabeled(const LicenseName& name, size_t& subject_end) const {
  for (auto mark = labels_.rbegin(); mark != labels_.rend(); ++mark) {
    if (mark->end > name.begin || mark->begin < after_name_) continue;
    if (sentence_.ClauseBegin(name.begin) > mark->end) return false;  // the clause before speaks of something else
    const std::string_view gap = sentence_.Text(mark->end, name.begin);
    const std::string lower = ToLowerAscii(TrimAscii(gap));
    bool fits = IsMarks(gap) && !(gap == " " && !name.known);
    if (!fits && gap.size() < 60) {
      const Mark* be = sentence_.First(Tag::kBe, mark->end, name.begin);
      fits = be != nullptr && sentence_.Words(mark->end, be->begin) <= 5 && sentence_.Words(be->end, name.begin) <= 2 &&
             !sentence_.Any(Tag::kNegation, mark->end, name.begin);
    }
    if (!fits && (lower == ": the" || lower == ": a" || lower == ":the" || lower == ": licensed under" || lower == "a" || lower == "an" || lower == "the"))
      fits = true;
    if (!fits) return false;
    subject_end = mark->end;
    return true;
  }
  return false;
}

bool TermContext::IsApposition(const LicenseName& name, size_t& subject_end) const {
  if (!name.known || name.generic || name.doubtful || after_name_ > 0) return false;  // what stands before is another license's
  constexpr std::string_view kDress = " *`\"[]";                                      // what may stand between a name and the mark that sets it apart
  const size_t last = name.begin == 0 ? text_.npos : text_.find_last_not_of(kDress, name.begin - 1);
  const size_t next = text_.find_first_not_of(kDress, name.end);
  if (last == text_.npos || last == 0) return false;
  const size_t before = text_.find_last_not_of(kDress, last - 1) + 1;
  const bool noun = std::ranges::any_of(sentence_.parts(), [&](const Mark& part) { return part.end == before && part.value != kNoPart; });
  const bool sure = name.says_license || std::ranges::any_of(sentence_.Text(name.begin, name.end), [](char c) { return c >= '0' && c <= '9'; });
  subject_end = before;
  if (text_[last] == ',') return setting_.item && name.says_license && (next == text_.npos || next + 1 == text_.size()) && sentence_.PartsIn(0, before) != 0;
  if (text_[last] != '(' || next == text_.npos || text_[next] != ')') return false;
  if (noun && sure) return true;
  const std::vector<PhraseHit> words = terms_.license_word.Find(text_.substr(0, before));
  if (words.empty()) return false;
  constexpr size_t kFar = 4;  // words: "a new license for commercial use (NAME)"
  const size_t word_end = words.back().offset + words.back().length;
  subject_end = words.back().offset;
  return words.back().offset >= sentence_.ClauseBegin(name.begin) && sentence_.Words(word_end, before) <= kFar &&
         !sentence_.Any(Tag::kNegation, 0, subject_end);
}

bool TermContext::IsJoined(const LicenseName& name) const {
  if (after_name_ == 0 || name.begin < after_name_ || name.generic) return false;
  const std::string_view gap = sentence_.Text(after_name_, name.begin);
  if (gap.size() > 60 || sentence_.Any(Tag::kBe, after_name_, name.begin) || gap.find(". ") != gap.npos) return false;
  if (sentence_.Words(after_name_, name.begin) <= 2) {
    for (const std::string_view join : {"called", "named", "and", "or", "/", ",", "&", "+", "\u548c", "\u6216", "\u3001", "\u4e0e", "\u53ca"})
      if (gap.find(join) != gap.npos) return true;
  }
  // A part between: "for the code,"
  return PartsBehindOffset(after_name_, name.begin) != 0 && PartsBehind(name) != 0;
}

bool TermContext::IsCopula(const LicenseName& name, size_t& subject_end) const {
  if (!name.known || name.generic || name.doubtful) return false;
  const Mark* be = sentence_.Last(Tag::kBe, after_name_, name.begin);
  if (be == nullptr || sentence_.Words(be->end, name.begin) > 1 || sentence_.Words(after_name_, be->begin) == 0) return false;
  const std::string_view word = TrimAscii(sentence_.Text(be->end, name.begin));
  const std::string lower = ToLowerAscii(word);
  if (!lower.empty() && lower != "a" && lower != "an" && lower != "the" && lower != "now" && lower != "also" && lower != "under" && word != "\u4e00\u4e2a")
    return false;
  // "MIT is a university": what stands there must be a license's name beyond doubt.
  const std::string_view written = sentence_.Text(name.begin, name.end);
  const bool sure = name.says_license || std::ranges::any_of(written, [](char c) { return c >= '0' && c <= '9'; }) ||
                    ToLowerAscii(sentence_.Text(name.end, std::min(text_.size(), name.end + 10))).find("licens") != std::string::npos ||
                    setting_.section == "license";
  if (!sure) return false;
  subject_end = be->begin;
  return true;
}

Parts TermContext::PartsGoverned(const LicenseName& name) const {
  // "See the LICENSE before using the code and models."
  if (name.generic && setting_.section == "license" && !setting_.deep) {
    const std::string behind = ToLowerAscii(text_.substr(name.end, std::min<size_t>(24, text_.size() - name.end)));
    const bool use = std::ranges::any_of(std::array<std::string_view, 4>{" before using ", " before you use ", " when using ", " for the use of "},
                                         [&](std::string_view words) { return behind.starts_with(words); });
    return use ? sentence_.PartsIn(name.end, sentence_.ClauseEnd(name.end)) : Parts{0};
  }
  if (!name.known || name.generic || name.doubtful || sentence_.Words(sentence_.ClauseBegin(name.begin), name.begin) > 3) return 0;
  const std::string lower = ToLowerAscii(text_.substr(name.end, std::min<size_t>(24, text_.size() - name.end)));
  const bool verb = std::ranges::any_of(
      std::array<std::string_view, 9>{" provides ", " grants ", " gives ", " allows ", " permits ", " covers ", " applies to ", " governs ", " is used for "},
      [&](std::string_view word) { return lower.starts_with(word); });
  const size_t end = sentence_.ClauseEnd(name.end);
  return verb && !sentence_.ForeignIn(0, end) && !sentence_.Any(Tag::kNegation, 0, end) ? sentence_.PartsIn(name.end, end) : Parts{0};
}

bool TermContext::IsBare(const LicenseName& name) const {
  // "**Permissive NAME license:** use it as you like" in a list of features
  if (setting_.item && !setting_.deep && name.known && name.says_license && sentence_.Words(0, name.begin) <= 1 && text_.substr(name.end).starts_with(":"))
    return true;
  // "NAME is intended for research only. (CC BY-NC 4.0)"
  if (sentence_.AfterOwn() && name.known && !name.doubtful && name.begin == 1 && text_.starts_with('(') && TrimAscii(text_.substr(name.end)).size() <= 2 &&
      text_.substr(name.end).starts_with(')'))
    return true;
  if (setting_.section != "license" || (name.generic && name.license_class == LicenseClass::kUnknown)) return false;
  // "A custom commercial license is available at …"
  if (!name.known && sentence_.Words(0, name.begin) <= 1) return true;
  const size_t around = sentence_.Words(0, name.begin) + sentence_.Words(name.end, text_.size());
  if (around <= 1 && name.begin < 40) return true;
  // "MIT License, see LICENSE"; "CC BY 4.0 for the data"
  return sentence_.Words(0, name.begin) <= 1 && (PartsBehind(name) != 0 || sentence_.Words(name.end, text_.size()) <= 6) &&
         !sentence_.Any(Tag::kBe, name.end, text_.size());
}

bool TermContext::IsModified(const LicenseName& name) const {
  const size_t from = name.begin > 16 ? name.begin - 16 : 0;
  const std::string_view before = TrimAscii(text_.substr(from, name.begin - from));
  for (const PhraseHit& hit : terms_.modified.Find(before))
    if (hit.offset + hit.length == before.size()) return true;
  return HasOf(terms_.modified, text_.substr(name.begin, std::min<size_t>(9, name.end - name.begin))) && name.id.find("odified") != name.id.npos;
}

Parts TermContext::PartsBehind(const LicenseName& name) const { return PartsBehindOffset(name.end, text_.size()); }

Parts TermContext::PartsBehindOffset(size_t from, size_t to) const {
  const std::string_view rest = text_.substr(from, std::min<size_t>(to - from, 70));
  const std::string lower = ToLowerAscii(rest);
  size_t begin = std::string::npos;
  for (const std::string_view lead : {" for ", " (", "(", " license for ", " applies to ", " covers ", " governs ", " license (", ") for ", "] for "})
    if (lower.starts_with(lead)) begin = lead.size();
  if (begin == std::string::npos) return 0;
  size_t stop = rest.find_first_of(",;).", begin);
  const size_t also = lower.find(" and ", begin);
  if (also != lower.npos && !HasOf(lexicon_.parts(), rest.substr(also, std::min<size_t>(25, rest.size() - also)))) stop = std::min(stop, also);
  if (stop == rest.npos) stop = rest.size();
  if (sentence_.Words(from + begin, from + stop) > 6) return 0;
  return sentence_.PartsIn(from + begin, from + stop);
}

bool TermContext::InHeading(size_t begin, size_t end) const {
  for (const Mark& name : sentence_.foreign())
    if (name.begin >= begin && name.end <= end) return setting_.heading_text.find(sentence_.Text(name.begin, name.end)) != std::string_view::npos;
  return false;
}

bool TermContext::NamesAFile(size_t begin, size_t end) const {
  return std::ranges::any_of(terms_.file_endings.Find(sentence_.Text(begin, end)), [&](const PhraseHit& hit) {
    const size_t at = begin + hit.offset;
    return at >= begin + 2 && text_[at - 1] == '.' && text_[at - 2] != ' ';
  });
}

bool TermContext::NamesCode(size_t begin, size_t end) const {
  for (size_t at = text_.find('/', begin); at < end; at = text_.find('/', at + 1))
    if (IsInAPathOfCode(text_, at, terms_.file_endings)) return true;
  return false;
}

bool TermContext::NamesNoPart(size_t begin, size_t end) const {
  return std::ranges::any_of(sentence_.parts(), [&](const Mark& mark) { return mark.value == kNoPart && mark.begin >= begin && mark.end <= end; });
}

Parts TermContext::SubjectParts(size_t begin, size_t end) const {
  size_t from = begin;
  while (true) {
    const Mark* cut = sentence_.First(Tag::kBreak, from, end);
    if (cut == nullptr) return sentence_.PartsIn(begin, end);
    const bool wide = static_cast<unsigned char>(text_[cut->begin]) >= 0x80;
    if (!wide) {
      if (const Parts parts = sentence_.PartsIn(begin, cut->begin); parts != 0) return parts;
    }
    from = cut->end;
  }
}

}  // namespace day::statements
