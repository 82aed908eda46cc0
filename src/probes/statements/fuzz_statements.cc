// Any bytes are a document; every statement has a line, bounded texts and values of its own vocabulary.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "license/license.h"
#include "probes/statements/statements.h"

namespace {

class Check final : public day::Sink {
 public:
  void Add(day::Evidence evidence) override {
    if (evidence.outcome != day::Outcome::kFound) return;
    if (++count_ > day::statements::kMaxClaims + day::statements::kMaxTerms + day::statements::kMaxGates) std::abort();
    if (evidence.at.last_line < evidence.at.line || evidence.value.size() > day::statements::kMaxShown || evidence.Get("about").empty()) std::abort();
    for (const day::Field& field : evidence.fields)
      if (field.value.size() > day::statements::kMaxShown) std::abort();
    if (evidence.key == "license.statement" && day::NameOf(day::LicenseClassFromName(evidence.Get("class"))) != evidence.Get("class")) std::abort();
  }

 private:
  size_t count_ = 0;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const day::statements::Lexicon kLexicon;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  // The first byte chooses the kind of document.
  static constexpr std::string_view kPaths[] = {"README.md", "docs/page.rst", "CITATION.cff", "data/README.md"};
  const std::string_view path = text.empty() ? kPaths[0] : kPaths[static_cast<unsigned char>(text[0]) % 4];
  Check check;
  day::Readings readings;
  day::statements::ReadStatements(kLexicon, path, text, readings, check);
  return 0;
}
