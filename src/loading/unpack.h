// Unpacks wrappers and archives in memory, within limits. libarchive and zlib behind one face.
#pragma once

#include <cstdint>
#include <expected>
#include <functional>
#include <string>
#include <string_view>

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
Unpacked Unwrap(Wrapper wrapper, std::string_view packed, uint64_t max);
Unpacked InflateRaw(std::string_view packed, uint64_t max);  // a member of a zip

enum class PackedShape : uint8_t { kNone, kTar, kSevenZip };
PackedShape SniffPacked(std::string_view head);

struct PackedMember {
  std::string name, link;  // link: target of a symbolic or hard link, or ""
  bool special = false;    // device or pipe
  bool whole = true;
  std::string bytes;
};
// The members of a tar or 7z in order. Ends early where `visit` returns false. What broke it off, or "".
std::string_view ForEachMember(PackedShape shape, std::string_view packed, uint64_t max_member, const std::function<bool(PackedMember)>& visit);

}  // namespace day
