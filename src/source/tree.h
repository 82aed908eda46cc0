// A Tree is one source opened for reading: a directory, an archive, a git revision, a cache of a hub.
//
// Two ways of reading, because a compressed tar can only be read from front to back:
//   random    List names every entry, then Open gives any of them, from any thread.
//   in order  Stream names every entry together with its bytes, once, on one thread.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>

#include "base/result.h"
#include "evidence/evidence.h"
#include "io/byte_source.h"
#include "io/file_system.h"

namespace day {

enum class EntryKind : uint8_t {
  kFile,
  kLink,         // symbolic link that is not followed; note = its target
  kSpecial,      // FIFO, socket, device; note = which
  kUnreadable,   // a directory or file that cannot be listed or opened; note = why
  kSkipped,      // left out by a named limit; note = which
  kKnownAbsent,  // recorded as not existing at the publisher
};

struct Entry {
  std::string path;  // relative, '/'-separated, bytes as the source has them
  EntryKind kind = EntryKind::kFile;
  uint64_t size = 0;          // bytes
  std::string note;           // see kind
  bool outside = false;       // a link that leads out of the source
  std::string stated_digest;  // "sha256:<hex>" or "git-sha1:<hex>" that the source promises for the content, or ""
  std::string committed;      // git's id (SHA-1) of the file that the source's revision has at this path, where the source may differ from it, or ""
  uint64_t handle = 0;        // the tree's own
};

using EntryVisitor = std::function<void(Entry)>;
using StreamVisitor = std::function<Status(Entry, ByteStream*)>;  // the stream is null for what has no bytes

class Tree {
 public:
  virtual ~Tree() = default;
  virtual const SourceInfo& info() const = 0;
  virtual bool in_order() const { return false; }

  // Random access trees. Entries come in any order; trouble below the root is an entry, trouble at it an error.
  virtual Status List(const EntryVisitor& visit, std::stop_token stop) const = 0;
  virtual Result<std::unique_ptr<ByteSource>> Open(const Entry& entry) const = 0;
  // Does what Open gives hold the whole file in memory?
  virtual bool opens_whole() const { return false; }

  // In-order trees. Stops at the visitor's first error and returns it. Where the archive itself breaks off or exceeds a limit, that is
  // the error (kLimit with the limit's name, else kIo); what was visited before it stays.
  virtual Status Stream(const StreamVisitor& visit, std::stop_token stop) const = 0;
  // Bytes of the archive that is streamed, packed; 0 for other trees.
  virtual uint64_t packed_size() const { return 0; }
};

// Limits on what an archive may make us do. Each is named in the evidence where it stops something.
struct ArchiveLimits {
  uint32_t max_depth = 3;                       // archive-depth: archives, one in the other
  uint64_t max_members = 2'000'000;             // archive-members: of one file, nested archives included
  uint64_t max_unpacked = uint64_t{1} << 44;    // archive-unpacked-bytes: of all members together; 16 TiB
  uint64_t max_ratio = 2'000;                   // archive-ratio: unpacked to packed, once kRatioFrom bytes were unpacked
  uint64_t max_path = 4'096;                    // archive-path-length: bytes of a member's path
  uint64_t max_names = uint64_t{128} << 20;     // archive-name-bytes: of all members' paths together
  uint64_t max_git_blob = uint64_t{256} << 20;  // git-blob-bytes: libgit2 inflates a blob whole
};
inline constexpr uint64_t kRatioFrom = uint64_t{64} << 20;  // bytes

// What the user named: a path, "path@revision" of a git repository, a release.yaml. Several trees when it is a manifest.
// Errors: kUnsupported with a clear sentence for hub names and URLs; kNotFound; kInvalid for a broken manifest.
struct Release {
  std::string name;
  bool named = false;  // by a manifest, not after a file or folder
  std::vector<std::unique_ptr<Tree>> trees;
};
Result<Release> OpenRelease(const std::string& what, const FileSystem& files, const ArchiveLimits& limits);

// An archive found inside a tree: its members. `bytes` must outlive the tree. Null result: not an archive that is read here.
// `depth` counts the archives around it; kLimit "archive-depth" where they are too many.
Result<std::unique_ptr<Tree>> OpenArchive(const ByteSource& bytes, const std::string& path, uint32_t depth, const ArchiveLimits& limits);

}  // namespace day
