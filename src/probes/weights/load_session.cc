#include "probes/weights/load_session.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "knowledge/knowledge.h"
#include "loading/inspect.h"
#include "probes/weights/header.h"
#include "probes/weights/model.h"
#include "probes/weights/role.h"
#include "tensors/tensors.h"

namespace day::probes::weights {
namespace {

constexpr uint64_t kBlock = 4 << 10;                 // bytes; small reads are rounded to blocks, so that neighbors come together
constexpr uint64_t kStream = 64 << 10;               // bytes shown; a file of which less is read takes few rounds
constexpr uint64_t kMostAhead = uint64_t{32} << 20;  // bytes
constexpr uint64_t kMaxWhole = uint64_t{32} << 20;   // limit: bytes of a pickle in an audit; held twice, and its tables may take as much again
constexpr int kMaxRounds = 256;                      // limit: load-rounds
constexpr size_t kMaxLoads = 20;                     // limit: findings of a file that are told

// The stretches of the file that were shown so far. What is asked for beyond them is noted: one look at the file asks for all that it can
// know of, and is taken again once that is there. An ordinary PyTorch file takes five looks, whatever the number of its tensors.
class ShownBytes final : public RandomBytes {
 public:
  explicit ShownBytes(uint64_t size) : size_(size) {}
  uint64_t size() const override { return size_; }
  bool ReadAt(uint64_t offset, std::span<std::byte> out) const override {
    return Walk(offset, out.size(), [&](std::string_view part) {
      std::memcpy(out.data(), part.data(), part.size());
      out = out.subspan(part.size());
    });
  }
  bool Need(uint64_t offset, uint64_t length) const override {
    return Walk(offset, length, [](std::string_view) {});
  }
  void Show(const Window& window) {
    std::string& block = blocks_[window.offset];
    if (block.size() >= window.bytes.size()) return;
    block = window.text();
    shown_ += block.size();
  }
  bool NextWanted(Range& range) {
    if (wanted_.empty()) return false;
    const auto first = wanted_.begin();
    range = {first->first, first->second - first->first};
    wanted_.erase(first);
    return true;
  }
  bool wants() const { return !wanted_.empty(); }

 private:
  // Hands on what was shown of a stretch; wants the rest.
  template <class Visit>
  bool Walk(uint64_t offset, uint64_t length, Visit&& visit) const {
    if (offset > size_ || length > size_ - offset) return false;
    while (length > 0) {
      auto block = blocks_.upper_bound(offset);
      if (block == blocks_.begin()) return Want(offset, length);
      --block;
      if (block->first + block->second.size() <= offset) return Want(offset, length);
      const std::string_view part = std::string_view(block->second).substr(static_cast<size_t>(offset - block->first), static_cast<size_t>(length));
      visit(part);
      offset += part.size();
      length -= part.size();
    }
    return true;
  }
  bool Want(uint64_t offset, uint64_t length) const {
    uint64_t end = offset + length;
    if (length < kBlock) {
      offset -= offset % kBlock;
      end = std::min(size_, (end + kBlock - 1) / kBlock * kBlock);
    }
    // Who reads on where a stretch ended reads a file from its beginning to its end, and begins anew in each round: as much again comes each time.
    if (const auto after = blocks_.upper_bound(offset); after != blocks_.begin() && shown_ >= kStream) {
      const auto& [at, block] = *std::prev(after);
      if (at + block.size() == offset) end = std::min(size_, std::max(end, offset + std::min(shown_, kMostAhead)));
    }
    uint64_t& stated = wanted_[offset];
    stated = std::max(stated, end);
    return false;
  }

  uint64_t size_, shown_ = 0;
  std::map<uint64_t, std::string> blocks_;       // by offset
  mutable std::map<uint64_t, uint64_t> wanted_;  // offset → end; noted by a reader that may only read
};

std::string_view GradeOf(LoadVerdict verdict) {
  switch (verdict) {
    case LoadVerdict::kMalicious: return "runs";
    case LoadVerdict::kSuspicious: return "doubt";
    case LoadVerdict::kUnreadable: return "unread";
    case LoadVerdict::kClean: break;
  }
  return "ordinary";
}

class LoadSession final : public Session {
 public:
  explicit LoadSession(const Artifact& artifact)
      : type_(artifact.type),
        name_(artifact.name),
        role_(RoleOf(artifact.path)),
        bytes_(artifact.size),
        next_{0, std::min<uint64_t>(artifact.size, 4 * kBlock)} {}

  std::optional<Range> Next() override { return step_ == Step::kDone ? std::nullopt : std::optional(next_); }

  void Feed(const Window& window, Sink& sink) override {
    bytes_.Show(window);
    if (bytes_.NextWanted(next_)) return;
    // Each step is taken again once all is there that it asked for.
    if (step_ == Step::kFormat) SayFormat(sink);
    if (step_ == Step::kModel && !bytes_.wants()) SayTensors(sink);
    if (step_ == Step::kLoad && !bytes_.wants()) SayLoad(sink);
    if (step_ == Step::kDone) return;
    if (++rounds_ > kMaxRounds) {
      step_ = Step::kDone;
      return sink.Skipped("weights.load", "load-rounds");
    }
    bytes_.NextWanted(next_);
  }

 private:
  enum class Step : uint8_t { kFormat, kModel, kLoad, kDone };

  void SayFormat(Sink& sink) {
    if (HasReadHeader(type_)) {
      SayHeader(type_, role_, bytes_, sink);
      if (!bytes_.wants()) step_ = Step::kLoad;
      return;
    }
    const FileType* type = TheFileTypes().Find(type_);
    sink.Found("weights.format", type_, {}, {{"executes", type && type->executes ? "yes" : "no"}, {"role", role_}});
    step_ = Step::kModel;
  }

  void SayTensors(Sink& sink) {
    const auto list = ListTensors(name_, bytes_, {.max_head = kMaxWhole});
    if (bytes_.wants()) return;
    if (list) SayModel(*list, sink);
    step_ = Step::kLoad;
  }

  void SayLoad(Sink& sink) {
    const LoadReport report =
        InspectFile(name_, bytes_, {.max_whole = kMaxWhole, .max_memory = 4 * kMaxWhole, .max_unpacked = 4 * kMaxWhole, .max_head = kMaxWhole});
    if (bytes_.wants()) return;
    Say(report, sink);
    step_ = Step::kDone;
  }

  void Say(const LoadReport& report, Sink& sink) {
    std::vector<const LoadFinding*> findings = report.WorstFirst();
    if (findings.size() > kMaxLoads) findings.resize(kMaxLoads);
    for (const LoadFinding* finding : findings)
      sink.Found("weights.load", finding->id, {.offset = finding->member.empty() ? finding->offset : 0},
                 {{"grade", std::string(GradeOf(finding->verdict))}, {"member", finding->member}}, finding->what);
    if (!findings.empty()) return;
    std::vector<Field> fields = {{"grade", "ordinary"}, {"pickles", fmt::format("{}", report.pickles)}};
    if (report.counted) {
      fields.push_back({"tensors", fmt::format("{}", report.tensors)});
      fields.push_back({"parameters", fmt::format("{}", report.parameters)});
    }
    sink.Found("weights.load", "ordinary", {}, std::move(fields));
  }

  std::string type_, name_, role_;
  ShownBytes bytes_;
  Range next_;
  int rounds_ = 1;
  Step step_ = Step::kFormat;
};

}  // namespace

std::unique_ptr<Session> MakeLoadSession(const Artifact& artifact) { return std::make_unique<LoadSession>(artifact); }

}  // namespace day::probes::weights
