// What a metadata file states of licenses, as written: pure readers, one per notation. Total over any bytes; nothing is executed.
//
// Errors are those of the notation (kInvalid, "line N: reason"); a file that states nothing gives an empty list.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace day::metadata {

struct Stated {
  std::string written;  // "MIT OR Apache-2.0", "License :: OSI Approved :: MIT License"
  std::string field;    // "project.license", "classifiers"
  uint32_t line = 0;
  uint32_t last_line = 0;    // of what belongs to the statement, a license's text below its name; 0 for `line`
  std::string about = {};    // "data" where the file says that it describes a data set; else ""
  std::string files = {};    // the globs of the files that it is about; "" for the whole package
  std::string page = {};     // an address that stands beside the name
  std::string_view names{};  // whose short names these are, a section of knowledge/licenses/field-names.yaml; "" for nobody's
  bool defines = false;      // it gives the text of a license that other statements name, and is about no files
  // Where several stand, of which one may be chosen: each by itself, and `written` is all of them.
  struct Choice {
    std::string written, page;
  };
  std::vector<Choice> choices = {};
};
using StatedList = std::vector<Stated>;

inline constexpr size_t kMaxStated = 64;    // limit: statements of one file
inline constexpr size_t kMaxChoices = 64;   // limit: licenses of one statement
inline constexpr size_t kMaxParts = 1'000;  // limit: statements about parts (Debian's paragraphs, REUSE's annotations) of one file

void AddStated(StatedList& list, std::string_view written, std::string_view field, uint32_t line);

// Documents.
Result<StatedList> ReadPyproject(std::string_view text);    // PEP 621 and 639, Poetry, Flit
Result<StatedList> ReadCargo(std::string_view text);        // doc.rust-lang.org/cargo/reference/manifest.html
Result<StatedList> ReadPackageJson(std::string_view text);  // docs.npmjs.com, Composer's composer.json, bower.json
Result<StatedList> ReadNpmLock(std::string_view text);      // package-lock.json: the package's own entry; the others are others' packages
Result<StatedList> ReadPerlMeta(std::string_view text);     // META.json, META.yml: metacpan.org/pod/CPAN::Meta::Spec
Result<StatedList> ReadCodemeta(std::string_view text);     // codemeta.github.io, a schema.org notation
Result<StatedList> ReadZenodo(std::string_view text);       // .zenodo.json
Result<StatedList> ReadCitation(std::string_view text);     // citation-file-format.github.io
Result<StatedList> ReadFrontMatter(std::string_view text);  // a card's license, license_name, license_link: huggingface.co/docs/hub/model-cards
Result<StatedList> ReadReuseToml(std::string_view text);    // reuse.software/spec: REUSE.toml
// XML, read as far as it is well-formed.
StatedList ReadMaven(std::string_view text);       // maven.apache.org/pom.html: pom.xml
StatedList ReadNuspec(std::string_view text);      // learn.microsoft.com/nuget/reference/nuspec
StatedList ReadMsbuild(std::string_view text);     // PackageLicenseExpression of a .csproj
StatedList ReadPackageXml(std::string_view text);  // ROS (REP 149) and PECL: package/license
StatedList ReadAppstream(std::string_view text);   // project_license of *.metainfo.xml
StatedList ReadMarkup(std::string_view text);      // HTML's rel="license", SVG's cc:license: known pages alone
// Lines.
StatedList ReadSetupCfg(std::string_view text);         // setuptools, declarative
StatedList ReadSetupPy(std::string_view text);          // literals of setup(license=…, classifiers=[…]) alone
StatedList ReadHeaders(std::string_view text);          // PKG-INFO, METADATA, R's DESCRIPTION
StatedList ReadRpmSpec(std::string_view text);          // License: of the package and its subpackages
StatedList ReadCabal(std::string_view text);            // cabal.readthedocs.io
StatedList ReadCondaRecipe(std::string_view text);      // docs.conda.io: meta.yaml, recipe.yaml
StatedList ReadOpam(std::string_view text);             // opam.ocaml.org/doc/Manual.html
StatedList ReadRubySpec(std::string_view text);         // literals of license(s) = … in a .gemspec or .podspec alone
StatedList ReadDebianCopyright(std::string_view text);  // every paragraph with Files of the machine-readable format; REUSE's dep5

}  // namespace day::metadata
