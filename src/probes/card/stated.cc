#include "probes/card/stated.h"

#include <algorithm>

#include "text/ascii.h"
#include "text/utf8.h"

namespace day::card {
namespace {

constexpr size_t kMaxReach = 48;  // limit: bytes between a number and its unit ("2.788M of the 3 million H800 GPU hours")
constexpr size_t kMaxValue = 80;  // limit: bytes of a value behind a label

bool IsNumberPart(char c) { return IsDigit(c) || c == '.' || c == ','; }

struct Number {
  size_t begin = std::string_view::npos;
  bool magnitude = false;  // followed by B, million, 万亿 …
};

// The number that the unit at `unit` counts: the nearest before it, with few words and no end of a clause between.
Number NumberBefore(const Words& words, std::string_view text, size_t unit) {
  const size_t floor = unit > kMaxReach ? unit - kMaxReach : 0;
  size_t at = unit;
  int between = 0;
  while (at > floor) {
    const char c = text[at - 1];
    if (c == ';' || c == ':' || c == '(' || c == ')' || c == '|' || ((c == '.' || c == ',') && at < text.size() && text[at] == ' ')) return {};
    if (!IsDigit(c)) {
      if (c == ' ' && ++between > 5) return {};
      --at;
      continue;
    }
    const size_t end = at;
    size_t begin = at;
    while (begin > floor && IsNumberPart(text[begin - 1])) --begin;
    if (begin > 0 && (IsLetter(text[begin - 1]) || (text[begin - 1] == '-' && begin > 1 && IsLetter(text[begin - 2])))) {
      at = begin - 1;  // part of a name: A100, LLaMA-2
      continue;
    }
    while (begin < end && !IsDigit(text[begin])) ++begin;
    Number number{begin, false};
    size_t word = end;
    while (word < unit && text[word] == ' ') ++word;
    size_t word_end = word;
    while (word_end < unit && (IsLetter(text[word_end]) || static_cast<unsigned char>(text[word_end]) >= 0x80)) ++word_end;
    number.magnitude = words.IsMagnitude(text.substr(word, word_end - word));
    for (size_t size = 3; !number.magnitude && size <= 6 && word + size <= text.size(); size += 3)
      number.magnitude = words.IsMagnitude(text.substr(word, size));
    return number;
  }
  return {};
}

// `Hours used: 512` gives what stands behind the colon.
std::string_view LabelledValue(const Words::Stated& kind, std::string_view sentence) {
  size_t colon = sentence.find(':');
  size_t width = 1;
  if (const size_t wide = sentence.find("\uff1a"); wide < colon) {
    colon = wide;
    width = 3;
  }
  if (colon > 60 || sentence.substr(colon).starts_with("://")) return {};
  const std::string_view label = TrimAscii(sentence.substr(0, colon));
  const std::vector<PhraseHit> hits = kind.labels.Find(label);
  if (hits.empty() || hits[0].length * 2 < label.size()) return {};
  return FirstBytes(TrimAscii(sentence.substr(colon + width)), kMaxValue);
}

}  // namespace

std::vector<StatedFigure> ParseStated(const Words& words, std::string_view sentence, bool of_training) {
  std::vector<StatedFigure> figures;
  const bool training = of_training || words.training().Matches(sentence);
  for (const Words::Stated& kind : words.stated()) {
    if (const std::string_view value = LabelledValue(kind, sentence); !value.empty()) {
      figures.push_back({kind.name, std::string(value), static_cast<size_t>(value.data() - sentence.data())});
      continue;
    }
    if (kind.needs_training && !training) continue;
    // Unit words follow each other ("H800 GPUs"): a run of them is one figure, counted by the number before its first.
    size_t run_end = 0;
    for (const PhraseHit& hit : kind.units.Find(sentence)) {
      const size_t end = hit.offset + hit.length;
      if (run_end != 0 && hit.offset <= run_end + 1 && !figures.empty() && figures.back().name == kind.name) {
        figures.back().value = std::string(sentence.substr(figures.back().offset, end - figures.back().offset));
        run_end = end;
        continue;
      }
      const Number number = NumberBefore(words, sentence, hit.offset);
      bool counted = number.begin != std::string_view::npos && (!kind.needs_magnitude || number.magnitude);
      // "2.8M H800 GPU hours" counts hours, not H800s.
      for (const StatedFigure& other : figures)
        if (other.name != kind.name && number.begin == other.offset) counted = false;
      if (!counted && kind.name != "hardware") continue;
      const size_t begin = counted ? number.begin : hit.offset;
      figures.push_back({kind.name, std::string(sentence.substr(begin, end - begin)), begin});
      run_end = end;
    }
  }
  return figures;
}

}  // namespace day::card
