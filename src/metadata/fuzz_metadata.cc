// Any bytes are metadata in every notation; every statement has a line of the text and quotes no more than it may.
#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "metadata/stated_licenses.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto lines = 2 + static_cast<size_t>(std::ranges::count_if(text, [](char c) { return c == '\n' || c == '\r'; }));
  constexpr std::array<std::string_view, 16> kNames = {"pom.xml", "a.nuspec",     "package.xml",      "a.spec",     "a.gemspec", "META.json",
                                                       "a.cabal", "package.json", "debian/copyright", "REUSE.toml", "README.md", "other",
                                                       "opam",    "METADATA",     "meta.yaml",        "a.html"};
  for (const std::string_view name : kNames)
    for (const day::metadata::StatedLicense& one : day::metadata::FindStatedLicenses(name, text).list)
      if (one.match.first_line > lines || one.match.written.size() > 200 || (one.match.id.empty() && !one.match.partial)) std::abort();
  return 0;
}
