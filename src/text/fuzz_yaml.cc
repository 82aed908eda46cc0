#include <cstddef>
#include <cstdint>
#include <string_view>

#include "text/utf8.h"
#include "text/yaml.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  (void)day::ParseYaml(text, {.max_nodes = 100'000});
  (void)day::ParseYamlDocuments(text, {.max_nodes = 100'000});
  (void)day::ReadYamlTags(text);
  (void)day::SplitFrontMatter(text);
  (void)day::Printable(text);
  (void)day::LooksLikeText(text);
  (void)day::GlobMatches(text.substr(0, size / 2), text.substr(size / 2));
  return 0;
}
