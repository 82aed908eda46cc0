#include "license/notice_names.h"

#include <algorithm>
#include <string>
#include <vector>

#include "license/expression.h"
#include "license/names.h"
#include "license/tokens.h"

namespace day {
namespace {

using Tokens = std::span<const uint32_t>;

struct NameWords {
  uint32_t version = HashWord("version"), v = HashWord("v"), of = HashWord("of"), the = HashWord("the"), invariant = HashWord("invariant"), no = HashWord("no"),
           lesser = HashWord("lesser"), or_word = HashWord("or"), and_word = HashWord("and");
  std::vector<uint32_t> or_later = LicenseWords("or later"), any_later = LicenseWords("any later"), or_newer = LicenseWords("or newer"),
                        any_newer = LicenseWords("any newer"), at_option = LicenseWords("at your option any"), first = LicenseWords("1 2 3");
};
const NameWords& Words() {
  static const NameWords kWords;
  return kWords;
}

bool IsVersionWord(uint32_t token) { return token == Words().version || token == Words().v; }

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

// The name with the figures at `figures` ("2", "2.1"), the most of them that make a known version.
Name WithFigures(const LicenseIndex& index, Tokens name, Tokens figures) {
  for (size_t count = std::min<size_t>(3, figures.size()); count > 0; --count) {
    std::vector<uint32_t> words(name.begin(), name.end());
    words.insert(words.end(), figures.begin(), figures.begin() + static_cast<std::ptrdiff_t>(count));
    const NameRow* row = index.FindName(NameKey(words));
    if (row && row->license != kNoRow) return {row, count};
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

NamedLicense Named(const LicenseIndex& index, Tokens tokens, uint32_t license, size_t name, size_t name_end, size_t end) {
  license = index.Current(license);
  if (AllowsLaterVersions(Stretch(tokens, end, 12))) license = OrLater(index, license);
  return {WithInvariants(index, license, Stretch(tokens, end, 24)), name, name_end, end};
}

// "version 2 (or later) of the GNU General Public License".
NamedLicense ReadVersionBefore(const LicenseIndex& index, Tokens tokens, size_t at) {
  constexpr size_t kReach = 14;  // limit: words between the version and the name
  for (size_t i = at + 2; i + 1 < tokens.size() && i < at + kReach; ++i) {
    if (tokens[i] != Words().of) continue;
    const size_t name = i + 1 + (tokens[i + 1] == Words().the);
    const Name family = name < tokens.size() ? NameAt(index, tokens, name) : Name{};
    if (!family.row || family.row->license != kNoRow) continue;
    const Tokens between = tokens.subspan(at + 1, i - at - 1);
    const Name versioned = WithFigures(index, tokens.subspan(name, family.length), between);
    if (!versioned.row) return {};
    const size_t end = name + family.length;
    NamedLicense named = Named(index, tokens, versioned.row->license, name, end, end);
    if (AllowsLaterVersions(between)) named.license = OrLater(index, named.license);
    return named;
  }
  return {};
}

}  // namespace

bool AllowsLaterVersions(Tokens tokens) {
  for (const auto* phrase : {&Words().or_later, &Words().any_later, &Words().or_newer, &Words().any_newer, &Words().at_option})
    if (Holds(tokens, *phrase)) return true;
  return false;
}

uint32_t OrLater(const LicenseIndex& index, uint32_t license) { return Sibling(index, license, "-or-later"); }
uint32_t OnlyThisVersion(const LicenseIndex& index, uint32_t license) { return Sibling(index, license, "-only"); }

bool SameButForVersions(const LicenseIndex& index, uint32_t a, uint32_t b) { return a == b || OrLater(index, a) == OrLater(index, b); }

NamedLicense ReadNamedLicense(const LicenseIndex& index, Tokens tokens, size_t at) {
  if (IsVersionWord(tokens[at])) {
    if (const NamedLicense named = ReadVersionBefore(index, tokens, at); named.end > 0) return named;
  }
  const Name name = NameAt(index, tokens, at);
  if (!name.row) return {};
  const size_t name_end = at + name.length;
  if (name.row->license != kNoRow) return Named(index, tokens, name.row->license, at, name_end, name_end);
  // "GNU General Public License as published by the Free Software Foundation; either version 2 …": the version follows in the same
  // sentence or the next.
  constexpr size_t kReach = 24, kNear = 8;  // limits: words between the name and its version; where they need not say "of the License"
  const bool gnu = AnyVersion(index, tokens.subspan(at, name.length)) != kNoRow;
  for (size_t i = name_end; i + 1 < tokens.size() && i < name_end + kReach; ++i) {
    // "GPL or LGPL version 2": of whom the version is told, others say.
    if ((tokens[i] == Words().or_word || tokens[i] == Words().and_word) && NameAt(index, tokens, i + 1).row) break;
    if (!IsVersionWord(tokens[i])) continue;
    const Name versioned = WithFigures(index, tokens.subspan(at, name.length), tokens.subspan(i + 1));
    const size_t after = i + 1 + versioned.length;
    if (versioned.row && (gnu || i < name_end + kNear || (after < tokens.size() && tokens[after] == Words().of)))
      return Named(index, tokens, versioned.row->license, at, name_end, after);
  }
  return {kNoRow, at, name_end, name_end};
}

NamedLicense ReadOtherVersion(const LicenseIndex& index, Tokens tokens, size_t at, const NamedLicense& named) {
  if (at + 1 >= tokens.size() || !IsVersionWord(tokens[at])) return {};
  // The name may hold its version: what is left without it has others.
  for (size_t length = named.name_end - named.name; length > 0; --length) {
    const Name versioned = WithFigures(index, tokens.subspan(named.name, length), tokens.subspan(at + 1));
    if (versioned.row) return Named(index, tokens, versioned.row->license, named.name, named.name + length, at + 1 + versioned.length);
  }
  return {};
}

uint32_t OfSameVersion(const LicenseIndex& index, Tokens tokens, const NamedLicense& unversioned, const NamedLicense& versioned) {
  if (versioned.license == kNoRow || index.Id(versioned.license).find("GPL-") == std::string_view::npos) return kNoRow;
  const Tokens name = tokens.subspan(unversioned.name, unversioned.name_end - unversioned.name);
  for (size_t count = 3; count > 0; --count) {
    if (versioned.end < versioned.name + count + 1) continue;
    const Name found = WithFigures(index, name, tokens.subspan(versioned.end - count, count));
    if (!found.row) continue;
    const uint32_t license = index.Current(found.row->license);
    return index.Id(versioned.license).ends_with("-or-later") ? OrLater(index, license) : license;
  }
  return kNoRow;
}

uint32_t AnyVersion(const LicenseIndex& index, Tokens name) {
  for (uint32_t figure : Words().first) {
    const Name versioned = WithFigures(index, name, Tokens(&figure, 1));
    if (!versioned.row || OrLater(index, versioned.row->license) == index.Current(versioned.row->license)) continue;
    const bool lesser = std::find(name.begin(), name.end(), Words().lesser) != name.end();
    uint32_t license = lesser ? index.Find("LGPL-2.1-only") : versioned.row->license;                // the first to be called "lesser"
    if (index.Id(index.Current(license)) == "AGPL-1.0-only") license = index.Find("AGPL-3.0-only");  // the first of GNU
    return license == kNoRow ? kNoRow : OrLater(index, license);
  }
  return kNoRow;
}

}  // namespace day
