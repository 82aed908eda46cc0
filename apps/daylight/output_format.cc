#include "output_format.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <vector>

#include "text/utf8.h"

namespace day::app {
namespace {

// /dev/null, a pipe: their names say nothing of what is in them.
bool IsNoFile(const std::string& path) {
  struct stat status{};
  return ::stat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode);
}

}  // namespace

Result<std::string> OutputFormat(const Arguments& arguments, std::span<const FormatEnding> endings, std::string_view fallback) {
  if (arguments.Has("format")) return arguments.Get("format");
  const std::string output = arguments.Get("output"), lower = ToLowerAscii(output);
  if (output.empty() || output == "-" || IsNoFile(output)) return std::string(fallback);
  for (const FormatEnding& known : endings)
    if (lower.ends_with(known.ending)) return std::string(known.format);
  const std::string name = lower.substr(lower.rfind('/') + 1);
  const size_t dot = name.rfind('.');
  if (dot == name.npos || dot == 0 || dot + 1 == name.size()) return std::string(fallback);
  std::vector<std::string_view> known;
  for (const FormatEnding& one : endings) known.push_back(one.ending);
  // A command with one format has no --format.
  const bool several = std::ranges::any_of(endings, [&](const FormatEnding& one) { return one.format != endings.front().format; });
  return MakeError(ErrorKind::kInvalid, fmt::format("--output {}: the ending '{}' names no format; known are {}{}", output, name.substr(dot),
                                                    fmt::join(known, ", "), several ? ". Or say the format with --format" : ""));
}

}  // namespace day::app
