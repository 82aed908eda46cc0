#include "records/measure/tally.h"

#include <xxhash.h>

#include <algorithm>
#include <bit>

#include "base/processor_clones.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace day::records {
namespace {

constexpr size_t kLongestShape = 40, kLongestValue = 400;  // characters shown of an example

void Keep(std::vector<Example>& examples, Example example) {
  const auto place = std::ranges::lower_bound(examples, example);
  if (place == examples.end() && examples.size() >= KindTally::kExamples) return;
  if (place != examples.end() && *place == example) return;
  examples.insert(place, std::move(example));
  if (examples.size() > KindTally::kExamples) examples.pop_back();
}

// Bits of up to 64 bytes that are above the blank; reads 64.
uint64_t WordBytes(const char* bytes) {
  uint64_t mask = 0;
#if defined(__SSE2__)
  const __m128i bound = _mm_set1_epi8(0x21);
  for (int i = 0; i < 4; ++i) {
    const __m128i text = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + 16 * i));
    mask |= uint64_t{static_cast<uint32_t>(_mm_movemask_epi8(_mm_cmpeq_epi8(_mm_max_epu8(text, bound), text)))} << (16 * i);
  }
#else
  for (int i = 0; i < 64; ++i) mask |= uint64_t{static_cast<unsigned char>(bytes[i]) > 0x20} << i;
#endif
  return mask;
}

DAY_AVX2_CLONES uint64_t TokensOf(std::string_view text) {
  uint64_t tokens = 0, before = 0;
  for (size_t at = 0; at < text.size(); at += 64) {
    uint64_t words = WordBytes(text.data() + at);
    if (text.size() - at < 64) words &= (uint64_t{1} << (text.size() - at)) - 1;
    tokens += static_cast<uint64_t>(std::popcount(words & ~(words << 1 | before)));
    before = words >> 63;
  }
  return tokens;
}

}  // namespace

uint64_t CountTokens(const TextBlock& block) {
  if (block.units.empty()) return 0;
  // Whole texts lie side by side with a zero byte between them; a piece is alone.
  if (block.units.size() == 1) {
    const TextUnit& unit = block.units[0];
    uint64_t tokens = TokensOf(block.text.substr(unit.own_begin, unit.own_end - unit.own_begin));
    // A token that a cut goes through belongs to where it begins.
    if (unit.own_begin > unit.begin && unit.own_begin < unit.own_end && static_cast<unsigned char>(block.text[unit.own_begin - 1]) > 0x20 &&
        static_cast<unsigned char>(block.text[unit.own_begin]) > 0x20)
      --tokens;
    return tokens;
  }
  return TokensOf(block.text);
}

void Tally::Add(const TextBlock& block, std::span<const Span> spans, std::string_view file) {
  texts += block.units.size();
  tokens += CountTokens(block);
  for (const TextUnit& unit : block.units) text_bytes += unit.own_end - unit.own_begin;
  for (const Span& span : spans) {
    KindTally& kind = kinds[span.kind];
    ++kind.counts[static_cast<size_t>(span.validity)];
    const TextUnit& unit = block.units[span.unit];
    Example example{.field = unit.field < block.fields.size() ? block.fields[unit.field] : std::string(),
                    .record = unit.record,
                    .at = unit.at + (span.begin - unit.begin),
                    .validity = span.validity};
    // Each kind has its own least hashes: a file's name is not spelled out for most of what is found.
    XXH64_hash_t hash = XXH3_64bits_withSeed(file.data(), file.size(), span.kind);
    hash = XXH3_64bits_withSeed(example.field.data(), example.field.size(), hash ^ example.record);
    example.hash = XXH3_64bits_withSeed(&example.at, sizeof example.at, hash);
    if (kind.examples.size() >= KindTally::kExamples && example.hash > kind.examples.back().hash) continue;
    example.file = file;
    example.value = block.text.substr(span.begin, std::min<size_t>(span.end - span.begin, kLongestValue));
    Keep(kind.examples, std::move(example));
  }
}

void Tally::Merge(const Tally& other) {
  texts += other.texts;
  text_bytes += other.text_bytes;
  tokens += other.tokens;
  if (kinds.size() < other.kinds.size()) kinds.resize(other.kinds.size());
  for (size_t i = 0; i < other.kinds.size(); ++i) {
    for (size_t v = 0; v < kValidities; ++v) kinds[i].counts[v] += other.kinds[i].counts[v];
    for (const Example& example : other.kinds[i].examples) Keep(kinds[i].examples, example);
  }
}

std::string ShapeOf(std::string_view value) {
  std::string shape;
  for (const char c : value) {
    if (shape.size() >= kLongestShape) {
      shape += "...";
      break;
    }
    const auto byte = static_cast<unsigned char>(c);
    if (c >= '0' && c <= '9') shape += '9';
    else if (c >= 'a' && c <= 'z') shape += 'x';
    else if (c >= 'A' && c <= 'Z') shape += 'X';
    else if (byte >= 0xC0) shape += '~';
    else if (byte > 0x20 && byte < 0x7F) shape += c;
    else if (byte <= 0x20) shape += ' ';
  }
  return shape;
}

}  // namespace day::records
