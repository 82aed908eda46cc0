// Profiles as JSON, packed for keeping: they share most of their words with each other, so that each is packed against a common text.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace day {

// Immutable; any thread.
class JsonPacker {
 public:
  // `common`: any text; what was packed with it can be read with the very same one alone.
  explicit JsonPacker(std::string common);
  JsonPacker(JsonPacker&&) noexcept;
  JsonPacker& operator=(JsonPacker&&) noexcept;
  ~JsonPacker();

  const std::string& common() const { return common_; }
  std::string Pack(std::string_view json) const;
  // Error kInvalid: it is not what Pack gave, or larger than `most` bytes.
  Result<std::string> Unpack(std::string_view packed, size_t most) const;

 private:
  struct Impl;
  std::string common_;
  std::unique_ptr<Impl> impl_;
};

}  // namespace day
