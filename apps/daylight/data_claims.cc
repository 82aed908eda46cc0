#include "data_claims.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>

#include "io/file_system.h"
#include "metadata/name_license.h"
#include "probe/all.h"
#include "profile/data_claims.h"
#include "scan/scan.h"
#include "text/utf8.h"

namespace day::app {
namespace {

using records::DataReport;

constexpr uint64_t kMostEnough = 3;  // examples of a kind that tell; five are kept of each, by hash

// The probes that read cards and metadata of data.
std::vector<std::unique_ptr<Probe>> CardProbes() {
  std::vector<std::unique_ptr<Probe>> probes;
  for (const std::string_view folder : {"card", "dataset_claims"}) probes.push_back(MakeProbe(folder));
  return probes;
}

// Of the files that were measured those right in a folder that these probes read.
class CardTree final : public Tree {
 public:
  CardTree(std::string folder, const DataReport& report, const std::vector<std::unique_ptr<Probe>>& probes) : folder_(std::move(folder)), report_(report) {
    info_ = {.name = "data", .kind = "directory", .location = folder_};
    for (const auto& probe : probes)
      for (const std::string& name : probe->def().interest.names)
        if (name.find('/') == name.npos) globs_.push_back(name);
  }
  const SourceInfo& info() const override { return info_; }
  Status List(const EntryVisitor& visit, std::stop_token) const override {
    for (const records::FileFacts& facts : report_.files) {
      const std::string name = facts.path.substr(folder_.size());
      if (std::ranges::none_of(globs_, [&](const std::string& glob) { return GlobMatches(glob, name); })) continue;
      const auto target = RealFileSystem().Resolve(facts.path);  // in the cache of a hub every file is a link
      if (!target) continue;
      const auto status = RealFileSystem().Status(*target);
      if (status && status->kind == FileKind::kRegular) visit({.path = name, .size = status->size});
    }
    return {};
  }
  Result<std::unique_ptr<ByteSource>> Open(const Entry& entry) const override {
    DAY_TRY_ASSIGN(const std::string target, RealFileSystem().Resolve(folder_ + entry.path));
    return RealFileSystem().Open(target);
  }
  Status Stream(const StreamVisitor&, std::stop_token) const override { return {}; }

 private:
  std::string folder_;  // with a slash at its end, or ""
  const DataReport& report_;
  SourceInfo info_;
  std::vector<std::string> globs_;
};

std::vector<DataStatement> StatementsIn(const std::string& folder, const DataReport& report) {
  const auto probes = CardProbes();
  Release release{.name = "data", .named = false, .trees = {}};
  release.trees.push_back(std::make_unique<CardTree>(folder, report, probes));
  // Most data comes without a card; to begin a scan, and to know roles of releases, takes longer than to measure a few megabytes.
  bool none = true;
  if (release.trees[0]->List([&](const Entry&) { none = false; }, {}) && none) return {};
  const Result<Observations> seen = Scan(release, probes, {.threads = 1});
  return seen ? StatementsAtRoot(*seen) : std::vector<DataStatement>();
}

std::string PlaceText(std::string_view file, uint64_t record) { return fmt::format("{}, record {}", file, record); }

class Measures {
 public:
  Measures(const std::string& folder, const DataReport& report, const records::FinderSet& finders, const DataRun& run)
      : folder_(folder), report_(report), finders_(finders), run_(run) {}

  MeasuredData Take() {
    AddFiles();
    AddPersonal();
    if (report_.meters) {
      AddLanguages();
      AddCopies();
      AddLicenses();
      AddBenchmarks();
    }
    return std::move(data_);
  }

 private:
  std::string Below(std::string_view path) const { return std::string(path.starts_with(folder_) ? path.substr(folder_.size()) : path); }

  void AddFiles() {
    for (const records::FileFacts& facts : report_.files) {
      using Count = MeasuredData::File::Count;
      const std::string path = Below(facts.path), name = path.substr(path.rfind('/') + 1);
      const FileType* type = TheFileTypes().ByName(name);
      const bool whole = facts.trouble.empty() && !facts.binary;
      const bool config = type && type->kind == "config" && (facts.counts.records <= 1 || facts.format != records::Format::kJson);
      if (facts.format == records::Format::kText || facts.binary || config) {
        // Documents and programs are no data; what else is text, or was not scanned, may be.
        const bool other = !type || (type->kind != "document" && type->kind != "source" && type->kind != "config") || name.ends_with(".txt");
        data_.others |= other && !NamesLicenseFile(path) && !ToLowerAscii(name).starts_with("readme");
        continue;
      }
      const records::ReadCounts& counts = facts.counts;
      const bool exact = whole && facts.container != "tar" && counts.broken + counts.overlong + counts.not_utf8 == 0 &&
                         !(facts.format == records::Format::kJson && counts.records <= 1);
      const bool table = facts.format == records::Format::kCsv;
      data_.files.push_back({.path = path,
                             .bytes = facts.size,
                             .count = exact ? Count::kExact : Count::kNo,
                             .records = counts.records - (table && counts.records > 0 ? 1 : 0),  // the first row names the columns
                             .evidence = {}});
      data_.records += counts.records;
      data_.whole &= whole;
      names_.insert(facts.path);
    }
    data_.whole &= run_.fields.empty();
  }

  // Of each kind a few examples are kept, drawn by hash: if most of them tell, so do most of all.
  void AddPersonal() {
    data_.people = false;
    for (size_t i = 0; i < finders_.kinds().size(); ++i) {
      const auto kind = static_cast<uint16_t>(i);
      if (finders_.finders()[finders_.finder_of(kind)]->id() != "pii") continue;
      data_.people = true;
      const records::KindTally& tally = report_.tally.kinds[kind];
      const uint64_t valid = tally.counts[static_cast<size_t>(records::Validity::kValid)];
      const uint64_t plausible = tally.counts[static_cast<size_t>(records::Validity::kPlausible)];
      if (valid + plausible == 0) continue;
      const records::SpanKind& of = finders_.kinds()[kind];
      MeasuredData::Personal one{.type = of.type, .title = of.title, .likely = valid + plausible, .evidence = {}, .places = {}};
      uint64_t sure = 0, telling = 0;
      for (const records::Example& example : tally.examples) {
        if (example.validity != records::Validity::kValid) continue;
        ++sure;
        if (!names_.contains(example.file) || example.nobodys) continue;
        if (++telling == 1) one.places = PlaceText(Below(example.file), example.record);
      }
      one.telling = telling >= kMostEnough && 2 * telling > sure
                        ? static_cast<uint64_t>(static_cast<double>(valid) * static_cast<double>(telling) / static_cast<double>(sure))
                        : telling;
      data_.personal.push_back(std::move(one));
    }
  }

  void AddLanguages() {
    if (!report_.meters->languages) return;
    const records::LanguagesResult& result = report_.meters->languages->Measure();
    data_.texts = result.records - result.empty;
    data_.uncertain = data_.texts - result.sure_records;
    for (const auto& [code, count] : result.languages)
      if (count.records > 0) data_.languages.push_back({.code = code, .texts = count.records, .evidence = {}});
    std::ranges::stable_sort(data_.languages, std::greater(), &MeasuredData::Language::texts);
  }

  void AddCopies() {
    if (!report_.meters->duplicates || !run_.fields.empty()) return;  // of a few fields records may have the same
    const records::DuplicatesResult result = report_.meters->duplicates->Measure();
    data_.compared = result.sampled_records;
    data_.words = result.words;
    data_.across = true;
    // Of texts that occur more than once the largest groups are listed, each with its first two places: as many copies lie in their own file as of those.
    uint64_t listed = 0, within = 0;
    for (const records::DuplicateCluster& cluster : result.largest) {
      if (cluster.texts != 1 || cluster.places.size() < 2) continue;
      ++listed;
      const records::Place &first = cluster.places[0], &second = cluster.places[1];
      if (first.file != second.file || first.file >= report_.files.size()) continue;
      if (++within == 1) data_.copies_places = fmt::format("{}, records {} and {}", Below(report_.files[first.file].path), first.record, second.record);
    }
    data_.copies =
        listed == 0 ? 0 : static_cast<uint64_t>(static_cast<double>(result.exact_copies) * static_cast<double>(within) / static_cast<double>(listed));
    data_.elsewhere = result.exact_copies - data_.copies;
  }

  void AddLicenses() {
    if (!report_.meters->fields) return;
    for (const records::FieldsResult::Role& role : report_.meters->fields->Measure().roles) {
      if (role.id != "license") continue;
      data_.licensed = role.records;
      for (const auto& [value, count] : role.values.top) {
        const auto named = metadata::NameLicense(value);
        const std::string expression = named ? named->expression : std::string();
        auto same = std::ranges::find(data_.licenses, expression, &MeasuredData::License::expression);
        if (same == data_.licenses.end())
          same = data_.licenses.insert(
              same, {.expression = expression, .license_class = named && !expression.empty() ? named->license_class : LicenseClass::kUnknown, .evidence = {}});
        same->records += count;
      }
    }
  }

  void AddBenchmarks() {
    if (!report_.meters->contamination) return;
    data_.benchmarks.emplace();
    for (const auto& one : report_.meters->contamination->Measure().benchmarks) {
      std::string place;
      for (const auto& item : one.found)
        if (item.seen.whole() && item.seen.best.file < report_.files.size() && place.empty())
          place = PlaceText(Below(report_.files[item.seen.best.file].path), item.seen.best.record);
      data_.benchmarks->push_back({.name = one.name, .checkable = one.checkable, .whole = one.whole, .part = one.part, .place = std::move(place)});
    }
  }

  const std::string folder_;
  const DataReport& report_;
  const records::FinderSet& finders_;
  const DataRun& run_;
  MeasuredData data_;
  std::set<std::string, std::less<>> names_;  // of files of data, as shown
};

}  // namespace

std::string FolderOf(const DataReport& report) {
  if (report.files.empty()) return "";
  std::string folder = report.files.front().path;
  for (const records::FileFacts& facts : report.files) {
    const auto [end, other] = std::ranges::mismatch(folder, facts.path);
    folder.erase(end, folder.end());
  }
  return folder.substr(0, folder.rfind('/') + 1);
}

std::vector<DataClaim> ClaimsOnData(const DataReport& report, const records::FinderSet& finders, const DataRun& run) {
  const std::string folder = FolderOf(report);
  const std::vector<DataStatement> statements = StatementsIn(folder, report);
  if (statements.empty()) return {};
  return HoldAgainst(statements, Measures(folder, report, finders, run).Take());
}

void AddDataClaims(JsonText& json, const std::vector<DataClaim>& claims) {
  json.Key("claims").BeginArray();
  for (const DataClaim& claim : claims)
    json.BeginObject()
        .Member("kind", claim.kind)
        .Member("path", claim.path)
        .Member("line", claim.line)
        .Member("text", claim.text)
        .Member("verdict", NameOf(claim.verdict))
        .Member("because", claim.because)
        .EndObject();
  json.EndArray();
}

std::string DataClaimsText(const std::vector<DataClaim>& claims, const TerminalText& text) {
  if (claims.empty()) return "";
  std::string out = "\n" + text.Bold("What is stated of the data") + text.Dim("  held against what was counted") + "\n";
  for (const DataClaim& claim : claims) {
    out +=
        fmt::format("  {} {}\n", text.Paint(NameOf(claim.verdict), ColorOf(claim.verdict)), text.Dim(Printable(fmt::format("{}:{}", claim.path, claim.line))));
    out += text.Wrapped(fmt::format("\"{}\"", claim.text), 4) + text.Wrapped(claim.because, 4);
  }
  return out;
}

}  // namespace day::app
