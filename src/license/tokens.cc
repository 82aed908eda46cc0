#include "license/tokens.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <cstring>
#include <string>

#include "license/word_reader.h"

namespace day {
namespace {

// Spellings that the guidelines count as the same (annex B.13), sorted.
constexpr std::pair<std::string_view, std::string_view> kSame[] = {{"acknowledgement", "acknowledgment"},
                                                                   {"acknowledgements", "acknowledgments"},
                                                                   {"analogue", "analog"},
                                                                   {"analyse", "analyze"},
                                                                   {"artefact", "artifact"},
                                                                   {"artefacts", "artifacts"},
                                                                   {"authorisation", "authorization"},
                                                                   {"authorised", "authorized"},
                                                                   {"calibre", "caliber"},
                                                                   {"cancelled", "canceled"},
                                                                   {"capitalisations", "capitalizations"},
                                                                   {"catalogue", "catalog"},
                                                                   {"categorise", "categorize"},
                                                                   {"centre", "center"},
                                                                   {"commerical", "commercial"},
                                                                   {"emphasised", "emphasized"},
                                                                   {"favour", "favor"},
                                                                   {"favourite", "favorite"},
                                                                   {"fulfil", "fulfill"},
                                                                   {"fulfilment", "fulfillment"},
                                                                   {"initialise", "initialize"},
                                                                   {"judgement", "judgment"},
                                                                   {"labelling", "labeling"},
                                                                   {"labour", "labor"},
                                                                   {"licence", "license"},
                                                                   {"licenced", "licensed"},
                                                                   {"licences", "licenses"},
                                                                   {"maximise", "maximize"},
                                                                   {"merchantibility", "merchantability"},
                                                                   {"modelled", "modeled"},
                                                                   {"modelling", "modeling"},
                                                                   {"offence", "offense"},
                                                                   {"optimise", "optimize"},
                                                                   {"organisation", "organization"},
                                                                   {"organisations", "organizations"},
                                                                   {"owner", "holder"},
                                                                   {"owners", "holders"},
                                                                   {"practise", "practice"},
                                                                   {"programme", "program"},
                                                                   {"realise", "realize"},
                                                                   {"recognise", "recognize"},
                                                                   {"signalling", "signaling"},
                                                                   {"utilisation", "utilization"},
                                                                   {"whilst", "while"},
                                                                   {"wilfull", "wilful"}};

std::string_view Canonical(std::string_view word) {
  const auto at = std::lower_bound(std::begin(kSame), std::end(kSame), word, [](const auto& pair, std::string_view w) { return pair.first < w; });
  return at != std::end(kSame) && at->first == word ? at->second : word;
}

// The hash of a word's usual spelling. Few words have another, and their hashes tell.
uint32_t HashUsual(std::string_view word) {
  static const std::bitset<4096> kMaybe = [] {
    std::bitset<4096> maybe;
    for (const auto& [other, usual] : kSame) maybe.set(HashWord(other) % maybe.size());
    return maybe;
  }();
  const uint32_t hash = HashWord(word);
  return kMaybe[hash % kMaybe.size()] ? HashWord(Canonical(word)) : hash;
}

struct KnownWords {
  uint32_t copyright = HashWord("copyright"), all = HashWord("all"), rights = HashWord("rights"), right = HashWord("right"), reserved = HashWord("reserved"),
           c = HashWord("c"), non = HashWord("non"), sub = HashWord("sub"), per = HashWord("per"), version = HashWord("version"), v = HashWord("v"),
           dnl = HashWord("dnl"), rem = HashWord("rem"), by = HashWord("by"), http = HashWord("http"), https = HashWord("https");
  // After these the copyright notice is over although its line is not.
  std::array<uint32_t, 11> ends = {
      HashWord("permission"), HashWord("redistribution"), HashWord("this"),     HashWord("licensed"),  HashWord("everyone"), HashWord("use"),
      HashWord("you"),        HashWord("distributed"),    HashWord("released"), HashWord("published"), HashWord("under")};
  // No name holds these: with one of them the sentence says something.
  std::array<uint32_t, 13> says = {HashWord("is"),   HashWord("are"),    HashWord("may"),     HashWord("must"), HashWord("shall"),
                                   HashWord("will"), HashWord("cannot"), HashWord("not"),     HashWord("need"), HashWord("needs"),
                                   HashWord("pay"),  HashWord("agree"),  HashWord("requires")};
  bool Ends(uint32_t hash) const { return std::find(ends.begin(), ends.end(), hash) != ends.end(); }
  bool Says(uint32_t hash) const { return std::find(says.begin(), says.end(), hash) != says.end(); }
};
const KnownWords& Known() {
  static const KnownWords kWords;
  return kWords;
}

bool IsYear(const RawWord& word) {
  return word.text.size() == 4 && (word.text.starts_with("19") || word.text.starts_with("20") || word.text == "yyyy" || word.text == "year");
}

// Is words[at] ("copyright", "c" of "(c)", or a bare ©) the beginning of a notice such as "Copyright (c) 2020 Someone"?
bool BeginsNotice(const std::vector<RawWord>& words, size_t at) {
  const RawWord& word = words[at];
  const RawWord* next = at + 1 < words.size() && words[at + 1].line == word.line && !words[at + 1].first_on_line ? &words[at + 1] : nullptr;
  if (word.is_copyright_sign) return true;
  if (word.hash == Known().c && word.in_parentheses) return next && (IsYear(*next) || next->hash == Known().copyright);
  if (word.hash != Known().copyright) return false;
  if (word.then_placeholder) return true;
  if (!next) return false;
  return (next->hash == Known().c && next->in_parentheses) || next->is_copyright_sign || IsYear(*next) || next->hash == Known().by;
}

size_t SkipNotice(const std::vector<RawWord>& words, size_t at) {
  constexpr size_t kMaxNotice = 24;  // limit: words; a line may hold a whole paragraph
  size_t end = at + 1, sentence = 0;
  const auto on_line = [&](size_t word) { return words[word].line == words[at].line && !words[word].first_on_line; };
  for (; end < words.size() && end - at < kMaxNotice && on_line(end) && !Known().Ends(words[end].hash); ++end) {
    if (words[end].begins_sentence) sentence = end;
    if (sentence != 0 && Known().Says(words[end].hash)) return sentence;
  }
  return end;
}

bool IsAllRightsReserved(const std::vector<RawWord>& words, size_t at) {
  return at + 2 < words.size() && words[at].hash == Known().all && (words[at + 1].hash == Known().rights || words[at + 1].hash == Known().right) &&
         words[at + 2].hash == Known().reserved;
}

// "1." "(a)" "iv)" where a list item begins; never the figure of "version 2."
bool IsListMarker(const std::vector<RawWord>& words, size_t at) {
  const RawWord& word = words[at];
  if (word.text.size() > 4 || !word.is_marker_shaped) return false;
  if (at > 0 && (words[at - 1].hash == Known().version || words[at - 1].hash == Known().v)) return false;
  return true;
}

}  // namespace

namespace {

constexpr uint32_t kBase = 16777619U;                         // odd, so that a letter can be taken off again
constexpr uint32_t kMix = 0x7feb352dU, kUnmix = 0x1d69e2a5U;  // inverse of each other modulo 2^32
static_assert(kMix * kUnmix == 1);

// Spreads short words over all bits; can be undone.
uint32_t Mix(uint32_t hash) {
  hash ^= hash >> 16;
  hash *= kMix;
  return hash ^ hash >> 16;
}
uint32_t Unmix(uint32_t hash) {
  hash ^= hash >> 16;
  hash *= kUnmix;
  return hash ^ hash >> 16;
}

}  // namespace

uint32_t HashWord(std::string_view word) {
  constexpr size_t kMaxWord = 64;  // limit: bytes that are hashed; what is longer is data
  uint32_t hash = 0;
  for (char c : word.substr(0, kMaxWord)) hash = hash * kBase + static_cast<unsigned char>(c);
  return Mix(hash);
}

bool IsCompound(uint32_t whole, uint32_t first, uint32_t second) {
  constexpr int kMaxSecond = 24;  // limit: letters
  const uint32_t hash = Unmix(whole), tail = Unmix(second);
  uint32_t head = Unmix(first);
  for (int length = 1; length <= kMaxSecond; ++length) {
    head *= kBase;
    if (head + tail == hash) return true;
  }
  return false;
}

uint32_t HashGram(const LicenseToken* first) {
  uint32_t hash = 0;
  for (size_t j = 0; j < kGramSize; ++j) hash = hash * 0x9E3779B1U + first[j].hash;
  hash ^= hash >> 15;
  hash *= 0x2c1b3c6dU;
  hash ^= hash >> 13;
  return hash;
}

std::vector<uint32_t> HashGrams(const std::vector<LicenseToken>& tokens) {
  std::vector<uint32_t> grams;
  if (tokens.size() < kGramSize) return grams;
  grams.reserve(tokens.size() - kGramSize + 1);
  for (size_t i = 0; i + kGramSize <= tokens.size(); ++i) grams.push_back(HashGram(&tokens[i]));
  return grams;
}

namespace {

// `take(token, word)`: each token with the word that it is, joined where it is two. `signs`: null where nobody asks for them.
template <class Take>
void ReadTokens(std::string_view text, size_t most, LicenseSigns* signs, Take take) {
  WordReader reader;
  std::vector<RawWord> words = reader.Read(text, most);
  for (RawWord& word : words) word.hash = HashUsual(word.text);
  const KnownWords& known = Known();
  std::string joined;
  uint32_t count = 0;  // of the tokens so far
  auto address = reader.addresses().begin();
  const auto place_addresses = [&](size_t word) {
    for (; signs && address != reader.addresses().end() && address->word <= word; ++address)
      signs->addresses.push_back({address->text, address->line, count, address->binds});
  };
  for (size_t i = 0; i < words.size();) {
    place_addresses(i);
    const RawWord& word = words[i];
    if (signs && word.after_comma && (signs->after_comma.empty() || signs->after_comma.back() != count)) signs->after_comma.push_back(count);
    if (BeginsNotice(words, i)) {
      i = SkipNotice(words, i);
      continue;
    }
    if (IsAllRightsReserved(words, i)) {
      i += 3;
      continue;
    }
    const bool leader = word.first_on_line && (word.hash == known.dnl || word.hash == known.rem);
    if (leader || IsListMarker(words, i)) {
      ++i;
      continue;
    }
    // "non-commercial", "non commercial" and "noncommercial" are one word; so are "sub-license" and "per cent".
    const bool prefix = word.hash == known.non || word.hash == known.sub || word.hash == known.per;
    if (prefix && i + 1 < words.size() && (word.then_hyphen || words[i + 1].text == "commercial" || words[i + 1].text == "cent")) {
      joined.assign(word.text).append(words[i + 1].text);
      ++count;
      if (signs) signs->capital.push_back(word.capital);
      take(LicenseToken{HashWord(Canonical(joined)), word.line}, joined);
      i += 2;
      continue;
    }
    ++count;
    if (signs) signs->capital.push_back(word.capital);
    take(LicenseToken{word.hash, word.line}, word.text);
    ++i;
  }
  place_addresses(words.size());
}

}  // namespace

std::vector<LicenseToken> TokenizeLicense(std::string_view text, size_t most, LicenseSigns* signs) {
  std::vector<LicenseToken> tokens;
  ReadTokens(text, most, signs, [&tokens](const LicenseToken& token, std::string_view) { tokens.push_back(token); });
  return tokens;
}

std::vector<std::string> SpellLicense(std::string_view text, size_t most) {
  std::vector<std::string> words;
  ReadTokens(text, most, nullptr, [&words](const LicenseToken&, std::string_view word) { words.emplace_back(word); });
  return words;
}

uint64_t HashWhole(std::span<const uint32_t> hashes) {
  uint64_t whole = 0xcbf29ce484222325U;
  for (const uint32_t hash : hashes) {
    whole = (whole ^ hash) * 0x9E3779B97F4A7C15U;
    whole ^= whole >> 29;
  }
  return whole;
}

std::optional<uint32_t> FindWhole(std::span<const uint32_t> hashes, uint32_t count, uint64_t whole) {
  for (uint32_t at = 0; at + count <= hashes.size(); ++at)
    if (HashWhole(hashes.subspan(at, count)) == whole) return at;
  return std::nullopt;
}

std::vector<uint32_t> HashesOf(std::span<const LicenseToken> tokens) {
  std::vector<uint32_t> hashes(tokens.size());
  std::ranges::transform(tokens, hashes.begin(), &LicenseToken::hash);
  return hashes;
}

std::vector<uint32_t> LicenseWords(std::string_view phrase) { return HashesOf(TokenizeLicense(phrase)); }

std::span<const uint32_t> Stretch(std::span<const uint32_t> hashes, size_t at, size_t length) {
  const size_t begin = std::min(at, hashes.size());
  return hashes.subspan(begin, std::min(length, hashes.size() - begin));
}

bool Holds(std::span<const uint32_t> hashes, std::span<const uint32_t> phrase) {
  return std::search(hashes.begin(), hashes.end(), phrase.begin(), phrase.end()) != hashes.end();
}

}  // namespace day
