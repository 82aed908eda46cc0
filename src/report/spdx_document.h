// The licenses of files as an SPDX 2.3 document in tag-value form.
//
// The document describes files and claims no package: a name, a place to download from and a verification code are not known of what a user names.
// What SPDX's grammar has no place for (an exception that is not on the list, an id of another document) is NOASSERTION, never left out of an expression.
#pragma once

#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "license/license.h"

namespace day {

inline constexpr size_t kMaxExtractedText = size_t{64} << 10;  // limit: bytes of a text that is shown; longer ones are cut

// Words of a file in which a license was found.
struct SpdxExtract {
  std::string expression;  // what they say
  std::string text;
  bool is_license = false;  // its text, not a tag or a notice that names it
};

// Of what SPDX has no id for; `matches` are those of the text, by their first lines.
std::vector<SpdxExtract> SpdxExtractsOf(std::string_view text, std::span<const LicenseMatch> matches);

struct SpdxFile {
  std::string path;  // as it was named: absolute ones and those with ".." too
  std::string sha1;  // 40 digits
  std::string expression;
  std::vector<std::string> ids;
  bool states_nothing = false;  // read as a whole, and no license was found
  std::vector<SpdxExtract> extracts;
};

// One thread.
class SpdxDocument {
 public:
  // `working_folder`: absolute; what relative paths are relative to.
  SpdxDocument(std::string tool, std::string working_folder) : tool_(std::move(tool)), working_folder_(std::move(working_folder)) {}

  // A file that was named twice counts once.
  void Add(SpdxFile file);
  // `created`: seconds since 1970.
  std::string Text(int64_t created) const;

 private:
  struct Row {
    std::string path, sha1, concluded;
    std::vector<std::string> in_file;
  };
  struct Extract {
    std::string text;
    bool is_license = false;
  };

  std::string References() const;

  std::string tool_, working_folder_;
  std::vector<Row> rows_;
  std::set<std::string> paths_;
  std::map<std::string, Extract> extracts_;  // by id
};

// Names for all files, relative to one folder: as they are where none is absolute or leads upward, and otherwise to the nearest folder that all lie in.
std::vector<std::string> SpdxFileNames(const std::vector<std::string>& paths, const std::string& working_folder);

}  // namespace day
