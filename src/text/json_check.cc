#include "text/json_check.h"

#include <bitset>

namespace day {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsHex(char c) { return IsDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

class Checker {
 public:
  explicit Checker(std::string_view text) : text_(text) {}

  JsonCheck Run() {
    const bool valid = Document();
    return {valid, at_, numbers_};
  }

 private:
  // One turn for each value; what is open is kept as a bit: an object or not.
  bool Document() {
    std::bitset<kJsonCheckDepth> objects;
    uint32_t depth = 0;
    for (;;) {
      Space();
      if (Is('{') || Is('[')) {
        const bool object = text_[at_ - 1] == '{';
        if (depth == kJsonCheckDepth) return false;
        objects[depth++] = object;
        Space();
        if (!Is(object ? '}' : ']')) {
          if (object && !Key()) return false;
          continue;
        }
        --depth;
      } else if (!Scalar()) {
        return false;
      }
      // Behind a value: the next one, or ends of what is open.
      for (;;) {
        Space();
        if (depth == 0) return at_ == text_.size();
        const bool object = objects[depth - 1];
        if (Is(',')) {
          Space();
          if (object && !Key()) return false;
          break;
        }
        if (!Is(object ? '}' : ']')) return false;
        --depth;
      }
    }
  }

  void Space() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\t' || text_[at_] == '\r')) ++at_;
  }
  bool Is(char c) {
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  bool Word(std::string_view word) {
    if (!text_.substr(at_).starts_with(word)) return false;
    at_ += word.size();
    return true;
  }
  bool Key() {
    if (!Is('"') || !Text()) return false;
    Space();
    return Is(':');
  }
  bool Scalar() {
    if (Is('"')) return Text();
    if (Word("true") || Word("false") || Word("null")) return true;
    return Number();
  }
  bool Text() {
    while (at_ < text_.size()) {
      const char c = text_[at_++];
      if (c == '"') return true;
      if (static_cast<unsigned char>(c) < ' ') return false;
      if (c != '\\') continue;
      if (at_ >= text_.size()) return false;
      const char escaped = text_[at_++];
      if (escaped == 'u') {
        for (int i = 0; i < 4; ++i, ++at_)
          if (at_ >= text_.size() || !IsHex(text_[at_])) return false;
      } else if (std::string_view("\"\\/bfnrt").find(escaped) == std::string_view::npos) {
        return false;
      }
    }
    return false;
  }
  bool Digits() {
    const size_t begin = at_;
    while (at_ < text_.size() && IsDigit(text_[at_])) ++at_;
    return at_ > begin;
  }
  bool Number() {
    ++numbers_;
    Is('-');
    if (!Is('0') && !Digits()) return false;
    if (Is('.') && !Digits()) return false;
    if (Is('e') || Is('E')) {
      if (!Is('+')) Is('-');
      return Digits();
    }
    return true;
  }

  std::string_view text_;
  size_t at_ = 0;
  uint64_t numbers_ = 0;
};

}  // namespace

JsonCheck CheckJson(std::string_view text) { return Checker(text).Run(); }

}  // namespace day
