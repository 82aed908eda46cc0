#include "formats/pickle/values.h"

#include <fmt/format.h>

#include <algorithm>

#include "text/ascii.h"
#include "text/utf8.h"

namespace day::pickle {
namespace {

constexpr size_t kShownText = 120;  // bytes of a string in a description
constexpr size_t kShownItems = 6;

uint64_t Saturated(uint64_t a, uint64_t b) { return a > UINT64_MAX - b ? UINT64_MAX : a + b; }

// `count` hexadecimal digits at the beginning of `text`, or -1.
int64_t HexNumber(std::string_view text, size_t count) {
  if (text.size() < count) return -1;
  int64_t number = 0;
  for (char c : text.substr(0, count)) {
    const int digit = HexDigit(c);
    if (digit < 0) return -1;
    number = number * 16 + digit;
  }
  return number;
}

}  // namespace

Pool::Pool(uint64_t max_values, bool keep_all) : max_values_(max_values), more_items_(keep_all ? kKeptInAll : 0) {
  values_.resize(6);
  values_[kNone].kind = Kind::kNone;
  values_[kFalse].kind = values_[kTrue].kind = Kind::kBool;
  values_[kTrue].number = 1;
  values_[kFloat].kind = Kind::kFloat;
  values_[kAnyInt].kind = Kind::kInt;
  values_[kUnknown].whole = values_[kAnyInt].whole = values_[kFloat].whole = false;
}

ValueId Pool::New(Value value) {
  if (full()) return kUnknown;
  values_.push_back(std::move(value));
  return static_cast<ValueId>(values_.size() - 1);
}

ValueId Pool::Int(int64_t number) {
  if (full()) return kAnyInt;
  Value value;
  value.kind = Kind::kInt;
  value.number = number;
  return New(std::move(value));
}

void Pool::AddItem(ValueId container, ValueId item) {
  if (container <= kAnyInt) return;  // shared
  Value& into = values_[container];
  const Value& added = values_[item];
  into.weight = Saturated(into.weight, added.weight);
  into.depth = std::max(into.depth, added.depth == UINT32_MAX ? added.depth : added.depth + 1);
  if (into.items.size() < kKeptItems || more_items_ > 0) {
    if (into.items.size() >= kKeptItems) --more_items_;
    into.items.push_back(item);
  } else {
    into.whole = false;
  }
}

std::string Pool::Describe(ValueId id, int levels) const {
  const Value& value = values_[id];
  const auto list = [&](std::string_view open, std::string_view close) {
    if (levels <= 0 && !value.items.empty()) return fmt::format("{}…{}", open, close);
    std::string out(open);
    for (size_t i = 0; i < value.items.size() && i < kShownItems; ++i) out += (i ? ", " : "") + Describe(value.items[i], levels - 1);
    if (value.items.size() > kShownItems || !value.whole) out += ", …";
    return out + std::string(close);
  };
  switch (value.kind) {
    case Kind::kNone: return "None";
    case Kind::kBool: return value.number ? "True" : "False";
    case Kind::kInt: return value.whole ? fmt::format("{}", value.number) : "an integer";
    case Kind::kFloat: return "a float";
    case Kind::kText: {
      std::string_view text = value.text.substr(0, kShownText);
      while (!text.empty() && text.size() < value.text.size() && (text.back() & 0x80)) text.remove_suffix(1);
      return fmt::format("'{}{}'", text, text.size() < value.text.size() ? "…" : "");
    }
    case Kind::kBytes: return fmt::format("{} bytes", value.text.size());
    case Kind::kTuple: return levels >= 2 ? list("", "") : list("(", ")");
    case Kind::kList: return list("[", "]");
    case Kind::kDict: return value.items.empty() ? "{}" : "{…}";
    case Kind::kSet: return list("{", "}");
    case Kind::kGlobal: return "an imported name";
    case Kind::kResult: return "the result of a call";
    case Kind::kPersistent: return "a persistent id";
    case Kind::kUnknown: break;
  }
  return "?";
}

bool DecodeRawUnicode(std::string_view line, std::string& out) {
  out.clear();
  for (size_t i = 0; i < line.size(); ++i) {
    const size_t digits = i + 1 >= line.size() || line[i] != '\\' ? 0 : line[i + 1] == 'u' ? 4 : line[i + 1] == 'U' ? 8 : 0;
    if (digits == 0) {
      AppendUtf8(out, static_cast<unsigned char>(line[i]));  // Latin-1
      continue;
    }
    const int64_t code = HexNumber(line.substr(i + 2), digits);
    if (code < 0 || code > 0x10FFFF) return false;
    AppendUtf8(out, static_cast<uint32_t>(code));
    i += 1 + digits;
  }
  return true;
}

bool DecodeQuoted(std::string_view line, std::string& out) {
  out.clear();
  while (!line.empty() && (line.back() == ' ' || line.back() == '\t' || line.back() == '\r')) line.remove_suffix(1);
  while (!line.empty() && (line.front() == ' ' || line.front() == '\t')) line.remove_prefix(1);
  if (line.size() < 2 || line.front() != line.back() || (line.front() != '\'' && line.front() != '"')) return false;
  line = line.substr(1, line.size() - 2);
  for (size_t i = 0; i < line.size(); ++i) {
    if (line[i] != '\\') {
      out += line[i];
      continue;
    }
    if (++i >= line.size()) return false;
    switch (line[i]) {
      case 'n': out += '\n'; break;
      case 't': out += '\t'; break;
      case 'r': out += '\r'; break;
      case 'a': out += '\a'; break;
      case 'b': out += '\b'; break;
      case 'f': out += '\f'; break;
      case 'v': out += '\v'; break;
      case '\\':
      case '\'':
      case '"': out += line[i]; break;
      case 'x': {
        const int64_t code = HexNumber(line.substr(i + 1), 2);
        if (code < 0) return false;
        out += static_cast<char>(code);
        i += 2;
        break;
      }
      default: {
        if (line[i] < '0' || line[i] > '7') {
          out += '\\';
          out += line[i];
          break;
        }
        int code = 0;
        size_t digits = 0;
        for (; digits < 3 && i + digits < line.size() && line[i + digits] >= '0' && line[i + digits] <= '7'; ++digits)
          code = code * 8 + (line[i + digits] - '0');
        out += static_cast<char>(code & 0xFF);
        i += digits - 1;
      }
    }
  }
  return true;
}

bool DecodeDecimal(std::string_view line, int64_t& number, bool& whole) {
  const auto is_space = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
  while (!line.empty() && is_space(line.front())) line.remove_prefix(1);
  while (!line.empty() && is_space(line.back())) line.remove_suffix(1);
  if (line.ends_with('L')) line.remove_suffix(1);  // Python 2's long
  const bool negative = line.starts_with('-');
  if (negative || line.starts_with('+')) line.remove_prefix(1);
  if (line.empty()) return false;
  number = 0;
  whole = true;
  bool digit_before = false;
  for (char c : line) {
    if (c == '_' && digit_before) {
      digit_before = false;
      continue;
    }
    if (c < '0' || c > '9') return false;
    digit_before = true;
    if (whole && (__builtin_mul_overflow(number, int64_t{10}, &number) || __builtin_add_overflow(number, int64_t{c - '0'}, &number))) whole = false;
  }
  if (!whole) number = 0;
  if (negative) number = -number;
  return digit_before;
}

}  // namespace day::pickle
