#include "formats/hdf5/heaps.h"

namespace day::hdf5 {

bool ReadLocalHeap(Reader& reader, uint64_t address, std::string& data) {
  std::string head;
  if (!reader.Read(address, 8 + 2 * reader.length_size + reader.offset_size, head)) return false;
  if (!head.starts_with("HEAP")) return reader.Fault(address, "has not the signature of a heap of names");
  Cursor cursor(head, address);
  uint64_t size = 0, free_list = 0, at = 0;
  if (!cursor.Skip(8) || !reader.Length(cursor, size) || !reader.Length(cursor, free_list) || !reader.Address(cursor, at)) return false;
  return reader.Read(at, size, data);
}

bool NameIn(std::string_view heap, uint64_t offset, std::string_view& name) {
  if (offset >= heap.size()) return false;
  const size_t end = heap.find('\0', offset);
  if (end == heap.npos) return false;
  name = heap.substr(offset, end - offset);
  return true;
}

bool GlobalHeap::Load(uint64_t address) {
  if (loaded_ && address_ == address) return !broken_;
  loaded_ = broken_ = true;
  address_ = address;
  objects_.clear();
  std::string head;
  const unsigned head_size = 8 + reader_.length_size;
  if (!reader_.Read(address, head_size, head)) return false;
  Cursor cursor(head, address);
  uint64_t size = 0;
  if (!head.starts_with("GCOL") || !cursor.Skip(8) || !reader_.Length(cursor, size) || size < head_size)
    return reader_.Fault(address, "has not the signature of a heap of texts");
  if (!reader_.Read(address, size, bytes_)) return false;
  Cursor all(bytes_, address);
  all.Skip(head_size);
  while (all.remaining() >= 8 + reader_.length_size) {
    uint16_t index = 0;
    uint64_t length = 0;
    std::string_view object;
    if (!all.ReadLittle(index) || !all.Skip(6) || !reader_.Length(all, length)) break;
    if (index == 0) break;  // what is left is free
    if (!all.ReadText(length, object)) return reader_.Fault(all.offset(), "is a text that is longer than its heap");
    all.Skip(std::min<uint64_t>(all.remaining(), (8 - length % 8) % 8));
    objects_.emplace(index, object);
  }
  broken_ = false;
  return true;
}

bool GlobalHeap::Find(uint64_t address, uint32_t index, std::string_view& object) {
  if (!Load(address)) return false;
  const auto found = objects_.find(index);
  if (found == objects_.end()) return reader_.Fault(address, "is a heap of texts without the text that is asked for");
  object = found->second;
  return true;
}

}  // namespace day::hdf5
