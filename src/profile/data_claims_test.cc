// Statements held against measures, rule by rule: what supports, what contradicts, and what is left open.
#include "profile/data_claims.h"

#include <gtest/gtest.h>

#include "profile/data_languages.h"

namespace day {
namespace {

using File = MeasuredData::File;
using Count = File::Count;

DataStatement Said(std::string name, std::string value, std::string split = "", std::string config = "") {
  return {.name = std::move(name),
          .value = std::move(value),
          .how = "card",
          .config = std::move(config),
          .split = std::move(split),
          .document = "README.md",
          .line = 3};
}
MeasuredData With(std::vector<File> files) {
  MeasuredData data;
  data.files = std::move(files);
  data.records = 1000;
  return data;
}
File Of(std::string path, uint64_t records, Count count = Count::kExact) { return {.path = std::move(path), .bytes = 10, .count = count, .records = records}; }

// "verdict: because" of the one claim, or "" where there is none.
std::string Held(const std::vector<DataStatement>& statements, const MeasuredData& data) {
  const std::vector<DataClaim> claims = HoldAgainst(statements, data);
  EXPECT_LE(claims.size(), 1u);
  return claims.empty() ? "" : std::string(NameOf(claims[0].verdict)) + ": " + claims[0].because;
}
std::string Verdict(const std::vector<DataStatement>& statements, const MeasuredData& data) {
  const std::string held = Held(statements, data);
  return held.substr(0, held.find(':'));
}

TEST(DataClaims, CountRecordsBySplit) {
  const std::vector<DataStatement> stated = {Said("examples", "100", "train"), Said("examples", "20", "test")};
  EXPECT_EQ(Held(stated, With({Of("data/train.jsonl", 100), Of("data/test.jsonl", 20)})),
            "supported: counted: data/test.jsonl has 20, data/train.jsonl has 100");
  EXPECT_EQ(Held(stated, With({Of("train-00000-of-00002.parquet", 60), Of("train-00001-of-00002.parquet", 41), Of("test-00000-of-00001.parquet", 20)})),
            "not-supported: counted otherwise: 2 files of train have 101");
  EXPECT_EQ(Verdict({Said("examples", "50", "validation")}, With({Of("my_dev.csv", 50)})), "supported");
}

TEST(DataClaims, CountNoSplitWhoseFilesAreNotSurelyTold) {
  EXPECT_EQ(Verdict({Said("examples", "100", "train")}, With({Of("train.jsonl", 99), Of("more.jsonl", 1)})), "unverifiable");  // it may be the rest of it
  EXPECT_EQ(Verdict({Said("examples", "100", "train")}, With({Of("train_test.jsonl", 99)})), "unverifiable");
  EXPECT_EQ(Verdict({Said("examples", "100", "train")}, With({Of("train.jsonl", 100), Of("train.parquet", 100)})), "unverifiable");  // in two forms
  EXPECT_EQ(Verdict({Said("examples", "100", "odd")}, With({Of("train.jsonl", 99)})), "unverifiable");
  EXPECT_EQ(Verdict({Said("examples", "9", "train", "a"), Said("examples", "9", "train", "b")}, With({Of("train.jsonl", 8)})), "unverifiable");
  EXPECT_EQ(Verdict({Said("examples", "9", "train", "a"), Said("examples", "7", "train", "b")}, With({Of("a/train.jsonl", 9), Of("b/train.jsonl", 7)})),
            "supported");
}

TEST(DataClaims, CountNoFileThatWasNotReadWhole) {
  EXPECT_EQ(Verdict({Said("examples", "100", "train")}, With({Of("train.arrow", 0, Count::kNo)})), "");
  EXPECT_EQ(Verdict({Said("examples", "100", "train")}, With({Of("train-00000-of-00002.parquet", 50), Of("train-00001-of-00002.parquet", 0, Count::kNo)})),
            "unverifiable");
  EXPECT_EQ(Verdict({Said("examples", "100", "train"), Said("examples", "5", "test")}, With({Of("train.jsonl", 100), Of("test.arrow", 0, Count::kNo)})),
            "partly");
}

TEST(DataClaims, TakeLinesForRecordsOnlyWhereTheyAgree) {
  EXPECT_EQ(Verdict({Said("examples", "1000", "train")}, With({Of("train.csv", 1001, Count::kLines)})), "supported");
  EXPECT_EQ(Verdict({Said("examples", "1000", "train")}, With({Of("train.csv", 3000, Count::kLines)})), "unverifiable");
}

TEST(DataClaims, FollowThePatternsThatACardGives) {
  std::vector<DataStatement> stated = {Said("examples", "10", "sft", "x"), Said("files", "parts/a*.jsonl", "sft", "x")};
  EXPECT_EQ(Verdict(stated, With({Of("parts/a1.jsonl", 4), Of("parts/a2.jsonl", 6), Of("parts/b.jsonl", 6)})), "supported");
  EXPECT_EQ(Verdict(stated, With({Of("parts/a1.jsonl", 4), Of("parts/a2.jsonl", 7)})), "not-supported");
  EXPECT_EQ(Verdict(stated, With({Of("parts/b.jsonl", 10)})), "unverifiable");
  EXPECT_EQ(Verdict({Said("examples", "10", "train", "x"), Said("folder", "parts", "", "x")}, With({Of("parts/train.jsonl", 11)})), "unverifiable");
}

TEST(DataClaims, TakeTheOnlySplitForAllFiles) {
  EXPECT_EQ(Verdict({Said("examples", "10", "train")}, With({Of("data.jsonl", 10)})), "supported");
  EXPECT_EQ(Verdict({Said("examples", "10", "train")}, With({Of("data.jsonl", 9)})), "not-supported");
}

TEST(DataClaims, LookAtNoMoreFilesThanTheirBound) {
  std::vector<DataStatement> stated;
  std::vector<File> files;
  for (int i = 0; i < 2000; ++i) stated.push_back(Said("examples", "1", "s" + std::to_string(i)));
  for (int i = 0; i < 20'000; ++i) files.push_back(Of("s" + std::to_string(i) + ".jsonl", 2));
  EXPECT_EQ(Verdict(stated, With(std::move(files))), "unverifiable");  // each may be of any split
}

TEST(DataClaims, HoldCategoriesOfSizeAgainstTheSum) {
  const auto size = [](std::string value, MeasuredData data) { return Verdict({Said("size", std::move(value))}, data); };
  EXPECT_EQ(size("1K<n<10K", With({Of("a.csv", 900), Of("b.csv", 300)})), "supported");
  EXPECT_EQ(size("n<1K", With({Of("a.csv", 30)})), "supported");
  EXPECT_EQ(size("n>1T", With({Of("a.csv", 30)})), "not-supported");
  EXPECT_EQ(size("10K<n<100K", With({Of("a.csv", 900)})), "not-supported");
  EXPECT_EQ(size("1K<n<10K", With({Of("a.csv", 900)})), "unverifiable");                // nearly
  EXPECT_EQ(size("n<1K", With({Of("a.csv", 900), Of("b.csv", 900)})), "unverifiable");  // two forms of the same data
  EXPECT_EQ(size("n<1K", With({Of("a.csv", 90'000)})), "not-supported");
  EXPECT_EQ(size("n<1K", With({Of("a.csv", 90'000, Count::kLines)})), "unverifiable");
  EXPECT_EQ(size("many", With({Of("a.csv", 9)})), "");
  MeasuredData pictures = With({Of("metadata.csv", 9)});
  pictures.others = true;
  EXPECT_EQ(size("1K<n<10K", pictures), "unverifiable");
}

TEST(DataClaims, HoldSizesOfFilesAgainstTheFiles) {
  DataStatement stated = Said("bytes", "10");
  stated.path = "a.csv";
  EXPECT_EQ(Verdict({stated}, With({Of("a.csv", 1)})), "supported");
  EXPECT_EQ(Verdict({stated}, With({Of("b.csv", 1)})), "");
  stated.value = "11";
  EXPECT_EQ(Held({stated}, With({Of("a.csv", 1)})), "not-supported: a.csv has 10 bytes, not 11");
}

MeasuredData InLanguages(std::vector<MeasuredData::Language> languages, uint64_t texts = 1000) {
  MeasuredData data = With({Of("a.csv", 1000)});
  data.texts = texts;
  data.languages = std::move(languages);
  return data;
}

TEST(DataClaims, HoldLanguagesAgainstThoseThatTextsAreSurelyIn) {
  const auto held = [](std::string code, const MeasuredData& data) { return Verdict({Said("language", std::move(code))}, data); };
  EXPECT_EQ(held("en", InLanguages({{"en", 900, ""}, {"fr", 40, ""}})), "supported");
  EXPECT_EQ(Held({Said("language", "en")}, InLanguages({{"en", 500, ""}, {"fr", 400, ""}})),
            "not-supported: of 1000 texts, many are surely in a language that is not stated: fr (40.0 %)");
  EXPECT_EQ(held("en", InLanguages({{"fr", 30, ""}}, 40)), "unverifiable");  // few
  EXPECT_EQ(held("de", InLanguages({})), "unverifiable");
  EXPECT_EQ(held("klingonish", InLanguages({{"en", 900, ""}})), "unverifiable");
  EXPECT_EQ(held("multilingual", InLanguages({{"en", 900, ""}})), "supported");
  EXPECT_EQ(held("en", With({Of("a.csv", 9)})), "");  // nothing was measured
  EXPECT_EQ(Verdict({Said("language", "en"), Said("language", "fr")}, InLanguages({{"en", 900, ""}})), "partly");
}

TEST(DataClaims, TakeRelativesAndOtherSpellingsForTheStatedLanguage) {
  const auto held = [](std::string stated, std::string measured) {
    return Verdict({Said("language", std::move(stated))}, InLanguages({{std::move(measured), 900, ""}}));
  };
  EXPECT_EQ(held("eng", "en"), "supported");
  EXPECT_EQ(held("English", "en"), "supported");
  EXPECT_EQ(held("zh-Hans", "zh-Hant"), "supported");
  EXPECT_EQ(held("hr", "sr"), "supported");
  EXPECT_EQ(held("nb", "no"), "supported");
  EXPECT_EQ(held("he", "iw"), "supported");
  EXPECT_EQ(held("fr", "en"), "not-supported");
}

MeasuredData Licensed(std::vector<MeasuredData::License> licenses) {
  MeasuredData data = With({Of("a.csv", 1000)});
  for (const auto& one : licenses) data.licensed += one.records;
  data.licenses = std::move(licenses);
  return data;
}

TEST(DataClaims, HoldTheLicenseAgainstThoseOfRecords) {
  const auto held = [](std::string stated, std::vector<MeasuredData::License> licenses) {
    return Verdict({Said("license", std::move(stated))}, Licensed(std::move(licenses)));
  };
  const MeasuredData::License mit{"MIT", LicenseClass::kOsiApproved, 900, ""}, nc{"CC-BY-NC-4.0", LicenseClass::kNonCommercial, 100, ""},
      no_name{"", LicenseClass::kUnknown, 50, ""};
  EXPECT_EQ(held("mit", {mit}), "supported");
  EXPECT_EQ(held("mit", {mit, nc}), "not-supported");
  EXPECT_EQ(held("mit", {mit, no_name}), "partly");
  EXPECT_EQ(held("apache-2.0", {mit}), "unverifiable");                                            // open, too: which binds a person has to read
  EXPECT_EQ(held("mit", {mit, {"CC-BY-NC-4.0", LicenseClass::kNonCommercial, 5, ""}}), "partly");  // few
  EXPECT_EQ(held("odc-by", {nc}), "unverifiable");
  EXPECT_EQ(held("other", {nc}), "unverifiable");
  EXPECT_EQ(held("cc-by-nc-4.0", {nc}), "supported");
  EXPECT_EQ(held("https://creativecommons.org/licenses/by-nc/4.0/", {nc}), "supported");
  EXPECT_EQ(held("mit", {}), "");
}

MeasuredData People(std::string type, uint64_t telling, uint64_t likely) {
  MeasuredData data = With({Of("a.csv", 1000)});
  data.personal.push_back({.type = std::move(type), .title = "Thing", .telling = telling, .likely = likely, .evidence = {}, .places = "a.csv:2"});
  return data;
}

TEST(DataClaims, HoldFreedomFromPersonalDataAgainstManyTellingItems) {
  const DataStatement none = Said("no-personal-data", "There are none.");
  EXPECT_EQ(Held({none}, People("EMAIL_ADDRESS", 12, 12)),
            "not-supported: in 1000 records: Thing 12, by form and check digits, without what is kept for documents and tests; first at a.csv:2");
  EXPECT_EQ(Verdict({none}, People("EMAIL_ADDRESS", 9, 40)), "unverifiable");
  EXPECT_EQ(Verdict({none}, People("IP_ADDRESS", 400, 400)), "partly");
  EXPECT_EQ(Verdict({none}, With({Of("a.csv", 1000)})), "partly");
  MeasuredData part = With({Of("a.csv", 1000)});
  part.whole = false;
  EXPECT_EQ(Verdict({none}, part), "unverifiable");
  MeasuredData nothing = With({Of("a.parquet", 1000)});
  nothing.records = 0;
  EXPECT_EQ(Verdict({none}, nothing), "");
}

TEST(DataClaims, AskForMoreWherePersonalDataAreSaidToBeTakenOut) {
  DataStatement removed = Said("personal-data-removed", "They were taken out.");
  EXPECT_EQ(Verdict({removed}, People("EMAIL_ADDRESS", 12, 12)), "unverifiable");
  EXPECT_EQ(Verdict({removed}, People("EMAIL_ADDRESS", 40, 40)), "not-supported");
  MeasuredData many = People("EMAIL_ADDRESS", 40, 40);
  many.records = 1'000'000;
  EXPECT_EQ(Verdict({removed}, many), "unverifiable");
  removed.of = "PHONE_NUMBER";
  EXPECT_EQ(Verdict({removed}, People("EMAIL_ADDRESS", 40, 40)), "partly");
}

MeasuredData Copied(uint64_t compared, uint64_t copies, uint64_t words_each = 30) {
  MeasuredData data = With({Of("a.csv", compared)});
  data.records = data.compared = compared;
  data.copies = copies;
  data.words = compared * words_each;
  return data;
}

TEST(DataClaims, HoldDeduplicationAgainstCopies) {
  const DataStatement stated = Said("deduplicated", "The data are deduplicated.");
  EXPECT_EQ(Held({stated}, Copied(1000, 20)), "not-supported: 20 of 1000 records (2.0 %) are copies of an earlier one of their file, byte for byte");
  EXPECT_EQ(Verdict({stated}, Copied(10'000, 20)), "partly");
  EXPECT_EQ(Verdict({stated}, Copied(100, 5)), "partly");
  EXPECT_EQ(Verdict({stated}, Copied(1000, 200, 3)), "unverifiable");
  EXPECT_EQ(Verdict({stated}, Copied(1000, 0)), "supported");
  EXPECT_EQ(Verdict({stated}, Copied(0, 0)), "");
  MeasuredData two = Copied(1000, 0);
  two.files.push_back(Of("b.csv", 5));
  EXPECT_EQ(Verdict({stated}, two), "partly");
  two.across = true;
  EXPECT_EQ(Verdict({stated}, two), "supported");
  two.elsewhere = 500;  // the same data in two forms
  EXPECT_EQ(Verdict({stated}, two), "unverifiable");
  two.elsewhere = 3;
  EXPECT_EQ(Verdict({stated}, two), "partly");
}

TEST(DataClaims, HoldDecontaminationAgainstItemsFound) {
  const DataStatement stated = Said("decontaminated", "The data are decontaminated."), named = Said("decontaminated", "Decontaminated against GSM8K and MATH.");
  MeasuredData data = With({Of("a.csv", 1000)});
  EXPECT_EQ(Verdict({stated}, data), "unverifiable");
  data.benchmarks = {{"gsm8k-test", 1000, 20, 5, "a.csv, record 7"}};
  EXPECT_EQ(Held({stated}, data), "not-supported: 20 of 1000 items of gsm8k-test stand in the data whole, 5 in part (first at a.csv, record 7)");
  EXPECT_EQ(Verdict({named}, data), "not-supported");
  data.benchmarks = {{"humaneval", 164, 20, 0, ""}};
  EXPECT_EQ(Verdict({stated}, data), "not-supported");
  EXPECT_EQ(Verdict({named}, data), "unverifiable");  // it speaks of others
  data.benchmarks = {{"gsm8k-test", 1000, 2, 5, ""}};
  EXPECT_EQ(Verdict({stated}, data), "unverifiable");
  data.benchmarks = {{"gsm8k-test", 1000, 0, 0, ""}};
  EXPECT_EQ(Verdict({stated}, data), "partly");
}

TEST(DataClaims, SayNothingWhereThereAreNoData) { EXPECT_EQ(Held({Said("examples", "5", "train"), Said("language", "en")}, {}), ""); }

TEST(DataLanguages, ReadsCodesAndNames) {
  EXPECT_EQ(LanguageOf("en-US"), "en");
  EXPECT_EQ(LanguageOf("deu"), "de");
  EXPECT_EQ(LanguageOf("German"), "de");
  EXPECT_EQ(LanguageOf("yue"), "yue");
  EXPECT_EQ(LanguageOf("mul"), "*");
  EXPECT_EQ(LanguageOf("x"), "");
  EXPECT_EQ(LanguageOf("qqq"), "");
  EXPECT_EQ(LanguageOf(std::string(100, 'a')), "");
}

}  // namespace
}  // namespace day
