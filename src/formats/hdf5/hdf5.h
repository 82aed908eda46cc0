// What is in an HDF5 file: its groups and datasets, the attributes that are texts, and whatever leads out of the file.
//
// Format: "HDF5 File Format Specification", version 3.0 (https://support.hdfgroup.org/documentation/hdf5/latest/_f_m_t3.html). Read are:
// superblocks 0 to 3, object headers 1 and 2, groups as symbol tables, as link messages and in fractal heaps, attributes in headers and in
// fractal heaps, texts of fixed and of variable length, committed types. Not read, and said so (`not_read`): messages that objects share
// through a heap of the file, and heaps whose blocks are filtered. Data are never read, only where they lie.
//
// libhdf5 is not used: it opens what external links, external raw data and virtual datasets name, loads plug-ins for filters, and has had
// many overflows. What is kept grows with what the file holds, not with what it states; every read is counted against a budget, so that
// structures that share their parts cost no more than others. A look at bytes that are not all there yet (a failed read) goes on with
// everything else, so that one look asks for as much as it can: `complete` is false then.
// Pure over RandomBytes; any thread.
#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bytes/cursor.h"
#include "bytes/random_bytes.h"

namespace day {

struct Hdf5Limits {
  uint64_t max_read = uint64_t{256} << 20;  // limit: hdf5-bytes; of structures that are read
  uint64_t max_texts = uint64_t{64} << 20;  // limit: hdf5-attribute-bytes; of texts that are kept
  uint64_t max_links = 300'000;             // limit: hdf5-links; also bounds the objects
  uint64_t max_names = uint64_t{48} << 20;  // limit: hdf5-name-bytes; of names of links and of paths
  uint64_t max_attributes = 200'000;        // limit: hdf5-attributes
  uint64_t max_header = uint64_t{8} << 20;  // limit: hdf5-header-bytes; of one object
  uint32_t max_depth = 100;                 // limit: hdf5-depth; groups in groups
  bool checksums = true;                    // false: structures with wrong ones are read, too (a fuzzer finds no right ones)
};

struct Hdf5Attribute {
  std::string object;  // path of what it belongs to
  std::string name;
  std::string dtype;               // as of a dataset
  std::vector<std::string> texts;  // its elements where they are texts (of fixed size: without the NULs at their end), and bytes where they are opaque
};

struct Hdf5Dataset {
  enum class Layout : uint8_t { kNone, kCompact, kContiguous, kChunked, kVirtual };
  std::string path;
  std::string dtype;    // "float32", "int8", "bool", "complex64", "string", "compound" …; "" where it was not read
  bool number = false;  // of a kind that computes: no text, no reference
  bool big_endian = false;
  std::vector<uint64_t> shape;  // empty of scalars
  uint64_t elements = 0;        // UINT64_MAX: more than that
  uint64_t element_size = 0;    // bytes
  Layout layout = Layout::kNone;
  uint64_t at = 0, stored = 0;    // of contiguous data: offset in the file and bytes; at 0: none were written
  std::vector<uint16_t> filters;  // ids, in order
};

// What makes a reader open something else, or run something that is not in the file.
struct Hdf5Way {
  enum class Kind : uint8_t { kExternalLink, kExternalData, kVirtualData, kUserLink, kDriver };
  Kind kind;
  std::string path;    // of the link or dataset
  std::string target;  // the file; "" where it is not told
  uint64_t offset = 0;
};

struct Hdf5Cycle {
  std::string path, target;  // of the link; to what
};

struct Hdf5File {
  uint8_t version = 0;  // of the superblock
  uint64_t begin = 0;   // bytes in front of it
  uint64_t end = 0;     // where the file ends by its own account
  uint64_t groups = 0;
  uint64_t objects = 0;
  std::vector<Hdf5Dataset> datasets;
  std::vector<Hdf5Attribute> attributes;
  std::vector<Hdf5Way> ways;      // at most kMaxHdf5Signs, as of each of these
  std::vector<Hdf5Cycle> cycles;  // links to what holds them, and links to each other
  std::vector<Malformed> faults;  // where the usual reader gives up on an object
  std::string_view limit;         // the name of the first limit that was met, or ""
  std::string_view not_read;      // "heap-messages" …, or ""
  bool complete = true;           // false: bytes that are in the file could not be read
};
inline constexpr size_t kMaxHdf5Signs = 64;

// Where the file's signature stands: 0, or 512 and its doubles behind what another program keeps in front. Nothing where there is none in
// `head`, the file's beginning.
std::optional<uint64_t> FindHdf5(std::string_view head);

// `begin` is where the signature stands. An error: the superblock makes no sense, so nothing was read.
std::expected<Hdf5File, Malformed> ReadHdf5(const RandomBytes& bytes, uint64_t begin, const Hdf5Limits& limits = {});

}  // namespace day
