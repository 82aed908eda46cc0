#include "database/values.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>

#include "text/utf8.h"

namespace day::duckdb {
namespace {

using Type = Owned<duckdb_logical_type>;
__extension__ typedef __int128 Signed128;  // beyond the standard, in every compiler that builds this
__extension__ typedef unsigned __int128 Unsigned128;

template <class T>
T At(void* data, idx_t row) {
  return static_cast<const T*>(data)[row];
}

// Decimal digits of a magnitude with 128 bits.
std::string Digits(Unsigned128 magnitude) {
  std::string digits;
  do digits += static_cast<char>('0' + static_cast<int>(magnitude % 10));
  while (magnitude /= 10);
  std::ranges::reverse(digits);
  return digits;
}

Signed128 Wide(const duckdb_hugeint& value) { return static_cast<Signed128>(static_cast<Unsigned128>(value.upper) << 64 | value.lower); }

Unsigned128 MagnitudeOf(Signed128 value) { return value < 0 ? -static_cast<Unsigned128>(value) : static_cast<Unsigned128>(value); }

Value WideInteger(Signed128 value) {
  if (value >= INT64_MIN && value <= INT64_MAX) return Value::Int(static_cast<int64_t>(value));
  return Value::String((value < 0 ? "-" : "") + Digits(MagnitudeOf(value)));
}

std::string Decimal(Signed128 value, size_t scale) {
  std::string digits = Digits(MagnitudeOf(value));
  if (scale > 0) {
    if (digits.size() <= scale) digits.insert(0, scale + 1 - digits.size(), '0');
    digits.insert(digits.size() - scale, ".");
  }
  return (value < 0 ? "-" : "") + digits;
}

// A number where a double has all of its digits, which it has up to fifteen; else exact, as text: a double would change it.
Value DecimalValue(Signed128 value, size_t scale) {
  constexpr Unsigned128 kExact = 1'000'000'000'000'000;
  const std::string text = Decimal(value, scale);
  double number = 0;
  if (MagnitudeOf(value) >= kExact || std::from_chars(text.data(), text.data() + text.size(), number).ec != std::errc()) return Value::String(text);
  return Value::Double(number);
}

Signed128 IntegerOf(duckdb_type type, void* data, idx_t row) {
  switch (type) {
    case DUCKDB_TYPE_TINYINT: return At<int8_t>(data, row);
    case DUCKDB_TYPE_SMALLINT: return At<int16_t>(data, row);
    case DUCKDB_TYPE_INTEGER: return At<int32_t>(data, row);
    case DUCKDB_TYPE_BIGINT: return At<int64_t>(data, row);
    case DUCKDB_TYPE_UTINYINT: return At<uint8_t>(data, row);
    case DUCKDB_TYPE_USMALLINT: return At<uint16_t>(data, row);
    case DUCKDB_TYPE_UINTEGER: return At<uint32_t>(data, row);
    case DUCKDB_TYPE_UBIGINT: return At<uint64_t>(data, row);
    default: return Wide(At<duckdb_hugeint>(data, row));
  }
}

std::string DateText(const duckdb_date_struct& date) { return fmt::format("{:04}-{:02}-{:02}", date.year, int{date.month}, int{date.day}); }

std::string TimeText(const duckdb_time_struct& time) {
  std::string text = fmt::format("{:02}:{:02}:{:02}", int{time.hour}, int{time.min}, int{time.sec});
  if (time.micros) text += fmt::format(".{:06}", time.micros);
  return text;
}

std::string TimestampText(const Library& library, int64_t micros, bool utc) {
  // limit: the infinities of SQL, and their neighbors, of which the library gives no parts
  if (micros == INT64_MAX || micros == -INT64_MAX) return micros > 0 ? "infinity" : "-infinity";
  const duckdb_timestamp_struct parts = library.from_timestamp({micros});
  return DateText(parts.date) + " " + TimeText(parts.time) + (utc ? "+00" : "");
}

// Of a finer or coarser unit; infinities stay what they are.
int64_t Micros(duckdb_type type, int64_t stamp) {
  if (stamp == INT64_MAX || stamp == -INT64_MAX) return stamp;
  if (type == DUCKDB_TYPE_TIMESTAMP_S) return stamp * 1'000'000;
  if (type == DUCKDB_TYPE_TIMESTAMP_MS) return stamp * 1'000;
  return type == DUCKDB_TYPE_TIMESTAMP_NS ? stamp / 1'000 : stamp;
}

std::string UuidText(const duckdb_hugeint& value) {
  const uint64_t upper = static_cast<uint64_t>(value.upper) ^ (uint64_t{1} << 63);  // kept so that it sorts
  return fmt::format("{:08x}-{:04x}-{:04x}-{:04x}-{:012x}", upper >> 32, upper >> 16 & 0xFFFF, upper & 0xFFFF, value.lower >> 48,
                     value.lower & 0xFFFF'FFFF'FFFFu);
}

std::string IntervalText(const duckdb_interval& interval) {
  return fmt::format("{} months {} days {} microseconds", interval.months, interval.days, interval.micros);
}

Value EnumValue(const Library& library, duckdb_logical_type type, void* data, idx_t row) {
  const auto index = static_cast<idx_t>(IntegerOf(library.enum_internal_type(type), data, row));
  return Value::String(library.Take(library.enum_dictionary_value(type, index)));
}

Value ListValue(const Library& library, duckdb_vector items, duckdb_logical_type item_type, idx_t begin, idx_t count) {
  Value list = Value::Array();
  for (idx_t i = 0; i < count; ++i) list.Add(ValueOf(library, items, item_type, begin + i));
  return list;
}

Value StructValue(const Library& library, duckdb_vector vector, duckdb_logical_type type, idx_t row) {
  Value object = Value::Object();
  for (idx_t i = 0; i < library.struct_type_child_count(type); ++i) {
    const Type child(library.struct_type_child_type(type, i), library.destroy_logical_type);
    object.Set(library.Take(library.struct_type_child_name(type, i)), ValueOf(library, library.struct_vector_get_child(vector, i), child.get(), row));
  }
  return object;
}

// A map is a list of pairs; keys of any type are written as text.
Value MapValue(const Library& library, duckdb_vector vector, duckdb_logical_type type, void* data, idx_t row) {
  const auto entry = At<duckdb_list_entry>(data, row);
  const duckdb_vector pairs = library.list_vector_get_child(vector);
  const Type key(library.map_type_key_type(type), library.destroy_logical_type), value(library.map_type_value_type(type), library.destroy_logical_type);
  Value object = Value::Object();
  for (idx_t i = entry.offset; i < entry.offset + entry.length; ++i)
    object.Set(ValueOf(library, library.struct_vector_get_child(pairs, 0), key.get(), i).ScalarText(),
               ValueOf(library, library.struct_vector_get_child(pairs, 1), value.get(), i));
  return object;
}

}  // namespace

Value ValueOf(const Library& library, duckdb_vector vector, duckdb_logical_type type, idx_t row) {
  const uint64_t* valid = library.vector_get_validity(vector);
  if (valid && !(valid[row / 64] >> (row % 64) & 1)) return {};
  void* const data = library.vector_get_data(vector);
  switch (const duckdb_type id = library.get_type_id(type)) {
    case DUCKDB_TYPE_BOOLEAN: return Value::Bool(At<uint8_t>(data, row) != 0);
    case DUCKDB_TYPE_TINYINT:
    case DUCKDB_TYPE_SMALLINT:
    case DUCKDB_TYPE_INTEGER:
    case DUCKDB_TYPE_BIGINT:
    case DUCKDB_TYPE_UTINYINT:
    case DUCKDB_TYPE_USMALLINT:
    case DUCKDB_TYPE_UINTEGER:
    case DUCKDB_TYPE_UBIGINT:
    case DUCKDB_TYPE_HUGEINT: return WideInteger(IntegerOf(id, data, row));
    case DUCKDB_TYPE_UHUGEINT: {
      const auto value = At<duckdb_uhugeint>(data, row);
      return Value::String(Digits(static_cast<Unsigned128>(value.upper) << 64 | value.lower));
    }
    case DUCKDB_TYPE_FLOAT: return Value::Double(static_cast<double>(At<float>(data, row)));
    case DUCKDB_TYPE_DOUBLE: return Value::Double(At<double>(data, row));
    case DUCKDB_TYPE_DECIMAL: return DecimalValue(IntegerOf(library.decimal_internal_type(type), data, row), library.decimal_scale(type));
    case DUCKDB_TYPE_VARCHAR:
    case DUCKDB_TYPE_BLOB: return Value::String(ToValidUtf8(TextOf(static_cast<const duckdb_string_t*>(data)[row])));
    case DUCKDB_TYPE_DATE: {
      const auto date = At<duckdb_date>(data, row);
      if (date.days == INT32_MAX || date.days == -INT32_MAX) return Value::String(date.days > 0 ? "infinity" : "-infinity");
      return Value::String(DateText(library.from_date(date)));
    }
    case DUCKDB_TYPE_TIME: return Value::String(TimeText(library.from_time(At<duckdb_time>(data, row))));
    case DUCKDB_TYPE_TIMESTAMP:
    case DUCKDB_TYPE_TIMESTAMP_S:
    case DUCKDB_TYPE_TIMESTAMP_MS:
    case DUCKDB_TYPE_TIMESTAMP_NS: return Value::String(TimestampText(library, Micros(id, At<int64_t>(data, row)), false));
    case DUCKDB_TYPE_TIMESTAMP_TZ: return Value::String(TimestampText(library, At<int64_t>(data, row), true));
    case DUCKDB_TYPE_INTERVAL: return Value::String(IntervalText(At<duckdb_interval>(data, row)));
    case DUCKDB_TYPE_UUID: return Value::String(UuidText(At<duckdb_hugeint>(data, row)));
    case DUCKDB_TYPE_ENUM: return EnumValue(library, type, data, row);
    case DUCKDB_TYPE_STRUCT: return StructValue(library, vector, type, row);
    case DUCKDB_TYPE_MAP: return MapValue(library, vector, type, data, row);
    case DUCKDB_TYPE_LIST: {
      const auto entry = At<duckdb_list_entry>(data, row);
      const Type child(library.list_type_child_type(type), library.destroy_logical_type);
      return ListValue(library, library.list_vector_get_child(vector), child.get(), entry.offset, entry.length);
    }
    case DUCKDB_TYPE_ARRAY: {
      const idx_t count = library.array_type_array_size(type);
      const Type child(library.array_type_child_type(type), library.destroy_logical_type);
      return ListValue(library, library.array_vector_get_child(vector), child.get(), row * count, count);
    }
    case DUCKDB_TYPE_SQLNULL: return {};
    // limit: types that no table of ours has (bit strings, unions, times of day with a zone); who wants them casts to text
    default: return Value::String("(cast it to VARCHAR to see it)");
  }
}

}  // namespace day::duckdb
