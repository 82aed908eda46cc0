#include <gtest/gtest.h>

#include <string>

#include "probe/probe_for_test.h"

namespace day::probes::dataset_claims {

std::unique_ptr<Probe> Make();

namespace {

std::vector<Evidence> Read(std::string_view bytes, std::string_view path = "README.md") {
  static const auto probe = Make();
  return LookAt(*probe, {.path = path, .kind = "document"}, bytes);
}

// "name=value" of each statement, with what tells it apart.
std::vector<std::string> Stated(std::string_view bytes, std::string_view path = "README.md") {
  std::vector<std::string> all;
  for (const Evidence& one : Read(bytes, path)) {
    if (one.key != "data.stated" || one.outcome != Outcome::kFound) continue;
    std::string text = std::string(one.Get("name")) + "=" + one.value;
    for (const std::string_view field : {"config", "split", "path"})
      if (!one.Get(field).empty()) text += " " + std::string(one.Get(field));
    all.push_back(text + " @" + std::to_string(one.at.line));
  }
  return all;
}

// What one sentence of a dataset's card says: its id, with the kinds that it is about.
std::string Says(std::string_view sentence, std::string_view heading = "Data Preprocessing") {
  std::string all;
  for (const Evidence& one : Read("# Dataset Card for Marmot\n\n## " + std::string(heading) + "\n\n" + std::string(sentence) + "\n")) {
    if (one.key != "data.stated") continue;
    all += (all.empty() ? "" : " ") + std::string(one.Get("name"));
    if (!one.Get("of").empty()) all += "(" + std::string(one.Get("of")) + ")";
  }
  return all;
}

using Strings = std::vector<std::string>;

TEST(DatasetClaims, ReadsFrontMatterWithItsLines) {
  EXPECT_EQ(
      Stated("---\nlanguage:\n- en\n- zh-Hans\nlicense: mit\nsize_categories: [1K<n<10K]\n"
             "dataset_info:\n  config_name: main\n  splits:\n  - name: train\n    num_bytes: 7\n    num_examples: 1200\n  - name: test\n    num_examples: 30\n"
             "configs:\n- config_name: main\n  data_files:\n  - split: train\n    path: data/train-*\n- config_name: extra\n  data_dir: more\n---\n# A\n"),
      (Strings{"language=en @3", "language=zh-Hans @4", "license=mit @5", "size=1K<n<10K @6", "examples=1200 main train @12", "examples=30 main test @14",
               "files=data/train-* main train @19", "folder=more extra @21"}));
}

TEST(DatasetClaims, ReadsSeveralConfigurationsAndPatternsWithoutSplits) {
  EXPECT_EQ(
      Stated("---\ndataset_info:\n- config_name: a\n  splits: [{name: train, num_examples: 1}]\n- config_name: b\n  splits: [{name: train, num_examples: 2}]\n"
             "configs:\n- config_name: a\n  data_files: a.csv\n- config_name: b\n  data_files: {train: [b1.csv, b2.csv], test: c.csv}\n---\n"),
      (Strings{"examples=1 a train @4", "examples=2 b train @6", "files=a.csv a train @9", "files=b1.csv b train @11", "files=b2.csv b train @11",
               "files=c.csv b test @11"}));
}

TEST(DatasetClaims, TakesNoCountThatIsNone) {
  EXPECT_EQ(Stated("---\ndataset_info:\n  splits:\n  - {name: a, num_examples: -1}\n  - {name: b, num_examples: many}\n  - {name: c, num_examples: 1.5}\n"
                   "  - {name: d}\n  - 7\n  - {name: e, num_examples: 99999999999999999999}\n---\n"),
            Strings{});
  EXPECT_EQ(Stated("---\nlanguage: {a: b}\nconfigs: 3\ndataset_info: [1, [2]]\n---\n"), Strings{});
}

TEST(DatasetClaims, ReadsInfosByConfiguration) {
  EXPECT_EQ(Stated("{\"plain\": {\n\"splits\": {\"train\": {\"name\": \"train\", \"num_examples\": 5}}}}", "dataset_infos.json"),
            (Strings{"examples=5 plain train @2"}));
  EXPECT_EQ(Stated("{\"config_name\": \"c\", \"splits\": {\"test\": {\"num_examples\": 6}}}", "x/dataset_info.json"), (Strings{"examples=6 c test @1"}));
  EXPECT_EQ(Stated("{\"splits\": ", "dataset_info.json"), Strings{});
  EXPECT_EQ(Stated("[1]", "dataset_info.json"), Strings{});
}

TEST(DatasetClaims, ReadsCroissant) {
  constexpr std::string_view kJson =
      "{\"@context\": {\"sc\": \"https://schema.org/\"}, \"@type\": \"sc:Dataset\", \"name\": \"marmot\",\n\"conformsTo\": "
      "\"http://mlcommons.org/croissant/1.0\",\n"
      "\"inLanguage\": [\"en\", {\"@type\": \"sc:Language\", \"name\": \"French\"}],\n\"license\": \"https://creativecommons.org/licenses/by/4.0/\",\n"
      "\"distribution\": [{\"@type\": \"cr:FileObject\", \"contentUrl\": \"data/a.csv\", \"contentSize\": \"120 B\", \"sha256\": "
      "\"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\"},\n"
      "{\"contentUrl\": \"https://example.org/b.csv\", \"contentSize\": \"5 B\"}, {\"contentUrl\": \"c.csv\", \"contentSize\": \"1.2 MB\"}],\n"
      "\"rai:personalSensitiveInformation\": [\"The dataset contains no personal data.\"]}";
  EXPECT_EQ(Stated(kJson, "croissant.json"), (Strings{"language=en @3", "language=French @3", "license=https://creativecommons.org/licenses/by/4.0/ @4",
                                                      "bytes=120 data/a.csv @5", "no-personal-data=The dataset contains no personal data. @7"}));
  size_t digests = 0;
  for (const Evidence& one : Read(kJson, "croissant.json")) digests += one.key == "checksum.stated" && one.Get("path") == "data/a.csv";
  EXPECT_EQ(digests, 1u);
  EXPECT_EQ(Stated("{\"@context\": 1, \"name\": \"a settings file\", \"inLanguage\": \"en\"}", "metadata.json"), Strings{});
}

TEST(DatasetClaims, TellsThatNothingOfPeopleIsSaidToBeThere) {
  EXPECT_EQ(Says("The dataset does not contain any personal data."), "no-personal-data");
  EXPECT_EQ(Says("Marmot contains no personally identifiable information."), "no-personal-data");
  EXPECT_EQ(Says("No personal or sensitive information is included."), "no-personal-data");
  EXPECT_EQ(Says("The data are free of PII."), "no-personal-data");
  EXPECT_EQ(Says("There is no personal information."), "no-personal-data");
  EXPECT_EQ(Says("The dataset doesn't contain any personal or sensitive information."), "no-personal-data");
  EXPECT_EQ(Says("None", "Personal and Sensitive Information"), "no-personal-data");
  EXPECT_EQ(Says("本数据集不包含任何个人信息。"), "no-personal-data");
}

TEST(DatasetClaims, TellsThatPersonalDataAreSaidToBeTakenOut) {
  EXPECT_EQ(Says("All personally identifiable information was removed."), "personal-data-removed");
  EXPECT_EQ(Says("We remove PII from all documents."), "personal-data-removed");
  EXPECT_EQ(Says("The dataset has been anonymized."), "personal-data-removed");
  EXPECT_EQ(Says("We anonymize email addresses."), "personal-data-removed(EMAIL_ADDRESS)");
  EXPECT_EQ(Says("E-mail addresses and phone numbers were masked."), "personal-data-removed(EMAIL_ADDRESS,PHONE_NUMBER)");
  EXPECT_EQ(Says("PII redaction was applied to the corpus."), "personal-data-removed");
  EXPECT_EQ(Says("数据中的个人信息已被删除。"), "personal-data-removed");
}

TEST(DatasetClaims, TellsThatCopiesAndItemsOfTestsAreSaidToBeTakenOut) {
  EXPECT_EQ(Says("The corpus was deduplicated with MinHash."), "deduplicated");
  EXPECT_EQ(Says("Deduplicated with MinHash LSH."), "deduplicated");
  EXPECT_EQ(Says("Marmot is a deduplicated corpus of web text."), "deduplicated");
  EXPECT_EQ(Says("We applied fuzzy deduplication."), "deduplicated");
  EXPECT_EQ(Says("数据集已去重。"), "deduplicated");
  EXPECT_EQ(Says("The data was decontaminated against GSM8K and MATH."), "decontaminated");
  EXPECT_EQ(Says("All samples are deduplicated and decontaminated."), "deduplicated decontaminated");
  EXPECT_EQ(Says("The corpus was deduplicated with MinHash and decontaminated against GSM8K."), "deduplicated decontaminated");
}

TEST(DatasetClaims, TakesNoPlanAdviceDoubtOrDenialForAStatement) {
  for (const std::string_view sentence : {"The dataset may contain personal data.",
                                          "We cannot guarantee that no personal data is included.",
                                          "No attempt was made to remove personal information.",
                                          "The data was not deduplicated.",
                                          "No deduplication was applied.",
                                          "The dataset is non-deduplicated.",
                                          "The data will be deduplicated.",
                                          "Please remove PII before use.",
                                          "Remove PII before publishing.",
                                          "Users should deduplicate the data.",
                                          "PII was not removed.",
                                          "No personal data was removed.",
                                          "We tried to remove personal data.",
                                          "Is the dataset deduplicated?",
                                          "If you find personal data, open an issue.",
                                          "No PII filtering was applied.",
                                          "The dataset contains personal data.",
                                          "Without removing personal information we trained on it.",
                                          "Email addresses are included.",
                                          "The data is not anonymized.",
                                          "They say \"the data is anonymized\"."})
    EXPECT_EQ(Says(sentence), "") << sentence;
}

TEST(DatasetClaims, TakesNoStatementOnOtherDataOrOnAPartOfThem) {
  for (const std::string_view sentence :
       {"C4 was deduplicated.", "RedPajama is a deduplicated corpus.", "Unlike The Pile, which was deduplicated, this corpus is raw.",
        "A deduplicated version is available at example.org.", "The data was deduplicated within each snapshot.",
        "The corpus was near-deduplicated on paragraph level.", "The data was deduplicated by URL.", "Some documents were deduplicated.",
        "Annotators were anonymized.", "Usernames were anonymized.", "The model was trained on deduplicated data.", "The Stack was deduplicated."})
    EXPECT_EQ(Says(sentence), "") << sentence;
  EXPECT_EQ(Says("The corpus was deduplicated.", "Related Work"), "");
  EXPECT_EQ(Says("None", "Limitations"), "");
}

TEST(DatasetClaims, StopsAtItsLimit) {
  std::string front = "---\nlanguage:\n";
  for (int i = 0; i < 2100; ++i) front += "- en\n";
  const auto all = Read(front + "---\n");
  EXPECT_EQ(all.size(), 2001u);
  EXPECT_EQ(all.back().outcome, Outcome::kSkipped);
}

}  // namespace
}  // namespace day::probes::dataset_claims
