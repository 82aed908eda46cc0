// The language of a text, and whether that is sure.
//
// CLD2 with its full tables (about 160 languages; github.com/CLD2Owners/cld2) names a language, and says how much evidence it had. Of texts in languages that
// it does not know it names another, as reliable, one time in six. So a language is sure only where
//   the score per kilobyte is 0.55 or more of what CLD2 expects of the language (its own table), and from there to 0.75 both halves of the text, alone,
//     give the same language,
//   no more than 1 in 100 of the text's letters (1 in 10 of Chinese, Japanese, Korean) are none that CLDR knows the language to use, and
//   the small words of the language are there, for some that need it (function_words.h).
// The figures were found on one half of paragraphs of the Universal Declaration of Human Rights in 139 languages; how right they are is in
// docs/measurements.md. Everything else is uncertain, with a guess where there is one, and the reason. Known misses: docs/data-engine.md.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "records/meters/languages/alphabet.h"
#include "records/meters/languages/cld2.h"
#include "records/meters/languages/function_words.h"

namespace day::records {

enum class Certainty : uint8_t {
  kSure,
  kTooShort,      // fewer than 20 letters
  kNone,          // no language at all
  kUnreliable,    // CLD2 itself does not rely on it
  kWeak,          // the text is not as like the language as texts in it are
  kDivided,       // not weak by much, but the halves of the text give different ones
  kOtherLetters,  // it has letters that the language does not use
  kOtherWords,    // it lacks the words that the language needs
};
inline constexpr size_t kCertainties = 8;
std::string_view NameOf(Certainty certainty);

struct LanguageGuess {
  std::string_view language;  // BCP 47, static; "" where there is none
  Certainty certainty = Certainty::kNone;
  std::string_view second;  // of a text in several, sure: that of a fifth or more of it, or ""
  bool sure() const { return certainty == Certainty::kSure; }
};

// Immutable: any thread.
class LanguageDetector {
 public:
  // Of a text of any length: of longer ones than 1,280 bytes four pieces of 128 from all over it, and four others where those leave a doubt. Bytes that are
  // not UTF-8 part words.
  LanguageGuess Detect(std::string_view text) const;

 private:
  // What was asked of the text, and whether its halves, alone, give the same language.
  LanguageGuess Judge(std::string_view text, const Cld2Answer& answer, bool halves_agree) const;

  Alphabets alphabets_;
  FunctionWords words_;
};

// In English, as CLDR has it; the code itself where it has none.
std::string LanguageName(std::string_view language);

}  // namespace day::records
