// Code and what behaves like it: the signals of source files, configurations and prompts, and model configurations.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "profile/links.h"
#include "profile/roles.h"
#include "profile/sightings.h"
#include "profile/signal_rules.h"

namespace day {
namespace {

double WeightOf(const Evidence& signal) {
  double weight = 0;
  const std::string_view text = signal.Get("weight");
  std::from_chars(text.data(), text.data() + text.size(), weight);
  return weight;
}

// A signal counts once, at its best file, however many files show it: a hundred copies of one example are one example.
struct Best {
  const Evidence* evidence = nullptr;
  double weight = 0;
  bool own = false;
};

void GatherSignals(const Seen& seen, Sightings& sightings) {
  std::map<std::string_view, std::map<std::string_view, Best>> best;  // by component, by signal
  for (const Evidence* signal : seen.Of("signal")) {
    const std::string_view component = signal->Get("component");
    if (component.ends_with("-data")) continue;  // code that names data is not the data: see gather_data.cc
    const double factor = TheSignalRules().FactorOf(component, signal->Get("place"));
    const double weight = WeightOf(*signal) * factor;
    Best& known = best[component][signal->value];
    if (weight > known.weight) known = {signal, weight, factor >= 1};
  }
  for (const auto& [component, signals] : best) {
    const double enough = TheSignalRules().PresentAt(component);
    std::vector<Best> order;
    for (const auto& [id, one] : signals)
      if (one.evidence) order.push_back(one);
    std::stable_sort(order.begin(), order.end(), [](const Best& a, const Best& b) { return a.weight > b.weight; });
    for (const Best& one : order) {
      Sighting sighting{.evidence = one.evidence, .weight = one.weight / enough};
      sighting.strong = one.own && one.evidence->Get("strength") == "strong";
      sighting.what = one.evidence->value.substr(std::min(one.evidence->value.size(), one.evidence->value.find('.') + 1));
      std::replace(sighting.what.begin(), sighting.what.end(), '-', ' ');
      sightings.Add(component, std::move(sighting));
    }
  }
}

// A configuration from which a known library builds the model.
void GatherModelConfig(const Seen& seen, Sightings& sightings) {
  for (const Evidence* field : seen.Of("config.field")) {
    if (seen.IsForeign(*field)) continue;
    const std::string_view name = field->Get("name"), file = field->Get("file");
    if ((name == "model_type" || name == "architectures") && file == "config")
      sightings.Add("model-architecture", {.evidence = field, .weight = 1, .what = "a configuration of type " + field->value});
    if (name == "chat_template" && field->Get("system") == "yes")
      sightings.Add("system-prompts", {.evidence = field, .weight = 1, .what = "a chat template with a default system message"});
  }
}

// Repositories that documents send their readers to, and images of what the code runs in. The release's own repository is here already.
void GatherLinks(const Seen& seen, const Whose& whose, Sightings& sightings) {
  for (const Evidence* link : seen.Of("link")) {
    const std::string_view host = link->Get("host"), name = link->Get("name"), context = link->Get("context");
    if (seen.IsInCode(*link) || seen.IsForeign(*link) || link->Get("image") == "yes" || TheRoles().SpeaksOfOthers(link->Get("section"))) continue;
    const Sighting sighting{.evidence = link, .tier = Tier::kLink, .strong = false, .what = std::string(name)};
    // A page is linked for what stands there; a command may as well fetch a tool.
    const bool page = link->value.find("://") != std::string::npos;
    if (host == "container" && (whose.IsOwn(*link) || (page && seen.PlaceOf(*link) == Place::kOwn))) sightings.Add("infrastructure-frameworks", sighting);
    if (host != "local" && seen.PlaceOf(*link) == Place::kOwn && TheRoles().NamesInfrastructure(link->Get("text")))
      sightings.Add("infrastructure-frameworks", sighting);
    const bool repository = IsRepositoryLink(*link) && std::ranges::count(name, '/') >= 1;
    const bool here = repository && whose.IsOwnRepository(name.substr(name.find('/') + 1)) && !IsBranchLink(*link);
    if (!repository || here || seen.PlaceOf(*link) != Place::kOwn || TheRoles().SpeaksOfThanks(context)) continue;
    const bool common = TheRoles().IsCommonLibrary(name.substr(name.find('/') + 1));
    for (const Roles::CodeUse use : TheRoles().CodeRoles(context, link->Get("section"))) {
      if (common && use.component == "training-libraries") continue;
      // Everybody measures with somebody's harness: only one's own shows how one's model was measured.
      const bool hint = (use.own_only && !whose.IsOwn(*link)) || (use.component == "evaluation-code" && TheRoles().IsHarness(name.substr(name.find('/') + 1)));
      if (hint) sightings.Hint(use.component, *link, std::string(name));
      else sightings.Add(use.component, sighting);
    }
  }
}

// Repositories that git keeps in folders of this one: what the folder, or a known library for training, is named for.
void GatherSubmodules(const Seen& seen, Sightings& sightings) {
  for (const Evidence* link : seen.Of("link")) {
    if (!IsOwnSubmodule(seen, *link)) continue;
    const std::string_view folder = link->Get("submodule"), name = link->Get("name");
    const std::string_view repository = name.substr(name.rfind('/') + 1);
    const Sighting sighting{.evidence = link, .tier = Tier::kLink, .strong = false, .what = std::string(name)};
    for (const std::string_view component : TheRoles().CodeFileRoles(folder.substr(folder.rfind('/') + 1))) sightings.Add(component, sighting);
    if (TheRoles().IsTrainingLibrary(repository)) sightings.Add("training-libraries", sighting);
  }
}

// Code files of the release's own by their paths, for names that documents give.
class Programs {
 public:
  explicit Programs(const Seen& seen) : seen_(seen) {
    for (const Evidence* source : seen.Of("code.language"))
      if (seen.PlaceOf(*source) == Place::kOwn) {
        const std::string_view path = seen.FileOf(*source).path;
        by_name_[path.substr(path.rfind('/') + 1)].push_back(path);
      }
  }

  // The file that a document means by a path: from its own folder, from the root, else the only one whose path ends so. "" for none.
  std::string_view Find(std::string_view path, const Evidence& named) const {
    const auto found = by_name_.find(path.substr(path.rfind('/') + 1));
    if (found == by_name_.end()) return {};
    const std::string_view document = seen_.FileOf(named).path;
    const std::string beside = fmt::format("{}{}", document.substr(0, document.rfind('/') + 1), path), ending = fmt::format("/{}", path);
    std::string_view only;
    size_t ending_so = 0;
    for (const std::string_view file : found->second) {
      if (file == beside) return file;
      if (file != path && !file.ends_with(ending)) continue;
      only = file == path || ending_so == 0 ? file : only;
      ++ending_so;
    }
    return ending_so == 1 || only == path ? only : std::string_view();
  }

 private:
  const Seen& seen_;
  std::map<std::string_view, std::vector<std::string_view>, std::less<>> by_name_;
};

// "Fine-tuning: our [script](scripts/tune.sh)": a heading and the name of the file that is linked agree.
void GatherLinkedPrograms(const Seen& seen, const Programs& programs, Sightings& sightings) {
  for (const Evidence* link : seen.Of("link")) {
    if (link->Get("host") != "local" || link->Get("image") == "yes" || seen.IsInCode(*link) || seen.PlaceOf(*link) != Place::kOwn) continue;
    const std::string_view component = TheRoles().CodeUnder(HeadingsOver(*link));
    const std::string_view path = component.empty() ? std::string_view() : programs.Find(link->Get("name"), *link);
    const std::string_view name = path.substr(path.rfind('/') + 1);
    if (!path.empty() && TheRoles().IsCodeFor(name, {component}) && !TheRoles().NamesAStepBefore(name))
      sightings.Add(component, {.evidence = link, .weight = 1, .strong = false, .what = fmt::format("{}, which a document gives for that", path)});
  }
}

// What a sentence says of a program that it names is read too loosely to show it.
void HintAtNamedPrograms(const Seen& seen, const Programs& programs, Sightings& sightings) {
  for (const Evidence* named : seen.Of("program")) {
    if (seen.PlaceOf(*named) != Place::kOwn || named->Get("how") != "name") continue;
    const std::string_view path = programs.Find(named->value, *named);
    if (path.empty()) continue;
    for (const Roles::CodeUse use : TheRoles().CodeRoles(named->Get("context"), named->Get("under")))
      if (use.component != "training-libraries") sightings.Hint(use.component, *named, fmt::format("{}, which a document names for that", path));
  }
}

bool NamesTuning(std::string_view path) { return TheRoles().IsCodeFor(path, {"finetuning-code"}); }

// Files that show that a model is tuned, or are called so.
std::set<std::string_view> TuningPrograms(const Seen& seen) {
  std::set<std::string_view> paths;
  for (const Evidence* signal : seen.Of("signal"))
    if (signal->Get("component") == "finetuning-code" && seen.PlaceOf(*signal) == Place::kOwn) paths.insert(seen.FileOf(*signal).path);
  for (const Evidence* source : seen.Of("code.language"))
    if (seen.PlaceOf(*source) == Place::kOwn && NamesTuning(seen.FileOf(*source).path)) paths.insert(seen.FileOf(*source).path);
  return paths;
}

// "python train.py --model_name_or_path acme/base": the command names a model of others.
bool StartsFromAnothers(const Seen& seen, const Whose& whose, const Evidence& command) {
  return std::ranges::any_of(seen.OfFile("link", command.file), [&](const Evidence* link) {
    return link->Get("host") == "hub-model" && !whose.IsOwn(*link) && !link->Get("name").empty() &&
           command.Get("context").find(link->Get("name")) != std::string_view::npos;
  });
}

// What a document says of a program that is here: the heading under which it is to be run. A name that speaks of something else takes
// that back: under "Fine-tuning" data are prepared and checkpoints converted, too.
void GatherPrograms(const Seen& seen, const Whose& whose, Sightings& sightings) {
  const Programs programs(seen);
  GatherLinkedPrograms(seen, programs, sightings);
  EvidenceList trained;  // under "Training", which may be any
  const std::set<std::string_view> tuning = TuningPrograms(seen);
  const bool apart = std::ranges::any_of(tuning, NamesTuning);
  for (const Evidence* named : seen.Of("program")) {
    if (seen.PlaceOf(*named) != Place::kOwn || named->Get("how") != "command") continue;
    const std::string_view path = programs.Find(named->value, *named);
    if (path.empty()) continue;
    const std::string_view name = path.substr(path.rfind('/') + 1);
    const std::vector<std::string_view> by_name = TheRoles().CodeFileRoles(name);
    const std::string_view under = TheRoles().CodeUnder(named->Get("under"));
    std::string_view component = under;
    // "Data: python prepare.py": a heading that says less, and a name that agrees with it.
    if (component.empty() && by_name.size() == 1 && TheRoles().MayRunUnder(by_name[0], named->Get("under"))) component = by_name[0];
    // "Training: python data/encode.py": what is run in the data's folder before a training makes its data.
    const bool of_data = TheRoles().SpeaksOfData(path.substr(0, path.size() - name.size()));
    if (component.empty() && by_name.empty() && of_data && TheRoles().MayRunUnder("data-preprocessing-code", named->Get("under")))
      component = "data-preprocessing-code";
    if (component == "pretraining-code" && under.empty()) {
      if (TheRoles().NamesAStepBefore(name)) continue;
      if (StartsFromAnothers(seen, whose, *named))
        sightings.Add("finetuning-code", {.evidence = named, .weight = 1, .strong = false, .what = fmt::format("{}, run on another's model", path)});
      else trained.push_back(named);
      continue;
    }
    // "bench/latency.py" under "Benchmark" measures how fast it is, not how good.
    if (component == "evaluation-code" && TheRoles().SpeaksOfSpeed(fmt::format("{} {} {}", path, named->Get("under"), named->Get("context")))) continue;
    // "Training and fine-tuning: python train.py": a plain name goes with either, unless another is named for the tuning.
    const bool trains = component == "finetuning-code" && by_name.size() == 1 && by_name[0] == "pretraining-code" && !TheRoles().SpeaksOfPretraining(name);
    if (trains && apart && TheRoles().MayRunUnder("pretraining-code", named->Get("under"))) {
      trained.push_back(named);
      continue;
    }
    const bool other = TheRoles().NamesAStepBefore(name) || (!by_name.empty() && !trains && std::ranges::find(by_name, component) == by_name.end());
    if (!component.empty() && !other)
      sightings.Add(component, {.evidence = named, .weight = 1, .strong = false, .what = fmt::format("{}, which a document runs for that", path)});
  }
  HintAtNamedPrograms(seen, programs, sightings);
  // "Training: python train.py" of a release that nothing shows to tune, or that tunes by another program: what is trained, is trained from nothing.
  const bool tunes = IsHere(sightings, "finetuning-code");
  for (const Evidence* plain : trained)
    if (!tunes || (apart && !tuning.contains(programs.Find(plain->value, *plain))))
      sightings.Add("pretraining-code", {.evidence = plain, .weight = 1, .strong = false, .what = "what a document runs to train"});
}

constexpr double kSureNetwork = 6;  // weight of a signal that is more than a few layers

// Code that trains, of a release that writes no network of its own and loads a trained one, starts from that: it tunes. What is named for
// a pre-training stays one, and so do scripts and configurations that give sizes.
void TakeTrainingForTuning(const Seen& seen, Sightings& sightings) {
  const auto own = [&](const Evidence* signal) { return seen.PlaceOf(*signal) == Place::kOwn; };
  const bool writes = std::ranges::any_of(seen.Of("signal"), [&](const Evidence* signal) {
    return signal->Get("component") == "model-architecture" && WeightOf(*signal) >= kSureNetwork && own(signal);
  });
  const bool loads =
      std::ranges::any_of(seen.Of("signal"), [&](const Evidence* signal) { return signal->Get("component") == "finetuning-code" && own(signal); });
  if (writes || !loads || !IsHere(sightings, "pretraining-code")) return;
  const bool apart = IsHere(sightings, "finetuning-code");  // then a program that a document runs to train is another
  sightings.MoveIf("pretraining-code", "finetuning-code", [&](const Sighting& one) {
    if (apart && one.evidence->key == "program") return false;
    if (one.tier != Tier::kFile || TheRoles().SpeaksOfPretraining(seen.FileOf(*one.evidence).path)) return false;
    return !one.strong || seen.IsInCode(*one.evidence);
  });
}

// A network that stands beside the program that trains it, or below: both are for others to build on. A model far from any training is
// there to be run.
void GatherTrainedNetworks(const Seen& seen, Sightings& sightings) {
  std::set<std::string_view> folders;  // with their slash; "" is the root
  std::set<uint32_t> programs;
  for (const Evidence* signal : seen.Of("signal")) {
    const std::string_view component = signal->Get("component");
    const bool trains = component == "pretraining-code" || component == "finetuning-code";
    if (!trains || signal->Get("strength") != "strong" || seen.PlaceOf(*signal) != Place::kOwn || seen.FileOf(*signal).kind != "source") continue;
    const std::string_view path = seen.FileOf(*signal).path;
    folders.insert(path.substr(0, path.rfind('/') + 1));
    programs.insert(signal->file);
  }
  for (const Evidence* signal : seen.Of("signal")) {
    if (signal->Get("component") != "model-architecture" || signal->Get("strength") != "strong" || seen.PlaceOf(*signal) != Place::kOwn) continue;
    const FileRecord& file = seen.FileOf(*signal);
    // A few layers in a helper are no model of their own, and a class for a library of models is trained by that.
    if (programs.contains(signal->file) || TheRoles().NamesALibraryModel(file.path)) continue;
    if (WeightOf(*signal) < kSureNetwork && !TheRoles().SpeaksOfModels(file.path)) continue;
    const bool beside = file.kind == "source" && std::ranges::any_of(folders, [&](std::string_view folder) { return file.path.starts_with(folder); });
    if (beside) sightings.Add("training-libraries", {.evidence = signal, .weight = 1, .strong = false, .what = "a network beside the program that trains it"});
  }
}

// What is written to be run as it stands. A "metrics/benchmark.cc" may as well be a part of any program.
bool IsAScript(const Evidence& source) {
  static constexpr std::array<std::string_view, 5> kScripts = {"Python", "Shell", "Jupyter Notebook", "R", "Julia"};
  return std::ranges::find(kScripts, source.value) != kScripts.end();
}

// What goes by a name is not absent, and two scripts that go by one of these show it: see the table in docs/measurements.md. A "train.py" is as
// often a tuning, and a "generate.py" makes anything.
void GatherNames(const Seen& seen, Sightings& sightings) {
  constexpr double kOneOfTwo = 0.5;
  static constexpr std::array<std::string_view, 3> kTold = {"evaluation-code", "finetuning-code", "data-preprocessing-code"};
  std::set<std::string_view> asked, hinted;  // names of folders, and components by one of them
  for (const Evidence* source : seen.Of("code.language")) {
    if (seen.PlaceOf(*source) != Place::kOwn) continue;
    const std::string_view path = seen.FileOf(*source).path, name = path.substr(path.rfind('/') + 1);
    const bool program = IsAScript(*source) && !TheRoles().NamesAStepBefore(name) && !TheRoles().SpeaksOfSpeed(path);
    for (const std::string_view component : TheRoles().CodeFileRoles(name)) {
      const bool told = program && std::ranges::find(kTold, component) != kTold.end();
      sightings.Add(component, {.evidence = source, .weight = told ? kOneOfTwo : 0, .strong = false, .what = "by its name"});
    }
    // "evals/pitch/main.py": what lies in a folder of that name is not absent either.
    const std::string_view folders = path.substr(0, path.size() - name.size());
    for (size_t begin = 0; begin < folders.size();) {
      const size_t end = folders.find('/', begin);
      const std::string_view folder = folders.substr(begin, end - begin);
      begin = end + 1;
      if (!asked.insert(folder).second) continue;
      for (const std::string_view component : TheRoles().CodeFileRoles(folder))
        if ((component == "evaluation-code" || component == "data-preprocessing-code") && hinted.insert(component).second)
          sightings.Hint(component, *source, "by its folder's name");
    }
  }
}

}  // namespace

void GatherCode(const Seen& seen, const Whose& whose, Sightings& sightings) {
  GatherSignals(seen, sightings);
  GatherLinks(seen, whose, sightings);
  GatherSubmodules(seen, sightings);
  GatherModelConfig(seen, sightings);
  GatherPrograms(seen, whose, sightings);
  TakeTrainingForTuning(seen, sightings);
  GatherTrainedNetworks(seen, sightings);
  GatherNames(seen, sightings);
}

}  // namespace day
