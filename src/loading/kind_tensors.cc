// safetensors and GGUF: a header and tensors, no code but the templates in their metadata.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "formats/gguf/gguf.h"
#include "formats/safetensors/safetensors.h"
#include "loading/kinds.h"
#include "loading/template.h"
#include "text/utf8.h"

namespace day::loading {
namespace {

using namespace std::string_view_literals;

constexpr int64_t kGgufTypes = 43;          // ggml.h, GGML_TYPE_COUNT, as of August 2026
constexpr uint64_t kFirstGguf = 256 << 10;  // bytes; most vocabularies end within 8 MiB, tried in steps of 4 ×

void Gguf(Inspection& inspection, const Place& place, const RandomBytes& bytes) {
  std::string head;
  for (uint64_t want = kFirstGguf;; want *= 4) {
    const uint64_t length = std::min(bytes.size(), want);
    if (length > inspection.limits().max_head) return inspection.Add(place, "limit", LoadVerdict::kUnreadable, "was not read to its end: limit header-bytes");
    if (!bytes.ReadText(0, length, head)) return inspection.Add(place, "read-error", LoadVerdict::kUnreadable, "cannot be read");
    const auto header = ParseGguf(head);
    if (!header && header.error().rule == kGgufNeedsMore && length < bytes.size()) continue;
    if (!header) return inspection.Add(place, "malformed-gguf", LoadVerdict::kUnreadable, std::string(header.error().rule), header.error().offset);
    inspection.CountTensors(header->tensors, header->parameters);
    for (const auto& [key, text] : header->templates) inspection.Template(place, key, text);
    for (const auto& [key, text] : header->metadata) {
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
    return;
  }
}

void Safetensors(Inspection& inspection, const Place& place, const RandomBytes& bytes, uint64_t length) {
  std::string text;
  if (length > inspection.limits().max_head) return inspection.Add(place, "limit", LoadVerdict::kUnreadable, "was not read: limit header-bytes");
  if (!bytes.ReadText(8, length, text)) return inspection.Add(place, "read-error", LoadVerdict::kUnreadable, "cannot be read");
  const auto header = ParseSafetensorsHeader(text, bytes.size() - 8 - length);
  if (!header) return inspection.Add(place, "malformed-safetensors", LoadVerdict::kUnreadable, std::string(header.error().rule), header.error().offset);
  if (!text.starts_with('{'))
    inspection.Add(place, "odd-layout", LoadVerdict::kSuspicious, "has a header that does not begin with a brace, as the format says it must", 8);
  inspection.CountTensors(header->tensors, header->parameters);
  for (const auto& [key, value] : header->metadata) inspection.Template(place, key, value);
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
  const auto length = ParseSafetensorsLength(head.substr(0, 8), subject.bytes().size());
  if (!length && !named) return InspectOther(inspection, subject);
  inspection.Format(subject.place(), "safetensors");
  inspection.CountModel();
  if (length) {
    Safetensors(inspection, subject.place(), subject.bytes(), *length);
  } else {
    inspection.Add(subject.place(), "malformed-safetensors", LoadVerdict::kUnreadable, std::string(length.error().rule), length.error().offset);
  }
  return true;
}

}  // namespace day::loading
