#include "records/run/work.h"

#include <algorithm>
#include <functional>
#include <queue>
#include <tuple>
#include <utility>

namespace day::records {
namespace {

constexpr uint64_t kOpening = 4096;   // what opening a file costs, in bytes that are measured: empty files are spread, too
constexpr uint64_t kPassedOver = 20;  // bytes that are cut in the time that one is measured

struct Costed {
  WorkItem item;
  uint64_t cost = 0;
};

// Whole, or in parts where it is more than a fair share.
void AddItems(uint32_t number, const WorkFile& file, uint64_t share, uint64_t least_part, std::vector<Costed>& items) {
  const uint64_t part = std::max({share, least_part, uint64_t{1}});
  const uint64_t parts = !file.divisible || file.size < 2 * part ? 1 : std::min<uint64_t>(file.size / part, kMostParts);
  for (uint64_t i = 0; i < parts; ++i) {
    // Not size * i / parts: that may be more than 64 bits hold.
    const auto at = [&](uint64_t which) { return file.size / parts * which; };
    const uint64_t begin = at(i), end = i + 1 == parts ? file.size : at(i + 1);
    items.push_back({{.file = number, .begin = begin, .end = i + 1 == parts ? WorkItem::kToTheEnd : end}, end - begin + begin / kPassedOver + kOpening});
  }
}

}  // namespace

std::vector<std::vector<WorkItem>> DivideWork(std::span<const WorkFile> files, uint32_t shards, uint64_t least_part) {
  std::vector<std::vector<WorkItem>> work(std::max(shards, 1U));
  uint64_t total = 0;
  for (const WorkFile& file : files) total += std::min(file.size, UINT64_MAX - total);
  std::vector<Costed> items;
  for (uint32_t i = 0; i < files.size(); ++i) AddItems(i, files[i], total / work.size(), least_part, items);
  std::ranges::sort(items, std::less(), [](const Costed& one) { return std::tuple(~one.cost, one.item.file, one.item.begin); });
  // The shard with the least to do, of several the first.
  using Load = std::pair<uint64_t, uint32_t>;
  std::priority_queue<Load, std::vector<Load>, std::greater<>> loads;
  for (uint32_t i = 0; i < work.size(); ++i) loads.emplace(0, i);
  for (const Costed& one : items) {
    const auto [load, shard] = loads.top();
    loads.pop();
    work[shard].push_back(one.item);
    loads.emplace(load + std::min(one.cost, UINT64_MAX - load), shard);
  }
  for (std::vector<WorkItem>& own : work) {
    std::ranges::sort(own, std::less(), [](const WorkItem& item) { return std::pair(item.file, item.begin); });
    // Parts that follow one another are read as one.
    std::vector<WorkItem> joined;
    for (const WorkItem& item : own) {
      if (!joined.empty() && joined.back().file == item.file && joined.back().end == item.begin) joined.back().end = item.end;
      else joined.push_back(item);
    }
    own = std::move(joined);
  }
  return work;
}

uint64_t BytesOf(const WorkItem& item, std::span<const WorkFile> files) {
  const uint64_t size = files[item.file].size, end = std::min(item.end, size);
  return end - std::min(item.begin, end);
}

uint64_t BytesOf(std::span<const WorkItem> items, std::span<const WorkFile> files) {
  uint64_t bytes = 0;
  for (const WorkItem& item : items) bytes += std::min(BytesOf(item, files), UINT64_MAX - bytes);
  return bytes;
}

}  // namespace day::records
