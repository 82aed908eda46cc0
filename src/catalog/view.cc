#include "catalog/view.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <span>

#include "judge/judge.h"
#include "text/utf8.h"

namespace day {
namespace {

constexpr std::string_view kRevisionColumns =
    "SELECT r.revision, r.release, r.number, r.latest, r.label, r.released::VARCHAR, strftime(r.added, '%Y-%m-%d %H:%M:%S'), r.publisher, "
    "r.source_revision, r.digest, r.tool, r.knowledge, r.license, r.license_class, v.label, r.cells_open, r.cells_applicable, r.cells_unknown, r.files, "
    "r.bytes FROM revisions r LEFT JOIN (SELECT revision, max(label) AS label FROM verdicts WHERE definition = 'mof' GROUP BY revision) v USING (revision) ";

RevisionInfo RevisionOf(const Rows& rows, size_t row) {
  const auto text = [&](size_t column) { return std::string(rows.Text(column, row)); };
  RevisionInfo info;
  info.revision = rows.Integer(0, row);
  info.release = text(1);
  info.number = rows.Integer(2, row);
  info.latest = rows.Bool(3, row);
  info.label = text(4), info.released = text(5), info.added = text(6), info.publisher = text(7);
  info.source_revision = text(8), info.digest = text(9), info.tool = text(10), info.knowledge = text(11);
  info.license = text(12), info.license_class = text(13), info.mof = text(14);
  info.cells_open = rows.Integer(15, row), info.cells_applicable = rows.Integer(16, row), info.cells_unknown = rows.Integer(17, row);
  info.files = rows.Integer(18, row), info.bytes = rows.Integer(19, row);
  return info;
}

Result<std::vector<RevisionInfo>> Revisions(const Connection& connection, std::string_view where, std::span<const SqlValue> parameters) {
  DAY_TRY_ASSIGN(Rows rows, connection.Query(fmt::format("{} WHERE {} ORDER BY r.release, r.number", kRevisionColumns, where), parameters));
  std::vector<RevisionInfo> all;
  for (;;) {
    DAY_TRY_ASSIGN(const bool more, rows.Next());
    if (!more) return all;
    for (size_t row = 0; row < rows.size(); ++row) all.push_back(RevisionOf(rows, row));
  }
}

bool StartsRevision(const RevisionInfo& info, std::string_view start) {
  constexpr size_t kFewest = 4;
  if (start.size() < kFewest) return false;
  if (info.digest.starts_with(start)) return true;
  std::string_view rest = info.source_revision;
  while (!rest.empty()) {
    if (rest.starts_with(start)) return true;
    const size_t comma = rest.find(", ");
    rest = comma == rest.npos ? std::string_view{} : rest.substr(comma + 2);
  }
  return false;
}

std::string RevisionList(std::span<const RevisionInfo> all) {
  std::string list;
  for (const RevisionInfo& info : all) list += fmt::format("{}{}{}", list.empty() ? "" : ", ", info.number, info.label.empty() ? "" : " (" + info.label + ")");
  return list;
}

}  // namespace

// By the number, which leads to this one whatever others are labeled.
std::string RevisionInfo::shown() const { return fmt::format("{}@{}{}", release, number, label.empty() ? "" : " (" + label + ")"); }

void WriteRevision(JsonText& json, const RevisionInfo& info) {
  json.BeginObject(JsonText::kInline).Member("release", info.release).Member("revision", static_cast<uint64_t>(info.number)).Key("latest").Bool(info.latest);
  for (const auto& [key, value] : {std::pair<std::string_view, const std::string&>{"label", info.label},
                                   {"released", info.released},
                                   {"added", info.added},
                                   {"publisher", info.publisher},
                                   {"source_revision", info.source_revision},
                                   {"mof", info.mof},
                                   {"license", info.license},
                                   {"license_class", info.license_class},
                                   {"tool", info.tool},
                                   {"digest", info.digest}})
    if (!value.empty()) json.Member(key, value);
  for (const auto& [key, value] : {std::pair<std::string_view, int64_t>{"cells_open", info.cells_open},
                                   {"cells_applicable", info.cells_applicable},
                                   {"cells_unknown", info.cells_unknown},
                                   {"files", info.files},
                                   {"bytes", info.bytes}})
    json.Member(key, static_cast<uint64_t>(value));
  json.EndObject();
}

Result<std::vector<RevisionInfo>> CatalogView::List(std::string_view part, bool all_revisions) const {
  const std::string lower = ToLowerAscii(part);
  const SqlValue parameters[] = {std::string_view(lower)};
  return Revisions(connection_, all_revisions ? "contains(lower(r.release), ?)" : "r.latest AND contains(lower(r.release), ?)", parameters);
}

Result<std::vector<RevisionInfo>> CatalogView::RevisionsOf(std::string_view release) const {
  const SqlValue parameters[] = {release};
  return Revisions(connection_, "r.release = ?", parameters);
}

Result<RevisionInfo> CatalogView::Find(std::string_view name) const {
  DAY_TRY_ASSIGN(std::vector<RevisionInfo> all, RevisionsOf(name));
  if (!all.empty()) return std::move(all.back());
  // Labels may hold an @, names of releases too: the longest that is there.
  size_t at = name.rfind('@');
  for (size_t next = at; all.empty() && next != name.npos && next > 0; next = name.rfind('@', next - 1)) {
    DAY_TRY_ASSIGN(all, RevisionsOf(name.substr(0, next)));
    if (!all.empty()) at = next;
  }
  const std::string_view release = name.substr(0, at);
  if (all.empty()) return MakeError(ErrorKind::kNotFound, fmt::format("the catalog has no release '{}'", release));
  const std::string_view wanted = name.substr(at + 1);
  // A number comes first, for it is what every list, link and hint names a revision by; then the newest of a label, then of a commit.
  for (RevisionInfo& info : all)
    if (std::to_string(info.number) == wanted) return std::move(info);
  for (auto info = all.rbegin(); info != all.rend(); ++info)
    if (!wanted.empty() && info->label == wanted) return std::move(*info);
  for (auto info = all.rbegin(); info != all.rend(); ++info)
    if (StartsRevision(*info, wanted)) return std::move(*info);
  return MakeError(ErrorKind::kNotFound, fmt::format("the catalog has no revision '{}' of {}; there is {}", wanted, release, RevisionList(all)));
}

Result<const JsonPacker*> CatalogView::PackerOf(int64_t dictionary) const {
  const auto packer = packers_->find(dictionary);
  if (packer == packers_->end()) return MakeError(ErrorKind::kInvalid, "the catalog is damaged: a dictionary of it is missing");
  return &packer->second;
}

Result<std::string> CatalogView::ProfileJson(int64_t revision) const {
  const SqlValue parameters[] = {revision};
  DAY_TRY_ASSIGN(Rows rows, connection_.Query("SELECT dictionary, json FROM profiles WHERE revision = ? ORDER BY part", parameters));
  std::string packed;
  int64_t dictionary = 0;
  for (;;) {
    DAY_TRY_ASSIGN(const bool more, rows.Next());
    if (!more) break;
    for (size_t row = 0; row < rows.size(); ++row) {
      packed += rows.Text(1, row);
      dictionary = rows.Integer(0, row);
    }
  }
  if (packed.empty()) return MakeError(ErrorKind::kNotFound, "the catalog has no such revision");
  DAY_TRY_ASSIGN(const JsonPacker* packer, PackerOf(dictionary));
  return packer->Unpack(packed, kMaxProfileBytes);
}

Result<SavedProfile> CatalogView::SavedOf(const RevisionInfo& info) const {
  DAY_TRY_ASSIGN(const std::string json, ProfileJson(info.revision));
  DAY_TRY_ASSIGN(SavedProfile saved, ParseProfile(json, info.release));
  saved.profile.release = info.release;
  return saved;
}

Result<Audit> CatalogView::AuditOf(const RevisionInfo& info, SavedProfile& keeps) const {
  DAY_TRY_ASSIGN(keeps, SavedOf(info));
  Audit audit{.profile = std::move(keeps.profile), .verdicts = {}};
  audit.verdicts = JudgeAll(audit.profile);
  return audit;
}

Status CatalogView::ForEachRevision(std::string_view part, const std::function<Status(const RevisionInfo& info, const std::string& json)>& visit) const {
  DAY_TRY_ASSIGN(const std::vector<RevisionInfo> all, List(part, true));
  std::map<int64_t, const RevisionInfo*> by_revision;
  for (const RevisionInfo& info : all) by_revision[info.revision] = &info;
  // In the order in which they were added, which is that of each release's numbers: sorting profiles would hold all of them.
  DAY_TRY_ASSIGN(Rows rows, connection_.Query("SELECT revision, dictionary, json FROM profiles"));
  std::string packed;  // the parts of one revision, which follow one another
  int64_t revision = 0, dictionary = 0;
  const auto give = [&]() -> Status {
    const auto info = by_revision.find(revision);
    if (packed.empty() || info == by_revision.end()) return {};
    DAY_TRY_ASSIGN(const JsonPacker* packer, PackerOf(dictionary));
    DAY_TRY_ASSIGN(const std::string json, packer->Unpack(packed, kMaxProfileBytes));
    return visit(*info->second, json);
  };
  for (;;) {
    DAY_TRY_ASSIGN(const bool more, rows.Next());
    if (!more) return give();
    for (size_t row = 0; row < rows.size(); ++row) {
      if (rows.Integer(0, row) != revision) {
        DAY_TRY(give());
        packed.clear();
        revision = rows.Integer(0, row);
        dictionary = rows.Integer(1, row);
      }
      packed += rows.Text(2, row);
    }
  }
}

Result<std::string> CatalogView::State() const {
  DAY_TRY_ASSIGN(Rows rows, connection_.Query("SELECT max(value) FILTER (name = 'id'), max(value) FILTER (name = 'generation') FROM settings"));
  DAY_TRY_ASSIGN(const bool any, rows.Next());
  if (!any) return std::string();
  return fmt::format("{}-{}", rows.Text(0, 0), rows.Text(1, 0));
}

}  // namespace day
