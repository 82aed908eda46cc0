#include <algorithm>

#include "license/expression.h"
#include "license/license.h"
#include "text/lines.h"
#include "text/utf8.h"

namespace day {
namespace {

constexpr std::string_view kTag = "SPDX-License-Identifier:";
constexpr size_t kMaxTags = 1000;  // limit: tags of one file

// The value up to the end of the comment: "*/", "-->", "}", quotes and the like are not part of it.
std::string_view CutComment(std::string_view value) {
  for (std::string_view end : {"*/", "-->", "*)", "#}", "%>", "]]", "?>", "\\n", "\"", "'", "`", "<", ";", ",", "|"})
    value = value.substr(0, std::min(value.find(end), value.size()));
  value = TrimAscii(value);
  while (!value.empty() && (value.back() == '#' || value.back() == '*' || value.back() == '/' || value.back() == '.' || value.back() == '-'))
    value = TrimAscii(value.substr(0, value.size() - 1));
  return value;
}

}  // namespace

std::vector<LicenseMatch> FindLicenseTags(std::string_view text) {
  std::vector<LicenseMatch> tags;
  LineCounter lines(text);
  for (size_t at = text.find(kTag); at != text.npos && tags.size() < kMaxTags; at = text.find(kTag, at + 1)) {
    const std::string_view rest = text.substr(at + kTag.size(), 512);  // limit: bytes of a tag
    const std::string_view written = CutComment(rest.substr(0, std::min(rest.find_first_of("\r\n"), rest.size())));
    if (written.empty()) continue;
    LicenseMatch match;
    match.how = "tag";
    match.similarity = 1;
    match.first_line = match.last_line = lines.Of(at);
    if (auto parsed = ParseExpression(written); parsed.has_value()) {
      match.id = std::move(parsed->text);
      match.license_class = parsed->license_class;
    } else {
      match.id = written;
    }
    tags.push_back(std::move(match));
  }
  return tags;
}

}  // namespace day
