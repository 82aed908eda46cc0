// Weights: files of the release, pointers to files that are kept elsewhere, and models on hubs that the release links to.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "profile/links.h"
#include "profile/parts.h"
#include "profile/roles.h"
#include "profile/sightings.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace day {
namespace {

constexpr uint64_t kSmallWeights = uint64_t{64} << 10;  // bytes; less may be statistics or a test's input as well

// What the card says of the model that its files are: a fine-tuned, quantized or adapter version of another.
std::string_view RelationOf(const Seen& seen) {
  std::string_view relation;
  for (const Evidence* field : seen.Of("card.field")) {
    if (field->Get("name") == "base_model_relation") return field->value;
    if (field->Get("name") == "base_model" && relation.empty()) relation = "finetune";
  }
  return relation;
}

// What tunes a model: files, and what lies in a folder of theirs.
class Tuning {
 public:
  explicit Tuning(const Seen& seen) : seen_(seen) {
    for (const Evidence* signal : seen.Of("signal"))
      if (signal->Get("component") == "finetuning-code" && signal->Get("strength") == "strong" && !seen.IsForeign(*signal)) {
        files_.insert(signal->file);
        if (const std::string_view folder = FolderOf(*signal); !folder.empty()) folders_.insert(folder);
      }
  }
  // The file, its folder, or the heading over a command.
  bool Holds(const Evidence& link) const {
    if (!seen_.IsInCode(link)) return TheRoles().CodeUnder(HeadingsOver(link)) == "finetuning-code";
    return files_.contains(link.file) || folders_.contains(FolderOf(link));
  }

 private:
  std::string_view FolderOf(const Evidence& evidence) const {
    const std::string_view path = seen_.FileOf(evidence).path;
    return path.substr(0, path.rfind('/') + 1);
  }

  const Seen& seen_;
  std::set<uint32_t> files_;
  std::set<std::string_view> folders_;
};

// Names of all models that are linked. Sets of views: the observations outlive them.
std::set<std::string_view> LinkedModels(const Seen& seen) {
  std::set<std::string_view> names;
  for (const Evidence* link : seen.Of("link"))
    if (IsWeightsLink(*link)) names.insert(link->Get("name"));
  return names;
}

// "acme-base" is one that others are made from; beside "acme-small" or "acme-large" it is of a size.
bool IsNamedAsBase(const std::set<std::string_view>& linked, std::string_view name) {
  if (!TheRoles().IsNamedAsBase(name.substr(name.find('/') + 1))) return false;
  const std::string lower = ToLowerAscii(name);
  const size_t base = lower.rfind("base");
  if (base == lower.npos) return true;
  const std::string_view before = name.substr(0, base), behind = name.substr(base + 4);
  for (auto at = linked.lower_bound(before); at != linked.end() && at->starts_with(before); ++at) {
    std::string_view word = at->substr(before.size());
    word = word.substr(0, word.find_first_of("-_."));
    if (TheRoles().NamesASize(word) && at->substr(before.size() + word.size()) == behind) return false;
  }
  return true;
}

// The first sentence at the root that says of the release's model what it is, so far as words tell its role.
std::string_view RoleByDefinition(const Seen& seen) {
  for (const Evidence* definition : seen.Of("card.definition")) {
    const std::string_view subject = definition->Get("subject"), role = TheRoles().RoleByDefinition(definition->value);
    if (!role.empty() && seen.IsAtRoot(*definition) && (seen.SharesAName(subject) || seen.IsNamedWithin(subject))) return role;
  }
  return {};
}

// A benchmark that links no model by its own name: models that it speaks of are what it measures.
bool OnlyMeasures(const Seen& seen, const Sightings& sightings) {
  return IsABenchmark(seen, sightings) && IsHere(sightings, "evaluation-code") &&
         std::ranges::none_of(seen.Of("link"), [&](const Evidence* link) { return IsWeightsLink(*link) && seen.SharesAName(link->value); });
}

// A plain name ("acme-7b") stands for the pretrained model, unless the release is one that only adapts: the card says what it was
// made from, or there is code that tunes and none that trains from scratch, another's model to start from, and no sibling that is named
// as the tuned one.
std::string_view RoleOfPlainNames(const Seen& seen, const Whose& whose, const Sightings& sightings, std::string_view relation) {
  if (relation == "finetune" || relation == "merge") return "adapted-weights";
  if (relation == "adapter" || relation == "quantized") return "compressed-and-adapter-weights";
  const auto shown = [&](std::string_view component) {
    return std::ranges::any_of(sightings.Of(component), [](const Sighting& one) { return one.tier == Tier::kFile && (one.strong || one.weight >= 1); });
  };
  if (shown("pretraining-code")) return "pretrained-weights";
  // What the release trains starts from a trained model (gather_code.cc).
  const auto trains_on = [](const Sighting& one) { return one.evidence->Get("component") == "pretraining-code"; };
  if (std::ranges::any_of(sightings.Of("finetuning-code"), trains_on)) return "adapted-weights";
  const bool tunes = shown("finetuning-code");
  const std::string_view defined = RoleByDefinition(seen);
  if (defined == "pretrained-weights" || (!tunes && defined.empty())) return "pretrained-weights";
  const Tuning tuning(seen);
  const std::set<std::string_view> linked = LinkedModels(seen);
  bool anothers = false;
  for (const Evidence* link : seen.Of("link")) {
    if (!IsWeightsLink(*link)) continue;
    const bool own = whose.IsOwn(*link), named = seen.SharesAName(link->Get("name").empty() ? std::string_view(link->value) : link->Get("name"));
    const bool tuned = tuning.Holds(*link);
    // What is tuned is the release's own model: the code is for its users.
    if (own && named && tuned && defined.empty()) return "pretrained-weights";
    // "Code for pre-training and fine-tuning [Acme](…)"
    const std::string_view said = link->Get("context");
    if (own && !seen.IsInCode(*link) && seen.IsAtRoot(*link) && defined.empty() && TheRoles().SpeaksOfPretraining(said) &&
        TheRoles().WeightsRoleByContext(said) != "adapted-weights")
      return "pretrained-weights";
    // Code that runs a model loads parts of others, too: encoders of texts, filters of images.
    anothers |= (!own || !named) && (tuned || !seen.IsInCode(*link));
    if (!own) continue;
    // A sibling that is named as the tuned one, or as the one before, tells that the maker has both.
    if (TheRoles().WeightsRoleByName(link->Get("name")) == "adapted-weights" || IsNamedAsBase(linked, NameBehind(*link))) return "pretrained-weights";
  }
  return anothers || !defined.empty() ? "adapted-weights" : "pretrained-weights";
}

class WeightsGatherer {
 public:
  WeightsGatherer(const Seen& seen, const Whose& whose, const ModelFiles& files, Sightings& sightings)
      : seen_(seen), whose_(whose), sightings_(sightings), model_files_(files), plain_(RoleOfPlainNames(seen, whose_, sightings, RelationOf(seen))) {}

  void Run() {
    elsewhere_ = KeepsItsModelsOnAHub();
    aligns_ = SaysThatItAligns();
    for (const Evidence* format : seen_.Of("weights.format")) File(*format);
    for (const Evidence* pointer : seen_.Of("pointer.lfs")) Pointer(*pointer);
    linked_ = LinkedModels(seen_);
    for (const Evidence* link : seen_.Of("link"))
      if (IsWeightsLink(*link) && seen_.IsAtRoot(*link)) front_.insert(link->Get("name"));
    one_by_one_ = std::ranges::any_of(seen_.Of("link"), [&](const Evidence* link) {
      return link->Get("what") == "model" && IsWeightsLink(*link) && seen_.SharesAName(link->value) && whose_.IsOwn(*link) && !seen_.IsForeign(*link);
    });
    for (const Evidence* link : seen_.Of("link"))
      if (link->Get("host") == "hub-dataset") datasets_.insert(link->Get("name"));
    if (!OnlyMeasures(seen_, sightings_)) {
      for (const Evidence* link : seen_.Of("link"))
        if (IsWeightsLink(*link)) Link(*link);
      for (const Evidence* link : seen_.Of("link")) Page(*link);
    }
    for (const Evidence* statement : seen_.Of("license.statement"))
      if (statement->Get("how") != "mention" && statement->Get("about").find("weights") != std::string_view::npos && !seen_.IsForeign(*statement))
        sightings_.Add(plain_, {.evidence = statement, .tier = Tier::kWord, .what = "a sentence on their license"});
    TakeTheLastStepForTheModel();
    if (aligns_) AlignTheAdapted();
  }

 private:
  void Add(std::string_view role, std::string_view name, std::string_view context, const Sighting& sighting) {
    sightings_.Add(role, sighting);
    if (role == plain_ && role != "pretrained-weights")
      sightings_.Hint("pretrained-weights", *sighting.evidence, sighting.what);  // that they were made from others is a guess by the code
    // What a release gives to tell harm was taught to do so; what its code loads may be anybody's.
    if (role == "safeguard-models" && sighting.tier == Tier::kLink && !seen_.IsInCode(*sighting.evidence)) sightings_.Add("adapted-weights", sighting);
    if ((role == "safeguard-models" || role == "reward-weights") && TheRoles().NamesAnAdapter(name)) sightings_.Add("compressed-and-adapter-weights", sighting);
    if (role != "adapted-weights") return;
    if (TheRoles().IsAligned(name, context) || (aligns_ && TheRoles().IsSpokenWith(name))) sightings_.Add("aligned-weights", sighting);
    else if (TheRoles().IsSpokenWith(name)) sightings_.Hint("aligned-weights", *sighting.evidence, sighting.what);
  }

  // "… followed by reinforcement learning from human feedback", in a document at the root.
  bool SaysThatItAligns() const {
    return std::ranges::any_of(seen_.Of("card.training"), [&](const Evidence* said) { return said->value == "alignment" && seen_.IsAtRoot(*said); });
  }

  // Where all that is linked are steps of a training, the last of them is the model.
  void TakeTheLastStepForTheModel() {
    const auto linked = [](const Sighting& one) { return one.tier == Tier::kLink || (one.tier == Tier::kFile && one.weight > 0); };
    const auto none = [&](std::string_view component) { return std::ranges::none_of(sightings_.Of(component), linked); };
    if (!none("pretrained-weights")) return;
    const std::vector<Sighting> steps = sightings_.Of("intermediate-checkpoints");
    for (Sighting one : steps) {
      if (!linked(one)) continue;
      one.strong = false;
      sightings_.Add("pretrained-weights", std::move(one));
    }
  }

  // A release that says so, and none of whose models is named so: those that were adapted are what it speaks of.
  void AlignTheAdapted() {
    const auto linked = [](const Sighting& one) { return one.tier == Tier::kLink || (one.tier == Tier::kFile && one.weight > 0); };
    if (std::ranges::any_of(sightings_.Of("aligned-weights"), linked)) return;
    const std::vector<Sighting> adapted = sightings_.Of("adapted-weights");
    for (Sighting one : adapted) {
      if (!linked(one)) continue;
      one.strong = false;
      sightings_.Add("aligned-weights", std::move(one));
    }
  }

  std::string_view RoleOfFile(const Evidence& format, std::string_view path) const {
    const std::string_view role = format.Get("role");
    if (role == "adapter" || role == "quantized") return "compressed-and-adapter-weights";
    if (role == "checkpoint") return "intermediate-checkpoints";
    const std::string_view named = TheRoles().WeightsRoleByName(path);
    return named.empty() ? plain_ : named;
  }

  // A pickle may hold anything: only one that goes by a name of weights is taken for them.
  static bool HoldsWeights(const Evidence& format, std::string_view path) { return format.value != "pickle" || IsNamedAsWeights(path); }

  // A tensor alone is as often a map, a vector or a statistic, and a file of numbers without one holds no parameters. Where nobody
  // counted, the format's name has to do, and a file that is called the model is taken for it.
  bool HoldsAModel(const Evidence& format) const {
    constexpr uint64_t kFewestTensors = 2;
    const std::string path = ToLowerAscii(seen_.FileOf(format).DisplayPath());
    const std::string_view name = std::string_view(path).substr(path.rfind('/') + 1);
    if (name.find("model") != name.npos || name.find("weights") != name.npos) return true;
    std::string_view stated = format.Get("tensors");
    for (const Evidence* load : seen_.OfFile("weights.load", format.file))
      if (stated.empty()) stated = load->Get("tensors");
    uint64_t tensors = kFewestTensors;
    std::from_chars(stated.data(), stated.data() + stated.size(), tensors);
    return tensors >= kFewestTensors || format.Get("role") != "weights";
  }

  void File(const Evidence& format) {
    const std::string_view role = format.Get("role");
    if (seen_.IsForeign(format) || role == "optimizer" || role == "training-state") return;
    // Shards are one model, of which the first speaks for all.
    const ModelFiles::Model whole = model_files_.ModelOf(seen_.FileOf(format));
    if (!told_.insert(whole).second) return;
    const std::string path = seen_.FileOf(format).DisplayPath();
    const std::string named = fmt::format("{}/{}", seen_.all().release, path);
    const std::string_view component = RoleOfFile(format, named);
    // A small classifier may be a pickle that is called after what it detects, and nothing else tells it: a hint.
    const bool weights = HoldsWeights(format, path);
    if (!weights && component != "safeguard-models") return;
    const size_t files = model_files_.FilesOf(whole);
    const bool model = weights && (files > 1 || HoldsAModel(format));
    Sighting sighting{.evidence = &format};
    const std::string_view but = model ? "" : weights ? " of at most one tensor" : " with such a name";
    sighting.what = files > 1 ? fmt::format("{} in {} files", format.value, files) : fmt::format("{} file{}", format.value, but);
    if (!model) return sightings_.Hint(component, format, std::move(sighting.what));
    sighting.part =
        seen_.PlaceOf(format) == Place::kExample || (elsewhere_ && path.find('/') != std::string::npos && IsOfAnotherName(path.substr(path.rfind('/') + 1)));
    sighting.strong = files > 1 || seen_.FileOf(format).size >= kSmallWeights;
    Add(component, named, "", sighting);
  }

  // A front page links to models of the release's own name on a hub: then a file of another name in some folder is a piece that its
  // programs use, a detector of voices in a demo, say.
  bool KeepsItsModelsOnAHub() const {
    return std::ranges::any_of(seen_.Of("link"), [&](const Evidence* link) {
      return link->Get("host") == "hub-model" && seen_.IsAtRoot(*link) && seen_.SharesAName(link->Get("name")) && IsWeightsLink(*link) && whose_.IsOwn(*link);
    });
  }

  // "zebra_vad.onnx"; "model.onnx", "1.bin" are of none.
  bool IsOfAnotherName(std::string_view file_name) const {
    const std::string_view stem = file_name.substr(0, file_name.find('.'));
    return !seen_.SharesAName(stem) && !IsNamedAsWeights(stem) && std::ranges::any_of(stem, IsLetter);
  }

  static bool IsPickle(std::string_view path) {
    const std::string lower = ToLowerAscii(path);
    for (const std::string_view ending : {".pkl", ".pickle", ".p", ".pck", ".pcl", ".dill"})
      if (lower.ends_with(ending)) return true;
    return false;
  }

  // A pointer states digest and size of bytes that are kept on the host's large-file store.
  void Pointer(const Evidence& pointer) {
    const FileRecord& file = seen_.FileOf(pointer);
    const FileType* type = TheFileTypes().ByName(file.path.substr(file.path.rfind('/') + 1));
    if (!type || type->kind != "weights" || seen_.IsForeign(pointer) || (IsPickle(file.path) && !IsNamedAsWeights(file.path))) return;
    const std::string named = fmt::format("{}/{}", seen_.all().release, file.path);
    const std::string_view role = TheRoles().WeightsRoleByName(named);
    Add(role.empty() ? plain_ : role, named, "", {.evidence = &pointer, .tier = Tier::kLink, .what = "a Git LFS pointer with digest and size"});
  }

  // "To download the model weights, visit our website": a page that is no hub's, or the makers' own on a hub. What lies there nobody can
  // tell from here but by the sentence.
  void Page(const Evidence& link) {
    const std::string_view host = link.Get("host"), context = link.Get("context");
    const bool account = host == "hub-other" && seen_.IsNamedAfter(link.Get("name"));
    // Another account of the hub is theirs where the first lines call it so: "[Weights](…)".
    const bool called = host == "hub-other" && !link.Get("name").empty() && TheRoles().SpeaksOfWeights(link.Get("text")) && whose_.IsAtTop(link);
    const bool models = IsOfPretrained(link);
    const bool page = account || called || models || host == "other" || host == "form" || host == "drive";
    if (!page || !link.Get("file").empty() || !link.Get("what").empty() || link.Get("image") == "yes" || seen_.IsInCode(link) || seen_.IsForeign(link)) return;
    if (!(account || seen_.IsAtRoot(link)) || TheRoles().SpeaksOfOthers(link.Get("section"))) return;
    const bool said = TheRoles().SpeaksOfAWeightsPage(context) || TheRoles().SpeaksOfWeights(link.Get("text")) ||
                      ((account ? TheRoles().SpeaksOfModels(context) : TheRoles().SpeaksOfWeights(context)) && TheRoles().SpeaksOfHaving(context));
    const std::vector<std::string_view> roles = account ? TheRoles().WeightsRolesByContext(context) : std::vector<std::string_view>();
    if (account && roles.empty() && (said || whose_.IsAtTop(link)) && AddNamed(link)) return;
    if (!said && !models && !(host == "drive" && IsNamedOnADrive(link))) return;
    const Sighting sighting{.evidence = &link, .tier = Tier::kLink, .strong = false, .what = link.value};
    for (const std::string_view role : roles) Add(role, link.value, context, sighting);
    if (!roles.empty()) return;
    // A page on which all of it lies: what the document says that the model is, tells of how many kinds.
    if (const std::set<std::string_view> both = RolesByDefinition(); both.size() > 1 && plain_ == "pretrained-weights" && page) {
      for (const std::string_view role : both) Add(role, link.value, context, sighting);
      return;
    }
    // Its own text says first what lies there: "[fine-tuned checkpoints](…)".
    std::string_view role = TheRoles().WeightsRoleByContext(link.Get("text"));
    const bool by_text = !role.empty();
    if (!by_text) role = TheRoles().WeightsRoleByContext(WordsAround(link));
    Add(role.empty() ? plain_ : role, link.value, context, sighting);
    if (!by_text && role == "intermediate-checkpoints") Add(plain_, link.value, context, sighting);  // words on them speak of the final model, too
  }

  // "[pre-trained translation models](…/acme-train/tree/main/models)": another repository of theirs keeps them.
  bool IsOfPretrained(const Evidence& link) const {
    const std::string_view text = link.Get("text");
    return whose_.IsSibling(link) &&
           (TheRoles().SpeaksOfWeights(text) || (TheRoles().SpeaksOfModels(text) && (TheRoles().SpeaksOfPretraining(text) || TheRoles().SpeaksOfHaving(text))));
  }

  // "Acme 2 is a collection of pretrained and fine-tuned models": both.
  std::set<std::string_view> RolesByDefinition() const {
    std::set<std::string_view> roles;
    for (const Evidence* definition : seen_.Of("card.definition")) {
      const std::string_view subject = definition->Get("subject");
      if (!seen_.IsAtRoot(*definition) || !(seen_.SharesAName(subject) || seen_.IsNamedWithin(subject))) continue;
      for (const std::string_view role : TheRoles().RolesByDefinition(definition->value)) roles.insert(role);
    }
    return roles;
  }

  // "Download" under "Acme-7B": drives keep single files, and what is called as the release is, and is neither data nor paper, is its model.
  bool IsNamedOnADrive(const Evidence& link) const {
    const std::string words = fmt::format("{} {} {}", link.Get("text"), link.Get("context"), link.Get("column"));
    return (seen_.SharesAName(words) || TheRoles().SpeaksOfWeights(words)) && !TheRoles().SpeaksOfData(words) && !TheRoles().SpeaksOfPaper(words);
  }

  bool HasABase(std::string_view name) const {
    for (auto at = linked_.lower_bound(name); at != linked_.end() && at->starts_with(name); ++at)
      if (TheRoles().IsBaseOf(*at, name)) return true;
    return false;
  }

  // "acme-7b-math" beside "acme-7b-base" was made from that; among "acme-small" and "acme-large" a base is a size.
  bool StandsBesideABase(std::string_view name) const {
    const size_t joint = name.find_last_of("-_");
    if (joint == name.npos || name.find('/', joint) != name.npos) return false;
    bool base = false, sizes = false;
    for (auto at = linked_.lower_bound(name.substr(0, joint + 1)); at != linked_.end() && at->starts_with(name.substr(0, joint + 1)); ++at) {
      base |= TheRoles().IsNamedAsBase(at->substr(joint + 1));
      sizes |= TheRoles().NamesASize(at->substr(joint + 1));
    }
    return base && !sizes && !TheRoles().IsNamedAsBase(name.substr(joint + 1));
  }

  // "acme-med-mistral-7b": named after another's model, it was made from that one. Not where the release is that model's own.
  std::string_view RoleByName(std::string_view name) const {
    const std::string_view role = TheRoles().WeightsRoleByName(name);
    if (!role.empty()) return role;
    if (name.ends_with(".pt")) name.remove_suffix(3);  // an ending is no word of the name
    if (IsNamedAsBase(linked_, name)) return "pretrained-weights";
    const std::string_view family = TheRoles().FamilyIn(name.substr(name.find('/') + 1));
    return family.empty() || seen_.SharesAName(family) ? role : "adapted-weights";
  }

  // "step3000", "ckpt_120", "stage1-step70000"
  static bool IsAStep(std::string_view revision) {
    const std::string lower = ToLowerAscii(revision);
    const bool begins = std::ranges::any_of(std::array<std::string_view, 6>{"step", "stage", "ckpt", "checkpoint", "iter", "global_step"},
                                            [&](std::string_view word) { return lower.starts_with(word); });
    return begins && std::ranges::any_of(lower, IsDigit);
  }

  // What the link's text, or the folder behind a revision, calls a model that is kept among others: "acme-7b-instruct". "" where neither is a name.
  static std::string_view NameWithin(const Evidence& link) {
    const auto names = [](std::string_view text) {
      return text.find(' ') == text.npos && text.find("://") == text.npos && text.find_first_of("-_") != text.npos && std::ranges::any_of(text, IsLetter);
    };
    constexpr std::string_view kTree = "/tree/";
    std::string_view path = PathOf(link);
    path = path.substr(0, path.find_first_of("?#"));
    if (const size_t tree = path.find(kTree); tree != path.npos) {
      const std::string_view behind = path.substr(tree + kTree.size());
      const std::string_view folder = behind.substr(std::min(behind.size(), behind.rfind('/') == behind.npos ? behind.size() : behind.rfind('/') + 1));
      if (names(folder)) return folder;
    }
    const std::string_view text = link.Get("text");
    return names(text) && link.value != link.Get("name") ? text : std::string_view();
  }

  // The page of a folder is on tuning, and the front page does not link the model: it is what was tuned there.
  bool IsOfAFolderOnTuning(const Evidence& link, std::string_view name) const {
    if (seen_.IsAtRoot(link) || seen_.IsInCode(link) || front_.contains(name)) return false;
    return std::ranges::any_of(seen_.OfFile("document.lead", link.file),
                               [](const Evidence* lead) { return TheRoles().CodeUnder(lead->value) == "finetuning-code"; });
  }

  // The page of a folder says that what it gives was made from another: "a set of instruction-tuned versions of Acme". "Pretrained weights" over
  // a table says no more than that they can be had.
  bool IsOfAFolderOnAdapted(const Evidence& link, std::string_view by_context) const {
    if (seen_.IsAtRoot(link) || seen_.IsInCode(link) || !(by_context.empty() || by_context == "pretrained-weights")) return false;
    return std::ranges::any_of(seen_.OfFile("document.lead", link.file),
                               [](const Evidence* lead) { return TheRoles().RoleByDefinition(lead->value) == "adapted-weights"; });
  }

  // The release's own models that a document calls by names which say what they are ("Acme-7B-Base", "Acme-7B-Chat"): of each kind the first.
  const std::vector<std::string_view>& NamedIn(uint32_t file) {
    const auto [known, fresh] = named_.try_emplace(file);
    std::set<std::pair<std::string_view, bool>> kinds;
    if (fresh)
      for (const Evidence* model : seen_.OfFile("card.model", file)) {
        const std::string_view name = model->value, role = RoleByName(name);
        const bool own = !role.empty() && (seen_.SharesAName(name.substr(0, name.find('-'))) || seen_.IsNamedWithin(name));
        if (own && kinds.emplace(role, TheRoles().IsAligned(name, "")).second) known->second.push_back(name);
      }
    return known->second;
  }

  // A page where several models lie, that is linked without a word of what they are. False where the document names none.
  bool AddNamed(const Evidence& link) {
    for (const std::string_view name : NamedIn(link.file))
      Add(RoleByName(name), name, "", {.evidence = &link, .tier = Tier::kLink, .strong = false, .what = fmt::format("{}, which the document names", name)});
    return !NamedIn(link.file).empty();
  }

  void Link(const Evidence& link) {
    if (seen_.IsForeign(link) || !whose_.IsOwn(link)) return;
    // What code fetches from a hub and a document links to as a data set is one.
    if (link.value == link.Get("name") && datasets_.contains(link.value)) return;
    std::string_view name = NameBehind(link);
    if (const std::string_view within = NameWithin(link); !within.empty() && RoleByName(name).empty() && !RoleByName(within).empty()) name = within;
    // Code that loads a model says how it is loaded, not what it is; prose says what it is.
    const bool code = link.value == link.Get("name") || seen_.IsInCode(link);
    const std::string context = code ? std::string(link.Get("section")) : WordsAround(link);
    const Sighting sighting{.evidence = &link, .tier = Tier::kLink, .what = std::string(name)};
    const std::string_view by_name = RoleByName(name);
    std::string_view by_context = code ? std::string_view() : TheRoles().WeightsRoleByContext(context);
    if (by_context.empty() && !code) by_context = TheRoles().WeightsRoleByContext(link.Get("under"));
    if (by_name.empty() && HasABase(name)) {
      sightings_.Add("adapted-weights", sighting);
      sightings_.Add("aligned-weights", sighting);
      return;
    }
    const bool several = link.Get("what") == "collection" || link.Get("host") == "kaggle";
    if (several && by_context.empty() && AddNamed(link)) return;
    // Whatever a collection holds beside them, the models that are linked one by one say what they are.
    if (link.Get("what") == "collection" && by_context.empty() && one_by_one_) {
      for (const std::string_view kind : {std::string_view(plain_), std::string_view("adapted-weights"), std::string_view("aligned-weights"),
                                          std::string_view("compressed-and-adapter-weights"), std::string_view("reward-weights")})
        sightings_.Hint(kind, link, sighting.what);
      return;
    }
    const bool made_here = IsOfAFolderOnAdapted(link, by_context);
    const bool beside = by_name.empty() && (StandsBesideABase(name) || IsOfAFolderOnTuning(link, link.Get("name")) || made_here);
    if (made_here && by_name == "intermediate-checkpoints") Add("adapted-weights", name, context, sighting);  // files go by their last step
    Add(!by_name.empty() ? by_name : beside ? std::string_view("adapted-weights") : !by_context.empty() ? by_context : plain_, name, context, sighting);
    // Where neither the name nor the words around it tell, a model to chat with goes by as plain a name as one to build on.
    if (by_name.empty() && by_context.empty() && !TheRoles().IsNamedAsBase(name))
      for (const std::string_view kind : {"adapted-weights", "aligned-weights"}) sightings_.Hint(kind, link, sighting.what);
    // Checkpoints of the training stand at revisions of the same repository, and a table of them names the final model too.
    const bool revision = link.value.find("/tree/st") != std::string::npos || link.value.find("/tree/checkpoint") != std::string::npos;
    if (revision || IsAStep(link.Get("revision")) || by_context == "intermediate-checkpoints") Add("intermediate-checkpoints", name, context, sighting);
    if (by_context == "intermediate-checkpoints" && by_name.empty()) Add(plain_, name, context, sighting);
  }

  const Seen& seen_;
  const Whose& whose_;
  Sightings& sightings_;
  const ModelFiles& model_files_;
  std::set<ModelFiles::Model> told_;
  std::string_view plain_;
  std::set<std::string_view> linked_, datasets_;             // names of all models and data sets that are linked
  std::set<std::string_view> front_;                         // of the models that documents at the root link
  std::map<uint32_t, std::vector<std::string_view>> named_;  // by file: see NamedIn
  bool one_by_one_ = false;                                  // models of the release's own are linked each by itself
  bool aligns_ = false;                                      // documents speak of a training that aligns
  bool elsewhere_ = false;                                   // the release's own models are kept on a hub
};

}  // namespace

bool IsABenchmark(const Seen& seen, const Sightings& sightings) {
  const auto says = [&](std::string_view key) {
    return std::ranges::any_of(seen.Of(key), [&](const Evidence* one) {
      const bool own = key == "document.lead" || seen.SharesAName(one->Get("subject")) || seen.IsNamedWithin(one->Get("subject"));
      return own && seen.IsAtRoot(*one) && TheRoles().SpeaksOfBenchmarks(one->value);
    });
  };
  return (TheRoles().NamesABenchmark(seen.all().release) || says("document.lead") || says("card.definition")) && !IsHere(sightings, "finetuning-code") &&
         !IsHere(sightings, "pretraining-code");
}

bool OnlyAdapts(const Seen& seen, const Whose& whose, const Sightings& sightings) {
  return RoleOfPlainNames(seen, whose, sightings, RelationOf(seen)) != "pretrained-weights";
}

bool IsNamedAsWeights(std::string_view path) {
  const std::string lower = ToLowerAscii(path);
  for (const std::string_view ending : {".bin", ".pt", ".pth", ".ckpt", ".th"})
    if (lower.ends_with(ending)) return true;
  return lower.find("model") != std::string::npos || lower.find("weight") != std::string::npos;
}

void GatherWeights(const Seen& seen, const Whose& whose, const ModelFiles& files, Sightings& sightings) {
  WeightsGatherer(seen, whose, files, sightings).Run();
}

}  // namespace day
