#include "scan/pass.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace day::scan {
namespace {

constexpr size_t kSmallRange = size_t{1} << 20;  // limit: bytes; larger ones are in memory one at a time
constexpr uint32_t kMaxRanges = 1'000'000;       // limit: ranges of one session, empty ones too

}  // namespace

Pass::Pass(Engine& engine, unsigned worker, const Artifact& artifact, bool may_split, std::vector<Evidence>& evidence)
    : engine_(engine), worker_(worker), artifact_(artifact), may_split_(may_split), evidence_(evidence) {
  const InterestTable::Choice choice = engine.interest.Choose(artifact);
  for (size_t i = choice.wanted._Find_first(); i < engine.probes.size(); i = choice.wanted._Find_next(i)) {
    const Probe& probe = *engine.probes[i];
    std::unique_ptr<Session> session;
    clock().Time(i, [&] { session = probe.Start(artifact); });
    if (!session) continue;
    Slot slot(probe, i, std::move(session));
    overlap_ = std::max(overlap_, OverlapOf(slot));
    const Appetite& appetite = probe.def().appetite;
    if (std::holds_alternative<Head>(appetite)) {
      heads_.push_back(std::move(slot));
    } else if (std::holds_alternative<Ranges>(appetite)) {
      ranges_.push_back(std::move(slot));
    } else if (std::get<Stream>(appetite).split) {
      split_overlap_ = std::max(split_overlap_, OverlapOf(slot));
      split_probes_.push_back(i);
      parts_.push_back(std::move(slot));  // the first segment's
    } else {
      streams_.push_back(std::move(slot));
    }
  }
  for (size_t i = choice.too_large._Find_first(); i < engine.probes.size(); i = choice.too_large._Find_next(i)) {
    const ProbeDef& def = engine.probes[i]->def();
    Evidence skipped;
    skipped.outcome = Outcome::kSkipped;
    skipped.key = "probe.limit";
    skipped.value = "max-size";
    skipped.fields = {{"limit", std::to_string(def.interest.max_size)}};
    Collector collector(def);
    collector.Add(std::move(skipped));
    collector.MoveTo(evidence_);
  }
}

Pass::~Pass() = default;

std::vector<Slot> Pass::StartParts() const {
  std::vector<Slot> parts;
  parts.reserve(split_probes_.size());
  for (size_t i : split_probes_) parts.emplace_back(*engine_.probes[i], i, engine_.probes[i]->Start(artifact_));
  return parts;
}

void Pass::Feed(const Chunk& chunk) {
  if (!heads_.empty()) FeedHeads(heads_, chunk, clock());
  if (!streams_.empty()) FeedStreams(streams_, chunk, engine_.window, clock());
  if (!split_probes_.empty()) FeedParts(chunk);
}

void Pass::FeedParts(const Chunk& chunk) {
  size_t at = 0;
  do {
    const uint64_t from = chunk.offset + at;
    const uint64_t end = (from / engine_.segment + 1) * engine_.segment;
    const Chunk piece = chunk.Part(at, static_cast<size_t>(std::min<uint64_t>(chunk.size - at, end - from)));
    if (!part_open_) OpenPart(piece);
    if (gathered_) {
      std::memcpy(gathered_->bytes.get() + gathered_->before + gathered_->size, piece.data, piece.size);
      gathered_->size += piece.size;
    } else {
      FeedStreams(parts_, piece, engine_.window, clock());
    }
    at += piece.size;
    if (piece.last || from + piece.size == end) ClosePart(piece.last);
  } while (at < chunk.size);
}

void Pass::OpenPart(const Chunk& piece) {
  part_open_ = true;
  part_index_ = piece.offset / engine_.segment;
  // The first segment is read here: its sessions have been started, and the file may have no other.
  if (part_index_ == 0) return;
  const bool hand_on = may_split_ && !piece.last && engine_.segments.TryTake();
  if (!hand_on) {
    parts_ = StartParts();
    return;
  }
  SplitFile::Segment segment;
  segment.index = part_index_;
  segment.offset = piece.offset;
  segment.before = std::min(split_overlap_, piece.before);
  segment.bytes = std::make_unique_for_overwrite<std::byte[]>(segment.before + engine_.segment);
  std::memcpy(segment.bytes.get(), piece.data - segment.before, segment.before);
  gathered_ = std::move(segment);
}

SplitFile& Pass::Split() {
  if (!split_) {
    auto read = [this](const SplitFile::Segment& segment, unsigned worker) {
      std::vector<Slot> parts = StartParts();
      const Chunk chunk{segment.bytes.get() + segment.before, segment.size, segment.before, segment.offset, segment.last};
      FeedStreams(parts, chunk, engine_.window, engine_.clock(worker));
      return parts;
    };
    split_ = &engine_.segments.Keep(std::make_unique<SplitFile>(std::move(read), engine_.segments));
  }
  return *split_;
}

void Pass::ClosePart(bool last) {
  part_open_ = false;
  if (part_index_ == 0 && last) return;  // the only one: its sessions are finished as they are
  if (!gathered_) return Split().OwnComplete(part_index_, std::move(parts_), worker_, clock());
  gathered_->last = last;
  SplitFile& split = Split();
  split.OwnOffer(std::move(*gathered_));
  gathered_.reset();
  engine_.pool.SubmitNext([&engine = engine_, &split](unsigned worker) { split.Help(worker, engine.clock(worker)); });
}

Status Pass::Finish(const Input& input) {
  if (split_) parts_ = split_->OwnJoin(worker_, clock(), false);
  FinishAll(heads_, clock());
  FinishAll(streams_, clock());
  FinishAll(parts_, clock());
  for (Slot& slot : ranges_) {
    bool finished = false;
    DAY_TRY(ServeRanges(slot, input, finished));
    if (finished) clock().Time(slot.index, [&] { slot.session->Finish(slot.out); });
  }
  for (auto* slots : {&heads_, &streams_, &parts_, &ranges_})
    for (Slot& slot : *slots) slot.out.MoveTo(evidence_);
  return {};
}

void Pass::Abandon() {
  if (gathered_) engine_.segments.Give();
  gathered_.reset();
  if (split_) split_->OwnJoin(worker_, clock(), true);
}

Status Pass::ServeRanges(Slot& slot, const Input& input, bool& finished) {
  uint64_t left = std::get<Ranges>(slot.probe->def().appetite).budget;
  const uint64_t size = artifact_.size;
  for (uint32_t count = 0; count < kMaxRanges; ++count) {
    if (engine_.stopped()) return MakeError(ErrorKind::kCancelled, "stopped");
    std::optional<Range> range;
    clock().Time(slot.index, [&] { range = slot.session->Next(); });
    if (!range) {
      finished = true;
      return {};
    }
    const uint64_t offset = std::min(range->offset, size);
    const uint64_t length = std::min(range->length, size - offset);
    if (length > left) break;
    left -= length;
    if (!input.random && offset + length > input.ready.size()) {
      slot.out.Skipped("probe.limit", "in-order-range");
      return {};
    }
    DAY_TRY(ShowRange(slot, input, offset, length));
  }
  slot.out.Skipped("probe.limit", "ranges-budget");
  return {};
}

void Pass::Show(Slot& slot, std::span<const std::byte> bytes, uint64_t offset) {
  const Window window{bytes, offset, 0, offset + bytes.size() == artifact_.size};
  clock().Time(slot.index, [&] { slot.session->Feed(window, slot.out); });
}

Status Pass::ShowRange(Slot& slot, const Input& input, uint64_t offset, uint64_t length) {
  if (offset + length <= input.ready.size()) {
    Show(slot, input.ready.subspan(static_cast<size_t>(offset), static_cast<size_t>(length)), offset);
    return {};
  }
  auto read_and_show = [&]() -> Status {
    const auto buffer = std::make_unique_for_overwrite<std::byte[]>(static_cast<size_t>(length));
    const std::span<std::byte> bytes(buffer.get(), static_cast<size_t>(length));
    {
      Lap lap(engine_.timed(), engine_.times[worker_].read);
      DAY_TRY_ASSIGN(const size_t got, input.random->ReadAt(offset, bytes));
      if (got < bytes.size()) return MakeError(ErrorKind::kIo, "shrank while it was read");
    }
    Show(slot, bytes, offset);
    return {};
  };
  if (length <= kSmallRange) return read_and_show();
  const LargeBuffer large(engine_, worker_);
  return read_and_show();
}

}  // namespace day::scan
