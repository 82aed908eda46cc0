// Models whose weights are here: their shards put together, and held against the configuration, the metadata, the name and the documents.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "knowledge/knowledge.h"
#include "model/model_facts.h"
#include "profile/model_files.h"
#include "profile/parts.h"
#include "text/utf8.h"

namespace day {
namespace {

// "7 billion parameters" → 7e9
double SizeInWords(std::string_view words) {
  std::string text(words);
  for (const auto& [word, unit] : {std::pair{" billion", "B"}, {" Billion", "B"}, {" million", "M"}, {" Million", "M"}, {" B", "B"}, {" M", "M"}})
    text = ReplaceAll(text, word, unit);
  return SizeInName(text);
}

// The fields that a configuration was seen to have.
struct ConfigFields {
  const Evidence* first = nullptr;
  std::map<std::string_view, const Evidence*> by_name;

  void Add(const Evidence& field) {
    if (!first) first = &field;
    by_name.try_emplace(field.Get("name"), &field);
  }
  // The field that the fact was read from; of several that could be, the one that counts.
  const Evidence* ThatStates(std::string_view section, std::string_view fact) const {
    for (const std::string& name : FieldsThatState(section, fact))
      if (const auto field = by_name.find(name); field != by_name.end()) return field->second;
    return first;
  }
  FieldText Lookup() const {
    return [this](std::string_view name) {
      const auto field = by_name.find(name);
      return field == by_name.end() ? std::string() : field->second->value;
    };
  }
};

struct Model {
  ModelFacts facts;
  std::vector<const Evidence*> files;
  std::set<std::string> paths;
  uint64_t of = 0;  // shards, by their names or an index; 0 of a single file
  std::string folder;
  size_t entry = kMaxModels;  // in the profile
  uint64_t missing() const { return of - std::min<uint64_t>(of, paths.size()); }
};

class Models {
 public:
  Models(Seen& seen, const ModelFiles& files, Profile& profile) : seen_(seen), profile_(profile), model_files_(files) {}

  void Run() {
    for (const Evidence* field : seen_.Of("config.field")) Config(*field);
    for (const Evidence* tokenizer : seen_.Of("tokenizer")) {
      const FileRecord& record = seen_.FileOf(*tokenizer);
      if (!seen_.IsForeign(*tokenizer)) vocabularies_.try_emplace({record.source, std::string(FolderOf(record.DisplayPath()))}, tokenizer);
    }
    for (const Evidence* model : seen_.Of("weights.model")) File(*model);
    std::map<uint32_t, std::vector<std::string>> paths;
    for (const auto& [place, model] : models_) paths[place.first].push_back(place.second);
    std::map<uint32_t, std::vector<PlaceOfModel>> places;
    for (const auto& [source, of_source] : paths) places[source] = PlacesOfModels(of_source);
    std::map<uint32_t, size_t> next;  // models_ are in the order of their paths
    for (auto& [place, model] : models_) {
      const PlaceOfModel& among = places[place.first][next[place.first]++];
      if (profile_.models.size() < kMaxModels) Describe(place, among, model);
    }
    HoldAgainstWords();
  }

 private:
  using Place = ModelFiles::Model;  // source, and path

  void Config(const Evidence& field) {
    const std::string_view file = field.Get("file");
    auto* const of_kind = file == "config" || file == "params" ? &configs_
                          : file == "adapter-config"           ? &adapters_
                          : file == "tokenizer-config"         ? &tokenizers_
                                                               : nullptr;
    if (!of_kind) return;
    const FileRecord& record = seen_.FileOf(field);
    const std::string path = record.DisplayPath();
    (*of_kind)[{record.source, std::string(FolderOf(path))}].Add(field);
  }

  void File(const Evidence& evidence) {
    if (seen_.IsForeign(evidence)) return;
    const FileRecord& record = seen_.FileOf(evidence);
    const std::string path = record.DisplayPath();
    const Shard shard = ShardOf(path);
    const Place place = model_files_.ModelOf(record);
    Model& model = models_[place];
    model.folder = FolderOf(place.second);
    model.files.push_back(&evidence);
    model.paths.insert(path);
    model.of = std::max<uint64_t>({model.of, shard.of, model_files_.NamedByIndex(place)});
    model.facts.tensors.Merge(TensorFacts::FromFields([&](std::string_view name) { return evidence.Get(name); }));
    if (!model.facts.metadata.Any())
      model.facts.metadata = StatedFacts::FromFields([&](std::string_view name) { return evidence.Get(fmt::format("metadata.{}", name)); });
  }

  const ConfigFields* Find(const std::map<Place, ConfigFields>& all, uint32_t source, const std::string& folder) const {
    const auto found = all.find({source, folder});
    return found == all.end() ? nullptr : &found->second;
  }

  void Describe(const Place& place, const PlaceOfModel& among, Model& model) {
    const ConfigFields* config = among.configured ? Find(configs_, place.first, model.folder) : nullptr;
    const ConfigFields* adapter = among.configured ? Find(adapters_, place.first, model.folder) : nullptr;
    if (config) model.facts.config = FactsOfConfig(config->Lookup());
    if (adapter) model.facts.adapter = FactsOfAdapterConfig(adapter->Lookup());
    if (const ConfigFields* tokenizer = among.configured ? Find(tokenizers_, place.first, model.folder) : nullptr)
      model.facts.tokenizer_config = FactsOfTokenizer(tokenizer->Lookup());
    const auto vocabulary = among.configured ? vocabularies_.find({place.first, model.folder}) : vocabularies_.end();
    if (vocabulary != vocabularies_.end()) model.facts.token_ids = NumberIn(vocabulary->second->Get("ids"));
    model.facts.step = StepOf(place.second);
    model.facts.whole = model.missing() == 0 && !among.slice;
    model.facts.type_is_its_own = among.names_type;
    const TensorFacts& tensors = model.facts.tensors;
    const std::string words = model.facts.InWords();
    if (words.empty()) return;  // tensors of which no name tells anything
    model.entry = profile_.models.size();
    ModelProfile& entry = profile_.models.emplace_back();
    entry.path = place.second;
    entry.files = model_files_.FilesOf(place);
    entry.missing_shards = model.missing();
    entry.summary = words;
    entry.architecture = model.facts.architecture();
    entry.dtype = tensors.dtype();
    entry.tensors = tensors.tensors();
    entry.parameters = tensors.packed() ? 0 : tensors.parameters();
    entry.embedding_parameters = tensors.embedding_parameters();
    entry.active_parameters = model.facts.active_parameters().value_or(0);
    entry.layers = tensors.layers();
    entry.width = tensors.width_is_stored() ? tensors.width() : 0;
    entry.vocabulary = tensors.vocabulary();
    entry.context = model.facts.context();
    for (const auto& [name, number] : ModelProfile::kNumbers) entry.*number = std::min<uint64_t>(entry.*number, INT64_MAX);
    for (const Evidence* file : model.files)
      if (entry.evidence.size() < kMaxGateEvidence) AddId(entry.evidence, seen_.Cite(*file));
    for (const ModelDifference& difference : DifferencesIn(model.facts)) {
      const ConfigFields* by = difference.by == "config" ? config : difference.by == "adapter-config" ? adapter : nullptr;
      const std::string_view section = difference.by == "config" ? "config" : "adapter_config";
      const Evidence& where = by                             ? *by->ThatStates(section, difference.difference.fact)
                              : difference.by == "tokenizer" ? *vocabulary->second
                                                             : *model.files.front();
      entry.contradictions.push_back(
          {std::string(difference.difference.fact),
           fmt::format("{} states {}", difference.by == "metadata" ? "its metadata" : seen_.FileOf(where).DisplayPath(), InWords(difference)),
           {seen_.Cite(where)}});
      AddId(entry.contradictions.back().evidence, entry.evidence.front());
    }
  }

  // A model that a configuration or its metadata tell to be one, whole, and counted.
  static bool IsCounted(const Model& model) {
    return (model.facts.config.Any() || model.facts.metadata.Any()) && !model.facts.tensors.adapts() && !model.facts.tensors.packed() &&
           !model.facts.config.quantized && model.facts.whole;
  }

  // "Acme-7B" whose weights have 1 B parameters. Where several models lie together the name may be that of any.
  void HoldAgainstWords() {
    for (uint32_t source = 0; source < profile_.sources.size(); ++source) {
      std::vector<const Model*> counted;
      for (const auto& [place, model] : models_)
        if (place.first == source && IsCounted(model)) counted.push_back(&model);
      if (counted.empty()) continue;
      const auto is_far = [&](double named) {
        return std::ranges::all_of(counted,
                                   [&](const Model* model) { return IsFarFrom(named, model->facts.tensors, model->facts.active_parameters().value_or(0)); });
      };
      const std::string& name = profile_.sources.size() == 1 ? profile_.release : profile_.sources[source].name;
      if (!NamesAnother(name) && is_far(SizeInName(name))) Contradict(*counted.front(), fmt::format("the name {} states", name), SizeInName(name), nullptr);
      const Evidence* stated = TheOneSize(source);
      const double size = stated ? SizeInWords(stated->value) : 0;
      if (is_far(size)) Contradict(*counted.front(), fmt::format("{} states", seen_.AddressOf(*stated)), size, stated);
    }
  }

  // A name of what is made for, or out of, a model of that size.
  static bool NamesAnother(std::string_view name) {
    static const std::vector<std::string> kWords = LoadKnowledge("model-facts.yaml")["size_of_another"].StringList();
    const std::string lower = ToLowerAscii(name);
    return std::ranges::any_of(kWords, [&](const std::string& word) { return lower.find(word) != std::string::npos; });
  }

  void Contradict(const Model& model, const std::string& who, double size, const Evidence* stated) {
    if (model.entry == kMaxModels) return;
    ModelProfile& entry = profile_.models[model.entry];
    ModelContradiction& one = entry.contradictions.emplace_back();
    one.fact = "parameters";
    one.says =
        fmt::format("{} {} parameters; the tensors have {}", who, RoundedCount(size), RoundedCount(static_cast<double>(model.facts.tensors.parameters())));
    if (stated) AddId(one.evidence, seen_.Cite(*stated));
    AddId(one.evidence, entry.evidence.front());
  }

  // What the documents at the root state, where all of them that state a size state one.
  const Evidence* TheOneSize(uint32_t source) const {
    const Evidence* one = nullptr;
    for (const Evidence* stated : seen_.Of("card.stated")) {
      if (stated->Get("name") != "parameters" || seen_.FileOf(*stated).source != source || !seen_.IsAtRoot(*stated)) continue;
      const double size = SizeInWords(stated->value);
      if (size <= 0 || !IsOfTheRelease(seen_, *stated)) continue;
      if (one && SizeInWords(one->value) != size) return nullptr;
      if (!one) one = stated;
    }
    return one;
  }

  Seen& seen_;
  Profile& profile_;
  const ModelFiles& model_files_;
  std::map<Place, const Evidence*> vocabularies_;  // tokenizers, by their folder
  std::map<Place, ConfigFields> configs_, adapters_, tokenizers_;
  std::map<Place, Model> models_;
};

}  // namespace

void FillModels(Seen& seen, const ModelFiles& files, Profile& profile) { Models(seen, files, profile).Run(); }

}  // namespace day
