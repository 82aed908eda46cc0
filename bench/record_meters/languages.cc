// By paragraphs of 30 bytes and more, and by whole texts. A language that the detector never names is one that it does not support: the list below is what
// CLD2's own tests have and its full tables name.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "main.h"
#include "records/meters/languages/cld2.h"
#include "records/meters/languages/detector.h"
#include "records/meters/languages/text_shape.h"
#include "text/utf8.h"

namespace day::bench {
namespace {

const std::set<std::string, std::less<>>& Supported() {
  static const std::set<std::string, std::less<>> all = {
      "aa",  "ab",  "af", "ak",  "am", "ar", "as", "ay",  "az", "ba",  "be", "bg", "bho", "bi",  "bn",  "bo", "br",  "bs", "ca", "ceb", "chr", "co", "cs",
      "cy",  "da",  "de", "dv",  "dz", "el", "en", "eo",  "es", "et",  "eu", "fa", "fi",  "fj",  "fo",  "fr", "fy",  "ga", "gd", "gl",  "gn",  "gu", "gv",
      "ha",  "haw", "hi", "hmn", "hr", "ht", "hu", "hy",  "ia", "id",  "ie", "ig", "ik",  "is",  "it",  "iu", "he",  "jv", "ja", "ka",  "kha", "kk", "kl",
      "km",  "kn",  "ko", "ks",  "ku", "ky", "la", "lb",  "lg", "lif", "ln", "lo", "lt",  "lv",  "mfe", "mg", "mi",  "mk", "ml", "mn",  "mr",  "ms", "mt",
      "my",  "na",  "ne", "nl",  "nn", "nb", "nr", "nso", "ny", "oc",  "om", "or", "pa",  "pl",  "ps",  "pt", "qu",  "rm", "rn", "ro",  "ru",  "rw", "sa",
      "sco", "sd",  "sg", "si",  "sk", "sl", "sm", "sn",  "so", "sq",  "sr", "ss", "st",  "su",  "sv",  "sw", "syr", "ta", "te", "tg",  "th",  "ti", "tk",
      "fil", "tn",  "to", "tr",  "ts", "tt", "ug", "uk",  "ur", "uz",  "ve", "vi", "vo",  "war", "wo",  "xh", "yi",  "yo", "za", "zh",  "zu"};
  return all;
}

// The primary language, and where that is one of a macrolanguage (ISO 639-3), or a name of 1989, the one that CLD2 has.
std::string Primary(std::string_view label) {
  static const std::map<std::string_view, std::string> kNames = {{"iw", "he"},   {"jw", "jv"},   {"tl", "fil"},  {"no", "nb"},  {"bh", "bho"}, {"mag", "bho"},
                                                                 {"mai", "bho"}, {"qxu", "qu"},  {"zlm", "ms"},  {"wuu", "zh"}, {"cjy", "zh"}, {"yue", "zh"},
                                                                 {"hak", "zh"},  {"nan", "zh"},  {"hsn", "zh"},  {"gan", "zh"}, {"cmn", "zh"}, {"hms", "hmn"},
                                                                 {"hea", "hmn"}, {"hnj", "hmn"}, {"mww", "hmn"}, {"tw", "ak"},  {"fat", "ak"}, {"prs", "fa"},
                                                                 {"pes", "fa"},  {"als", "sq"},  {"gug", "gn"},  {"gun", "gn"}, {"khk", "mn"}, {"kmr", "ku"}};
  const std::string_view primary = label.substr(0, label.find('-'));
  const auto at = kNames.find(primary);
  return at == kNames.end() ? std::string(primary) : at->second;
}

struct Count {
  size_t known = 0, right = 0, cld2_right = 0, sure_right = 0, sure_wrong = 0, unknown = 0, cld2_sure = 0, unknown_sure = 0;
  void Print(std::string_view what) const {
    const auto share = [](size_t part, size_t of) { return of == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(of); };
    fmt::print("{:<22} languages it knows: {:>5}, CLD2 right {:.4f}, guess right {:.4f}, sure and right {:.4f}, sure and wrong {:.4f}\n", what, known,
               share(cld2_right, known), share(right, known), share(sure_right, known), share(sure_wrong, known));
    fmt::print("{:<22} others:             {:>5}, CLD2 calls one reliable {:.4f}, sure {:.4f}\n", "", unknown, share(cld2_sure, unknown),
               share(unknown_sure, unknown));
  }
};

}  // namespace

int Languages(const std::vector<std::string>& files) {
  const records::LanguageDetector detector;
  for (const std::string& file : files) {
    std::array<Count, 2> paragraphs, texts;
    std::map<std::string, size_t> misses;
    size_t record = 0;
    const auto look = [&](std::string_view text, const std::string& label, Count& count, bool read) {
      const records::LanguageGuess guess = detector.Detect(text);
      const records::Cld2Answer cld2 = records::AskCld2(ToValidUtf8(text));
      const std::string truth = Primary(label), is = Primary(guess.language);
      if (Supported().contains(truth)) {
        ++count.known;
        count.right += is == truth;
        count.cld2_right += Primary(cld2.language) == truth;
        count.sure_right += guess.sure() && is == truth;
        count.sure_wrong += guess.sure() && is != truth;
        if (read && (!guess.sure() || is != truth)) ++misses[fmt::format("{} as {}, {}", label, guess.language, NameOf(guess.certainty))];
      } else {
        ++count.unknown;
        count.cld2_sure += cld2.reliable && !cld2.language.empty();
        count.unknown_sure += guess.sure();
        if (read && guess.sure()) ++misses[fmt::format("{} as {}", label, guess.language)];
      }
    };
    for (const Value& line : ReadLines(file)) {
      const size_t half = record++ % 2;
      const std::string label = line["bcp47"].is_null() ? line["lang"].string() : line["bcp47"].string();
      const std::string& text = line["text"].string();
      look(text, label, texts[half], false);
      for (size_t at = 0; at < text.size();) {
        const size_t end = std::min(text.find('\n', at), text.size());
        if (end - at >= 30) look(std::string_view(text).substr(at, end - at), label, paragraphs[half], half == 0);
        at = end + 1;
      }
    }
    fmt::print("{}\n", file);
    for (size_t half = 0; half < 2; ++half) {
      paragraphs[half].Print(half == 0 ? "even, paragraphs" : "odd, paragraphs");
      texts[half].Print(half == 0 ? "even, whole texts" : "odd, whole texts");
    }
    std::vector<std::pair<size_t, std::string>> most;
    for (const auto& [what, times] : misses) most.emplace_back(times, what);
    std::ranges::sort(most, std::greater<>());
    for (size_t i = 0; i < std::min<size_t>(most.size(), 40); ++i) fmt::print("  even: {} {}\n", most[i].first, most[i].second);
  }
  return 0;
}

int Tokens(const std::vector<std::string>& files) {
  for (const std::string& file : files) {
    records::TextShape shape;
    records::MeasureShape(ReadFile(file), shape);
    fmt::print("{} {} {}\n", file, shape.code_points, shape.tokens);
  }
  return 0;
}

}  // namespace day::bench
