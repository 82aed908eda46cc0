#include "report/source_links.h"

#include <algorithm>
#include <optional>

#include "knowledge/knowledge.h"
#include "text/utf8.h"

namespace day {
namespace {

constexpr size_t kMostAddress = 300;  // limit: bytes of an address; longer ones are no repository's
constexpr size_t kMostSegments = 6;   // limit: GitLab nests groups

bool IsPlain(std::string_view text) {
  return !text.empty() && text.front() != '.' && text.front() != '-' && std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
  });
}

bool IsCommit(std::string_view text) {
  return (text.size() == 40 || text.size() == 64) && std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

struct Address {
  std::string host, path;  // lower case; "acme/model"
};

// https://host/path, ssh://user@host:port/path and user@host:path; nothing where a part is not plain.
std::optional<Address> Take(std::string_view url) {
  if (url.size() > kMostAddress) return std::nullopt;
  bool has_scheme = false;
  for (const std::string_view scheme : {"https://", "http://", "ssh://", "git://"})
    if (url.starts_with(scheme)) {
      url.remove_prefix(scheme.size());
      has_scheme = true;
      break;
    }
  const size_t end = std::min(url.find_first_of(has_scheme ? "/" : ":"), url.size());
  std::string_view host = url.substr(0, end), path = url.substr(std::min(end + 1, url.size()));
  if (const size_t user = host.rfind('@'); user != host.npos) host.remove_prefix(user + 1);
  else if (!has_scheme) return std::nullopt;  // a folder or a drive
  host = host.substr(0, host.find(':'));
  while (path.ends_with('/')) path.remove_suffix(1);
  if (path.ends_with(".git")) path.remove_suffix(4);
  size_t segments = 0;
  for (std::string_view rest = path; segments <= kMostSegments; ++segments) {
    const size_t slash = std::min(rest.find('/'), rest.size());
    if (!IsPlain(rest.substr(0, slash))) return std::nullopt;
    if (slash == rest.size()) break;
    rest.remove_prefix(slash + 1);
  }
  if (!IsPlain(host) || segments == 0 || segments >= kMostSegments) return std::nullopt;
  return Address{ToLowerAscii(host), std::string(path)};
}

}  // namespace

SourceLinks LinksOf(const SourceInfo& source) {
  const auto address = Take(source.origin);
  if (!address) return {};
  static const Value kHosts = LoadKnowledge("hosts.yaml");
  for (const Value& known : kHosts["hosts"].items()) {
    if (known["host"].string() != address->host) continue;
    SourceLinks links{
        .host = known["name"].string(), .page = "https://" + address->host + "/" + address->path, .file = {}, .line = {}, .lines = {}, .committed = false};
    if (!IsCommit(source.revision)) return links;
    links.file = ReplaceAll(ReplaceAll(known["file"].string(), "{page}", links.page), "{revision}", source.revision);
    links.line = known["line"].string();
    links.lines = known["lines"].string();
    links.committed = source.kind == "directory";
    return links;
  }
  return {};
}

}  // namespace day
