#include "judge/ledger.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/assert.h"
#include "judge/condition.h"
#include "judge/judge.h"
#include "text/utf8.h"

namespace day {
namespace {

using enum CriterionOutcome;

const Definition& TheLedger() {
  static const Definition kLedger = [] {
    auto definition = ParseDefinition(*KnowledgeFile("ledger/definition.yaml"), "ledger/definition.yaml");
    DAY_ASSERT(definition.has_value());  // a built-in file; a test parses it
    return std::move(*definition);
  }();
  return kLedger;
}

void Append(std::string& text, std::string_view more) {
  if (!more.empty()) text += fmt::format("{}{}", text.empty() ? "" : "; ", more);
}

std::string_view LastPart(std::string_view path) { return path.substr(path.rfind('/') + 1); }

class Measures {
 public:
  explicit Measures(const Profile& profile) : profile_(profile) {
    for (const FileRecord& file : profile.files)
      if ((file.state == FileState::kRead || file.state == FileState::kListed) && file.member.empty() && PlaceOf(file.path) != Place::kVendored)
        paths_.push_back(file.path);
  }

  // "pinned environment (requirements.txt); no container"
  std::string Signs(const Value& signs) const {
    std::string text;
    for (const Value& sign : signs.items()) {
      const std::string_view path = FirstOf(sign["files"].StringList());
      if (!path.empty()) Append(text, fmt::format("{} ({})", sign["name"].string(), path));
      else if (profile_.coverage.complete) Append(text, "no " + sign["name"].string());
    }
    return text;
  }

  std::string Figure(std::string_view name) const {
    if (name == "claims") return Claims();
    if (name == "questions") return Questions();
    if (name == "weights") return Weights();
    if (name == "digests") return Digests();
    if (name == "licensed") return Licensed();
    if (name == "compute") return profile_.compute.InWords();
    return "";
  }

 private:
  std::string_view FirstOf(const std::vector<std::string>& globs) const {
    for (const std::string& path : paths_)
      for (const std::string& glob : globs) {
        const bool whole = glob.find('/') != std::string::npos;
        if (GlobMatches(glob, whole ? std::string_view(path) : LastPart(path))) return path;
      }
    return {};
  }

  std::string Claims() const {
    if (profile_.claims.empty()) return profile_.coverage.complete ? "no claim to be open" : "";
    const auto count = [&](ClaimVerdict verdict) {
      return std::ranges::count_if(profile_.claims, [&](const Claim& claim) { return claim.verdict == verdict; });
    };
    return fmt::format("claims to be open: supported {}, in part {}, not supported {}, not to be checked {}", count(ClaimVerdict::kSupported),
                       count(ClaimVerdict::kPartly), count(ClaimVerdict::kNotSupported), count(ClaimVerdict::kUnverifiable));
  }

  std::string Questions() const {
    std::set<std::pair<std::string_view, std::string_view>> asked, answered;
    for (const DocumentFact& fact : profile_.documents) {
      if (fact.component != "model-card" && fact.component != "datasheet") continue;
      asked.emplace(fact.component, fact.question);
      if (fact.answered) answered.emplace(fact.component, fact.question);
    }
    return asked.empty() ? "" : fmt::format("cards answer {} of {} questions", answered.size(), asked.size());
  }

  // What has to be held in memory to run the largest model: its bytes, if nothing is converted.
  std::string Weights() const {
    const auto largest = std::ranges::max_element(profile_.models, {}, &ModelProfile::parameters);
    uint64_t bytes = 0;
    for (const FileRecord& file : profile_.files)
      if (file.kind == "weights" && PlaceOf(file.path) == Place::kOwn && __builtin_add_overflow(bytes, file.size, &bytes)) bytes = UINT64_MAX;
    if (bytes == 0) return "";
    std::string text = fmt::format("{:.3g} MB of weights", static_cast<double>(bytes) / 1e6);
    if (largest != profile_.models.end() && largest->parameters > 0)
      text += fmt::format(", {:.3g} M parameters", static_cast<double>(largest->parameters) / 1e6);
    return text;
  }

  std::string Digests() const {
    std::set<uint32_t> stated;
    size_t files = 0;
    for (const EvidenceItem& item : profile_.evidence)
      if (item.evidence.key == "digest.stated" && item.evidence.value == "match" && profile_.files[item.evidence.file].kind == "weights")
        stated.insert(item.evidence.file);
    for (const FileRecord& file : profile_.files) files += file.kind == "weights" && PlaceOf(file.path) == Place::kOwn;
    return files == 0 ? "" : fmt::format("files of weights with a stated digest that matches: {} of {}", stated.size(), files);
  }

  std::string Licensed() const {
    size_t here = 0, with_terms = 0;
    for (const ComponentProfile& component : profile_.components) {
      const Component* entry = TheStack().Find(component.id);
      if (component.assurance != Assurance::kVerified || !entry || entry->category == "distribution") continue;
      ++here;
      with_terms += std::ranges::any_of(component.licenses, [](const LicenseBinding& binding) {
        return binding.license_class != LicenseClass::kNone && binding.license_class != LicenseClass::kUnknown;
      });
    }
    return here == 0 ? "" : fmt::format("components that are here and have terms: {} of {}", with_terms, here);
  }

  const Profile& profile_;
  std::vector<std::string> paths_;
};

// "4 of 6" of a criterion that counts.
std::string CountOf(const Condition& condition, const Profile& profile) {
  if (condition.op != Operator::kAtLeast) return "";
  const auto met = std::ranges::count_if(condition.children, [&](const Condition& child) { return Evaluate(child, TheLedger(), profile).outcome == kMet; });
  return fmt::format("{} of {}", met, condition.children.size());
}

}  // namespace

std::string_view LedgerEntry::state() const {
  switch (outcome) {
    case kMet: return benefit ? "unlocked" : "live";
    case kPartly: return "in part";
    case kUnmet: return benefit ? "not unlocked" : "not live";
    case kNeedsHuman: return "a question";
    case kUnknown:
    case kNotApplicable: break;
  }
  return "not known";
}

std::vector<LedgerEntry> LedgerOf(const Profile& profile) {
  static const Value kSigns = LoadKnowledge("ledger/signs.yaml")["items"];
  const Measures measures(profile);
  const DefinitionVerdict verdict = Judge(profile, TheLedger());
  std::vector<LedgerEntry> ledger;
  const auto add = [&](const Category& category, const LedgerItem& item, bool benefit) {
    const auto decided = std::ranges::find(verdict.criteria, item.id, &CriterionVerdict::id);
    const Criterion* criterion = TheLedger().FindCriterion(item.id);
    DAY_ASSERT(decided != verdict.criteria.end() && criterion);  // a test compares the ids of the two files
    LedgerEntry entry{.id = item.id,
                      .category = category.id,
                      .says = item.says,
                      .benefit = benefit,
                      .outcome = decided->outcome,
                      .because = decided->because,
                      .evidence = decided->evidence};
    Append(entry.figure, CountOf(criterion->condition, profile));
    Append(entry.figure, measures.Figure(kSigns[item.id]["figure"].string()));
    Append(entry.figure, measures.Signs(kSigns[item.id]["signs"]));
    ledger.push_back(std::move(entry));
  };
  for (const Category& category : TheStack().categories) {
    for (const LedgerItem& item : category.benefits) add(category, item, true);
    for (const LedgerItem& item : category.drawbacks) add(category, item, false);
  }
  return ledger;
}

}  // namespace day
