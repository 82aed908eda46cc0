// Abstract values of the pickle machine. Ids stay valid for one pickle; the first few are shared constants.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "formats/pickle/tables.h"

namespace day::pickle {

enum class Kind : uint8_t { kUnknown, kNone, kBool, kInt, kFloat, kText, kBytes, kTuple, kList, kDict, kSet, kGlobal, kResult, kPersistent };

// 40 bytes, and 900,000 of them may be: what a text has no use for, containers share.
struct Value {
  Kind kind = Kind::kUnknown;
  bool whole = true;    // of a number: it is known; of a container: all items were kept
  uint8_t room = 0;     // the pool's: 2^room items have room
  uint32_t depth = 1;   // containers, one in the other
  uint64_t weight = 1;  // values in it, shared ones counted each time
  int64_t number = 0;   // kInt, kBool: itself; kGlobal: index of it; kResult: index of the global that was called, or -1
  int32_t call = -1;    // kResult: index of the call
  uint32_t length = 0;  // of the text or of the items
  union {
    const char* characters = nullptr;  // kText, kBytes: in the stream or among the pool's own texts
    ValueId* first;                    // all others
  };

  bool is_text() const { return kind == Kind::kText || kind == Kind::kBytes; }
  std::string_view text() const { return is_text() ? std::string_view(characters, length) : std::string_view(); }
  // Of containers, the first that are kept (a dict's keys and values in turn); a persistent id's one value; of a result, the call's first
  // argument and what was added after.
  std::span<const ValueId> items() const { return is_text() ? std::span<const ValueId>() : std::span<const ValueId>(first, length); }
};

// "models/a.pt", "https://…", "a.pt"; no version ("1.2") and no enumerator ("steps").
bool LooksLikePath(std::string_view text);

inline constexpr size_t kKeptItems = 64;            // limit: items kept of a tuple, a dict or a result; arguments and shapes are shorter
inline constexpr size_t kFewItems = 8;              // limit: of a list or a set, which are only shown; of all, once there are many
inline constexpr uint64_t kManyItems = 6 << 20;     // items of all values together
inline constexpr uint64_t kKeptInAll = 4ULL << 20;  // limit: items kept beyond that where tensors are listed

// The argument of UNICODE (raw-unicode-escape) or of STRING (a quoted Python literal).
enum class Writing : uint8_t { kRawUnicode, kQuoted };
struct WrittenText {
  std::string_view body;  // without quotes
  size_t size = 0;        // bytes of UTF-8 that it stands for
  bool plain = false;     // it stands for itself
};
// Nothing where a loader refuses it.
std::optional<WrittenText> ReadWritten(Writing writing, std::string_view line);
// Fills `out`, which has the size that ReadWritten gave for it.
void Decode(Writing writing, std::string_view body, char* out);

inline constexpr uint64_t kMaxTexts = 64 << 20;  // limit: bytes of texts that are written with escapes; others are not copied

class Pool {
 public:
  static constexpr ValueId kUnknown = 0, kNone = 1, kFalse = 2, kTrue = 3, kFloat = 4, kAnyInt = 5;
  // For want of room: a text that looks like a path, and a tuple with such a text.
  static constexpr ValueId kUnknownPath = 6, kUnknownWithPath = 7, kLastShared = kUnknownWithPath;

  // `keep_all`: items of dicts, lists and what calls made, beyond kKeptItems, up to kKeptInAll of them together.
  Pool(uint64_t max_values, bool keep_all, Budget& budget);
  const Value& at(ValueId id) const { return id <= kLastShared ? shared_[id] : pages_[id >> kBits][id & kMask]; }
  Value& at(ValueId id) { return id <= kLastShared ? shared_[id] : pages_[id >> kBits][id & kMask]; }
  // kUnknown once there are too many.
  ValueId New(const Value& value);
  ValueId Int(int64_t number);
  ValueId Text(std::string_view text, Kind kind);  // that lies in the stream
  ValueId Text(Writing writing, const WrittenText& text);
  // Is it, or was it before room was short, a text that looks like a path?
  bool IsPath(ValueId id) const { return id == kUnknownPath || (at(id).kind == Kind::kText && LooksLikePath(at(id).text())); }
  void AddItem(ValueId container, ValueId item);
  void KeepItem(ValueId container, ValueId item);  // adds nothing to its depth and weight
  bool full() const { return full_ || size_ >= max_values_; }
  bool complete() const { return !full() && !lost_; }  // nothing has become unknown for want of room

  // "'echo hi', 3, {…}": the items of a tuple, or a value, shortened.
  std::string Describe(ValueId id, int levels = 2) const;

 private:
  static constexpr unsigned kBits = 4;
  static constexpr ValueId kMask = (1 << kBits) - 1;
  bool Grow(Value& value);

  Budget& budget_;
  uint64_t max_values_, more_items_, items_ = 0;
  bool keep_all_, full_ = false, lost_ = false;
  uint64_t texts_left_ = kMaxTexts;
  ValueId size_ = kLastShared + 1;
  std::array<Value, kLastShared + 1> shared_;
  std::vector<std::unique_ptr<Value[]>> pages_;
  Arena<ValueId> arena_;
  Arena<char> texts_;
  std::array<std::vector<ValueId*>, 32> free_;  // by their room: what values have grown out of
};

// The argument of INT, LONG, GET and PUT: decimal, as Python's int() takes it. `whole` is false for more than 64 bits.
bool DecodeDecimal(std::string_view line, int64_t& number, bool& whole);

}  // namespace day::pickle
