#include "license/added_duties.h"

#include <algorithm>
#include <string>

#include "license/license.h"
#include "license/tokens.h"
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
bool EndsSentence(uint32_t code_point) { return code_point == 0x3002 || code_point == 0xFF1B || code_point == 0xFF01; }

// The words as they stand: here nothing falls away, neither copyright lines nor what stands in brackets, for a limit may hide there.
class PlainReader {
 public:
  explicit PlainReader(std::string_view text) : text_(text.substr(0, kMaxText)) {}

  std::vector<Sentence> Read() {
    for (size_t at = 0; at < text_.size();) {
      const size_t before = text_.size() - at;
      std::string_view rest = text_.substr(at);
      const uint32_t code_point = NextCodePoint(rest);
      at += before - rest.size();
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
    if (!joins_) EndWord();
    if (code_point == '\n') {
      ++line_;
      joins_ = false;
      const size_t next = rest.find_first_not_of(" \t\r#*/;%");
      if (next == rest.npos || rest[next] == '\n') EndSentence();  // a blank line
    } else if (EndsSentence(code_point) || ((code_point == '.' || code_point == ';' || code_point == '!' || code_point == '?') &&
                                            (rest.empty() || rest[0] == ' ' || rest[0] == '\n' || rest[0] == '\r' || rest[0] == '"' || rest[0] == ')'))) {
      EndSentence();
    }
  }
  void EndWord() {
    if (word_.empty()) return;
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
  std::vector<Sentence> sentences_;
  Sentence words_;
  std::string word_;
  uint32_t line_ = 1;
  bool joins_ = false, non_ = false;
};

}  // namespace

std::vector<AddedDuty> FindDuties(const LicenseIndex& index, const LicensePhrases& phrases, std::string_view text) {
  std::vector<AddedDuty> duties;
  for (const Sentence& sentence : PlainReader(text).Read())
    if (SoundsLikeDuty(phrases, HashesOf(sentence)) && !IsOfOpenTexts(index, sentence)) duties.push_back({sentence.front().line, sentence.back().line});
  return duties;
}

}  // namespace day
