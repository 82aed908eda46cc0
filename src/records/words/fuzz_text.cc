#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "records/words/partial.h"
#include "records/words/words.h"

// Any bytes have words, and as many wherever a block begins; any bytes may be said to be a partial result.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto read = [](std::string_view of) {
    day::records::WordReader reader;
    uint64_t sum = 0;
    for (const uint64_t hash : reader.Begin(of).words().hashes) sum = sum * 31 + hash;
    return sum;
  };
  const uint64_t words = read(text);
  if (words != read(std::string(1 + size % 63, ' ') + std::string(text))) std::abort();
  (void)day::records::WithoutPunctuation(text);
  (void)day::records::OpenPartial(text, "words", 1);
  return 0;
}
