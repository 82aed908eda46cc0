#include "license_reading.h"

#include <algorithm>
#include <set>

#include "base/digest.h"
#include "io/file_system.h"
#include "license/expression.h"
#include "license/header_stretch.h"
#include "license/license_words.h"
#include "license/reading.h"
#include "text/utf8.h"

namespace day::app {
namespace {

constexpr size_t kMaxHashed = size_t{1} << 30;  // limit: bytes of a file whose digest is asked for

std::string Shortened(std::string_view text) {
  if (text.size() <= kMaxClauseShown) return std::string(text);
  size_t end = kMaxClauseShown;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return std::string(text.substr(0, end)) + "\u2026";
}

void AddClauses(std::string_view text, std::vector<LicenseClause> clauses, bool license_file, LicenseAnswer& answer) {
  for (LicenseClause& clause : clauses) {
    const bool inside = license_file || std::any_of(answer.matches.begin(), answer.matches.end(), [&](const LicenseMatch& match) {
                          return match.IsText() && match.first_line <= clause.first_line && clause.last_line <= match.last_line;
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

// The first bytes of a file, at most `most`; they lie in the buffer, which only grows. One read, and no second look at a file of a folder.
Result<std::string_view> ReadInto(std::string& buffer, const std::string& path, bool follow_links, size_t most) {
  std::string target = path;
  if (follow_links) {
    DAY_TRY_ASSIGN(target, RealFileSystem().Resolve(path));
  }
  DAY_TRY_ASSIGN(const auto source, RealFileSystem().Open(target));
  const auto wanted = static_cast<size_t>(std::min<uint64_t>(source->size(), most));
  if (buffer.size() < wanted) buffer.resize(wanted);
  DAY_TRY_ASSIGN(const size_t size, source->ReadAt(0, std::as_writable_bytes(std::span(buffer)).first(wanted)));
  return std::string_view(buffer).substr(0, size);
}

}  // namespace

Result<std::string> ReadHead(const std::string& path, size_t most) {
  std::string buffer;
  DAY_TRY_ASSIGN(const std::string_view text, ReadInto(buffer, path, true, most));
  return std::string(text);
}

LicenseAnswer LicenseReader::Read(const FoundFile& file, std::string& buffer) {
  LicenseAnswer answer{.path = file.path, .in_folder = file.in_folder};
  const bool license_file = NamesLicenseFile(file.path);
  const size_t most = file.in_folder && !license_file ? kMaxHeaderText : kMaxLicenseText;
  const Result<std::string_view> bytes = ReadInto(buffer, file.path, !file.in_folder, with_digests_ ? kMaxHashed : most);
  if (!bytes) {
    answer.trouble = bytes.error().message;
    return answer;
  }
  if (with_digests_) answer.sha1 = Sha1HexOf(*bytes);
  const std::string_view text = bytes->substr(0, most);
  if (!LooksLikeText(text.substr(0, 4096))) return answer;
  LicenseReading reading;
  if (license_file) {
    reading = ReadLicenseText(text);
  } else if (file.in_folder) {
    if (!HasLicenseWords(text)) return answer;
    reading = recent_.ReadAround(text);
  } else {
    reading.matches = IdentifyLicenseText(text, false);
    if (std::ranges::any_of(reading.matches, &LicenseMatch::IsText)) reading.clauses = FindClauses(text);
  }
  answer.matches = std::move(reading.matches);
  if (file.in_folder) referred_.Resolve(file.path, file.root, answer.matches);
  AddTags(text, answer);
  AddClauses(text, std::move(reading.clauses), license_file, answer);
  answer.license_class = ClassOf(answer.matches);
  answer.has_text = std::ranges::any_of(answer.matches, &LicenseMatch::IsText);
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

}  // namespace day::app
