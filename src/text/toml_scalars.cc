#include "text/toml_scalars.h"

#include <charconv>
#include <limits>
#include <string>

#include "text/ascii.h"

namespace day {
namespace {

// `shape`: 'd' stands for a digit, everything else for itself.
bool Fits(std::string_view text, std::string_view shape) {
  if (text.size() != shape.size()) return false;
  for (size_t i = 0; i < text.size(); ++i)
    if (shape[i] == 'd' ? !IsDigit(text[i]) : text[i] != shape[i]) return false;
  return true;
}

bool IsTime(std::string_view text) {
  if (!Fits(text.substr(0, 8), "dd:dd:dd")) return false;
  text.remove_prefix(8);
  if (text.empty()) return true;
  return text.size() > 1 && text[0] == '.' && text.find_first_not_of("0123456789", 1) == text.npos;
}

bool IsDateTime(std::string_view text) {
  if (!IsTomlDate(text.substr(0, 10))) return false;
  text.remove_prefix(10);
  if (text.empty()) return true;
  if (text[0] != 'T' && text[0] != 't' && text[0] != ' ') return false;
  text.remove_prefix(1);
  if (text.ends_with('Z') || text.ends_with('z')) text.remove_suffix(1);
  else if (text.size() > 6 && (Fits(text.substr(text.size() - 6), "+dd:dd") || Fits(text.substr(text.size() - 6), "-dd:dd"))) text.remove_suffix(6);
  return IsTime(text);
}

// Removes underscores, each of which must stand between two digits; nothing where one does not.
std::optional<std::string> Digits(std::string_view text, bool (*is_digit)(char)) {
  std::string digits;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '_') {
      digits += text[i];
    } else if (i == 0 || i + 1 == text.size() || !is_digit(text[i - 1]) || !is_digit(text[i + 1])) {
      return std::nullopt;
    }
  }
  return digits;
}

bool IsHexDigit(char c) { return IsDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

std::optional<Value> Integer(std::string_view digits, int base) {
  int64_t value = 0;
  const char* const begin = digits.data();
  const char* const end = begin + digits.size();
  const auto [stop, error] = std::from_chars(begin, end, value, base);
  if (error != std::errc() || stop != end || digits.empty()) return std::nullopt;
  return Value::Int(value);
}

// [+-] digits [. digits] [e [+-] digits], no leading zero.
std::optional<Value> Number(std::string_view token) {
  const auto stripped = Digits(token, IsDigit);
  if (!stripped) return std::nullopt;
  std::string_view text = *stripped;
  const bool negative = text.starts_with('-');
  if (text.starts_with('+') || negative) text.remove_prefix(1);
  if (text == "inf") return Value::Double(negative ? -std::numeric_limits<double>::infinity() : std::numeric_limits<double>::infinity());
  if (text == "nan") return Value::Double(std::numeric_limits<double>::quiet_NaN());
  const auto run = [&](size_t from) { return std::min(text.find_first_not_of("0123456789", from), text.size()); };
  size_t at = run(0);
  if (at == 0 || (text[0] == '0' && at > 1)) return std::nullopt;
  const std::string_view all = std::string_view(*stripped).substr(stripped->starts_with('+') ? 1 : 0);
  if (at == text.size()) return Integer(all, 10);
  if (text[at] == '.') {
    const size_t end = run(at + 1);
    if (end == at + 1) return std::nullopt;
    at = end;
  }
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    size_t digits = at + 1;
    if (digits < text.size() && (text[digits] == '+' || text[digits] == '-')) ++digits;
    at = run(digits);
    if (at == digits) return std::nullopt;
  }
  if (at != text.size()) return std::nullopt;
  double value = 0;
  const auto [stop, error] = std::from_chars(all.data(), all.data() + all.size(), value);
  if (stop != all.data() + all.size()) return std::nullopt;
  (void)error;  // a figure too large or too small for a double: what from_chars leaves, 0
  return Value::Double(value);
}

}  // namespace

bool IsTomlDate(std::string_view token) { return Fits(token, "dddd-dd-dd"); }

std::optional<Value> ParseTomlScalar(std::string_view token) {
  if (token == "true" || token == "false") return Value::Bool(token == "true");
  if (IsTime(token) || IsDateTime(token)) return Value::String(std::string(token));
  for (const auto& [prefix, base] : {std::pair<std::string_view, int>{"0x", 16}, {"0o", 8}, {"0b", 2}})
    if (token.starts_with(prefix)) {
      const auto digits = Digits(token.substr(2), IsHexDigit);
      if (!digits || digits->starts_with('-')) return std::nullopt;
      return Integer(*digits, base);
    }
  return Number(token);
}

}  // namespace day
