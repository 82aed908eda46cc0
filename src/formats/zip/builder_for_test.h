// Writes zips of stored members, part by part, so that tests can make the parts disagree.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace day::zip {

struct Part {
  std::string name, bytes;
  std::string name_in_header;  // where it differs from the directory's
  uint16_t flags = 0, method = 0;
  bool listed = true;        // in the directory
  uint32_t header_size = 0;  // added to the sizes in the header
  uint64_t unpacked = 0;     // stated, where it differs from what is there
};

inline void Little(std::string& out, uint64_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out += static_cast<char>(i < 8 ? (value >> (8 * i)) & 0xFF : 0);
}

// `counted`: offsets count from the beginning of the file, not of the archive, as where a zip is added to a file.
inline std::string Build(const std::vector<Part>& parts, std::string_view comment = "", std::string_view before = "", bool counted = false) {
  std::string out(before), directory;
  const uint64_t from = counted ? 0 : before.size();
  uint16_t listed = 0;
  for (const Part& part : parts) {
    const uint64_t at = out.size() - from;
    const std::string& name = part.name_in_header.empty() ? part.name : part.name_in_header;
    out += std::string_view("PK\3\4\x14\0", 6);
    Little(out, part.flags, 2);
    Little(out, part.method, 2);
    Little(out, 0, 8);
    Little(out, part.bytes.size() + part.header_size, 4);
    Little(out, part.bytes.size() + part.header_size, 4);
    Little(out, name.size(), 2);
    Little(out, 0, 2);
    out += name + part.bytes;
    if (!part.listed) continue;
    ++listed;
    directory += std::string_view("PK\1\2\x14\0\x14\0", 8);
    Little(directory, part.flags, 2);
    Little(directory, part.method, 2);
    Little(directory, 0, 8);
    Little(directory, part.bytes.size(), 4);
    Little(directory, part.unpacked ? part.unpacked : part.bytes.size(), 4);
    Little(directory, part.name.size(), 2);
    Little(directory, 0, 12);
    Little(directory, at, 4);
    directory += part.name;
  }
  const uint64_t at = out.size() - from;
  out += directory;
  out += std::string_view("PK\5\6\0\0\0\0", 8);
  Little(out, listed, 2);
  Little(out, listed, 2);
  Little(out, directory.size(), 4);
  Little(out, at, 4);
  Little(out, comment.size(), 2);
  return out + std::string(comment);
}

}  // namespace day::zip
