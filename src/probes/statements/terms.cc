#include "probes/statements/terms.h"

#include <algorithm>
#include <array>
#include <utility>

#include "text/utf8.h"

namespace day::statements {
namespace {

using Who = Owner::Who;

constexpr size_t kMaxStatements = 12;  // limit: of one sentence

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

class Reader {
 public:
  Reader(const Lexicon& lexicon, const Sentence& sentence, const Setting& setting)
      : lexicon_(lexicon), terms_(lexicon.terms()), sentence_(sentence), setting_(setting), text_(sentence.text()) {
    for (const PhraseHit& hit : terms_.binding.Find(text_)) bindings_.push_back({hit.offset, hit.offset + hit.length, 0});
    for (const PhraseHit& hit : terms_.label.Find(text_)) labels_.push_back({hit.offset, hit.offset + hit.length, 0});
  }

  std::vector<TermsStatement> Read() {
    if (setting_.section == "others" || setting_.section == "contents" || setting_.heading || sentence_.IsQuestion()) return {};
    if (HasOf(terms_.not_stated, text_)) return {};
    if (terms_.hints.Matches(text_))
      for (const LicenseName& name : FindLicenseNames(lexicon_, text_)) {
        if (found_.size() >= kMaxStatements) break;
        Name(name);
      }
    Worded();
    return std::move(found_);
  }

 private:
  void Name(const LicenseName& name) {
    std::string_view how = "sentence";
    size_t subject_end = 0;
    bool joined = false;
    if (Binds(name, subject_end)) {
    } else if (IsLabeled(name, subject_end)) {
      how = "label";
    } else if (IsJoined(name)) {
      joined = true;
      how = last_how_;
    } else if (IsCopula(name, subject_end)) {
    } else if (IsBare(name)) {
      how = "label";
      subject_end = name.begin;
    } else {
      return;
    }
    if (name.doubtful && !name.says_license && how != "label") return;
    Parts about = 0;
    if (joined) {
      about = PartsBehind(name);
      if (about == 0) about = last_about_;
    } else if (!Subject(subject_end, name, how, about)) {
      return;
    }
    TermsStatement statement;
    statement.id = name.id;
    statement.license_class = name.license_class;
    statement.about = about;
    statement.as_written = text_.substr(name.begin, name.end - name.begin);
    statement.offset = name.begin;
    statement.how = how;
    statement.generic = name.generic && name.license_class == LicenseClass::kUnknown;
    if (name.known && IsModified(name)) Modify(statement);
    after_name_ = name.end;
    last_about_ = about;
    last_how_ = how;
    found_.push_back(std::move(statement));
  }

  // "… under the terms of the NAME": binding words, and little between them and the name.
  bool Binds(const LicenseName& name, size_t& subject_end) const {
    for (auto mark = bindings_.rbegin(); mark != bindings_.rend(); ++mark) {
      if (mark->end > name.begin || mark->begin < after_name_) continue;
      if (sentence_.Words(mark->end, name.begin) > 5) return false;
      const std::string_view gap = sentence_.Text(mark->end, name.begin);
      if (gap.find(';') != gap.npos || gap.find(". ") != gap.npos || sentence_.Any(Tag::kBe, mark->end, name.begin) || sentence_.Any(Tag::kRelative, mark->end, name.begin)) return false;
      const bool weak = terms_.weak.Matches(sentence_.Text(mark->begin, mark->end)) && !HasOf(terms_.license_word, sentence_.Text(mark->begin, mark->end));
      if (weak && !name.says_license) continue;
      if (terms_.ask.Matches(sentence_.Text(mark->begin, mark->end)) && sentence_.PartsIn(0, mark->begin) == 0 && !sentence_.NamesIn(0, mark->begin)) continue;
      if (IsNegated(mark->begin)) return false;
      subject_end = mark->begin;
      return true;
    }
    return false;
  }

  bool IsNegated(size_t at) const {
    const Mark* negation = sentence_.Last(Tag::kNegation, sentence_.ClauseBegin(at), at);
    return negation != nullptr && sentence_.Words(negation->end, at) <= 4;
  }

  // "License: NAME", "The license of the code is NAME"
  bool IsLabeled(const LicenseName& name, size_t& subject_end) const {
    for (auto mark = labels_.rbegin(); mark != labels_.rend(); ++mark) {
      if (mark->end > name.begin || mark->begin < after_name_) continue;
      const std::string_view gap = sentence_.Text(mark->end, name.begin);
      const std::string lower = ToLowerAscii(TrimAscii(gap));
      bool fits = IsMarks(gap) && !(gap == " " && !name.known);
      if (!fits && gap.size() < 60) {
        const Mark* be = sentence_.First(Tag::kBe, mark->end, name.begin);
        fits = be != nullptr && sentence_.Words(mark->end, be->begin) <= 5 && sentence_.Words(be->end, name.begin) <= 2 && !sentence_.Any(Tag::kNegation, mark->end, name.begin);
      }
      if (!fits && (lower == ": the" || lower == ": a" || lower == ":the" || lower == ": licensed under" || lower == "a" || lower == "an" || lower == "the")) fits = true;
      if (!fits) return false;
      subject_end = mark->end;
      return true;
    }
    return false;
  }

  // "MIT and Apache 2.0", "MIT for the code, CC BY 4.0 for the data"
  bool IsJoined(const LicenseName& name) const {
    if (found_.empty() || after_name_ == 0 || name.begin < after_name_ || name.generic) return false;
    const std::string_view gap = sentence_.Text(after_name_, name.begin);
    if (gap.size() > 60 || sentence_.Any(Tag::kBe, after_name_, name.begin) || gap.find(". ") != gap.npos) return false;
    if (sentence_.Words(after_name_, name.begin) <= 2) {
      for (const std::string_view join : {"called", "named", "and", "or", "/", ",", "&", "+", "\u548c", "\u6216", "\u3001", "\u4e0e", "\u53ca"})
        if (gap.find(join) != gap.npos) return true;
    }
    // A part between: "for the code,"
    return PartsBehindOffset(after_name_, name.begin) != 0 && PartsBehind(name) != 0;
  }

  // "The dataset is CC BY 4.0", "X is MIT-licensed"
  bool IsCopula(const LicenseName& name, size_t& subject_end) const {
    if (!name.known || name.generic || name.doubtful) return false;
    const Mark* be = sentence_.Last(Tag::kBe, after_name_, name.begin);
    if (be == nullptr || sentence_.Words(be->end, name.begin) > 1 || sentence_.Words(after_name_, be->begin) == 0) return false;
    const std::string_view word = TrimAscii(sentence_.Text(be->end, name.begin));
    const std::string lower = ToLowerAscii(word);
    if (!lower.empty() && lower != "a" && lower != "an" && lower != "the" && lower != "now" && lower != "also" && lower != "under" && word != "\u4e00\u4e2a") return false;
    // "MIT is a university": what stands there must be a license's name beyond doubt.
    const std::string_view written = sentence_.Text(name.begin, name.end);
    const bool sure = name.says_license || std::ranges::any_of(written, [](char c) { return c >= '0' && c <= '9'; }) || ToLowerAscii(sentence_.Text(name.end, std::min(text_.size(), name.end + 10))).find("licens") != std::string::npos ||
                      setting_.section == "license";
    if (!sure) return false;
    subject_end = be->begin;
    return true;
  }

  // Under a heading on licenses a name alone is a statement.
  bool IsBare(const LicenseName& name) const {
    // "**Permissive NAME license:** use it as you like" in a list of features
    if (setting_.item && !setting_.deep && name.known && name.says_license && sentence_.Words(0, name.begin) <= 1 && text_.substr(name.end).starts_with(":")) return true;
    if (setting_.section != "license" || (name.generic && name.license_class == LicenseClass::kUnknown)) return false;
    // "A custom commercial license is available at …"
    if (!name.known && sentence_.Words(0, name.begin) <= 1) return true;
    const size_t around = sentence_.Words(0, name.begin) + sentence_.Words(name.end, text_.size());
    if (around <= 1 && name.begin < 40) return true;
    // "MIT License, see LICENSE"; "CC BY 4.0 for the data"
    return sentence_.Words(0, name.begin) <= 1 && (PartsBehind(name) != 0 || sentence_.Words(name.end, text_.size()) <= 6) && !sentence_.Any(Tag::kBe, name.end, text_.size());
  }

  bool IsModified(const LicenseName& name) const {
    const size_t from = name.begin > 16 ? name.begin - 16 : 0;
    const std::string_view before = TrimAscii(text_.substr(from, name.begin - from));
    for (const PhraseHit& hit : terms_.modified.Find(before))
      if (hit.offset + hit.length == before.size()) return true;
    return HasOf(terms_.modified, text_.substr(name.begin, std::min<size_t>(9, name.end - name.begin))) && name.id.find("odified") != name.id.npos;
  }

  // "Modified MIT" is nobody's license in particular, whoever has one of that name.
  void Modify(TermsStatement& statement) const {
    std::string_view plain = statement.as_written;
    const std::vector<PhraseHit> hits = terms_.modified.Find(plain);
    if (!hits.empty() && hits[0].offset == 0) {
      const auto facts = LicenseFromName(plain.substr(hits[0].length));
      statement.id = facts ? facts->id : std::string();
    }
    if (!statement.id.empty() && !statement.id.starts_with("LicenseRef-")) statement.id = "LicenseRef-" + statement.id + "-modified";
    statement.license_class = LicenseClass::kModifiedOpen;
  }

  // "CC BY 4.0 for the data", "MIT (code)", "the MIT License applies to the code"
  Parts PartsBehind(const LicenseName& name) const { return PartsBehindOffset(name.end, text_.size()); }
  Parts PartsBehindOffset(size_t from, size_t to) const {
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

  // What the terms are said to govern; false where it is somebody else's.
  bool Subject(size_t subject_end, const LicenseName& name, std::string_view how, Parts& about) const {
    size_t begin = std::max(after_name_, sentence_.ClauseBegin(subject_end));
    if (begin > subject_end) begin = subject_end;
    size_t end = subject_end;
    bool relative = false;
    if (const Mark* mark = sentence_.Last(Tag::kRelative, begin, end); mark != nullptr && sentence_.Words(mark->end, end) <= 4 && mark->begin > begin) {
      relative = true;
      end = mark->begin;
    }
    const Owner owner = relative ? sentence_.OwnerOf(begin, end) : sentence_.SubjectOf(begin, end);
    const bool lone = setting_.section == "license" && owner.parts != 0;
    // Under "NAME weights" the section's own thing is no stranger.
    const bool of_section = owner.who == Who::kForeign && !relative && (setting_.section_parts & (kWeights | kCode)) != 0 && InHeading(begin, end);
    if (owner.who == Who::kForeign && !of_section && !(lone && !relative)) return false;
    if (setting_.section == "training-data" && owner.who != Who::kOwn && !owner.pointed) return false;
    if (owner.who == Who::kOwn && !owner.named && sentence_.ForeignIn(begin, end) && !lone) return false;
    if (owner.who == Who::kOwn && sentence_.Any(Tag::kOthers, begin, end)) return false;
    // "Model license: …", "The license of the weights is …"
    Parts label = how == "label" ? PartsOfLabel(lexicon_, sentence_.Text(begin, subject_end)) : Parts{0};
    if (how == "label" && label == 0) label = PartsOfLabel(lexicon_, sentence_.Text(subject_end, name.begin));
    about = SubjectParts(begin, end);
    if (label != 0) about = label;
    if (about == 0) about = PartsBehind(name);
    if (about == 0 && owner.who == Who::kOwn) about = owner.parts;
    if (about == 0 && sentence_.Words(begin, end) <= 1 && text_.substr(name.end).starts_with(", ")) {
      // "Released under NAME, the model can be used …"
      const Mark* be = sentence_.First(Tag::kVerb, name.end, text_.size());
      const size_t stop = be != nullptr ? be->begin : name.end;
      if (!sentence_.ForeignIn(name.end, stop) && sentence_.Words(name.end, stop) <= 5) about = sentence_.PartsIn(name.end, stop);
    }
    if (about == 0) {
      // A sentence that says nobody's name needs a place that says it: a heading, a label, the document's first words.
      const bool of_part = owner.who == Who::kNobody && (setting_.section_parts & (kWeights | kCode)) != 0 && !setting_.deep;
      if (how != "label" && owner.who == Who::kNobody && !of_part && setting_.section != "license") {
        const bool unsaid = sentence_.Words(begin, end) <= 1 || (owner.pointed && sentence_.Words(begin, end) <= 2) || sentence_.Any(Tag::kIt, begin, end);
        const bool here = sentence_.NamesIn(0, text_.size()) || (!setting_.deep && (setting_.top || sentence_.AfterOwn()));
        if (!here || !unsaid) return false;
      }
      about = setting_.section == "license" || of_part || of_section ? setting_.section_parts : Parts{0};
      if (about == 0) about = kRelease;
    }
    return true;
  }

  bool InHeading(size_t begin, size_t end) const {
    for (const Mark& name : sentence_.foreign())
      if (name.begin >= begin && name.end <= end) return setting_.heading_text.find(sentence_.Text(name.begin, name.end)) != std::string_view::npos;
    return false;
  }

  // Of "models trained on the dataset are": the noun before the first preposition, where there is one.
  Parts SubjectParts(size_t begin, size_t end) const {
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

  // Terms without a license's name: "for research use only".
  void Worded() {
    for (const PhraseHit& hit : terms_.worded.Find(text_)) {
      if (found_.size() >= kMaxStatements) return;
      const size_t begin = std::max(sentence_.ClauseBegin(hit.offset), AfterNameBefore(hit.offset));
      // "CC BY-NC 4.0 (allowing only non-commercial use)" says the same twice.
      if (begin > 0 && begin == AfterNameBefore(hit.offset) && sentence_.Words(begin, hit.offset) <= 2) continue;
      const Owner owner = sentence_.SubjectOf(begin, hit.offset);
      // What something is meant for is no term.
      if (const Mark* meant = sentence_.Last(Tag::kBe, begin, hit.offset); meant != nullptr && sentence_.Text(meant->end, hit.offset + hit.length).find("intended") != std::string_view::npos && sentence_.Text(meant->end, hit.offset + hit.length).find("licens") == std::string_view::npos) continue;
      if (owner.who == Who::kForeign || (owner.who == Who::kOwn && !owner.named && sentence_.ForeignIn(begin, hit.offset))) continue;
      Parts about = SubjectParts(begin, hit.offset);
      if (about == 0 && owner.who == Who::kOwn) about = owner.parts == 0 ? Parts{kRelease} : owner.parts;
      if (about == 0 && owner.pointed) about = kRelease;
      if (about == 0 && setting_.section == "license") about = setting_.section_parts != 0 ? setting_.section_parts : Parts{kRelease};
      if (about == 0) continue;
      const LicenseClass said = LicenseClassFromName(terms_.worded_names[hit.id]);
      if (std::ranges::any_of(found_, [&](const TermsStatement& other) { return other.id.empty() && other.license_class == said && other.about == about; })) continue;
      TermsStatement statement;
      statement.license_class = said;
      statement.about = about;
      statement.as_written = text_.substr(hit.offset, hit.length);
      statement.offset = hit.offset;
      statement.how = "sentence";
      found_.push_back(std::move(statement));
    }
  }

  size_t AfterNameBefore(size_t offset) const {
    size_t after = 0;
    for (const TermsStatement& statement : found_)
      if (statement.offset < offset) after = std::max(after, statement.offset + statement.as_written.size());
    return std::min(after, offset);
  }

  const Lexicon& lexicon_;
  const Lexicon::Terms& terms_;
  const Sentence& sentence_;
  const Setting& setting_;
  std::string_view text_;
  std::vector<Mark> bindings_, labels_;
  std::vector<TermsStatement> found_;
  size_t after_name_ = 0;
  Parts last_about_ = 0;
  std::string_view last_how_ = "sentence";
};

}  // namespace

std::vector<TermsStatement> FindTerms(const Lexicon& lexicon, const Sentence& sentence, const Setting& setting) { return Reader(lexicon, sentence, setting).Read(); }

Parts PartsOfLabel(const Lexicon& lexicon, std::string_view label) {
  // "Model License" is a word of its own in the lists of nouns, so the word license is taken out first.
  std::string rest;
  size_t from = 0;
  for (const PhraseHit& hit : lexicon.terms().license_word.Find(label)) {
    rest.append(label, from, hit.offset - from).append(" ; ");
    from = hit.offset + hit.length;
  }
  rest.append(label, from);
  Parts parts = 0;
  for (const PhraseHit& hit : lexicon.parts().Find(rest)) parts |= static_cast<Parts>(hit.id);
  return parts;
}

std::vector<TermsStatement> TermsOfCell(const Lexicon& lexicon, std::string_view cell) {
  std::vector<TermsStatement> found;
  const std::string_view text = TrimAscii(cell);
  if (text.empty() || text.size() > 300) return found;
  auto add = [&](const std::string& id, LicenseClass license_class, size_t begin, size_t end, bool generic) {
    TermsStatement statement;
    statement.id = id;
    statement.license_class = license_class;
    statement.as_written = text.substr(begin, end - begin);
    statement.offset = begin;
    statement.how = "table";
    statement.generic = generic;
    found.push_back(std::move(statement));
  };
  if (const auto facts = LicenseFromName(text); facts && !facts->use_policy) {
    add(facts->id, facts->license_class, 0, text.size(), false);
    return found;
  }
  for (const LicenseName& name : FindLicenseNames(lexicon, text)) {
    if (found.size() >= kMaxStatements) break;
    add(name.id, name.license_class, name.begin, name.end, name.generic && name.license_class == LicenseClass::kUnknown);
  }
  return found;
}

}  // namespace day::statements
