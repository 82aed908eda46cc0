#include "metadata/notations.h"

#include <algorithm>

#include "text/utf8.h"

namespace day::metadata {
namespace {

template <StatedList (*Read)(std::string_view)>
Result<StatedList> Total(std::string_view text) {
  return Read(text);
}

constexpr Notation kNotations[] = {
    {"pyproject.toml", ReadPyproject},
    {"Cargo.toml", ReadCargo},
    {"package.json", ReadPackageJson},
    {"composer.json", ReadPackageJson},
    {"bower.json", ReadPackageJson},
    {"package-lock.json", ReadNpmLock},
    {"npm-shrinkwrap.json", ReadNpmLock},
    {"META.json", ReadPerlMeta},
    {"META.yml", ReadPerlMeta},
    {"codemeta.json", ReadCodemeta},
    {".zenodo.json", ReadZenodo},
    {"CITATION.cff", ReadCitation},
    {"setup.cfg", Total<ReadSetupCfg>},
    {"setup.py", Total<ReadSetupPy>},
    {"PKG-INFO", Total<ReadHeaders>},
    {"METADATA", Total<ReadHeaders>},
    {"DESCRIPTION", Total<ReadHeaders>},
    {"pom.xml", Total<ReadMaven>},
    {"package.xml", Total<ReadPackageXml>},
    {"Directory.Build.props", Total<ReadMsbuild>},
    {"opam", Total<ReadOpam>},
    {"meta.yaml", Total<ReadCondaRecipe>},
    {"recipe.yaml", Total<ReadCondaRecipe>},
    {"debian/copyright", Total<ReadDebianCopyright>},
    {".reuse/dep5", Total<ReadDebianCopyright>, false},
    {"REUSE.toml", ReadReuseToml, false},
    {"*.pom", Total<ReadMaven>},
    {"*.nuspec", Total<ReadNuspec>},
    {"*.csproj", Total<ReadMsbuild>},
    {"*.fsproj", Total<ReadMsbuild>},
    {"*.vbproj", Total<ReadMsbuild>},
    {"*.metainfo.xml", Total<ReadAppstream>},
    {"*.appdata.xml", Total<ReadAppstream>},
    {"*.spec", Total<ReadRpmSpec>},
    {"*.cabal", Total<ReadCabal>},
    {"*.opam", Total<ReadOpam>},
    {"*.gemspec", Total<ReadRubySpec>},
    {"*.podspec", Total<ReadRubySpec>},
    {"*.md", ReadFrontMatter, false, true},
    {"*.svg", Total<ReadMarkup>, false, true},
    {"*.html", Total<ReadMarkup>, false, true},
    {"*.htm", Total<ReadMarkup>, false, true},
    {"*.xhtml", Total<ReadMarkup>, false, true},
};

bool EndsWithNoCase(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && (text.back() | 0x20) == (end.back() | 0x20) && ToLowerAscii(text.substr(text.size() - end.size())) == ToLowerAscii(end);
}

bool Fits(const Notation& notation, std::string_view path, std::string_view name) {
  if (notation.name.front() == '*') {
    const std::string_view end = notation.name.substr(1);
    return name.size() > end.size() && EndsWithNoCase(name, end);
  }
  if (notation.name.find('/') == notation.name.npos) return name.size() == notation.name.size() && EndsWithNoCase(name, notation.name);
  if (!EndsWithNoCase(path, notation.name)) return false;
  return path.size() == notation.name.size() || path[path.size() - notation.name.size() - 1] == '/';
}

const Notation* Of(std::string_view name) {
  const auto* found = std::ranges::find(kNotations, name, &Notation::name);
  return found == std::end(kNotations) ? nullptr : found;
}

bool Has(std::string_view text, std::string_view word) { return text.find(word) != text.npos; }

}  // namespace

const Notation* NotationOfName(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  for (const Notation& notation : kNotations)
    if (Fits(notation, path, name)) return &notation;
  return nullptr;
}

const Notation* NotationOfContent(std::string_view text) {
  constexpr size_t kHead = 4'096;  // bytes
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == text.npos) return nullptr;
  const std::string_view head = text.substr(begin, kHead);
  if (head.front() == '{') {
    const bool package = Has(head, "\"name\"") && Has(head, "\"version\"") && (Has(text, "\"license\"") || Has(text, "\"licenses\""));
    return package ? Of("package.json") : nullptr;
  }
  if (head.front() == '<') {
    if (!Has(text, "<licenses>")) return nullptr;
    return (Has(head, "<project") || Has(head, "<groupId>")) && Has(head, "<artifactId>") ? Of("pom.xml") : nullptr;
  }
  if (head.starts_with("Format") && Has(head.substr(0, 300), "copyright-format")) return Of("debian/copyright");
  if (head.starts_with("Metadata-Version:")) return Of("PKG-INFO");
  return nullptr;
}

std::vector<std::string> PackageNotationGlobs() {
  std::vector<std::string> names;
  for (const Notation& notation : kNotations) {
    if (!notation.of_packages) continue;
    names.emplace_back(notation.name);
    if (notation.name.find('/') != notation.name.npos) names.push_back("**/" + std::string(notation.name));
  }
  return names;
}

}  // namespace day::metadata
