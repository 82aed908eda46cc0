// How much of the release was seen: the ground for saying "absent".
#include <fmt/format.h>

#include <charconv>
#include <set>

#include "profile/parts.h"
#include "text/utf8.h"

namespace day {
namespace {

constexpr size_t kNamedPlaces = 3;  // files named in a reason

void Reason(Coverage& coverage, size_t count, std::string_view what, const std::vector<std::string>& places) {
  if (count == 0) return;
  std::string text = fmt::format("{} {}", Counted(count, "file"), what);
  for (size_t i = 0; i < places.size(); ++i) text += (i == 0 ? " (" : ", ") + places[i];
  if (!places.empty()) text += count > places.size() ? ", …)" : ")";
  coverage.reasons.push_back(std::move(text));
}

}  // namespace

uint64_t NumberIn(std::string_view text) {
  uint64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

std::string Counted(size_t count, std::string_view noun) { return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s"); }

std::string FirstOf(const std::set<std::string>& paths, size_t most) {
  std::string named;
  size_t count = 0;
  for (const std::string& path : paths) {
    if (count++ == most) break;
    named += fmt::format("{}{}", named.empty() ? "" : ", ", path);
  }
  if (paths.size() > most) named += fmt::format(" and {} more", paths.size() - most);
  return named;
}

std::vector<std::string_view> ItemsOf(std::string_view list) {
  std::vector<std::string_view> items;
  while (!list.empty()) {
    const size_t end = std::min(list.find(','), list.size());
    items.push_back(TrimAscii(list.substr(0, end)));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return items;
}

Coverage CoverageOf(const Observations& observations) {
  Coverage coverage;
  std::vector<std::string> unreadable, skipped;
  const auto name = [](std::vector<std::string>& places, const FileRecord& file) {
    if (places.size() < kNamedPlaces) places.push_back(file.note.empty() ? file.DisplayPath() : fmt::format("{}: {}", file.DisplayPath(), file.note));
  };
  for (const FileRecord& file : observations.files) {
    if (file.state == FileState::kKnownAbsent) continue;
    if (file.member.empty()) {  // members' bytes lie in their archive's
      ++coverage.files;
      coverage.bytes += file.size;
    }
    switch (file.state) {
      case FileState::kRead:
        if (!file.member.empty()) break;
        ++coverage.files_read;
        coverage.bytes_read += file.size;
        break;
      case FileState::kListed: ++coverage.listed; break;
      case FileState::kLink: ++coverage.links; break;
      case FileState::kSpecial: ++coverage.special; break;
      case FileState::kUnreadable:
        ++coverage.unreadable;
        name(unreadable, file);
        break;
      case FileState::kSkipped:
        ++coverage.skipped;
        name(skipped, file);
        break;
      case FileState::kKnownAbsent: break;
    }
  }
  coverage.complete = observations.complete;
  Reason(coverage, coverage.unreadable, "could not be read", unreadable);
  Reason(coverage, coverage.skipped, "left out by a named limit", skipped);
  for (const SourceInfo& source : observations.sources)
    if (source.partial) coverage.reasons.push_back(fmt::format("'{}' holds only what somebody downloaded, not all that the publisher has", source.name));
  std::set<uint32_t> with_files;
  for (const FileRecord& file : observations.files) with_files.insert(file.source);
  for (uint32_t source = 0; source < observations.sources.size() && observations.sources.size() > 1; ++source) {
    if (with_files.contains(source)) continue;
    coverage.complete = false;  // it is named for what it should hold
    coverage.reasons.push_back(fmt::format("'{}' holds no files", observations.sources[source].name));
  }
  std::set<std::string> limits;
  for (const Evidence& evidence : observations.evidence)
    if (evidence.key == "archive.limit") limits.insert(evidence.value);
  for (const std::string& limit : limits) coverage.reasons.push_back(fmt::format("the limit '{}' stopped the reading of an archive", limit));
  if (coverage.complete || !coverage.reasons.empty()) return coverage;
  for (const Evidence& evidence : observations.evidence) {  // the first thing that went wrong, with its place
    if (evidence.outcome == Outcome::kFound || evidence.outcome == Outcome::kMalformed) continue;
    coverage.reasons.push_back(fmt::format("{}: {} ({})", observations.files[evidence.file].DisplayPath(), NameOf(evidence.outcome), evidence.value));
    return coverage;
  }
  for (const FileRecord& file : observations.files) {
    if (file.state != FileState::kLink && file.state != FileState::kSpecial) continue;
    coverage.reasons.push_back(fmt::format("{}: {} that was not followed or opened ({})", file.DisplayPath(),
                                           file.state == FileState::kLink ? "a link" : "a special file", file.note));
    return coverage;
  }
  coverage.reasons.push_back("something of it was left unread");
  return coverage;
}

}  // namespace day
