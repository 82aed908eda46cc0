#include "formats/hdf5/messages.h"

namespace day::hdf5 {
namespace {

constexpr uint64_t kMaxName = 64 << 10;  // limit: bytes of a name in a message, which are no longer than this

}  // namespace

std::optional<Dataspace> ParseDataspace(const Reader& reader, std::string_view body) {
  Cursor cursor(body);
  Dataspace space;
  uint8_t version = 0, rank = 0, flags = 0, type = 1;
  if (!cursor.ReadLittle(version) || !cursor.ReadLittle(rank) || !cursor.ReadLittle(flags) || rank > kMaxRank) return std::nullopt;
  if (version == 1 ? !cursor.Skip(5) : version != 2 || !cursor.ReadLittle(type)) return std::nullopt;
  space.null = type == 2;
  if (space.null) space.elements = 0;
  for (unsigned i = 0; i < rank; ++i) {
    uint64_t extent = 0;
    if (!reader.Length(cursor, extent)) return std::nullopt;
    space.shape.push_back(extent);
    if (extent == 0) space.elements = 0;
  }
  for (const uint64_t extent : space.shape)
    if (space.elements != 0 && __builtin_mul_overflow(space.elements, extent, &space.elements)) {
      space.elements = UINT64_MAX;
      break;
    }
  return space;
}

std::optional<Layout> ParseLayout(const Reader& reader, std::string_view body) {
  using Kind = Hdf5Dataset::Layout;
  constexpr Kind kKinds[] = {Kind::kCompact, Kind::kContiguous, Kind::kChunked, Kind::kVirtual};
  Cursor cursor(body);
  Layout layout;
  uint8_t version = 0, rank = 0, kind = 0;
  if (!cursor.ReadLittle(version)) return std::nullopt;
  if (version == 1 || version == 2) {
    if (!cursor.ReadLittle(rank) || !cursor.ReadLittle(kind) || kind > 2 || !cursor.Skip(5)) return std::nullopt;
    layout.kind = kKinds[kind];
    layout.tree = kind == 2;
    if (kind != 0 && !reader.Address(cursor, layout.address)) return std::nullopt;
    return layout;
  }
  if (version < 3 || version > 5 || !cursor.ReadLittle(kind) || kind > 3) return std::nullopt;
  layout.kind = kKinds[kind];
  bool ok = true;
  switch (layout.kind) {
    case Kind::kContiguous: ok = reader.Address(cursor, layout.address) && reader.Length(cursor, layout.stored); break;
    case Kind::kVirtual: ok = reader.Address(cursor, layout.heap) && cursor.ReadLittle(layout.index); break;
    case Kind::kChunked:
      layout.tree = version == 3;
      if (version == 3) ok = cursor.Skip(1) && reader.Address(cursor, layout.address);
      break;  // later versions have five indexes, of which none is followed
    default: break;
  }
  return ok ? std::optional(layout) : std::nullopt;
}

std::optional<std::vector<uint16_t>> ParseFilters(std::string_view body) {
  Cursor cursor(body);
  uint8_t version = 0, count = 0;
  if (!cursor.ReadLittle(version) || version < 1 || version > 2 || !cursor.ReadLittle(count) || (version == 1 && !cursor.Skip(6))) return std::nullopt;
  std::vector<uint16_t> ids;
  for (unsigned i = 0; i < count; ++i) {
    uint16_t id = 0, name = 0, flags = 0, values = 0;
    if (!cursor.ReadLittle(id)) return std::nullopt;
    if ((version == 1 || id >= 256) && !cursor.ReadLittle(name)) return std::nullopt;
    if (!cursor.ReadLittle(flags) || !cursor.ReadLittle(values)) return std::nullopt;
    const uint64_t padded = version == 1 ? (uint64_t{name} + 7) / 8 * 8 : name;
    if (!cursor.Skip(padded) || !cursor.Skip(uint64_t{values} * 4 + (version == 1 && values % 2 == 1 ? 4 : 0))) return std::nullopt;
    ids.push_back(id);
  }
  return ids;
}

std::optional<Link> ParseLink(const Reader& reader, std::string_view body) {
  Cursor cursor(body);
  Link link;
  uint8_t version = 0, flags = 0, type = 0;
  uint64_t length = 0;
  std::string_view name, value;
  if (!cursor.ReadLittle(version) || version != 1 || !cursor.ReadLittle(flags)) return std::nullopt;
  if ((flags & 8 && !cursor.ReadLittle(type)) || (flags & 4 && !cursor.Skip(8)) || (flags & 16 && !cursor.Skip(1))) return std::nullopt;
  if (!Reader::Sized(cursor, 1U << (flags & 3), length) || length > kMaxName || !cursor.ReadText(length, name)) return std::nullopt;
  link.name = name;
  if (type == 0) return reader.Address(cursor, link.address) ? std::optional(std::move(link)) : std::nullopt;
  uint16_t size = 0;
  if (!cursor.ReadLittle(size) || !cursor.ReadText(size, value)) return std::nullopt;
  if (type == 1) {
    link.kind = Link::Kind::kSoft;
    link.target = UpToNul(value);
  } else if (type == 64) {
    link.kind = Link::Kind::kExternal;
    if (!value.empty()) value.remove_prefix(1);  // version and flags
    link.target = UpToNul(value);
  } else {
    link.kind = Link::Kind::kUser;
  }
  return link;
}

std::optional<AttributeMessage> ParseAttribute(std::string_view body) {
  Cursor cursor(body);
  AttributeMessage attribute;
  uint8_t version = 0, flags = 0;
  uint16_t name_size = 0, type_size = 0, space_size = 0;
  if (!cursor.ReadLittle(version) || version < 1 || version > 3 || !cursor.ReadLittle(flags)) return std::nullopt;
  if (!cursor.ReadLittle(name_size) || !cursor.ReadLittle(type_size) || !cursor.ReadLittle(space_size) || (version == 3 && !cursor.Skip(1)))
    return std::nullopt;
  const auto field = [&](uint64_t size, std::string_view& out) {
    if (!cursor.ReadText(version == 1 ? (size + 7) / 8 * 8 : size, out)) return false;
    out = out.substr(0, size);
    return true;
  };
  std::string_view name;
  if (!field(name_size, name) || !field(type_size, attribute.type) || !field(space_size, attribute.space)) return std::nullopt;
  attribute.name = UpToNul(name);
  attribute.shared_type = version > 1 && flags & 1;
  attribute.shared_space = version > 1 && flags & 2;
  return cursor.ReadText(cursor.remaining(), attribute.data) ? std::optional(std::move(attribute)) : std::nullopt;
}

std::optional<SharedMessage> ParseShared(const Reader& reader, std::string_view body) {
  Cursor cursor(body);
  SharedMessage shared;
  uint8_t version = 0, type = 0;
  if (!cursor.ReadLittle(version) || version < 1 || version > 3 || !cursor.ReadLittle(type) || (version == 1 && !cursor.Skip(6))) return std::nullopt;
  shared.in_heap = version == 3 && type == 1;
  if (!shared.in_heap && !reader.Address(cursor, shared.address)) return std::nullopt;
  return shared;
}

}  // namespace day::hdf5
