#include "records/meters/languages/detector.h"

#include <unicode/uchar.h>
#include <unicode/uloc.h>

#include <array>

#include "records/meters/languages/cld2.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace day::records {
namespace {

constexpr size_t kWhole = 1280;              // bytes of a text that is asked as a whole
constexpr size_t kPieces = 8, kPiece = 128;  // bytes; half of the pieces, every second, are a glance
constexpr double kSureScore = 0.55, kPlainScore = 0.75;
constexpr int kPlainPercent = 90;
constexpr double kOutside = 0.01, kOutsideManyLetters = 0.1;
constexpr size_t kFewestLetters = 20;

// From the first space at or after `at`, or code point.
size_t BeginOfWord(std::string_view text, size_t at) {
  for (size_t i = at; i < std::min(text.size(), at + 128); ++i)
    if (text[i] == ' ' || text[i] == '\n' || text[i] == '\t') return i;
  while (at < text.size() && (text[at] & 0xC0) == 0x80) ++at;
  return at;
}

// Every second piece of a text longer than kWhole; those from the first, or from the second on.
std::string GlanceAt(std::string_view text, size_t first) {
  std::string glance;
  for (size_t piece = first; piece < kPieces; piece += 2) {
    const size_t begin = piece == 0 ? 0 : BeginOfWord(text, text.size() / kPieces * piece);
    const size_t end = BeginOfWord(text, std::min(text.size(), begin + kPiece));
    glance.append(text.substr(begin, end - begin)).push_back('\n');
  }
  return ToValidUtf8(glance);
}

// Nothing but the one language, and as like it as texts in it are.
bool IsPlain(const Cld2Answer& answer) {
  return answer.reliable && answer.percent >= kPlainPercent && answer.second.empty() && answer.expected > 0 && answer.score >= kPlainScore * answer.expected;
}

// Like the language, but not by so much that it could not be a relative of it.
bool IsMiddling(const Cld2Answer& answer) {
  return answer.expected > 0 && answer.score >= kSureScore * answer.expected && answer.score < kPlainScore * answer.expected;
}

bool HalvesAgree(std::string_view text, std::string_view language) {
  const size_t half = BeginOfWord(text, text.size() / 2);
  return AskCld2(text.substr(0, half)).language == language && AskCld2(text.substr(half)).language == language;
}

// Of two glances at a text, both reliably in the same language: what one look at both would say, without the look.
Cld2Answer Both(const Cld2Answer& a, const Cld2Answer& b) {
  Cld2Answer both = a;
  both.score = (a.score + b.score) / 2;
  both.expected = (a.expected + b.expected) / 2;
  both.percent = (a.percent + b.percent) / 2;
  if (b.second != a.second) both.second = "";
  return both;
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

LanguageGuess LanguageDetector::Detect(std::string_view text) const {
  if (text.size() <= kWhole) {
    const std::string whole = ToValidUtf8(text);
    const Cld2Answer answer = AskCld2(whole);
    return Judge(whole, answer, !IsMiddling(answer) || HalvesAgree(whole, answer.language));
  }
  const std::string first = GlanceAt(text, 0);
  const Cld2Answer one = AskCld2(first);
  if (IsPlain(one)) return Judge(first, one, true);
  const std::string second = GlanceAt(text, 1), both = first + second;
  const Cld2Answer other = AskCld2(second);
  const bool agree = one.language == other.language;
  return Judge(both, agree && one.reliable && other.reliable ? Both(one, other) : AskCld2(both), agree);
}

LanguageGuess LanguageDetector::Judge(std::string_view text, const Cld2Answer& answer, bool halves_agree) const {
  LanguageGuess guess{.language = answer.language, .certainty = Certainty::kSure, .second = answer.second};
  if (!EnoughLetters(text)) guess.certainty = Certainty::kTooShort;
  else if (answer.language.empty()) guess.certainty = Certainty::kNone;
  else if (!answer.reliable) guess.certainty = Certainty::kUnreliable;
  else if (answer.expected > 0 && answer.score < kSureScore * answer.expected) guess.certainty = Certainty::kWeak;
  else if (IsMiddling(answer) && !halves_agree) guess.certainty = Certainty::kDivided;
  else if (alphabets_.ShareOutside(answer.language, text) > (ManyLetters(answer.language) ? kOutsideManyLetters : kOutside))
    guess.certainty = Certainty::kOtherLetters;
  else if (!words_.Speak(answer.language, text)) guess.certainty = Certainty::kOtherWords;
  if (!guess.sure()) guess.second = "";
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
