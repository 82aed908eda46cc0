#include "loading/template.h"

#include <algorithm>
#include <array>
#include <string>

#include "text/ascii.h"
#include "text/utf8.h"

namespace day {
namespace {

constexpr size_t kMaxJoined = 1 << 16;     // limit: bytes of strings that are joined
constexpr size_t kMaxProse = 80;           // bytes; longer texts with spaces are prose
constexpr size_t kMaxPiece = 24;           // longer strings are text, not pieces of a name
constexpr uint64_t kMaxRange = 1'000'000;  // no chat has so many turns

// Attributes of Python's objects from where code is reached. Between two underscores on each side, also where they are only text.
constexpr std::array kInternals = {"class",        "globals", "builtins", "import",   "mro",        "subclasses", "init",         "base",          "bases",
                                   "getattribute", "getattr", "dict",     "code",     "closure",    "self",       "loader",       "spec",          "reduce",
                                   "reduce_ex",    "getitem", "call",     "func",     "setattr",    "delattr",    "subclasshook", "init_subclass", "getstate",
                                   "setstate",     "module",  "wrapped",  "defaults", "kwdefaults", "enter",      "exit",         "new",           "dir"};
// Names without underscores at their ends that no template for chats needs.
constexpr std::array kOutside = {"popen",        "subprocess", "func_globals",  "gi_frame",  "func_code",    "im_func",    "im_self",    "im_class",
                                 "f_code",       "tb_next",    "gi_code",       "cr_frame",  "cr_code",      "ag_frame",   "f_globals",  "f_builtins",
                                 "f_locals",     "f_back",     "tb_frame",      "co_consts", "format_map",   "eval",       "exec",       "execfile",
                                 "globals",      "locals",     "vars",          "getattr",   "setattr",      "breakpoint", "url_for",    "get_flashed_messages",
                                 "__builtins__", "importlib",  "import_module", "system",    "check_output", "mro",        "subclasses", "from_pretrained",
                                 "builtins",     "open",       "compile"};
// Jinja's own helpers: fine by themselves, ways out once something is taken from them.
constexpr std::array kHelpers = {"lipsum", "cycler", "joiner", "self", "request", "os", "sys"};

bool NamesInternals(std::string_view written) {
  const std::string text_lower = ToLowerAscii(written);  // '__CLASS__'|lower
  const std::string_view text = text_lower;
  for (size_t at = text.find("__"); at != text.npos; at = text.find("__", at + 1)) {
    const std::string_view rest = text.substr(at + 2);
    const size_t end = rest.find("__");
    if (end == rest.npos) return false;
    if (std::find(kInternals.begin(), kInternals.end(), rest.substr(0, end)) != kInternals.end()) return true;
  }
  return false;
}

// "__cl", "ass__": half of a name of internals; "__".
bool IsHalfInternal(std::string_view text) {
  if (text.size() < 2 || text.size() > kMaxPiece || !std::all_of(text.begin(), text.end(), IsWordByte)) return false;
  return text == "__" || text.starts_with("__") != text.ends_with("__");
}
// "{0.x}", "{a[b]}".
bool TakesAttributes(std::string_view text) {
  for (size_t at = text.find('{'); at != text.npos; at = text.find('{', at + 1)) {
    size_t end = at + 1;
    while (end < text.size() && IsWordByte(text[end])) ++end;
    if (end < text.size() && (text[end] == '.' || text[end] == '[') && text.substr(at, 2) != "{[") return true;
  }
  return false;
}

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  std::vector<TemplateSign> Run() {
    while (at_ < text_.size()) {
      const size_t open = text_.find('{', at_);
      if (open == text_.npos || open + 1 >= text_.size()) break;
      at_ = open + 2;
      const char kind = text_[open + 1];
      if (kind == '#') {
        const size_t end = text_.find("#}", at_);
        at_ = end == text_.npos ? text_.size() : end + 2;
      } else if (kind == '{' || kind == '%') {
        Code(kind);
      } else {
        at_ = open + 1;
      }
    }
    std::string backward(joined_.rbegin(), joined_.rend());
    if (underscores_) {
      const std::string letters = ReplaceAll(joined_, "_", "");
      for (std::string_view name : {"class", "globals", "builtins", "subclasses", "getattribute"}) internals_ |= letters.find(name) != letters.npos;
    }
    if ((underscores_ && internals_) || NamesInternals(joined_) || NamesInternals(backward)) Sign(true, "puts together the names of internals of objects", 0);
    return std::move(signs_);
  }

 private:
  void Sign(bool leads_out, std::string_view what, size_t at) {
    for (const TemplateSign& sign : signs_)
      if (sign.what == what) return;
    signs_.push_back({leads_out, what, at});
  }

  void Code(char kind) {
    const char close = kind == '{' ? '}' : '%';
    bool first = true;
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == close && at_ + 1 < text_.size() && text_[at_ + 1] == '}') {
        at_ += 2;
        return;
      }
      if (c == '\'' || c == '"') {
        String(c);
      } else if (IsWordByte(c)) {
        Word(kind, first);
        first = false;
      } else {
        if (c != ' ' && c != '\n' && c != '\t' && c != '\r' && c != '-' && c != '+') before_ = c;
        ++at_;
      }
    }
  }

  void String(char quote) {
    const size_t begin = at_++;
    std::string decoded;
    while (at_ < text_.size() && text_[at_] != quote) {
      if (text_[at_] != '\\' || at_ + 1 >= text_.size()) {
        decoded += text_[at_++];
        continue;
      }
      const char escape = text_[at_ + 1];
      at_ += 2;
      const size_t digits = escape == 'x' ? 2 : escape == 'u' ? 4 : escape == 'U' ? 8 : 0;
      uint32_t code = 0;
      size_t read = 0;
      for (; read < digits && at_ < text_.size(); ++read, ++at_) {
        const char c = text_[at_];
        const int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
        if (digit < 0) break;
        code = code * 16 + static_cast<uint32_t>(digit);
      }
      if (escape == 'N' && text_.substr(at_, 1) == "{") {
        Sign(false, "spells letters by their names", begin);
        if (text_.substr(at_).starts_with("{LOW LINE}")) decoded += '_';
        at_ = std::min(text_.find('}', at_), text_.size() - 1) + 1;
        continue;
      }
      if (digits == 0 && escape >= '0' && escape <= '7') {
        code = static_cast<uint32_t>(escape - '0');
        for (read = 1; read < 3 && at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '7'; ++read, ++at_)
          code = code * 8 + static_cast<uint32_t>(text_[at_] - '0');
      }
      decoded += read > 0 && code < 0x80 ? static_cast<char>(code) : ' ';
    }
    if (at_ < text_.size()) ++at_;
    before_ = quote;
    const std::string backward(decoded.rbegin(), decoded.rend());
    // In prose a name of internals is one of many words.
    const bool prose = decoded.size() > kMaxProse && decoded.find(' ') != decoded.npos;
    if (NamesInternals(decoded) || NamesInternals(backward))
      Sign(!prose, prose ? "has a name of internals of objects in its text" : "names internals of objects in a string", begin);
    else if (!prose && decoded.find("__") != decoded.npos && decoded.find_first_of("%{.") != decoded.npos)
      Sign(true, "puts together the names of internals of objects", begin);
    // "_" * 2 ~ "class", or "_" from a variable.
    if (!decoded.empty() && decoded.find_first_not_of('_') == decoded.npos) underscores_ = true;
    for (std::string_view name : {"class", "globals", "builtins", "mro", "subclasses", "init", "import", "getattribute", "base", "bases"})
      internals_ |= decoded == name;
    if (IsHalfInternal(decoded)) Sign(true, "puts together the names of internals of objects", begin);
    if (decoded.size() > 4 && decoded.size() <= kMaxPiece && decoded.starts_with("__") && decoded.ends_with("__") &&
        std::all_of(decoded.begin(), decoded.end(), IsWordByte))
      Sign(NextIs('|') || NextIs('.'), "names internals of objects in a text that it changes", begin);
    if (decoded.find("%c") != decoded.npos) Sign(FormatsUnderscores(), "makes letters out of numbers", begin);
    if (text_.substr(at_, 7) == ".format" && TakesAttributes(decoded))
      Sign(decoded.find('_') != decoded.npos, "takes attributes of objects inside of a text that it formats", begin);
    const bool piece = !decoded.empty() && decoded.size() <= kMaxPiece && std::all_of(decoded.begin(), decoded.end(), IsWordByte);
    if (piece && joined_.size() < kMaxJoined) joined_ += decoded;
  }

  // '%c%cclass'|format(95, 95), '%c' % 95: nobody else writes an underscore by its number.
  bool FormatsUnderscores() const {
    const std::string_view call = text_.substr(at_, text_.substr(at_).find_first_of(")}"));
    for (size_t at = call.find_first_of("0123456789"); at != call.npos; at = call.find_first_of("0123456789", at)) {
      const size_t end = std::min(call.find_first_not_of("0123456789abcdefxABCDEFX", at), call.size());
      const std::string_view number = call.substr(at, end - at);
      if (number == "95" || number == "0x5f" || number == "0x5F") return true;
      at = end;
    }
    return false;
  }

  bool NextIs(char wanted) const {
    const size_t next = text_.find_first_not_of(' ', at_);
    return next != text_.npos && text_[next] == wanted;
  }

  void Word(char kind, bool first) {
    const size_t begin = at_;
    while (at_ < text_.size() && IsWordByte(text_[at_])) ++at_;
    const std::string_view word = text_.substr(begin, at_ - begin);
    const char before = before_;
    before_ = 'w';
    size_t next = at_;
    while (next < text_.size() && text_[next] == ' ') ++next;
    const char after = next < text_.size() ? text_[next] : '\0';
    if (IsDigit(word[0])) {
      uint64_t number = 0;
      for (char c : word)
        if (IsDigit(c)) number = std::min<uint64_t>(number * 10 + static_cast<uint64_t>(c - '0'), UINT32_MAX);
      if (number > kMaxRange && (before == '(' || before == ',' || before == '*')) Sign(false, "counts to a number that keeps the loader busy", begin);
      return;
    }
    if (word.size() > 3 && (word.starts_with("__") || word.ends_with("__"))) return Sign(true, "reaches for internals of objects", begin);
    if (before == '.' && word.starts_with('_')) return Sign(true, "reaches for private attributes of objects", begin);
    if (std::find(kOutside.begin(), kOutside.end(), word) != kOutside.end() && (before == '.' || after == '(' || after == '.' || after == '['))
      if (!(word == "system" && before != '.')) return Sign(true, "uses a name that leads out of the template", begin);
    if (before != '.' && (word == "lipsum" || after == '|') && std::find(kHelpers.begin(), kHelpers.end(), word) != kHelpers.end())
      return Sign(true, "takes attributes from the language's own helpers", begin);
    if (before != '.' && (after == '.' || after == '[') && std::find(kHelpers.begin(), kHelpers.end(), word) != kHelpers.end()) Helper(begin);
    if (word == "list" && before == '|' && last_word_ == "string") Sign(false, "picks letters out of what objects are called", begin);
    last_word_ = word;
    if (before != '.' && (word == "config" || word == "session" || word == "current_app") && (after == '.' || after == '['))
      Sign(false, "reaches for objects of web servers", begin);
    if (before == '|' && (word.starts_with("b64") || word.starts_with("base64") || word == "urldecode" || word == "unhexlify"))
      Sign(false, "decodes a text with a filter that templates for chats have no use for", begin);
    if (word == "attr" && before == '|') Sign(false, "fetches an attribute by a name that it computes", begin);
    if (first && kind == '%' && (word == "include" || word == "import" || word == "from" || word == "extends")) Sign(false, "loads another template", begin);
  }

  // What is taken from a helper: "cycler.next" is ordinary, an index or an unknown attribute is not.
  void Helper(size_t begin) {
    static constexpr std::array kOrdinary = {"next", "reset", "current"};
    size_t at = at_;
    while (at < text_.size() && (text_[at] == ' ' || text_[at] == '.')) ++at;
    size_t end = at;
    while (end < text_.size() && IsWordByte(text_[end])) ++end;
    if (std::find(kOrdinary.begin(), kOrdinary.end(), text_.substr(at, end - at)) != kOrdinary.end()) return;
    Sign(true, "takes attributes from the language's own helpers", begin);
  }

  std::string_view text_;
  size_t at_ = 0;
  char before_ = ' ';
  bool underscores_ = false, internals_ = false;  // texts of nothing but underscores; names of internals without theirs
  std::string_view last_word_;
  std::string joined_;  // short strings of words, in order
  std::vector<TemplateSign> signs_;
};

}  // namespace

std::vector<TemplateSign> ReadTemplate(std::string_view text) { return Reader(text).Run(); }

}  // namespace day
