#include "formats/coreml/blob.h"

#include <array>
#include <string>

namespace day {
namespace {

constexpr uint64_t kAlign = 64;
constexpr uint32_t kMark = 0xDEADBEEF, kVersion = 2;
// Bits of an element, by BlobDataType.
constexpr std::array<uint8_t, 18> kBits = {0, 16, 32, 8, 8, 16, 16, 16, 4, 1, 2, 4, 3, 6, 32, 32, 8, 8};

struct Blob {
  uint32_t mark = 0, type = 0;
  uint64_t size = 0, offset = 0, unused_bits = 0;
};

bool ReadBlob(Cursor& cursor, Blob& blob) {
  return cursor.ReadLittle(blob.mark) && cursor.ReadLittle(blob.type) && cursor.ReadLittle(blob.size) && cursor.ReadLittle(blob.offset) &&
         cursor.ReadLittle(blob.unused_bits);
}

}  // namespace

bool LooksLikeCoreMlBlobs(std::string_view head) {
  Cursor cursor(head);
  uint32_t count = 0, version = 0;
  if (!cursor.ReadLittle(count) || !cursor.ReadLittle(version) || version != kVersion || count == 0 || count > kCoreMlMaxBlobs) return false;
  if (head.size() < 2 * kAlign || head.substr(8, kAlign - 8).find_first_not_of('\0') != head.npos) return false;
  Cursor first(head.substr(kAlign));
  Blob blob;
  return ReadBlob(first, blob) && blob.mark == kMark;
}

std::expected<CoreMlBlobs, Malformed> ReadCoreMlBlobs(const RandomBytes& bytes) {
  const auto bad = [](uint64_t at, std::string_view rule) { return std::unexpected(Malformed{at, rule}); };
  std::string text;
  if (bytes.size() < 2 * kAlign) return bad(0, "ends before its first blob");
  if (!bytes.ReadText(0, 2 * kAlign, text)) return bad(0, kCannotBeRead);
  if (!LooksLikeCoreMlBlobs(text)) return bad(0, "does not begin as a file of blobs");
  uint32_t count = 0;
  Cursor(text).ReadLittle(count);
  CoreMlBlobs found;
  uint64_t at = kAlign;
  for (uint32_t i = 0; i < count; ++i) {
    if (bytes.size() - at < kAlign) return bad(at, "ends before its last blob");
    if (!bytes.ReadText(at, kAlign, text)) return bad(at, kCannotBeRead);
    Cursor cursor(text);
    Blob blob;
    if (!ReadBlob(cursor, blob) || blob.mark != kMark) return bad(at, "a blob has no mark");
    if (blob.type == 0 || blob.type >= kBits.size()) return bad(at, "a blob's type does not exist");
    if (blob.offset != at + kAlign) return bad(at, "a blob does not follow what describes it");
    if (blob.size > bytes.size() - blob.offset) return bad(at, "a blob ends past the end of the file");
    const uint64_t bits = blob.size * 8;  // a file has fewer than 2^61 bytes
    if (blob.unused_bits > 64 || blob.unused_bits > bits) return bad(at, "a blob has more bits left over than it has");
    ++found.blobs;
    found.elements += (bits - blob.unused_bits) / kBits[blob.type];
    const uint64_t end = blob.offset + blob.size;
    const uint64_t next = (end + kAlign - 1) / kAlign * kAlign;
    if (i + 1 < count && next > bytes.size()) return bad(at, "ends before its last blob");
    at = next;
  }
  return found;
}

}  // namespace day
