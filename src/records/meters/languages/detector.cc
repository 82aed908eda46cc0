#include "records/meters/languages/detector.h"

#include <unicode/uchar.h>
#include <unicode/uloc.h>

#include <array>

#include "records/meters/languages/cld2.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace day::records {
namespace {

constexpr size_t kSample = 2048;  // bytes, of the beginning and of the middle
constexpr double kSureScore = 0.55, kPlainScore = 0.75;
constexpr double kOutside = 0.01, kOutsideManyLetters = 0.1;
constexpr size_t kFewestLetters = 20;

// From the first space at or after `at`, or code point.
size_t BeginOfWord(std::string_view text, size_t at) {
  const size_t blank = text.substr(at, 128).find_first_of(" \n\t");
  if (blank != std::string_view::npos) return at + blank;
  while (at < text.size() && (text[at] & 0xC0) == 0x80) ++at;
  return at;
}

std::string SampleOf(std::string_view text) {
  if (text.size() <= 2 * kSample) return ToValidUtf8(text);
  const size_t first_end = BeginOfWord(text, kSample), middle = BeginOfWord(text, std::max(first_end, text.size() / 2));
  const size_t middle_end = BeginOfWord(text, std::min(text.size(), middle + kSample));
  return ToValidUtf8(std::string(text.substr(0, first_end)) + '\n' + std::string(text.substr(middle, middle_end - middle)));
}

// Letters that are no ASCII say more of the language that they are of; of those that are a word or half of one, more still.
bool EnoughLetters(std::string_view text) {
  size_t weight = 0;
  while (!text.empty() && weight < kFewestLetters) {
    const auto c = static_cast<UChar32>(NextCodePoint(text));
    if (u_isUAlphabetic(c)) weight += c < 0x80 ? 1 : u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH) == U_EA_WIDE ? 4 : 2;
  }
  return weight >= kFewestLetters;
}

bool ManyLetters(std::string_view language) { return language.starts_with("zh") || language == "ja" || language == "ko"; }

}  // namespace

std::string_view NameOf(Certainty certainty) {
  static constexpr std::array<std::string_view, kCertainties> kNames = {"sure", "too-short", "none",          "unreliable",
                                                                        "weak", "divided",   "other-letters", "other-words"};
  return kNames[static_cast<size_t>(certainty)];
}

LanguageGuess LanguageDetector::Detect(std::string_view text) const { return DetectWhole(SampleOf(text)); }

LanguageGuess LanguageDetector::DetectWhole(std::string_view text) const {
  const Cld2Answer answer = AskCld2(text);
  LanguageGuess guess{.language = answer.language};
  if (!EnoughLetters(text)) {
    guess.certainty = Certainty::kTooShort;
  } else if (answer.language.empty()) {
    guess.certainty = Certainty::kNone;
  } else if (!answer.reliable) {
    guess.certainty = Certainty::kUnreliable;
  } else if (answer.expected > 0 && answer.score < kSureScore * answer.expected) {
    guess.certainty = Certainty::kWeak;
  } else {
    guess.certainty = Certainty::kSure;
    if (answer.expected > 0 && answer.score < kPlainScore * answer.expected) {
      const size_t half = BeginOfWord(text, text.size() / 2);
      if (AskCld2(text.substr(0, half)).language != answer.language || AskCld2(text.substr(half)).language != answer.language)
        guess.certainty = Certainty::kDivided;
    }
    if (guess.sure() && alphabets_.ShareOutside(answer.language, text) > (ManyLetters(answer.language) ? kOutsideManyLetters : kOutside))
      guess.certainty = Certainty::kOtherLetters;
    if (guess.sure() && !words_.Speak(answer.language, text)) guess.certainty = Certainty::kOtherWords;
  }
  if (guess.sure()) guess.second = answer.second;
  return guess;
}

std::string LanguageName(std::string_view language) {
  std::array<char16_t, 128> name;
  UErrorCode error = U_ZERO_ERROR;
  std::string code(language);
  const int32_t length = uloc_getDisplayName(code.c_str(), "en", name.data(), name.size(), &error);
  if (U_FAILURE(error) || error == U_USING_DEFAULT_WARNING) return code;
  std::string utf8;
  for (int32_t i = 0; i < length; ++i) AppendUtf8(utf8, name[static_cast<size_t>(i)]);  // names of languages are in the first plane
  return utf8;
}

}  // namespace day::records
