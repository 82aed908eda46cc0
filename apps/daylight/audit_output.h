// An audit in each of its formats, for the commands that show a whole one.
#pragma once

#include <string>
#include <string_view>

#include "command.h"
#include "output_format.h"
#include "report/report.h"

namespace day::app {

// The flag that ScreenFor reads beside --color and --output.
inline Flag AsciiFlag() { return {.name = "ascii", .value = "", .help = "Draw with ASCII characters only."}; }
// What the terminal's format is drawn for: standard output, or a file that --output names.
RenderOptions ScreenFor(const Arguments& arguments);
inline constexpr FormatEnding kAuditEndings[] = {{".json", "json"}, {".md", "markdown"}, {".markdown", "markdown"},
                                                 {".html", "html"}, {".htm", "html"},    {".txt", "terminal"}};
// `format`: json, markdown, html or terminal.
std::string RenderAudit(const Audit& audit, std::string_view format, const RenderOptions& screen);

}  // namespace day::app
