#include "profile/seen.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "profile/roles.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace day {
namespace {

constexpr size_t kLeastName = 2;  // letters
constexpr size_t kLeastStem = 4;  // letters; a shorter name is shared only as a whole word

// Words of letters, lower case; digits end a word, for "llama2" and "Llama-2-7b" share the name.
template <class Use>
void ForEachWord(std::string_view text, const Use& use) {
  std::string word;
  for (size_t i = 0; i <= text.size(); ++i) {
    const char c = i < text.size() ? text[i] : ' ';
    if (IsLetter(c)) {
      word.push_back(static_cast<char>(c | 0x20));
    } else {
      if (word.size() >= kLeastName) use(word);
      word.clear();
    }
  }
}

}  // namespace

Seen::Seen(const Observations& observations) : all_(observations) {
  places_.reserve(all_.files.size());
  for (const FileRecord& file : all_.files) {
    Place place = day::PlaceOf(file.path);
    if (place == Place::kOwn && !file.member.empty()) place = day::PlaceOf(file.member);
    places_.push_back(place);
  }
  for (const Evidence& evidence : all_.evidence) {
    if (evidence.outcome == Outcome::kFound) by_key_[evidence.key].push_back(&evidence);
    else trouble_.push_back(&evidence);
  }
  FindNames();
  // "The NAME dataset is licensed under …": only if the release is called so.
  std::erase_if(by_key_["license.statement"], [this](const Evidence* statement) {
    const std::string_view named = statement->Get("named");
    return !named.empty() && !SharesAName(named);
  });
}

std::span<const Evidence* const> Seen::Of(std::string_view key) const {
  const auto found = by_key_.find(key);
  if (found == by_key_.end()) return {};
  return found->second;
}

EvidenceList Seen::OfFile(std::string_view key, uint32_t file) const {
  const std::span<const Evidence* const> list = Of(key);
  const auto begin = std::lower_bound(list.begin(), list.end(), file, [](const Evidence* evidence, uint32_t wanted) { return evidence->file < wanted; });
  EvidenceList found;
  for (auto at = begin; at != list.end() && (*at)->file == file; ++at) found.push_back(*at);
  return found;
}

std::string_view Seen::CardKind(const Evidence& kind) const {
  return kind.value == "readme" ? TheRoles().CardFolder(FileOf(kind).path) : std::string_view(kind.value);
}

std::string Seen::AddressOf(const Evidence& evidence) const {
  const std::string path = FileOf(evidence).DisplayPath();
  return evidence.at.line == 0 ? path : fmt::format("{}:{}", path, evidence.at.line);
}

std::string Seen::Cite(const Evidence& evidence) {
  const auto [place, fresh] = cited_.try_emplace(&evidence);
  if (fresh) {
    place->second = EvidenceId(all_, evidence);
    by_id_.try_emplace(place->second, &evidence);
  }
  return place->second;
}

const Evidence* Seen::FindCited(std::string_view id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : found->second;
}

std::vector<EvidenceItem> Seen::Cited() const {
  std::vector<EvidenceItem> items;
  std::set<std::string_view> ids;
  items.reserve(cited_.size());
  for (const auto& [evidence, id] : cited_)
    if (ids.insert(id).second) items.push_back({id, *evidence});
  return items;
}

void Seen::FindNames() {
  const auto add = [this](std::string_view text) {
    ForEachWord(text, [this](const std::string& word) {
      if (!TheRoles().IsPlainName(word)) names_.insert(word);
    });
  };
  // "owner/name", as hosts and mirrors write it: the owner is an account, and its name is that of all its works.
  const auto add_place = [&](std::string_view place) {
    for (const std::string_view joint : {"/", "--", "__", "+"}) {
      const size_t at = place.rfind(joint);
      if (at == place.npos || at == 0 || at + joint.size() >= place.size()) continue;
      owners_.emplace(place.substr(0, at));
      joined_.insert(LettersAndDigits(place.substr(0, at)));
      place.remove_prefix(at + joint.size());
      break;
    }
    add(place);
    works_.emplace(place);
    joined_.insert(LettersAndDigits(place));
  };
  add_place(all_.release);
  for (const SourceInfo& source : all_.sources) add_place(source.name);
  const std::string_view repository = OwnRepository();
  joined_.insert(LettersAndDigits(repository));
  joined_.erase("");
  // A folder may have any name. What else names the project, the surest first, until something that it links to has such a name.
  add(TitleOfReadme("1"));
  const auto is_linked = [this] { return std::ranges::any_of(Of("link"), [this](const Evidence* link) { return SharesAName(link->Get("name")); }); };
  if (!is_linked()) add(repository);
  if (!is_linked()) add(TitleOfReadme("2"));
}

std::string_view Seen::TitleOfReadme(std::string_view level) const {
  for (const Evidence* section : Of("card.section")) {
    const std::string& path = FileOf(*section).path;
    if (path.find('/') == std::string::npos && ToLowerAscii(path).starts_with("readme") && section->Get("level") == level) return section->value;
  }
  return {};
}

std::string_view Seen::OwnRepository() const {
  constexpr size_t kEnough = 2;  // links; people link to an issue of others once
  std::map<std::string_view, size_t> links;
  for (const Evidence* link : Of("link")) {
    const std::string_view name = link->Get("name");
    const size_t at = link->value.find(name);
    if ((link->Get("host") != "github" && link->Get("host") != "gitlab") || name.empty() || at == std::string::npos || PlaceOf(*link) != Place::kOwn) continue;
    const std::string_view rest = std::string_view(link->value).substr(at + name.size());
    for (const std::string_view page : {"/issues", "/pull", "/actions", "/workflows", "/discussions", "/releases", "/stargazers", "/-/issues"})
      if (rest.starts_with(page)) {
        ++links[name];
        break;
      }
  }
  const auto most = std::ranges::max_element(links, {}, [](const auto& entry) { return entry.second; });
  if (most == links.end() || most->second < kEnough) return {};
  const bool alone = std::ranges::count_if(links, [&most](const auto& entry) { return entry.second == most->second; }) == 1;
  return alone ? most->first.substr(most->first.rfind('/') + 1) : std::string_view();
}

bool Seen::SharesAName(std::string_view text) const {
  bool shared = false;
  ForEachWord(text, [&](const std::string& word) {
    for (const std::string& name : names_)
      shared = shared || word == name || (name.size() >= kLeastStem && word.starts_with(name)) || (word.size() >= kLeastStem && name.starts_with(word));
  });
  return shared;
}

bool Seen::IsNamedAfter(std::string_view account) const { return joined_.contains(LettersAndDigits(account)); }

bool Seen::IsNamedWithin(std::string_view text) const {
  constexpr size_t kLeast = 5;  // letters and digits; shorter names stand within many words
  const std::string joined = LettersAndDigits(text);
  return std::ranges::any_of(joined_, [&](const std::string& name) { return name.size() >= kLeast && joined.find(name) != joined.npos; });
}

void AddId(EvidenceIds& ids, std::string id) {
  if (ids.size() < kMaxGateEvidence && std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(std::move(id));
}

}  // namespace day
