#include "license/added_duties.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "license/license.h"
#include "license/tokens.h"
#include "text/ascii.h"
#include "text/markdown_html.h"
#include "text/utf8.h"

namespace day {
namespace {

constexpr size_t kMaxText = size_t{256} << 10;  // limit: bytes that are looked at
constexpr size_t kMaxWords = 200;               // limit: of one sentence; what follows begins the next

// How a word is written, and what stands beside it.
enum Sign : uint8_t {
  kCapital = 1,
  kAllCapitals = 2,
  kFigure = 4,       // it holds one
  kOfAddress = 8,    // of mail
  kAfterBreak = 16,  // a comma, a bracket or the like before it
  kBeforeStop = 32,  // a full stop behind it
};

struct Sentence {
  std::vector<LicenseToken> words;
  std::vector<uint8_t> signs;  // of each word
  bool ended = false;          // by a mark

  uint32_t first_line() const { return words.front().line; }
  uint32_t last_line() const { return words.back().line; }
};

// The words of a sentence that stand in texts of open licenses, in runs of five or more.
class OpenWords {
 public:
  OpenWords(const LicenseIndex& index, const std::vector<LicenseToken>& sentence) : index_(index), sentence_(sentence), known_(sentence.size()) {
    const std::vector<uint32_t> grams = HashGrams(sentence);
    size_t unknown = 0, most = 0;
    for (uint32_t at = 0; at < grams.size(); ++at) {
      const bool known = Mark(at, grams[at]);
      unknown = known ? 0 : unknown + 1;
      most = std::max(most, unknown);
      any_ |= known;
    }
    // limit: runs in a row that no open text has; of long texts the index holds one run in six or so
    constexpr size_t kMostBetween = 8;
    any_ &= most <= kMostBetween;
    constexpr std::ptrdiff_t kOthers = 4;  // one word in so many may be another: a name, one that was broken at a line's end
    mostly_ = any_ && std::ranges::count(known_, false) * kOthers <= std::ssize(known_);
  }

  // Does the sentence hold words of theirs all along, and nearly nothing else?
  bool any() const { return any_; }
  bool mostly() const { return mostly_; }
  bool Knows(size_t word) const { return known_[word]; }

 private:
  // Does an open text have the run? Its words are marked, and those around it that the text goes on with.
  bool Mark(uint32_t at, uint32_t gram) {
    constexpr size_t kMostTexts = 16;  // limit: texts in which a run is followed
    size_t texts = 0;
    for (const Posting& posting : index_.FindGram(gram)) {
      const TextRow& row = index_.texts()[posting.text];
      if (!IsOpen(index_.ClassOf(row.license))) continue;
      ++texts;
      std::fill_n(known_.begin() + at, kGramSize, true);
      if (row.token_place == kNoRow || texts > kMostTexts) break;
      const auto text = index_.Tokens(row.token_place, row.token_count);
      for (uint32_t i = 1; i <= at && i <= posting.position && !known_[at - i] && text[posting.position - i] == sentence_[at - i].hash; ++i)
        known_[at - i] = true;
      const auto next = static_cast<uint32_t>(kGramSize);
      for (uint32_t i = next; at + i < sentence_.size() && posting.position + i < text.size() && text[posting.position + i] == sentence_[at + i].hash; ++i)
        known_[at + i] = true;
    }
    return texts > 0;
  }

  const LicenseIndex& index_;
  const std::vector<LicenseToken>& sentence_;
  std::vector<bool> known_;
  bool any_ = false, mostly_ = false;
};

bool IsCapital(uint32_t code_point) {
  if (code_point < 0x80) return code_point >= 'A' && code_point <= 'Z';
  return (code_point >= 0xC0 && code_point <= 0xDE && code_point != 0xD7) || (code_point >= 0x391 && code_point <= 0x3A9) ||
         (code_point >= 0x400 && code_point <= 0x42F);
}
uint32_t Lower(uint32_t code_point) {
  if (!IsCapital(code_point)) return code_point;
  return code_point + (code_point >= 0x400 && code_point <= 0x40F ? 0x50 : 0x20);
}
bool IsApostrophe(uint32_t code_point) { return code_point == '\'' || code_point == 0x2019 || code_point == 0x2BC; }
// What parts clauses or holders: , : ; ( ) – — ， ： （ ）
bool IsBreak(uint32_t code_point) {
  static constexpr std::array<uint32_t, 11> kBreaks = {',', ':', ';', '(', ')', 0x2013, 0x2014, 0xFF0C, 0xFF1A, 0xFF08, 0xFF09};
  return std::ranges::find(kBreaks, code_point) != kBreaks.end();
}
// Behind an apostrophe: the rest of "don't" or "author's", not the next word of "n'est".
bool EndsContraction(std::string_view rest) {
  static constexpr std::array<std::string_view, 7> kTails = {"t", "s", "re", "ll", "ve", "d", "m"};
  size_t letters = 0;
  while (letters < 3 && letters < rest.size() && IsLetter(rest[letters])) ++letters;
  return letters == 0 || std::ranges::any_of(kTails, [&](std::string_view tail) { return EqualsIgnoringCase(rest.substr(0, letters), tail); });
}

bool IsIdeograph(uint32_t code_point) { return (code_point >= 0x3400 && code_point < 0xA000) || (code_point >= 0xF900 && code_point < 0xFB00); }
bool IsInvisible(uint32_t code_point) { return code_point == 0xAD || (code_point >= 0x200B && code_point <= 0x200F) || code_point == 0xFEFF; }
// "。", "；", "！", and the end of a paragraph within a line, as RTF has it.
bool EndsSentence(uint32_t code_point) { return code_point == 0x3002 || code_point == 0xFF1B || code_point == 0xFF01 || code_point == 0x2029; }

// Behind a '<': bytes of the name of a paragraph, a heading, an item of a list or a cell that begins or ends here; 0 for anything else.
size_t NameOfBlock(std::string_view rest) {
  static constexpr std::array<std::string_view, 28> kNames = {"p",       "br",      "hr",      "div",        "li",     "ul",    "ol",   "td", "tr", "th",
                                                              "dd",      "dt",      "dl",      "title",      "h1",     "h2",    "h3",   "h4", "h5", "h6",
                                                              "caption", "section", "article", "blockquote", "center", "table", "main", "pre"};
  constexpr size_t kLongest = 10;  // bytes: "blockquote"; of what follows a '<' no more is looked at, or a text of nothing else costs its square
  const size_t slash = rest.starts_with('/') ? 1 : 0;
  rest.remove_prefix(slash);
  rest = rest.substr(0, kLongest + 1);
  const std::string_view name = rest.substr(0, std::min(rest.find_first_of(" \t\r\n/>"), rest.size()));
  const bool block = std::ranges::any_of(kNames, [&](std::string_view known) { return EqualsIgnoringCase(name, known); });
  return block ? slash + name.size() : 0;
}

// Behind the ':' of "https://": bytes up to the end of the address. A full stop at its end is the sentence's.
size_t RestOfAddress(std::string_view rest) {
  if (!rest.starts_with("//")) return 0;
  const auto ends = [](char c) {
    return static_cast<unsigned char>(c) <= ' ' || static_cast<unsigned char>(c) >= 0x80 || std::string_view("<>\"')]|`").contains(c);
  };
  const auto length = static_cast<size_t>(std::ranges::find_if(rest, ends) - rest.begin());
  return length - (rest[length - 1] == '.' ? 1 : 0);
}

// "License: …" at the head of a line: what fields say does not go on from one to the next.
bool BeginsField(std::string_view rest) {
  size_t at = 0;
  while (at < rest.size() && (IsLetter(rest[at]) || (at > 0 && rest[at] == '-'))) ++at;
  return at > 1 && rest.substr(at).starts_with(": ") && rest[0] >= 'A' && rest[0] <= 'Z';
}

// "Copyright (c) 2024 Acme": nothing before it goes on in it.
bool BeginsCopyright(std::string_view rest) {
  for (const std::string_view mark : {"Copyright ", "COPYRIGHT "})
    if (rest.starts_with(mark) && rest.size() > mark.size()) return rest[mark.size()] == '(' || IsDigit(rest[mark.size()]) || rest[mark.size()] == '\xC2';
  return rest.starts_with("(c) ") || rest.starts_with("(C) ") || rest.starts_with("\u00A9");
}

// The words as they stand: here nothing but addresses falls away, neither copyright lines nor what stands in brackets, for a limit may hide
// there. The names of files are one word.
// A few words that no full stop ends.
bool IsAHeading(const Sentence& sentence) {
  constexpr size_t kMostWords = 8;
  return !sentence.ended && sentence.words.size() <= kMostWords;
}

class PlainReader {
 public:
  static constexpr std::string_view kCopyright = "copyright";  // what © stands for

  PlainReader(std::string_view text, const std::vector<bool>& beside) : text_(text.substr(0, kMaxText)), beside_(beside) {}

  std::vector<Sentence> Read() {
    for (size_t at = 0; at < text_.size();) {
      const size_t before = text_.size() - at;
      std::string_view rest = text_.substr(at);
      const uint32_t code_point = NextCodePoint(rest);
      at += before - rest.size();
      if (const size_t address = code_point == ':' ? RestOfAddress(rest) : 0; address > 0) {
        word_.clear();
        at += address;
        continue;
      }
      Take(code_point, rest);
      at += std::exchange(skip_, 0);
    }
    EndSentence();
    return std::move(sentences_);
  }

 private:
  void Take(uint32_t code_point, std::string_view rest) {
    const bool letter = code_point < 0x80
                            ? (code_point >= '0' && code_point <= '9') || ((code_point | 0x20) >= 'a' && (code_point | 0x20) <= 'z')
                            : !IsInvisible(code_point) && (code_point < 0x2000 || code_point > 0x303F) && code_point < 0xFF00 && !IsApostrophe(code_point);
    if (IsInvisible(code_point) || (IsApostrophe(code_point) && EndsContraction(rest))) return;
    if (code_point == '-' && !word_.empty() && rest.starts_with('\n')) {  // "com-\nmercial"
      joins_ = true;
      return;
    }
    if (code_point == 0xA9) {  // ©
      EndWord();
      word_ = kCopyright;
      return EndWord();
    }
    if (IsIdeograph(code_point)) {
      EndWord();
      AppendUtf8(word_, code_point);
      return EndWord();
    }
    if (letter) {
      const bool capital = IsCapital(code_point);
      if (word_.empty()) sign_ |= capital ? kCapital | kAllCapitals : 0;
      else if (!capital) sign_ &= static_cast<uint8_t>(~kAllCapitals);
      if (code_point < 0x80 && IsDigit(static_cast<char>(code_point))) sign_ |= kFigure;
      return AppendUtf8(word_, Lower(code_point));
    }
    const bool in_name = (code_point == '.' || code_point == '_') && !word_.empty() && !rest.empty() && rest[0] >= '_' && rest[0] <= 'z';
    if (in_name) return AppendUtf8(word_, code_point);
    if (code_point == '.' && !word_.empty()) sign_ |= kBeforeStop;
    if (code_point == '@' && !word_.empty()) sign_ |= kOfAddress;
    if (!joins_) EndWord();
    if (code_point == '@') sign_ |= kOfAddress;
    if (IsBreak(code_point) || (code_point == '-' && rest.starts_with(' '))) sign_ |= kAfterBreak;
    if (code_point == '<') skip_ = NameOfBlock(rest);
    if (skip_ > 0) EndSentence();
    if (code_point == '\n') {
      ++line_;
      joins_ = false;
      const size_t next = rest.find_first_not_of(" \t\r#*/;%>");
      if (next == rest.npos || rest[next] == '\n' || BeginsField(rest) || BeginsCopyright(rest.substr(next))) EndSentence();  // a blank line, a field …
    } else if (EndsSentence(code_point) || ((code_point == '.' || code_point == ';' || code_point == '!' || code_point == '?') &&
                                            (rest.empty() || std::string_view(" \n\r\")<").contains(rest[0])))) {
      EndWord();
      sentence_.ended = true;
      EndSentence();
    }
  }
  void EndWord() {
    if (word_.empty()) return;
    const uint8_t sign = std::exchange(sign_, 0);
    if (line_ < beside_.size() && !beside_[line_]) {  // the license's own
      word_.clear();
      return EndSentence();
    }
    // As the tokenizer has it: "non-commercial" is one word.
    const bool non = !sentence_.words.empty() && non_;
    if (non) sentence_.words.back().hash = HashWord("non" + word_);
    else sentence_.words.push_back({HashWord(word_), line_}), sentence_.signs.push_back(sign);
    non_ = !non && word_ == "non";
    word_.clear();
    if (sentence_.words.size() == kMaxWords) EndSentence();
  }
  void EndSentence() {
    EndWord();
    if (!sentence_.words.empty()) sentences_.push_back(std::move(sentence_));
    sentence_ = {};
    non_ = false;
    sign_ = 0;
  }

  std::string_view text_;
  const std::vector<bool>& beside_;
  std::vector<Sentence> sentences_;
  Sentence sentence_;
  std::string word_;
  size_t skip_ = 0;   // bytes that are no words
  uint8_t sign_ = 0;  // of the word that is read
  uint32_t line_ = 1;
  bool joins_ = false, non_ = false;
};

// What stands in the place of a word that is not to be asked about.
constexpr uint32_t kNoWord = 0;

// Lines that say who made or holds something: "Copyright (c) 2024 Single Cell Data Project", "Developed by the Institute for Private Law". Words
// of names limit nothing; what limits stands in lower case or says something ("Copyright 2024 Acme, only for members"), and rules of clauses
// ask of these lines as well.
class NameLines {
 public:
  NameLines(const LicensePhrases& phrases, const Sentence& sentence, std::vector<uint32_t>& words) : phrases_(phrases), sentence_(sentence), words_(words) {}

  void Hide() {
    const std::vector<uint32_t> all = words_;
    bool goes_on = false;  // the line before ended with "of" or the like
    for (size_t begin = 0, end = 0; begin < all.size(); begin = end) {
      while (end < all.size() && sentence_.words[end].line == sentence_.words[begin].line) ++end;
      const bool names = (goes_on || BeginsSo(all, begin)) && HoldsNames(std::span(all).first(end), begin);
      goes_on = names && phrases_.At(PhraseKind::kInName, all, end - 1) > 0;
      if (names) Hide(begin, end);
    }
    HideMakers(all);
  }

 private:
  void Hide(size_t begin, size_t end) {
    std::fill(words_.begin() + static_cast<std::ptrdiff_t>(begin), words_.begin() + static_cast<std::ptrdiff_t>(end), kNoWord);
  }
  // "This product includes software developed by the Trial Data Project": the words with capitals behind it are a name anywhere.
  void HideMakers(std::span<const uint32_t> all) {
    for (size_t at = 0; at < all.size(); ++at) {
      const size_t by = phrases_.At(PhraseKind::kHolding, all, at);
      if (by < 2) continue;
      size_t end = at + by;
      for (; end < all.size() && (end == at + by || !(sentence_.signs[end] & kAfterBreak)); ++end) {
        const bool shouts = (sentence_.signs[end] & kAllCapitals) && phrases_.At(PhraseKind::kLimiting, all, end) > 0;
        if (shouts || (!(sentence_.signs[end] & kCapital) && phrases_.At(PhraseKind::kInName, all, end) == 0)) break;
      }
      Hide(at + by, end);
    }
  }
  // "Copyright", "(c) 2024", "Portions copyright"
  bool BeginsSo(std::span<const uint32_t> all, size_t begin) const {
    static const uint32_t kSign = HashWord("c");  // of "(c)"
    if (phrases_.At(PhraseKind::kHolding, all, begin) > 0) return true;
    if (begin + 1 >= all.size()) return false;
    return (all[begin] == kSign && (sentence_.signs[begin + 1] & kFigure)) ||
           ((sentence_.signs[begin] & kCapital) && phrases_.At(PhraseKind::kHolding, all, begin + 1) > 0);
  }
  bool HoldsNames(std::span<const uint32_t> all, size_t begin) const {
    bool named = false, later = false;  // a name was read; and behind it a comma
    for (size_t at = begin; at < all.size();) {
      const uint8_t signs = sentence_.signs[at];
      later |= named && (signs & kAfterBreak);
      if (phrases_.At(PhraseKind::kSaying, all, at) > 0) return false;
      if (const size_t joins = std::max(phrases_.At(PhraseKind::kHolding, all, at), phrases_.At(PhraseKind::kInName, all, at)); joins > 0) {
        at += joins;
        continue;
      }
      const bool limits = phrases_.At(PhraseKind::kLimiting, all, at) > 0;
      if (signs & kCapital) {
        if (later && limits && (signs & (kAllCapitals | kAfterBreak))) return false;  // "Acme, FREE FOR MEMBERS ONLY", "Acme - Not for Sale"
        named = true;
      } else if (!(signs & (kFigure | kOfAddress))) {
        const bool alone = (signs & kAfterBreak) && at + 1 == all.size();  // "The Commercial Research Company, only"
        if (!alone) return false;
      }
      ++at;
    }
    return true;
  }

  const LicensePhrases& phrases_;
  const Sentence& sentence_;
  std::vector<uint32_t>& words_;
};

// "Grant No. 123": the last word of such a phrase denies nothing where a figure or a full stop follows.
void HideNumberSigns(const LicensePhrases& phrases, const Sentence& sentence, std::vector<uint32_t>& words) {
  for (size_t at = 0; at < words.size(); ++at) {
    const size_t length = phrases.At(PhraseKind::kNumbered, words, at);
    if (length == 0) continue;
    const size_t last = at + length - 1;
    if ((sentence.signs[last] & kBeforeStop) || (last + 1 < words.size() && (sentence.signs[last + 1] & kFigure))) words[last] = kNoWord;
  }
}

}  // namespace

std::vector<SentenceBeside> FindSentencesBeside(const LicenseIndex& index, const LicensePhrases& phrases, std::string_view text,
                                                const std::vector<bool>& beside) {
  static const uint32_t kWork = HashWord("software");  // stands for words that limit nothing and speak of the work
  std::vector<SentenceBeside> found;
  for (const Sentence& sentence : PlainReader(text, beside).Read()) {
    const std::vector<uint32_t> words = HashesOf(sentence.words);
    std::vector<uint32_t> asked = words;
    NameLines(phrases, sentence, asked).Hide();
    HideNumberSigns(phrases, sentence, asked);
    std::vector<size_t> breaks;
    for (size_t at = 0; at < words.size(); ++at)
      if (sentence.signs[at] & kAfterBreak) breaks.push_back(at);
    bool duty = SoundsLikeDuty(phrases, asked, breaks), begins_open = false;
    if (!duty && (IsAHeading(sentence) || !SaysSomething(phrases, words))) continue;
    // "By using the software, you agree that …": what open licenses say limits nothing, but what stands beside it may.
    if (const OpenWords open(index, sentence.words); open.any()) {
      duty = duty && !open.mostly();
      for (size_t at = 0; duty && at < asked.size(); ++at)
        if (open.Knows(at)) asked[at] = kWork;
      duty = duty && SoundsLikeDuty(phrases, asked, breaks);
      if (!duty) continue;
      begins_open = true;
    }
    found.push_back({sentence.first_line(), sentence.last_line(), duty, begins_open});
  }
  return found;
}

}  // namespace day
