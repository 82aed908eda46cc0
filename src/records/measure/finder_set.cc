#include "records/measure/finder_set.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "bytes/cursor.h"
#include "records/measure/marks.h"

namespace day::records {
namespace {

bool Better(const Span& a, const Span& b) {
  if (a.rank != b.rank) return a.rank > b.rank;
  return a.end - a.begin > b.end - b.begin;
}

bool Before(const Span& a, const Span& b) {
  const auto place = [](const Span& span) { return uint64_t{span.unit} << 32 | span.begin; };
  if (place(a) != place(b)) return place(a) < place(b);
  if (a.end != b.end) return a.end > b.end;
  return a.rank != b.rank ? a.rank > b.rank : a.kind < b.kind;
}

}  // namespace

void ResolveOverlaps(std::vector<Span>& spans) {
  if (!std::ranges::is_sorted(spans, Before)) std::ranges::sort(spans, Before);
  size_t kept = 0;
  for (const Span& span : spans) {
    if (kept == 0 || spans[kept - 1].unit != span.unit || spans[kept - 1].end <= span.begin) {
      spans[kept++] = span;
    } else if (Better(span, spans[kept - 1])) {
      spans[kept - 1] = span;
      while (kept > 1 && spans[kept - 2].unit == span.unit && spans[kept - 2].end > span.begin) {  // what it reaches back into
        if (Better(spans[kept - 2], span)) {
          --kept;
          break;
        }
        spans[kept - 2] = span;
        --kept;
      }
    }
  }
  spans.resize(kept);
}

namespace {

std::vector<Pattern> PatternsOf(const std::vector<std::unique_ptr<Finder>>& finders) {
  std::vector<Pattern> patterns;
  for (const auto& finder : finders)
    for (Pattern gate : finder->gates()) {
      gate.id = static_cast<uint32_t>(patterns.size());
      patterns.push_back(std::move(gate));
    }
  return patterns;
}

// Tells whether saved patterns are these: the build made them of the same program, and nobody else gives any.
std::string FingerprintOf(const std::vector<Pattern>& patterns) {
  std::string text;
  for (const Pattern& pattern : patterns) {
    text += pattern.literal ? '=' : pattern.ignore_case ? '~' : ' ';
    text += pattern.expression;
    text += '\0';
  }
  const XXH128_hash_t hash = XXH3_128bits(text.data(), text.size());
  return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
}

constexpr MatchTarget kTargets[] = {MatchTarget::kAvx2, MatchTarget::kAnyMachine};

}  // namespace

Result<std::string> FinderSet::Save(const std::vector<std::unique_ptr<Finder>>& finders) {
  const std::vector<Pattern> patterns = PatternsOf(finders);
  std::string saved;
  for (const MatchTarget target : kTargets) {
    DAY_TRY_ASSIGN(const Matcher matcher, Matcher::Compile(patterns, target));
    const std::string bytes = matcher.Save();
    saved += FingerprintOf(patterns);
    for (int i = 0; i < 8; ++i) saved += static_cast<char>(bytes.size() >> (8 * i));
    saved += bytes;
  }
  return saved;
}

Result<FinderSet> FinderSet::Make(std::vector<std::unique_ptr<Finder>> finders, std::string_view saved) {
  const std::vector<Pattern> patterns = PatternsOf(finders);
  std::vector<Gate> gates;
  for (uint32_t f = 0; f < finders.size(); ++f)
    for (uint32_t gate = 0, count = static_cast<uint32_t>(finders[f]->gates().size()); gate < count; ++gate) gates.push_back({f, gate});
  std::optional<Matcher> loaded;
  const std::string fingerprint = FingerprintOf(patterns);
  for (Cursor cursor(saved); !loaded && cursor.remaining() > 0;) {
    std::string_view made_from, bytes;
    uint64_t length = 0;
    if (!cursor.ReadText(fingerprint.size(), made_from) || !cursor.ReadLittle(length) || !cursor.ReadText(length, bytes)) break;
    if (made_from != fingerprint) continue;
    if (Result<Matcher> one = Matcher::Load(bytes)) loaded = std::move(*one);
  }
  if (!loaded) {
    DAY_TRY_ASSIGN(loaded, Matcher::Compile(patterns));
  }
  FinderSet set(std::move(*loaded));
  set.gates_ = std::move(gates);
  for (const auto& finder : finders) {
    set.first_kind_.push_back(static_cast<uint16_t>(set.kinds_.size()));
    set.kinds_.insert(set.kinds_.end(), finder->kinds().begin(), finder->kinds().end());
  }
  set.finders_ = std::move(finders);
  return set;
}

size_t FinderSet::finder_of(uint16_t kind) const { return static_cast<size_t>(std::ranges::upper_bound(first_kind_, kind) - first_kind_.begin()) - 1; }

FinderSet::Search::Search(const FinderSet& set) : set_(set), scratch_(set.matcher_), found_(set.finders_.size()) {
  for (const auto& finder : set.finders_) {
    sessions_.push_back(finder->Make());
    if (finder->wants_marks()) marking_.push_back(sessions_.back().get());
  }
}

void FinderSet::Search::Find(const TextBlock& block, std::vector<Span>& found) {
  for (size_t f = 0; f < sessions_.size(); ++f) {
    found_[f].clear();
    sessions_[f]->Begin(block, found_[f]);
  }
  uint32_t unit = 0;
  set_.matcher_.Scan(block.text, scratch_, [&](Match match) {
    while (unit < block.units.size() && block.units[unit].end < match.end) ++unit;
    if (unit == block.units.size() || match.end <= block.units[unit].begin) return;
    const Gate gate = set_.gates_[match.id];
    sessions_[gate.finder]->AtGate(gate.gate, unit, static_cast<uint32_t>(match.end));
  });
  if (!marking_.empty()) FindMarks(block, marking_, runs_);
  const size_t first = found.size();
  for (size_t f = 0; f < found_.size(); ++f) {
    ResolveOverlaps(found_[f]);
    const size_t before = found.size();
    for (Span span : found_[f]) {
      const TextUnit& in = block.units[span.unit];
      if (span.begin < in.own_begin || span.begin >= in.own_end) continue;
      span.kind = static_cast<uint16_t>(span.kind + set_.first_kind_[f]);
      found.push_back(span);
    }
    std::inplace_merge(found.begin() + static_cast<std::ptrdiff_t>(first), found.begin() + static_cast<std::ptrdiff_t>(before), found.end(), Before);
  }
}

}  // namespace day::records
