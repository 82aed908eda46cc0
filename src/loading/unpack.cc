#include "loading/unpack.h"

#include <archive.h>
#include <archive_entry.h>
#include <zlib.h>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <optional>

namespace day {
namespace {

using namespace std::string_view_literals;

constexpr size_t kStep = size_t{256} << 10;  // bytes packed or unpacked at a time
constexpr size_t kLarge = size_t{4} << 20;   // bytes; from here on a buffer gets all the room that it may have, so that it is not moved: memory
                                             // that nobody has written to costs nothing

struct FreeArchive {
  void operator()(archive* handle) const { archive_read_free(handle); }
};
using Handle = std::unique_ptr<archive, FreeArchive>;

// Makes room for the next step; false where there may be none.
bool Widen(std::string& bytes, size_t filled, uint64_t max) {
  const auto room = static_cast<size_t>(std::min<uint64_t>(kStep, max - std::min<uint64_t>(max, filled)));
  if (filled >= kLarge && bytes.capacity() < max) bytes.reserve(static_cast<size_t>(max));
  bytes.resize(filled + room);
  return room > 0;
}

// Packed bytes as libarchive and zlib ask for them, one stretch after the other.
class Stretches {
 public:
  explicit Stretches(const RandomBytes& bytes) : bytes_(bytes), memory_(bytes.InMemory()) {}

  // Empty at the end, and where they cannot be read.
  std::string_view Next() {
    const uint64_t length = std::min<uint64_t>(kStep, bytes_.size() - at_);
    at_ += length;
    if (memory_) return memory_->substr(static_cast<size_t>(at_ - length), static_cast<size_t>(length));
    if (bytes_.ReadText(at_ - length, length, stretch_)) return stretch_;
    at_ = bytes_.size();
    return {};
  }
  bool at_end() const { return at_ == bytes_.size(); }
  int64_t Skip(int64_t count) {
    const uint64_t length = std::min(static_cast<uint64_t>(std::max<int64_t>(count, 0)), bytes_.size() - at_);
    at_ += length;
    return static_cast<int64_t>(length);
  }
  int64_t Seek(int64_t offset, int whence) {
    const uint64_t from = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? at_ : bytes_.size();
    const int64_t to = static_cast<int64_t>(from) + offset;
    if (to < 0 || static_cast<uint64_t>(to) > bytes_.size()) return ARCHIVE_FATAL;
    at_ = static_cast<uint64_t>(to);
    return to;
  }

 private:
  const RandomBytes& bytes_;
  std::optional<std::string_view> memory_;
  std::string stretch_;
  uint64_t at_ = 0;
};

bool OpenArchive(archive* handle, Stretches& packed) {
  archive_read_set_callback_data(handle, &packed);
  archive_read_set_read_callback(handle, [](archive*, void* data, const void** buffer) -> la_ssize_t {
    const std::string_view stretch = static_cast<Stretches*>(data)->Next();
    *buffer = stretch.data();
    return static_cast<la_ssize_t>(stretch.size());
  });
  archive_read_set_skip_callback(handle, [](archive*, void* data, la_int64_t count) -> la_int64_t { return static_cast<Stretches*>(data)->Skip(count); });
  archive_read_set_seek_callback(
      handle, [](archive*, void* data, la_int64_t offset, int whence) -> la_int64_t { return static_cast<Stretches*>(data)->Seek(offset, whence); });
  return archive_read_open1(handle) == ARCHIVE_OK;
}

// window_bits: -15 for a bare stream, 15 for zlib's.
Unpacked Inflate(const RandomBytes& bytes, uint64_t max, int window_bits) {
  Unpacked out;
  z_stream stream{};
  if (inflateInit2(&stream, window_bits) != Z_OK) {
    out.trouble = "no memory for zlib";
    return out;
  }
  Stretches packed(bytes);
  for (size_t filled = 0;;) {
    if (!Widen(out.bytes, filled, max)) {
      out.whole = false;
      break;
    }
    if (stream.avail_in == 0) {
      const std::string_view next = packed.Next();
      stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(next.data()));  // zlib reads only
      stream.avail_in = static_cast<uInt>(next.size());
    }
    stream.next_out = reinterpret_cast<Bytef*>(out.bytes.data() + filled);
    stream.avail_out = static_cast<uInt>(out.bytes.size() - filled);
    const int code = inflate(&stream, Z_NO_FLUSH);
    const size_t before = filled;
    filled = out.bytes.size() - stream.avail_out;
    if (code == Z_STREAM_END) {
      out.bytes.resize(filled);
      break;
    }
    if ((code != Z_OK && code != Z_BUF_ERROR) || (stream.avail_in == 0 && filled == before && packed.at_end())) {
      out.bytes.resize(filled);
      out.trouble = "its compressed bytes are damaged or cut off";
      break;
    }
  }
  inflateEnd(&stream);
  return out;
}

// Reads the current entry; false where it broke off.
bool ReadEntry(archive* handle, uint64_t max, std::string& bytes, bool& whole) {
  for (size_t filled = 0;;) {
    if (!Widen(bytes, filled, max)) {
      whole = false;
      return true;
    }
    la_ssize_t got = ARCHIVE_RETRY;
    while (got == ARCHIVE_RETRY) got = archive_read_data(handle, bytes.data() + filled, bytes.size() - filled);
    filled += static_cast<size_t>(std::max<la_ssize_t>(got, 0));
    if (got <= 0) bytes.resize(filled);
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

Unpacked InflateRaw(const RandomBytes& packed, uint64_t max) { return Inflate(packed, max, -15); }

Unpacked Unwrap(Wrapper wrapper, const RandomBytes& packed, uint64_t max) {
  if (wrapper == Wrapper::kZlib) return Inflate(packed, max, 15);
  Unpacked out;
  Stretches stretches(packed);
  Handle handle(archive_read_new());
  const auto enable = wrapper == Wrapper::kGzip    ? archive_read_support_filter_gzip
                      : wrapper == Wrapper::kBzip2 ? archive_read_support_filter_bzip2
                      : wrapper == Wrapper::kXz    ? archive_read_support_filter_xz
                      : wrapper == Wrapper::kZstd  ? archive_read_support_filter_zstd
                      : wrapper == Wrapper::kLz4   ? archive_read_support_filter_lz4
                                                   : archive_read_support_filter_lzma;
  archive_entry* entry = nullptr;
  const bool opened = handle && enable(handle.get()) == ARCHIVE_OK && archive_read_support_format_raw(handle.get()) == ARCHIVE_OK &&
                      OpenArchive(handle.get(), stretches) && archive_read_next_header(handle.get(), &entry) == ARCHIVE_OK &&
                      archive_filter_count(handle.get()) > 1;
  if (opened && ReadEntry(handle.get(), max, out.bytes, out.whole)) return out;
  handle.reset();
  // What stands before the fault a loader has acted on by the time that it meets it. libarchive keeps it back; zlib gives it.
  if (wrapper == Wrapper::kGzip) {
    out.bytes = std::string();  // before the next one is filled
    out.bytes = Inflate(packed, max, 31).bytes;
  }
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

std::string_view ForEachMember(PackedShape shape, const RandomBytes& packed, const std::function<uint64_t(uint64_t)>& room,
                               const std::function<bool(const PackedMember&)>& visit) {
  constexpr std::string_view kBroken = "the archive is damaged or cut off";
  Stretches stretches(packed);
  const Handle handle(archive_read_new());
  if (!handle) return "no memory for the archive reader";
  if (shape == PackedShape::kSevenZip) {
    archive_read_support_format_7zip(handle.get());
  } else {
    archive_read_support_format_tar(handle.get());
    archive_read_support_format_gnutar(handle.get());
  }
  if (!OpenArchive(handle.get(), stretches)) return kBroken;
  for (uint64_t given = 0;;) {
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
    const uint64_t left = room(given), stated = static_cast<uint64_t>(std::max<la_int64_t>(archive_entry_size(entry), 0));
    // What a 7z says of the kind of a member is only as good as its writer: some leave it out, and what has bytes is unpacked to a file all the same.
    const bool taken = type != AE_IFDIR && type != AE_IFLNK && member.link.empty() && (type == AE_IFREG || stated > 0);
    member.special = type != AE_IFREG && type != AE_IFDIR && type != AE_IFLNK && !taken;
    const bool broken = taken && !ReadEntry(handle.get(), left, member.bytes, member.whole);
    given += std::max<uint64_t>(member.bytes.size(), stated);
    if (broken) {
      visit(member);
      return kBroken;
    }
    // To pass over what is left of it, the decoder would have to give it.
    if (shape == PackedShape::kSevenZip && (!member.whole || stated > left)) {
      member.whole = false;
      visit(member);
      return "";
    }
    if (type != AE_IFDIR && !visit(member)) return "";
  }
}

}  // namespace day
