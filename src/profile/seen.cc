#include "profile/seen.h"

#include <algorithm>

#include "profile/roles.h"
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
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
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
      place.remove_prefix(at + joint.size());
      break;
    }
    add(place);
  };
  add_place(all_.release);
  for (const SourceInfo& source : all_.sources) add_place(source.name);
  // The title of the first README names the project even where its folder does not.
  for (const Evidence* section : Of("card.section")) {
    if (FileOf(*section).path.find('/') != std::string::npos || section->Get("level") != "1") continue;
    add(section->value);
    break;
  }
}

bool Seen::SharesAName(std::string_view text) const {
  bool shared = false;
  ForEachWord(text, [&](const std::string& word) {
    for (const std::string& name : names_)
      shared = shared || word == name || (name.size() >= kLeastStem && word.starts_with(name)) || (word.size() >= kLeastStem && name.starts_with(word));
  });
  return shared;
}

void AddId(EvidenceIds& ids, std::string id) {
  if (ids.size() < kMaxGateEvidence && std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(std::move(id));
}

}  // namespace day
