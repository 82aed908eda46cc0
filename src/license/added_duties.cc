#include "license/added_duties.h"

#include <algorithm>
#include <array>
#include <string>

#include "license/license.h"
#include "license/tokens.h"
#include "text/ascii.h"
#include "text/markdown_html.h"
#include "text/utf8.h"

namespace day {
namespace {

constexpr size_t kMaxText = size_t{256} << 10;  // limit: bytes that are looked at
constexpr size_t kMaxWords = 200;               // limit: of one sentence; what follows begins the next

using Sentence = std::vector<LicenseToken>;

// Do its runs of words stand in texts of open licenses? Of long ones the index holds one run in six or so.
bool IsOfOpenTexts(const LicenseIndex& index, const Sentence& sentence) {
  constexpr size_t kMostBetween = 8;  // limit: runs in a row that no open text has
  const std::vector<uint32_t> grams = HashGrams(sentence);
  size_t unknown = 0;
  for (const uint32_t gram : grams) {
    const auto postings = index.FindGram(gram);
    const bool known = std::ranges::any_of(postings, [&index](const Posting& posting) { return IsOpen(index.ClassOf(index.texts()[posting.text].license)); });
    unknown = known ? 0 : unknown + 1;
    if (unknown > kMostBetween) return false;
  }
  return !grams.empty() && unknown < grams.size();
}

bool IsIdeograph(uint32_t code_point) { return (code_point >= 0x3400 && code_point < 0xA000) || (code_point >= 0xF900 && code_point < 0xFB00); }
bool IsInvisible(uint32_t code_point) { return code_point == 0xAD || (code_point >= 0x200B && code_point <= 0x200F) || code_point == 0xFEFF; }
// "。", "；", "！", and the end of a paragraph within a line, as RTF has it.
bool EndsSentence(uint32_t code_point) { return code_point == 0x3002 || code_point == 0xFF1B || code_point == 0xFF01 || code_point == 0x2029; }

// Behind a '<': does a paragraph, a heading, an item of a list or a cell begin or end here?
bool IsTagOfBlock(std::string_view rest) {
  static constexpr std::array<std::string_view, 28> kNames = {"p",       "br",      "hr",      "div",        "li",     "ul",    "ol",   "td", "tr", "th",
                                                              "dd",      "dt",      "dl",      "title",      "h1",     "h2",    "h3",   "h4", "h5", "h6",
                                                              "caption", "section", "article", "blockquote", "center", "table", "main", "pre"};
  constexpr size_t kLongest = 10;  // bytes: "blockquote"; of what follows a '<' no more is looked at, or a text of nothing else costs its square
  if (rest.starts_with('/')) rest.remove_prefix(1);
  rest = rest.substr(0, kLongest + 1);
  const std::string_view name = rest.substr(0, std::min(rest.find_first_of(" \t\r\n/>"), rest.size()));
  return std::ranges::any_of(kNames, [&](std::string_view known) { return EqualsIgnoringCase(name, known); });
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

// The words as they stand: here nothing but addresses falls away, neither copyright lines nor what stands in brackets, for a limit may hide
// there. The names of files are one word.
class PlainReader {
 public:
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
    }
    EndSentence();
    return std::move(sentences_);
  }

 private:
  void Take(uint32_t code_point, std::string_view rest) {
    const bool letter = code_point < 0x80 ? (code_point >= '0' && code_point <= '9') || ((code_point | 0x20) >= 'a' && (code_point | 0x20) <= 'z')
                                          : !IsInvisible(code_point) && (code_point < 0x2000 || code_point > 0x303F) && code_point < 0xFF00;
    if (IsInvisible(code_point) || code_point == '\'') return;
    if (code_point == '-' && !word_.empty() && rest.starts_with('\n')) {  // "com-\nmercial"
      joins_ = true;
      return;
    }
    if (IsIdeograph(code_point)) {
      EndWord();
      AppendUtf8(word_, code_point);
      return EndWord();
    }
    if (letter) return AppendUtf8(word_, code_point < 0x80 && code_point >= 'A' && code_point <= 'Z' ? code_point | 0x20 : code_point);
    const bool in_name = (code_point == '.' || code_point == '_') && !word_.empty() && !rest.empty() && rest[0] >= '_' && rest[0] <= 'z';
    if (in_name) return AppendUtf8(word_, code_point);
    if (!joins_) EndWord();
    if (code_point == '<' && IsTagOfBlock(rest)) EndSentence();
    if (code_point == '\n') {
      ++line_;
      joins_ = false;
      const size_t next = rest.find_first_not_of(" \t\r#*/;%>");
      if (next == rest.npos || rest[next] == '\n' || BeginsField(rest)) EndSentence();  // a blank line, or a field
    } else if (EndsSentence(code_point) || ((code_point == '.' || code_point == ';' || code_point == '!' || code_point == '?') &&
                                            (rest.empty() || std::string_view(" \n\r\")<").contains(rest[0])))) {
      EndSentence();
    }
  }
  void EndWord() {
    if (word_.empty()) return;
    if (line_ < beside_.size() && !beside_[line_]) {  // the license's own
      word_.clear();
      return EndSentence();
    }
    // As the tokenizer has it: "non-commercial" is one word.
    const bool non = words_.size() && non_;
    const std::string whole = non ? "non" + word_ : word_;
    if (non) words_.pop_back();
    words_.push_back({HashWord(whole), line_});
    non_ = !non && word_ == "non";
    word_.clear();
    if (words_.size() == kMaxWords) EndSentence();
  }
  void EndSentence() {
    EndWord();
    if (!words_.empty()) sentences_.push_back(std::move(words_));
    words_.clear();
    non_ = false;
  }

  std::string_view text_;
  const std::vector<bool>& beside_;
  std::vector<Sentence> sentences_;
  Sentence words_;
  std::string word_;
  uint32_t line_ = 1;
  bool joins_ = false, non_ = false;
};

}  // namespace

std::vector<SentenceBeside> FindSentencesBeside(const LicenseIndex& index, const LicensePhrases& phrases, std::string_view text,
                                                const std::vector<bool>& beside) {
  std::vector<SentenceBeside> found;
  for (const Sentence& sentence : PlainReader(text, beside).Read()) {
    const std::vector<uint32_t> words = HashesOf(sentence);
    const bool duty = SoundsLikeDuty(phrases, words);
    if ((duty || SaysSomething(phrases, words)) && !IsOfOpenTexts(index, sentence)) found.push_back({sentence.front().line, sentence.back().line, duty});
  }
  return found;
}

}  // namespace day
