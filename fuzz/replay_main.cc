// Runs a fuzz target without a fuzzer: over every file below the folders given, and over fixed mutations of each.
//
// So that each target's saved inputs replay in every test run, under whatever sanitizer the preset has, with GCC too.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);

namespace {

using Bytes = std::vector<uint8_t>;

void Run(const Bytes& bytes) { LLVMFuzzerTestOneInput(bytes.data(), bytes.size()); }

// 64 mutations of each input, the same in every run: flipped bits, overwritten bytes, cuts, doubled stretches.
int Mutate(const Bytes& seed) {
  std::mt19937 random(static_cast<uint32_t>(seed.size()) * 2654435761U + 1);
  constexpr int kMutations = 64;
  for (int i = 0; i < kMutations; ++i) {
    Bytes bytes = seed;
    for (uint32_t edit = 0, edits = 1 + random() % 4; edit < edits && !bytes.empty(); ++edit) {
      const size_t at = random() % bytes.size();
      switch (random() % 4) {
        case 0: bytes[at] ^= static_cast<uint8_t>(1U << (random() % 8)); break;
        case 1: bytes[at] = static_cast<uint8_t>(random() % 2 ? 0xFF : random()); break;
        case 2: bytes.resize(at); break;
        default: {
          const size_t length = std::min<size_t>(bytes.size() - at, 1 + random() % 16);
          const Bytes piece(bytes.begin() + static_cast<std::ptrdiff_t>(at), bytes.begin() + static_cast<std::ptrdiff_t>(at + length));
          bytes.insert(bytes.begin() + static_cast<std::ptrdiff_t>(at), piece.begin(), piece.end());
        }
      }
    }
    Run(bytes);
  }
  return kMutations;
}

}  // namespace

int main(int argc, char** argv) {
  size_t runs = 1;
  Run({});
  for (int i = 1; i < argc; ++i) {
    std::error_code error;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(argv[i], error)) {
      if (!entry.is_regular_file()) continue;
      std::ifstream in(entry.path(), std::ios::binary);
      const Bytes bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
      Run(bytes);
      runs += 1 + static_cast<size_t>(Mutate(bytes));
    }
  }
  std::printf("%zu inputs replayed\n", runs);
  return 0;
}
