// safetensors and GGUF: a header and tensors, no code but the templates in their metadata.
#include <fmt/format.h>

#include <charconv>

#include "formats/gguf/gguf.h"
#include "formats/safetensors/safetensors.h"
#include "loading/broken.h"
#include "loading/carried.h"
#include "loading/kinds.h"
#include "loading/template.h"
#include "text/utf8.h"

namespace day::loading {
namespace {

using namespace std::string_view_literals;

constexpr int64_t kGgufTypes = 43;  // ggml.h, GGML_TYPE_COUNT, as of August 2026

void Gguf(Inspection& inspection, const Place& place, const RandomBytes& bytes) {
  const auto header = ReadGguf(bytes, inspection.limits().max_head);
  if (!header) return Broken(inspection, place, "gguf", header.error());
  inspection.CountTensors(header->tensors, header->parameters);
  for (const auto& [key, text] : header->templates) inspection.Template(place, key, text);
  for (const auto& [key, text] : header->metadata) {
    JudgeMetadata(inspection, place, key, key.starts_with("tokenizer.") ? std::string_view() : text);
    if (key.starts_with("tokenizer.chat_template") || (text.find("{{") == text.npos && text.find("{%") == text.npos)) continue;
    for (const TemplateSign& sign : ReadTemplate(text))
      if (sign.leads_out) {
        inspection.Add(place, "odd-template", LoadVerdict::kSuspicious, fmt::format("{} holds a template, which {}", key, sign.what));
        break;
      }
  }
  for (const auto& [type, parameters] : header->parameters_by_type) {
    int64_t number = 0;
    if (type.starts_with("type-") && std::from_chars(type.data() + 5, type.data() + type.size(), number).ec == std::errc() && number >= kGgufTypes)
      inspection.Add(place, "malformed-gguf", LoadVerdict::kUnreadable, fmt::format("a tensor is of {}, which no reader knows", type));
  }
  if (header->sized && header->tensors > 0) {
    const uint64_t end = header->data_at + header->data_bytes;
    if (bytes.size() < header->data_at + header->data_end)
      inspection.Add(place, "malformed-gguf", LoadVerdict::kUnreadable, "ends before the last tensor does", bytes.size());
    if (bytes.size() > end)
      inspection.Add(place, "trailing-bytes", LoadVerdict::kSuspicious, fmt::format("{} bytes follow the last tensor", bytes.size() - end), end);
  }
}

void Safetensors(Inspection& inspection, const Place& place, const RandomBytes& bytes, std::string_view head) {
  uint64_t data_at = 0;
  const auto header = ReadSafetensors(bytes, inspection.limits().max_head, data_at);
  if (!header) return Broken(inspection, place, "safetensors", header.error());
  if (head[8] != '{')
    inspection.Add(place, "odd-layout", LoadVerdict::kSuspicious, "has a header that does not begin with a brace, as the format says it must", 8);
  inspection.CountTensors(header->tensors, header->parameters);
  for (const auto& [key, value] : header->metadata) {
    inspection.Template(place, key, value);
    JudgeMetadata(inspection, place, key, value);
  }
}

}  // namespace

bool InspectGguf(Inspection& inspection, Subject& subject) {
  if (!subject.head().starts_with("GGUF")) return false;
  inspection.Format(subject.place(), "gguf");
  inspection.CountModel();
  Gguf(inspection, subject.place(), subject.bytes());
  return true;
}

bool InspectSafetensors(Inspection& inspection, Subject& subject) {
  const std::string_view head = subject.head();
  const bool named = ToLowerAscii(subject.place().name).ends_with(".safetensors");
  if (head.size() <= 8 || head.substr(4, 4) != "\0\0\0\0"sv || (head[8] != '{' && (!named || head[0] == '\x80'))) return false;
  if (!named && !ParseSafetensorsLength(head.substr(0, 8), subject.bytes().size())) return InspectOther(inspection, subject);
  inspection.Format(subject.place(), "safetensors");
  inspection.CountModel();
  Safetensors(inspection, subject.place(), subject.bytes(), head);
  return true;
}

}  // namespace day::loading
