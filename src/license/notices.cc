#include "license/notices.h"

#include <algorithm>

namespace day {
namespace {

using Tokens = std::span<const uint32_t>;

struct NoticeWords {
  // Between the binding words and the name.
  std::vector<uint32_t> skip =
      LicenseWords("the a an of following gnu terms either both same and conditions new license this current version osi approved dual permissive c");
  // Between a name and another that it is joined to.
  std::vector<uint32_t> bridge = LicenseWords(
      "of the license licenses at your option any later version as published by free software foundation inc which is available from a in either under terms "
      "conditions gnu or and that accompanies "
      "accompany this distribution dated june july 1991 2007 29 gpl lgpl agpl mpl epl asl only both url see c found file root directory source tree waiver "
      "universal public domain dedication");
  uint32_t license = HashWord("license"), or_word = HashWord("or"), and_word = HashWord("and"), copying = HashWord("copying");
  // Single words that name nothing but a license; others ("zlib") may be joined as something else.
  std::vector<uint32_t> own = LicenseWords("mit expat cc0 unlicense wtfpl isc 0bsd gplv2 gplv3 gpl2 gpl3 lgplv2 lgplv3 agplv3 apache2");
  // Before the binding words: they speak of something else ("the rest of the library is licensed under"), or of what once was.
  std::vector<uint32_t> elsewhere = LicenseWords("rest remainder"), once = LicenseWords("which was were formerly previously originally");
  uint32_t version = HashWord("version"), two = HashWord("2");
  std::vector<uint32_t> at_option = LicenseWords("at your option"), license_file = LicenseWords("license file"), file_license = LicenseWords("file license");
  NoticeWords() { std::sort(bridge.begin(), bridge.end()); }
  bool IsSkipped(uint32_t token) const { return std::find(skip.begin(), skip.end(), token) != skip.end(); }
  bool IsBridge(uint32_t token) const { return std::binary_search(bridge.begin(), bridge.end(), token); }
};
const NoticeWords& Words() {
  static const NoticeWords kWords;
  return kWords;
}

class NoticeReader {
 public:
  NoticeReader(const LicenseIndex& index, const LicensePhrases& phrases, std::span<const LicenseToken> tokens, Tokens hashes)
      : index_(index), phrases_(phrases), tokens_(tokens), hashes_(hashes) {}

  std::vector<Notice> Read() {
    constexpr size_t kMaxNotices = 64;  // limit: notices of one text
    for (size_t at = 0; at < hashes_.size() && notices_.size() < kMaxNotices;) {
      size_t end = 0;
      if (const size_t binding = phrases_.At(PhraseKind::kNotice, hashes_, at)) end = ReadBound(at, at + binding);
      else if (hashes_[at] == Words().license && IsFirstOnLine(at)) end = ReadField(at);
      end = std::max(end, at + 1);
      for (; at < end; ++at)
        if (const auto [license, length] = phrases_.FormulaAt(hashes_, at); license != kNoRow && !IsVersion(at + length)) Add(license, at, at + length);
    }
    return std::move(notices_);
  }

 private:
  bool IsVersion(size_t at) const { return at < hashes_.size() && (hashes_[at] == Words().version || hashes_[at] == Words().two); }
  bool IsFirstOnLine(size_t at) const { return at == 0 || tokens_[at - 1].line != tokens_[at].line; }

  Notice* Add(uint32_t license, size_t begin, size_t end) {
    const auto known = std::find_if(notices_.begin(), notices_.end(), [license](const Notice& n) { return n.license == license; });
    if (known != notices_.end()) {
      known->field = false;  // a sentence needs no sign to confirm it
      return nullptr;
    }
    // "Licensed under X with the following modification" is not X.
    const bool modified = phrases_.Any(PhraseKind::kAltered, Stretch(hashes_, end, 12));
    notices_.push_back({license, static_cast<uint32_t>(begin), static_cast<uint32_t>(end), modified});
    return &notices_.back();
  }

  // The name after binding words, and those joined to it. Gives the place after them; 0 where none is named.
  size_t ReadBound(size_t at, size_t begin) {
    constexpr size_t kSkip = 6;  // limit: words between the binding words and the name
    NamedLicense named;
    for (size_t skipped = 0; begin < hashes_.size() && skipped <= kSkip; ++begin, ++skipped) {
      named = ReadNamedLicense(index_, hashes_, begin);
      if (named.license == kNoRow && named.end > 0 && AllSkipped(named.name, named.name_end)) named = {};  // "OSI approved" is no name here
      if (named.end > 0 || !Words().IsSkipped(hashes_[begin])) break;
    }
    if (named.end == 0) return 0;
    if (Precedes(Words().elsewhere, at)) return named.end;
    if (named.license != kNoRow) {
      Add(named.license, at, named.end);
    } else if (!SeesOtherFile(named.end) && !Precedes(Words().once, at)) {
      const uint32_t license = AnyVersion(index_, hashes_.subspan(named.name, named.name_end - named.name));
      Notice* notice = license == kNoRow ? nullptr : Add(license, at, named.end);
      if (notice) notice->any_version = true;
    }
    return ReadJoined(at, named);
  }

  bool AllSkipped(size_t begin, size_t end) const {
    const Tokens words = hashes_.subspan(begin, end - begin);
    return std::all_of(words.begin(), words.end(), [](uint32_t word) { return Words().IsSkipped(word); });
  }
  bool Precedes(const std::vector<uint32_t>& words, size_t at) const {
    constexpr size_t kReach = 6;  // limit: words before the binding ones
    const Tokens before = hashes_.subspan(at - std::min(at, kReach), std::min(at, kReach));
    return std::find_first_of(before.begin(), before.end(), words.begin(), words.end()) != before.end();
  }

  // The version of a license that is said to stand in another file is not known.
  bool SeesOtherFile(size_t at) const {
    const Tokens after = Stretch(hashes_, at, 24);
    return std::find(after.begin(), after.end(), Words().copying) != after.end() || Holds(after, Words().license_file) || Holds(after, Words().file_license);
  }

  // "… or the Apache License, Version 2.0", "… or (at your option) version 3".
  size_t ReadJoined(size_t at, NamedLicense last) {
    constexpr size_t kReach = 24, kMaxJoined = 6;  // limits: words between two names; names joined
    for (size_t joined = 0; joined < kMaxJoined; ++joined) {
      NamedLicense next;
      for (size_t i = last.end; i + 1 < hashes_.size() && i < last.end + kReach && next.end == 0; ++i) {
        if (hashes_[i] == Words().or_word || hashes_[i] == Words().and_word) next = JoinedAt(i + 1, last);
        if (!Words().IsBridge(hashes_[i])) break;
      }
      if (next.end == 0) break;
      Add(next.license, at, next.end);
      last = next;
    }
    return last.end;
  }

  NamedLicense JoinedAt(size_t at, const NamedLicense& last) const {
    if (Holds(Stretch(hashes_, at, 3), Words().at_option)) at += 3;
    if (at >= hashes_.size()) return {};
    if (const NamedLicense other = ReadOtherVersion(index_, hashes_, at, last); other.end > 0) return other;
    for (size_t skipped = 0; at < hashes_.size() && skipped < 3 && Words().IsSkipped(hashes_[at]); ++at, ++skipped)
      if (const NamedLicense named = ReadNamedLicense(index_, hashes_, at); named.end > 0 && named.license != kNoRow) return named;
    if (at >= hashes_.size()) return {};
    const NamedLicense named = ReadNamedLicense(index_, hashes_, at);
    if (named.end == 0 || named.license == kNoRow) return {};
    // A single word may be a name of something else ("and zlib is used").
    const bool sure = named.end - named.name > 1 || std::find(Words().own.begin(), Words().own.end(), hashes_[named.name]) != Words().own.end() ||
                      (named.end < hashes_.size() && hashes_[named.end] == Words().license);
    return sure ? named : NamedLicense{};
  }

  // "License: BSD 3-clause" on a line of its own.
  size_t ReadField(size_t at) {
    if (at + 1 >= hashes_.size() || tokens_[at + 1].line != tokens_[at].line) return 0;
    NamedLicense named;
    for (size_t begin = at + 1; begin < hashes_.size() && begin <= at + 2; ++begin) {
      named = ReadNamedLicense(index_, hashes_, begin);
      if (named.end > 0 || !Words().IsSkipped(hashes_[begin])) break;
    }
    if (named.end == 0 || named.license == kNoRow || tokens_[named.name_end - 1].line != tokens_[at].line) return 0;
    std::vector<Notice> others = std::move(notices_);
    notices_.clear();
    Add(named.license, at, named.end);
    const size_t end = ReadJoined(at, named);
    for (Notice& field : notices_) {
      field.field = true;
      if (std::none_of(others.begin(), others.end(), [&field](const Notice& n) { return n.license == field.license; })) others.push_back(field);
    }
    notices_ = std::move(others);
    return end;
  }

  const LicenseIndex& index_;
  const LicensePhrases& phrases_;
  std::span<const LicenseToken> tokens_;
  Tokens hashes_;
  std::vector<Notice> notices_;
};

}  // namespace

std::vector<Notice> FindNotices(const LicenseIndex& index, const LicensePhrases& phrases, std::span<const LicenseToken> tokens, Tokens hashes) {
  return NoticeReader(index, phrases, tokens, hashes).Read();
}

}  // namespace day
