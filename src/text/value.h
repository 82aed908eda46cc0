// A JSON or YAML document as a tree that remembers where each node stood.
//
// Why our own tree over a library's: evidence must point to a line, duplicate keys must stay visible (a card with two
// `license:` lines is a finding, not a coin toss), and both notations must feed the same readers. Parsing itself is rapidjson's
// and libyaml's (json.h, yaml.h). Values are plain: copy, move, compare.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace day {

class Value {
 public:
  enum class Kind : uint8_t { kNull, kBool, kInt, kDouble, kString, kArray, kObject };
  using Member = std::pair<std::string, Value>;

  Value() = default;
  static Value Bool(bool value);
  static Value Int(int64_t value);
  static Value Double(double value);
  static Value String(std::string value);
  static Value Array(std::vector<Value> items = {});
  static Value Object(std::vector<Member> members = {});

  Kind kind() const { return kind_; }
  bool is_null() const { return kind_ == Kind::kNull; }
  bool is_bool() const { return kind_ == Kind::kBool; }
  bool is_int() const { return kind_ == Kind::kInt; }
  bool is_number() const { return kind_ == Kind::kInt || kind_ == Kind::kDouble; }
  bool is_string() const { return kind_ == Kind::kString; }
  bool is_array() const { return kind_ == Kind::kArray; }
  bool is_object() const { return kind_ == Kind::kObject; }

  // Total: of another kind they give the neutral value (false, 0, "", no items).
  bool boolean() const { return is_bool() && integer_ != 0; }
  int64_t integer() const { return is_int() ? integer_ : 0; }
  double number() const { return is_int() ? static_cast<double>(integer_) : kind_ == Kind::kDouble ? double_ : 0; }
  const std::string& string() const;
  const std::vector<Value>& items() const { return items_; }
  const std::vector<Member>& members() const { return members_; }  // in the order of the text, duplicates kept

  const Value* Find(std::string_view key) const;        // the first member of that name, or null
  const Value& operator[](std::string_view key) const;  // the same, or a null Value
  bool HasDuplicate(std::string_view key) const;
  // One string for a scalar ("true", "7", "0.5", text itself); empty for null, array and object.
  std::string ScalarText() const;
  // An array's strings, or the one string that stands in its place: `license: mit` and `license: [mit]` read alike.
  std::vector<std::string> StringList() const;

  std::vector<Value>& mutable_items() { return items_; }
  std::vector<Member>& mutable_members() { return members_; }
  Value& Set(std::string key, Value value);  // appends; returns *this
  Value& Add(Value value);

  uint32_t line = 0;      // in its text, from 1; 0 when it was not parsed
  uint32_t key_line = 0;  // of the member's key that it stands under

 private:
  Kind kind_ = Kind::kNull;
  int64_t integer_ = 0;
  double double_ = 0;
  std::string string_;
  std::vector<Value> items_;
  std::vector<Member> members_;
};

}  // namespace day
