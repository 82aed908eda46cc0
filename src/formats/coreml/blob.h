// The file of constants beside a Core ML program (weights/weight.bin in an .mlpackage): blobs of numbers, one after the other.
//
// Format: mlmodel/src/MILBlob/Blob/StorageFormat.hpp of https://github.com/apple/coremltools, version 2, little-endian: a header of 64 bytes (number of blobs,
// version), then for each blob 64 bytes (the mark 0xDEADBEEF, type, length, offset, bits that are left over) and its bytes, at multiples of 64. Shapes stand in
// the program. Blobs are stepped over. Pure; any thread.
#pragma once

#include <cstdint>
#include <expected>
#include <string_view>

#include "bytes/cursor.h"
#include "bytes/random_bytes.h"

namespace day {

inline constexpr uint64_t kCoreMlMaxBlobs = 1'000'000;  // limit: blobs of a file

struct CoreMlBlobs {
  uint64_t blobs = 0;
  uint64_t elements = 0;
};

bool LooksLikeCoreMlBlobs(std::string_view head);  // 128 bytes are enough
std::expected<CoreMlBlobs, Malformed> ReadCoreMlBlobs(const RandomBytes& bytes);

}  // namespace day
