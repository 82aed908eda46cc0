#include "formats/hdf5/groups.h"

#include <set>

#include "formats/hdf5/btree2.h"

namespace day::hdf5 {
namespace {

constexpr uint8_t kLinksByName = 5, kAttributesByName = 8;

using LinkVisitor = std::function<bool(Link, uint64_t)>;

// The entries of a node: names in the group's heap and addresses of objects. False to end.
bool SymbolNode(Reader& reader, uint64_t address, std::string_view names, const LinkVisitor& visit) {
  constexpr uint64_t kFirst = 512;
  std::string bytes;
  if (!reader.ReadSome(address, kFirst, bytes)) return !reader.stopped();
  Cursor head(bytes, address);
  uint16_t count = 0;
  if (!bytes.starts_with("SNOD") || !head.Skip(6) || !head.ReadLittle(count)) return reader.Fault(address, "has not the signature of a group's node"), true;
  const uint64_t size = 8 + uint64_t{count} * (2 * reader.offset_size + 24);
  if (size > bytes.size() && !reader.Read(address, size, bytes)) return !reader.stopped();
  Cursor cursor(bytes, address);
  cursor.Skip(8);
  for (unsigned i = 0; i < count; ++i) {
    const uint64_t at = cursor.offset();
    Link link;
    uint64_t name_at = 0;
    uint32_t cache = 0, soft_at = 0;
    std::string_view name, target;
    if (!reader.Address(cursor, name_at) || !reader.Address(cursor, link.address) || !cursor.ReadLittle(cache) || !cursor.Skip(4) ||
        !cursor.ReadLittle(soft_at) || !cursor.Skip(12))
      return true;
    if (!NameIn(names, name_at, name)) return reader.Fault(at, "is an entry of a group without a name"), true;
    link.name = name;
    if (cache == 2) {
      if (!NameIn(names, soft_at, target)) return reader.Fault(at, "is a symbolic link without a target"), true;
      link.kind = Link::Kind::kSoft;
      link.target = target;
    }
    if (!visit(std::move(link), at)) return false;
  }
  return true;
}

// A B-tree of version 1 whose leaves are nodes of names.
void SymbolTable(Reader& reader, const Message& message, const LinkVisitor& visit) {
  Cursor cursor(message.body, message.address);
  uint64_t tree = 0, heap = 0;
  if (!reader.Address(cursor, tree) || !reader.Address(cursor, heap)) return void(reader.Fault(message.address, "is too short to tell of a group"));
  std::string names, bytes;
  const bool named = ReadLocalHeap(reader, heap, names);
  std::vector<uint64_t> open = {tree};
  std::set<uint64_t> seen;
  while (!open.empty() && !reader.stopped()) {
    const uint64_t address = open.back();
    open.pop_back();
    if (!seen.insert(address).second) return void(reader.Fault(address, "is a node of a group's tree that goes in a circle"));
    const uint64_t head_size = 8 + 2 * reader.offset_size;
    constexpr uint64_t kFirst = 600;  // a node of a file of usual settings
    if (!reader.ReadSome(address, kFirst, bytes)) continue;
    Cursor head(bytes, address);
    uint8_t type = 0, level = 0;
    uint16_t used = 0;
    if (!bytes.starts_with("TREE") || !head.Skip(4) || !head.ReadLittle(type) || !head.ReadLittle(level) || !head.ReadLittle(used) || type != 0) {
      reader.Fault(address, "has not the signature of a group's tree");
      continue;
    }
    const uint64_t size = head_size + uint64_t{used} * (reader.length_size + reader.offset_size);
    if (size > bytes.size() && !reader.Read(address, size, bytes)) continue;
    Cursor entries(bytes, address);
    entries.Skip(head_size);
    for (unsigned i = 0; i < used; ++i) {
      uint64_t child = 0;
      if (!entries.Skip(reader.length_size) || !reader.Address(entries, child)) break;
      if (level > 0) open.push_back(child);
      else if (!named) reader.ReadSome(child, 1, names), names.clear();  // so that it is asked for, too
      else if (!SymbolNode(reader, child, names, visit)) return;
    }
  }
}

struct DensePlace {
  uint64_t heap = 0, tree = 0;
};
// Of the messages that tell of dense links and of dense attributes: alike but for a field of 8 or 2 bytes.
bool ParseDense(const Reader& reader, const Message& message, unsigned order_bytes, DensePlace& place) {
  Cursor cursor(message.body, message.address);
  uint8_t version = 0, flags = 0;
  return cursor.ReadLittle(version) && version == 0 && cursor.ReadLittle(flags) && (!(flags & 1) || cursor.Skip(order_bytes)) &&
         reader.Address(cursor, place.heap) && reader.Address(cursor, place.tree);
}

// The objects of a fractal heap that a tree lists. `skip`: bytes of a record in front of the id.
void ForEachDense(Reader& reader, const DensePlace& place, uint8_t type, size_t skip, size_t id_size, const std::function<bool(std::string_view)>& visit) {
  if (reader.IsNone(place.heap) || reader.IsNone(place.tree)) return;
  FractalHeap heap(reader, place.heap);
  if (!heap.Open()) return;
  std::string object;
  ForEachRecord(reader, place.tree, [&](const Tree2Record& record) {
    if (record.type != type || record.bytes.size() < skip + id_size) return reader.Fault(place.tree, "is an index of another kind than it should be");
    if (!heap.Find(record.bytes.substr(skip, id_size), object)) return !reader.stopped();
    return visit(object);
  });
}

}  // namespace

bool IsGroup(const ObjectHeader& header) { return header.Find(kSymbolTable) || header.Find(kLinkInfo) || header.Find(kLink); }

void ForEachLink(Reader& reader, const ObjectHeader& header, const LinkVisitor& visit) {
  for (const Message& message : header.messages) {
    if (reader.stopped()) return;
    if (message.shared() && (message.type == kLink || message.type == kSymbolTable || message.type == kLinkInfo)) {
      reader.NotRead("heap-messages");
    } else if (message.type == kSymbolTable) {
      SymbolTable(reader, message, visit);
    } else if (message.type == kLink) {
      std::optional<Link> link = ParseLink(reader, message.body);
      if (!link) reader.Fault(message.address, "is a link that makes no sense");
      else if (!visit(std::move(*link), message.address)) return;
    } else if (message.type == kLinkInfo) {
      DensePlace place;
      if (!ParseDense(reader, message, 8, place)) {
        reader.Fault(message.address, "tells of links in a way that makes no sense");
        continue;
      }
      ForEachDense(reader, place, kLinksByName, 4, 7, [&](std::string_view body) {
        std::optional<Link> link = ParseLink(reader, body);
        if (!link) return reader.Fault(place.heap, "is a link that makes no sense"), true;
        return visit(std::move(*link), place.heap);
      });
    }
  }
}

void ForEachAttribute(Reader& reader, const ObjectHeader& header, const std::function<bool(const AttributeMessage&)>& visit) {
  const auto one = [&](std::string_view body, uint64_t at) {
    const std::optional<AttributeMessage> attribute = ParseAttribute(body);
    if (!attribute) return reader.Fault(at, "is an attribute that makes no sense"), true;
    return visit(*attribute);
  };
  for (const Message& message : header.messages) {
    if (reader.stopped()) return;
    if (message.type == kAttribute) {
      if (message.shared()) reader.NotRead("heap-messages");
      else if (!one(message.body, message.address)) return;
    } else if (message.type == kAttributeInfo) {
      DensePlace place;
      if (!ParseDense(reader, message, 2, place)) {
        reader.Fault(message.address, "tells of attributes in a way that makes no sense");
        continue;
      }
      ForEachDense(reader, place, kAttributesByName, 0, 8, [&](std::string_view body) { return one(body, place.heap); });
    }
  }
}

}  // namespace day::hdf5
