// Pickles, one or several in a row: plain, joblib's with arrays between, PyTorch's before version 1.6.
#include <fmt/format.h>

#include <algorithm>

#include "loading/carried.h"
#include "loading/judge_pickle.h"
#include "loading/kinds.h"

namespace day::loading {
namespace {

constexpr uint64_t kWithoutProto = 8 << 20;  // bytes; up to here a file is read whole to see whether it is a pickle without PROTO

// What was read of the bytes up to `end`.
void JudgePickles(Inspection& inspection, const Place& place, std::string_view bytes, uint64_t end, const PickleReading& reading) {
  const bool legacy = BeginsAsLegacyTorch(bytes);
  inspection.CountModel();
  inspection.Format(place, legacy ? "pytorch-legacy" : reading.raw_arrays > 0 ? "joblib" : "pickle");
  if (!legacy) inspection.Disguise(place, "pickle", bytes.substr(0, 4096));
  JudgePickle(reading, {.member = place.member, .persistent_ids = legacy || place.persistent_ids}, inspection.report());
  const std::string_view rest = bytes.substr(end);
  if (!rest.empty() && !legacy && !place.raw_follows && rest.find_first_not_of('\0') != rest.npos)
    inspection.Add(place, "trailing-bytes", LoadVerdict::kSuspicious, fmt::format("{} bytes follow the pickle, which its loader leaves alone", rest.size()),
                   end);
  for (const PickleCarried& carried : reading.carried) JudgeCarried(inspection, place, "", carried);
  const Held kept(inspection, reading.memory(), Held::As::kOther);
  for (const PickleBytes& nested : reading.nested) {
    Place inside = inspection.Inside(place, "torch.storage._load_from_bytes");
    inside.persistent_ids = true;
    if (!inspection.Spend(inside, nested.size)) break;
    if (!nested.latin1) {
      inspection.File(inside, BytesInMemory(nested.written));
    } else if (nested.size > inspection.Room()) {
      inspection.Unread(inside, "whole-bytes");
    } else {
      const Held held(inspection, nested.size);
      const std::string decoded = nested.Decoded();
      inspection.File(inside, BytesInMemory(decoded));
    }
  }
}

}  // namespace

uint64_t PickleMemory(const Inspection& inspection) {
  constexpr uint64_t kLeast = 16'000'000, kMost = 160'000'000;
  return std::clamp(inspection.Memory(), kLeast, kMost);
}

bool InspectPickle(Inspection& inspection, Subject& subject) {
  // Without PROTO it takes more than the head to tell.
  const bool begins = subject.BeginsAsPickle(), all = subject.head().size() == subject.bytes().size();
  if (!begins && (all || subject.bytes().size() > kWithoutProto)) return false;
  const std::string_view* whole = subject.Whole();
  if (!whole) return true;
  if (!all && !LooksLikePickle(*whole)) return false;
  if (auto read = subject.TakePickle(); read && !BeginsAsLegacyTorch(*whole)) JudgePickles(inspection, subject.place(), *whole, whole->size(), *read);
  else InspectPickles(inspection, subject.place(), *whole, subject.cut());
  return true;
}

void InspectAsPickleToo(Inspection& inspection, Subject& subject) {
  if (!subject.BeginsAsPickle()) return;
  inspection.Add(subject.place(), "polyglot", LoadVerdict::kSuspicious, "is a pickle at the same time");
  if (const std::string_view* whole = subject.Whole()) InspectPickles(inspection, subject.place(), *whole, subject.cut());
}

void InspectPickles(Inspection& inspection, const Place& place, std::string_view bytes, bool cut) {
  PickleReading reading;
  PickleLimits limits;
  limits.max_memory = PickleMemory(inspection);
  limits.max_pickles -= std::min(limits.max_pickles, inspection.report().pickles);  // of all members together
  const bool legacy = BeginsAsLegacyTorch(bytes);
  RowOfPickles row(bytes);
  uint64_t end = 0;
  for (uint64_t count = 0; !legacy || count < kLegacyTorchPickles; ++count) {
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
    if (end >= bytes.size() || (!legacy && !row.GoesOnAt(end))) break;
  }
  if (cut && !(legacy && reading.pickles >= kLegacyTorchPickles)) {
    reading.malformed.reset();  // it was cut here, not there
    inspection.Cut(place);
  }
  JudgePickles(inspection, place, bytes, end, reading);
}

}  // namespace day::loading
