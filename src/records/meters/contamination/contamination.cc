#include "records/meters/contamination/contamination.h"

#include <algorithm>
#include <tuple>

#include "base/saturating.h"
#include "records/words/grams.h"
#include "records/words/partial.h"

namespace day::records {
namespace {

constexpr std::string_view kName = "contamination";
constexpr uint32_t kVersion = 1;
// limit: places of runs that are held of one record; of more, coverage is what a part of the record has.
constexpr size_t kMostHits = size_t{1} << 20;
constexpr size_t kCompany = 3;  // short items of a benchmark in one record, as lines

bool IsFound(uint32_t coverage, uint32_t run) { return coverage >= kPart || (coverage >= kPartWithRun && run >= kLongRun); }

// The better place of two: the same whichever is seen first.
void TakeBest(ItemSeen& seen, uint32_t coverage, uint32_t run, Place place, bool first) {
  if (first || std::tuple(coverage, run) > std::tuple(seen.coverage, seen.best_run) ||
      (std::tuple(coverage, run) == std::tuple(seen.coverage, seen.best_run) && place < seen.best)) {
    seen.coverage = coverage;
    seen.best_run = run;
    seen.best = place;
  }
}

}  // namespace

ContaminationMeter::ContaminationMeter(const BenchmarkIndex& index) : index_(&index), records_of_(index.names().size()) {}

void ContaminationMeter::Add(WordReader& reader, Place place) {
  hits_.clear();
  in_record_.clear();
  lines_.clear();
  GramRoller<kGramWords> roller;
  GramHash line;
  uint64_t words = 0, line_begin = 0;
  const bool lines = index_->has_short_items();
  const TextWords all = reader.words();
  for (; words < all.hashes.size(); ++words) {
    const uint64_t word = all.hashes[words];
    if (roller.Add(word)) {
      for (const BenchmarkIndex::Posting posting : index_->Find(roller.value())) hits_.push_back({posting.form, posting.at, words});
      if (hits_.size() > kMostHits) Settle();
    }
    if (!lines) continue;
    if (all.begins_line[words] && words > 0) {
      Line(line.value(), words - line_begin);
      line = GramHash();
      line_begin = words;
    }
    line.Add(word);
  }
  if (lines && words > 0) Line(line.value(), words - line_begin);
  Settle();

  const bool alone = line_begin == 0;
  for (const auto& [benchmark, found] : lines_) {
    const bool company = found.lines.size() >= kCompany;
    if (!company && !alone) continue;
    for (const uint32_t item : found.items) {
      if (company) {
        in_record_[item] = {.coverage = 1000, .run = index_->items()[item].words};
      } else {
        See(item, {}, true, place);
      }
    }
  }
  std::vector<bool> counted(records_of_.size());
  for (const auto& [item, in] : in_record_) {
    See(item, in, false, place);
    const uint32_t benchmark = index_->items()[item].benchmark;
    if (IsFound(in.coverage, in.run) && !counted[benchmark]) counted[benchmark] = true, ++records_of_[benchmark];
  }
  ++records_;
  AddSaturating(words_, words);
}

void ContaminationMeter::Line(uint64_t hash, uint64_t words) {
  if (words < kFewestWords || words >= kGramWords) return;
  for (const BenchmarkIndex::Posting posting : index_->Find(hash)) {
    const uint32_t item = index_->forms()[posting.form].item;
    if (!index_->items()[item].is_short) continue;
    ShortLines& found = lines_[index_->items()[item].benchmark];
    found.items.insert(item);
    found.lines.insert(hash);
  }
}

// Coverage and longest run of each item that the record has runs of.
void ContaminationMeter::Settle() {
  std::ranges::sort(hits_, [](const Hit& a, const Hit& b) { return std::tuple(a.form, a.at, a.word) < std::tuple(b.form, b.at, b.word); });
  for (size_t from = 0, to; from < hits_.size(); from = to) {
    const BenchmarkIndex::Form& form = index_->forms()[hits_[from].form];
    uint64_t covered = 0;
    for (to = from; to < hits_.size() && hits_[to].form == hits_[from].form; ++to)
      covered += to == from ? kGramWords : std::min(kGramWords, hits_[to].at - hits_[to - 1].at);
    // Along the diagonals: runs that follow each other in the item and in the record.
    std::sort(hits_.begin() + static_cast<std::ptrdiff_t>(from), hits_.begin() + static_cast<std::ptrdiff_t>(to),
              [](const Hit& a, const Hit& b) { return std::tuple(a.word - a.at, a.at) < std::tuple(b.word - b.at, b.at); });
    uint32_t run = kGramWords, longest = kGramWords;
    for (size_t i = from + 1; i < to; ++i) {
      const bool follows = hits_[i].at == hits_[i - 1].at + 1 && hits_[i].word == hits_[i - 1].word + 1;
      run = follows ? run + 1 : kGramWords;
      longest = std::max(longest, run);
    }
    InRecord& in = in_record_[form.item];
    in.coverage = std::max(in.coverage, static_cast<uint32_t>(std::min<uint64_t>(1000, covered * 1000 / std::max(form.countable, 1u))));
    in.run = std::max(in.run, longest);
  }
  hits_.clear();
}

void ContaminationMeter::See(uint32_t item, InRecord in, bool alone, Place place) {
  const auto [at, first] = seen_.try_emplace(item);
  ItemSeen& seen = at->second;
  TakeBest(seen, in.coverage, in.run, place, first);
  seen.longest_run = std::max(seen.longest_run, in.run);
  seen.alone += alone;
  if (!IsFound(in.coverage, in.run)) return;
  ++seen.records;
  KeepEarliest(seen.places, place, kItemPlaces);
}

bool ContaminationMeter::Merge(const ContaminationMeter& other) {
  if (index_->fingerprint() != other.index_->fingerprint()) return false;
  AddSaturating(records_, other.records_);
  AddSaturating(words_, other.words_);
  for (size_t i = 0; i < records_of_.size(); ++i) AddSaturating(records_of_[i], other.records_of_[i]);
  for (const auto& [item, theirs] : other.seen_) {
    const auto [at, first] = seen_.try_emplace(item);
    ItemSeen& ours = at->second;
    TakeBest(ours, theirs.coverage, theirs.best_run, theirs.best, first);
    ours.longest_run = std::max(ours.longest_run, theirs.longest_run);
    AddSaturating(ours.records, theirs.records);
    AddSaturating(ours.alone, theirs.alone);
    for (const Place& place : theirs.places) KeepEarliest(ours.places, place, kItemPlaces);
  }
  return true;
}

ContaminationResult ContaminationMeter::Measure() const {
  ContaminationResult out{.records = records_, .words = words_};
  for (size_t i = 0; i < records_of_.size(); ++i) {
    ContaminationResult::Benchmark& benchmark = out.benchmarks.emplace_back();
    benchmark.name = index_->names()[i];
    benchmark.records = records_of_[i];
  }
  for (const BenchmarkIndex::Item& item : index_->items()) {
    ContaminationResult::Benchmark& benchmark = out.benchmarks[item.benchmark];
    ++benchmark.items;
    benchmark.checkable += item.checkable;
    benchmark.short_items += item.is_short;
  }
  for (const auto& [number, seen] : seen_) {
    const BenchmarkIndex::Item& item = index_->items()[number];
    ContaminationResult::Benchmark& benchmark = out.benchmarks[item.benchmark];
    if (item.checkable) {
      benchmark.whole += seen.whole();
      benchmark.part += seen.part();
      benchmark.alone += seen.records == 0 && seen.alone > 0;
      for (size_t step = 0; step < benchmark.curve.size() && !item.is_short; ++step) benchmark.curve[step] += seen.coverage >= (step + 1) * 100;
    }
    if (seen.records > 0 || seen.alone > 0 || seen.longest_run >= kLongRun) benchmark.found.push_back({.number = item.number, .seen = seen});
  }
  return out;
}

std::string ContaminationMeter::Save() const {
  PartialWriter out;
  out.Put(index_->fingerprint());
  out.Put(records_);
  out.Put(words_);
  for (const uint64_t records : records_of_) out.Put(records);
  out.Put(static_cast<uint32_t>(seen_.size()));
  for (const auto& [item, seen] : seen_) {
    for (const uint32_t number : {item, seen.coverage, seen.longest_run, seen.best_run}) out.Put(number);
    out.Put(seen.records);
    out.Put(seen.alone);
    out.PutPlace(seen.best);
    out.PutPlaces(seen.places);
  }
  return SealPartial(kName, kVersion, std::move(out).Take());
}

Result<ContaminationMeter> ContaminationMeter::Load(std::string_view bytes, const BenchmarkIndex& index) {
  DAY_TRY_ASSIGN(const std::string_view content, OpenPartial(bytes, kName, kVersion));
  ContaminationMeter meter(index);
  Cursor in(content);
  uint64_t fingerprint = 0;
  in.ReadLittle(fingerprint);
  if (in.ok() && fingerprint != index.fingerprint()) return BadPartial(kName, "it was counted against other benchmarks");
  in.ReadLittle(meter.records_);
  in.ReadLittle(meter.words_);
  for (uint64_t& records : meter.records_of_) in.ReadLittle(records);
  uint32_t count = 0;
  in.ReadLittle(count);
  uint32_t next = 0;
  for (uint32_t i = 0; i < count && in.ok(); ++i) {
    uint32_t item = 0;
    ItemSeen seen;
    for (uint32_t* number : {&item, &seen.coverage, &seen.longest_run, &seen.best_run}) in.ReadLittle(*number);
    in.ReadLittle(seen.records);
    in.ReadLittle(seen.alone);
    ReadPlace(in, seen.best);
    ReadPlaces(in, seen.places);
    if (seen.places.size() > kItemPlaces) return BadPartial(kName, "an item has more places than are kept");
    if (!in.ok()) break;
    if (item < next || item >= index.items().size()) return BadPartial(kName, "its items are not in order, or are none of the benchmark's");
    if (seen.coverage > 1000 || seen.best_run > seen.longest_run || seen.places.size() > seen.records || seen.places.empty() != (seen.records == 0) ||
        !AreInOrder(seen.places))
      return BadPartial(kName, "an item is out of its range");
    next = item + 1;
    meter.seen_.emplace_hint(meter.seen_.end(), item, std::move(seen));
  }
  DAY_TRY(CheckEnd(in, kName));
  return meter;
}

}  // namespace day::records
