// The notations that are lines: "key = value" below [sections], "Key: value" headers, paragraphs.
#include <algorithm>

#include "probes/license_metadata/stated.h"
#include "text/utf8.h"

namespace day::license_metadata {
namespace {

// Hands over each line with its number, without its break.
template <class Visit>
void EachLine(std::string_view text, Visit visit) {
  uint32_t number = 0;
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    visit(line, ++number);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

bool IsIndented(std::string_view line) { return line.starts_with(' ') || line.starts_with('\t'); }
bool IsComment(std::string_view line) { return line.starts_with('#') || line.starts_with(';'); }

void Add(StatedList& list, std::string_view written, std::string_view field, uint32_t line) {
  if (!written.empty() && list.size() < kMaxStated) list.push_back({std::string(written), std::string(field), line});
}

struct Header {
  std::string key;  // lower case
  std::string_view value;
};
Header HeaderOf(std::string_view line, std::string_view separators) {
  const size_t at = line.find_first_of(separators);
  if (at == line.npos || IsIndented(line)) return {};
  return {ToLowerAscii(TrimAscii(line.substr(0, at))), TrimAscii(line.substr(at + 1))};
}

}  // namespace

StatedList ReadSetupCfg(std::string_view text) {
  StatedList list;
  bool metadata = false, in_classifiers = false;
  EachLine(text, [&](std::string_view line, uint32_t number) {
    const std::string_view trimmed = TrimAscii(line);
    if (trimmed.empty() || IsComment(trimmed)) return;
    if (IsIndented(line)) {
      if (in_classifiers && trimmed.starts_with("License ::")) Add(list, trimmed, "metadata.classifiers", number);
      return;
    }
    in_classifiers = false;
    if (line.starts_with('[')) {
      metadata = trimmed == "[metadata]";
      return;
    }
    if (!metadata) return;
    const auto [key, value] = HeaderOf(line, "=:");
    if (key == "license" && !value.starts_with("file:") && !value.starts_with("attr:")) Add(list, value, "metadata.license", number);
    in_classifiers = key == "classifiers" || key == "classifier";
    if (in_classifiers && value.starts_with("License ::")) Add(list, value, "metadata.classifiers", number);
  });
  return list;
}

StatedList ReadHeaders(std::string_view text) {
  StatedList list;
  bool in_headers = true, named = false;
  EachLine(text, [&](std::string_view line, uint32_t number) {
    if (!in_headers) return;
    if (line.empty()) {
      in_headers = false;  // a description follows
      return;
    }
    const auto [key, value] = HeaderOf(line, ":");
    named |= key == "name" || key == "package";
    if (key == "license" || key == "license-expression") {
      Add(list, value.substr(0, value.find(" + file ")), key, number);  // R: "MIT + file LICENSE"
    } else if (key == "classifier" && value.starts_with("License ::")) {
      Add(list, value, key, number);
    }
  });
  if (!named) list.clear();  // a DESCRIPTION of something else
  return list;
}

StatedList ReadDebianCopyright(std::string_view text) {
  StatedList list;
  bool machine_readable = false, all_files = false;
  EachLine(text, [&](std::string_view line, uint32_t number) {
    if (TrimAscii(line).empty()) {
      all_files = false;
      return;
    }
    const auto [key, value] = HeaderOf(line, ":");
    machine_readable |= key == "format" && value.find("copyright-format") != value.npos;
    if (key == "files") all_files = value == "*";
    if (key == "license" && all_files && machine_readable) Add(list, value, "Files: *", number);
  });
  return list;
}

}  // namespace day::license_metadata
