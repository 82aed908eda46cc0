// What a metadata file states of its license, as written: pure readers, one per notation. Total over any bytes; nothing is executed.
//
// Errors are those of the notation (kInvalid, "line N: reason"); a file that states nothing gives an empty list.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace day::license_metadata {

struct Stated {
  std::string written;  // "MIT OR Apache-2.0", "License :: OSI Approved :: MIT License"
  std::string field;    // "project.license", "classifiers"
  uint32_t line = 0;
  std::string about = {};  // "data" where the file says that it describes a data set; else ""
};
using StatedList = std::vector<Stated>;

inline constexpr size_t kMaxStated = 64;  // limit: statements of one file

Result<StatedList> ReadPyproject(std::string_view text);    // PEP 621 and 639, Poetry, Flit
Result<StatedList> ReadCargo(std::string_view text);        // doc.rust-lang.org/cargo/reference/manifest.html
Result<StatedList> ReadPackageJson(std::string_view text);  // docs.npmjs.com, and Composer's composer.json
Result<StatedList> ReadCodemeta(std::string_view text);     // codemeta.github.io, a schema.org notation
Result<StatedList> ReadZenodo(std::string_view text);       // .zenodo.json
Result<StatedList> ReadCitation(std::string_view text);     // citation-file-format.github.io
StatedList ReadSetupCfg(std::string_view text);             // setuptools, declarative
StatedList ReadSetupPy(std::string_view text);              // literals of setup(license=…, classifiers=[…]) alone
StatedList ReadHeaders(std::string_view text);              // PKG-INFO, METADATA, R's DESCRIPTION
StatedList ReadDebianCopyright(std::string_view text);      // the paragraph "Files: *" of the machine-readable format

}  // namespace day::license_metadata
