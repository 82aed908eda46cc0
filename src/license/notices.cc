#include "license/notices.h"

#include <algorithm>
#include <string>

#include "license/expression.h"
#include "license/names.h"
#include "license/tokens.h"

namespace day {
namespace {

using Tokens = std::span<const uint32_t>;

struct NoticeWords {
  std::vector<uint32_t> skip = LicenseWords("the a an of following gnu terms either same and conditions new license this current version");
  uint32_t version = HashWord("version"), v = HashWord("v"), invariant = HashWord("invariant"), no = HashWord("no"), sections = HashWord("sections");
  std::vector<uint32_t> or_later = LicenseWords("or later"), any_later = LicenseWords("any later"), or_newer = LicenseWords("or newer"),
                        at_option = LicenseWords("at your option any");
};
const NoticeWords& Words() {
  static const NoticeWords kWords;
  return kWords;
}

bool Holds(Tokens tokens, const std::vector<uint32_t>& phrase) {
  return std::search(tokens.begin(), tokens.end(), phrase.begin(), phrase.end()) != tokens.end();
}
Tokens Stretch(Tokens tokens, size_t at, size_t length) {
  return tokens.subspan(std::min(at, tokens.size()), std::min(length, tokens.size() - std::min(at, tokens.size())));
}

struct Name {
  const NameRow* row = nullptr;
  size_t length = 0;
};

// The longest known name that begins here.
Name NameAt(const LicenseIndex& index, Tokens tokens, size_t at) {
  for (size_t length = std::min(kMaxNameWords, tokens.size() - at); length > 0; --length) {
    const Tokens words = tokens.subspan(at, length);
    if (IsFillingWord(words.back()) && length > 1) continue;
    if (const NameRow* row = index.FindName(NameKey(words))) return {row, length};
  }
  return {};
}

// "GNU General Public License as published by the Free Software Foundation; either version 2 …": the family's name and the version
// that follows it in the same sentence or the next.
Name VersionedName(const LicenseIndex& index, Tokens tokens, size_t at, size_t length) {
  constexpr size_t kReach = 24;  // limit: words between the name and its version
  for (size_t i = at + length; i + 1 < tokens.size() && i < at + length + kReach; ++i) {
    if (tokens[i] != Words().version && tokens[i] != Words().v) continue;
    for (size_t figures = std::min<size_t>(3, tokens.size() - i - 1); figures > 0; --figures) {
      std::vector<uint32_t> words(tokens.begin() + static_cast<std::ptrdiff_t>(at), tokens.begin() + static_cast<std::ptrdiff_t>(at + length));
      words.insert(words.end(), tokens.begin() + static_cast<std::ptrdiff_t>(i + 1), tokens.begin() + static_cast<std::ptrdiff_t>(i + 1 + figures));
      const NameRow* row = index.FindName(NameKey(words));
      if (row && row->license != kNoRow) return {row, i + 1 + figures - at};
    }
  }
  return {};
}

uint32_t Sibling(const LicenseIndex& index, uint32_t license, std::string_view ending) {
  std::string id(LicenseFamily(index.Id(license)));
  id += ending;
  const uint32_t sibling = index.Find(id);
  return sibling == kNoRow ? license : sibling;
}

// GFDL's ids tell apart works with and without invariant sections.
uint32_t WithInvariants(const LicenseIndex& index, uint32_t license, Tokens after) {
  const auto found = std::find(after.begin(), after.end(), Words().invariant);
  if (found == after.end() || !index.Id(license).starts_with("GFDL-")) return license;
  const bool none = found != after.begin() && *(found - 1) == Words().no;
  std::string id(index.Id(license));
  const size_t at = id.find("-o");  // of -only or -or-later
  if (at == std::string::npos) return license;
  id.insert(at, none ? "-no-invariants" : "-invariants");
  const uint32_t row = index.Find(id);
  return row == kNoRow ? license : row;
}

}  // namespace

bool AllowsLaterVersions(Tokens tokens) {
  return Holds(tokens, Words().or_later) || Holds(tokens, Words().any_later) || Holds(tokens, Words().or_newer) || Holds(tokens, Words().at_option);
}

uint32_t OrLater(const LicenseIndex& index, uint32_t license) { return Sibling(index, license, "-or-later"); }

std::vector<Notice> FindNotices(const LicenseIndex& index, const LicensePhrases& phrases, Tokens tokens) {
  constexpr size_t kSkip = 5, kMaxNotices = 64;  // limits: words between the binding words and the name; notices of one text
  std::vector<Notice> notices;
  for (size_t at = 0; at < tokens.size() && notices.size() < kMaxNotices;) {
    const size_t binding = phrases.At(PhraseKind::kNotice, tokens, at);
    if (binding == 0) {
      ++at;
      continue;
    }
    size_t begin = at + binding;
    Name name;
    for (size_t skipped = 0; begin < tokens.size() && skipped <= kSkip; ++begin, ++skipped) {
      name = NameAt(index, tokens, begin);
      if (name.row) break;
      if (std::find(Words().skip.begin(), Words().skip.end(), tokens[begin]) == Words().skip.end()) break;
    }
    if (!name.row) {
      ++at;
      continue;
    }
    if (name.row->license == kNoRow) {
      if (const Name versioned = VersionedName(index, tokens, begin, name.length); versioned.row) name = versioned;
    }
    if (name.row->license == kNoRow) {  // a family without a version names no license
      at = begin + name.length;
      continue;
    }
    const Tokens after = Stretch(tokens, begin + name.length, 12);
    uint32_t license = index.Current(name.row->license);
    if (AllowsLaterVersions(after)) license = OrLater(index, license);
    license = WithInvariants(index, license, Stretch(tokens, begin + name.length, 24));
    const bool again = std::any_of(notices.begin(), notices.end(), [license](const Notice& n) { return n.license == license; });
    if (!again) {
      // "Licensed under X with the following modification" is not X.
      const bool modified = phrases.Any(PhraseKind::kAltered, Stretch(tokens, begin + name.length, 12));
      notices.push_back({license, static_cast<uint32_t>(at), static_cast<uint32_t>(begin + name.length), modified});
    }
    at = begin + name.length;
  }
  return notices;
}

}  // namespace day
