// Any bytes are a document; a title keeps to its bound.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string_view>

#include "probe/probe_for_test.h"

namespace day::probes::document {
std::unique_ptr<Probe> Make();
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const auto kProbe = day::probes::document::Make();
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (const day::Evidence& evidence : day::LookAt(*kProbe, {.path = "a.pdf", .type = "pdf", .kind = "document"}, bytes))
    if (evidence.Get("title").size() > 200) std::abort();
  return 0;
}
