// What the readers of kinds of files share: where they are, what they found, what they may still spend.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "formats/pickle/pickle.h"
#include "loading/inspect.h"

namespace day::loading {

struct Place {
  std::string name;    // last part of the path, without the ending of a wrapper that was taken off
  std::string member;  // path inside of archives
  uint32_t depth = 0;
  bool inner = false;  // a member of an archive: one that is no model is nobody's business
  bool persistent_ids = false;
  bool keras_config = false;  // Keras builds a model from it, whatever it looks like
  bool raw_follows = false;   // the usual loader reads raw bytes after the pickles
};

class Inspection {
 public:
  Inspection(const InspectLimits& limits, LoadReport& report, const Neighbors* neighbors = nullptr) : limits_(limits), report_(report), neighbors_(neighbors) {}

  // Looks into a file, or into a member that Inside() named.
  void File(const Place& place, const RandomBytes& bytes);
  Place Inside(const Place& place, std::string_view member) const;

  void Add(const Place& place, std::string_view id, LoadVerdict verdict, std::string what, uint64_t offset = 0);
  void Format(const Place& place, std::string_view format);  // of the outermost file, the first that is told
  void CountModel() { ++models_; }                           // a file of a format that is read
  void CountConfig() { ++configs_; }                         // one that steers a loader
  void CountText() { ++texts_; }                             // a member that is text to its end and nothing that a loader takes
  void CountOther() { ++others_; }                           // a member of which nothing is known
  void CountTensors(uint64_t tensors, uint64_t parameters);

  // The file at `path` beside the one that is looked at; nothing where it is not there or nobody can tell.
  std::optional<Neighbor> Beside(const Place& place, const std::string& path) const;

  // What is read of a file is counted; false, with a finding, once there was too much of it.
  bool Spend(const Place& place, uint64_t unpacked);
  bool SpendMember(const Place& place);
  // What nothing loads is looked at for what it hides, up to a limit in all; false beyond it, without a finding.
  bool TakeCarried(uint64_t bytes) { return Take(carried_left_, bytes); }
  bool TakeMetadata(uint64_t bytes) { return Take(metadata_left_, bytes); }
  // What may still be unpacked into memory, bytes: an archive stays there while its members are looked at.
  uint64_t Room() const { return std::min(limits_.max_whole - std::min(unpacked_held_, limits_.max_whole), Memory()); }
  // What may still be held of it in any way, bytes.
  uint64_t Memory() const { return limits_.max_memory - std::min(unpacked_held_ + other_held_, limits_.max_memory); }

  // Findings that several kinds have.
  void Cut(const Place& place);                                                        // only its beginning was read
  void Unread(const Place& place, std::string_view limit);                             // nothing of it was
  void Unfinished(const Place& place, std::string_view limit);                         // it was not read to its end; it was where `limit` is empty
  void TooLarge(const Place& place, std::string_view format, std::string_view limit);  // a file that steers a loader: not read, and told
  void Disguise(const Place& place, std::string_view found, std::string_view head);
  void UnsafeName(const Place& place, std::string_view name);
  void NothingRead(const Place& place);
  void Template(const Place& place, std::string_view key, std::string_view text);

  const InspectLimits& limits() const { return limits_; }
  LoadReport& report() { return report_; }

 private:
  friend class Held;
  static bool Take(uint64_t& left, uint64_t bytes) {
    const bool enough = bytes <= left;
    left -= std::min(left, bytes);
    return enough;
  }
  const InspectLimits& limits_;
  LoadReport& report_;
  const Neighbors* neighbors_;  // or null
  uint64_t unpacked_ = 0, members_ = 0;
  uint64_t carried_left_ = 24 << 20;             // limit: bytes of values that are read as pickles, in a file
  uint64_t metadata_left_ = 16 << 20;            // limit: bytes of metadata that are looked through for programs, in a file
  uint64_t unpacked_held_ = 0, other_held_ = 0;  // bytes in memory now
  uint64_t models_ = 0, configs_ = 0, texts_ = 0, others_ = 0;
};

// Takes from Inspection's room while it lives: what was unpacked, or what else is in memory.
class Held {
 public:
  enum class As : uint8_t { kUnpacked, kOther };
  Held(Inspection& inspection, uint64_t bytes, As as = As::kUnpacked)
      : into_(as == As::kUnpacked ? inspection.unpacked_held_ : inspection.other_held_), bytes_(bytes) {
    into_ += bytes_;
  }
  ~Held() { into_ -= bytes_; }
  Held(const Held&) = delete;
  Held& operator=(const Held&) = delete;

 private:
  uint64_t& into_;
  uint64_t bytes_;
};

// The file that is looked at: its first bytes, and all of them for those kinds that need it.
class Subject {
 public:
  static constexpr uint64_t kHead = 16 << 10;  // bytes that say what a file is

  Subject(Inspection& inspection, const Place& place, const RandomBytes& bytes) : inspection_(inspection), place_(place), bytes_(bytes) {}
  bool ReadHead() { return bytes_.ReadText(0, std::min(bytes_.size(), kHead), head_); }

  const Place& place() const { return place_; }
  const RandomBytes& bytes() const { return bytes_; }
  std::string_view head() const { return head_; }
  // The whole file in memory, or its first bytes where it is larger than may be held: then cut(). Read once; nullptr, with a finding,
  // where it cannot be read.
  const std::string_view* Whole();
  bool cut() const { return cut_; }
  // LooksLikePickle of the head, worked out once: many kinds leave to the pickles what is one.
  bool BeginsAsPickle() {
    if (!begins_as_pickle_) begins_as_pickle_ = LooksLikePickle(head_, &pickle_);
    return *begins_as_pickle_;
  }
  // The one pickle that the whole file is, where BeginsAsPickle had to read it.
  std::optional<PickleReading> TakePickle() { return head_.size() == bytes_.size() ? std::move(pickle_) : std::nullopt; }

 private:
  enum class Reading : uint8_t { kNot, kDone, kFailed };
  Inspection& inspection_;
  const Place& place_;
  const RandomBytes& bytes_;
  std::string head_, held_;
  std::optional<Held> in_memory_;
  std::optional<bool> begins_as_pickle_;
  std::optional<PickleReading> pickle_;
  std::string_view whole_;  // in held_, or where the bytes lie in memory
  Reading reading_ = Reading::kNot;
  bool cut_ = false;
};

constexpr size_t kShown = 200;               // bytes of a name or path of the file that a finding shows
constexpr uint64_t kBombRatio = 500;         // unpacked to packed; deflate reaches 1,032, weights that were packed seldom 2 …
constexpr uint64_t kBombFrom = 16ULL << 20;  // … unless they are all zero, so only from here, in bytes

std::string_view LastPart(std::string_view path);

}  // namespace day::loading
