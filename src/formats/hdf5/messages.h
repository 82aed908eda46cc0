// What the messages of an object say. Pure: bytes of a message in, struct out.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "formats/hdf5/reader.h"

namespace day::hdf5 {

constexpr unsigned kMaxRank = 32;  // limit: dimensions, the format's own

struct Dataspace {
  std::vector<uint64_t> shape;
  bool null = false;      // no elements at all
  uint64_t elements = 1;  // UINT64_MAX: more than that
};
std::optional<Dataspace> ParseDataspace(const Reader& reader, std::string_view body);

struct Datatype {
  enum class Text : uint8_t { kNone, kFixed, kVariable };
  std::string name;     // "float32" …
  uint64_t size = 0;    // bytes of an element
  uint64_t factor = 1;  // numbers in an element: of arrays as types
  bool number = false;
  bool big_endian = false;
  bool opaque = false;  // bytes without meaning
  Text text = Text::kNone;
};
// Nothing where it makes no sense. Types in types are read to a limited depth, beyond which they have no name.
std::optional<Datatype> ParseDatatype(std::string_view body);

struct Layout {
  Hdf5Dataset::Layout kind = Hdf5Dataset::Layout::kNone;
  uint64_t address = 0, stored = 0;  // of contiguous data, and of the index of chunks; address may be none
  bool tree = false;                 // the index of chunks is a B-tree of version 1
  uint64_t heap = 0;                 // of virtual data: where their mapping stands in the global heap …
  uint32_t index = 0;                // … and under which number
};
std::optional<Layout> ParseLayout(const Reader& reader, std::string_view body);

// The ids of its filters.
std::optional<std::vector<uint16_t>> ParseFilters(std::string_view body);

struct Link {
  enum class Kind : uint8_t { kHard, kSoft, kExternal, kUser };
  Kind kind = Kind::kHard;
  std::string name;
  uint64_t address = 0;  // of an object's header
  std::string target;    // of soft links the path, of external ones the file
};
std::optional<Link> ParseLink(const Reader& reader, std::string_view body);

struct AttributeMessage {
  std::string name;
  std::string_view type, space, data;
  bool shared_type = false, shared_space = false;
};
std::optional<AttributeMessage> ParseAttribute(std::string_view body);

// Where a message stands that other objects use, too: the address of an object's header, or nothing where it is in a heap of the file.
struct SharedMessage {
  bool in_heap = false;
  uint64_t address = 0;
};
std::optional<SharedMessage> ParseShared(const Reader& reader, std::string_view body);

}  // namespace day::hdf5
