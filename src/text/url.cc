#include "text/url.h"

#include <algorithm>
#include <array>

#include "text/ascii.h"

namespace day {
namespace {

char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

std::string Lowered(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), Lower);
  return out;
}

// Host and port of an authority without its user information.
bool SplitHost(std::string_view authority, Url& url) {
  std::string_view host = authority, port;
  if (authority.starts_with('[')) {
    const size_t close = authority.find(']');
    if (close == authority.npos) return false;
    host = authority.substr(0, close + 1);
    const std::string_view after = authority.substr(close + 1);
    if (!after.empty() && after[0] != ':') return false;
    if (!after.empty()) port = after.substr(1);
    for (const char c : host.substr(1, host.size() - 2))
      if (HexDigit(c) < 0 && c != ':' && c != '.') return false;
  } else {
    if (const size_t colon = authority.find(':'); colon != authority.npos) {
      host = authority.substr(0, colon);
      port = authority.substr(colon + 1);
    }
    for (const char c : host)
      if (!IsLetter(c) && !IsDigit(c) && c != '-' && c != '.' && c != '_' && static_cast<unsigned char>(c) < 0x80) return false;
  }
  if (host.ends_with('.')) host.remove_suffix(1);
  if (host.empty()) return false;
  if (!port.empty()) {
    uint32_t number = 0;
    for (const char c : port) {
      if (!IsDigit(c)) return false;
      number = number * 10 + static_cast<uint32_t>(c - '0');
      if (number > 65535) return false;
    }
    url.port = static_cast<uint16_t>(number);
  }
  url.host = Lowered(host);
  return true;
}

void SplitPath(std::string_view path, std::vector<std::string>& segments) {
  while (!path.empty()) {
    const size_t slash = std::min(path.find('/'), path.size());
    std::string segment = PercentDecoded(path.substr(0, slash));
    path.remove_prefix(std::min(slash + 1, path.size()));
    if (segment.empty() || segment == ".") continue;
    if (segment == "..") {
      if (!segments.empty()) segments.pop_back();
      continue;
    }
    segments.push_back(std::move(segment));
  }
}

bool EndsUrl(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte <= 0x20 || byte >= 0x7F || c == '<' || c == '>' || c == '"' || c == '`' || c == '{' || c == '}' || c == '|' || c == '\\' || c == '^';
}

// Without closing punctuation, and without brackets that it does not open itself.
std::string_view WithoutTrailingPunctuation(std::string_view url) {
  auto surplus = [&url](char open, char close) { return std::ranges::count(url, close) - std::ranges::count(url, open); };
  auto round = surplus('(', ')');
  auto square = surplus('[', ']');
  while (!url.empty()) {
    const char c = url.back();
    if (c == ')' && round > 0) {
      --round;
    } else if (c == ']' && square > 0) {
      --square;
    } else if (std::string_view(".,;:!?'*").find(c) == std::string_view::npos) {
      break;
    }
    url.remove_suffix(1);
  }
  return url;
}

}  // namespace

std::string PercentDecoded(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && HexDigit(text[i + 1]) >= 0 && HexDigit(text[i + 2]) >= 0) {
      out.push_back(static_cast<char>(HexDigit(text[i + 1]) * 16 + HexDigit(text[i + 2])));
      i += 2;
    } else {
      out.push_back(text[i]);
    }
  }
  return out;
}

std::string Url::Parameter(std::string_view name) const {
  std::string_view rest = query;
  while (!rest.empty()) {
    const size_t end = std::min(rest.find('&'), rest.size());
    const std::string_view pair = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const size_t equals = std::min(pair.find('='), pair.size());
    if (pair.substr(0, equals) == name) return PercentDecoded(pair.substr(std::min(equals + 1, pair.size())));
  }
  return {};
}

std::string Url::Path(size_t first, size_t count) const {
  std::string out;
  for (size_t i = first; i < segments.size() && i - first < count; ++i) {
    if (!out.empty()) out.push_back('/');
    out.append(segments[i]);
  }
  return out;
}

std::optional<Url> ParseUrl(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t' || text.front() == '\n' || text.front() == '\r')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\n' || text.back() == '\r')) text.remove_suffix(1);
  if (text.size() > kMaxUrl) return std::nullopt;
  for (const char c : text)
    if (static_cast<unsigned char>(c) <= 0x20 || c == 0x7F) return std::nullopt;
  Url url;
  if (text.starts_with("//")) {
    url.scheme = "https";
    text.remove_prefix(2);
  } else {
    const size_t colon = text.find("://");
    if (colon == text.npos || colon == 0 || colon > 16 || !IsLetter(text[0])) return std::nullopt;
    for (const char c : text.substr(0, colon))
      if (!IsLetter(c) && !IsDigit(c) && c != '+' && c != '-' && c != '.') return std::nullopt;
    url.scheme = Lowered(text.substr(0, colon));
    text.remove_prefix(colon + 3);
  }
  const size_t end = std::min(text.find_first_of("/?#"), text.size());
  std::string_view authority = text.substr(0, end);
  // Browsers take a backslash for a slash, RFC 3986 for neither: it is not said which host this is.
  if (authority.find('\\') != authority.npos) return std::nullopt;
  text.remove_prefix(end);
  if (const size_t at = authority.rfind('@'); at != authority.npos) {
    url.user = true;
    authority.remove_prefix(at + 1);
  }
  if (!SplitHost(authority, url)) return std::nullopt;
  if (const size_t hash = text.find('#'); hash != text.npos) {
    url.fragment = text.substr(hash + 1);
    text = text.substr(0, hash);
  }
  if (const size_t question = text.find('?'); question != text.npos) {
    url.query = text.substr(question + 1);
    text = text.substr(0, question);
  }
  SplitPath(text, url.segments);
  return url;
}

std::vector<UrlSpan> FindUrls(std::string_view text) {
  static constexpr std::array<std::string_view, 6> kSchemes = {"https", "http", "ftp", "s3", "gs", "hf"};
  std::vector<UrlSpan> found;
  size_t from = 0;
  for (size_t colon = text.find("://"); colon != text.npos; colon = text.find("://", colon + 3)) {
    size_t begin = colon;
    while (begin > from && colon - begin < 6 && (IsLetter(text[begin - 1]) || IsDigit(text[begin - 1]))) --begin;
    const std::string scheme = Lowered(text.substr(begin, colon - begin));
    if (begin < from || std::ranges::find(kSchemes, scheme) == kSchemes.end()) continue;
    size_t end = colon + 3;
    while (end < text.size() && !EndsUrl(text[end]) && end - begin <= kMaxUrl) ++end;
    from = end;
    const std::string_view url = WithoutTrailingPunctuation(text.substr(begin, end - begin));
    if (url.size() <= colon + 3 - begin || url.size() > kMaxUrl) continue;
    found.push_back({begin, url.size()});
    colon = end >= 3 ? end - 3 : 0;
  }
  return found;
}

}  // namespace day
