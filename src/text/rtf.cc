#include "text/rtf.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <utility>

#include "text/ascii.h"
#include "text/utf8.h"

namespace day {
namespace {

// Groups that hold no words of the document.
constexpr std::array<std::string_view, 14> kWithoutWords = {"fonttbl", "colortbl", "stylesheet", "info",    "pict",    "header",    "headerl",
                                                            "headerr", "headerf",  "footer",     "footerl", "footerr", "listtable", "objdata"};

constexpr uint32_t kParagraph = 0x2029;

// Control words that stand for a sign; 0 for all that only format.
uint32_t SignOf(std::string_view word) {
  constexpr std::array<std::pair<std::string_view, uint32_t>, 11> kSigns = {{{"par", kParagraph},
                                                                             {"line", kParagraph},
                                                                             {"tab", ' '},
                                                                             {"cell", ' '},
                                                                             {"row", kParagraph},
                                                                             {"lquote", 0x2018},
                                                                             {"rquote", 0x2019},
                                                                             {"ldblquote", 0x201C},
                                                                             {"rdblquote", 0x201D},
                                                                             {"emdash", 0x2014},
                                                                             {"bullet", 0x2022}}};
  const auto at = std::ranges::find(kSigns, word, &std::pair<std::string_view, uint32_t>::first);
  return at == kSigns.end() ? 0 : at->second;
}

// Of Windows-1252: what licenses are written with.
uint32_t SignOfByte(uint8_t byte) {
  switch (byte) {
    case 0x91: return 0x2018;
    case 0x92: return 0x2019;
    case 0x93: return 0x201C;
    case 0x94: return 0x201D;
    case 0x95: return 0x2022;
    case 0x96: return 0x2013;
    case 0x97: return 0x2014;
    default: return byte < 0x20 || (byte >= 0x7F && byte < 0xA0) ? ' ' : byte;
  }
}

class Reader {
 public:
  explicit Reader(std::string_view bytes) : rest_(bytes) { text_.reserve(bytes.size()); }

  std::string Read() {
    while (!rest_.empty()) {
      const char c = rest_.front();
      rest_.remove_prefix(1);
      if (c == '\\') ReadControl();
      else if (c == '{') ++depth_, fallback_ = 0;
      else if (c == '}') CloseGroup();
      else if (c == '\n') text_ += '\n';  // means nothing, but counts lines
      else if (c != '\r') Add(static_cast<unsigned char>(c), true);
    }
    return std::move(text_);
  }

 private:
  void CloseGroup() {
    fallback_ = 0;
    if (depth_ == 0) return;
    if (depth_ == hidden_) hidden_ = 0;
    --depth_;
  }
  // `raw`: a byte as it is.
  void Add(uint32_t sign, bool raw) {
    if (fallback_ > 0) {
      --fallback_;
    } else if (hidden_ == 0) {
      if (raw) text_ += static_cast<char>(sign);
      else AppendUtf8(text_, sign);
    }
  }
  void Hide() {
    if (hidden_ == 0 && depth_ > 0) hidden_ = depth_;
  }

  void ReadControl() {
    if (rest_.empty()) return;
    if (IsLetter(rest_.front())) return ReadControlWord();
    const char c = rest_.front();
    if (c == '\n' || c == '\r') return;  // a paragraph's end; the break itself is kept
    rest_.remove_prefix(1);
    uint8_t byte = 0;
    if (c == '\'' && rest_.size() >= 2 && std::from_chars(rest_.data(), rest_.data() + 2, byte, 16).ptr == rest_.data() + 2) {
      rest_.remove_prefix(2);
      Add(SignOfByte(byte), false);
    } else if (c == '*') {
      Hide();
    } else if (c == '\\' || c == '{' || c == '}') {
      Add(static_cast<unsigned char>(c), true);
    } else if (c == '~') {
      Add(' ', true);
    } else if (c == '_') {
      Add('-', true);
    }
  }

  void ReadControlWord() {
    const auto end = static_cast<size_t>(std::ranges::find_if_not(rest_, IsLetter) - rest_.begin());
    const std::string_view word = rest_.substr(0, end);
    rest_.remove_prefix(end);
    int32_t figure = 0;
    const auto [after, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), figure);
    if (error == std::errc::invalid_argument) figure = 1;
    rest_.remove_prefix(static_cast<size_t>(after - rest_.data()));
    if (rest_.starts_with(' ')) rest_.remove_prefix(1);  // ends the word
    if (word == "u") {
      const uint32_t unit = static_cast<uint16_t>(figure);
      Add(unit < ' ' ? ' ' : unit >= 0xD800 && unit < 0xE000 ? 0xFFFD : unit, false);  // "\u10" is no line of the file
      fallback_ = for_each_;                                                           // signs for who cannot read the one before
    } else if (word == "uc") {
      for_each_ = std::clamp(figure, 0, 8);
    } else if (word == "bin") {
      rest_.remove_prefix(std::min(rest_.size(), static_cast<size_t>(std::max(figure, 0))));
    } else if (std::ranges::find(kWithoutWords, word) != kWithoutWords.end()) {
      Hide();
    } else if (const uint32_t sign = SignOf(word); sign != 0) {
      const bool at_end = rest_.starts_with('\n') || rest_.starts_with('\r');  // of a line, which is the usual place
      if (sign != kParagraph || !at_end) Add(sign, false);
      if (sign == kParagraph) Add(' ', true);  // behind the end of a sentence
    }
  }

  std::string_view rest_;
  std::string text_;
  size_t depth_ = 0;   // groups that are open
  size_t hidden_ = 0;  // the depth of the one whose words are none of the document's, or 0
  int32_t fallback_ = 0, for_each_ = 1;
};

}  // namespace

bool IsRtf(std::string_view bytes) { return bytes.starts_with("{\\rtf"); }

std::string TextFromRtf(std::string_view bytes) { return Reader(bytes).Read(); }

}  // namespace day
