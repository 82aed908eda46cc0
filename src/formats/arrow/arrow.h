// The messages of Arrow's interprocess format: which columns a table has, and where the buffers of its batches lie.
//
// Format: https://arrow.apache.org/docs/format/Columnar.html ("Serialization and Interprocess Communication"), flatbuffers after format/Message.fbs and
// format/Schema.fbs. A stream is one message behind the other: FF FF FF FF (absent before version 0.15), i32 bytes of metadata, the metadata, which are a
// flatbuffer with padding, and the body. The first message is the schema; dictionaries and record batches follow; a length of 0 ends the stream. A file is
// "ARROW1", two zeros, such a stream, a footer that says where its messages are, i32 bytes of the footer, and "ARROW1". Feather 2 is this file.
//
// A batch holds its columns depth first, parents before children: a node (rows and nulls) for each, and as many buffers as its layout has.
// Pure: memory in, struct out. Any thread.
#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bytes/cursor.h"

namespace day::arrow {

inline constexpr std::string_view kFileMagic = "ARROW1";
inline constexpr uint32_t kContinues = 0xFFFFFFFF;  // stands before the length of a message

bool IsFile(std::string_view head);
// By the schema that it begins with, of which `head` has to hold the first few bytes.
bool IsStream(std::string_view head);

// The buffers that a column has in a batch, before those of its children.
enum class Layout : uint8_t {
  kNothing,       // none: nulls, or children that are run ends and values
  kFixed,         // which are valid, values
  kBytes,         // which are valid, where each ends, bytes
  kViews,         // which are valid, views, and as many buffers of bytes as the batch says
  kList,          // which are valid, where each ends
  kListViews,     // which are valid, where each begins, how long it is
  kInline,        // which are valid: structs, and lists of one length
  kSparseUnion,   // types
  kDenseUnion,    // types, offsets
  kUnionOfOld,    // of version 4 and before: which are valid, types
  kDenseUnionOld  // of version 4 and before: which are valid, types, offsets
};
uint32_t BuffersOf(Layout layout);  // of kViews those that all have

// A batch holds places (kFixed) in a dictionary of the values that the column describes, and none of its children.
struct DictionaryEncoding {
  int64_t id = 0;
  uint8_t width = 4;  // bytes of a place: 1, 2, 4 or 8
};

struct Column {
  std::string name;
  Layout layout = Layout::kNothing;
  bool text = false;       // kBytes or kViews of UTF-8
  bool wide = false;       // offsets have 64 bits, not 32
  bool list = false;       // kInline: a list of `list_size` for each row
  uint32_t list_size = 0;  // items
  std::vector<Column> children;
  std::optional<DictionaryEncoding> dictionary;
};

struct Buffer {
  uint64_t offset = 0, length = 0;  // bytes, from the beginning of the body, inside of it
};

enum class Codec : uint8_t { kNone, kLz4Frame, kZstd };

struct Batch {
  uint64_t rows = 0;
  std::vector<uint64_t> nodes;  // rows of each column
  std::vector<Buffer> buffers;
  std::vector<uint64_t> views;  // how many buffers of bytes each column of views has
  Codec codec = Codec::kNone;   // of each buffer, behind i64 bytes that it unpacks to, or -1 where it is not packed
};

struct Message {
  enum class Kind : uint8_t { kSchema, kDictionary, kBatch, kOther } kind = Kind::kOther;
  uint64_t body = 0;            // bytes that follow the metadata
  std::vector<Column> columns;  // kSchema
  int64_t dictionary = 0;       // kDictionary: its id
  bool adds = false;            // kDictionary: to what the dictionary held before
  Batch batch;                  // kDictionary, kBatch
};

// limit: columns of a schema with those within them, and how deep they lie.
inline constexpr size_t kMostColumns = 100'000;
inline constexpr int kDeepestColumn = 64;

std::expected<Message, Malformed> ReadMessage(std::string_view metadata);

// Of a file: bytes of its footer by its last ones, 0 where these are not the end of one; and the columns that the footer names, which some writers leave out at
// the beginning.
inline constexpr size_t kTail = 10;
uint64_t FooterSize(std::string_view last_bytes);
std::expected<std::vector<Column>, Malformed> ReadFooter(std::string_view footer);

}  // namespace day::arrow
