#include "formats/parquet/parquet.h"

namespace day {
namespace {

constexpr int kMaxDepth = 32;          // limit: nested structs and lists
constexpr size_t kMaxColumns = 1'000;  // limit: names kept

// Thrift compact protocol, as far as Parquet's footer needs it
// (https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md).
enum Type : uint8_t { kStop, kTrue, kFalse, kByte, kI16, kI32, kI64, kDouble, kBinary, kList, kSet, kMap, kStruct };

bool ReadVarint(Cursor& cursor, uint64_t& value) {
  value = 0;
  for (int shift = 0; shift < 70; shift += 7) {
    uint8_t byte = 0;
    if (!cursor.ReadLittle(byte)) return false;
    value |= uint64_t{static_cast<uint8_t>(byte & 0x7F)} << (shift < 64 ? shift : 63);
    if (!(byte & 0x80)) return true;
  }
  return cursor.Fail("a variable-length number is longer than 10 bytes");
}

bool ReadZigZag(Cursor& cursor, int64_t& value) {
  uint64_t raw = 0;
  if (!ReadVarint(cursor, raw)) return false;
  value = static_cast<int64_t>(raw >> 1) ^ -static_cast<int64_t>(raw & 1);
  return true;
}

struct FieldReader {
  int16_t id = 0;
  uint8_t type = kStop;
  bool Next(Cursor& cursor) {  // false at the end of the struct and on failure
    uint8_t head = 0;
    if (!cursor.ReadLittle(head)) return false;
    type = head & 0x0F;
    if (type == kStop) return false;
    if (const uint8_t delta = head >> 4; delta != 0) {
      id = static_cast<int16_t>(id + delta);
      return true;
    }
    int64_t absolute = 0;
    if (!ReadZigZag(cursor, absolute)) return false;
    id = static_cast<int16_t>(absolute);
    return true;
  }
};

bool ReadListHead(Cursor& cursor, uint8_t& type, uint64_t& count) {
  uint8_t head = 0;
  if (!cursor.ReadLittle(head)) return false;
  type = head & 0x0F;
  count = head >> 4;
  if (count == 15 && !ReadVarint(cursor, count)) return false;
  if (count > cursor.remaining()) return cursor.Fail("a list is longer than the bytes that are left");
  return true;
}

bool Skip(Cursor& cursor, uint8_t type, int depth, bool in_list) {
  if (depth > kMaxDepth) return cursor.Fail("is nested more than 32 deep");
  switch (type) {
    case kTrue:
    case kFalse: return in_list ? cursor.Skip(1) : true;  // a field's truth is in its type
    case kByte: return cursor.Skip(1);
    case kI16:
    case kI32:
    case kI64: {
      uint64_t ignored = 0;
      return ReadVarint(cursor, ignored);
    }
    case kDouble: return cursor.Skip(8);
    case kBinary: {
      uint64_t length = 0;
      return ReadVarint(cursor, length) && cursor.Skip(length);
    }
    case kList:
    case kSet: {
      uint8_t item = 0;
      uint64_t count = 0;
      if (!ReadListHead(cursor, item, count)) return false;
      for (uint64_t i = 0; i < count; ++i)
        if (!Skip(cursor, item, depth + 1, true)) return false;
      return true;
    }
    case kMap: {
      uint64_t count = 0;
      if (!ReadVarint(cursor, count)) return false;
      if (count == 0) return true;
      if (count > cursor.remaining()) return cursor.Fail("a map is longer than the bytes that are left");
      uint8_t types = 0;
      if (!cursor.ReadLittle(types)) return false;
      for (uint64_t i = 0; i < count; ++i)
        if (!Skip(cursor, types >> 4, depth + 1, true) || !Skip(cursor, types & 0x0F, depth + 1, true)) return false;
      return true;
    }
    case kStruct: {
      FieldReader field;
      while (field.Next(cursor))
        if (!Skip(cursor, field.type, depth + 1, false)) return false;
      return cursor.ok();
    }
    default: return cursor.Fail("a field has an unknown type");
  }
}

// SchemaElement: 4 = name, 5 = num_children (absent or 0 for a leaf).
bool ReadSchema(Cursor& cursor, ParquetFooter& footer) {
  uint8_t type = 0;
  uint64_t count = 0;
  if (!ReadListHead(cursor, type, count)) return false;
  if (type != kStruct) return cursor.Fail("the schema is not a list of structs");
  for (uint64_t i = 0; i < count; ++i) {
    std::string_view name;
    int64_t children = 0;
    FieldReader field;
    while (field.Next(cursor)) {
      bool ok;
      if (field.id == 4 && field.type == kBinary) {
        uint64_t length = 0;
        ok = ReadVarint(cursor, length) && cursor.ReadText(length, name);
      } else if (field.id == 5 && field.type == kI32) {
        ok = ReadZigZag(cursor, children);
      } else {
        ok = Skip(cursor, field.type, 0, false);
      }
      if (!ok) return false;
    }
    if (!cursor.ok()) return false;
    if (children == 0 && i > 0 && footer.columns.size() < kMaxColumns) footer.columns.emplace_back(name.substr(0, 256));
  }
  return true;
}

}  // namespace

std::expected<uint64_t, Malformed> ParseParquetTail(std::string_view last_eight, uint64_t file_size) {
  const uint64_t at = file_size >= 8 ? file_size - 8 : 0;
  Cursor cursor(last_eight, at);
  uint32_t length = 0;
  std::string_view magic;
  if (!cursor.ReadLittle(length) || !cursor.ReadText(4, magic)) return std::unexpected(cursor.error());
  if (magic == "PARE") return std::unexpected(Malformed{at + 4, "the footer is encrypted"});
  if (magic != "PAR1") return std::unexpected(Malformed{at + 4, "does not end with PAR1"});
  if (file_size < 12 || length > file_size - 12) return std::unexpected(Malformed{at, "the footer is longer than the file"});
  return length;
}

std::expected<ParquetFooter, Malformed> ParseParquetMetadata(std::string_view metadata, uint64_t base) {
  Cursor cursor(metadata, base);
  ParquetFooter footer;
  bool rows_seen = false;
  FieldReader field;
  while (!rows_seen && field.Next(cursor)) {
    if (field.id == 2 && field.type == kList) {
      if (!ReadSchema(cursor, footer)) break;
    } else if (field.id == 3 && field.type == kI64) {
      int64_t rows = 0;
      if (!ReadZigZag(cursor, rows)) break;
      if (rows < 0) {
        cursor.Fail("the number of rows is negative");
        break;
      }
      footer.rows = static_cast<uint64_t>(rows);
      rows_seen = true;
    } else if (!Skip(cursor, field.type, 0, false)) {
      break;
    }
  }
  if (!cursor.ok()) return std::unexpected(cursor.error());
  if (!rows_seen) return std::unexpected(Malformed{base, "the number of rows is missing"});
  return footer;
}

}  // namespace day
