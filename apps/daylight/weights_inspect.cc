// daylight weights inspect: what tensors files hold.
#include <fmt/format.h>

#include <cstdio>
#include <map>

#include "command.h"
#include "model_files.h"
#include "model_sets.h"
#include "output.h"
#include "report/json_text.h"
#include "report/terminal_text.h"
#include "tensors/gguf_hash.h"
#include "tensors/statistics.h"
#include "text/utf8.h"
#include "weights_actions.h"

namespace day::app {
namespace {

constexpr size_t kShownMetadata = 24;  // entries on the terminal
constexpr size_t kShownValue = 100;    // bytes of one

std::map<std::string, uint64_t> ParametersByType(const TensorList& list) {
  std::map<std::string, uint64_t> by_type;
  for (const StoredTensor& tensor : list.tensors) by_type[tensor.dtype] += tensor.elements;
  return by_type;
}

// Of all numbers together; nothing where the bytes of some are not known, or there are none.
std::optional<double> BitsPerParameter(const TensorList& list) {
  uint64_t bytes = 0;
  for (const StoredTensor& tensor : list.tensors) {
    if (!tensor.no_bytes.empty() || !tensor.strides.empty() || __builtin_add_overflow(bytes, tensor.length, &bytes)) return std::nullopt;
  }
  if (list.parameters == 0 || list.tensors_in_all != list.tensors.size()) return std::nullopt;
  return 8.0 * static_cast<double>(bytes) / static_cast<double>(list.parameters);
}

// Of each tensor the first one before it that has the same type, shape and numbers; of single numbers, which are often alike, none.
std::vector<const StoredTensor*> RepeatsIn(const ModelFile& file) {
  std::vector<const StoredTensor*> same_as(file.list.tensors.size());
  if (!file.digests) return same_as;
  std::map<TensorDigest, const StoredTensor*> first;
  for (size_t i = 0; i < same_as.size(); ++i) {
    const StoredTensor& tensor = file.list.tensors[i];
    if (!file.digests->tensors[i] || tensor.elements < 2) continue;
    const auto [known, fresh] = first.try_emplace(*file.digests->tensors[i], &tensor);
    if (!fresh) same_as[i] = known->second;
  }
  return same_as;
}

void AddStatistics(JsonText& json, const TensorStatistics& of) {
  json.Key("statistics").BeginObject(JsonText::kInline).Member("nan", of.nan).Member("infinite", of.infinite).Member("zero", of.zero);
  for (const auto& [key, number] : {std::pair{"least", of.least}, {"most", of.most}, {"mean", of.mean}, {"deviation", of.deviation}})
    json.MemberIfFinite(key, number);
  json.Key("constant").Bool(of.constant()).EndObject();
}

std::string StatisticsText(const TensorStatistics& of) {
  std::string text = of.counted <= 1 ? fmt::format("{:.4g}", of.most)
                     : of.constant() ? fmt::format("all {:.4g}", of.most)
                                     : fmt::format("{:.4g} to {:.4g}, mean {:.4g}, deviation {:.4g}", of.least, of.most, of.mean, of.deviation);
  if (of.nan > 0) text += fmt::format(", {} NaN", of.nan);
  if (of.infinite > 0) text += fmt::format(", {} infinite", of.infinite);
  return text;
}

void AddJson(JsonText& json, const ModelFile& file, const ModelSet& set, bool statistics) {
  json.BeginObject(JsonText::kInline).Member("path", file.path).Member("format", file.list.format).Member("bytes", file.bytes->size());
  json.Member("tensors_in_all", file.list.tensors_in_all).Member("parameters", file.list.parameters);
  if (const auto bits = BitsPerParameter(file.list)) json.Key("bits_per_parameter").Raw(fmt::format("{:.4g}", *bits));
  if (file.digests) json.Member("sha256", file.digests->sha256.Hex());
  json.Key("model").BeginObject(JsonText::kInline);
  AddFacts(json, set);
  json.EndObject().Key("metadata").BeginObject(JsonText::kInline);
  for (const auto& [key, value] : file.list.metadata) json.Member(key, value);
  json.EndObject().Key("tensors").BeginArray(JsonText::kInline);
  FileStatistics measured(*file.bytes);
  const std::vector<const StoredTensor*> same_as = RepeatsIn(file);
  for (size_t i = 0; i < file.list.tensors.size(); ++i) {
    const StoredTensor& tensor = file.list.tensors[i];
    json.BeginObject(JsonText::kInline).Member("name", tensor.name).Member("dtype", tensor.dtype).Key("shape").BeginArray(JsonText::kInline);
    for (const uint64_t extent : tensor.shape) json.Number(extent);
    json.EndArray();
    if (tensor.no_bytes.empty()) json.Member("offset", tensor.offset).Member("bytes", tensor.length);
    else json.Member("no_bytes", tensor.no_bytes);
    if (file.digests && file.digests->tensors[i]) json.Member("xxh3_128", file.digests->tensors[i]->Hex());
    if (same_as[i]) json.Member("same_as", same_as[i]->name);
    if (const auto of = statistics ? measured.Of(tensor) : std::nullopt) AddStatistics(json, *of);
    json.EndObject();
  }
  json.EndArray().EndObject();
}

// What is known of the model as a whole: under the file's name, or before its first shard.
std::string AboutModel(const ModelSet& set, const TerminalText& text) {
  std::string out;
  if (set.files.size() > 1) out += text.Bold(Printable(set.name)) + text.Dim(fmt::format("  {} shards", set.files.size())) + "\n";
  for (const std::string& line : FactLines(set)) out += fmt::format("  {}\n", Printable(line));
  return out;
}

void PrintText(const ModelFile& file, const std::string& about_model, const TerminalText& text, bool statistics) {
  std::string types;
  for (const auto& [dtype, parameters] : ParametersByType(file.list)) types += fmt::format("{}{} {}", types.empty() ? "" : ", ", dtype, parameters);
  const auto bits = BitsPerParameter(file.list);
  const std::string about =
      fmt::format("{}, {} {}, {} parameters ({}){}", file.list.format, file.list.tensors_in_all, file.list.tensors_in_all == 1 ? "tensor" : "tensors",
                  file.list.parameters, Printable(types), bits ? fmt::format(", {:.4g} bits each", *bits) : "");
  std::string out = fmt::format("{}  {}\n", text.Bold(Printable(file.path)), text.Dim(about)) + about_model;
  if (file.digests) out += fmt::format("  sha256 {}\n", file.digests->sha256.Hex());
  size_t shown = 0;
  for (const auto& [key, value] : file.list.metadata) {
    if (++shown > kShownMetadata) {
      out += text.Dim(fmt::format("  and {} more entries of metadata\n", file.list.metadata.size() - kShownMetadata));
      break;
    }
    out += fmt::format("  {} = {}\n", text.Dim(Printable(key)), Printable(value.size() > kShownValue ? value.substr(0, kShownValue) + "…" : value));
  }
  size_t name_width = 4, type_width = 4;
  for (const StoredTensor& tensor : file.list.tensors) {
    name_width = std::min<size_t>(std::max(name_width, Printable(tensor.name).size()), 60);
    type_width = std::min<size_t>(std::max(type_width, tensor.dtype.size()), 16);
  }
  FileStatistics measured(*file.bytes);
  const std::vector<const StoredTensor*> same_as = RepeatsIn(file);
  for (size_t i = 0; i < file.list.tensors.size(); ++i) {
    const StoredTensor& tensor = file.list.tensors[i];
    std::string note = !tensor.no_bytes.empty()                   ? std::string(tensor.no_bytes)
                       : file.digests && file.digests->tensors[i] ? file.digests->tensors[i]->Hex()
                       : file.digests                             ? "no digest: its bytes are shared or scattered beyond a limit"
                                                                  : "";
    if (same_as[i]) note += "  same as " + Printable(same_as[i]->name);
    if (statistics && !measured.Affords(tensor)) note += (note.empty() ? "" : "  ") + std::string("no statistics: its bytes are shared beyond a limit");
    else if (const auto of = statistics ? measured.Of(tensor) : std::nullopt) note += (note.empty() ? "" : "  ") + StatisticsText(*of);
    out += fmt::format("  {:<{}}  {:<{}}  {}{}\n", Printable(tensor.name.empty() ? "(no name)" : tensor.name), name_width, Printable(tensor.dtype), type_width,
                       ShapeText(tensor.shape), note.empty() ? "" : "  " + text.Dim(note));
    if (out.size() > 1 << 16) {
      std::fputs(text.Finished(std::move(out)).c_str(), stdout);
      out.clear();
    }
  }
  if (file.list.tensors_in_all > file.list.tensors.size())
    out += text.Dim(fmt::format("  and {} more tensors: limit tensors-listed\n", file.list.tensors_in_all - file.list.tensors.size()));
  std::fputs(text.Finished(std::move(out)).c_str(), stdout);
}

}  // namespace

int InspectWeights(const std::vector<std::string>& paths, const WeightsOptions& options) {
  const TerminalText text(LookAtScreen("auto"));
  JsonText list;
  list.BeginArray();
  bool trouble = false;
  uint64_t files = 0, tensors = 0, parameters = 0;
  for (const std::string& path : paths) {
    std::vector<Error> troubles;
    const auto model = OpenModel(path, options.digests, options.threads, troubles);
    for (const Error& one : troubles) Complain(one.message);
    trouble |= !troubles.empty();
    if (!model) {
      trouble = true;
      Complain(model.error().message);
      continue;
    }
    const std::vector<ModelSet> sets = SetsOf(*model);
    std::vector<const ModelSet*> set_of(model->size());
    for (const ModelSet& set : sets)
      for (const size_t index : set.files) set_of[index] = &set;
    for (size_t index = 0; index < model->size(); ++index) {
      const ModelFile& file = (*model)[index];
      const ModelSet& set = *set_of[index];
      ++files;
      tensors += file.list.tensors_in_all;
      if (__builtin_add_overflow(parameters, file.list.parameters, &parameters)) parameters = UINT64_MAX;
      if (!options.gguf_hash.empty()) {
        const auto lines = file.list.format == "gguf" ? GgufHashLines(options.gguf_hash, file.path, file.list, *file.bytes) : std::nullopt;
        trouble |= !lines;
        if (lines) std::fputs(lines->c_str(), stdout);
        else Complain(file.path + ": is no GGUF file whose tensors can all be read");
        continue;
      }
      if (options.format == "json") {
        AddJson(list, file, set, options.statistics);
      } else if (options.format == "jsonl") {
        JsonText line;
        AddJson(line, file, set, options.statistics);
        std::puts(line.Take().c_str());
      } else {
        const std::string about = set.files.front() == index ? AboutModel(set, text) : "";
        if (set.files.size() > 1) std::fputs(text.Finished(about).c_str(), stdout);
        PrintText(file, set.files.size() > 1 ? "" : about, text, options.statistics);
      }
    }
  }
  if (options.format == "text" && options.gguf_hash.empty() && files > 1)
    std::fputs(text.Finished(fmt::format("{} files, {} tensors, {} parameters\n", files, tensors, parameters)).c_str(), stdout);
  if (options.format == "json" && options.gguf_hash.empty()) std::puts(list.EndArray().Take().c_str());
  return trouble ? kTrouble : kOk;
}

}  // namespace day::app
