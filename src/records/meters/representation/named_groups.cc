#include "records/meters/representation/named_groups.h"

#include <algorithm>
#include <bit>

#include "base/saturating.h"

namespace day::records {

NamedGroups::NamedGroups(const GroupList& list)
    : list_(&list),
      layout_(list),
      numbers_(layout_.size()),
      mentions_(list.groups().size()),
      near_(list.groups().size() * list.sets().size()),
      has_term_(list.terms().size()),
      has_dimension_(list.dimensions().size()) {}

uint64_t NamedGroups::MentionsOf(size_t group) const {
  uint64_t mentions = 0;
  const GroupList::Group& of = list_->groups()[group];
  for (size_t term = of.first_term; term < of.first_term + of.terms; ++term) AddSaturating(mentions, numbers_[layout_.Term(term) + CountLayout::kMentions]);
  return mentions;
}

void NamedGroups::Near(Mention& mention, uint16_t indicator) {
  const auto end = mention.words.begin() + mention.near;
  if (std::find(mention.words.begin(), end, indicator) != end || mention.near == mention.words.size()) return;
  *end = indicator;
  ++mention.near;
  mention.sets |= list_->indicators()[indicator].sets;
}

void NamedGroups::Saw(uint64_t at, const GroupList::Match& match) {
  CloseBefore(at);
  if (match.kind == GroupList::Kind::kIndicator) {
    AddSaturating(numbers_[layout_.Seen(match.index)], 1);
    for (Mention& mention : open_)
      if (at > mention.end) Near(mention, match.index);
    recent_.push_back({.end = at + match.words - 1, .indicator = match.index});
  }
  if (match.kind != GroupList::Kind::kTerm) return;
  AddSaturating(numbers_[layout_.Term(match.index) + CountLayout::kMentions], 1);
  if (!has_term_[match.index]) {
    has_term_[match.index] = true;
    terms_.push_back(match.index);
  }
  Mention mention{.group = list_->terms()[match.index].group, .end = at + match.span - 1};
  for (const Seen& seen : recent_)
    if (seen.end + kNearWords >= at) Near(mention, seen.indicator);
  open_.push_back(mention);
}

// Those that nothing from `at` on is near.
void NamedGroups::CloseBefore(uint64_t at) {
  size_t kept = 0;
  for (size_t i = 0; i < open_.size(); ++i) {
    if (open_[i].end + kNearWords < at) Close(open_[i]);
    else open_[kept++] = open_[i];
  }
  open_.resize(kept);
  std::erase_if(recent_, [&](const Seen& seen) { return seen.end + kNearWords < at; });
}

void NamedGroups::Close(const Mention& mention) {
  ++mentions_[mention.group];
  for (uint32_t sets = mention.sets; sets != 0; sets &= sets - 1) ++near_[mention.group * list_->sets().size() + static_cast<size_t>(std::countr_zero(sets))];
  for (size_t i = 0; i < mention.near; ++i) AddSaturating(numbers_[layout_.Word(mention.group, mention.words[i])], 1);
}

void NamedGroups::EndRecord(uint64_t words) {
  for (const Mention& mention : open_) Close(mention);
  open_.clear();
  recent_.clear();
  AddSaturating(numbers_[CountLayout::kRecords], 1);
  AddSaturating(numbers_[CountLayout::kWords], words);
  for (const size_t term : terms_) {
    AddSaturating(numbers_[layout_.Term(term) + CountLayout::kTermRecords], 1);
    has_term_[term] = false;
    const size_t dimension = list_->groups()[list_->terms()[term].group].dimension;
    if (!has_dimension_[dimension]) dimensions_.push_back(dimension);
    has_dimension_[dimension] = true;
  }
  terms_.clear();
  for (const size_t dimension : dimensions_) {
    AddDimension(dimension);
    has_dimension_[dimension] = false;
  }
  dimensions_.clear();
}

// The products of what the record has: association.h says what for.
void NamedGroups::AddDimension(size_t dimension) {
  const GroupList::Dimension& of = list_->dimensions()[dimension];
  const size_t sets = list_->sets().size(), end = of.first_group + of.groups;
  // limit: a record has 4 MiB at most, so that no product of two counts leaves its number.
  const auto add = [&](size_t place, uint64_t number) { AddSaturating(numbers_[place], number); };
  uint64_t t = 0;
  for (size_t group = of.first_group; group < end; ++group) t += mentions_[group];
  add(layout_.Dimension(dimension) + CountLayout::kDimensionRecords, 1);
  add(layout_.Dimension(dimension) + CountLayout::kTT, t * t);
  for (size_t set = 0; set < sets; ++set) {
    uint64_t n = 0;
    for (size_t group = of.first_group; group < end; ++group) n += near_[group * sets + set];
    if (n == 0) continue;
    const size_t all = layout_.AllNear(dimension, set);
    add(all + CountLayout::kNearRecords, 1);
    add(all + CountLayout::kNN, n * n);
    add(all + CountLayout::kNT, n * t);
    for (size_t group = of.first_group; group < end; ++group) {
      const uint64_t m = mentions_[group];
      if (m == 0) continue;
      const size_t pair = layout_.Pair(group, set);
      add(pair + CountLayout::kMN, m * n);
      uint64_t& k = near_[group * sets + set];
      if (k == 0) continue;
      add(pair + CountLayout::kTimesNear, k);
      add(pair + CountLayout::kPairRecords, 1);
      add(pair + CountLayout::kKK, k * k);
      add(pair + CountLayout::kKM, k * m);
      add(pair + CountLayout::kKN, k * n);
      add(pair + CountLayout::kKT, k * t);
      k = 0;
    }
  }
  for (size_t group = of.first_group; group < end; ++group) {
    uint64_t& m = mentions_[group];
    if (m == 0) continue;
    const size_t at = layout_.Group(group);
    add(at + CountLayout::kGroupRecords, 1);
    add(at + CountLayout::kMM, m * m);
    add(at + CountLayout::kMT, m * t);
    m = 0;
  }
}

void NamedGroups::Merge(const NamedGroups& other) {
  for (size_t i = 0; i < numbers_.size(); ++i) AddSaturating(numbers_[i], other.numbers_[i]);
}

void NamedGroups::Put(PartialWriter& out) const {
  out.PutText(list_->language());
  out.Put(list_->fingerprint());
  out.Put(static_cast<uint32_t>(std::ranges::count_if(numbers_, [](uint64_t number) { return number > 0; })));
  for (size_t i = 0; i < numbers_.size(); ++i) {
    if (numbers_[i] == 0) continue;
    out.Put(static_cast<uint32_t>(i));
    out.Put(numbers_[i]);
  }
}

bool NamedGroups::Read(Cursor& in) {
  uint32_t count = 0, place = 0;
  in.ReadLittle(count);
  uint64_t next = 0;
  for (uint32_t i = 0; i < count && in.ok(); ++i) {
    uint64_t number = 0;
    if (!in.ReadLittle(place) || !in.ReadLittle(number)) return false;
    if (place < next || place >= numbers_.size() || number == 0) return in.Fail("its figures are not in order");
    next = uint64_t{place} + 1;
    numbers_[place] = number;
  }
  return in.ok() && Check(in);
}

// What holds of any counting, sums that are full included.
bool NamedGroups::Check(Cursor& in) const {
  using Layout = CountLayout;
  const auto at = [&](size_t place) { return numbers_[place]; };
  const auto ascending = [](std::initializer_list<uint64_t> numbers) { return std::ranges::is_sorted(numbers); };
  bool good = at(Layout::kRecords) > 0;
  for (size_t term = 0; term < list_->terms().size(); ++term) {
    const size_t place = layout_.Term(term), group = layout_.Group(list_->terms()[term].group);
    good &= ascending({at(place + Layout::kTermRecords), at(place + Layout::kMentions), at(Layout::kWords)}) &&
            ascending({at(place + Layout::kTermRecords), at(group + Layout::kGroupRecords)}) &&
            (at(place + Layout::kTermRecords) > 0) == (at(place + Layout::kMentions) > 0);
  }
  for (size_t i = 0; i < list_->indicators().size(); ++i) good &= at(layout_.Seen(i)) <= at(Layout::kWords);
  const size_t sets = list_->sets().size();
  for (size_t d = 0; d < list_->dimensions().size(); ++d) {
    const GroupList::Dimension& of = list_->dimensions()[d];
    const size_t dimension = layout_.Dimension(d), end = of.first_group + of.groups;
    uint64_t mt = 0;
    for (size_t g = of.first_group; g < end; ++g) {
      const size_t group = layout_.Group(g);
      AddSaturating(mt, at(group + Layout::kMT));
      const uint64_t mentions = MentionsOf(g);
      good &= ascending({at(group + Layout::kGroupRecords), at(dimension + Layout::kDimensionRecords), at(Layout::kRecords)}) &&
              ascending({at(group + Layout::kGroupRecords), mentions, at(group + Layout::kMM), at(group + Layout::kMT)}) &&
              (mentions > 0) == (at(group + Layout::kGroupRecords) > 0);
      for (size_t i = 0; i < list_->indicators().size(); ++i) {
        good &= at(layout_.Word(g, i)) <= mentions;
        for (uint32_t in_sets = list_->indicators()[i].sets; in_sets != 0; in_sets &= in_sets - 1)
          good &= at(layout_.Word(g, i)) <= at(layout_.Pair(g, static_cast<size_t>(std::countr_zero(in_sets))) + Layout::kTimesNear);
      }
    }
    good &= mt == at(dimension + Layout::kTT);
    for (size_t set = 0; set < sets; ++set) {
      const size_t all = layout_.AllNear(d, set);
      uint64_t kn = 0, kt = 0, mn = 0;
      for (size_t g = of.first_group; g < end; ++g) {
        const size_t pair = layout_.Pair(g, set), group = layout_.Group(g);
        AddSaturating(kn, at(pair + Layout::kKN));
        AddSaturating(kt, at(pair + Layout::kKT));
        AddSaturating(mn, at(pair + Layout::kMN));
        good &= ascending(
                    {at(pair + Layout::kPairRecords), at(pair + Layout::kTimesNear), at(pair + Layout::kKK), at(pair + Layout::kKM), at(pair + Layout::kKT)}) &&
                ascending({at(pair + Layout::kKK), at(pair + Layout::kKN), at(pair + Layout::kKT)}) &&
                ascending({at(pair + Layout::kKM), at(group + Layout::kMM)}) &&
                ascending({at(pair + Layout::kKM), at(pair + Layout::kMN), at(group + Layout::kMT)}) && at(pair + Layout::kTimesNear) <= MentionsOf(g) &&
                ascending({at(pair + Layout::kPairRecords), at(all + Layout::kNearRecords)}) &&
                at(pair + Layout::kPairRecords) <= at(group + Layout::kGroupRecords) &&
                (at(pair + Layout::kTimesNear) > 0) == (at(pair + Layout::kPairRecords) > 0);
      }
      good &= kn == at(all + Layout::kNN) && kt == at(all + Layout::kNT) && mn == at(all + Layout::kNT) &&
              at(all + Layout::kNearRecords) <= at(dimension + Layout::kDimensionRecords) && ascending({at(all + Layout::kNN), at(all + Layout::kNT)});
    }
  }
  return good || in.Fail("its figures do not add up");
}

}  // namespace day::records
