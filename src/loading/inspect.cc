#include "loading/inspect.h"

#include <fmt/format.h>

#include <algorithm>

#include "formats/gguf/gguf.h"
#include "formats/npy/npy.h"
#include "formats/safetensors/safetensors.h"
#include "knowledge/knowledge.h"
#include "loading/inspector.h"
#include "text/utf8.h"

namespace day::loading {
namespace {

using namespace std::string_view_literals;

constexpr uint64_t kHead = 16 << 10;         // bytes that say what a file is
constexpr uint64_t kWithoutProto = 8 << 20;  // bytes; up to here a file is read whole to see whether it is a pickle without PROTO
constexpr uint64_t kFirstGguf = 256 << 10;   // bytes; most vocabularies end within 8 MiB, tried in steps of 4 ×
constexpr uint64_t kMaxConfig = 32 << 20;    // limit: bytes of a configuration that is read
constexpr uint64_t kBombRatio = 500;         // unpacked to packed; deflate reaches 1,032, weights that were packed seldom 2 …
constexpr uint64_t kBombFrom = 16ULL << 20;  // … unless they are all zero, so only from here, in bytes

// PyTorch before 1.6 begins with a pickle of this number (0x1950a86a20f9469cfc6c), then the version, what wrote it, the object, the keys of its
// storages, and then the storages' raw bytes (torch/serialization.py, _legacy_save).
constexpr std::string_view kLegacyTorch = "\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19"sv;
constexpr std::string_view kLegacyTorchInDecimal = "119547037146038801333356L\n."sv;  // under protocols 0 and 1
constexpr uint64_t kLegacyPickles = 5;

// What tells the loaders of transformers how to read the weights beside it.
bool IsConfig(std::string_view name) {
  const std::string lower = ToLowerAscii(name);
  if (lower.ends_with(".jinja") || lower.ends_with(".index.json")) return true;
  for (std::string_view config : {"config.json", "tokenizer_config.json", "generation_config.json", "processor_config.json", "preprocessor_config.json",
                                  "chat_template.json", "adapter_config.json"})
    if (lower == config) return true;
  return false;
}

// Readers that begin at the end take it for a zip, whatever stands in front.
bool EndsAsZip(const RandomBytes& bytes) {
  constexpr uint64_t kEnd = 22;  // bytes of the end record without a comment
  std::string end;
  if (bytes.size() < kEnd || !bytes.ReadText(bytes.size() - kEnd, 4, end) || end != "PK\5\6"sv) return false;
  const auto zip = ReadZip(bytes);
  return zip && !zip->members.empty();
}

std::string_view LastPart(std::string_view path) { return path.substr(path.rfind('/') + 1); }

// "model.pkl.gz" to "model.pkl".
std::string WithoutEnding(std::string_view name) {
  const std::string lower = ToLowerAscii(name);
  for (std::string_view ending : {".gz", ".bz2", ".xz", ".zst", ".lz4", ".lzma", ".z", ".zlib", ".gzip", ".zstd"})
    if (lower.size() > ending.size() && lower.ends_with(ending)) return std::string(name.substr(0, name.size() - ending.size()));
  return std::string(name);
}

}  // namespace

void Inspector::Add(const Place& place, std::string_view id, LoadVerdict verdict, std::string what, uint64_t offset) {
  report_.Add({.id = std::string(id), .verdict = verdict, .what = std::move(what), .member = place.member, .offset = offset});
}

void Inspector::Format(const Place& place, std::string_view format) {
  if (place.depth == 0 && report_.format.empty()) report_.format = format;
}

void Inspector::Cut(const Place& place) {
  Add(place, "limit", LoadVerdict::kUnreadable, fmt::format("is larger than {} bytes and was not read to its end: limit whole-bytes", limits_.max_whole));
}

bool Inspector::Whole(Place& place, const RandomBytes& bytes, std::string& out) {
  const uint64_t size = std::min(bytes.size(), limits_.max_whole);
  place.cut = size < bytes.size();
  if (bytes.ReadText(0, size, out)) return true;
  Add(place, "read-error", LoadVerdict::kUnreadable, "cannot be read");
  return false;
}

bool Inspector::Spend(const Place& place, uint64_t unpacked) {
  unpacked_ += unpacked;
  if (unpacked_ <= limits_.max_unpacked) return true;
  Add(place, "limit", LoadVerdict::kUnreadable, "was not read to its end: limit unpacked-bytes");
  return false;
}

Place Inspector::Inside(const Place& place, std::string_view member) const {
  Place inside;
  inside.name = LastPart(member);
  inside.member = place.member.empty() ? std::string(member) : place.member + "!" + std::string(member);
  inside.depth = place.depth + 1;
  inside.inner = true;
  return inside;
}

void Inspector::File(const Place& place, const RandomBytes& bytes) {
  if (place.depth > limits_.max_depth) return Add(place, "limit", LoadVerdict::kUnreadable, "was not read: limit archive-depth");
  std::string head, whole;
  if (!bytes.ReadText(0, std::min(bytes.size(), kHead), head)) return Add(place, "read-error", LoadVerdict::kUnreadable, "cannot be read");
  if (head.empty()) {
    if (!place.inner) Add(place, "empty", LoadVerdict::kUnreadable, "is empty");
    return;
  }
  if (head.starts_with("PK\3\4"sv) || head.starts_with("PK\5\6"sv)) return Zip(place, bytes);
  if (head.starts_with("\x93NUMPY")) return Npy(place, bytes, head);
  if (head.starts_with("GGUF")) return Gguf(place, bytes);
  const bool named_safetensors = ToLowerAscii(place.name).ends_with(".safetensors");
  if (head.size() > 8 && head.substr(4, 4) == "\0\0\0\0"sv && (head[8] == '{' || (named_safetensors && head[0] != '\x80'))) return Safetensors(place, bytes);
  const PackedShape shape = SniffPacked(head);
  const Wrapper wrapper = SniffWrapper(head);
  // Without PROTO it takes more than the head to tell.
  const bool may_be_pickle = LooksLikePickle(head) || bytes.size() <= kWithoutProto;
  const bool old_joblib = head.starts_with("ZF0x");
  if (old_joblib || shape != PackedShape::kNone || wrapper != Wrapper::kNone || may_be_pickle) {
    Place here = place;
    if (!Whole(here, bytes, whole)) return;
    // joblib before 0.10: ZF, the length in hexadecimal padded to what Python gives for 2^64, 19 characters or Python 2's 20, and a stream of
    // zlib (joblib/numpy_pickle_compat.py).
    for (size_t at : {size_t{21}, size_t{22}})
      if (old_joblib && whole.size() > at && Wrapped(here, Wrapper::kZlib, std::string_view(whole).substr(at))) return;
    if (shape == PackedShape::kTar && head[0] == '\x80' && LooksLikePickle(whole)) {
      Add(place, "polyglot", LoadVerdict::kSuspicious, "is a tar and a pickle at once");
      Pickle(here, whole);
    }
    if (shape != PackedShape::kNone) return Packed(here, shape, whole);
    if (wrapper != Wrapper::kNone && Wrapped(here, wrapper, whole)) return;
    if (LooksLikePickle(whole)) return Pickle(here, whole);
  }
  if (EndsAsZip(bytes)) return Zip(place, bytes);
  if (bytes.size() <= kMaxConfig && LooksLikeText(head) && IsConfig(place.name) && bytes.ReadText(0, bytes.size(), whole)) return Config(place, whole);
  Other(place, head);
}

void Inspector::Pickle(const Place& place, std::string_view bytes) {
  PickleReading reading;
  const PickleLimits limits;
  const std::string_view start = bytes.substr(0, 40);
  const bool legacy = start.find(kLegacyTorch) != start.npos || start.find(kLegacyTorchInDecimal) != start.npos;
  ++models_;
  uint64_t end = 0;
  for (uint64_t count = 0; !legacy || count < kLegacyPickles; ++count) {
    const std::optional<uint64_t> next = ReadPickle(bytes, end, limits, reading);
    if (!next) {
      end = bytes.size();
      break;
    }
    end = *next;
    if (reading.pickles >= limits.max_pickles) {
      reading.limit = "pickle-count";
      break;
    }
    if (end >= bytes.size() || (!legacy && !LooksLikePickle(bytes.substr(end)))) break;
  }
  if (place.cut && !(legacy && reading.pickles >= kLegacyPickles)) {
    reading.malformed.reset();  // it was cut here, not there
    Cut(place);
  }
  Format(place, legacy ? "pytorch-legacy" : reading.raw_arrays > 0 ? "joblib" : "pickle");
  if (!legacy) Disguise(place, "pickle", bytes.substr(0, 4096));
  JudgePickle(reading, {.member = place.member, .persistent_ids = legacy || place.persistent_ids}, report_);
  const std::string_view rest = bytes.substr(end);
  if (!rest.empty() && !legacy && !place.raw_follows && rest.find_first_not_of('\0') != rest.npos)
    Add(place, "trailing-bytes", LoadVerdict::kSuspicious, fmt::format("{} bytes follow the pickle, which its loader leaves alone", rest.size()), end);
  for (const std::string_view nested : reading.nested) {
    Place inside = Inside(place, "torch.storage._load_from_bytes");
    inside.persistent_ids = true;
    if (Spend(inside, nested.size())) File(inside, BytesInMemory(nested));
  }
}

void Inspector::Npy(const Place& place, const RandomBytes& bytes, std::string_view head) {
  Format(place, "npy");
  ++models_;
  const auto header = ParseNpyHeader(head);
  if (!header) return Add(place, "malformed-npy", LoadVerdict::kUnreadable, std::string(header.error().rule), header.error().offset);
  ++report_.tensors;
  if (__builtin_add_overflow(report_.parameters, header->elements, &report_.parameters)) report_.parameters = UINT64_MAX;
  if (header->objects) {
    std::string whole;
    Place data = place;
    data.raw_follows = true;
    if (!Whole(data, bytes, whole)) return;
    return Pickle(data, std::string_view(whole).substr(std::min<uint64_t>(header->data_at, whole.size())));
  }
  if (header->item_size == 0) return;
  const uint64_t needed = header->elements * header->item_size, left = bytes.size() - header->data_at;  // ParseNpyHeader checked the product
  if (needed > left) return Add(place, "malformed-npy", LoadVerdict::kUnreadable, "ends before the last element", bytes.size());
  if (needed < left) Add(place, "trailing-bytes", LoadVerdict::kSuspicious, fmt::format("{} bytes follow the array", left - needed), header->data_at + needed);
}

void Inspector::Gguf(const Place& place, const RandomBytes& bytes) {
  Format(place, "gguf");
  ++models_;
  std::string head;
  for (uint64_t want = kFirstGguf;; want *= 4) {
    const uint64_t length = std::min(bytes.size(), want);
    if (length > limits_.max_head) return Add(place, "limit", LoadVerdict::kUnreadable, "was not read to its end: limit header-bytes");
    if (!bytes.ReadText(0, length, head)) return Add(place, "read-error", LoadVerdict::kUnreadable, "cannot be read");
    const auto header = ParseGguf(head);
    if (!header && header.error().rule == kGgufNeedsMore && length < bytes.size()) continue;
    if (!header) return Add(place, "malformed-gguf", LoadVerdict::kUnreadable, std::string(header.error().rule), header.error().offset);
    report_.tensors += header->tensors;
    report_.parameters += header->parameters;
    for (const auto& [key, text] : header->templates) Template(place, key, text);
    if (header->sized && header->tensors > 0) {
      const uint64_t end = header->data_at + header->data_bytes;
      if (bytes.size() < header->data_at + header->data_end)
        Add(place, "malformed-gguf", LoadVerdict::kUnreadable, "ends before the last tensor does", bytes.size());
      if (bytes.size() > end) Add(place, "trailing-bytes", LoadVerdict::kSuspicious, fmt::format("{} bytes follow the last tensor", bytes.size() - end), end);
    }
    return;
  }
}

void Inspector::Safetensors(const Place& place, const RandomBytes& bytes) {
  std::string text;
  if (!bytes.ReadText(0, 8, text)) return;
  const auto length = ParseSafetensorsLength(text, bytes.size());
  if (!length && !ToLowerAscii(place.name).ends_with(".safetensors")) return Other(place, text);
  Format(place, "safetensors");
  ++models_;
  if (!length) return Add(place, "malformed-safetensors", LoadVerdict::kUnreadable, std::string(length.error().rule), length.error().offset);
  if (*length > limits_.max_head) return Add(place, "limit", LoadVerdict::kUnreadable, "was not read: limit header-bytes");
  if (!bytes.ReadText(8, *length, text)) return Add(place, "read-error", LoadVerdict::kUnreadable, "cannot be read");
  const auto header = ParseSafetensorsHeader(text, bytes.size() - 8 - *length);
  if (!header) return Add(place, "malformed-safetensors", LoadVerdict::kUnreadable, std::string(header.error().rule), header.error().offset);
  report_.tensors += header->tensors;
  report_.parameters += header->parameters;
  for (const auto& [key, value] : header->metadata) Template(place, key, value);
}

bool Inspector::Wrapped(const Place& place, Wrapper wrapper, std::string_view bytes) {
  if (place.cut) Cut(place);
  Unpacked out = Unwrap(wrapper, bytes, limits_.max_whole);
  const bool weak = wrapper == Wrapper::kZlib || wrapper == Wrapper::kLzma;
  if (weak && out.bytes.empty()) return false;  // not packed at all
  Format(place, NameOf(wrapper));
  if (!out.whole) Add(place, "limit", LoadVerdict::kUnreadable, "was not read to its end: limit whole-bytes");
  if (!out.trouble.empty()) Add(place, "malformed-archive", LoadVerdict::kUnreadable, std::string(out.trouble));
  if (out.bytes.size() > kBombFrom && out.bytes.size() / std::max<size_t>(bytes.size(), 1) > kBombRatio)
    Add(place, "bomb", LoadVerdict::kSuspicious, fmt::format("{} bytes unpack to {} or more", bytes.size(), out.bytes.size()));
  if (!Spend(place, out.bytes.size())) return true;
  Place inside = place;
  inside.name = WithoutEnding(place.name);
  inside.cut = false;
  ++inside.depth;
  if (!out.bytes.empty()) File(inside, BytesInMemory(out.bytes));
  return true;
}

void Inspector::UnsafeName(const Place& place, std::string_view name) {
  const bool drive = name.size() > 1 && name[1] == ':';
  bool parent = false;
  for (std::string_view rest = name; !rest.empty();) {
    const size_t end = std::min(rest.find_first_of("/\\"), rest.size());
    parent |= rest.substr(0, end) == "..";
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  if (parent || drive || name.starts_with('/') || name.starts_with('\\') || name.find('\0') != name.npos)
    Add(place, "unsafe-path", LoadVerdict::kSuspicious, "has a path that leads out of the folder that it is unpacked to");
}

void Inspector::Packed(const Place& place, PackedShape shape, std::string_view bytes) {
  if (place.cut) Cut(place);
  Format(place, shape == PackedShape::kTar ? "tar" : "7z");
  bool any = false;
  const std::string_view trouble = ForEachMember(shape, bytes, limits_.max_whole, [&](const PackedMember& member) {
    any = true;
    Place inside = Inside(place, member.name);
    if (++members_ > limits_.max_members) {
      Add(place, "limit", LoadVerdict::kUnreadable, "was not read to its end: limit members");
      return false;
    }
    UnsafeName(inside, member.name);
    Steering(inside, member.name);
    if (!member.link.empty()) UnsafeName(inside, member.link);
    if (member.special) Add(inside, "special-file", LoadVerdict::kSuspicious, "is a device or a pipe");
    if (!member.whole) Add(inside, "limit", LoadVerdict::kUnreadable, "was not read to its end: limit whole-bytes");
    if (!Spend(inside, member.bytes.size())) return false;
    // PyTorch 0.1: sys_info, pickle, storages and tensors, of which the last two hold raw bytes after their pickles.
    const bool torch = inside.name == "pickle" || inside.name == "storages" || inside.name == "tensors" || inside.name == "sys_info";
    inside.persistent_ids = inside.raw_follows = torch && shape == PackedShape::kTar;
    if (!member.bytes.empty()) File(inside, BytesInMemory(member.bytes));
    return true;
  });
  if (!trouble.empty()) Add(place, "malformed-archive", LoadVerdict::kUnreadable, std::string(trouble));
  if (!any && trouble.empty()) Add(place, "empty", LoadVerdict::kUnreadable, "has no members");
  NothingRead(place);
}

// What tells a loader what to build: an archive with one of them is not known before they are.
void Inspector::Steering(const Place& place, std::string_view name) {
  for (std::string_view steering : {"schema.json", "model_config.yaml", "saved_model.pb", "keras_metadata.pb", "MANIFEST.json"})
    if (place.name == steering)
      Add(place, "not-read-yet", LoadVerdict::kUnreadable, fmt::format("{} tells the loader what to build, and is not read yet", name));
}

void Inspector::NothingRead(const Place& place) {
  if (place.depth == 0 && models_ == 0 && report_.verdict == LoadVerdict::kClean)
    Add(place, "not-read-yet", LoadVerdict::kUnreadable, "holds no model of a format that is read here");
}

void Inspector::Disguise(const Place& place, std::string_view found, std::string_view head) {
  const FileType* promised = TheFileTypes().ByName(place.name);
  const FileType* is = TheFileTypes().Find(found);
  if (promised && promised->id == "npy") return;  // NumPy's loader takes a pickle under that name, too
  if (!promised || !is || promised->id == found || promised->executes || !TheFileTypes().IsDisguise(*is, *promised, place.name, head)) return;
  Add(place, "disguise", LoadVerdict::kSuspicious, fmt::format("is a {} under a name that promises {}", is->name, promised->name));
}

void Inspector::Other(const Place& place, std::string_view head) {
  const FileType* type = TheFileTypes().Identify(place.name, head);
  const FileType* promised = TheFileTypes().ByName(place.name);
  if (type) Format(place, type->id);
  if (type && !place.inner)
    report_.no_model = type->kind != "weights" && type->kind != "archive" && type->kind != "other" && !(promised && promised->kind == "weights");
  if (place.inner && (!type || type->kind != "weights")) return;
  if ((type && type->executes) || (promised && promised->executes && promised->kind == "weights"))
    return Add(place, "malformed-pickle", LoadVerdict::kUnreadable,
               fmt::format("is not what its name promises: no reader of {} gets anywhere with it", (promised ? promised : type)->name));
  if (!type) return Add(place, "unknown-format", LoadVerdict::kUnreadable, "is of no format that is known here");
  Add(place, "not-read-yet", LoadVerdict::kUnreadable, fmt::format("{}: this format is not read yet", type->name));
}

}  // namespace day::loading

namespace day {

LoadReport InspectFile(std::string_view name, const RandomBytes& bytes, const InspectLimits& limits) {
  LoadReport report;
  loading::Place place;
  place.name = name;
  loading::Inspector(limits, report).File(place, bytes);
  return report;
}

}  // namespace day
