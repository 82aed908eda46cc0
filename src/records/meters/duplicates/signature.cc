#include "records/meters/duplicates/signature.h"

#include <algorithm>
#include <span>

#include "records/words/grams.h"

namespace day::records {
namespace {

constexpr unsigned kBinBits = 7;
static_assert(kMinima == 1 << kBinBits);
constexpr uint64_t kEmpty = UINT64_MAX;
// limit: different runs that are kept for more rounds. Of 8,192 all bins are filled in the first round, but for one text in 10^25.
constexpr size_t kKept = 8192;

uint64_t ValueOf(uint64_t hash) { return hash & (kEmpty >> kBinBits); }
size_t BinOf(uint64_t hash) { return static_cast<size_t>(hash >> (64 - kBinBits)); }
uint64_t Round(uint64_t run, uint64_t round) { return Mix(run + round * kGramBase); }

}  // namespace

double Likeness(const Signature& a, const Signature& b) {
  uint32_t same = 0;
  for (size_t i = 0; i < kMinima; ++i) same += a[i] == b[i];
  constexpr double kChance = 1.0 / 256;  // that 8 bits agree though the minima do not
  return std::max(0.0, (static_cast<double>(same) / kMinima - kChance) / (1 - kChance));
}

// Takes the runs from `first` on, which were not there before.
void Signer::Take(size_t first) {
  for (const uint64_t run : std::span(runs_).subspan(first)) {
    uint64_t& least = minima_[BinOf(run)];
    least = std::min(least, ValueOf(run));
  }
  if (many_) runs_.clear();
  if (runs_.size() < 2 * kKept) return;
  std::ranges::sort(runs_);
  const auto rest = std::ranges::unique(runs_);
  runs_.erase(rest.begin(), rest.end());
  many_ = runs_.size() >= kKept;
}

// Bins that are still empty get the least of the next rounds: first of each run's next hash, wherever that falls; after as many rounds as there are
// bins, of all runs, bin by bin.
void Signer::FillUp() {
  for (uint64_t round = 1; round < kMinima; ++round) {
    std::array<bool, kMinima> filled;
    bool all = true;
    for (size_t bin = 0; bin < kMinima; ++bin) all &= filled[bin] = minima_[bin] != kEmpty;
    if (all) return;
    for (const uint64_t run : runs_) {
      const uint64_t hash = Round(run, round);
      const size_t bin = BinOf(hash);
      if (!filled[bin]) minima_[bin] = std::min(minima_[bin], ValueOf(hash));
    }
  }
  for (size_t bin = 0; bin < kMinima; ++bin) {
    if (minima_[bin] != kEmpty) continue;
    for (const uint64_t run : runs_) minima_[bin] = std::min(minima_[bin], ValueOf(Round(run, kMinima + bin)));
  }
}

Signer::Signed Signer::Sign(WordReader& reader, DistinctCounter& words, DistinctCounter& runs) {
  Signed out;
  minima_.fill(kEmpty);
  runs_.clear();
  many_ = false;
  GramRoller<kRunWords> roller;
  GramHash few;
  const std::span<const uint64_t> all = reader.words().hashes;
  out.words = all.size();
  words.Add(all);
  // Each step for some runs: none then waits for what another has to look up, and no more are held than more rounds may need.
  for (size_t at = 0; at < all.size();) {
    const std::span<const uint64_t> some = all.subspan(at, std::min(kKept, all.size() - at));
    const size_t before = runs_.size();
    runs_.resize(before + some.size());
    uint64_t* run = runs_.data() + before;
    for (const uint64_t word : some)
      if (roller.Add(word)) *run++ = roller.value();
      else few.Add(word);
    runs_.resize(static_cast<size_t>(run - runs_.data()));
    runs.Add(std::span(runs_).subspan(before));
    Take(before);
    at += some.size();
  }
  if (out.words > 0 && out.words < kRunWords) {
    runs_ = {few.value()};
    runs.Add(runs_);
    Take(0);
  }
  if (out.words > 0) FillUp();
  out.first = Mix(minima_[0]);
  for (size_t bin = 0; bin < kMinima; ++bin) out.signature[bin] = static_cast<uint8_t>(minima_[bin]);
  return out;
}

}  // namespace day::records
