// The sessions that read one artifact, and where their evidence goes.
//
// Invariant: what a Slot has collected does not depend on the order in which evidence came, so that neither window sizes
// nor threads show in the output.
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

#include "evidence/evidence.h"
#include "probe/probe.h"

namespace day::scan {

// Takes one probe's evidence on one artifact and keeps at most kMax: those first by EvidenceBefore.
class Collector final : public Sink {
 public:
  static constexpr size_t kMax = 10'000;  // limit: a hostile file must not fill the memory with things to say of it

  explicit Collector(const ProbeDef& def) : def_(&def) {}
  void Add(Evidence evidence) override;
  void Take(Collector& later);                   // all that the other has
  void MoveTo(std::vector<Evidence>& evidence);  // and says so if it left some out

 private:
  void Trim();

  const ProbeDef* def_;
  std::vector<Evidence> evidence_;
  bool overflowed_ = false;
};

struct Slot {
  Slot(const Probe& p, size_t i, std::unique_ptr<Session> s) : probe(&p), index(i), session(std::move(s)), out(p.def()) {}
  const Probe* probe;
  size_t index;  // of the probe
  std::unique_ptr<Session> session;
  Collector out;
  std::vector<std::byte> head;  // of a Head appetite larger than the first chunk
  bool fed = false;             // a Head that had its window
};

// Bytes of an artifact in memory. `data - before` to `data` may be looked at too: the end of what came before.
struct Chunk {
  const std::byte* data;
  size_t size;
  size_t before;
  uint64_t offset;  // of data[0]
  bool last;        // the artifact ends with it

  Chunk Part(size_t from, size_t count) const { return {data + from, count, before + from, offset + from, last && from + count == size}; }
  Window Show(size_t from, size_t count, size_t overlap) const;
};

// Seconds per probe, or nothing when nobody asked for timings.
class ProbeClock {
 public:
  explicit ProbeClock(std::vector<double>* seconds) : seconds_(seconds) {}
  template <class Work>
  void Time(size_t probe, Work&& work) const {
    if (!seconds_) return work();
    const auto start = std::chrono::steady_clock::now();
    work();
    (*seconds_)[probe] += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  }

 private:
  std::vector<double>* seconds_;
};

// Shows the chunk to sessions of appetite Stream in windows of at most `window` new bytes; an empty chunk is one empty window.
void FeedStreams(std::vector<Slot>& slots, const Chunk& chunk, size_t window, ProbeClock clock);
// Shows sessions of appetite Head their window as soon as it is complete.
void FeedHeads(std::vector<Slot>& slots, const Chunk& chunk, ProbeClock clock);
void FinishAll(std::vector<Slot>& slots, ProbeClock clock);

size_t OverlapOf(const Slot& slot);  // of a Stream appetite; at most kMaxOverlap
inline constexpr size_t kMaxOverlap = size_t{64} << 10;

}  // namespace day::scan
