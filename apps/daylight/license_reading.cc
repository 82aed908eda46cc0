#include "license_reading.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "base/digest.h"
#include "io/file_system.h"
#include "license/expression.h"
#include "license/header_stretch.h"
#include "license/license_words.h"
#include "license/reading.h"
#include "license/reference_difference.h"
#include "metadata/notations.h"
#include "metadata/stated_licenses.h"
#include "text/plain_text.h"
#include "text/utf8.h"

namespace day::app {
namespace {

constexpr size_t kMaxReadWhole = 4096;          // bytes: of a longer text that is no license only what stands around its words of licenses
constexpr size_t kMaxHashed = size_t{1} << 30;  // limit: bytes of a file whose digest is asked for

std::string Shortened(std::string_view text) {
  if (text.size() <= kMaxClauseShown) return std::string(text);
  return std::string(FirstBytes(text, kMaxClauseShown)) + "\u2026";
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

// Clauses that no open license has, outside the texts that are known.
bool HasTermsBeside(const LicenseReading& reading) {
  return std::ranges::any_of(reading.clauses, [&](const LicenseClause& clause) {
    return IsForeignToOpenLicenses(clause) && std::ranges::none_of(reading.matches, [&](const LicenseMatch& match) {
             return match.IsText() && match.first_line <= clause.first_line && clause.last_line <= match.last_line;
           });
  });
}

void AddTagsAndFields(const FoundFile& file, std::string_view head, std::string_view text, std::vector<LicenseMatch>& matches) {
  // Who names a file asks what stands in it; in a folder its examples would be taken for its license.
  std::vector<LicenseMatch> tags = FindLicenseTags(head, file.in_folder ? IgnoredTags::kLeaveOut : IgnoredTags::kIfNoOther);
  SettleTags(matches, tags);
  std::ranges::move(tags, std::back_inserter(matches));
  metadata::AddStatedLicenses(metadata::FindStatedLicenses(file.path, text), matches);
  std::ranges::stable_sort(matches, {}, &LicenseMatch::first_line);
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
  std::string buffer, decoded;
  DAY_TRY_ASSIGN(const std::string_view text, ReadInto(buffer, path, true, most));
  return std::string(PlainText(text, decoded));
}

// What stands around its words of licenses, or all of it; and what reads like a license is one, whatever it is called.
LicenseReading LicenseReader::ReadNamed(std::string_view path, std::string_view text) {
  const bool words = HasLicenseWords(text);
  if (!words && text.size() > kMaxReadWhole && !HasRareLicenseWords(text)) return {};
  LicenseReading reading;
  if (words && text.size() > kMaxReadWhole) reading = recent_.ReadAround(text);
  if (reading.matches.empty()) {
    reading.matches = IdentifyLicenseText(text, false);
    if (std::ranges::any_of(reading.matches, &LicenseMatch::IsText)) reading.clauses = FindClauses(text);
  }
  const bool may_be_one = words && NamesProse(path) && (std::ranges::none_of(reading.matches, &LicenseMatch::IsText) || HasTermsBeside(reading));
  return may_be_one && ReadsLikeLicense(text, FindClauses(text)) ? ReadLicenseText(text) : reading;
}

LicenseAnswer LicenseReader::Read(const FoundFile& file, std::string& buffer) {
  LicenseAnswer answer{.path = file.path, .in_folder = file.in_folder};
  const bool license_file = NamesLicenseFile(file.path);
  const metadata::Notation* notation = metadata::NotationOfName(file.path);
  const bool whole = !file.in_folder || license_file || (notation && !notation->at_front);
  const size_t most = whole ? kMaxLicenseText : kMaxHeaderText;
  const Result<std::string_view> bytes = ReadInto(buffer, file.path, !file.in_folder, with_digests_ ? kMaxHashed : most + 1);
  if (!bytes) {
    answer.trouble = bytes.error().message;
    return answer;
  }
  if (with_digests_) answer.sha1 = Sha1HexOf(*bytes);
  std::string_view text = bytes->substr(0, most);
  if (!text.empty() && !LooksLikeText(text.substr(0, 4096))) return answer;
  if (bytes->size() <= most && !text.starts_with("%PDF-")) answer.license_class = LicenseClass::kNone;
  std::string decoded;
  text = PlainText(text, decoded);
  const std::string_view head = file.in_folder && !license_file ? text.substr(0, kMaxHeaderText) : text;
  if (file.in_folder && !license_file && !HasLicenseWords(text)) return answer;
  LicenseReading reading = license_file ? ReadLicenseText(text) : file.in_folder ? recent_.ReadAround(head) : ReadNamed(file.path, text);
  answer.matches = std::move(reading.matches);
  if (file.in_folder) referred_.Resolve(file.path, file.root, answer.matches);
  AddTagsAndFields(file, head, text, answer.matches);
  // In a folder many headers differ in names from the texts that they are known by: only what matters is asked for.
  for (LicenseMatch& match : answer.matches)
    if (match.IsModified() || license_file || !file.in_folder) match.differences = DifferencesFromReference(text, match);
  AddClauses(text, std::move(reading.clauses), license_file, answer);
  if (with_digests_) answer.extracts = SpdxExtractsOf(text, answer.matches);
  answer.policies = FindNamedPolicies(text, answer.matches, answer.clauses);
  if (!answer.matches.empty()) answer.license_class = ClassOf(answer.matches);
  answer.has_text = std::ranges::any_of(answer.matches, &LicenseMatch::IsText);
  if (answer.has_text) answer.freedoms = FreedomsOf(answer.clauses, answer.license_class);
  if (std::ranges::any_of(answer.matches, [](const LicenseMatch& match) { return !match.unread.empty(); })) answer.freedoms = InDoubt(answer.freedoms);
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
    for (const ExpressionTerm& term : expression->terms)
      if (term.known) ids.insert(term.id + (term.or_later ? "+" : ""));
  }
  return {ids.begin(), ids.end()};
}

}  // namespace day::app
