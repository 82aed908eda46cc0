#include "scan/sessions.h"

#include <algorithm>
#include <iterator>
#include <span>

namespace day::scan {

void Collector::Add(Evidence evidence) {
  evidence.file = 0;
  evidence.probe = def_->id;
  evidence.version = def_->version;
  if (evidence.excerpt.size() > kMaxExcerpt) evidence.excerpt = ExcerptOf(evidence.excerpt);
  evidence_.push_back(std::move(evidence));
  if (evidence_.size() >= 2 * kMax) Trim();
}

void Collector::Trim() {
  if (evidence_.size() <= kMax) return;
  overflowed_ = true;
  std::nth_element(evidence_.begin(), evidence_.begin() + kMax, evidence_.end(), EvidenceBefore);
  evidence_.resize(kMax);
}

void Collector::Take(Collector& later) {
  overflowed_ |= later.overflowed_;
  evidence_.insert(evidence_.end(), std::make_move_iterator(later.evidence_.begin()), std::make_move_iterator(later.evidence_.end()));
  later.evidence_.clear();
  if (evidence_.size() >= 2 * kMax) Trim();
}

void Collector::MoveTo(std::vector<Evidence>& evidence) {
  Trim();
  if (overflowed_) Skipped("probe.limit", "evidence-count");
  if (evidence.empty()) evidence = std::move(evidence_);
  else evidence.insert(evidence.end(), std::make_move_iterator(evidence_.begin()), std::make_move_iterator(evidence_.end()));
  evidence_.clear();
}

Window Chunk::Show(size_t from, size_t count, size_t overlap) const {
  const size_t shown = std::min(overlap, before + from);
  return {std::span(data + from - shown, count + shown), offset + from - shown, shown, last && from + count == size};
}

size_t OverlapOf(const Slot& slot) {
  const auto* stream = std::get_if<Stream>(&slot.probe->def().appetite);
  return stream ? std::min(stream->overlap, kMaxOverlap) : 0;
}

void FeedStreams(std::vector<Slot>& slots, const Chunk& chunk, size_t window, ProbeClock clock) {
  for (Slot& slot : slots) {
    if (!slot.session) continue;
    const size_t overlap = OverlapOf(slot);
    clock.Time(slot.index, [&] {
      size_t at = 0;
      do {
        const size_t count = std::min(window, chunk.size - at);
        slot.session->Feed(chunk.Show(at, count, overlap), slot.out);
        at += count;
      } while (at < chunk.size);
    });
  }
}

void FeedHeads(std::vector<Slot>& slots, const Chunk& chunk, ProbeClock clock) {
  for (Slot& slot : slots) {
    if (slot.fed) continue;
    const uint64_t wanted = std::get<Head>(slot.probe->def().appetite).bytes;
    const size_t missing = static_cast<size_t>(std::min<uint64_t>(wanted - slot.head.size(), chunk.size));
    const bool complete = chunk.last || slot.head.size() + missing == wanted;
    Window window{std::span(chunk.data, missing), 0, 0, chunk.last && missing == chunk.size};
    if (!complete || !slot.head.empty()) {
      slot.head.insert(slot.head.end(), chunk.data, chunk.data + missing);
      window.bytes = slot.head;
    }
    if (!complete) continue;
    slot.fed = true;
    clock.Time(slot.index, [&] { slot.session->Feed(window, slot.out); });
    slot.head = {};
  }
}

void FinishAll(std::vector<Slot>& slots, ProbeClock clock) {
  for (Slot& slot : slots)
    if (slot.session) clock.Time(slot.index, [&] { slot.session->Finish(slot.out); });
}

}  // namespace day::scan
