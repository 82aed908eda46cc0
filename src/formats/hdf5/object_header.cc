#include "formats/hdf5/object_header.h"

#include <algorithm>

namespace day::hdf5 {
namespace {

constexpr uint64_t kFirst = 512;         // bytes that are read of a header at once; most are no longer
constexpr size_t kMaxChunks = 1'024;     // limit: hdf5-header-chunks; libhdf5 makes one for some ten messages more
constexpr size_t kMaxMessages = 65'536;  // limit: hdf5-messages; the count of a header of version 1 has 16 bits

struct Stretch {
  uint64_t address = 0, length = 0;
};

class HeaderReader {
 public:
  HeaderReader(Reader& reader, ObjectHeader& header) : reader_(reader), header_(header) {}

  bool Run(uint64_t address) {
    std::string start;
    if (!reader_.ReadSome(address, kFirst, start)) return false;
    const bool ok = start.starts_with("OHDR") ? Second(address, start) : First(address, start);
    if (!ok) return false;
    // Continuations of continuations are met in order, each place once.
    for (size_t i = 0; i < continued_.size(); ++i) {
      const Stretch& stretch = continued_[i];
      for (size_t before = 0; before < i; ++before)
        if (continued_[before].address == stretch.address) return reader_.Fault(stretch.address, "continues an object's header in a circle");
      if (!Take(stretch)) return false;
      std::string& chunk = header_.chunks.emplace_back();
      const bool read = second_ ? reader_.ReadChecked(stretch.address, stretch.length, "OCHK", chunk) : reader_.Read(stretch.address, stretch.length, chunk);
      if (!read) {
        header_.whole = false;
        continue;
      }
      if (second_) Messages(std::string_view(chunk).substr(4, chunk.size() - 8), stretch.address + 4);
      else Messages(chunk, stretch.address);
    }
    return true;
  }

 private:
  // Of what the header may hold.
  bool Take(const Stretch& stretch) {
    const bool there = reader_.Holds(stretch.address, stretch.length);
    const bool few = there && stretch.length <= reader_.limits().max_header - bytes_ && header_.chunks.size() <= kMaxChunks;
    header_.whole &= few;
    if (!there) return reader_.Fault(stretch.address, "is an object's header that is longer than the file");
    if (!few) return reader_.Limit("hdf5-header-bytes");
    bytes_ += stretch.length;
    return true;
  }

  // Version 1: a prefix of 16 bytes, then messages whose heads have 8.
  bool First(uint64_t address, const std::string& start) {
    Cursor cursor(start, address);
    uint8_t version = 0, reserved = 0;
    uint16_t count = 0;
    uint32_t references = 0, size = 0;
    if (!cursor.ReadLittle(version) || version != 1) return reader_.Fault(address, "is no object's header");
    if (!cursor.ReadLittle(reserved) || !cursor.ReadLittle(count) || !cursor.ReadLittle(references) || !cursor.ReadLittle(size) || !cursor.Skip(4))
      return reader_.Fault(address, "ends in the middle of an object's header");
    left_ = count;
    return Chunk(address + 16, size, start, 16);
  }

  // Version 2: flags say which fields there are; heads of messages have 4 or 6 bytes.
  bool Second(uint64_t address, const std::string& start) {
    Cursor cursor(start, address);
    uint8_t version = 0, flags = 0;
    uint64_t size = 0;
    if (!cursor.Skip(4) || !cursor.ReadLittle(version) || version != 2 || !cursor.ReadLittle(flags)) return reader_.Fault(address, "is no object's header");
    if ((flags & 0x20 && !cursor.Skip(16)) || (flags & 0x10 && !cursor.Skip(4)) || !Reader::Sized(cursor, 1U << (flags & 3), size))
      return reader_.Fault(address, "ends in the middle of an object's header");
    second_ = true;
    head_ = flags & 4 ? 6 : 4;
    left_ = kMaxMessages;
    const uint64_t prefix = cursor.offset() - address;
    if (!Take({address, size})) return false;
    std::string& chunk = header_.chunks.emplace_back();
    if (!reader_.ReadChecked(address, prefix + size + 4, "OHDR", chunk)) return false;
    Messages(std::string_view(chunk).substr(prefix, size), address + prefix);
    return true;
  }

  bool Chunk(uint64_t address, uint64_t size, const std::string& start, size_t from) {
    if (!Take({address, size})) return false;
    std::string& chunk = header_.chunks.emplace_back();
    if (size <= start.size() - from) chunk = start.substr(from, size);
    else if (!reader_.Read(address, size, chunk)) return false;
    Messages(chunk, address);
    return true;
  }

  void Messages(std::string_view chunk, uint64_t address) {
    Cursor cursor(chunk, address);
    while (cursor.remaining() >= head_ && left_ > 0) {
      Message message;
      uint16_t size = 0;
      uint8_t type = 0;
      if (second_) {
        cursor.ReadLittle(type), cursor.ReadLittle(size), cursor.ReadLittle(message.flags), cursor.Skip(head_ - 4);
        message.type = type;
      } else {
        cursor.ReadLittle(message.type), cursor.ReadLittle(size), cursor.ReadLittle(message.flags), cursor.Skip(3);
      }
      message.address = cursor.offset();
      if (!cursor.ReadText(size, message.body)) {
        header_.whole = false;
        reader_.Fault(message.address, "is a message that is longer than its object's header");
        return;
      }
      --left_;
      if (message.type == kContinuation) Continue(message);
      else if (header_.messages.size() < kMaxMessages) header_.messages.push_back(message);
    }
  }

  void Continue(const Message& message) {
    Cursor cursor(message.body, message.address);
    Stretch stretch;
    if (!reader_.Address(cursor, stretch.address) || !reader_.Length(cursor, stretch.length)) {
      reader_.Fault(message.address, "is too short to continue an object's header");
    } else if (continued_.size() <= kMaxChunks) {
      continued_.push_back(stretch);
    }
  }

  Reader& reader_;
  ObjectHeader& header_;
  std::vector<Stretch> continued_;
  uint64_t bytes_ = 0;
  uint64_t left_ = 0;  // messages that the header still has
  unsigned head_ = 8;
  bool second_ = false;
};

}  // namespace

const Message* ObjectHeader::Find(uint16_t type) const {
  const auto found = std::find_if(messages.begin(), messages.end(), [&](const Message& message) { return message.type == type; });
  return found == messages.end() ? nullptr : &*found;
}

bool ReadObjectHeader(Reader& reader, uint64_t address, ObjectHeader& header) { return HeaderReader(reader, header).Run(address); }

}  // namespace day::hdf5
