#include "scan/interest.h"

#include <algorithm>

#include "base/assert.h"
#include "text/utf8.h"

namespace day::scan {
namespace {

constexpr std::string_view kWild = "*?[";

std::string LongestLiteral(std::string_view glob) {
  std::string_view best;
  for (size_t at = 0; at < glob.size();) {
    if (glob[at] == '[') {  // a class may hold anything; `]` as its first character would be part of it
      const size_t close = glob.find(']', at + 2);
      at = close == glob.npos ? glob.size() : close + 1;
      continue;
    }
    const size_t end = std::min(glob.find_first_of(kWild, at), glob.size());
    if (end - at > best.size()) best = glob.substr(at, end - at);
    at = std::max(end, at + 1);
    while (at < glob.size() && (glob[at] == '*' || glob[at] == '?')) ++at;
  }
  if (glob.starts_with("**/") && best.starts_with('/')) best.remove_prefix(1);  // "**/x" is "x", too
  return std::string(best);
}

// "*.json" and "*.index.json", whose star stands for anything: a table of endings finds them.
bool IsEnding(std::string_view glob) { return glob.starts_with("*.") && glob.substr(1).find_first_of(kWild) == glob.npos; }

}  // namespace

InterestTable::InterestTable(std::span<const std::unique_ptr<Probe>> probes) {
  DAY_ASSERT(probes.size() <= kMaxProbes);
  for (size_t i = 0; i < probes.size(); ++i) {
    const Interest& interest = probes[i]->def().interest;
    for (const std::string& name : interest.names) {
      std::string glob = ToLowerAscii(name);
      const bool whole_path = glob.find('/') != glob.npos;
      any_whole_path_ |= whole_path;
      if (!whole_path && glob.find_first_of(kWild) == glob.npos) {
        names_[glob].set(i);
      } else if (!whole_path && IsEnding(glob)) {
        endings_[glob.substr(1)].set(i);
      } else {
        auto same = std::find_if(globs_.begin(), globs_.end(), [&](const Glob& other) { return other.glob == glob; });
        if (same == globs_.end()) {
          std::string literal = LongestLiteral(glob);
          const size_t wild = glob.find_last_of("*?[]");
          std::string ending = wild == glob.npos ? glob : glob.substr(wild + 1);
          if (ending.starts_with('/')) ending.erase(0, 1);  // "**/x" is "x", too
          same = globs_.insert(globs_.end(), Glob{std::move(glob), std::move(literal), std::move(ending), whole_path, {}});
        }
        same->probes.set(i);
      }
    }
    for (const std::string& type : interest.types) types_[type].set(i);
    for (const std::string& kind : interest.kinds) kinds_[kind].set(i);
    if (interest.any_text) any_text_.set(i);
    if (interest.anything) anything_.set(i);
    if (interest.min_size > 0 || interest.max_size < UINT64_MAX) bounded_.set(i);
    bounds_.push_back({interest.min_size, interest.max_size});
  }
}

void InterestTable::Add(const Table& table, std::string_view key, ProbeSet& wanted) {
  if (const auto found = table.find(key); found != table.end()) wanted |= found->second;
}

InterestTable::Choice InterestTable::Choose(const Artifact& artifact) const {
  Choice choice{anything_, {}};
  if (artifact.text) choice.wanted |= any_text_;
  Add(types_, artifact.type, choice.wanted);
  Add(kinds_, artifact.kind, choice.wanted);
  const std::string path = ToLowerAscii(any_whole_path_ ? artifact.path : artifact.name);
  const std::string_view name = std::string_view(path).substr(path.size() - std::min(path.size(), artifact.name.size()));
  Add(names_, name, choice.wanted);
  for (size_t dot = name.find('.'); dot != name.npos; dot = name.find('.', dot + 1)) Add(endings_, name.substr(dot), choice.wanted);
  for (const Glob& glob : globs_) {
    if ((glob.probes & ~choice.wanted).none()) continue;
    const std::string_view text = glob.whole_path ? std::string_view(path) : name;
    if (text.ends_with(glob.ending) && text.find(glob.literal) != text.npos && GlobMatches(glob.glob, text)) choice.wanted |= glob.probes;
  }
  if (ProbeSet check = choice.wanted & bounded_; check.any())
    for (size_t i = check._Find_first(); i < kMaxProbes; i = check._Find_next(i)) {
      if (artifact.size >= bounds_[i].min && artifact.size <= bounds_[i].max) continue;
      choice.wanted.reset(i);
      if (artifact.size > bounds_[i].max) choice.too_large.set(i);
    }
  return choice;
}

}  // namespace day::scan
