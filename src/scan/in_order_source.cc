#include "scan/in_order_source.h"

#include <utility>

#include "source/path.h"
#include "source/top_folder.h"

namespace day::scan {
namespace {

constexpr uint64_t kMaxInFlight = uint64_t{32} << 20;  // limit: bytes of members that wait for a worker
constexpr uint32_t kDepth = 1;                         // archives around a member: the source itself

class Reading {
 public:
  Reading(Engine& engine, const Tree& tree, uint32_t source, InOrderPlaces places, SourceTop& top)
      : engine_(engine), tree_(tree), source_(source), places_(places), top_(top), allowance_(engine.options.limits, tree.packed_size()) {}

  Status Run() {
    top_.folder = PeekTopFolder(tree_, engine_.options.stop);
    top_.holds_all = !top_.folder.empty();
    seen_.See(top_.folder + "/.");
    const size_t before = places_.jobs.size();
    Status streamed = tree_.Stream([this](Entry entry, ByteStream* bytes) { return Visit(std::move(entry), bytes); }, engine_.options.stop);
    if (streamed || streamed.error().kind == ErrorKind::kCancelled) return streamed;
    if (places_.jobs.size() == before) return MakeError(streamed.error().kind, tree_.info().location + ": " + streamed.error().message);
    FileResult& archive = places_.jobs.Add().result;
    archive.record.source = source_;
    archive.record.path = LastPart(tree_.info().location);
    archive.record.size = tree_.packed_size();
    MarkUnread(archive, streamed.error());
    if (streamed.error().kind == ErrorKind::kLimit) archive.Say(Outcome::kSkipped, "archive.limit", archive.record.note);
    else archive.Say(Outcome::kMalformed, "archive", archive.record.note);
    return {};
  }

 private:
  Status Visit(Entry entry, ByteStream* stream) {
    if (engine_.stopped()) return MakeError(ErrorKind::kCancelled, "stopped");
    engine_.CountListed(stream ? entry.size : 0);
    Job& job = places_.jobs.Add();
    job.below_top = LeaveOutTop(entry);
    job.result = Register(source_, entry.path, "", entry);
    job.stated_digest = entry.stated_digest;
    if (const std::string_view unsafe = UnsafeMember(entry); !unsafe.empty()) job.result.SayOfMember("archive.member", unsafe, entry.path);
    if (stream) Read(job, entry.size, *stream);
    if (job.in_pool) return {};
    if (job.result.record.state == FileState::kSkipped) job.result.SayOfMember("archive.limit", job.result.record.note, entry.path);
    if (!allowance_.reached().empty()) return MakeError(ErrorKind::kLimit, std::string(allowance_.reached()));
    return {};
  }

  bool LeaveOutTop(Entry& entry) {
    if (!top_.holds_all) return false;
    top_.holds_all = seen_.See(entry.path);
    const auto below = WithoutTopFolder(entry.path, top_.folder);
    if (!top_.holds_all || !below) return false;
    entry.path = std::string(*below);
    return true;
  }

  void Read(Job& job, uint64_t stated_size, ByteStream& stream) {
    FileReader& own = places_.readers.back();
    Result<Gathered> gathered = MakeError(ErrorKind::kIo, "");
    {
      Lap lap(engine_.timed(), engine_.times[own.worker()].read);
      gathered = Gather(stream, stated_size);
    }
    if (!gathered) return MarkUnread(job.result, gathered.error());
    const Place place{.path = job.result.record.path, .stated_digest = job.stated_digest};
    if (!gathered->whole || own.LooksLikeArchive(gathered->bytes, place)) {
      ReadInOrder(own, std::move(*gathered), &stream, stated_size, kDepth, allowance_, place, job.result, job.members);
      return Done(job);
    }
    job.in_pool = true;
    const uint64_t held = gathered->bytes.capacity();
    places_.in_flight.Take(held);
    engine_.pool.Submit([this_engine = &engine_, places = places_, &job, place, held, bytes = std::move(gathered->bytes)](unsigned worker) {
      if (!this_engine->stopped()) places.readers[worker].Read({.ready = bytes, .whole = true, .size = bytes.size()}, place, job.result);
      job.bytes_read = job.result.record.size;
      this_engine->CountFile();
      places.in_flight.Give(held);
    });
  }

  void Done(Job& job) {
    job.bytes_read = job.result.record.size;
    engine_.CountFile();
  }

  Engine& engine_;
  const Tree& tree_;
  uint32_t source_;
  InOrderPlaces places_;
  SourceTop& top_;
  TopFolder seen_;
  Allowance allowance_;  // of archives within this one; its own limits the tree keeps
};

}  // namespace

void InFlight::Take(uint64_t bytes) {
  MutexLock lock(mutex_);
  while (used_ > 0 && used_ + bytes > kMaxInFlight) room_.wait(mutex_);
  used_ += bytes;
}

void InFlight::Give(uint64_t bytes) {
  {
    MutexLock lock(mutex_);
    used_ -= bytes;
  }
  room_.notify_one();
}

Status ReadInOrderSource(Engine& engine, const Tree& tree, uint32_t source, InOrderPlaces places, SourceTop& top) {
  return Reading(engine, tree, source, places, top).Run();
}

}  // namespace day::scan
