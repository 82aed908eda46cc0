// Unpacks wrappers and archives into memory, within limits. libarchive and zlib behind one face. What is packed is read a stretch at a time.
#pragma once

#include <cstdint>
#include <expected>
#include <functional>
#include <string>
#include <string_view>

#include "bytes/random_bytes.h"

namespace day {

enum class Wrapper : uint8_t { kNone, kGzip, kBzip2, kXz, kZstd, kLz4, kLzma, kZlib };
std::string_view NameOf(Wrapper wrapper);  // "gzip"
// By the first bytes. LZMA and zlib have weak magics: the caller checks that something came out.
Wrapper SniffWrapper(std::string_view head);

struct Unpacked {
  std::string bytes;
  bool whole = true;         // false: there was more than `max` bytes
  std::string_view trouble;  // where it broke off: static text, or ""
};
// Several streams one after the other are one, as gzip and xz have it.
Unpacked Unwrap(Wrapper wrapper, const RandomBytes& packed, uint64_t max);
Unpacked InflateRaw(const RandomBytes& packed, uint64_t max);  // a member of a zip

enum class PackedShape : uint8_t { kNone, kTar, kSevenZip };
PackedShape SniffPacked(std::string_view head);

struct PackedMember {
  std::string name, link;  // link: target of a symbolic or hard link, or ""
  bool special = false;    // device or pipe
  bool whole = true;
  std::string bytes;
};
// The members of a tar or 7z in order. Ends early where `visit` returns false. What broke it off, or "". `room` says before each member how many
// bytes of it may be held; it is told how many this has given so far: the decoder of a 7z may hold as many.
std::string_view ForEachMember(PackedShape shape, const RandomBytes& packed, const std::function<uint64_t(uint64_t)>& room,
                               const std::function<bool(const PackedMember&)>& visit);

}  // namespace day
