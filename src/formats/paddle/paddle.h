// PaddlePaddle's inference models: a program (.pdmodel, __model__), and its parameters in one file (.pdiparams, __params__).
//
// Format: paddle/fluid/framework/framework.proto of https://github.com/PaddlePaddle/Paddle in protocol buffers: a program of blocks, a block of variables and
// operators. Parameters (paddle/phi/core/framework/dense_tensor_serialize.cc): one tensor after the other, each a u32 version, a u64 number of levels with a
// u64 length and as many bytes for each, a u32 version, an i32 length of a TensorDesc (type and dimensions), and the elements. Elements are stepped over. Pure;
// any thread. Bounds: formats/protobuf/wire.h, and the limits below.
#pragma once

#include <cstdint>
#include <expected>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bytes/cursor.h"
#include "bytes/random_bytes.h"

namespace day {

inline constexpr size_t kPaddleMaxOperators = 4'096;      // limit: distinct operators that are kept
inline constexpr size_t kPaddleMaxTexts = 1'000;          // limit: texts of attributes that are kept
inline constexpr uint64_t kPaddleMaxText = 4'096;         // limit: bytes of a text that are kept
inline constexpr uint64_t kPaddleMaxTensors = 1'000'000;  // limit: tensors of a file of parameters
inline constexpr size_t kPaddleMaxListed = 20'000;        // limit: tensors that are listed; more are counted

struct PaddleTensor {
  uint32_t type = 0;  // PaddleTypeName()
  std::vector<uint64_t> shape;
};
std::string_view PaddleTypeName(uint32_t type);  // "float32"; "" where tensors have no such type

struct PaddleText {
  std::string op, attribute, text;
  uint64_t at = 0;
};

struct PaddleProgram {
  std::map<std::string, uint64_t> operators;  // to the offset of the first of each
  std::vector<PaddleText> texts;              // attributes that may name a file: those with a slash in them
  uint64_t tensors = 0, parameters = 0;       // variables that stay, with a known shape
  std::string_view limit;                     // something was left out
};

bool LooksLikePaddleProgram(const RandomBytes& bytes);
std::expected<PaddleProgram, Malformed> ReadPaddleProgram(const RandomBytes& bytes);

struct PaddleParameters {
  uint64_t tensors = 0, parameters = 0;
  std::vector<PaddleTensor> listed;
};
std::expected<PaddleParameters, Malformed> ReadPaddleParameters(const RandomBytes& bytes);

}  // namespace day
