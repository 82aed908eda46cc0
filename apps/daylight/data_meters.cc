#include "data_meters.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "io/file_system.h"
#include "records/meters/contamination/items.h"
#include "records/readers/decoded_stream.h"

namespace day::app {
namespace {

constexpr std::string_view kIds[] = {"pii", "secrets", "languages", "duplicates", "contamination", "fields", "harm", "representation"};
constexpr uint64_t kLongestSet = uint64_t{1} << 30;  // limit: bytes of a file of evaluation items, unpacked

Result<std::string> ReadUnpacked(const std::string& path) {
  DAY_TRY_ASSIGN(const std::string target, RealFileSystem().Resolve(path));
  DAY_TRY_ASSIGN(const auto source, RealFileSystem().Open(target));
  std::array<std::byte, records::kCompressionHead> first{};
  DAY_TRY_ASSIGN(const size_t got, source->ReadAt(0, first));
  const auto compression = records::CompressionOf({reinterpret_cast<const char*>(first.data()), got});
  const auto stream = records::Decode(std::make_unique<records::SourceStream>(*source), compression);
  std::string bytes;
  for (;;) {
    constexpr size_t kStep = size_t{1} << 20;
    const size_t before = bytes.size();
    bytes.resize(before + kStep);
    const Result<size_t> count = stream->Read(std::as_writable_bytes(std::span(bytes).subspan(before)));
    if (!count) return MakeError(count.error().kind, path + ": " + count.error().message);
    bytes.resize(before + *count);
    if (*count == 0) return bytes;
    if (bytes.size() > kLongestSet) return MakeError(ErrorKind::kLimit, path + ": is longer than 1 GiB");
  }
}

// "gsm8k" of "sets/gsm8k.jsonl.gz".
std::string SetName(const std::string& path) {
  const std::string name = path.substr(path.rfind('/') + 1);
  const std::string stem = name.substr(0, name.find('.', 1));
  return stem.empty() ? name : stem;
}

}  // namespace

Result<std::vector<std::string>> ChosenMeters(const std::vector<std::string>& only, bool against) {
  for (const std::string& id : only)
    if (std::ranges::find(kIds, id) == std::end(kIds)) return MakeError(ErrorKind::kInvalid, fmt::format("there is no meter '{}', only {}", id, kMeterIds));
  std::vector<std::string> chosen;
  for (const std::string_view id : kIds)
    if (only.empty() ? id != "contamination" || against : std::ranges::find(only, id) != only.end()) chosen.emplace_back(id);
  const bool contamination = std::ranges::find(chosen, "contamination") != chosen.end();
  if (contamination && !against) return MakeError(ErrorKind::kInvalid, "contamination by what? Name evaluation sets with --against FILE");
  if (against && !contamination) return MakeError(ErrorKind::kInvalid, "--against goes with the meter contamination, which --only leaves out");
  return chosen;
}

Result<records::BenchmarkSet> BenchmarksOf(const std::vector<std::string>& against) {
  records::BenchmarkSet set;
  std::vector<std::string> ordered = against;
  std::ranges::sort(ordered);  // the same result in whatever order they are named
  ordered.erase(std::ranges::unique(ordered).begin(), ordered.end());
  for (const std::string& path : ordered) {
    DAY_TRY_ASSIGN(const std::string bytes, ReadUnpacked(path));
    const Result<size_t> items = records::AddItems(SetName(path), bytes, {}, set);
    if (!items) return MakeError(items.error().kind, path + ": " + items.error().message);
    if (*items == 0) return MakeError(ErrorKind::kInvalid, path + ": holds no items of an evaluation");
  }
  return set;
}

std::unique_ptr<records::MeterKit> KitOf(const std::vector<std::string>& chosen, const records::BenchmarkSet& benchmarks, bool chosen_fields) {
  const auto has = [&](std::string_view id) { return std::ranges::find(chosen, id) != chosen.end(); };
  const records::TextMeterChoice choice{.languages = has("languages"),
                                        .duplicates = has("duplicates"),
                                        .contamination = has("contamination"),
                                        .fields = has("fields"),
                                        .harm = has("harm"),
                                        .representation = has("representation")};
  return choice.any() ? std::make_unique<records::MeterKit>(choice, benchmarks, chosen_fields) : nullptr;
}

uint64_t ContaminatedItems(const records::DataReport& report) {
  if (!report.meters || !report.meters->contamination) return 0;
  uint64_t items = 0;
  for (const auto& benchmark : report.meters->contamination->Measure().benchmarks) items += benchmark.whole + benchmark.part;
  return items;
}

}  // namespace day::app
