// Any bytes are a card and a file of metadata: evidence must carry a line of the text.
#include <cstdint>
#include <string_view>

#include "probe/line_check_for_fuzz.h"
#include "probes/dataset_claims/dataset_claims.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const day::dataset_claims::DataSentences kSentences;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  day::LineCheck check(text);
  day::dataset_claims::ReadDocument(kSentences, day::ReadTextDocument("README.md", text), check);
  for (const std::string_view name : {"dataset_info.json", "croissant.json"}) day::dataset_claims::ReadMetadata(kSentences, name, text, check);
  return 0;
}
