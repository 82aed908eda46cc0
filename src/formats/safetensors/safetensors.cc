#include "formats/safetensors/safetensors.h"

#include <algorithm>
#include <optional>
#include <tuple>

#include "text/json.h"

namespace day {
namespace {

constexpr uint64_t kJsonAt = 8;

std::unexpected<Malformed> Bad(std::string_view rule) { return std::unexpected(Malformed{kJsonAt, rule}); }

// The header's members one by one: the tree of a header of 100 MB would take many times that.
class HeaderReader {
 public:
  explicit HeaderReader(uint64_t data_size) : data_size_(data_size) {}

  // False once a rule is broken.
  bool Member(std::string name, const Value& value) {
    names_.push_back(std::move(name));
    return names_.back() == "__metadata__" ? Metadata(value) : Tensor(value);
  }
  std::string_view broken() const { return broken_; }

  // The rules over all tensors together.
  std::expected<SafetensorsHeader, Malformed> Finish() {
    if (!broken_.empty()) return Bad(broken_);
    std::sort(names_.begin(), names_.end());
    if (std::adjacent_find(names_.begin(), names_.end()) != names_.end()) return Bad("two tensors have the same name");
    std::sort(spans_.begin(), spans_.end());
    uint64_t expected_begin = 0;
    for (const auto& [begin, end] : spans_) {
      if (begin != expected_begin) return Bad(begin < expected_begin ? "two tensors overlap" : "there is a gap between two tensors");
      expected_begin = end;
    }
    if (expected_begin != data_size_) return Bad("bytes follow the last tensor");
    header_.tensors = spans_.size();
    std::sort(header_.listed.begin(), header_.listed.end(),
              [](const SafetensorsTensor& a, const SafetensorsTensor& b) { return std::tie(a.begin, a.end, a.name) < std::tie(b.begin, b.end, b.name); });
    return std::move(header_);
  }

 private:
  bool Broken(std::string_view rule) {
    broken_ = rule;
    return false;
  }

  bool Metadata(const Value& value) {
    if (!value.is_object()) return Broken("__metadata__ is not an object");
    for (const auto& [key, text] : value.members()) {
      if (!text.is_string()) return Broken("__metadata__ holds something other than strings");
      header_.metadata.emplace_back(key, text.string());
    }
    return true;
  }

  bool Tensor(const Value& value) {
    const std::string& dtype = value["dtype"].string();
    const auto bits = SafetensorsBitsOf(dtype);
    if (!bits) return Broken("a tensor's dtype is missing or unknown");
    const Value& shape = value["shape"];
    const Value& offsets = value["data_offsets"];
    if (!shape.is_array()) return Broken("a tensor's shape is missing");
    if (!offsets.is_array() || offsets.items().size() != 2) return Broken("a tensor's data_offsets are missing");
    uint64_t elements = 1, total_bits = 0;
    for (const Value& extent : shape.items()) {
      if (!extent.is_int() || extent.integer() < 0) return Broken("a tensor's shape holds something other than whole numbers");
      if (__builtin_mul_overflow(elements, static_cast<uint64_t>(extent.integer()), &elements)) return Broken("a tensor's shape overflows");
    }
    for (const Value& offset : offsets.items())
      if (!offset.is_int() || offset.integer() < 0) return Broken("a tensor's data_offsets hold something other than whole numbers");
    const auto begin = static_cast<uint64_t>(offsets.items()[0].integer()), end = static_cast<uint64_t>(offsets.items()[1].integer());
    if (__builtin_mul_overflow(elements, *bits, &total_bits)) return Broken("a tensor's size overflows");
    if (total_bits % 8 != 0) return Broken("a tensor's size is not a whole number of bytes");
    if (end < begin || end - begin != total_bits / 8) return Broken("a tensor's length is not that of its shape and dtype");
    if (end > data_size_) return Broken("a tensor ends past the end of the file");
    if (__builtin_add_overflow(header_.parameters, elements, &header_.parameters)) return Broken("the tensors' sizes overflow");
    header_.parameters_by_dtype[dtype] += elements;
    spans_.emplace_back(begin, end);
    if (header_.listed.size() == kSafetensorsMaxListed) return true;
    SafetensorsTensor& listed = header_.listed.emplace_back(SafetensorsTensor{names_.back(), dtype, {}, begin, end});
    for (const Value& extent : shape.items()) listed.shape.push_back(static_cast<uint64_t>(extent.integer()));
    return true;
  }

  uint64_t data_size_;
  SafetensorsHeader header_;
  std::vector<std::string> names_;
  std::vector<std::pair<uint64_t, uint64_t>> spans_;
  std::string_view broken_;
};

constexpr ParseLimits kMember = {.max_nodes = 500'000,   // limit: values of one member; metadata of a model has some ten
                                 .max_text = 16 << 20};  // limit: bytes of a value of the metadata; lists of captions take a few MB

}  // namespace

std::optional<uint64_t> SafetensorsBitsOf(std::string_view dtype) {
  static constexpr std::pair<std::string_view, uint64_t> kBits[] = {
      {"BOOL", 8},    {"F4", 4},          {"F6_E2M3", 6},     {"F6_E3M2", 6}, {"U8", 8},   {"I8", 8},   {"F8_E5M2", 8}, {"F8_E4M3", 8},
      {"F8_E8M0", 8}, {"F8_E4M3FNUZ", 8}, {"F8_E5M2FNUZ", 8}, {"I16", 16},    {"U16", 16}, {"F16", 16}, {"BF16", 16},   {"I32", 32},
      {"U32", 32},    {"F32", 32},        {"C64", 64},        {"F64", 64},    {"I64", 64}, {"U64", 64}};
  for (const auto& [name, bits] : kBits)
    if (name == dtype) return bits;
  return std::nullopt;
}

std::expected<uint64_t, Malformed> ParseSafetensorsLength(std::string_view first_eight, uint64_t file_size) {
  Cursor cursor(first_eight);
  uint64_t length = 0;
  if (!cursor.ReadLittle(length)) return std::unexpected(cursor.error());
  if (length > kSafetensorsMaxHeader) return std::unexpected(Malformed{0, "header is longer than the format's 100,000,000 bytes"});
  if (file_size < kJsonAt || length > file_size - kJsonAt) return std::unexpected(Malformed{0, "header ends past the end of the file"});
  return length;
}

std::expected<SafetensorsHeader, Malformed> ParseSafetensorsHeader(std::string_view json, uint64_t data_size) {
  HeaderReader reader(data_size);
  const Status read = ForEachJsonMember(json, [&](std::string name, const Value& value) { return reader.Member(std::move(name), value); }, kMember);
  if (!read && read.error().message.find("text that is longer") != std::string::npos) return Bad("one of the header's members has a text of more than 16 MiB");
  if (!read) return Bad("header is not a JSON object, or one of its members has more than 500,000 values");
  return reader.Finish();
}

std::expected<SafetensorsHeader, Malformed> ReadSafetensors(const RandomBytes& bytes, uint64_t max_header, uint64_t& data_at) {
  std::string text;
  if (!bytes.ReadText(0, std::min(bytes.size(), kJsonAt), text)) return std::unexpected(Malformed{0, kCannotBeRead});
  const auto length = ParseSafetensorsLength(text, bytes.size());
  if (!length) return std::unexpected(length.error());
  if (*length > max_header) return std::unexpected(Malformed{0, "limit header-bytes"});
  if (!bytes.ReadText(kJsonAt, *length, text)) return std::unexpected(Malformed{0, kCannotBeRead});
  data_at = kJsonAt + *length;
  return ParseSafetensorsHeader(text, bytes.size() - data_at);
}

}  // namespace day
