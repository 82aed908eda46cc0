#include <array>

#include "license/license.h"
#include "text/utf8.h"

namespace day {
namespace {

std::string_view LastPart(std::string_view path) {
  const size_t slash = path.rfind('/');
  return slash == path.npos ? path : path.substr(slash + 1);
}

// Code, configuration and data about licenses.
bool IsCode(std::string_view name) {
  static constexpr std::array<std::string_view, 45> kEndings = {
      ".py", ".pyi", ".c",    ".cc",    ".cpp",  ".cxx", ".h",    ".hh",   ".hpp", ".js",  ".mjs",   ".cjs",   ".ts",    ".tsx", ".jsx",
      ".go", ".rs",  ".java", ".kt",    ".rb",   ".php", ".sh",   ".bash", ".ps1", ".pl",  ".swift", ".scala", ".lua",   ".r",   ".jl",
      ".cs", ".css", ".json", ".jsonl", ".yaml", ".yml", ".toml", ".xml",  ".csv", ".tsv", ".ini",   ".cfg",   ".ipynb", ".in",  ".sql"};
  const std::string lower = ToLowerAscii(name);
  for (std::string_view ending : kEndings)
    if (lower.ends_with(ending)) return true;
  return false;
}

bool MatchesAny(std::string_view name, std::initializer_list<std::string_view> globs) {
  for (std::string_view glob : globs)
    if (GlobMatches(glob, name)) return true;
  return false;
}

}  // namespace

bool NamesUsePolicy(std::string_view path) {
  const std::string_view name = LastPart(path);
  return !IsCode(name) && MatchesAny(name, {"*USE_POLICY*", "*USE-POLICY*", "*USE POLICY*", "ACCEPTABLE_USE*", "ACCEPTABLE-USE*", "ACCEPTABLE USE*",
                                            "PROHIBITED_USE*", "PROHIBITED-USE*", "*USAGE_POLICY*", "*USAGE-POLICY*"});
}

bool NamesLicenseFile(std::string_view path) {
  const std::string_view name = LastPart(path);
  if (IsCode(name)) return false;
  if (MatchesAny(name, {"*LICENSE*", "*LICENCE*", "COPYING*", "COPYRIGHT", "COPYRIGHT.txt", "COPYRIGHT.md", "UNLICENSE*", "TERMS*", "*TERMS_OF_USE*",
                        "*TERMS-OF-USE*", "*TERMS OF USE*", "*_TERMS.*"}))
    return true;
  return GlobMatches("**/LICENSES/*", path) || GlobMatches("LICENSES/*", path) || NamesUsePolicy(path);
}

}  // namespace day
