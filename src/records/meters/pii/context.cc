#include "records/meters/pii/context.h"

#include <algorithm>

#include "knowledge/knowledge.h"
#include "records/meters/pii/chars.h"

namespace day::pii {
namespace {

constexpr size_t kLongestWord = 32;  // bytes; longer words are none of ours

}  // namespace

ContextWords::ContextWords(const std::vector<std::vector<std::string>>& ids) {
  const Value file = LoadKnowledge("records/context.yaml");
  const auto add = [&](const Value& list, Topic topic) {
    for (const std::string& word : list.StringList()) Add(word, static_cast<size_t>(topic));
  };
  const Value& topics = file["topics"];
  add(topics["phone"], Topic::kPhone);
  add(topics["phone-near"], Topic::kPhoneNear);
  add(topics["email"], Topic::kEmail);
  add(topics["ip"], Topic::kIp);
  add(topics["mac"], Topic::kMac);
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
  if (std::ranges::any_of(word, IsBeyondAscii)) {
    Topics topics;
    topics.Add(topic);
    beyond_ascii_.emplace_back(std::string(word), topics);
  }
}

Topics ContextWords::Of(std::string_view words) const {
  Topics topics;
  char held[kLongestWord], phrase[2 * kLongestWord + 1];
  size_t phrase_length = 0;  // of a first word that waits for its second
  bool beyond = false;
  for (size_t at = 0; at < words.size();) {
    const char first = words[at];
    if (!IsLetter(first) && !IsBeyondAscii(first)) {
      ++at;
      continue;
    }
    // A word goes on over letters, digits behind them and all beyond ASCII; a capital behind a small letter begins the next.
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
    const std::string_view word(held, length);
    if (!fits) {
      phrase_length = 0;
      continue;
    }
    if (phrase_length > 0) {
      phrase[phrase_length] = ' ';
      std::ranges::copy(word, phrase + phrase_length + 1);
      if (const auto found = words_.find(std::string_view(phrase, phrase_length + 1 + length)); found != words_.end()) topics |= found->second.topics;
      phrase_length = 0;
    }
    if (!known_[Signature(word)]) continue;
    const auto found = words_.find(word);
    if (found == words_.end()) continue;
    topics |= found->second.topics;
    if (found->second.begins_phrase) {
      std::ranges::copy(word, phrase);
      phrase_length = length;
    }
  }
  if (beyond)
    for (const auto& [word, of] : beyond_ascii_)
      if (words.find(word) != words.npos) topics |= of;
  return topics;
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
