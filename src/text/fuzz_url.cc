// URLs found in any bytes lie in order inside them, and what parses has a host.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "text/url.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  size_t end = 0;
  for (const day::UrlSpan& span : day::FindUrls(text)) {
    if (span.offset < end || span.length == 0 || span.offset + span.length > size) std::abort();
    end = span.offset + span.length;
    (void)day::ParseUrl(text.substr(span.offset, span.length));
  }
  if (const auto url = day::ParseUrl(text); url && url->host.empty()) std::abort();
  return 0;
}
