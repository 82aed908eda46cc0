// The statements of a release on its data, and what the scan measured, put together for data_claims.h: document by document, each with the files that lie in
// its folder.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/saturating.h"
#include "profile/data_claims.h"
#include "profile/parts.h"

namespace day {
namespace {

constexpr size_t kMostDocuments = 50;  // limit: that state something of data, and are held against it

// A folder of a source, with its slash; "" is the source's own.
struct Folder {
  uint32_t source = 0;
  std::string path;

  bool Holds(const FileRecord& file) const { return file.source == source && file.path.starts_with(path); }
  std::string Below(const FileRecord& file) const { return file.DisplayPath().substr(path.size()); }
};

Folder FolderOf(const FileRecord& file) {
  const size_t slash = file.path.rfind('/');
  return {file.source, slash == file.path.npos ? "" : file.path.substr(0, slash + 1)};
}

// A card of a dataset, or a file of metadata, which no model has.
bool SpeaksOfData(const Seen& seen, const Evidence& stated) {
  const std::string_view how = stated.Get("how");
  if (how == "croissant" || how == "dataset-info") return true;
  return std::ranges::any_of(seen.OfFile("card.kind", stated.file), [&](const Evidence* kind) { return seen.CardKind(*kind) == "dataset"; });
}

class Measure {
 public:
  explicit Measure(Seen& seen) : seen_(seen) {
    for (const Evidence* format : seen_.Of("data.format")) files_[format->file] = format;
    for (const Evidence* measured : seen_.Of("data.measured")) measured_[measured->file] = measured;
  }

  MeasuredData In(const Folder& folder) {
    MeasuredData data;
    most_.clear();
    for (uint32_t i = 0; i < seen_.all().files.size(); ++i) {
      const FileRecord& file = seen_.all().files[i];
      if (!folder.Holds(file) || seen_.IsForeign(i)) continue;
      const auto format = files_.find(i);
      const FileType* named = file.state == FileState::kListed ? TheFileTypes().ByName(file.path.substr(file.path.rfind('/') + 1)) : nullptr;
      if (format != files_.end() || (named && named->kind == "data")) AddFile(folder, i, format == files_.end() ? nullptr : format->second, data);
      else data.others |= MayHoldData(file);
    }
    data.others |= !seen_.all().complete;
    AddPersonal(folder, data);
    AddCopies(folder, data);
    AddLicenses(folder, data);
    return data;
  }

 private:
  static bool MayHoldData(const FileRecord& file) {
    for (const std::string_view kind : {"image", "audio", "video", "archive", "weights"})
      if (file.kind == kind) return true;
    return file.state == FileState::kUnreadable || file.state == FileState::kSkipped || file.state == FileState::kLink;
  }

  bool IsIn(const Folder& folder, const Evidence& evidence) const { return folder.Holds(seen_.FileOf(evidence)) && !seen_.IsForeign(evidence); }
  std::string PlaceText(const Folder& folder, const Evidence& evidence) const {
    const std::string path = folder.Below(seen_.FileOf(evidence));
    if (evidence.at.line > 0) return fmt::format("{}:{}", path, evidence.at.line);
    return evidence.Get("record").empty() ? path : fmt::format("{}, record {}", path, evidence.Get("record"));
  }

  void AddFile(const Folder& folder, uint32_t number, const Evidence* format, MeasuredData& data) {
    using Count = MeasuredData::File::Count;
    const FileRecord& record = seen_.all().files[number];
    MeasuredData::File file{.path = folder.Below(record), .bytes = record.size};
    const auto at = measured_.find(number);
    const Evidence* measured = at == measured_.end() ? nullptr : at->second;
    const uint64_t records = measured ? NumberIn(measured->Get("records")) : 0;
    const bool whole = measured && measured->Get("whole") == "yes";
    if (measured) {
      const bool table = format && (format->value == "csv" || format->value == "tsv");
      const uint64_t broken = NumberIn(measured->Get("broken"));
      // Of a document that is one value nobody knows which of its lists the records are.
      if (whole && broken == 0 &&
          (measured->value == "jsonl" || measured->value == "csv" || measured->value == "arrow" || (measured->value == "json" && records > 1))) {
        file.count = Count::kExact;
        file.records = table && records > 0 ? records - 1 : records;  // the first row names the columns
      }
      data.records += records;
      for (const auto& [name, number_of] : {std::pair{"texts", &MeasuredData::texts}, {"uncertain", &MeasuredData::uncertain}})
        AddSaturating(data.*number_of, NumberIn(measured->Get(name)));
      for (const auto& [name, number_of] : {std::pair{"compared", &MeasuredData::compared}, {"copies", &MeasuredData::copies}, {"words", &MeasuredData::words}})
        AddSaturating(data.*number_of, NumberIn(measured->Get(name)));
      ForEachLanguage(*measured, [&](std::string_view code, uint64_t texts) { AddLanguage(code, texts, *measured, data); });
    }
    data.whole &= whole;
    if (file.count == Count::kNo && format && !format->Get("rows").empty()) {
      file.count = format->value == "parquet" ? Count::kExact : Count::kLines;
      file.records = NumberIn(format->Get("rows"));
    }
    if (const Evidence* cited = measured ? measured : format) file.evidence = seen_.Cite(*cited);
    data.files.push_back(std::move(file));
  }

  // With the file that has most of it.
  void AddLanguage(std::string_view code, uint64_t texts, const Evidence& measured, MeasuredData& data) {
    auto one = std::ranges::find(data.languages, code, &MeasuredData::Language::code);
    if (one == data.languages.end()) one = data.languages.insert(one, {.code = std::string(code)});
    AddSaturating(one->texts, texts);
    uint64_t& most = most_[std::string(code)];
    if (one->evidence.empty() || texts > most) {
      most = texts;
      one->evidence = seen_.Cite(measured);
    }
  }

  void AddPersonal(const Folder& folder, MeasuredData& data) {
    std::map<std::string_view, MeasuredData::Personal> kinds;
    for (const Evidence* one : seen_.Of("personal.found")) {
      if (!IsIn(folder, *one)) continue;
      MeasuredData::Personal& kind = kinds[one->value];
      kind.type = one->value;
      kind.title = one->Get("title");
      AddSaturating(kind.telling, NumberIn(one->Get("telling")));
      AddSaturating(kind.likely, NumberIn(one->Get("valid")));
      AddSaturating(kind.likely, NumberIn(one->Get("plausible")));
      if (kind.places.empty() && NumberIn(one->Get("telling")) > 0) kind.places = PlaceText(folder, *one);
      AddId(kind.evidence, seen_.Cite(*one));
    }
    for (auto& [type, kind] : kinds) data.personal.push_back(std::move(kind));
    std::ranges::stable_sort(data.personal, std::greater(), &MeasuredData::Personal::telling);
    std::ranges::stable_sort(data.languages, std::greater(), &MeasuredData::Language::texts);
  }

  void AddCopies(const Folder& folder, MeasuredData& data) {
    for (const Evidence* one : seen_.Of("data.copy")) {
      if (!IsIn(folder, *one)) continue;
      AddId(data.copies_evidence, seen_.Cite(*one));
      if (data.copies_places.empty()) data.copies_places = fmt::format("{}, records {} and {}", folder.Below(seen_.FileOf(*one)), one->Get("of"), one->value);
    }
  }

  void AddLicenses(const Folder& folder, MeasuredData& data) {
    for (const Evidence* one : seen_.Of("data.license")) {
      if (!IsIn(folder, *one)) continue;
      const uint64_t records = NumberIn(one->Get("records"));
      AddSaturating(data.licensed, records);
      auto same = std::ranges::find(data.licenses, one->value, &MeasuredData::License::expression);
      if (same == data.licenses.end())
        same = data.licenses.insert(same, {.expression = one->value, .license_class = LicenseClassFromName(one->Get("class")), .evidence = seen_.Cite(*one)});
      AddSaturating(same->records, records);
    }
    std::ranges::stable_sort(data.licenses, std::greater(), &MeasuredData::License::records);
  }

  Seen& seen_;
  std::map<uint32_t, const Evidence*> files_, measured_;  // by file
  std::map<std::string, uint64_t, std::less<>> most_;     // of the folder: texts of a language in one file
};

DataStatement StatementOf(const Seen& seen, const Evidence& stated) {
  const auto field = [&](std::string_view name) { return std::string(stated.Get(name)); };
  return {.name = field("name"),
          .value = stated.value,
          .how = field("how"),
          .config = field("config"),
          .split = field("split"),
          .path = field("path"),
          .of = field("of"),
          .document = seen.FileOf(stated).DisplayPath(),
          .line = stated.at.line,
          .evidence = {}};
}

}  // namespace

std::vector<DataStatement> StatementsAtRoot(const Observations& observations) {
  const Seen seen(observations);
  std::vector<DataStatement> statements;
  for (const Evidence* one : seen.Of("data.stated")) {
    const FileRecord& file = seen.FileOf(*one);
    if (file.source == 0 && file.member.empty() && seen.IsAtRoot(*one) && SpeaksOfData(seen, *one)) statements.push_back(StatementOf(seen, *one));
  }
  return statements;
}

void FillDataClaims(Seen& seen, Profile& profile) {
  std::map<std::pair<uint32_t, std::string>, std::vector<DataStatement>> by_folder;
  std::set<uint32_t> documents;
  std::set<std::pair<uint32_t, std::string_view>> said;  // a claim cites the first statement that it is about, or the sentence
  for (const Evidence* one : seen.Of("data.stated")) {
    if (seen.IsForeign(*one) || !SpeaksOfData(seen, *one)) continue;
    if (documents.insert(one->file).second && documents.size() > kMostDocuments) break;
    const Folder folder = FolderOf(seen.FileOf(*one));
    DataStatement& statement = by_folder[{folder.source, folder.path}].emplace_back(StatementOf(seen, *one));
    if (said.emplace(one->file, one->Get("name")).second || one->Get("how") == "sentence") statement.evidence = seen.Cite(*one);
  }
  if (by_folder.empty()) return;
  Measure measure(seen);
  for (const auto& [folder, statements] : by_folder)
    for (DataClaim& claim : HoldAgainst(statements, measure.In({folder.first, folder.second}))) profile.data.claims.push_back(std::move(claim));
}

}  // namespace day
