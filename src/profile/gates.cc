// The gates after `present`, in binding order: complete, licensed, accessible, documented, verifiable.
//
// A gate answers from what the files show. Whether training data is all of it, or a training script the one that was used, no file
// says: such gates are unknown, not open. What is linked elsewhere has terms and conditions of access, and nothing else known.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

#include "profile/parts.h"
#include "profile/roles.h"

namespace day {
namespace {

void Set(Gate& gate, GateState state, Strength strength, std::string because, EvidenceIds evidence = {}) {
  gate = {state, strength, std::move(because), std::move(evidence)};
}

GateState LicensedBy(const std::vector<LicenseBinding>& bindings) {
  bool restricted = false, unknown = false, none = false;
  for (const LicenseBinding& binding : bindings) {
    none |= binding.license_class == LicenseClass::kNone;
    unknown |= binding.license_class == LicenseClass::kUnknown;
    restricted |= !IsOpen(binding.license_class);
  }
  if (none) return GateState::kClosed;
  if (unknown) return GateState::kUnknown;
  return restricted ? GateState::kConditional : GateState::kOpen;
}

std::string TermsInWords(const std::vector<LicenseBinding>& bindings) {
  std::string words;
  for (const LicenseBinding& binding : bindings) {
    if (!words.empty()) words += "; ";
    if (binding.license_class == LicenseClass::kNone) words += "no terms are stated for it";
    else if (binding.how == "not-stated") words += "no terms were found here, but not everything was seen";
    else
      words += fmt::format("{} ({}), stated for {}", binding.expression.empty() ? "terms without a known id" : binding.expression,
                           NameOf(binding.license_class), binding.scope);
  }
  return words;
}

class Gates {
 public:
  Gates(Seen& seen, const Stack& stack, Profile& profile) : seen_(seen), stack_(stack), profile_(profile) {
    for (const Evidence* gate : seen.Of("gate.sentence"))
      if (seen.PlaceOf(*gate) == Place::kOwn && gate->Get("for") != "commercial") asked_.push_back(gate);
    for (const Evidence* field : seen.Of("card.field"))
      if (AsksForAccess(*field)) asked_.push_back(field);
  }

  void Run() {
    // First: what documents weights and data is how far their cards go, which stand after them in the stack.
    for (ComponentProfile& component : profile_.components)
      if (const Component* entry = stack_.Find(component.id); entry && entry->category != "distribution" && IsHere(component)) Complete(component, *entry);
    for (ComponentProfile& component : profile_.components) {
      const Component* entry = stack_.Find(component.id);
      if (!entry || !IsReachable(component)) continue;
      if (entry->category == "distribution") {
        OfTerms(component);
        continue;
      }
      Licensed(component);
      Accessible(component, *entry);
      if (IsHere(component) || entry->part == "weights" || entry->part == "data") Documented(component, *entry);
      if (IsHere(component)) Verifiable(component, *entry);
    }
  }

 private:
  void OfTerms(ComponentProfile& component) {
    for (const GateId id : {GateId::kComplete, GateId::kLicensed, GateId::kDocumented, GateId::kVerifiable})
      component.gate(id).state = GateState::kNotApplicable;
    if (IsHere(component)) Set(component.gate(GateId::kAccessible), GateState::kOpen, Strength::kStrong, "its text is in the release", component.evidence);
  }

  void Complete(ComponentProfile& component, const Component& entry) {
    Gate& gate = component.gate(GateId::kComplete);
    if (component.gate(GateId::kPresent).state == GateState::kPartial)
      return Set(gate, GateState::kPartial, Strength::kStrong, "only a sample or an example is here", component.evidence);
    if (entry.part == "weights") return WeightsComplete(gate);
    if (component.id == "model-card" || component.id == "datasheet") return CardComplete(component.id, gate);
    if (component.id == "pretraining-code" || component.id == "finetuning-code") return TrainingComplete(component.evidence, gate);
    if (entry.part == "documentation") return Set(gate, GateState::kOpen, Strength::kWeak, "a document stands for itself", component.evidence);
    Set(gate, GateState::kUnknown, Strength::kWeak, "whether this is all of it no file says");
  }

  void WeightsComplete(Gate& gate) {
    EvidenceIds broken;
    for (const Evidence* trouble : seen_.trouble())
      if (trouble->key == "weights.format" && trouble->outcome == Outcome::kMalformed) AddId(broken, seen_.Cite(*trouble));
    if (!broken.empty())
      return Set(gate, GateState::kPartial, Strength::kStrong, "a weight file breaks its format's rules: it is cut off or altered", std::move(broken));
    EvidenceIds missing = MissingShards();
    if (!missing.empty()) return Set(gate, GateState::kPartial, Strength::kStrong, "an index names shards that are not here", std::move(missing));
    EvidenceIds whole;
    for (const Evidence* index : seen_.Of("weights.index")) AddId(whole, seen_.Cite(*index));
    for (const Evidence* format : seen_.Of("weights.format"))
      if (!format->Get("parameters").empty()) AddId(whole, seen_.Cite(*format));
    if (!whole.empty()) return Set(gate, GateState::kOpen, Strength::kStrong, "every tensor and shard that the headers name is here", std::move(whole));
    Set(gate, GateState::kUnknown, Strength::kWeak, "its format was named but not read to the end");
  }

  EvidenceIds MissingShards() {
    EvidenceIds missing;
    std::set<std::string_view> paths;
    for (const FileRecord& file : seen_.all().files)
      if (file.state == FileState::kRead || file.state == FileState::kListed) paths.insert(file.path);
    for (const Evidence* index : seen_.Of("weights.index")) {
      const std::string_view path = seen_.FileOf(*index).path;
      const std::string folder(path.substr(0, path.rfind('/') + 1));
      std::string_view names = index->Get("shards");
      while (!names.empty()) {
        const size_t end = std::min(names.find('|'), names.size());
        if (!paths.contains(folder + std::string(names.substr(0, end)))) AddId(missing, seen_.Cite(*index));
        names.remove_prefix(std::min(end + 1, names.size()));
      }
    }
    return missing;
  }

  void CardComplete(std::string_view component, Gate& gate) {
    size_t answered = 0, asked = 0;
    std::string open;
    EvidenceIds evidence;
    std::set<std::string_view> questions, answers;
    for (const DocumentFact& fact : profile_.documents) {
      if (fact.component != component) continue;
      questions.insert(fact.question);
      if (!fact.answered) continue;
      answers.insert(fact.question);
      for (const std::string& id : fact.evidence) AddId(evidence, id);
    }
    for (const std::string_view question : questions) {
      ++asked;
      if (answers.contains(question)) ++answered;
      else open += (open.empty() ? "" : ", ") + std::string(question);
    }
    if (asked == 0) return Set(gate, GateState::kUnknown, Strength::kWeak, "which questions it answers could not be told");
    const GateState state = answered == asked ? GateState::kOpen : GateState::kPartial;
    Set(gate, state, Strength::kWeak, fmt::format("answers {} of {} questions{}", answered, asked, open.empty() ? "" : ", not: " + open), std::move(evidence));
  }

  // A script alone does not repeat a training: its configuration and what it builds on belong to it.
  void TrainingComplete(const EvidenceIds& code, Gate& gate) {
    EvidenceIds evidence;
    bool libraries = false;
    if (const ComponentProfile* list = profile_.Find("training-libraries"); list && IsHere(*list)) {
      libraries = true;
      for (const std::string& id : list->evidence) AddId(evidence, id);
    }
    size_t configurations = 0;
    std::string_view first;
    const std::vector<FileRecord>& files = seen_.all().files;
    for (size_t i = 0; i < files.size(); ++i) {
      if (seen_.PlaceOf(static_cast<uint32_t>(i)) != Place::kOwn) continue;
      if (files[i].kind == "config" && TheRoles().NamesTrainingConfiguration(files[i].path) && configurations++ == 0) first = files[i].path;
      libraries |= TheRoles().ListsRequirements(files[i].path);
    }
    if (libraries && configurations > 0)
      return Set(
          gate, GateState::kOpen, Strength::kWeak,
          fmt::format("comes with {} ({}{}) and what it builds on", Counted(configurations, "configuration file"), first, configurations > 1 ? ", …" : ""),
          evidence.empty() ? code : evidence);
    Set(gate, GateState::kPartial, Strength::kWeak, configurations == 0 ? "no configuration was seen beside it" : "what it builds on is not listed",
        std::move(evidence));
  }

  void Licensed(ComponentProfile& component) {
    Gate& gate = component.gate(GateId::kLicensed);
    if (component.licenses.empty()) return Set(gate, GateState::kUnknown, Strength::kWeak, "its terms are not known");
    EvidenceIds evidence;
    bool inferred = false;
    for (const LicenseBinding& binding : component.licenses) {
      inferred |= binding.how == "repository-license" || binding.how == "tag";
      for (const std::string& id : binding.evidence) AddId(evidence, id);
    }
    Set(gate, LicensedBy(component.licenses), inferred ? Strength::kWeak : Strength::kStrong, TermsInWords(component.licenses), std::move(evidence));
  }

  void Accessible(ComponentProfile& component, const Component& entry) {
    Gate& gate = component.gate(GateId::kAccessible);
    EvidenceIds evidence;
    for (const Evidence* asked : asked_) {
      const std::string_view about = asked->Get("about");
      const bool all = about.empty() || about.find("release") != about.npos;
      if (all ? entry.part == "weights" || entry.part == "data" : about.find(entry.part) != about.npos) AddId(evidence, seen_.Cite(*asked));
    }
    if (!evidence.empty()) {
      component.availability = Availability::kGated;
      return Set(gate, GateState::kConditional, Strength::kStrong, "access has to be asked for", std::move(evidence));
    }
    if (!IsHere(component)) return Set(gate, GateState::kUnknown, Strength::kWeak, "where it is kept was not examined", component.evidence);
    Set(gate, GateState::kOpen, Strength::kStrong, "its files are here", component.evidence);
  }

  void Documented(ComponentProfile& component, const Component& entry) {
    Gate& gate = component.gate(GateId::kDocumented);
    if (entry.part == "documentation") return Set(gate, GateState::kNotApplicable, Strength::kStrong, "it is the documentation");
    if (entry.part == "code") return CodeDocumented(component, gate);
    const std::string_view card = entry.part == "data" ? "datasheet" : "model-card";
    const ComponentProfile* document = profile_.Find(card);
    if (document && IsHere(*document)) {
      const Gate& complete = document->gate(GateId::kComplete);
      EvidenceIds evidence = complete.evidence.empty() ? document->evidence : complete.evidence;
      const GateState state = complete.state == GateState::kOpen ? GateState::kOpen : GateState::kPartial;
      return Set(gate, state, complete.strength, fmt::format("its card {}", complete.because), std::move(evidence));
    }
    if (document && document->assurance == Assurance::kLinked)
      return Set(gate, GateState::kUnknown, Strength::kWeak, "its card is kept elsewhere and was not examined", document->evidence);
    if (document && document->assurance == Assurance::kAbsent)
      return Set(gate, GateState::kClosed, Strength::kStrong, fmt::format("no {} is here", entry.part == "data" ? "datasheet" : "model card"));
    Set(gate, GateState::kUnknown, Strength::kWeak, "whether it has a card could not be told");
  }

  // Sections of documents that say how the code is installed and used, or how training and evaluation are run.
  void CodeDocumented(const ComponentProfile& component, Gate& gate) {
    static constexpr std::array<std::string_view, 2> kUse = {"how-to-use", "install"};
    static constexpr std::array<std::string_view, 2> kTraining = {"training-procedure", "training-data"};
    static constexpr std::array<std::string_view, 2> kEvaluation = {"evaluation", "evaluation-results"};
    const bool training = component.id == "pretraining-code" || component.id == "finetuning-code" || component.id == "data-preprocessing-code";
    const auto& topics = component.id == "evaluation-code" ? kEvaluation : training ? kTraining : kUse;
    EvidenceIds evidence;
    for (const Evidence* section : seen_.Of("card.section"))
      if (section->Get("filled") == "yes" && std::ranges::find(topics, section->Get("topic")) != topics.end()) AddId(evidence, seen_.Cite(*section));
    if (!evidence.empty()) return Set(gate, GateState::kOpen, Strength::kWeak, "a section of a document speaks of it", std::move(evidence));
    for (const Evidence* section : seen_.Of("card.section"))
      if (section->Get("filled") == "yes" && std::ranges::find(kUse, section->Get("topic")) != kUse.end()) AddId(evidence, seen_.Cite(*section));
    if (!evidence.empty())
      return Set(gate, GateState::kPartial, Strength::kWeak, "documents say how to use the code, not this part of it", std::move(evidence));
    if (profile_.coverage.complete) return Set(gate, GateState::kClosed, Strength::kWeak, "no section of a document speaks of it");
    Set(gate, GateState::kUnknown, Strength::kWeak, "no section of a document speaks of it, but not everything was seen");
  }

  void Verifiable(ComponentProfile& component, const Component& entry) {
    Gate& gate = component.gate(GateId::kVerifiable);
    if (component.id == "evaluation-results") return ResultsVerifiable(gate);
    if (entry.part == "documentation") return Set(gate, GateState::kNotApplicable, Strength::kStrong, "nothing in it can be checked by machine");
    if (entry.part == "weights" || entry.part == "data") {
      EvidenceIds matches, differs;
      for (const Evidence* digest : seen_.Of("digest.stated")) {
        const std::string& kind = seen_.FileOf(*digest).kind;
        if (kind == (entry.part == "weights" ? "weights" : "data")) AddId(digest->value == "match" ? matches : differs, seen_.Cite(*digest));
      }
      if (!differs.empty())
        return Set(gate, GateState::kClosed, Strength::kStrong, "the bytes differ from the digest that is stated for them", std::move(differs));
      if (!matches.empty()) return Set(gate, GateState::kOpen, Strength::kStrong, "the bytes have the digest that is stated for them", std::move(matches));
      return Set(gate, GateState::kUnknown, Strength::kWeak, "no digest or signature is stated for it here");
    }
    Set(gate, GateState::kUnknown, Strength::kWeak, "whether this is the code that was used no file says");
  }

  void ResultsVerifiable(Gate& gate) {
    EvidenceIds evidence;
    size_t here = 0;
    std::string missing;
    for (const auto& [id, words] : {std::pair{"evaluation-code", "evaluation code"}, {"evaluation-data", "evaluation data"}}) {
      const ComponentProfile* needed = profile_.Find(id);
      if (needed && IsHere(*needed)) {
        ++here;
        for (const std::string& one : needed->evidence) AddId(evidence, one);
      } else {
        missing += fmt::format("{}{}", missing.empty() ? "" : ", ", words);
      }
    }
    if (here == 2) return Set(gate, GateState::kOpen, Strength::kWeak, "the code and the data of an evaluation are here", std::move(evidence));
    if (here == 1) return Set(gate, GateState::kPartial, Strength::kWeak, fmt::format("to repeat them is missing: {}", missing), std::move(evidence));
    Set(gate, profile_.coverage.complete ? GateState::kClosed : GateState::kUnknown, Strength::kWeak, fmt::format("to repeat them is missing: {}", missing));
  }

  Seen& seen_;
  const Stack& stack_;
  Profile& profile_;
  EvidenceList asked_;  // what says that access has to be asked for
};

}  // namespace

void FillGates(Seen& seen, const Stack& stack, Profile& profile) { Gates(seen, stack, profile).Run(); }

}  // namespace day
