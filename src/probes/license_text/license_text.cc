#include "probes/license_text/license_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "license/header_stretch.h"
#include "license/license_words.h"
#include "license/reading.h"
#include "license/reference_difference.h"
#include "metadata/notations.h"
#include "metadata/stated_licenses.h"
#include "text/lines.h"
#include "text/plain_text.h"
#include "text/utf8.h"

namespace day::license_text {
namespace {

Location LinesOf(const LicenseMatch& match) {
  Location at;
  at.line = match.first_line;
  at.last_line = match.last_line;
  return at;
}

// What a reader of documentation is told about licenses is for the probe of statements; a tag in it is an example.
bool IsDocument(const Artifact& artifact) { return artifact.kind == "document" || artifact.kind == "notebook"; }

// What tells a text from the license that it is named after.
struct Difference {
  std::string_view side;  // "difference": what makes it modified; "unread": what stands beside it and no rule understands
  uint32_t line = 0;
  std::string words;  // 'added "may not be used for war"'; of what no rule understands the quotation alone
};

void AddDifferences(const std::vector<LicenseDifference>& all, std::string_view side, std::vector<Difference>& told) {
  constexpr size_t kMostShown = 3, kMostBytes = 160;  // limits: differences; bytes of one side of each
  const bool unread = side == "unread";
  size_t shown = 0;
  for (const LicenseDifference& one : all) {
    if (!(unread ? one.unread : one.substantive) || ++shown > kMostShown) continue;
    std::string words;
    for (const auto& [what, text] : {std::pair<std::string_view, const std::string&>{unread ? "" : "added ", one.added}, {"left out ", one.missing}})
      if (!text.empty()) words += fmt::format("{}{}\"{}\"", words.empty() ? "" : ", ", what, ExcerptOf(FirstBytes(text, kMostBytes)));
    if (!words.empty()) told.push_back({side, one.first_line, std::move(words)});
  }
}

std::vector<Difference> DifferencesOf(const LicenseMatch& match, std::string_view text) {
  std::vector<Difference> told;
  if (!match.IsModified() && match.unread.empty()) return told;
  const std::vector<LicenseDifference> all = DifferencesFromReference(text, match);
  if (match.IsModified()) AddDifferences(all, "difference", told);
  if (!match.unread.empty()) AddDifferences(all, "unread", told);
  return told;
}

// All of one side in a sentence: 'added "may not be used for war" (line 15)'.
std::string InWords(const std::vector<Difference>& differences, std::string_view side) {
  std::string words;
  for (const Difference& one : differences)
    if (one.side == side) words += fmt::format("{}{} (line {})", words.empty() ? "" : "; ", one.words, one.line);
  return words;
}

void AddMatch(const LicenseMatch& match, std::string_view text, bool license_file, bool policy_file, Sink& sink) {
  const LicenseFacts* facts = match.id.empty() ? nullptr : FindLicense(match.id);
  const bool policy = facts ? facts->use_policy : policy_file && match.id.empty();
  const std::vector<Difference> differences = DifferencesOf(match, text);
  std::vector<Field> fields = {{"class", std::string(NameOf(match.license_class))}};
  if (match.similarity > 0) fields.push_back({"similarity", fmt::format("{:.3f}", match.similarity)});  // nothing known: compared with nothing
  fields.push_back({"how", match.how});
  if (license_file) fields.push_back({"file", "yes"});
  for (const std::string_view side : {"difference", "unread"})
    if (std::string words = InWords(differences, side); !words.empty()) fields.push_back({std::string(side), std::move(words)});
  if (!match.see.empty()) fields.push_back({"see", match.see});
  sink.Found(policy ? "license.use-policy" : "license.text", match.id, LinesOf(match), std::move(fields), LineOf(text, match.first_line));
  for (const Difference& one : differences) {
    Location at;
    at.line = one.line;
    sink.Found("license.difference", one.words, at, {{"of", match.id}, {"side", std::string(one.side)}}, LineOf(text, one.line));
  }
}

// What the terms say, whether they are known or not. `of`: the id of the text that a clause stands in.
void AddClauses(std::string_view text, const std::vector<LicenseClause>& clauses, const std::vector<LicenseMatch>& matches, Sink& sink) {
  for (const LicenseClause& clause : clauses) {
    std::vector<Field> fields = {{"effect", std::string(NameOf(clause.effect))}};
    if (!clause.detail.empty()) fields.push_back({"detail", std::string(clause.detail)});
    if (!clause.figure.empty()) fields.push_back({"figure", clause.figure});
    const auto holder = std::find_if(matches.begin(), matches.end(), [&clause](const LicenseMatch& match) {
      return match.first_line <= clause.first_line && clause.last_line <= match.last_line;
    });
    if (holder != matches.end() && !holder->id.empty()) fields.push_back({"of", holder->id});
    Location at;
    at.line = clause.first_line;
    at.last_line = clause.last_line;
    sink.Found("license.clause", std::string(NameOf(clause.type)), at, std::move(fields), text.substr(clause.begin, clause.end - clause.begin));
  }
}

}  // namespace

void ReadLicenses(const Artifact& artifact, std::string_view text, bool whole, RecentHeaders& recent, Sink& sink) {
  const bool license_file = NamesLicenseFile(artifact.path), policy_file = NamesUsePolicy(artifact.path);
  if (!license_file) {
    if (artifact.kind == "data" || artifact.kind == "weights") return;  // their words are not the release's
    text = FirstBytes(text, kMaxHeaderText);
    if (!HasLicenseWords(text)) return;
  }
  std::string decoded;
  text = PlainText(text, decoded);
  std::vector<LicenseMatch> matches;
  std::vector<LicenseClause> clauses;
  if (license_file) {
    LicenseReading reading = ReadLicenseText(text);
    matches = std::move(reading.matches);
    clauses = std::move(reading.clauses);
  } else if (policy_file) {
    matches = IdentifyLicenseText(text, false);
    clauses = FindClauses(text);
  } else {
    matches = recent.ReadAround(text).matches;
  }
  std::vector<LicenseMatch> tags = FindLicenseTags(text);
  SettleTags(matches, tags);
  // Fields of metadata are evidence of another probe.
  const auto stated = metadata::NotationOfName(artifact.path) ? metadata::FindStatedLicenses(artifact.path, text) : metadata::StatedLicenses();
  std::erase_if(matches, [&](const LicenseMatch& match) {
    if (match.how == "reference" || (!license_file && IsDocument(artifact) && !match.IsText())) return true;  // the license file speaks for itself
    return match.how == "notice" && stated.Covers(match.first_line);
  });
  for (const LicenseMatch& match : WithChoicesJoined(matches)) AddMatch(match, text, license_file, policy_file, sink);
  AddClauses(text, clauses, matches, sink);
  constexpr uint32_t kHeadOfDocument = 20;  // limit: lines in which a document's own tag stands
  for (const LicenseMatch& tag : tags) {
    if (IsDocument(artifact) && tag.first_line > kHeadOfDocument) continue;
    std::vector<Field> fields = {{"class", std::string(NameOf(tag.license_class))}};
    if (!tag.problem.empty()) fields.push_back({"problem", tag.problem});
    sink.Found("license.tag", tag.partial ? tag.written : tag.id, LinesOf(tag), std::move(fields), LineOf(text, tag.first_line));
  }
  if (license_file && !whole) sink.Skipped("license.text", "only the first 256 KiB of a license file are read");
}

}  // namespace day::license_text
