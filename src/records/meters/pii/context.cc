#include "records/meters/pii/context.h"

#include <algorithm>
#include <bit>

#include "knowledge/knowledge.h"
#include "records/meters/pii/chars.h"
#include "text/byte_masks.h"

namespace day::pii {
namespace {

constexpr size_t kLongestWord = 32;  // bytes; longer words are none of ours

// The word as it begins a line, of Cyrillic or Greek letters without accents; "" of others, whose case is ASCII's or none.
std::string Capitalized(std::string_view word) {
  if (word.size() < 2) return {};
  const auto first = static_cast<unsigned char>(word[0]), second = static_cast<unsigned char>(word[1]);
  std::string capital(word);
  const auto put = [&](unsigned char a, unsigned char b) {
    capital[0] = static_cast<char>(a);
    capital[1] = static_cast<char>(b);
    return capital;
  };
  if (first == 0xD0 && second >= 0xB0) return put(0xD0, second - 0x20);                    // а to п
  if (first == 0xD1 && second <= 0x8F) return put(0xD0, second + 0x20);                    // р to я
  if (first == 0xCE && second >= 0xB1) return put(0xCE, second - 0x20);                    // α to ο
  if (first == 0xCF && second >= 0x80 && second <= 0x89) return put(0xCE, second + 0x20);  // π to ω
  return {};
}

}  // namespace

ContextWords::ContextWords(const std::vector<std::vector<std::string>>& ids) {
  const Value file = LoadKnowledge("records/context.yaml");
  const auto add = [&](const Value& list, Topic topic) {
    for (const std::string& word : list.StringList()) {
      Add(word, static_cast<size_t>(topic));
      if (const std::string capital = Capitalized(word); !capital.empty()) Add(capital, static_cast<size_t>(topic));
    }
  };
  const Value& topics = file["topics"];
  add(topics["phone"], Topic::kPhone);
  add(topics["phone-near"], Topic::kPhoneNear);
  add(topics["email"], Topic::kEmail);
  add(topics["ip"], Topic::kIp);
  add(topics["mac"], Topic::kMac);
  add(topics["mac-near"], Topic::kMacNear);
  add(topics["iban"], Topic::kIban);
  add(topics["card"], Topic::kCard);
  add(topics["coordinates"], Topic::kCoordinates);
  add(topics["wallet"], Topic::kWallet);
  add(file["against"]["version"], Topic::kVersion);
  add(file["against"]["other-number"], Topic::kOtherNumber);
  for (size_t i = 0; i < ids.size(); ++i)
    for (const std::string& word : ids[i]) Add(word, static_cast<size_t>(Topic::kFirstId) + i);
}

void ContextWords::Add(std::string_view word, size_t topic) {
  words_[std::string(word)].topics.Add(topic);
  known_[Signature(word)] = true;
  if (const size_t blank = word.find(' '); blank != word.npos) {
    const std::string_view first = word.substr(0, blank);
    words_[std::string(first)].begins_phrase = true;
    known_[Signature(first)] = true;
  }
  if (std::ranges::any_of(word, IsBeyondAscii) && std::ranges::none_of(word, IsLetter)) {  // not in Latin letters
    Topics topics;
    topics.Add(topic);
    beyond_ascii_.emplace_back(std::string(word), topics);
  }
}

// What the words of a text speak of, word by word.
class ContextWords::Reader {
 public:
  explicit Reader(const ContextWords& words) : words_(words) {}

  // In lower case; at most kLongestWord bytes.
  void Take(std::string_view word) {
    if (phrase_length_ > 0) {
      phrase_[phrase_length_] = ' ';
      std::ranges::copy(word, phrase_ + phrase_length_ + 1);
      if (const Entry* found = Find({phrase_, phrase_length_ + 1 + word.size()})) topics_ |= found->topics;
      phrase_length_ = 0;
    }
    if (!words_.known_[Signature(word)]) return;
    const Entry* found = Find(word);
    if (!found) return;
    topics_ |= found->topics;
    if (found->begins_phrase) {
      std::ranges::copy(word, phrase_);
      phrase_length_ = word.size();
    }
  }
  void TakeLonger() { phrase_length_ = 0; }
  // `all`: the text, where there is anything in it beyond ASCII.
  Topics Finish(std::string_view all) {
    if (!all.empty())
      for (const auto& [word, of] : words_.beyond_ascii_)
        if (all.find(word) != all.npos) topics_ |= of;
    return topics_;
  }

 private:
  const Entry* Find(std::string_view word) const {
    const auto at = words_.words_.find(word);
    return at == words_.words_.end() ? nullptr : &at->second;
  }
  const ContextWords& words_;
  Topics topics_;
  char phrase_[2 * kLongestWord + 1];
  size_t phrase_length_ = 0;  // of a first word that waits for its second
};

// A word goes on over letters, digits behind them and all beyond ASCII; a capital behind a small letter begins the next.
Topics ContextWords::Of(std::string_view words) const { return words.size() <= Bytes64::kSize ? OfFew(words) : OfMany(words); }

Topics ContextWords::OfMany(std::string_view words) const {
  Reader reader(*this);
  char held[kLongestWord];
  bool beyond = false;
  for (size_t at = 0; at < words.size();) {
    const char first = words[at];
    if (!IsLetter(first) && !IsBeyondAscii(first)) {
      ++at;
      continue;
    }
    size_t length = 0;
    bool fits = true;
    for (char last = '\0'; at < words.size(); last = words[at++]) {
      const char c = words[at];
      if (!IsAlnum(c) && !IsBeyondAscii(c)) break;
      if (last >= 'a' && last <= 'z' && c >= 'A' && c <= 'Z') break;
      beyond |= IsBeyondAscii(c);
      if (length < kLongestWord) held[length++] = ToLower(c);
      else fits = false;
    }
    if (fits) reader.Take({held, length});
    else reader.TakeLonger();
  }
  return reader.Finish(beyond ? words : std::string_view());
}

// What stands around a number, all bytes at once.
Topics ContextWords::OfFew(std::string_view words) const {
  char lower[Bytes64::kSize] = {};
  std::ranges::copy(words, lower);
  const Bytes64 bytes(lower);
  const uint64_t letters = bytes.Letters(), beyond = bytes.NotAscii(), begin = letters | beyond;
  if (begin == 0) return {};
  const uint64_t capitals = bytes.Within('A', 26), in_word = begin | bytes.Within('0', 10);
  const uint64_t ends = ~in_word | (capitals & (letters & ~capitals) << 1);  // the byte is not of the word before it
  for (char& c : lower) c = ToLower(c);
  Reader reader(*this);
  for (uint64_t rest = begin; rest;) {
    const auto at = static_cast<unsigned>(std::countr_zero(rest));
    const uint64_t behind = ends & ~uint64_t{1} << at;
    const auto end = behind ? static_cast<unsigned>(std::countr_zero(behind)) : 64;
    if (end - at <= kLongestWord) reader.Take({lower + at, end - at});
    else reader.TakeLonger();
    if (end == 64) break;
    rest &= ~uint64_t{0} << end;
  }
  return reader.Finish(beyond ? words : std::string_view());
}

Topics ContextWords::Before(std::string_view text, uint32_t begin, uint32_t reach) const {
  const uint32_t from = begin > reach ? begin - reach : 0;
  std::string_view window = text.substr(from, begin - from);
  if (from > 0 && IsAlnum(text[from - 1])) {  // a word that is cut is none
    size_t skip = 0;
    while (skip < window.size() && IsAlnum(window[skip])) ++skip;
    window.remove_prefix(skip);
  }
  return Of(window);
}

Topics ContextWords::After(std::string_view text, uint32_t end) const {
  std::string_view after = text.substr(end, kAfter);
  if (end + kAfter < text.size() && IsAlnum(text[end + kAfter]))
    while (!after.empty() && IsAlnum(after.back())) after.remove_suffix(1);
  return Of(after.substr(0, after.find('\n')));
}

}  // namespace day::pii
