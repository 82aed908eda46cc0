// The notations that are lines: "key = value" below [sections], "Key: value" headers.
#include "metadata/line_walk.h"
#include "metadata/stated.h"

namespace day::metadata {
namespace {

bool IsComment(std::string_view line) { return line.starts_with('#') || line.starts_with(';'); }

}  // namespace

StatedList ReadSetupCfg(std::string_view text) {
  StatedList list;
  bool metadata = false, in_classifiers = false;
  EachLine(text, [&](std::string_view line, uint32_t number) {
    const std::string_view trimmed = TrimAscii(line);
    if (trimmed.empty() || IsComment(trimmed)) return;
    if (IsIndented(line)) {
      if (in_classifiers && trimmed.starts_with("License ::")) AddStated(list, trimmed, "metadata.classifiers", number);
      return;
    }
    in_classifiers = false;
    if (line.starts_with('[')) {
      metadata = trimmed == "[metadata]";
      return;
    }
    if (!metadata) return;
    const auto [key, value] = HeaderOf(line, "=:");
    if (key == "license" && !value.starts_with("file:") && !value.starts_with("attr:")) AddStated(list, value, "metadata.license", number);
    in_classifiers = key == "classifiers" || key == "classifier";
    if (in_classifiers && value.starts_with("License ::")) AddStated(list, value, "metadata.classifiers", number);
  });
  return list;
}

StatedList ReadHeaders(std::string_view text) {
  constexpr size_t kMaxText = 20'000;  // limit: bytes of a license's text in a header
  StatedList list;
  bool in_headers = true, named = false, in_license = false;
  EachLine(text, [&](std::string_view line, uint32_t number) {
    if (!in_headers) return;
    if (line.empty()) {
      in_headers = false;  // a description follows
      return;
    }
    if (IsIndented(line)) {
      if (!in_license || list.empty()) return;
      Stated& stated = list.back();  // the whole text of a license, or the rest of its name
      stated.last_line = number;
      if (stated.written.size() < kMaxText) stated.written.append("\n").append(TrimAscii(line));
      return;
    }
    const auto [key, value] = HeaderOf(line, ":");
    named |= key == "name" || key == "package";
    const size_t before = list.size();
    if (key == "license" || key == "license-expression") {
      AddStated(list, value.substr(0, value.find(" + file ")), key, number);  // R: "MIT + file LICENSE"
    } else if (key == "classifier" && value.starts_with("License ::")) {
      AddStated(list, value, key, number);
    }
    in_license = key == "license" && list.size() > before;
    if (in_license) list.back().names = "r";
  });
  if (!named) list.clear();  // a DESCRIPTION of something else
  return list;
}

// The preamble and what follows %package are headers; every other section is a script or prose.
StatedList ReadRpmSpec(std::string_view text) {
  StatedList list;
  bool in_headers = true, named = false;
  EachLine(text, [&](std::string_view line, uint32_t number) {
    if (line.starts_with('%')) {
      const std::string_view word = line.substr(1, std::min(line.find_first_of(" \t", 1), line.size()) - 1);
      for (const std::string_view section : {"description", "prep", "build", "install", "check", "files", "changelog", "pre", "post", "preun", "postun",
                                             "clean", "generate_buildrequires", "conf", "triggerin", "triggerun", "pretrans", "posttrans"})
        if (word == section) in_headers = false;
      if (word == "package") in_headers = true;
      return;
    }
    if (!in_headers) return;
    const auto [key, value] = HeaderOf(line, ":");
    named |= key == "name";
    if (key != "license" || value.find('%') != value.npos || list.size() >= kMaxStated) return;  // a macro says it
    AddStated(list, value, "License", number);
    if (!list.empty()) list.back().names = "fedora";
  });
  if (!named) list.clear();
  return list;
}

StatedList ReadCabal(std::string_view text) {
  StatedList list;
  bool named = false, in_license = false;
  EachLine(text, [&](std::string_view line, uint32_t number) {
    const std::string_view trimmed = TrimAscii(line);
    if (trimmed.empty() || trimmed.starts_with("--")) return;
    if (IsIndented(line)) {
      if (in_license) AddStated(list, trimmed, "license", number);
      in_license = false;
      return;
    }
    const auto [key, value] = HeaderOf(line, ":");
    named |= key == "name";
    in_license = key == "license" && value.empty();
    if (key == "license") AddStated(list, value, "license", number);
  });
  for (Stated& stated : list) stated.names = "cabal";
  if (!named) list.clear();
  return list;
}

// Recipes are templates of YAML, so that they are read by lines: "license:" below "about:".
StatedList ReadCondaRecipe(std::string_view text) {
  StatedList list;
  bool recipe = false, about = false;
  EachLine(text, [&](std::string_view line, uint32_t number) {
    const std::string_view trimmed = TrimAscii(line);
    if (trimmed.empty() || trimmed.starts_with('#')) return;
    if (!IsIndented(line)) {
      about = trimmed == "about:";
      recipe |= trimmed == "package:";
      return;
    }
    auto [key, value] = HeaderOf(trimmed, ":");
    if (!about || key != "license" || value.find("{{") != value.npos) return;
    value = TrimAscii(value.substr(0, value.find(" #")));
    if (value.size() >= 2 && value.front() == value.back() && (value.front() == '"' || value.front() == '\'')) value = value.substr(1, value.size() - 2);
    AddStated(list, value, "about.license", number);
  });
  if (!recipe) list.clear();
  return list;
}

}  // namespace day::metadata
