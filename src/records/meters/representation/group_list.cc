#include "records/meters/representation/group_list.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <tuple>
#include <utility>

#include "base/assert.h"
#include "knowledge/knowledge.h"
#include "records/words/words.h"

namespace day::records {
namespace {

constexpr std::string_view kFolder = "records/representation/";

Error Bad(std::string what) { return MakeError(ErrorKind::kInvalid, "a list of groups: " + std::move(what)); }

std::vector<uint64_t> WordsOf(std::string_view text) {
  WordReader reader;
  const TextWords words = reader.Begin(text).words();
  return {words.hashes.begin(), words.hashes.end()};
}

}  // namespace

Status GroupList::AddEntry(std::string_view text, Kind kind, size_t index, Where where) {
  const std::vector<uint64_t> words = WordsOf(text);
  if (words.empty() || words.size() > kLongestListed) return Bad(fmt::format("'{}' has no words, or more than {}", text, kLongestListed));
  Entry entry{.length = static_cast<uint8_t>(words.size()),
              .before_people = where.before_people,
              .behind = where.behind,
              .kind = kind,
              .index = static_cast<uint16_t>(index)};
  std::ranges::copy(words, entry.words.begin());
  // An indicator may be in several sets; else the same words stand for one thing.
  const auto same = std::ranges::find_if(entries_, [&](const Entry& other) { return other.words == entry.words && other.length == entry.length; });
  if (same != entries_.end()) return Bad(fmt::format("'{}' stands for two things", text));
  entries_.push_back(entry);
  return {};
}

Status GroupList::ReadSources(const Value& of, std::vector<std::string>& sources) const {
  sources = of["sources"].StringList();
  if (sources.empty()) return Bad(fmt::format("'{}' names no source", of["id"].string()));
  for (const std::string& source : sources)
    if (std::ranges::find(sources_, source, [](const auto& known) { return known.first; }) == sources_.end())
      return Bad(fmt::format("'{}' is from '{}', which is no source of the list", of["id"].string(), source));
  return {};
}

Status GroupList::AddDimension(const Value& value) {
  Dimension dimension{.id = value["id"].string(), .title = value["title"].string(), .note = value["note"].string(), .first_group = groups_.size()};
  DAY_TRY(ReadSources(value, dimension.sources));
  const auto is_named = [](const auto& id) { return [&id](const auto& other) { return other.id == id; }; };
  if (dimension.id.empty() || dimension.title.empty() || std::ranges::any_of(dimensions_, is_named(dimension.id)))
    return Bad(fmt::format("dimension '{}' has no id, no title, or that of another", dimension.id));
  for (const Value& one : value["groups"].items()) {
    Group group{.id = one["id"].string(), .title = one["title"].string(), .dimension = dimensions_.size(), .first_term = terms_.size()};
    if (group.id.empty() || group.title.empty() ||
        std::any_of(groups_.begin() + static_cast<std::ptrdiff_t>(dimension.first_group), groups_.end(), is_named(group.id)))
      return Bad(fmt::format("group '{}' has no id, no title, or that of another", group.id));
    const auto add = [&](std::string_view member, Where where, std::string_view shown) -> Status {
      for (const std::string& text : one[member].StringList()) {
        DAY_TRY(AddEntry(text, Kind::kTerm, terms_.size(), where));
        terms_.push_back({.text = fmt::format(fmt::runtime(shown), text), .group = groups_.size()});
      }
      return {};
    };
    DAY_TRY(add("words", {}, "{}"));
    DAY_TRY(add("descriptors", {.before_people = true}, "{} …"));
    DAY_TRY(add("behind", {.behind = true}, "… {}"));
    group.terms = terms_.size() - group.first_term;
    if (group.terms == 0) return Bad(fmt::format("group '{}' has no words", group.id));
    groups_.push_back(std::move(group));
  }
  dimension.groups = groups_.size() - dimension.first_group;
  // What is counted of a group is held against the others of its dimension.
  if (dimension.groups < 2) return Bad(fmt::format("dimension '{}' has fewer than two groups", dimension.id));
  dimensions_.push_back(std::move(dimension));
  return {};
}

Status GroupList::AddSet(const Value& value) {
  Set set{.id = value["id"].string(), .title = value["title"].string(), .sources = {}};
  DAY_TRY(ReadSources(value, set.sources));
  if (set.id.empty() || set.title.empty() || std::ranges::any_of(sets_, [&](const Set& other) { return other.id == set.id; }))
    return Bad(fmt::format("indicators '{}' have no id, no title, or that of others", set.id));
  if (sets_.size() == kMostSets) return Bad(fmt::format("more than {} sets of indicators", kMostSets));
  const uint32_t bit = uint32_t{1} << sets_.size();
  const std::vector<std::string> words = value["words"].StringList();
  if (words.empty()) return Bad(fmt::format("indicators '{}' have no words", set.id));
  for (const std::string& text : words) {
    const auto known = std::ranges::find(indicators_, text, &Indicator::text);
    if (known != indicators_.end()) {
      known->sets |= bit;
      continue;
    }
    if (indicators_.size() == kMostIndicators) return Bad(fmt::format("more than {} indicators", kMostIndicators));
    DAY_TRY(AddEntry(text, Kind::kIndicator, indicators_.size(), {}));
    indicators_.push_back({.text = text, .sets = bit});
  }
  sets_.push_back(std::move(set));
  return {};
}

// Sorts what was read, and says what stands for two things.
Status GroupList::Settle() {
  std::ranges::sort(entries_,
                    [](const Entry& a, const Entry& b) { return std::tuple(a.words[0], b.length, a.words) < std::tuple(b.words[0], a.length, b.words); });
  for (const Entry& entry : entries_) {
    first_words_.Add(entry.words[0]);
    // Or a descriptor's noun would always be near its group.
    if (entry.kind == Kind::kIndicator && entry.length == 1 && std::ranges::binary_search(people_, entry.words[0]))
      return Bad(fmt::format("'{}' is an indicator and a noun for people", indicators_[entry.index].text));
  }
  for (size_t highest = 0, at = 0; highest < begins_.size(); ++highest) {
    while (at < entries_.size() && entries_[at].words[0] >> 54 < highest) ++at;
    begins_[highest] = static_cast<uint32_t>(at);
  }
  return {};
}

Result<GroupList> GroupList::Parse(const Value& file) {
  GroupList list;
  list.language_ = file["language"].string();
  if (list.language_.empty()) return Bad("no language");
  for (const auto& [name, text] : file["sources"].members()) list.sources_.emplace_back(name, text.string());
  for (const std::string& noun : file["people"].StringList()) {
    const std::vector<uint64_t> words = WordsOf(noun);
    if (words.size() != 1) return Bad(fmt::format("'{}' is not one word", noun));
    list.people_.push_back(words[0]);
  }
  std::ranges::sort(list.people_);
  for (const std::string& phrase : file["aside"].StringList()) DAY_TRY(list.AddEntry(phrase, Kind::kAside, 0, {}));
  for (const std::string& article : file["articles"].StringList()) DAY_TRY(list.AddEntry(article, Kind::kArticle, 0, {}));
  for (const Value& dimension : file["dimensions"].items()) DAY_TRY(list.AddDimension(dimension));
  for (const Value& set : file["indicators"].items()) DAY_TRY(list.AddSet(set));
  if (list.dimensions_.empty()) return Bad("no dimension");
  if (list.groups_.size() > kMostGroups || list.terms_.size() > UINT16_MAX) return Bad(fmt::format("more than {} groups, or too many words", kMostGroups));
  DAY_TRY(list.Settle());

  std::string all = list.language_;
  for (const Entry& entry : list.entries_) {
    for (const uint64_t word : entry.words) all += fmt::format("{:x} ", word);
    all += fmt::format("{} {} {} {} {}\n", entry.length, entry.before_people, entry.behind, static_cast<int>(entry.kind), entry.index);
  }
  for (const uint64_t noun : list.people_) all += fmt::format("{} ", noun);
  for (const Group& group : list.groups_) all += fmt::format("\n{} {} {}", group.id, group.dimension, group.terms);
  for (const Set& set : list.sets_) all += "\n" + set.id;
  for (const Indicator& indicator : list.indicators_) all += fmt::format("\n{}", indicator.sets);
  list.fingerprint_ = XXH3_64bits(all.data(), all.size());
  return list;
}

GroupList::Match GroupList::Find(std::span<const uint64_t> words, bool behind) const {
  const size_t highest = words[0] >> 54;
  auto at = entries_.begin() + begins_[highest];
  const auto end = entries_.begin() + begins_[highest + 1];
  while (at != end && at->words[0] < words[0]) ++at;
  for (; at != end && at->words[0] == words[0]; ++at) {
    if (at->behind && !behind) continue;
    const size_t span = at->length + (at->before_people ? 1U : 0U);
    if (span > words.size() || !std::equal(at->words.begin() + 1, at->words.begin() + at->length, words.begin() + 1)) continue;
    if (at->before_people && !std::ranges::binary_search(people_, words[at->length])) continue;
    return {.kind = at->kind,
            .index = at->index,
            .words = at->length,
            .span = static_cast<uint8_t>(span),
            .opens = at->before_people || at->kind == Kind::kArticle};
  }
  return {};
}

const GroupLists& GroupLists::Get() {
  static const GroupLists lists = [] {
    GroupLists all;
    for (const EmbeddedFile& file : KnowledgeFilesBelow(kFolder)) {
      Result<GroupList> list = GroupList::Parse(LoadKnowledge(file.path));
      DAY_ASSERT(list.has_value());  // the tests read them
      all.Add(std::move(*list));
    }
    return all;
  }();
  return lists;
}

}  // namespace day::records
