// One file of a source that is to be read, and what came of it and of the archive members in it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "scan/file_result.h"
#include "source/tree.h"

namespace day::scan {

struct Job {
  FileResult result;
  std::vector<FileResult> members;
  std::string stated_digest;  // of the Entry
  std::string committed;      // of the Entry
  uint64_t handle = 0;        // of the Entry
  uint64_t bytes_read = 0;    // from the source
  uint32_t slab = 0;          // of Jobs
  bool in_pool = false;       // handed to a worker, who alone may look at the rest
  bool below_top = false;     // its path leaves out the source's top folder
};

// The folder that all members of a source that is an archive lie in, or "".
struct SourceTop {
  std::string folder;
  bool holds_all = false;  // false: a later member lies elsewhere
};

// All jobs of a scan, in slabs that go back to the system as soon as the merge is done with what is in them: of a release of
// many small files, jobs are most of what is in memory, and their results must not be there twice. (Allocated one by one they
// lie between what outlives them, and no page of them ever becomes free: 60 MB more with 200,000 files.)
// References stay valid while jobs are added.
class Jobs {
 public:
  Job& Add();
  size_t size() const { return count_; }
  // By source and path; of the same path, in the order in which they were added.
  std::vector<Job*> Sorted();
  template <class Function>
  void ForEach(Function&& use) {
    for (Slab& slab : slabs_)
      for (Job& job : slab.jobs) use(job);
  }
  void Release(Job& job);

 private:
  static constexpr size_t kSlab = 1'024;  // jobs, some 380 kB
  struct Slab {
    std::vector<Job> jobs;  // never grows beyond what it reserved
    size_t released = 0;
  };
  std::vector<Slab> slabs_;
  size_t count_ = 0;
};

inline constexpr std::string_view kOutside = " (outside the release)";  // ends the note of a link that leads there

// Starts a result for what a tree lists, with the evidence that its name and kind alone give. `member`: its path lies in `path`.
FileResult Register(uint32_t source, std::string path, std::string member, const Entry& entry);

}  // namespace day::scan
