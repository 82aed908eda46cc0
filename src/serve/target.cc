#include "serve/target.h"

#include <algorithm>

#include "text/url.h"
#include "text/utf8.h"

namespace day {
namespace {

std::optional<std::string> Decoded(std::string_view text) {
  std::string decoded = PercentDecoded(text);
  if (!IsUtf8(decoded) || decoded.find('\0') != decoded.npos) return std::nullopt;
  return decoded;
}

}  // namespace

std::optional<HttpTarget> ParseTarget(std::string_view target) {
  if (target.size() > kMaxTarget || !target.starts_with('/')) return std::nullopt;
  target = target.substr(0, target.find('#'));
  const size_t mark = target.find('?');
  std::string_view path = target.substr(0, mark), query = mark == target.npos ? std::string_view{} : target.substr(mark + 1);
  HttpTarget parsed;
  while (!path.empty()) {
    path.remove_prefix(1);  // the '/'
    const size_t end = std::min(path.find('/'), path.size());
    if (end > 0) {
      auto segment = Decoded(path.substr(0, end));
      if (!segment || *segment == "." || *segment == ".." || parsed.path.size() == kMaxTargetParts) return std::nullopt;
      parsed.path.push_back(std::move(*segment));
    }
    path.remove_prefix(end);
  }
  while (!query.empty()) {
    const size_t end = std::min(query.find('&'), query.size());
    std::string pair(query.substr(0, end));
    query.remove_prefix(std::min(end + 1, query.size()));
    if (pair.empty()) continue;
    std::ranges::replace(pair, '+', ' ');
    const size_t equals = std::min(pair.find('='), pair.size());
    auto name = Decoded(std::string_view(pair).substr(0, equals)), value = Decoded(std::string_view(pair).substr(std::min(equals + 1, pair.size())));
    if (!name || !value || parsed.query.size() == kMaxTargetParts) return std::nullopt;
    parsed.query.emplace_back(std::move(*name), std::move(*value));
  }
  return parsed;
}

bool NamesHost(std::string_view header, const std::vector<std::string>& hosts) {
  const size_t bracket = header.starts_with('[') ? std::min(header.find(']'), header.size()) : 0;
  const size_t colon = header.find(':', bracket);
  const std::string host = ToLowerAscii(header.substr(0, colon));
  if (colon != header.npos && header.find_first_not_of("0123456789", colon + 1) != header.npos) return false;
  return std::ranges::find(hosts, host) != hosts.end();
}

}  // namespace day
