#include "catalog/entry.h"

#include <fmt/format.h>

#include <charconv>
#include <chrono>

#include "base/digest.h"
#include "judge/judge.h"
#include "report/json_text.h"
#include "text/json.h"
#include "text/utf8.h"

namespace day {
namespace {

Status CheckName(std::string_view file, std::string_view what, std::string_view text, size_t most) {
  if (text.size() > most) return MakeError(ErrorKind::kInvalid, fmt::format("{}: the {} has more than {} bytes", file, what, most));
  if (!IsUtf8(text)) return MakeError(ErrorKind::kInvalid, fmt::format("{}: the {} is not UTF-8 text", file, what));
  if (Printable(text) != text) return MakeError(ErrorKind::kInvalid, fmt::format("{}: the {} holds characters that do not show", file, what));
  return {};
}

Status CheckDetails(std::string_view file, const EntryDetails& details) {
  if (details.release.empty()) return MakeError(ErrorKind::kInvalid, fmt::format("{}: the release has no name", file));
  if (details.release == "." || details.release == "..")
    return MakeError(ErrorKind::kInvalid, fmt::format("{}: a release cannot be called '{}'", file, details.release));
  DAY_TRY(CheckName(file, "release's name", details.release, kMaxReleaseName));
  DAY_TRY(CheckName(file, "publisher's name", details.publisher, kMaxPublisher));
  DAY_TRY(CheckName(file, "label", details.label, kMaxLabel));
  if (!details.released.empty() && !IsDay(details.released))
    return MakeError(ErrorKind::kInvalid, fmt::format("{}: '{}' is no date as YYYY-MM-DD", file, ExcerptOf(details.released)));
  return {};
}

const std::string& First(const std::string& a, const std::string& b) { return a.empty() ? b : a; }

Result<CatalogEntry> Finish(SavedProfile saved, const EntryDetails& details, std::string_view file, const JsonPacker& packer) {
  CatalogEntry entry;
  entry.details = details;
  // A folder's name may be any bytes; a catalog's names are text. It is not cut: two releases could become one.
  if (entry.details.release.empty()) entry.details.release = Printable(saved.profile.release);
  entry.facts = FactsOf(saved.profile);
  entry.says_publisher = !entry.details.publisher.empty();
  if (entry.details.publisher.empty()) entry.details.publisher = PublisherOf(entry.details.release);
  if (entry.details.publisher.empty()) entry.details.publisher = FirstBytes(Printable(entry.facts.publisher), kMaxPublisher);
  DAY_TRY(CheckDetails(file, entry.details));
  Audit audit{.profile = std::move(saved.profile), .verdicts = {}};
  audit.verdicts = JudgeAll(audit.profile);
  const std::string json = RenderJson(audit);
  entry.digest = Sha256Of(json).Hex();
  entry.packed = packer.Pack(json);
  saved.profile = std::move(audit.profile);
  entry.saved = std::move(saved);
  entry.verdicts = std::move(audit.verdicts);
  return entry;
}

}  // namespace

bool IsDay(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  unsigned parts[3];
  const std::pair<size_t, size_t> places[] = {{0, 4}, {5, 2}, {8, 2}};
  for (size_t i = 0; i < 3; ++i) {
    const char* const begin = text.data() + places[i].first;
    const char* const end = begin + places[i].second;
    if (const auto [stop, error] = std::from_chars(begin, end, parts[i]); error != std::errc() || stop != end) return false;
  }
  return parts[0] > 0 &&
         std::chrono::year_month_day(std::chrono::year(static_cast<int>(parts[0])), std::chrono::month(parts[1]), std::chrono::day(parts[2])).ok();
}

Result<CatalogEntry> MakeEntry(std::string_view json, std::string_view file, const EntryDetails& given, const JsonPacker& packer) {
  if (json.size() > kMaxProfileBytes) return MakeError(ErrorKind::kInvalid, fmt::format("{}: a profile may have at most {} bytes", file, kMaxProfileBytes));
  auto root = ParseJson(json, ProfileLimits());
  if (!root) return MakeError(root.error().kind, fmt::format("{}: {}", file, root.error().message));
  EntryDetails details = given;
  const bool wrapped = (*root)["schema"].string() == kEntrySchema;
  if (wrapped)
    details = {.release = First(given.release, (*root)["release"].string()),
               .publisher = First(given.publisher, (*root)["publisher"].string()),
               .label = First(given.label, (*root)["label"].string()),
               .released = First(given.released, (*root)["released"].string()),
               .number = (*root)["revision"].integer()};
  DAY_TRY_ASSIGN(SavedProfile saved, ReadProfile(wrapped ? (*root)["profile"] : *root, file));
  return Finish(std::move(saved), details, file, packer);
}

Result<CatalogEntry> MakeEntry(SavedProfile saved, const EntryDetails& given, const JsonPacker& packer) {
  const std::string file = Printable(saved.profile.release);
  return Finish(std::move(saved), given, file, packer);
}

std::string CommonText() {
  Audit audit;
  for (const Component& component : TheStack().components) audit.profile.components.push_back({.id = component.id});
  audit.verdicts = JudgeAll(audit.profile);
  return RenderJson(audit);
}

std::string EntryLine(const EntryDetails& details, std::string_view json) {
  JsonText line;
  line.BeginObject(JsonText::kInline).Member("schema", kEntrySchema).Member("release", details.release);
  if (!details.publisher.empty()) line.Member("publisher", details.publisher);
  if (!details.label.empty()) line.Member("label", details.label);
  if (!details.released.empty()) line.Member("released", details.released);
  if (details.number > 0) line.Member("revision", static_cast<uint64_t>(details.number));
  // A line break stands only between the parts of the JSON, never within a string of it; so does the indentation behind it.
  std::string flat;
  flat.reserve(json.size());
  for (size_t i = 0; i < json.size(); ++i) {
    if (json[i] != '\n') {
      flat += json[i];
      continue;
    }
    while (i + 1 < json.size() && json[i + 1] == ' ') ++i;
  }
  return line.Key("profile").Raw(flat).EndObject().Take() + "\n";
}

}  // namespace day
