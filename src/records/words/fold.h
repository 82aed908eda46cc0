// What a code point is to a word, when case, accents, width and punctuation are not to count.
//
// By ICU's NFKC_Casefold, then NFD without the combining marks of U+0300..U+036F: "Ａｂ", "ab" and "Áb" are one; "ﬁ" is "fi". A code point is in a
// word if it is a letter, a digit or a mark. Those of scripts that put no space between words (Han, kana, Thai, Lao, Khmer, Burmese) are words of
// one letter each. ICU's tables change with its version, for letters that Unicode adds; so, then, do hashes of words with such letters.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "text/code_point_table.h"

namespace day::records {

enum class FoldKind : uint8_t {
  kBreak,   // in no word
  kSkip,    // as if it were not there: soft hyphens, zero-width joiners, accents
  kLetter,  // or digit
  kMark,    // goes with the word before it
  kAlone,   // a word of its own, with the marks behind it
};

struct Folded {
  FoldKind kind = FoldKind::kBreak;
  std::string_view utf8;  // outlived by the table; more than one code point for ligatures
};

// Any thread.
class FoldTable {
 public:
  static FoldTable& Get();
  Folded Fold(uint32_t code_point) {
    if (code_point >= kCodePoints) return {};
    const Block& block = blocks_.Of(code_point, Make);
    const Entry& entry = block.entries[code_point % kCodePointsOfABlock];
    return {entry.kind, std::string_view(block.texts).substr(entry.text, entry.length)};
  }

 private:
  struct Entry {
    uint16_t text = 0;  // in texts
    FoldKind kind = FoldKind::kBreak;
    uint8_t length = 0;
  };
  struct Block {
    std::array<Entry, kCodePointsOfABlock> entries;
    std::string texts;
  };
  static std::unique_ptr<Block> Make(uint32_t first);

  CodePointTable<Block> blocks_;
};

}  // namespace day::records
