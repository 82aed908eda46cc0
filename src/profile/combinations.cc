#include "profile/combinations.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "license/expression.h"
#include "profile/parts.h"
#include "text/phrases.h"
#include "text/utf8.h"

namespace day {
namespace {

constexpr size_t kNamedPlaces = 3;  // files named in one finding

// knowledge/combinations.yaml.
struct Rules {
  struct Copyleft {
    std::string part;
    std::vector<std::string> whole, later;
  };
  struct Base {
    std::vector<std::string> models;
    std::string terms;
    std::vector<std::string> same;
  };
  std::vector<Copyleft> copyleft;
  std::vector<Base> bases;
  PhraseSet derived;

  Rules() {
    const Value document = LoadKnowledge("combinations.yaml");
    for (const Value& entry : document["copyleft"].items())
      copyleft.push_back({entry["part"].string(), entry["whole"].StringList(), entry["later"].StringList()});
    for (const Value& entry : document["bases"].items()) bases.push_back({entry["models"].StringList(), entry["terms"].string(), entry["same"].StringList()});
    for (const std::string& phrase : document["derived"].StringList()) derived.Add(phrase, 0);
  }

  const Base* BaseOf(std::string_view model) const {
    const std::string lower = ToLowerAscii(model);
    for (const Base& base : bases)
      if (std::ranges::any_of(base.models, [&](const std::string& glob) { return GlobMatches(glob, lower); })) return &base;
    return nullptr;
  }
};
const Rules& TheRules() {
  static const Rules kRules;
  return kRules;
}

bool Contains(const std::vector<std::string>& list, std::string_view word) { return std::ranges::find(list, word) != list.end(); }

class Combiner {
 public:
  Combiner(Seen& seen, const std::vector<TermsConflict>& conflicts, const Profile& profile) : seen_(seen), conflicts_(conflicts), profile_(profile) {}

  std::vector<Combination> Run() {
    CopyleftParts();
    RestrictedData();
    BaseModels();
    Conflicts();
    Limits();
    return std::move(found_);
  }

 private:
  // Files under strong copyleft in a release whose license for the code cannot carry them.
  void CopyleftParts() {
    Families whole;
    EvidenceIds of_whole;
    std::string stated;
    for (const LicenseBinding& binding : profile_.licensing.code) {
      if (binding.expression.empty() || binding.how == "tag") return;  // it is not known, or it is what the files themselves say
      whole.merge(FamiliesOf(binding.expression));
      stated += fmt::format("{}{}", stated.empty() ? "" : ", ", binding.expression);
      for (const std::string& id : binding.evidence) AddId(of_whole, id);
    }
    if (whole.empty()) return;
    std::map<std::string, std::vector<const Evidence*>> parts;
    for (const std::string_view key : {"license.tag", "license.text"})
      for (const Evidence* evidence : seen_.Of(key))
        if (IsCopyleftPart(*evidence, whole)) parts[evidence->value].push_back(evidence);
    for (const auto& [license, list] : parts) {
      EvidenceIds evidence;
      std::set<std::string> paths;
      for (const Evidence* one : list) {
        paths.insert(seen_.FileOf(*one).DisplayPath());
        AddId(evidence, seen_.Cite(*one));
      }
      for (const std::string& id : of_whole) AddId(evidence, id);
      found_.push_back({"copyleft-part", license,
                        fmt::format("{} {} under {}; the code is under {}.", FirstOf(paths, kNamedPlaces), paths.size() == 1 ? "is" : "are", license, stated),
                        "license", evidence});
    }
  }

  bool IsCopyleftPart(const Evidence& evidence, const Families& whole) const {
    if (seen_.FileOf(evidence).kind != "source" || seen_.PlaceOf(evidence) == Place::kTest || evidence.Get("file") == "yes") return false;
    const std::string_view id = evidence.value;
    if (id.find(' ') != id.npos) return false;  // a choice, an exception or several: not for a table to decide
    for (const Rules::Copyleft& rule : TheRules().copyleft) {
      if (LicenseFamily(id) != rule.part) continue;
      const bool later = id != std::string(rule.part) + "-only" && id != rule.part;
      return std::ranges::none_of(whole, [&](const std::string& one) { return Contains(rule.whole, one) || (later && Contains(rule.later, one)); });
    }
    return false;
  }

  // Weights for every use, made from data that are not.
  void RestrictedData() {
    const std::vector<LicenseBinding>& weights = profile_.licensing.weights;
    if (weights.empty() || std::ranges::any_of(weights, [](const LicenseBinding& binding) { return !IsOpen(binding.license_class); })) return;
    for (const std::string_view id : {"pretraining-data", "sft-data", "preference-data"}) {
      const ComponentProfile* data = profile_.Find(id);
      if (!data || !IsReachable(*data)) continue;
      for (const LicenseBinding& binding : data->licenses) {
        const bool of_part = std::ranges::any_of(data->evidence, [&](const std::string& one) {
          const Evidence* evidence = seen_.FindCited(one);
          return evidence && SpeaksOfAnotherFolder(seen_, binding, seen_.FileOf(*evidence).path);
        });
        if (binding.license_class != LicenseClass::kNonCommercial || of_part) continue;
        EvidenceIds evidence = binding.evidence;
        for (const std::string& one : weights.front().evidence) AddId(evidence, one);
        const std::string terms = binding.expression.empty() ? "non-commercial terms" : binding.expression;
        const Component* entry = TheStack().Find(id);
        const std::string name = entry ? entry->name : std::string(id);
        found_.push_back({"restricted-data", terms, fmt::format("{} is under {}; the weights are under {}.", name, terms, weights.front().expression),
                          std::string(id), std::move(evidence)});
        return;
      }
    }
  }

  // Weights made from a model whose terms bind what is made from it, offered under other terms.
  void BaseModels() {
    for (const BaseModel& base : profile_.origin.bases)
      if (const Evidence* named = base.evidence.empty() ? nullptr : seen_.FindCited(base.evidence.front())) MadeFrom(base.name, *named);
    for (const Evidence* link : seen_.Of("link")) {
      if (link->Get("host") != "hub-model" || !seen_.IsAtRoot(*link) || seen_.IsInCode(*link) || seen_.IsForeign(*link)) continue;
      const std::string_view context = link->Get("context"), text = link->Get("text");
      const size_t at = text.empty() ? context.npos : context.find(text);
      if (at != context.npos && TheRules().derived.Matches(context.substr(0, at))) MadeFrom(link->Get("name"), *link);
    }
  }

  void MadeFrom(std::string_view model, const Evidence& evidence) {
    const Rules::Base* base = TheRules().BaseOf(model);
    if (!base || profile_.licensing.weights.empty() || !told_.insert(base->terms).second) return;
    std::string stated;
    EvidenceIds ids = {seen_.Cite(evidence)};
    for (const LicenseBinding& binding : profile_.licensing.weights) {
      const auto families = FamiliesOf(binding.expression);
      if (families.contains(base->terms) || std::ranges::any_of(base->same, [&](const std::string& id) { return families.contains(id); })) return;
      if (binding.expression.empty()) return;  // terms of no known id may be these
      stated += fmt::format("{}{}", stated.empty() ? "" : ", ", binding.expression);
      for (const std::string& id : binding.evidence) AddId(ids, id);
    }
    found_.push_back({"base-model-terms", base->terms, fmt::format("Made from {}, by {}; the weights are under {}.", model, seen_.AddressOf(evidence), stated),
                      "license", std::move(ids)});
  }

  // The license file, the card's front matter, sentences and the package's metadata at the root, which speak of the same thing, name no license in common.
  void Conflicts() {
    for (const TermsConflict& conflict : conflicts_) {
      std::string words;
      EvidenceIds evidence;
      for (const Terms* terms : conflict.places) {
        const std::string said = fmt::format("{}: {}", terms->path, terms->expression);
        AddId(evidence, seen_.Cite(*terms->evidence));
        if (words.find(said) == std::string::npos) words += (words.empty() ? "" : "; ") + said;
      }
      found_.push_back({"license-conflict", "release", words + ".", "license", std::move(evidence)});
    }
  }

  // An open license, and sentences that take from it.
  void Limits() {
    std::map<std::string, std::pair<std::string, EvidenceIds>> by_license;  // parts, evidence
    for (const std::string_view part : kLicensedParts)
      for (const LicenseBinding& binding : profile_.licensing.Of(part)) {
        if (binding.limited.empty()) continue;
        auto& [parts, evidence] = by_license[binding.limited];
        if (parts.find(part) == std::string::npos) parts += fmt::format("{}{}", parts.empty() ? "" : " and ", part);
        for (const std::string& id : binding.evidence) AddId(evidence, id);
      }
    for (auto& [license, found] : by_license) {
      auto& [parts, evidence] = found;
      std::string places;
      for (const std::string& id : evidence)
        if (const Evidence* said = seen_.FindCited(id); said && said->key == "license.limit") places += (places.empty() ? "" : ", ") + seen_.AddressOf(*said);
      const bool plural = parts != "code";
      found_.push_back({"limited-license", fmt::format("{} {} offered under {}", parts, plural ? "are" : "is", license), fmt::format("By {}.", places),
                        "license", std::move(evidence)});
    }
  }

  Seen& seen_;
  const std::vector<TermsConflict>& conflicts_;
  const Profile& profile_;
  std::vector<Combination> found_;
  std::set<std::string> told_;  // terms of base models that were raised or are satisfied
};

}  // namespace

std::vector<Combination> FindCombinations(Seen& seen, const std::vector<TermsConflict>& conflicts, const Profile& profile) {
  return Combiner(seen, conflicts, profile).Run();
}

}  // namespace day
