#include "records/meters/representation/representation.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "base/saturating.h"
#include "records/words/partial.h"

namespace day::records {
namespace {

constexpr std::string_view kName = "representation";
constexpr uint32_t kVersion = 1;

using Layout = CountLayout;

AssociationSums SumsOf(const NamedGroups& count, const GroupList::Dimension& dimension, size_t d, size_t group, size_t set) {
  const Layout& layout = count.layout();
  const size_t of_group = layout.Group(group), pair = layout.Pair(group, set), all = layout.AllNear(d, set);
  AssociationSums sums{
      .k = count[pair + Layout::kTimesNear],
      .m = count.MentionsOf(group),
      .kk = count[pair + Layout::kKK],
      .km = count[pair + Layout::kKM],
      .kn = count[pair + Layout::kKN],
      .kt = count[pair + Layout::kKT],
      .mm = count[of_group + Layout::kMM],
      .mn = count[pair + Layout::kMN],
      .mt = count[of_group + Layout::kMT],
      .nn = count[all + Layout::kNN],
      .nt = count[all + Layout::kNT],
      .tt = count[layout.Dimension(d) + Layout::kTT],
      .records = count[layout.Dimension(d) + Layout::kDimensionRecords],
      .records_of_group = count[of_group + Layout::kGroupRecords],
      .records_near = count[all + Layout::kNearRecords],
  };
  for (size_t other = dimension.first_group; other < dimension.first_group + dimension.groups; ++other) {
    AddSaturating(sums.n, count[layout.Pair(other, set) + Layout::kTimesNear]);
    AddSaturating(sums.t, count.MentionsOf(other));
    if (other != group) sums.records_of_others = std::max(sums.records_of_others, count[layout.Group(other) + Layout::kGroupRecords]);
  }
  return sums;
}

template <class Count>
void SortByMentions(std::vector<Count>& counts) {
  std::ranges::stable_sort(counts, std::greater<>(), &Count::mentions);
}

GroupCount MeasureGroup(const NamedGroups& count, const GroupList::Dimension& dimension, size_t d, size_t g) {
  const GroupList& list = count.list();
  const Layout& layout = count.layout();
  const GroupList::Group& group = list.groups()[g];
  GroupCount result{.group = &group, .mentions = count.MentionsOf(g), .records = count[layout.Group(g) + Layout::kGroupRecords]};
  for (size_t term = group.first_term; term < group.first_term + group.terms; ++term)
    if (const uint64_t mentions = count[layout.Term(term) + Layout::kMentions]; mentions > 0)
      result.terms.push_back({.text = list.terms()[term].text, .mentions = mentions, .records = count[layout.Term(term) + Layout::kTermRecords]});
  SortByMentions(result.terms);
  for (size_t set = 0; set < list.sets().size(); ++set) {
    const AssociationSums sums = SumsOf(count, dimension, d, g, set);
    if (sums.n == 0) continue;
    const size_t pair = layout.Pair(g, set);
    result.near.push_back({.set = &list.sets()[set], .mentions = sums.k, .records = count[pair + Layout::kPairRecords], .association = Associate(sums)});
  }
  for (size_t i = 0; i < list.indicators().size(); ++i)
    if (const uint64_t mentions = count[layout.Word(g, i)]; mentions > 0) result.words.push_back({.text = list.indicators()[i].text, .mentions = mentions});
  SortByMentions(result.words);
  if (result.words.size() > kWordsOfGroup) result.words.resize(kWordsOfGroup);
  return result;
}

RepresentationResult::Language MeasureLanguage(const NamedGroups& count) {
  const GroupList& list = count.list();
  const Layout& layout = count.layout();
  RepresentationResult::Language result{.list = &list, .records = count[Layout::kRecords], .words = count[Layout::kWords]};
  result.indicators.resize(list.sets().size());
  for (size_t i = 0; i < list.indicators().size(); ++i)
    for (size_t set = 0; set < list.sets().size(); ++set)
      if (list.indicators()[i].sets >> set & 1) AddSaturating(result.indicators[set], count[layout.Seen(i)]);
  for (size_t d = 0; d < list.dimensions().size(); ++d) {
    const GroupList::Dimension& dimension = list.dimensions()[d];
    DimensionCount counted{.dimension = &dimension, .records = count[layout.Dimension(d) + Layout::kDimensionRecords]};
    if (counted.records == 0) continue;
    for (size_t g = dimension.first_group; g < dimension.first_group + dimension.groups; ++g) {
      if (count.MentionsOf(g) == 0) continue;
      counted.groups.push_back(MeasureGroup(count, dimension, d, g));
      AddSaturating(counted.mentions, counted.groups.back().mentions);
      for (const GroupCount::Near& near : counted.groups.back().near) {
        result.told += near.association.told;
        result.apart += near.association.apart();
      }
    }
    std::ranges::stable_sort(counted.groups, std::greater<>(), [](const GroupCount& group) { return std::pair(group.records, group.mentions); });
    result.dimensions.push_back(std::move(counted));
  }
  return result;
}

}  // namespace

void RepresentationMeter::Add(WordReader& words, std::string_view language) {
  auto at = languages_.find(language);
  if (at == languages_.end()) {
    const GroupList* list = lists_->Of(language);
    if (!list) {
      AddSaturating(not_looked_at_, 1);
      return;
    }
    at = languages_.emplace(language, NamedGroups(*list)).first;
  }
  NamedGroups& count = at->second;
  const GroupList& list = count.list();
  const std::span<const uint64_t> all = words.words().hashes;
  bool behind = false;  // an article, or a descriptor
  for (size_t next = 0; next < all.size();) {
    if (!list.MayBegin(all[next])) {
      behind = false;
      ++next;
      continue;
    }
    const GroupList::Match match = list.At(all.subspan(next), behind);
    if (match.kind == GroupList::Kind::kTerm || match.kind == GroupList::Kind::kIndicator) count.Saw(next, match);
    behind = match.opens;
    next += match.words;
  }
  count.EndRecord(all.size());
}

void RepresentationMeter::Merge(const RepresentationMeter& other) {
  AddSaturating(not_looked_at_, other.not_looked_at_);
  for (const auto& [language, theirs] : other.languages_) {
    const auto [ours, added] = languages_.try_emplace(language, theirs);
    if (!added) ours->second.Merge(theirs);
  }
}

RepresentationResult RepresentationMeter::Measure() const {
  RepresentationResult result{.languages = {}, .not_looked_at = not_looked_at_};
  for (const auto& [language, count] : languages_) result.languages.push_back(MeasureLanguage(count));
  std::ranges::stable_sort(result.languages, std::greater<>(), &RepresentationResult::Language::records);
  return result;
}

std::string RepresentationMeter::Save() const {
  PartialWriter out;
  out.Put(not_looked_at_);
  out.Put(static_cast<uint32_t>(languages_.size()));
  for (const auto& [language, count] : languages_) count.Put(out);
  return SealPartial(kName, kVersion, std::move(out).Take());
}

Result<RepresentationMeter> RepresentationMeter::Load(std::string_view bytes, const GroupLists& lists) {
  DAY_TRY_ASSIGN(const std::string_view content, OpenPartial(bytes, kName, kVersion));
  RepresentationMeter meter(lists);
  Cursor in(content);
  uint32_t languages = 0;
  in.ReadLittle(meter.not_looked_at_);
  in.ReadLittle(languages);
  std::string before;
  for (uint32_t i = 0; i < languages && in.ok(); ++i) {
    std::string_view language;
    uint64_t fingerprint = 0;
    if (!ReadText(in, language) || !in.ReadLittle(fingerprint)) break;
    const GroupList* list = lists.Of(language);
    if (!list || list->fingerprint() != fingerprint || language <= before) return BadPartial(kName, "it was counted with other lists, or is not in order");
    before = language;
    NamedGroups count(*list);
    if (!count.Read(in)) break;
    meter.languages_.emplace(language, std::move(count));
  }
  DAY_TRY(CheckEnd(in, kName));
  return meter;
}

}  // namespace day::records
