#include "profile_file.h"

#include <fmt/format.h>

#include <optional>

#include "input.h"
#include "text/utf8.h"

namespace day::app {
namespace {

constexpr uint64_t kMaxPageBytes = kMaxProfileBytes + (uint64_t{1} << 20);  // the page itself has a seventh of the second part

// As browsers save it, "report.HTM" among others.
bool IsPage(std::string_view path) {
  const std::string lower = ToLowerAscii(path);
  return lower.ends_with(".html") || lower.ends_with(".htm");
}

}  // namespace

bool IsProfileFile(const std::string& path) { return (path.ends_with(".json") || IsPage(path)) && !IsFolder(path); }

Result<std::string> ReadProfileJson(const std::string& path) {
  if (!IsPage(path)) return ReadNamedFile(path, kMaxProfileBytes);
  DAY_TRY_ASSIGN(const std::string page, ReadNamedFile(path, kMaxPageBytes));
  const std::optional<std::string_view> profile = ProfileInPage(page);
  if (!profile) return MakeError(ErrorKind::kInvalid, fmt::format("{}: no report of an audit: there is no profile in the page", path));
  return std::string(*profile);
}

Result<SavedProfile> ReadProfileFile(const std::string& path) {
  DAY_TRY_ASSIGN(const std::string json, ReadProfileJson(path));
  return ParseProfile(json, path);
}

}  // namespace day::app
