#include "judge/mot.h"

#include <fmt/format.h>

#include <map>
#include <optional>
#include <string>
#include <utility>

#include "judge/mot_tables.h"
#include "text/yaml.h"

namespace day {
namespace {

struct Terms {
  std::string words;  // as written; "" when there are none
  std::string from;   // component, code, data, document, distribution or none
  const Value* at = nullptr;
};

bool SaysUnlicensed(std::string_view words) { return words.empty() || words == "unlicensed"; }

Terms ResolveTerms(const Value& entry, const Value& global, const std::string& type) {
  if (const Value* own = entry.Find("license"); own && !own->is_null()) {
    std::string words = own->ScalarText();
    if (SaysUnlicensed(words)) return {"", "none", own};
    return {std::move(words), "component", own};
  }
  for (const std::string& level : {type, std::string("distribution")}) {
    const Value& name = global[level]["name"];
    std::string words = name.ScalarText();
    if (words.empty()) continue;
    if (SaysUnlicensed(words)) return {"", "none", &name};
    return {std::move(words), level, &name};
  }
  return {"", "none", nullptr};
}

std::string BaseName(std::string_view file) {
  const size_t slash = file.rfind('/');
  return std::string(slash == file.npos ? file : file.substr(slash + 1));
}

// Builds the profile and the evidence behind it side by side.
class Reading {
 public:
  Reading(std::string_view yaml, std::string_view file) : file_(file) {
    SourceInfo source;
    source.name = BaseName(file);
    source.kind = "mot";
    source.location = file;
    seen_.sources.push_back(std::move(source));
    FileRecord record;
    record.path = BaseName(file);
    record.size = yaml.size();
    record.sha256 = Sha256Of(yaml);
    record.type = "yaml";
    record.kind = "config";
    record.text = true;
    seen_.files.push_back(std::move(record));
  }

  Result<Profile> Run(const Value& root) {
    const Value& release = root["release"];
    if (!release.is_object()) return Bad(root, "'release' is missing or not a map");
    const Value* components = release.Find("components");
    if (!components || !components->is_array()) return Bad(release, "'release.components' is missing or not a list");
    if (components->items().size() > kMaxMotComponents)
      return Bad(*components, fmt::format("'release.components' has more than {} entries", kMaxMotComponents));
    const Value& global = release["license"];
    if (!global.is_object() && !global.is_null()) return Bad(global, "'release.license' must be a map");

    std::map<std::string, const Value*, std::less<>> stated;
    for (const Value& entry : components->items()) {
      const std::string& name = entry["name"].string();
      if (!TheMotTables().Find(name)) return Bad(entry, fmt::format("'{}' is not a component of the framework", ExcerptOf(name)));
      stated[name] = &entry;
    }

    profile_.release = release["name"].ScalarText();
    if (profile_.release.empty()) profile_.release = BaseName(file_);
    for (const Component& component : TheStack().components) profile_.components.emplace_back().id = component.id;
    for (const MotComponent& component : TheMotTables().components) {
      const auto found = stated.find(component.name);
      if (found == stated.end()) SetAbsent(component, fmt::format("{} does not list it", BaseName(file_)), {});
      else SetStated(component, *found->second, ResolveTerms(*found->second, global, component.type));
    }
    Finish();
    return std::move(profile_);
  }

 private:
  Error Bad(const Value& at, std::string_view what) const {
    return MakeError(ErrorKind::kInvalid, fmt::format("{}:{}: {}", file_, at.line ? at.line : at.key_line, what));
  }

  std::string Note(const Value& at, std::string key, std::string value, std::vector<Field> fields) {
    Evidence evidence;
    evidence.probe = "mot";
    evidence.version = 1;
    evidence.at.line = evidence.at.last_line = at.line ? at.line : at.key_line;
    evidence.key = std::move(key);
    evidence.value = std::move(value);
    evidence.fields = std::move(fields);
    std::string id = EvidenceId(seen_, evidence);
    for (const EvidenceItem& item : profile_.evidence)
      if (item.id == id) return id;
    profile_.evidence.push_back({id, std::move(evidence)});
    return id;
  }

  ComponentProfile* Find(std::string_view id) {
    for (ComponentProfile& component : profile_.components)
      if (component.id == id) return &component;
    return nullptr;
  }

  // What a statement says once about several components of the stack is said of one; the others do not count twice.
  void SetAlso(const MotComponent& stated) {
    for (const std::string& id : stated.also) {
      if (ComponentProfile* component = Find(id)) {
        component->availability = Availability::kAbsent;  // as an entry of its own
        for (Gate& gate : component->gates)
          gate = {GateState::kNotApplicable, Strength::kWeak, fmt::format("the statement does not tell it from {}", stated.name), {}};
      }
    }
  }

  void SetAbsent(const MotComponent& stated, std::string because, EvidenceIds evidence) {
    SetAlso(stated);
    ComponentProfile* component = Find(stated.stack);
    if (!component) return;
    component->availability = Availability::kAbsent;
    component->assurance = Assurance::kClaimed;
    component->summary = because;
    component->evidence = evidence;
    for (Gate& gate : component->gates) gate.state = GateState::kNotApplicable;
    component->gate(GateId::kPresent) = {GateState::kClosed, Strength::kWeak, std::move(because), std::move(evidence)};
  }

  void SetStated(const MotComponent& stated, const Value& entry, const Terms& terms) {
    const std::string id =
        Note(entry, "mot.component", stated.name, {{"license", terms.words}, {"license-from", terms.from}, {"path", entry["component_path"].ScalarText()}});
    const MotPhrase* phrase = terms.words.empty() ? nullptr : TheMotTables().FindPhrase(terms.words);
    if (phrase && phrase->absent) return SetAbsent(stated, fmt::format("{} lists it with the words '{}'", BaseName(file_), ExcerptOf(terms.words)), {id});

    SetAlso(stated);
    ComponentProfile* component = Find(stated.stack);
    if (!component) return;
    component->availability = Availability::kDownloadable;
    component->assurance = Assurance::kClaimed;
    component->evidence = {id};
    component->summary = fmt::format("{} lists it", BaseName(file_));
    component->gate(GateId::kPresent) = {GateState::kOpen, Strength::kWeak, component->summary, {id}};
    component->gate(GateId::kAccessible).state = GateState::kUnknown;
    SetTerms(*component, terms);
  }

  void SetTerms(ComponentProfile& component, const Terms& terms) {
    Gate& gate = component.gate(GateId::kLicensed);
    if (terms.words.empty()) {
      gate = {GateState::kClosed, Strength::kWeak, terms.at ? "it is stated to be unlicensed" : "no license is stated for it, its type or the release", {}};
      LicenseBinding none;
      none.license_class = LicenseClass::kNone;
      none.scope = component.id;
      none.how = "mot";
      component.licenses.push_back(std::move(none));
      return;
    }
    const StatedTerms known = TermsFromWords(terms.words);
    const std::string id = Note(*terms.at, "mot.license", terms.words, {{"of", terms.from}});
    component.licenses.push_back({.expression = known.expression,
                                  .license_class = known.license_class,
                                  .scope = component.id,
                                  .how = "mot",
                                  .evidence = {id},
                                  .clauses = {},
                                  .freedoms = FreedomsOfNamed(known.expression, known.license_class)});
    gate.strength = Strength::kWeak;
    gate.evidence = {id};
    gate.because = fmt::format("'{}' is stated for {}", ExcerptOf(terms.words), terms.from == "component" ? "it" : "its " + terms.from);
    if (IsOpen(known.license_class)) gate.state = GateState::kOpen;
    else if (known.license_class == LicenseClass::kUnknown) gate.state = GateState::kUnknown;
    else if (known.license_class == LicenseClass::kNone) gate.state = GateState::kClosed;
    else gate.state = GateState::kConditional;

    const Component* place = TheStack().Find(component.id);
    const std::string_view part = place ? std::string_view(place->part) : std::string_view();
    profile_.licensing.Of(part).push_back(component.licenses.back());
  }

  void Finish() {
    profile_.sources = seen_.sources;
    profile_.files = seen_.files;
    profile_.coverage.files = profile_.coverage.files_read = 1;
    profile_.coverage.bytes = profile_.coverage.bytes_read = seen_.files.front().size;
    profile_.coverage.reasons = {"a model file of the Model Openness Tool was read; of the release itself nothing was"};
  }

  std::string file_;
  Observations seen_;
  Profile profile_;
};

}  // namespace

Result<Profile> ProfileFromMot(std::string_view yaml, std::string_view file) {
  if (yaml.size() > kMaxMotBytes) return MakeError(ErrorKind::kInvalid, fmt::format("{}: a model file may have at most {} bytes", file, kMaxMotBytes));
  auto root = ParseYaml(yaml.empty() ? "" : yaml, {.max_depth = 30, .max_nodes = 100'000});
  if (!root) return MakeError(root.error().kind, fmt::format("{}: {}", file, root.error().message));
  return Reading(yaml, file).Run(*root);
}

}  // namespace day
