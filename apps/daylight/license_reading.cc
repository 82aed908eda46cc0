#include "license_reading.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/digest.h"
#include "input.h"
#include "io/file_system.h"
#include "license/expression.h"
#include "license/reading.h"
#include "probes/license_text/license_text.h"
#include "probes/license_text/license_words.h"
#include "text/utf8.h"

namespace day::app {
namespace {

constexpr size_t kMaxDepth = 100;                   // limit: folders within each other
constexpr size_t kMaxFiles = 2'000'000;             // limit: files below one folder
constexpr uint64_t kMaxHashed = uint64_t{1} << 30;  // limit: bytes of a file whose digest is asked for

bool IsText(const LicenseMatch& match) { return match.how == "text" || match.how == "title"; }

std::string Shortened(std::string_view text) {
  if (text.size() <= kMaxClauseShown) return std::string(text);
  size_t end = kMaxClauseShown;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return std::string(text.substr(0, end)) + "\u2026";
}

void AddClauses(std::string_view text, std::vector<LicenseClause> clauses, bool license_file, LicenseAnswer& answer) {
  for (LicenseClause& clause : clauses) {
    const bool inside = license_file || std::any_of(answer.matches.begin(), answer.matches.end(), [&](const LicenseMatch& match) {
                          return IsText(match) && match.first_line <= clause.first_line && clause.last_line <= match.last_line;
                        });
    if (!inside) continue;
    answer.clause_texts.push_back(Shortened(text.substr(clause.begin, clause.end - clause.begin)));
    answer.clauses.push_back(std::move(clause));
  }
}

// A tag inside a license text says what the text says.
void AddTags(std::string_view text, LicenseAnswer& answer) {
  for (LicenseMatch& tag : FindLicenseTags(text)) {
    const bool inside = std::any_of(answer.matches.begin(), answer.matches.end(), [&](const LicenseMatch& match) {
      return match.how == "text" && !match.id.empty() && match.first_line <= tag.first_line && tag.first_line <= match.last_line;
    });
    if (!inside) answer.matches.push_back(std::move(tag));
  }
  std::stable_sort(answer.matches.begin(), answer.matches.end(), [](const LicenseMatch& a, const LicenseMatch& b) { return a.first_line < b.first_line; });
}

Status List(const std::string& folder, size_t depth, std::vector<FoundFile>& files) {
  DAY_TRY_ASSIGN(const auto entries, RealFileSystem().List(folder));
  if (depth > kMaxDepth) return Error{ErrorKind::kLimit, fmt::format("{}: folders lie too deep in each other", folder)};
  for (const DirectoryEntry& entry : entries) {
    const std::string path = folder.ends_with('/') ? folder + entry.name : folder + "/" + entry.name;
    if (entry.kind == FileKind::kDirectory && entry.name != ".git") DAY_TRY(List(path, depth + 1, files));
    if (entry.kind == FileKind::kRegular) files.push_back({path, true});
    if (files.size() > kMaxFiles) return Error{ErrorKind::kLimit, fmt::format("{}: more than {} files", folder, kMaxFiles)};
  }
  return {};
}

}  // namespace

Result<std::string> ReadHead(const std::string& path, size_t most) {
  DAY_TRY_ASSIGN(const std::string target, RealFileSystem().Resolve(path));
  DAY_TRY_ASSIGN(const auto source, RealFileSystem().Open(target));
  std::string text(static_cast<size_t>(std::min<uint64_t>(source->size(), most)), '\0');
  DAY_TRY_ASSIGN(const size_t size, source->ReadAt(0, std::as_writable_bytes(std::span(text))));
  text.resize(size);
  return text;
}

Result<std::vector<FoundFile>> FilesToRead(const std::string& path) {
  std::vector<FoundFile> files;
  if (IsFolder(path)) {
    DAY_TRY(List(path, 0, files));
  } else {
    files.push_back({path, false});  // what is wrong with it is said when it is read
  }
  return files;
}

LicenseAnswer ReadLicenseFile(const std::string& path, bool in_folder, bool with_digest) {
  LicenseAnswer answer{.path = path, .in_folder = in_folder};
  const bool license_file = NamesLicenseFile(path);
  const Result<std::string> text = ReadHead(path, in_folder && !license_file ? license_text::kMaxHead : kMaxLicenseText);
  if (!text) {
    answer.trouble = text.error().message;
    return answer;
  }
  if (with_digest) {
    const Result<std::string> whole = ReadHead(path, kMaxHashed);
    if (whole) answer.sha1 = Sha1HexOf(*whole);
  }
  if (!LooksLikeText(std::string_view(*text).substr(0, 4096))) return answer;
  if (in_folder && !license_file && !license_text::HasLicenseWords(*text)) return answer;
  LicenseReading reading;
  if (license_file) {
    reading = ReadLicenseText(*text);
  } else {
    reading.matches = IdentifyLicenseText(*text, false);
    if (std::any_of(reading.matches.begin(), reading.matches.end(), IsText)) reading.clauses = FindClauses(*text);
  }
  answer.matches = std::move(reading.matches);
  AddTags(*text, answer);
  AddClauses(*text, std::move(reading.clauses), license_file, answer);
  for (size_t i = 0; i < answer.matches.size(); ++i)
    answer.license_class = i == 0 ? answer.matches[i].license_class : LeastOpen(answer.license_class, answer.matches[i].license_class);
  answer.has_text = std::any_of(answer.matches.begin(), answer.matches.end(), IsText);
  if (answer.has_text) answer.freedoms = FreedomsOf(answer.clauses, answer.license_class);
  return answer;
}

std::vector<std::string> LicenseAnswer::Ids() const {
  std::set<std::string> ids;
  for (const LicenseMatch& match : matches) {
    if (match.id.empty()) continue;
    const auto expression = ParseExpression(match.id);
    if (!expression) {
      ids.insert(match.id);
      continue;
    }
    for (const ExpressionTerm& term : expression->terms) ids.insert(term.id + (term.or_later ? "+" : ""));
  }
  return {ids.begin(), ids.end()};
}

std::string LicenseAnswer::Expression() const {
  std::vector<std::string> parts;
  for (const LicenseMatch& match : matches) {
    if (match.id.empty()) return "";
    const std::string part = match.id.find(" OR ") != std::string::npos && matches.size() > 1 ? "(" + match.id + ")" : match.id;
    if (std::find(parts.begin(), parts.end(), part) == parts.end()) parts.push_back(part);
  }
  return fmt::format("{}", fmt::join(parts, " AND "));
}

}  // namespace day::app
