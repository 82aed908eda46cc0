#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "formats/xml/xml.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  (void)day::LooksLikeXml(bytes);
  std::string decoded;
  const std::string_view text = day::AsUtf8(bytes, decoded);
  (void)day::ReadXml(text, [](const day::XmlElement& element) { (void)element.Get("name"); });
  return 0;
}
