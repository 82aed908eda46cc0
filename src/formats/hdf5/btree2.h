// The records of a B-tree of version 2, which index dense links, dense attributes and large objects.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

#include "formats/hdf5/reader.h"

namespace day::hdf5 {

struct Tree2Record {
  uint8_t type = 0;  // of the tree: 5 links by name, 8 attributes by name, 1 large objects …
  std::string_view bytes;
};
// Until `visit` returns false. In no order of meaning.
void ForEachRecord(Reader& reader, uint64_t address, const std::function<bool(const Tree2Record&)>& visit);

}  // namespace day::hdf5
