#include "tensors/numbers.h"

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

#include "bytes/cursor.h"

namespace day::tensors {
namespace {

double HalfToDouble(uint16_t bits) {
  const int exponent = (bits >> 10) & 0x1F, fraction = bits & 0x3FF;
  const double sign = bits & 0x8000 ? -1.0 : 1.0;
  if (exponent == 31) return fraction ? std::numeric_limits<double>::quiet_NaN() : sign * std::numeric_limits<double>::infinity();
  return exponent == 0 ? sign * std::ldexp(fraction, -24) : sign * std::ldexp(1024 + fraction, exponent - 25);
}

}  // namespace

ReadNumber NumberReaderOf(std::string_view dtype) {
  if (dtype == "F32") return [](const std::byte* at) { return static_cast<double>(std::bit_cast<float>(FromLittle<uint32_t>(at))); };
  if (dtype == "F64") return [](const std::byte* at) { return std::bit_cast<double>(FromLittle<uint64_t>(at)); };
  if (dtype == "F16") return [](const std::byte* at) { return HalfToDouble(FromLittle<uint16_t>(at)); };
  if (dtype == "BF16")
    return [](const std::byte* at) { return static_cast<double>(std::bit_cast<float>(static_cast<uint32_t>(FromLittle<uint16_t>(at)) << 16)); };
  if (dtype == "I64") return [](const std::byte* at) { return static_cast<double>(FromLittle<int64_t>(at)); };
  if (dtype == "I32") return [](const std::byte* at) { return static_cast<double>(FromLittle<int32_t>(at)); };
  if (dtype == "I16") return [](const std::byte* at) { return static_cast<double>(FromLittle<int16_t>(at)); };
  if (dtype == "I8") return [](const std::byte* at) { return static_cast<double>(FromLittle<int8_t>(at)); };
  if (dtype == "U8" || dtype == "BOOL") return [](const std::byte* at) { return static_cast<double>(FromLittle<uint8_t>(at)); };
  return nullptr;
}

}  // namespace day::tensors
