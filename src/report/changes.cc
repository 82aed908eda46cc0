#include "report/changes.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "report/glyphs.h"
#include "text/utf8.h"

namespace day {
namespace {

using Kind = Change::Kind;

// From closed to open; nothing for what is not known, or does not apply.
std::optional<int> RankOf(GateState state) {
  switch (state) {
    case GateState::kClosed: return 0;
    case GateState::kPartial: return 1;
    case GateState::kConditional: return 2;
    case GateState::kOpen: return 3;
    default: return std::nullopt;
  }
}

// What became of a gate; nothing where neither side says anything of openness. What does not apply is closed: it asks for what is not there.
std::optional<Kind> KindOf(GateState before, GateState after) {
  if (before == after) return std::nullopt;
  if (before == GateState::kUnknown) return Kind::kLearned;
  if (after == GateState::kUnknown) return Kind::kLost;
  const int from = RankOf(before).value_or(0), to = RankOf(after).value_or(0);
  if (from == to) return std::nullopt;
  return from < to ? Kind::kOpened : Kind::kClosed;
}

std::string TermsText(const std::vector<LicenseBinding>& bindings) {
  std::set<std::string> terms;
  for (const LicenseBinding& binding : bindings) terms.insert(binding.expression.empty() ? std::string(NameOf(binding.license_class)) : binding.expression);
  std::string text;
  for (const std::string& one : terms) text += (text.empty() ? "" : ", ") + one;
  return text;
}

EvidenceIds EvidenceOf(const std::vector<LicenseBinding>& bindings) {
  EvidenceIds ids;
  for (const LicenseBinding& binding : bindings) ids.insert(ids.end(), binding.evidence.begin(), binding.evidence.end());
  return ids;
}

// "use: yes, share: no (non-commercial)": what the terms allow, where anything was read of them.
std::string FreedomsText(const std::vector<LicenseBinding>& bindings) {
  std::string text;
  for (const LicenseBinding& binding : bindings) {
    if (!binding.AnswersAny()) continue;
    for (size_t i = 0; i < kFreedoms; ++i)
      text += fmt::format("{}{}: {}", text.empty() ? "" : ", ", NameOf(static_cast<Freedom>(i)), NameOf(binding.freedoms[i].answer));
  }
  return text;
}

class Comparer {
 public:
  Comparer(const Audit& before, const Audit& after) : before_(before), after_(after) {}

  Changes Run() {
    Gates();
    Terms();
    Verdicts();
    Claims();
    Findings();
    Models();
    Files();
    std::ranges::stable_sort(changes_.all, {}, &Change::kind);
    return std::move(changes_);
  }

 private:
  void Gates() {
    for (const Component& component : TheStack().components) {
      const ComponentProfile* from = before_.profile.Find(component.id);
      const ComponentProfile* to = after_.profile.Find(component.id);
      if (!from || !to) continue;
      const auto coming = KindOf(from->gate(GateId::kPresent).state, to->gate(GateId::kPresent).state);
      std::vector<Change> others;  // behind what follows from the coming
      for (size_t i = 0; i < kGates; ++i) {
        const Gate &was = from->gates[i], &is = to->gates[i];
        const auto kind = KindOf(was.state, is.state);
        if (!kind) continue;
        // What applies where the component is there, and not where it is not, follows; whether it applies where nobody knows says nothing.
        const bool anew = was.state == GateState::kNotApplicable, ended = is.state == GateState::kNotApplicable;
        const bool follows = coming && (anew || ended) && (anew ? to : from)->IsThere();
        if (coming && (anew || ended) && !follows && (anew ? is : was).state == GateState::kUnknown) continue;
        Change change{follows ? *coming : *kind,
                      component.id,
                      std::string(NameOf(static_cast<GateId>(i))),
                      std::string(NameOf(was.state)),
                      std::string(NameOf(is.state)),
                      was.because,
                      is.because,
                      was.evidence,
                      is.evidence,
                      follows};
        (follows || static_cast<GateId>(i) == GateId::kPresent ? changes_.all : others).push_back(std::move(change));
      }
      std::ranges::move(others, std::back_inserter(changes_.all));
    }
  }

  void Terms() {
    std::set<std::string_view> told;
    for (const std::string_view part : kLicensedParts) {
      const auto &from = before_.profile.licensing.Of(part), &to = after_.profile.licensing.Of(part);
      const std::string was = TermsText(from), is = TermsText(to), allowed = FreedomsText(from), allows = FreedomsText(to);
      if (was == is && allowed == allows) continue;
      told.insert(part);
      const bool other = allowed != allows;  // what stayed the same is not told again
      changes_.all.push_back({Kind::kTerms, "", std::string(part), was, is, other ? allowed : "", other ? allows : "", EvidenceOf(from), EvidenceOf(to)});
    }
    // A component may have terms of its own.
    for (const Component& component : TheStack().components) {
      const ComponentProfile* from = before_.profile.Find(component.id);
      const ComponentProfile* to = after_.profile.Find(component.id);
      if (!from || !to || told.contains(component.part)) continue;
      const std::string was = TermsText(from->licenses), is = TermsText(to->licenses);
      if (was != is)
        changes_.all.push_back({Kind::kTerms, component.id, component.part, was, is, "", "", EvidenceOf(from->licenses), EvidenceOf(to->licenses)});
    }
  }

  static std::string InWords(const DefinitionVerdict& verdict) {
    const std::string& reached = verdict.class_label.empty() ? verdict.level : verdict.class_label;
    return fmt::format("{}{}{}", NameOf(verdict.outcome), reached.empty() ? "" : ": ", reached);
  }

  void Verdicts() {
    for (const DefinitionVerdict& is : after_.verdicts)
      for (const DefinitionVerdict& was : before_.verdicts)
        if (was.id == is.id && was.version == is.version && InWords(was) != InWords(is))
          changes_.all.push_back({Kind::kVerdict, "", is.id, InWords(was), InWords(is), was.headline, is.headline, {}, {}});
  }

  void Claims() {
    std::map<std::string_view, const Claim*> old;
    for (const Claim& claim : before_.profile.claims) old.try_emplace(claim.text, &claim);
    std::set<std::string_view> seen;
    for (const Claim& claim : after_.profile.claims) {
      if (!seen.insert(claim.text).second) continue;
      const auto was = old.find(claim.text);
      if (was == old.end())
        changes_.all.push_back({Kind::kClaim, "", claim.text, "", std::string(NameOf(claim.verdict)), "", claim.because, {}, claim.evidence});
      else if (was->second->verdict != claim.verdict)
        changes_.all.push_back({Kind::kClaim, "", claim.text, std::string(NameOf(was->second->verdict)), std::string(NameOf(claim.verdict)),
                                was->second->because, claim.because, was->second->evidence, claim.evidence});
    }
    for (const auto& [text, claim] : old)
      if (!seen.contains(text))
        changes_.all.push_back({Kind::kClaim, "", claim->text, std::string(NameOf(claim->verdict)), "", claim->because, "", claim->evidence, {}});
  }

  void Findings() {
    const auto key = [](const Finding& finding) {
      return std::tuple<std::string_view, std::string_view, std::string_view>(finding.id, finding.component, finding.title);
    };
    std::set<std::tuple<std::string_view, std::string_view, std::string_view>> old, now;
    for (const Finding& finding : before_.profile.findings) old.insert(key(finding));
    for (const Finding& finding : after_.profile.findings) {
      if (!now.insert(key(finding)).second || old.contains(key(finding))) continue;
      changes_.all.push_back(
          {Kind::kFinding, finding.component, finding.id, "", std::string(NameOf(finding.severity)), "", finding.title, {}, finding.evidence});
    }
    for (const Finding& finding : before_.profile.findings)
      if (!now.contains(key(finding)) && old.erase(key(finding)) > 0)
        changes_.all.push_back(
            {Kind::kFinding, finding.component, finding.id, std::string(NameOf(finding.severity)), "", finding.title, "", finding.evidence, {}});
  }

  void Models() {
    const auto words = [](const ModelProfile* model) { return model ? model->summary : std::string(); };
    std::map<std::string_view, std::array<const ModelProfile*, 2>> models;
    for (const ModelProfile& model : before_.profile.models) models[model.path][0] = &model;
    for (const ModelProfile& model : after_.profile.models) models[model.path][1] = &model;
    for (const auto& [path, pair] : models)
      if (words(pair[0]) != words(pair[1]))
        changes_.all.push_back({Kind::kModel, "", std::string(path), words(pair[0]), words(pair[1]), "", "", pair[0] ? pair[0]->evidence : EvidenceIds{},
                                pair[1] ? pair[1]->evidence : EvidenceIds{}});
  }

  // By source and path; sources have other names in another place of the same release, so that a lone one needs none.
  static std::map<std::string, const FileRecord*> FilesOf(const Profile& profile) {
    std::map<std::string, const FileRecord*> files;
    for (const FileRecord& file : profile.files)
      files[(profile.sources.size() > 1 ? profile.sources[file.source].name + ": " : "") + file.DisplayPath()] = &file;
    return files;
  }

  void Files() {
    const auto from = FilesOf(before_.profile), to = FilesOf(after_.profile);
    for (const auto& [path, file] : to) {
      const auto was = from.find(path);
      if (was == from.end()) changes_.files.added.push_back(path);
      else if (was->second->size != file->size || was->second->sha256 != file->sha256) changes_.files.changed.push_back(path);
    }
    for (const auto& [path, file] : from)
      if (!to.contains(path)) changes_.files.removed.push_back(path);
  }

  const Audit &before_, &after_;
  Changes changes_;
};

}  // namespace

std::string_view NameOf(Change::Kind kind) {
  static constexpr std::array<std::string_view, 9> kNames = {"opened", "closed", "terms", "learned", "lost", "verdict", "claim", "finding", "model"};
  return kNames[static_cast<size_t>(kind)];
}

Changes ChangesOf(const Audit& before, const Audit& after) { return Comparer(before, after).Run(); }

}  // namespace day
