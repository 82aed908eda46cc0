#include "formats/tensorflow/checkpoint.h"

#include <algorithm>
#include <memory>
#include <optional>

#include "base/saturating.h"
#include "formats/protobuf/wire.h"
#include "formats/tensorflow/node.h"

namespace day {
namespace {

constexpr uint64_t kFooter = 48, kBlockEnd = 5;  // bytes; behind a block its compression and a checksum
constexpr uint64_t kMaxKey = 4'096;              // limit: bytes of a key
constexpr uint64_t kMaxShards = 100'000;         // limit: their numbers have five digits in the names of files

std::unexpected<Malformed> Bad(uint64_t offset, std::string_view rule) { return std::unexpected(Malformed{offset, rule}); }

// LevelDB's varint, in a cursor.
bool ReadVarint(Cursor& cursor, uint64_t& value) {
  value = 0;
  for (int shift = 0; shift < 64; shift += 7) {
    uint8_t byte = 0;
    if (!cursor.ReadLittle(byte)) return false;
    value |= uint64_t{byte & 0x7FU} << shift;
    if (byte < 0x80) return true;
  }
  return cursor.Fail("a number has more than ten bytes");
}

struct Handle {
  uint64_t offset = 0, size = 0;
};
bool ReadHandle(Cursor& cursor, Handle& handle) { return ReadVarint(cursor, handle.offset) && ReadVarint(cursor, handle.size); }

// Snappy: a length, then literals and copies of what came before. False where it is malformed.
bool Uncompress(std::string_view packed, std::string& out) {
  Cursor cursor(packed);
  uint64_t length = 0;
  if (!ReadVarint(cursor, length) || length > kCheckpointMaxBlock) return false;
  out.clear();
  while (cursor.remaining() > 0) {
    uint8_t tag = 0;
    if (!cursor.ReadLittle(tag)) return false;
    if ((tag & 3) == 0) {
      uint64_t count = tag >> 2;
      for (uint64_t i = 0, bytes = count < 60 ? 0 : count - 59, stated = 0; i < bytes; ++i) {
        uint8_t byte = 0;
        if (!cursor.ReadLittle(byte)) return false;
        stated |= uint64_t{byte} << (8 * i);
        count = stated;
      }
      std::string_view literal;
      if (count >= length - out.size() || !cursor.ReadText(count + 1, literal)) return false;
      out += literal;
      continue;
    }
    uint64_t count = (tag >> 2) + 1U, offset = 0;
    uint8_t low = 0;
    uint16_t two = 0;
    uint32_t four = 0;
    if ((tag & 3) == 1) {
      if (!cursor.ReadLittle(low)) return false;
      count = 4 + ((tag >> 2) & 7U);
      offset = (uint64_t{tag} >> 5) << 8 | low;
    } else if ((tag & 3) == 2) {
      if (!cursor.ReadLittle(two)) return false;
      offset = two;
    } else {
      if (!cursor.ReadLittle(four)) return false;
      offset = four;
    }
    if (offset == 0 || offset > out.size() || count > length - out.size()) return false;
    for (size_t from = out.size() - offset; count > 0; --count) out.push_back(out[from++]);  // it may overlap with what it makes
  }
  return out.size() == length;
}

// Entries of a block, one after the other: keys share their beginning with the one before. Views stay good as long as the block.
class Block {
 public:
  static std::expected<Block, Malformed> At(std::string_view file, Handle handle) {
    const uint64_t room = file.size();
    if (handle.offset > room || handle.size > room - handle.offset || room - handle.offset - handle.size < kBlockEnd)
      return Bad(handle.offset, "a block ends past the end of the file");
    if (handle.size > kCheckpointMaxBlock) return Bad(handle.offset, "a block is larger than 16 MiB");
    auto bytes = std::make_unique<std::string>(file.substr(handle.offset, handle.size));
    const char compression = file[handle.offset + handle.size];
    if (compression == 1) {
      const std::string packed = std::move(*bytes);
      if (!Uncompress(packed, *bytes)) return Bad(handle.offset, "a block is no Snappy, or larger than 16 MiB");
    } else if (compression != 0) {
      return Bad(handle.offset, "a block is compressed in a way that does not exist");
    }
    uint32_t restarts = 0;
    Cursor end(std::string_view(*bytes).substr(bytes->size() - std::min<size_t>(4, bytes->size())));
    if (!end.ReadLittle(restarts) || restarts > (bytes->size() - 4) / 4) return Bad(handle.offset, "a block's restarts end past its end");
    const size_t entries = bytes->size() - 4 - 4 * size_t{restarts};
    return Block(std::move(bytes), entries, handle.offset);
  }

  uint64_t size() const { return bytes_->size(); }
  bool Next(std::string& key, std::string_view& value) {
    if (!cursor_.ok() || cursor_.remaining() == 0) return false;
    uint64_t shared = 0, own = 0, length = 0;
    std::string_view rest;
    if (!ReadVarint(cursor_, shared) || !ReadVarint(cursor_, own) || !ReadVarint(cursor_, length)) return false;
    if (shared > key.size() || own > kMaxKey || shared + own > kMaxKey)
      return cursor_.Fail("a key is longer than the limit, or than the one before that it repeats");
    if (!cursor_.ReadText(own, rest) || !cursor_.ReadText(length, value)) return false;
    key.resize(shared);
    key += rest;
    return true;
  }
  const Cursor& cursor() const { return cursor_; }

 private:
  Block(std::unique_ptr<std::string> bytes, size_t entries, uint64_t base)
      : bytes_(std::move(bytes)), cursor_(std::string_view(*bytes_).substr(0, entries), base) {}
  std::unique_ptr<std::string> bytes_;  // where a move of the block leaves it
  Cursor cursor_;
};

class IndexReader {
 public:
  explicit IndexReader(std::string_view file) : file_(file) {}

  std::expected<CheckpointIndex, Malformed> Read() {
    if (file_.size() < kFooter || !file_.ends_with(kCheckpointMagic)) return Bad(0, "does not end as a checkpoint's index does");
    Cursor footer(file_.substr(file_.size() - kFooter), file_.size() - kFooter);
    Handle meta, blocks;
    if (!ReadHandle(footer, meta) || !ReadHandle(footer, blocks)) return std::unexpected(footer.error());
    auto index = Block::At(file_, blocks);
    if (!index) return std::unexpected(index.error());
    std::string last_key;
    std::string_view where;
    uint64_t from = 0;
    while (index->Next(last_key, where)) {
      Cursor cursor(where);
      Handle handle;
      if (!ReadHandle(cursor, handle)) return Bad(blocks.offset, "an entry of the index names no block");
      // In the order of the file, each behind the one before: no block is read twice.
      if (handle.offset < from) return Bad(handle.offset, "two blocks overlap");
      from = handle.offset + std::min(handle.size, file_.size());
      if (const auto fault = Entries(handle)) return std::unexpected(*fault);
    }
    if (!index->cursor().ok()) return std::unexpected(index->cursor().error());
    if (!header_) return Bad(0, "has no header");
    return found_;
  }

 private:
  std::optional<Malformed> Entries(Handle handle) {
    auto block = Block::At(file_, handle);
    if (!block) return block.error();
    std::string key;
    std::string_view value;
    all_ += block->size();
    if (all_ > kCheckpointMaxBlocks) return Malformed{handle.offset, "its blocks have more than 256 MiB"};
    while (block->Next(key, value)) {
      if (++entries_ > kCheckpointMaxEntries) return Malformed{handle.offset, "has more than 1,000,000 entries"};
      if (const std::string_view rule = key.empty() ? Header(value) : Entry(key, value); !rule.empty()) return Malformed{handle.offset, rule};
    }
    if (!block->cursor().ok()) return block->cursor().error();
    return std::nullopt;
  }

  std::string_view Header(std::string_view value) {
    const BytesInMemory bytes(value);
    ProtoFile file(bytes);
    ProtoMessage message(file);
    ProtoField field;
    while (message.Next(field))
      if (field.IsVarint(1)) found_.shards = field.value;
    header_ = true;
    if (!file.ok()) return file.error().rule;
    return found_.shards > kMaxShards ? "names more shards than there can be" : "";
  }

  std::string_view Entry(const std::string& key, std::string_view value) {
    const BytesInMemory bytes(value);
    ProtoFile file(bytes);
    ProtoMessage message(file);
    ProtoField field;
    CheckpointTensor entry;
    uint64_t shard = 0, offset = 0, size = 0;
    bool slices = false;
    while (message.Next(field)) {
      if (field.IsVarint(1)) entry.tensor.type = field.Enum();
      if (field.IsBytes(2)) tensorflow::ReadShape(ProtoMessage(message, field), entry.tensor);
      if (field.IsVarint(3)) shard = field.value;
      if (field.IsVarint(4)) offset = field.value;
      if (field.IsVarint(5)) size = field.value;
      slices |= field.IsBytes(7);
    }
    if (!file.ok()) return file.error().rule;
    if (GraphTypeName(entry.tensor.type).empty()) return "a tensor's type does not exist";
    if (!entry.tensor.known_shape) return "a tensor's shape has a dimension that is negative or overflows";
    if (shard >= std::max<uint64_t>(found_.shards, 1)) return "a tensor lies in a shard that does not exist";
    uint64_t end = 0;
    if (offset > INT64_MAX || size > INT64_MAX || __builtin_add_overflow(offset, size, &end) || end > INT64_MAX) return "a tensor's place overflows";
    uint64_t needed = 0;
    const uint64_t each = tensorflow::BytesOf(entry.tensor.type);
    if (!slices && each != 0 && (__builtin_mul_overflow(entry.tensor.elements, each, &needed) || needed != size))
      return "a tensor's length is not that of its shape and type";
    // A slice stands under a key of its own, in binary, behind the name of what it is a part of.
    if (key.front() == '\0' || each == 0) return "";
    ++found_.tensors;
    AddSaturating(found_.parameters, entry.tensor.elements);
    if (found_.listed.size() < kCheckpointMaxListed) {
      entry.name = key;
      found_.listed.push_back(std::move(entry));
    }
    return "";
  }

  std::string_view file_;
  CheckpointIndex found_;
  size_t entries_ = 0;
  uint64_t all_ = 0;
  bool header_ = false;
};

}  // namespace

std::expected<CheckpointIndex, Malformed> ParseCheckpointIndex(std::string_view file) { return IndexReader(file).Read(); }

bool EndsAsCheckpoint(const RandomBytes& bytes) {
  std::string end;
  return bytes.size() > kCheckpointMagic.size() && bytes.ReadText(bytes.size() - kCheckpointMagic.size(), kCheckpointMagic.size(), end) &&
         end == kCheckpointMagic;
}

std::expected<CheckpointIndex, Malformed> ReadCheckpointIndex(const RandomBytes& bytes) {
  std::string file;
  if (bytes.size() > kCheckpointMaxIndex) return std::unexpected(Malformed{0, "limit header-bytes"});
  if (!bytes.ReadText(0, bytes.size(), file)) return std::unexpected(Malformed{0, kCannotBeRead});
  return ParseCheckpointIndex(file);
}

}  // namespace day
