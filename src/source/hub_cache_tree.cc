#include "source/hub_cache_tree.h"

#include <fmt/format.h>

#include <vector>

#include "source/folder_walk.h"
#include "source/path.h"

namespace day {
namespace {

bool IsHex(std::string_view text) { return text.find_first_not_of("0123456789abcdef") == text.npos; }

// "models--org--name" to "org/name".
std::optional<std::string> IdFrom(std::string_view folder) {
  for (std::string_view kind : {"models--", "datasets--", "spaces--"})
    if (folder.starts_with(kind) && folder.size() > kind.size()) {
      std::string id(folder.substr(kind.size()));
      if (const size_t at = id.find("--"); at != id.npos) id.replace(at, 2, "/");
      return id;
    }
  return std::nullopt;
}

// Of models the address has no word for the kind.
std::string AddressOf(const HubCachePlace& place) {
  const std::string_view folder = LastPart(place.repository);
  const std::string_view kind = folder.substr(0, folder.find("--"));
  return fmt::format("https://huggingface.co/{}{}", kind == "models" ? "" : fmt::format("{}/", kind), place.id);
}

std::string DigestFrom(std::string_view blob) {
  if (!IsHex(blob)) return {};
  if (blob.size() == 64) return fmt::format("sha256:{}", blob);
  if (blob.size() == 40) return fmt::format("git-sha1:{}", blob);
  return {};
}

class HubCacheTree final : public Tree {
 public:
  HubCacheTree(HubCachePlace place, std::string blobs, SourceInfo info, const FileSystem& files)
      : place_(std::move(place)), blobs_(std::move(blobs)), info_(std::move(info)), files_(files) {}

  const SourceInfo& info() const override { return info_; }

  Status List(const EntryVisitor& visit, std::stop_token stop) const override {
    DAY_TRY(WalkFolder(files_, Snapshot(), "", stop, [&](std::string path, FileKind kind) { visit(Describe(std::move(path), kind)); }, visit));
    // What .no_exist does not tell, because it cannot be read, is simply not known.
    const std::string missing = place_.repository + "/.no_exist/" + place_.commit;
    const auto absent = [&](std::string path, FileKind) {
      visit({.path = std::move(path), .kind = EntryKind::kKnownAbsent, .note = "the cache records that the publisher has no such file"});
    };
    if (files_.Status(missing))
      if (Status walked = WalkFolder(files_, missing, "", stop, absent, [](const Entry&) {}); !walked && walked.error().kind == ErrorKind::kCancelled)
        return walked;
    return {};
  }

  Result<std::unique_ptr<ByteSource>> Open(const Entry& entry) const override {
    DAY_TRY_ASSIGN(const std::string real, files_.Resolve(Snapshot() + "/" + entry.path));
    if (!Belongs(real)) return MakeError(ErrorKind::kPermission, entry.path + ": leads out of the cache");
    return files_.Open(real);
  }

  day::Status Stream(const StreamVisitor&, std::stop_token) const override { return MakeError(ErrorKind::kUnsupported, "a cache is read at random"); }

 private:
  std::string Snapshot() const { return place_.repository + "/snapshots/" + place_.commit; }
  bool IsBlob(const std::string& real) const { return real.starts_with(blobs_ + "/"); }
  bool Belongs(const std::string& real) const { return IsBlob(real) || real.starts_with(Snapshot() + "/"); }

  Entry Describe(std::string path, FileKind kind) const {
    if (kind != FileKind::kSymlink && kind != FileKind::kRegular) return {.path = std::move(path), .kind = EntryKind::kSpecial, .note = "not a file"};
    const auto real = files_.Resolve(Snapshot() + "/" + path);
    if (!real) return {.path = std::move(path), .kind = EntryKind::kUnreadable, .note = "its blob is not in the cache"};
    if (!Belongs(*real)) {
      const auto target = files_.ReadLink(Snapshot() + "/" + path);
      return {.path = std::move(path), .kind = EntryKind::kLink, .note = target.value_or("unreadable"), .outside = true};
    }
    const auto status = files_.Status(*real);
    if (!status || status->kind != FileKind::kRegular) return {.path = std::move(path), .kind = EntryKind::kUnreadable, .note = "its blob is not in the cache"};
    // Only a blob's name is its digest; where links are not to be had, a snapshot holds the files themselves.
    return {.path = std::move(path), .kind = EntryKind::kFile, .size = status->size, .stated_digest = IsBlob(*real) ? DigestFrom(LastPart(*real)) : ""};
  }

  HubCachePlace place_;
  std::string blobs_;  // resolved
  SourceInfo info_;
  const FileSystem& files_;
};

}  // namespace

std::optional<HubCachePlace> FindHubCache(const std::string& path, const FileSystem& files) {
  // The snapshot's own folder is no link, but a folder above it may be.
  const auto real = files.Resolve(path);
  if (!real) return std::nullopt;
  if (auto id = IdFrom(LastPart(*real)); id && files.Status(*real + "/snapshots")) return HubCachePlace{*real, *id, ""};
  const std::string parent = real->substr(0, real->rfind('/'));
  if (LastPart(parent) != "snapshots") return std::nullopt;
  const std::string repository = parent.substr(0, parent.rfind('/'));
  auto id = IdFrom(LastPart(repository));
  if (!id) return std::nullopt;
  return HubCachePlace{repository, *id, std::string(LastPart(*real))};
}

Result<std::unique_ptr<Tree>> OpenHubCache(const HubCachePlace& found, const std::string& revision, std::string name, const FileSystem& files) {
  HubCachePlace place = found;
  if (place.commit.empty()) {
    const std::string ref = revision.empty() ? "main" : revision;
    if (UnsafePath(ref).empty())
      if (const auto text = ReadWholeFile(files, place.repository + "/refs/" + ref, 256)) place.commit = text->substr(0, text->find_first_of("\r\n"));
    if (place.commit.empty() && IsHex(revision) && !revision.empty()) place.commit = revision;
    if (place.commit.empty() && revision.empty()) {
      DAY_TRY_ASSIGN(const auto snapshots, files.List(place.repository + "/snapshots"));
      if (snapshots.size() == 1) place.commit = snapshots[0].name;
    }
    if (place.commit.empty() || !UnsafePath(place.commit).empty() || place.commit.find('/') != place.commit.npos)
      return MakeError(ErrorKind::kNotFound,
                       fmt::format("{}: the cache has no snapshot for '{}'; name one as {}/snapshots/<commit>", place.id, ref, place.repository));
  }
  const auto blobs = files.Resolve(place.repository + "/blobs");
  SourceInfo info{
      .name = std::move(name), .kind = "hf-cache", .location = place.repository, .revision = place.commit, .partial = true, .origin = AddressOf(place)};
  return std::unique_ptr<Tree>(std::make_unique<HubCacheTree>(std::move(place), blobs.value_or("/nonexistent"), std::move(info), files));
}

}  // namespace day
