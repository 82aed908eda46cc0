#include "formats/zip/zip.h"

#include <algorithm>
#include <map>

#include "text/utf8.h"

namespace day {
namespace {

using namespace std::string_view_literals;

constexpr uint64_t kEndSize = 22, kEntrySize = 46, kHeaderSize = 30, kLocatorSize = 20, kEnd64Size = 56;
constexpr size_t kMaxOddities = 64;
constexpr uint16_t kZip64Extra = 1;

struct End {
  uint64_t at = 0, entries = 0, size = 0, offset = 0;
};

class Reader {
 public:
  Reader(const RandomBytes& bytes, const ZipLimits& limits) : bytes_(bytes), limits_(limits) {}

  std::expected<ZipDirectory, Malformed> Run() {
    if (!FindEnd() || !ReadDirectory()) return std::unexpected(error_);
    for (ZipMember& member : zip_.members) CompareWithHeader(member);
    FindHidden();
    FindDuplicates();
    return std::move(zip_);
  }

 private:
  bool Fail(uint64_t offset, std::string_view rule) {
    error_ = {offset, rule};
    return false;
  }
  void Odd(std::string_view what, const std::string& member, uint64_t offset) {
    if (zip_.oddities.size() < kMaxOddities) zip_.oddities.push_back({what, member, offset});
  }

  bool FindEnd() {
    const uint64_t tail_size = std::min<uint64_t>(bytes_.size(), kEndSize + 0xFFFF);
    const uint64_t tail_at = bytes_.size() - tail_size;
    std::string tail;
    if (!bytes_.ReadText(tail_at, tail_size, tail)) return Fail(tail_at, kCannotBeRead);
    const size_t found = tail.rfind("PK\5\6"sv);
    if (found == tail.npos || tail.size() - found < kEndSize) return Fail(tail_at, "has no end record");
    end_.at = tail_at + found;
    Cursor cursor(std::string_view(tail).substr(found + 8), end_.at + 8);
    uint16_t here = 0, entries = 0, comment = 0;
    uint32_t size = 0, offset = 0;
    cursor.ReadLittle(here);
    cursor.ReadLittle(entries);
    cursor.ReadLittle(size);
    cursor.ReadLittle(offset);
    cursor.ReadLittle(comment);
    end_.entries = entries;
    end_.size = size;
    end_.offset = offset;
    const uint64_t comment_size = std::min<uint64_t>(comment, cursor.remaining());
    zip_.comment = tail.substr(found + kEndSize, comment_size);
    zip_.end = end_.at + kEndSize + comment_size;
    if (comment > comment_size) Odd("a comment longer than what is left", "", end_.at);
    if (end_.at >= kLocatorSize && !ReadEnd64()) return false;
    // What was put before the archive shifts all offsets; Python corrects that, others do not.
    const uint64_t directory_end = directory_end_ ? directory_end_ : end_.at;
    if (end_.size > directory_end) return Fail(end_.at, "its directory is longer than what is before the end record");
    const uint64_t directory_at = directory_end - end_.size;
    if (directory_at < end_.offset) return Fail(end_.at, "its directory begins past its place");
    shift_ = directory_at - end_.offset;
    if (shift_ > 0) Odd("other bytes stand before the archive", "", 0);
    end_.offset = directory_at;
    if (zip_.end < bytes_.size()) Odd("other bytes follow the archive", "", zip_.end);
    return true;
  }

  bool ReadEnd64() {
    std::string text;
    if (!bytes_.ReadText(end_.at - kLocatorSize, kLocatorSize, text) || !text.starts_with("PK\6\7"sv)) return true;
    uint64_t at = 0;
    Cursor locator(std::string_view(text).substr(8));
    locator.ReadLittle(at);
    if (!bytes_.ReadText(at, kEnd64Size, text) || !text.starts_with("PK\6\6"sv)) {
      // Before it stood something else: the record is right in front of its locator.
      if (end_.at < kLocatorSize + kEnd64Size) return Fail(end_.at, "its zip64 record is not where it says");
      at = end_.at - kLocatorSize - kEnd64Size;
      if (!bytes_.ReadText(at, kEnd64Size, text) || !text.starts_with("PK\6\6"sv)) return Fail(end_.at, "its zip64 record is not where it says");
    }
    Cursor cursor(std::string_view(text).substr(24));
    uint64_t here = 0;
    cursor.ReadLittle(here);
    cursor.ReadLittle(end_.entries);
    cursor.ReadLittle(end_.size);
    cursor.ReadLittle(end_.offset);
    directory_end_ = at;
    return true;
  }

  bool ReadDirectory() {
    if (end_.size > limits_.max_directory) return Fail(end_.offset, "its directory is too long to be read");
    std::string text;
    if (!bytes_.ReadText(end_.offset, end_.size, text)) return Fail(end_.offset, "its directory cannot be read");
    Cursor cursor(text, end_.offset);
    while (cursor.remaining() > 0) {
      const uint64_t at = cursor.offset();
      std::string_view magic, fixed, name, extra, comment;
      if (!cursor.ReadText(4, magic)) return Fail(at, "its directory ends in the middle of an entry");
      if (magic != "PK\1\2"sv) {
        Odd("other bytes stand in its directory", "", at);
        break;
      }
      if (zip_.members.size() >= limits_.max_members) return Fail(at, "zip-members");
      if (!cursor.ReadText(kEntrySize - 4, fixed)) return Fail(at, "its directory ends in the middle of an entry");
      Cursor entry(fixed);
      ZipMember member;
      uint16_t version = 0, needed = 0, comment_size = 0, disk = 0, internal = 0;
      uint32_t external = 0, header = 0;
      entry.ReadLittle(version);
      entry.ReadLittle(needed);
      const NameSizes sizes = ReadShared(entry, member);
      entry.ReadLittle(comment_size);
      entry.ReadLittle(disk);
      entry.ReadLittle(internal);
      entry.ReadLittle(external);
      entry.ReadLittle(header);
      if (!cursor.ReadText(sizes.name, name) || !cursor.ReadText(sizes.extra, extra) || !cursor.ReadText(comment_size, comment))
        return Fail(at, "its directory ends in the middle of an entry");
      member.name = name;
      member.header_at = header;
      member.symlink = (version >> 8) == 3 && ((external >> 16) & 0170000) == 0120000;
      ReadExtra64(extra, member);
      if (__builtin_add_overflow(member.header_at, shift_, &member.header_at)) return Fail(at, "a member's offset overflows");
      zip_.members.push_back(std::move(member));
    }
    if (zip_.members.size() != end_.entries) Odd("its end record counts other members than its directory holds", "", end_.at);
    return true;
  }

  struct NameSizes {
    uint16_t name = 0, extra = 0;
  };
  // What an entry of the directory and a member's header say in the same order.
  static NameSizes ReadShared(Cursor& cursor, ZipMember& member) {
    NameSizes sizes;
    uint32_t time = 0, packed = 0, unpacked = 0;
    cursor.ReadLittle(member.flags);
    cursor.ReadLittle(member.method);
    cursor.ReadLittle(time);
    cursor.ReadLittle(member.crc);
    cursor.ReadLittle(packed);
    cursor.ReadLittle(unpacked);
    cursor.ReadLittle(sizes.name);
    cursor.ReadLittle(sizes.extra);
    member.packed = packed;
    member.unpacked = unpacked;
    return sizes;
  }

  static void ReadExtra64(std::string_view extra, ZipMember& member) {
    Cursor cursor(extra);
    uint16_t id = 0, size = 0;
    std::string_view body;
    while (cursor.remaining() >= 4 && cursor.ReadLittle(id) && cursor.ReadLittle(size) && cursor.ReadText(size, body)) {
      if (id != kZip64Extra) continue;
      Cursor fields(body);
      for (uint64_t* field : {&member.unpacked, &member.packed, &member.header_at})
        if (*field == UINT32_MAX) fields.ReadLittle(*field);
    }
  }

  // Reads the header at member.header_at; false where there is none.
  bool ReadHeader(uint64_t at, ZipMember& header, uint64_t& data_at) const {
    std::string text;
    if (!bytes_.ReadText(at, kHeaderSize, text) || !text.starts_with("PK\3\4"sv)) return false;
    Cursor cursor(std::string_view(text).substr(6));
    const NameSizes sizes = ReadShared(cursor, header);
    std::string extra;
    if (!bytes_.ReadText(at + kHeaderSize, sizes.name, header.name) || !bytes_.ReadText(at + kHeaderSize + sizes.name, sizes.extra, extra)) return false;
    ReadExtra64(extra, header);
    data_at = at + kHeaderSize + sizes.name + sizes.extra;
    return true;
  }

  void CompareWithHeader(ZipMember& member) {
    ZipMember header;
    if (!ReadHeader(member.header_at, header, member.data_at)) {
      Odd("a member has no header where the directory says", member.name, member.header_at);
      member.data_at = UINT64_MAX;
      return;
    }
    const bool sizes_follow = (header.flags & 0x8) != 0;  // in a data descriptor
    if (header.name != member.name) Odd("a member's header has another name than the directory", member.name, member.header_at);
    if (header.method != member.method) Odd("a member's header has another method than the directory", member.name, member.header_at);
    if (!sizes_follow && (header.packed != member.packed || header.unpacked != member.unpacked))
      Odd("a member's header has other sizes than the directory", member.name, member.header_at);
    if (!sizes_follow && header.crc != member.crc) Odd("a member's header has another checksum than the directory", member.name, member.header_at);
    if ((header.flags | member.flags) & 0x2061) Odd("a member says that it is encrypted or a patch", member.name, member.header_at);
    if (member.data_at > bytes_.size() || member.packed > bytes_.size() - member.data_at)
      Odd("a member ends past the end of the file", member.name, member.data_at);
  }

  // Stretches that no member of the directory covers may hold headers of members that it does not list.
  void FindHidden() {
    std::vector<std::pair<uint64_t, uint64_t>> covered;
    for (const ZipMember& member : zip_.members)
      if (member.data_at != UINT64_MAX) covered.emplace_back(member.header_at, member.data_at + std::min(member.packed, bytes_.size()));
    std::sort(covered.begin(), covered.end());
    zip_.begin = covered.empty() ? end_.offset : covered.front().first;
    uint64_t at = 0, searched = 0;
    const auto search = [&](uint64_t until) {
      std::string gap;
      while (at < until && searched < limits_.max_gaps) {
        const uint64_t length = std::min<uint64_t>(until - at, uint64_t{1} << 20);
        if (!bytes_.ReadText(at, length, gap)) return;
        searched += length;
        for (size_t found = gap.find("PK\3\4"sv); found != gap.npos; found = gap.find("PK\3\4"sv, found + 4)) AddHidden(at + found);
        if (length < 4) break;
        at += length == until - at ? length : length - 3;
      }
    };
    for (const auto& [begin, end] : covered) {
      if (begin > at) search(begin);
      at = std::max(at, end);
    }
    if (end_.offset > at) search(end_.offset);
    at = zip_.end;
    if (bytes_.size() > at) search(bytes_.size());
  }

  void AddHidden(uint64_t at) {
    ZipMember member;
    if (!ReadHeader(at, member, member.data_at) || zip_.members.size() >= limits_.max_members) return;
    member.header_at = at;
    member.hidden = true;
    if (member.packed == 0) member.packed = member.data_at < end_.offset ? end_.offset - member.data_at : 0;  // sizes may follow: take what there is
    if (member.data_at > bytes_.size() || member.packed > bytes_.size() - member.data_at)
      member.packed = bytes_.size() - std::min(bytes_.size(), member.data_at);
    Odd("a member is not in the directory", member.name, at);
    zip_.members.push_back(std::move(member));
  }

  void FindDuplicates() {
    std::map<std::string, const ZipMember*> seen;
    for (const ZipMember& member : zip_.members) {
      std::string folded = ToLowerAscii(member.name);
      std::replace(folded.begin(), folded.end(), '\\', '/');
      const auto [entry, fresh] = seen.emplace(std::move(folded), &member);
      if (fresh) continue;
      Odd(entry->second->name == member.name ? "two members have the same name" : "two members' names differ only in case or slashes", member.name,
          member.header_at);
    }
  }

  const RandomBytes& bytes_;
  const ZipLimits& limits_;
  ZipDirectory zip_;
  End end_;
  uint64_t shift_ = 0, directory_end_ = 0;
  Malformed error_;
};

}  // namespace

std::expected<ZipDirectory, Malformed> ReadZip(const RandomBytes& bytes, const ZipLimits& limits) { return Reader(bytes, limits).Run(); }

}  // namespace day
