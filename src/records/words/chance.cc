#include "records/words/chance.h"

#include <random>

namespace day::records {

uint64_t ChanceSeed() {
  static const uint64_t seed = [] {
    std::random_device chance;
    return uint64_t{chance()} << 32 | chance();
  }();
  return seed;
}

}  // namespace day::records
