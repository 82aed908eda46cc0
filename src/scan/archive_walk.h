// Reads what lies in archives: the members of an archive file, and the entries of a tree that can only be read in order.
//
// Members are read on the thread that found the archive, one after the other. Archives within archives are followed to
// ArchiveLimits::max_depth. In a format that is read front to back, a member is first gathered in memory, for its bytes
// pass only once: up to kGathered if it is small, up to MaxGathered when a probe wants ranges of it or it is an archive
// itself; larger ones stream through the same reader without ranges.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "scan/file_reader.h"
#include "scan/job.h"
#include "source/tree.h"

namespace day::scan {

inline constexpr size_t kGathered = size_t{1} << 20;  // bytes
// limit: bytes of one member in memory; halves with each archive around it, so that a nest of them stays under 150 MiB.
constexpr size_t MaxGathered(uint32_t depth) { return (size_t{64} << 20) >> (depth < 6 ? depth : 6); }

// Does its type promise members that are part of the release (a zip, a tar), not those of a container format (an .npz)?
bool IsArchive(const FileRecord& record);

// Opens the archive that `archive` is, with its bytes, and reads all members into `members`. `depth` archives lie around it.
void ReadMembers(FileReader& reader, const ByteSource& bytes, uint32_t depth, FileResult& archive, std::vector<FileResult>& members);

// Reads bytes that come in order into a result. Appends to `members` if it is an archive. `place.path` names it.
// `gathered` are its first bytes and whether they are all.
struct Gathered {
  std::vector<std::byte> bytes;
  bool whole = false;
};
Result<Gathered> Gather(ByteStream& stream, size_t limit);
void ReadInOrder(FileReader& reader, Gathered gathered, ByteStream* rest, uint64_t stated_size, uint32_t depth, const Place& place,
                 FileResult& result, std::vector<FileResult>& members);

}  // namespace day::scan
