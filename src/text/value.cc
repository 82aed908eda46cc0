#include "text/value.h"

#include <fmt/format.h>

#include <algorithm>

namespace day {
namespace {

const Value kNullValue;
const std::string kEmpty;

}  // namespace

Value Value::Bool(bool value) {
  Value result;
  result.kind_ = Kind::kBool;
  result.integer_ = value;
  return result;
}
Value Value::Int(int64_t value) {
  Value result;
  result.kind_ = Kind::kInt;
  result.integer_ = value;
  return result;
}
Value Value::Double(double value) {
  Value result;
  result.kind_ = Kind::kDouble;
  result.double_ = value;
  return result;
}
Value Value::String(std::string value) {
  Value result;
  result.kind_ = Kind::kString;
  result.string_ = std::move(value);
  return result;
}
Value Value::Array(std::vector<Value> items) {
  Value result;
  result.kind_ = Kind::kArray;
  result.items_ = std::move(items);
  return result;
}
Value Value::Object(std::vector<Member> members) {
  Value result;
  result.kind_ = Kind::kObject;
  result.members_ = std::move(members);
  return result;
}

const std::string& Value::string() const { return is_string() ? string_ : kEmpty; }

const Value* Value::Find(std::string_view key) const {
  const auto at = std::find_if(members_.begin(), members_.end(), [key](const Member& member) { return member.first == key; });
  return at == members_.end() ? nullptr : &at->second;
}

const Value& Value::operator[](std::string_view key) const {
  const Value* found = Find(key);
  return found ? *found : kNullValue;
}

bool Value::HasDuplicate(std::string_view key) const {
  return std::count_if(members_.begin(), members_.end(), [key](const Member& member) { return member.first == key; }) > 1;
}

std::string Value::ScalarText() const {
  switch (kind_) {
    case Kind::kBool: return integer_ ? "true" : "false";
    case Kind::kInt: return fmt::format("{}", integer_);
    case Kind::kDouble: return fmt::format("{}", double_);
    case Kind::kString: return string_;
    default: return {};
  }
}

std::vector<std::string> Value::StringList() const {
  std::vector<std::string> list;
  if (is_array()) {
    for (const Value& item : items_)
      if (std::string text = item.ScalarText(); !text.empty()) list.push_back(std::move(text));
  } else if (std::string text = ScalarText(); !text.empty()) {
    list.push_back(std::move(text));
  }
  return list;
}

Value& Value::Set(std::string key, Value value) {
  kind_ = Kind::kObject;
  members_.emplace_back(std::move(key), std::move(value));
  return *this;
}

Value& Value::Add(Value value) {
  kind_ = Kind::kArray;
  items_.push_back(std::move(value));
  return *this;
}

}  // namespace day
