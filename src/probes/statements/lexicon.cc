#include "probes/statements/lexicon.h"

#include <algorithm>
#include <utility>

#include "base/assert.h"
#include "base/enum_names.h"
#include "knowledge/knowledge.h"
#include "text/utf8.h"
#include "text/value.h"

namespace day::statements {
namespace {

constexpr std::array<std::string_view, kTags> kTagNames = {"own",      "this",     "it",     "be",      "release", "break",    "compare",
                                                           "other",    "peer",     "rank",   "others",  "people",  "negation", "future",
                                                           "boundary", "relative", "adverb", "article", "many",    "gerund",   "verb"};

constexpr std::array<std::string_view, kWords> kWordNames = {"be",    "between",    "before-verb", "before-chinese-verb", "object",   "doing", "done", "verb",
                                                             "noun",  "no-noun",    "join",        "possessive",          "examples", "later", "with", "bound",
                                                             "modal", "no-examples"};
static_assert(!kWordNames.back().empty());  // one for each Word, in their order

void AddAll(PhraseSet& set, const Value& list, uint32_t id) {
  for (const std::string& phrase : list.StringList()) set.Add(phrase, id);
}

std::set<std::string, std::less<>> SetOf(const Value& list) {
  std::vector<std::string> words = list.StringList();
  return {std::make_move_iterator(words.begin()), std::make_move_iterator(words.end())};
}

Strength StrengthFromName(std::string_view name) { return name == "full" ? Strength::kFull : name == "access" ? Strength::kAccess : Strength::kPlain; }

ClaimKind KindFromName(std::string_view name) {
  if (name == "adjective") return ClaimKind::kAdjective;
  if (name == "verb") return ClaimKind::kVerb;
  return name == "terms" ? ClaimKind::kTerms : ClaimKind::kBoth;
}

constexpr std::array<std::pair<Part, std::string_view>, 5> kParts = {
    {{kRelease, "release"}, {kCode, "code"}, {kWeights, "weights"}, {kData, "data"}, {kDocumentation, "documentation"}}};

}  // namespace

Part PartFromName(std::string_view name) {
  for (const auto& [part, known] : kParts)
    if (known == name) return part;
  return kNoPart;
}

std::string NamesOf(Parts parts) {
  std::string names;
  for (const auto& [part, name] : kParts)
    if (parts & part) names.append(names.empty() ? "" : ",").append(name);
  return names;
}

Lexicon::Lexicon() {
  LoadClaiming();
  LoadGrammar();
  LoadTerms();
  LoadGates();
  LoadBars();
  for (const PhraseSet* set : {&claiming_words_, &terms_.hints, &terms_.worded, &gates_.ways, &bars_.hints}) telling_.Add(*set);
  telling_.Add("open", 0);
}

void Lexicon::LoadClaiming() {
  const Value words = LoadKnowledge("claims/words.yaml");
  for (const Value& entry : words["claiming"].items()) {
    AddAll(claiming_words_, entry["words"], static_cast<uint32_t>(claiming_.size()));
    claiming_.push_back(
        {entry["id"].string(), StrengthFromName(entry["strength"].string()), KindFromName(entry["kind"].string()), PartFromName(entry["about"].string())});
  }
  other_open_ = SetOf(words["open-of-another-kind"]);
  const auto plain = [&](std::string_view id) {
    const auto found = std::ranges::find_if(
        claiming_, [&](const Claiming& one) { return one.id == id && one.strength == Strength::kPlain && one.kind == ClaimKind::kAdjective; });
    DAY_ASSERT(found != claiming_.end());
    return static_cast<uint32_t>(found - claiming_.begin());
  };
  open_model_ = plain("open-model");
  open_thing_ = plain("open");
  for (const Value& entry : words["not"].items()) AddAll(claiming_words_, entry["words"], kNot);
  for (const Value& entry : words["limits"].items()) {
    AddAll(limits_, entry["words"], static_cast<uint32_t>(limit_names_.size()));
    limit_names_.push_back(entry["id"].string());
  }
}

void Lexicon::LoadGrammar() {
  const Value grammar = LoadKnowledge("claims/grammar.yaml");
  for (size_t i = 0; i < kTags; ++i) {
    const Value& list = grammar["lists"][kTagNames[i]];
    DAY_ASSERT(list.is_object());
    AddAll(tags_[i], list["words"], 0);
    AddAll(tags_[i], list["skip"], kNot);
  }
  for (size_t i = 0; i < kWords; ++i) {
    words_[i] = grammar["words"][kWordNames[i]].StringList();
    DAY_ASSERT(!words_[i].empty());
  }
  for (const Value& entry : grammar["parts"].items()) AddAll(parts_, entry["words"], PartFromName(entry["about"].string()));
  neutral_ = SetOf(grammar["neutral"]);
  plain_titles_ = SetOf(grammar["plain-titles"]);
  AddAll(introducers_, grammar["introducers"], 0);
  AddAll(disclaimers_, grammar["disclaimers"], 0);
  for (const Value& entry : grammar["sections"].items()) {
    AddAll(section_words_, entry["words"], static_cast<uint32_t>(section_names_.size()));
    section_names_.push_back(entry["id"].string());
  }
  skip_documents_ = grammar["skip-documents"].StringList();
  AddAll(quotes_, grammar["quotes"], 0);
  main_documents_ = grammar["main-documents"].StringList();
  skip_folders_ = grammar["skip-folders"].StringList();
}

void Lexicon::LoadTerms() {
  const Value terms = LoadKnowledge("claims/terms.yaml");
  AddAll(terms_.hints, terms["hints"], 0);
  AddAll(terms_.binding, terms["binding"]["words"], 0);
  AddAll(terms_.weak, terms["weak"], 0);
  AddAll(terms_.ask, terms["ask"], 0);
  AddAll(terms_.label, terms["label"]["words"], 0);
  AddAll(terms_.license_word, terms["license-word"]["words"], 0);
  AddAll(terms_.not_stated, terms["not-stated"]["words"], 0);
  AddAll(terms_.modified, terms["modified"], 0);
  AddAll(terms_.subject_to, terms["subject-to"], 0);
  AddAll(terms_.made_of, terms["made-of"], 0);
  AddAll(terms_.model_license, terms["model-license"], 0);
  AddAll(terms_.repository, terms["repository"], 0);
  AddAll(terms_.file_endings, terms["file-endings"], 0);
  terms_.one_word = SetOf(terms["one-word"]);
  terms_.never = SetOf(terms["never"]);
  terms_.generic = SetOf(terms["generic"]);
  for (const Value& entry : terms["classes"].items()) {
    AddAll(terms_.classes, entry["words"], static_cast<uint32_t>(terms_.class_names.size()));
    terms_.class_names.push_back(entry["class"].string());
  }
  for (const Value& entry : terms["worded"].items()) {
    AddAll(terms_.worded, entry["words"], static_cast<uint32_t>(terms_.worded_names.size()));
    terms_.worded_names.push_back(entry["class"].string());
  }
  const Value& columns = terms["columns"];
  AddAll(terms_.column_license, columns["license"], 0);
  AddAll(terms_.column_others, columns["others"], 0);
  AddAll(terms_.column_parts, columns["weights"], kWeights);
  AddAll(terms_.column_parts, columns["data"], kData);
  AddAll(terms_.column_component, columns["component"], 0);
  terms_.badge_hosts = terms["badge-hosts"].StringList();
}

void Lexicon::LoadGates() {
  const Value gates = LoadKnowledge("claims/gates.yaml");
  const std::vector<std::string> beside = gates["beside"].StringList();
  for (const Value& entry : gates["ways"].items()) {
    AddAll(gates_.ways, entry["words"], static_cast<uint32_t>(gates_.names.size()));
    gates_.names.push_back(entry["id"].string());
    gates_.beside.push_back(std::ranges::find(beside, entry["id"].string()) != beside.end());
  }
  AddAll(gates_.mail_for, gates["mail-for"], 0);
  for (const Value& entry : gates["target"].items()) AddAll(gates_.targets, entry["words"], PartFromName(entry["about"].string()));
  AddAll(gates_.commercial, gates["commercial"], 0);
  AddAll(gates_.not_gates, gates["not"]["words"], 0);
}

void Lexicon::LoadBars() {
  const Value limits = LoadKnowledge("claims/limits.yaml");
  AddAll(bars_.hints, limits["hints"], 0);
  for (const Value& entry : limits["said"].items()) {
    const auto type = EnumFromName<ClauseType>(entry["type"].string(), kClauseTypes);
    DAY_ASSERT(type);
    AddAll(bars_.said, entry["words"], static_cast<uint32_t>(bars_.types.size()));
    bars_.types.push_back(*type);
  }
  AddAll(bars_.bars, limits["bars"]["words"], 0);
  AddAll(bars_.advice, limits["advice"], 0);
  AddAll(bars_.advice_sections, limits["advice-sections"], 0);
  AddAll(bars_.not_bars, limits["not"], 0);
  bars_.fields = limits["fields"].StringList();
}

bool Lexicon::Is(Word kind, std::string_view lower_word) const { return std::ranges::find(words(kind), lower_word) != words(kind).end(); }

bool Lexicon::EndsAs(Word kind, std::string_view lower_text) const {
  return std::ranges::any_of(words(kind), [&](const std::string& word) { return lower_text.ends_with(word); });
}

std::string_view Lexicon::SectionOf(std::string_view heading) const {
  // A heading that names the license is a license section whatever else it names ("License and Citation").
  std::string_view found;
  for (const PhraseHit& hit : section_words_.Find(heading)) {
    if (section_names_[hit.id] == "license") return section_names_[hit.id];
    if (found.empty()) found = section_names_[hit.id];
  }
  return found;
}

bool Lexicon::IsMainDocument(std::string_view name) const {
  return std::ranges::any_of(main_documents_, [&](const std::string& glob) { return GlobMatches(glob, name); });
}

bool Lexicon::SkipsDocument(std::string_view path) const {
  const std::string lower = ToLowerAscii(path);
  std::string_view rest = lower;
  for (size_t slash = rest.find('/'); slash != rest.npos; slash = rest.find('/')) {
    if (std::ranges::find(skip_folders_, rest.substr(0, slash)) != skip_folders_.end()) return true;
    rest.remove_prefix(slash + 1);
  }
  return std::ranges::any_of(skip_documents_, [&](const std::string& glob) { return GlobMatches(glob, rest); });
}

}  // namespace day::statements
