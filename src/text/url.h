// URLs in documents: found in running text, and taken apart far enough to say what they point to.
//
// Why not a library: only the parts matter here (nothing is fetched), hosts must come out the way a browser would reach them
// (user information and ports aside, ASCII lower case), and whatever is doubtful must give nothing rather than a wrong host.
// RFC 3986 without resolution of relative references. Linear, any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace day {

inline constexpr size_t kMaxUrl = 2048;  // limit: bytes; longer ones are data in disguise

struct Url {
  std::string scheme;                 // lower case
  std::string host;                   // lower case, no port, no user, no closing dot; of IPv6 with its brackets
  std::optional<uint16_t> port;       // as written
  bool user = false;                  // user information stood before the host
  std::vector<std::string> segments;  // of the path, percent-decoded, empty ones and `.` left out, `..` applied
  std::string query;                  // as written, behind `?`
  std::string fragment;               // as written, behind `#`

  // The value of a query parameter, percent-decoded; "" when it is not there.
  std::string Parameter(std::string_view name) const;
  // Segments joined by '/', from the `first`, at most `count` of them.
  std::string Path(size_t first = 0, size_t count = SIZE_MAX) const;
};

// An absolute URL with an authority (`https://…`, also `//host/…`, taken as https). Nothing for relative references, other kinds
// (mailto:), white space or control bytes inside, hosts with bytes that no host has, and more than kMaxUrl bytes.
std::optional<Url> ParseUrl(std::string_view text);

// %41 to A; a % that no two hexadecimal digits follow stays.
std::string PercentDecoded(std::string_view text);

// The http(s), ftp, s3, gs and hf URLs that stand in running text. Each ends before white space, quotation marks, angle brackets and
// anything beyond ASCII (so that Chinese text behind it stays out), and without the punctuation that closes a sentence.
struct UrlSpan {
  size_t offset, length;
};
std::vector<UrlSpan> FindUrls(std::string_view text);

}  // namespace day
