#include "license/notice_group.h"

#include <algorithm>

#include "license/expression.h"
#include "license/names.h"
#include "license/notice_words.h"
#include "license/tokens.h"

namespace day {
namespace {

using Tokens = std::span<const uint32_t>;

constexpr size_t kMaxJoined = 6;  // limit: names joined

const NoticeWords& Words() { return TheNoticeWords(); }

// A single word may be a name of something else ("and zlib is used").
bool IsSure(Tokens tokens, const NamedLicense& named) {
  size_t begin = named.name;
  while (begin + 1 < named.end && IsFillingWord(tokens[begin])) ++begin;
  return named.end - begin > 1 || Words().own.Has(tokens[begin]) || (named.end < tokens.size() && tokens[named.end] == Words().license);
}

class GroupReader {
 public:
  GroupReader(const LicenseIndex& index, const WordsAndLines& text) : index_(index), text_(text), tokens_(text.hashes) {}

  LicenseGroup Read(size_t begin, const NamedLicense& first) {
    Take(first);
    NamedLicense last = first;
    for (size_t joined = 0; joined < kMaxJoined; ++joined) {
      const NamedLicense next = NextTo(last);
      if (next.end == 0) break;
      ShareVersion(last, next);
      Take(next);
      last = next;
    }
    group_.end = last.end;
    const Tokens before = tokens_.subspan(begin - std::min(begin, kBefore), first.name - (begin - std::min(begin, kBefore)));
    group_.choice = group_.names.size() > 1 && (Words().choice.HasAny(before) || IsChosenAfter(last.end) || (ors_ > 0 && ands_ == 0));
    group_.by_sign = ors_ + ands_ == 0;
    return std::move(group_);
  }

  LicenseGroup ReadBefore(size_t end) {
    constexpr size_t kLongest = 8;  // limit: words of one name
    std::vector<NamedLicense> names;
    for (size_t at = end; names.size() < kMaxJoined && at > 0;) {
      size_t begin = at;
      NamedLicense named;
      for (size_t length = 1; length <= std::min(kLongest, at); ++length)
        if (const NamedLicense one = Read(at - length); one.end == at && (one.license != kNoRow || length > 1)) named = one, begin = at - length;
      if (named.end == 0) break;
      names.push_back(named);
      at = begin;
      if (at == 0) break;
      if (tokens_[at - 1] == Words().or_word) ++ors_, --at;
      else if (tokens_[at - 1] == Words().and_word) ++ands_, --at;
    }
    std::reverse(names.begin(), names.end());
    for (const NamedLicense& named : names) Take(named);
    group_.end = end;
    const size_t begin = names.empty() ? end : names.front().name;
    const Tokens before = tokens_.subspan(begin - std::min(begin, kBefore), std::min(begin, kBefore));
    group_.choice = group_.names.size() > 1 && (Words().choice.HasAny(before) || ands_ == 0);  // "MIT/GPL licensed"
    return std::move(group_);
  }

 private:
  static constexpr size_t kBefore = 8, kReach = 24;  // limits: words before the names that tell a choice; words between two names

  NamedLicense Read(size_t at) const { return ReadNamedLicense(index_, tokens_, at); }

  void Take(NamedLicense named) {
    if (named.license == kNoRow) {
      named.license = AnyVersion(index_, tokens_.subspan(named.name, named.name_end - named.name));
      named.any_version = true;
    }
    if (named.license != kNoRow) group_.names.push_back(named);
  }

  // "GPL or LGPL version 2": the version is that of both.
  void ShareVersion(const NamedLicense& last, const NamedLicense& next) {
    if (group_.names.empty() || !group_.names.back().any_version || last.end + 2 < next.name) return;
    const uint32_t license = OfSameVersion(index_, tokens_, last, next);
    if (license == kNoRow) return;
    group_.names.back().license = license;
    group_.names.back().any_version = false;
  }

  // The name joined to the last one by "or", "and" or a sign alone; with no end where there is none.
  NamedLicense NextTo(const NamedLicense& last) {
    if (last.end < tokens_.size() && Names(last) && text_.IsAfterComma(last.end))
      if (const NamedLicense next = Read(last.end);
          Names(next) && next.license != last.license && !IsShortFor(next, last) && next.name == last.end && IsSure(tokens_, next))
        return next;
    for (size_t i = last.end; i + 1 < tokens_.size() && i < last.end + kReach;) {
      const bool either = tokens_[i] == Words().or_word;
      if (either || tokens_[i] == Words().and_word) {
        if (const NamedLicense next = JoinedAt(i + 1, last); next.end > 0) {
          ++(either ? ors_ : ands_);
          return next;
        }
      }
      if (Words().bridge.Has(tokens_[i])) {
        ++i;
        continue;
      }
      const NamedLicense again = Read(i);  // "MPL 2.0 (Mozilla Public License) or …"
      if (again.end == 0 || (again.license != kNoRow && again.license != last.license)) break;
      i = again.name_end;
    }
    return {};
  }

  // "the GNU General Public License version 2 (the "GPL")"
  bool IsShortFor(const NamedLicense& named, const NamedLicense& last) const { return named.license == kNoRow && StemOf(named) == StemOf(last); }
  std::string_view StemOf(const NamedLicense& named) const {
    const uint32_t license = named.license != kNoRow ? named.license : AnyVersion(index_, tokens_.subspan(named.name, named.name_end - named.name));
    return license == kNoRow ? std::string_view() : LicenseStem(index_.Id(license));
  }

  // "… or the Apache License, Version 2.0", "… or (at your option) version 3".
  NamedLicense JoinedAt(size_t at, const NamedLicense& last) const {
    if (Holds(Stretch(tokens_, at, 3), Words().at_option)) at += 3;
    for (size_t skipped = 0; at < tokens_.size() && skipped <= 3; ++at, ++skipped) {
      if (const NamedLicense named = Read(at); Names(named)) return IsSure(tokens_, named) ? named : NamedLicense{};
      if (const NamedLicense other = ReadOtherVersion(index_, tokens_, at, last); other.end > 0) return other;
      if (!Words().skip.Has(tokens_[at])) break;
    }
    return {};
  }
  bool Names(const NamedLicense& named) const {
    return named.end > 0 && (named.license != kNoRow || AnyVersion(index_, tokens_.subspan(named.name, named.name_end - named.name)) != kNoRow);
  }

  // "at your option any later version" leaves no choice between licenses.
  bool IsChosenAfter(size_t at) const {
    const Tokens after = Stretch(tokens_, at, 16);
    return std::any_of(Words().chosen.begin(), Words().chosen.end(), [&](const std::vector<uint32_t>& phrase) {
      const auto found = std::search(after.begin(), after.end(), phrase.begin(), phrase.end());
      if (found == after.end()) return false;
      const auto next = found + static_cast<std::ptrdiff_t>(phrase.size());
      return next == after.end() || *next != Words().any;
    });
  }

  const LicenseIndex& index_;
  const WordsAndLines& text_;
  const Tokens tokens_;
  LicenseGroup group_;
  size_t ors_ = 0, ands_ = 0;
};

}  // namespace

const NoticeWords& TheNoticeWords() {
  static const NoticeWords kWords;
  return kWords;
}

LicenseGroup ReadLicenseGroup(const LicenseIndex& index, const WordsAndLines& text, size_t begin, const NamedLicense& first) {
  return GroupReader(index, text).Read(begin, first);
}

LicenseGroup ReadLicenseGroupBefore(const LicenseIndex& index, const WordsAndLines& text, size_t end) { return GroupReader(index, text).ReadBefore(end); }

}  // namespace day
