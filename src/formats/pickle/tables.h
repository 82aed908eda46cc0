// The tables of the pickle machine: they grow a page at a time out of one budget, and nothing in them is ever moved, because what is moved
// is held twice. One thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <string_view>
#include <vector>

namespace day::pickle {

using ValueId = uint32_t;

// Bytes that the tables of one pickle, and of those nested in it, may take together.
class Budget {
 public:
  explicit Budget(uint64_t bytes) : left_(bytes) {}
  Budget(const Budget&) = delete;
  Budget& operator=(const Budget&) = delete;
  bool Take(uint64_t bytes) {
    if (bytes > left_) return false;
    left_ -= bytes;
    return true;
  }

 private:
  uint64_t left_;
};

// Ids by number: a stack, or a memo with gaps. Three bytes each, as there are fewer than 2^24 values: a pickle of 100 MB may hold 16 million
// on its stack and as many in its memo.
class IdTable {
 public:
  static constexpr ValueId kNone = 0xFFFFFF;

  explicit IdTable(Budget& budget) : budget_(budget) {}
  // kNone where nothing was set.
  ValueId At(size_t index) const {
    const size_t page = index >> kBits;
    if (page >= pages_.size() || !pages_[page]) return kNone;
    const uint8_t* at = pages_[page].get() + (index & kMask) * 3;
    return static_cast<ValueId>(at[0] | at[1] << 8 | at[2] << 16) ^ kNone;
  }
  // False where there is no room left.
  bool Set(size_t index, ValueId id) {
    const size_t page = index >> kBits;
    if (page >= pages_.size()) pages_.resize(page + 1);
    if (!pages_[page]) {
      if (!budget_.Take(3 << kBits)) return false;
      pages_[page] = std::make_unique<uint8_t[]>(3 << kBits);
    }
    uint8_t* at = pages_[page].get() + (index & kMask) * 3;
    id ^= kNone;  // so that zeros are none
    at[0] = static_cast<uint8_t>(id), at[1] = static_cast<uint8_t>(id >> 8), at[2] = static_cast<uint8_t>(id >> 16);
    return true;
  }

 private:
  static constexpr unsigned kBits = 8;  // small pages: most pickles are small
  static constexpr size_t kMask = (1 << kBits) - 1;
  Budget& budget_;
  std::vector<std::unique_ptr<uint8_t[]>> pages_;
};

class IdStack {
 public:
  explicit IdStack(Budget& budget) : ids_(budget) {}
  size_t size() const { return size_; }
  ValueId At(size_t index) const { return ids_.At(index); }
  ValueId Top() const { return ids_.At(size_ - 1); }
  bool Push(ValueId id) {
    if (!ids_.Set(size_, id)) return false;
    ++size_;
    return true;
  }
  void ShrinkTo(size_t size) { size_ = size; }

 private:
  IdTable ids_;
  size_t size_ = 0;
};

// Arrays of T, handed out of large blocks and never taken back before all are.
template <class T>
class Arena {
 public:
  explicit Arena(Budget& budget) : budget_(budget) {}
  // Null where there is no room left.
  T* Take(size_t count) {
    if (count > room_) {
      const size_t block = count > kBlock ? count : blocks_.empty() ? kFirst : kBlock;
      const size_t size = block > count ? block : count;
      if (size > std::numeric_limits<size_t>::max() / sizeof(T) || !budget_.Take(size * sizeof(T))) return nullptr;
      blocks_.push_back(std::make_unique_for_overwrite<T[]>(size));
      next_ = blocks_.back().get();
      room_ = size;
    }
    T* const taken = next_;
    next_ += count;
    room_ -= count;
    return taken;
  }

 private:
  static constexpr size_t kFirst = 1'000 / sizeof(T), kBlock = (64 << 10) / sizeof(T);
  Budget& budget_;
  std::vector<std::unique_ptr<T[]>> blocks_;
  T* next_ = nullptr;
  size_t room_ = 0;
};

}  // namespace day::pickle
