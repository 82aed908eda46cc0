// Reads one artifact from front to back: identifies it, hashes it, shows it to the probes that want it.
//
// A file that fits one step is read with a single call into the worker's buffer, and everything about it is done on
// those bytes; nothing is allocated by its size. Of a larger one the buffer holds one step at a time, the overlap before it,
// and one byte after it, which tells whether the file ends here: sizes that a source states may be wrong by then.
//
// Threads: a FileReader belongs to one worker; only segments of split streams are read by others (split_file.h).
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string_view>

#include "base/digest.h"
#include "io/byte_source.h"
#include "scan/engine.h"
#include "scan/file_result.h"

namespace day::scan {

// Where an artifact's bytes come from.
struct Input {
  std::span<const std::byte> ready;    // its first bytes, in memory
  bool whole = false;                  // they are all it has
  uint64_t size = 0;                   // bytes, as stated
  const ByteSource* random = nullptr;  // the rest, and ranges; or …
  ByteStream* stream = nullptr;        // … the rest, in order
};

struct Place {
  std::string_view path;           // as a probe sees it
  std::string_view stated_digest;  // see Entry
  std::string_view committed;      // see Entry
  bool member = false;             // lies in an archive
  bool may_split = false;          // segments may go to other workers
  bool say_git_match = true;       // a git-sha1 that holds is worth a word
};

class FileReader {
 public:
  FileReader(Engine& engine, unsigned worker);

  // Both fill in the result's state, size, digest, type and evidence; its source, path and member are the caller's.
  void ReadRandom(const ByteSource& bytes, const Place& place, FileResult& result);
  void Read(const Input& input, const Place& place, FileResult& result);

  bool LooksLikeArchive(std::span<const std::byte> begins, const Place& place) const;
  // Would any probe ask for ranges of what begins like this, or is it an archive?
  bool WantsMore(std::span<const std::byte> begins, uint64_t size, const Place& place) const;

  Engine& engine() { return engine_; }
  unsigned worker() const { return worker_; }

 private:
  Engine& engine_;
  unsigned worker_;
  std::unique_ptr<std::byte[]> buffer_;  // kMaxOverlap, then a step, then one byte
  Sha256Hasher hasher_;
};

// Marks a file that the world would not let us read. The message loses the place that it begins with: the record names it.
void MarkUnread(FileResult& result, const Error& error);

}  // namespace day::scan
