#include "probes/license_text/license_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "license/reading.h"
#include "probes/license_text/license_words.h"
#include "text/utf8.h"

namespace day::license_text {
namespace {

// What a line of a comment begins with, or nothing: '*' stands for the lines of a block, the opening one too.
char CommentMark(std::string_view line) {
  const size_t at = line.find_first_not_of(" \t");
  if (at == line.npos) return '\0';
  const char c = line[at], next = at + 1 < line.size() ? line[at + 1] : '\0';
  if (c == '#' || c == '*' || c == ';' || c == '%') return c;
  if (c == '/' && (next == '/' || next == '*')) return next;
  return c == '-' && next == '-' ? c : '\0';
}

// The end of the last line of the comment in which `at` stands; empty lines may lie in it. `text.npos` if it stands in none.
size_t EndOfComment(std::string_view text, size_t at) {
  constexpr int kMostEmpty = 2;
  const size_t before = text.rfind('\n', at);
  const size_t begin = before == text.npos ? 0 : before + 1;
  const char mark = CommentMark(text.substr(begin, 200));
  if (mark == '\0') return text.npos;
  size_t end = std::min(text.find('\n', at), text.size());
  int empty = 0;
  for (size_t next = end; next < text.size() && empty <= kMostEmpty;) {
    const size_t line_end = std::min(text.find('\n', next + 1), text.size());
    const std::string_view line = text.substr(next + 1, line_end - next - 1);
    if (CommentMark(line.substr(0, 200)) == mark) {
      end = line_end;
      empty = 0;
    } else if (TrimAscii(line).empty()) {
      ++empty;
    } else {
      break;
    }
    next = line_end;
  }
  return end;
}

// The one stretch of whole lines around all license words, if it is less than half of the text, else all of the text. A license says its
// own words again and again, titles and copyright lines stand a little before the first of them and disclaimers after the last, in the
// same comment where there is one. Of a source file with a header this is a tenth, and identifying it costs a tenth. Words that lie
// apart may belong to one long text.
struct Stretch {
  size_t begin, end;
};
Stretch AroundLicenseWords(std::string_view text) {
  constexpr size_t kBefore = 1'000, kAfter = 3'000;  // bytes
  const auto [first, last] = FindLicenseWords(text);
  if (first > last) return {0, text.size()};
  const size_t before = first > kBefore ? text.rfind('\n', first - kBefore) : text.npos;
  const size_t begin = before == text.npos ? 0 : before + 1;
  const size_t after = std::min(text.find('\n', std::min(last + kAfter, text.size())), text.size());
  const size_t end = std::min(after, EndOfComment(text, last));
  return end - begin < text.size() / 2 ? Stretch{begin, end} : Stretch{0, text.size()};
}

std::string_view FirstBytes(std::string_view text, size_t most) {
  if (text.size() <= most) return text;
  size_t end = most;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end);
}

std::string_view LineOf(std::string_view text, uint32_t line) {
  for (uint32_t i = 1; i < line; ++i) {
    const size_t end = text.find('\n');
    if (end == text.npos) return {};
    text.remove_prefix(end + 1);
  }
  return text.substr(0, std::min(text.find('\n'), text.size()));
}

Location LinesOf(const LicenseMatch& match) {
  Location at;
  at.line = match.first_line;
  at.last_line = match.last_line;
  return at;
}

// What a reader of documentation is told about licenses is for the probe of statements; a tag in it is an example.
bool IsDocument(const Artifact& artifact) { return artifact.kind == "document" || artifact.kind == "notebook"; }

void AddMatch(const LicenseMatch& match, std::string_view text, bool license_file, bool policy_file, Sink& sink) {
  const LicenseFacts* facts = match.id.empty() ? nullptr : FindLicense(match.id);
  const bool policy = facts ? facts->use_policy : policy_file && match.id.empty();
  std::vector<Field> fields = {
      {"class", std::string(NameOf(match.license_class))}, {"similarity", fmt::format("{:.3f}", match.similarity)}, {"how", match.how}};
  if (license_file) fields.push_back({"file", "yes"});
  sink.Found(policy ? "license.use-policy" : "license.text", match.id, LinesOf(match), std::move(fields), LineOf(text, match.first_line));
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

bool LiesIn(const LicenseMatch& tag, const std::vector<LicenseMatch>& texts) {
  return std::any_of(texts.begin(), texts.end(), [&tag](const LicenseMatch& text) {
    return text.how == "text" && !text.id.empty() && text.first_line <= tag.first_line && tag.first_line <= text.last_line;
  });
}

// The licenses in a file that is not one itself.
std::vector<LicenseMatch> IdentifyAround(std::string_view text, RecentHeaders& recent) {
  const Stretch stretch = AroundLicenseWords(text);
  const std::string_view before = text.substr(0, stretch.begin);
  const auto lines = static_cast<uint32_t>(std::count(before.begin(), before.end(), '\n'));
  std::vector<LicenseMatch> matches = recent.Identify(text.substr(stretch.begin, stretch.end - stretch.begin));
  for (LicenseMatch& match : matches) {
    match.first_line += lines;
    match.last_line += lines;
  }
  return matches;
}

}  // namespace

void ReadLicenses(const Artifact& artifact, std::string_view text, bool whole, RecentHeaders& recent, Sink& sink) {
  const bool license_file = NamesLicenseFile(artifact.path), policy_file = NamesUsePolicy(artifact.path);
  if (!license_file) {
    if (artifact.kind == "data" || artifact.kind == "weights") return;  // their words are not the release's
    text = FirstBytes(text, kMaxHead);
    if (!HasLicenseWords(text)) return;
  }
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
    matches = IdentifyAround(text, recent);
  }
  for (const LicenseMatch& match : matches) {
    if (match.how == "notice" && !license_file && IsDocument(artifact)) continue;
    AddMatch(match, text, license_file, policy_file, sink);
  }
  AddClauses(text, clauses, matches, sink);
  constexpr uint32_t kHeadOfDocument = 20;  // limit: lines in which a document's own tag stands
  for (const LicenseMatch& tag : FindLicenseTags(text)) {
    if (LiesIn(tag, matches) || (IsDocument(artifact) && tag.first_line > kHeadOfDocument)) continue;
    sink.Found("license.tag", tag.id, LinesOf(tag), {{"class", std::string(NameOf(tag.license_class))}}, LineOf(text, tag.first_line));
  }
  if (license_file && !whole) sink.Skipped("license.text", "only the first 256 KiB of a license file are read");
}

}  // namespace day::license_text
