// What a code point is to a word, when case, accents, width and punctuation are not to count.
//
// By ICU's NFKC_Casefold, then NFD without the combining marks of U+0300..U+036F: "Ａｂ", "ab" and "Áb" are one; "ﬁ" is "fi". A code point is in a
// word if it is a letter, a digit or a mark. Those of scripts that put no space between words (Han, kana, Thai, Lao, Khmer, Burmese) are words of
// one letter each. ICU's tables change with its version, for letters that Unicode adds; so, then, do hashes of words with such letters.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

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

// Immutable: any thread.
class FoldTable {
 public:
  static const FoldTable& Get();  // made when first asked for (about 20 ms)
  Folded Fold(uint32_t code_point) const;

 private:
  FoldTable();
  // By blocks of 256 code points; those that are all alike share one.
  struct Entry {
    uint32_t text;  // in texts_
    FoldKind kind;
    uint8_t length;
  };
  std::vector<uint32_t> blocks_;
  std::vector<Entry> entries_;
  std::string texts_;
};

}  // namespace day::records
