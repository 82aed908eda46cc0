#include "formats/safetensors/safetensors.h"

#include <algorithm>
#include <optional>

#include "text/json.h"

namespace day {
namespace {

constexpr uint64_t kJsonAt = 8;

// Bits of one element, by the format's names.
std::optional<uint64_t> BitsOf(std::string_view dtype) {
  static constexpr std::pair<std::string_view, uint64_t> kBits[] = {
      {"BOOL", 8},    {"F4", 4},          {"F6_E2M3", 6},     {"F6_E3M2", 6}, {"U8", 8},   {"I8", 8},   {"F8_E5M2", 8}, {"F8_E4M3", 8},
      {"F8_E8M0", 8}, {"F8_E4M3FNUZ", 8}, {"F8_E5M2FNUZ", 8}, {"I16", 16},    {"U16", 16}, {"F16", 16}, {"BF16", 16},   {"I32", 32},
      {"U32", 32},    {"F32", 32},        {"C64", 64},        {"F64", 64},    {"I64", 64}, {"U64", 64}};
  for (const auto& [name, bits] : kBits)
    if (name == dtype) return bits;
  return std::nullopt;
}

struct Tensor {
  uint64_t begin, end;
};

std::unexpected<Malformed> Bad(std::string_view rule) { return std::unexpected(Malformed{kJsonAt, rule}); }

}  // namespace

std::expected<uint64_t, Malformed> ParseSafetensorsLength(std::string_view first_eight, uint64_t file_size) {
  Cursor cursor(first_eight);
  uint64_t length = 0;
  if (!cursor.ReadLittle(length)) return std::unexpected(cursor.error());
  if (length > kSafetensorsMaxHeader) return std::unexpected(Malformed{0, "header is longer than the format's 100,000,000 bytes"});
  if (file_size < kJsonAt || length > file_size - kJsonAt) return std::unexpected(Malformed{0, "header ends past the end of the file"});
  return length;
}

std::expected<SafetensorsHeader, Malformed> ParseSafetensorsHeader(std::string_view json, uint64_t data_size) {
  const Result<Value> parsed = ParseJson(json);
  if (!parsed) return Bad("header is not valid JSON");
  if (!parsed->is_object()) return Bad("header is not a JSON object");
  SafetensorsHeader header;
  std::vector<Tensor> tensors;
  std::vector<std::string_view> names;
  for (const auto& [name, value] : parsed->members()) {
    names.push_back(name);
    if (name == "__metadata__") {
      if (!value.is_object()) return Bad("__metadata__ is not an object");
      for (const auto& [key, text] : value.members()) {
        if (!text.is_string()) return Bad("__metadata__ holds something other than strings");
        header.metadata.emplace_back(key, text.string());
      }
      continue;
    }
    const auto bits = BitsOf(value["dtype"].string());
    if (!bits) return Bad("a tensor's dtype is missing or unknown");
    const Value& shape = value["shape"];
    const Value& offsets = value["data_offsets"];
    if (!shape.is_array()) return Bad("a tensor's shape is missing");
    if (!offsets.is_array() || offsets.items().size() != 2) return Bad("a tensor's data_offsets are missing");
    uint64_t elements = 1;
    for (const Value& dimension : shape.items()) {
      if (!dimension.is_int() || dimension.integer() < 0) return Bad("a tensor's shape holds something other than whole numbers");
      if (__builtin_mul_overflow(elements, static_cast<uint64_t>(dimension.integer()), &elements)) return Bad("a tensor's shape overflows");
    }
    for (const Value& offset : offsets.items())
      if (!offset.is_int() || offset.integer() < 0) return Bad("a tensor's data_offsets hold something other than whole numbers");
    const Tensor tensor{static_cast<uint64_t>(offsets.items()[0].integer()), static_cast<uint64_t>(offsets.items()[1].integer())};
    uint64_t total_bits = 0;
    if (__builtin_mul_overflow(elements, *bits, &total_bits)) return Bad("a tensor's size overflows");
    if (total_bits % 8 != 0) return Bad("a tensor's size is not a whole number of bytes");
    if (tensor.end < tensor.begin || tensor.end - tensor.begin != total_bits / 8) return Bad("a tensor's length is not that of its shape and dtype");
    if (tensor.end > data_size) return Bad("a tensor ends past the end of the file");
    tensors.push_back(tensor);
    if (__builtin_add_overflow(header.parameters, elements, &header.parameters)) return Bad("the tensors' sizes overflow");
    header.parameters_by_dtype[value["dtype"].string()] += elements;
  }
  std::sort(names.begin(), names.end());
  if (std::adjacent_find(names.begin(), names.end()) != names.end()) return Bad("two tensors have the same name");
  std::sort(tensors.begin(), tensors.end(), [](const Tensor& a, const Tensor& b) { return std::pair(a.begin, a.end) < std::pair(b.begin, b.end); });
  uint64_t expected_begin = 0;
  for (const Tensor& tensor : tensors) {
    if (tensor.begin != expected_begin) return Bad(tensor.begin < expected_begin ? "two tensors overlap" : "there is a gap between two tensors");
    expected_begin = tensor.end;
  }
  if (expected_begin != data_size) return Bad("bytes follow the last tensor");
  header.tensors = tensors.size();
  return header;
}

}  // namespace day
