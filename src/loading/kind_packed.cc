// What packs other files: gzip and its kin around one, tar and 7z around many.
#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "formats/pickle/pickle.h"
#include "loading/kinds.h"
#include "loading/unpack.h"
#include "text/utf8.h"

namespace day::loading {
namespace {

// "model.pkl.gz" to "model.pkl".
std::string WithoutEnding(std::string_view name) {
  const std::string lower = ToLowerAscii(name);
  for (std::string_view ending : {".gz", ".bz2", ".xz", ".zst", ".lz4", ".lzma", ".z", ".zlib", ".gzip", ".zstd"})
    if (lower.size() > ending.size() && lower.ends_with(ending)) return std::string(name.substr(0, name.size() - ending.size()));
  return std::string(name);
}

// False where it turns out not to be packed at all. `numbers`: what its loader takes for the elements of an array, as they are.
bool Unwrapped(Inspection& inspection, const Subject& subject, Wrapper wrapper, const RandomBytes& bytes, bool numbers = false) {
  const Place& place = subject.place();
  if (subject.bytes().size() > inspection.limits().max_whole) inspection.Cut(place);
  const Unpacked out = Unwrap(wrapper, bytes, inspection.Room());
  const bool weak = wrapper == Wrapper::kZlib || wrapper == Wrapper::kLzma;
  if (weak && out.bytes.empty()) return false;
  inspection.Format(place, NameOf(wrapper));
  if (!out.whole) inspection.Unfinished(place, "whole-bytes");
  if (!out.trouble.empty()) inspection.Add(place, "malformed-archive", LoadVerdict::kUnreadable, std::string(out.trouble));
  if (out.bytes.size() > kBombFrom && out.bytes.size() / std::max<uint64_t>(bytes.size(), 1) > kBombRatio)
    inspection.Add(place, "bomb", LoadVerdict::kSuspicious, fmt::format("{} bytes unpack to {} or more", bytes.size(), out.bytes.size()));
  if (!inspection.Spend(place, out.bytes.size())) return true;
  Place inside = place;
  inside.name = WithoutEnding(place.name);
  ++inside.depth;
  const Held held(inspection, out.bytes.size());
  if (numbers && out.whole && out.trouble.empty() && !LooksLikePickle(out.bytes) && SniffWrapper(out.bytes) == Wrapper::kNone) {
    inspection.CountModel();
    return true;
  }
  if (!out.bytes.empty()) inspection.File(inside, BytesInMemory(out.bytes));
  return true;
}

// False where no more members are to be read.
bool Member(Inspection& inspection, const Place& place, PackedShape shape, const PackedMember& member) {
  Place inside = inspection.Inside(place, member.name);
  if (!inspection.SpendMember(place)) return false;
  inspection.UnsafeName(inside, member.name);
  if (!member.link.empty()) inspection.UnsafeName(inside, member.link);
  if (member.special) inspection.Add(inside, "special-file", LoadVerdict::kSuspicious, "is a device or a pipe");
  if (!member.whole) inspection.Unfinished(inside, "whole-bytes");
  if (!inspection.Spend(inside, member.bytes.size())) return false;
  // PyTorch 0.1: sys_info, pickle, storages and tensors, of which the last two hold raw bytes after their pickles.
  const bool torch = inside.name == "pickle" || inside.name == "storages" || inside.name == "tensors" || inside.name == "sys_info";
  inside.persistent_ids = inside.raw_follows = torch && shape == PackedShape::kTar;
  const Held held(inspection, member.bytes.size());
  if (!member.bytes.empty()) inspection.File(inside, BytesInMemory(member.bytes));
  return true;
}

// The first bytes of a file that is unpacked, as many as may be whole. Nothing where they cannot be read.
std::optional<PartOfBytes> Packed(Inspection& inspection, const Subject& subject) {
  const RandomBytes& bytes = subject.bytes();
  const uint64_t size = std::min(bytes.size(), inspection.limits().max_whole);
  if (!bytes.Need(0, size)) {
    inspection.Add(subject.place(), "read-error", LoadVerdict::kUnreadable, "cannot be read");
    return std::nullopt;
  }
  return std::optional<PartOfBytes>(std::in_place, bytes, 0, size);
}

}  // namespace

bool InspectPacked(Inspection& inspection, Subject& subject) {
  const PackedShape shape = SniffPacked(subject.head());
  if (shape == PackedShape::kNone) return false;
  const Place& place = subject.place();
  const auto packed = Packed(inspection, subject);
  if (!packed) return true;
  if (shape == PackedShape::kTar && subject.head()[0] == '\x80' && subject.BeginsAsPickle()) {
    inspection.Add(place, "polyglot", LoadVerdict::kSuspicious, "is a tar and a pickle at once");
    if (const std::string_view* whole = subject.Whole()) InspectPickles(inspection, place, *whole, subject.cut());
  }
  if (packed->size() < subject.bytes().size()) inspection.Cut(place);
  inspection.Format(place, shape == PackedShape::kTar ? "tar" : "7z");
  // The decoder of a 7z holds what it gave, as far back as its dictionary reaches: as many bytes again for each member, and those before it.
  const bool decoder = shape == PackedShape::kSevenZip;
  uint64_t decoded = 0;
  const auto room = [&](uint64_t given) {
    decoded = given;
    return decoder ? std::min(inspection.Room(), (inspection.Memory() - std::min(inspection.Memory(), given)) / 2) : inspection.Room();
  };
  bool any = false;
  const std::string_view trouble = ForEachMember(shape, *packed, room, [&](const PackedMember& member) {
    any = true;
    const Held held(inspection, decoder ? decoded + member.bytes.size() : 0, Held::As::kOther);
    return Member(inspection, place, shape, member);
  });
  if (!trouble.empty()) inspection.Add(place, "malformed-archive", LoadVerdict::kUnreadable, std::string(trouble));
  if (!any && trouble.empty()) inspection.Add(place, "empty", LoadVerdict::kUnreadable, "has no members");
  inspection.NothingRead(place);
  return true;
}

bool InspectWrapped(Inspection& inspection, Subject& subject) {
  const Wrapper wrapper = SniffWrapper(subject.head());
  const bool old_joblib = subject.head().starts_with("ZF0x");
  if (wrapper == Wrapper::kNone && !old_joblib) return false;
  const auto packed = Packed(inspection, subject);
  if (!packed) return true;
  // joblib before 0.10: ZF, the length in hexadecimal padded to what Python gives for 2^64, 19 characters or Python 2's 20, and a stream of
  // zlib (joblib/numpy_pickle_compat.py). Arrays lie in files of their own beside the pickle, which hold their elements and no header (ZNDArrayWrapper).
  const bool beside = ToLowerAscii(subject.place().name).ends_with(".npy.z");
  for (uint64_t at : {uint64_t{21}, uint64_t{22}})
    if (old_joblib && packed->size() > at && Unwrapped(inspection, subject, Wrapper::kZlib, PartOfBytes(*packed, at, packed->size() - at), beside)) return true;
  return wrapper != Wrapper::kNone && Unwrapped(inspection, subject, wrapper, *packed);
}

}  // namespace day::loading
