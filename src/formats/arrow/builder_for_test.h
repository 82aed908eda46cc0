// Writes Arrow tables for tests: Framed(SchemaOf({FieldOf("text", kUtf8)})) + Framed(BatchOf(2, {2}, {"", Offsets({0, 1, 3}), "abc"})) + kEnd.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bytes/flatbuffer_for_test.h"

namespace day::arrow::for_test {

// Numbers of the union Type in format/Schema.fbs.
enum : uint8_t {
  kInt = 2,
  kBinary = 4,
  kUtf8,
  kList = 12,
  kStruct,
  kUnion,
  kFixedSizeList = 16,
  kMap,
  kLargeUtf8 = 20,
  kLargeList,
  kRunEndEncoded,
  kUtf8View = 24,
  kListView,
};
inline constexpr std::string_view kEnd("\xFF\xFF\xFF\xFF\0\0\0\0", 8);

struct FieldOptions {
  std::vector<Flat> children;
  std::optional<int64_t> dictionary;
  int bits = 32;                              // of places in the dictionary
  std::vector<std::pair<int, Flat>> details;  // of the type
};
inline Flat FieldOf(std::string_view name, uint8_t type, FieldOptions options = {}) {
  std::vector<std::pair<int, Flat>> fields = {
      {0, Flat::Text(name)}, {2, Flat::Number<uint8_t>(type)}, {3, Flat::Table(std::move(options.details))}, {5, Flat::List(std::move(options.children))}};
  if (options.dictionary)
    fields.emplace_back(4, Flat::Table({{0, Flat::Number<int64_t>(*options.dictionary)}, {1, Flat::Table({{0, Flat::Number<int32_t>(options.bits)}})}}));
  return Flat::Table(std::move(fields));
}

struct MessageForTest {
  std::string metadata, body;
};

// The metadata's place in a file is one with its beginning: the root's offset, no name.
inline std::string Metadata(const Flat& root) {
  std::string out = FlatFile("    ", root);
  out.append((8 - out.size() % 8) % 8, '\0');
  return out;
}
inline MessageForTest SchemaOf(std::vector<Flat> fields, int16_t version = 4, int16_t endianness = 0) {
  return {Metadata(Flat::Table({{0, Flat::Number<int16_t>(version)},
                                {1, Flat::Number<uint8_t>(1)},
                                {2, Flat::Table({{0, Flat::Number<int16_t>(endianness)}, {1, Flat::List(std::move(fields))}})}})),
          ""};
}

struct BatchOptions {
  std::optional<uint8_t> codec;       // 0: LZ4 frames, 1: Zstandard
  std::optional<int64_t> dictionary;  // a batch of a dictionary
  bool adds = false;
  std::vector<int64_t> views;   // buffers of each column of views
  std::vector<int64_t> places;  // offset and length of each buffer, where they shall not be what they are
  int64_t body = -1;            // its length, where it shall not be what it is
};
// `nodes`: rows of each column, depth first.
inline MessageForTest BatchOf(int64_t rows, const std::vector<int64_t>& nodes, const std::vector<std::string>& buffers, const BatchOptions& options = {}) {
  std::vector<int64_t> rows_and_nulls, places;
  for (const int64_t node : nodes) rows_and_nulls.insert(rows_and_nulls.end(), {node, 0});
  MessageForTest message;
  for (const std::string& buffer : buffers) {
    places.insert(places.end(), {static_cast<int64_t>(message.body.size()), static_cast<int64_t>(buffer.size())});
    message.body += buffer;
    message.body.append((8 - message.body.size() % 8) % 8, '\0');
  }
  if (!options.places.empty()) places = options.places;
  std::vector<std::pair<int, Flat>> batch = {{0, Flat::Number(rows)}, {1, Flat::Structs(rows_and_nulls, 2)}, {2, Flat::Structs(places, 2)}};
  if (options.codec) batch.emplace_back(3, Flat::Table({{0, Flat::Number<uint8_t>(*options.codec)}}));
  if (!options.views.empty()) batch.emplace_back(4, Flat::Numbers(options.views));
  Flat header = Flat::Table(std::move(batch));
  if (options.dictionary)
    header = Flat::Table({{0, Flat::Number<int64_t>(*options.dictionary)}, {1, std::move(header)}, {2, Flat::Number<uint8_t>(options.adds ? 1 : 0)}});
  message.metadata = Metadata(Flat::Table({{0, Flat::Number<int16_t>(4)},
                                           {1, Flat::Number<uint8_t>(options.dictionary ? 2 : 3)},
                                           {2, std::move(header)},
                                           {3, Flat::Number<int64_t>(options.body < 0 ? static_cast<int64_t>(message.body.size()) : options.body)}}));
  return message;
}

template <std::integral T>
std::string Little(const std::vector<T>& values) {
  std::string out;
  for (const T value : values)
    for (size_t i = 0; i < sizeof(T); ++i) out += static_cast<char>(static_cast<uint64_t>(value) >> (8 * i));
  return out;
}
inline std::string Offsets(const std::vector<int32_t>& values) { return Little(values); }

// `marked`: as since version 0.15.
inline std::string Framed(const MessageForTest& message, bool marked = true) {
  return (marked ? Little<uint32_t>({0xFFFFFFFF}) : "") + Little<uint32_t>({static_cast<uint32_t>(message.metadata.size())}) + message.metadata + message.body;
}
inline std::string FooterOf(std::vector<Flat> fields) {
  return Metadata(Flat::Table({{0, Flat::Number<int16_t>(4)}, {1, Flat::Table({{0, Flat::Number<int16_t>(0)}, {1, Flat::List(std::move(fields))}})}}));
}
inline std::string FileOf(std::string_view messages, const std::string& footer = FooterOf({})) {
  return std::string("ARROW1\0\0", 8) + std::string(messages) + footer + Little<uint32_t>({static_cast<uint32_t>(footer.size())}) + "ARROW1";
}

}  // namespace day::arrow::for_test
