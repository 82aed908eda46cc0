// What a file may pack its records in, so that they are taken out of it as lines of JSON.
#pragma once

#include <string_view>

namespace day::records {

inline constexpr size_t kContainerHead = 4096;  // bytes that tell

// By its first bytes, unpacked: "parquet", "arrow", "tar"; "" for a file that is its own records.
std::string_view ContainerOf(std::string_view head);
// As a person reads it: "Parquet", "an Arrow table", "a tar"; "" for what is no container.
std::string_view ContainerInWords(std::string_view container);

}  // namespace day::records
