// What the .git folder of a work tree tells of the files around it: which commit they were checked out from, and which of them that commit has.
//
// A folder is read as it lies there, and its files may differ from the commit: a link to a line on the host is right only for those that do not. The
// commit's trees are asked for the id of each file, and the scan, which reads every byte anyway, computes what the id would have to be. Rejected: git's
// index, which knows by size and times what did not change since it was last compared, but is written by whoever made the folder; and `git status`,
// which runs what the repository's configuration names.
//
// The folder is as hostile as the rest. Of it, HEAD, refs and the configuration are read as text, with bounds and following nothing; objects are read by
// libgit2 without a repository around them (no configuration, no work tree), and only where all files that it would open are plain files of this
// folder: opening a named pipe would wait for ever, and objects borrowed from elsewhere (info/alternates) are no part of what was given to read.
// What cannot be read costs links and nothing else. libgit2 1.5 knows no repositories whose ids are SHA-256: they give none.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "io/file_system.h"

namespace day {

// The commit that .git/HEAD stands for, read as text; "" when it is not that simple (packed refs are looked into).
std::string HeadCommit(const FileSystem& files, const std::string& root);

// Where the configuration says that the repository was cloned from; "" where it says nothing, or several things.
std::string OriginOfWorkTree(const FileSystem& files, const std::string& root);
// The same of a configuration's text. Only a plain value is taken: no quotes, escapes or comments in it, which an address has no need of.
std::string OriginInConfig(std::string_view config);

// The files of a commit, as asked for folder by folder in the order of a walk. One thread.
class CommitFiles {
 public:
  // Null where there is no such commit to be read. `files` looks before libgit2 opens, and has to be the machine's own for there to be anything.
  static std::unique_ptr<CommitFiles> Open(const FileSystem& files, const std::string& root, const std::string& commit);
  virtual ~CommitFiles() = default;
  // Git's id (40 digits) of the file that the commit has at `path`; "" where it has none, none that can be read, or a large one of another size.
  virtual std::string IdOf(std::string_view path, uint64_t size) = 0;
};

}  // namespace day
