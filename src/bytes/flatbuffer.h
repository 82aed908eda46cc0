// Walks a flatbuffer: tables, vectors and strings behind offsets, each checked before it is followed.
//
// Format: https://flatbuffers.dev/internals/. All numbers are little-endian. A file begins with the offset of its root (u32, from the start)
// and often four bytes that name its type. A table begins with the distance back to its vtable (i32): u16 bytes of the vtable, u16 bytes of
// the table, then per field a u16 offset into the table, 0 where the field has its default. Strings, vectors and tables in a field are u32
// offsets forward from the field. A vector is a u32 count and its items; a string is one of bytes with a zero behind it.
//
// Read by pages over RandomBytes, so that weights of gigabytes between the tables are never touched. The first rule that is broken is kept
// and all later answers are empty; a page that cannot be had is noted, and the walk goes on beside it, so that one look asks for all that it
// can know of (an audit shows in the next round what was asked for). Offsets only lead forward but to vtables, and a caller follows a fixed
// schema: no depth to limit, but the tables and strings together (limit), since many offsets may lead to one.
// Not checked: alignment, which only matters to those who map the file into memory.
// One thread.
#pragma once

#include <algorithm>
#include <array>
#include <concepts>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "bytes/cursor.h"
#include "bytes/random_bytes.h"

namespace day {

struct FlatLimits {
  uint64_t max_objects = 1'000'000;        // limit: tables, vectors and strings; the verifier of flatbuffers has the same for tables
  uint64_t max_pages = 16 << 10;           // limit: pages of 4 KiB that are held
  uint64_t max_reads = 20'000'000;         // limit: fields and items, since many offsets may lead to one long list
  uint64_t max_text = uint64_t{64} << 20;  // limit: bytes of strings that are given
};

class FlatBuffer {
 public:
  struct Table {
    uint64_t at = 0, vtable_at = 0;
    uint16_t vtable_size = 0;  // bytes; 0: there is no table here
    explicit operator bool() const { return vtable_size > 0; }
  };
  struct Vector {
    uint64_t at = 0;  // of the first item
    uint32_t count = 0;
    bool present = false;
  };

  // `begin`: where the flatbuffer lies in `bytes`; it ends with them. `bytes` must outlive this.
  explicit FlatBuffer(const RandomBytes& bytes, const FlatLimits& limits = {}, uint64_t begin = 0) : bytes_(bytes), limits_(limits), begin_(begin) {}

  Table Root();
  bool Has(const Table& table, int field) { return FieldAt(table, field, 1) != 0; }
  template <std::integral T>
  T Number(const Table& table, int field, T otherwise = 0) {
    const uint64_t at = FieldAt(table, field, sizeof(T));
    if (at != 0) Load(at, otherwise);
    return otherwise;
  }
  Table TableIn(const Table& table, int field) { return TableBehind(FieldAt(table, field, 4)); }
  Vector VectorIn(const Table& table, int field, uint64_t item_size);
  std::string TextIn(const Table& table, int field, uint64_t max = kMaxText) { return TextBehind(FieldAt(table, field, 4), max); }

  // Items of vectors; `index` below their count.
  template <std::integral T>
  T NumberAt(const Vector& vector, uint32_t index) {
    T value = 0;
    Load(vector.at + uint64_t{index} * sizeof(T), value);
    return value;
  }
  Table TableAt(const Vector& vector, uint32_t index) { return TableBehind(vector.at + uint64_t{index} * 4); }
  std::string TextAt(const Vector& vector, uint32_t index, uint64_t max = kMaxText) { return TextBehind(vector.at + uint64_t{index} * 4, max); }

  // The tables of a list, until something fails.
  template <class Visit>
  void ForEach(const Vector& tables, Visit visit) {
    for (uint32_t i = 0; i < tables.count && ok(); ++i) visit(TableAt(tables, i));
  }

  // The extents of a tensor, and how many elements they make. Fails where they are more than 64, negative, or make too many.
  template <std::integral T>
  bool Shape(const Vector& extents, std::vector<int64_t>& shape, uint64_t& elements) {
    elements = 1;
    if (extents.count > kMaxRank) return Fail(extents.at, "a tensor has more than 64 dimensions"), false;
    for (uint32_t i = 0; i < extents.count; ++i) {
      const T extent = NumberAt<T>(extents, i);
      if (extent < 0) return Fail(extents.at, "a tensor's shape is negative"), false;
      if (__builtin_mul_overflow(elements, static_cast<uint64_t>(extent), &elements)) return Fail(extents.at, "a tensor's shape overflows"), false;
      shape.push_back(extent);
    }
    return true;
  }

  // Bytes that the caller knows to be inside of the file; false where they cannot be had.
  bool Bytes(uint64_t at, uint64_t length, std::string& out);

  bool ok() const { return ok_ && limit_.empty(); }
  bool whole() const { return ok() && !missing_; }  // what was read until now is what the file holds
  // What kept the walk from the whole of the file: a limit, the rule that is broken, or what could not be read.
  std::optional<Malformed> Trouble() const;
  bool missing() const { return missing_; }          // something could not be read: what is not there may be there
  const Malformed& error() const { return error_; }  // where !ok() and no limit
  std::string_view limit() const { return limit_; }  // "limit flatbuffer-objects" …, or ""
  uint64_t reached() const { return reached_; }      // the end of the last byte that the walk knows of
  uint64_t size() const { return bytes_.size(); }
  void Fail(uint64_t at, std::string_view rule);
  void Reach(uint64_t end) { reached_ = std::max(reached_, end); }

  static constexpr uint64_t kMaxText = 4096;  // bytes of a string that are given; it is checked to its end

 private:
  static constexpr uint64_t kPage = 4 << 10;  // bytes
  static constexpr uint32_t kMaxRank = 64;    // limit: dimensions of a tensor

  // Where the field's bytes are, or 0.
  uint64_t FieldAt(const Table& table, int field, uint64_t size);
  // Follows the offset that lies at `at`; 0 where there is none.
  uint64_t Follow(uint64_t at, uint64_t needed);
  Table TableFrom(uint64_t at);
  Table TableBehind(uint64_t at);
  std::string TextBehind(uint64_t at, uint64_t max);
  bool Inside(uint64_t at, uint64_t size) const { return at <= bytes_.size() && size <= bytes_.size() - at; }
  bool Count();
  bool Raw(uint64_t at, std::span<std::byte> out);
  const std::string* Page(uint64_t index);

  // False, and `value` as it was, where it cannot be had. Callers have checked that it is inside of the file.
  template <std::integral T>
  bool Load(uint64_t at, T& value) {
    std::array<std::byte, sizeof(T)> raw;
    if (!Raw(at, raw)) return false;
    value = FromLittle<T>(raw.data());
    return true;
  }

  const RandomBytes& bytes_;
  const FlatLimits limits_;
  const uint64_t begin_;
  bool ok_ = true, missing_ = false;
  Malformed error_;
  std::string_view limit_;
  uint64_t reached_ = 0, objects_ = 0, reads_ = 0, text_ = 0;
  std::unordered_map<uint64_t, std::string> pages_;  // by index; "" where it could not be read
  uint64_t last_index_ = UINT64_MAX;
  const std::string* last_page_ = nullptr;
};

}  // namespace day
