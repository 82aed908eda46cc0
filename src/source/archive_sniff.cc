#include "source/archive_sniff.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace day {
namespace {

using namespace std::string_view_literals;

constexpr std::array kZip = {"PK\x03\x04"sv, "PK\x05\x06"sv, "PK\x07\x08"sv};
constexpr std::array kCompressed = {
    "\x1f\x8b"sv,          // gzip, RFC 1952
    "\x28\xb5\x2f\xfd"sv,  // zstd, RFC 8878
    "\xfd"
    "7zXZ\x00"sv,  // xz file format 1.1
    "BZh"sv,       // bzip2
};

bool BeginsWithAny(std::string_view text, std::span<const std::string_view> magics) {
  return std::any_of(magics.begin(), magics.end(), [&](std::string_view magic) { return text.starts_with(magic); });
}

// zstd's skippable frames (RFC 8878, 3.1.2), which some writers put first: 0x184D2A50 to 0x184D2A5F, little-endian.
bool IsSkippableFrame(std::string_view text) { return text.size() >= 4 && (text[0] & 0xF0) == 0x50 && text.substr(1, 3) == "\x2a\x4d\x18"sv; }

// The header's checksum: the sum of its bytes with the field itself taken as spaces, in octal at 148. Old tars summed signed bytes.
bool IsTar(std::string_view text) {
  constexpr size_t kHeader = 512, kField = 148, kFieldSize = 8;
  if (text.size() < kHeader) return false;
  const std::string_view header = text.substr(0, kHeader);
  if (header.find_first_not_of('\0') == header.npos) return true;
  uint32_t stated = 0;
  bool digits = false;
  for (char c : header.substr(kField, kFieldSize)) {
    if (c == ' ' && !digits) continue;
    if (c < '0' || c > '7') break;
    digits = true;
    stated = stated * 8 + static_cast<uint32_t>(c - '0');
  }
  if (!digits) return false;
  int32_t plain = 0, with_signs = 0;
  for (size_t i = 0; i < kHeader; ++i) {
    const char c = i >= kField && i < kField + kFieldSize ? ' ' : header[i];
    plain += static_cast<unsigned char>(c);
    with_signs += static_cast<signed char>(c);
  }
  return plain == static_cast<int32_t>(stated) || with_signs == static_cast<int32_t>(stated);
}

}  // namespace

ArchiveShape SniffArchive(std::span<const std::byte> head) {
  const std::string_view text(reinterpret_cast<const char*>(head.data()), head.size());
  if (BeginsWithAny(text, kZip)) return ArchiveShape::kZip;
  if (BeginsWithAny(text, kCompressed) || IsSkippableFrame(text)) return ArchiveShape::kCompressed;
  return IsTar(text) ? ArchiveShape::kTar : ArchiveShape::kNone;
}

}  // namespace day
