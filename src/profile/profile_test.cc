// Resolve, fed with evidence that the tests state themselves: no probe and no file takes part.
#include "profile/profile.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <tuple>

#include "profile/scan_for_test.h"

namespace day {
namespace {

TEST(Resolve, NamesEveryComponentOfTheStackInItsOrder) {
  const Profile profile = Scan().Resolved();
  ASSERT_EQ(profile.components.size(), TheStack().components.size());
  for (size_t i = 0; i < profile.components.size(); ++i) EXPECT_EQ(profile.components[i].id, TheStack().components[i].id);
}

TEST(Resolve, CallsAbsentOnlyWhatWasLookedForEverywhere) {
  EXPECT_EQ(In(Scan().Code("run.py").Resolved(), "pretrained-weights").assurance, Assurance::kAbsent);
  const Profile profile = Scan().File("a.txt", "", FileState::kUnreadable).Incomplete().Resolved();
  EXPECT_EQ(In(profile, "pretrained-weights").assurance, Assurance::kNotExamined);
  EXPECT_EQ(In(profile, "pretrained-weights").gate(GateId::kPresent).state, GateState::kUnknown);
  EXPECT_FALSE(profile.coverage.complete);
  EXPECT_FALSE(profile.coverage.reasons.empty());
}

TEST(Resolve, ConcludesNothingFromASourceWithoutFilesBesideOthers) {
  const Profile profile = Scan().Code("run.py").Source("weights").Resolved();
  EXPECT_EQ(In(profile, "pretrained-weights").assurance, Assurance::kNotExamined);
  ASSERT_EQ(profile.coverage.reasons.size(), 1u);
  EXPECT_EQ(profile.coverage.reasons[0], "'weights' holds no files");
}

TEST(Resolve, CountsDistributedComputingWhereSomethingIsMade) {
  EXPECT_EQ(In(Scan().Code("serve.py", "distributed-computing").Resolved(), "distributed-computing").assurance, Assurance::kNotExamined);
  EXPECT_EQ(In(Scan().Code("train.py", "distributed-computing").Code("train.py", "pretraining-code").Resolved(), "distributed-computing").assurance,
            Assurance::kVerified);
}

TEST(Resolve, TakesRepositoriesForTheCodeThatTheSentenceSpeaksOf) {
  const Profile profile = Scan()
                              .File("README.md")
                              .Link("github", "tools/trainkit", "We use the trainkit library for training our models.")
                              .Link("github", "tools/tunekit", "To finetune it, see the recipes in tunekit.", 2)
                              .Link("github", "others/harness", "Evaluate with the harness library.", 3)
                              .Link("github", "others/inspiration", "Thanks to the training framework that inspired us.", 4)
                              .Link("container", "acme/image", "Our image", 5)
                              .Resolved();
  EXPECT_EQ(In(profile, "training-libraries").summary, "tools/trainkit (README.md)");
  EXPECT_EQ(In(profile, "finetuning-code").summary, "tools/tunekit (README.md)");
  EXPECT_NE(In(profile, "evaluation-code").assurance, Assurance::kLinked) << "somebody else's";
  EXPECT_EQ(In(profile, "infrastructure-frameworks").assurance, Assurance::kLinked);
}

TEST(Resolve, TakesAnEvaluationHarnessOfOthersForAHintAndCodeThatWasAddedToItForALink) {
  const auto of = [](std::string sentence) {
    return In(Scan().Code("run.py").File("README.md").Link("github", "others/harness", std::move(sentence)).Resolved(), "evaluation-code").assurance;
  };
  EXPECT_EQ(of("We evaluate it with the harness framework."), Assurance::kNotExamined);
  EXPECT_EQ(of("Evaluation code for our results was added to harness."), Assurance::kLinked);
  EXPECT_EQ(of("Thanks for the evaluation code of harness."), Assurance::kAbsent);
}

TEST(Resolve, TakesATrainingPipelineForTrainingCodeAndItsLibraries) {
  const Profile profile =
      Scan()
          .File("README.md")
          .Link("github", "somebody/trainkit", "We train it using trainkit, a pipeline for training and fine-tuning: our training pipeline.")
          .Resolved();
  for (const std::string_view id : {"pretraining-code", "finetuning-code", "training-libraries"})
    EXPECT_EQ(In(profile, id).assurance, Assurance::kLinked) << id;
}

TEST(Resolve, TellsASiblingRepositoryFromTheReleasesOwn) {
  const auto of = [](std::string repository) {
    return In(Scan("acme/zephyr").Code("run.py").File("README.md").Link("github", std::move(repository), "Code for training and inference is here.").Resolved(),
              "pretraining-code")
        .assurance;
  };
  EXPECT_EQ(of("acme/zephyr-trainer"), Assurance::kLinked);
  EXPECT_NE(of("acme/zephyr"), Assurance::kLinked);
  EXPECT_NE(In(Scan("release")
                   .Code("run.py")
                   .File("README.md")
                   .Has("card.section", "Zephyr", {{"level", "1"}})
                   .Link("github", "acme/zephyr", "Code for training.")
                   .Resolved(),
               "pretraining-code")
                .assurance,
            Assurance::kLinked)
      << "nothing tells its own from a sibling's";
}

TEST(Resolve, TakesCodeForDataAndInferenceFromRepositoriesOfItsOwnAccount) {
  const auto of = [](std::string repository, std::string sentence, std::string_view id) {
    return In(Scan("acme/zephyr").Code("x.py", "model-architecture").File("README.md").Link("github", std::move(repository), std::move(sentence)).Resolved(),
              id)
        .assurance;
  };
  EXPECT_EQ(of("acme/kit", "Data processing scripts are in kit.", "data-preprocessing-code"), Assurance::kLinked);
  EXPECT_EQ(of("acme/kit", "See the kit repo for running it locally.", "inference-code"), Assurance::kLinked);
  EXPECT_EQ(of("others/engine", "Inference works with the engine library.", "inference-code"), Assurance::kNotExamined);
  EXPECT_EQ(of("others/tool", "You can finetune it with tool.", "finetuning-code"), Assurance::kLinked);
}

TEST(Resolve, TakesAnImageThatACommandFetchesFromItsOwnAccount) {
  const auto of = [](std::string image) {
    return In(Scan("acme-ai/zephyr")
                  .Code("run.py")
                  .File("README.md")
                  .Has("link", image, {{"host", "container"}, {"name", image}, {"text", "docker pull"}, {"context", "docker pull"}})
                  .Resolved(),
              "infrastructure-frameworks")
        .assurance;
  };
  EXPECT_EQ(of("acmeai/zephyr"), Assurance::kLinked);
  EXPECT_EQ(of("others/tool"), Assurance::kAbsent);
}

TEST(Resolve, TakesAFileForTheCardThatALinkCallsIt) {
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

TEST(Resolve, TakesADocumentToPrintThatIsNamedAsACardForOne) {
  const auto of = [](std::string path, std::string key, std::string value, std::string_view id) {
    return In(Scan().Code("run.py").File(std::move(path)).Has(std::move(key), std::move(value)).Resolved(), id).assurance;
  };
  EXPECT_EQ(of("docs/Acme_Model_Card.pdf", "document.format", "pdf", "model-card"), Assurance::kVerified);
  EXPECT_EQ(of("docs/acme-datasheet.docx", "document.format", "docx", "datasheet"), Assurance::kVerified);
  EXPECT_EQ(of("docs/Acme_Model_Card.pdf", "pointer.lfs", "sha256:00", "model-card"), Assurance::kLinked);
  EXPECT_EQ(of("docs/Acme_Model_Map.pdf", "document.format", "pdf", "model-card"), Assurance::kAbsent);
}

TEST(Resolve, TakesAPaperThatIsAPointerForALink) {
  const auto of = [](std::string path) {
    return In(Scan().Code("run.py").File(std::move(path)).Has("pointer.lfs", "sha256:00", {{"size", "7"}}).Resolved(), "publications").assurance;
  };
  EXPECT_EQ(of("Acme_tech_report.pdf"), Assurance::kLinked);
  EXPECT_EQ(of("figures/report.pdf"), Assurance::kAbsent);
  EXPECT_EQ(of("Acme_tech_report.bin"), Assurance::kAbsent);
}

TEST(Resolve, TakesALongReportInWordsForAPublication) {
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

TEST(Resolve, TakesTheHubsPageForTheCardThatASentenceSaysItIs) {
  const auto of = [](std::string name, std::string sentence) {
    return In(Scan("acme/acme-7b").Code("run.py").File("README.md").Link("hub-model", std::move(name), std::move(sentence)).Resolved(), "model-card").assurance;
  };
  EXPECT_EQ(of("acme/acme-7b", "More in the model card for acme-7b."), Assurance::kLinked);
  EXPECT_EQ(of("acme/acme-7b", "More in acme-7b."), Assurance::kNotExamined);
  EXPECT_NE(of("others/base", "More in the model card for base."), Assurance::kLinked);
}

TEST(Resolve, TakesAPageOnWhichTheWeightsAreHad) {
  const auto page = [](std::string context) {
    return Scan()
        .File("README.md")
        .Has("link", "https://example.org/models", {{"host", "other"}, {"text", "our website"}, {"context", std::move(context)}})
        .Resolved();
  };
  EXPECT_EQ(In(page("To download the model weights, visit our website."), "pretrained-weights").assurance, Assurance::kLinked);
  EXPECT_NE(In(page("Visit our website for news."), "pretrained-weights").assurance, Assurance::kLinked);
}

TEST(Resolve, TakesTheMakersOwnPageOnAHubForWhatTheSentenceSaysLiesThere) {
  const auto page = [](std::string account) {
    return Scan("acme-lab/Acme-Chat")
        .File("docs/faq.md")
        .Link("hub-other", std::move(account), "Fine-tuned models and reward models were released, all of which are available here.")
        .Resolved();
  };
  for (const std::string_view own : {"AcmeLab", "acmechat"}) {
    const Profile profile = page(std::string(own));
    EXPECT_EQ(In(profile, "adapted-weights").assurance, Assurance::kLinked) << own;
    EXPECT_EQ(In(profile, "reward-weights").assurance, Assurance::kLinked) << own;
    EXPECT_NE(In(profile, "pretrained-weights").assurance, Assurance::kLinked) << own;
  }
  EXPECT_NE(In(page("otherlab"), "reward-weights").assurance, Assurance::kLinked);
}

TEST(Resolve, TakesPagesOfResultsAndCardsByTheirTextOrAddress) {
  const Profile profile = Scan()
                              .File("README.md")
                              .Has("link", "https://example.org/board", {{"host", "other"}, {"text", "Leaderboard"}, {"context", "Leaderboard"}})
                              .Has("link", "https://example.org/docs/model_card_4", {{"host", "other"}, {"text", "Acme 4"}, {"context", "Acme 4"}}, 2)
                              .Resolved();
  EXPECT_EQ(In(profile, "evaluation-results").assurance, Assurance::kLinked);
  EXPECT_EQ(In(profile, "model-card").assurance, Assurance::kLinked);
}

TEST(Resolve, TakesPagesOnAHubForCardsWhereTheSentenceOrColumnSaysSo) {
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

TEST(Resolve, TakesATableForResultsWhereAColumnIsAMeasure) {
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

TEST(Resolve, TakesACardThatASentenceOnBenchmarksLinksToForResults) {
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

TEST(Resolve, TakesTrainingCodeUnderAHeadingOnFineTuningForThatOfFineTuning) {
  const auto profile = [](std::string heading) {
    Scan scan;
    scan.Code("run.py")
        .File("README.md")
        .Has("link", "https://github.com/zenith/kit",
             {{"host", "github"}, {"name", "zenith/kit"}, {"section", std::move(heading)}, {"context", "Download the training code."}});
    return scan.Resolved();
  };
  EXPECT_EQ(In(profile("Training"), "pretraining-code").assurance, Assurance::kLinked);
  EXPECT_NE(In(profile("Supervised fine-tuning"), "pretraining-code").assurance, Assurance::kLinked);
  EXPECT_EQ(In(profile("Supervised fine-tuning"), "finetuning-code").assurance, Assurance::kLinked);
}

TEST(Resolve, TakesNoCautionsForResults) {
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

TEST(Resolve, TakesNoPlotForAPaper) {
  const auto paper = [](std::string path) {
    Scan scan;
    return In(scan.Code("run.py").File(std::move(path)).Has("document.format", "pdf").Resolved(), "publications").assurance;
  };
  EXPECT_EQ(paper("acme_paper.pdf"), Assurance::kVerified);
  EXPECT_NE(paper("plots/acme_paper.pdf"), Assurance::kVerified);
}

TEST(Resolve, LinksCodeByWhatSentencesSayItWasUsedFor) {
  const auto linked = [](std::string_view component, std::string context, std::string section = "") {
    Scan scan;
    scan.Code("run.py", "model-architecture")
        .File("README.md")
        .Has("link", "https://code.example/other/engine",
             {{"host", "github"}, {"name", "other/engine"}, {"text", "Engine"}, {"context", std::move(context)}, {"section", std::move(section)}});
    return In(scan.Resolved(), component).assurance == Assurance::kLinked;
  };
  EXPECT_TRUE(linked("training-libraries", "We use Engine for finetuning all our models."));
  EXPECT_TRUE(linked("training-libraries", "使用 Engine 进行微调"));
  EXPECT_TRUE(linked("finetuning-code", "使用 Engine 进行微调"));
  EXPECT_TRUE(linked("training-libraries", "Clone this Engine branch and install what it needs.", "Pretraining"));
  EXPECT_TRUE(linked("inference-code", "The model has been integrated into Engine.", "Inference"));
  EXPECT_FALSE(linked("training-libraries", "Clone this Engine branch and install what it needs.", "Usage"));
  EXPECT_FALSE(linked("training-libraries", "We use Engine for drawing."));
  EXPECT_FALSE(linked("training-libraries", "We use the Engine dataset for training."));
  EXPECT_FALSE(linked("finetuning-code", "使用 Engine 数据集进行微调"));
  EXPECT_FALSE(linked("inference-code", "The model has been integrated into Engine.", "News"));
}

TEST(Resolve, ReadsWholeNamesOfColumns) {
  const auto role = [](std::string columns) {
    Scan scan;
    scan.Code("run.py").File("a.csv", "data").Has("data.format", "csv", {{"columns", std::move(columns)}, {"rows", "5000"}});
    return In(scan.Resolved(), "pretraining-data").assurance == Assurance::kVerified;
  };
  EXPECT_TRUE(role("id,raw_text,url"));
  EXPECT_FALSE(role("model,text_width,layers"));
}

TEST(Resolve, TakesNoNameThatCodeComparesForDataThatItLoads) {
  const auto linked = [](std::string line) {
    Scan scan;
    scan.File("make_corpus.py", "source")
        .Has("link", "acme/wiki", {{"host", "hub-dataset"}, {"name", "acme/wiki"}, {"what", "dataset"}, {"context", std::move(line)}});
    scan.Has("code.language", "python");
    return In(scan.Resolved(), "pretraining-data").assurance == Assurance::kLinked;
  };
  EXPECT_TRUE(linked("d = load_dataset(\"acme/wiki\")"));
  EXPECT_FALSE(linked("if name == \"acme/wiki\":"));
}

TEST(Resolve, TakesPointersAndLargeFilesOfRecordsInFoldersForDataByTheirNames) {
  const auto sft = [](std::string path, bool pointer) {
    Scan scan;
    scan.Code("run.py").File(std::move(path), "data", pointer ? FileState::kListed : FileState::kRead);
    if (pointer) scan.Has("pointer.lfs", "sha256:00", {{"size", "900000"}});
    else scan.Has("data.format", "json-records").OfSize(900'000);
    return In(scan.Resolved(), "sft-data").assurance;
  };
  EXPECT_EQ(sft("data/instruct/acme_60k.json", true), Assurance::kLinked);
  EXPECT_NE(sft("configs/instruct/acme.json", true), Assurance::kLinked);
  EXPECT_EQ(sft("data/instruct/acme_60k.json", false), Assurance::kVerified);
  EXPECT_NE(sft("configs/instruct/acme.json", false), Assurance::kVerified);
}

TEST(Resolve, TakesNoCalibrationDataForTrainingData) {
  const auto of = [](std::string path) {
    Scan scan;
    return scan.File(std::move(path), "data").Has("data.format", "jsonl", {{"columns", "text"}, {"rows", "5000"}}).Resolved();
  };
  EXPECT_EQ(In(of("wikitext/train.jsonl"), "pretraining-data").assurance, Assurance::kVerified);
  EXPECT_EQ(In(of("quantize/wikitext/train.jsonl"), "pretraining-data").assurance, Assurance::kNotExamined);
  EXPECT_EQ(In(of("calibration_data/train.jsonl"), "pretraining-data").assurance, Assurance::kNotExamined);
}

TEST(Resolve, NeverTakesALinkForAFile) {
  const Profile profile = Scan().File("README.md").Link("hub-model", "acme/acme-7b", "Download our weights here").Resolved();
  const ComponentProfile& weights = In(profile, "pretrained-weights");
  EXPECT_EQ(weights.assurance, Assurance::kLinked);
  EXPECT_EQ(weights.gate(GateId::kPresent).state, GateState::kUnknown);
  ASSERT_FALSE(weights.evidence.empty());
  EXPECT_EQ(profile.evidence.front().id, weights.evidence.front());
}

TEST(Resolve, TakesNoFileOfOneTensorOrNoneForAModel) {
  const auto of = [](const std::string& tensors, const std::string& name = "map") {
    Scan scan;
    for (const std::string_view ending : {"_1.pt", "_2.pt"})
      scan.File(fmt::format("assets/{}{}", name, ending), "weights")
          .Has("weights.format", "pytorch-zip", {{"executes", "yes"}, {"role", "weights"}})
          .Has("weights.load", "ordinary", {{"grade", "ordinary"}, {"tensors", tensors}});
    return In(scan.Resolved(), "pretrained-weights").assurance;
  };
  EXPECT_EQ(of("0"), Assurance::kNotExamined) << "numbers without a tensor";
  EXPECT_EQ(of("1"), Assurance::kNotExamined) << "however many such files";
  EXPECT_EQ(of("2"), Assurance::kVerified);
  EXPECT_EQ(of(""), Assurance::kVerified) << "nobody counted";
  EXPECT_EQ(of("1", "pytorch_model"), Assurance::kVerified) << "what it is called";
}

TEST(Resolve, DoesNotCallASafetyClassifierAbsentThatOnlyItsNameTells) {
  const auto of = [](std::string path) {
    return In(Scan().Code("run.py").File(std::move(path), "weights").Has("weights.format", "pickle", {{"role", "weights"}}).Resolved(), "safeguard-models")
        .assurance;
  };
  EXPECT_EQ(of("filters/nsfw.pkl"), Assurance::kNotExamined);
  EXPECT_EQ(of("filters/vocabulary.pkl"), Assurance::kAbsent);
}

TEST(Resolve, TakesAPointerForALinkNotForBytes) {
  const Profile profile = Scan().File("model.safetensors", "", FileState::kListed).Has("pointer.lfs", "sha256:00", {{"size", "7"}}).Resolved();
  EXPECT_NE(In(profile, "pretrained-weights").assurance, Assurance::kVerified);
}

TEST(Resolve, LeavesModelsOfOthersOut) {
  const Profile profile = Scan().Code("run.py").File("README.md").Link("hub-model", "other/big-model", "Compared with the baseline").Resolved();
  EXPECT_EQ(In(profile, "pretrained-weights").assurance, Assurance::kAbsent);
}

TEST(Resolve, LeavesWhatAnotherAccountKeepsToThatAccount) {
  const Profile profile = Scan()
                              .Code("run.py")
                              .File("README.md")
                              .Link("hub-model", "acme/acme-7b", "weights", 1)
                              .Link("hub-model", "acme/acme-13b", "weights", 2)
                              .Link("hub-model", "somebody/acme-7b-GGUF", "download", 3)
                              .Resolved();
  EXPECT_EQ(In(profile, "pretrained-weights").assurance, Assurance::kLinked);
  EXPECT_EQ(In(profile, "compressed-and-adapter-weights").assurance, Assurance::kAbsent);
}

TEST(Resolve, ReadsEveryQuestionOfAHeadingThatJoinsSeveral) {
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
TEST(Resolve, KnowsAProjectByMoreThanItsFolder) {
  const auto linked = [](const Scan& scan) { return In(scan.Resolved(), "pretrained-weights").assurance == Assurance::kLinked; };
  const auto with = [](Scan scan) { return scan.Link("hub-model", "other/zephyrine-7b", "", 90, "model"); };
  Scan none("release");
  EXPECT_FALSE(linked(with(none.File("README.md", "document"))));
  Scan title("release");
  EXPECT_TRUE(linked(with(title.File("README.md", "document").Has("card.section", "Zephyrine: a model", {{"level", "1"}}))));
  Scan second("release");
  EXPECT_TRUE(linked(with(second.File("README.md", "document").Has("card.section", "Zephyrine", {{"level", "2"}}))));
  Scan conduct("release");
  EXPECT_FALSE(linked(with(conduct.File("CODE_OF_CONDUCT.md", "document").Has("card.section", "Zephyrine", {{"level", "1"}}).File("README.md", "document"))));
  Scan issues("release");
  issues.File("README.md", "document");
  for (const char* page : {"issues", "pulls"})
    issues.Has("link", std::string("https://github.com/zephyrine/zephyrine/") + page, {{"host", "github"}, {"name", "zephyrine/zephyrine"}, {"text", page}});
  EXPECT_TRUE(linked(with(issues)));
}

TEST(Resolve, TellsRolesOfWeightsByTheirNames) {
  const Profile profile = Scan()
                              .Weights("model.safetensors")
                              .Weights("chat/acme-7b-chat.safetensors")
                              .Weights("checkpoint-100/model.safetensors", "checkpoint")
                              .Weights("adapter.safetensors", "adapter")
                              .Weights("reward-model/rm.safetensors")
                              .Resolved();
  for (const std::string_view id :
       {"pretrained-weights", "adapted-weights", "aligned-weights", "intermediate-checkpoints", "compressed-and-adapter-weights", "reward-weights"})
    EXPECT_EQ(In(profile, id).assurance, Assurance::kVerified) << id;
}

TEST(Resolve, TakesPlainNamesForTunedModelsWhereOnlyTuningIsReleased) {
  Scan scan;
  scan.File("finetune.py", "source")
      .Has("signal", "finetuning-code.peft", {{"component", "finetuning-code"}, {"strength", "strong"}, {"weight", "8"}, {"place", "own"}});
  scan.File("README.md").Link("hub-model", "acme/acme-7b", "Download our weights here").Link("hub-model", "base/other-7b", "fine-tuned from", 2);
  EXPECT_EQ(In(scan.Resolved(), "adapted-weights").assurance, Assurance::kLinked);
  EXPECT_EQ(In(scan.Resolved(), "pretrained-weights").assurance, Assurance::kNotExamined);
  // Where a sibling is named as the tuned one, the plain name is the one that was tuned.
  scan.Link("hub-model", "acme/acme-7b-chat", "our chat model", 3);
  EXPECT_EQ(In(scan.Resolved(), "pretrained-weights").assurance, Assurance::kLinked);
}

TEST(Resolve, TakesTheSiblingOfABaseForTheAdaptedModel) {
  const Profile profile =
      Scan().File("README.md").Link("hub-model", "acme/acme-7b-Base", "our models").Link("hub-model", "acme/acme-7b", "our models", 2).Resolved();
  EXPECT_EQ(In(profile, "pretrained-weights").summary, "acme/acme-7b-Base (README.md)");
  EXPECT_EQ(In(profile, "adapted-weights").summary, "acme/acme-7b (README.md)");
  EXPECT_EQ(In(profile, "aligned-weights").assurance, Assurance::kLinked);
}

TEST(Resolve, TakesWhatCodeDownloadsByItsNameOnly) {
  Scan own, others;
  own.Code("acme/__init__.py")
      .Has("link", "https://cdn.example.org/acme/small.pt",
           {{"host", "s3"}, {"name", "cdn.example.org"}, {"file", "weights"}, {"text", "code"}, {"context", "small = x"}});
  own.File("README.md").Link("github", "acme/acme", "");
  EXPECT_EQ(In(own.Resolved(), "pretrained-weights").assurance, Assurance::kLinked);
  others.Code("run.py").Has("link", "https://cdn.example.org/other/small.pt",
                            {{"host", "s3"}, {"name", "cdn.example.org"}, {"file", "weights"}, {"text", "code"}, {"context", "download our weights"}});
  EXPECT_EQ(In(others.Resolved(), "pretrained-weights").assurance, Assurance::kAbsent);
}

TEST(Resolve, TakesAnAccountOfTheReleasesNameForItsOwnWhateverItMentionsMore) {
  Scan scan("acme/small-bird");
  scan.File("README.md");
  for (uint32_t i = 0; i < 9; ++i) scan.Link("hub-model", "zenith/bird-large", "the teacher", 1 + i);
  for (uint32_t i = 0; i < 4; ++i) scan.Link("hub-dataset", "small-bird/bird-songs-test", "we evaluate the student on this test set", 20 + i, "dataset");
  EXPECT_EQ(In(scan.Resolved(), "evaluation-data").assurance, Assurance::kLinked);
}

TEST(Resolve, TellsTheUseOfDataByTheDocumentThatLinksToThem) {
  const auto linked = [](std::string path) {
    Scan scan;
    scan.Code("run.py").File(std::move(path)).Link("hub-dataset", "zenith/pages", "see here", 1, "dataset");
    return In(scan.Resolved(), "pretraining-data").assurance == Assurance::kLinked;
  };
  EXPECT_TRUE(linked("docs/PRETRAINING.md"));
  EXPECT_FALSE(linked("docs/NOTES.md"));
}

TEST(Resolve, TakesComparisonsUnderEvaluationForResults) {
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

TEST(Resolve, TakesTheAccountOfManyModelsOfItsNameForItsOwnBesideTheOneOfItsCode) {
  Scan scan;
  scan.File("README.md").Link("github", "acme/acme", "code").Link("hub-model", "acme/tool", "ours", 2);
  for (uint32_t i = 0; i < 4; ++i) scan.Link("hub-model", "AcmeResearch/acme-" + std::to_string(i) + "b-instruct", "see", 3 + i);
  EXPECT_EQ(In(scan.Resolved(), "adapted-weights").assurance, Assurance::kLinked);
}

TEST(Resolve, TakesALabeledPageForAReport) {
  const Profile profile = Scan()
                              .File("README.md")
                              .Has("link", "https://example.org/acme-report",
                                   {{"host", "other"}, {"text", "Acme 7B"}, {"context", "Technical report: Acme 7B"}, {"section", "News"}}, 3)
                              .Resolved();
  EXPECT_EQ(In(profile, "technical-report").assurance, Assurance::kLinked);
  EXPECT_EQ(In(profile, "publications").assurance, Assurance::kLinked);
}

TEST(Resolve, TakesDataOfTheReleasesNameForWhatItIsMadeFrom) {
  const Profile profile =
      Scan()
          .File("README.md")
          .Has("link", "https://example.org/datasets/acme-downloads", {{"host", "other"}, {"what", "dataset"}, {"text", "here"}, {"context", "See here."}}, 3)
          .Resolved();
  EXPECT_EQ(In(profile, "pretraining-data").assurance, Assurance::kLinked);
  EXPECT_EQ(In(profile, "pretraining-data").gate(GateId::kPresent).strength, Strength::kWeak);
}

TEST(Resolve, DoesNotTakeEveryPickleForWeights) {
  const Profile profile = Scan().File("assets/index.pkl", "weights").Has("weights.format", "pickle", {{"executes", "yes"}, {"role", "weights"}}).Resolved();
  EXPECT_NE(In(profile, "pretrained-weights").assurance, Assurance::kVerified);
  EXPECT_NE(FindingOf(profile, "pickled-weights"), nullptr);  // loading it still runs what it says
}

TEST(Resolve, TellsPicklesThatRunCommandsFromOrdinaryOnes) {
  const Profile profile = Scan()
                              .File("good.bin", "weights")
                              .Has("weights.format", "pickle", {{"executes", "yes"}, {"role", "weights"}})
                              .Has("weights.load", "ordinary", {{"grade", "ordinary"}})
                              .File("bad.bin", "weights")
                              .Has("weights.format", "pickle", {{"executes", "yes"}, {"role", "weights"}})
                              .Has("weights.load", "runs-commands", {{"grade", "runs"}})
                              .Resolved();
  const Finding* bad = FindingOf(profile, "malicious-weights");
  ASSERT_NE(bad, nullptr);
  EXPECT_NE(bad->title.find("bad.bin"), std::string::npos);
  const Finding* good = FindingOf(profile, "pickled-weights");
  ASSERT_NE(good, nullptr);
  EXPECT_NE(good->title.find("good.bin"), std::string::npos);
  EXPECT_EQ(good->title.find("bad.bin"), std::string::npos);
}

TEST(Resolve, FindsCheckpointsOfTheTrainingAtRevisions) {
  const Profile profile = Scan()
                              .File("README.md")
                              .Has("link", "https://huggingface.co/acme/acme-7b/tree/step3000",
                                   {{"host", "hub-model"}, {"name", "acme/acme-7b"}, {"what", "model"}, {"text", "step 3000"}})
                              .Resolved();
  EXPECT_EQ(In(profile, "intermediate-checkpoints").assurance, Assurance::kLinked);
  EXPECT_EQ(In(profile, "pretrained-weights").assurance, Assurance::kLinked);
}

TEST(Resolve, TakesDocumentsInAFolderOfCardsForCards) {
  const Profile profile = Scan()
                              .File("model_cards/acme.md")
                              .Has("card.kind", "readme", {{"by", "name"}})
                              .Has("card.section", "Limits", {{"topic", "limitations"}, {"filled", "yes"}, {"words", "30"}}, 3)
                              .Resolved();
  EXPECT_EQ(In(profile, "model-card").assurance, Assurance::kVerified);
  EXPECT_EQ(In(profile, "model-card").gate(GateId::kComplete).state, GateState::kPartial);
}

TEST(Resolve, CallsASampleOfDataPartial) {
  const Profile profile =
      Scan().File("data/instructions_sample.jsonl", "data").Has("data.format", "jsonl", {{"rows", "12"}, {"columns", "instruction, output"}}).Resolved();
  const ComponentProfile& data = In(profile, "sft-data");
  EXPECT_EQ(data.gate(GateId::kPresent).state, GateState::kPartial);
  EXPECT_EQ(data.gate(GateId::kComplete).state, GateState::kPartial);
}

TEST(Resolve, TakesASampleBesideALinkToTheWholeForTheLink) {
  const Profile profile = Scan()
                              .File("samples/train.jsonl", "data")
                              .Has("data.format", "jsonl", {{"columns", "instruction,output"}, {"rows", "12"}})
                              .File("README.md")
                              .Link("hub-dataset", "acme/acme-instructions", "our instruction data", 1, "dataset")
                              .Resolved();
  EXPECT_EQ(In(profile, "sft-data").assurance, Assurance::kLinked);
}

TEST(Resolve, TakesAShortTestForWhole) {
  const auto present = [](std::string rows) {
    Scan scan;
    scan.File("eval/questions.jsonl", "data").Has("data.format", "jsonl", {{"columns", "question,choices"}, {"rows", std::move(rows)}});
    return In(scan.Resolved(), "evaluation-data").gate(GateId::kPresent).state;
  };
  EXPECT_EQ(present("80"), GateState::kOpen);
  EXPECT_EQ(present("3"), GateState::kPartial);
}

TEST(Resolve, ReadsTheColumnThatALinkStandsIn) {
  Scan scan;
  scan.File("README.md")
      .Has("link", "https://hub.example/datasets/zebra/herd",
           {{"host", "hub-dataset"}, {"name", "zebra/herd"}, {"text", "Herd 95K"}, {"context", "acme-7b | Herd 95K"}, {"column", "Data (hours)"}});
  scan.Has("link", "https://drive.google.com/file/d/1",
           {{"host", "drive"}, {"name", "1"}, {"text", "Download"}, {"context", "Download | Download"}, {"column", "Acme (after stage two)"}}, 2);
  const Profile profile = scan.Resolved();
  EXPECT_EQ(In(profile, "pretraining-data").assurance, Assurance::kLinked);
  EXPECT_EQ(In(profile, "pretrained-weights").assurance, Assurance::kLinked);
}

TEST(Resolve, TellsWhatACollectionHoldsByTheWordsAroundIt) {
  const auto linked = [](std::string text) {
    Scan scan;
    scan.File("README.md")
        .Has("link", "https://hub.example/collections/acme/acme-1",
             {{"host", "hub-collection"}, {"name", "acme/acme-1"}, {"what", "collection"}, {"text", text}, {"context", "We release the " + text}});
    const Profile profile = scan.Resolved();
    return std::pair(In(profile, "pretrained-weights").assurance == Assurance::kLinked, In(profile, "pretraining-data").assurance == Assurance::kLinked);
  };
  EXPECT_EQ(linked("model checkpoints"), std::pair(true, false));
  EXPECT_EQ(linked("training datasets"), std::pair(false, true));
  EXPECT_EQ(linked("demos"), std::pair(false, false));
}

TEST(Resolve, TakesWhatTrainingCodeLoadsForWhatItTrainsOn) {
  const auto loaded = [](std::string path, std::string line, std::string component) {
    Scan scan;
    scan.Code("train_it.py", "pretraining-code").File(std::move(path), "source");
    scan.Has("link", "herd", {{"host", "hub-dataset"}, {"name", "herd"}, {"what", "dataset"}, {"text", "load_dataset"}, {"context", std::move(line)}});
    return In(scan.Resolved(), component).assurance;
  };
  EXPECT_EQ(loaded("prepare.py", "load_dataset('herd')", "pretraining-data"), Assurance::kLinked);
  EXPECT_EQ(loaded("plot.py", "load_dataset('herd')", "pretraining-data"), Assurance::kAbsent);
  EXPECT_EQ(loaded("prepare.py", "load_dataset('herd', split='test')", "pretraining-data"), Assurance::kAbsent);
}

TEST(Resolve, TakesAPageOfDataForTheDataThatItsSentenceSaysLieThere) {
  Scan scan;
  scan.File("README.md")
      .Has("link", "https://acme.example/data", {{"host", "other"}, {"text", "our website"}, {"context", "Please visit our website to download the dataset."}});
  EXPECT_EQ(In(scan.Resolved(), "pretraining-data").assurance, Assurance::kLinked);
}

TEST(Resolve, TellsWhatAnArchiveHoldsByItsAddressOrTheWordsAroundIt) {
  const auto linked = [](std::string url, std::string section) {
    Scan scan;
    scan.File("README.md").Has("link", std::move(url), {{"host", "s3"}, {"file", "archive"}, {"text", "Acme base"}, {"section", std::move(section)}});
    const Profile profile = scan.Resolved();
    return std::pair(In(profile, "pretrained-weights").assurance == Assurance::kLinked, In(profile, "pretraining-data").assurance == Assurance::kLinked);
  };
  EXPECT_EQ(linked("https://files.example/acme.zip", "Pre-trained models"), std::pair(true, false));
  EXPECT_EQ(linked("https://files.example/acme.zip", "Training data"), std::pair(false, true));
  EXPECT_EQ(linked("https://files.example/acme.zip", "Slides"), std::pair(false, false));
}

TEST(Resolve, TellsArraysToMeasureAgainstFromWeights) {
  const auto linked = [](std::string url, std::string_view component) {
    Scan scan;
    scan.Code("run.py")
        .File("evaluation/README.md")
        .Has("link", std::move(url), {{"host", "other"}, {"file", "weights"}, {"text", "acme"}, {"section", "Download our files"}});
    return In(scan.Resolved(), component).assurance == Assurance::kLinked;
  };
  EXPECT_TRUE(linked("https://files.example/fid-refs/shapes.npz", "evaluation-data"));
  EXPECT_FALSE(linked("https://files.example/fid-refs/shapes.npz", "pretrained-weights"));
  EXPECT_TRUE(linked("https://files.example/acme-base.npz", "pretrained-weights"));
}

TEST(Resolve, TakesChartsForResults) {
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

TEST(Resolve, TakesAModelNamedAfterAnothersForOneMadeFromIt) {
  const auto linked = [](std::string release, std::string name, std::string component) {
    return In(Scan(std::move(release)).File("README.md").Link("hub-model", std::move(name), "our weights").Resolved(), component).assurance ==
           Assurance::kLinked;
  };
  EXPECT_TRUE(linked("acme", "acme/acme-med-mistral-7b", "adapted-weights"));
  EXPECT_FALSE(linked("acme", "acme/acme-med-mistral-7b", "pretrained-weights"));
  EXPECT_TRUE(linked("acme-mistral", "acme/acme-mistral-7b", "pretrained-weights"));
  EXPECT_TRUE(linked("acme", "acme/falcon-acme", "pretrained-weights"));
}

TEST(Resolve, TakesAFolderOfAnotherHostForTheWeightsThatTheSentenceOrTheLinkSaysLieThere) {
  const auto linked = [](std::string text, std::string context) {
    Scan scan;
    scan.File("README.md").Has("link", "https://files.example/acme/", {{"host", "other"}, {"text", std::move(text)}, {"context", std::move(context)}});
    return In(scan.Resolved(), "pretrained-weights").assurance == Assurance::kLinked;
  };
  EXPECT_TRUE(linked("files.example", "The weights and configs can be freely downloaded from files.example."));
  EXPECT_TRUE(linked("Full weights", "Full weights"));
  EXPECT_FALSE(linked("files.example", "The weights of the network are explained at files.example."));
}

TEST(Resolve, ReadsNoRoleOutOfAWordThatBeginsLikeOne) {
  const Profile profile = Scan("acme-chatter").File("README.md").Link("hub-model", "acme/chatterbook", "our weights").Resolved();
  EXPECT_EQ(In(profile, "pretrained-weights").assurance, Assurance::kLinked);
  EXPECT_EQ(In(profile, "adapted-weights").assurance, Assurance::kNotExamined);
}

TEST(Resolve, TakesAPageThatAnswersNothingForNoCard) {
  Scan scan;
  scan.Code("run.py").File("MODEL_CARD.md").Has("card.kind", "model", {{"by", "name"}});
  EXPECT_EQ(In(scan.Resolved(), "model-card").assurance, Assurance::kNotExamined);
  scan.Has("card.section", "Intended use", {{"topic", "intended-use"}, {"filled", "yes"}});
  EXPECT_EQ(In(scan.Resolved(), "model-card").assurance, Assurance::kVerified);
}

TEST(Resolve, DoesNotKnowHowWeightsAreHadThatAreElsewhere) {
  EXPECT_EQ(In(Scan().File("README.md").Link("hub-model", "acme/acme-7b", "our weights").Resolved(), "release-type").assurance, Assurance::kNotExamined);
  EXPECT_EQ(In(Scan().Weights("model.safetensors").Resolved(), "release-type").assurance, Assurance::kVerified);
}

TEST(Resolve, TakesNoPointerToAListOfNumbersForWeights) {
  const auto linked = [](std::string path) {
    return In(Scan().Code("run.py").File(std::move(path)).Has("pointer.lfs", "5000000").Resolved(), "pretrained-weights").assurance == Assurance::kLinked;
  };
  EXPECT_FALSE(linked("data/indices.pkl"));
  EXPECT_TRUE(linked("acme_model.pkl"));
  EXPECT_TRUE(linked("acme.pt"));
}

TEST(Findings, PassOverAPickleOfPlainDataThatRunsNothing) {
  const auto found = [](std::string path, std::string grade) {
    Scan scan;
    scan.File(std::move(path), "weights").Has("weights.format", "pickle", {{"executes", "yes"}, {"role", "weights"}});
    return FindingOf(scan.Has("weights.load", "ordinary", {{"grade", std::move(grade)}}).Resolved(), "pickled-weights") != nullptr;
  };
  EXPECT_FALSE(found("data/indices.p", "ordinary"));
  EXPECT_TRUE(found("data/indices.p", "suspicious"));
  EXPECT_TRUE(found("acme.pt", "ordinary"));
}

TEST(Resolve, TakesNoArraysForInstructions) {
  const Profile profile = Scan().Code("run.py").File("prompts/speaker.npz", "data").Has("data.format", "npz").Resolved();
  EXPECT_EQ(In(profile, "sft-data").assurance, Assurance::kNotExamined);
}

TEST(Resolve, ShowsComponentsOfCodeBySignalsThatAddUp) {
  const auto signal = [](Scan& scan, std::string id, std::string weight, std::string place) {
    scan.Has("signal", std::move(id), {{"component", "pretraining-code"}, {"strength", "strong"}, {"weight", std::move(weight)}, {"place", std::move(place)}});
  };
  Scan one;
  one.File("train.py", "source");
  signal(one, "pretraining-code.loop", "10", "own");
  EXPECT_EQ(In(one.Resolved(), "pretraining-code").assurance, Assurance::kVerified);

  Scan vendored;
  vendored.File("third_party/train.py", "source");
  signal(vendored, "pretraining-code.loop", "10", "vendored");
  EXPECT_NE(In(vendored.Resolved(), "pretraining-code").assurance, Assurance::kVerified);

  Scan hint;
  hint.File("train.py", "source");
  signal(hint, "pretraining-code.word", "1", "own");
  EXPECT_EQ(In(hint.Resolved(), "pretraining-code").assurance, Assurance::kNotExamined);  // neither there nor surely absent
}

TEST(Gates, SeesAMissingShard) {
  const Profile profile = Scan()
                              .Weights("model-00001-of-00002.safetensors")
                              .File("model.safetensors.index.json")
                              .Has("weights.index", "2", {{"shards", "model-00001-of-00002.safetensors|model-00002-of-00002.safetensors"}})
                              .Resolved();
  EXPECT_EQ(In(profile, "pretrained-weights").gate(GateId::kComplete).state, GateState::kPartial);
  EXPECT_NE(FindingOf(profile, "missing-shards"), nullptr);
}

TEST(Gates, CountsConfigurationsOfATrainingAndFindsWhatItBuildsOn) {
  const auto complete = [](std::initializer_list<std::string> paths) {
    Scan scan;
    scan.Code("train.py", "pretraining-code");
    for (const std::string& path : paths) scan.File(path, "config");
    return In(scan.Resolved(), "pretraining-code").gate(GateId::kComplete);
  };
  EXPECT_EQ(complete({"configs/base.yaml", "requirements.txt"}).state, GateState::kOpen);
  EXPECT_EQ(complete({"configs/base.yaml", "requirements.txt"}).because, "comes with 1 configuration file and what it builds on");
  EXPECT_EQ(complete({".gitignore", "locale/en.json", "requirements.txt"}).state, GateState::kPartial);
  EXPECT_EQ(complete({"configs/base.yaml"}).because, "what it builds on is not listed");
}

TEST(Gates, CallsDataThatIsAskedForConditional) {
  const Profile profile = Scan()
                              .File("README.md")
                              .Has("gate.sentence", "Fill in this form to get the weights.", {{"about", "weights"}})
                              .Link("hub-model", "acme/acme-7b", "our weights")
                              .Resolved();
  EXPECT_EQ(In(profile, "pretrained-weights").gate(GateId::kAccessible).state, GateState::kConditional);
  EXPECT_EQ(In(profile, "pretrained-weights").availability, Availability::kGated);
  EXPECT_NE(FindingOf(profile, "access-asked-for"), nullptr);
}

TEST(Gates, AreNotClosedByAFormForCommercialUse) {
  const Profile profile = Scan()
                              .File("README.md")
                              .Has("gate.sentence", "Fill in this form for commercial use.", {{"about", "weights"}, {"for", "commercial"}})
                              .Link("hub-model", "acme/acme-7b", "our weights")
                              .Resolved();
  EXPECT_EQ(In(profile, "pretrained-weights").gate(GateId::kAccessible).state, GateState::kUnknown);
}

TEST(Findings, NameTheFilesAndHowManyMore) {
  Scan scan;
  for (const char* name : {"a.bin", "b.bin", "c.bin", "d.bin", "e.bin", "f.bin", "g.bin"})
    scan.File(name, "weights").Has("weights.format", "pickle", {{"executes", "yes"}, {"role", "weights"}});
  const Profile profile = scan.Resolved();
  const Finding* finding = FindingOf(profile, "pickled-weights");
  ASSERT_NE(finding, nullptr);
  EXPECT_NE(finding->title.find("a.bin, b.bin"), std::string::npos);
  EXPECT_NE(finding->title.find("and 2 more"), std::string::npos);
}

TEST(Findings, CountATruncatedFileAsMalformed) {
  const Profile profile = Scan().File("model.safetensors", "weights").Trouble("weights.format", Outcome::kMalformed, "header-past-the-end").Resolved();
  EXPECT_NE(FindingOf(profile, "malformed-file"), nullptr);
}

TEST(Evidence, IsKeptOnlyWhereSomethingRestsOnIt) {
  const Profile profile = Scan().File("a.py", "source").Has("code.language", "Python").Weights("model.safetensors").Resolved();
  std::vector<std::string> ids;
  for (const EvidenceItem& item : profile.evidence) {
    EXPECT_NE(item.evidence.key, "code.language");
    ids.push_back(item.id);
  }
  for (const ComponentProfile& component : profile.components)
    for (const Gate& gate : component.gates)
      for (const std::string& id : gate.evidence) EXPECT_NE(std::find(ids.begin(), ids.end(), id), ids.end()) << component.id;
}

}  // namespace
}  // namespace day
