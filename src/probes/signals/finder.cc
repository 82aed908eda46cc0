#include "probes/signals/finder.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "probes/signals/prose.h"
#include "probes/signals/saved_sets.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace day::signals {
namespace {

bool IsTarget(char c) { return IsLetterOrDigit(c) || std::string_view("._-/{}*").find(c) != std::string_view::npos; }

bool HoldsLineBreak(std::string_view text, size_t from, size_t to) { return from < to && std::memchr(text.data() + from, '\n', to - from) != nullptr; }

// The path, and behind it the path with names like SentEval in their parts, where it has any.
std::string WithPartsOfNames(std::string_view path) {
  const std::string parted = PartedNames(path);
  return parted.size() == path.size() ? parted : std::string(path) + "\n" + parted;
}

}  // namespace

std::string_view TargetBefore(std::string_view text, size_t end) {
  if (end > 0 && !IsTarget(text[end - 1])) --end;  // a quote or blank that the pattern asked for
  size_t begin = end;
  while (begin > 0 && end - begin < kLongestTarget && IsTarget(text[begin - 1])) --begin;
  return text.substr(begin, end - begin);
}

Result<Finder> Finder::Make(SignalSet set, std::string_view saved) {
  Finder finder;
  finder.set_ = std::move(set);
  for (size_t i = 0; i < finder.set_.kinds.sets().size(); ++i) {
    DAY_TRY_ASSIGN(Matcher matcher, LoadOrCompile(finder.set_, i, saved, &finder.compiled_));
    finder.matchers_.push_back(std::move(matcher));
  }
  finder.wants_ends_.resize(finder.set_.atoms.size());
  finder.signals_by_kind_.resize(finder.set_.kinds.all().size());
  for (uint32_t i = 0; i < finder.set_.signals.size(); ++i) {
    const Signal& signal = finder.set_.signals[i];
    if (signal.targets)
      for (const uint32_t atom : signal.any) finder.wants_ends_[atom] = true;
    for (size_t kind = 0; kind < finder.signals_by_kind_.size(); ++kind)
      if (signal.kinds >> kind & 1) finder.signals_by_kind_[kind].push_back(i);
  }
  return finder;
}

Finder::Workspace::Workspace(const Finder& finder) : seen_(finder.set_.atoms.size()) {
  for (const Matcher& matcher : finder.matchers_) scratch_.emplace_back(matcher);
}

void Finder::Search(size_t kind, std::string_view text, Workspace& workspace) const {
  for (const uint32_t atom : workspace.touched_) workspace.seen_[atom] = {};
  workspace.touched_.clear();
  const FileKind& file_kind = set_.kinds.all()[kind];
  Prose prose(file_kind.comments, text);
  matchers_[file_kind.set].Scan(text, workspace.scratch_[file_kind.set], [&](Match match) {
    Workspace::Seen& seen = workspace.seen_[match.id];
    const auto end = static_cast<size_t>(match.end);
    const bool wanted = wants_ends_[match.id] && seen.ends.size() < kMostEnds;
    const bool new_line = seen.lines == 0 || (seen.lines < kMostLines && HoldsLineBreak(text, seen.last, end));
    if (!wanted && !new_line) return;
    if (!set_.atoms[match.id].in_comments && prose.Covers(end - 1)) return;
    if (wanted) seen.ends.push_back(end);
    if (!new_line) return;
    if (seen.lines++ == 0) {
      seen.first = end;
      workspace.touched_.push_back(match.id);
    }
    seen.last = end;
  });
}

bool Finder::Holds(const Signal& signal, std::string_view path, const Workspace& workspace) const {
  const auto is_there = [&](uint32_t atom) { return workspace.seen_[atom].lines > 0; };
  const auto names_it = [&](uint32_t words) { return set_.path_words[words].Matches(path); };
  if (!signal.any.empty() && std::ranges::none_of(signal.any, is_there)) return false;
  for (const std::vector<uint32_t>& group : signal.needs)
    if (std::ranges::none_of(group, is_there)) return false;
  if (std::ranges::any_of(signal.without, is_there)) return false;
  if (!signal.paths.empty() && std::ranges::none_of(signal.paths, names_it)) return false;
  return std::ranges::none_of(signal.not_paths, names_it);
}

FoundSignal Finder::Describe(const Signal& signal, std::string_view text, const Workspace& workspace) const {
  FoundSignal found{.signal = &signal};
  for (const uint32_t atom : signal.any) {
    const Workspace::Seen& seen = workspace.seen_[atom];
    if (seen.lines == 0) continue;
    if (signal.targets) {
      NameTargets(seen, text, found);
      continue;
    }
    if (found.end == 0 || seen.first < found.end) found.end = seen.first;
    found.lines = std::min(found.lines + seen.lines, kMostLines);
  }
  return found;
}

void Finder::NameTargets(const Workspace::Seen& seen, std::string_view text, FoundSignal& found) const {
  const std::vector<uint32_t>& wanted = found.signal->target_paths;
  for (const size_t end : seen.ends) {
    const std::string target(TargetBefore(text, end));
    if (target.empty() || (!wanted.empty() && std::ranges::none_of(wanted, [&](uint32_t words) { return set_.path_words[words].Matches(target); }))) continue;
    if (found.end == 0 || end < found.end) found.end = end;
    found.lines = std::min(found.lines + 1, kMostLines);
    if (found.targets.size() < kMostTargets && std::ranges::find(found.targets, target) == found.targets.end()) found.targets.push_back(target);
  }
}

std::vector<FoundSignal> Finder::Find(std::string_view path, size_t kind, std::string_view text, Workspace& workspace) const {
  Search(kind, text, workspace);
  const std::string words = WithPartsOfNames(path);
  std::vector<FoundSignal> found;
  for (const uint32_t index : signals_by_kind_[kind])
    if (const Signal& signal = set_.signals[index]; Holds(signal, words, workspace)) {
      FoundSignal one = Describe(signal, text, workspace);
      if (!signal.targets || !one.targets.empty()) found.push_back(std::move(one));
    }
  return found;
}

}  // namespace day::signals
