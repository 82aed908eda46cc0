#include "text/phrases.h"

#include <algorithm>

namespace day {
namespace {

char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
bool IsWord(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

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

}  // namespace

void PhraseSet::Add(std::string_view phrase, uint32_t id) {
  if (phrase.empty() || phrase == "*") return;
  const auto put = [&](char second) {
    auto& entries = by_start_[PlaceOf(phrase[0], second)];
    if (std::ranges::any_of(entries, [&](const Entry& entry) { return entry.phrase == phrase && entry.id == id; })) return;  // two seconds of one place
    const auto place = std::ranges::find_if(entries, [&](const Entry& entry) { return entry.phrase.size() < phrase.size(); });
    entries.insert(place, {std::string(phrase), id});
  };
  if (phrase.size() == 1 || phrase[1] == '*') {
    for (int second = 0; second < (1 << kBits); ++second) put(static_cast<char>(second));
  } else if (phrase[1] == ' ') {
    for (char joint : {' ', '-', '_', '\t', '\n', '\xc2', '\xe2', '\xe3'}) put(joint);  // the first bytes of all that JointAt takes
  } else {
    put(phrase[1]);
  }
}

size_t PhraseSet::PlaceOf(char first, char second) {
  constexpr unsigned kMask = (1U << kBits) - 1;
  return (static_cast<unsigned char>(first) & kMask) << kBits | (static_cast<unsigned char>(second) & kMask);
}

std::vector<PhraseHit> PhraseSet::Find(std::string_view text) const {
  std::vector<PhraseHit> hits;
  for (size_t at = 0; at < text.size();) {
    const bool inside_word = IsWord(text[at]) && at > 0 && IsWord(text[at - 1]);
    size_t taken = 0;
    if (!inside_word) {
      for (const Entry& entry : by_start_[PlaceOf(text[at], at + 1 < text.size() ? text[at + 1] : '\0')]) {
        taken = MatchAt(text, at, entry.phrase);
        if (taken == 0) continue;
        hits.push_back({at, taken, entry.id});
        break;
      }
    }
    at += taken == 0 ? 1 : taken;
  }
  return hits;
}

bool PhraseSet::Matches(std::string_view text) const { return !Find(text).empty(); }

}  // namespace day
