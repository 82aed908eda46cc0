// Which format a command writes: one rule for all of them.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "command.h"

namespace day::app {

struct FormatEnding {
  std::string_view ending, format;  // ".html", "html"
};

// Of the commands that write text or JSON.
inline constexpr FormatEnding kTextEndings[] = {{".txt", "text"}, {".json", "json"}};

// What --format names, else what the ending of --output stands for; `fallback` for standard output, what is there already and is no file (/dev/null)
// and names without an ending. Error kInvalid: an ending that stands for none of the command's formats, for what came out would not be what it says.
Result<std::string> OutputFormat(const Arguments& arguments, std::span<const FormatEnding> endings, std::string_view fallback);

}  // namespace day::app
