#include "formats/hdf5/walk.h"

#include <fmt/format.h>

#include <algorithm>

namespace day::hdf5 {
namespace {

constexpr uint64_t kMaxPath = 4'096;   // bytes of a path that are told
constexpr uint64_t kMaxExternal = 64;  // files of external data that are told of one dataset

std::string_view WithoutFilling(std::string_view text) { return text.substr(0, text.find_last_not_of('\0') + 1); }  // npos + 1 is 0

}  // namespace

void Walk::Run(uint64_t root) {
  objects_.push_back({.address = root});
  by_address_[root] = 0;
  for (size_t i = 0; i < objects_.size() && !reader_.stopped(); ++i) Look(i);
  file_.objects = objects_.size();
  if (file_.complete && !reader_.stopped()) SoftLinks();
}

void Walk::Look(size_t index) {
  ObjectHeader header;
  if (!ReadObjectHeader(reader_, objects_[index].address, header)) return;
  if (IsGroup(header)) {
    ++file_.groups;
    ForEachLink(reader_, header, [&](Link link, uint64_t at) { return Follow(index, std::move(link), at); });
  }
  if (header.Find(kLayout)) Dataset(index, header);
  Attributes(index, header);
}

bool Walk::Follow(size_t group, Link link, uint64_t at) {
  names_ += link.name.size() + link.target.size();
  if (++links_ > reader_.limits().max_links) return reader_.Limit("hdf5-links");
  if (names_ > reader_.limits().max_names) return reader_.Limit("hdf5-name-bytes");
  switch (link.kind) {
    case Link::Kind::kSoft:
      objects_[group].links.push_back({link.name, soft_.size(), true});
      soft_.push_back({group, std::move(link.name), std::move(link.target)});
      return true;
    case Link::Kind::kExternal: Way(Hdf5Way::Kind::kExternalLink, PathOf(group, link.name), std::move(link.target), at); return true;
    case Link::Kind::kUser: Way(Hdf5Way::Kind::kUserLink, PathOf(group, link.name), "", at); return true;
    case Link::Kind::kHard: break;
  }
  const auto [known, is_new] = by_address_.emplace(link.address, objects_.size());
  objects_[group].links.push_back({link.name, known->second, false});
  if (!is_new) {
    if (IsAbove(known->second, group) && file_.cycles.size() < kMaxHdf5Signs) file_.cycles.push_back({PathOf(group, link.name), PathOf(known->second)});
    return true;
  }
  const uint32_t depth = objects_[group].depth + 1;
  if (depth > reader_.limits().max_depth) return reader_.Limit("hdf5-depth");
  objects_.push_back({.address = link.address, .parent = group, .name = std::move(link.name), .depth = depth});
  return true;
}

void Walk::Dataset(size_t index, const ObjectHeader& header) {
  Hdf5Dataset dataset;
  dataset.path = PathOf(index);
  const uint64_t address = objects_[index].address;
  std::optional<Datatype> type;
  std::optional<Dataspace> space;
  for (const Message& message : header.messages) {
    ObjectHeader kept;
    std::string_view body;
    if (message.type != kDatatype && message.type != kDataspace && message.type != kLayout && message.type != kFilters && message.type != kExternalFiles)
      continue;
    if (!Resolve(message, kept, body)) continue;
    if (message.type == kDatatype) {
      type = ParseDatatype(body);
      if (!type) reader_.Fault(message.address, "is a type that makes no sense");
    }
    if (message.type == kDataspace) {
      space = ParseDataspace(reader_, body);
      if (!space) reader_.Fault(message.address, "is a shape that makes no sense");
    }
    if (message.type == kExternalFiles) ExternalData(message, dataset.path);
    if (message.type == kFilters) {
      std::optional<std::vector<uint16_t>> filters = ParseFilters(body);
      if (filters) dataset.filters = std::move(*filters);
      else reader_.Fault(message.address, "is a list of filters that makes no sense");
    }
    if (message.type != kLayout) continue;
    const std::optional<Layout> layout = ParseLayout(reader_, body);
    if (!layout) {
      reader_.Fault(message.address, "tells of a layout that makes no sense");
      continue;
    }
    dataset.layout = layout->kind;
    if (layout->kind == Hdf5Dataset::Layout::kVirtual) VirtualData(*layout, message.address, dataset.path);
    const bool placed = layout->address != 0 && !reader_.IsNone(layout->address);
    if (layout->kind == Hdf5Dataset::Layout::kContiguous && placed) {
      if (!reader_.Holds(layout->address, layout->stored)) reader_.Fault(message.address, "has data past the end of the file");
      dataset.at = reader_.InFile(layout->address);
      dataset.stored = layout->stored;
    }
    std::string node;
    if (layout->tree && placed && reader_.Read(layout->address, 6, node) && !node.starts_with(std::string_view("TREE\1", 5)))
      reader_.Fault(layout->address, "has not the signature of an index of chunks");
  }
  if (!type || !space) {
    if (header.whole && file_.complete && !header.Find(kDatatype)) reader_.Fault(address, "is a dataset without a type");
    if (header.whole && file_.complete && !header.Find(kDataspace)) reader_.Fault(address, "is a dataset without a shape");
  }
  if (type) {
    dataset.dtype = type->name;
    dataset.number = type->number;
    dataset.big_endian = type->big_endian;
    dataset.element_size = type->size;
  }
  if (space) {
    dataset.shape = std::move(space->shape);
    if (space->elements == UINT64_MAX || __builtin_mul_overflow(space->elements, type ? type->factor : 1, &dataset.elements)) dataset.elements = UINT64_MAX;
  }
  uint64_t needed = 0;
  const bool fits = dataset.elements != UINT64_MAX &&
                    !__builtin_mul_overflow(dataset.elements / (type ? std::max<uint64_t>(type->factor, 1) : 1), dataset.element_size, &needed) &&
                    needed <= dataset.stored;
  if (dataset.layout == Hdf5Dataset::Layout::kContiguous && dataset.stored > 0 && type && space && !fits)
    reader_.Fault(address, "states more elements than it has data");
  file_.datasets.push_back(std::move(dataset));
}

void Walk::Attributes(size_t index, const ObjectHeader& header) {
  std::string path;
  ForEachAttribute(reader_, header, [&](const AttributeMessage& message) {
    if (file_.attributes.size() >= reader_.limits().max_attributes) return reader_.Limit("hdf5-attributes");
    if (path.empty()) path = PathOf(index);
    names_ += path.size() + message.name.size();
    if (names_ > reader_.limits().max_names) return reader_.Limit("hdf5-name-bytes");
    ObjectHeader kept_type, kept_space;
    std::string_view type_body = message.type, space_body = message.space;
    Hdf5Attribute attribute{path, message.name, "", {}};
    if (message.shared_space) return reader_.NotRead("heap-messages"), true;
    if (message.shared_type && !ResolveType(message.type, kept_type, type_body)) return true;
    const std::optional<Datatype> type = ParseDatatype(type_body);
    const std::optional<Dataspace> space = ParseDataspace(reader_, space_body);
    if (!type || !space) return reader_.Fault(objects_[index].address, "has an attribute that makes no sense"), true;
    attribute.dtype = type->name;
    const bool more = Texts(message, *type, *space, attribute);
    file_.attributes.push_back(std::move(attribute));
    return more;
  });
}

bool Walk::Texts(const AttributeMessage& message, const Datatype& type, const Dataspace& space, Hdf5Attribute& attribute) {
  const bool variable = type.text == Datatype::Text::kVariable;
  if ((type.text == Datatype::Text::kNone && !type.opaque) || type.size == 0) return true;
  const uint64_t there = message.data.size() / type.size;
  if (space.elements > there) return reader_.Fault(objects_[0].address, "has an attribute that is shorter than its shape says"), true;
  for (uint64_t i = 0; i < space.elements; ++i) {
    const std::string_view element = message.data.substr(i * type.size, type.size);
    std::string_view text = type.opaque ? element : WithoutFilling(element);
    if (variable) {
      Cursor cursor(element);
      uint32_t length = 0, number = 0;
      uint64_t heap = 0;
      if (!cursor.ReadLittle(length) || !reader_.Address(cursor, heap) || !cursor.ReadLittle(number)) return true;
      text = {};
      if (length > 0 && !reader_.IsNone(heap) && heap != 0 && !texts_.Find(heap, number, text)) continue;
      text = UpToNul(text.substr(0, length));
    }
    text_bytes_ += text.size() + sizeof(std::string);
    if (text_bytes_ > reader_.limits().max_texts) return reader_.Limit("hdf5-attribute-bytes");
    attribute.texts.emplace_back(text);
  }
  return true;
}

void Walk::ExternalData(const Message& message, const std::string& path) {
  Cursor cursor(message.body, message.address);
  uint8_t version = 0;
  uint16_t slots = 0, used = 0;
  uint64_t heap = 0;
  std::string names;
  if (!cursor.ReadLittle(version) || version != 1 || !cursor.Skip(3) || !cursor.ReadLittle(slots) || !cursor.ReadLittle(used) || !reader_.Address(cursor, heap))
    return void(reader_.Fault(message.address, "tells of external data in a way that makes no sense"));
  ReadLocalHeap(reader_, heap, names);
  for (unsigned i = 0; i < std::min<uint64_t>(used, kMaxExternal); ++i) {
    uint64_t name_at = 0;
    std::string_view name;
    if (!reader_.Length(cursor, name_at) || !cursor.Skip(uint64_t{2} * reader_.length_size)) break;
    NameIn(names, name_at, name);
    Way(Hdf5Way::Kind::kExternalData, path, std::string(name), message.address);
  }
  if (used == 0) Way(Hdf5Way::Kind::kExternalData, path, "", message.address);
}

// The mapping begins with a version, the number of its entries and the first one's file; "." is this file.
void Walk::VirtualData(const Layout& layout, uint64_t at, const std::string& path) {
  std::string_view mapping, file;
  if (reader_.IsNone(layout.heap) || layout.heap == 0) return Way(Hdf5Way::Kind::kVirtualData, path, "", at);
  if (texts_.Find(layout.heap, layout.index, mapping) && mapping.size() > 1 + reader_.length_size) file = UpToNul(mapping.substr(1 + reader_.length_size));
  Way(Hdf5Way::Kind::kVirtualData, path, std::string(file), at);
}

void Walk::Way(Hdf5Way::Kind kind, std::string path, std::string target, uint64_t at) {
  if (target.size() > kMaxPath) target.resize(kMaxPath);
  if (file_.ways.size() < kMaxHdf5Signs) file_.ways.push_back({kind, std::move(path), std::move(target), reader_.InFile(at)});
}

bool Walk::Resolve(const Message& message, ObjectHeader& kept, std::string_view& body) {
  body = message.body;
  if (!message.shared()) return true;
  if (message.type != kDatatype) return reader_.NotRead("heap-messages");
  return ResolveType(message.body, kept, body);
}

bool Walk::ResolveType(std::string_view message, ObjectHeader& kept, std::string_view& body) {
  const std::optional<SharedMessage> shared = ParseShared(reader_, message);
  if (!shared) return reader_.Fault(0, "shares a message in a way that makes no sense");
  if (shared->in_heap) return reader_.NotRead("heap-messages");
  if (!ReadObjectHeader(reader_, shared->address, kept)) return false;
  const Message* type = kept.Find(kDatatype);
  if (!type || type->shared()) return reader_.Fault(shared->address, "is no committed type, but is used as one");
  body = type->body;
  return true;
}

std::string Walk::PathOf(size_t index, std::string_view last) {
  std::vector<std::string_view> names;
  uint64_t size = last.size() + 1;
  if (!last.empty()) names.push_back(last);
  for (; objects_[index].parent != kNone && size < kMaxPath; index = objects_[index].parent) {
    names.push_back(objects_[index].name);
    size += objects_[index].name.size() + 1;
  }
  std::string path = objects_[index].parent == kNone ? "" : "…";
  for (auto name = names.rbegin(); name != names.rend(); ++name) path += fmt::format("/{}", *name);
  if (path.size() > kMaxPath) path.resize(kMaxPath);
  names_ += path.size();
  return path.empty() ? "/" : path;
}

}  // namespace day::hdf5
