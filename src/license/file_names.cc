#include <algorithm>
#include <array>

#include "license/license.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace day {
namespace {

std::string_view LastPart(std::string_view path) {
  const size_t slash = path.rfind('/');
  return slash == path.npos ? path : path.substr(slash + 1);
}

// Code, configuration and data about licenses.
bool IsCode(std::string_view name) {
  static constexpr std::array<std::string_view, 60> kEndings = {
      ".py", ".pyi", ".c",    ".cc",    ".cpp",  ".cxx", ".h",    ".hh",   ".hpp",  ".js",  ".mjs",   ".cjs",   ".ts",     ".tsx", ".jsx",
      ".go", ".rs",  ".java", ".kt",    ".rb",   ".php", ".sh",   ".bash", ".ps1",  ".pl",  ".swift", ".scala", ".lua",    ".r",   ".jl",
      ".cs", ".css", ".json", ".jsonl", ".yaml", ".yml", ".toml", ".xml",  ".csv",  ".tsv", ".ini",   ".cfg",   ".ipynb",  ".in",  ".sql",
      ".hs", ".lhs", ".ml",   ".mli",   ".ex",   ".exs", ".erl",  ".clj",  ".dart", ".zig", ".nim",   ".vue",   ".groovy", ".f90", ".pas"};
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

// "license-engine.md", "licenses_overview.rst": a text about licenses. What holds one is called LICENSE and perhaps whose or which it is:
// "LICENSE-CODE", "license-mit.txt". Only for names without capitals, for a capital is how people mark the file that binds.
bool IsAboutLicenses(std::string_view name) {
  static constexpr std::array<std::string_view, 42> kWhose = {
      "mit",    "apache", "bsd",   "gpl",   "lgpl",       "agpl",    "mpl",   "epl",    "isc",     "cc",   "cc0",           "by",      "sa",   "nc",
      "nd",     "zlib",   "boost", "code",  "data",       "dataset", "model", "models", "weights", "docs", "documentation", "content", "text", "agreement",
      "notice", "terms",  "third", "party", "thirdparty", "en",      "cn",    "zh",     "md",      "txt",  "rst",           "html",    "of",   "use"};
  if (std::ranges::any_of(name, [](char c) { return c >= 'A' && c <= 'Z'; })) return false;
  size_t at = name.find("licen");
  if (at == name.npos) return false;
  at = name.find_first_of("-_. ", at);
  while (at < name.size()) {
    const size_t begin = at + 1;
    at = std::min(name.find_first_of("-_. ", begin), name.size());
    const std::string_view part = name.substr(begin, at - begin);
    const bool version = std::ranges::any_of(part, IsDigit);
    if (!part.empty() && !version && std::ranges::find(kWhose, part) == kWhose.end()) return true;
  }
  return false;
}

}  // namespace

bool NamesProse(std::string_view path) {
  static constexpr std::array<std::string_view, 10> kEndings = {".txt", ".text", ".md", ".markdown", ".rst", ".html", ".htm", ".rtf", ".tex", ".adoc"};
  const std::string name = ToLowerAscii(LastPart(path));
  return name.find('.') == name.npos || std::ranges::any_of(kEndings, [&name](std::string_view ending) { return name.ends_with(ending); });
}

bool NamesUsePolicy(std::string_view path) {
  const std::string_view name = LastPart(path);
  return !IsCode(name) && MatchesAny(name, {"*USE_POLICY*", "*USE-POLICY*", "*USE POLICY*", "ACCEPTABLE_USE*", "ACCEPTABLE-USE*", "ACCEPTABLE USE*",
                                            "PROHIBITED_USE*", "PROHIBITED-USE*", "*USAGE_POLICY*", "*USAGE-POLICY*"});
}

bool NamesLicenseFile(std::string_view path) {
  const std::string_view name = LastPart(path);
  if (IsCode(name) || IsAboutLicenses(name)) return false;
  if (MatchesAny(name, {"*LICENSE*", "*LICENCE*", "COPYING*", "COPYRIGHT", "COPYRIGHT.txt", "COPYRIGHT.md", "UNLICENSE*", "TERMS*", "*TERMS_OF_USE*",
                        "*TERMS-OF-USE*", "*TERMS OF USE*", "*_TERMS.*"}))
    return true;
  return GlobMatches("**/LICENSES/*", path) || GlobMatches("LICENSES/*", path) || NamesUsePolicy(path);
}

}  // namespace day
