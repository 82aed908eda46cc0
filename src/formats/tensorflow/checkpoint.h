// The index of a TensorFlow checkpoint (variables.index, *.ckpt.index): which tensors lie where in its data files.
//
// Format: a table of LevelDB's (https://github.com/google/leveldb, doc/table_format.md; tensorflow/core/lib/io/table.cc): blocks of sorted keys and
// values, an index of blocks, a footer of 48 bytes that ends in a magic number. Values are tensorflow/core/protobuf/tensor_bundle.proto: of the key ""
// a header, of a tensor's name its type, shape, shard, offset and length. Blocks may be compressed with Snappy
// (https://github.com/google/snappy/blob/main/format_description.txt).
// Pure: memory in, struct out. Any thread. Bounds: 64 MiB of index, so many bytes of its blocks, so many entries.
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "bytes/cursor.h"
#include "bytes/random_bytes.h"
#include "formats/tensorflow/graph.h"

namespace day {

inline constexpr uint64_t kCheckpointMaxIndex = 64 << 20;    // limit: bytes; a model of 100,000 tensors has 10 MB
inline constexpr uint64_t kCheckpointMaxBlock = 16 << 20;    // limit: bytes of a block, uncompressed; writers close them at 256 KiB …
inline constexpr uint64_t kCheckpointMaxBlocks = 256 << 20;  // limit: … and of all of them
inline constexpr size_t kCheckpointMaxEntries = 1'000'000;   // limit: entries
inline constexpr size_t kCheckpointMaxListed = 20'000;       // limit: tensors that are listed; more are counted
inline constexpr std::string_view kCheckpointMagic{"\x57\xfb\x80\x8b\x24\x75\x47\xdb", 8};  // the last bytes of a file

struct CheckpointTensor {
  std::string name;
  GraphTensor tensor;
};

struct CheckpointIndex {
  uint64_t shards = 0;
  uint64_t tensors = 0, parameters = 0;  // without texts, and without the slices of what is divided
  std::vector<CheckpointTensor> listed;
};

std::expected<CheckpointIndex, Malformed> ParseCheckpointIndex(std::string_view file);

bool EndsAsCheckpoint(const RandomBytes& bytes);
// The same from a file. Rules that are not the file's fault: kCannotBeRead, and "limit header-bytes" of one beyond kCheckpointMaxIndex.
std::expected<CheckpointIndex, Malformed> ReadCheckpointIndex(const RandomBytes& bytes);

}  // namespace day
