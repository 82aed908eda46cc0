#include "probes/signals/file_kinds.h"

#include <fmt/format.h>

#include <algorithm>

#include "text/utf8.h"

namespace day::signals {
namespace {

constexpr std::string_view kWild = "*?[";

Result<Comments> CommentsNamed(const Value& value) {
  static const std::map<std::string, Comments, std::less<>> kNames = {
      {"none", Comments::kNone}, {"python", Comments::kPython}, {"hash", Comments::kHash}, {"slashes", Comments::kSlashes}, {"script", Comments::kScript}};
  const auto found = kNames.find(value.string());
  if (found == kNames.end())
    return MakeError(ErrorKind::kInvalid, fmt::format("line {}: no kind of comments is called \"{}\"", value.line, value.ScalarText()));
  return found->second;
}

}  // namespace

Result<FileKinds> FileKinds::Read(const Value& document) {
  FileKinds kinds;
  for (const Value& entry : document["kinds"].items()) {
    const int index = static_cast<int>(kinds.kinds_.size());
    if (index == 64) return MakeError(ErrorKind::kInvalid, fmt::format("line {}: more than 64 kinds of files", entry.line));
    FileKind& kind = kinds.kinds_.emplace_back();
    kind.name = entry["kind"].string();
    kind.notebook = kind.name == "notebook";
    kind.document = kind.name == "document";
    if (entry["most"].is_int()) kind.most = static_cast<uint64_t>(entry["most"].integer());
    if (entry["head"].is_int()) kind.head = static_cast<size_t>(std::clamp<int64_t>(entry["head"].integer(), 1, kMostText));
    if (kind.notebook || kind.document) kind.head = kMostNotebook;
    const std::string& set = entry["set"].string();
    if (kind.name.empty() || set.empty()) return MakeError(ErrorKind::kInvalid, fmt::format("line {}: a kind of files needs `kind` and `set`", entry.line));
    DAY_TRY_ASSIGN(kind.comments, CommentsNamed(entry["comments"]));
    kind.set = static_cast<size_t>(std::ranges::find(kinds.sets_, set) - kinds.sets_.begin());
    if (kind.set == kinds.sets_.size()) kinds.sets_.push_back(set);
    for (const std::string& language : entry["languages"].StringList()) kinds.by_language_.emplace(language, index);
    for (const std::string& name : entry["names"].StringList()) {
      const std::string glob = ToLowerAscii(name);
      const bool ending = glob.starts_with("*.") && glob.find_first_of(kWild, 1) == glob.npos && glob.find('/') == glob.npos;
      if (glob.find_first_of(kWild) == glob.npos) kinds.by_name_.emplace(glob, index);
      else if (ending) kinds.by_ending_.emplace(glob.substr(1), index);
      else kinds.globs_.emplace_back(glob, index);
    }
  }
  if (kinds.kinds_.empty()) return MakeError(ErrorKind::kInvalid, "no kinds of files");
  return kinds;
}

uint64_t FileKinds::Named(std::string_view kind_or_set) const {
  uint64_t mask = 0;
  for (size_t i = 0; i < kinds_.size(); ++i)
    if (kinds_[i].name == kind_or_set || sets_[kinds_[i].set] == kind_or_set) mask |= uint64_t{1} << i;
  return mask;
}

int FileKinds::Find(const Artifact& artifact) const {
  constexpr int kNobody = 64;
  int best = kNobody;
  const auto look = [&best](const auto& table, std::string_view key) {
    if (const auto found = table.find(key); found != table.end()) best = std::min(best, found->second);
  };
  const std::string path = ToLowerAscii(artifact.path);
  const std::string_view name = std::string_view(path).substr(path.size() - std::min(path.size(), artifact.name.size()));
  look(by_name_, name);
  for (size_t dot = name.find('.'); dot != name.npos; dot = name.find('.', dot + 1)) look(by_ending_, name.substr(dot));
  for (const auto& [glob, kind] : globs_)
    if (kind < best && GlobMatches(glob, glob.find('/') == glob.npos ? name : std::string_view(path))) best = kind;
  if (best == kNobody && !artifact.language.empty()) look(by_language_, ToLowerAscii(artifact.language));
  if (best == kNobody || sets_[kinds_[static_cast<size_t>(best)].set] == "none") return -1;
  return artifact.size > kinds_[static_cast<size_t>(best)].most ? -1 : best;
}

}  // namespace day::signals
