#include "model_sets.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "io/file_system.h"
#include "model/sets.h"
#include "text/json.h"
#include "text/utf8.h"

namespace day::app {
namespace {

constexpr uint64_t kMaxConfig = 1 << 20;  // limit: bytes of a configuration

// The first of the files of a folder that is there and an object; null otherwise.
Value ReadObject(const std::string& folder, std::initializer_list<std::string_view> names, std::string_view& read) {
  for (const std::string_view name : names) {
    const auto file = OpenNamedFile(folder + std::string(name));
    std::string text;
    if (!file || (*file)->size() > kMaxConfig || !(*file)->ReadText(0, (*file)->size(), text)) continue;
    Result<Value> object = ParseJson(text, {.infinite_numbers = true});
    if (!object || !object->is_object()) continue;
    read = name;
    return std::move(*object);
  }
  return {};
}

// Lists of strings are joined, objects are what they are in JSON.
std::string TextOf(const Value& object, std::string_view name) {
  const Value* value = object.Find(name);
  const size_t dot = name.find('.');
  if (!value && dot != name.npos) return TextOf(object[name.substr(0, dot)], name.substr(dot + 1));
  if (!value || value->is_null()) return "";
  if (value->is_object()) return WriteJson(*value, false);
  if (!value->is_array()) return value->ScalarText();
  std::string joined;
  for (const Value& item : value->items()) joined += (joined.empty() ? "" : ", ") + item.ScalarText();
  return joined;
}

FieldText TextIn(const Value& object) {
  return [&object](std::string_view name) { return TextOf(object, name); };
}

void AddFile(ModelSet& set, const TensorList& list) {
  TensorFacts facts;
  for (const StoredTensor& tensor : list.tensors) facts.Add(tensor.name, tensor.dtype, tensor.shape, tensor.elements);
  set.facts.tensors.Merge(facts);
  if (list.format == "gguf" && !set.facts.metadata.Any()) set.facts.metadata = FactsOfGguf(list.metadata);
}

// The first of the files that is one, by the names that say what it is.
std::optional<NamedTokenizer> TokenizerIn(const std::string& folder) {
  const auto there = RealFileSystem().List(folder.empty() ? "." : folder);
  if (!there) return std::nullopt;
  for (const std::string_view glob : kTokenizerNames)
    for (const DirectoryEntry& file : *there) {
      if (file.kind == FileKind::kDirectory || !GlobMatches(glob, file.name)) continue;
      const auto opened = OpenNamedFile(folder + file.name);
      std::string bytes;
      if (!opened || (*opened)->size() > kMaxTokenizer || !(*opened)->ReadText(0, (*opened)->size(), bytes)) continue;
      if (auto read = ReadTokenizer(file.name, bytes); read && *read) return NamedTokenizer{file.name, std::move(**read)};
    }
  return std::nullopt;
}

// What the configurations of a folder state, read once however many models lie there.
struct FolderFacts {
  StatedFacts config, adapter, tokenizer_config;
  std::string_view config_file;
  std::optional<NamedTokenizer> tokenizer;
};

FolderFacts ReadFolder(const std::string& folder) {
  FolderFacts facts;
  std::string_view other;
  const Value config = ReadObject(folder, {"config.json", "params.json"}, facts.config_file), adapter = ReadObject(folder, {"adapter_config.json"}, other),
              tokenizer = ReadObject(folder, {"tokenizer_config.json"}, other);
  facts.config = FactsOfConfig(TextIn(config));
  facts.adapter = FactsOfAdapterConfig(TextIn(adapter));
  facts.tokenizer_config = FactsOfTokenizer(TextIn(tokenizer));
  facts.tokenizer = TokenizerIn(folder);
  return facts;
}

std::string_view FileOf(const ModelSet& set, const ModelDifference& difference) {
  return difference.by == "config"                       ? set.config_file
         : difference.by == "adapter-config"             ? "adapter_config.json"
         : difference.by == "tokenizer" && set.tokenizer ? std::string_view(set.tokenizer->file)
                                                         : "its metadata";
}

}  // namespace

std::vector<ModelSet> SetsOf(const std::vector<ModelFile>& files) {
  std::vector<ModelSet> sets;
  std::map<std::string, size_t> by_name;
  for (size_t i = 0; i < files.size(); ++i) {
    const Shard shard = ShardOf(files[i].path);
    const auto [known, fresh] = by_name.try_emplace(shard.set, sets.size());
    if (fresh) sets.push_back({.name = shard.set, .missing = shard.of});
    ModelSet& set = sets[known->second];
    set.files.push_back(i);
    set.missing -= std::min<uint64_t>(set.missing, shard.of > 0 ? 1 : 0);
    AddFile(set, files[i].list);
  }
  std::vector<std::string> names;
  for (const ModelSet& set : sets) names.push_back(set.name);
  const std::vector<PlaceOfModel> places = PlacesOfModels(names);
  std::map<std::string, FolderFacts> folders;
  for (size_t i = 0; i < sets.size(); ++i) {
    ModelSet& set = sets[i];
    const std::string folder = set.name.substr(0, set.name.rfind('/') + 1);
    if (places[i].configured) {
      auto known = folders.find(folder);
      if (known == folders.end()) known = folders.emplace(folder, ReadFolder(folder)).first;
      set.facts.config = known->second.config;
      set.facts.adapter = known->second.adapter;
      set.facts.tokenizer_config = known->second.tokenizer_config;
      set.config_file = known->second.config_file;
      set.tokenizer = known->second.tokenizer;
      if (set.tokenizer) set.facts.token_ids = set.tokenizer->tokenizer.ids;
    }
    set.facts.step = StepOf(set.name);
    set.facts.whole = set.missing == 0 && !places[i].slice;
    set.facts.type_is_its_own = places[i].names_type;
    set.differences = DifferencesIn(set.facts);
  }
  return sets;
}

void AddFacts(JsonText& json, const ModelSet& set) {
  const TensorFacts& tensors = set.facts.tensors;
  json.Member("name", set.name).Member("files", uint64_t{set.files.size()});
  if (set.missing > 0) json.Member("missing_shards", set.missing);
  const auto number = [&](std::string_view key, uint64_t value) {
    if (value > 0) json.Member(key, value);
  };
  const auto text = [&](std::string_view key, std::string_view value) {
    if (!value.empty()) json.Member(key, value);
  };
  text("architecture", set.facts.architecture());
  number("layers", tensors.layers());
  number("width", tensors.width_is_stored() ? tensors.width() : 0);
  number("vocabulary", tensors.vocabulary());
  number("context", set.facts.context());
  number("experts", set.facts.whole ? tensors.experts() : 0);
  number("experts_used", set.facts.experts_used());
  number(tensors.packed() ? "elements" : "parameters", tensors.parameters());
  number("embedding_parameters", tensors.embedding_parameters());
  number("active_parameters", set.facts.active_parameters().value_or(0));
  number("optimizer_elements", tensors.optimizer_elements());
  text("dtype", tensors.dtype());
  text("quantization", set.facts.config.quantization);
  text("tokenizer", set.facts.tokenizer());
  if (set.tokenizer) {
    const Tokenizer& tokenizer = set.tokenizer->tokenizer;
    json.Key("tokenizer_file").BeginObject(JsonText::kInline).Member("name", set.tokenizer->file).Member("kind", tokenizer.kind);
    json.Member("tokens", tokenizer.tokens).Member("added", tokenizer.added).Member("ids", tokenizer.ids).EndObject();
  }
  if (set.facts.chat_template()) json.Key("chat_template").Bool(true);
  if (set.facts.step) json.Member("step", *set.facts.step);
  number("rank", tensors.rank_most());
  if (!tensors.targets().empty()) json.Strings("targets", {tensors.targets().begin(), tensors.targets().end()});
  text("base", set.facts.adapter.base);
  json.Key("differences").BeginArray(JsonText::kInline);
  for (const ModelDifference& one : set.differences)
    json.BeginObject(JsonText::kInline)
        .Member("fact", one.difference.fact)
        .Member("stated", one.difference.stated)
        .Member("by", one.by)
        .Member("found", one.difference.found)
        .Member("in", one.against_metadata ? "metadata" : "tensors")
        .EndObject();
  json.EndArray();
}

std::vector<std::string> FactLines(const ModelSet& set) {
  std::vector<std::string> lines;
  if (const std::string words = set.facts.InWords(); !words.empty()) lines.push_back(words);
  if (set.tokenizer) {
    const Tokenizer& tokenizer = set.tokenizer->tokenizer;
    lines.push_back(fmt::format("{}: {}, {} tokens{}", set.tokenizer->file, tokenizer.kind, tokenizer.tokens,
                                tokenizer.added > 0 ? fmt::format(", and {} added", tokenizer.added) : ""));
  }
  if (set.missing > 0) lines.push_back(fmt::format("{} of its shards {} not here", set.missing, set.missing == 1 ? "is" : "are"));
  for (const ModelDifference& one : set.differences) lines.push_back(fmt::format("{} states {}", FileOf(set, one), InWords(one)));
  return lines;
}

}  // namespace day::app
