// What a probe may ask for and must say.
//
// A probe observes one kind of thing in artifacts and emits evidence. It cannot open a file, cannot see another probe,
// and never allocates by a length that it read. The engine (src/scan) reads each byte once and lends windows of it.
// One folder below src/probes is one probe; see docs/adding-a-probe.md.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "bytes/window.h"
#include "evidence/evidence.h"
#include "probe/readings.h"

namespace day {

// What a probe gets to know of an artifact besides its bytes.
struct Artifact {
  std::string_view path;      // of the file or, for a member, its path inside the archive
  std::string_view name;      // last part of the path
  std::string_view type;      // id of knowledge/types.yaml, or ""
  std::string_view kind;      // of that type
  std::string_view language;  // of source code
  uint64_t size = 0;
  bool text = false;
  bool member = false;           // lies in an archive
  Readings* readings = nullptr;  // of its bytes, shared by the probes; the engine sets it for every session that it starts
};

// Which artifacts interest a probe: those in the size bounds that match any line of the rest.
struct Interest {
  std::vector<std::string> names;  // globs (* ? [a-z]), ASCII case-insensitive, over the last part of the path,
                                   // or over the whole path if the glob holds a '/'
  std::vector<std::string> types;  // ids of knowledge/types.yaml
  std::vector<std::string> kinds;  // kinds of it: weights, data, source, document, config …
  bool any_text = false;           // every file whose head is text
  bool anything = false;           // every file
  uint64_t min_size = 0;           // bytes
  uint64_t max_size = UINT64_MAX;  // a larger artifact that matches gives evidence "skipped", naming this bound
};

struct Head {
  uint64_t bytes;  // one window with the first `bytes` of the artifact, or all of it if smaller
};
struct Stream {
  size_t overlap = 0;  // bytes that each window repeats from the one before (at most 64 KiB)
  bool split = false;  // windows may go to several sessions in parallel, joined by Session::Absorb in file order
};
struct Ranges {
  uint64_t budget;  // bytes that all ranges of one artifact may add up to
};
using Appetite = std::variant<Head, Stream, Ranges>;

struct ProbeDef {
  std::string_view id;        // the folder's name
  uint32_t version = 1;       // rises when the same bytes would give other evidence
  std::string_view question;  // one sentence: what this probe finds out
  Interest interest;
  Appetite appetite;
};

// Takes evidence; fills in file, probe and version itself. One thread.
class Sink {
 public:
  virtual ~Sink() = default;
  virtual void Add(Evidence evidence) = 0;

  // Shorthands for the common shapes.
  void Found(std::string key, std::string value, Location at = {}, std::vector<Field> fields = {}, std::string_view excerpt = {});
  void Malformed(std::string key, uint64_t offset, std::string_view rule);
  void Skipped(std::string key, std::string_view limit);
};

struct Range {
  uint64_t offset;
  uint64_t length;
};

// Reads one artifact. Used by one thread at a time.
class Session {
 public:
  virtual ~Session() = default;
  // Appetite Ranges: the next stretch wanted, or nothing. Asked before each Feed; past the end it is cut short.
  virtual std::optional<Range> Next() { return std::nullopt; }
  virtual void Feed(const Window& window, Sink& sink) = 0;
  // Appetite Stream with split: takes over what `later`, which read the bytes just after this one's, has found.
  virtual void Absorb(Session& later, Sink& sink) { (void)later, (void)sink; }
  // All windows were fed. Not called when reading stopped short.
  virtual void Finish(Sink& sink) { (void)sink; }
};

// A probe: its definition and whatever tables its sessions share. Start may be called from any thread.
class Probe {
 public:
  virtual ~Probe() = default;
  virtual const ProbeDef& def() const = 0;
  virtual std::unique_ptr<Session> Start(const Artifact& artifact) const = 0;
};

}  // namespace day
