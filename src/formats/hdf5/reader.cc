#include "formats/hdf5/reader.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace day::hdf5 {

std::string_view UpToNul(std::string_view text) { return text.substr(0, text.find('\0')); }
unsigned BytesFor(uint64_t largest) { return largest == 0 ? 1 : (static_cast<unsigned>(std::bit_width(largest)) - 1) / 8 + 1; }

uint32_t Checksum(std::string_view bytes) {
  uint32_t a = 0xdeadbeef + static_cast<uint32_t>(bytes.size()), b = a, c = a;
  const auto word = [&](size_t at) {
    uint32_t value = 0;
    for (size_t i = 0; i < 4 && at + i < bytes.size(); ++i) value |= static_cast<uint32_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
    return value;
  };
  const auto mix = [](uint32_t& x, uint32_t y, int turn) {
    x ^= y;
    x -= std::rotl(y, turn);
  };
  size_t at = 0;
  for (; bytes.size() - at > 12; at += 12) {
    a += word(at), b += word(at + 4), c += word(at + 8);
    a -= c, a ^= std::rotl(c, 4), c += b;
    b -= a, b ^= std::rotl(a, 6), a += c;
    c -= b, c ^= std::rotl(b, 8), b += a;
    a -= c, a ^= std::rotl(c, 16), c += b;
    b -= a, b ^= std::rotl(a, 19), a += c;
    c -= b, c ^= std::rotl(b, 4), b += a;
  }
  if (at == bytes.size()) return c;
  a += word(at), b += word(at + 4), c += word(at + 8);
  mix(c, b, 14), mix(a, c, 11), mix(b, a, 25), mix(c, b, 16), mix(a, c, 4), mix(b, a, 14), mix(c, b, 24);
  return c;
}

bool Reader::Holds(uint64_t address, uint64_t length) const {
  const uint64_t size = bytes_.size() - base_;
  return address <= size && length <= size - address;
}

bool Reader::Read(uint64_t address, uint64_t length, std::string& out) {
  if (stopped()) return false;
  if (!Holds(address, length)) return Fault(address, "points past the end of the file");
  if (length > limits_.max_read - read_) return Limit("hdf5-bytes");
  read_ += length;
  if (bytes_.ReadText(base_ + address, length, out)) return true;
  file_.complete = false;
  return false;
}

bool Reader::ReadSome(uint64_t address, uint64_t length, std::string& out) {
  if (!Holds(address, 1)) return Fault(address, "points past the end of the file");
  return Read(address, std::min(length, bytes_.size() - base_ - address), out);
}

bool Reader::ReadChecked(uint64_t address, uint64_t length, std::string_view signature, std::string& out) {
  if (length < signature.size() + 4) return Fault(address, "is too short for what it is");
  if (!Read(address, length, out)) return false;
  if (!out.starts_with(signature)) return Fault(address, "has not the signature of what it is");
  if (!limits_.checksums) return true;
  Cursor cursor(std::string_view(out).substr(out.size() - 4));
  uint32_t stated = 0;
  if (!cursor.ReadLittle(stated) || stated != Checksum(std::string_view(out).substr(0, out.size() - 4))) return Fault(address, "has a wrong checksum");
  return true;
}

bool Reader::Fault(uint64_t address, std::string_view rule) {
  if (file_.faults.size() < kMaxHdf5Signs) file_.faults.push_back({address > UINT64_MAX - base_ ? UINT64_MAX : base_ + address, rule});
  return false;
}
bool Reader::Limit(std::string_view name) {
  if (file_.limit.empty()) file_.limit = name;
  return false;
}
bool Reader::NotRead(std::string_view what) {
  if (file_.not_read.empty()) file_.not_read = what;
  return false;
}

bool Reader::Sized(Cursor& cursor, unsigned bytes, uint64_t& value) {
  std::span<const std::byte> raw;
  value = 0;
  if (!cursor.ReadBytes(bytes, raw)) return false;
  for (size_t i = 0; i < raw.size() && i < 8; ++i) value |= static_cast<uint64_t>(raw[i]) << (8 * i);
  return true;
}

}  // namespace day::hdf5
