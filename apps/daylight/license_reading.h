// What `daylight license` knows of one file.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "license/clauses.h"
#include "license/freedoms.h"
#include "license/license.h"
#include "license/reading.h"
#include "license/recent_headers.h"
#include "named_policies.h"
#include "referred_licenses.h"
#include "report/spdx_document.h"

namespace day::app {

struct LicenseAnswer {
  std::string path;
  std::string trouble;  // why it was not read, or ""
  bool in_folder = false;
  std::string sha1;  // of the whole file, where it was asked for
  std::vector<LicenseMatch> matches;
  std::vector<SpdxExtract> extracts;                    // with the digest
  bool has_text = false;                                // a license text stands in it, known or not
  std::vector<LicenseClause> clauses;                   // of license texts, known or not; of what is only named nothing is said
  std::vector<std::string> clause_texts;                // one each, at most kMaxClauseShown bytes
  std::vector<NamedPolicy> policies;                    // each once
  LicenseClass license_class = LicenseClass::kUnknown;  // kNone only where the whole file was read as text
  LicenseFreedoms freedoms;

  // Every license once, exceptions left out; of an expression its parts.
  std::vector<std::string> Ids() const;
  // All terms of the file with their exceptions, joined with AND; "" where there are none or one of them is not wholly known.
  std::string Expression() const { return ExpressionOf(matches); }
};
inline constexpr size_t kMaxClauseShown = 400;  // limit: bytes of a clause that are shown

struct FoundFile {
  std::string path;
  bool in_folder;   // found below a folder that was named, not named itself
  size_t root = 0;  // bytes of the path that are that folder's
};

// Any thread.
class LicenseReader {
 public:
  explicit LicenseReader(bool with_digests) : with_digests_(with_digests) {}

  // A file that was named is read to its first MiB; one of a folder so if its name says license, and to its first 32 KiB otherwise.
  // What a file of a folder leaves to a license file of that folder is looked up there.
  // `buffer`: of the caller's thread, used again from file to file.
  LicenseAnswer Read(const FoundFile& file, std::string& buffer);

 private:
  LicenseReading ReadNamed(std::string_view path, std::string_view text);

  bool with_digests_;
  ReferredLicenses referred_;
  RecentHeaders recent_{RecentHeaders::Clauses::kOfTexts};
};

// The text in the first bytes of a named file, at most `most`; of UTF-16 and RTF as UTF-8.
Result<std::string> ReadHead(const std::string& path, size_t most);
inline constexpr size_t kMaxLicenseText = size_t{1} << 20;  // limit: bytes; the longest license text known has 105 KB

}  // namespace day::app
