#include "scan/archive_walk.h"

#include <algorithm>
#include <cstring>
#include <optional>
#include <utility>

#include "source/path.h"

namespace day::scan {
namespace {

class GatheredSource final : public ByteSource {
 public:
  explicit GatheredSource(std::span<const std::byte> bytes) : bytes_(bytes) {}
  uint64_t size() const override { return bytes_.size(); }
  Result<size_t> ReadAt(uint64_t offset, std::span<std::byte> out) const override {
    if (offset >= bytes_.size()) return size_t{0};
    const size_t count = std::min(out.size(), bytes_.size() - static_cast<size_t>(offset));
    std::memcpy(out.data(), bytes_.data() + offset, count);
    return count;
  }

 private:
  std::span<const std::byte> bytes_;
};

// Grows with what comes, never by what a header promises. False at the end of the stream.
Result<bool> GatherMore(ByteStream& stream, std::vector<std::byte>& bytes, size_t limit) {
  constexpr size_t kFirst = size_t{64} << 10;
  while (bytes.size() < limit) {
    const size_t had = bytes.size();
    bytes.resize(std::min(limit, std::max(kFirst, had * 2)));
    size_t have = had;
    while (have < bytes.size()) {
      Result<size_t> got = stream.Read(std::span(bytes).subspan(have));
      if (!got) return got.error();
      if (*got == 0) {
        bytes.resize(have);
        return false;
      }
      have += *got;
    }
  }
  return true;
}

// Reads the members of one archive.
class Walk {
 public:
  Walk(FileReader& reader, const Tree& tree, uint32_t depth, FileResult& archive, std::vector<FileResult>& members)
      : reader_(reader), tree_(tree), depth_(depth), archive_(archive), members_(members) {}

  Status Run() {
    const std::stop_token stop = reader_.engine().options.stop;
    if (tree_.in_order()) return tree_.Stream([this](Entry entry, ByteStream* bytes) { return Visit(std::move(entry), bytes); }, stop);
    std::vector<Entry> entries;
    DAY_TRY(tree_.List([&](Entry entry) { entries.push_back(std::move(entry)); }, stop));
    for (Entry& entry : entries) DAY_TRY(Visit(std::move(entry), nullptr));
    return {};
  }

  uint64_t count() const { return count_; }

 private:
  Status Visit(Entry entry, ByteStream* stream) {
    if (reader_.engine().stopped()) return MakeError(ErrorKind::kCancelled, "stopped");
    const ArchiveLimits& limits = reader_.engine().options.limits;
    // limit: also over all archives in one file, for each may hold as many as the tree allows
    if (members_.size() >= limits.max_members) return MakeError(ErrorKind::kLimit, "max-members");
    ++count_;
    Inspect(entry);
    std::string member = archive_.record.member.empty() ? entry.path : archive_.record.member + "!/" + entry.path;
    FileResult result = Register(archive_.record.source, archive_.record.path, std::move(member), entry);
    if (entry.kind == EntryKind::kFile) {
      const Place place{.path = entry.path, .stated_digest = entry.stated_digest, .member = true};
      if (tree_.in_order()) ReadStream(entry, stream, place, result);
      else ReadAtRandom(entry, place, result);
    }
    // What the tree itself left out, or stopped reading.
    if (result.record.state == FileState::kSkipped)
      archive_.Say(Outcome::kSkipped, "archive.limit", result.record.note, {{"member", entry.path}});
    archive_.complete &= result.complete;
    members_.push_back(std::move(result));
    return {};
  }

  void Inspect(const Entry& entry) {
    auto odd = [&](std::string_view what) { archive_.Say(Outcome::kFound, "archive.member", std::string(what), {{"member", entry.path}}); };
    if (const std::string_view unsafe = UnsafePath(entry.path); !unsafe.empty()) odd(unsafe);
    if (entry.kind == EntryKind::kLink && LinkLeavesTree(entry.path, entry.note)) odd("link-outside");
  }

  void ReadAtRandom(const Entry& entry, const Place& place, FileResult& result) {
    Result<std::unique_ptr<ByteSource>> bytes = tree_.Open(entry);
    if (!bytes) return MarkUnread(result, bytes.error());
    reader_.ReadRandom(**bytes, place, result);
    if (result.record.state == FileState::kRead && IsArchive(result.record)) ReadMembers(reader_, **bytes, depth_ + 1, result, members_);
  }

  void ReadStream(const Entry& entry, ByteStream* stream, const Place& place, FileResult& result) {
    if (!stream) return MarkUnread(result, MakeError(ErrorKind::kIo, "has no bytes"));
    Result<Gathered> gathered = Gather(*stream, kGathered);
    if (!gathered) return MarkUnread(result, gathered.error());
    ReadInOrder(reader_, std::move(*gathered), stream, entry.size, depth_ + 1, place, result, members_);
  }

  FileReader& reader_;
  const Tree& tree_;
  uint32_t depth_;
  FileResult& archive_;
  std::vector<FileResult>& members_;
  uint64_t count_ = 0;
};

}  // namespace

bool IsArchive(const FileRecord& record) { return record.kind == "archive"; }

void ReadMembers(FileReader& reader, const ByteSource& bytes, uint32_t depth, FileResult& archive, std::vector<FileResult>& members) {
  const ArchiveLimits& limits = reader.engine().options.limits;
  if (depth >= limits.max_depth) {
    archive.complete = false;
    archive.Say(Outcome::kSkipped, "archive.limit", "max-depth");
    return;
  }
  const Result<std::unique_ptr<Tree>> tree = OpenArchive(bytes, archive.record.DisplayPath(), depth, limits);
  auto trouble = [&](const Error& error) {
    archive.complete = false;
    const size_t colon = error.message.rfind(": ");
    std::string why = colon == std::string::npos ? error.message : error.message.substr(colon + 2);
    if (error.kind == ErrorKind::kLimit) archive.Say(Outcome::kSkipped, "archive.limit", std::move(why));
    else archive.Say(Outcome::kMalformed, "archive", std::move(why));
  };
  if (!tree) return trouble(tree.error());
  if (!*tree) {
    archive.complete = false;
    archive.Say(Outcome::kUnsupported, "archive", archive.record.type);
    return;
  }
  Walk walk(reader, **tree, depth, archive, members);
  const Status walked = walk.Run();
  if (!walked && walked.error().kind == ErrorKind::kCancelled) return;
  archive.Say(Outcome::kFound, "archive", archive.record.type, {{"members", std::to_string(walk.count())}});
  if (!walked) trouble(walked.error());
}

Result<Gathered> Gather(ByteStream& stream, size_t limit) {
  Gathered gathered;
  DAY_TRY_ASSIGN(const bool more, GatherMore(stream, gathered.bytes, limit + 1));
  gathered.whole = !more;
  return gathered;
}

void ReadInOrder(FileReader& reader, Gathered gathered, ByteStream* rest, uint64_t stated_size, uint32_t depth, const Place& place,
                 FileResult& result, std::vector<FileResult>& members) {
  std::optional<LargeBuffer> large;
  if (!gathered.whole && reader.WantsMore(gathered.bytes, stated_size, place)) {
    large.emplace(reader.engine(), reader.worker());
    const Result<bool> more = GatherMore(*rest, gathered.bytes, MaxGathered(depth) + 1);
    if (!more) return MarkUnread(result, more.error());
    gathered.whole = !*more;
  }
  reader.Read({.ready = gathered.bytes, .whole = gathered.whole, .size = stated_size, .stream = rest}, place, result);
  if (result.record.state != FileState::kRead || !IsArchive(result.record)) return;
  if (!gathered.whole) {
    result.complete = false;
    result.Say(Outcome::kSkipped, "archive.limit", "in-order-archive");
    return;
  }
  ReadMembers(reader, GatheredSource(gathered.bytes), depth, result, members);
}

}  // namespace day::scan
