#include "license/license_words.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace day {
namespace {

// Each with three letters of it, which are looked for in either case, sixteen bytes at once; in 许可 its first two bytes. Four notices that
// whole projects use say none of the words that the others share.
struct Word {
  std::string_view text;
  size_t anchor;  // of "cen", "mis", "mit", "dis", "pdx", "gpl" in it
};
constexpr std::array<Word, 12> kWords = {{{"icense", 1},
                                          {"ICENSE", 1},
                                          {"icence", 1},
                                          {"ermission", 2},
                                          {"PERMISSION", 3},
                                          {"edistribution", 1},
                                          {"SPDX", 1},
                                          {"许可", 0},
                                          {"disclaims copyright", 0},
                                          {"are permitted in any medium", 7},
                                          {"distribution and use", 0},
                                          {"GPL", 0}}};

constexpr size_t kLanes = 16, kAhead = 2;  // bytes looked at together, and behind the last of them
using Lanes = uint8_t __attribute__((vector_size(kLanes)));

Lanes LoadAt(const char* bytes) {
  Lanes lanes;
  std::memcpy(&lanes, bytes, kLanes);
  return lanes;
}

// Which lanes may be an anchor: all bits of theirs set.
Lanes AnchorsAt(const char* bytes) {
  const Lanes one = LoadAt(bytes), two = LoadAt(bytes + 1);
  const Lanes a = one | 0x20, b = two | 0x20, c = LoadAt(bytes + 2) | 0x20;
  const auto cen = (a == 'c') & (b == 'e') & (c == 'n');
  const auto mis = ((a == 'm') & (b == 'i') & ((c == 's') | (c == 't'))) | ((a == 'd') & (b == 'i') & (c == 's'));
  const auto pdx = ((a == 'p') & (b == 'd') & (c == 'x')) | ((a == 'g') & (b == 'p') & (c == 'l'));
  const auto chinese = (one == 0xE8) & (two == 0xAE);
  return reinterpret_cast<Lanes>(cen | mis | pdx | chinese);
}

// Calls on_place with the offset of each word until it returns false. Words may come out of order by a few bytes.
template <class OnPlace>
void ForEachWord(std::string_view text, OnPlace&& on_place) {
  const auto check = [&](size_t anchor) {
    for (const Word& word : kWords)
      if (anchor >= word.anchor && text.substr(anchor - word.anchor).starts_with(word.text) && !on_place(anchor - word.anchor)) return false;
    return true;
  };
  size_t at = 0;
  for (; at + kLanes + kAhead <= text.size(); at += kLanes) {
    const Lanes anchors = AnchorsAt(text.data() + at);
    std::array<uint64_t, 2> halves;
    std::memcpy(halves.data(), &anchors, sizeof anchors);
    if ((halves[0] | halves[1]) == 0) continue;
    for (size_t lane = 0; lane < kLanes; ++lane)
      if (anchors[lane] && !check(at + lane)) return;
  }
  for (; at < text.size(); ++at)
    if (!check(at)) return;
}

}  // namespace

bool HasRareLicenseWords(std::string_view text) {
  constexpr std::array<std::string_view, 4> kRare = {"eleased under", "reely copied", "terms as", "ublic domain"};
  return std::ranges::any_of(kRare, [text](std::string_view words) { return memmem(text.data(), text.size(), words.data(), words.size()) != nullptr; });
}

bool HasLicenseWords(std::string_view text) {
  bool any = false;
  ForEachWord(text, [&any](size_t) { return any = true, false; });
  return any;
}

WordPlaces FindLicenseWords(std::string_view text) {
  WordPlaces places{text.size() + 1, 0};
  ForEachWord(text, [&places](size_t at) {
    places.first = std::min(places.first, at);
    places.last = std::max(places.last, at);
    return true;
  });
  return places;
}

}  // namespace day
