#include "records/meters/duplicates/duplicates.h"

#include <xxhash.h>

#include <algorithm>
#include <bit>
#include <numeric>

#include "base/saturating.h"
#include "records/words/chance.h"
#include "records/words/grams.h"
#include "records/words/partial.h"

namespace day::records {
namespace {

constexpr std::string_view kName = "duplicates";
constexpr uint32_t kVersion = 1;

// The two earliest of up to four places; a place that is given twice is one.
void JoinPlaces(DistinctText& text, const DistinctText& other) {
  std::array<Place, 4> places = {text.place, text.again, other.place, other.again};
  std::ranges::sort(places);
  const auto rest = std::ranges::unique(places);
  text.place = places[0];
  text.again = rest.begin() - places.begin() > 1 ? places[1] : places[0];
}

}  // namespace

DuplicatesMeter::DuplicatesMeter(const DuplicatesLimits& limits) : limits_(limits) {}

size_t DuplicatesMeter::HashOfHash::operator()(const TextHash& hash) const { return Mix(hash.low ^ ChanceSeed()) ^ Mix(hash.high + ChanceSeed()); }

// At the last step nothing is left: no file of results can hold more texts than the limit by giving all of them zero.
bool DuplicatesMeter::Samples(uint64_t first) const { return sampling_ < 64 && std::countl_zero(first) >= static_cast<int>(sampling_); }

void DuplicatesMeter::Add(WordReader& words, Place place) {
  const std::string_view text = words.text();
  const Signer::Signed is = signer_.Sign(words, distinct_words_, distinct_runs_);
  const XXH128_hash_t hash = XXH3_128bits(text.data(), text.size());
  ++records_;
  empty_records_ += is.words == 0;
  AddSaturating(bytes_, text.size());
  AddSaturating(words_, is.words);
  distinct_texts_.Add(hash.high64);
  Insert({.hash = {hash.low64, hash.high64},
          .first = is.words == 0 ? hash.low64 : is.first,
          .signature = is.signature,
          .records = 1,
          .place = place,
          .again = place,
          .empty = is.words == 0});
}

void DuplicatesMeter::Insert(const DistinctText& text) {
  if (!Samples(text.first)) return;
  const auto [at, added] = index_.try_emplace(text.hash, static_cast<uint32_t>(texts_.size()));
  if (!added) {
    DistinctText& same = texts_[at->second];
    AddSaturating(same.records, text.records);
    JoinPlaces(same, text);
    return;
  }
  texts_.push_back(text);
  if (texts_.size() > limits_.texts) ThinOut();
}

// The sampling at the end is the least at which the texts fit, however they came: a part of them never asks for more than all do.
void DuplicatesMeter::ThinOut() {
  while (texts_.size() > limits_.texts && sampling_ < 64) {
    ++sampling_;
    std::erase_if(texts_, [&](const DistinctText& text) { return !Samples(text.first); });
  }
  index_.clear();
  for (uint32_t i = 0; i < texts_.size(); ++i) index_.emplace(texts_[i].hash, i);
}

void DuplicatesMeter::Merge(const DuplicatesMeter& other) {
  AddSaturating(records_, other.records_);
  AddSaturating(empty_records_, other.empty_records_);
  AddSaturating(bytes_, other.bytes_);
  AddSaturating(words_, other.words_);
  distinct_texts_.Merge(other.distinct_texts_);
  distinct_words_.Merge(other.distinct_words_);
  distinct_runs_.Merge(other.distinct_runs_);
  if (other.sampling_ > sampling_) {
    sampling_ = other.sampling_;
    std::erase_if(texts_, [&](const DistinctText& text) { return !Samples(text.first); });
    ThinOut();
  }
  for (const DistinctText& text : other.texts_) Insert(text);
}

std::vector<uint32_t> DuplicatesMeter::InOrder() const {
  std::vector<uint32_t> order(texts_.size());
  std::iota(order.begin(), order.end(), 0);
  std::ranges::sort(order, {}, [&](uint32_t i) { return texts_[i].hash; });
  return order;
}

std::string DuplicatesMeter::Save() const {
  PartialWriter out;
  for (const uint64_t number : {records_, empty_records_, bytes_, words_}) out.Put(number);
  for (const DistinctCounter* counter : {&distinct_texts_, &distinct_words_, &distinct_runs_}) out.PutBytes(counter->bytes());
  out.Put(sampling_);
  out.Put(static_cast<uint32_t>(texts_.size()));
  for (const uint32_t i : InOrder()) {
    const DistinctText& text = texts_[i];
    for (const uint64_t number : {text.hash.low, text.hash.high, text.first, text.records}) out.Put(number);
    out.PutBytes({reinterpret_cast<const char*>(text.signature.data()), text.signature.size()});
    out.PutPlace(text.place);
    out.PutPlace(text.again);
    out.Put(static_cast<uint8_t>(text.empty));
  }
  return SealPartial(kName, kVersion, std::move(out).Take());
}

Result<DuplicatesMeter> DuplicatesMeter::Load(std::string_view bytes, const DuplicatesLimits& limits) {
  DAY_TRY_ASSIGN(const std::string_view content, OpenPartial(bytes, kName, kVersion));
  DuplicatesMeter meter(limits);
  Cursor in(content);
  for (uint64_t* number : {&meter.records_, &meter.empty_records_, &meter.bytes_, &meter.words_}) in.ReadLittle(*number);
  for (DistinctCounter* counter : {&meter.distinct_texts_, &meter.distinct_words_, &meter.distinct_runs_}) {
    std::string_view registers;
    if (in.ReadText(DistinctCounter::kRegisters, registers) && !counter->SetBytes(registers)) return BadPartial(kName, "a counter is out of its range");
  }
  uint32_t count = 0;
  in.ReadLittle(meter.sampling_);
  in.ReadLittle(count);
  if (!in.ok()) return BadPartial(kName, in.error().rule);
  if (meter.sampling_ > 64) return BadPartial(kName, "it leaves out more than there is");
  TextHash before;
  uint64_t records = 0;
  for (uint32_t i = 0; i < count; ++i) {
    DistinctText text;
    std::string_view signature;
    uint8_t empty = 0;
    for (uint64_t* number : {&text.hash.low, &text.hash.high, &text.first, &text.records}) in.ReadLittle(*number);
    in.ReadText(kMinima, signature);
    for (Place* place : {&text.place, &text.again}) ReadPlace(in, *place);
    in.ReadLittle(empty);
    if (!in.ok()) return BadPartial(kName, in.error().rule);
    std::ranges::copy(signature, text.signature.begin());
    text.empty = empty != 0;
    if (i > 0 && !(before < text.hash)) return BadPartial(kName, "its texts are not in order");
    if (!meter.Samples(text.first)) return BadPartial(kName, "it has a text that it says it left out");
    if (text.records == 0 || text.again < text.place || empty > 1) return BadPartial(kName, "a text is out of its range");
    before = text.hash;
    AddSaturating(records, text.records);
    meter.Insert(text);
  }
  DAY_TRY(CheckEnd(in, kName));
  if (records > meter.records_ || meter.empty_records_ > meter.records_) return BadPartial(kName, "its texts are more than its records");
  return meter;
}

}  // namespace day::records
