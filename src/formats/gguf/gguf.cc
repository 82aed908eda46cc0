#include "formats/gguf/gguf.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>

namespace day {
namespace {

constexpr uint64_t kFirstRead = 256 << 10;  // bytes; most vocabularies end within 8 MiB, tried in steps of 4 ×
constexpr uint64_t kMaxKey = 65'535;        // limit: bytes, the format's
constexpr uint64_t kMaxValueShown = 4'096;  // limit: bytes of a string value that are kept
constexpr uint64_t kMaxMetadata = 65'536;   // limit: keys that are kept; more is no model
constexpr uint64_t kMaxArray = uint64_t{1} << 30;
constexpr uint64_t kMaxTensorName = 63;
constexpr uint32_t kMaxDimensions = 4;
constexpr size_t kMaxTemplates = 64;                  // limit: chat templates that are kept, each …
constexpr uint64_t kMaxTemplate = uint64_t{4} << 20;  // … of at most so many bytes
constexpr uint32_t kFirstUnknownType = 43;            // types from here on may come; as of llama.cpp in August 2026
constexpr uint32_t kLastPlausibleType = 255;

enum Type : uint32_t { kU8, kI8, kU16, kI16, kU32, kI32, kF32, kBool, kString, kArray, kU64, kI64, kF64 };

constexpr std::array<uint8_t, 13> kSizes = {1, 1, 2, 2, 4, 4, 4, 1, 0, 0, 8, 8, 8};

// Elements and bytes of a block, by type (ggml.c). Bytes of 0: the size is not known here.
struct Block {
  uint16_t elements = 0, bytes = 0;
};
Block BlockOf(uint32_t type) {
  static constexpr std::array<Block, kFirstUnknownType> kBlocks = {
      {{1, 4},     {1, 2},     {32, 18},   {32, 20},   {0, 0},     {0, 0},    {32, 22},  {32, 24},  {32, 34},  {32, 36}, {256, 84},
       {256, 110}, {256, 144}, {256, 176}, {256, 210}, {256, 292}, {256, 66}, {256, 74}, {256, 98}, {256, 50}, {32, 18}, {256, 110},
       {256, 82},  {256, 136}, {1, 1},     {1, 2},     {1, 4},     {1, 8},    {1, 8},    {256, 56}, {1, 2},    {0, 0},   {0, 0},
       {0, 0},     {256, 54},  {256, 66},  {0, 0},     {0, 0},     {0, 0},    {32, 17},  {1, 0},    {1, 0},    {1, 0}}};
  if (type < kBlocks.size()) return kBlocks[type];
  return type <= kLastPlausibleType ? Block{1, 0} : Block{};
}

bool ReadString(Cursor& cursor, std::string_view& text) {
  uint64_t length = 0;
  return cursor.ReadLittle(length) && cursor.ReadText(length, text);
}

template <class T>
bool ReadNumber(Cursor& cursor, std::string& out) {
  if constexpr (std::is_same_v<T, float> || std::is_same_v<T, double>) {
    std::conditional_t<sizeof(T) == 4, uint32_t, uint64_t> raw = 0;
    if (!cursor.ReadLittle(raw)) return false;
    out = fmt::format("{}", std::bit_cast<T>(raw));
  } else {
    T value = 0;
    if (!cursor.ReadLittle(value)) return false;
    out = fmt::format("{}", +value);
  }
  return true;
}

bool ReadScalar(Cursor& cursor, uint32_t type, std::string& out) {
  switch (type) {
    case kU8: return ReadNumber<uint8_t>(cursor, out);
    case kI8: return ReadNumber<int8_t>(cursor, out);
    case kU16: return ReadNumber<uint16_t>(cursor, out);
    case kI16: return ReadNumber<int16_t>(cursor, out);
    case kU32: return ReadNumber<uint32_t>(cursor, out);
    case kI32: return ReadNumber<int32_t>(cursor, out);
    case kF32: return ReadNumber<float>(cursor, out);
    case kU64: return ReadNumber<uint64_t>(cursor, out);
    case kI64: return ReadNumber<int64_t>(cursor, out);
    case kF64: return ReadNumber<double>(cursor, out);
    case kBool: {
      uint8_t value = 0;
      if (!cursor.ReadLittle(value)) return false;
      if (value > 1) return cursor.Fail("a boolean is neither 0 nor 1");
      out = value ? "true" : "false";
      return true;
    }
    case kString: {
      std::string_view text;
      if (!ReadString(cursor, text)) return false;
      out = std::string(text.substr(0, kMaxValueShown));
      return true;
    }
    default: return cursor.Fail("a value has an unknown type");
  }
}

bool SkipArray(Cursor& cursor, std::string& out) {
  uint32_t type = 0;
  uint64_t count = 0;
  if (!cursor.ReadLittle(type) || !cursor.ReadLittle(count)) return false;
  if (count > kMaxArray) return cursor.Fail("an array is longer than 2^30 items");
  if (type == kArray) return cursor.Fail("an array holds arrays");
  if (type >= kSizes.size()) return cursor.Fail("an array's items have an unknown type");
  out = fmt::format("[{} items]", count);
  if (type != kString) return cursor.Skip(count * kSizes[type]);  // at most 2^33: cannot overflow
  for (uint64_t i = 0; i < count; ++i) {
    std::string_view text;
    if (!ReadString(cursor, text)) return false;
  }
  return true;
}

bool ReadMetadata(Cursor& cursor, std::string_view bytes, uint64_t count, GgufHeader& header) {
  for (uint64_t i = 0; i < count; ++i) {
    std::string_view key;
    uint32_t type = 0;
    std::string value;
    if (!ReadString(cursor, key)) return false;
    const uint64_t value_at = cursor.offset() + 4;
    if (key.empty() || key.size() > kMaxKey) return cursor.Fail("a key is empty or longer than 65,535 bytes");
    if (!cursor.ReadLittle(type)) return false;
    if (!(type == kArray ? SkipArray(cursor, value) : ReadScalar(cursor, type, value))) return false;
    if (header.metadata.size() == kMaxMetadata) return cursor.Fail("there are more than 65,536 keys");
    if (type == kString && key.starts_with("tokenizer.chat_template") && header.templates.size() < kMaxTemplates) {
      Cursor again(bytes.substr(value_at));
      std::string_view text;
      if (ReadString(again, text)) header.templates.emplace_back(key, text.substr(0, kMaxTemplate));
    }
    if (type == kArray && key.starts_with("tokenizer.chat_template")) {
      Cursor again(bytes.substr(value_at));
      uint32_t items = 0;
      uint64_t length = 0;
      std::string_view text;
      if (again.ReadLittle(items) && again.ReadLittle(length) && items == kString)
        for (uint64_t item = 0; item < length && header.templates.size() < kMaxTemplates && ReadString(again, text); ++item)
          header.templates.emplace_back(key, text.substr(0, kMaxTemplate));
    }
    header.metadata.emplace_back(key, std::move(value));
  }
  std::vector<std::string_view> keys;
  for (const auto& [key, value] : header.metadata) keys.push_back(key);
  std::sort(keys.begin(), keys.end());
  if (std::adjacent_find(keys.begin(), keys.end()) != keys.end()) return cursor.Fail("two keys have the same name");
  return true;
}

// general.alignment, or the 32 of its absence; 0 where it is none.
uint64_t AlignmentOf(const GgufHeader& header) {
  const std::string_view stated = header.Get("general.alignment");
  if (stated.empty()) return 32;
  uint64_t alignment = 0;
  for (char c : stated) {
    if (c < '0' || c > '9' || alignment > UINT32_MAX) return 0;
    alignment = alignment * 10 + static_cast<uint64_t>(c - '0');
  }
  return std::has_single_bit(alignment) && alignment <= UINT32_MAX ? alignment : 0;
}

bool ReadTensors(Cursor& cursor, GgufHeader& header) {
  const uint64_t alignment = AlignmentOf(header);
  if (alignment == 0) return cursor.Fail("general.alignment is no power of two");
  std::vector<std::string_view> names;
  for (uint64_t i = 0; i < header.tensors; ++i) {
    std::string_view name;
    uint32_t dimensions = 0, type = 0;
    uint64_t offset = 0, elements = 1, row = 1, size = 0;
    GgufTensor tensor;
    if (!ReadString(cursor, name)) return false;
    if (name.size() > kMaxTensorName) return cursor.Fail("a tensor's name is longer than 63 bytes");
    if (!cursor.ReadLittle(dimensions)) return false;
    if (dimensions > kMaxDimensions) return cursor.Fail("a tensor has more than 4 dimensions");
    for (uint32_t d = 0; d < dimensions; ++d) {
      uint64_t extent = 0;
      if (!cursor.ReadLittle(extent)) return false;
      if (d == 0) row = extent;
      tensor.extents.push_back(extent);
      if (__builtin_mul_overflow(elements, extent, &elements) || elements > INT64_MAX) return cursor.Fail("a tensor's shape overflows");
    }
    if (!cursor.ReadLittle(type) || !cursor.ReadLittle(offset)) return false;
    const Block block = BlockOf(type);
    if (block.elements == 0) return cursor.Fail("a tensor's type is none of the format");
    if (row % block.elements != 0) return cursor.Fail("a tensor's rows are no whole number of blocks");
    header.sized &= block.bytes != 0;
    if (header.sized) {
      // Each tensor begins where the one before ended, padded (gguf.cpp): so none overlap and there are no gaps.
      if (offset != header.data_bytes) return cursor.Fail("a tensor does not begin where the one before it ended");
      if (__builtin_mul_overflow(elements / block.elements, uint64_t{block.bytes}, &size) ||
          __builtin_add_overflow(header.data_bytes, size, &header.data_bytes) || header.data_bytes > INT64_MAX)
        return cursor.Fail("the tensors' sizes overflow");
      header.data_end = header.data_bytes;
      header.data_bytes = (header.data_bytes + alignment - 1) / alignment * alignment;
    }
    names.push_back(name);
    if (__builtin_add_overflow(header.parameters, elements, &header.parameters)) return cursor.Fail("the tensors' sizes overflow");
    tensor.name = name;
    tensor.type = GgufTypeName(type);
    tensor.offset = offset;
    tensor.bytes = size;
    header.parameters_by_type[tensor.type] += elements;
    if (header.listed.size() < kGgufMaxListed) header.listed.push_back(std::move(tensor));
    if (header.parameters_by_type.size() > 256) return cursor.Fail("there are more than 256 types of tensors");
  }
  std::sort(names.begin(), names.end());
  if (std::adjacent_find(names.begin(), names.end()) != names.end()) return cursor.Fail("two tensors have the same name");
  header.data_at = (cursor.offset() + alignment - 1) / alignment * alignment;
  return true;
}

}  // namespace

std::string GgufTypeName(uint32_t type) {
  static constexpr std::array<std::string_view, 43> kNames = {
      "F32",  "F16",     "Q4_0",   "Q4_1",    "",      "",       "Q5_0",  "Q5_1",  "Q8_0",   "Q8_1",  "Q2_K",  "Q3_K", "Q4_K", "Q5_K", "Q6_K",
      "Q8_K", "IQ2_XXS", "IQ2_XS", "IQ3_XXS", "IQ1_S", "IQ4_NL", "IQ3_S", "IQ2_S", "IQ4_XS", "I8",    "I16",   "I32",  "I64",  "F64",  "IQ1_M",
      "BF16", "",        "",       "",        "TQ1_0", "TQ2_0",  "",      "",      "",       "MXFP4", "NVFP4", "Q1_0", "Q2_0"};
  if (type < kNames.size() && !kNames[type].empty()) return std::string(kNames[type]);
  return fmt::format("type-{}", type);
}

std::string_view GgufHeader::Get(std::string_view key) const {
  for (const auto& [name, value] : metadata)
    if (name == key) return value;
  return {};
}

std::expected<GgufHeader, Malformed> ParseGguf(std::string_view bytes) {
  Cursor cursor(bytes);
  GgufHeader header;
  std::string_view magic;
  uint64_t keys = 0;
  bool ok = cursor.ReadText(4, magic) && (magic == "GGUF" || cursor.Fail("does not begin with GGUF")) && cursor.ReadLittle(header.version);
  if (ok && header.version != 2 && header.version != 3) ok = cursor.Fail("is of a version other than 2 and 3");
  ok = ok && cursor.ReadLittle(header.tensors) && cursor.ReadLittle(keys);
  if (ok && (header.tensors > INT64_MAX || keys > INT64_MAX)) ok = cursor.Fail("a count is negative");
  ok = ok && ReadMetadata(cursor, bytes, keys, header) && ReadTensors(cursor, header);
  if (!ok) return std::unexpected(cursor.error());
  return header;
}

std::expected<GgufHeader, Malformed> ReadGguf(const RandomBytes& bytes, uint64_t max_header) {
  std::string head;
  for (uint64_t want = kFirstRead;; want *= 4) {
    const uint64_t length = std::min(bytes.size(), want);
    if (length > max_header) return std::unexpected(Malformed{0, "limit header-bytes"});
    if (!bytes.ReadText(0, length, head)) return std::unexpected(Malformed{0, kCannotBeRead});
    auto header = ParseGguf(head);
    if (header || header.error().rule != kGgufNeedsMore || length == bytes.size()) return header;
  }
}

}  // namespace day
