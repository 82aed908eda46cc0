// The files beside the one that is looked at: models name them, and what is there decides what a load reads.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace day {

struct Neighbor {
  uint64_t size = 0;       // bytes
  bool leads_out = false;  // a link to something outside of the folder (a hub's own cache, whose files are all links, does not count)
};

// Whoever opens files answers; where nobody can (a file in an archive, a stream), nothing is said of neighbors. Any thread.
class Neighbors {
 public:
  virtual ~Neighbors() = default;
  // `path` is relative to the file's folder and has no "..". Nothing where no regular file is there.
  virtual std::optional<Neighbor> Find(const std::string& path) const = 0;
};

}  // namespace day
