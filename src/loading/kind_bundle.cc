// Weights of TensorFlow.js that were packed into scripts: a bundle of browserify's whose one module exports a text of base64.
//
// A script may do anything. This one is known where all of its code is the bundler's own frame: words and texts that frame is made of, names of
// one or two letters, as minifiers give them, and the name of the piece. Whatever else stands in it leaves the file to others.
#include <algorithm>
#include <array>

#include "knowledge/knowledge.h"
#include "loading/kinds.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace day::loading {
namespace {

constexpr size_t kMaxFrame = 4'096;        // bytes of code; the frame has some 900
constexpr uint64_t kMaxBundle = 64 << 20;  // limit: bytes of a piece that are read

constexpr std::string_view kExport = ".exports=\"";
constexpr std::array<std::string_view, 25> kWords = {"function", "if",   "else", "typeof", "exports", "module", "define", "amd",   "window",
                                                     "global",   "self", "this", "return", "require", "throw",  "new",    "Error", "var",
                                                     "for",      "call", "code", "length", "void",    "1e3",    "use"};
constexpr std::array<std::string_view, 9> kTexts = {"object", "undefined", "function", "Cannot find module '", "'", "MODULE_NOT_FOUND", "use strict", "", "./"};

bool IsNameByte(char c) { return IsWordByte(c) || c == '$'; }
bool IsBase64(char c) { return IsLetterOrDigit(c) || c == '+' || c == '/' || c == '='; }

// "group1_shard1of6"
bool IsPiece(std::string_view word) {
  return word.starts_with("group") && word.find("_shard") != word.npos && word.find_first_not_of("0123456789_shardof", 5) == word.npos;
}

template <size_t N>
bool IsOneOf(std::string_view text, const std::array<std::string_view, N>& list) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

bool IsFrame(std::string_view code) {
  while (!code.empty()) {
    if (code[0] == '"' || code[0] == '\'') {
      const size_t end = code.find(code[0], 1);
      if (end == code.npos || !IsOneOf(code.substr(1, end - 1), kTexts)) return false;
      code.remove_prefix(end + 1);
      continue;
    }
    const size_t length = static_cast<size_t>(std::find_if_not(code.begin(), code.end(), IsNameByte) - code.begin());
    const std::string_view word = code.substr(0, length);
    if (length > 2 && !IsOneOf(word, kWords) && !IsPiece(word)) return false;
    if (length == 0 && std::string_view("!(){}[],.;:?=&|+<-> \n").find(code[0]) == std::string_view::npos) return false;
    code.remove_prefix(std::max<size_t>(length, 1));
  }
  return true;
}

}  // namespace

bool InspectBundle(Inspection& inspection, Subject& subject) {
  const Place& place = subject.place();
  const FileType* promised = TheFileTypes().ByName(place.name);
  if (!promised || promised->id != "tfjs" || !ToLowerAscii(place.name).ends_with(".js") || subject.bytes().size() > kMaxBundle) return false;
  const size_t begin = subject.head().find(kExport);  // far behind where it is not there
  std::string text;
  if (begin > kMaxFrame || !subject.bytes().ReadText(0, subject.bytes().size(), text)) return false;
  const size_t data = begin + kExport.size(), end = text.find('"', data);
  if (end == text.npos || text.size() - end > kMaxFrame) return false;
  const std::string_view whole(text);
  if (!std::all_of(whole.begin() + static_cast<std::ptrdiff_t>(data), whole.begin() + static_cast<std::ptrdiff_t>(end), IsBase64)) return false;
  if (!IsFrame(whole.substr(0, data - 1)) || !IsFrame(whole.substr(end + 1))) return false;
  inspection.Format(place, "tfjs");
  inspection.CountModel();
  return true;
}

}  // namespace day::loading
