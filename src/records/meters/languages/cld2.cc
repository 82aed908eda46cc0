#include "records/meters/languages/cld2.h"

// The library's headers do not include what they use: the order counts.
// clang-format off
#include <cstdio>
#include <cld2/public/encodings.h>
#include <cld2/public/compact_lang_det.h>
// clang-format on

#include <algorithm>
#include <array>
#include <bit>
#include <string>

#include "base/processor_clones.h"
#include "text/byte_masks.h"

// Tables of the library that none of its headers declares: the score per KiB of text in each language, by four scripts. With the full tables it has 614
// languages; it is read up to the size that the library states.
namespace CLD2 {
extern const short kAvgDeltaOctaScore[];
extern const uint32 kAvgDeltaOctaScoreSize;
extern const uint32 kDeltaOctaIndSize;
}  // namespace CLD2

namespace day::records {
namespace {

// The library's codes are those of 2005.
std::string_view Bcp47Of(CLD2::Language language) {
  if (language == CLD2::UNKNOWN_LANGUAGE || language == CLD2::TG_UNKNOWN_LANGUAGE) return "";
  const std::string_view code = CLD2::LanguageCode(language);
  struct Renamed {
    std::string_view from, to;
  };
  static constexpr std::array kRenamed = {Renamed{"iw", "he"}, Renamed{"jw", "jv"},    Renamed{"tl", "fil"}, Renamed{"no", "nb"}, Renamed{"bh", "bho"},
                                          Renamed{"mo", "ro"}, Renamed{"sr-ME", "sr"}, Renamed{"tlh", ""},   Renamed{"zzb", ""},  Renamed{"zze", ""},
                                          Renamed{"zzh", ""},  Renamed{"zzp", ""},     Renamed{"un", ""},    Renamed{"zh", "zh"}};
  const auto at = std::ranges::find(kRenamed, code, &Renamed::from);
  if (at != kRenamed.end()) return at->to;
  return code.starts_with("xx-") ? "" : code;
}

// The column of the table of scores: Latin, Cyrillic, Arabic, and all others. Behind the text there are zeros to read.
DAY_AVX2_CLONES size_t ScriptColumn(std::string_view text) {
  std::array<size_t, 4> bytes{};
  for (size_t at = 0; at < text.size(); at += Bytes64::kSize) {
    const Bytes64 some(text.data() + at);
    const auto count = [](uint64_t mask) { return static_cast<size_t>(std::popcount(mask)); };
    bytes[0] += count(some.Letters());
    if (some.NotAscii() == 0) continue;
    bytes[1] += count(some.Within('\xD0', 5));
    bytes[2] += count(some.Within('\xD8', 4));
    bytes[3] += count(some.Within('\xE0', 32));
  }
  return static_cast<size_t>(std::ranges::max_element(bytes) - bytes.begin());
}

// Pages and XML: their tags are no words. Three ends of elements are no accident.
bool IsMarkup(std::string_view text) {
  size_t at = 0;
  for (int ends = 0; ends < 3; ++ends) {
    at = text.find("</", at);
    if (at == std::string_view::npos) return false;
    at += 2;
  }
  return true;
}

}  // namespace

// Debian's have 988 and 2,143 entries there.
bool HasFullTables() { return CLD2::kDeltaOctaIndSize > 2000; }

Cld2Answer AskCld2(std::string_view text) {
  // limit: the library counts in 32 bits, and looks a few bytes ahead of a letter: a copy with zeros behind it.
  text = text.substr(0, size_t{1} << 30);
  std::string padded(text);
  padded.append(Bytes64::kSize, '\0');
  std::array<CLD2::Language, 3> languages{};
  std::array<int, 3> percents{};
  std::array<double, 3> scores{};
  int text_bytes = 0;
  bool reliable = false;
  const CLD2::CLDHints no_hints = {nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  const CLD2::Language summary = CLD2::ExtDetectLanguageSummary(padded.data(), static_cast<int>(text.size()), !IsMarkup(text), &no_hints, 0, languages.data(),
                                                                percents.data(), scores.data(), nullptr, &text_bytes, &reliable);
  Cld2Answer answer{.language = Bcp47Of(summary), .reliable = reliable};
  for (size_t i = 0; i < languages.size(); ++i) {
    if (languages[i] == summary) {
      answer.score = scores[i];
      answer.percent = percents[i];
    } else if (percents[i] >= 20 && answer.second.empty()) {
      answer.second = Bcp47Of(languages[i]);
    }
  }
  const size_t cell = static_cast<size_t>(summary) * 4 + ScriptColumn(std::string_view(padded).substr(0, text.size()));
  if (cell < CLD2::kAvgDeltaOctaScoreSize) answer.expected = CLD2::kAvgDeltaOctaScore[cell];
  return answer;
}

}  // namespace day::records
