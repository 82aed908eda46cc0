// A Git LFS pointer: the small text that stands in a repository for a large file kept elsewhere.
//
// Format: https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md : UTF-8, under 1,024 bytes, lines "key value" with one space,
// `version` first, then keys in order, `oid sha256:<64 hex>` and `size <n>` required, `ext-…` allowed. Pure; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/digest.h"
#include "bytes/cursor.h"

namespace day {

inline constexpr size_t kMaxLfsPointer = 1024;  // bytes, the specification's

struct LfsPointer {
  Sha256 oid;
  uint64_t size = 0;  // bytes
};

// Nothing when the text is not a pointer; `why`, if given, then says which rule it breaks.
std::optional<LfsPointer> ParseLfsPointer(std::string_view text, Malformed* why = nullptr);

}  // namespace day
