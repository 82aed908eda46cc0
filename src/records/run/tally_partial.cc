#include "records/run/tally_partial.h"

#include <algorithm>
#include <functional>

namespace day::records {
namespace {

bool ReadExample(Cursor& in, Example& example) {
  std::string_view file, field, value;
  uint8_t validity = 0, nobodys = 0;
  in.ReadLittle(example.hash);
  ReadText(in, file);
  ReadText(in, field);
  for (uint64_t* number : {&example.record, &example.at}) in.ReadLittle(*number);
  in.ReadLittle(validity);
  ReadText(in, value);
  in.ReadLittle(nobodys);
  if (in.ok() && nobodys > 1) in.Fail("a yes or no is neither");
  if (in.ok() && validity >= kValidities) in.Fail("an example is neither valid, plausible nor invalid");
  if (!in.ok()) return false;
  example.file = file;
  example.field = field;
  example.validity = static_cast<Validity>(validity);
  example.value = value;
  example.nobodys = nobodys == 1;
  return true;
}

}  // namespace

void PutTally(const Tally& tally, bool values, PartialWriter& out) {
  for (const uint64_t number : {tally.texts, tally.text_bytes, tally.tokens}) out.Put(number);
  out.Put(static_cast<uint32_t>(tally.kinds.size()));
  for (const KindTally& kind : tally.kinds) {
    for (const uint64_t count : kind.counts) out.Put(count);
    out.Put(static_cast<uint8_t>(kind.examples.size()));
    for (const Example& example : kind.examples) {
      out.Put(example.hash);
      out.PutText(example.file);
      out.PutText(example.field);
      out.Put(example.record);
      out.Put(example.at);
      out.Put(static_cast<uint8_t>(example.validity));
      out.PutText(values ? example.value : ShapeOf(example.value));
      out.Put(static_cast<uint8_t>(example.nobodys));
    }
  }
}

bool ReadTally(Cursor& in, size_t kinds, Tally& tally) {
  tally = Tally(kinds);
  uint32_t count = 0;
  for (uint64_t* number : {&tally.texts, &tally.text_bytes, &tally.tokens}) in.ReadLittle(*number);
  if (in.ReadLittle(count) && count != kinds) return in.Fail("it counts other kinds of findings");
  for (KindTally& kind : tally.kinds) {
    uint8_t examples = 0;
    for (uint64_t& number : kind.counts) in.ReadLittle(number);
    if (!in.ReadLittle(examples)) return false;
    if (examples > KindTally::kExamples) return in.Fail("it has more examples than are kept");
    kind.examples.resize(examples);
    for (Example& example : kind.examples)
      if (!ReadExample(in, example)) return false;
    if (std::ranges::adjacent_find(kind.examples, std::greater_equal<>()) != kind.examples.end()) return in.Fail("its examples are not in order");
  }
  return in.ok();
}

}  // namespace day::records
