#include "source/top_folder.h"

#include <algorithm>
#include <array>
#include <utility>

#include "source/path.h"
#include "text/utf8.h"

namespace day {
namespace {

constexpr uint32_t kPeekMembers = 2'000;                    // limit: members looked at for the guess
constexpr uint64_t kPeekBytes = uint64_t{4} << 20;          // limit: bytes of members unpacked for it; 4 MiB take some 10 ms
constexpr std::string_view kComment = "pax_global_header";  // what old tars make of a forge's note of the commit; no member

// "-main", or "-" and a commit.
std::string_view WithoutRevision(std::string_view name) {
  const size_t dash = name.rfind('-');
  if (dash == name.npos || dash == 0) return name;
  const std::string_view end = name.substr(dash + 1);
  const bool commit = end.size() >= 7 && end.size() <= 64 && end.find_first_not_of("0123456789abcdef") == end.npos &&
                      end.find_first_of("0123456789") != end.npos && end.find_first_of("abcdef") != end.npos;
  return commit || end == "main" || end == "master" || end == "HEAD" ? name.substr(0, dash) : name;
}

bool SaysOnlyWhatItIs(std::string_view folder) {
  constexpr std::array<std::string_view, 25> kPlain = {
      "archive", "checkpoint", "checkpoints", "code", "content",    "data", "dataset", "datasets", "files", "home",  "main",    "model",    "models",
      "package", "project",    "release",     "repo", "repository", "root", "src",     "source",   "tmp",   "train", "weights", "workspace"};
  return std::find(kPlain.begin(), kPlain.end(), ToLowerAscii(folder)) != kPlain.end();
}

}  // namespace

std::optional<std::string_view> WithoutTopFolder(std::string_view path, std::string_view top) {
  if (path.size() < top.size() + 2 || !path.starts_with(top) || path[top.size()] != '/' || path[top.size() + 1] == '/' || !UnsafePath(path).empty())
    return std::nullopt;
  return path.substr(top.size() + 1);
}

bool TopFolder::See(std::string_view path) {
  if (none_ || path == kComment) return !none_;
  const std::string_view first = path.substr(0, path.find('/'));
  if (name_.empty()) name_ = first;
  none_ = first.empty() || !WithoutTopFolder(path, name_);
  if (none_) name_.clear();
  return !none_;
}

std::string PeekTopFolder(const Tree& tree, std::stop_token stop) {
  TopFolder top;
  uint32_t members = 0;
  uint64_t bytes = 0;
  const Status seen = tree.Stream(
      [&](const Entry& entry, ByteStream*) -> Status {
        bytes += std::min(entry.size, kPeekBytes);
        if (!top.See(entry.path) || ++members >= kPeekMembers || bytes >= kPeekBytes) return MakeError(ErrorKind::kCancelled, "seen enough");
        return {};
      },
      std::move(stop));
  (void)seen;  // what is wrong with the archive is said when it is read
  return top.name();
}

std::string NameByTopFolder(std::string_view top, std::string_view from_file) {
  const std::string_view name = WithoutRevision(top);
  return std::string(SaysOnlyWhatItIs(name) ? from_file : name);
}

}  // namespace day
