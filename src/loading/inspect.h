// Looks into a file of a model, and into what is in it, and says what a load would do.
//
// What a file is, its bytes say; its name only says what it pretends to be. Containers are followed to their ends: zip (also PyTorch's and
// NumPy's), tar, 7z, gzip, bzip2, xz, zstd, lz4, lzma, zlib, in each other up to a limit. A verdict covers everything in the file; what is
// not read yet is never called clean. Nothing is executed, nothing is written to disk. Any thread; what it holds is bounded by the limits.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "bytes/random_bytes.h"
#include "loading/neighbors.h"
#include "loading/report.h"

namespace day {

struct InspectLimits {
  uint32_t max_depth = 6;                     // limit: archive-depth; archives and wrappers, one in the other
  uint64_t max_whole = uint64_t{128} << 20;   // limit: whole-bytes; of what has to be in memory whole: a pickle, a packed file, members within each other
  uint64_t max_memory = 260'000'000;          // limit: memory-bytes; of what is held of a file at once: its bytes, unpacked ones, the tables of pickles
  uint64_t max_unpacked = uint64_t{1} << 30;  // limit: unpacked-bytes; of everything in one file together
  uint64_t max_members = 200'000;             // limit: members; of everything in one file together
  uint64_t max_head = uint64_t{96} << 20;     // limit: header-bytes; of safetensors and GGUF
};

// `name` is the last part of the file's path. `neighbors`, if given, knows the files beside it.
LoadReport InspectFile(std::string_view name, const RandomBytes& bytes, const InspectLimits& limits = {}, const Neighbors* neighbors = nullptr);

}  // namespace day
