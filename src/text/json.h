// JSON text to Value and back, over rapidjson.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "text/value.h"

namespace day {

struct ParseLimits {
  uint32_t max_depth = 100;
  uint64_t max_nodes = 2'000'000;              // values; with YAML, aliases count as often as they are used
  uint64_t max_text = UINT64_MAX;              // bytes of a string; of JSON
  bool infinite_numbers = false;               // of JSON: NaN, Infinity and -Infinity are numbers, as Python writes and reads them
  std::vector<std::string_view> without = {};  // ParseJson only: members of the outermost object and of those right within it that are checked and left out
};

// Errors (kInvalid): not JSON (RFC 8259), not UTF-8, deeper or larger than the limits; the message names line and reason.
// Integers beyond 64 bits become doubles. Accepts a BOM, white space around; nothing else beyond the standard.
Result<Value> ParseJson(std::string_view text, const ParseLimits& limits = {});

// The members of a JSON object, one by one as they are read, for texts whose tree would be too large to hold. `visit` returns false to end
// the reading; that is no error. The limits count for each member alone. Errors as above, and one for what is no object.
Status ForEachJsonMember(std::string_view text, const std::function<bool(std::string key, Value value)>& visit, const ParseLimits& limits = {});

// Every scalar of a JSON text, in order, with the keys that lead to it ("" stands for an item of an array), for texts of which only figures are
// wanted. Memory does not grow with the text. `visit` returns false to end the reading; that is no error. Errors as above; of the limits, the
// depth, the scalars (as nodes) and the length of a text count.
using JsonPath = std::vector<std::string>;
Status WalkJson(std::string_view text, const std::function<bool(const JsonPath& path, const Value& scalar)>& visit, const ParseLimits& limits = {});

// With line breaks and two spaces of indentation, or on one line. Bytes that are not UTF-8 become U+FFFD.
std::string WriteJson(const Value& value, bool pretty = true);

// A string as a JSON string literal with its quotes. `<`, `>`, `&` and all that Printable would escape (controls, bidirectional and
// zero-width characters, line separators) are \u escapes, so that it is safe inside HTML and on a terminal too.
void AppendJsonString(std::string& out, std::string_view text);

// The same with what JSON asks for and no more, for gigabytes that nobody is shown. Bytes that are not UTF-8 stay as they are.
void AppendPlainJsonString(std::string& out, std::string_view text);

}  // namespace day
