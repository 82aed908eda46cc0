// Where names and texts lie: local heaps of groups, global heaps of texts of variable length.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "formats/hdf5/reader.h"

namespace day::hdf5 {

// The data of a local heap: names, each with a NUL behind.
bool ReadLocalHeap(Reader& reader, uint64_t address, std::string& data);
// The text at an offset of it; false where it does not end.
bool NameIn(std::string_view heap, uint64_t offset, std::string_view& name);

class GlobalHeap {
 public:
  explicit GlobalHeap(Reader& reader) : reader_(reader) {}
  // The object of that number in the collection at an address. The view is valid until the next call.
  bool Find(uint64_t address, uint32_t index, std::string_view& object);

 private:
  bool Load(uint64_t address);

  Reader& reader_;
  // The last collection: neighbors ask for neighbors. Read again for one that comes back, which the reader's budget bounds.
  bool loaded_ = false, broken_ = false;
  uint64_t address_ = 0;
  std::string bytes_;
  std::map<uint32_t, std::string_view> objects_;
};

// What a link and a dense attribute lie in.
class FractalHeap {
 public:
  FractalHeap(Reader& reader, uint64_t address) : reader_(reader), address_(address) {}
  bool Open();
  // The object of an id, which is `id_length()` bytes long.
  bool Find(std::string_view id, std::string& object);

 private:
  bool Managed(uint64_t offset, uint64_t length, std::string& object);
  bool Huge(std::string_view id, std::string& object);
  uint64_t RowSize(unsigned row) const;

  Reader& reader_;
  const uint64_t address_;
  uint64_t id_length_ = 0, max_managed_ = 0, huge_tree_ = 0, width_ = 0, start_size_ = 0, max_direct_ = 0, root_ = 0;
  unsigned heap_bits_ = 0, rows_ = 0;
  // The blocks that were read, by their place in the heap: an index names its objects in the order of their hashes.
  std::map<uint64_t, std::string> blocks_;
  uint64_t held_ = 0;  // bytes of them
};

}  // namespace day::hdf5
