#include "report/spdx_document.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "base/digest.h"
#include "license/expression.h"
#include "license/license.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace day {
namespace {

constexpr std::string_view kNoAssertion = "NOASSERTION";
constexpr std::string_view kReference = "LicenseRef-", kModified = "-modified";

// SPDX's idstring: letters, digits, "-" and ".". Those of other documents have a colon, and this one names no other.
bool IsReference(std::string_view id) {
  if (!id.starts_with(kReference) || id.size() == kReference.size()) return false;
  return std::ranges::all_of(id, [](char c) { return IsLetterOrDigit(c) || c == '-' || c == '.'; });
}
bool IsOfSpdxList(std::string_view id) {
  const LicenseFacts* facts = FindLicense(id);
  return facts && facts->in_spdx;
}

// Can the grammar of SPDX 2.3 say it, in an expression?
bool IsSayable(const ExpressionTerm& term) {
  if (IsReference(term.id) ? term.or_later : !IsOfSpdxList(term.id)) return false;
  const bool added = term.exception.starts_with(kReference) || term.exception.starts_with("AdditionRef-");  // of SPDX 3
  return !added;
}

std::string Concluded(const std::string& expression) {
  const auto parsed = ParseExpression(expression);
  const bool sayable = parsed && parsed->problem.empty() && std::ranges::all_of(parsed->terms, IsSayable);
  return sayable ? parsed->text : std::string(kNoAssertion);
}

std::vector<std::string> InFile(const SpdxFile& file) {
  const auto whole = ParseExpression(file.expression);
  std::vector<std::string> ids;
  for (const std::string& id : file.ids) {
    const std::string_view plain = std::string_view(id).substr(0, id.ends_with('+') ? id.size() - 1 : id.size());
    // "Apache-2.0 WITH LicenseRef-Limits" is not Apache-2.0.
    const bool limited = whole && std::ranges::any_of(whole->terms, [plain](const ExpressionTerm& term) { return term.restricted && term.id == plain; });
    if (limited) continue;
    if (IsReference(plain)) ids.emplace_back(plain);
    else if (IsOfSpdxList(plain)) ids.push_back(id);
  }
  if (ids.empty()) ids.emplace_back(file.states_nothing ? "NONE" : kNoAssertion);
  return ids;
}

// Tag-value has no escapes: what would end the text is broken up, and what acts on a terminal is a space.
std::string ExtractedText(std::string_view text) {
  std::string out;
  bool cut = false;
  for (std::string_view rest = text; !rest.empty() && !cut;) {
    if (rest.starts_with("<text>") || rest.starts_with("</text")) {
      out += "< ";
      rest.remove_prefix(1);
    }
    const uint32_t c = NextCodePoint(rest);
    if (c == '\r' && rest.starts_with('\n')) continue;
    AppendUtf8(out, c == '\r' ? '\n' : c != '\n' && c != '\t' && IsUnprintable(c) ? ' ' : c);
    cut = out.size() >= kMaxExtractedText && !rest.empty();
  }
  return cut ? out + " […]" : out;
}

std::string NameOfReference(const std::string& id) {
  if (const LicenseFacts* facts = FindLicense(id)) return Printable(facts->name);
  if (!id.ends_with(kModified)) return std::string(kNoAssertion);
  const LicenseFacts* nearest = FindLicense(NearestId(id));
  return nearest ? Printable(nearest->name) + ", modified" : std::string(kNoAssertion);
}

std::string ReferenceSection(const std::string& id, const std::string& text) {
  std::string out = fmt::format("\nLicenseID: {}\nExtractedText: <text>{}</text>\nLicenseName: {}\n", id, text, NameOfReference(id));
  const LicenseFacts* facts = FindLicense(id);
  if (facts && !facts->source.empty()) out += fmt::format("LicenseCrossReference: {}\n", Printable(facts->source));
  if (!facts && id.ends_with(kModified)) out += "LicenseComment: As in the first file that has it; other files may differ from the license in other words.\n";
  return out;
}

}  // namespace

std::vector<SpdxExtract> SpdxExtractsOf(std::string_view text, std::span<const LicenseMatch> matches) {
  constexpr size_t kMaxExtracts = 64;  // limit: of one file
  std::vector<SpdxExtract> extracts;
  size_t begin = 0;
  uint32_t line = 1;
  for (const LicenseMatch& match : matches) {
    if (match.id.find(kReference) == match.id.npos || extracts.size() == kMaxExtracts) continue;
    for (; line < match.first_line && begin < text.size(); ++line) begin = std::min(text.find('\n', begin), text.size() - 1) + 1;
    const std::string_view rest = text.substr(begin, kMaxExtractedText + 1);
    size_t end = 0;
    for (uint32_t last = line; last <= match.last_line && end < rest.size(); ++last) end = std::min(rest.find('\n', end), rest.size() - 1) + 1;
    extracts.push_back({match.id, std::string(rest.substr(0, end)), match.IsText()});
  }
  return extracts;
}

std::vector<std::string> SpdxFileNames(const std::vector<std::string>& paths, const std::string& working_folder) {
  using Path = std::filesystem::path;
  std::vector<Path> normal;
  normal.reserve(paths.size());
  for (const std::string& path : paths) normal.push_back(Path(path).lexically_normal());
  const bool as_they_are = std::ranges::none_of(normal, [](const Path& path) { return path.is_absolute() || (!path.empty() && *path.begin() == ".."); });
  if (!as_they_are) {
    Path common;
    for (size_t i = 0; i < normal.size(); ++i) {
      normal[i] = (Path(working_folder) / normal[i]).lexically_normal();
      const Path folder = normal[i].parent_path();
      if (i == 0) {
        common = folder;
        continue;
      }
      const auto end = std::mismatch(common.begin(), common.end(), folder.begin(), folder.end()).first;
      Path shared;
      for (auto part = common.begin(); part != end; ++part) shared /= *part;
      common = std::move(shared);
    }
    for (Path& path : normal) path = path.lexically_relative(common);
  }
  std::vector<std::string> names;
  names.reserve(normal.size());
  for (const Path& path : normal) names.push_back("./" + path.string());
  return names;
}

void SpdxDocument::Add(SpdxFile file) {
  if (!paths_.insert((std::filesystem::path(working_folder_) / file.path).lexically_normal().string()).second) return;
  Row row{std::move(file.path), std::move(file.sha1), Concluded(file.expression), InFile(file)};
  for (const SpdxExtract& extract : file.extracts) {
    const auto parsed = ParseExpression(extract.expression);
    if (!parsed) continue;
    for (const ExpressionTerm& term : parsed->terms) {
      if (!IsReference(term.id)) continue;
      const auto [at, added] = extracts_.try_emplace(term.id);
      if (!added && (at->second.is_license || !extract.is_license)) continue;  // a text tells more than a tag, and the first as much as the others
      at->second = {ExtractedText(extract.text), extract.is_license};
    }
  }
  rows_.push_back(std::move(row));
}

std::string SpdxDocument::References() const {
  std::set<std::string> ids;
  for (const Row& row : rows_) {
    for (const std::string& id : row.in_file)
      if (IsReference(id)) ids.insert(id);
    if (const auto parsed = ParseExpression(row.concluded))
      for (const ExpressionTerm& term : parsed->terms)
        if (IsReference(term.id)) ids.insert(term.id);
  }
  std::string out;
  for (const std::string& id : ids) {
    const auto extract = extracts_.find(id);
    const bool has_text = extract != extracts_.end() && !extract->second.text.empty();
    out += ReferenceSection(id, has_text ? extract->second.text : std::string(kNoAssertion));
  }
  return out;
}

std::string SpdxDocument::Text(int64_t created) const {
  std::vector<std::string> paths;
  paths.reserve(rows_.size());
  for (const Row& row : rows_) paths.push_back(row.path);
  const std::vector<std::string> names = SpdxFileNames(paths, working_folder_);
  std::string files, relationships;
  for (size_t i = 0; i < rows_.size(); ++i) {
    const Row& row = rows_[i];
    files += fmt::format("\nFileName: {}\nSPDXID: SPDXRef-File-{}\nFileChecksum: SHA1: {}\nLicenseConcluded: {}\n", Printable(names[i]), i + 1, row.sha1,
                         row.concluded);
    for (const std::string& id : row.in_file) files += fmt::format("LicenseInfoInFile: {}\n", id);
    files += "FileCopyrightText: NOASSERTION\n";
    relationships += fmt::format("Relationship: SPDXRef-DOCUMENT DESCRIBES SPDXRef-File-{}\n", i + 1);
  }
  if (rows_.empty()) relationships = "Relationship: SPDXRef-DOCUMENT DESCRIBES NONE\n";
  const std::string body = files + References() + "\n" + relationships;
  return fmt::format(
             "SPDXVersion: SPDX-2.3\nDataLicense: CC0-1.0\nSPDXID: SPDXRef-DOCUMENT\nDocumentName: daylight-license\nDocumentNamespace: "
             "https://spdx.org/spdxdocs/daylight-license-{}\nCreator: Tool: {}\nCreated: {:%Y-%m-%dT%H:%M:%SZ}\n",
             Sha256Of(body).Hex(), tool_, fmt::gmtime(static_cast<std::time_t>(created))) +
         body;
}

}  // namespace day
