#include "formats/hdf5/btree2.h"

#include <set>
#include <string>
#include <vector>

namespace day::hdf5 {
namespace {

constexpr uint64_t kNodeHead = 6, kChecksum = 4;  // signature, version, type; at a node's end
constexpr unsigned kMaxLevels = 16;               // limit: levels; a node holds dozens

struct Tree {
  uint8_t type = 0;
  uint32_t node_size = 0;
  uint16_t record_size = 0, depth = 0, root_records = 0;
  uint64_t root = 0;
};

bool ReadHead(Reader& reader, uint64_t address, Tree& tree) {
  std::string head;
  const uint64_t length = 4 + 1 + 1 + 4 + 2 + 2 + 2 + reader.offset_size + 2 + reader.length_size + kChecksum;
  if (!reader.ReadChecked(address, length, "BTHD", head)) return false;
  Cursor cursor(head, address);
  uint8_t version = 0;
  const bool read = cursor.Skip(4) && cursor.ReadLittle(version) && cursor.ReadLittle(tree.type) && cursor.ReadLittle(tree.node_size) &&
                    cursor.ReadLittle(tree.record_size) && cursor.ReadLittle(tree.depth) && cursor.Skip(2) && reader.Address(cursor, tree.root) &&
                    cursor.ReadLittle(tree.root_records);
  if (!read || version != 0 || tree.record_size == 0 || tree.node_size < kNodeHead + kChecksum + tree.record_size || tree.depth > kMaxLevels)
    return reader.Fault(address, "is no B-tree that makes sense");
  return true;
}

}  // namespace

void ForEachRecord(Reader& reader, uint64_t address, const std::function<bool(const Tree2Record&)>& visit) {
  Tree tree;
  if (!ReadHead(reader, address, tree) || reader.IsNone(tree.root)) return;
  // How many bytes the counts of a child take, by the level of the node that points to it (H5B2hdr.c).
  const uint64_t room = tree.node_size - kNodeHead - kChecksum;
  const uint64_t leaf_records = room / tree.record_size;
  const unsigned count_bytes = BytesFor(leaf_records);
  std::vector<uint64_t> below = {leaf_records};  // records of a whole subtree, by its height
  std::vector<unsigned> total_bytes = {0};
  for (unsigned level = 1; level <= tree.depth; ++level) {
    const uint64_t pointer = reader.offset_size + count_bytes + total_bytes.back();
    const uint64_t records = room < pointer ? 0 : (room - pointer) / (tree.record_size + pointer);
    uint64_t all = 0;
    if (__builtin_mul_overflow(records + 1, below.back(), &all) || __builtin_add_overflow(all, records, &all))
      return void(reader.Fault(address, "is no B-tree that makes sense"));
    below.push_back(all);
    total_bytes.push_back(BytesFor(all));
  }

  struct Node {
    uint64_t address;
    uint64_t records;
    unsigned level;
  };
  std::vector<Node> open = {{tree.root, tree.root_records, tree.depth}};
  std::set<uint64_t> seen;
  std::string bytes;
  while (!open.empty() && !reader.stopped()) {
    const Node node = open.back();
    open.pop_back();
    if (!seen.insert(node.address).second) return void(reader.Fault(node.address, "is a node of a B-tree that goes in a circle"));
    const uint64_t pointer = node.level == 0 ? 0 : reader.offset_size + count_bytes + total_bytes[node.level - 1];
    const uint64_t used = node.records * tree.record_size + (node.level == 0 ? 0 : (node.records + 1) * pointer);  // 2^16 × 2^17
    if (used > room) return void(reader.Fault(node.address, "is a node of a B-tree with more records than fit"));
    if (!reader.ReadChecked(node.address, kNodeHead + used + kChecksum, node.level == 0 ? "BTLF" : "BTIN", bytes)) continue;
    Cursor cursor(bytes, node.address);
    cursor.Skip(kNodeHead);
    for (uint64_t i = 0; i < node.records; ++i) {
      Tree2Record record{tree.type, {}};
      if (!cursor.ReadText(tree.record_size, record.bytes)) return;
      if (!visit(record)) return;
    }
    for (uint64_t i = 0; node.level > 0 && i <= node.records; ++i) {
      Node child{0, 0, node.level - 1};
      if (!reader.Address(cursor, child.address) || !Reader::Sized(cursor, count_bytes, child.records) || !cursor.Skip(total_bytes[node.level - 1])) return;
      if (child.records > UINT16_MAX) return void(reader.Fault(node.address, "is a node of a B-tree with more records than fit"));
      open.push_back(child);
    }
  }
}

}  // namespace day::hdf5
