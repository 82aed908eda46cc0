// A git repository at a revision as a source, bare or not, without a checkout; by libgit2.
//
// Why libgit2 and not the git program: a hostile repository's configuration can make git start programs (file-system monitors,
// filters, lazy fetches through a remote helper). libgit2 as used here reads objects and nothing else. The price: it inflates a blob
// whole, so blobs beyond ArchiveLimits::max_git_blob are left out by that named limit.
//
// Threads: List and Open may be called from several; each call borrows a repository handle of its own.
#pragma once

#include <memory>
#include <string>

#include "source/tree.h"

namespace day {

// Is the folder `path` itself a repository's machinery (HEAD, objects, refs), as a bare repository or a .git folder is? Told by its files alone:
// a mirror that was copied without its `config` is one too, for which libgit2 would not say "bare".
bool IsBareGitRepository(const std::string& path, const FileSystem& files);

// `revision`: anything `git rev-parse` takes for a commit: branch, tag, hash, HEAD~2.
Result<std::unique_ptr<Tree>> OpenGit(const std::string& path, const std::string& revision, std::string name, const ArchiveLimits& limits);

}  // namespace day
