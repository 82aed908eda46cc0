// Where in a text the bytes stand that the first stage goes by, a bit for each byte.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace day::records {

// Of 64 bytes, the first as the lowest bit.
struct SignMasks {
  static constexpr size_t kBytes = 64;
  uint64_t digits = 0, letters = 0, line_breaks = 0, at = 0, colons = 0, hyphens = 0, dots = 0;

  friend bool operator==(const SignMasks&, const SignMasks&) = default;
};

// Fills `masks` from as many times 64 bytes. By AVX2 where the processor has it, which is twice as fast as SSE2: this is what each byte of each text costs.
void FindSigns(const char* bytes, std::span<SignMasks> masks);

// The same with what every processor has, for the test of the other.
void FindSignsAnywhere(const char* bytes, std::span<SignMasks> masks);

}  // namespace day::records
