// Writes JSON front to back, without a tree: a profile of 200,000 files must not be held twice.
//
// Objects and arrays opened as kLines put each member on a line of its own, indented; those opened as kInline stay on one line,
// so that lists of files and evidence read as tables. Strings go through AppendJsonString, which escapes what HTML would misread.
#pragma once

#include <fmt/format.h>

#include <cmath>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/json.h"

namespace day {

class JsonText {
 public:
  enum Layout : uint8_t { kLines, kInline };

  std::string Take() { return std::move(out_); }

  JsonText& Key(std::string_view key) {
    Separate();
    AppendJsonString(out_, key);
    out_ += ": ";
    after_key_ = true;
    return *this;
  }
  JsonText& BeginObject(Layout layout = kLines) { return Open('{', layout); }
  JsonText& EndObject() { return Close('}'); }
  JsonText& BeginArray(Layout layout = kLines) { return Open('[', layout); }
  JsonText& EndArray() { return Close(']'); }

  JsonText& String(std::string_view text) {
    Separate();
    AppendJsonString(out_, text);
    return *this;
  }
  JsonText& Raw(std::string_view json) {  // a value that is JSON already
    Separate();
    out_ += json;
    return *this;
  }
  JsonText& Number(uint64_t value) { return Raw(fmt::format("{}", value)); }
  JsonText& Bool(bool value) { return Raw(value ? "true" : "false"); }

  // Nothing where the number is one that JSON has no word for: NaN, infinity.
  JsonText& MemberIfFinite(std::string_view key, double value) { return std::isfinite(value) ? Key(key).Raw(fmt::format("{}", value)) : *this; }
  JsonText& Member(std::string_view key, std::string_view value) { return Key(key).String(value); }
  JsonText& Member(std::string_view key, uint64_t value) { return Key(key).Number(value); }
  JsonText& Strings(std::string_view key, const std::vector<std::string>& values) {
    Key(key).BeginArray(kInline);
    for (const std::string& value : values) String(value);
    return EndArray();
  }

 private:
  struct Level {
    Layout layout;
    bool empty = true;
  };

  JsonText& Open(char bracket, Layout layout) {
    Separate();
    out_ += bracket;
    if (!levels_.empty() && levels_.back().layout == kInline) layout = kInline;
    levels_.push_back({layout});
    return *this;
  }
  JsonText& Close(char bracket) {
    const Level level = levels_.back();
    levels_.pop_back();
    if (!level.empty && level.layout == kLines) Break();
    out_ += bracket;
    return *this;
  }
  void Break() {
    out_ += '\n';
    out_.append(levels_.size() * 1, ' ');
  }
  void Separate() {
    if (after_key_) {
      after_key_ = false;
      return;
    }
    if (levels_.empty()) return;
    Level& level = levels_.back();
    if (!level.empty) out_ += level.layout == kInline ? ", " : ",";
    level.empty = false;
    if (level.layout == kLines) Break();
  }

  std::string out_;
  std::vector<Level> levels_;
  bool after_key_ = false;
};

}  // namespace day
