// Which terms govern what: for code, weights, data and documentation a ladder from the most particular statement to the least.
//
// The first rung that holds anything decides, whole: where MODEL_LICENSE stands, a sentence in the README does not replace it.
// A license at the root governs what lies in the repository. It does not reach weights or data that are kept elsewhere, for
// which nothing is said unless somebody says it: that is the most common wrong entry of the indexes that are typed in by hand.
// Nor does it reach another source of the same release, or files that a license in a folder nearer to them governs.
#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "profile/limits.h"
#include "profile/parts.h"
#include "profile/terms.h"

namespace day {
namespace {

constexpr size_t kMaxBoundClauses = 100;       // limit: of one license; the longest known has some 60
constexpr std::string_view kOther = "other ";  // begins the scope of what terms of some do not name

using From = Terms::From;
using Rung = std::function<bool(const Terms&)>;

struct Ladder {
  About about;
  std::vector<Rung> rungs;
  bool weak_last = false;  // the last rung is an inference: the repository's license taken to cover this part too
};

// Data or weights lie in the folder of this license file, or below it.
bool FolderHolds(const Seen& seen, std::string_view path, std::string_view key) {
  const size_t slash = path.rfind('/');
  if (slash == path.npos) return false;
  const std::string_view folder = path.substr(0, slash + 1);
  return std::ranges::any_of(seen.Of(key), [&](const Evidence* evidence) { return seen.FileOf(*evidence).path.starts_with(folder); });
}

class Licenser {
 public:
  Licenser(Seen& seen, const std::vector<Terms>& all, const std::vector<TermsConflict>& conflicts, const Stack& stack, Profile& profile)
      : seen_(seen), stack_(stack), profile_(profile), terms_(all), conflicts_(conflicts) {
    for (const Component& component : stack.components) {
      const ComponentProfile* entry = profile.Find(component.id);
      if (!entry || component.category == "distribution") continue;
      here_[component.part] |= LiesHere(*entry);
      reachable_[component.part] |= IsReachable(*entry);
      for (const Evidence* evidence : EvidenceOf(*entry)) files_[component.part].insert(evidence->file);
    }
    for (const Terms& terms : terms_) plain_root_file_ |= terms.from == From::kFile && terms.root && !terms.of_model_license && terms.about == About::kRelease;
  }

  void Run() {
    Licensing& licensing = profile_.licensing;
    licensing.code = Part("code", CodeLadder());
    licensing.weights = Part("weights", WeightsLadder());
    licensing.data = Part("data", DataLadder());
    licensing.documentation = Part("documentation", DocumentationLadder());
    LimitBindings(seen_, terms_, conflicts_, licensing);
    for (const Component& component : stack_.components) {
      if (component.category == "distribution") continue;
      for (ComponentProfile& entry : profile_.components)
        if (entry.id == component.id && (IsReachable(entry) || entry.assurance == Assurance::kClaimed)) entry.licenses = OfComponent(component.part, entry);
    }
    // Under a license for models code in folders has mostly one of its own; elsewhere a folder with a license is somebody else's.
    if (!plain_root_file_) AddFolders("code", licensing.code);
  }

 private:
  std::vector<const Evidence*> EvidenceOf(const ComponentProfile& component) const {
    std::vector<const Evidence*> list;
    for (const std::string& id : component.evidence)
      if (const Evidence* evidence = seen_.FindCited(id)) list.push_back(evidence);
    return list;
  }

  // A pointer to the host's store for large files is a file of the repository: what governs that, governs it.
  bool LiesHere(const ComponentProfile& component) const {
    return IsHere(component) || std::ranges::any_of(EvidenceOf(component), [](const Evidence* evidence) { return evidence->key == "pointer.lfs"; });
  }

  // The license file in the folder that is nearest above a file, if one is nearer than the root.
  const Terms* NearestTo(const FileRecord& file) const {
    const Terms* nearest = nullptr;
    for (const Terms& terms : terms_) {
      if (terms.from != From::kFile || terms.folder.empty() || terms.source != file.source || !file.path.starts_with(terms.folder)) continue;
      if (!nearest || terms.folder.size() > nearest->folder.size()) nearest = &terms;
    }
    return nearest;
  }

  // What is kept elsewhere stands under the terms of that place: what governs the repository says nothing of it, only words on the part
  // itself do, and those on code mean the code that is here. Of weights the ladder has seen to that already.
  static bool ReachesLinks(std::string_view part, const LicenseBinding& binding) {
    if (part == "code") return false;
    if (part == "weights" || binding.how == "not-stated") return true;
    return binding.scope.starts_with(fmt::format("the {}", part));
  }

  // Of files that are here, the nearest license; where none is nearer than the root, and for what is linked, the part's terms.
  std::vector<LicenseBinding> OfComponent(std::string_view part, const ComponentProfile& component) {
    std::vector<LicenseBinding> bindings;
    const std::vector<const Evidence*> places = EvidenceOf(component);
    const bool here = LiesHere(component);
    bool rest = !here;
    for (const Evidence* evidence : places) {
      const Terms* nearest = here ? NearestTo(seen_.FileOf(*evidence)) : nullptr;
      if (nearest) Bind(*nearest, About::kRelease, false, bindings);
      else rest = true;
    }
    if (rest)
      for (const LicenseBinding& binding : profile_.licensing.Of(part)) {
        const bool another = !places.empty() && std::ranges::all_of(places, [&](const Evidence* evidence) {
          return SpeaksOfAnotherFolder(seen_, binding, seen_.FileOf(*evidence).path);
        });
        if (another || (!here && !ReachesLinks(part, binding)) || (IsOfTheRest(binding) && AllSpokenOf(places, bindings))) continue;
        if (IsOfOneThing(binding)) continue;  // which of the component's it is nothing tells
        const bool known = std::ranges::any_of(bindings, [&](const LicenseBinding& one) { return one.IsSameTerms(binding); });
        if (known) continue;
        bindings.push_back(binding);
        if (!here && binding.license_class == LicenseClass::kNone) bindings.back().license_class = LicenseClass::kUnknown;
      }
    return bindings;
  }

  // Beside terms of some of a part: that nothing is said of the others.
  static bool IsOfTheRest(const LicenseBinding& binding) { return binding.how == "not-stated" && binding.scope.starts_with(kOther); }

  // Sentences that name what they speak of: a file, or a thing of another name than the release's.
  bool IsOfOneThing(const LicenseBinding& binding) const {
    return !binding.evidence.empty() && std::ranges::all_of(binding.evidence, [&](const std::string& id) {
      const Evidence* evidence = seen_.FindCited(id);
      return evidence && evidence->Get("reach") == "some";
    });
  }

  // Each place lies in the folder of a document that says the terms of what its folder holds.
  bool AllSpokenOf(const std::vector<const Evidence*>& places, const std::vector<LicenseBinding>& bindings) const {
    return !places.empty() && std::ranges::all_of(places, [&](const Evidence* place) {
      return std::ranges::any_of(
          bindings, [&](const LicenseBinding& binding) { return !IsOfOneThing(binding) && !SpeaksOfAnotherFolder(seen_, binding, seen_.FileOf(*place).path); });
    });
  }

  static Rung Says(From from, About about) {
    return [=](const Terms& terms) { return terms.from == from && terms.about == about && (terms.root || from != From::kStatement); };
  }
  // A sentence in a document of a folder speaks of what the folder holds: it counts where nothing at the root says anything.
  static Rung SaysBelow(About about) {
    return [=](const Terms& terms) { return terms.from == From::kStatement && terms.about == about && !terms.root; };
  }

  Ladder CodeLadder() const {
    const bool plain = plain_root_file_;
    return {
        About::kCode,
        {Says(From::kFile, About::kCode), [this](const Terms& terms) { return Says(From::kStatement, About::kCode)(terms) && TellsOneOfSeveral(terms); },
         [plain](const Terms& terms) { return terms.from == From::kFile && terms.root && terms.about == About::kRelease && terms.of_model_license != plain; },
         Says(From::kStatement, About::kCode), [this](const Terms& terms) { return Says(From::kMetadata, About::kCode)(terms) && HoldsAllCode(terms); },
         [any = Reachable("code")](const Terms& terms) { return Says(From::kStatement, About::kRelease)(terms) && any; },
         [](const Terms& terms) { return terms.from == From::kCard && terms.root; }, Says(From::kBadge, About::kCode), Says(From::kBadge, About::kRelease),
         SaysBelow(About::kCode), [this](const Terms& terms) { return Says(From::kTag, About::kCode)(terms) && TagsGovern(); },
         [this](const Terms& terms) { return terms.from == From::kFile && terms.about == About::kRelease && HoldsAllCode(terms); }}};
  }

  Ladder WeightsLadder() const {
    Ladder ladder{About::kWeights,
                  {[](const Terms& terms) {
                     return (terms.from == From::kFile && terms.about == About::kWeights) || (terms.from == From::kFile && terms.of_model_license);
                   },
                   Says(From::kStatement, About::kWeights), Says(From::kCard, About::kWeights), Says(From::kWeights, About::kWeights),
                   Says(From::kBadge, About::kWeights),
                   [here = Here("weights"), any = Reachable("weights")](const Terms& terms) {
                     return Says(From::kStatement, About::kRelease)(terms) && any && (here || !terms.here_alone);
                   },
                   SaysBelow(About::kWeights)}};
    if (Here("weights")) {
      ladder.rungs.push_back(
          [this](const Terms& terms) { return terms.from == From::kFile && !terms.root && FolderHolds(seen_, terms.path, "weights.format"); });
      ladder.rungs.push_back([](const Terms& terms) { return terms.from == From::kCard && terms.root && terms.about == About::kRelease; });
      ladder.rungs.push_back([](const Terms& terms) { return terms.from == From::kFile && terms.root && terms.about == About::kRelease; });
      ladder.weak_last = true;
    }
    return ladder;
  }

  Ladder DataLadder() const {
    Ladder ladder{About::kData,
                  {Says(From::kFile, About::kData), Says(From::kStatement, About::kData), Says(From::kCard, About::kData), Says(From::kMetadata, About::kData),
                   Says(From::kBadge, About::kData), SaysBelow(About::kData), Says(From::kTag, About::kData)}};
    // Where a model is what is released, what is said of the whole, or stands at the root, is not said to cover the data that lie beside it.
    if (Here("data") && !Reachable("weights")) {
      ladder.rungs.push_back([](const Terms& terms) { return Says(From::kStatement, About::kRelease)(terms) && !terms.of_model_license; });
      ladder.rungs.push_back([](const Terms& terms) { return terms.from == From::kFile && terms.root && terms.about == About::kRelease; });
      ladder.weak_last = true;
    }
    return ladder;
  }

  Ladder DocumentationLadder() const {
    return {About::kDocumentation,
            {Says(From::kFile, About::kDocumentation), Says(From::kStatement, About::kDocumentation),
             [](const Terms& terms) { return terms.from == From::kFile && terms.root && terms.about == About::kRelease; },
             Says(From::kStatement, About::kRelease), [](const Terms& terms) { return terms.from == From::kCard && terms.root; }},
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
      bool of_some = true;
      for (const Terms& terms : terms_) {
        if (!ladder.rungs[rung](terms) || !Reaches(terms, part)) continue;
        Bind(terms, ladder.about, rung + 1 == ladder.rungs.size() && ladder.weak_last, bindings);
        of_some &= IsOfSome(terms, part);
      }
      if (!bindings.empty() && ladder.about == About::kWeights && rung == 0) AddModels(bindings);
      if (!bindings.empty() && of_some) bindings.push_back(NotStated(fmt::format("{}{}", kOther, part), LicenseClass::kUnknown));
      if (!bindings.empty()) return bindings;
    }
    if (!Reachable(part)) return {};
    // Of what is kept elsewhere that place may state the terms: silence here is no lack of them.
    return {
        NotStated(fmt::format("the {}", part), profile_.coverage.complete && Here(part) && !IsMentioned(part) ? LicenseClass::kNone : LicenseClass::kUnknown)};
  }

  // A sentence says that there are terms, those of what it was made from, which it does not name or which nobody read.
  bool IsMentioned(std::string_view part) const {
    return std::ranges::any_of(seen_.Of("license.statement"), [&](const Evidence* statement) {
      return statement->Get("how") == "mention" && !seen_.IsForeign(*statement) && statement->Get("about").find(part) != std::string_view::npos;
    });
  }

  // Beside the file of one model's license: sentences that give several models terms of their own.
  void AddModels(std::vector<LicenseBinding>& bindings) {
    std::vector<const Terms*> said;
    for (const Terms& terms : terms_)
      if (Says(From::kStatement, About::kWeights)(terms) && !terms.expression.empty()) said.push_back(&terms);
    const bool apart = std::ranges::any_of(said, [&](const Terms* terms) { return terms->expression != said.front()->expression; });
    for (const Terms* terms : said)
      if (apart) Bind(*terms, About::kWeights, false, bindings);
  }

  static LicenseBinding NotStated(std::string scope, LicenseClass license_class) {
    LicenseBinding binding;
    binding.license_class = license_class;
    binding.scope = std::move(scope);
    binding.how = "not-stated";
    return binding;
  }

  // A sentence on a file that it names says nothing of the others; one in the page of a folder nothing of what lies, or is linked, elsewhere.
  bool IsOfSome(const Terms& terms, std::string_view part) const {
    if (terms.of_some) return true;
    const auto found = files_.find(part);
    if (terms.from != From::kStatement || terms.root || found == files_.end()) return false;
    return std::ranges::any_of(found->second, [&](uint32_t file) { return !seen_.all().files[file].path.starts_with(terms.folder); });
  }

  // Beside the repository's license those of folders that hold some of the part.
  void AddFolders(std::string_view part, std::vector<LicenseBinding>& bindings) {
    const auto found = files_.find(part);
    if (found == files_.end() || bindings.empty() || bindings.front().how != "license-file") return;
    std::vector<LicenseBinding> nearer;
    for (const uint32_t file : found->second)
      if (const Terms* nearest = NearestTo(seen_.all().files[file])) Bind(*nearest, About::kRelease, false, nearer);
    for (LicenseBinding& binding : nearer)
      if (std::ranges::none_of(bindings, [&](const LicenseBinding& one) { return one.IsSameTerms(binding); })) bindings.push_back(std::move(binding));
  }

  // The license files at the root hold several texts, and this is one of them.
  bool TellsOneOfSeveral(const Terms& said) const {
    bool one = false, another = false;
    for (const Terms& terms : terms_) {
      if (terms.from != From::kFile || !terms.root || terms.about != About::kRelease) continue;
      (terms.expression == said.expression && !said.expression.empty() ? one : another) = true;
    }
    return one && another;
  }

  // The metadata and the license of a package in a folder speak of that package.
  bool HoldsAllCode(const Terms& terms) const {
    const auto found = files_.find("code");
    return terms.root || found == files_.end() ||
           std::ranges::all_of(found->second, [&](uint32_t file) { return seen_.all().files[file].path.starts_with(terms.folder); });
  }

  // An "__init__.py" of a few lines, on which nobody puts a notice.
  static bool HasFewLines(const Evidence& source) {
    constexpr uint64_t kFew = 10;
    const std::string_view lines = source.Get("lines");
    return !lines.empty() && NumberIn(lines) < kFew;
  }

  // Notices in a few files are mostly those of whoever wrote them first: most of the release's own code has to carry one.
  bool TagsGovern() const {
    std::set<uint32_t> tagged;
    for (const Terms& terms : terms_)
      if (terms.from == From::kTag) tagged.insert(terms.evidence->file);
    size_t own = 0, with = 0;
    for (const Evidence* source : seen_.Of("code.language")) {
      if (seen_.PlaceOf(*source) != Place::kOwn || (HasFewLines(*source) && !tagged.contains(source->file))) continue;
      ++own;
      with += tagged.contains(source->file);
    }
    return 2 * with >= own;
  }

  // Words on a part speak of it wherever it lies; words on the whole, and files, of their own source.
  bool Reaches(const Terms& terms, std::string_view part) const {
    if (profile_.sources.size() < 2 || terms.about != About::kRelease) return true;
    const auto found = files_.find(part);
    return found != files_.end() && std::ranges::any_of(found->second, [&](uint32_t file) { return seen_.all().files[file].source == terms.source; });
  }

  // What the license file says, for those who ask what its class rests on.
  EvidenceIds ClausesOf(const Terms& terms) {
    EvidenceIds ids;
    if (terms.from != From::kFile) return ids;
    for (const Evidence* clause : seen_.OfFile("license.clause", terms.evidence->file))
      if (clause->at.line >= terms.evidence->at.line && clause->at.last_line <= terms.evidence->at.last_line && ids.size() < kMaxBoundClauses)
        ids.push_back(seen_.Cite(*clause));
    return ids;
  }

  void Bind(const Terms& terms, About about, bool inferred, std::vector<LicenseBinding>& bindings) {
    const std::string id = seen_.Cite(*terms.evidence);
    const EvidenceIds clauses = ClausesOf(terms);
    const std::string reference = terms.reference ? seen_.Cite(*terms.reference) : std::string();
    for (LicenseBinding& known : bindings) {
      if (known.expression != terms.expression || known.license_class != terms.license_class) continue;
      AddId(known.evidence, id);
      for (const std::string& clause : clauses)
        if (known.clauses.size() < kMaxBoundClauses && std::ranges::find(known.clauses, clause) == known.clauses.end()) known.clauses.push_back(clause);
      if (!reference.empty()) AddId(known.evidence, reference);
      return;
    }
    LicenseBinding& binding = bindings.emplace_back();
    binding.expression = terms.expression;
    binding.license_class = terms.license_class;
    binding.how = inferred ? "repository-license" : NameOf(terms.from);
    if (terms.expression.empty() && terms.license_class == LicenseClass::kUnknown && terms.from == From::kStatement)
      binding.scope = fmt::format("the {}, by terms that are kept elsewhere ({})", NameOf(terms.about), terms.evidence->Get("link"));
    else
      binding.scope = inferred                         ? fmt::format("the repository, and so its {} ({})", NameOf(about), terms.path)
                      : terms.of_some                  ? fmt::format("some of the {} ({}:{})", NameOf(terms.about), terms.path, terms.evidence->at.line)
                      : terms.about == About::kRelease ? fmt::format("the release ({})", terms.path)
                                                       : fmt::format("the {} ({})", NameOf(terms.about), terms.path);
    binding.evidence = {id};
    binding.clauses = clauses;
    if (!reference.empty()) AddId(binding.evidence, reference);
  }

  Seen& seen_;
  const Stack& stack_;
  Profile& profile_;
  const std::vector<Terms>& terms_;
  const std::vector<TermsConflict>& conflicts_;
  std::map<std::string, bool, std::less<>> here_, reachable_;     // by part
  std::map<std::string, std::set<uint32_t>, std::less<>> files_;  // in which its components were seen, by part
  bool plain_root_file_ = false;                                  // a license for software stands at the root, so a model license beside it is the weights'
};

}  // namespace

bool SpeaksOfAnotherFolder(const Seen& seen, const LicenseBinding& binding, std::string_view path) {
  if (binding.how != "statement" && binding.how != "badge") return false;
  return !binding.evidence.empty() && std::ranges::all_of(binding.evidence, [&](const std::string& id) {
    const Evidence* evidence = seen.FindCited(id);
    if (!evidence) return false;
    const std::string_view file = seen.FileOf(*evidence).path;
    return !path.starts_with(file.substr(0, file.rfind('/') + 1));  // of a file at the root this is nothing, with which every path starts
  });
}

void FillLicensing(Seen& seen, const std::vector<Terms>& terms, const std::vector<TermsConflict>& conflicts, const Stack& stack, Profile& profile) {
  Licenser(seen, terms, conflicts, stack, profile).Run();
}

}  // namespace day
