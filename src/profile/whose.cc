#include "profile/whose.h"

#include <algorithm>
#include <array>
#include <map>

#include "profile/links.h"
#include "profile/roles.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace day {
namespace {

constexpr uint32_t kTop = 40;  // lines of a README in which its own things stand: title, badges, first links

std::string_view AccountOf(const Evidence& link) {
  const std::string_view name = link.Get("name");
  const size_t slash = name.find('/');
  return slash == name.npos ? std::string_view() : name.substr(0, slash);
}

std::string_view ThingOf(const Evidence& link) {
  const std::string_view name = link.Get("name");
  const size_t slash = name.find('/');
  return slash == name.npos ? name : name.substr(slash + 1);
}

bool IsReadme(std::string_view path) {
  const std::string lower = ToLowerAscii(path.substr(path.rfind('/') + 1));
  return lower.starts_with("readme");
}

// "… using [low-rank adaptation](…)": what something was made with.
bool IsAMeans(const Evidence& link) {
  constexpr size_t kNear = 20;  // bytes
  const std::string before = WordsBefore(link, kNear);
  return std::ranges::any_of(std::array<std::string_view, 4>{"using", "via", "uses", "based on"}, [&](std::string_view word) {
    return before.ends_with(word) && (before.size() == word.size() || !IsLetter(before[before.size() - word.size() - 1]));
  });
}

}  // namespace

Whose::Whose(const Seen& seen) : seen_(seen) { FindAccounts(); }

// The accounts that keep repositories of the release's name, and the release's own folder where it is named after its account.
void Whose::FindAccounts() {
  for (const std::string& owner : seen_.owners()) accounts_.insert(LettersAndDigits(owner));
  for (const Evidence* link : seen_.Of("link")) {
    if (!IsRepositoryLink(*link) && link->Get("host") != "release-asset") continue;
    if (seen_.SharesAName(ThingOf(*link))) accounts_.insert(LettersAndDigits(AccountOf(*link)));
  }
  accounts_.erase("");
  // On hubs: the account with most things of the release's name, and those named like the repository's or like the release.
  constexpr size_t kEnough = 4;
  std::map<std::string, size_t> named, namesake;
  for (const Evidence* link : seen_.Of("link")) {
    const std::string_view host = link->Get("host");
    if (host != "hub-model" && host != "hub-dataset" && host != "modelscope") continue;
    const std::string account = LettersAndDigits(AccountOf(*link));
    if (accounts_.contains(account)) hub_accounts_.insert(account);
    if (seen_.IsNamedAfter(AccountOf(*link)) && seen_.SharesAName(ThingOf(*link)) && ++namesake[account] == kEnough) hub_accounts_.insert(account);
    if (seen_.SharesAName(link->Get("name"))) ++named[account];
  }
  named.erase("");
  const auto most = std::ranges::max_element(named, {}, [](const auto& entry) { return entry.second; });
  // Code and models may be kept by two accounts ("acme" and "AcmeResearch"). A few copies by another do not make it the release's,
  // nor do many mentions of what it was made from, where an account of the release's own name keeps things so called.
  const bool has_namesake = std::ranges::any_of(namesake, [](const auto& entry) { return entry.second >= kEnough; });
  if (most != named.end() && !has_namesake && (hub_accounts_.empty() || most->second >= kEnough)) hub_accounts_.insert(most->first);
}

bool Whose::IsOwn(const Evidence& link) const {
  const std::string_view context = link.Get("context"), section = link.Get("section");
  const std::string account = LettersAndDigits(AccountOf(link));
  // What stands in its own repository is its own under any heading.
  if (IsRepositoryLink(link) && accounts_.contains(account) && seen_.IsNamedAfter(ThingOf(link))) return true;
  if (TheRoles().SpeaksOfOthers(section)) return false;
  if (accounts_.contains(account) || hub_accounts_.contains(account)) return true;
  // A file in a repository of an account that is not the release's, where that is known.
  if (seen_.IsInCode(link) && !link.Get("file").empty() && IsRepositoryLink(link) && !seen_.owners().empty()) return false;
  if (seen_.IsInCode(link)) return (seen_.SharesAName(link.value) || seen_.SharesAName(link.Get("name"))) && (account.empty() || hub_accounts_.empty());
  // Where its own account is known, what another keeps is not its own: copies, conversions, models to start from.
  if (link.Get("host").starts_with("hub-") && !account.empty() && !hub_accounts_.empty()) return false;
  if (seen_.SharesAName(link.Get("name").empty() ? std::string_view(link.value) : link.Get("name"))) return true;
  // A bucket is named after its keeper, the folders in it after what they hold.
  if (link.Get("host") == "s3" && seen_.SharesAName(PathOf(link))) return true;
  // A file on the makers' own site: the site may go by their name.
  if (link.Get("host") == "other" && !link.Get("file").empty() && seen_.SharesAName(link.value)) return true;
  if (TheRoles().SpeaksOfOthers(context)) return false;
  return TheRoles().SpeaksOfOwn(context) || TheRoles().SpeaksOfOwn(section);
}

bool Whose::IsSibling(const Evidence& link) const {
  if (!IsRepositoryLink(link) || link.Get("image") == "yes" || !accounts_.contains(LettersAndDigits(AccountOf(link)))) return false;
  return !ThingOf(link).empty() && (!IsOwnRepository(ThingOf(link)) || IsBranchLink(link));
}

bool Whose::IsOwnRepository(std::string_view name) const { return seen_.owners().empty() ? seen_.SharesAName(name) : seen_.IsNamedAfter(name); }

bool Whose::IsAtTop(const Evidence& link) const {
  return seen_.IsAtRoot(link) && IsReadme(seen_.FileOf(link).path) && link.at.line <= kTop && !TheRoles().SpeaksOfOthers(link.Get("section"));
}

bool Whose::IsOwnPaper(const Evidence& link) const {
  if (seen_.PlaceOf(link) != Place::kOwn && seen_.PlaceOf(link) != Place::kDocs) return false;
  const std::string_view section = link.Get("section"), context = link.Get("context"), text = link.Get("text");
  if (TheRoles().SpeaksOfOthers(section)) return false;
  const bool named = seen_.SharesAName(context) || seen_.SharesAName(text);
  const bool paper = TheRoles().SpeaksOfPaper(text) || TheRoles().SpeaksOfPaper(section) || TheRoles().SpeaksOfPaper(context);
  if (paper && TheRoles().SpeaksOfPaper(section) && seen_.IsAtRoot(link)) return true;
  if (paper && TheRoles().SpeaksOfOwn(context) && !TheRoles().SpeaksOfOthers(context) && TheRoles().SpeaksOfReport(text)) return true;
  if (paper && IsAtTop(link) && !IsAMeans(link)) return true;
  // "[Paper](…)" under the paper's own title, in which the release is named.
  if (seen_.IsAtRoot(link) && IsReadme(seen_.FileOf(link).path) && TheRoles().SpeaksOfPaper(text) &&
      (seen_.SharesAName(section) || seen_.IsNamedWithin(section)) && !TheRoles().SpeaksOfOthers(context))
    return true;
  // "This is the implementation of [ACME: A Model for …](…)": a paper that is titled as the release is named.
  if (IsAtTop(link) && link.Get("what") == "paper" && seen_.SharesAName(text) && !IsAMeans(link) && !TheRoles().SpeaksOfOthers(context)) return true;
  return named && paper && !TheRoles().SpeaksOfOthers(context);
}

}  // namespace day
