// The notations of packages that are XML.
#include <algorithm>
#include <initializer_list>

#include "metadata/stated.h"
#include "metadata/xml_elements.h"

namespace day::metadata {
namespace {

// Does a path end like this?
bool EndsWith(std::span<const std::string_view> path, std::initializer_list<std::string_view> end) {
  return path.size() >= end.size() && std::equal(end.begin(), end.end(), path.end() - static_cast<std::ptrdiff_t>(end.size()));
}
bool Is(std::span<const std::string_view> path, std::initializer_list<std::string_view> whole) { return path.size() == whole.size() && EndsWith(path, whole); }

// "${license.name}": what another file is to say.
bool IsComputed(std::string_view text) { return text.find("${") != text.npos || text.find("$(") != text.npos; }

// `stands`: does the statement stand at a path? Its field is the last name of it.
template <class Stands>
StatedList Elements(std::string_view text, Stands stands) {
  StatedList list;
  EachXmlLeaf(text, [&](const XmlLeaf& leaf) {
    if (stands(leaf.path) && !IsComputed(leaf.text)) AddStated(list, leaf.text, leaf.path.back(), leaf.line);
  });
  return list;
}

}  // namespace

// "If multiple licenses are listed, it is assumed that the user can select any of them, not that they must accept all."
StatedList ReadMaven(std::string_view text) {
  Stated stated{.field = "licenses", .names = "maven"};
  size_t license = 0;
  EachXmlLeaf(text, [&](const XmlLeaf& leaf) {
    const bool whole = leaf.path.size() == 4 && leaf.path.front() == "project", fragment = leaf.path.size() == 3;
    if (!(whole || fragment) || (leaf.path.back() != "name" && leaf.path.back() != "url")) return;
    if (!EndsWith(leaf.path.first(leaf.path.size() - 1), {"licenses", "license"}) || leaf.text.empty() || IsComputed(leaf.text)) return;
    if (stated.choices.empty() || license != leaf.parent) {
      if (stated.choices.size() >= kMaxChoices) return;
      stated.choices.emplace_back();
      if (stated.line == 0) stated.line = leaf.line;
    }
    license = leaf.parent;
    stated.last_line = leaf.line;
    (leaf.path.back() == "name" ? stated.choices.back().written : stated.choices.back().page) = leaf.text;
  });
  for (Stated::Choice& choice : stated.choices) {
    if (choice.written.empty()) std::swap(choice.written, choice.page);
    stated.written += (stated.written.empty() ? "" : " OR ") + choice.written;
  }
  if (stated.choices.size() == 1) stated.page = stated.choices[0].page, stated.choices.clear();
  return stated.written.empty() ? StatedList() : StatedList{std::move(stated)};
}

StatedList ReadNuspec(std::string_view text) {
  StatedList list, pages;
  EachXmlLeaf(text, [&](const XmlLeaf& leaf) {
    if (IsComputed(leaf.text)) return;
    if (Is(leaf.path, {"package", "metadata", "license"}) && XmlAttribute(leaf.attributes, "type") == "expression")
      AddStated(list, leaf.text, "license", leaf.line);
    if (Is(leaf.path, {"package", "metadata", "licenseUrl"}) && leaf.text.find("/deprecateLicenseUrl") == std::string::npos)
      AddStated(pages, leaf.text, "licenseUrl", leaf.line);
  });
  return list.empty() ? pages : list;  // the address is written beside the expression for old readers
}

StatedList ReadMsbuild(std::string_view text) {
  return Elements(text, [](auto path) { return path.front() == "Project" && EndsWith(path, {"PropertyGroup", "PackageLicenseExpression"}); });
}
StatedList ReadPackageXml(std::string_view text) {
  return Elements(text, [](auto path) { return Is(path, {"package", "license"}); });
}
StatedList ReadAppstream(std::string_view text) {
  return Elements(text, [](auto path) { return Is(path, {"component", "project_license"}); });
}

}  // namespace day::metadata
