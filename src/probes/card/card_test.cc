#include "probes/card/card.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "probe/probe_for_test.h"
#include "probes/card/model_names.h"
#include "probes/card/stated.h"
#include "probes/card/tables.h"

namespace day::card {
namespace {

using ::testing::ElementsAre;

const Words& TheWords() {
  static const Words kWords;
  return kWords;
}

Collected Read(std::string_view text, std::string_view name = "README.md") {
  Collected list;
  ReadCard(TheWords(), name, ReadTextDocument(name, text), list);
  return list;
}

std::string KindOf(std::string_view text, std::string_view name = "README.md") { return Read(text, name).Of("card.kind").at(0).value; }

TEST(CardProbe, GivesEachFieldOfTheFrontMatterWithItsLine) {
  const auto fields = Read("---\nlicense: mit\nlanguage:\n- en\n- zh\nextra_gated_fields:\n  Name: text\n---\n# A\n").Of("card.field");
  ASSERT_EQ(fields.size(), 3U);
  EXPECT_EQ(fields[0].Get("name"), "license");
  EXPECT_EQ(fields[0].value, "mit");
  EXPECT_EQ(fields[0].at.line, 2U);
  EXPECT_EQ(fields[1].value, "en, zh");
  EXPECT_EQ(fields[1].at.line, 3U);
  EXPECT_EQ(fields[2].value, "{\"Name\": \"text\"}");
}

TEST(CardProbe, GivesBothLinesOfADuplicateField) { EXPECT_EQ(Read("---\nlicense: mit\nlicense: gpl-3.0\n---\n").Of("card.field").size(), 2U); }

TEST(CardProbe, SaysThatFrontMatterIsNotYaml) {
  const auto fields = Read("---\na: [\n---\n# T\n").Of("card.field");
  ASSERT_EQ(fields.size(), 1U);
  EXPECT_EQ(fields[0].outcome, Outcome::kMalformed);
}

TEST(CardProbe, TellsTheKindByFrontMatterFirst) {
  EXPECT_EQ(KindOf("---\npipeline_tag: text-generation\n---\n# Dataset card\n"), "model");
  EXPECT_EQ(KindOf("---\ntask_categories: [a]\nsize_categories: [b]\n---\n"), "dataset");
}

TEST(CardProbe, TellsTheKindByNameAndHeadings) {
  EXPECT_EQ(KindOf("text", "MODEL_CARD.md"), "model");
  EXPECT_EQ(KindOf("text", "datasheet.txt"), "dataset");
  EXPECT_EQ(KindOf("# Model Card for X\n"), "model");
  EXPECT_EQ(KindOf("# Dataset Card for X\n"), "dataset");
  EXPECT_EQ(KindOf("# X\n\n## Install\n\n## Usage\n\n## License\n"), "readme");
}

TEST(CardProbe, KnowsTheTopicOfAHeading) {
  for (const auto& [heading, topic] : std::vector<std::pair<std::string, std::string>>{{"Out-of-Scope Use", "out-of-scope"},
                                                                                       {"Direct Use", "uses"},
                                                                                       {"Bias, Risks, and Limitations", "limitations"},
                                                                                       {"Training Data", "training-data"},
                                                                                       {"Evaluation Results", "evaluation-results"},
                                                                                       {"Evaluation", "evaluation"},
                                                                                       {"Environmental Impact", "environmental-impact"},
                                                                                       {"Hardware", "compute"},
                                                                                       {"Data Fields", "data-structure"},
                                                                                       {"Annotation process", "annotations"},
                                                                                       {"Personal and Sensitive Information", "personal-information"},
                                                                                       {"Licensing Information", "license"},
                                                                                       {"Training Data License", "license"},
                                                                                       {"BibTeX", "citation"},
                                                                                       {"Dataset Card for X", "description"},
                                                                                       {"How to Get Started with the Model", "how-to-use"},
                                                                                       {"3. 评测结果", "evaluation-results"},
                                                                                       {"协议", "license"},
                                                                                       {"安装", "install"},
                                                                                       {"Zebra", ""}})
    EXPECT_EQ(TheWords().TopicOf(heading), topic) << heading;
}
TEST(CardWords, TellsTheOtherTopicsOfAHeadingThatJoinsSeveral) {
  EXPECT_EQ(TheWords().OtherTopicsOf("Performance and Limitations", "evaluation-results"), "limitations");
  EXPECT_EQ(TheWords().OtherTopicsOf("Bias, Risks, and Limitations", "limitations"), "");
  EXPECT_EQ(TheWords().OtherTopicsOf("Uses, Training Data / Evaluation", "training-data"), "uses, evaluation");
  EXPECT_EQ(TheWords().OtherTopicsOf("Limitations", "limitations"), "");
  EXPECT_EQ(TheWords().OtherTopicsOf("", ""), "");
}

TEST(CardProbe, DoesNotTakeATemplateForAFilledSection) {
  const auto sections = Read(
                            "# Model Card\n\n## Uses\n\n<!-- what for -->\n\n### Direct Use\n\n[More Information Needed]\n\n## Training Data\n\n- **Source:** "
                            "[More Information Needed]\n\n"
                            "## Limitations\n\nTODO\n\n## Evaluation\n\n### Results\n\nIt is good.\n\n## How to use\n\n```\nrun\n```\n")
                            .Of("card.section");
  std::vector<std::string> filled;
  for (const Evidence& section : sections) filled.emplace_back(section.Get("filled"));
  EXPECT_THAT(filled, ElementsAre("no", "no", "no", "no", "no", "yes", "yes", "yes"));
}

TEST(CardProbe, GivesEachPlaceholderWithItsLine) {
  const auto found = Read("# A\n\n[More Information Needed]\n\n- Developed by: [More Information Needed]\n\nTBD.\n").Of("card.placeholder");
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[0].value, "[More Information Needed]");
  EXPECT_EQ(found[1].at.line, 5U);
  EXPECT_EQ(found[2].at.line, 7U);
}

TEST(CardProbe, HandsTheTopicDownToSubsections) {
  const auto sections = Read("# T\n\n## Evaluation\n\n### Zebra\n\nx\n").Of("card.section");
  EXPECT_EQ(sections[2].Get("topic"), "evaluation");
}

TEST(CardProbe, CountsTheFiguresOfATable) {
  const auto tables = Read(
                          "## Results\n\n| Model | Zebra (acc) | Yak |\n|---|---|---|\n| a-7B | 63.1 | **70.2%** |\n| b | - | 12.3 ± 0.1 |\n\n| a | b "
                          "|\n|---|---|\n| c | d |\n")
                          .Of("card.table");
  ASSERT_EQ(tables.size(), 1U);
  EXPECT_EQ(tables[0].value, "Model | Zebra (acc) | Yak");
  EXPECT_EQ(tables[0].Get("numeric"), "3");
  EXPECT_EQ(tables[0].Get("rows"), "2");
  EXPECT_EQ(tables[0].Get("topic"), "evaluation-results");
  EXPECT_EQ(tables[0].at.line, 3U);
  EXPECT_EQ(tables[0].at.last_line, 6U);
}

TEST(CardProbe, ReadsTheResultsOfAModelIndex) {
  const auto tables =
      Read("---\nmodel-index:\n- name: a\n  results:\n  - task: {type: t}\n    metrics:\n    - {type: acc, value: 0.5}\n    - {type: f1, value: 0.6}\n---\n")
          .Of("card.table");
  ASSERT_EQ(tables.size(), 1U);
  EXPECT_EQ(tables[0].value, "acc | f1");
  EXPECT_EQ(tables[0].Get("numeric"), "2");
}

TEST(CardProbe, ReadsStatedFiguresAsWritten) {
  const auto stated = Read(
                          "# T\n\nIt was trained on 14.8T high-quality tokens with 2048 H800 GPUs, taking 2.788M H800 GPU hours.\n\n- **Carbon Emitted:** 539 "
                          "tCO2eq\n- **Hours used:** [More Information Needed]\n")
                          .Of("card.stated");
  std::vector<std::pair<std::string, std::string>> got;
  for (const Evidence& figure : stated) got.emplace_back(figure.Get("name"), figure.value);
  EXPECT_THAT(got, ElementsAre(std::pair("hours", "2.788M H800 GPU hours"), std::pair("tokens", "14.8T high-quality tokens"),
                               std::pair("hardware", "2048 H800 GPUs"), std::pair("hardware", "H800"), std::pair("emissions", "539 tCO2eq")));
}

TEST(CardProbe, DoesNotTakeWhatInferenceNeedsForWhatTrainingTook) {
  EXPECT_TRUE(Read("# T\n\nInference runs on 2 A100 GPUs with 512 tokens.\n").Of("card.stated").empty());
}

TEST(CardProbe, DoesNotTakeALengthForACorpus) { EXPECT_TRUE(Read("# T\n\nTrained with sequences of 2048 tokens.\n").Of("card.stated").empty()); }

TEST(CardProbe, ReadsChineseFigures) {
  const auto stated = Read("# T\n\n模型在 2.6 万亿 tokens 上训练，具有 62 亿参数。\n").Of("card.stated");
  ASSERT_EQ(stated.size(), 2U);
  EXPECT_EQ(stated[0].value, "2.6 万亿 tokens");
  EXPECT_EQ(stated[1].value, "62 亿参数");
}

TEST(CardProbe, ReadsReStructuredText) {
  const auto sections = Read("Model\n=====\n\nLicense\n-------\n\nMIT.\n", "README.rst").Of("card.section");
  ASSERT_EQ(sections.size(), 2U);
  EXPECT_EQ(sections[1].Get("topic"), "license");
  EXPECT_EQ(sections[1].at.line, 4U);
}

TEST(ParseCell, TellsFiguresFromNamesAndSizes) {
  for (const char* cell : {"63.1", "-0.5", "12%", "1.2e-3", "63.1 (5-shot)"})
    EXPECT_EQ(ParseCell(cell), std::string_view(cell).find("shot") == std::string_view::npos ? CellKind::kNumber : CellKind::kText) << cell;
  for (const char* cell : {"LLaMA-2", "a100", "yes"}) EXPECT_EQ(ParseCell(cell), CellKind::kText) << cell;
  for (const char* cell : {"", " ", "-"}) EXPECT_EQ(ParseCell(cell), CellKind::kEmpty) << cell;
}

// "provider yes, size no" of a summary of training content.
std::string Summary(std::string_view text, std::string_view name = "training_summary.md") {
  std::string said;
  for (const Evidence& one : Read(text, name).Of("summary.answer")) said += (said.empty() ? "" : ", ") + one.value + " " + std::string(one.Get("filled"));
  return said;
}

TEST(TrainingSummary, IsToldByItsTitleOrItsName) {
  EXPECT_EQ(KindOf("# Public summary of training content for Acme-7B\n\nText.\n", "acme.md"), "training-summary");
  EXPECT_EQ(KindOf("# Acme-7B\n\nText.\n", "Acme_Training_Content_Summary.md"), "training-summary");
  EXPECT_NE(KindOf("# Summary of training data\n\nText.\n", "README.md"), "training-summary");
  EXPECT_NE(KindOf("# Training report\n\nText.\n", "REPORT.md"), "training-summary");
}
TEST(TrainingSummary, AnswersAQuestionBelowItsHeading) {
  EXPECT_EQ(Summary("# Summary\n## 1.1 Provider identification\nAcme, Paris.\n## 2.1 Publicly available datasets\n### Large ones\nCommon Crawl.\n## 2.4 User "
                    "data\n[More Information Needed]\n## 2.5 "
                    "Synthetic data\n"),
            "provider yes, public-datasets yes, user-data no, synthetic-data no");
}
TEST(TrainingSummary, AnswersAQuestionBesideTheFirstCellOfARow) {
  EXPECT_EQ(Summary("# Summary\n\n| Question | Answer |\n|---|---|\n| Provider name | Acme |\n| Synthetic data | |\n| Illegal content | TBD |\n"),
            "provider yes, synthetic-data no, illegal-content no");
}
TEST(TrainingSummary, TakesABoxThatIsTickedForAnAnswer) {
  EXPECT_EQ(Summary("# Summary\n## User data\n\u2610 Yes \u2612 No\n## Synthetic data\n\u2610 Yes \u2610 No\n"), "user-data yes, synthetic-data no");
}

TEST(CardProbe, GivesSentencesOnATrainingThatAligns) {
  const auto trainings = [](std::string_view text) { return Read(text).Of("card.training").size(); };
  EXPECT_EQ(trainings("It was trained on texts, followed by reinforcement learning from human feedback.\n"), 1U);
  EXPECT_EQ(trainings("对话模型经过 RLHF 训练得到。\n"), 1U);
  EXPECT_EQ(trainings("It was not trained with human feedback.\n"), 0U) << "says the opposite";
  EXPECT_EQ(trainings("It can be trained further by RLHF.\n"), 0U) << "a wish";
  EXPECT_EQ(trainings("A dataset for training by human preferences.\n"), 0U) << "of data";
  EXPECT_EQ(trainings("Post-training quantization is supported.\n"), 0U);
  EXPECT_EQ(trainings("See RLHF.\n"), 0U) << "no word of a training";
  std::string many;
  for (int i = 0; i < 50; ++i) many += "It was trained with RLHF.\n\n";
  EXPECT_EQ(trainings(many), kMaxTrainings);
}

TEST(CardProbe, GivesSentencesThatSayWhatAModelIs) {
  const auto definitions =
      Read("# Acme\n\n**Acme** is a language model. It is big.\n\nThe Acme model is fine-tuned from Zenith.\n\nAcme is a river.\n").Of("card.definition");
  ASSERT_EQ(definitions.size(), 2U);
  EXPECT_EQ(definitions[0].Get("subject"), "Acme");
  EXPECT_EQ(definitions[0].value, "language model.");
  EXPECT_EQ(definitions[0].at.line, 3U);
  EXPECT_EQ(definitions[1].Get("subject"), "The Acme model");
  EXPECT_EQ(definitions[1].value, "fine-tuned from Zenith.");
  EXPECT_TRUE(Read(std::string(100, 'a') + " is a model.\n").Of("card.definition").empty()) << "no subject is so long";
  std::string many;
  for (int i = 0; i < 50; ++i) many += "This is a model.\n\n";
  EXPECT_EQ(Read(many).Of("card.definition").size(), kMaxDefinitions);
}

TEST(CardProbe, GivesTheLabelsOfATablesRows) {
  const auto tables = Read("| | A | B |\n|-|-|-|\n| One | 1 | 2 |\n| Two | 3 | 4 |\n").Of("card.table");
  ASSERT_EQ(tables.size(), 1U);
  EXPECT_EQ(tables[0].Get("labels"), "One | Two");
}

TEST(CardProbe, GivesWordsThatAreWrittenAsModelsAreCalled) {
  const auto names = [](std::string_view text) {
    std::string all;
    for (const auto& one : Read(text).Of("card.model")) all += (all.empty() ? "" : " ") + one.value;
    return all;
  };
  EXPECT_EQ(names("We have Acme-7B-Chat, acme2-it and **Acme-Base-X**.\n"), "Acme-7B-Chat acme2-it Acme-Base-X");
  EXPECT_EQ(names("Acme-7B-Chat and Acme-7B-Chat.\n"), "Acme-7B-Chat") << "each once";
  EXPECT_EQ(names("Pre-training of state-of-the-art models, [a link](https://hub.example/acme/Acme-7B-Chat).\n"), "");
  EXPECT_EQ(names("Run otter/Acme-7B-Chat, @Acme-7B, 7B-Chat-X.\n"), "") << "parts of paths and accounts";
  const auto code = Read("# A\n\n```\n# run\nrun --model Acme-7B-Chat/\n```\n").Of("card.model");
  ASSERT_EQ(code.size(), 1U);
  EXPECT_EQ(code[0].at.line, 5U);
  EXPECT_EQ(names("Acme-7" + std::string(100, 'x') + "\n"), "") << "no name is so long";
  std::string many;
  for (int i = 0; i < 300; ++i) many += "Acme-" + std::to_string(i) + " ";
  EXPECT_EQ(Read(many).Of("card.model").size(), kMaxModelNames);
}

}  // namespace
}  // namespace day::card
