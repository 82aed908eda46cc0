// Kinds that go by names: the first byte chooses one.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "loading/inspect.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  constexpr std::string_view kNames[] = {
      "config.json",    "model_index.json", "modules.json", "adapter_config.json", "schema.json", "MANIFEST.json", "own.json",   "model.safetensors.index.json",
      "config.yaml",    "MLmodel",          "conda.yaml",   "requirements.txt",    "handler.py",  "model.xml",     "model.pmml", "chat_template.jinja",
      "tokenizer.json", "model.rds"};
  if (size == 0) return 0;
  const day::BytesInMemory bytes(std::string_view(reinterpret_cast<const char*>(data + 1), size - 1));
  (void)day::InspectFile(kNames[data[0] % std::size(kNames)], bytes, {.max_whole = 1 << 20, .max_unpacked = 4 << 20, .max_members = 200, .max_head = 1 << 20});
  return 0;
}
