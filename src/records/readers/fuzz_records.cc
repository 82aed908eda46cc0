// Any bytes as each format: every byte is counted once, places lie in their blocks, and blocks of other sizes give the same texts.
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>

#include "records/readers/block_parser.h"
#include "records/readers/test_help.h"

namespace {

using namespace day::records;

std::string Texts(const std::string& bytes, Format format, const CutOptions& cuts, bool places) {
  BlockCutter cutter(std::make_unique<MemoryStream>(bytes), format, ',', cuts);
  const std::vector<std::string> columns = ColumnsOf(bytes.substr(0, 200), ',');
  BlockParser parser({.separator = ',', .places = places});
  ReadCounts counts;
  RawBlock raw;
  TextBlock block;
  std::string texts;
  for (auto more = cutter.Next(raw); more && *more; more = cutter.Next(raw)) {
    parser.Parse(raw, columns, block, counts);
    if (places && parser.places().size() != block.units.size()) std::abort();
    for (const auto& place : parser.places())
      if (place.begin > place.end || place.end > raw.size) std::abort();
    for (const TextUnit& unit : block.units) {
      if (unit.begin > unit.own_begin || unit.own_begin > unit.own_end || unit.own_end > unit.end || unit.end > block.text.size()) std::abort();
      texts += block.text.substr(unit.own_begin, unit.own_end - unit.own_begin);
      if (!raw.piece) texts += '\n';
    }
  }
  if (counts.bytes() != bytes.size() || cutter.bytes_given() != bytes.size()) std::abort();
  return texts;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  for (const Format format : {Format::kText, Format::kJsonLines, Format::kJson, Format::kCsv}) {
    const std::string whole = Texts(bytes, format, {}, false);
    if (Texts(bytes, format, {.block = 64}, true) != whole) std::abort();
    Texts(bytes, format, {.block = 32, .piece = 100, .longest_record = 150}, true);
  }
  FormatOf("a.json", bytes);
  FormatOf("a", bytes);
  IsBinary(bytes);
  return 0;
}
