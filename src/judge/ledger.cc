#include "judge/ledger.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/assert.h"
#include "judge/condition.h"
#include "judge/judge.h"
#include "model/model_facts.h"
#include "text/human_bytes.h"
#include "text/utf8.h"

namespace day {
namespace {

using enum CriterionOutcome;

void Append(std::string& text, std::string_view more) {
  if (!more.empty()) text += fmt::format("{}{}", text.empty() ? "" : "; ", more);
}

// What stands by name in the files: of each sign the first file that shows it. Globs wait by their first letter, for a release may have 200,000 files
// and all but a few match none.
class Signs {
 public:
  explicit Signs(const Value& items) {
    for (const auto& [item, value] : items.members())
      for (const Value& sign : value["signs"].items()) {
        signs_.push_back({item, sign["name"].string()});
        for (std::string& glob : sign["files"].StringList()) {
          auto& waiting = glob.find('/') != std::string::npos ? by_path_ : by_name_;
          waiting[FirstOf(glob)].push_back({std::move(glob), signs_.size() - 1});
        }
      }
  }

  // By sign; "" of those that nothing shows.
  std::vector<std::string_view> FilesIn(const Profile& profile) const {
    std::vector<std::string_view> found(signs_.size());
    for (const FileRecord& file : profile.files) {
      if ((file.state != FileState::kRead && file.state != FileState::kListed) || !file.member.empty()) continue;
      const std::string_view name = std::string_view(file.path).substr(file.path.rfind('/') + 1);
      Try(by_name_, name, file.path, found);
      Try(by_path_, file.path, file.path, found);
    }
    return found;
  }

  // "pinned environment (requirements.txt); no container"; `all_seen`: what was not found is not there.
  std::string Text(std::string_view item, const std::vector<std::string_view>& found, bool all_seen) const {
    std::string text;
    for (size_t i = 0; i < signs_.size(); ++i) {
      if (signs_[i].item != item) continue;
      if (!found[i].empty()) Append(text, fmt::format("{} ({})", signs_[i].name, found[i]));
      else if (all_seen) Append(text, "no " + signs_[i].name);
    }
    return text;
  }

 private:
  struct Sign {
    std::string item, name;
  };
  struct Waiting {
    std::string glob;
    size_t sign;
  };
  using ByFirst = std::map<char, std::vector<Waiting>>;

  static char FirstOf(std::string_view text) {
    return text.empty() ? '\0' : text[0] >= 'A' && text[0] <= 'Z' ? static_cast<char>(text[0] + ('a' - 'A')) : text[0];
  }

  static void Try(const ByFirst& globs, std::string_view text, std::string_view path, std::vector<std::string_view>& found) {
    for (const char first : {FirstOf(text), '*'})
      if (const auto waiting = globs.find(first); waiting != globs.end())
        for (const Waiting& one : waiting->second)
          if (found[one.sign].empty() && GlobMatches(one.glob, text) && PlaceOf(path) != Place::kVendored) found[one.sign] = path;
  }

  std::vector<Sign> signs_;
  ByFirst by_name_, by_path_;
};

class Measures {
 public:
  explicit Measures(const Profile& profile) : profile_(profile) {}

  std::string Figure(std::string_view name) const {
    if (name == "claims") return Claims();
    if (name == "questions") return Questions();
    if (name == "weights") return Weights();
    if (name == "digests") return Digests();
    if (name == "licensed") return Licensed();
    if (name == "compute") return profile_.compute.InWords();
    if (name == "evaluations") return profile_.evaluations.results == 0 ? "" : profile_.evaluations.InWords();
    if (name == "personal-data") return profile_.data.PersonalInWords();
    if (name == "secrets") return profile_.data.SecretsInWords();
    if (name == "languages") return profile_.data.LanguagesInWords();
    return "";
  }

 private:
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
      if (fact.component != "model-card" && fact.component != "datasheet" && fact.component != kTrainingSummary) continue;
      asked.emplace(fact.component, fact.question);
      if (fact.answered) answered.emplace(fact.component, fact.question);
    }
    return asked.empty() ? "" : fmt::format("cards answer {} of {} questions", answered.size(), asked.size());
  }

  static bool IsOwnWeights(const FileRecord& file) { return file.kind == "weights" && PlaceOf(file.path) == Place::kOwn; }

  // The bytes of all of them, and how many parameters the largest model has.
  std::string Weights() const {
    const auto largest = std::ranges::max_element(profile_.models, {}, &ModelProfile::parameters);
    uint64_t bytes = 0;
    for (const FileRecord& file : profile_.files)
      if (IsOwnWeights(file) && __builtin_add_overflow(bytes, file.size, &bytes)) bytes = UINT64_MAX;
    if (bytes == 0) return "";
    std::string text = HumanBytes(bytes) + " of weights";
    if (largest != profile_.models.end() && largest->parameters > 0)
      text += fmt::format(", the largest model with {} parameters", RoundedCount(static_cast<double>(largest->parameters)));
    return text;
  }

  std::string Digests() const {
    std::set<uint32_t> stated;
    size_t files = 0;
    for (const EvidenceItem& item : profile_.evidence)
      if (item.evidence.key == "digest.stated" && item.evidence.value == "match" && IsOwnWeights(profile_.files[item.evidence.file]))
        stated.insert(item.evidence.file);
    for (const FileRecord& file : profile_.files) files += IsOwnWeights(file);
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
};

// "4 of 6 conditions" of a criterion that counts.
std::string CountOf(const Condition& condition, const Profile& profile) {
  if (condition.op != Operator::kAtLeast) return "";
  const auto met = std::ranges::count_if(condition.children, [&](const Condition& child) { return Evaluate(child, TheLedger(), profile).outcome == kMet; });
  return fmt::format("{} of {} conditions", met, condition.children.size());
}

}  // namespace

const Definition& TheLedger() {
  static const Definition kLedger = [] {
    auto definition = ParseDefinition(*KnowledgeFile("ledger/definition.yaml"), "ledger/definition.yaml");
    DAY_ASSERT(definition.has_value());  // a built-in file; a test parses it
    return std::move(*definition);
  }();
  return kLedger;
}

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
  static const Value kItems = LoadKnowledge("ledger/signs.yaml")["items"];
  static const Signs kSigns(kItems);
  const std::vector<std::string_view> signs = kSigns.FilesIn(profile);
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
    Append(entry.figure, measures.Figure(kItems[item.id]["figure"].string()));
    Append(entry.figure, kSigns.Text(item.id, signs, profile.coverage.complete));
    ledger.push_back(std::move(entry));
  };
  for (const Category& category : TheStack().categories) {
    for (const LedgerItem& item : category.benefits) add(category, item, true);
    for (const LedgerItem& item : category.drawbacks) add(category, item, false);
  }
  return ledger;
}

}  // namespace day
