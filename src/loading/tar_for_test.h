// Members of tar archives (ustar), part by part, so that tests can make what no archiver writes.
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>

namespace day {

// A header and its content, filled up to blocks of 512 bytes; two blocks of zeros end an archive.
inline std::string TarMember(std::string_view name, std::string_view bytes, char type = '0', std::string_view link = "") {
  std::string header(512, '\0');
  header.replace(0, name.size(), name);
  header.replace(100, 7, "0000644");
  header.replace(124, 11, fmt::format("{:011o}", bytes.size()));
  header.replace(136, 11, "00000000000");
  header.replace(148, 8, "        ");
  header[156] = type;
  header.replace(157, link.size(), link);
  header.replace(257, 8, std::string_view("ustar\00000", 8));
  unsigned sum = 0;
  for (char c : header) sum += static_cast<unsigned char>(c);
  header.replace(148, 7, fmt::format("{:06o}", sum) + std::string(1, '\0'));
  header += bytes;
  header.resize((header.size() + 511) / 512 * 512);
  return header;
}

}  // namespace day
