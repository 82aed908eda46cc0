// Fractal heaps: blocks of growing size in a table; the first ones are blocks, later rows tables of blocks (format specification, III.G).
#include <bit>

#include "formats/hdf5/btree2.h"
#include "formats/hdf5/heaps.h"

namespace day::hdf5 {
namespace {

constexpr int kMaxDepth = 16;                 // limit: tables in tables
constexpr uint64_t kMaxHeld = 16ULL << 20;    // bytes of blocks that are kept
constexpr uint64_t kMaxObject = 32ULL << 20;  // limit: hdf5-heap-object; bytes
constexpr std::string_view kSenseless = "is a heap that makes no sense";

}  // namespace

bool FractalHeap::Open() {
  std::string head;
  const unsigned o = reader_.offset_size, l = reader_.length_size;
  const uint64_t length = 4 + 1 + 2 + 2 + 1 + 4 + l + o + l + o + 8 * l + 2 + 2 * l + 2 + 2 + o + 2 + 4;
  if (!reader_.Read(address_, length, head)) return false;
  Cursor cursor(head, address_);
  uint8_t version = 0, flags = 0;
  uint16_t id_length = 0, filters = 0, width = 0, bits = 0, start_rows = 0, rows = 0;
  uint32_t max_managed = 0;
  const bool read = cursor.Skip(4) && cursor.ReadLittle(version) && cursor.ReadLittle(id_length) && cursor.ReadLittle(filters) && cursor.ReadLittle(flags) &&
                    cursor.ReadLittle(max_managed) && cursor.Skip(l) && reader_.Address(cursor, huge_tree_) && cursor.Skip(l + o + 8 * l) &&
                    cursor.ReadLittle(width) && reader_.Length(cursor, start_size_) && reader_.Length(cursor, max_direct_) && cursor.ReadLittle(bits) &&
                    cursor.ReadLittle(start_rows) && reader_.Address(cursor, root_) && cursor.ReadLittle(rows);
  if (!head.starts_with("FRHP") || !read || version != 0) return reader_.Fault(address_, "has not the signature of a heap of links or attributes");
  if (filters != 0) return reader_.NotRead("filtered-heaps");
  if (!reader_.ReadChecked(address_, length, "FRHP", head)) return false;
  id_length_ = id_length, max_managed_ = max_managed, width_ = width, heap_bits_ = bits, rows_ = rows;
  if (width == 0 || !std::has_single_bit(start_size_) || !std::has_single_bit(max_direct_) || max_direct_ < start_size_ || bits == 0 || bits > 64 ||
      max_direct_ > kMaxObject || rows > 64 || id_length < 3)
    return reader_.Fault(address_, kSenseless);
  return true;
}

// Of the blocks in a row: the first two rows have the smallest ones, each further row twice as large ones.
uint64_t FractalHeap::RowSize(unsigned row) const {
  const unsigned shift = row == 0 ? 0 : row - 1;
  return shift >= static_cast<unsigned>(std::countl_zero(start_size_)) ? 0 : start_size_ << shift;
}

bool FractalHeap::Find(std::string_view id, std::string& object) {
  if (id.size() < id_length_ || id.empty() || (id[0] & 0xC0) != 0) return reader_.Fault(address_, kSenseless);
  const unsigned kind = (static_cast<unsigned char>(id[0]) >> 4) & 3;
  if (kind == 1) return Huge(id, object);
  if (kind == 2) {  // in the id itself
    const bool extended = id_length_ > 18;
    const size_t begin = extended ? 2 : 1;
    const size_t length = (extended ? ((id[0] & 0x0FU) << 8 | static_cast<unsigned char>(id[1])) : (id[0] & 0x0FU)) + 1;
    if (length > id.size() - begin) return reader_.Fault(address_, kSenseless);
    object = id.substr(begin, length);
    return true;
  }
  if (kind != 0) return reader_.Fault(address_, kSenseless);
  Cursor cursor(id.substr(1));
  uint64_t offset = 0, length = 0;
  const unsigned offset_bytes = (heap_bits_ + 7) / 8;
  // The smaller one of what the largest block and the largest object need (H5HFhdr.c).
  const unsigned of_block = (static_cast<unsigned>(std::countr_zero(max_direct_)) + 7) / 8;
  const unsigned length_bytes = std::min(of_block, BytesFor(max_managed_));
  if (!Reader::Sized(cursor, offset_bytes, offset) || !Reader::Sized(cursor, length_bytes, length)) return reader_.Fault(address_, kSenseless);
  return Managed(offset, length, object);
}

bool FractalHeap::Managed(uint64_t offset, uint64_t length, std::string& object) {
  const auto cut = [&](uint64_t block_begin, std::string_view block) {
    const uint64_t inside = offset - block_begin;
    if (inside > block.size() || length > block.size() - inside) return reader_.Fault(address_, "is a heap whose object does not lie in its block");
    object = block.substr(inside, length);
    return true;
  };
  if (auto block = blocks_.upper_bound(offset); block != blocks_.begin()) {
    --block;
    if (offset - block->first < block->second.size()) return cut(block->first, block->second);
  }
  const unsigned offset_bytes = (heap_bits_ + 7) / 8;
  uint64_t at = root_, begin = 0, size = start_size_;
  unsigned rows = rows_;
  const unsigned direct_rows = static_cast<unsigned>(std::countr_zero(max_direct_) - std::countr_zero(start_size_)) + 2;
  for (int depth = 0; rows > 0; ++depth) {
    if (depth > kMaxDepth || reader_.IsNone(at)) return reader_.Fault(address_, kSenseless);
    // Which of the table's blocks holds the offset?
    uint64_t row_begin = begin, child_size = 0, column = 0;
    unsigned row = 0;
    for (;; ++row) {
      uint64_t row_size = 0;
      child_size = RowSize(row);
      if (row >= rows || child_size == 0 || __builtin_mul_overflow(child_size, width_, &row_size)) return reader_.Fault(address_, kSenseless);
      if (offset - row_begin < row_size) break;
      row_begin += row_size;
    }
    column = (offset - row_begin) / child_size;
    const uint64_t direct = std::min(rows, direct_rows);
    const uint64_t entry = row < direct ? row * width_ + column : direct * width_ + (row - direct) * width_ + column;
    const uint64_t children = rows * width_;  // 64 × 2^16
    std::string table;
    if (!reader_.ReadChecked(at, 4 + 1 + reader_.offset_size + offset_bytes + children * reader_.offset_size + 4, "FHIB", table)) return false;
    Cursor cursor(table, at);
    cursor.Skip(5 + reader_.offset_size + offset_bytes + entry * reader_.offset_size);
    if (!reader_.Address(cursor, at)) return false;
    begin = row_begin + column * child_size;
    size = child_size;
    if (row < direct_rows) break;
    const uint64_t first_row = start_size_ * width_;  // both were multiplied above
    if (child_size < first_row) return reader_.Fault(address_, kSenseless);
    rows = static_cast<unsigned>(std::bit_width(child_size) - std::bit_width(first_row)) + 1;
  }
  if (reader_.IsNone(at) || size > kMaxObject) return reader_.Fault(address_, kSenseless);
  std::string bytes;
  if (!reader_.Read(at, size, bytes)) return false;
  if (!bytes.starts_with("FHDB")) return reader_.Fault(at, "has not the signature of a block of a heap");
  held_ += size;
  if (held_ > kMaxHeld) blocks_.clear(), held_ = size;
  const std::string& block = blocks_[begin] = std::move(bytes);
  return cut(begin, block);
}

bool FractalHeap::Huge(std::string_view id, std::string& object) {
  const unsigned o = reader_.offset_size, l = reader_.length_size;
  Cursor cursor(id.substr(1));
  uint64_t at = 0, length = 0, key = 0;
  bool found = false;
  if (id_length_ - 1 >= o + l) {
    found = reader_.Address(cursor, at) && reader_.Length(cursor, length);
  } else {
    if (!Reader::Sized(cursor, static_cast<unsigned>(std::min<uint64_t>(8, id_length_ - 1)), key) || reader_.IsNone(huge_tree_))
      return reader_.Fault(address_, kSenseless);
    ForEachRecord(reader_, huge_tree_, [&](const Tree2Record& record) {
      Cursor fields(record.bytes);
      uint64_t number = 0;
      found = reader_.Address(fields, at) && reader_.Length(fields, length) && reader_.Length(fields, number) && number == key;
      return !found;
    });
  }
  if (!found) return false;
  if (length > kMaxObject) return reader_.Limit("hdf5-heap-object");
  return reader_.Read(at, length, object);
}

}  // namespace day::hdf5
