#include "probes/signals/prose.h"

#include <algorithm>
#include <array>

namespace day::signals {
namespace {

using ByteSet = std::array<bool, 256>;

constexpr ByteSet SetOf(std::string_view bytes) {
  ByteSet set{};
  for (const char c : bytes) set[static_cast<unsigned char>(c)] = true;
  return set;
}
constexpr ByteSet kPythonSpecial = SetOf("#\"'"), kSlashSpecial = SetOf("/\"'"), kScriptSpecial = SetOf("/\"'`");

bool IsBlank(char c) { return c == ' ' || c == '\t'; }

}  // namespace

bool Prose::Covers(size_t offset) {
  if (comments_ == Comments::kNone) return false;
  while (at_ <= offset && at_ < text_.size()) {
    const size_t special = NextSpecial(at_);
    if (special > offset || special == text_.size()) {  // what begins there is read when it is asked for
      at_ = special;
      break;
    }
    const Token token = ReadToken(special);
    if (token.prose) {
      prose_begin_ = special;
      prose_end_ = token.end;
    }
    at_ = std::max(token.end, special + 1);
  }
  return offset >= prose_begin_ && offset < prose_end_;
}

size_t Prose::NextSpecial(size_t from) const {
  if (comments_ == Comments::kHash) return std::min(text_.find('#', from), text_.size());
  const ByteSet& special = comments_ == Comments::kPython ? kPythonSpecial : comments_ == Comments::kSlashes ? kSlashSpecial : kScriptSpecial;
  const char* at = text_.data() + from;
  const char* const end = text_.data() + text_.size();
  while (at != end && !special[static_cast<unsigned char>(*at)]) ++at;
  return static_cast<size_t>(at - text_.data());
}

size_t Prose::EndOfLine(size_t at) const { return std::min(text_.find('\n', at), text_.size()); }

// `at`: just behind the opening quote. The end is just behind the closing one, or that of the line or text.
size_t Prose::EndOfString(size_t at, char quote, bool over_lines) const {
  for (; at < text_.size(); ++at) {
    if (text_[at] == '\\') ++at;
    else if (text_[at] == quote) return at + 1;
    else if (text_[at] == '\n' && !over_lines) return at;
  }
  return text_.size();
}

Prose::Token Prose::ReadToken(size_t at) const {
  const char c = text_[at];
  if (comments_ == Comments::kHash) {  // `$#` and `a#b` are no comments
    const bool begins = at == 0 || IsBlank(text_[at - 1]) || text_[at - 1] == '\n' || text_[at - 1] == ';';
    return begins ? Token{EndOfLine(at), true} : Token{at + 1, false};
  }
  if (comments_ == Comments::kPython) return c == '#' ? Token{EndOfLine(at), true} : ReadPythonString(at);
  if (c == '/') {
    const char next = at + 1 < text_.size() ? text_[at + 1] : '\0';
    if (next == '/') return {EndOfLine(at), true};
    if (next != '*') return {at + 1, false};
    const size_t close = text_.find("*/", at + 2);
    return {close == text_.npos ? text_.size() : close + 2, true};
  }
  if (c == '\'' && comments_ == Comments::kSlashes) {  // a character, a digit separator, or a lifetime of Rust
    constexpr size_t kLongestCharacter = 12;
    const size_t end = EndOfString(at + 1, c, false);
    return {end - at <= kLongestCharacter && text_[end - 1] == c ? end : at + 1, false};
  }
  return {EndOfString(at + 1, c, c == '`'), false};
}

Prose::Token Prose::ReadPythonString(size_t at) const {
  const char quote = text_[at];
  const std::string_view triple = quote == '"' ? "\"\"\"" : "'''";
  if (text_.substr(at, 3) != triple) return {EndOfString(at + 1, quote, false), false};
  size_t close = text_.find(triple, at + 3);
  while (close != text_.npos) {
    size_t slashes = 0;
    while (close - slashes > at + 3 && text_[close - slashes - 1] == '\\') ++slashes;
    if (slashes % 2 == 0) break;
    close = text_.find(triple, close + 1);
  }
  return {close == text_.npos ? text_.size() : close + 3, BeginsStatement(at)};
}

// A string that is nobody's value: it is the first on its line, and the line before does not go on.
bool Prose::BeginsStatement(size_t at) const {
  while (at > 0 && (text_[at - 1] == 'r' || text_[at - 1] == 'R' || text_[at - 1] == 'u')) --at;
  while (at > 0 && IsBlank(text_[at - 1])) --at;
  if (at > 0 && text_[at - 1] != '\n') return false;
  constexpr size_t kMostBlank = 256;  // limit: bytes of blank lines to look back over
  size_t looked = 0;
  while (at > 0 && looked < kMostBlank && (IsBlank(text_[at - 1]) || text_[at - 1] == '\n' || text_[at - 1] == '\r')) --at, ++looked;
  return at == 0 || std::string_view("([{,=+\\%").find(text_[at - 1]) == std::string_view::npos;
}

}  // namespace day::signals
