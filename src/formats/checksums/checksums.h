// Lists of files' digests that lie beside a release: SHA256SUMS, *.sha256, checklist.chk.
//
// A line is one of
//   <hex>  <name>   or   <hex> *<name>     coreutils (md5sum, sha1sum, sha256sum …); a backslash in front says that the name is escaped
//   SHA256 (<name>) = <hex>                BSD, and coreutils with --tag
//   <hex>                                  alone in a file that is named as the file it is about, with one more ending
// The algorithm is told by BSD's word, else by the number of digits. Empty lines and those that begin with # say nothing.
// Pure: memory in, structs out. Any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace day {

struct StatedChecksum {
  std::string path;            // as written, relative to the list's folder; "" where the list's name says it
  std::string_view algorithm;  // "md5", "sha1", "sha256", "sha512"
  std::string hex;             // lower case
  uint32_t line = 0;           // from 1
};

inline constexpr size_t kMaxChecksums = 1'000'000;  // limit: lines of a list that are read

// Lines of other forms are left out; a text without any line of these forms is no list, and gives nothing.
std::vector<StatedChecksum> ParseChecksums(std::string_view text);

// How such lists are named, whatever the case: by these endings after another name, or so.
inline constexpr std::string_view kChecksumsEndings[] = {".sha256", ".sha256sum", ".sha256sums", ".sha1", ".sha512", ".md5", ".md5sum"};
inline constexpr std::string_view kChecksumsNames[] = {"sha256sums",    "sha256sum",    "sha256sums.txt",   "sha256sum.txt", "sha256.txt", "sha1sums",
                                                       "sha512sums",    "md5sums",      "md5sums.txt",      "md5sum.txt",    "md5.txt",    "checksums",
                                                       "checksums.txt", "checksum.txt", "checksums.sha256", "checklist.chk", "hashes.txt"};
// Is a file of this name such a list? "SHA256SUMS", "model.gguf.sha256", "checklist.chk" …
bool IsChecksumsName(std::string_view name);

}  // namespace day
