// The sessions of one artifact while it is read, and the cutting of its bytes for them.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "scan/engine.h"
#include "scan/file_reader.h"
#include "scan/sessions.h"

namespace day::scan {

class Pass {
 public:
  // Chooses and starts the sessions. `artifact` and what it views outlive the pass.
  Pass(Engine& engine, unsigned worker, const Artifact& artifact, bool may_split, std::vector<Evidence>& evidence);
  ~Pass();
  Pass(const Pass&) = delete;
  Pass& operator=(const Pass&) = delete;

  size_t overlap() const { return overlap_; }  // bytes that chunks must keep of what came before
  bool wants_ranges() const { return !ranges_.empty(); }

  void Feed(const Chunk& chunk);
  // After the last chunk: ranges, then Finish. Error when a range could not be read.
  Status Finish(const Input& input);
  // Instead of Finish: nothing that was found counts.
  void Abandon();

 private:
  std::vector<Slot> StartParts() const;
  void FeedParts(const Chunk& chunk);
  void OpenPart(const Chunk& piece);
  void ClosePart(bool last);
  SplitFile& Split();
  Status ServeRanges(Slot& slot, const Input& input, bool& finished);
  Status ShowRange(Slot& slot, const Input& input, uint64_t offset, uint64_t length);
  void Show(Slot& slot, std::span<const std::byte> bytes, uint64_t offset);
  ProbeClock clock() const { return engine_.clock(worker_); }

  Engine& engine_;
  unsigned worker_;
  const Artifact& artifact_;
  bool may_split_;
  std::vector<Evidence>& evidence_;
  size_t overlap_ = 0;

  std::vector<Slot> heads_, streams_, ranges_;
  std::vector<size_t> split_probes_;
  size_t split_overlap_ = 0;

  // The open segment of the split streams: either sessions of this worker or bytes that are gathered for another.
  std::vector<Slot> parts_;
  std::optional<SplitFile::Segment> gathered_;
  bool part_open_ = false;
  uint64_t part_index_ = 0;
  SplitFile* split_ = nullptr;  // once there is more than one segment
};

}  // namespace day::scan
