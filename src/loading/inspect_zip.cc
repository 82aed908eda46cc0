// Zips: PyTorch's, with the copy that its loader takes and those that it does not, and all others.
#include <fmt/format.h>

#include <algorithm>

#include "loading/inspector.h"
#include "text/utf8.h"

namespace day::loading {
namespace {

constexpr uint64_t kSniffedHead = 4 << 10;   // bytes of a storage that are looked at
constexpr uint64_t kBombRatio = 500;         // as in inspect.cc
constexpr uint64_t kBombFrom = 16ULL << 20;  // bytes
constexpr uint64_t kMaxCode = 16ULL << 20;   // limit: bytes of a TorchScript source

// A stored member where it lies.
class PartOfBytes final : public RandomBytes {
 public:
  PartOfBytes(const RandomBytes& whole, uint64_t begin, uint64_t size) : whole_(whole), begin_(begin), size_(size) {}
  uint64_t size() const override { return size_; }
  bool ReadAt(uint64_t offset, std::span<std::byte> out) const override {
    return offset <= size_ && out.size() <= size_ - offset && whole_.ReadAt(begin_ + offset, out);
  }

 private:
  const RandomBytes& whole_;
  uint64_t begin_, size_;
};

bool IsDigits(std::string_view text) { return !text.empty() && text.find_first_not_of("0123456789") == text.npos; }

}  // namespace

bool Inspector::ReadMember(const Place& place, const RandomBytes& bytes, const ZipMember& member, uint64_t max, std::string& out) {
  if (member.data_at > bytes.size()) return false;  // told as an oddity
  const uint64_t packed = std::min(member.packed, bytes.size() - member.data_at);
  if (member.method == 0) return bytes.ReadText(member.data_at, std::min(packed, max), out);
  if (member.method != 8) {
    Add(place, "odd-zip", LoadVerdict::kSuspicious, fmt::format("is packed by method {}, which usual loaders do not read", member.method), member.header_at);
    return false;
  }
  std::string raw;
  if (packed > limits_.max_whole || !bytes.ReadText(member.data_at, packed, raw)) {
    Add(place, "limit", LoadVerdict::kUnreadable, "was not read: limit whole-bytes");
    return false;
  }
  Unpacked unpacked = InflateRaw(raw, max);
  if (!Spend(place, unpacked.bytes.size())) return false;
  if (!unpacked.trouble.empty()) Add(place, "malformed-archive", LoadVerdict::kUnreadable, std::string(unpacked.trouble), member.data_at);
  out = std::move(unpacked.bytes);
  return true;
}

void Inspector::Zip(const Place& place, const RandomBytes& bytes) {
  const auto zip = ReadZip(bytes);
  if (!zip) {
    Format(place, "zip");
    return Add(place, "malformed-archive", LoadVerdict::kUnreadable, std::string(zip.error().rule), zip.error().offset);
  }
  // The folder of PyTorch's data.pkl. Its reader looks names up without regard to case.
  std::string folder, lower;
  bool torch = false, script = false, arrays = !zip->members.empty();
  for (const ZipMember& member : zip->members) {
    lower = ToLowerAscii(member.name);
    if (!torch && (lower == "data.pkl" || lower.ends_with("/data.pkl"))) {
      torch = true;
      folder = lower.substr(0, lower.size() - std::string_view("data.pkl").size());
    }
    script |= lower.find("/code/") != lower.npos;
    arrays &= lower.ends_with(".npy");
  }
  Format(place, torch && script ? "torchscript" : torch ? "pytorch-zip" : arrays ? "npz" : "zip");
  if (torch && std::count(folder.begin(), folder.end(), '/') != 1)
    Add(place, "odd-layout", LoadVerdict::kSuspicious, "keeps data.pkl elsewhere than in its one folder, where PyTorch looks");
  if (zip->comment.size() > 1 && LooksLikePickle(zip->comment)) Add(place, "odd-zip", LoadVerdict::kSuspicious, "hides a pickle in the archive's comment");
  for (const ZipOddity& oddity : zip->oddities)
    Add(Inside(place, oddity.member), "odd-zip", LoadVerdict::kSuspicious, fmt::format("{}: readers of zip differ on what is in it", oddity.what),
        oddity.offset);

  std::string unpacked;
  for (const ZipMember& member : zip->members) {
    if (++members_ > limits_.max_members) return Add(place, "limit", LoadVerdict::kUnreadable, "was not read to its end: limit members");
    const Place inside = Inside(place, member.name);
    UnsafeName(inside, member.name);
    if (!torch) Steering(inside, member.name);
    if (member.symlink) Add(inside, "special-file", LoadVerdict::kSuspicious, "is a symbolic link");
    if (member.unpacked > kBombFrom && member.unpacked / std::max<uint64_t>(member.packed, 1) > kBombRatio)
      Add(inside, "bomb", LoadVerdict::kSuspicious, fmt::format("{} bytes unpack to {}", member.packed, member.unpacked));
    if (torch) {
      TorchMember(inside, bytes, member, folder);
    } else if (member.name.ends_with('/') || member.data_at > bytes.size()) {
      continue;
    } else if (member.method == 0) {
      File(inside, PartOfBytes(bytes, member.data_at, std::min(member.packed, bytes.size() - member.data_at)));
    } else if (ReadMember(inside, bytes, member, limits_.max_whole, unpacked)) {
      if (unpacked.size() >= limits_.max_whole) Add(inside, "limit", LoadVerdict::kUnreadable, "was not read to its end: limit whole-bytes");
      if (!unpacked.empty()) File(inside, BytesInMemory(unpacked));
    }
  }
  if (!torch) NothingRead(place);
}

void Inspector::TorchMember(const Place& place, const RandomBytes& bytes, const ZipMember& member, std::string_view folder) {
  const std::string lower = ToLowerAscii(member.name);
  const bool own = lower.starts_with(folder);
  const std::string_view path = own ? std::string_view(lower).substr(folder.size()) : std::string_view(lower);
  std::string unpacked;
  if (path.ends_with(".pkl") || path.ends_with(".debug_pkl")) {
    if (!ReadMember(place, bytes, member, limits_.max_whole, unpacked)) return;
    if (unpacked.size() >= limits_.max_whole) Add(place, "limit", LoadVerdict::kUnreadable, "was not read to its end: limit whole-bytes");
    Place pickle = place;
    pickle.persistent_ids = true;
    pickle.name = "data.pkl";
    return Pickle(pickle, unpacked);
  }
  if (path.ends_with(".py")) {
    if (ReadMember(place, bytes, member, kMaxCode, unpacked)) TorchScript(place, unpacked);
    return;
  }
  // Storages and small notes. A storage is any bytes, also such that begin like a pickle: only one that is whole counts.
  const bool storage =
      own && (path.starts_with("data/") || path.starts_with("tensors/") || path.starts_with("constants/")) && IsDigits(path.substr(path.find('/') + 1));
  if (!ReadMember(place, bytes, member, kSniffedHead, unpacked) || unpacked.empty()) return;
  if (!LooksLikePickle(unpacked)) return;
  if (!ReadMember(place, bytes, member, limits_.max_whole, unpacked)) return;
  PickleReading reading;
  const std::optional<uint64_t> end = ReadPickle(unpacked, 0, {}, reading);
  if (reading.globals.empty() && reading.total_calls == 0) return;
  JudgePickle(reading, {.member = place.member, .persistent_ids = true, .sniffed = !end.has_value()}, report_);
  if (storage || !own) Add(place, "hidden-pickle", LoadVerdict::kSuspicious, "is a pickle where PyTorch keeps none");
}

// TorchScript is compiled by the loader and runs when the model is called; these of its operators reach files or load more.
void Inspector::TorchScript(const Place& place, std::string_view code) {
  for (std::string_view name : {"torch.save(", "torch.load(", "from_file(", "aten::save", "aten::from_file", "torch.from_file", "load_library", "ops.aten.save",
                                "prim.rpc", "rpc_async", "rpc_sync"}) {
    const size_t at = code.find(name);
    if (at != code.npos)
      return Add(place, "touches-files", LoadVerdict::kMalicious,
                 fmt::format("calls {} in TorchScript, which reaches files or the network", name.substr(0, name.find('('))), at);
  }
}

}  // namespace day::loading
