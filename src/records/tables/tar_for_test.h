// Tars as tests make them. For tests.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace day::records {

// A member in the ustar layout (POSIX.1-1988): header, bytes, zeros to a whole block.
inline std::string Member(const std::string& name, const std::string& bytes, char type = '0', const std::string& link = "") {
  std::string header(512, '\0');
  const auto put = [&](size_t at, const std::string& text) { header.replace(at, text.size(), text); };
  const auto octal = [](uint64_t value, size_t digits) {
    std::string text(digits, '0');
    for (size_t i = digits; i-- > 0; value /= 8) text[i] = static_cast<char>('0' + value % 8);
    return text;
  };
  put(0, name);
  put(100, "0000644");
  put(108, "0000000");
  put(116, "0000000");
  put(124, octal(bytes.size(), 11));
  put(136, octal(0, 11));
  put(148, "        ");
  header[156] = type;
  put(157, link);
  put(257, std::string("ustar\0", 6) + "00");
  unsigned sum = 0;
  for (const char c : header) sum += static_cast<unsigned char>(c);
  put(148, octal(sum, 6) + std::string("\0 ", 2));
  return header + bytes + std::string((512 - bytes.size() % 512) % 512, '\0');
}
inline std::string Tar(const std::vector<std::string>& members) {
  std::string all;
  for (const std::string& member : members) all += member;
  return all + std::string(1024, '\0');
}

}  // namespace day::records
