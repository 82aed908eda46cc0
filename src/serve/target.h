// What a request names: "/a/b%20c?x=1&y=2" taken apart.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace day {

struct HttpTarget {
  std::vector<std::string> path;                           // decoded segments, empty ones left out; a segment may hold a '/'
  std::vector<std::pair<std::string, std::string>> query;  // decoded, "+" as a blank
};
inline constexpr size_t kMaxTarget = 8'192;    // limit: bytes
inline constexpr size_t kMaxTargetParts = 64;  // limit: segments, and parameters

// Nothing for what is no path of this server: not from '/', "." and ".." as segments, more than the limits, what does not decode to UTF-8 text
// without NUL. Pure; any thread.
std::optional<HttpTarget> ParseTarget(std::string_view target);

// Whether a Host header names one of `hosts`, with any port or none; hosts are in lower case, IPv6 addresses in brackets.
bool NamesHost(std::string_view header, const std::vector<std::string>& hosts);

}  // namespace day
