#include "formats/arrow/arrow.h"

#include <algorithm>
#include <array>
#include <utility>

#include "bytes/flatbuffer.h"
#include "bytes/random_bytes.h"

namespace day::arrow {
namespace {

// Fields by their place in the schema of the flatbuffer.
enum MessageField : int { kVersion, kHeaderType, kHeader, kBodyLength };
enum FooterField : int { kFooterVersion, kFooterSchema };
enum SchemaField : int { kEndianness, kFields };
enum ColumnField : int { kName, kNullable, kTypeType, kType, kDictionary, kChildren };
enum DictionaryField : int { kId, kIndexType };
enum BatchField : int { kLength, kNodes, kBuffers, kCompression, kVariadicCounts };
enum DictionaryBatchField : int { kDictionaryId, kData, kIsDelta };

enum HeaderType : uint8_t { kSchemaHeader = 1, kDictionaryHeader, kBatchHeader };
enum Type : uint8_t {
  kNull = 1,
  kInt,
  kFloatingPoint,
  kBinary,
  kUtf8,
  kBool,
  kDecimal,
  kDate,
  kTime,
  kTimestamp,
  kInterval,
  kListType,
  kStruct,
  kUnion,
  kFixedSizeBinary,
  kFixedSizeList,
  kMap,
  kDuration,
  kLargeBinary,
  kLargeUtf8,
  kLargeList,
  kRunEndEncoded,
  kBinaryView,
  kUtf8View,
  kListView,
  kLargeListView,
};

constexpr int16_t kFirstWithoutValidityOfUnions = 4;  // MetadataVersion.V5
constexpr uint64_t kMostRows = uint64_t{1} << 40;     // limit: rows of a batch; what is larger is no count

class Reader {
 public:
  explicit Reader(std::string_view metadata) : bytes_(metadata), flat_(bytes_) {}

  std::expected<Message, Malformed> Read() {
    const FlatBuffer::Table root = flat_.Root();
    version_ = flat_.Number<int16_t>(root, kVersion);
    message_.body = Count(root, kBodyLength, "a body's length is negative");
    const FlatBuffer::Table header = flat_.TableIn(root, kHeader);
    switch (flat_.Number<uint8_t>(root, kHeaderType)) {
      case kSchemaHeader: ReadSchema(header); break;
      case kDictionaryHeader:
        message_.kind = Message::Kind::kDictionary;
        message_.dictionary = flat_.Number<int64_t>(header, kDictionaryId);
        message_.adds = flat_.Number<uint8_t>(header, kIsDelta) != 0;
        ReadBatch(flat_.TableIn(header, kData));
        break;
      case kBatchHeader:
        message_.kind = Message::Kind::kBatch;
        ReadBatch(header);
        break;
      default: break;
    }
    if (const auto trouble = flat_.Trouble()) return std::unexpected(*trouble);
    return std::move(message_);
  }
  std::expected<std::vector<Column>, Malformed> ReadFooter() {
    const FlatBuffer::Table root = flat_.Root();
    version_ = flat_.Number<int16_t>(root, kFooterVersion);
    const FlatBuffer::Table schema = flat_.TableIn(root, kFooterSchema);
    if (flat_.ok() && !schema) flat_.Fail(root.at, "its footer has no schema");
    ReadSchema(schema);
    if (const auto trouble = flat_.Trouble()) return std::unexpected(*trouble);
    return std::move(message_.columns);
  }

 private:
  uint64_t Count(const FlatBuffer::Table& table, int field, std::string_view rule) {
    const auto value = flat_.Number<int64_t>(table, field);
    if (value < 0) flat_.Fail(table.at, rule);
    return value < 0 ? 0 : static_cast<uint64_t>(value);
  }

  void ReadSchema(const FlatBuffer::Table& schema) {
    message_.kind = Message::Kind::kSchema;
    if (flat_.Number<int16_t>(schema, kEndianness) != 0) flat_.Fail(schema.at, "its numbers have their greatest byte first");
    ReadColumns(flat_.VectorIn(schema, kFields, 4), message_.columns, 0);
  }

  void ReadColumns(const FlatBuffer::Vector& fields, std::vector<Column>& columns, int depth) {
    if (fields.count > kMostColumns - columns_) return flat_.Fail(fields.at, "has more columns than the limit");
    if (fields.count > 0 && depth > kDeepestColumn) return flat_.Fail(fields.at, "its columns lie deeper than the limit");
    columns_ += fields.count;
    columns.reserve(fields.count);
    flat_.ForEach(fields, [&](const FlatBuffer::Table& field) { ReadColumn(field, columns.emplace_back(), depth); });
  }

  void ReadColumn(const FlatBuffer::Table& field, Column& column, int depth) {
    column.name = flat_.TextIn(field, kName);
    const auto type = flat_.Number<uint8_t>(field, kTypeType);
    const FlatBuffer::Table details = flat_.TableIn(field, kType);
    column.layout = LayoutOf(type, details);
    column.text = type == kUtf8 || type == kLargeUtf8 || type == kUtf8View;
    column.wide = type == kLargeBinary || type == kLargeUtf8 || type == kLargeList || type == kLargeListView;
    if (type == kFixedSizeList) {
      const auto size = flat_.Number<int32_t>(details, 0);
      if (size < 0) flat_.Fail(field.at, "a list has less than no items");
      column.list = true;
      column.list_size = static_cast<uint32_t>(std::max(size, 0));
    }
    ReadColumns(flat_.VectorIn(field, kChildren, 4), column.children, depth + 1);
    const bool one_child = column.layout == Layout::kList || column.layout == Layout::kListViews || column.list;
    if (one_child && column.children.size() != 1) flat_.Fail(field.at, "a list has not one kind of item");
    if (const FlatBuffer::Table dictionary = flat_.TableIn(field, kDictionary)) {
      column.dictionary.emplace();
      column.dictionary->id = flat_.Number<int64_t>(dictionary, kId);
      const FlatBuffer::Table index = flat_.TableIn(dictionary, kIndexType);
      const int32_t bits = index ? flat_.Number<int32_t>(index, 0) : 32;
      if (bits != 8 && bits != 16 && bits != 32 && bits != 64) flat_.Fail(dictionary.at, "places in a dictionary have an odd width");
      column.dictionary->width = static_cast<uint8_t>(bits / 8);
    }
  }

  Layout LayoutOf(uint8_t type, const FlatBuffer::Table& details) {
    switch (type) {
      case kNull:
      case kRunEndEncoded: return Layout::kNothing;
      case kBinary:
      case kUtf8:
      case kLargeBinary:
      case kLargeUtf8: return Layout::kBytes;
      case kBinaryView:
      case kUtf8View: return Layout::kViews;
      case kListType:
      case kLargeList:
      case kMap: return Layout::kList;
      case kListView:
      case kLargeListView: return Layout::kListViews;
      case kStruct:
      case kFixedSizeList: return Layout::kInline;
      case kUnion: {
        const bool dense = flat_.Number<int16_t>(details, 0) != 0;
        if (version_ < kFirstWithoutValidityOfUnions) return dense ? Layout::kDenseUnionOld : Layout::kUnionOfOld;
        return dense ? Layout::kDenseUnion : Layout::kSparseUnion;
      }
      case kInt:
      case kFloatingPoint:
      case kBool:
      case kDecimal:
      case kDate:
      case kTime:
      case kTimestamp:
      case kInterval:
      case kFixedSizeBinary:
      case kDuration: return Layout::kFixed;
      default: flat_.Fail(details.at, "a column is of a type that is not known"); return Layout::kNothing;
    }
  }

  void ReadBatch(const FlatBuffer::Table& table) {
    Batch& batch = message_.batch;
    batch.rows = Count(table, kLength, "a batch has less than no rows");
    if (batch.rows > kMostRows) flat_.Fail(table.at, "a batch has more rows than the limit");
    const FlatBuffer::Vector nodes = flat_.VectorIn(table, kNodes, 16), buffers = flat_.VectorIn(table, kBuffers, 16);
    const FlatBuffer::Vector views = flat_.VectorIn(table, kVariadicCounts, 8);
    batch.nodes.reserve(nodes.count);
    for (uint32_t i = 0; i < nodes.count && flat_.ok(); ++i) {
      const auto rows = flat_.NumberAt<uint64_t>(nodes, 2 * i);
      if (rows > kMostRows) flat_.Fail(nodes.at, "a column has more rows than the limit");
      batch.nodes.push_back(rows);
    }
    batch.buffers.reserve(buffers.count);
    for (uint32_t i = 0; i < buffers.count && flat_.ok(); ++i) {
      const Buffer buffer{.offset = flat_.NumberAt<uint64_t>(buffers, 2 * i), .length = flat_.NumberAt<uint64_t>(buffers, 2 * i + 1)};
      if (buffer.length > message_.body || buffer.offset > message_.body - buffer.length) flat_.Fail(buffers.at, "a buffer ends behind the body");
      batch.buffers.push_back(buffer);
    }
    batch.views.reserve(views.count);
    for (uint32_t i = 0; i < views.count && flat_.ok(); ++i) batch.views.push_back(flat_.NumberAt<uint64_t>(views, i));
    if (const FlatBuffer::Table compression = flat_.TableIn(table, kCompression)) {
      const auto codec = flat_.Number<uint8_t>(compression, 0);
      if (codec > 1 || flat_.Number<uint8_t>(compression, 1) != 0) flat_.Fail(compression.at, "buffers are packed in a way that is not known");
      batch.codec = codec == 0 ? Codec::kLz4Frame : Codec::kZstd;
    }
  }

  const BytesInMemory bytes_;
  FlatBuffer flat_;
  int16_t version_ = 0;
  size_t columns_ = 0;
  Message message_;
};

}  // namespace

uint32_t BuffersOf(Layout layout) {
  switch (layout) {
    case Layout::kNothing: return 0;
    case Layout::kInline:
    case Layout::kSparseUnion: return 1;
    case Layout::kFixed:
    case Layout::kViews:
    case Layout::kList:
    case Layout::kDenseUnion:
    case Layout::kUnionOfOld: return 2;
    case Layout::kBytes:
    case Layout::kListViews:
    case Layout::kDenseUnionOld: return 3;
  }
  return 0;
}

bool IsFile(std::string_view head) { return head.starts_with(kFileMagic) && head.substr(kFileMagic.size()).starts_with(std::string_view("\0\0", 2)); }

bool IsStream(std::string_view head) {
  Cursor in(head);
  uint32_t first = 0;
  if (!in.ReadLittle(first)) return false;
  if (first == kContinues && !in.ReadLittle(first)) return false;
  if (first < 16 || first > (uint32_t{1} << 30) || first % 4 != 0) return false;
  const BytesInMemory metadata(head.substr(static_cast<size_t>(in.offset())));
  FlatBuffer flat(metadata);
  const FlatBuffer::Table root = flat.Root();
  return flat.ok() && flat.Number<uint8_t>(root, kHeaderType) == kSchemaHeader && flat.Has(root, kHeader) && flat.Number<int16_t>(root, kVersion) <= 4 &&
         flat.ok();
}

std::expected<Message, Malformed> ReadMessage(std::string_view metadata) { return Reader(metadata).Read(); }

uint64_t FooterSize(std::string_view last_bytes) {
  if (last_bytes.size() < kTail || !last_bytes.ends_with(kFileMagic)) return 0;
  return FromLittle<uint32_t>(last_bytes.data() + last_bytes.size() - kTail);
}

std::expected<std::vector<Column>, Malformed> ReadFooter(std::string_view footer) { return Reader(footer).ReadFooter(); }

}  // namespace day::arrow
