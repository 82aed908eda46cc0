// What stands in or beside an open license and limits what it grants: then it is no longer that license. One thread.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "license/clauses.h"
#include "license/found.h"
#include "license/index.h"
#include "license/tokens.h"
#include "license/words.h"

namespace day {

class Additions {
 public:
  using Stretch = std::pair<uint32_t, uint32_t>;  // tokens

  // `rest`: the stretches that no license text explains, in order. `clauses` are asked for only where they may decide.
  Additions(std::string_view text, const LicenseIndex& index, const LicensePhrases& phrases, std::span<const LicenseToken> tokens,
            std::span<const uint32_t> hashes, std::vector<Stretch> rest, std::function<const std::vector<LicenseClause>&()> clauses)
      : text_(text), index_(index), phrases_(phrases), tokens_(tokens), hashes_(hashes), rest_(std::move(rest)), clauses_(std::move(clauses)) {}

  // In a file that is called a license, whatever stands there belongs to it.
  void MarkInFile(std::vector<FoundLicense>& found) const;
  // In one that is a license by what stands there, sentences that were understood do.
  void MarkInLicense(std::vector<FoundLicense>& found) const;
  // In any other file, what stands next to a license or within it.
  void MarkInHeader(std::vector<FoundLicense>& found) const;

 private:
  using Lines = std::pair<uint32_t, uint32_t>;  // first and last

  bool IsOpenLicense(const FoundLicense& found) const;
  bool AnyOpen(const std::vector<FoundLicense>& found) const;
  bool IsLicenseBeside(size_t part) const;
  std::span<const uint32_t> Words(Stretch stretch) const { return hashes_.subspan(stretch.first, stretch.second - stretch.first); }
  bool Holds(Stretch stretch, const LicenseClause& clause) const;
  bool Says(const FoundLicense& found, const LicenseClause& clause) const;
  void MarkNearest(Stretch stretch, std::vector<FoundLicense>& found, bool notices, Lines lines, const LicenseClause* clause = nullptr) const;
  void MarkClauses(std::vector<FoundLicense>& found) const;
  size_t WordsOn(uint32_t first_line, uint32_t last_line) const;
  void MarkSentences(std::vector<FoundLicense>& found) const;
  bool IsNextTo(const FoundLicense& found, const LicenseClause& clause) const;

  std::string_view text_;
  const LicenseIndex& index_;
  const LicensePhrases& phrases_;
  std::span<const LicenseToken> tokens_;
  std::span<const uint32_t> hashes_;
  std::vector<Stretch> rest_;
  mutable std::vector<std::optional<bool>> own_ = std::vector<std::optional<bool>>(rest_.size());  // of each: IsLicenseBeside, once it was asked
  std::function<const std::vector<LicenseClause>&()> clauses_;
};

}  // namespace day
