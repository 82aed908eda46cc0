#include "license/names.h"

#include <algorithm>
#include <array>
#include <bitset>

#include "license/tokens.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace day {
namespace {

struct NameWords {
  std::array<uint32_t, 11> filling = {HashWord("the"), HashWord("a"),   HashWord("an"),        HashWord("license"),  HashWord("licenses"), HashWord("version"),
                                      HashWord("v"),   HashWord("ver"), HashWord("agreement"), HashWord("licensed"), HashWord("dated")};
  std::array<uint32_t, 100> figures;
  std::array<uint32_t, 10> v_figures;  // "v2"
  std::bitset<4096> maybe;             // by the low bits of all of these: most words are none of them
  NameWords() {
    for (size_t i = 0; i < figures.size(); ++i) figures[i] = HashWord(std::to_string(i));
    for (size_t i = 0; i < v_figures.size(); ++i) v_figures[i] = HashWord("v" + std::to_string(i));
    const auto note = [this](const auto& words) {
      for (uint32_t word : words) maybe.set(word % maybe.size());
    };
    note(filling), note(figures), note(v_figures);
  }
  bool IsPlain(uint32_t word) const { return !maybe[word % maybe.size()]; }
  bool IsFilling(uint32_t word) const { return !IsPlain(word) && std::find(filling.begin(), filling.end(), word) != filling.end(); }
  bool IsFigure(uint32_t word) const { return !IsPlain(word) && std::find(figures.begin(), figures.end(), word) != figures.end(); }
  // "v2" is "2".
  uint32_t WithoutV(uint32_t word) const {
    if (IsPlain(word)) return word;
    const auto found = std::find(v_figures.begin(), v_figures.end(), word);
    return found == v_figures.end() ? word : figures[static_cast<size_t>(found - v_figures.begin())];
  }
};
const NameWords& Words() {
  static const NameWords kWords;
  return kWords;
}

// "2+" is "2 or later"; "openrail++" is not "openrail".
std::string ExpandPlus(std::string_view name) {
  std::string expanded;
  for (size_t i = 0; i < name.size(); ++i) {
    if (name[i] != '+') expanded += name[i];
    else expanded += i > 0 && IsDigit(name[i - 1]) ? " or later" : " plus ";
  }
  return expanded;
}

}  // namespace

bool IsFillingWord(uint32_t word) { return Words().IsFilling(word); }

uint64_t NameKey(std::span<const uint32_t> words) {
  const NameWords& known = Words();
  uint64_t key = 0;
  bool after_figure = false;
  for (uint32_t word : words) {
    word = known.WithoutV(word);
    if (known.IsFilling(word)) continue;
    if (after_figure && word == known.figures[0]) continue;  // "2.0" is "2"
    after_figure = known.IsFigure(word);
    key = (key ^ word) * 0x9E3779B97F4A7C15ULL;
    key ^= key >> 29;
  }
  return key;
}

uint64_t NameKey(std::string_view name) {
  const std::vector<uint32_t> words = LicenseWords(ExpandPlus(name.substr(0, 400)));
  return words.size() > 2 * kMaxNameWords ? 0 : NameKey(words);
}

std::string SplitName(std::string_view name) {
  std::string split;
  for (size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    if (i > 0 && ((IsDigit(c) && IsLetter(name[i - 1])) || (IsLetter(c) && IsDigit(name[i - 1])))) split += ' ';
    split += c;
  }
  // "gplv3" parts into "gpl 3".
  for (std::string_view glued : {"gplv ", "GPLv ", "GPLV "})
    for (size_t at = split.find(glued); at != std::string::npos; at = split.find(glued, at + 1)) split[at + 3] = ' ';
  return split;
}

uint64_t HubKey(std::string_view hub_id) {
  uint64_t key = 0xcbf29ce484222325ULL;
  for (char c : ToLowerAscii(hub_id)) key = (key ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  return key | 1ULL << 63;
}

uint64_t AddressKey(std::string_view address) {
  constexpr size_t kMaxAddress = 300;  // limit: bytes
  std::string lower = ToLowerAscii(address.substr(0, kMaxAddress));
  if (const size_t scheme = lower.find("://"); scheme != lower.npos) lower.erase(0, scheme + 3);
  if (lower.starts_with("www.")) lower.erase(0, 4);
  lower.resize(std::min(lower.find_first_of("?#"), lower.size()));
  const auto trim = [&lower] {
    while (!lower.empty() && std::string_view("/.,;:!*").find(lower.back()) != std::string_view::npos) lower.pop_back();
  };
  trim();
  const size_t page = lower.rfind('/') + 1;
  if (page > 0 && (lower.substr(page).starts_with("deed") || lower.substr(page).starts_with("legalcode"))) lower.resize(page);
  for (const std::string_view kind : {".html", ".htm", ".php", ".txt", ".md", "-standalone"})
    if (lower.ends_with(kind)) lower.resize(lower.size() - kind.size());
  trim();
  return lower.find('/') == lower.npos && lower.find('.') == lower.npos ? 0 : HubKey("@" + lower);
}

}  // namespace day
