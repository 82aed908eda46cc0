// How the files of a run are divided among shards: from their sizes alone, so that every task finds its own share without asking another.
//
// Files are given whole to the shard that has least so far, the largest first: with many files no shard has more than a fair share and one file. A file that is
// larger than a fair share, and is plain text, is cut into parts of equal size. Its parts are the blocks (raw_block.h) that begin in them; who measures a later
// part cuts the file from its beginning all the same, since only that tells where records end and how many came before, and measures nothing until its part
// begins. Cutting is ten to a hundred times as fast as measuring (docs/measurements.md), so parts are few. Compressed files stay whole: what they unpack to is
// not known before.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace day::records {

// limits: shards of a run, parts of a file, bytes of a part.
inline constexpr uint32_t kMostShards = 100'000, kMostParts = 16;
inline constexpr uint64_t kLeastPart = uint64_t{16} << 20;

struct WorkFile {
  uint64_t size = 0;  // bytes on disk
  bool divisible = false;
};

struct WorkItem {
  static constexpr uint64_t kToTheEnd = UINT64_MAX;
  uint32_t file = 0;                    // its number
  uint64_t begin = 0, end = kToTheEnd;  // of the text, in bytes: blocks that begin there
  friend bool operator==(const WorkItem&, const WorkItem&) = default;
};

// The work of each shard, ascending. All of it together is all of the files, each byte once.
std::vector<std::vector<WorkItem>> DivideWork(std::span<const WorkFile> files, uint32_t shards, uint64_t least_part = kLeastPart);

// Bytes on disk.
uint64_t BytesOf(const WorkItem& item, std::span<const WorkFile> files);
uint64_t BytesOf(std::span<const WorkItem> items, std::span<const WorkFile> files);

}  // namespace day::records
