// Is it an archive that is read here? By its first bytes, never by its name. Pure; any thread.
//
// libarchive could find out by itself, but would call every other file a broken archive.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace day {

enum class ArchiveShape : uint8_t {
  kNone,
  kZip,         // PKWARE APPNOTE 4.3: a local header, or the end record of an empty one, stands first
  kTar,         // POSIX ustar, GNU or V7: the first header's checksum holds, or it is the block of zeros that ends an empty one
  kCompressed,  // gzip, zstd, xz or bzip2 around a tar, or around one file
};

inline constexpr size_t kSniffed = 512;  // bytes it wants to see, or all there are

ArchiveShape SniffArchive(std::span<const std::byte> head);

}  // namespace day
