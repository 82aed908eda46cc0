// What is unknown, and not absent: it may stand in something that is there, or linked, and was not read.
#include <gtest/gtest.h>

#include "profile/scan_for_test.h"

namespace day {
namespace {

TEST(Doubts, ConcludesNothingFromAnEmptyShell) {
  const Profile profile = Scan().License("LICENSE", "MIT", "osi-approved").File("README.md").Has("card.kind", "readme").Resolved();
  EXPECT_NE(FindingOf(profile, "nothing-to-judge"), nullptr);
  EXPECT_EQ(In(profile, "pretrained-weights").assurance, Assurance::kNotExamined);
}

TEST(Doubts, DoesNotCallAbsentWhatAnUnreadPaperMayHold) {
  const Profile profile = Scan().Code("run.py").File("paper.pdf").Has("document.format", "pdf", {{"title", "Acme: a paper"}}).Resolved();
  EXPECT_EQ(In(profile, "evaluation-results").assurance, Assurance::kNotExamined);
  EXPECT_EQ(In(profile, "evaluation-code").assurance, Assurance::kAbsent);
}

TEST(Doubts, DoesNotCallAbsentWhatUnknownDataMayBe) {
  const Profile profile = Scan().Code("run.py").File("stuff/x.jsonl", "data").Has("data.format", "jsonl", {{"rows", "1000"}}).Resolved();
  EXPECT_EQ(In(profile, "sft-data").assurance, Assurance::kNotExamined);
  EXPECT_NE(FindingOf(profile, "data-of-unknown-use"), nullptr);
}

// A place that was not examined may hold what was not found here.
TEST(Doubts, CallsNothingAbsentThatMayBeKeptWithLinkedWeights) {
  Scan hub;
  const Profile model = hub.File("README.md", "document").Link("hub-model", "acme/acme-7b", "our weights", 3, "model").Resolved();
  for (const char* id : {"model-card", "model-architecture", "model-metadata"}) EXPECT_EQ(In(model, id).assurance, Assurance::kNotExamined) << id;
  EXPECT_EQ(In(model, "reward-weights").assurance, Assurance::kAbsent) << "the repository of one model";
  EXPECT_EQ(In(model, "datasheet").assurance, Assurance::kAbsent);
  Scan data;
  EXPECT_EQ(In(data.File("README.md", "document").Link("hub-dataset", "acme/acme-data", "our training data", 3, "dataset").Resolved(), "datasheet").assurance,
            Assurance::kNotExamined);
}

TEST(Doubts, LeavesCodeThatADocumentRunsToOthers) {
  const auto inference = [](std::string filled) {
    Scan scan;
    scan.File("README.md", "document").Has("card.section", "How to use", {{"topic", "how-to-use"}, {"filled", std::move(filled)}, {"words", "9"}});
    return In(scan.Code("train.py", "pretraining-code").Resolved(), "inference-code").assurance;
  };
  EXPECT_EQ(inference("yes"), Assurance::kNotExamined);
  EXPECT_EQ(inference("no"), Assurance::kAbsent);
}

// Code under one account, models under another: what the front page offers may be its own.
TEST(Doubts, CallNoWeightsAbsentWhereModelsOfAnotherAccountAreOffered) {
  const auto weights = [](std::string section, std::string context, std::string file = "README.md") {
    Scan scan("zebra");
    scan.Code("run.py").File(std::move(file), "document");
    scan.Has("link", "https://hub.example/datasets/acme/zebra", {{"host", "hub-dataset"}, {"name", "acme/zebra"}, {"what", "dataset"}, {"text", "Zebra"}});
    scan.Has("link", "https://hub.example/other/quagga",
             {{"host", "hub-model"},
              {"name", "other/quagga"},
              {"what", "model"},
              {"section", std::move(section)},
              {"text", "Page"},
              {"context", std::move(context)}});
    return In(scan.Resolved(), "reward-weights").assurance;
  };
  EXPECT_EQ(weights("Download", "Quagga-13B Page v1.0"), Assurance::kNotExamined);
  EXPECT_EQ(weights("Setup", "Quagga-13B Page v1.0"), Assurance::kAbsent) << "nothing offers it";
  EXPECT_EQ(weights("Download", "fine tuned from Quagga"), Assurance::kAbsent) << "another's";
  EXPECT_EQ(weights("Download", "Quagga-13B Page v1.0", "third_party/x/README.md"), Assurance::kAbsent);
}

TEST(Doubts, LetLinkedArchivesBeAnyDataWhereNothingTellsWhatIsInThem) {
  const auto data = [](std::string address, std::string section) {
    Scan scan("zebra");
    scan.Code("run.py")
        .File("README.md", "document")
        .Has("link", address,
             {{"host", "s3"}, {"file", "archive"}, {"section", std::move(section)}, {"text", "Herd (final)"}, {"context", "Herd (final): pairs"}});
    return In(scan.Resolved(), "evaluation-data").assurance;
  };
  EXPECT_EQ(data("https://store.example/herd/final.tar.gz", "Herd"), Assurance::kNotExamined);
  EXPECT_EQ(data("https://store.example/herd/final.tar.gz", "Related work"), Assurance::kAbsent);
  EXPECT_EQ(data("https://store.example/herd/weights_final.tar.gz", "Herd"), Assurance::kAbsent) << "weights, not data";
}

TEST(Doubts, LetLinkedSetsWhoseUseNothingTellsBeAnyData) {
  const auto data = [](std::string section) {
    Scan scan;
    scan.Code("run.py")
        .File("README.md")
        .Has("link", "https://hub.example/datasets/zebra/herd",
             {{"host", "hub-dataset"}, {"name", "zebra/herd"}, {"section", std::move(section)}, {"text", "Herd"}});
    return In(scan.Resolved(), "sft-data").assurance;
  };
  EXPECT_EQ(data("Setup"), Assurance::kNotExamined);
  EXPECT_EQ(data("Related work"), Assurance::kAbsent);
}

TEST(Doubts, TakeTestsThatOthersKeepForAHintOnly) {
  const Profile profile = Scan().Code("run.py").File("README.md").Link("hub-dataset", "zebra/herd-benchmark", "the benchmark").Resolved();
  EXPECT_EQ(In(profile, "evaluation-data").assurance, Assurance::kNotExamined);
}

TEST(Doubts, LetAnotherRepositoryOfTheOwnerHoldWhatTheWordsBesideItsLinkSay) {
  const auto tuning = [](std::string name, std::string words) {
    Scan scan;
    scan.Code("run.py").File("README.md").Link("github", "acme/acme-7b", "this repository").Link("github", std::move(name), std::move(words), 2);
    return In(scan.Resolved(), "finetuning-code").assurance;
  };
  EXPECT_EQ(tuning("acme/finetune-kit", "our website"), Assurance::kNotExamined);
  EXPECT_EQ(tuning("acme/toolchain", "inference/fine-tuning interfaces"), Assurance::kNotExamined);
  EXPECT_EQ(tuning("acme/toolchain", "our website"), Assurance::kAbsent);
  EXPECT_EQ(tuning("zebra/toolchain", "inference/fine-tuning interfaces"), Assurance::kAbsent);
}

TEST(Doubts, CallNothingAbsentThatAFileIsNamedFor) {
  const auto named = [](std::string path) {
    return Scan().Code("run.py").File(std::move(path), "source").Has("code.language", "python", {{"lines", "20"}}).Resolved();
  };
  EXPECT_EQ(In(named("config/finetune_poems.py"), "finetuning-code").assurance, Assurance::kNotExamined);
  EXPECT_EQ(In(named("tools/safety_checker.py"), "safeguard-models").assurance, Assurance::kNotExamined);
  EXPECT_EQ(In(named("acme/prompts.py"), "system-prompts").assurance, Assurance::kNotExamined);
  EXPECT_EQ(In(named("tests/finetune_test.py"), "finetuning-code").assurance, Assurance::kAbsent);
  EXPECT_EQ(In(named("config/refinery.py"), "finetuning-code").assurance, Assurance::kAbsent);
}

TEST(Doubts, LeaveOpenWhetherALinkedModelOfAPlainNameIsAligned) {
  const auto aligned = [](std::string name) {
    return In(Scan().File("README.md").Link("hub-model", std::move(name), "our weights").Resolved(), "aligned-weights").assurance;
  };
  EXPECT_EQ(aligned("acme/acme-7b"), Assurance::kNotExamined);
  EXPECT_EQ(aligned("acme/acme-7b-base"), Assurance::kAbsent);
}

TEST(Doubts, LookForPromptsUnderAHeadingOnThem) {
  const Profile profile = Scan().Code("run.py").File("README.md").Has("card.section", "Official Prompts", {{"filled", "yes"}, {"words", "90"}}).Resolved();
  EXPECT_EQ(In(profile, "system-prompts").assurance, Assurance::kNotExamined);
}

TEST(Doubts, LetAPostOnABlogStandForAReport) {
  Scan scan;
  scan.Code("run.py").File("README.md").Has("link", "https://acme.example/blog/introducing", {{"host", "other"}, {"text", "Introducing it"}});
  EXPECT_EQ(In(scan.Resolved(), "publications").assurance, Assurance::kNotExamined);
}

TEST(Doubts, LeaveOpenWhoseAPaperIsThatADocumentLinks) {
  Scan scan;
  scan.Code("run.py").File("README.md").Has("link", "https://arxiv.org/abs/2401.00001", {{"host", "arxiv"}, {"what", "paper"}, {"text", "Zebras"}}, 90);
  EXPECT_EQ(In(scan.Resolved(), "publications").assurance, Assurance::kNotExamined);
}

TEST(Doubts, LookForRulesOfUseInTheLicense) {
  const auto rules = [](std::string detail) {
    Scan scan;
    scan.License("LICENSE", "LicenseRef-Acme", "custom").Has("license.clause", "field-of-use", {{"effect", "denied"}, {"detail", std::move(detail)}}, 7);
    return In(scan.Code("run.py").Resolved(), "use-policy").assurance;
  };
  EXPECT_EQ(rules("listed"), Assurance::kVerified);
  EXPECT_EQ(rules("by reference"), Assurance::kNotExamined);
}

TEST(Doubts, TakeNoPictureOnAHubForData) {
  Scan scan;
  scan.Code("run.py")
      .File("README.md")
      .Has("link", "https://hub.example/datasets/zebra/pictures/resolve/main/a.png",
           {{"host", "hub-dataset"}, {"name", "zebra/pictures"}, {"text", "picture"}});
  EXPECT_EQ(In(scan.Resolved(), "sft-data").assurance, Assurance::kAbsent);
}

TEST(Doubts, DoNotMakeAPartWhole) {
  Scan scan;
  scan.File("samples/test.jsonl", "data").Has("data.format", "jsonl", {{"columns", "question,choices"}, {"rows", "12"}});
  scan.File("README.md").Link("hub-dataset", "zebra/herd-benchmark", "the benchmark");
  EXPECT_EQ(In(scan.Resolved(), "evaluation-data").gate(GateId::kPresent).state, GateState::kPartial);
}

TEST(Doubts, CallsNothingAbsentThatADriveMayHold) {
  const auto keeping = [](std::string context) {
    Scan scan;
    scan.File("get.sh", "source").Has("link", "https://drive.google.com/file/d/1", {{"host", "drive"}, {"text", "code"}, {"context", std::move(context)}});
    return scan.Resolved();
  };
  EXPECT_EQ(In(keeping("gdown https://drive.google.com/file/d/1"), "sft-data").assurance, Assurance::kNotExamined);
  EXPECT_EQ(In(keeping("gdown https://drive.google.com/file/d/1"), "reward-weights").assurance, Assurance::kNotExamined);
  EXPECT_EQ(In(keeping("# get the dataset"), "sft-data").assurance, Assurance::kNotExamined);
  EXPECT_EQ(In(keeping("# get the dataset"), "reward-weights").assurance, Assurance::kAbsent);
  EXPECT_EQ(In(keeping("# get the checkpoint"), "sft-data").assurance, Assurance::kAbsent);
}

// A clone leaves the folders of submodules empty.
TEST(Doubts, CallsNoCodeAbsentThatASubmoduleMayHold) {
  const auto keeping = [](std::string folder, std::string list = ".gitmodules") {
    Scan scan;
    scan.Code("run.py")
        .File(std::move(list))
        .Has("link", "https://github.com/acme/parts", {{"host", "github"}, {"name", "acme/parts"}, {"submodule", std::move(folder)}});
    return scan;
  };
  const auto evaluation = [](const Scan& seen) { return In(seen.Resolved(), "evaluation-code").assurance; };
  EXPECT_EQ(evaluation(keeping("parts")), Assurance::kNotExamined);
  EXPECT_EQ(evaluation(keeping("third_party/parts")), Assurance::kAbsent);
  EXPECT_EQ(evaluation(keeping("parts").File("parts/a.txt")), Assurance::kAbsent) << "it is here, and was read";
  EXPECT_EQ(evaluation(keeping("parts", "third_party/wheel/.gitmodules")), Assurance::kAbsent) << "git reads the one at the root";
  EXPECT_EQ(evaluation(keeping("parts", "wheel/.gitmodules")), Assurance::kAbsent);
  EXPECT_EQ(In(keeping("parts").Resolved(), "sft-data").assurance, Assurance::kAbsent);
  EXPECT_EQ(In(keeping("dataset").Resolved(), "sft-data").assurance, Assurance::kNotExamined);
  EXPECT_EQ(In(keeping("models").Resolved(), "reward-weights").assurance, Assurance::kNotExamined);
}

}  // namespace
}  // namespace day
