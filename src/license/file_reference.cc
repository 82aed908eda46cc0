#include "license/file_reference.h"

#include <algorithm>

#include "license/expression.h"
#include "license/notice_words.h"
#include "license/tokens.h"
#include "text/utf8.h"

namespace day {

std::string_view FileReferredTo(std::span<const uint32_t> words_after) {
  constexpr size_t kReach = 24;  // limit: words after the notice
  const NoticeWords& words = TheNoticeWords();
  const std::span<const uint32_t> after = words_after.first(std::min(words_after.size(), kReach));
  for (size_t i = 0; i < after.size(); ++i) {
    if (after[i] == words.copying) return "COPYING";
    const size_t next = i + 1 + (i + 1 < after.size() && words.kinds_of_file.Has(after[i + 1]));
    const bool file_follows = next < after.size() && after[next] == words.file;
    const bool file_precedes = i > 0 && after[i - 1] == words.file;
    if (after[i] == words.license && (file_follows || file_precedes)) return "LICENSE";
  }
  return "";
}

bool IsFileReferredTo(std::string_view name, std::string_view reference) {
  const std::string lower = ToLowerAscii(name);
  const std::string_view stem = std::string_view(lower).substr(0, lower.find('.'));
  const std::string_view ending = std::string_view(lower).substr(stem.size());
  if (!ending.empty() && ending != ".txt" && ending != ".md" && ending != ".rst" && ending != ".html") return false;
  return reference == "COPYING" ? stem == "copying" : stem == "license" || stem == "licence";
}

namespace {

// "BSD" of "LicenseRef-BSD-3-Clause-modified" too.
std::string_view StemOfMatch(std::string_view id) {
  if (id.starts_with("LicenseRef-")) id.remove_prefix(11);
  return LicenseStem(id);
}

}  // namespace

std::vector<LicenseMatch> WithReferredFile(const LicenseMatch& notice, std::span<const LicenseMatch> of_file) {
  const bool open_version = notice.id.ends_with("-or-later");
  std::vector<LicenseMatch> matches;
  for (const LicenseMatch& match : of_file) {
    const bool answers = notice.id.empty() || StemOfMatch(match.id) == StemOfMatch(notice.id) || (match.id.empty() && !open_version);
    if (!answers) continue;
    matches.push_back(match);
    matches.back().first_line = notice.first_line;
    matches.back().last_line = notice.last_line;
    matches.back().how = notice.how;
    if (open_version) matches.back().choice = notice.choice;
  }
  if (matches.empty()) matches.push_back(notice);
  return matches;
}

}  // namespace day
