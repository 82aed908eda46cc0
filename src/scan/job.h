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
  uint64_t handle = 0;        // of the Entry
  uint64_t bytes_read = 0;    // from the source
  bool in_pool = false;       // handed to a worker, who alone may look at the rest
};

// Starts a result for what a tree lists, with the evidence that its name and kind alone give. `member`: its path lies in `path`.
FileResult Register(uint32_t source, std::string path, std::string member, const Entry& entry);

}  // namespace day::scan
