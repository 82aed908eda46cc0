#include "text/json.h"

#include <fmt/format.h>
#include <rapidjson/error/en.h>
#include <rapidjson/reader.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>

#include "text/tree_builder.h"
#include "text/utf8.h"

namespace day {
namespace {

// A stream over a string_view that counts lines as rapidjson moves on, so that values know where they stood.
class LineStream {
 public:
  using Ch = char;
  explicit LineStream(std::string_view text) : text_(text) {}
  Ch Peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  Ch Take() {
    if (at_ >= text_.size()) return '\0';
    line_ += text_[at_] == '\n';
    return text_[at_++];
  }
  size_t Tell() const { return at_; }
  uint32_t line() const { return line_; }
  bool AtEnd() const { return at_ >= text_.size(); }
  // In-situ parsing only; never called.
  Ch* PutBegin() { return nullptr; }
  void Put(Ch) {}
  size_t PutEnd(Ch*) { return 0; }

 private:
  std::string_view text_;
  size_t at_ = 0;
  uint32_t line_ = 1;
};

// Gives the members of the outermost object away, each as soon as it is whole.
class MemberBuilder {
 public:
  MemberBuilder(const ParseLimits& limits, const std::function<bool(std::string, Value)>& visit) : limits_(limits), visit_(visit), member_(limits) {}
  bool Scalar(Value value, uint32_t line) { return depth_ == 0 ? NoObject() : member_.Scalar(std::move(value), line) && (depth_ > 1 || Visit()); }
  bool Begin(Value container, uint32_t line) {
    if (depth_++ == 0) return container.is_object() || NoObject();
    return member_.Begin(std::move(container), line);
  }
  bool End() {
    if (--depth_ == 0) return true;
    return member_.End() && (depth_ > 1 || Visit());
  }
  bool Key(std::string key, uint32_t line) {
    if (depth_ > 1) return member_.Key(std::move(key), line);
    key_ = std::move(key);
    return true;
  }
  const char* broken() const { return no_object_ ? "is no object" : member_.broken(); }
  bool ended_early() const { return ended_early_; }

 private:
  bool NoObject() { return !(no_object_ = true); }
  bool Visit() {
    ended_early_ = !visit_(std::move(key_), member_.Take());
    member_ = TreeBuilder(limits_);
    return !ended_early_;
  }

  const ParseLimits& limits_;
  const std::function<bool(std::string, Value)>& visit_;
  TreeBuilder member_;
  std::string key_;
  uint32_t depth_ = 0;
  bool no_object_ = false, ended_early_ = false;
};

// Keeps only where it is.
class Walker {
 public:
  Walker(const ParseLimits& limits, const std::function<bool(const JsonPath&, const Value&)>& visit) : limits_(limits), visit_(visit) {}
  bool Scalar(const Value& value, uint32_t) {
    if (++nodes_ > limits_.max_nodes) return Break("has more values than the limit allows");
    ended_early_ = !visit_(path_, value);
    return !ended_early_;
  }
  bool Begin(const Value&, uint32_t) {
    if (path_.size() >= limits_.max_depth) return Break("is nested deeper than the limit allows");
    path_.emplace_back();
    return true;
  }
  bool End() {
    path_.pop_back();
    return true;
  }
  bool Key(std::string key, uint32_t) {
    path_.back() = std::move(key);
    return true;
  }
  const char* broken() const { return broken_; }
  bool ended_early() const { return ended_early_; }

 private:
  bool Break(const char* why) {
    broken_ = why;
    return false;
  }

  const ParseLimits& limits_;
  const std::function<bool(const JsonPath&, const Value&)>& visit_;
  JsonPath path_;  // of each open container its last key, or "" for an array
  uint64_t nodes_ = 0;
  const char* broken_ = nullptr;
  bool ended_early_ = false;
};

// Leaves out members that nobody wants to have, before there is a tree of them.
class SkippingBuilder {
 public:
  explicit SkippingBuilder(const ParseLimits& limits) : limits_(limits), tree_(limits) {}
  bool Skips() const { return skips_; }
  bool Scalar(Value value, uint32_t line) { return skips_ ? Skip() : tree_.Scalar(std::move(value), line); }
  // A scalar that is left out.
  bool Skip() {
    skips_ = skipped_depth_ > 0;
    return true;
  }
  bool Begin(Value container, uint32_t line) {
    if (skips_) return ++skipped_depth_ + depth_ <= limits_.max_depth || !(too_deep_ = true);
    ++depth_;
    return tree_.Begin(std::move(container), line);
  }
  bool End() {
    if (skips_) {
      skips_ = --skipped_depth_ > 0;
      return true;
    }
    --depth_;
    return tree_.End();
  }
  bool Key(std::string key, uint32_t line) {
    if (skips_) return true;
    if (depth_ <= 2 && std::ranges::find(limits_.without, key) != limits_.without.end()) return skips_ = true;
    return tree_.Key(std::move(key), line);
  }
  const char* broken() const { return too_deep_ ? "is nested deeper than the limit allows" : tree_.broken(); }
  Value Take() { return tree_.Take(); }

 private:
  const ParseLimits& limits_;
  TreeBuilder tree_;
  uint32_t depth_ = 0, skipped_depth_ = 0;
  bool skips_ = false, too_deep_ = false;
};

template <class Builder>
class Handler {
 public:
  Handler(Builder& builder, const LineStream& stream, const ParseLimits& limits) : builder_(builder), stream_(stream), limits_(limits) {}
  bool Null() { return builder_.Scalar({}, stream_.line()); }
  bool Bool(bool value) { return builder_.Scalar(Value::Bool(value), stream_.line()); }
  // Numbers come as they are written (kParseNumbersAsStringsFlag): the library's own conversion counts the leading zeros of a figure that
  // is zero, "0.000…", which is undefined. These five are never called.
  bool Int(int) { return false; }
  bool Uint(unsigned) { return false; }
  bool Int64(int64_t) { return false; }
  bool Uint64(uint64_t) { return false; }
  bool Double(double) { return false; }
  bool RawNumber(const char* text, rapidjson::SizeType length, bool) {
    int64_t integer = 0;
    const auto [end, error] = std::from_chars(text, text + length, integer);
    if (error == std::errc() && end == text + length) return builder_.Scalar(Value::Int(integer), stream_.line());
    const double number = std::strtod(std::string(text, length).c_str(), nullptr);  // unlike from_chars, it tells too small from too large
    return (limits_.infinite_numbers || std::isfinite(number)) && builder_.Scalar(Value::Double(number), stream_.line());
  }
  bool String(const char* text, rapidjson::SizeType length, bool) {
    if (length > limits_.max_text) return !(too_long_ = true);
    if constexpr (requires { builder_.Skips(); }) {
      if (builder_.Skips()) return builder_.Skip();
    }
    return builder_.Scalar(Value::String({text, length}), stream_.line());
  }
  bool Key(const char* text, rapidjson::SizeType length, bool) { return builder_.Key({text, length}, stream_.line()); }
  bool StartObject() { return builder_.Begin(Value::Object(), stream_.line()); }
  bool EndObject(rapidjson::SizeType) { return builder_.End(); }
  bool StartArray() { return builder_.Begin(Value::Array(), stream_.line()); }
  bool EndArray(rapidjson::SizeType) { return builder_.End(); }
  const char* broken() const { return too_long_ ? "has a text that is longer than the limit allows" : builder_.broken(); }

 private:
  Builder& builder_;
  const LineStream& stream_;
  const ParseLimits& limits_;
  bool too_long_ = false;
};

template <class Builder>
Status Read(std::string_view text, Builder& builder, const ParseLimits& limits) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (text.find('\0') != text.npos) return MakeError(ErrorKind::kInvalid, "holds a NUL byte");
  LineStream stream(text);
  Handler<Builder> handler(builder, stream, limits);
  rapidjson::Reader reader;
  const auto parse = [&]<unsigned more>() {
    constexpr unsigned flags = rapidjson::kParseIterativeFlag | rapidjson::kParseNumbersAsStringsFlag | more;
    return limits.infinite_numbers ? bool(reader.Parse < flags | rapidjson::kParseNanAndInfFlag > (stream, handler))
                                   : bool(reader.Parse<flags>(stream, handler));
  };
  // The library checks UTF-8 byte by byte; what passes a faster check at once needs no other.
  const bool parsed = IsUtf8(text) ? parse.template operator()<0>() : parse.template operator()<rapidjson::kParseValidateEncodingFlag>();
  if (!parsed) {
    const char* why = handler.broken() ? handler.broken() : rapidjson::GetParseError_En(reader.GetParseErrorCode());
    return MakeError(ErrorKind::kInvalid, fmt::format("line {}: {}", stream.line(), why));
  }
  return {};
}

void AppendPretty(std::string& out, const Value& value, bool pretty, int depth);

void Break(std::string& out, bool pretty, int depth) {
  if (!pretty) return;
  out += '\n';
  out.append(static_cast<size_t>(depth) * 2, ' ');
}

// Depth is bounded by what was parsed (max_depth) or built by our own code.
void AppendPretty(std::string& out, const Value& value, bool pretty, int depth) {
  switch (value.kind()) {
    case Value::Kind::kNull: out += "null"; return;
    case Value::Kind::kBool: out += value.boolean() ? "true" : "false"; return;
    case Value::Kind::kInt: fmt::format_to(std::back_inserter(out), "{}", value.integer()); return;
    case Value::Kind::kDouble: {
      const double number = value.number();
      if (!(number - number == 0)) out += "null";  // JSON has no NaN and no infinity
      else fmt::format_to(std::back_inserter(out), "{}", number);
      return;
    }
    case Value::Kind::kString: AppendJsonString(out, value.string()); return;
    case Value::Kind::kArray: {
      out += '[';
      bool first = true;
      for (const Value& item : value.items()) {
        if (!first) out += pretty ? "," : ", ";
        first = false;
        Break(out, pretty, depth + 1);
        AppendPretty(out, item, pretty, depth + 1);
      }
      if (!first) Break(out, pretty, depth);
      out += ']';
      return;
    }
    case Value::Kind::kObject: {
      out += '{';
      bool first = true;
      for (const auto& [key, member] : value.members()) {
        if (!first) out += pretty ? "," : ", ";
        first = false;
        Break(out, pretty, depth + 1);
        AppendJsonString(out, key);
        out += ": ";
        AppendPretty(out, member, pretty, depth + 1);
      }
      if (!first) Break(out, pretty, depth);
      out += '}';
      return;
    }
  }
}

}  // namespace

Result<Value> ParseJson(std::string_view text, const ParseLimits& limits) {
  if (!limits.without.empty()) {
    SkippingBuilder builder(limits);
    if (Status read = Read(text, builder, limits); !read) return std::unexpected(read.error());
    return builder.Take();
  }
  TreeBuilder builder(limits);
  if (Status read = Read(text, builder, limits); !read) return std::unexpected(read.error());
  return builder.Take();
}

Status ForEachJsonMember(std::string_view text, const std::function<bool(std::string, Value)>& visit, const ParseLimits& limits) {
  MemberBuilder builder(limits, visit);
  const Status read = Read(text, builder, limits);
  return builder.ended_early() ? Status() : read;
}

Status WalkJson(std::string_view text, const std::function<bool(const JsonPath&, const Value&)>& visit, const ParseLimits& limits) {
  Walker walker(limits, visit);
  const Status read = Read(text, walker, limits);
  return walker.ended_early() ? Status() : read;
}

std::string WriteJson(const Value& value, bool pretty) {
  std::string out;
  AppendPretty(out, value, pretty, 0);
  if (pretty) out += '\n';
  return out;
}

void AppendJsonString(std::string& out, std::string_view text) {
  static constexpr std::array<bool, 256> kPlain = [] {
    std::array<bool, 256> plain{};
    for (size_t byte = 0x20; byte < 0x7F; ++byte) plain[byte] = byte != '"' && byte != '\\' && byte != '<' && byte != '>' && byte != '&';
    return plain;
  }();
  out += '"';
  size_t plain = 0;  // where the run of bytes begins that need no escape
  auto escape = [&](size_t at, size_t length, std::string_view as) {
    out.append(text.substr(plain, at - plain));
    out += as;
    plain = at + length;
  };
  for (size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (kPlain[byte]) {
      ++i;
      continue;
    }
    if (byte < 0x80) {
      if (byte == '"') escape(i, 1, "\\\"");
      else if (byte == '\\') escape(i, 1, "\\\\");
      else if (byte == '\n') escape(i, 1, "\\n");
      else if (byte == '\t') escape(i, 1, "\\t");
      else if (byte == '\r') escape(i, 1, "\\r");
      else escape(i, 1, fmt::format("\\u{:04x}", byte));
      ++i;
      continue;
    }
    std::string_view rest = text.substr(i);
    const size_t before = rest.size();
    const uint32_t code_point = NextCodePoint(rest);
    const size_t length = before - rest.size();
    if (IsUnprintable(code_point) && code_point > 0xFFFF)
      escape(i, length, fmt::format("\\u{:04x}\\u{:04x}", 0xD800 + ((code_point - 0x10000) >> 10), 0xDC00 + ((code_point - 0x10000) & 0x3FF)));
    else if (IsUnprintable(code_point)) escape(i, length, fmt::format("\\u{:04x}", code_point));
    else if (code_point == 0xFFFD && length == 1) escape(i, 1, "\xEF\xBF\xBD");
    i += length;
  }
  out.append(text.substr(plain));
  out += '"';
}

void AppendPlainJsonString(std::string& out, std::string_view text) {
  static constexpr char kHex[] = "0123456789abcdef";
  out += '"';
  size_t from = 0;
  for (size_t at = 0; at < text.size(); ++at) {
    const auto c = static_cast<unsigned char>(text[at]);
    if (c >= 0x20 && c != '"' && c != '\\') continue;
    out.append(text, from, at - from);
    from = at + 1;
    if (c == '"' || c == '\\') (out += '\\') += static_cast<char>(c);
    else if (c == '\n') out += "\\n";
    else ((out += "\\u00") += kHex[c >> 4]) += kHex[c & 15];
  }
  out.append(text, from, text.size() - from);
  out += '"';
}

}  // namespace day
