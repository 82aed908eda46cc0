// Which fields the records have, and what those say that tell where a record is from: sources and hosts, licenses, years, languages.
//
// What a field is for is told by its name (knowledge/records/provenance-fields.yaml). Of fields that name people only their presence is counted. The share
// of records that say where they are from, and under which terms, is what the documentation of a dataset can be held against.
//
// Meters of parts, merged in any order, save the same bytes as one that saw it all. Memory: up to 1 MB a role; 200 bytes a field. One thread at a time.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "records/meters/fields/top_values.h"
#include "records/words/place.h"

namespace day::records {

struct RecordField {
  std::string_view name;   // "meta.source_url"
  std::string_view value;  // of lists one after the other, under one name
};

enum class ShownAs : uint8_t { kValues, kHost, kYear, kNone };

struct FieldRole {
  std::string id, title;
  ShownAs shown = ShownAs::kValues;
};

// Immutable: any thread.
class FieldRoles {
 public:
  FieldRoles();  // of the program's knowledge
  const std::vector<FieldRole>& roles() const { return roles_; }
  // By the last part of a field's name; the number of roles where it has none.
  size_t Of(std::string_view field) const;

 private:
  std::vector<FieldRole> roles_;
  std::map<std::string, size_t, std::less<>> names_;
};

struct FieldsResult {
  struct Field {
    uint64_t records = 0;  // that have it, not empty
  };
  struct Role {
    std::string id, title;
    uint64_t records = 0;                // with a value, not empty, in a field of the role
    uint64_t unread = 0;                 // of dates: values that no year was found in
    TopValuesResult values;              // hosts, or values; empty for dates and for people
    std::map<uint16_t, uint64_t> years;  // of dates
  };
  uint64_t records = 0;
  std::map<std::string, Field> fields;
  bool more_fields = false;  // there were more different names than are kept
  std::vector<Role> roles;
};

class FieldsMeter {
 public:
  // limit: names of fields that are kept: those with the least hashes.
  static constexpr size_t kMostFields = 512;
  static constexpr size_t kLongestName = 200;

  explicit FieldsMeter(const FieldRoles& roles);  // outlives it
  void Add(std::span<const RecordField> fields, Place place);
  void Merge(const FieldsMeter& other);
  FieldsResult Measure(size_t most_values = 50) const;

  std::string Save() const;
  // Errors (kInvalid): see OpenPartial; a value that no meter would have.
  static Result<FieldsMeter> Load(std::string_view bytes, const FieldRoles& roles);

 private:
  struct Role {
    uint64_t records = 0, unread = 0;
    TopValues values;
    std::map<uint16_t, uint64_t> years;
  };
  void CountField(std::string_view name, uint64_t records);

  const FieldRoles* known_;
  uint64_t records_ = 0;
  std::map<std::pair<uint64_t, std::string>, uint64_t> fields_;  // by hash of the name
  bool more_fields_ = false;
  std::vector<Role> roles_;
};

}  // namespace day::records
