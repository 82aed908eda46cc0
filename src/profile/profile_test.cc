// Resolve, fed with evidence that the tests state themselves: no probe and no file takes part.
#include "profile/profile.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <tuple>

#include "profile/scan_for_test.h"

namespace day {
namespace {

const ComponentProfile& In(const Profile& profile, std::string_view id) {
  const ComponentProfile* component = profile.Find(id);
  EXPECT_NE(component, nullptr) << id;
  return *component;
}

std::vector<std::string> Expressions(const std::vector<LicenseBinding>& bindings) {
  std::vector<std::string> out;
  for (const LicenseBinding& binding : bindings) out.push_back(binding.expression.empty() ? std::string(NameOf(binding.license_class)) : binding.expression);
  return out;
}

const Finding* FindingOf(const Profile& profile, std::string_view id) {
  for (const Finding& finding : profile.findings)
    if (finding.id == id) return &finding;
  return nullptr;
}

using Names = std::vector<std::string>;

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

TEST(Licensing, TakesMetadataOfADatasetForTheDataAndWordsWithoutAnIdByTheirClass) {
  Scan scan;
  scan.File("data/a.jsonl", "data").Has("data.format", "jsonl", {{"rows", "5000"}, {"columns", "instruction, output"}});
  scan.File("CITATION.cff").Has("license.metadata", "CC-BY-4.0", {{"class", "open-content"}, {"about", "data"}});
  scan.Code("run.py").File("pyproject.toml").Has("license.metadata", "", {{"class", "custom"}, {"as_written", "Proprietary"}});
  const Profile profile = scan.Resolved();
  EXPECT_EQ(Expressions(profile.licensing.data), Names{"CC-BY-4.0"});
  EXPECT_EQ(Expressions(profile.licensing.code), Names{"custom"});
}

TEST(Resolve, CountsDistributedComputingWhereSomethingIsMade) {
  EXPECT_EQ(In(Scan().Code("serve.py", "distributed-computing").Resolved(), "distributed-computing").assurance, Assurance::kNotExamined);
  EXPECT_EQ(In(Scan().Code("train.py", "distributed-computing").Code("train.py", "pretraining-code").Resolved(), "distributed-computing").assurance,
            Assurance::kVerified);
}

TEST(Licensing, DoesNotReachPapersAndCodeThatAreKeptElsewhere) {
  const Profile profile = Scan()
                              .License("LICENSE", "Apache-2.0", "osi-approved")
                              .Code("run.py")
                              .File("README.md")
                              .Has("link", "https://arxiv.org/abs/2401.00001",
                                   {{"host", "arxiv"}, {"what", "paper"}, {"name", "2401.00001"}, {"text", "Paper"}, {"context", "Paper"}})
                              .Resolved();
  EXPECT_EQ(In(profile, "publications").assurance, Assurance::kLinked);
  EXPECT_TRUE(In(profile, "publications").licenses.empty());
  EXPECT_EQ(In(profile, "publications").gate(GateId::kLicensed).state, GateState::kUnknown);
  EXPECT_EQ(Expressions(In(profile, "inference-code").licenses), Names{"Apache-2.0"});
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

TEST(Resolve, TakesPagesOfResultsAndCardsByTheirTextOrAddress) {
  const Profile profile = Scan()
                              .File("README.md")
                              .Has("link", "https://example.org/board", {{"host", "other"}, {"text", "Leaderboard"}, {"context", "Leaderboard"}})
                              .Has("link", "https://example.org/docs/model_card_4", {{"host", "other"}, {"text", "Acme 4"}, {"context", "Acme 4"}}, 2)
                              .Resolved();
  EXPECT_EQ(In(profile, "evaluation-results").assurance, Assurance::kLinked);
  EXPECT_EQ(In(profile, "model-card").assurance, Assurance::kLinked);
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

TEST(Licensing, GivesDataNoTermsThatAreWrittenForModels) {
  const auto data_under = [](std::string words, std::string id) {
    Scan scan;
    scan.File("train.jsonl", "data").Has("data.format", "jsonl", {{"columns", "instruction,output"}, {"rows", "5000"}}).File("README.md", "document");
    scan.Has("license.statement", std::move(id), {{"class", "custom"}, {"about", "release"}, {"as_written", std::move(words)}, {"how", "sentence"}});
    return Expressions(scan.Resolved().licensing.data);
  };
  EXPECT_EQ(data_under("Model License Agreement", ""), Names{"none"});
  EXPECT_EQ(data_under("Llama 2 License", "LicenseRef-Llama-2"), Names{"none"});
  EXPECT_EQ(data_under("Acme License", ""), Names{"custom"});
}

TEST(Licensing, HoldsTogetherWhatASentenceJoins) {
  const auto weights = [](const std::string& sentence) {
    Scan scan;
    scan.Weights("model.safetensors").File("README.md");
    for (const auto& [id, words, license_class] : {std::tuple{"Apache-2.0", "Apache 2.0", "osi-approved"}, {"LicenseRef-Llama-2", "Llama 2 License", "custom"}})
      scan.Has("license.statement", id, {{"class", license_class}, {"about", "weights"}, {"how", "sentence"}, {"as_written", words}}).Says(sentence);
    return Expressions(scan.Resolved().licensing.weights);
  };
  EXPECT_EQ(weights("Use of the model must comply with Apache 2.0 and the Llama 2 License."), Names{"Apache-2.0 AND LicenseRef-Llama-2"});
  EXPECT_EQ(weights("使用模型需要遵循 Apache 2.0 和《Llama 2 License》。"), Names{"Apache-2.0 AND LicenseRef-Llama-2"});
  EXPECT_EQ(weights("The 7B model is under Apache 2.0, the 70B model under the Llama 2 License.").size(), 2u);
}

TEST(Claims, AreJudgedByTheTermsOfTheirSection) {
  Scan scan;
  scan.Weights("model.safetensors").File("README.md");
  scan.Has("license.statement", "CC-BY-4.0", {{"class", "open-content"}, {"about", "weights"}, {"how", "sentence"}, {"section", "Base"}}, 3);
  scan.Has("license.statement", "CC-BY-NC-4.0", {{"class", "non-commercial"}, {"about", "weights"}, {"how", "sentence"}, {"section", "Chat"}}, 9);
  const auto claim = [&](std::string section) {
    Scan with = scan;
    with.Has("claim.sentence", "It is an open model.", {{"words", "open"}, {"about", "weights"}, {"strength", "plain"}, {"section", std::move(section)}}, 12);
    return with.Resolved().claims.at(0).verdict;
  };
  EXPECT_EQ(claim("Chat"), ClaimVerdict::kNotSupported);
  EXPECT_EQ(claim("Base"), ClaimVerdict::kSupported);
  EXPECT_EQ(claim("News"), ClaimVerdict::kPartly);
}

TEST(Resolve, NeverTakesALinkForAFile) {
  const Profile profile = Scan().File("README.md").Link("hub-model", "acme/acme-7b", "Download our weights here").Resolved();
  const ComponentProfile& weights = In(profile, "pretrained-weights");
  EXPECT_EQ(weights.assurance, Assurance::kLinked);
  EXPECT_EQ(weights.gate(GateId::kPresent).state, GateState::kUnknown);
  ASSERT_FALSE(weights.evidence.empty());
  EXPECT_EQ(profile.evidence.front().id, weights.evidence.front());
}

TEST(Resolve, TakesAPointerForALinkNotForBytes) {
  const Profile profile = Scan().File("model.safetensors", "", FileState::kListed).Has("pointer.lfs", "sha256:00", {{"size", "7"}}).Resolved();
  EXPECT_NE(In(profile, "pretrained-weights").assurance, Assurance::kVerified);
}

TEST(Resolve, LeavesModelsOfOthersOut) {
  const Profile profile = Scan().Code("run.py").File("README.md").Link("hub-model", "other/big-model", "Compared with the baseline").Resolved();
  EXPECT_EQ(In(profile, "pretrained-weights").assurance, Assurance::kAbsent);
}

TEST(Resolve, ConcludesNothingFromAnEmptyShell) {
  const Profile profile = Scan().License("LICENSE", "MIT", "osi-approved").File("README.md").Has("card.kind", "readme").Resolved();
  EXPECT_NE(FindingOf(profile, "nothing-to-judge"), nullptr);
  EXPECT_EQ(In(profile, "pretrained-weights").assurance, Assurance::kNotExamined);
}

TEST(Resolve, DoesNotCallAbsentWhatAnUnreadPaperMayHold) {
  const Profile profile = Scan().Code("run.py").File("paper.pdf").Has("document.format", "pdf", {{"title", "Acme: a paper"}}).Resolved();
  EXPECT_EQ(In(profile, "evaluation-results").assurance, Assurance::kNotExamined);
  EXPECT_EQ(In(profile, "evaluation-code").assurance, Assurance::kAbsent);
}

TEST(Resolve, DoesNotCallAbsentWhatUnknownDataMayBe) {
  const Profile profile = Scan().Code("run.py").File("stuff/x.jsonl", "data").Has("data.format", "jsonl", {{"rows", "1000"}}).Resolved();
  EXPECT_EQ(In(profile, "sft-data").assurance, Assurance::kNotExamined);
  EXPECT_NE(FindingOf(profile, "data-of-unknown-use"), nullptr);
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

// A place that was not examined may hold what was not found here.
TEST(Resolve, CallsNothingAbsentThatMayBeKeptWithLinkedWeights) {
  Scan hub;
  const Profile model = hub.File("README.md", "document").Link("hub-model", "acme/acme-7b", "our weights", 3, "model").Resolved();
  for (const char* id : {"model-card", "model-architecture", "model-metadata"}) EXPECT_EQ(In(model, id).assurance, Assurance::kNotExamined) << id;
  EXPECT_EQ(In(model, "reward-weights").assurance, Assurance::kAbsent) << "the repository of one model";
  EXPECT_EQ(In(model, "datasheet").assurance, Assurance::kAbsent);
  Scan data;
  EXPECT_EQ(In(data.File("README.md", "document").Link("hub-dataset", "acme/acme-data", "our training data", 3, "dataset").Resolved(), "datasheet").assurance,
            Assurance::kNotExamined);
}
TEST(Resolve, LeavesCodeThatADocumentRunsToOthers) {
  const auto inference = [](std::string filled) {
    Scan scan;
    scan.File("README.md", "document").Has("card.section", "How to use", {{"topic", "how-to-use"}, {"filled", std::move(filled)}, {"words", "9"}});
    return In(scan.Code("train.py", "pretraining-code").Resolved(), "inference-code").assurance;
  };
  EXPECT_EQ(inference("yes"), Assurance::kNotExamined);
  EXPECT_EQ(inference("no"), Assurance::kAbsent);
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
  EXPECT_EQ(In(scan.Resolved(), "pretrained-weights").assurance, Assurance::kAbsent);
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

TEST(Licensing, DoesNotLetACodeLicenseReachWeightsThatAreKeptElsewhere) {
  const Profile profile = Scan().License("LICENSE", "Apache-2.0", "osi-approved").File("README.md").Link("hub-model", "acme/acme-7b", "our weights").Resolved();
  EXPECT_EQ(Expressions(profile.licensing.weights), Names{"unknown"});
  EXPECT_EQ(In(profile, "pretrained-weights").gate(GateId::kLicensed).state, GateState::kUnknown);
}

TEST(Licensing, LetsTheRepositorysLicenseCoverWeightsInItWeakly) {
  const Profile profile = Scan().License("LICENSE", "MIT", "osi-approved").Weights("model.safetensors").Resolved();
  EXPECT_EQ(Expressions(profile.licensing.weights), Names{"MIT"});
  EXPECT_EQ(In(profile, "pretrained-weights").gate(GateId::kLicensed).strength, Strength::kWeak);
}

TEST(Licensing, DoesNotSayThatARootLicenseCoversTheDataOfAModelRelease) {
  const auto data = [](Scan scan) {
    return scan.File("data/train.jsonl", "data").Has("data.format", "jsonl", {{"rows", "1000"}, {"columns", "text"}}).Resolved();
  };
  EXPECT_EQ(Expressions(data(Scan().License("LICENSE", "MIT", "osi-approved")).licensing.data), Names{"MIT"});
  EXPECT_EQ(Expressions(data(Scan().License("LICENSE", "MIT", "osi-approved").Weights("model.safetensors")).licensing.data), Names{"none"});
}

TEST(Licensing, PrefersAFileForWeightsOverASentence) {
  const Profile profile = Scan()
                              .License("LICENSE", "Apache-2.0", "osi-approved")
                              .License("MODEL_LICENSE", "CC-BY-NC-4.0", "non-commercial")
                              .File("README.md")
                              .Has("license.statement", "MIT", {{"class", "osi-approved"}, {"about", "weights"}})
                              .Link("hub-model", "acme/acme-7b", "our weights")
                              .Resolved();
  EXPECT_EQ(Expressions(profile.licensing.weights), Names{"CC-BY-NC-4.0"});
  EXPECT_EQ(In(profile, "pretrained-weights").gate(GateId::kLicensed).state, GateState::kConditional);
}

TEST(Licensing, ReadsWhatASentenceSaysOfEachPart) {
  const Profile profile = Scan()
                              .File("README.md")
                              .Has("license.statement", "MIT", {{"class", "osi-approved"}, {"about", "code"}}, 1)
                              .Has("license.statement", "CC-BY-NC-4.0", {{"class", "non-commercial"}, {"about", "weights"}}, 2)
                              .Link("hub-model", "acme/acme-7b", "our weights")
                              .Resolved();
  EXPECT_EQ(Expressions(profile.licensing.code), Names{"MIT"});
  EXPECT_EQ(Expressions(profile.licensing.weights), Names{"CC-BY-NC-4.0"});
}

TEST(Licensing, BindsACardsLicenseToTheKindOfCard) {
  const Profile profile = Scan("set")
                              .File("README.md")
                              .Has("card.kind", "dataset", {{"by", "front-matter"}})
                              .Has("card.field", "cc-by-nc-4.0", {{"name", "license"}})
                              .File("train.jsonl", "data")
                              .Has("data.format", "jsonl", {{"rows", "1000"}})
                              .Resolved();
  EXPECT_EQ(Expressions(profile.licensing.data), Names{"CC-BY-NC-4.0"});
}

TEST(Licensing, SaysUnknownNotNoneWhereNotEverythingWasSeen) {
  const Profile profile = Scan().Weights("model.safetensors").Incomplete().Resolved();
  EXPECT_EQ(Expressions(profile.licensing.weights), Names{"unknown"});
}

TEST(Licensing, LetsTheNearestFileGovern) {
  const Profile profile = Scan()
                              .License("LICENSE", "LicenseRef-Llama-3.2", "custom")
                              .License("bench/LICENSE", "MIT", "osi-approved")
                              .Code("bench/run.py", "evaluation-code")
                              .Code("serve.py")
                              .Resolved();
  EXPECT_EQ(Expressions(In(profile, "evaluation-code").licenses), Names{"MIT"});
  EXPECT_EQ(Expressions(In(profile, "inference-code").licenses), Names{"LicenseRef-Llama-3.2"});
}

TEST(Licensing, DoesNotReachFromOneSourceToAnother) {
  Scan scan;
  scan.License("LICENSE", "MIT", "osi-approved").Source("other").Code("run.py");
  EXPECT_EQ(Expressions(scan.Resolved().licensing.code), Names{"none"});
}

TEST(Licensing, DoesNotTakeALicenseElsewhereForTheOneHere) {
  const Profile profile =
      Scan()
          .License("LICENSE", "Apache-2.0", "osi-approved")
          .File("README.md")
          .Has("license.statement", "", {{"class", "unknown"}, {"about", "weights"}, {"link", "https://huggingface.co/acme/acme-7b/blob/main/LICENSE"}})
          .Link("hub-model", "acme/acme-7b", "our weights", 2)
          .Resolved();
  EXPECT_EQ(Expressions(profile.licensing.weights), Names{"unknown"});
  EXPECT_EQ(In(profile, "pretrained-weights").gate(GateId::kLicensed).state, GateState::kUnknown);
}

TEST(Licensing, TakesAFolderOfModelLicensesForTheWeights) {
  const Profile profile = Scan()
                              .License("LICENSE", "MIT", "osi-approved")
                              .License("model_licenses/LICENSE-small", "Apache-2.0", "osi-approved")
                              .File("README.md")
                              .Link("hub-model", "acme/acme-7b", "our weights")
                              .Resolved();
  EXPECT_EQ(Expressions(profile.licensing.weights), Names{"Apache-2.0"});
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

TEST(Claims, AreNotSupportedWhereTheTermsSayOtherwise) {
  const Profile profile = Scan()
                              .License("MODEL_LICENSE", "CC-BY-NC-4.0", "non-commercial")
                              .Weights("model.safetensors")
                              .File("README.md")
                              .Claims("Acme is open source.", "open-source", "release")
                              .Resolved();
  ASSERT_EQ(profile.claims.size(), 1u);
  EXPECT_EQ(profile.claims[0].verdict, ClaimVerdict::kNotSupported);
  const Finding* finding = FindingOf(profile, "open-washing");
  ASSERT_NE(finding, nullptr);
  EXPECT_EQ(finding->severity, Severity::kHigh);
  EXPECT_EQ(finding, &profile.findings.front());
}

TEST(Claims, AreUnverifiableWhereNoTermsAreStated) {
  const Profile profile = Scan()
                              .License("LICENSE", "MIT", "osi-approved")
                              .File("README.md")
                              .Link("hub-model", "acme/acme-7b", "our weights")
                              .Claims("An open model.", "open-model", "weights")
                              .Resolved();
  EXPECT_EQ(profile.claims.at(0).verdict, ClaimVerdict::kUnverifiable);
  EXPECT_EQ(FindingOf(profile, "open-washing"), nullptr);
}

TEST(Claims, OfOpenSourceAreOnlyPartlySupportedWithoutTrainingCodeAndData) {
  const Profile profile = Scan()
                              .License("LICENSE", "MIT", "osi-approved")
                              .Weights("model.safetensors")
                              .File("README.md")
                              .Claims("Acme is open source.", "open-source", "release")
                              .Resolved();
  EXPECT_EQ(profile.claims.at(0).verdict, ClaimVerdict::kPartly);
}

TEST(Claims, OfOpenWeightsNeedNoTrainingCode) {
  const Profile profile = Scan()
                              .License("LICENSE", "MIT", "osi-approved")
                              .Weights("model.safetensors")
                              .File("README.md")
                              .Claims("Open weights.", "open-weights", "weights")
                              .Resolved();
  EXPECT_EQ(profile.claims.at(0).verdict, ClaimVerdict::kSupported);
}

TEST(Claims, OfOpenWeightsAreNotCalledFalseWhereTheWeightsCanBeHad) {
  const Profile profile = Scan()
                              .License("MODEL_LICENSE", "CC-BY-NC-4.0", "non-commercial")
                              .Weights("model.safetensors")
                              .File("README.md")
                              .Claims("An open-weight model.", "open-weights", "weights")
                              .Resolved();
  EXPECT_EQ(profile.claims.at(0).verdict, ClaimVerdict::kPartly);
}

TEST(Claims, ThatNameTheirTermsThemselvesAreNoFalsePromise) {
  Scan scan;
  scan.License("MODEL_LICENSE", "CC-BY-NC-4.0", "non-commercial").Weights("model.safetensors").File("README.md");
  scan.Claims("Acme is open, under CC-BY-NC-4.0.", "open", "weights")
      .Has("license.statement", "CC-BY-NC-4.0", {{"class", "non-commercial"}, {"about", "weights"}});
  EXPECT_EQ(scan.Resolved().claims.at(0).verdict, ClaimVerdict::kPartly);
}

TEST(Licensing, LetsTheRootSpeakBeforeAFolder) {
  const Profile profile = Scan()
                              .Weights("model.safetensors")
                              .File("README.md")
                              .Has("license.statement", "MIT", {{"class", "osi-approved"}, {"about", "release"}})
                              .File("part/README.md")
                              .Has("license.statement", "CC-BY-NC-4.0", {{"class", "non-commercial"}, {"about", "weights"}})
                              .Resolved();
  EXPECT_EQ(Expressions(profile.licensing.weights), Names{"MIT"});
}

TEST(Claims, ThatFailOnOneGroundAreOneFinding) {
  Scan scan;
  scan.License("MODEL_LICENSE", "CC-BY-NC-4.0", "non-commercial").Weights("model.safetensors").File("README.md");
  scan.Claims("Acme is open source.", "open-source", "release").Claims("We open-source Acme.", "open-source", "release");
  const Profile profile = scan.Resolved();
  EXPECT_EQ(profile.claims.size(), 2u);
  EXPECT_EQ(std::count_if(profile.findings.begin(), profile.findings.end(), [](const Finding& finding) { return finding.id == "open-washing"; }), 1);
}

TEST(Claims, OfCodeAloneAreJudgedByTheCode) {
  const Profile profile =
      Scan().License("LICENSE", "MIT", "osi-approved").File("README.md").Claims("A library, open source.", "open-source", "code").Resolved();
  EXPECT_EQ(profile.claims.at(0).verdict, ClaimVerdict::kSupported);
}

TEST(Claims, ToBeFullyOpenAreNotSupportedWhereTheDataIsNot) {
  const Profile profile = Scan()
                              .License("LICENSE", "MIT", "osi-approved")
                              .License("DATA_LICENSE", "CC-BY-NC-4.0", "non-commercial")
                              .Weights("model.safetensors")
                              .File("data/train.jsonl", "data")
                              .Has("data.format", "jsonl", {{"rows", "1000"}, {"columns", "text"}})
                              .File("README.md")
                              .Claims("A fully open model.", "open", "release", "full")
                              .Resolved();
  EXPECT_EQ(profile.claims.at(0).verdict, ClaimVerdict::kNotSupported);
  EXPECT_NE(profile.claims.at(0).because.find("CC-BY-NC-4.0"), std::string::npos);
}

TEST(Claims, OfADocumentInAFolderNeedASubject) {
  const auto claims = [](std::string subject) {
    return Scan()
        .License("LICENSE", "MIT", "osi-approved")
        .File("docker/tool/README.md")
        .Has("claim.sentence", "Tool is open source.", {{"words", "open-source"}, {"about", "release"}, {"strength", "plain"}, {"subject", std::move(subject)}})
        .Resolved()
        .claims.size();
  };
  EXPECT_EQ(claims("tool"), 0u);
  EXPECT_EQ(claims("we"), 1u);
  EXPECT_EQ(claims("acme"), 1u);
}

TEST(Licensing, FollowsASentenceToTheFileThatItNames) {
  const Profile profile = Scan()
                              .License("LICENSE", "MIT", "osi-approved")
                              .License("OTHER_TERMS.txt", "CC-BY-NC-4.0", "non-commercial")
                              .File("README.md")
                              .Has("license.statement", "", {{"class", "unknown"}, {"about", "weights"}, {"link", "./OTHER_TERMS.txt"}})
                              .Link("hub-model", "acme/acme-7b", "our weights")
                              .Resolved();
  EXPECT_EQ(Expressions(profile.licensing.weights), Names{"CC-BY-NC-4.0"});
  EXPECT_EQ(profile.licensing.weights.at(0).evidence.size(), 2u);  // the text and the sentence
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

TEST(Claims, LeaveSiblingsThatTheyLinkToToThemselves) {
  Scan scan;
  scan.License("MODEL_LICENSE", "LicenseRef-Acme", "custom").File("README.md").Link("hub-model", "acme/acme-7b", "our weights");
  scan.Claims("We open-sourced Tulip-2.", "open-source", "weights")
      .Has("link", "https://github.com/acme/Tulip-2", {{"host", "github"}, {"name", "acme/Tulip-2"}, {"text", "Tulip-2"}});
  ASSERT_EQ(scan.Resolved().claims.size(), 1u);
  EXPECT_EQ(scan.Resolved().claims[0].verdict, ClaimVerdict::kUnverifiable);
  scan.Claims("We open-sourced acme-7b and Tulip-2.", "open-source", "weights");
  EXPECT_EQ(scan.Resolved().claims[1].verdict, ClaimVerdict::kNotSupported);
}

TEST(Claims, AreNotJudgedByWhatAnotherFolderSaysOfItsOwn) {
  Scan scan;
  scan.File("old/README.md").Has("license.statement", "CC-BY-NC-4.0", {{"class", "non-commercial"}, {"about", "data"}, {"how", "sentence"}});
  scan.File("README.md").Claims("Our data is open-sourced.", "open-source", "data");
  ASSERT_EQ(scan.Resolved().claims.size(), 1u);
  EXPECT_EQ(scan.Resolved().claims[0].verdict, ClaimVerdict::kUnverifiable);
  EXPECT_NE(scan.Resolved().claims[0].because.find("one folder only"), std::string::npos);
  Scan inside;
  inside.File("old/README.md").Has("license.statement", "CC-BY-NC-4.0", {{"class", "non-commercial"}, {"about", "data"}, {"how", "sentence"}});
  inside.Has("claim.sentence", "We open-source this data.", {{"words", "open-source"}, {"about", "data"}, {"strength", "plain"}, {"subject", "we"}}, 9);
  EXPECT_EQ(inside.Resolved().claims.at(0).verdict, ClaimVerdict::kNotSupported);
}

}  // namespace
}  // namespace day
