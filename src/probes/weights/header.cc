#include "probes/weights/header.h"

#include <fmt/format.h>

#include <map>

#include "formats/gguf/gguf.h"
#include "formats/safetensors/safetensors.h"
#include "probes/weights/model.h"

namespace day::probes::weights {
namespace {

constexpr uint64_t kMaxSafetensors =
    (uint64_t{40} << 20) - 8;                      // limit: safetensors-header-bytes; 100,000 tensors take 12 MB, and an audit holds it three times
constexpr uint64_t kMaxGguf = uint64_t{64} << 20;  // limit: gguf-header-bytes

std::string DtypesOf(const std::map<std::string, uint64_t>& by_dtype) {
  std::string text;
  for (const auto& [dtype, parameters] : by_dtype) text += fmt::format("{}{}:{}", text.empty() ? "" : ", ", dtype, parameters);
  return text;
}

bool IsQuantized(const std::map<std::string, uint64_t>& by_type) {
  for (const auto& [type, parameters] : by_type)
    if (type.find('Q') != type.npos || type.starts_with("MXFP")) return true;
  return false;
}

std::vector<Field> Fields(uint64_t tensors, uint64_t parameters, const std::map<std::string, uint64_t>& by_type, std::string_view role,
                          const std::vector<std::pair<std::string, std::string>>& metadata) {
  std::vector<Field> fields = {{"executes", "no"},
                               {"tensors", fmt::format("{}", tensors)},
                               {"parameters", fmt::format("{}", parameters)},
                               {"dtypes", DtypesOf(by_type)},
                               {"role", std::string(role)}};
  for (const auto& [key, value] : metadata)
    for (std::string_view wanted :
         {"general.architecture", "general.name", "general.license", "general.license.name", "general.license.link", "general.file_type",
          "general.base_model.0.name", "general.base_model.0.repo_url", "tokenizer.chat_template", "license", "format"})
      if (key == wanted && value.size() <= 1024) fields.push_back({"meta." + key, value});
  return fields;
}

void SayTrouble(std::string_view type, const Malformed& trouble, Sink& sink) {
  if (trouble.rule == kCannotBeRead) return;
  if (trouble.rule.starts_with("limit ")) return sink.Skipped("weights.format", type == "gguf" ? "gguf-header-bytes" : "safetensors-header-bytes");
  sink.Malformed("weights.format", trouble.offset, trouble.rule);
}

}  // namespace

bool HasReadHeader(std::string_view type) { return type == "safetensors" || type == "gguf"; }

void SayHeader(std::string_view type, std::string_view role, const RandomBytes& bytes, Sink& sink) {
  if (type == "gguf") {
    const auto header = ReadGguf(bytes, kMaxGguf);
    if (!header) return SayTrouble(type, header.error(), sink);
    const std::string_view kind = IsQuantized(header->parameters_by_type) ? "quantized" : role;
    sink.Found("weights.format", "gguf", {}, Fields(header->tensors, header->parameters, header->parameters_by_type, kind, header->metadata));
    return SayModel(*header, sink);
  }
  uint64_t data_at = 0;
  const auto header = ReadSafetensors(bytes, kMaxSafetensors, data_at);
  if (!header) return SayTrouble(type, header.error(), sink);
  sink.Found("weights.format", "safetensors", {.offset = 0, .length = data_at},
             Fields(header->tensors, header->parameters, header->parameters_by_dtype, role, header->metadata));
  SayModel(*header, sink);
}

}  // namespace day::probes::weights
