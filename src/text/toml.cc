#include "text/toml.h"

#include <fmt/format.h>

#include "text/toml_scalars.h"
#include "text/toml_table.h"
#include "text/toml_text.h"
#include "text/utf8.h"

namespace day {
namespace {

constexpr std::string_view kBom = "\xEF\xBB\xBF";
using Kind = TomlNode::Kind;
using Path = std::vector<std::string>;

bool IsBare(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_'; }

class Reader : private TomlText {
 public:
  Reader(std::string_view text, const ParseLimits& limits) : TomlText(text), limits_(limits) {}

  Result<Value> Run() {
    if (!Document()) return MakeError(ErrorKind::kInvalid, fmt::format("line {}: {}", line_, reason_));
    return std::move(root_).Take();
  }

 private:
  bool Count() { return ++nodes_ <= limits_.max_nodes || Fail("has more values than the limit allows"); }
  bool MayNest(size_t depth) { return depth <= limits_.max_depth || Fail("is nested deeper than the limit allows"); }

  bool Document() {
    TomlNode* table = &root_;
    size_t depth = 1;
    while (at_ < text_.size()) {
      Blanks();
      if (at_ >= text_.size()) break;
      if (Peek() == '[') {
        if (!Header(table, depth)) return false;
      } else if (Peek() != '#' && Peek() != '\n' && Peek() != '\r') {
        if (!Assignment(*table, depth)) return false;
      }
      if (!EndOfLine()) return false;
    }
    return true;
  }

  bool Key(Path& path) {
    do {
      Blanks();
      std::string part;
      if (Peek() == '"' || Peek() == '\'') {
        if (Starts("\"\"\"") || Starts("'''")) return Fail("has a key of several lines");
        if (!String(part)) return false;
      } else {
        while (at_ < text_.size() && IsBare(Peek())) part += text_[at_++];
        if (part.empty()) return Fail("has no key where one is expected");
      }
      path.push_back(std::move(part));
      if (!MayNest(path.size())) return false;
      Blanks();
    } while (Take('.'));
    return true;
  }

  // The table that `path` without its last part leads to, made where it is not there.
  TomlNode* Walk(TomlNode& from, const Path& path, Kind make, size_t& depth) {
    TomlNode* table = &from;
    for (size_t i = 0; i + 1 < path.size(); ++i) {
      ++depth;
      TomlNode* next = table->Find(path[i]);
      if (!next) {
        if (!Count() || !MayNest(depth + 1)) return nullptr;
        next = table->Add(path[i], std::make_unique<TomlNode>(make));
        next->line = line_;
      }
      if (next->kind == Kind::kTables && make == Kind::kImplicit) {
        next = next->tables.back().get();
        ++depth;
      }
      // Dotted keys may not reach into a table that has a header.
      if (!next->is_table() || (make == Kind::kDotted && next->kind == Kind::kHeader)) return Fail("adds to something that is closed"), nullptr;
      table = next;
    }
    return table;
  }

  bool Header(TomlNode*& table, size_t& depth) {
    Take('[');
    const bool array = Take('[');
    Path path;
    if (!Key(path)) return false;
    if (!Take(']') || (array && !Take(']'))) return Fail("has a header that does not end");
    depth = 1;
    TomlNode* parent = Walk(root_, path, Kind::kImplicit, depth);
    if (!parent || !Count()) return false;
    depth += array ? 2 : 1;
    if (!MayNest(depth)) return false;
    TomlNode* node = parent->Find(path.back());
    if (!node) {
      node = parent->Add(path.back(), std::make_unique<TomlNode>(array ? Kind::kTables : Kind::kHeader));
      node->line = line_;
    } else if (!array && node->kind == Kind::kImplicit) {
      node->kind = Kind::kHeader;
      node->line = line_;
    } else if (!array || node->kind != Kind::kTables) {
      return Fail("defines a table twice");
    }
    if (array) {
      node = node->tables.emplace_back(std::make_unique<TomlNode>(Kind::kHeader)).get();
      node->line = line_;
    }
    table = node;
    return true;
  }

  bool Assignment(TomlNode& table, size_t depth) {
    Path path;
    if (!Key(path)) return false;
    if (!Take('=')) return Fail("has a key without '='");
    TomlNode* parent = Walk(table, path, Kind::kDotted, depth);
    if (!parent) return false;
    if (parent->Find(path.back())) return Fail("has a key twice");
    const uint32_t line = line_;
    auto node = std::make_unique<TomlNode>(Kind::kValue);
    Blanks();
    if (!ReadValue(node->value, depth + 1)) return false;
    parent->Add(path.back(), std::move(node))->line = line;
    return true;
  }

  bool ReadValue(Value& value, size_t depth) {
    if (!Count() || !MayNest(depth)) return false;
    const uint32_t line = line_;
    const char c = Peek();
    if (c == '"' || c == '\'') {
      std::string text;
      if (!String(text)) return false;
      value = Value::String(std::move(text));
    } else if (c == '[') {
      if (!Array(value, depth)) return false;
    } else if (c == '{') {
      if (!InlineTable(value, depth)) return false;
    } else if (!Scalar(value)) {
      return false;
    }
    value.line = line;
    return true;
  }

  bool Array(Value& value, size_t depth) {
    Take('[');
    value = Value::Array();
    for (;;) {
      if (!Space()) return false;
      if (Take(']')) return true;
      Value item;
      if (!ReadValue(item, depth + 1)) return false;
      value.Add(std::move(item));
      if (!Space()) return false;
      if (Take(']')) return true;
      if (!Take(',')) return Fail("has an array that does not end");
    }
  }

  bool InlineTable(Value& value, size_t depth) {
    Take('{');
    TomlNode table(Kind::kDotted);
    Blanks();
    if (!Take('}')) {
      do {
        if (!Assignment(table, depth)) return false;
        Blanks();
      } while (Take(','));
      if (!Take('}')) return Fail("has an inline table that does not end");
    }
    value = std::move(table).Take();
    return true;
  }

  bool Scalar(Value& value) {
    constexpr std::string_view kOf = "+-_.:";
    size_t end = at_;
    const auto run = [&] {
      while (end < text_.size() && (IsBare(text_[end]) || kOf.find(text_[end]) != kOf.npos)) ++end;
    };
    run();
    if (IsTomlDate(text_.substr(at_, end - at_)) && end + 1 < text_.size() && text_[end] == ' ' && text_[end + 1] >= '0' && text_[end + 1] <= '9') {
      ++end;
      run();
    }
    const auto parsed = ParseTomlScalar(text_.substr(at_, end - at_));
    if (!parsed) return Fail(end == at_ ? "has no value where one is expected" : "has a value that is no string, number, boolean or date");
    value = *parsed;
    at_ = end;
    return true;
  }

  ParseLimits limits_;
  uint64_t nodes_ = 0;
  TomlNode root_{Kind::kHeader};
};

}  // namespace

Result<Value> ParseToml(std::string_view text, const ParseLimits& limits) {
  if (text.starts_with(kBom)) text.remove_prefix(kBom.size());
  if (!IsUtf8(text)) return MakeError(ErrorKind::kInvalid, "is not UTF-8");
  return Reader(text, limits).Run();
}

}  // namespace day
