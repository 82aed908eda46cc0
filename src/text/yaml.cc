#include "text/yaml.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <limits>
#include <map>
#include <memory>
#include <optional>

#include "text/tree_builder.h"
#include "text/utf8.h"
#include "text/yaml_events.h"

namespace day {
namespace {

constexpr size_t kMaxAnchors = 1'000;    // limit: anchors of one document
constexpr size_t kMaxDocuments = 1'000;  // limit: of one text

uint64_t NodesIn(const Value& value) {
  uint64_t nodes = 1;
  for (const Value& item : value.items()) nodes += NodesIn(item);
  for (const auto& [key, member] : value.members()) nodes += NodesIn(member);
  return nodes;
}

uint32_t DepthOf(const Value& value) {
  uint32_t deepest = 0;
  for (const Value& item : value.items()) deepest = std::max(deepest, DepthOf(item));
  for (const auto& [key, member] : value.members()) deepest = std::max(deepest, DepthOf(member));
  return deepest + 1;
}

// A plain scalar by the core schema of YAML 1.2 (https://yaml.org/spec/1.2.2/#103-core-schema).
Value Resolved(std::string_view text) {
  if (text.empty() || text == "~" || text == "null" || text == "Null" || text == "NULL") return {};
  if (text == "true" || text == "True" || text == "TRUE") return Value::Bool(true);
  if (text == "false" || text == "False" || text == "FALSE") return Value::Bool(false);
  std::string_view digits = text;
  const bool negative = digits.front() == '-';
  if (negative || digits.front() == '+') digits.remove_prefix(1);
  if (digits.empty()) return Value::String(std::string(text));
  int base = 10;
  std::string_view whole = digits;
  if (digits.starts_with("0x") || digits.starts_with("0o")) {
    base = digits[1] == 'x' ? 16 : 8;
    whole.remove_prefix(2);
  }
  if (!whole.empty() && whole.front() != '-' && whole.front() != '+') {
    uint64_t number = 0;
    const auto [end, error] = std::from_chars(whole.data(), whole.data() + whole.size(), number, base);
    if (error == std::errc() && end == whole.data() + whole.size() && number <= static_cast<uint64_t>(std::numeric_limits<int64_t>::max()))
      return Value::Int(negative ? -static_cast<int64_t>(number) : static_cast<int64_t>(number));
  }
  if (digits == ".inf" || digits == ".Inf" || digits == ".INF")
    return Value::Double(negative ? -std::numeric_limits<double>::infinity() : std::numeric_limits<double>::infinity());
  if (text == ".nan" || text == ".NaN" || text == ".NAN") return Value::Double(std::numeric_limits<double>::quiet_NaN());
  if (digits.front() == '.' || (digits.front() >= '0' && digits.front() <= '9')) {
    double number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error == std::errc() && end == digits.data() + digits.size()) return Value::Double(negative ? -number : number);
  }
  return Value::String(std::string(text));
}

std::string_view Text(const yaml_char_t* text, size_t length) { return {reinterpret_cast<const char*>(text), length}; }
std::string Name(const yaml_char_t* anchor) { return anchor ? reinterpret_cast<const char*>(anchor) : std::string(); }

// Turns events into a tree. Keys that are not scalars are refused: nothing we read has them.
class Assembler {
 public:
  explicit Assembler(const ParseLimits& limits) : limits_(limits), builder_(limits) {}

  // False when something is wrong; `why` then says what.
  bool Take(const yaml_event_t& event) {
    const auto line = static_cast<uint32_t>(event.start_mark.line + 1);
    switch (event.type) {
      case YAML_SCALAR_EVENT: return TakeScalar(event, line);
      case YAML_SEQUENCE_START_EVENT: return Begin(Value::Array(), Name(event.data.sequence_start.anchor), line);
      case YAML_MAPPING_START_EVENT: return Begin(Value::Object(), Name(event.data.mapping_start.anchor), line);
      case YAML_SEQUENCE_END_EVENT:
      case YAML_MAPPING_END_EVENT: return End();
      case YAML_ALIAS_EVENT: return TakeAlias(event, line);
      default: return true;
    }
  }

  Value Result() { return builder_.Take(); }
  uint64_t nodes_left() const { return builder_.nodes_left(); }
  std::string why;

 private:
  bool Limit(bool ok) {
    if (!ok && why.empty()) why = builder_.broken() ? builder_.broken() : "is broken";
    return ok;
  }

  bool Begin(Value container, std::string anchor, uint32_t line) {
    if (builder_.expects_key()) {
      why = "a key is not a scalar";
      return false;
    }
    anchors_open_.push_back(std::move(anchor));
    return Limit(builder_.Begin(std::move(container), line));
  }

  bool End() {
    const std::string anchor = std::move(anchors_open_.back());
    anchors_open_.pop_back();
    if (!Limit(builder_.End())) return false;
    return Remember(anchor);
  }

  bool TakeScalar(const yaml_event_t& event, uint32_t line) {
    const auto& scalar = event.data.scalar;
    const std::string_view text = Text(scalar.value, scalar.length);
    if (builder_.expects_key()) return Limit(builder_.Key(std::string(text), line));
    Value value = scalar.style == YAML_PLAIN_SCALAR_STYLE ? Resolved(text) : Value::String(std::string(text));
    // limit: of explicit tags only !!str changes anything; others describe what the schema finds by itself.
    if (scalar.tag && Name(scalar.tag) == YAML_STR_TAG) value = Value::String(std::string(text));
    return Limit(builder_.Scalar(std::move(value), line)) && Remember(Name(scalar.anchor));
  }

  bool TakeAlias(const yaml_event_t& event, uint32_t line) {
    const auto found = anchors_.find(Name(event.data.alias.anchor));
    if (found == anchors_.end()) {
      why = "an alias names no anchor";
      return false;
    }
    if (builder_.expects_key()) return Limit(builder_.Key(found->second.value.ScalarText(), line));
    if (anchors_open_.size() + found->second.depth > limits_.max_depth) {
      why = "is nested deeper than the limit allows";
      return false;
    }
    if (!Limit(builder_.Count(found->second.nodes))) return false;  // before the copy: an alias bomb ends here
    return Limit(builder_.Scalar(found->second.value, line));
  }

  bool Remember(const std::string& anchor) {
    if (anchor.empty()) return true;
    if (anchors_.size() >= kMaxAnchors) {
      why = "has more than 1,000 anchors";
      return false;
    }
    const Value& value = *builder_.last();
    const uint64_t nodes = NodesIn(value);
    if (!Limit(builder_.Count(nodes))) return false;
    anchors_[anchor] = {value, nodes, DepthOf(value)};
    return true;
  }

  struct Anchored {
    Value value;
    uint64_t nodes = 0;
    uint32_t depth = 0;
  };
  ParseLimits limits_;
  TreeBuilder builder_;
  std::map<std::string, Anchored> anchors_;
  std::vector<std::string> anchors_open_;
};

}  // namespace

Result<Value> ParseYaml(std::string_view text, const ParseLimits& limits) {
  YamlEvents events(text);
  Assembler assembler(limits);
  for (;;) {
    const yaml_event_t* event = events.Next();
    if (!event) return MakeError(ErrorKind::kInvalid, events.why());
    if (event->type == YAML_STREAM_END_EVENT || event->type == YAML_DOCUMENT_END_EVENT) break;
    if (!assembler.Take(*event)) return MakeError(ErrorKind::kInvalid, fmt::format("line {}: {}", event->start_mark.line + 1, assembler.why));
  }
  return assembler.Result();
}

Result<std::vector<Value>> ParseYamlDocuments(std::string_view text, const ParseLimits& limits) {
  YamlEvents events(text);
  std::vector<Value> documents;
  ParseLimits left = limits;
  std::optional<Assembler> assembler;
  for (;;) {
    const yaml_event_t* event = events.Next();
    if (!event) return MakeError(ErrorKind::kInvalid, events.why());
    if (event->type == YAML_STREAM_END_EVENT) return documents;
    if (event->type == YAML_DOCUMENT_START_EVENT) {
      if (documents.size() >= kMaxDocuments) return MakeError(ErrorKind::kInvalid, "has more than 1,000 documents");
      assembler.emplace(left);
    }
    if (!assembler) continue;
    if (!assembler->Take(*event)) return MakeError(ErrorKind::kInvalid, fmt::format("line {}: {}", event->start_mark.line + 1, assembler->why));
    if (event->type == YAML_DOCUMENT_END_EVENT) {
      left.max_nodes = assembler->nodes_left();
      documents.push_back(assembler->Result());
      assembler.reset();
    }
  }
}

FrontMatter SplitFrontMatter(std::string_view text) {
  FrontMatter result;
  result.body = text;
  std::string_view rest = text;
  if (rest.starts_with("\xEF\xBB\xBF")) rest.remove_prefix(3);
  auto is_fence = [](std::string_view line) {
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ' || line.back() == '\t')) line.remove_suffix(1);
    return line == "---";
  };
  const size_t first_end = rest.find('\n');
  if (first_end == rest.npos || !is_fence(rest.substr(0, first_end))) return result;
  const size_t begin = first_end + 1;
  uint32_t line = 2;
  for (size_t at = begin; at <= rest.size(); ++line) {
    const size_t end = std::min(rest.find('\n', at), rest.size());
    if (is_fence(rest.substr(at, end - at))) {
      result.block = rest.substr(begin, at - begin);
      result.line = 2;
      result.body = end < rest.size() ? rest.substr(end + 1) : std::string_view{};
      result.body_line = line + 1;
      return result;
    }
    if (end == rest.size()) break;
    at = end + 1;
  }
  return result;  // never closed: not front matter
}

}  // namespace day
