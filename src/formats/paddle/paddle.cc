#include "formats/paddle/paddle.h"

#include "base/saturating.h"
#include "formats/protobuf/wire.h"

namespace day {
namespace {

constexpr size_t kMaxRank = 64;              // limit: dimensions; Paddle's is 9
constexpr uint64_t kMaxDescription = 4'096;  // limit: bytes of a tensor's description

struct Type {
  uint32_t number;
  std::string_view name;
  uint8_t bytes;
};
// VarType.Type, those of elements.
constexpr Type kTypes[] = {{0, "bool", 1},       {1, "int16", 2},        {2, "int32", 4},          {3, "int64", 8},       {4, "float16", 2},
                           {5, "float32", 4},    {6, "float64", 8},      {20, "uint8", 1},         {21, "int8", 1},       {22, "bfloat16", 2},
                           {23, "complex64", 8}, {24, "complex128", 16}, {32, "float8_e4m3fn", 1}, {33, "float8_e5m2", 1}};

const Type* FindType(uint32_t number) {
  for (const Type& type : kTypes)
    if (type.number == number) return &type;
  return nullptr;
}

void ReadDescription(ProtoMessage message, PaddleTensor& tensor) {
  ProtoField field;
  while (message.Next(field)) {
    if (field.IsVarint(1)) tensor.type = field.Enum();
    if (field.number != 2 || (field.type != ProtoType::kBytes && field.type != ProtoType::kVarint)) continue;
    ProtoVarints dims(message.file(), field);
    for (uint64_t dim = 0; tensor.shape.size() < kMaxRank && dims.Next(dim);) tensor.shape.push_back(dim);
  }
}

// False where a dimension is not known, or all of them together overflow.
bool Elements(const PaddleTensor& tensor, uint64_t& elements) {
  elements = 1;
  for (uint64_t dim : tensor.shape)
    if (dim > INT64_MAX || __builtin_mul_overflow(elements, dim, &elements)) return false;
  return true;
}

class ProgramReader {
 public:
  explicit ProgramReader(PaddleProgram& program) : program_(program) {}

  void Program(ProtoMessage message) {
    ForEachIn(message, 1, [&](ProtoMessage block) { Block(block); });
  }

 private:
  void Block(ProtoMessage message) {
    ProtoField field;
    while (message.Next(field)) {
      if (field.IsBytes(3)) Variable(ProtoMessage(message, field));
      if (field.IsBytes(4)) Operator(ProtoMessage(message, field));
    }
  }

  void Variable(ProtoMessage message) {
    ProtoField field;
    PaddleTensor tensor;
    bool stays = false, described = false;
    while (message.Next(field)) {
      if (field.IsVarint(3)) stays = field.value != 0;
      if (!field.IsBytes(2)) continue;
      ForEachIn(ProtoMessage(message, field), 3, [&](ProtoMessage dense) {
        ForEachIn(dense, 1, [&](ProtoMessage description) {
          described = true;
          ReadDescription(description, tensor);
        });
      });
    }
    uint64_t elements = 0;
    if (!stays || !described || !Elements(tensor, elements)) return;
    ++program_.tensors;
    AddSaturating(program_.parameters, elements);
  }

  void Operator(ProtoMessage message) {
    const uint64_t at = message.at();
    std::string type;  // which may stand behind its attributes
    ReadText(message, 3, kPaddleMaxText, type);
    ForEachIn(message, 4, [&](ProtoMessage attribute) { Attribute(type, attribute); });
    if (program_.operators.size() < kPaddleMaxOperators) {
      program_.operators.emplace(std::move(type), at);
    } else if (!program_.operators.contains(type)) {
      program_.limit = "paddle-operators";
    }
  }

  void Attribute(const std::string& op, ProtoMessage message) {
    ProtoField field;
    std::string name, text;
    while (message.Next(field)) {
      if (field.IsBytes(1)) message.Text(field, kPaddleMaxText, name);
      if ((!field.IsBytes(5) && !field.IsBytes(8)) || !message.Text(field, kPaddleMaxText, text)) continue;
      // Where the operator was called in the author's program, and names of variables.
      if (name == "op_callstack" || name == "op_namescope" || name == "op_role_var" || text.find_first_of("/\\") == text.npos) continue;
      if (program_.texts.size() < kPaddleMaxTexts) {
        program_.texts.push_back({op, name, text, field.at});
      } else {
        program_.limit = "paddle-texts";
      }
    }
  }

  PaddleProgram& program_;
};

// A part of a file as a message of its own.
bool ReadDescriptionAt(const RandomBytes& bytes, uint64_t at, uint64_t size, PaddleTensor& tensor) {
  std::string text;
  if (!bytes.ReadText(at, size, text)) return false;
  const BytesInMemory memory(text);
  ProtoFile file(memory);
  ReadDescription(ProtoMessage(file), tensor);
  return file.ok();
}

}  // namespace

std::string_view PaddleTypeName(uint32_t type) {
  const Type* found = FindType(type);
  return found ? found->name : std::string_view();
}

bool LooksLikePaddleProgram(const RandomBytes& bytes) {
  constexpr int kMost = 16;  // blocks that are looked at
  ProtoFile file(bytes, ProtoReading::kLook);
  ProtoMessage message(file);
  ProtoField field;
  bool block = false;
  for (int count = 0; count < kMost && message.Next(field); ++count) {
    if (field.type != ProtoType::kBytes || field.number == 2 || field.number > 5) return false;
    if (field.number != 1) continue;
    // Its own number, that of the block around it, and then variables and operators.
    ProtoMessage inner(message, field);
    if (!inner.Next(field) || !field.IsVarint(1) || !inner.Next(field) || !field.IsVarint(2)) return false;
    while (inner.Next(field) && field.number == 3)
      if (field.type != ProtoType::kBytes) return false;
    block = true;
  }
  return file.ok() && block;
}

std::expected<PaddleProgram, Malformed> ReadPaddleProgram(const RandomBytes& bytes) {
  PaddleProgram program;
  if (const auto fault = ReadProtoFile(bytes, [&](ProtoMessage message) { ProgramReader(program).Program(message); })) return std::unexpected(*fault);
  if (program.operators.empty()) return std::unexpected(Malformed{0, "has no operators"});
  return program;
}

std::expected<PaddleParameters, Malformed> ReadPaddleParameters(const RandomBytes& bytes) {
  constexpr uint64_t kBegin = 12, kLevel = 8, kVersions = 8, kMaxLevels = 64;
  PaddleParameters found;
  std::string text;
  const auto bad = [](uint64_t at, std::string_view rule) { return std::unexpected(Malformed{at, rule}); };
  for (uint64_t at = 0; at < bytes.size();) {
    if (found.tensors >= kPaddleMaxTensors) return bad(at, "has more than 1,000,000 tensors");
    const uint64_t begin = at;
    uint32_t version = 0, tensor_version = 0;
    uint64_t levels = 0;
    int32_t length = 0;
    if (bytes.size() - at < kBegin) return bad(at, "ends in the middle of a tensor");
    if (!bytes.ReadText(at, kBegin, text)) return bad(at, kCannotBeRead);
    Cursor head(text);
    head.ReadLittle(version);
    head.ReadLittle(levels);
    if (version != 0 || levels > kMaxLevels) return bad(at, "a tensor does not begin as one");
    at += kBegin;
    for (uint64_t level = 0; level < levels; ++level) {
      uint64_t size = 0;
      if (bytes.size() - at < kLevel) return bad(at, "ends in the middle of a tensor");
      if (!bytes.ReadText(at, kLevel, text)) return bad(at, kCannotBeRead);
      Cursor(text).ReadLittle(size);
      at += kLevel;
      if (size > bytes.size() - at) return bad(at, "ends in the middle of a tensor");
      at += size;
    }
    if (bytes.size() - at < kVersions) return bad(at, "ends in the middle of a tensor");
    if (!bytes.ReadText(at, kVersions, text)) return bad(at, kCannotBeRead);
    Cursor versions(text);
    versions.ReadLittle(tensor_version);
    versions.ReadLittle(length);
    at += kVersions;
    if (tensor_version != 0 || length < 0 || static_cast<uint64_t>(length) > kMaxDescription || static_cast<uint64_t>(length) > bytes.size() - at)
      return bad(begin, "a tensor's description has a version or length that it cannot have");
    PaddleTensor tensor;
    if (!ReadDescriptionAt(bytes, at, static_cast<uint64_t>(length), tensor)) return bad(at, "a tensor's description cannot be read");
    at += static_cast<uint64_t>(length);
    const Type* type = FindType(tensor.type);
    uint64_t elements = 0, size = 0;
    if (!type) return bad(begin, "a tensor's type does not exist");
    if (!Elements(tensor, elements) || __builtin_mul_overflow(elements, uint64_t{type->bytes}, &size))
      return bad(begin, "a tensor's shape is negative or overflows");
    if (size > bytes.size() - at) return bad(begin, "a tensor ends past the end of the file");
    at += size;
    ++found.tensors;
    AddSaturating(found.parameters, elements);
    if (found.listed.size() < kPaddleMaxListed) found.listed.push_back(std::move(tensor));
  }
  if (found.tensors == 0) return bad(0, "has no tensors");
  return found;
}

}  // namespace day
