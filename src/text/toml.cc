// toml++ keeps tables sorted by key; the order of the text is restored from the places that it remembers.
#define TOML_EXCEPTIONS 0
#define TOML_HEADER_ONLY 1
#define TOML_ENABLE_FORMATTERS 1  // for dates
#include "text/toml.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <sstream>
#include <tuple>

#include "text/tree_builder.h"

namespace day {
namespace {

constexpr std::string_view kBom = "\xEF\xBB\xBF";

// limit: dots in one key. The parser nests a table for each without a bound of its own and takes them apart by recursion, so that a
// megabyte of "a.a.a…" would overflow the stack; with its 256 nested inline tables this leaves at most 8,448 levels.
constexpr size_t kMaxDots = 32;

// Removes a string at the front. One that does not end takes the rest: the parser stops there too, with its own message.
void SkipString(std::string_view& text) {
  const char quote = text.front();
  const bool escapes = quote == '"';
  const size_t quotes = std::min(text.find_first_not_of(quote), text.size());
  if (quotes == 2) return text.remove_prefix(2);  // an empty string
  const bool lines = quotes >= 3;
  for (size_t i = lines ? 3 : 1; i < text.size(); ++i) {
    if (text[i] == '\\' && escapes) {
      ++i;
    } else if (text[i] == '\n' && !lines) {
      return text.remove_prefix(i);
    } else if (text[i] == quote) {
      if (!lines) return text.remove_prefix(i + 1);
      size_t run = 1;
      while (run < 5 && i + run < text.size() && text[i + run] == quote) ++run;  // a text may end in two quotes of its own
      if (run >= 3) return text.remove_prefix(i + run);
      i += run - 1;
    }
  }
  text = {};
}

// The line of a key with too many dots, or 0.
uint32_t FindDeepKey(std::string_view text) {
  uint32_t line = 1;
  size_t dots = 0;
  while (!text.empty()) {
    const char c = text.front();
    if (c == '"' || c == '\'') {
      const std::string_view before = text;
      SkipString(text);
      line += static_cast<uint32_t>(std::ranges::count(before.substr(0, before.size() - text.size()), '\n'));
      continue;
    }
    if (c == '#') {
      text.remove_prefix(std::min(text.find('\n'), text.size()));
      continue;
    }
    if (c == '.' && ++dots > kMaxDots) return line;
    if (c == '\n' || c == ',' || c == '=' || c == '{') dots = 0;
    line += c == '\n';
    text.remove_prefix(1);
  }
  return 0;
}

uint32_t LineOf(const toml::node& node) { return static_cast<uint32_t>(node.source().begin.line); }

template <class T>
std::string Written(const T& value) {
  std::ostringstream out;
  out << value;
  return out.str();
}

Value ScalarOf(const toml::node& node) {
  if (const auto* string = node.as_string()) return Value::String(string->get());
  if (const auto* integer = node.as_integer()) return Value::Int(integer->get());
  if (const auto* number = node.as_floating_point()) return Value::Double(number->get());
  if (const auto* boolean = node.as_boolean()) return Value::Bool(boolean->get());
  if (const auto* date = node.as_date()) return Value::String(Written(date->get()));
  if (const auto* time = node.as_time()) return Value::String(Written(time->get()));
  if (const auto* moment = node.as_date_time()) return Value::String(Written(moment->get()));
  return {};
}

// Recursion is bounded by the parser's own limit on nesting and by the builder's.
bool Build(const toml::node& node, TreeBuilder& builder) {
  if (const toml::array* array = node.as_array()) {
    if (!builder.Begin(Value::Array(), LineOf(node))) return false;
    for (const toml::node& item : *array)
      if (!Build(item, builder)) return false;
    return builder.End();
  }
  if (const toml::table* table = node.as_table()) {
    if (!builder.Begin(Value::Object(), LineOf(node))) return false;
    std::vector<std::pair<const toml::key*, const toml::node*>> members;
    for (auto it = table->cbegin(); it != table->cend(); ++it) members.emplace_back(&it->first, &it->second);
    std::ranges::stable_sort(members, {}, [](const auto& member) {
      const toml::source_position& begin = member.first->source().begin;
      return std::tuple(begin.line, begin.column);
    });
    for (const auto& [key, value] : members)
      if (!builder.Key(std::string(key->str()), static_cast<uint32_t>(key->source().begin.line)) || !Build(*value, builder)) return false;
    return builder.End();
  }
  return builder.Scalar(ScalarOf(node), LineOf(node));
}

}  // namespace

Result<Value> ParseToml(std::string_view text, const ParseLimits& limits) {
  if (text.starts_with(kBom)) text.remove_prefix(kBom.size());
  if (const uint32_t line = FindDeepKey(text)) return MakeError(ErrorKind::kInvalid, fmt::format("line {}: has a key with more parts than the limit allows", line));
  const toml::parse_result parsed = toml::parse(text);
  if (!parsed) {
    const toml::parse_error& error = parsed.error();
    return MakeError(ErrorKind::kInvalid, fmt::format("line {}: {}", error.source().begin.line, error.description()));
  }
  TreeBuilder builder(limits);
  if (!Build(parsed.table(), builder)) return MakeError(ErrorKind::kInvalid, builder.broken() ? builder.broken() : "is beyond the limits");
  return builder.Take();
}

}  // namespace day
