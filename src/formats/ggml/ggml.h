// GGML files from before GGUF: a magic, what the program that reads them needs (sizes, filters, a vocabulary), and tensors to the end.
//
// Format: no specification; the loaders of llama.cpp until August 2023 (magics ggml, ggmf, ggjt, and ggla for adapters, each a little-endian
// number, so that the bytes read "lmgg" …), of whisper.cpp (src/whisper.cpp, whisper_model_load) and ggml's examples, which still use it.
// A tensor: u32 dimensions (0 to 4), u32 length of its name, u32 type, u32 each dimension, the name, its bytes (in ggjt and ggla at the
// next multiple of 32). What stands before the tensors differs from program to program, so the beginning of the tensors is looked for: the first
// place from which they account for all that follows; what is longer than 4 KiB in front must be a vocabulary up to it. whisper.cpp's beginning is read as it
// is, since its files for tests have no tensors. Sizes of blocks changed twice; a file is held against each. Reads headers only; 4 MiB at most are searched.
// Pure over RandomBytes; any thread.
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "bytes/cursor.h"
#include "bytes/random_bytes.h"

namespace day {

struct GgmlTensor {
  std::string name;
  uint32_t type = 0;            // ggml_type
  std::vector<uint64_t> shape;  // the innermost extent first
  uint64_t at = 0, size = 0;    // where its bytes lie
};

struct GgmlFile {
  std::string_view magic;   // "ggml", "ggmf", "ggjt", "ggla"
  uint64_t tensors_at = 0;  // where they begin
  uint64_t tensors = 0, parameters = 0;
  std::vector<GgmlTensor> listed;  // at most kGgmlListed
};
inline constexpr size_t kGgmlListed = 100'000;  // limit: tensors that are kept, and that a file may have

bool LooksLikeGgml(std::string_view head);

std::expected<GgmlFile, Malformed> ReadGgml(const RandomBytes& bytes);

}  // namespace day
