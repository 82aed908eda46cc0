// Zips: PyTorch's, with the copy that its loader takes and those that it does not, and all others.
#include <fmt/format.h>

#include <algorithm>

#include "loading/judge_pickle.h"
#include "loading/kinds.h"
#include "loading/unpack.h"
#include "loading/word_list.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace day::loading {
namespace {

using namespace std::string_view_literals;

constexpr uint64_t kSniffedHead = 4 << 10;  // bytes of a storage that are looked at
constexpr uint64_t kMaxShared = 4;          // limit: how often the bytes of a zip are read where members share them
constexpr uint64_t kMaxCode = 16ULL << 20;  // limit: bytes of a TorchScript source

bool IsDigits(std::string_view text) { return !text.empty() && text.find_first_not_of("0123456789") == text.npos; }

bool ReadMember(Inspection& inspection, const Place& place, const RandomBytes& bytes, const ZipMember& member, uint64_t max, std::string& out) {
  if (member.data_at > bytes.size()) return false;  // told as an oddity
  const uint64_t packed = std::min(member.packed, bytes.size() - member.data_at);
  if (member.method == 0) return bytes.ReadText(member.data_at, std::min(packed, max), out);
  if (member.method != 8) {
    inspection.Add(place, "odd-zip", LoadVerdict::kSuspicious, fmt::format("is packed by method {}, which usual loaders do not read", member.method),
                   member.header_at);
    return false;
  }
  if (packed > inspection.limits().max_whole || !bytes.Need(member.data_at, packed)) {
    inspection.Unread(place, "whole-bytes");
    return false;
  }
  out = std::string();  // before what comes is held
  Unpacked unpacked = InflateRaw(PartOfBytes(bytes, member.data_at, packed), max);
  if (!inspection.Spend(place, unpacked.bytes.size())) return false;
  if (!unpacked.trouble.empty()) inspection.Add(place, "malformed-archive", LoadVerdict::kUnreadable, std::string(unpacked.trouble), member.data_at);
  out = std::move(unpacked.bytes);
  return true;
}

// TorchScript is compiled by the loader and runs when the model is called; these of its operators reach files or load more.
void TorchScript(Inspection& inspection, const Place& place, std::string_view code) {
  for (std::string_view name : {"torch.save(", "torch.load(", "from_file(", "aten::save", "aten::from_file", "torch.from_file", "load_library", "ops.aten.save",
                                "prim.rpc", "rpc_async", "rpc_sync"}) {
    const size_t at = code.find(name);
    if (at != code.npos)
      return inspection.Add(place, "touches-files", LoadVerdict::kMalicious,
                            fmt::format("calls {} in TorchScript, which reaches files or the network", name.substr(0, name.find('('))), at);
  }
  static const WordList kNamespaces("torchscript.yaml", "namespaces");
  for (size_t at = code.find("ops."); at != code.npos; at = code.find("ops.", at + 4)) {
    if (at > 0 && (IsLetterOrDigit(code[at - 1]) || code[at - 1] == '_' || code[at - 1] == '.')) continue;
    const size_t end = code.find('.', at + 4);
    if (end == code.npos || kNamespaces.Has(code.substr(at + 4, end - at - 4))) continue;
    inspection.Add(place, "unknown-operator", LoadVerdict::kSuspicious,
                   fmt::format("calls an operator of {} in TorchScript, whose code comes from a library beside the model",
                               code.substr(at + 4, std::min<size_t>(end - at - 4, 40))),
                   at);
    break;
  }
  // TorchScript itself imports nothing; its first versions named its own files.
  for (size_t at = 0; at < code.size(); at = std::min(code.find('\n', at), code.size() - 1) + 1) {
    std::string_view line = TrimAscii(code.substr(at, code.find('\n', at) - at));
    if (!line.starts_with("import ") || TrimAscii(line.substr(7)).starts_with("__torch__")) continue;
    return inspection.Add(place, "hidden-code", LoadVerdict::kSuspicious, "is Python among TorchScript, which PyTorch does not run and other tools may", at);
  }
}

void TorchMember(Inspection& inspection, const Place& place, const RandomBytes& bytes, const ZipMember& member, std::string_view folder) {
  const std::string lower = ToLowerAscii(member.name);
  const bool own = lower.starts_with(folder);
  const std::string_view path = own ? std::string_view(lower).substr(folder.size()) : std::string_view(lower);
  std::string unpacked;
  if (path.ends_with(".pkl") || path.ends_with(".debug_pkl")) {
    if (!ReadMember(inspection, place, bytes, member, inspection.Room(), unpacked)) return;
    if (unpacked.size() >= inspection.Room()) inspection.Unfinished(place, "whole-bytes");
    const Held held(inspection, unpacked.size());
    Place pickle = place;
    pickle.persistent_ids = true;
    pickle.name = "data.pkl";
    return InspectPickles(inspection, pickle, unpacked, false);
  }
  if (path.ends_with(".py")) {
    if (ReadMember(inspection, place, bytes, member, kMaxCode, unpacked)) TorchScript(inspection, place, unpacked);
    return;
  }
  // Storages and small notes. A storage is any bytes, also such that begin like a pickle: only one that is whole counts.
  const bool storage =
      own && (path.starts_with("data/") || path.starts_with("tensors/") || path.starts_with("constants/")) && IsDigits(path.substr(path.find('/') + 1));
  if (!ReadMember(inspection, place, bytes, member, kSniffedHead, unpacked) || unpacked.empty()) return;
  // Not PyTorch's: whoever put it there has another reader in mind.
  if (!storage && unpacked.starts_with("PK\3\4")) {
    if (!ReadMember(inspection, place, bytes, member, inspection.Room(), unpacked)) return;
    if (unpacked.size() >= inspection.Room()) inspection.Unfinished(place, "whole-bytes");
    const Held held(inspection, unpacked.size());
    return inspection.File(place, BytesInMemory(unpacked));
  }
  if (!LooksLikePickle(unpacked)) return;
  if (!ReadMember(inspection, place, bytes, member, inspection.Room(), unpacked)) return;
  const Held held(inspection, unpacked.size());
  PickleReading reading;
  const std::optional<uint64_t> end = ReadPickle(unpacked, 0, {.max_memory = PickleMemory(inspection)}, reading);
  if (reading.globals.empty() && reading.total_calls == 0) return;
  JudgePickle(reading, {.member = place.member, .persistent_ids = true, .sniffed = !end.has_value()}, inspection.report());
  if (storage || !own) inspection.Add(place, "hidden-pickle", LoadVerdict::kSuspicious, "is a pickle where PyTorch keeps none");
}

bool Has(const ZipDirectory& zip, std::string_view name) {
  return std::any_of(zip.members.begin(), zip.members.end(), [&](const ZipMember& member) { return member.name == name; });
}

// Keras 3: config.json says what to build, and is read as a member; weights and vocabularies lie beside it.
bool IsKeras(const Place& place, const ZipDirectory& zip) {
  return ToLowerAscii(place.name).ends_with(".keras") ||
         (Has(zip, "config.json") && Has(zip, "metadata.json") && (Has(zip, "model.weights.h5") || Has(zip, "model.weights.npz")));
}

// Archives of models that are zips and tell only by their names what they are.
std::string_view PromisedBy(std::string_view name) {
  const std::string lower = ToLowerAscii(name);
  if (lower.ends_with(".skops")) return "skops";
  return lower.ends_with(".mar") ? "torchserve-mar" : "zip";
}

bool IsScript(std::string_view name) {
  const std::string lower = ToLowerAscii(name);
  for (std::string_view ending :
       {".py", ".pyc", ".pyo", ".pyw", ".sh", ".bash", ".bat", ".cmd", ".ps1", ".vbs", ".exe", ".dll", ".so", ".dylib", ".scr", ".msi", ".com", ".jar"})
    if (lower.ends_with(ending)) return true;
  return false;
}

void Zip(Inspection& inspection, const Place& place, const RandomBytes& bytes) {
  const auto zip = ReadZip(bytes);
  if (!zip) {
    inspection.Format(place, "zip");
    return inspection.Add(place, "malformed-archive", LoadVerdict::kUnreadable, std::string(zip.error().rule), zip.error().offset);
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
  const bool keras = !torch && IsKeras(place, *zip);
  inspection.Format(place, keras ? "keras" : torch && script ? "torchscript" : torch ? "pytorch-zip" : arrays ? "npz" : PromisedBy(place.name));
  if (keras && !Has(*zip, "config.json"))
    inspection.Add(place, "malformed-keras", LoadVerdict::kUnreadable, "has no config.json, without which Keras builds nothing");
  if (torch && std::count(folder.begin(), folder.end(), '/') != 1)
    inspection.Add(place, "odd-layout", LoadVerdict::kSuspicious, "keeps data.pkl elsewhere than in its one folder, where PyTorch looks");
  if (zip->comment.size() > 1 && LooksLikePickle(zip->comment))
    inspection.Add(place, "odd-zip", LoadVerdict::kSuspicious, "hides a pickle in the archive's comment");
  for (const ZipOddity& oddity : zip->oddities)
    inspection.Add(inspection.Inside(place, oddity.member), "odd-zip", LoadVerdict::kSuspicious,
                   fmt::format("{}: readers of zip differ on what is in it", oddity.what), oddity.offset);

  std::string unpacked;
  uint64_t left = kMaxShared * bytes.size();
  for (const ZipMember& member : zip->members) {
    if (!inspection.SpendMember(place)) return;
    Place inside = inspection.Inside(place, member.name);
    const uint64_t length = std::min(member.packed, bytes.size() - std::min(bytes.size(), member.data_at));
    if (length > left)
      return inspection.Add(inside, "odd-zip", LoadVerdict::kSuspicious, "shares its bytes with other members, too often to read them all", member.header_at);
    left -= length;
    inside.keras_config = keras && member.name == "config.json";
    inspection.UnsafeName(inside, member.name);
    if (keras && IsScript(member.name))
      inspection.Add(inside, "odd-layout", LoadVerdict::kSuspicious, "is a program, which is no part of a Keras model and has no use in one");
    if (member.symlink) inspection.Add(inside, "special-file", LoadVerdict::kSuspicious, "is a symbolic link");
    if (member.unpacked > kBombFrom && member.unpacked / std::max<uint64_t>(member.packed, 1) > kBombRatio)
      inspection.Add(inside, "bomb", LoadVerdict::kSuspicious, fmt::format("{} bytes unpack to {}", member.packed, member.unpacked));
    if (torch) {
      TorchMember(inspection, inside, bytes, member, folder);
    } else if (member.name.ends_with('/') || member.data_at > bytes.size()) {
      continue;
    } else if (member.method == 0) {
      inspection.File(inside, PartOfBytes(bytes, member.data_at, std::min(member.packed, bytes.size() - member.data_at)));
    } else if (ReadMember(inspection, inside, bytes, member, inspection.Room(), unpacked)) {
      if (unpacked.size() >= inspection.Room()) inspection.Unfinished(inside, "whole-bytes");
      const Held held(inspection, unpacked.size());
      if (!unpacked.empty()) inspection.File(inside, BytesInMemory(unpacked));
    }
  }
  // Its loader refuses an archive without the member that says what is in it.
  const std::string_view promised = PromisedBy(place.name), needed = promised == "skops"            ? "schema.json"
                                                                     : promised == "torchserve-mar" ? "MAR-INF/MANIFEST.json"
                                                                                                    : "";
  if (!needed.empty() && !Has(*zip, needed))
    inspection.Add(place, "malformed-archive", LoadVerdict::kUnreadable, fmt::format("has no {}, without which its loader reads nothing", needed));
  if (!torch) inspection.NothingRead(place);
}

// Readers that begin at the end take it for a zip, whatever stands in front.
bool EndsAsZip(const RandomBytes& bytes) {
  constexpr uint64_t kEnd = 22;  // bytes of the end record without a comment
  std::string end;
  if (bytes.size() < kEnd || !bytes.ReadText(bytes.size() - kEnd, 4, end) || end != "PK\5\6"sv) return false;
  const auto zip = ReadZip(bytes);
  return zip && !zip->members.empty();
}

}  // namespace

bool InspectZip(Inspection& inspection, Subject& subject) {
  if (!subject.head().starts_with("PK\3\4"sv) && !subject.head().starts_with("PK\5\6"sv)) return false;
  Zip(inspection, subject.place(), subject.bytes());
  return true;
}

bool InspectZipFromItsEnd(Inspection& inspection, Subject& subject) {
  if (!EndsAsZip(subject.bytes())) return false;
  Zip(inspection, subject.place(), subject.bytes());
  return true;
}

}  // namespace day::loading
