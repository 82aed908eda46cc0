#include "probes/dataset_claims/data_sentences.h"

#include <algorithm>

#include "knowledge/knowledge.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace day::dataset_claims {
namespace {

constexpr size_t kMaxSentence = 800;  // limit: bytes; what is longer is no sentence
constexpr size_t kShortName = 3;      // letters; shorter words of a title are anybody's

PhraseSet Phrases(const Value& list) {
  PhraseSet set;
  for (const std::string& phrase : list.StringList()) set.Add(phrase, 0);
  return set;
}

size_t End(const PhraseHit& hit) { return hit.offset + hit.length; }

// Runs of ASCII letters, digits and apostrophes, and what else there is between blanks.
std::vector<std::string_view> WordsOf(std::string_view text) {
  std::vector<std::string_view> words;
  for (size_t at = 0; at < text.size();) {
    const auto is_word = [](char c) { return IsLetter(c) || IsDigit(c) || c == '\'' || static_cast<unsigned char>(c) >= 0x80; };
    while (at < text.size() && !is_word(text[at])) ++at;
    const size_t begin = at;
    while (at < text.size() && is_word(text[at])) ++at;
    if (at > begin) words.push_back(text.substr(begin, at - begin));
  }
  return words;
}

// Are these all, and nothing else, words of the set?
bool HoldsOnly(std::string_view text, const PhraseSet& set) {
  return std::ranges::all_of(WordsOf(text), [&](std::string_view word) {
    const std::vector<PhraseHit> hits = set.Find(word);
    return !hits.empty() && hits.front().offset == 0 && End(hits.back()) == word.size();
  });
}

// A name: capitals or digits within a word of letters, or a capital at its head that no sentence begins with.
bool IsName(std::string_view word, bool first) {
  const bool letters = std::ranges::any_of(word, IsLetter);
  const auto capitals = std::ranges::count_if(word, [](char c) { return c >= 'A' && c <= 'Z'; });
  const bool digits = std::ranges::any_of(word, IsDigit);
  return letters && (digits || capitals > 1 || (capitals == 1 && (!first || word[0] < 'A' || word[0] > 'Z')));
}

}  // namespace

OwnNames NamesIn(std::string_view title) {
  OwnNames names;
  for (const std::string_view word : WordsOf(title))
    if (word.size() >= kShortName) names.insert(ToLowerAscii(word));
  return names;
}

DataSentences::DataSentences() {
  const Value document = LoadKnowledge("claims/data.yaml");
  for (const Value& entry : document["things"].items()) {
    for (const std::string& phrase : entry["words"].StringList()) things_.Add(phrase, static_cast<uint32_t>(of_.size()));
    of_.push_back(entry["of"].string());
  }
  telling_.Add(things_);
  for (const Value& entry : document["says"].items()) {
    Rule& rule = rules_.emplace_back();
    rule.id = entry["id"].string();
    rule.states = Phrases(entry["states"]);
    rule.ours = Phrases(entry["ours"]);
    rule.nouns = Phrases(entry["nouns"]);
    rule.absence = Phrases(entry["absence"]);
    rule.removed = Phrases(entry["removed"]);
    rule.remove = Phrases(entry["remove"]);
    rule.things = !entry["things"].is_null();
    for (const PhraseSet* set : {&rule.states, &rule.ours, &rule.nouns}) telling_.Add(*set);
  }
  between_ = Phrases(document["between"]);
  doing_ = Phrases(document["doing"]);
  own_ = Phrases(document["own"]);
  makers_ = Phrases(document["makers"]);
  adverbs_ = Phrases(document["adverbs"]);
  neutral_ = Phrases(document["neutral"]);
  negation_ = Phrases(document["negation"]);
  not_ = Phrases(document["not"]);
  sections_ = Phrases(document["sections"]);
  asks_ = Phrases(document["asks"]);
  for (const std::string& word : document["none"].StringList()) none_.insert(word);
}

// Is what stands before the words that say it the data, their makers, or nothing at all?
bool DataSentences::IsOwn(std::string_view before, const OwnNames& names) const {
  bool own = own_.Matches(before), foreign = false, first = true;
  for (const std::string_view word : WordsOf(before)) {
    const bool named = names.contains(ToLowerAscii(word));
    own |= named;
    foreign |= !named && IsName(word, first) && !things_.Matches(word) && !neutral_.Matches(word);
    first = false;
  }
  return !foreign && (own || HoldsOnly(before, adverbs_));
}

// Does anything outside of the words that say it deny it?
bool DataSentences::Denied(std::string_view sentence, size_t begin, size_t end) const {
  return std::ranges::any_of(negation_.Find(sentence), [&](const PhraseHit& hit) { return hit.offset < begin || End(hit) > end; });
}

bool DataSentences::SaysAbsence(const Rule& rule, std::string_view sentence, const OwnNames& names, std::string& of) const {
  for (const PhraseHit& absence : rule.absence.Find(sentence)) {
    for (const PhraseHit& thing : things_.Find(sentence)) {
      if (thing.offset < End(absence)) continue;
      // "does not contain": the auxiliary before it belongs to it.
      if (!HoldsOnly(sentence.substr(End(absence), thing.offset - End(absence)), between_)) break;
      const size_t begin = absence.offset;
      if (!IsOwn(sentence.substr(0, begin), names) || Denied(sentence, begin, sentence.size())) break;
      // "no personal data was removed", "no personal data filtering": the absence is of the doing.
      const std::string_view behind = sentence.substr(End(thing));
      bool doing = false;
      for (const Rule& other : rules_) doing |= other.removed.Matches(behind) || other.remove.Matches(behind) || other.nouns.Matches(sentence);
      const std::vector<std::string_view> words = WordsOf(behind);
      const bool compound = !words.empty() && (words[0].ends_with("ing") || words[0] == "removal" || words[0] == "detection");
      if (doing || compound) break;
      of = of_[thing.id];
      return true;
    }
  }
  return false;
}

bool DataSentences::SaysRemoval(const Rule& rule, std::string_view sentence, const OwnNames& names, std::string& of) const {
  const std::vector<PhraseHit> things = things_.Find(sentence);
  if (things.empty() || Denied(sentence, sentence.size(), 0)) return false;
  const auto take = [&](const PhraseHit& verb, bool plain) {
    const std::string_view before = sentence.substr(0, std::min(verb.offset, things.front().offset));
    if (plain ? !makers_.Matches(sentence.substr(0, verb.offset)) : !IsOwn(before, names)) return false;
    bool all = false;
    for (const PhraseHit& thing : things) {
      const std::string& kind = of_[thing.id];
      all |= kind.empty();
      if (!kind.empty() && of.find(kind) == of.npos) of += (of.empty() ? "" : ",") + kind;
    }
    if (all) of.clear();
    return true;
  };
  for (const PhraseHit& verb : rule.removed.Find(sentence))
    if (take(verb, false)) return true;
  for (const PhraseHit& verb : rule.remove.Find(sentence))
    if (take(verb, true)) return true;
  return false;
}

bool DataSentences::Says(const Rule& rule, std::string_view sentence, const OwnNames& names, std::string& of) const {
  for (const PhraseHit& hit : rule.states.Find(sentence))
    if (IsOwn(sentence.substr(0, hit.offset), names) && !Denied(sentence, hit.offset, End(hit))) return true;
  for (const PhraseHit& hit : rule.ours.Find(sentence))
    if (makers_.Matches(sentence.substr(0, hit.offset)) && !Denied(sentence, hit.offset, End(hit))) return true;
  for (const PhraseHit& hit : rule.nouns.Find(sentence))
    if (doing_.Matches(sentence) && IsOwn(sentence.substr(0, hit.offset), names) && !Denied(sentence, hit.offset, End(hit))) return true;
  if (!rule.things) return false;
  return SaysAbsence(rule, sentence, names, of) || SaysRemoval(rule, sentence, names, of);
}

std::vector<Said> DataSentences::Read(std::string_view sentence, std::string_view heading, const OwnNames& names) const {
  std::vector<Said> said;
  if (sentence.size() > kMaxSentence || !telling_.Matches(sentence)) return said;
  const std::string_view end = TrimAscii(sentence);
  if (end.ends_with('?') || end.ends_with("？") || sections_.Matches(heading) || not_.Matches(sentence)) return said;
  if (sentence.find('"') != sentence.npos || sentence.find("\u201c") != sentence.npos) return said;  // it says what somebody said
  for (const Rule& rule : rules_) {
    std::string of;
    if (Says(rule, sentence, names, of)) said.push_back({rule.id, std::move(of)});
  }
  return said;
}

bool DataSentences::IsNone(std::string_view heading, std::string_view text) const {
  return asks_.Matches(heading) && none_.contains(ToLowerAscii(TrimAscii(text)));
}

}  // namespace day::dataset_claims
