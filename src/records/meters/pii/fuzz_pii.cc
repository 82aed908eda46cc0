// Any bytes: what is found lies in its text, nothing of one overlaps, and a text of two units gives what each gives alone.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "records/meters/pii/test_help.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace day;
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto alone = pii::Find(text, "phone");
  const size_t middle = size / 2;
  std::string both = text.substr(0, middle) + '\0' + text.substr(middle);
  const auto total = static_cast<uint32_t>(both.size());
  both.append(64, '0');
  const std::vector<std::string> fields = {""};
  records::TextBlock block;
  block.text = std::string_view(both).substr(0, total);
  block.fields = fields;
  const auto cut = static_cast<uint32_t>(middle);
  block.units.push_back({.begin = 0, .end = cut, .own_begin = 0, .own_end = cut});
  block.units.push_back({.begin = cut + 1, .end = total, .own_begin = cut + 1, .own_end = total});
  records::FinderSet::Search search(pii::TheFinders());
  std::vector<records::Span> spans;
  search.Find(block, spans);
  std::vector<pii::Said> joined, apart = pii::Find(text.substr(0, middle));
  for (const pii::Said& said : pii::Find(text.substr(middle))) apart.push_back(said);
  for (size_t i = 0; i < spans.size(); ++i) {
    const records::TextUnit& unit = block.units[spans[i].unit];
    if (spans[i].begin >= spans[i].end || spans[i].begin < unit.begin || spans[i].end > unit.end) std::abort();
    if (i > 0 && spans[i - 1].unit == spans[i].unit && spans[i - 1].end > spans[i].begin) std::abort();
    joined.push_back({pii::TheFinders().kinds()[spans[i].kind].type, both.substr(spans[i].begin, spans[i].end - spans[i].begin), spans[i].validity});
  }
  if (joined != apart) std::abort();
  return 0;
}
