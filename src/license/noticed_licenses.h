// What the notices of a text state, put beside the license texts that stand in it: which say the same, what may be chosen from, what
// counts only where nothing else does.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "license/found.h"
#include "license/notices.h"

namespace day {

class NoticedLicenses {
 public:
  // `found` holds the texts and is added to; all must outlive this.
  NoticedLicenses(const LicenseIndex& index, const LicensePhrases& phrases, const WordsAndLines& words, bool license_file, std::vector<FoundLicense>& found)
      : index_(index), phrases_(phrases), words_(words), license_file_(license_file), had_texts_(!found.empty()), found_(found) {}

  // The notices of a stretch of words. `alternative`: the stretch offers them instead of the text that it stands in.
  void Read(uint32_t begin, uint32_t end, bool alternative);
  // After the last stretch. `tagged`: the file has SPDX tags, beside which what is weak says nothing.
  void Finish(bool tagged);
  // The first notice that leaves all to another file, where nothing else is stated.
  const std::optional<Notice>& reference() const { return reference_; }

 private:
  std::vector<Notice> NoticesIn(uint32_t begin, uint32_t end) const;
  void AddNotice(const Notice& notice);
  bool Confirm(const Notice& notice, FoundLicense& found) const;
  void FillInVersions();
  void JoinAlternatives();
  void DropRepeatedChoices();
  void Choose(uint32_t from, uint32_t to);

  const LicenseIndex& index_;
  const LicensePhrases& phrases_;
  const WordsAndLines& words_;
  const bool license_file_, had_texts_;
  std::vector<FoundLicense>& found_;
  std::vector<Notice> weak_;
  std::optional<Notice> reference_;
  uint32_t choices_ = 0;  // numbers given to choices
  size_t added_ = 0;
};

}  // namespace day
