#include "probes/signals/saved_sets.h"

#include <array>

#include "base/digest.h"
#include "bytes/cursor.h"

namespace day::signals {
namespace {

// For each set and each of these: 64 digits of fingerprint, 8 of length (little-endian), the matcher.
constexpr std::array<MatchTarget, 2> kTargets = {MatchTarget::kAvx2, MatchTarget::kAnyMachine};

std::string FingerprintOf(const std::vector<Pattern>& patterns) {
  std::string text = "1\n";  // of this layout
  for (const Pattern& pattern : patterns) {
    text += std::to_string(pattern.id) + (pattern.literal ? " = " : " ~ ") + pattern.expression;
    text += '\0';
  }
  return Sha256Of(text).Hex();
}

void AppendLength(std::string& out, uint64_t length) {
  for (int i = 0; i < 8; ++i) out += static_cast<char>(length >> (8 * i));
}

}  // namespace

Result<std::string> SaveSets(const SignalSet& set) {
  std::string saved;
  for (size_t i = 0; i < set.kinds.sets().size(); ++i) {
    const std::vector<Pattern> patterns = set.PatternsOf(i);
    for (const MatchTarget target : kTargets) {
      DAY_TRY_ASSIGN(const Matcher matcher, Matcher::Compile(patterns, target));
      const std::string bytes = matcher.Save();
      saved += FingerprintOf(patterns);
      AppendLength(saved, bytes.size());
      saved += bytes;
    }
  }
  return saved;
}

Result<Matcher> LoadOrCompile(const SignalSet& set, size_t index, std::string_view saved, bool* compiled) {
  const std::vector<Pattern> patterns = set.PatternsOf(index);
  const std::string fingerprint = FingerprintOf(patterns);
  Cursor cursor(saved);
  for (size_t i = 0; i < (index + 1) * kTargets.size(); ++i) {
    std::string_view made_from, bytes;
    uint64_t length = 0;
    if (!cursor.ReadText(fingerprint.size(), made_from) || !cursor.ReadLittle(length) || !cursor.ReadText(length, bytes)) break;
    if (i / kTargets.size() != index || made_from != fingerprint) continue;
    if (Result<Matcher> loaded = Matcher::Load(bytes); loaded) return loaded;
  }
  *compiled = true;
  return Matcher::Compile(patterns);
}

}  // namespace day::signals
