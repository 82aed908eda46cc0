#include "records/meters/languages/languages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <thread>

#include "records/meters/languages/cld2.h"
#include "records/words/partial.h"
#include "text/ascii.h"

namespace day::records {
namespace {

using testing::ElementsAre;

constexpr std::string_view kEnglish = "The harbor was quiet in the morning, and nobody noticed that the old boat had gone out with the tide.";
constexpr std::string_view kGerman = "Am Morgen war es still im Hafen, und niemand bemerkte, dass das alte Boot mit der Flut hinausgefahren war.";
constexpr std::string_view kFrench = "Le matin, le port était calme, et personne ne remarqua que le vieux bateau était parti avec la marée.";
constexpr std::string_view kRussian = "Утром в гавани было тихо, и никто не заметил, что старая лодка ушла вместе с отливом.";
constexpr std::string_view kChinese = "早晨港口很安静，没有人注意到那条旧船已经随着潮水出海了。";
constexpr std::string_view kHindi = "सुबह बंदरगाह शांत था और किसी ने ध्यान नहीं दिया कि पुरानी नाव ज्वार के साथ बाहर चली गई है।";

const LanguageDetector& Detector() {
  static const LanguageDetector detector;
  return detector;
}

TEST(AskCld2, HasTheFullTables) {
  EXPECT_TRUE(HasFullTables());
  // Hawaiian is in the full tables alone.
  EXPECT_EQ(AskCld2("Ua hele aku ke kanaka i ke kahakai i ke kakahiaka nui e lawai\u02BBa ai no ka \u02BBohana a ho\u02BBi maila i ka hale me na i\u02BBa nui.")
                .language,
            "haw");
}
TEST(AskCld2, GivesCodesOfTodayAndNamesNoScriptForALanguage) {
  EXPECT_EQ(AskCld2("בבוקר היה הנמל שקט, ואיש לא שם לב שהסירה הישנה יצאה עם הגאות אל הים הפתוח").language, "he");
  EXPECT_EQ(AskCld2("\U00010330\U00010331\U00010332\U00010333\U00010334\U00010335\U00010336\U00010337\U00010338\U00010339").language, "");  // Gothic letters
}

TEST(LanguageDetector, IsSureOfPlainSentences) {
  for (const auto& [text, language] : {std::pair(kEnglish, "en"), std::pair(kGerman, "de"), std::pair(kFrench, "fr"), std::pair(kRussian, "ru"),
                                       std::pair(kChinese, "zh"), std::pair(kHindi, "hi")}) {
    const LanguageGuess guess = Detector().Detect(text);
    EXPECT_EQ(guess.language, language);
    EXPECT_TRUE(guess.sure()) << language << ' ' << NameOf(guess.certainty);
  }
}
TEST(LanguageDetector, SaysWhyItIsNotSure) {
  EXPECT_EQ(Detector().Detect("Yes, we can").certainty, Certainty::kTooShort);
  EXPECT_EQ(Detector().Detect("").certainty, Certainty::kTooShort);
  EXPECT_EQ(Detector().Detect("qwxz vbnk jhgf plmk wsxz qazw edcr fvtg byhn ujmk ikol pqwz xcvb").sure(), false);
  // Urdu for all that CLD2 knows; the letters are Saraiki's.
  EXPECT_NE(Detector().Detect("سرائیکی ٻولی ݙیرہ وچ ٻولی ویندی ہے تے ایندے ٻولݨ آلے ڄاݨدن جو ایہ ہک مٹھی ٻولی ہے").certainty, Certainty::kSure);
}
TEST(LanguageDetector, LooksAllOverLongTexts) {
  const auto mixed = [](size_t german, size_t english) {
    std::string text;
    while (text.size() < german) text += std::string(kGerman) + "\n";
    while (text.size() < german + english) text += std::string(kEnglish) + "\n";
    return Detector().Detect(text);
  };
  EXPECT_TRUE(mixed(40'000, 0).sure());
  EXPECT_EQ(mixed(40'000, 0).language, "de");
  EXPECT_EQ(mixed(1000, 40'000).language, "en");  // the beginning alone does not tell
  EXPECT_EQ(mixed(40'000, 1000).language, "de");
  for (const LanguageGuess guess : {mixed(20'000, 20'000), mixed(16'000, 24'000), mixed(900, 900)})
    EXPECT_TRUE(!guess.sure() || guess.second == (guess.language == "de" ? "en" : "de")) << guess.language << " and " << guess.second;
}
TEST(LanguageDetector, IsNotSureOfListsOfNamesAndHashes) {
  std::string text;
  for (uint32_t i = 0; text.size() < 6000; ++i)
    text +=
        "* [`4643b8b667`](https://example.org/node/node/commit/4643b8b667) - **node**: (Trevor Norgaard) [#2002](https://example.org/node/node/pull/2002)\n";
  const LanguageGuess guess = Detector().Detect(text);
  EXPECT_FALSE(guess.sure()) << guess.language;
}
TEST(LanguageDetector, LeavesTagsOut) {
  std::string page;
  for (int i = 0; i < 6; ++i) page += "<td class=\"x\"><span style=\"width:7px\"><b>q</b></span></td>";
  EXPECT_EQ(Detector().Detect(page + "<p>" + std::string(kGerman) + "</p>").language, "de");
}
TEST(LanguageDetector, StandsWhatIsNoUtf8) {
  std::string text(kEnglish);
  text.insert(30, "\xFF\xC0\x80");
  EXPECT_EQ(Detector().Detect(text).language, "en");
  (void)Detector().Detect(std::string(100'000, '\x80'));
  (void)Detector().Detect(std::string(100'000, '\0'));
}
TEST(LanguageDetector, MayBeAskedByManyThreads) {
  const LanguageDetector detector;
  std::array<std::string, 4> said;
  {
    std::vector<std::jthread> threads;
    for (std::string& mine : said)
      threads.emplace_back([&mine, &detector] {
        for (const std::string_view text : {kHindi, kEnglish, kRussian, kFrench, kGerman, kChinese}) mine += detector.Detect(text).language;
      });
  }
  for (const std::string& mine : said) EXPECT_EQ(mine, "hienrufrdezh");
}
TEST(LanguageName, IsEnglish) {
  EXPECT_EQ(LanguageName("de"), "German");
  EXPECT_EQ(LanguageName("zh-Hant"), "Chinese (Traditional)");
  EXPECT_EQ(LanguageName("zz"), "zz");
}
TEST(Alphabets, CountsLettersThatTheLanguageDoesNotUse) {
  const Alphabets alphabets;
  EXPECT_EQ(alphabets.ShareOutside("de", "Die Straße über den Fluß"), 0);
  EXPECT_GT(alphabets.ShareOutside("en", "\u0256e\u0192ia\u014B \u025Bnu ga\u0192o\u0254l\u025B"), 0.3);
  EXPECT_EQ(alphabets.ShareOutside("ru", "Утром one"), 0);  // words in another script do not count
  EXPECT_EQ(alphabets.ShareOutside("none", "\u0256\u0256\u0256\u0256"), 0);
}

TEST(MeasureShape, CountsCodePointsLettersAndTokens) {
  TextShape shape;
  MeasureShape("Grüße, 12345 猫 x\u0301", shape);
  EXPECT_EQ(shape.code_points, 17u);
  EXPECT_EQ(shape.letters, 8u);
  EXPECT_EQ(shape.letters_of[25], 7u);  // Latin, with its accent
  EXPECT_EQ(ScriptName(25), "Latn");
  EXPECT_EQ(shape.tokens, 2u + 1u + 2u + 1u + 1u);
  TextShape empty;
  MeasureShape("", empty);
  EXPECT_EQ(empty.code_points + empty.tokens, 0u);
}

// One byte after the other, as text_shape.h has it.
TextShape ShapeOfAscii(std::string_view text) {
  const auto kind = [](char c) { return IsLetter(c) ? 'a' : c >= '0' && c <= '9' ? '0' : c == '\n' ? '\n' : c == ' ' || (c >= '\t' && c <= '\r') ? ' ' : '.'; };
  TextShape shape;
  shape.code_points = text.size();
  for (size_t begin = 0, end = 0; begin < text.size(); begin = end) {
    while (end < text.size() && kind(text[end]) == kind(text[begin])) ++end;
    const size_t run = end - begin;
    switch (kind(text[begin])) {
      case 'a':
        shape.letters += run;
        shape.tokens += (run + 6) / 7;
        break;
      case '\n': shape.tokens += 1; break;
      case ' ': shape.tokens += run > 1; break;
      default: shape.tokens += (run + 2) / 3;
    }
  }
  return shape;
}
TEST(MeasureShape, GivesTheSameByBlocksAndByBytes) {
  std::mt19937 random(5);
  constexpr std::string_view kBytes = "aZmq059.-<@[`{/: \t\v\r\n\x1F\x7F";
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    const size_t size = random() % 400, longest_run = 1 + random() % (round % 10 == 0 ? 150 : 20);
    while (text.size() < size) text.append(1 + random() % longest_run, kBytes[random() % kBytes.size()]);
    TextShape shape;
    MeasureShape(text, shape);
    const TextShape bytewise = ShapeOfAscii(text);
    ASSERT_EQ(shape.code_points, bytewise.code_points);
    ASSERT_EQ(shape.letters, bytewise.letters) << text;
    ASSERT_EQ(shape.letters_of[25], bytewise.letters) << text;
    ASSERT_EQ(shape.tokens, bytewise.tokens) << text;
    // Of a text with other letters before and behind, what stands between is the same.
    TextShape within;
    MeasureShape("\u732B " + text + "\u732B", within);
    ASSERT_EQ(within.letters, shape.letters + 2);
  }
}

struct Record {
  std::string text;
  Place place;
};
std::vector<Record> Many() {
  std::mt19937 random(9);
  std::vector<Record> records;
  for (uint64_t i = 0; i < 300; ++i) {
    std::string text;
    for (size_t parts = random() % 4; parts > 0; --parts)
      text +=
          std::string(std::array{kEnglish, kGerman, kFrench, kRussian, kChinese, kHindi, std::string_view("x9 "), std::string_view("\xFF\n")}[random() % 8]);
    records.push_back({text, {static_cast<uint32_t>(random() % 3), i}});
  }
  return records;
}

TEST(LanguagesMeter, CountsRecordsByLanguageReasonScriptAndLength) {
  LanguagesMeter meter(Detector());
  uint64_t record = 0;
  for (const std::string_view text : {kEnglish, kGerman, kEnglish, std::string_view("Hm."), std::string_view("12 34"), std::string_view("")})
    meter.Add(text, {2, record++});
  const LanguagesResult& result = meter.Measure();
  EXPECT_EQ(result.records, 6u);
  EXPECT_EQ(result.empty, 2u);
  EXPECT_EQ(result.sure_records, 3u);
  EXPECT_EQ(result.languages.at("en").records, 2u);
  EXPECT_EQ(result.languages.at("en").first, (Place{2, 0}));
  EXPECT_EQ(result.languages.at("en").bytes, 2 * kEnglish.size());
  EXPECT_EQ(result.languages.at("de").records, 1u);
  EXPECT_THAT(result.uncertain[static_cast<size_t>(Certainty::kTooShort)].places, ElementsAre(Place{2, 3}));
  EXPECT_EQ(result.scripts.at("Latn").records, 4u);
  EXPECT_EQ(result.lengths[0], 1u);
  EXPECT_EQ(result.lengths[2], 1u);  // 2 or 3 code points
  EXPECT_EQ(result.shortest, 0u);
  EXPECT_EQ(result.longest, kGerman.size());
}
TEST(LanguagesMeter, SavesTheSameBytesForAnyOrderAndParts) {
  std::vector<Record> records = Many();
  LanguagesMeter whole(Detector());
  for (const Record& record : records) whole.Add(record.text, record.place);
  std::mt19937 random(10);
  for (int round = 0; round < 6; ++round) {
    std::ranges::shuffle(records, random);
    std::vector<LanguagesMeter> parts(1 + random() % 6, LanguagesMeter(Detector()));
    for (const Record& record : records) parts[random() % parts.size()].Add(record.text, record.place);
    while (parts.size() > 1) {
      auto last = LanguagesMeter::Load(parts.back().Save(), Detector());
      ASSERT_TRUE(last) << last.error().message;
      parts[random() % (parts.size() - 1)].Merge(*last);
      parts.pop_back();
    }
    EXPECT_EQ(parts[0].Save(), whole.Save());
  }
}

// What a meter of three records writes, with a change; sealed anew.
std::string Reason(const std::function<void(std::string&)>& change) {
  LanguagesMeter meter(Detector());
  meter.Add(kEnglish, {0, 0});
  meter.Add(kGerman, {0, 1});
  meter.Add("Hm.", {0, 2});
  std::string content(*OpenPartial(meter.Save(), "languages", 1));
  change(content);
  const auto loaded = LanguagesMeter::Load(SealPartial("languages", 1, content), Detector());
  return loaded ? "" : ReasonOf(loaded.error());
}
// Ten figures and the lengths; then the count of languages, and of each: its code with its length, five figures, whether it has a place, a place.
constexpr size_t kLanguages = 80 + 8 * kLengthSteps, kFirst = kLanguages + 4, kLanguageSize = 4 + 2 + 40 + 1 + 12;

TEST(LanguagesMeter, LoadsWhatItSaved) {
  EXPECT_EQ(Reason([](std::string&) {}), "");
  EXPECT_TRUE(LanguagesMeter::Load(LanguagesMeter(Detector()).Save(), Detector()).has_value());
}
TEST(LanguagesMeter, RefusesAFileThatIsCutAnywhere) {
  size_t whole = 0;
  (void)Reason([&](std::string& c) { whole = c.size(); });
  for (size_t size = 0; size < whole; ++size) EXPECT_EQ(Reason([&](std::string& c) { c.resize(size); }), "ends in the middle of a field") << size;
}
TEST(LanguagesMeter, RefusesWhatFollowsBehindTheEnd) {
  EXPECT_EQ(Reason([](std::string& c) { c += 'x'; }), "more follows behind its end");
}
TEST(LanguagesMeter, RefusesMoreLanguagesThanThereAre) {
  EXPECT_EQ(Reason([](std::string& c) { c[kLanguages + 2] = 1; }), "it has more languages than there are");
}
TEST(LanguagesMeter, RefusesCodesThatAreNoneOrOutOfOrder) {
  EXPECT_EQ(Reason([](std::string& c) { c[kFirst + 4] = '\x1B'; }), "a language has no code, or is out of order");
  EXPECT_EQ(Reason([](std::string& c) { c[kFirst + kLanguageSize + 4] = 'a'; }), "a language has no code, or is out of order");
  EXPECT_EQ(Reason([](std::string& c) { c.replace(kFirst, 6, std::string("\0\0\0\0", 4)); }), "a language has no code, or is out of order");
}
TEST(LanguagesMeter, RefusesPlacesThatAreTooMany) {
  EXPECT_EQ(Reason([](std::string& c) { c[kFirst + 2 * kLanguageSize + 16] = 9; }), "it has more places than are kept");
}
TEST(LanguagesMeter, RefusesFiguresThatDoNotAddUp) {
  EXPECT_EQ(Reason([](std::string& c) { c[8] = 9; }), "its records do not add up");          // empty ones
  EXPECT_EQ(Reason([](std::string& c) { c[6 * 8] = 9; }), "its records do not add up");      // sure ones
  EXPECT_EQ(Reason([](std::string& c) { c[8 * 8 + 7] = 1; }), "its records do not add up");  // the shortest
}

}  // namespace
}  // namespace day::records
