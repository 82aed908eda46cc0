// What the readers of git share: libgit2 set up for hostile repositories, its objects owned, and objects that are what their ids say.
//
// Threads: an object that belongs to a repository is for one thread at a time.
#pragma once

#include <git2.h>

#include <cstdint>
#include <memory>
#include <string>

namespace day::git {

template <class T, void (*Free)(T*)>
struct Freer {
  void operator()(T* object) const { Free(object); }
};
template <class T, void (*Free)(T*)>
using Owned = std::unique_ptr<T, Freer<T, Free>>;
using Repository = Owned<git_repository, git_repository_free>;
using Object = Owned<git_object, git_object_free>;
using Commit = Owned<git_commit, git_commit_free>;
using TreeObject = Owned<git_tree, git_tree_free>;
using OdbObject = Owned<git_odb_object, git_odb_object_free>;
using Odb = Owned<git_odb, git_odb_free>;
using Remote = Owned<git_remote, git_remote_free>;

// To be called before anything else of libgit2; once is enough.
void SetUpLibrary();

std::string LastError();
std::string HexOf(const git_oid& id);

// Is what is kept under `id` of that kind, of at most `most` bytes, and has it that id? libgit2 is set up not to compare (a scan hashes the blobs that it
// reads anyway), and commits and trees that lie would put a repository's words into the mouth of the host that has the true ones.
bool Holds(git_odb* odb, const git_oid& id, git_object_t kind, uint64_t most);

// While it lives, libgit2 gets no more than so many bytes of memory on this thread, all that it asked for counted, whether it gave them back or not:
// deltas upon deltas, each as large as one likes, otherwise take hours. Where it is used up, libgit2's calls fail.
class Allowance {
 public:
  explicit Allowance(uint64_t bytes);
  ~Allowance();
  Allowance(const Allowance&) = delete;
  Allowance& operator=(const Allowance&) = delete;
  uint64_t used() const;

 private:
  uint64_t bytes_, before_;
};

}  // namespace day::git
