#include "records/meters/contamination/benchmark_index.h"

#include <xxhash.h>

#include <algorithm>
#include <bit>

#include "records/words/chance.h"
#include "records/words/grams.h"

namespace day::records {

BenchmarkIndex::BenchmarkIndex(const BenchmarkSet& set) : names_(set.names()) {
  const std::string saved = set.Save();
  fingerprint_ = XXH3_64bits(saved.data(), saved.size());
  struct Placed {
    uint64_t gram;
    Posting posting;
  };
  std::vector<Placed> placed;
  for (const BenchmarkItem& item : set.items()) {
    const auto number = static_cast<uint32_t>(items_.size());
    items_.push_back({.benchmark = item.benchmark, .number = item.number, .words = item.forms[0].words, .is_short = item.is_short(), .checkable = false});
    for (const BenchmarkItem::Form& form : item.forms) {
      const auto id = static_cast<uint32_t>(forms_.size());
      forms_.push_back({.item = number, .words = form.words, .countable = 0});
      for (uint32_t at = 0; at < form.grams.size(); ++at) placed.push_back({form.grams[at], {id, at}});
    }
  }
  std::ranges::sort(placed, [](const Placed& a, const Placed& b) {
    return a.gram != b.gram ? a.gram < b.gram : a.posting.form != b.posting.form ? a.posting.form < b.posting.form : a.posting.at < b.posting.at;
  });
  const size_t bits = std::bit_ceil(std::max<size_t>(placed.size() * 8, 4096));
  filter_.resize(bits / 64);
  filter_shift_ = 64 - static_cast<unsigned>(std::countr_zero(bits / 64));
  slots_.resize(std::bit_ceil(std::max<size_t>(placed.size() * 2, 16)));
  for (size_t from = 0, to; from < placed.size(); from = to) {
    uint32_t owners = 0;
    for (to = from; to < placed.size() && placed[to].gram == placed[from].gram; ++to)
      owners += to == from || forms_[placed[to].posting.form].item != forms_[placed[to - 1].posting.form].item;
    // limit: two places of one run for each owner, so that an item of one word over and over costs hardly more than others.
    if (owners > kMostOwners || to - from > size_t{2} * kMostOwners) continue;
    const uint64_t gram = placed[from].gram;
    filter_[gram >> filter_shift_] |= BitsOf(gram);
    size_t slot = SlotOf(gram);
    while (slots_[slot].count != 0) slot = (slot + 1) & (slots_.size() - 1);
    slots_[slot] = {gram, static_cast<uint32_t>(postings_.size()), static_cast<uint32_t>(to - from)};
    for (size_t i = from; i < to; ++i) postings_.push_back(placed[i].posting);
  }
  // Words of each form that stand in a run that is left.
  std::vector<Posting> by_form = postings_;
  std::ranges::sort(by_form, [](const Posting& a, const Posting& b) { return a.form != b.form ? a.form < b.form : a.at < b.at; });
  for (size_t i = 0; i < by_form.size(); ++i) {
    Form& form = forms_[by_form[i].form];
    const uint32_t run = std::min(form.words, kGramWords);
    const bool follows = i > 0 && by_form[i - 1].form == by_form[i].form;
    form.countable += follows ? std::min(run, by_form[i].at - by_form[i - 1].at) : run;
  }
  for (const Form& form : forms_) {
    Item& item = items_[form.item];
    item.checkable |= form.countable > 0 && form.countable * 2 >= form.words;
    has_short_ |= item.is_short && form.countable > 0;
  }
}

size_t BenchmarkIndex::SlotOf(uint64_t gram) const { return Mix(gram ^ ChanceSeed()) & (slots_.size() - 1); }

std::span<const BenchmarkIndex::Posting> BenchmarkIndex::Lookup(uint64_t gram) const {
  for (size_t slot = SlotOf(gram); slots_[slot].count != 0; slot = (slot + 1) & (slots_.size() - 1))
    if (slots_[slot].gram == gram) return std::span(postings_).subspan(slots_[slot].first, slots_[slot].count);
  return {};
}

}  // namespace day::records
