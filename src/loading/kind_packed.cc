// What packs other files: gzip and its kin around one, tar and 7z around many.
#include <fmt/format.h>

#include <algorithm>

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

// False where it turns out not to be packed at all.
bool Unwrapped(Inspection& inspection, const Subject& subject, Wrapper wrapper, std::string_view bytes) {
  const Place& place = subject.place();
  if (subject.cut()) inspection.Cut(place);
  Unpacked out = Unwrap(wrapper, bytes, inspection.Room());
  const bool weak = wrapper == Wrapper::kZlib || wrapper == Wrapper::kLzma;
  if (weak && out.bytes.empty()) return false;
  inspection.Format(place, NameOf(wrapper));
  if (!out.whole) inspection.Unfinished(place, "whole-bytes");
  if (!out.trouble.empty()) inspection.Add(place, "malformed-archive", LoadVerdict::kUnreadable, std::string(out.trouble));
  if (out.bytes.size() > kBombFrom && out.bytes.size() / std::max<size_t>(bytes.size(), 1) > kBombRatio)
    inspection.Add(place, "bomb", LoadVerdict::kSuspicious, fmt::format("{} bytes unpack to {} or more", bytes.size(), out.bytes.size()));
  if (!inspection.Spend(place, out.bytes.size())) return true;
  Place inside = place;
  inside.name = WithoutEnding(place.name);
  ++inside.depth;
  const Held held(inspection, out.bytes.size());
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

}  // namespace

bool InspectPacked(Inspection& inspection, Subject& subject) {
  const PackedShape shape = SniffPacked(subject.head());
  if (shape == PackedShape::kNone) return false;
  const std::string_view* whole = subject.Whole();
  if (!whole) return true;
  const Place& place = subject.place();
  if (shape == PackedShape::kTar && subject.head()[0] == '\x80' && LooksLikePickle(*whole)) {
    inspection.Add(place, "polyglot", LoadVerdict::kSuspicious, "is a tar and a pickle at once");
    InspectPickles(inspection, place, *whole, subject.cut());
  }
  if (subject.cut()) inspection.Cut(place);
  inspection.Format(place, shape == PackedShape::kTar ? "tar" : "7z");
  bool any = false;
  const std::string_view trouble = ForEachMember(shape, *whole, inspection.Room(), [&](const PackedMember& member) {
    any = true;
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
  const std::string_view* whole = subject.Whole();
  if (!whole) return true;
  // joblib before 0.10: ZF, the length in hexadecimal padded to what Python gives for 2^64, 19 characters or Python 2's 20, and a stream of
  // zlib (joblib/numpy_pickle_compat.py).
  for (size_t at : {size_t{21}, size_t{22}})
    if (old_joblib && whole->size() > at && Unwrapped(inspection, subject, Wrapper::kZlib, std::string_view(*whole).substr(at))) return true;
  return wrapper != Wrapper::kNone && Unwrapped(inspection, subject, wrapper, *whole);
}

}  // namespace day::loading
