#include "license/notices.h"

#include <algorithm>

#include "license/addresses.h"
#include "license/file_reference.h"
#include "license/license.h"
#include "license/notice_group.h"
#include "license/notice_lines.h"
#include "license/notice_words.h"
#include "license/repeated_notices.h"

namespace day {
namespace {

using Tokens = std::span<const uint32_t>;

class NoticeReader {
 public:
  NoticeReader(const LicenseIndex& index, const LicensePhrases& phrases, const WordsAndLines& text, std::span<const LicenseAddress> addresses)
      : index_(index), phrases_(phrases), text_(text), tokens_(text.tokens), hashes_(text.hashes) {
    for (const LicenseAddress& address : addresses) {
      if (const uint32_t license = LicenseOfAddress(index, address.text); license != kNoRow) addresses_.push_back({address, license});
    }
  }

  std::vector<Notice> Read() {
    constexpr size_t kMaxNotices = 128;  // limit: notices of one text, those that repeat each other left out
    for (size_t at = 0; at < hashes_.size();) {
      if (notices_.size() >= kMaxNotices) {
        notices_ = WithoutRepeated(notices_);
        if (notices_.size() >= kMaxNotices / 2) break;
      }
      size_t end = ReadAt(at);
      end = std::max(end, at + 1);
      for (; at < end; ++at)
        if (const auto [license, length] = phrases_.FormulaAt(hashes_, at); license != kNoRow && !IsVersion(at + length)) AddFormula(license, at, at + length);
    }
    for (const Address& address : addresses_) ReadAddress(address);
    std::stable_sort(notices_.begin(), notices_.end(), [](const Notice& a, const Notice& b) { return a.begin < b.begin; });
    return WithoutRepeated(notices_);
  }

 private:
  struct Address {
    LicenseAddress at;
    uint32_t license;
  };

  size_t ReadAt(size_t at) {
    if (const size_t binding = phrases_.At(PhraseKind::kNotice, hashes_, at)) {
      const size_t end = ReadBound(at, at + binding);
      if (end > 0 || hashes_[at] != Words().licensed) return end;
    }
    if (hashes_[at] == Words().licensed) return ReadLicensed(at);
    if ((hashes_[at] == Words().license || hashes_[at] == Words().licensing) && IsFirstOnLine(at)) return ReadField(at, at + 1, false);
    if (hashes_[at] == Words().version && IsFirstOnLine(at)) return ReadVersionLine(at);
    if ((hashes_[at] == Words().is_word || hashes_[at] == Words().are_word) && at > 0) return ReadIs(at);
    if (hashes_[at] == Words().module && at + 1 < hashes_.size() && hashes_[at + 1] == Words().license && IsFirstOnLine(at)) return ReadField(at, at + 2, true);
    // "the code is licensed under X and the data under Y"
    if (hashes_[at] == Words().under && !notices_.empty() && !notices_.back().field && at < notices_.back().end + kNear) return ReadBound(at, at + 1);
    return 0;
  }

  const NoticeWords& Words() const { return words_; }
  bool IsVersion(size_t at) const { return at < hashes_.size() && (hashes_[at] == Words().version || hashes_[at] == Words().two); }
  bool IsFirstOnLine(size_t at) const { return at == 0 || tokens_[at - 1].line != tokens_[at].line; }
  std::string_view LineAt(size_t at) const { return text_.LineAt(at); }
  // Words of the sentence before one, as far as they tell what it speaks of.
  Tokens Before(size_t at, size_t reach) const { return hashes_.subspan(at - std::min(at, reach), std::min(at, reach)); }

  Notice& Add(uint32_t license, size_t begin, size_t end) {
    // "Licensed under X with the following modification" is not X, nor is "X for non-commercial use only".
    const bool open = license != kNoRow && IsOpen(index_.ClassOf(license));
    const bool modified = open && (phrases_.Any(PhraseKind::kAltered, Stretch(hashes_, end, 12)) || IsLimitedAfter(end));
    notices_.push_back({.license = license, .begin = static_cast<uint32_t>(begin), .end = static_cast<uint32_t>(end), .modified = modified});
    return notices_.back();
  }

  bool IsLimitedAfter(size_t end) const {
    constexpr size_t kWords = 3;  // limit: words between the name and what limits it: "license", "for"
    for (size_t at = end; at < hashes_.size() && at <= end + kWords; ++at)
      if (phrases_.At(PhraseKind::kNonCommercial, hashes_, at) > 0) return true;
    return false;
  }

  void AddGroup(const LicenseGroup& group, size_t at) {
    // "MPL 1.1/GPL 2.0" leaves the choice; what a comma leaves is not clear.
    const bool choice = group.choice || (group.by_sign && group.names.size() > 1 && LineAt(group.names.front().name).find('/') != std::string_view::npos);
    const bool alternative = Words().alternatively.HasAny(Before(at, kSentence));
    const uint32_t number = choice ? ++choices_ : 0;
    for (const NamedLicense& named : group.names) {
      Notice& notice = Add(named.license, at, named.end);
      notice.any_version = named.any_version;
      notice.alternative = alternative;
      notice.choice = number;
    }
  }

  // Formulas of the same words, and one that names what a notice beside it leaves out, are alternatives: "the same terms as Perl itself".
  void AddFormula(uint32_t license, size_t begin, size_t end) {
    const std::string_view see = FileReferredTo(hashes_.subspan(begin, std::min(end + 8, hashes_.size()) - begin));
    uint32_t number = 0;
    for (Notice& notice : notices_) {
      if (notice.begin >= end || begin >= notice.end) continue;
      if (notice.license == license) return;  // two formulas for one
      if (number == 0) number = notice.choice != 0 ? notice.choice : ++choices_;
      if (notice.choice == 0) notice.choice = number;
    }
    Notice& notice = Add(license, begin, end);
    notice.choice = number;
    notice.see = see;
  }

  // The name after binding words, and those joined to it. Gives the place after them; 0 where none is named.
  size_t ReadBound(size_t at, size_t begin) {
    constexpr size_t kSkip = 9;  // limit: words between the binding words and the name
    NamedLicense named;
    size_t place = begin;
    for (size_t skipped = 0; place < hashes_.size() && skipped <= kSkip; ++place, ++skipped) {
      named = ReadNamedLicense(index_, hashes_, place);
      if (named.license == kNoRow && named.end > 0 && Words().skip.HasAll(hashes_.subspan(named.name, named.name_end - named.name)))
        named = {};  // "OSI approved" is no name here
      if (named.end > 0 || !Words().skip.Has(hashes_[place])) break;
    }
    if (named.end == 0) return ReadBoundAddress(at, begin);
    if (Words().elsewhere.HasAny(Before(at, kFew)) || (named.end < hashes_.size() && Words().akin.Has(hashes_[named.end]))) return named.end;
    constexpr size_t kJustBefore = 3;
    if (Words().denied.HasAny(Before(at, kJustBefore)) && !Words().excepted.HasAny(Before(at, kFew))) return named.end;
    LicenseGroup group = ReadLicenseGroup(index_, text_, at, named);
    if (named.license == kNoRow && !group.names.empty() && group.names.front().any_version && Words().once.HasAny(Before(at, kFew)))
      group.names.erase(group.names.begin());  // what once was
    const std::string_view see = named.license == kNoRow ? FileReferredTo(Stretch(hashes_, named.end, kReach)) : std::string_view();
    if (group.names.empty()) {
      AddReference(at, named.end, see);
    } else {
      const size_t before = notices_.size();
      AddGroup(group, at);
      for (Notice& notice : std::span(notices_).subspan(before)) {
        if (notice.any_version) notice.see = see;
        notice.weak = hashes_[at] == Words().usr;  // where Debian keeps the text
      }
    }
    return group.end;
  }

  // "under the license found in the LICENSE file"
  void AddReference(size_t begin, size_t end, std::string_view see) {
    if (see.empty() || Words().elsewhere.HasAny(Before(begin, kFew)) || Words().once.HasAny(Before(begin, kFew))) return;
    Add(kNoRow, begin, end).see = see;
  }

  // "Foo is MIT licensed", "(c) 2012 Somebody; Licensed MIT".
  size_t ReadLicensed(size_t at) {
    if (at + 1 < hashes_.size() && tokens_[at + 1].line == tokens_[at].line) {
      const NamedLicense named = ReadNamedLicense(index_, hashes_, at + 1);
      if (named.license != kNoRow && (named.end - named.name > 1 || Words().own.Has(hashes_[named.name]))) {
        const LicenseGroup group = ReadLicenseGroup(index_, text_, at, named);
        if (!IsOfAnother(at)) AddGroup(group, at);
        return group.end;
      }
    }
    if (!EndsWithLicensed(LineAt(at))) return 0;
    const LicenseGroup group = ReadLicenseGroupBefore(index_, text_, at);
    if (group.names.empty()) return 0;
    const size_t begin = group.names.front().name;
    // At the end of a line the sentence may go on in the next: "all BSD-2-clause licensed / files".
    const bool goes_on = at + 1 < hashes_.size() && tokens_[at + 1].line == tokens_[at].line + 1 && BeginsInLowerCase(LineAt(at + 1));
    if (!IsOfAnother(begin) && (!goes_on || Words().is.HasAny(Before(begin, kFew)))) AddGroup(group, begin);
    return at + 1;
  }
  // "Version: MPL 1.1/GPL 2.0/LGPL 2.1"
  size_t ReadVersionLine(size_t at) {
    if (at + 1 >= hashes_.size()) return 0;
    const NamedLicense named = ReadNamedLicense(index_, hashes_, at + 1);
    if (named.license == kNoRow || named.name != at + 1) return 0;
    const LicenseGroup group = ReadLicenseGroup(index_, text_, at, named);
    if (group.names.size() < 3 || !group.by_sign) return 0;
    AddGroup(group, at);
    return group.end;
  }

  // "libfoo is LGPLv2.1", a line of its own where nothing else is stated.
  size_t ReadIs(size_t at) {
    constexpr size_t kSubject = 3;  // limit: words before it
    const size_t first = at - std::min(at, kSubject);
    const bool short_line = tokens_[first].line != tokens_[at].line || (first == 0 && at <= kSubject);
    if (!short_line || at + 1 >= hashes_.size() || !Words().own.Has(hashes_[at + 1])) return 0;
    const NamedLicense named = ReadNamedLicense(index_, hashes_, at + 1);
    const bool ends = named.end == hashes_.size() || (named.end > 0 && named.end < hashes_.size() && tokens_[named.end].line != tokens_[at].line);
    if (named.license == kNoRow || named.name != at + 1 || !ends || index_.Id(named.license).find("GPL-") == std::string_view::npos) return 0;
    Add(named.license, at, named.end).weak = true;
    return named.end;
  }

  bool IsOfAnother(size_t at) const {
    return Words().others.HasAny(Before(at, kSentence)) || Words().elsewhere.HasAny(Before(at, kFew)) || Words().once.HasAny(Before(at, kFew));
  }

  // "License: BSD 3-clause" on a line of its own.
  size_t ReadField(size_t at, size_t begin, bool module) {
    if (begin >= hashes_.size() || tokens_[begin].line != tokens_[at].line) {
      const auto address = FirstAddress(begin);
      if (!module && address != addresses_.end() && address->at.token == begin && address->at.line == tokens_[at].line) AddAddress(*address, at).field = true;
      else if (!module && begin < hashes_.size()) return ReadHeading(at);
      return 0;
    }
    NamedLicense named;
    for (size_t place = begin; place < hashes_.size() && place <= begin + 1; ++place) {
      named = ReadNamedLicense(index_, hashes_, place);
      if (named.end > 0 || !Words().skip.Has(hashes_[place])) break;
    }
    const size_t before = notices_.size();
    size_t end = 0;
    if (named.end > 0 && tokens_[named.name_end - 1].line == tokens_[at].line) {
      const LicenseGroup group = ReadLicenseGroup(index_, text_, at, named);
      AddGroup(group, at);
      end = group.end;
    } else if (named.end == 0) {
      const auto address = FirstAddress(begin);
      if (address != addresses_.end() && address->at.line == tokens_[at].line && address->at.token <= begin + 1) AddAddress(*address, at);
    }
    for (Notice& field : std::span(notices_).subspan(before)) {
      field.field = true;
      field.weak = module;
      if (module && field.any_version) field.license = index_.Find("GPL-2.0-only");  // by the kernel's table of these words
    }
    return end;
  }

  // A line "License", and under it nothing but the name of one.
  size_t ReadHeading(size_t at) {
    constexpr uint32_t kMostLines = 4;  // limit: between the heading and the name
    const size_t begin = at + 1;
    if (tokens_[begin].line > tokens_[at].line + kMostLines || !IsLicenseHeading(LineAt(at))) return 0;
    const NamedLicense named = ReadNamedLicense(index_, hashes_, begin);
    // "Modified MIT" is the name of one license of the AI field, and what people call any other.
    const bool plain = named.license != kNoRow && (index_.licenses()[named.license].flags & LicenseRow::kInSpdx);
    if (!plain || named.name != begin || named.end - named.name < 2) return 0;
    const uint32_t line = tokens_[named.name_end - 1].line;
    if (named.end < hashes_.size() && tokens_[named.end].line == line && !Words().after_heading.Has(hashes_[named.end])) return 0;
    AddGroup({{named}, named.end}, at);
    return named.end;
  }

  // The first at a word or after it.
  std::vector<Address>::const_iterator FirstAddress(size_t word) const {
    return std::lower_bound(addresses_.begin(), addresses_.end(), word, [](const Address& address, size_t at) { return address.at.token < at; });
  }

  Notice& AddAddress(const Address& address, size_t begin) {
    Notice& notice = Add(address.license, begin, std::min<size_t>(std::max<size_t>(address.at.token, begin + 1), hashes_.size()));
    notice.any_version = index_.Id(address.license).ends_with("-or-later");  // the page of a GNU license without a version in its name
    return notice;
  }

  // "licensed under http://…", "under the terms of the license at http://…"
  size_t ReadBoundAddress(size_t at, size_t begin) {
    constexpr size_t kAway = 8;  // limit: words before the address
    const auto address = FirstAddress(begin);
    if (address == addresses_.end() || address->at.token > begin + kAway || address->at.line > tokens_[begin - 1].line + 2) {
      AddReference(at, begin, FileReferredTo(Stretch(hashes_, begin, kReach)));
      return 0;
    }
    if (Words().elsewhere.HasAny(Before(at, kFew))) return 0;
    AddAddress(*address, at);
    return address->at.token;
  }

  // An address that binds by its tag, or by the words before it: "a copy of this license, visit http://…".
  void ReadAddress(const Address& address) {
    if (hashes_.empty()) return;
    const size_t word = std::min<size_t>(address.at.token - (address.at.token > 0), hashes_.size() - 1);
    const bool known = std::any_of(notices_.begin(), notices_.end(), [&](const Notice& n) { return n.license == address.license; });
    if (known) return;
    if (address.at.binds) AddAddress(address, word);
    else if (phrases_.Any(PhraseKind::kCopyOfLicense, Before(address.at.token, kFew))) AddAddress(address, word).weak = true;
  }

  static constexpr size_t kFew = 6, kSentence = 14, kNear = 16, kReach = 24;  // limits: words looked back and ahead

  const NoticeWords& words_ = TheNoticeWords();
  const LicenseIndex& index_;
  const LicensePhrases& phrases_;
  const WordsAndLines& text_;
  std::span<const LicenseToken> tokens_;
  Tokens hashes_;
  std::vector<Address> addresses_;
  std::vector<Notice> notices_;
  uint32_t choices_ = 0;
};

}  // namespace

std::vector<Notice> FindNotices(const LicenseIndex& index, const LicensePhrases& phrases, const WordsAndLines& text,
                                std::span<const LicenseAddress> addresses) {
  return NoticeReader(index, phrases, text, addresses).Read();
}

}  // namespace day
