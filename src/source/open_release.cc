// From what the user named to opened trees.
#include <fmt/format.h>

#include <optional>

#include "source/archive_tree.h"
#include "source/directory_tree.h"
#include "source/git_tree.h"
#include "source/hub_cache_tree.h"
#include "source/manifest.h"
#include "source/path.h"
#include "source/tree.h"
#include "text/utf8.h"

namespace day {
namespace {

bool IsHubName(std::string_view text) {
  // org/name: one slash, and only characters that hub names have.
  const size_t slash = text.find('/');
  if (slash == text.npos || slash == 0 || slash + 1 == text.size() || text.find('/', slash + 1) != text.npos) return false;
  if (text.front() == '.' || text.front() == '~') return false;
  return text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_./") == text.npos;
}

// A sentence for what is no path on this machine, or nothing.
std::optional<Error> RefuseRemote(const std::string& what) {
  constexpr std::string_view kHow = "Daylight reads what is on this machine: download it first (git clone, or the hub's own client) and give the folder";
  const std::string lower = ToLowerAscii(what);
  if (lower.starts_with("hf:") || lower.starts_with("hf://"))
    return MakeError(ErrorKind::kUnsupported, fmt::format("'{}' names a repository on a hub, which cannot be read directly yet. {}", what, kHow));
  if (lower.find("://") != lower.npos || lower.starts_with("git@"))
    return MakeError(ErrorKind::kUnsupported, fmt::format("'{}' is an address on the network, which cannot be read directly yet. {}", what, kHow));
  return std::nullopt;
}

std::string NameFor(std::string_view path) {
  std::string name(LastPart(path));
  const std::string lower = ToLowerAscii(name);
  for (std::string_view ending : {".tar.gz", ".tar.zst", ".tar.xz", ".tar.bz2", ".tgz", ".zip", ".tar", ".git"})
    if (lower.ends_with(ending) && lower.size() > ending.size()) return name.substr(0, name.size() - ending.size());
  return name;
}

// The folder of a repository may be called by what it is rather than by what is in it: then the one around it gives the name.
std::string NameOfRepository(std::string_view path) {
  while (LastPart(path) == ".git" || LastPart(path) == "repo" || LastPart(path) == "repo.git") {
    const std::string_view parent = path.substr(0, path.size() - LastPart(path).size());
    if (parent.find_first_not_of('/') == parent.npos) break;
    path = parent.substr(0, parent.find_last_not_of('/') + 1);
  }
  return NameFor(path);
}

struct Named {
  std::string path, revision;  // revision is "" when none was named
};

// "PATH@REVISION" where PATH is there and the whole is not.
Named SplitRevision(const std::string& what, const FileSystem& files) {
  if (files.Resolve(what)) return {what, ""};
  for (size_t at = what.rfind('@'); at != what.npos && at > 0; at = what.rfind('@', at - 1))
    if (files.Resolve(what.substr(0, at))) return {what.substr(0, at), what.substr(at + 1)};
  return {what, ""};
}

Result<std::unique_ptr<Tree>> OpenSource(const Named& named, std::string name, const FileSystem& files, const ArchiveLimits& limits) {
  const auto real = files.Resolve(named.path);
  if (!real) return real.error();
  if (const auto cache = FindHubCache(named.path, files)) return OpenHubCache(*cache, named.revision, std::move(name), files);
  DAY_TRY_ASSIGN(const FileStatus status, files.Status(*real));
  if (status.kind == FileKind::kDirectory) {
    if (!named.revision.empty()) return OpenGit(*real, named.revision, std::move(name), limits);
    if (IsBareGitRepository(*real, files)) {
      auto head = OpenGit(*real, "HEAD", std::move(name), limits);
      if (!head)
        return MakeError(head.error().kind,
                         fmt::format("{}; this is a bare git repository: say which revision to read, as {}@REVISION", head.error().message, named.path));
      return head;
    }
    return OpenDirectory(named.path, std::move(name), files);
  }
  if (!named.revision.empty())
    return MakeError(ErrorKind::kUnsupported, fmt::format("{}: is not a git repository, so it has no revision '{}'", named.path, named.revision));
  if (status.kind == FileKind::kRegular && HasArchiveName(*real)) return OpenArchiveFile(named.path, std::move(name), files, limits);
  return OpenDirectory(named.path, std::move(name), files);
}

Result<Release> OpenManifest(const std::string& path, const FileSystem& files, const ArchiveLimits& limits) {
  DAY_TRY_ASSIGN(const std::string text, ReadWholeFile(files, path, kMaxManifest));
  DAY_TRY_ASSIGN(const Manifest manifest, ParseManifest(text, path));
  const size_t slash = path.rfind('/');
  const std::string folder = slash == path.npos ? "." : path.substr(0, slash);
  Release release;
  release.name = manifest.name.empty() ? NameFor(folder) : manifest.name;
  release.named = true;
  for (const ManifestSource& source : manifest.sources) {
    if (auto refused = RefuseRemote(source.path)) return MakeError(refused->kind, fmt::format("{}: source '{}': {}", path, source.name, refused->message));
    const std::string at = source.path.starts_with('/') ? source.path : JoinPath(folder, source.path);
    auto tree = OpenSource({at, source.revision}, source.name, files, limits);
    if (!tree) return MakeError(tree.error().kind, fmt::format("{}: source '{}': {}", path, source.name, tree.error().message));
    release.trees.push_back(std::move(*tree));
  }
  return release;
}

// The manifest that `what` is or holds at its top; "" when there is none.
std::string ManifestOf(const std::string& what, const FileSystem& files) {
  const auto real = files.Resolve(what);
  if (!real) return {};
  const auto status = files.Status(*real);
  if (!status) return {};
  const std::string lower = ToLowerAscii(LastPart(*real));
  // In a folder a file of that name, and any other that is named itself, may have another purpose: only what lists sources is a manifest.
  const auto lists_sources = [&files](const std::string& path) {
    const auto text = ReadWholeFile(files, path, kMaxManifest);
    return text && (text->starts_with("sources:") || text->find("\nsources:") != text->npos);
  };
  if (status->kind == FileKind::kRegular) {
    const bool by_name = lower == "release.yaml" || lower == "release.yml";
    const bool yaml = lower.ends_with(".yaml") || lower.ends_with(".yml");
    return by_name || (yaml && lists_sources(*real)) ? *real : std::string();
  }
  for (const char* name : {"/release.yaml", "/release.yml"})
    if (lists_sources(*real + name)) return *real + name;
  return {};
}

}  // namespace

Result<Release> OpenRelease(const std::string& what, const FileSystem& files, const ArchiveLimits& limits) {
  const Named named = SplitRevision(what, files);
  if (!files.Resolve(named.path)) {
    if (auto refused = RefuseRemote(what)) return *refused;
    if (IsHubName(what))
      return MakeError(
          ErrorKind::kNotFound,
          fmt::format("{}: there is no such path here. If it names a repository on a hub: that cannot be read directly yet; download it and give the folder",
                      what));
    return files.Resolve(named.path).error();
  }
  if (const std::string manifest = ManifestOf(named.path, files); !manifest.empty() && named.revision.empty()) return OpenManifest(manifest, files, limits);
  const auto cache = FindHubCache(named.path, files);
  const std::string real = files.Resolve(named.path).value_or(named.path);
  const bool repository = !named.revision.empty() || IsBareGitRepository(real, files);
  const std::string name = cache ? cache->id : repository ? NameOfRepository(real) : NameFor(real);
  Release release;
  release.name = name;
  DAY_TRY_ASSIGN(std::unique_ptr<Tree> tree, OpenSource(named, name, files, limits));
  release.trees.push_back(std::move(tree));
  return release;
}

}  // namespace day
