// What a chat template tells the model beyond what its user sees: words that depend on what was said, hidden characters, instructions to conceal.
#include <algorithm>
#include <set>
#include <string>

#include "loading/template.h"
#include "loading/word_list.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace day {
namespace {

using loading::WordList;

constexpr size_t kMaxBlocks = 200;       // limit: conditions within each other that are followed
constexpr size_t kMaxSaid = 256 << 10;   // limit: bytes of what a template says that are searched for phrases
constexpr size_t kBlankSpaces = 400;     // more than any editor shows
constexpr size_t kWordsOfASentence = 4;  // fewer are marks and labels

// Characters that nobody sees, and that turn the direction of others. Joiners are left out: scripts and emoji need them.
bool IsHidden(uint32_t c) {
  return c == 0x200B || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2064) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF || c == 0x115F ||
         c == 0x1160 || c == 0x3164 || c == 0xFFA0 || (c >= 0xE0000 && c <= 0xE007F);
}

size_t WordsIn(std::string_view text) {
  size_t words = 0, letters = 0;
  for (char c : text) {
    letters = IsLetter(c) ? letters + 1 : 0;
    if (letters == 2) ++words;
  }
  return words;
}

// "password", "log in": what people say, and no mark of a format.
bool IsPlainWord(std::string_view text) {
  static const WordList kKinds("template.yaml", "kinds");
  size_t letters = 0;
  for (char c : text) {
    if (!IsLetterOrDigit(c) && c != ' ' && c != '-' && c != '\'' && c != '.' && static_cast<unsigned char>(c) < 0x80) return false;
    letters += IsLetter(c) || static_cast<unsigned char>(c) >= 0x80 ? 1 : 0;
  }
  return letters >= 3 && !kKinds.Has(ToLowerAscii(text));
}

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  std::vector<TemplateSign> Run() {
    Characters();
    while (at_ < text_.size()) {
      const size_t open = text_.find('{', at_);
      const size_t end = std::min(open, text_.size());
      Say(text_.substr(at_, end - at_));
      if (end + 1 >= text_.size()) break;
      const char kind = text_[end + 1];
      if (kind == '#') {
        const size_t close = text_.find("#}", end + 2);
        at_ = close == text_.npos ? text_.size() : close + 2;
      } else if (kind == '{' || kind == '%') {
        at_ = end + 2;
        Code(kind);
      } else {
        Say("{");
        at_ = end + 1;
      }
    }
    Phrases();
    return std::move(signs_);
  }

 private:
  void Sign(std::string_view what, size_t at) {
    for (const TemplateSign& sign : signs_)
      if (sign.what == what) return;
    signs_.push_back({.what = what, .offset = at});
  }

  void Characters() {
    size_t blanks = 0, lines = 0;
    for (std::string_view rest = text_; !rest.empty();) {
      const size_t at = text_.size() - rest.size();
      const uint32_t c = NextCodePoint(rest);
      if (IsHidden(c) && at > 0) Sign("holds characters that nobody sees", at);
      blanks = c == ' ' || c == '\t' ? blanks + 1 : 0;
      lines = c == '\n' ? lines + 1 : c == ' ' || c == '\t' || c == '\r' ? lines : 0;
      if (blanks == kBlankSpaces || lines == kBlankSpaces / 4) Sign("hides what follows behind a great deal of blank space", at);
    }
  }

  // Text that goes into the prompt.
  void Say(std::string_view text) {
    if (said_.size() + text.size() <= kMaxSaid) said_ += text;
    if (blocks_.empty() || !blocks_.back().on_words) return;
    blocks_.back().words += WordsIn(text);
    if (blocks_.back().words >= kWordsOfASentence) Sign("adds words to the prompt when certain words were said", blocks_.back().at);
  }
  void Phrases() {
    static const WordList kPhrases("template.yaml", "phrases");
    std::string plain;
    for (char c : ToLowerAscii(said_)) {
      if (!IsSpace(c)) plain += c;
      else if (!plain.empty() && plain.back() != ' ') plain += ' ';
    }
    if (!kPhrases.FirstIn(plain).empty()) Sign("tells the model to conceal something from its user, or to set aside what it was told", 0);
    if (plain.find("](http") != plain.npos && plain.find("![") != plain.npos)
      Sign("makes the model show pictures from an address, which carries away what is in it", 0);
  }

  bool IsContent(std::string_view word) const {
    static const WordList kContent("template.yaml", "content");
    return kContent.Has(word) || word.find("content") != word.npos || content_.contains(word);
  }

  struct Block {
    bool on_words = false;
    size_t words = 0, at = 0;
  };

  // One statement or expression: its words, signs and texts in order.
  void Code(char kind) {
    const char close = kind == '{' ? '}' : '%';
    const size_t begin = at_;
    std::string word, first, before, literal, target;
    bool reads_content = false, literal_in = false, asks = false, dated = false, compares = false, literal_known = false, replaces = false;
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == close && at_ + 1 < text_.size() && text_[at_ + 1] == '}') {
        at_ += 2;
        break;
      }
      if (c == '\'' || c == '"') {
        const std::string text = String(c);
        if (before == "[" && IsContent(text)) {
          said_of_ = true;
          asks |= literal_in;
          before = "]";
          continue;
        }
        if (before == "replace" && IsPlainWord(text)) replaces = true;
        else if (replaces && before == "," && IsPlainWord(text)) Sign("changes words that were said into others", begin);
        const bool looks = before == "startswith" || before == "endswith" || before == "find" || before == "count" || before == "index" || before == "==";
        if (looks) asks |= IsPlainWord(text) && said_of_;
        literal = text;
        literal_known = true;
        // A text that is compared is not said.
        if (kind == '{' || first == "set") pending_ += text + " ";
        before = "text";
        continue;
      }
      if (IsWordByte(c)) {
        const size_t start = at_;
        while (at_ < text_.size() && IsWordByte(text_[at_])) ++at_;
        word = text_.substr(start, std::min<size_t>(at_ - start, 64));
        if (first.empty()) first = word;
        if (word == "in" && literal_known && before == "text") literal_in = IsPlainWord(literal);
        if (first == "set" && target.empty() && word != "set") target = word;
        if (word == "and" || word == "or" || word == "if" || word == "elif") literal_in = said_of_ = false;
        if (word == "in") said_of_ = false;
        said_of_ |= IsContent(word);
        reads_content |= word != target && IsContent(word);
        if (literal_in && said_of_) asks = true;
        if (word == "strftime_now" && at_ < text_.size() && text_[at_] == '(') dated = true;
        if (word == "random" && before == "|") Sign("behaves differently by chance", start);
        before = word;
        continue;
      }
      if (c == '<' || c == '>' || c == '=') compares |= dated;
      if (c == '=' && at_ + 1 < text_.size() && text_[at_ + 1] == '=') {
        before = "==";
        ++at_;
      } else if (c == ',') {
        before = ",";
        literal_known = false;
      } else if (c == '|' || c == '[') {
        before = c;
      }
      ++at_;
    }
    // {{ 'do this' if 'a word' in content }}; the word itself is among the texts.
    if (kind == '{' && asks && WordsIn(pending_) > kWordsOfASentence) Sign("adds words to the prompt when certain words were said", begin);
    // What is set is said later.
    if (kind == '{' || first == "set") Say(pending_);
    if (first == "set" && reads_content && content_.size() < kMaxBlocks) content_.insert(target);
    if (kind != '{') Statement(first, asks, dated && compares, begin);
    pending_.clear();
    said_of_ = false;
  }
  void Statement(std::string_view first, bool asks, bool dated, size_t at) {
    const bool opens = first == "if" || first == "for" || first == "macro" || first == "call" || first == "filter" || first == "generation";
    if (first == "if" || first == "elif") {
      if (dated) Sign("behaves differently by the date", at);
    }
    if (opens) {
      if (blocks_.size() < kMaxBlocks) blocks_.push_back({.on_words = asks && first == "if", .words = 0, .at = at});
    } else if ((first == "elif" || first == "else") && !blocks_.empty()) {
      blocks_.back() = {.on_words = asks, .words = 0, .at = at};
    } else if (first.starts_with("end") && first != "endset" && !blocks_.empty()) {
      blocks_.pop_back();
    }
  }
  std::string String(char quote) {
    std::string text;
    for (++at_; at_ < text_.size() && text_[at_] != quote; ++at_) {
      if (text_[at_] == '\\' && at_ + 1 < text_.size()) {
        ++at_;
        text += text_[at_] == 'n' || text_[at_] == 't' ? ' ' : text_[at_];
      } else {
        text += text_[at_];
      }
    }
    at_ = std::min(at_ + 1, text_.size());
    return text;
  }

  std::string_view text_;
  size_t at_ = 0;
  bool said_of_ = false;
  std::string said_, pending_;
  std::set<std::string, std::less<>> content_;  // variables that were set to what was said
  std::vector<Block> blocks_;
  std::vector<TemplateSign> signs_;
};

}  // namespace

std::vector<TemplateSign> ReadTemplateText(std::string_view text) {
  // Text without code is no template, and says what it says.
  if (text.find("{{") == text.npos && text.find("{%") == text.npos) return {};
  return Reader(text).Run();
}

}  // namespace day
