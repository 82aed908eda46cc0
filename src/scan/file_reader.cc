#include "scan/file_reader.h"

#include <algorithm>
#include <cstring>
#include <optional>

#include "formats/lfs_pointer/lfs_pointer.h"
#include "scan/pass.h"
#include "text/utf8.h"

namespace day::scan {
namespace {

constexpr size_t kHead = 4'096;  // bytes that identify a file, see FileTypes::Identify

std::string_view TextOf(std::span<const std::byte> bytes) { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }
std::string_view LastPartOf(std::string_view path) { return path.substr(path.rfind('/') + 1); }

Result<size_t> ReadFull(ByteStream& stream, std::span<std::byte> out) {
  size_t done = 0;
  while (done < out.size()) {
    DAY_TRY_ASSIGN(const size_t got, stream.Read(out.subspan(done)));
    if (got == 0) break;
    done += got;
  }
  return done;
}

// What the file is, and whether its name lies about it.
const FileType* Identify(const FileTypes& types, std::string_view name, std::string_view head, FileResult& result) {
  const FileType* type = types.Identify(name, head);
  if (type && !type->magics.empty())
    if (const FileType* promised = types.ByName(name); promised && types.IsDisguise(*type, *promised, name, head))
      result.Say(Outcome::kFound, "type.disguise", type->id, {{"named", promised->id}});
  return type;
}

void SetType(FileRecord& record, const FileType* type) {
  record.type = type ? type->id : "";
  record.kind = type ? type->kind : "";
  record.language = type ? type->language : "";
}

// Compares what the source promises of the content with what was read.
void CheckDigest(std::string_view stated, std::string_view algorithm, const std::string& read, bool say_match, FileResult& result) {
  const bool same = ToLowerAscii(stated) == read;
  if (same && !say_match) return;
  result.Say(Outcome::kFound, "digest.stated", same ? "match" : "mismatch", {{"stated", std::string(stated)}, {"algorithm", std::string(algorithm)}});
}

std::string_view After(std::string_view text, std::string_view prefix) { return text.starts_with(prefix) ? text.substr(prefix.size()) : ""; }

}  // namespace

void MarkUnread(FileResult& result, const Error& error) {
  result.record.note = ReasonOf(error);
  result.record.state = error.kind == ErrorKind::kLimit ? FileState::kSkipped : FileState::kUnreadable;
  result.complete = false;
}

FileReader::FileReader(Engine& engine, unsigned worker)
    : engine_(engine), worker_(worker), buffer_(std::make_unique_for_overwrite<std::byte[]>(kMaxOverlap + engine.step + 1)) {}

void FileReader::ReadRandom(const ByteSource& bytes, const Place& place, FileResult& result) {
  const uint64_t size = bytes.size();
  result.record.size = size;
  const std::span<std::byte> first(buffer_.get() + kMaxOverlap, static_cast<size_t>(std::min<uint64_t>(size, engine_.step)) + 1);
  Result<size_t> got = 0;
  {
    Lap lap(engine_.timed(), engine_.times[worker_].read);
    got = bytes.ReadAt(0, first);
  }
  if (!got) return MarkUnread(result, got.error());
  const bool whole = *got < first.size();
  if (!whole && size < engine_.step + 1) return MarkUnread(result, MakeError(ErrorKind::kIo, "grew while it was read"));
  if (whole && *got < size) return MarkUnread(result, MakeError(ErrorKind::kIo, "shrank while it was read"));
  Read({.ready = first.first(*got), .whole = whole, .size = size, .random = &bytes}, place, result);
}

bool FileReader::LooksLikeArchive(std::span<const std::byte> begins, const Place& place) const {
  const FileType* type = engine_.types.Identify(LastPartOf(place.path), TextOf(begins.first(std::min(begins.size(), kHead))));
  return type && type->kind == "archive";
}

bool FileReader::WantsMore(std::span<const std::byte> begins, uint64_t size, const Place& place) const {
  const std::string_view head = TextOf(begins.first(std::min(begins.size(), kHead)));
  const std::string_view name = LastPartOf(place.path);
  const FileType* type = engine_.types.Identify(name, head);
  if (type && type->kind == "archive") return true;
  Artifact artifact{.path = place.path, .name = name, .size = size, .text = LooksLikeText(head), .member = place.member};
  if (type) artifact.type = type->id, artifact.kind = type->kind, artifact.language = type->language;
  const ProbeSet wanted = engine_.interest.Choose(artifact).wanted;
  for (size_t i = 0; i < engine_.probes.size(); ++i)
    if (wanted[i] && std::holds_alternative<Ranges>(engine_.probes[i]->def().appetite)) return true;
  return false;
}

void FileReader::Read(const Input& input, const Place& place, FileResult& result) {
  WorkerTimes& times = engine_.times[worker_];
  FileRecord& record = result.record;
  record.size = input.whole ? input.ready.size() : input.size;
  const std::string_view head = TextOf(input.ready.first(std::min(input.ready.size(), kHead)));
  const std::string_view name = LastPartOf(place.path);

  std::optional<LfsPointer> pointer;
  {
    Lap lap(engine_.timed(), times.identify);
    const FileType* type = Identify(engine_.types, name, head, result);
    if (type && type->id == "git-lfs-pointer") {
      if (input.whole && input.ready.size() <= kMaxLfsPointer) pointer = ParseLfsPointer(head);
      if (!pointer) type = engine_.types.ByName(name);
    }
    SetType(record, type);
    record.text = LooksLikeText(head);
  }
  Readings readings;
  const Artifact artifact{.path = place.path,
                          .name = name,
                          .type = record.type,
                          .kind = record.kind,
                          .language = record.language,
                          .size = record.size,
                          .text = record.text,
                          .member = place.member,
                          .readings = &readings};
  const size_t own_evidence = result.evidence.size();
  Pass pass(engine_, worker_, artifact, place.may_split, result.evidence);

  std::optional<GitBlobHasher> git;
  if (!place.committed.empty() || !After(place.stated_digest, "git-sha1:").empty()) git.emplace(record.size);

  auto give_up = [&](const Error& error) {
    pass.Abandon();
    hasher_.Finish();
    result.evidence.resize(own_evidence);
    MarkUnread(result, error);
  };

  // Of `have` bytes at `data`, the last is held back until it is known whether more follow.
  const std::byte* data = input.ready.data();
  size_t have = input.ready.size(), before = 0;
  uint64_t offset = 0;
  bool ended = input.whole;
  for (;;) {
    if (engine_.stopped()) return give_up(MakeError(ErrorKind::kCancelled, "stopped"));
    const Chunk chunk{data, ended ? have : have - 1, before, offset, ended};
    const std::span<const std::byte> bytes(chunk.data, chunk.size);
    {
      Lap lap(engine_.timed(), times.hash);
      hasher_.Update(bytes);
      if (git) git->Update(bytes);
    }
    pass.Feed(chunk);
    if (!place.member) engine_.CountRead(chunk.size);
    offset += chunk.size;
    if (ended) break;

    std::byte* const next = buffer_.get() + kMaxOverlap;
    const size_t keep = std::min(pass.overlap(), before + chunk.size);
    std::memmove(next - keep, chunk.data + chunk.size - keep, keep + 1);
    Result<size_t> got = 0;
    {
      Lap lap(engine_.timed(), times.read);
      const std::span<std::byte> out(next + 1, engine_.step);
      got = input.random ? input.random->ReadAt(offset + 1, out) : ReadFull(*input.stream, out);
    }
    if (!got) return give_up(got.error());
    data = next;
    have = 1 + *got;
    before = keep;
    ended = *got < engine_.step;
    // A file that grows as fast as it is read would never end.
    if (input.random && offset + have > input.size) return give_up(MakeError(ErrorKind::kIo, "grew while it was read"));
  }
  if (!input.whole && input.random && offset < input.size) return give_up(MakeError(ErrorKind::kIo, "shrank while it was read"));
  const Sha256 digest = hasher_.Finish();
  // A large file's first bytes were in the buffer, which has moved on; a member's are still where its reader put them.
  Input rest = input;
  if (!input.whole && input.random) rest.ready = {};
  if (Status finished = pass.Finish(rest); !finished) return give_up(finished.error());

  record.state = FileState::kRead;
  record.sha256 = digest;
  if (!input.whole) record.size = offset;
  if (pointer) {
    const FileType* promised = engine_.types.ByName(name);
    record.state = FileState::kListed;
    record.sha256 = pointer->oid;
    record.size = pointer->size;
    if (promised) record.kind = promised->kind;
  }
  if (const std::string_view stated = After(place.stated_digest, "sha256:"); !stated.empty()) CheckDigest(stated, "sha256", digest.Hex(), true, result);
  if (!git) return;
  const std::string id = git->FinishHex();
  record.committed = id == place.committed;
  if (const std::string_view stated = After(place.stated_digest, "git-sha1:"); !stated.empty())
    CheckDigest(stated, "git-sha1", id, place.say_git_match, result);
}

}  // namespace day::scan
