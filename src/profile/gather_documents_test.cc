// Cards, results and papers, as evidence that the tests state themselves.
#include <gtest/gtest.h>

#include <algorithm>

#include "profile/scan_for_test.h"

namespace day {
namespace {

TEST(Documents, TakesAFileForTheCardThatALinkCallsIt) {
  const auto of = [](std::string text, std::string path) {
    return In(Scan()
                  .Code("run.py")
                  .File("info/about.md")
                  .File("info/README.md")
                  .Has("link", path, {{"host", "local"}, {"name", path}, {"text", std::move(text)}})
                  .Resolved(),
              "model-card")
        .assurance;
  };
  EXPECT_EQ(of("our Model Card", "about.md"), Assurance::kVerified);
  EXPECT_EQ(of("our Model Card", "/info/about.md"), Assurance::kVerified);
  EXPECT_EQ(of("our Model Card", "other.md"), Assurance::kAbsent) << "no such file";
  EXPECT_EQ(of("about", "about.md"), Assurance::kAbsent);
}

TEST(Documents, TakesADocumentToPrintThatIsNamedAsACardForOne) {
  const auto of = [](std::string path, std::string key, std::string value, std::string_view id) {
    return In(Scan().Code("run.py").File(std::move(path)).Has(std::move(key), std::move(value)).Resolved(), id).assurance;
  };
  EXPECT_EQ(of("docs/Acme_Model_Card.pdf", "document.format", "pdf", "model-card"), Assurance::kVerified);
  EXPECT_EQ(of("docs/acme-datasheet.docx", "document.format", "docx", "datasheet"), Assurance::kVerified);
  EXPECT_EQ(of("docs/Acme_Model_Card.pdf", "pointer.lfs", "sha256:00", "model-card"), Assurance::kLinked);
  EXPECT_EQ(of("docs/Acme_Model_Map.pdf", "document.format", "pdf", "model-card"), Assurance::kAbsent);
}

TEST(Documents, AsksASummaryOfTrainingContentTheQuestionsOfItsTemplate) {
  Scan scan;
  scan.Code("run.py")
      .File("summary.md")
      .Has("card.kind", "training-summary")
      .Has("summary.answer", "provider", {{"filled", "yes"}}, 3)
      .Has("summary.answer", "user-data", {{"filled", "no"}}, 9);
  const Profile profile = scan.Resolved();
  ASSERT_EQ(profile.documents.size(), 11u);
  for (const DocumentFact& fact : profile.documents) {
    EXPECT_EQ(fact.component, kTrainingSummary);
    EXPECT_EQ(fact.answered, fact.question == "provider") << fact.question;
    EXPECT_EQ(fact.evidence.size(), 1u);
  }
  EXPECT_NE(In(profile, "datasheet").assurance, Assurance::kVerified);
}

TEST(Documents, TakesAPaperThatIsAPointerForALink) {
  const auto of = [](std::string path) {
    return In(Scan().Code("run.py").File(std::move(path)).Has("pointer.lfs", "sha256:00", {{"size", "7"}}).Resolved(), "publications").assurance;
  };
  EXPECT_EQ(of("Acme_tech_report.pdf"), Assurance::kLinked);
  EXPECT_EQ(of("figures/report.pdf"), Assurance::kAbsent);
  EXPECT_EQ(of("Acme_tech_report.bin"), Assurance::kAbsent);
}

TEST(Documents, TakesALongReportInWordsForAPublication) {
  const auto of = [](std::string path, std::string title, std::string words) {
    return In(Scan()
                  .Code("run.py")
                  .File(std::move(path))
                  .Has("card.kind", "readme", {{"by", "name"}})
                  .Has("card.section", std::move(title), {{"level", "1"}, {"words", "9"}})
                  .Has("card.section", "Data", {{"level", "2"}, {"words", std::move(words)}}, 3)
                  .Resolved(),
              "publications")
        .assurance;
  };
  EXPECT_EQ(of("docs/report_1.md", "Acme 1.2 Report", "900"), Assurance::kVerified);
  EXPECT_EQ(of("docs/report_1.md", "Acme 1.2 Report", "90"), Assurance::kAbsent) << "too short";
  EXPECT_EQ(of("docs/report_1.md", "How to report bugs", "900"), Assurance::kAbsent) << "not of the release";
  EXPECT_EQ(of("README.md", "Acme 1.2 Report", "900"), Assurance::kAbsent) << "a front page";
  EXPECT_EQ(of("examples/report_1.md", "Acme 1.2 Report", "900"), Assurance::kAbsent);
}

TEST(Documents, TakesTheHubsPageForTheCardThatASentenceSaysItIs) {
  const auto of = [](std::string name, std::string sentence) {
    return In(Scan("acme/acme-7b").Code("run.py").File("README.md").Link("hub-model", std::move(name), std::move(sentence)).Resolved(), "model-card").assurance;
  };
  EXPECT_EQ(of("acme/acme-7b", "More in the model card for acme-7b."), Assurance::kLinked);
  EXPECT_EQ(of("acme/acme-7b", "More in acme-7b."), Assurance::kNotExamined);
  EXPECT_NE(of("others/base", "More in the model card for base."), Assurance::kLinked);
}

TEST(Documents, TakesPagesOfResultsAndCardsByTheirTextOrAddress) {
  const Profile profile = Scan()
                              .File("README.md")
                              .Has("link", "https://example.org/board", {{"host", "other"}, {"text", "Leaderboard"}, {"context", "Leaderboard"}})
                              .Has("link", "https://example.org/docs/model_card_4", {{"host", "other"}, {"text", "Acme 4"}, {"context", "Acme 4"}}, 2)
                              .Resolved();
  EXPECT_EQ(In(profile, "evaluation-results").assurance, Assurance::kLinked);
  EXPECT_EQ(In(profile, "model-card").assurance, Assurance::kLinked);
}

TEST(Documents, TakesPagesOnAHubForCardsWhereTheSentenceOrColumnSaysSo) {
  const auto card = [](std::string host, std::vector<Field> fields) {
    fields.insert(fields.end(), {{"host", std::move(host)}, {"name", "acme/acme-7b"}, {"text", "here"}});
    Scan scan;
    scan.File("README.md").Has("link", "https://hub.example/acme/acme-7b", std::move(fields));
    return In(scan.Resolved(), "model-card").assurance;
  };
  EXPECT_EQ(card("hub-collection", {{"context", "The model cards are in our collection here."}}), Assurance::kLinked);
  EXPECT_EQ(card("hub-model", {{"column", "Model card"}}), Assurance::kLinked);
  EXPECT_NE(card("hub-dataset", {{"context", "The model cards are in our collection here."}}), Assurance::kLinked);
  EXPECT_NE(card("hub-collection", {{"context", "The models are in our collection here."}}), Assurance::kLinked);
}

TEST(Documents, TakesATableForResultsWhereAColumnIsAMeasure) {
  const auto results = [](std::string header, std::string figures) {
    Scan scan;
    scan.Code("run.py").File("README.md").Has("card.table", std::move(header), {{"topic", "other"}, {"numeric", std::move(figures)}, {"by", "table"}});
    return In(scan.Resolved(), "evaluation-results").assurance;
  };
  EXPECT_EQ(results("Model | Params | WER", "12"), Assurance::kVerified);
  EXPECT_EQ(results("Model | Params | Shapes val", "12"), Assurance::kVerified);
  EXPECT_EQ(results("Model | Resolution | Accuracy", "3"), Assurance::kVerified);
  EXPECT_EQ(results("Model | IN1k | K400", "6"), Assurance::kVerified);
  EXPECT_NE(results("Model | Params | WER", "2"), Assurance::kVerified);
  EXPECT_NE(results("Set | Train | Val | Test", "12"), Assurance::kVerified);
  EXPECT_NE(results("Model | Params | Layers", "12"), Assurance::kVerified);
}

TEST(Documents, TakesACardThatASentenceOnBenchmarksLinksToForResults) {
  const auto results = [](std::string sentence) {
    Scan scan;
    scan.Code("run.py")
        .File("README.md")
        .Has("link", "https://cards.example/acme", {{"host", "other"}, {"text", "Model Card"}, {"context", std::move(sentence)}});
    return In(scan.Resolved(), "evaluation-results").assurance;
  };
  EXPECT_EQ(results("For details and benchmarks, see Model Card."), Assurance::kLinked);
  EXPECT_NE(results("For its limits, see Model Card."), Assurance::kLinked);
}

TEST(Documents, TakesNoCautionsForResults) {
  const auto results = [](std::string also) {
    Scan scan;
    scan.Code("run.py")
        .File("MODEL_CARD.md", "document")
        .Has("card.kind", "model", {{"by", "name"}})
        .Has("card.section", "Performance", {{"topic", "evaluation-results"}, {"also", std::move(also)}, {"filled", "yes"}, {"words", "50"}});
    return In(scan.Resolved(), "evaluation-results").assurance;
  };
  EXPECT_EQ(results(""), Assurance::kVerified);
  EXPECT_NE(results("limitations"), Assurance::kVerified);
}

TEST(Documents, TakesNoPlotAndNoDocumentOfAnotherKindForAPaper) {
  const auto paper = [](std::string path) {
    Scan scan;
    return In(scan.Code("run.py").File(std::move(path)).Has("document.format", "pdf").Resolved(), "publications").assurance;
  };
  EXPECT_EQ(paper("acme_paper.pdf"), Assurance::kVerified);
  EXPECT_EQ(paper("Acme.pdf"), Assurance::kVerified);
  for (const std::string path : {"plots/acme_paper.pdf", "Acme_model_card.pdf", "terms/Acme_agreement_en.pdf", "acme_api.pdf"})
    EXPECT_NE(paper(path), Assurance::kVerified) << path;
}

TEST(Documents, ReadsEveryQuestionOfAHeadingThatJoinsSeveral) {
  Scan scan;
  scan.File("MODEL_CARD.md", "document")
      .Has("card.kind", "model", {{"by", "name"}})
      .Has("card.section", "Performance and limitations", {{"topic", "evaluation-results"}, {"also", "limitations"}, {"filled", "yes"}, {"words", "50"}});
  const Profile profile = scan.Resolved();
  const auto answered = [&profile](std::string_view question) {
    return std::ranges::any_of(profile.documents, [question](const DocumentFact& fact) { return fact.question == question && fact.answered; });
  };
  EXPECT_TRUE(answered("limitations"));
  EXPECT_TRUE(answered("evaluation"));
  EXPECT_FALSE(answered("uses"));
}

// Whatever its folder is called, what is linked under the project's name is the release's own.
TEST(Documents, TakesComparisonsUnderEvaluationForResults) {
  const auto results = [](std::string section) {
    Scan scan;
    scan.Code("run.py")
        .File("README.md")
        .Has("link", "https://rating.example/acme-vs-zenith", {{"host", "other"}, {"text", "Acme vs Zenith"}, {"section", std::move(section)}});
    return In(scan.Resolved(), "evaluation-results").assurance == Assurance::kLinked;
  };
  EXPECT_TRUE(results("Evaluation"));
  EXPECT_FALSE(results("News"));
}

TEST(Documents, TakesALabeledPageForAReport) {
  const Profile profile = Scan()
                              .File("README.md")
                              .Has("link", "https://example.org/acme-report",
                                   {{"host", "other"}, {"text", "Acme 7B"}, {"context", "Technical report: Acme 7B"}, {"section", "News"}}, 3)
                              .Resolved();
  EXPECT_EQ(In(profile, "technical-report").assurance, Assurance::kLinked);
  EXPECT_EQ(In(profile, "publications").assurance, Assurance::kLinked);
}

TEST(Documents, TakesAPaperThatIsTitledAsTheReleaseIsNamedForItsOwn) {
  const auto of = [](std::string title, std::string sentence) {
    Scan scan;
    scan.Code("run.py")
        .File("README.md")
        .Has("link", "https://journal.example/1", {{"host", "paper"}, {"what", "paper"}, {"text", title}, {"context", sentence + title}});
    return In(scan.Resolved(), "publications").assurance;
  };
  EXPECT_EQ(of("Acme: a model of much", "This is the implementation of "), Assurance::kLinked);
  EXPECT_NE(of("Zebra: a model of much", "This is the implementation of "), Assurance::kLinked);
  EXPECT_NE(of("Acme: a model of much", "This is based on "), Assurance::kLinked);
}

TEST(Documents, TakesTheModelsPagesForCardsWhereAFrontPageSpeaksOfModelCards) {
  const auto of = [](std::string said, std::string name) {
    Scan scan;
    scan.Code("run.py")
        .File("README.md")
        .Has("link", "https://hub.example/" + name, {{"host", "hub-model"}, {"what", "model"}, {"name", name}, {"text", "weights"}});
    return In(scan.Has("card.mention", std::move(said), {}, 9).Resolved(), "model-card").assurance;
  };
  EXPECT_EQ(of("model", "acme/acme-7b"), Assurance::kLinked);
  EXPECT_NE(of("dataset", "acme/acme-7b"), Assurance::kLinked);
  EXPECT_NE(of("model", "zebra/zebra-7b"), Assurance::kLinked);
}

TEST(Documents, TakesWhatTheFirstLinesCallAPaperForOneWhereverItIsKept) {
  const auto of = [](std::string host, std::string text, uint32_t line) {
    Scan scan("acmenet");
    scan.Code("run.py")
        .File("README.md")
        .Has("link", "https://drive.example/x", {{"host", std::move(host)}, {"text", std::move(text)}, {"context", "Paper | Model"}}, line);
    return In(scan.Resolved(), "publications").assurance;
  };
  EXPECT_EQ(of("drive", "Paper", 3), Assurance::kLinked);
  EXPECT_EQ(of("other", "Technical Report", 3), Assurance::kLinked);
  EXPECT_NE(of("drive", "Paper", 300), Assurance::kLinked);
  EXPECT_NE(of("drive", "Model", 3), Assurance::kLinked);
  EXPECT_NE(of("github", "Paper list", 3), Assurance::kLinked);
}

TEST(Documents, TakesAPaperUnderATitleThatNamesTheReleaseForItsOwn) {
  const auto of = [](std::string heading) {
    Scan scan("acmenet");
    scan.Code("run.py")
        .File("README.md")
        .Has("link", "https://arxiv.org/abs/2401.00001",
             {{"host", "arxiv"}, {"what", "paper"}, {"name", "2401.00001"}, {"text", "Paper"}, {"section", std::move(heading)}, {"context", "Paper Demo"}}, 59);
    return In(scan.Resolved(), "publications").assurance;
  };
  EXPECT_EQ(of("ACME-Net: Towards Much"), Assurance::kLinked);
  EXPECT_NE(of("Zebra: Towards Much"), Assurance::kLinked);
}

TEST(Documents, TakesAPostThatIsCalledSoOrAddressedByTheReleasesNameForAPublication) {
  const auto of = [](std::string address, std::string text, std::string context) {
    Scan scan;
    scan.Code("run.py")
        .File("README.md")
        .Has("link", "https://lab.example/" + address, {{"host", "other"}, {"text", std::move(text)}, {"context", std::move(context)}});
    return In(scan.Resolved(), "publications").assurance;
  };
  EXPECT_EQ(of("x/announcing-acme", "Acme Technical Blog", "Acme Technical Blog"), Assurance::kLinked);
  EXPECT_EQ(of("news/announcing-acme", "https://lab.example/news", "See here. Blog: https://lab.example/news"), Assurance::kLinked);
  EXPECT_EQ(of("blog/acme-open", "Acme: the best of all", "[04/24] Acme: the best of all"), Assurance::kLinked);
  EXPECT_NE(of("blog/acme-open", "Acme", "We reproduce the model of the makers of Acme as well as we can."), Assurance::kLinked) << "a word of a sentence";
  EXPECT_NE(of("blog/", "Blog", "Blog | Download | Careers"), Assurance::kLinked) << "all posts of its makers";
  EXPECT_NE(of("", "Blog", "Blog | Download | Careers"), Assurance::kLinked);
  EXPECT_EQ(of("2024/zebra", "Blog", "Blog | Download | Careers"), Assurance::kLinked) << "of a name that it had before";
  EXPECT_NE(of("blog/zebra", "Zebra", "Zebra"), Assurance::kLinked);
}

TEST(Documents, TakesDocumentsInAFolderOfCardsForCards) {
  const Profile profile = Scan()
                              .File("model_cards/acme.md")
                              .Has("card.kind", "readme", {{"by", "name"}})
                              .Has("card.section", "Limits", {{"topic", "limitations"}, {"filled", "yes"}, {"words", "30"}}, 3)
                              .Resolved();
  EXPECT_EQ(In(profile, "model-card").assurance, Assurance::kVerified);
  EXPECT_EQ(In(profile, "model-card").gate(GateId::kComplete).state, GateState::kPartial);
}

TEST(Documents, TakesChartsForResults) {
  const auto results = [](std::string name, std::string text) {
    Scan scan;
    scan.Code("run.py").File("README.md").Has("link", name, {{"host", "local"}, {"name", name}, {"text", std::move(text)}, {"image", "yes"}});
    return In(scan.Resolved(), "evaluation-results").assurance;
  };
  EXPECT_EQ(results("assets/benchmark_7b.png", ""), Assurance::kVerified);
  EXPECT_EQ(results("assets/a.png", "Evaluation on public tests"), Assurance::kVerified);
  EXPECT_EQ(results("assets/screenshot.png", "The evaluation interface"), Assurance::kAbsent);
  EXPECT_EQ(results("assets/logo.png", ""), Assurance::kAbsent);
}

TEST(Documents, TakesAPageThatAnswersNothingForNoCard) {
  Scan scan;
  scan.Code("run.py").File("MODEL_CARD.md").Has("card.kind", "model", {{"by", "name"}});
  EXPECT_EQ(In(scan.Resolved(), "model-card").assurance, Assurance::kNotExamined);
  scan.Has("card.section", "Intended use", {{"topic", "intended-use"}, {"filled", "yes"}});
  EXPECT_EQ(In(scan.Resolved(), "model-card").assurance, Assurance::kVerified);
}

TEST(Documents, TakeATableForResultsByWhatItsRowsAreCalled) {
  const auto of = [](std::string header, std::string labels, std::string figures) {
    Scan scan;
    scan.Code("run.py")
        .File("README.md")
        .Has("card.table", std::move(header), {{"numeric", std::move(figures)}, {"topic", "other"}, {"by", "table"}, {"labels", std::move(labels)}});
    return In(scan.Resolved(), "evaluation-results").assurance == Assurance::kVerified;
  };
  EXPECT_TRUE(of("| small | large", "ImageNet-1K | Places365", "12"));
  EXPECT_FALSE(of("| small | large", "ImageNet-1K | Places365", "4")) << "too few";
  EXPECT_FALSE(of("set | train | rows", "ImageNet-1K | Places365", "12")) << "of the sets";
  EXPECT_FALSE(of("| small | large", "layers | width", "12"));
}

TEST(Documents, TakeNoPaperThatSomethingWasMadeWithForTheReleasesOwn) {
  const auto of = [](std::string sentence) {
    Scan scan("acme/acme-lora");
    scan.Code("run.py")
        .File("README.md")
        .Has("link", "https://arxiv.org/abs/2106.09685",
             {{"host", "arxiv"}, {"what", "paper"}, {"name", "2106.09685"}, {"text", "low-rank adaptation (LoRA)"}, {"context", std::move(sentence)}});
    return In(scan.Resolved(), "publications").assurance == Assurance::kLinked;
  };
  EXPECT_FALSE(of("Code for making Acme again using low-rank adaptation (LoRA)."));
  EXPECT_TRUE(of("This is the code of low-rank adaptation (LoRA)."));
}

TEST(Documents, TakeADocumentToPrintAtTheRootForAPaper) {
  const auto of = [](std::string path, std::string pages) {
    Scan scan("acme");
    scan.Code("run.py").File(std::move(path), "document").Has("document.format", "pdf", {{"pages", std::move(pages)}});
    return In(scan.Resolved(), "publications").assurance == Assurance::kVerified;
  };
  EXPECT_TRUE(of("QA_bias.pdf", "12"));
  EXPECT_FALSE(of("QA_bias.pdf", "1")) << "a leaf";
  EXPECT_FALSE(of("user_guide.pdf", "12"));
  EXPECT_FALSE(of("files/QA_bias.pdf", "12"));
}

TEST(Documents, TakesAPageUnderTheTitleOfADataStatementForADatasheet) {
  const auto of = [](std::string title, std::string level) {
    Scan scan;
    scan.Code("run.py").File("data/README.md").Has("card.section", std::move(title), {{"topic", "other"}, {"filled", "yes"}, {"level", std::move(level)}});
    scan.Has("card.section", "Curation", {{"topic", "data-collection"}, {"filled", "yes"}, {"level", "2"}}, 3);
    return In(scan.Resolved(), "datasheet").assurance == Assurance::kVerified;
  };
  EXPECT_TRUE(of("Data Statements", "1"));
  EXPECT_FALSE(of("Data", "1"));
  EXPECT_FALSE(of("Data Statements", "3")) << "a section that may point elsewhere";
}

}  // namespace
}  // namespace day
