// The members of a zip as its directory lists them, as their own headers say, and those that only the one or the other knows.
//
// Format: PKWARE APPNOTE 6.3 (local headers 4.3.7, central directory 4.3.12, zip64 4.3.14, end record 4.3.16). Readers differ: Python and
// miniz (PyTorch) go by the central directory, stream readers by the local headers; where the two disagree, a scanner may see another file
// than a loader does. So both are read and each difference is told. Nothing is unpacked here.
// Rejected: libarchive, which hides duplicates and does not tell differences.
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

struct ZipLimits {
  uint64_t max_members = 1'000'000;              // limit: zip-members
  uint64_t max_directory = uint64_t{256} << 20;  // limit: bytes of the central directory; a million members of 200 bytes
  uint64_t max_gaps = uint64_t{64} << 20;        // limit: bytes between members that are searched for hidden ones
};

struct ZipMember {
  std::string name;
  uint16_t flags = 0, method = 0;  // method: 0 stored, 8 deflated
  uint32_t crc = 0;
  uint64_t packed = 0, unpacked = 0;  // bytes
  uint64_t header_at = 0, data_at = 0;
  bool hidden = false;   // has a local header and no entry in the directory
  bool symlink = false;  // by its Unix mode
};

struct ZipOddity {
  std::string_view what;  // static text
  std::string member;     // or ""
  uint64_t offset = 0;
};

struct ZipDirectory {
  std::vector<ZipMember> members;
  std::vector<ZipOddity> oddities;  // at most 64
  std::string comment;
  uint64_t begin = 0;  // bytes before the first header
  uint64_t end = 0;    // where the archive ends; bytes may follow
};

std::expected<ZipDirectory, Malformed> ReadZip(const RandomBytes& bytes, const ZipLimits& limits = {});

}  // namespace day
