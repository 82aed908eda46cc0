#include "formats/tensorflow/text_fields.h"

#include "text/ascii.h"

namespace day {
namespace {

bool IsBlank(char c) { return IsSpace(c) || c == '\v' || c == '\f'; }
bool IsWord(char c) { return IsLetterOrDigit(c) || c == '_'; }
int OctalDigit(char c) { return c >= '0' && c <= '7' ? c - '0' : -1; }

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  bool Run(const std::function<void(std::string_view, const std::string&, uint64_t)>& show) {
    std::string_view name;
    std::string value;
    for (SkipSpace(); at_ < text_.size(); SkipSpace()) {
      const char c = text_[at_];
      if (IsWord(c)) {
        const size_t begin = at_;
        while (at_ < text_.size() && IsWord(text_[at_])) ++at_;
        name = text_.substr(begin, at_ - begin);
      } else if (c == '"' || c == '\'') {
        const uint64_t begin = at_;
        value.clear();
        // "one" 'and the other'
        while (at_ < text_.size() && (text_[at_] == '"' || text_[at_] == '\'')) {
          if (!Quoted(value)) return false;
          SkipSpace();
        }
        show(name, value, begin);
      } else {
        ++at_;
      }
    }
    return true;
  }

 private:
  void SkipSpace() {
    while (at_ < text_.size()) {
      if (text_[at_] == '#') {
        while (at_ < text_.size() && text_[at_] != '\n') ++at_;
      } else if (IsBlank(text_[at_])) {
        ++at_;
      } else {
        return;
      }
    }
  }

  void Put(std::string& value, char c) {
    if (value.size() < kTextFieldMax) value.push_back(c);
  }

  bool Quoted(std::string& value) {
    const char quote = text_[at_++];
    for (; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (c == quote) {
        ++at_;
        return true;
      }
      if (c != '\\') {
        Put(value, c);
        continue;
      }
      if (++at_ == text_.size()) return false;
      Put(value, Escape());
    }
    return false;
  }

  // At the character behind the backslash; leaves the last one that belongs to it.
  char Escape() {
    const char c = text_[at_];
    const bool hex = c == 'x' || c == 'X';
    if (!hex && OctalDigit(c) < 0) return c == 'n' ? '\n' : c == 't' ? '\t' : c == 'r' ? '\r' : c;
    int number = hex ? 0 : OctalDigit(c);
    for (int count = 2; count > 0 && at_ + 1 < text_.size(); --count) {
      const int digit = hex ? HexDigit(text_[at_ + 1]) : OctalDigit(text_[at_ + 1]);
      if (digit < 0) break;
      number = number * (hex ? 16 : 8) + digit;
      ++at_;
    }
    return static_cast<char>(number);
  }

  std::string_view text_;
  size_t at_ = 0;
};

}  // namespace

bool ForEachTextField(std::string_view text, const std::function<void(std::string_view, const std::string&, uint64_t)>& show) {
  return Scanner(text).Run(show);
}

}  // namespace day
