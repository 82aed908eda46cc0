// Abstract values of the pickle machine. Ids stay valid for one pickle; the first few are shared constants.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace day::pickle {

using ValueId = uint32_t;

enum class Kind : uint8_t { kUnknown, kNone, kBool, kInt, kFloat, kText, kBytes, kTuple, kList, kDict, kSet, kGlobal, kResult, kPersistent };

struct Value {
  Kind kind = Kind::kUnknown;
  bool whole = true;           // of a number: it is known; of a container: all items were kept
  uint32_t depth = 1;          // containers, one in the other
  uint64_t weight = 1;         // values in it, shared ones counted each time
  int64_t number = 0;          // kInt, kBool: itself; kGlobal: index of it; kResult: index of the global that was called, or -1
  int64_t call = -1;           // kResult: index of the call
  std::string_view text;       // kText, kBytes: into the stream or into the pool's own texts
  std::vector<ValueId> items;  // of containers, the first kKeptItems (a dict's keys and values in turn); a persistent id's
                               // one value; of a result, the call's first argument and what was added after
};

inline constexpr size_t kKeptItems = 64;            // limit: items kept of a container; arguments and shapes are shorter
inline constexpr uint64_t kKeptInAll = 4ULL << 20;  // limit: items kept beyond that where tensors are listed

class Pool {
 public:
  static constexpr ValueId kUnknown = 0, kNone = 1, kFalse = 2, kTrue = 3, kFloat = 4, kAnyInt = 5;

  // `keep_all`: items of dicts, lists and what calls made, beyond kKeptItems, up to kKeptInAll of them together.
  explicit Pool(uint64_t max_values, bool keep_all = false);
  const Value& at(ValueId id) const { return values_[id]; }
  Value& at(ValueId id) { return values_[id]; }
  // kUnknown once there are too many.
  ValueId New(Value value);
  ValueId Int(int64_t number);
  std::string_view Own(std::string text) { return texts_.emplace_back(std::move(text)); }
  void AddItem(ValueId container, ValueId item);
  bool full() const { return values_.size() >= max_values_; }

  // "'echo hi', 3, {…}": the items of a tuple, or a value, shortened.
  std::string Describe(ValueId id, int levels = 2) const;

 private:
  uint64_t max_values_, more_items_;
  std::vector<Value> values_;
  std::deque<std::string> texts_;
};

// The argument of UNICODE (raw-unicode-escape) and of STRING (a quoted Python literal), as UTF-8. False where a loader refuses it.
bool DecodeRawUnicode(std::string_view line, std::string& out);
bool DecodeQuoted(std::string_view line, std::string& out);
// The argument of INT, LONG, GET and PUT: decimal, as Python's int() takes it. `whole` is false for more than 64 bits.
bool DecodeDecimal(std::string_view line, int64_t& number, bool& whole);

}  // namespace day::pickle
