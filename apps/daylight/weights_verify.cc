// daylight weights verify: files against the digests that lie beside them, and shards against their index.
//
// Where digests are stated: lists of checksums (SHA256SUMS, *.sha256, checklist.chk …); what huggingface_hub keeps of a download
// (<folder>/.cache/huggingface/download/<file>.metadata: revision, ETag, time, a line each), where the ETag is the SHA-256 of what Git LFS keeps
// and the git object id of all else; the hub's cache, where a snapshot's file is a link to blobs/<ETag>; Ollama's blobs/sha256-<hex>.
// A digest beside a file shows that it arrived whole. That it is what its publisher meant, only a digest from elsewhere shows.
#include <fmt/format.h>

#include <cstdio>
#include <map>
#include <set>

#include "base/digest.h"
#include "command.h"
#include "formats/checksums/checksums.h"
#include "formats/lfs_pointer/lfs_pointer.h"
#include "in_order.h"
#include "input.h"
#include "io/file_system.h"
#include "model_files.h"
#include "output.h"
#include "report/json_text.h"
#include "report/terminal_text.h"
#include "source/path.h"
#include "text/json.h"
#include "text/utf8.h"
#include "weights_actions.h"

namespace day::app {
namespace {

constexpr uint64_t kMaxListBytes = uint64_t{64} << 20;  // limit: bytes of a list of checksums, or of an index of shards

enum class Outcome : uint8_t { kOk, kMismatch, kMissing, kNotChecked };
std::string_view NameOf(Outcome outcome) {
  switch (outcome) {
    case Outcome::kOk: return "ok";
    case Outcome::kMismatch: return "mismatch";
    case Outcome::kMissing: return "missing";
    case Outcome::kNotChecked: break;
  }
  return "not checked";
}

struct Expectation {
  std::string path, algorithm, hex;
  std::string stated_in;
};
struct Verified {
  std::string path;
  Outcome outcome = Outcome::kNotChecked;
  std::string what;
};

std::string FolderOf(const std::string& path) {
  const size_t slash = path.rfind('/');
  return slash == std::string::npos ? "" : path.substr(0, slash + 1);
}

std::string TensorsText(size_t count) { return fmt::format("{} {}", count, count == 1 ? "tensor" : "tensors"); }

bool IsHexOf(std::string_view text, size_t digits) { return text.size() == digits && text.find_first_not_of("0123456789abcdef") == text.npos; }

void FromList(const std::string& path, std::vector<Expectation>& expected) {
  const auto text = ReadNamedFile(path, kMaxListBytes);
  if (!text) return Complain(text.error().message);
  for (const StatedChecksum& stated : ParseChecksums(*text)) {
    // "model.gguf.sha256" that holds a digest alone is about model.gguf.
    const std::string about = stated.path.empty() ? path.substr(0, path.rfind('.')) : FolderOf(path) + stated.path;
    expected.push_back({about, std::string(stated.algorithm), stated.hex, fmt::format("{}:{}", path, stated.line)});
  }
}

// <folder>/.cache/huggingface/download/<file>.metadata
void FromHubMetadata(const std::string& path, std::vector<Expectation>& expected) {
  static constexpr std::string_view kFolder = ".cache/huggingface/download/", kEnding = ".metadata";
  const size_t at = path.rfind(kFolder);
  const auto text = ReadNamedFile(path, kMaxLfsPointer);
  if (!text) return;
  const size_t first = text->find('\n'), second = first == text->npos ? text->npos : text->find('\n', first + 1);
  if (second == text->npos) return;
  const std::string tag = text->substr(first + 1, second - first - 1);
  const std::string about = path.substr(0, at) + path.substr(at + kFolder.size(), path.size() - at - kFolder.size() - kEnding.size());
  if (IsHexOf(tag, 64)) expected.push_back({about, "sha256", tag, path + ":2"});
  if (IsHexOf(tag, 40)) expected.push_back({about, "git", tag, path + ":2"});
}

void FromItsOwnName(const std::string& path, std::vector<Expectation>& expected) {
  const auto target = RealFileSystem().Resolve(path);
  if (!target) return;
  const std::string folder = FolderOf(*target);
  std::string_view name = LastPart(*target);
  if (!folder.ends_with("/blobs/")) return;
  if (name.starts_with("sha256-") && IsHexOf(name.substr(7), 64)) name.remove_prefix(7);
  if (IsHexOf(name, 64)) expected.push_back({path, "sha256", std::string(name), "the name of its blob"});
  if (IsHexOf(name, 40)) expected.push_back({path, "git", std::string(name), "the name of its blob"});
}

template <class Hasher>
bool HashAll(const RandomBytes& bytes, Hasher& hasher) {
  return ReadInBlocks(bytes, 0, bytes.size(), [&](std::span<const std::byte> part) { hasher.Update(part); });
}

// `algorithm` is "git", for the id that git gives the content, or one of NamedHasher's.
std::optional<std::string> HexOfFile(const RandomBytes& bytes, std::string_view algorithm) {
  if (algorithm == "git") {
    GitBlobHasher hasher(bytes.size());
    return HashAll(bytes, hasher) ? std::optional(hasher.FinishHex()) : std::nullopt;
  }
  auto hasher = NamedHasher::Make(algorithm);
  return hasher && HashAll(bytes, *hasher) ? std::optional(hasher->FinishHex()) : std::nullopt;
}

Verified Check(const Expectation& expectation) {
  Verified verified{.path = expectation.path};
  const auto bytes = OpenNamedFile(expectation.path);
  if (!bytes) {
    verified.outcome = bytes.error().kind == ErrorKind::kNotFound ? Outcome::kMissing : Outcome::kNotChecked;
    verified.what = verified.outcome == Outcome::kMissing ? "is named in " + expectation.stated_in : bytes.error().message;
    return verified;
  }
  std::string text;
  if ((*bytes)->size() <= kMaxLfsPointer && (*bytes)->ReadText(0, (*bytes)->size(), text) && ParseLfsPointer(text) && expectation.algorithm != "git") {
    verified.outcome = Outcome::kMissing;
    verified.what = "is a Git LFS pointer: its content is not here";
    return verified;
  }
  const auto hex = HexOfFile(**bytes, expectation.algorithm);
  if (!hex) {
    verified.what = fmt::format("{} states {}, which could not be computed", expectation.stated_in, expectation.algorithm);
    return verified;
  }
  verified.outcome = *hex == expectation.hex ? Outcome::kOk : Outcome::kMismatch;
  const std::string algorithm = expectation.algorithm == "git" ? "git object id" : expectation.algorithm;
  verified.what = *hex == expectation.hex ? fmt::format("{} as in {}", algorithm, expectation.stated_in)
                                          : fmt::format("{} is {}, but {} states {}", algorithm, *hex, expectation.stated_in, expectation.hex);
  return verified;
}

// *.index.json: every shard is there and holds the tensors that the index says, and no others.
std::vector<Verified> CheckIndex(const std::string& path) {
  const auto text = ReadNamedFile(path, kMaxListBytes);
  const auto index = text ? ParseJson(*text) : Result<Value>(text.error());
  if (!index || !(*index)["weight_map"].is_object()) return {{path, Outcome::kNotChecked, "is not a JSON object with a weight_map"}};
  std::map<std::string, std::set<std::string>> shards;
  for (const auto& [tensor, shard] : (*index)["weight_map"].members()) shards[shard.string()].insert(tensor);
  std::vector<Verified> results;
  for (const auto& [shard, tensors] : shards) {
    Verified verified{.path = FolderOf(path) + shard};
    if (shard.empty() || shard.find_first_of("/\\") != shard.npos) {
      results.push_back({path, Outcome::kMismatch, fmt::format("names the shard '{}', which is no file beside it", shard)});
      continue;
    }
    const auto bytes = OpenNamedFile(verified.path);
    const auto list = bytes ? ListTensors(shard, **bytes) : std::expected<TensorList, Malformed>(std::unexpected(Malformed{0, "is not there"}));
    if (!bytes || !list) {
      verified.outcome = bytes ? Outcome::kNotChecked : Outcome::kMissing;
      verified.what = bytes ? std::string(list.error().rule) : fmt::format("{} of {} should be in it", TensorsText(tensors.size()), path);
    } else {
      std::set<std::string> missing = tensors;
      size_t more = 0;
      for (const StoredTensor& tensor : list->tensors) more += missing.erase(tensor.name) == 0;
      verified.outcome = missing.empty() && more == 0 ? Outcome::kOk : Outcome::kMismatch;
      verified.what = missing.empty() ? fmt::format("{} as in {}", TensorsText(tensors.size()), path)
                                      : fmt::format("{} of {} not in it, among them {}", TensorsText(missing.size()), path, *missing.begin());
      if (more > 0) verified.what += fmt::format("; {} of its own not in the index", TensorsText(more));
    }
    results.push_back(std::move(verified));
  }
  return results;
}

struct Found {
  std::vector<Expectation> expected;
  std::vector<Verified> indexes;
  bool trouble = false;  // a file that was named cannot be opened, and was complained about
};

Found Look(const std::vector<std::string>& paths) {
  Found found;
  for (const ListedFile& file : FilesBelow(paths)) {
    if (const auto there = file.walked ? Result<std::unique_ptr<FileBytes>>() : OpenNamedFile(file.path); !there) {
      Complain(there.error().message);
      found.trouble = true;
      continue;
    }
    const std::string lower = ToLowerAscii(LastPart(file.path));
    if (IsChecksumsName(lower)) FromList(file.path, found.expected);
    else if (lower.ends_with(".metadata") && file.path.find(".cache/huggingface/download/") != std::string::npos) FromHubMetadata(file.path, found.expected);
    else FromItsOwnName(file.path, found.expected);
    if (lower.ends_with(".index.json"))
      for (Verified& shard : CheckIndex(file.path)) found.indexes.push_back(std::move(shard));
  }
  return found;
}

}  // namespace

int VerifyWeights(const std::vector<std::string>& paths, const WeightsOptions& options) {
  const TerminalText text(LookAtScreen("auto"));
  const Found found = Look(paths);
  std::map<Outcome, size_t> counts;
  JsonText list;
  list.BeginArray();
  const auto tell = [&](const Verified& verified) {
    ++counts[verified.outcome];
    if (options.format == "text") {
      std::fputs(text.Finished(fmt::format("{:<11}  {}  {}\n", NameOf(verified.outcome), Printable(verified.path), text.Dim(Printable(verified.what)))).c_str(),
                 stdout);
      return;
    }
    JsonText line;
    JsonText& json = options.format == "json" ? list : line;
    json.BeginObject(JsonText::kInline).Member("path", verified.path).Member("outcome", NameOf(verified.outcome)).Member("what", verified.what).EndObject();
    if (options.format == "jsonl") std::puts(line.Take().c_str());
  };
  RunInOrder<Verified>(found.expected.size(), options.threads, [&](size_t index, unsigned) { return Check(found.expected[index]); }, tell);
  for (const Verified& shard : found.indexes) tell(shard);
  if (options.format == "json") std::puts(list.EndArray().Take().c_str());
  if (counts.empty() && !found.trouble) Complain("nothing to verify: no list of checksums, no metadata of a hub's download and no index of shards lies there");
  if (counts.empty() || found.trouble) return kTrouble;
  return counts[Outcome::kMismatch] + counts[Outcome::kMissing] > 0 ? kFailed : kOk;
}

}  // namespace day::app
