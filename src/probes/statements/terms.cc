#include "probes/statements/terms.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "probes/statements/term_context.h"
#include "text/utf8.h"

namespace day::statements {
namespace {

using Who = Owner::Who;

constexpr size_t kMaxStatements = 12;  // limit: of one sentence

bool HasOf(const PhraseSet& set, std::string_view text) {
  return std::ranges::any_of(set.Find(text), [](const PhraseHit& hit) { return hit.id != Lexicon::kNot; });
}

// "Modified MIT" is nobody's license in particular, whoever has one of that name.
void Modify(const Lexicon& lexicon, TermsStatement& statement) {
  const std::string_view written = statement.as_written;
  const std::vector<PhraseHit> hits = lexicon.terms().modified.Find(written);
  if (!hits.empty() && hits[0].offset == 0) {
    const auto facts = LicenseFromName(written.substr(hits[0].length));
    statement.id = facts ? facts->id : std::string();
  }
  if (!statement.id.empty() && !statement.id.starts_with("LicenseRef-")) statement.id = ModifiedId(statement.id);
  statement.license_class = LicenseClass::kModifiedOpen;
}

class Reader : public TermContext {
 public:
  using TermContext::TermContext;

  std::vector<TermsStatement> Read() {
    if (setting_.section == "others" || setting_.section == "contents" || setting_.heading || sentence_.IsQuestion()) return {};
    if (IsOfOthers(0, text_.size())) {
      Upstream();
      if (!found_.empty()) return std::move(found_);
      if (sentence_.ClauseEnd(0) == text_.size()) return Mention();  // most of them: nothing is looked for
    }
    if (terms_.hints.Matches(text_))
      for (const LicenseName& name : FindLicenseNames(lexicon_, text_)) {
        if (found_.size() >= kMaxStatements) break;
        if (!IsOfOthers(sentence_.ClauseBegin(name.begin), sentence_.ClauseEnd(name.end)) && !GoesOnAboutOthers(sentence_.ClauseBegin(name.begin))) Name(name);
      }
    Worded();
    return std::move(found_);
  }

 private:
  // "…, however the fonts used here are licensed under …": the clause speaks of others' terms, or of what is to be done.
  bool IsOfOthers(size_t begin, size_t end) const { return HasOf(terms_.not_stated, sentence_.Text(begin, end)); }

  // "We thank the makers of NAME; its weights are subject to …"
  bool GoesOnAboutOthers(size_t clause) const {
    constexpr size_t kWord = 8;  // bytes: of the clause's first
    return clause > 0 && sentence_.Any(Tag::kIt, clause, std::min(clause + kWord, text_.size())) && IsOfOthers(0, clause);
  }

  // "The dataset is subject to the original licenses of its sources": no terms that are known, but that there are some.
  std::vector<TermsStatement> Mention() const {
    constexpr Parts kKept = kData | kWeights;
    const Parts about = sentence_.PartsIn(0, text_.size()) & kKept;
    if (about == 0 || setting_.deep || !HasOf(terms_.subject_to, text_) || !HasOf(terms_.license_word, text_)) return {};
    TermsStatement statement;
    statement.about = about;
    statement.how = "mention";
    return {statement};
  }

  // "Users must comply with the licenses of the base models, such as the Acme Community License": of a model's license its makers say
  // what stands under it, too, that is made of the model. It is that of some: the sentence speaks of bases.
  void Upstream() {
    const bool of_weights = (sentence_.PartsIn(0, text_.size()) & kWeights) != 0 || sentence_.NamesIn(0, text_.size());
    if (setting_.deep || !of_weights || !HasOf(terms_.subject_to, text_) || !HasOf(terms_.made_of, text_)) return;
    if (sentence_.Any(Tag::kNegation, 0, text_.size())) return;  // "is not derived from …, which is subject to …"
    for (const LicenseName& name : FindLicenseNames(lexicon_, text_)) {
      const LicenseFacts* facts = FindLicense(name.id);
      const bool of_models = facts ? facts->of_models : terms_.model_license.Matches(sentence_.Text(name.begin, name.end));
      if (!of_models || (name.doubtful && !name.says_license) || IsOpen(name.license_class) || (PartsBehind(name) & ~kWeights) != 0 ||
          found_.size() >= kMaxStatements)
        continue;
      TermsStatement& statement = found_.emplace_back();
      statement.id = name.id;
      statement.license_class = name.license_class;
      statement.about = kWeights;
      statement.as_written = sentence_.Text(name.begin, name.end);
      statement.offset = name.begin;
      statement.how = "sentence";
      statement.reach = Reach::kSome;
    }
  }

  void Name(const LicenseName& name) {
    std::string_view how = "sentence";
    size_t subject_end = 0;
    bool joined = false;
    Parts governed = 0;
    Reach reach = Reach::kAll;
    std::string_view named;
    if (!Binds(name, subject_end)) {
      if (IsLabeled(name, subject_end)) {
        how = "label";
      } else if (IsJoined(name)) {
        joined = true;
        how = last_how_;
      } else if (governed = PartsGoverned(name); governed != 0) {
        how = "sentence";
      } else if (!IsApposition(name, subject_end) && !IsCopula(name, subject_end)) {
        if (!IsBare(name)) return;
        how = "label";
        subject_end = name.begin;
      }
    }
    if (name.doubtful && !name.says_license && how != "label") return;
    Parts about = 0;
    if (governed != 0) {
      about = governed;
    } else if (joined) {
      about = PartsBehind(name);
      if (about == 0) about = last_about_;
      reach = last_reach_;
    } else if (!Subject(subject_end, name, how, about, reach)) {
      named = how == "sentence" ? NamedSubject(subject_end, about) : std::string_view();
      if (named.empty()) return;
    }
    TermsStatement statement;
    statement.id = name.id;
    statement.license_class = name.license_class;
    statement.about = about;
    statement.as_written = text_.substr(name.begin, name.end - name.begin);
    statement.offset = name.begin;
    statement.how = how;
    statement.generic = name.generic && name.license_class == LicenseClass::kUnknown;
    if (name.known && IsModified(name)) Modify(lexicon_, statement);
    after_name_ = name.end;
    statement.reach = reach;
    statement.named = named;
    last_about_ = about;
    last_reach_ = reach;
    last_how_ = how;
    found_.push_back(std::move(statement));
  }

  // "The NAME dataset is licensed under …": the name, where that is all that stands before, and what is said to be called so; else "".
  std::string_view NamedSubject(size_t subject_end, Parts& about) const {
    constexpr size_t kMost = 5;  // words
    if (setting_.section == "training-data" || sentence_.Words(0, subject_end) > kMost || sentence_.ClauseBegin(subject_end) != 0) return {};
    for (const Tag tag : {Tag::kBreak, Tag::kRelative, Tag::kOthers, Tag::kMany, Tag::kOwn})
      if (sentence_.Any(tag, 0, subject_end)) return {};
    about = sentence_.PartsIn(0, subject_end);
    const auto name = std::ranges::find_if(sentence_.foreign(), [&](const Mark& mark) { return mark.end <= subject_end; });
    return about == 0 || name == sentence_.foreign().end() ? std::string_view() : sentence_.Text(name->begin, name->end);
  }

  // What the terms are said to govern, and how far; false where it is somebody else's.
  bool Subject(size_t subject_end, const LicenseName& name, std::string_view how, Parts& about, Reach& reach) const {
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
    const bool of_code = NamesCode(begin, end);
    if (of_code || NamesAFile(begin, end) || (owner.who == Who::kForeign && lone) || sentence_.NamesOneThingIn(begin, end)) reach = Reach::kSome;
    else if (HasOf(terms_.repository, sentence_.Text(begin, end))) reach = Reach::kHere;
    if (how != "label" && owner.parts == 0 && owner.who != Who::kOwn && NamesNoPart(begin, end)) return false;  // "This code of conduct is …"
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
    if (about == 0 && of_code) about = kCode;
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

  // Terms without a license's name: "for research use only".
  void Worded() {
    for (const PhraseHit& hit : terms_.worded.Find(text_)) {
      if (found_.size() >= kMaxStatements) return;
      if (IsOfOthers(sentence_.ClauseBegin(hit.offset), sentence_.ClauseEnd(hit.offset + hit.length))) continue;
      const size_t begin = std::max(sentence_.ClauseBegin(hit.offset), AfterNameBefore(hit.offset));
      // "CC BY-NC 4.0 (allowing only non-commercial use)" says the same twice.
      if (begin > 0 && begin == AfterNameBefore(hit.offset) && sentence_.Words(begin, hit.offset) <= 2 && !FollowsAnOpenOne(hit.offset)) continue;
      const Owner owner = sentence_.SubjectOf(begin, hit.offset);
      // What something is meant for is no term.
      const std::string_view clause = sentence_.Text(begin, hit.offset + hit.length);
      if (clause.find("intended") != clause.npos && clause.find("licens") == clause.npos) continue;
      if (owner.who == Who::kForeign || (owner.who == Who::kOwn && !owner.named && sentence_.ForeignIn(begin, hit.offset))) continue;
      Parts about = SubjectParts(begin, hit.offset);
      if (about == 0 && owner.who == Who::kOwn) about = owner.parts == 0 ? Parts{kRelease} : owner.parts;
      if (about == 0 && owner.pointed) about = kRelease;
      if (about == 0 && setting_.section == "license") about = setting_.section_parts != 0 ? setting_.section_parts : Parts{kRelease};
      if (about == 0) continue;
      const LicenseClass said = LicenseClassFromName(terms_.worded_names[hit.id]);
      if (std::ranges::any_of(found_, [&](const TermsStatement& other) { return other.id.empty() && other.license_class == said && other.about == about; }))
        continue;
      TermsStatement statement;
      statement.license_class = said;
      statement.about = about;
      if (NamesAFile(begin, hit.offset) || sentence_.NamesOneThingIn(begin, hit.offset)) statement.reach = Reach::kSome;
      else if (HasOf(terms_.repository, sentence_.Text(begin, hit.offset))) statement.reach = Reach::kHere;
      statement.as_written = text_.substr(hit.offset, hit.length);
      statement.offset = hit.offset;
      statement.how = "sentence";
      found_.push_back(std::move(statement));
    }
  }

  // "Apache 2.0, for research only": then it says something else.
  bool FollowsAnOpenOne(size_t offset) const {
    return std::ranges::any_of(found_, [&](const TermsStatement& other) { return other.offset < offset && IsOpen(other.license_class); });
  }

  size_t AfterNameBefore(size_t offset) const {
    size_t after = 0;
    for (const TermsStatement& statement : found_)
      if (statement.offset < offset) after = std::max(after, statement.offset + statement.as_written.size());
    return std::min(after, offset);
  }

  std::vector<TermsStatement> found_;
  Parts last_about_ = 0;
  Reach last_reach_ = Reach::kAll;
  std::string_view last_how_ = "sentence";
};

}  // namespace

std::vector<TermsStatement> FindTerms(const Lexicon& lexicon, const Sentence& sentence, const Setting& setting) {
  return Reader(lexicon, sentence, setting).Read();
}

Parts PartsCovered(const Sentence& sentence) {
  const std::string lower = ToLowerAscii(sentence.text().substr(0, 60));
  for (const std::string_view subject : {"it ", "this ", "this license ", "this licence ", "the license ", "the licence ", "these terms "}) {
    if (!lower.starts_with(subject)) continue;
    for (const std::string_view verb : {"covers ", "cover ", "applies to ", "apply to ", "governs ", "govern "})
      for (const std::string_view also : {"", "also "})
        if (std::string_view(lower).substr(subject.size()).starts_with(fmt::format("{}{}", also, verb))) {
          const size_t begin = subject.size() + also.size() + verb.size(), end = sentence.ClauseEnd(begin);
          return sentence.ForeignIn(begin, end) || sentence.Any(Tag::kNegation, 0, end) ? Parts{0} : sentence.PartsIn(begin, end);
        }
  }
  return 0;
}

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
  size_t end = rest.npos;
  for (const PhraseHit& hit : lexicon.parts().Find(rest)) {
    const bool where = hit.id == kRelease && end != rest.npos && SaysWhere(std::string_view(rest).substr(end, hit.offset - end));
    if (!where) parts |= static_cast<Parts>(hit.id);
    end = hit.offset + hit.length;
  }
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
    const std::vector<PhraseHit> changed = lexicon.terms().modified.Find(text);
    if (!changed.empty() && changed[0].offset == 0) Modify(lexicon, found.back());
    return found;
  }
  for (const LicenseName& name : FindLicenseNames(lexicon, text)) {
    if (found.size() >= kMaxStatements) break;
    add(name.id, name.license_class, name.begin, name.end, name.generic && name.license_class == LicenseClass::kUnknown);
  }
  return found;
}

}  // namespace day::statements
