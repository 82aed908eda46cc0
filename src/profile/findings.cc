// What a reader should act on: raised from evidence and from the profile, worded by knowledge/findings.yaml.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/assert.h"
#include "profile/combinations.h"
#include "profile/parts.h"
#include "text/utf8.h"

namespace day {
namespace {

constexpr size_t kNamedPlaces = 5;  // files named in one finding

struct FindingText {
  Severity severity = Severity::kInfo;
  std::string title, means, remedy;
  std::vector<std::string> kinds;  // of what meters find: only these are a ground for it; all where there are none
};

std::map<std::string, FindingText, std::less<>> LoadFindings() {
  const Value document = LoadKnowledge("findings.yaml");
  std::map<std::string, FindingText, std::less<>> texts;
  for (const Value& entry : document["findings"].items()) {
    FindingText& finding = texts[entry["id"].string()];
    for (const Severity severity : {Severity::kInfo, Severity::kLow, Severity::kMedium, Severity::kHigh})
      if (entry["severity"].string() == NameOf(severity)) finding.severity = severity;
    finding.title = entry["title"].string();
    finding.means = entry["means"].string();
    finding.remedy = entry["remedy"].string();
    finding.kinds = entry["kinds"].StringList();
  }
  return texts;
}

class Findings {
 public:
  Findings(Seen& seen, const std::vector<TermsConflict>& conflicts, Profile& profile)
      : seen_(seen), conflicts_(conflicts), profile_(profile), texts_(LoadFindings()) {}

  void Run() {
    Claims();
    Places("type-disguise", Evidences("type.disguise", [](const Evidence&) { return true; }), "");
    Places("digest-mismatch", Evidences("digest.stated", [](const Evidence& digest) { return digest.value == "mismatch"; }), "");
    Places("unsafe-member", Evidences("archive.member", [](const Evidence&) { return true; }), "");
    PickledWeights();
    Places("remote-code", Evidences("config.field", [](const Evidence& field) { return field.Get("name") == "auto_map"; }), "model-architecture");
    Terms();
    for (Combination& one : FindCombinations(seen_, conflicts_, profile_)) Raise(one.finding, one.what, one.component, std::move(one.evidence), one.detail);
    MissingShards();
    if (profile_.compute.above_systemic) Raise("compute-above-threshold", "", "", profile_.compute.evidence, profile_.compute.InWords() + ".");
    Models();
    Malformed();
    ReadInPart();
    Places("odd-file-name", Evidences("file.name", [](const Evidence&) { return true; }), "");
    Places("card-placeholders", Evidences("card.placeholder", [](const Evidence&) { return true; }), "");
    Places("access-asked-for", Asked(), "release-type");
    Found(profile_.data.secrets, "secret-in-files");
    Found(profile_.data.personal, "personal-data");
    DataClaims();
    UnknownData();
    if (IsShell()) Raise("nothing-to-judge", "", "", {});
    if (!profile_.coverage.complete) Raise("not-everything-seen", profile_.coverage.reasons.empty() ? "" : profile_.coverage.reasons.front(), "", {});
    std::stable_sort(profile_.findings.begin(), profile_.findings.end(), [](const Finding& a, const Finding& b) { return a.severity > b.severity; });
  }

 private:
  void Raise(std::string_view id, std::string_view what, std::string_view component, EvidenceIds evidence, std::string_view detail = "") {
    const auto text = texts_.find(id);
    DAY_ASSERT(text != texts_.end());
    Finding& finding = profile_.findings.emplace_back();
    finding.id = id;
    finding.severity = text->second.severity;
    finding.title = ReplaceAll(text->second.title, "{what}", what);
    finding.detail = detail.empty() ? text->second.means : fmt::format("{} {}", detail, text->second.means);
    finding.remedy = ReplaceAll(text->second.remedy, "{what}", what);
    finding.component = component;
    finding.evidence = std::move(evidence);
  }

  // What meters found, of kinds that something speaks for besides being called so.
  void Found(std::vector<DataFigures::Kind> kinds, std::string_view id) {
    const std::vector<std::string>& telling = texts_.find(id)->second.kinds;
    std::erase_if(kinds, [&](const DataFigures::Kind& kind) {
      return kind.likely() == 0 || (!telling.empty() && std::ranges::find(telling, kind.type) == telling.end());
    });
    if (kinds.empty()) return;
    EvidenceIds evidence;
    for (const DataFigures::Kind& kind : kinds)
      for (const std::string& one : kind.evidence) AddId(evidence, one);
    Raise(id, KindsInWords(kinds, kNamedPlaces), "", std::move(evidence));
  }

  // What is stated of the data and was counted otherwise: one finding for all statements of a kind.
  void DataClaims() {
    static const std::pair<std::string_view, std::vector<std::string_view>> kKinds[] = {{"personal-data-denied", {"personal-data"}},
                                                                                        {"data-license-not-as-stated", {"license"}},
                                                                                        {"copies-denied", {"duplicates"}},
                                                                                        {"data-size-not-as-stated", {"examples", "size", "bytes"}},
                                                                                        {"data-language-not-stated", {"languages"}}};
    for (const auto& [id, kinds] : kKinds) {
      std::string says;
      EvidenceIds evidence;
      size_t count = 0;
      for (const DataClaim& claim : profile_.data.claims) {
        if (claim.verdict != ClaimVerdict::kNotSupported || std::ranges::find(kinds, claim.kind) == kinds.end() || ++count > kNamedPlaces) continue;
        says += fmt::format("{}{}:{} says \"{}\": {}.", says.empty() ? "" : " ", claim.path, claim.line, claim.text, claim.because);
        for (const std::string& one : claim.evidence) AddId(evidence, one);
      }
      if (count > kNamedPlaces) says += fmt::format(" And {} more.", count - kNamedPlaces);
      if (count > 0) Raise(id, "", "", std::move(evidence), says);
    }
  }

  template <class Wanted>
  EvidenceList Evidences(std::string_view key, const Wanted& wanted) const {
    EvidenceList list;
    for (const Evidence* evidence : seen_.Of(key))
      if (wanted(*evidence)) list.push_back(evidence);
    return list;
  }

  // One finding for all files of a kind, naming the first few.
  void Places(std::string_view id, const EvidenceList& list, std::string_view component) {
    std::set<std::string> paths;
    EvidenceIds evidence;
    for (const Evidence* one : list) {
      if (seen_.IsForeign(*one)) continue;
      paths.insert(seen_.FileOf(*one).DisplayPath());
      AddId(evidence, seen_.Cite(*one));
    }
    if (paths.empty()) return;
    Raise(id, FirstOf(paths, kNamedPlaces), component, std::move(evidence));
  }

  // Files that can run code when they are loaded, apart from them those that do, and others that look odd.
  void PickledWeights() {
    const EvidenceList runs = Evidences("weights.load", [](const Evidence& load) { return load.Get("grade") == "runs"; });
    std::set<uint32_t> running, clean;
    for (const Evidence* load : runs) running.insert(load->file);
    for (const Evidence* load : seen_.Of("weights.load")) clean.insert(load->file);
    for (const Evidence* load : seen_.Of("weights.load"))
      if (load->Get("grade") != "ordinary") clean.erase(load->file);
    Places("malicious-weights", runs, "pretrained-weights");
    // A list of numbers that was read to its end and runs nothing is no model that people fetch anew.
    const auto is_plain_data = [&](const Evidence& format) {
      return format.value == "pickle" && clean.contains(format.file) && !IsNamedAsWeights(seen_.FileOf(format).DisplayPath());
    };
    const auto can_run = [&](const Evidence& format) { return format.Get("executes") == "yes" && !running.contains(format.file) && !is_plain_data(format); };
    Places("pickled-weights", Evidences("weights.format", can_run), "pretrained-weights");
    // Formats that carry no code, and in them something that ordinary files do not have.
    std::set<uint32_t> carry_code;
    for (const Evidence* format : seen_.Of("weights.format"))
      if (format->Get("executes") == "yes") carry_code.insert(format->file);
    Places("doubtful-weights",
           Evidences("weights.load",
                     [&](const Evidence& load) { return load.Get("grade") == "doubt" && !running.contains(load.file) && !carry_code.contains(load.file); }),
           "pretrained-weights");
  }

  void Claims() {
    // Sentences that fail on the same ground are one finding with several places.
    std::map<std::string_view, std::vector<const Claim*>> by_ground;
    for (const Claim& claim : profile_.claims)
      if (claim.verdict == ClaimVerdict::kNotSupported) by_ground[claim.because].push_back(&claim);
    for (const auto& [because, claims] : by_ground) {
      EvidenceIds evidence;
      for (const Claim* claim : claims) AddId(evidence, claim->evidence.front());
      for (const std::string& id : claims.front()->evidence) AddId(evidence, id);
      std::string places = fmt::format("{}:{}", claims.front()->path, claims.front()->line);
      if (claims.size() > 1) places += fmt::format(" and {}", Counted(claims.size() - 1, "more sentence"));
      Raise("open-washing", "", "", std::move(evidence), fmt::format("{}: {}.", places, because));
    }
  }

  // "LICENSE:1: added "not for war" (line 15)."
  // What texts among the evidence have under a field: "difference", "unread".
  std::string WordsOf(const EvidenceIds& ids, std::string_view field) const {
    std::string words;
    for (const std::string& id : ids)
      if (const Evidence* text = seen_.FindCited(id); text && !text->Get(field).empty())
        words += fmt::format("{}{}: {}.", words.empty() ? "" : " ", seen_.FileOf(*text).DisplayPath(), text->Get(field));
    return words;
  }

  // The lines themselves of such a field, behind the texts that they stand in.
  EvidenceIds WithDifferences(EvidenceIds ids, std::string_view side) {
    const EvidenceIds texts = ids;
    for (const std::string& id : texts)
      if (const Evidence* text = seen_.FindCited(id))
        for (const Evidence* difference : seen_.OfFile("license.difference", text->file))
          if (difference->Get("of") == text->value && difference->Get("side") == side) AddId(ids, seen_.Cite(*difference));
    return ids;
  }

  void Terms() {
    const Licensing& licensing = profile_.licensing;
    std::set<std::string> modified, read;
    for (const auto& [part, bindings] : {std::pair{"code", &licensing.code}, {"weights", &licensing.weights}, {"data", &licensing.data}}) {
      std::set<std::string> classes;
      EvidenceIds evidence;
      for (const LicenseBinding& binding : *bindings) {
        if (binding.license_class == LicenseClass::kNone && HasFiles(part)) Raise("no-license", part, "license", {});
        if (binding.license_class == LicenseClass::kModifiedOpen && modified.insert(binding.expression).second)
          Raise("modified-license", binding.expression, "license", WithDifferences(binding.evidence, "difference"), WordsOf(binding.evidence, "difference"));
        if (const std::string unread = WordsOf(binding.evidence, "unread"); !unread.empty() && read.insert(unread).second)
          Raise("unread-license-words", binding.expression, "license", WithDifferences(binding.evidence, "unread"), unread);
        if (binding.how != "card" || !binding.limited.empty()) continue;
        classes.insert(std::string(NameOf(binding.license_class)));
        for (const std::string& id : binding.evidence) AddId(evidence, id);
      }
      // Several files or sentences may each govern a piece; two cards of one release contradict each other.
      if (classes.size() > 1) Raise("license-conflict", part, "license", std::move(evidence));
    }
  }

  // What is only linked may have its terms where it is kept.
  bool HasFiles(std::string_view part) const {
    return std::ranges::any_of(profile_.components, [&](const ComponentProfile& component) {
      const Component* entry = TheStack().Find(component.id);
      return entry && entry->part == part && entry->category != "distribution" && IsHere(component);
    });
  }

  // Documents alone: nothing of code, data or weights was seen here or linked to (doubts.cc doubts the rest).
  bool IsShell() const {
    return std::ranges::none_of(profile_.components, [](const ComponentProfile& component) {
      const Component* entry = TheStack().Find(component.id);
      if (!entry || entry->category == "documentation" || entry->category == "distribution") return false;
      return component.assurance != Assurance::kNotExamined || !component.evidence.empty();
    });
  }

  void MissingShards() {
    for (const ComponentProfile& component : profile_.components) {
      const Gate& complete = component.gate(GateId::kComplete);
      if (complete.state != GateState::kPartial || complete.because.find("shards") == std::string::npos) continue;
      Raise("missing-shards", component.summary, component.id, complete.evidence);
      return;
    }
  }

  // What a loader fails on, apart from it types, which are stated wrong so often and change so little, and sizes in words.
  void Models() {
    for (const auto& [id, wanted] : {std::pair{"model-contradicted", ""}, {"size-not-as-stated", "parameters"}, {"other-type-stated", "dtype"}}) {
      std::string says;
      EvidenceIds evidence;
      size_t count = 0;
      for (const ModelProfile& model : profile_.models)
        for (const ModelContradiction& one : model.contradictions) {
          const std::string_view kind = one.fact == "parameters" || one.fact == "dtype" ? std::string_view(one.fact) : std::string_view();
          if (kind != wanted || ++count > kNamedPlaces) continue;
          says += fmt::format("{}{}: {}.", says.empty() ? "" : " ", model.path, one.says);
          for (const std::string& at : one.evidence) AddId(evidence, at);
        }
      if (count > kNamedPlaces) says += fmt::format(" And {} more.", count - kNamedPlaces);
      if (count > 0) Raise(id, "", "model-metadata", std::move(evidence), says);
    }
  }

  void Malformed() {
    EvidenceList broken;
    for (const Evidence* trouble : seen_.trouble())
      if (trouble->outcome == Outcome::kMalformed) broken.push_back(trouble);
    Places("malformed-file", broken, "");
  }

  // Of what documents say; of code and data the head is enough by design.
  void ReadInPart() {
    constexpr std::string_view kOfDocuments[] = {"claim.sentence", "license.statement", "license.limit",   "license.text",     "gate.sentence", "card.field",
                                                 "link",           "data.stated",       "checksum.stated", "evaluation.result"};
    std::set<std::string> places;
    EvidenceIds evidence;
    for (const Evidence* trouble : seen_.trouble()) {
      if (trouble->outcome != Outcome::kSkipped || seen_.IsForeign(*trouble)) continue;
      if (std::ranges::find(kOfDocuments, trouble->key) == std::end(kOfDocuments)) continue;
      places.insert(fmt::format("{} ({})", seen_.FileOf(*trouble).DisplayPath(), trouble->value));
      AddId(evidence, seen_.Cite(*trouble));
    }
    if (!places.empty()) Raise("read-in-part", FirstOf(places, kNamedPlaces), "", std::move(evidence));
  }

  EvidenceList Asked() const {
    EvidenceList asked = Evidences("gate.sentence", [](const Evidence& gate) { return gate.Get("for") != "commercial"; });
    for (const Evidence* field : seen_.Of("card.field"))
      if (AsksForAccess(*field)) asked.push_back(field);
    return asked;
  }

  void UnknownData() {
    std::set<std::string> known;
    for (const ComponentProfile& component : profile_.components)
      if (component.id.ends_with("-data") && IsReachable(component)) known.insert(component.evidence.begin(), component.evidence.end());
    if (!known.empty()) return;  // the data of such a release has a use that is told; the rest belongs to it
    EvidenceList unknown;
    for (const Evidence* format : seen_.Of("data.format"))
      if (seen_.PlaceOf(*format) == Place::kOwn) unknown.push_back(format);
    Places("data-of-unknown-use", unknown, "");
  }

  Seen& seen_;
  const std::vector<TermsConflict>& conflicts_;
  Profile& profile_;
  std::map<std::string, FindingText, std::less<>> texts_;
};

}  // namespace

void FillFindings(Seen& seen, const std::vector<TermsConflict>& conflicts, Profile& profile) { Findings(seen, conflicts, profile).Run(); }

}  // namespace day
