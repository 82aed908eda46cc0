#include "scan/archive_walk.h"

#include <algorithm>
#include <array>
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

// A member's bytes, counted against the allowance.
class Counted final : public ByteStream {
 public:
  Counted(ByteStream& inner, Allowance& allowance) : inner_(inner), allowance_(allowance) {}
  Result<size_t> Read(std::span<std::byte> out) override {
    Result<size_t> got = inner_.Read(out);
    if (!got) return got;
    if (const std::string_view limit = allowance_.TakeBytes(*got); !limit.empty()) return MakeError(ErrorKind::kLimit, std::string(limit));
    return got;
  }

 private:
  ByteStream& inner_;
  Allowance& allowance_;
};

// Grows with what comes, never by what a header promises. False at the end of the stream.
Result<bool> GatherMore(ByteStream& stream, std::vector<std::byte>& bytes, size_t first, size_t limit) {
  while (bytes.size() < limit) {
    const size_t had = bytes.size();
    bytes.resize(std::min(limit, std::max(first, had * 2)));
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

constexpr size_t kFirst = size_t{64} << 10;  // bytes gathered at first, or as many as the member states, if fewer

// Reads the members of one archive.
class Walk {
 public:
  Walk(FileReader& reader, const Tree& tree, uint32_t depth, Allowance& allowance, FileResult& archive, std::vector<FileResult>& members)
      : reader_(reader), tree_(tree), depth_(depth), allowance_(allowance), archive_(archive), members_(members) {}

  Status Run() {
    return tree_.Stream([this](const Entry& entry, ByteStream* bytes) { return Visit(entry, bytes); }, reader_.engine().options.stop);
  }

  uint64_t count() const { return count_; }

 private:
  Status Visit(const Entry& entry, ByteStream* stream) {
    if (reader_.engine().stopped()) return MakeError(ErrorKind::kCancelled, "stopped");
    if (const std::string_view limit = allowance_.TakeMember(entry.path.size() + entry.note.size()); !limit.empty())
      return MakeError(ErrorKind::kLimit, std::string(limit));
    ++count_;
    if (const std::string_view unsafe = UnsafeMember(entry); !unsafe.empty()) archive_.SayOfMember("archive.member", unsafe, entry.path);
    std::string member = archive_.record.member.empty() ? entry.path : archive_.record.member + "!/" + entry.path;
    FileResult result = Register(archive_.record.source, archive_.record.path, std::move(member), entry);
    if (stream) {
      Counted bytes(*stream, allowance_);
      ReadStream(entry, bytes, result);
    }
    if (result.record.state == FileState::kSkipped) archive_.SayOfMember("archive.limit", result.record.note, entry.path);
    archive_.complete &= result.complete;
    members_.push_back(std::move(result));
    if (!allowance_.reached().empty()) return MakeError(ErrorKind::kLimit, std::string(allowance_.reached()));
    return {};
  }

  void ReadStream(const Entry& entry, ByteStream& stream, FileResult& result) {
    Result<Gathered> gathered = Gather(stream, entry.size);
    if (!gathered) return MarkUnread(result, gathered.error());
    const Place place{.path = entry.path, .stated_digest = entry.stated_digest, .member = true};
    ReadInOrder(reader_, std::move(*gathered), &stream, entry.size, depth_ + 1, allowance_, place, result, members_);
  }

  FileReader& reader_;
  const Tree& tree_;
  uint32_t depth_;
  Allowance& allowance_;
  FileResult& archive_;
  std::vector<FileResult>& members_;
  uint64_t count_ = 0;
};

// Types whose archives are read; of another type, only the type can be said.
bool IsReadType(std::string_view type) {
  static constexpr std::array<std::string_view, 6> kRead = {"zip", "tar", "gzip", "bzip2", "xz", "zstd"};
  return std::find(kRead.begin(), kRead.end(), type) != kRead.end();
}

}  // namespace

Allowance::Allowance(const ArchiveLimits& limits, uint64_t packed) : members_(limits.max_members), names_(limits.max_names) {
  uint64_t by_ratio = 0;
  if (__builtin_mul_overflow(packed, limits.max_ratio, &by_ratio)) by_ratio = UINT64_MAX;
  by_ratio = std::max(by_ratio, kRatioFrom);
  bytes_ = std::min(by_ratio, limits.max_unpacked);
  bytes_limit_ = by_ratio < limits.max_unpacked ? "archive-ratio" : "archive-unpacked-bytes";
}

std::string_view Allowance::TakeMember(uint64_t name_bytes) {
  if (members_ == 0) return reached_ = "archive-members";
  if (names_ < name_bytes) return reached_ = "archive-name-bytes";
  --members_;
  names_ -= name_bytes;
  return reached_;
}

std::string_view Allowance::TakeBytes(uint64_t count) {
  if (bytes_ < count) return reached_ = bytes_limit_;
  bytes_ -= count;
  return reached_;
}

bool IsArchive(const FileRecord& record) { return record.kind == "archive"; }

std::string_view UnsafeMember(const Entry& entry) {
  if (const std::string_view unsafe = UnsafePath(entry.path); !unsafe.empty()) return unsafe;
  return entry.outside ? "link-outside" : std::string_view();
}

void ReadMembers(FileReader& reader, const ByteSource& bytes, uint32_t depth, Allowance& allowance, FileResult& archive, std::vector<FileResult>& members) {
  auto trouble = [&](const Error& error) {
    archive.complete = false;
    if (error.kind == ErrorKind::kLimit) archive.Say(Outcome::kSkipped, "archive.limit", ReasonOf(error));
    else archive.Say(Outcome::kMalformed, "archive", ReasonOf(error));
  };
  const Result<std::unique_ptr<Tree>> tree = OpenArchive(bytes, archive.record.DisplayPath(), depth, reader.engine().options.limits);
  if (!tree) return trouble(tree.error());
  if (!*tree && IsReadType(archive.record.type)) return trouble(MakeError(ErrorKind::kIo, "does not begin like one"));
  if (!*tree) {
    archive.complete = false;
    archive.Say(Outcome::kUnsupported, "archive", archive.record.type);
    return;
  }
  Walk walk(reader, **tree, depth, allowance, archive, members);
  const Status walked = walk.Run();
  if (!walked && walked.error().kind == ErrorKind::kCancelled) return;
  archive.Say(Outcome::kFound, "archive", archive.record.type, {{"members", std::to_string(walk.count())}});
  if (!walked) trouble(walked.error());
}

Result<Gathered> Gather(ByteStream& stream, uint64_t stated_size) {
  Gathered gathered;
  const auto first = static_cast<size_t>(std::min<uint64_t>(stated_size, kFirst - 1)) + 1;
  DAY_TRY_ASSIGN(const bool more, GatherMore(stream, gathered.bytes, first, kGathered + 1));
  gathered.whole = !more;
  return gathered;
}

void ReadInOrder(FileReader& reader, Gathered gathered, ByteStream* rest, uint64_t stated_size, uint32_t depth, Allowance& allowance, const Place& place,
                 FileResult& result, std::vector<FileResult>& members) {
  std::optional<LargeBuffer> large;
  if (!gathered.whole && reader.WantsMore(gathered.bytes, stated_size, place)) {
    large.emplace(reader.engine(), reader.worker());
    const Result<bool> more = GatherMore(*rest, gathered.bytes, kFirst, MaxGathered(depth) + 1);
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
  ReadMembers(reader, GatheredSource(gathered.bytes), depth, allowance, result, members);
}

}  // namespace day::scan
