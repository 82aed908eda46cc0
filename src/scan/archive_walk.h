// Reads what lies in archives: the members of an archive file, and the entries of a tree that can only be read in order.
//
// Members are read on the thread that found the archive, one after the other. Archives within archives are followed to
// ArchiveLimits::max_depth. In a format that is read front to back, a member is first gathered in memory, for its bytes
// pass only once: up to kGathered if it is small, up to MaxGathered when a probe wants ranges of it or it is an archive
// itself; larger ones stream through the same reader without ranges.
//
// A file of 40 kB may hold archives within archives that unpack to petabytes. All that lies in one file of the release
// shares one Allowance, so that nesting multiplies nothing.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "scan/file_reader.h"
#include "scan/job.h"
#include "source/tree.h"

namespace day::scan {

inline constexpr size_t kGathered = size_t{1} << 20;  // bytes
// limit: bytes of one member in memory; halves with each archive around it but the first, so that a nest of them stays under 128 MiB.
constexpr size_t MaxGathered(uint32_t depth) { return (size_t{64} << 20) >> (depth == 0 ? 0 : depth < 7 ? depth - 1 : 6); }

// What is left of the limits for all archives within one file. One thread.
class Allowance {
 public:
  // `packed`: bytes of the outermost archive.
  Allowance(const ArchiveLimits& limits, uint64_t packed);

  // Takes a member's share; the limit that does not allow for it, or "".
  std::string_view TakeMember(uint64_t name_bytes);
  std::string_view TakeBytes(uint64_t count);
  // The limit that was reached, or "". Nothing is read any more then.
  std::string_view reached() const { return reached_; }

 private:
  uint64_t members_, names_, bytes_;
  std::string_view bytes_limit_, reached_;
};

// Does its type promise members that are part of the release (a zip, a tar), not those of a container format (an .npz)?
bool IsArchive(const FileRecord& record);

// Opens the archive that `archive` is, with its bytes, and reads all members into `members`. `depth` archives lie around it.
void ReadMembers(FileReader& reader, const ByteSource& bytes, uint32_t depth, Allowance& allowance, FileResult& archive, std::vector<FileResult>& members);

// Reads bytes that come in order into a result. Appends to `members` if it is an archive. `place.path` names it.
// `gathered` are its first bytes and whether they are all.
struct Gathered {
  std::vector<std::byte> bytes;
  bool whole = false;
};
Result<Gathered> Gather(ByteStream& stream, uint64_t stated_size);
void ReadInOrder(FileReader& reader, Gathered gathered, ByteStream* rest, uint64_t stated_size, uint32_t depth, Allowance& allowance, const Place& place,
                 FileResult& result, std::vector<FileResult>& members);

// What is unsafe about a member's path or about where a link leads, or "".
std::string_view UnsafeMember(const Entry& entry);

}  // namespace day::scan
