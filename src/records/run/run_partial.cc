#include "records/run/run_partial.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/assert.h"
#include "records/run/tally_partial.h"
#include "records/tables/container.h"

namespace day::records {
namespace {

constexpr std::string_view kName = "runs";
constexpr uint32_t kVersion = 2;

constexpr auto kCounts = {&ReadCounts::records, &ReadCounts::bytes_parsed, &ReadCounts::bytes_as_text, &ReadCounts::bytes_skipped, &ReadCounts::text_bytes,
                          &ReadCounts::broken,  &ReadCounts::overlong,     &ReadCounts::not_utf8,      &ReadCounts::with_nul,      &ReadCounts::blank};

void PutFacts(uint32_t number, const FileFacts& facts, PartialWriter& out) {
  out.Put(number);
  out.PutText(facts.path);
  out.Put(static_cast<uint8_t>(facts.format));
  out.Put(static_cast<uint8_t>(facts.compression));
  out.Put(static_cast<uint8_t>(facts.binary));
  out.Put(facts.size);
  out.Put(facts.bytes_read);
  for (const auto count : kCounts) out.Put(facts.counts.*count);
  out.PutText(facts.container);
  out.Put(static_cast<uint32_t>(facts.left_out.size()));
  for (const std::string& column : facts.left_out) out.PutText(column);
  out.PutText(facts.trouble);
}

bool ReadFacts(Cursor& in, FileFacts& facts) {
  constexpr uint32_t kMostColumns = 100'000;  // limit: of a table
  std::string_view path, container, column, trouble;
  uint32_t columns = 0;
  uint8_t format = 0, compression = 0, binary = 0;
  ReadText(in, path);
  for (uint8_t* byte : {&format, &compression, &binary}) in.ReadLittle(*byte);
  for (uint64_t* number : {&facts.size, &facts.bytes_read}) in.ReadLittle(*number);
  for (const auto count : kCounts) in.ReadLittle(facts.counts.*count);
  ReadText(in, container);
  if (in.ReadLittle(columns) && columns > kMostColumns) return in.Fail("a file has more columns than a table may have");
  for (uint32_t i = 0; i < columns && ReadText(in, column); ++i) facts.left_out.emplace_back(column);
  if (!ReadText(in, trouble)) return false;
  if (path.empty()) return in.Fail("a file has no name");
  if (format > static_cast<uint8_t>(Format::kCsv) || compression > static_cast<uint8_t>(Compression::kBzip2) || binary > 1)
    return in.Fail("a file is of no format that there is");
  if (!container.empty() && ContainerInWords(container).empty()) return in.Fail("a file's records were taken out of what is read by nobody");
  facts.path = path;
  facts.format = static_cast<Format>(format);
  facts.compression = static_cast<Compression>(compression);
  facts.binary = binary == 1;
  facts.container = container;
  facts.trouble = trouble;
  return true;
}

// A meter's own bytes, with their length (64 bits) before them; a byte that says whether there are any.
template <class Meter>
void PutMeter(const std::optional<Meter>& meter, PartialWriter& out) {
  out.Put(static_cast<uint8_t>(meter.has_value()));
  if (!meter) return;
  const std::string bytes = meter->Save();
  out.Put(static_cast<uint64_t>(bytes.size()));
  out.PutBytes(bytes);
}

template <class Meter, class Load>
Status ReadMeter(Cursor& in, std::optional<Meter>& meter, const Load& load) {
  uint8_t there = 0;
  uint64_t length = 0;
  std::string_view bytes;
  if (in.ReadLittle(there) && there != meter.has_value()) in.Fail("it has other meters than it says");
  if (in.ok() && meter && in.ReadLittle(length)) in.ReadText(length, bytes);
  if (!in.ok()) return BadPartial(kName, in.error().rule);
  if (meter) {
    DAY_TRY_ASSIGN(Meter loaded, load(bytes));
    meter.emplace(std::move(loaded));
  }
  return {};
}

bool ReadShards(Cursor& in, RunPartial& partial) {
  uint32_t count = 0;
  if (!in.ReadLittle(count)) return false;
  if (count == 0 || count > partial.request.shards) return in.Fail("it is of no shards that there are");
  for (uint32_t i = 0; i < count; ++i) {
    uint32_t shard = 0;
    if (!in.ReadLittle(shard)) return false;
    if (shard >= partial.request.shards || (i > 0 && shard <= partial.shards.back())) return in.Fail("it is of no shards that there are");
    partial.shards.push_back(shard);
  }
  uint8_t unfinished = 0;
  if (!in.ReadLittle(unfinished)) return false;
  if (unfinished > 1 || (unfinished == 1 && count > 1)) return in.Fail("it is neither done nor begun");
  if (unfinished == 0) return true;
  WorkPosition& until = partial.until.emplace();
  return in.ReadLittle(until.item) && in.ReadLittle(until.at) && in.ReadLittle(until.record);
}

std::string ShardsText(const std::vector<uint32_t>& shards, uint32_t of) {
  constexpr size_t kShown = 10;
  std::string text = shards.size() == 1 ? "shard " : "shards ";
  for (size_t i = 0; i < std::min(shards.size(), kShown); ++i) text += fmt::format("{}{}", i == 0 ? "" : ", ", shards[i]);
  return text + fmt::format("{} of {}", shards.size() > kShown ? fmt::format(" and {} more", shards.size() - kShown) : "", of);
}

}  // namespace

std::string SaveRunPartial(const RunPartial& partial, const PartReport& report) {
  PartialWriter out;
  PutRequest(partial.request, out);
  out.Put(static_cast<uint32_t>(partial.shards.size()));
  for (const uint32_t shard : partial.shards) out.Put(shard);
  out.Put(static_cast<uint8_t>(partial.until.has_value()));
  if (partial.until)
    for (const uint64_t number : {partial.until->item, partial.until->at, partial.until->record}) out.Put(number);
  out.Put(static_cast<uint32_t>(report.files.size()));
  for (const auto& [number, facts] : report.files) PutFacts(number, facts, out);
  PutTally(report.tally, partial.request.values, out);
  out.Put(static_cast<uint8_t>(report.meters.has_value()));
  if (report.meters) {
    PutMeter(report.meters->languages, out);
    PutMeter(report.meters->duplicates, out);
    PutMeter(report.meters->contamination, out);
    PutMeter(report.meters->fields, out);
    PutMeter(report.meters->harm, out);
    PutMeter(report.meters->representation, out);
  }
  return SealPartial(kName, kVersion, std::move(out).Take());
}

Result<OpenedPartial> OpenRunPartial(std::string_view bytes) {
  DAY_TRY_ASSIGN(const std::string_view content, OpenPartial(bytes, kName, kVersion));
  OpenedPartial opened;
  Cursor in(content);
  if (!ReadRequest(in, opened.partial.request) || !ReadShards(in, opened.partial)) return BadPartial(kName, in.error().rule);
  opened.report = content.substr(content.size() - in.remaining());
  opened.checksum = FromLittle<uint64_t>(bytes.data() + bytes.size() - sizeof(uint64_t));
  return opened;
}

Result<PartReport> LoadReport(const OpenedPartial& opened, size_t kinds, const MeterKit* kit) {
  PartReport report;
  Cursor in(opened.report);
  uint32_t files = 0;
  in.ReadLittle(files);
  for (uint32_t i = 0; i < files && in.ok(); ++i) {
    uint32_t number = 0;
    FileFacts facts;
    if (!in.ReadLittle(number) || !ReadFacts(in, facts)) break;
    if (number >= opened.partial.request.files) in.Fail("it has a file that is none of the run's");
    else if (!report.files.empty() && number <= report.files.rbegin()->first) in.Fail("its files are not in order");
    else report.files.emplace_hint(report.files.end(), number, std::move(facts));
  }
  uint8_t meters = 0;
  if (in.ok() && ReadTally(in, kinds, report.tally) && in.ReadLittle(meters) && meters != (kit != nullptr)) in.Fail("it has other meters than it says");
  if (!in.ok()) return BadPartial(kName, in.error().rule);
  if (kit) {
    TextMeters& all = report.meters.emplace(*kit);
    DAY_TRY(ReadMeter(in, all.languages, [&](std::string_view bytes) { return LanguagesMeter::Load(bytes, kit->detector()); }));
    DAY_TRY(ReadMeter(in, all.duplicates, [&](std::string_view bytes) { return DuplicatesMeter::Load(bytes); }));
    DAY_TRY(ReadMeter(in, all.contamination, [&](std::string_view bytes) { return ContaminationMeter::Load(bytes, kit->index()); }));
    DAY_TRY(ReadMeter(in, all.fields, [&](std::string_view bytes) { return FieldsMeter::Load(bytes, kit->roles()); }));
    DAY_TRY(ReadMeter(in, all.harm, [&](std::string_view bytes) { return HarmMeter::Load(bytes, HarmTerms::Get()); }));
    DAY_TRY(ReadMeter(in, all.representation, [&](std::string_view bytes) { return RepresentationMeter::Load(bytes, GroupLists::Get()); }));
  }
  DAY_TRY(CheckEnd(in, kName));
  return report;
}

Result<bool> RunMerger::Add(std::string_view name, const OpenedPartial& opened, size_t kinds, const MeterKit* kit) {
  const RunPartial& partial = opened.partial;
  if (partial.until) return MakeError(ErrorKind::kInvalid, fmt::format("{}: is unfinished work, which --resume goes on with; it is no partial result", name));
  if (added_.empty()) {
    request_ = partial.request;
    owners_.assign(request_.shards, kNobody);
  }
  const auto refused = [&](std::string why) { return MakeError(ErrorKind::kInvalid, fmt::format("{}: {}", name, std::move(why))); };
  if (const std::string difference = DifferenceOf(request_, partial.request); !difference.empty())
    return refused(fmt::format("is of another run than {} ({})", added_[0].name, difference));
  for (const uint32_t shard : partial.shards) {
    if (owners_[shard] == kNobody) continue;
    const Added& other = added_[owners_[shard]];
    if (other.shards == partial.shards && other.checksum == opened.checksum) return false;
    return refused(
        fmt::format("{} is also in {}, {}", ShardsText({shard}, request_.shards), other.name,
                    other.shards == partial.shards ? "and they differ: were the files changed between them?" : "with others: merge what has no shard twice"));
  }
  Result<PartReport> report = LoadReport(opened, kinds, kit);
  if (!report) return refused(report.error().message);
  if (!report_) report_.emplace(std::move(*report));
  else if (const Status merged = report_->Merge(*report); !merged) return refused(merged.error().message);
  for (const uint32_t shard : partial.shards) owners_[shard] = static_cast<uint32_t>(added_.size());
  added_.push_back({std::string(name), partial.shards, opened.checksum});
  return true;
}

Status RunMerger::CheckWhole() const {
  if (added_.empty()) return MakeError(ErrorKind::kInvalid, "there is no partial result");
  std::vector<uint32_t> missing;
  for (uint32_t shard = 0; shard < owners_.size(); ++shard)
    if (owners_[shard] == kNobody) missing.push_back(shard);
  if (missing.empty()) return {};
  return MakeError(ErrorKind::kInvalid, fmt::format("{} {} missing", ShardsText(missing, request_.shards), missing.size() == 1 ? "is" : "are"));
}

std::string RunMerger::Save() const {
  DAY_ASSERT(report_.has_value());
  RunPartial partial{.request = request_};
  for (uint32_t shard = 0; shard < owners_.size(); ++shard)
    if (owners_[shard] != kNobody) partial.shards.push_back(shard);
  return SaveRunPartial(partial, *report_);
}

Result<DataReport> RunMerger::Finish() && {
  DAY_TRY(CheckWhole());
  if (report_->files.size() != request().files)
    return MakeError(ErrorKind::kInvalid, fmt::format("the partial results tell of {} files, and the run has {}", report_->files.size(), request().files));
  return std::move(*report_).Whole();
}

}  // namespace day::records
