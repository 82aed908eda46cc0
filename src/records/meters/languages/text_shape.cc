#include "records/meters/languages/text_shape.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <array>
#include <memory>

#include "records/meters/languages/ascii_shape.h"
#include "text/code_point_table.h"
#include "text/utf8.h"

namespace day::records {
namespace {

enum class Kind : uint8_t { kOther, kLetter, kDigit, kSpace, kLine };

// Of every code point its kind and, of letters and marks, their script.
class Kinds {
 public:
  struct Of {
    Kind kind = Kind::kOther;
    uint8_t script = USCRIPT_UNKNOWN;
  };
  static Kinds& Get() {
    static Kinds kinds;
    return kinds;
  }
  Of operator[](uint32_t c) { return c < kCodePoints ? blocks_.Of(c, Make)[c % kCodePointsOfABlock] : Of(); }
  // Is the byte ASCII that does not go on with what was before?
  bool BeginsRun(char byte, Of before) const {
    const Kind kind = of_byte_[static_cast<unsigned char>(byte)];
    return kind != kNoAscii && (kind != before.kind || (kind == Kind::kLetter && before.script != USCRIPT_LATIN));
  }
  // Bytes at the front that are ASCII of one kind, and so of one script; most of most texts. 0 where the first is no ASCII.
  size_t AsciiRun(std::string_view text) const {
    const Kind kind = of_byte_[static_cast<unsigned char>(text.front())];
    if (kind == kNoAscii) return 0;
    size_t length = 1;
    while (length < text.size() && of_byte_[static_cast<unsigned char>(text[length])] == kind) ++length;
    return length;
  }

 private:
  using Block = std::array<Of, kCodePointsOfABlock>;
  static constexpr Kind kNoAscii{0xFF};

  Kinds() {
    for (uint32_t c = 0; c < of_byte_.size(); ++c) of_byte_[c] = c < 0x80 ? (*this)[c].kind : kNoAscii;
  }
  static std::unique_ptr<Block> Make(uint32_t first) {
    auto block = std::make_unique<Block>();
    for (uint32_t i = 0; i < kCodePointsOfABlock; ++i) (*block)[i] = KindOf(static_cast<UChar32>(first + i));
    return block;
  }
  static Of KindOf(UChar32 c) {
    if (c == '\n') return {Kind::kLine, USCRIPT_UNKNOWN};
    if (u_isUWhiteSpace(c)) return {Kind::kSpace, USCRIPT_UNKNOWN};
    if (u_isdigit(c)) return {Kind::kDigit, USCRIPT_UNKNOWN};
    if (!u_isalpha(c) && (U_GET_GC_MASK(c) & U_GC_M_MASK) == 0) return {};
    UErrorCode error = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(c, &error);
    return {Kind::kLetter, static_cast<uint8_t>(U_SUCCESS(error) && script >= 0 && static_cast<size_t>(script) < kScripts ? script : USCRIPT_UNKNOWN)};
  }
  CodePointTable<Block> blocks_;
  std::array<Kind, 256> of_byte_;
};

// Tenths of letters to a token.
struct LettersToAToken {
  UScriptCode script;
  uint8_t tenths;
};
constexpr uint8_t kUsual = 27;
constexpr std::array kLettersToAToken = {
    LettersToAToken{USCRIPT_LATIN, 10 * kAsciiLettersToAToken},
    LettersToAToken{USCRIPT_CYRILLIC, 45},
    LettersToAToken{USCRIPT_GREEK, 40},
    LettersToAToken{USCRIPT_ARABIC, 38},
    LettersToAToken{USCRIPT_HEBREW, 35},
    LettersToAToken{USCRIPT_DEVANAGARI, 35},
    LettersToAToken{USCRIPT_BENGALI, 30},
    LettersToAToken{USCRIPT_HAN, 13},
    LettersToAToken{USCRIPT_HIRAGANA, 17},
    LettersToAToken{USCRIPT_KATAKANA, 17},
    LettersToAToken{USCRIPT_HANGUL, 18},
    LettersToAToken{USCRIPT_THAI, 25},
    LettersToAToken{USCRIPT_ARMENIAN, 38},
};

std::array<uint8_t, kScripts> MakeTenths() {
  std::array<uint8_t, kScripts> tenths;
  tenths.fill(kUsual);
  for (const LettersToAToken& of : kLettersToAToken) tenths[static_cast<size_t>(of.script)] = of.tenths;
  return tenths;
}

uint64_t TokensOf(Kind kind, uint8_t script, uint64_t run, uint64_t rare) {
  static const std::array<uint8_t, kScripts> tenths = MakeTenths();
  switch (kind) {
    case Kind::kLetter: return (10 * run + 25 * rare + tenths[script] - 1) / tenths[script];
    case Kind::kDigit:
    case Kind::kOther: return (run + kSignsToAToken - 1) / kSignsToAToken;
    case Kind::kSpace: return run > 1;
    case Kind::kLine: return 1;
  }
  return 0;
}

}  // namespace

void MeasureShape(std::string_view text, TextShape& shape) {
  Kinds& kinds = Kinds::Get();
  Kinds::Of now;
  uint64_t run = 0, rare = 0;  // letters of Latin that are no ASCII
  shape.code_points = shape.letters = shape.tokens = 0;
  const auto close = [&] {
    if (run == 0) return;
    shape.tokens += TokensOf(now.kind, now.script, run, rare);
    if (now.kind == Kind::kLetter) {
      shape.letters += run;
      shape.letters_of[now.script] += run;
    }
    run = rare = 0;
  };
  // Of ASCII, whole runs by blocks. Leaves no run open where there were any.
  const auto measure_ascii = [&] {
    for (AsciiShape some = MeasureAscii(text); some.bytes > 0; some = MeasureAscii(text)) {
      close();
      now = {};
      text.remove_prefix(some.bytes);
      shape.code_points += some.bytes;
      shape.letters += some.letters;
      shape.letters_of[USCRIPT_LATIN] += some.letters;
      shape.tokens += some.tokens;
    }
  };
  while (!text.empty()) {
    if (kinds.BeginsRun(text.front(), now)) measure_ascii();
    size_t length = kinds.AsciiRun(text);
    const bool ascii = length > 0;
    Kinds::Of is = kinds[ascii ? static_cast<unsigned char>(text.front()) : NextCodePoint(text)];
    if (ascii) text.remove_prefix(length);
    else length = 1;
    shape.code_points += length;
    // Marks that any script may have (accents) are of the run that they stand in.
    if (is.kind == Kind::kLetter && now.kind == Kind::kLetter && (is.script == USCRIPT_INHERITED || is.script == USCRIPT_COMMON)) is.script = now.script;
    if (is.kind != now.kind || is.script != now.script) {
      close();
      now = is;
    }
    run += length;
    rare += !ascii && now.script == USCRIPT_LATIN;
  }
  close();
}

std::string_view ScriptName(size_t script) {
  const char* name = script < USCRIPT_CODE_LIMIT ? uscript_getShortName(static_cast<UScriptCode>(script)) : nullptr;
  return name ? name : "Zzzz";
}

}  // namespace day::records
