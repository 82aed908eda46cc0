// From a piece of a dataset to the texts of its records.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "records/measure/text_block.h"
#include "records/readers/raw_block.h"

namespace day::records {

// Of what was read every byte is counted in one of the three.
struct ReadCounts {
  uint64_t records = 0;        // parsed
  uint64_t bytes_parsed = 0;   // of records, with their names and brackets
  uint64_t bytes_as_text = 0;  // of plain text, and of records that could not be parsed: scanned as they lie there
  uint64_t bytes_skipped = 0;  // not scanned
  uint64_t text_bytes = 0;     // of the texts that were scanned
  uint64_t broken = 0;         // records that are not what their format says; scanned as text
  uint64_t overlong = 0;       // records that are too long to be parsed; scanned as text
  uint64_t not_utf8 = 0;       // blocks of text, or records, with bytes that are not UTF-8; scanned
  uint64_t with_nul = 0;       // the same with zero bytes; scanned
  uint64_t blank = 0;          // empty lines
  ReadCounts& operator+=(const ReadCounts& other);
  uint64_t bytes() const { return bytes_parsed + bytes_as_text + bytes_skipped; }
};

struct ParseOptions {
  std::vector<std::string> fields;  // only these ("text", "messages.content"); all texts where empty
  char separator = ',';             // of a table
  bool places = false;              // also where each text lies in the raw block, to be replaced there
};

// Reads block after block of one file. One thread.
class BlockParser {
 public:
  explicit BlockParser(ParseOptions options);
  ~BlockParser();

  // Until the next call the block's text and the raw block must stay. `columns`: of a table; empty for its first block, whose first row has them.
  void Parse(const RawBlock& raw, const std::vector<std::string>& columns, TextBlock& block, ReadCounts& counts);

  // Where a unit's text lies in the raw block.
  enum class Place : uint8_t { kPlain, kJsonString, kCell, kQuotedCell };
  struct RawPlace {
    uint32_t begin, end;
    Place place;
  };
  const std::vector<RawPlace>& places() const { return places_; }

 private:
  struct Json;
  void ParseValues(const RawBlock& raw, TextBlock& block, ReadCounts& counts);
  void ParseRows(const RawBlock& raw, const std::vector<std::string>& columns, TextBlock& block, ReadCounts& counts);
  void AddText(TextBlock& block, uint64_t record, uint32_t field, std::string_view text, RawPlace place);
  bool Wants(std::string_view path) const;
  uint32_t FieldOf(std::string_view path);

  const ParseOptions options_;
  std::unique_ptr<Json> json_;
  std::string text_;
  std::vector<std::string> fields_;
  std::unordered_map<std::string, uint32_t> field_numbers_;
  std::vector<RawPlace> places_;
};

// The cells of a table's first row, as names of its columns.
std::vector<std::string> ColumnsOf(std::string_view rows, char separator);

}  // namespace day::records
