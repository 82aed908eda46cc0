// Any bytes: what is found lies in its text, and no two overlap.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "records/measure/bech32.h"
#include "records/measure/finder_set.h"
#include "records/meters/secrets/checks.h"
#include "records/meters/secrets/finder.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace day;
  static const records::FinderSet kFinders = [] {
    std::vector<std::unique_ptr<records::Finder>> finders;
    finders.push_back(secrets::MakeSecretsFinder());
    return std::move(records::FinderSet::Make(std::move(finders)).value());
  }();
  std::string text(reinterpret_cast<const char*>(data), size);
  text.append(64, '\0');
  records::TextBlock block;
  block.text = std::string_view(text).substr(0, size);
  const auto end = static_cast<uint32_t>(size);
  block.units.push_back({.begin = 0, .end = end, .own_begin = 0, .own_end = end});
  records::FinderSet::Search search(kFinders);
  std::vector<records::Span> spans;
  search.Find(block, spans);
  for (size_t i = 0; i < spans.size(); ++i)
    if (spans[i].begin >= spans[i].end || spans[i].end > end || (i > 0 && spans[i - 1].end > spans[i].begin)) std::abort();
  secrets::IsJsonWebToken(block.text);
  records::Bech32Of(block.text);
  return 0;
}
