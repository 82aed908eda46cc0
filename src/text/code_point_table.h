// What is known of every code point, found out when it is first asked for: by blocks, of which most texts need a few. Any thread.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <vector>

#include "base/mutex.h"

namespace day {

inline constexpr uint32_t kCodePoints = 0x110000, kCodePointsOfABlock = 256;

// Block: of kCodePointsOfABlock code points in a row.
template <class Block>
class CodePointTable {
 public:
  // The block that holds code point `c`, which is below kCodePoints. `make(first)` makes it as a unique_ptr, from its first code point on; one thread at a
  // time.
  template <class Make>
  const Block& Of(uint32_t c, Make make) {
    const uint32_t index = c / kCodePointsOfABlock;
    if (const Block* block = blocks_[index].load(std::memory_order_acquire)) [[likely]]
      return *block;
    const MutexLock lock(mutex_);
    if (const Block* block = blocks_[index].load(std::memory_order_acquire)) return *block;
    std::unique_ptr<Block> made = make(index * kCodePointsOfABlock);
    const Block& block = *made_.emplace_back(std::move(made));
    blocks_[index].store(&block, std::memory_order_release);
    return block;
  }

 private:
  std::array<std::atomic<const Block*>, kCodePoints / kCodePointsOfABlock> blocks_{};
  Mutex mutex_;
  std::vector<std::unique_ptr<Block>> made_ DAY_GUARDED_BY(mutex_);
};

}  // namespace day
