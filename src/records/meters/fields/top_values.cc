#include "records/meters/fields/top_values.h"

#include <xxhash.h>

#include <algorithm>

#include "base/saturating.h"
#include "records/words/grams.h"
#include "text/utf8.h"

namespace day::records {
namespace {

uint64_t HashOf(std::string_view value) { return XXH3_64bits(value.data(), value.size()); }
size_t ColumnOf(uint64_t hash, size_t row) { return row * TopValues::kColumns + Mix(hash + row * kGramBase) % TopValues::kColumns; }

}  // namespace

void TopValues::Estimate() {
  exact_ = false;
  sketch_.resize(kRows * kColumns);
  for (const auto& [value, count] : std::exchange(counts_, {})) Count(value, count);
}

void TopValues::Count(std::string_view value, uint64_t count) {
  if (exact_) {
    auto at = counts_.find(value);
    if (at == counts_.end()) at = counts_.emplace(value, 0).first;
    AddSaturating(at->second, count);
    if (counts_.size() > kMostExact) Estimate();
    return;
  }
  const uint64_t hash = HashOf(value);
  for (size_t row = 0; row < kRows; ++row) AddSaturating(sketch_[ColumnOf(hash, row)], count);
}

void TopValues::Sample(uint64_t priority, std::string_view value) {
  if (sample_.size() == kSample && priority > sample_.rbegin()->first) return;
  sample_.emplace(priority, std::string(value));
  if (sample_.size() > kSample) sample_.erase(std::prev(sample_.end()));
}

void TopValues::Add(std::string_view value, Place place, uint64_t salt) {
  const std::string valid = ToValidUtf8(FirstBytes(value, kLongestValue));
  value = FirstBytes(valid, kLongestValue);
  AddSaturating(total_, 1);
  distinct_.Add(Mix(HashOf(value)));
  Count(value, 1);
  Sample(Mix(Mix(place.record * kGramBase + place.file) + salt), value);
}

void TopValues::Merge(const TopValues& other) {
  AddSaturating(total_, other.total_);
  distinct_.Merge(other.distinct_);
  if (other.exact_) {
    for (const auto& [value, count] : other.counts_) Count(value, count);
  } else {
    if (exact_) Estimate();
    for (size_t i = 0; i < sketch_.size(); ++i) AddSaturating(sketch_[i], other.sketch_[i]);
  }
  for (const auto& [priority, value] : other.sample_) Sample(priority, value);
}

TopValuesResult TopValues::Measure(size_t most) const {
  TopValuesResult out{.total = total_, .exact = exact_};
  if (exact_) {
    out.distinct = counts_.size();
    for (const auto& [value, count] : counts_) out.top.push_back({value, count});
  } else {
    out.distinct = std::max<uint64_t>(distinct_.Estimate(), kMostExact + 1);
    constexpr double kE = 2.718281828459045;
    out.most_over = static_cast<uint64_t>(kE / kColumns * static_cast<double>(total_)) + 1;
    std::set<std::string_view> seen;
    for (const auto& [priority, value] : sample_) {
      if (!seen.insert(value).second) continue;
      uint64_t count = UINT64_MAX;
      for (size_t row = 0; row < kRows; ++row) count = std::min(count, sketch_[ColumnOf(HashOf(value), row)]);
      out.top.push_back({value, count});
    }
  }
  std::ranges::sort(out.top, [](const auto& a, const auto& b) { return a.count != b.count ? a.count > b.count : a.value < b.value; });
  if (out.top.size() > most) out.top.resize(most);
  return out;
}

void TopValues::Save(PartialWriter& out) const {
  out.Put(total_);
  out.PutBytes(distinct_.bytes());
  out.Put(static_cast<uint8_t>(exact_));
  if (exact_) {
    out.Put(static_cast<uint32_t>(counts_.size()));
    for (const auto& [value, count] : counts_) {
      out.PutText(value);
      out.Put(count);
    }
  } else {
    for (const uint64_t cell : sketch_) out.Put(cell);
  }
  out.Put(static_cast<uint32_t>(sample_.size()));
  for (const auto& [priority, value] : sample_) {
    out.Put(priority);
    out.PutText(value);
  }
}

bool TopValues::Load(Cursor& in) {
  const auto read_value = [&](std::string& value) {
    uint32_t length = 0;
    std::string_view text;
    in.ReadLittle(length);
    if (length > kLongestValue) return in.Fail("a value is longer than any that is kept");
    if (!in.ReadText(length, text)) return false;
    if (!IsUtf8(text)) return in.Fail("a value is no UTF-8");
    value = text;
    return true;
  };
  std::string_view registers;
  uint8_t exact = 0;
  in.ReadLittle(total_);
  if (in.ReadText(DistinctCounter::kRegisters, registers) && !distinct_.SetBytes(registers)) return in.Fail("a counter is out of its range");
  in.ReadLittle(exact);
  if (exact > 1) return in.Fail("neither exact nor not");
  exact_ = exact == 1;
  uint32_t count = 0;
  std::string value, before;
  if (exact_) {
    in.ReadLittle(count);
    if (count > kMostExact) return in.Fail("more values than are kept");
    for (uint32_t i = 0; i < count && in.ok(); ++i) {
      uint64_t times = 0;
      if (!read_value(value) || !in.ReadLittle(times)) return false;
      if (times == 0 || (i > 0 && value <= before)) return in.Fail("values are not in order");
      counts_.emplace_hint(counts_.end(), value, times);
      before = value;
    }
  } else {
    std::span<const std::byte> cells;
    if (!in.ReadBytes(kRows * kColumns * sizeof(uint64_t), cells)) return false;
    sketch_.resize(kRows * kColumns);
    for (size_t i = 0; i < sketch_.size(); ++i) sketch_[i] = FromLittle<uint64_t>(cells.data() + i * sizeof(uint64_t));
  }
  in.ReadLittle(count);
  if (in.ok() && count > kSample) return in.Fail("a larger sample than is kept");
  for (uint32_t i = 0; i < count && in.ok(); ++i) {
    uint64_t priority = 0;
    if (!in.ReadLittle(priority) || !read_value(value)) return false;
    std::pair<uint64_t, std::string> entry(priority, value);
    if (!sample_.empty() && entry <= *sample_.rbegin()) return in.Fail("a sample is not in order");
    sample_.emplace_hint(sample_.end(), std::move(entry));
  }
  return in.ok();
}

}  // namespace day::records
