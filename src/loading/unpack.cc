#include "loading/unpack.h"

#include <archive.h>
#include <archive_entry.h>
#include <zlib.h>

#include <algorithm>
#include <memory>

namespace day {
namespace {

using namespace std::string_view_literals;

constexpr size_t kStep = size_t{256} << 10;  // bytes unpacked at a time

struct FreeArchive {
  void operator()(archive* handle) const { archive_read_free(handle); }
};
using Handle = std::unique_ptr<archive, FreeArchive>;

// window_bits: -15 for a bare stream, 15 for zlib's.
Unpacked Inflate(std::string_view packed, uint64_t max, int window_bits) {
  Unpacked out;
  z_stream stream{};
  if (inflateInit2(&stream, window_bits) != Z_OK) {
    out.trouble = "no memory for zlib";
    return out;
  }
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));  // zlib reads only
  stream.avail_in = static_cast<uInt>(std::min<size_t>(packed.size(), UINT32_MAX));
  for (;;) {
    const size_t before = out.bytes.size();
    const size_t room = static_cast<size_t>(std::min<uint64_t>(kStep, max - before));
    if (room == 0) {
      out.whole = false;
      break;
    }
    out.bytes.resize(before + room);
    stream.next_out = reinterpret_cast<Bytef*>(out.bytes.data() + before);
    stream.avail_out = static_cast<uInt>(room);
    const int code = inflate(&stream, Z_NO_FLUSH);
    out.bytes.resize(before + room - stream.avail_out);
    if (code == Z_STREAM_END) break;
    if (code != Z_OK || (stream.avail_in == 0 && stream.avail_out > 0)) {
      out.trouble = "its compressed bytes are damaged or cut off";
      break;
    }
  }
  inflateEnd(&stream);
  return out;
}

// Reads the current entry; false where it broke off.
bool ReadEntry(archive* handle, uint64_t max, std::string& bytes, bool& whole) {
  for (;;) {
    const size_t before = bytes.size();
    if (before >= max) {
      whole = false;
      return true;
    }
    bytes.resize(before + static_cast<size_t>(std::min<uint64_t>(kStep, max - before)));
    la_ssize_t got = ARCHIVE_RETRY;
    while (got == ARCHIVE_RETRY) got = archive_read_data(handle, bytes.data() + before, bytes.size() - before);
    bytes.resize(before + static_cast<size_t>(std::max<la_ssize_t>(got, 0)));
    if (got < 0) return false;
    if (got == 0) return true;
  }
}

}  // namespace

std::string_view NameOf(Wrapper wrapper) {
  switch (wrapper) {
    case Wrapper::kGzip: return "gzip";
    case Wrapper::kBzip2: return "bzip2";
    case Wrapper::kXz: return "xz";
    case Wrapper::kZstd: return "zstd";
    case Wrapper::kLz4: return "lz4";
    case Wrapper::kLzma: return "lzma";
    case Wrapper::kZlib: return "zlib";
    case Wrapper::kNone: break;
  }
  return "";
}

Wrapper SniffWrapper(std::string_view head) {
  if (head.starts_with("\x1f\x8b")) return Wrapper::kGzip;
  if (head.starts_with("BZh") && head.size() > 3 && head[3] >= '1' && head[3] <= '9') return Wrapper::kBzip2;
  if (head.starts_with("\xfd"
                       "7zXZ\0"sv))
    return Wrapper::kXz;
  if (head.starts_with("\x28\xb5\x2f\xfd")) return Wrapper::kZstd;
  if (head.starts_with("\x04\x22\x4d\x18")) return Wrapper::kLz4;
  if (head.starts_with("\x5d\0\0"sv) && head.size() > 13) return Wrapper::kLzma;
  // RFC 1950: method 8, a window of up to 32 KiB, no preset dictionary, and a check sum of 31 over both bytes.
  if (head.size() > 2 && (head[0] & 0x0f) == 8 && (head[0] & 0xf0) <= 0x70 && (head[0] & 0x80) == 0 && (head[1] & 0x20) == 0 &&
      (static_cast<unsigned char>(head[0]) * 256 + static_cast<unsigned char>(head[1])) % 31 == 0)
    return Wrapper::kZlib;
  return Wrapper::kNone;
}

Unpacked InflateRaw(std::string_view packed, uint64_t max) { return Inflate(packed, max, -15); }

Unpacked Unwrap(Wrapper wrapper, std::string_view packed, uint64_t max) {
  if (wrapper == Wrapper::kZlib) return Inflate(packed, max, 15);
  Unpacked out;
  const Handle handle(archive_read_new());
  const auto enable = wrapper == Wrapper::kGzip    ? archive_read_support_filter_gzip
                      : wrapper == Wrapper::kBzip2 ? archive_read_support_filter_bzip2
                      : wrapper == Wrapper::kXz    ? archive_read_support_filter_xz
                      : wrapper == Wrapper::kZstd  ? archive_read_support_filter_zstd
                      : wrapper == Wrapper::kLz4   ? archive_read_support_filter_lz4
                                                   : archive_read_support_filter_lzma;
  archive_entry* entry = nullptr;
  const bool opened = handle && enable(handle.get()) == ARCHIVE_OK && archive_read_support_format_raw(handle.get()) == ARCHIVE_OK &&
                      archive_read_open_memory(handle.get(), packed.data(), packed.size()) == ARCHIVE_OK &&
                      archive_read_next_header(handle.get(), &entry) == ARCHIVE_OK && archive_filter_count(handle.get()) > 1;
  if (opened && ReadEntry(handle.get(), max, out.bytes, out.whole)) return out;
  // What stands before the fault a loader has acted on by the time that it meets it. libarchive keeps it back; zlib gives it.
  if (wrapper == Wrapper::kGzip) out.bytes = Inflate(packed, max, 31).bytes;
  out.trouble = "its compressed bytes are damaged or cut off";
  return out;
}

PackedShape SniffPacked(std::string_view head) {
  if (head.starts_with("7z\xbc\xaf\x27\x1c")) return PackedShape::kSevenZip;
  if (head.size() < 512) return PackedShape::kNone;
  uint32_t sum = 0, stated = 0;
  bool digits = false;
  for (size_t i = 0; i < 512; ++i) sum += i >= 148 && i < 156 ? uint32_t{' '} : static_cast<unsigned char>(head[i]);
  for (char c : head.substr(148, 8)) {
    if (c == ' ' && !digits) continue;
    if (c < '0' || c > '7') break;
    digits = true;
    stated = stated * 8 + static_cast<uint32_t>(c - '0');
  }
  return digits && sum == stated && head[0] != '\0' ? PackedShape::kTar : PackedShape::kNone;
}

std::string_view ForEachMember(PackedShape shape, std::string_view packed, uint64_t max_member, const std::function<bool(PackedMember)>& visit) {
  constexpr std::string_view kBroken = "the archive is damaged or cut off";
  const Handle handle(archive_read_new());
  if (!handle) return "no memory for the archive reader";
  if (shape == PackedShape::kSevenZip) {
    archive_read_support_format_7zip(handle.get());
  } else {
    archive_read_support_format_tar(handle.get());
    archive_read_support_format_gnutar(handle.get());
  }
  if (archive_read_open_memory(handle.get(), packed.data(), packed.size()) != ARCHIVE_OK) return kBroken;
  for (;;) {
    archive_entry* entry = nullptr;
    const int outcome = archive_read_next_header(handle.get(), &entry);
    if (outcome == ARCHIVE_EOF) return "";
    if (outcome == ARCHIVE_RETRY) continue;
    if (outcome < ARCHIVE_WARN) return kBroken;
    PackedMember member;
    if (const char* name = archive_entry_pathname(entry)) member.name = name;
    if (const char* target = archive_entry_symlink(entry)) member.link = target;
    if (const char* target = archive_entry_hardlink(entry)) member.link = target;
    const auto type = archive_entry_filetype(entry);
    member.special = type != AE_IFREG && type != AE_IFDIR && type != AE_IFLNK;
    if (type == AE_IFREG && member.link.empty() && !ReadEntry(handle.get(), max_member, member.bytes, member.whole)) {
      visit(std::move(member));
      return kBroken;
    }
    if (type != AE_IFDIR && !visit(std::move(member))) return "";
  }
}

}  // namespace day
