#include "formats/python_source/python_source.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "formats/python_source/python_imports.h"
#include "formats/python_source/python_tokens.h"
#include "formats/python_source/python_values.h"
#include "text/utf8.h"

namespace day {
namespace {

using python::Block;
using python::Frame;
using python::Imports;
using python::IsKeyword;
using python::kMaxName;
using python::Settle;
using python::Token;
using python::Tokens;
using python::Unescaped;
using python::Value;

constexpr size_t kMaxArguments = 64;  // limit: of a call that are looked at
constexpr int kMaxFormats = 3;        // limit: texts with code in each other

class Reader {
 public:
  PythonReading Run(std::string_view text) {
    reading_.coding = python::DeclaredCoding(text);
    Read(text, 0, 0);
    return std::move(reading_);
  }

 private:
  // --------------------------------------------------------------------------------------------------------------- lines and blocks
  void Read(std::string_view text, size_t base, int formats) {
    Tokens tokens(text, base);
    const size_t floor = frames_.size();
    bool in_brackets = floor > 0 || formats > 0;
    for (;;) {
      const Token token = tokens.Next(in_brackets);
      if (!reading_.whole) return;
      if (token.kind == Token::Kind::kEnd) break;
      if (token.kind == Token::Kind::kLine) {
        EndOfStatement();
        BeginLine(token.indent);
      } else {
        Take(token, formats, floor);
      }
      in_brackets = frames_.size() > 0 || formats > 0 || imports_.in_brackets();
    }
    if (formats == 0) EndOfStatement();
    while (frames_.size() > floor) Close();
  }

  void BeginLine(uint32_t indent) {
    while (!blocks_.empty() && blocks_.back().indent >= indent) blocks_.pop_back();
    indent_ = indent;
    first_ = true;
    header_ = Header::kNone;
    after_colon_ = false;
  }
  void EndOfStatement() {
    // `name = a.b`: the name stands for it from here on.
    if (!target_.empty() && equals_ && simple_ && current_.kind == Value::Kind::kName) imports_.Alias(target_, current_.text);
    imports_.End(reading_.stars);
    target_.clear();
    equals_ = false;
    simple_ = true;
    current_ = {};
    first_ = true;
    dot_ = false;
    sum_.reset();
  }
  // --------------------------------------------------------------------------------------------------------------- tokens
  void Take(const Token& token, int formats, size_t floor) {
    const std::string_view text = token.text;
    if (imports_.in_statement()) return text == ";" ? EndOfStatement() : imports_.Take(text, reading_.stars);
    const bool first = std::exchange(first_, false);
    switch (token.kind) {
      case Token::Kind::kName: return Name(token, first);
      case Token::Kind::kText: return Text(token, formats);
      case Token::Kind::kNumber: return Set({Value::Kind::kNumber, std::string(text.substr(0, 20))});
      default: break;
    }
    if (text == "(" || text == "[" || text == "{") return Open(text[0], token.at);
    if (text == ")" || text == "]" || text == "}") return frames_.size() > floor ? Close() : void();
    if (text == ".") {
      dot_ = current_.kind != Value::Kind::kNone;
      return;
    }
    Sign(text, first);
  }
  void Sign(std::string_view text, bool first) {
    const bool brackets = !frames_.empty();
    if (text == "," && brackets) {
      Comma();
    } else if (text == "+" && current_.kind == Value::Kind::kText) {
      sum_ = std::move(current_.text);
      current_ = {};
      simple_ = dot_ = false;
      return;
    } else if (text == "=" && !brackets) {
      // The first `=` of a statement sets a variable where one name stands before it.
      if (!equals_ && simple_ && current_.kind == Value::Kind::kName && current_.text.find('.') == std::string::npos) target_ = written_;
      equals_ = true;
      current_ = {};
      return;
    } else if (text == ";" && !brackets) {
      return EndOfStatement();
    } else if (text == ":" && !brackets) {
      if (header_ != Header::kNone && !after_colon_) {
        after_colon_ = true;
        PushBlock();
      }
      first_ = true;
    } else if (text == "@" && first) {
      // a decorator
    } else if (text == "=" && brackets) {
      current_ = {};  // a keyword's name
    } else if (text == "-" && brackets && frames_.back().kind == Frame::Kind::kSubscript) {
      frames_.back().reversed = true;
    } else if (text == "!=" && header_ == Header::kMain) {
      header_ = Header::kIf;  // what follows runs when the file is imported
    }
    simple_ = false;
    Drop();
  }
  void Drop() {
    current_ = {};
    sum_.reset();
    dot_ = false;
  }
  void Comma() {
    Frame& frame = frames_.back();
    if (frame.values.size() < kMaxArguments) frame.values.push_back(std::move(current_));
    Drop();
  }

  enum class Header : uint8_t { kNone, kFunction, kIf, kMain };
  void PushBlock() {
    if (header_ != Header::kFunction && header_ != Header::kMain) return;
    if (blocks_.size() < kPythonMaxDepth) blocks_.push_back({indent_, header_ == Header::kFunction, header_ == Header::kMain, header_name_});
  }
  void Name(const Token& token, bool first) {
    const std::string_view word = token.text;
    OddLetters(word);
    const bool keyword = IsKeyword(word) && !dot_;
    if (keyword) {
      simple_ = false;
      if (first && word == "import") return imports_.BeginImport();
      if (first && word == "from") return imports_.BeginFrom();
      if (word == "def") {
        header_ = Header::kFunction;
        header_name_.clear();
        naming_ = true;
      } else if (first && word == "if") {
        header_ = Header::kIf;
      } else if (word == "or" && header_ == Header::kMain) {
        header_ = Header::kIf;
      } else if (word == "async") {
        first_ = first;
      } else if (word == "True" || word == "False" || word == "None") {
        return Set({Value::Kind::kNumber, std::string(word)});
      }
      return Drop();
    }
    if (std::exchange(naming_, false)) {
      header_name_ = word.substr(0, kMaxName);
      return Drop();
    }
    if (header_ == Header::kIf && word == "__name__") header_ = Header::kMain;
    if (std::exchange(dot_, false)) {
      if (current_.kind != Value::Kind::kName) current_ = {Value::Kind::kName, "?", "", current_.roundabout};
      if (current_.text.size() + word.size() < kMaxName) (current_.text += '.') += word;
      Settle(current_.text);
      return;
    }
    written_ = word.substr(0, kMaxName);
    Set({Value::Kind::kName, imports_.Resolved(written_)});
  }
  // Another value; a text is added to the one before a plus.
  void Set(Value value) {
    dot_ = false;
    current_ = std::move(value);
    if (!sum_ || current_.kind != Value::Kind::kText) return;
    if (sum_->size() + current_.text.size() <= kPythonMaxText) {
      *sum_ += current_.text;
      current_.text = std::move(*sum_);
      current_.roundabout = true;
    }
    sum_.reset();
  }
  // Mathematical and full-width letters become plain ones (PEP 3131, NFKC).
  void OddLetters(std::string_view word) {
    if (word.find("\xF0\x9D") != word.npos || word.find("\xEF\xBC") != word.npos || word.find("\xEF\xBD") != word.npos) reading_.odd_names = true;
  }

  void Text(const Token& token, int formats) {
    if (token.format && formats < kMaxFormats) {
      Value before = std::move(current_);
      std::optional<std::string> sum = std::move(sum_);
      Formats(token.text, token.at, formats + 1);
      current_ = std::move(before);
      sum_ = std::move(sum);
    }
    std::string text = Unescaped(token.text.substr(0, kPythonMaxText), token.raw);
    if (header_ == Header::kMain && !after_colon_ && text != "__main__") header_ = Header::kIf;
    // 'a' 'b'
    if (current_.kind == Value::Kind::kText && current_.text.size() + text.size() <= kPythonMaxText) current_.text += text;
    else Set({Value::Kind::kText, std::move(text), "", false});
  }
  // Code in the braces of f"…{code}…".
  void Formats(std::string_view text, size_t at, int formats) {
    for (size_t open = text.find('{'); open != text.npos; open = text.find('{', open)) {
      if (open + 1 < text.size() && text[open + 1] == '{') {
        open += 2;
        continue;
      }
      const size_t close = std::min(text.find('}', open), text.size());
      current_ = {};
      Read(text.substr(open + 1, close - open - 1), at + open + 1, formats);
      open = close;
    }
  }
  // --------------------------------------------------------------------------------------------------------------- brackets
  void Open(char bracket, size_t at) {
    if (frames_.size() >= kPythonMaxDepth || reading_.calls.size() >= kPythonMaxCalls) return void(reading_.whole = false);
    Frame frame;
    const bool follows = current_.kind != Value::Kind::kNone && current_.kind != Value::Kind::kNumber;
    if (bracket == '(' && follows) {
      frame.kind = Frame::Kind::kCall;
      frame.call = static_cast<uint32_t>(reading_.calls.size());
      PythonCall& call = reading_.calls.emplace_back();
      call.name = current_.kind == Value::Kind::kName ? current_.text : "?";
      call.roundabout = current_.roundabout;
      call.imported = call.roundabout || !reading_.stars.empty() || imports_.HasModule(call.name);
      call.offset = at;
      call.at_import = true;
      for (const Block& block : blocks_) {
        call.at_import &= !block.function && !block.main;
        if (block.function) call.function = block.name;
      }
      if (equals_) call.assigned = target_;
      for (size_t i = frames_.size(); i-- > 0 && call.outer == UINT32_MAX;)
        if (frames_[i].kind == Frame::Kind::kCall) call.outer = frames_[i].call;
    } else if (bracket == '[' && follows) {
      frame.kind = Frame::Kind::kSubscript;
    }
    frame.base = std::move(current_);
    frame.sum = std::move(sum_);
    frames_.push_back(std::move(frame));
    Drop();
    simple_ = false;
  }

  void Close() {
    if (current_.kind != Value::Kind::kNone) Comma();
    Frame frame = std::move(frames_.back());
    frames_.pop_back();
    Drop();
    Value result{Value::Kind::kOther, ""};
    switch (frame.kind) {
      case Frame::Kind::kGroup: result = Grouped(frame); break;
      case Frame::Kind::kCall: result = Called(frame); break;
      case Frame::Kind::kSubscript: result = Taken(frame); break;
    }
    sum_ = std::move(frame.sum);
    Set(std::move(result));
  }
  static Value Grouped(Frame& frame) {
    if (frame.values.empty()) return {Value::Kind::kOther, ""};
    std::string joined;
    for (const Value& value : frame.values)
      if (value.kind == Value::Kind::kText && joined.size() + value.text.size() <= kPythonMaxText) joined += value.text;
    Value first = std::move(frame.values.front());  // of a list its first value: what a program is called by
    first.joined = std::move(joined);
    return first;
  }
  Value Called(Frame& frame) {
    PythonCall& call = reading_.calls[frame.call];
    const auto text = [&](size_t i) { return i < frame.values.size() && frame.values[i].kind == Value::Kind::kText ? &frame.values[i].text : nullptr; };
    const auto name = [&](size_t i) { return i < frame.values.size() && frame.values[i].kind == Value::Kind::kName ? &frame.values[i].text : nullptr; };
    if (const std::string* argument = text(0)) call.argument = *argument;
    call.spelled = text(0) && frame.values[0].roundabout;
    call.constant = !frame.values.empty() && (frame.values[0].kind == Value::Kind::kText || frame.values[0].kind == Value::Kind::kNumber);
    for (size_t i = 0; i < frame.values.size() && call.names.size() < 4; ++i)
      if (name(i)) call.names.push_back(*name(i));
    if ((call.name == "__import__" || call.name == "importlib.import_module" || call.name == "importlib.__import__") && text(0))
      return {Value::Kind::kName, *text(0), "", true};
    if (call.name == "getattr" && name(0) && text(1)) return Member(*name(0), *text(1));
    if ((call.name == "vars" || call.name == "dir") && name(0)) return {Value::Kind::kName, *name(0) + ".__dict__", "", true};
    if ((call.name == "globals" || call.name == "locals") && frame.values.empty()) return {Value::Kind::kName, "globals", "", true};
    if (call.name == "?.join" && !frame.values.empty() && !frame.values[0].joined.empty()) return {Value::Kind::kText, frame.values[0].joined, "", true};
    if (call.name == "chr" && call.constant && frame.values.size() == 1) {
      uint32_t code = 0;
      const std::string& digits = frame.values[0].text;
      const bool hex = digits.starts_with("0x");
      std::from_chars(digits.data() + (hex ? 2 : 0), digits.data() + digits.size(), code, hex ? 16 : 10);
      Value letter{Value::Kind::kText, "", "", true};
      if (code > 0 && code < 0x80) letter.text = static_cast<char>(code);
      return letter;
    }
    return {Value::Kind::kOther, "", "", call.roundabout};
  }
  static Value Member(const std::string& object, const std::string& member) {
    Value value{Value::Kind::kName, object + "." + member.substr(0, kMaxName), "", true};
    Settle(value.text);
    return value;
  }
  Value Taken(Frame& frame) {
    if (frame.base.kind == Value::Kind::kText) {
      if (frame.reversed) std::reverse(frame.base.text.begin(), frame.base.text.end());
      frame.base.roundabout = true;
      return std::move(frame.base);
    }
    if (frame.base.kind != Value::Kind::kName || frame.values.size() != 1 || frame.values[0].kind != Value::Kind::kText) return {Value::Kind::kOther, ""};
    std::string& base = frame.base.text;
    const std::string& key = frame.values[0].text;
    if (base == "sys.modules" || base == "globals" || base.ends_with(".__globals__")) return {Value::Kind::kName, key.substr(0, kMaxName), "", true};
    if (base.ends_with(".__dict__")) return Member(base.substr(0, base.size() - 9), key);
    if (base == "__builtins__" || base == "__dict__") return {Value::Kind::kName, key.substr(0, kMaxName), "", true};
    return {Value::Kind::kOther, ""};
  }

  PythonReading reading_;
  Imports imports_;
  std::vector<Block> blocks_;
  std::vector<Frame> frames_;
  Value current_;
  std::string target_, written_, header_name_;
  Header header_ = Header::kNone;
  uint32_t indent_ = 0;
  std::optional<std::string> sum_;  // the text before a plus
  bool first_ = true, dot_ = false, naming_ = false, after_colon_ = false, equals_ = false, simple_ = true;
};

}  // namespace

PythonReading ReadPythonSource(std::string_view text) { return Reader().Run(text); }

}  // namespace day
