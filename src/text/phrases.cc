#include "text/phrases.h"

#include <algorithm>
#include <array>

namespace day {
namespace {

char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

constexpr std::array<bool, 256> kWordBytes = [] {
  std::array<bool, 256> is{};
  for (int c = 0; c < 256; ++c) is[static_cast<size_t>(c)] = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  return is;
}();
bool IsWord(char c) { return kWordBytes[static_cast<unsigned char>(c)]; }

// Bytes of the joint (blank, hyphen, underscore, their Unicode kin) at `at`, or 0.
size_t JointAt(std::string_view text, size_t at) {
  if (at >= text.size()) return 0;
  const char c = text[at];
  if (c == ' ' || c == '-' || c == '_' || c == '\t' || c == '\n') return 1;
  if (text.substr(at, 2) == "\u00a0") return 2;
  const std::string_view three = text.substr(at, 3);
  return three == "\u2010" || three == "\u2011" || three == "\u2013" || three == "\u3000" ? 3 : 0;
}

// Bytes of `text` that the phrase takes from `at`, or 0.
size_t MatchAt(std::string_view text, size_t at, std::string_view phrase) {
  const bool prefix = phrase.ends_with('*');
  if (prefix) phrase.remove_suffix(1);
  const size_t begin = at;
  for (const char c : phrase) {
    if (c == ' ') {
      size_t joint = JointAt(text, at);
      if (joint == 0) return 0;
      // limit: a run of joints; more are not one phrase
      for (int run = 0; joint != 0 && run < 4; ++run, joint = JointAt(text, at)) at += joint;
    } else {
      if (at >= text.size() || Lower(text[at]) != c) return 0;
      ++at;
    }
  }
  if (prefix) {
    while (at < text.size() && IsWord(text[at])) ++at;
  } else if (at < text.size() && at > begin && IsWord(text[at - 1]) && IsWord(text[at])) {
    return 0;
  }
  return at - begin;
}

// The first bytes, the first of them lowest, each with the bit that is set in small letters.
uint32_t FourBytes(std::string_view text) {
  uint32_t bytes = 0;
  for (size_t i = 0; i < std::min<size_t>(text.size(), 4); ++i) bytes |= static_cast<uint32_t>(static_cast<unsigned char>(text[i])) << (8 * i);
  return bytes | 0x20202020U;
}

}  // namespace

void PhraseSet::Add(std::string_view phrase, uint32_t id) {
  if (phrase.empty() || phrase == "*") return;
  const std::string_view plain = phrase.substr(0, std::min(phrase.find_first_of(" *"), size_t{4}));
  const uint32_t start = FourBytes(plain);
  const uint32_t mask = plain.size() >= 4 ? UINT32_MAX : ~(UINT32_MAX << (8 * plain.size()));
  const auto put = [&](char second) {
    auto& entries = by_start_[PlaceOf(phrase[0], second)];
    if (std::ranges::any_of(entries, [&](const Entry& entry) { return entry.phrase == phrase && entry.id == id; })) return;  // two seconds of one place
    const auto place = std::ranges::find_if(entries, [&](const Entry& entry) { return entry.phrase.size() < phrase.size(); });
    entries.insert(place, {start, mask, std::string(phrase), id});
    starts_[PlaceOf(phrase[0], second)] = true;
  };
  if (phrase.size() == 1 || phrase[1] == '*') {
    for (int second = 0; second < (1 << kBits); ++second) put(static_cast<char>(second));
  } else if (phrase[1] == ' ') {
    for (char joint : {' ', '-', '_', '\t', '\n', '\xc2', '\xe2', '\xe3'}) put(joint);  // the first bytes of all that JointAt takes
  } else {
    put(phrase[1]);
  }
}

void PhraseSet::Add(const PhraseSet& others) {
  for (const auto& entries : others.by_start_)
    for (const Entry& entry : entries) Add(entry.phrase, entry.id);
}

size_t PhraseSet::PlaceOf(char first, char second) {
  constexpr unsigned kMask = (1U << kBits) - 1;
  return (static_cast<unsigned char>(first) & kMask) << kBits | (static_cast<unsigned char>(second) & kMask);
}

template <class OnHit>
void PhraseSet::Walk(std::string_view text, OnHit&& on_hit) const {
  for (size_t at = 0; at < text.size();) {
    const bool inside_word = at > 0 && IsWord(text[at]) && IsWord(text[at - 1]);
    const size_t place = PlaceOf(text[at], at + 1 < text.size() ? text[at + 1] : '\0');
    if (!inside_word && starts_[place]) {
      size_t taken = 0;
      const uint32_t here = FourBytes(text.substr(at, 4));
      for (const Entry& entry : by_start_[place]) {
        if ((here & entry.mask) != (entry.start & entry.mask)) continue;
        taken = MatchAt(text, at, entry.phrase);
        if (taken == 0) continue;
        if (!on_hit(PhraseHit{at, taken, entry.id})) return;
        break;
      }
      at += taken;
      if (taken != 0) continue;
    }
    // Nothing begins inside a word.
    const bool in_word = IsWord(text[at++]);
    while (in_word && at < text.size() && IsWord(text[at])) ++at;
  }
}

std::vector<PhraseHit> PhraseSet::Find(std::string_view text) const {
  std::vector<PhraseHit> hits;
  Walk(text, [&hits](const PhraseHit& hit) { return hits.push_back(hit), true; });
  return hits;
}

bool PhraseSet::Matches(std::string_view text) const {
  bool any = false;
  Walk(text, [&any](const PhraseHit&) { return any = true, false; });
  return any;
}

}  // namespace day
