// Which terms govern what: for code, weights, data and documentation a ladder from the most particular statement to the least.
//
// The first rung that holds anything decides, whole: where MODEL_LICENSE stands, a sentence in the README does not replace it.
// A license at the root governs what lies in the repository. It does not reach weights or data that are kept elsewhere, for
// which nothing is said unless somebody says it: that is the most common wrong entry of the indexes that are typed in by hand.
#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "profile/parts.h"
#include "profile/terms.h"

namespace day {
namespace {

using From = Terms::From;
using Rung = std::function<bool(const Terms&)>;

struct Ladder {
  About about;
  std::vector<Rung> rungs;
  bool weak_last = false;  // the last rung is an inference: the repository's license taken to cover this part too
};

std::string_view HowOf(From from) {
  switch (from) {
    case From::kFile: return "license-file";
    case From::kStatement: return "statement";
    case From::kBadge: return "badge";
    case From::kCard: return "card";
    case From::kMetadata: return "metadata";
    case From::kTag: break;
  }
  return "tag";
}

// Data or weights lie in the folder of this license file, or below it.
bool FolderHolds(const Seen& seen, std::string_view path, std::string_view key) {
  const size_t slash = path.rfind('/');
  if (slash == path.npos) return false;
  const std::string_view folder = path.substr(0, slash + 1);
  return std::ranges::any_of(seen.Of(key), [&](const Evidence* evidence) { return seen.FileOf(*evidence).path.starts_with(folder); });
}

class Licenser {
 public:
  Licenser(Seen& seen, const Stack& stack, Profile& profile) : seen_(seen), stack_(stack), profile_(profile), terms_(CollectTerms(seen)) {
    for (const Component& component : stack.components) {
      const ComponentProfile* entry = profile.Find(component.id);
      if (!entry || component.category == "distribution") continue;
      here_[component.part] |= IsHere(*entry);
      reachable_[component.part] |= IsReachable(*entry);
    }
    for (const Terms& terms : terms_) plain_root_file_ |= terms.from == From::kFile && terms.root && !terms.of_model_license && terms.about == About::kRelease;
  }

  void Run() {
    Licensing& licensing = profile_.licensing;
    licensing.code = Part("code", CodeLadder());
    licensing.weights = Part("weights", WeightsLadder());
    licensing.data = Part("data", DataLadder());
    licensing.documentation = Part("documentation", DocumentationLadder());
    for (const Component& component : stack_.components) {
      if (component.category == "distribution") continue;
      for (ComponentProfile& entry : profile_.components)
        if (entry.id == component.id && IsReachable(entry)) entry.licenses = OfPart(component.part);
    }
  }

 private:
  static Rung Says(From from, About about) {
    return [=](const Terms& terms) { return terms.from == from && terms.about == about; };
  }

  Ladder CodeLadder() const {
    const bool plain = plain_root_file_;
    return {About::kCode,
            {Says(From::kFile, About::kCode),
             [plain](const Terms& terms) { return terms.from == From::kFile && terms.root && terms.about == About::kRelease && terms.of_model_license != plain; },
             Says(From::kStatement, About::kCode), Says(From::kMetadata, About::kCode), Says(From::kStatement, About::kRelease),
             [](const Terms& terms) { return terms.from == From::kCard && terms.root; },
             Says(From::kBadge, About::kRelease), [](const Terms& terms) { return terms.from == From::kTag && terms.about == About::kCode; },
             [](const Terms& terms) { return terms.from == From::kFile && terms.about == About::kRelease; }}};
  }

  Ladder WeightsLadder() const {
    Ladder ladder{About::kWeights,
                  {[](const Terms& terms) { return (terms.from == From::kFile && terms.about == About::kWeights) || (terms.from == From::kFile && terms.of_model_license); },
                   Says(From::kStatement, About::kWeights), Says(From::kCard, About::kWeights), Says(From::kBadge, About::kWeights), Says(From::kStatement, About::kRelease)}};
    if (Here("weights")) {
      ladder.rungs.push_back([this](const Terms& terms) { return terms.from == From::kFile && !terms.root && FolderHolds(seen_, terms.path, "weights.format"); });
      ladder.rungs.push_back([](const Terms& terms) { return terms.from == From::kCard && terms.root && terms.about == About::kRelease; });
      ladder.rungs.push_back([](const Terms& terms) { return terms.from == From::kFile && terms.root && terms.about == About::kRelease; });
      ladder.weak_last = true;
    }
    return ladder;
  }

  Ladder DataLadder() const {
    Ladder ladder{About::kData,
                  {Says(From::kFile, About::kData), Says(From::kStatement, About::kData), Says(From::kCard, About::kData), Says(From::kBadge, About::kData)}};
    if (Here("data")) ladder.rungs.push_back(Says(From::kStatement, About::kRelease));
    // Where a model is what is released, a license at the root is not said to cover the data that lie beside it.
    if (Here("data") && !Reachable("weights")) {
      ladder.rungs.push_back([](const Terms& terms) { return terms.from == From::kFile && terms.root && terms.about == About::kRelease; });
      ladder.weak_last = true;
    }
    return ladder;
  }

  Ladder DocumentationLadder() const {
    return {About::kDocumentation,
            {Says(From::kFile, About::kDocumentation), Says(From::kStatement, About::kDocumentation), Says(From::kStatement, About::kRelease),
             [](const Terms& terms) { return terms.from == From::kFile && terms.root && terms.about == About::kRelease; },
             [](const Terms& terms) { return terms.from == From::kCard && terms.root; }},
            true};
  }

  bool Here(std::string_view part) const {
    const auto found = here_.find(part);
    return found != here_.end() && found->second;
  }

  bool Reachable(std::string_view part) const {
    const auto found = reachable_.find(part);
    return found != reachable_.end() && found->second;
  }

  std::vector<LicenseBinding> Part(std::string_view part, const Ladder& ladder) {
    for (size_t rung = 0; rung < ladder.rungs.size(); ++rung) {
      std::vector<LicenseBinding> bindings;
      for (const Terms& terms : terms_)
        if (ladder.rungs[rung](terms)) Bind(terms, ladder, rung + 1 == ladder.rungs.size() && ladder.weak_last, bindings);
      if (!bindings.empty()) return bindings;
    }
    if (!Reachable(part)) return {};
    LicenseBinding none;
    none.license_class = profile_.coverage.complete ? LicenseClass::kNone : LicenseClass::kUnknown;
    none.scope = fmt::format("the {}", part);
    none.how = "not-stated";
    return {none};
  }

  void Bind(const Terms& terms, const Ladder& ladder, bool inferred, std::vector<LicenseBinding>& bindings) {
    const std::string id = seen_.Cite(*terms.evidence);
    const std::string reference = terms.reference ? seen_.Cite(*terms.reference) : std::string();
    for (LicenseBinding& known : bindings) {
      if (known.expression != terms.expression || known.license_class != terms.license_class) continue;
      AddId(known.evidence, id);
      if (!reference.empty()) AddId(known.evidence, reference);
      return;
    }
    LicenseBinding& binding = bindings.emplace_back();
    binding.expression = terms.expression;
    binding.license_class = terms.license_class;
    binding.how = inferred ? "repository-license" : HowOf(terms.from);
    binding.scope = inferred                            ? fmt::format("the repository, and so its {} ({})", NameOf(ladder.about), terms.path)
                    : terms.about == About::kRelease    ? fmt::format("the release ({})", terms.path)
                                                        : fmt::format("the {} ({})", NameOf(terms.about), terms.path);
    binding.evidence = {id};
    if (!reference.empty()) AddId(binding.evidence, reference);
  }

  const std::vector<LicenseBinding>& OfPart(std::string_view part) const {
    const Licensing& licensing = profile_.licensing;
    return part == "code" ? licensing.code : part == "weights" ? licensing.weights : part == "data" ? licensing.data : licensing.documentation;
  }

  Seen& seen_;
  const Stack& stack_;
  Profile& profile_;
  std::vector<Terms> terms_;
  std::map<std::string, bool, std::less<>> here_, reachable_;  // by part
  bool plain_root_file_ = false;  // a license for software stands at the root, so a model license beside it is the weights'
};

}  // namespace

void FillLicensing(Seen& seen, const Stack& stack, Profile& profile) { Licenser(seen, stack, profile).Run(); }

}  // namespace day
