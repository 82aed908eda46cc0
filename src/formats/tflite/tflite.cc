#include "formats/tflite/tflite.h"

#include <algorithm>
#include <array>
#include <set>

#include "bytes/flatbuffer.h"

namespace day {
namespace {

constexpr uint64_t kMaxName = 256;         // limit: bytes of a name that are kept
constexpr uint64_t kMaxOptions = 1 << 20;  // limit: bytes of a Flex operator's options; those that TensorFlow writes have a few hundred
constexpr uint32_t kCustom = 32;           // BuiltinOperator.CUSTOM
constexpr uint32_t kLastBuiltin = 230;     // 209 in 2026, and room for what comes

// Fields by their place in the schema.
enum ModelField : int { kVersion, kOperatorCodes, kSubgraphs, kDescription, kBuffers, kMetadataBuffer, kMetadata, kSignatureDefs, kExternalGroups };
enum TensorField : int { kShape, kType, kBuffer, kName, kQuantization, kIsVariable, kSparsity, kShapeSignature, kHasRank, kVariants, kExternalBuffer };
enum CodeField : int { kOldCode, kCustomCode, kCodeVersion, kCode };
enum OperatorField : int { kOpcode, kInputs, kOutputs, kOptionsType, kOptions, kCustomOptions, kLargeOptionsAt = 9, kLargeOptionsSize = 10 };
enum SubgraphField : int { kTensors, kGraphInputs, kGraphOutputs, kOperators };
enum BufferField : int { kData, kOffset, kSize };

// Bits of an element, by TensorType; 0: its bytes are not a matter of its shape.
struct Type {
  std::string_view name;
  uint64_t bits;
};
constexpr std::array<Type, 23> kTypes = {{{"float32", 32},  {"float16", 16}, {"int32", 32},     {"uint8", 8},         {"int64", 64},     {"string", 0},
                                          {"bool", 8},      {"int16", 16},   {"complex64", 64}, {"int8", 8},          {"float64", 64},   {"complex128", 128},
                                          {"uint64", 64},   {"resource", 0}, {"variant", 0},    {"uint32", 32},       {"uint16", 16},    {"int4", 4},
                                          {"bfloat16", 16}, {"int2", 2},     {"uint4", 4},      {"float8_e4m3fn", 8}, {"float8_e5m2", 8}}};

// Which fields of an operator's options name subgraphs, by BuiltinOptions.
struct Calls {
  uint8_t options;
  std::array<int, 2> fields;  // -1: none
};
constexpr Calls kCalls[] = {{16, {0, -1}},    // CallOptions
                            {92, {0, 1}},     // IfOptions
                            {93, {0, 1}},     // WhileOptions
                            {103, {0, -1}}};  // CallOnceOptions

class Reader {
 public:
  explicit Reader(const RandomBytes& bytes) : flat_(bytes) {}

  std::expected<TfliteModel, Malformed> Read() {
    const FlatBuffer::Table root = flat_.Root();
    if (root) Model(root);
    if (flat_.whole()) Circles();
    if (const auto trouble = flat_.Trouble()) return std::unexpected(*trouble);
    model_.end = flat_.reached();
    return std::move(model_);
  }

 private:
  struct Buffer {
    uint64_t at = 0, size = 0;
  };
  struct Code {
    uint32_t builtin = 0;
    std::string custom;
  };

  void Model(const FlatBuffer::Table& root) {
    model_.version = flat_.Number<uint32_t>(root, kVersion);
    if (flat_.whole() && model_.version != 3) return flat_.Fail(root.at, "is of a version other than 3");
    model_.description = flat_.TextIn(root, kDescription);
    Codes(flat_.VectorIn(root, kOperatorCodes, 4));
    Buffers(flat_.VectorIn(root, kBuffers, 4));
    const FlatBuffer::Vector subgraphs = flat_.VectorIn(root, kSubgraphs, 4);
    model_.subgraphs = subgraphs.count;
    calls_.resize(subgraphs.present ? std::min<uint32_t>(subgraphs.count, 1'000'000) : 0);
    for (uint32_t i = 0; i < subgraphs.count && flat_.ok(); ++i) Subgraph(flat_.TableAt(subgraphs, i), i);
    flat_.ForEach(flat_.VectorIn(root, kMetadata, 4), [&](const FlatBuffer::Table& entry) {
      flat_.TextIn(entry, 0, kMaxName);
      if (entry && flat_.Number<uint32_t>(entry, 1) >= buffers_.size() && !flat_.missing()) flat_.Fail(entry.at, "metadata names a buffer that is not there");
    });
    Signatures(flat_.VectorIn(root, kSignatureDefs, 4));
    const FlatBuffer::Vector groups = flat_.VectorIn(root, kExternalGroups, 4);
    for (uint32_t i = 0; i < groups.count && flat_.ok() && i < kTfliteCustom; ++i) model_.external_groups.push_back(flat_.TextIn(flat_.TableAt(groups, i), 0));
  }

  void Codes(const FlatBuffer::Vector& codes) {
    flat_.ForEach(codes, [&](const FlatBuffer::Table& entry) {
      Code& code = codes_.emplace_back();
      // Files before 2020 have the old field alone. The loader takes the greater of the two.
      const int8_t old = flat_.Number<int8_t>(entry, kOldCode);
      code.builtin = static_cast<uint32_t>(std::max<int32_t>(old, flat_.Number<int32_t>(entry, kCode)));
      code.custom = flat_.TextIn(entry, kCustomCode, kMaxName);
      if (code.builtin > kLastBuiltin) model_.unknown_builtin = code.builtin;
      if (code.builtin != kCustom || !flat_.whole()) return;
      if (code.custom.empty()) return flat_.Fail(entry.at, "a custom operator has no name");
      Custom({.name = code.custom});
    });
  }

  void Buffers(const FlatBuffer::Vector& buffers) {
    flat_.ForEach(buffers, [&](const FlatBuffer::Table& entry) {
      const FlatBuffer::Vector data = flat_.VectorIn(entry, kData, 1);
      const uint64_t offset = flat_.Number<uint64_t>(entry, kOffset), size = flat_.Number<uint64_t>(entry, kSize);
      buffers_.push_back({data.at, data.count});
      if (offset <= 1 || size <= 1) return;  // 1 stands for "none" while a file is written
      if (offset > flat_.size() || size > flat_.size() - offset) {
        flat_.Fail(entry.at, "a buffer ends past the end of the file");
      } else {
        flat_.Reach(offset + size);
        buffers_.back() = {offset, size};
      }
    });
  }

  void Subgraph(const FlatBuffer::Table& graph, uint32_t index) {
    const FlatBuffer::Vector tensors = flat_.VectorIn(graph, kTensors, 4);
    flat_.ForEach(tensors, [&](const FlatBuffer::Table& table) { Tensor(table); });
    Indices(graph, kGraphInputs, tensors.count, false);
    Indices(graph, kGraphOutputs, tensors.count, false);
    const FlatBuffer::Vector operators = flat_.VectorIn(graph, kOperators, 4);
    model_.operators += operators.count;
    flat_.ForEach(operators, [&](const FlatBuffer::Table& table) { Operator(table, tensors.count, index); });
    flat_.TextIn(graph, kOperators + 1, kMaxName);
  }

  void Indices(const FlatBuffer::Table& table, int field, uint32_t tensors, bool optional) {
    const FlatBuffer::Vector list = flat_.VectorIn(table, field, 4);
    for (uint32_t i = 0; i < list.count && flat_.ok(); ++i) {
      const int32_t tensor = flat_.NumberAt<int32_t>(list, i);
      if (flat_.missing()) return;
      if (tensor < (optional ? -1 : 0) || tensor >= static_cast<int64_t>(tensors))
        flat_.Fail(list.at, "an operator or a graph names a tensor that is not there");
    }
  }

  void Tensor(const FlatBuffer::Table& tensor) {
    if (!tensor) return;
    TfliteTensor out;
    const uint32_t type = flat_.Number<uint8_t>(tensor, kType), buffer = flat_.Number<uint32_t>(tensor, kBuffer);
    out.name = flat_.TextIn(tensor, kName, kMaxName);
    const FlatBuffer::Vector shape = flat_.VectorIn(tensor, kShape, 4);
    if (!flat_.Shape<int32_t>(shape, out.shape, out.elements)) return;
    const bool sparse = static_cast<bool>(flat_.TableIn(tensor, kSparsity));
    Quantization(flat_.TableIn(tensor, kQuantization));
    if (!flat_.whole()) return;
    if (type >= kTypes.size()) return flat_.Fail(tensor.at, "a tensor has an unknown type");
    if (buffer >= buffers_.size()) return flat_.Fail(tensor.at, "a tensor names a buffer that is not there");
    out.dtype = kTypes[type].name;
    const Buffer& held = buffers_[buffer];
    out.constant = held.size > 0;
    out.at = out.constant ? held.at : 0;
    out.size = held.size;
    uint64_t bits = 0;
    if (__builtin_mul_overflow(out.elements, kTypes[type].bits, &bits) || bits > UINT64_MAX - 7) return flat_.Fail(tensor.at, "a tensor's shape overflows");
    // What the loader refuses. Sparse tensors hold less, text is laid out by itself.
    if (out.constant && !sparse && kTypes[type].bits != 0 && (bits + 7) / 8 != held.size)
      return flat_.Fail(tensor.at, "a tensor's shape does not fit the size of its buffer");
    if (out.constant) {
      ++model_.tensors;
      if (__builtin_add_overflow(model_.parameters, out.elements, &model_.parameters)) return flat_.Fail(tensor.at, "a tensor's shape overflows");
    }
    if (model_.listed.size() < kTfliteListed) model_.listed.push_back(std::move(out));
  }

  // Only that it is there: many numbers per tensor, which no verdict needs.
  void Quantization(const FlatBuffer::Table& table) {
    for (int field : {0, 1, 2}) flat_.VectorIn(table, field, 4);
    flat_.VectorIn(table, 3, 8);
  }

  void Operator(const FlatBuffer::Table& entry, uint32_t tensors, uint32_t subgraph) {
    if (!entry) return;
    const uint32_t index = flat_.Number<uint32_t>(entry, kOpcode);
    Indices(entry, kInputs, tensors, true);
    Indices(entry, kOutputs, tensors, true);
    const uint8_t type = flat_.Number<uint8_t>(entry, kOptionsType);
    const FlatBuffer::Table options = flat_.TableIn(entry, kOptions);
    FlatBuffer::Vector custom = flat_.VectorIn(entry, kCustomOptions, 1);
    const uint64_t large_at = flat_.Number<uint64_t>(entry, kLargeOptionsAt), large_size = flat_.Number<uint64_t>(entry, kLargeOptionsSize);
    if (!flat_.whole()) return;
    if (index >= codes_.size()) return flat_.Fail(entry.at, "an operator is of a kind that is not there");
    if (large_at > 1 && large_size > 1) {
      if (large_at > flat_.size() || large_size > flat_.size() - large_at) return flat_.Fail(entry.at, "an operator's options end past the end of the file");
      flat_.Reach(large_at + large_size);
      custom = {large_at, static_cast<uint32_t>(std::min<uint64_t>(large_size, UINT32_MAX)), true};
    }
    const Code& code = codes_[index];
    if (code.builtin == kCustom && code.custom.starts_with("Flex") && custom.count > 0) Flex(code, custom);
    for (const Calls& calls : kCalls)
      if (options && calls.options == type)
        for (int field : calls.fields)
          if (field >= 0) Call(entry, subgraph, flat_.Number<int32_t>(options, field));
  }

  void Flex(const Code& code, const FlatBuffer::Vector& options) {
    std::string raw;
    TfliteOperator found = {.name = code.custom};
    if (options.count <= kMaxOptions) {
      if (!flat_.Bytes(options.at, options.count, raw)) return;
      found.node = ReadFlexOptions(raw);
    }
    found.unclear = !found.node;
    Custom(std::move(found));
  }

  void Call(const FlatBuffer::Table& entry, uint32_t from, int32_t to) {
    if (!flat_.whole()) return;
    if (to < 0 || static_cast<size_t>(to) >= calls_.size()) return flat_.Fail(entry.at, "an operator calls a subgraph that is not there");
    calls_[from].insert(static_cast<uint32_t>(to));
  }

  void Signatures(const FlatBuffer::Vector& signatures) {
    flat_.ForEach(signatures, [&](const FlatBuffer::Table& entry) {
      for (int side : {0, 1}) {
        flat_.ForEach(flat_.VectorIn(entry, side, 4), [&](const FlatBuffer::Table& map) { flat_.TextIn(map, 0, kMaxName); });
      }
      flat_.TextIn(entry, 2, kMaxName);
    });
  }

  void Custom(TfliteOperator found) {
    std::string key = found.name + '\0' + (found.unclear ? '?' : ' ');
    if (found.node) {
      key += found.node->op;
      for (const auto& [attribute, text] : found.node->attributes) key += '\0' + attribute + '\0' + text;
    }
    if (seen_.size() < kTfliteCustom && seen_.insert(std::move(key)).second) model_.custom.push_back(std::move(found));
  }

  // Subgraphs that call each other in a circle make the loader run until its stack is full. Takes away those that nobody is left to call.
  void Circles() {
    std::vector<uint32_t> callers(calls_.size(), 0), free;
    for (const auto& targets : calls_)
      for (uint32_t target : targets) ++callers[target];
    for (uint32_t i = 0; i < callers.size(); ++i)
      if (callers[i] == 0) free.push_back(i);
    size_t taken = 0;
    for (; !free.empty(); ++taken) {
      const uint32_t graph = free.back();
      free.pop_back();
      for (uint32_t target : calls_[graph])
        if (--callers[target] == 0) free.push_back(target);
    }
    if (taken < calls_.size()) flat_.Fail(0, "its subgraphs call each other in a circle, which the loader follows without end");
  }

  FlatBuffer flat_;
  TfliteModel model_;
  std::vector<Code> codes_;
  std::vector<Buffer> buffers_;
  std::vector<std::set<uint32_t>> calls_;
  std::set<std::string> seen_;  // custom operators
};

}  // namespace

bool LooksLikeTflite(std::string_view head) { return head.size() >= 8 && head.substr(4, 4) == "TFL3"; }

std::expected<TfliteModel, Malformed> ReadTflite(const RandomBytes& bytes) { return Reader(bytes).Read(); }

}  // namespace day
