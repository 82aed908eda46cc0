#include "license/noticed_licenses.h"

#include <algorithm>
#include <set>
#include <string>

#include "license/expression.h"
#include "license/notice_lines.h"

namespace day {

// With places in the whole text.
std::vector<Notice> NoticedLicenses::NoticesIn(uint32_t begin, uint32_t end) const {
  std::vector<LicenseAddress> addresses;
  for (const LicenseAddress& address : words_.signs.addresses) {
    if (address.token < begin || address.token > end) continue;
    addresses.push_back(address);
    addresses.back().token -= begin;
  }
  const WordsAndLines stretch{words_.lines, words_.tokens.subspan(begin, end - begin), words_.hashes.subspan(begin, end - begin), words_.signs, begin};
  std::vector<Notice> notices = FindNotices(index_, phrases_, stretch, addresses);
  for (Notice& notice : notices) {
    notice.begin += begin;
    notice.end += begin;
  }
  return notices;
}

void NoticedLicenses::Read(uint32_t begin, uint32_t end, bool alternative) {
  std::vector<Notice> notices = NoticesIn(begin, end);
  constexpr std::ptrdiff_t kMostFields = 3;  // with more of them it is a list of others' licenses
  if (std::count_if(notices.begin(), notices.end(), [](const Notice& notice) { return notice.field; }) > kMostFields)
    std::erase_if(notices, [](const Notice& notice) { return notice.field; });
  uint32_t most = 0;
  for (Notice& notice : notices) {
    most = std::max(most, notice.choice);
    if (notice.choice != 0) notice.choice += choices_;
    notice.alternative = notice.alternative || alternative;
    if (notice.any_version && license_file_) continue;
    if (notice.license == kNoRow) {
      if (!license_file_ && !reference_) reference_ = notice;
      continue;
    }
    if (notice.weak) weak_.push_back(notice);
    else AddNotice(notice);
  }
  choices_ += most;
}

void NoticedLicenses::Finish(bool tagged) {
  if (!had_texts_ && found_.empty() && !tagged)
    for (const Notice& notice : weak_) AddNotice(notice);
  FillInVersions();
  JoinAlternatives();
  DropRepeatedChoices();
  if (!found_.empty()) reference_.reset();
}

void NoticedLicenses::AddNotice(const Notice& notice) {
  constexpr size_t kMost = 128;  // limit: notices of a file
  FoundLicense found{notice.license, notice.begin, notice.end, 1, notice.modified, "notice"};
  found.choice = notice.choice;
  found.alternative = notice.alternative;
  found.any_version = notice.any_version;
  found.field = notice.field;
  found.see = notice.see;
  if (added_ >= kMost || !Confirm(notice, found)) return;
  for (FoundLicense& known : found_) {
    if (!SameButForVersions(index_, known.license, found.license)) continue;
    const bool is_text = known.how != "notice";
    if (found.choice == 0 && (is_text || known.choice == 0)) {
      known.modified = known.modified || (found.modified && !is_text);
      if (known.field && !found.field && known.modified == found.modified)
        known = std::move(found);  // a sentence tells later versions better than a name in short
      return;
    }
    // The texts that follow "under the MIT or the Apache License" are those to choose from.
    if (found.choice != 0 && is_text && (known.choice == found.choice || (known.choice == 0 && known.begin > found.begin))) {
      known.choice = found.choice;
      return;
    }
  }
  found_.push_back(std::move(found));
  ++added_;
}

// Signs fall away in the words; here the lines themselves are read: "License:" is a statement, "license =" and a key in quotes are
// somebody's data, and "GPLv2+" leaves the choice of later versions.
bool NoticedLicenses::Confirm(const Notice& notice, FoundLicense& found) const {
  if (notice.field && !IsLicenseField(words_.LineAt(found.begin))) return false;
  if (index_.Id(found.license).ends_with("-only") && NamesPlus(words_.LineAt(found.end - 1))) found.license = OrLater(index_, found.license);
  return true;
}

// A version that is stated elsewhere in the file holds for a name without one.
void NoticedLicenses::FillInVersions() {
  std::erase_if(found_, [this](FoundLicense& found) {
    if (!found.any_version) return false;
    const std::string_view stem = LicenseStem(index_.Id(found.license));
    const auto other = std::find_if(found_.begin(), found_.end(),
                                    [&](const FoundLicense& f) { return f.license != found.license && LicenseStem(index_.Id(f.license)) == stem; });
    if (other == found_.end()) return false;
    if (found.choice == 0) return true;
    found.license = other->license;
    return false;
  });
}

// All that one of the two numbers chooses from are alternatives.
void NoticedLicenses::Choose(uint32_t from, uint32_t to) {
  for (FoundLicense& found : found_)
    if (from != 0 && found.choice == from) found.choice = to;
}

// "Alternatively, …" offers another license instead of the one that stands right before it, or around it.
void NoticedLicenses::JoinAlternatives() {
  constexpr uint32_t kReach = 300;  // limit: words between the two
  for (FoundLicense& found : found_) {
    if (!found.alternative) continue;
    FoundLicense* before = nullptr;
    for (FoundLicense& other : found_)
      if (other.begin < found.begin && other.end + kReach > found.begin && !(other.choice != 0 && other.choice == found.choice) &&
          (!before || before->begin < other.begin))
        before = &other;
    if (!before) continue;
    if (before->choice == 0) before->choice = ++choices_;
    if (found.choice == 0) found.choice = before->choice;
    else Choose(found.choice, before->choice);
    for (FoundLicense& other : found_)
      if (other.choice == before->choice) other.alternative = false;  // all of them are placed
  }
}

// A choice that a file tells twice, with later versions or in short ("either the GPL or the LGPL"), is one.
void NoticedLicenses::DropRepeatedChoices() {
  struct Choice {
    uint32_t number;
    std::set<std::string_view> families, stems;
    size_t later = 0;      // that leave later versions
    bool in_short = true;  // none has a version of its own
    bool texts = false;
  };
  std::vector<Choice> choices;
  for (const FoundLicense& found : found_) {
    if (found.choice == 0) continue;
    auto at = std::ranges::find(choices, found.choice, &Choice::number);
    if (at == choices.end()) at = choices.insert(choices.end(), {.number = found.choice});
    const std::string_view id = index_.Id(found.license);
    at->families.insert(LicenseFamily(id));
    at->stems.insert(LicenseStem(id));
    at->later += id.ends_with("-or-later");
    at->in_short &= found.any_version;
    at->texts |= found.how != "notice";
  }
  std::set<uint32_t> dropped;
  for (const Choice& one : choices)
    for (const Choice& other : choices) {
      if (one.number == other.number || one.texts || dropped.contains(other.number)) continue;
      const bool repeats =
          one.in_short ? std::ranges::includes(other.stems, one.stems)
                       : one.families == other.families && (other.texts || one.later < other.later || (one.later == other.later && one.number > other.number));
      if (repeats) dropped.insert(one.number);
    }
  std::set<std::pair<uint32_t, std::string_view>> seen;
  std::erase_if(found_, [&](const FoundLicense& found) {
    return found.choice != 0 && (dropped.contains(found.choice) || !seen.insert({found.choice, LicenseFamily(index_.Id(found.license))}).second);
  });
}

}  // namespace day
