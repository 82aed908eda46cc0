// Weights that are here or linked to, and their roles, as evidence that the tests state themselves.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "profile/scan_for_test.h"

namespace day {
namespace {

TEST(Weights, OfAPreferenceModelAreOnesThatReward) {
  const Profile profile = Scan("acme/zephyr").File("README.md").Link("hub-model", "acme/zephyr-preference-model-3b", "Our model").Resolved();
  EXPECT_EQ(In(profile, "reward-weights").assurance, Assurance::kLinked);
  EXPECT_NE(In(profile, "pretrained-weights").assurance, Assurance::kLinked);
}

TEST(Weights, TakesAPageOnWhichTheWeightsAreHad) {
  const auto page = [](std::string context) {
    return Scan()
        .File("README.md")
        .Has("link", "https://example.org/models", {{"host", "other"}, {"text", "our website"}, {"context", std::move(context)}})
        .Resolved();
  };
  EXPECT_EQ(In(page("To download the model weights, visit our website."), "pretrained-weights").assurance, Assurance::kLinked);
  EXPECT_NE(In(page("Visit our website for news."), "pretrained-weights").assurance, Assurance::kLinked);
}

TEST(Weights, TakesAPageOfWeightsForWhatItsTextThenItsSentenceOrColumnSays) {
  const auto page = [](std::string host, std::string text, std::string context, std::string column) {
    return Scan()
        .File("README.md")
        .Has("link", "https://example.org/x",
             {{"host", std::move(host)}, {"text", std::move(text)}, {"context", std::move(context)}, {"column", std::move(column)}})
        .Resolved();
  };
  const Profile tuned = page("other", "fine-tuned checkpoints", "Beside the pretrained models we release fine-tuned checkpoints.", "");
  EXPECT_EQ(In(tuned, "adapted-weights").assurance, Assurance::kLinked);
  EXPECT_NE(In(tuned, "pretrained-weights").assurance, Assurance::kLinked);
  EXPECT_EQ(In(page("other", "Partially trained checkpoints", "Partially trained checkpoints", ""), "intermediate-checkpoints").assurance, Assurance::kLinked);
  EXPECT_EQ(In(page("drive", "Download", "Download | Download", "Acme (after stage-2)"), "intermediate-checkpoints").assurance, Assurance::kLinked);
  EXPECT_EQ(In(page("other", "checkpoints", "We release two checkpoints at our site.", ""), "pretrained-weights").assurance, Assurance::kLinked);
}

TEST(Weights, NamedWithAWordThatEndsInGuardAreASafeguard) {
  const auto of = [](std::string name) {
    Scan scan("acme");
    scan.File("README.md").Has("link", "acme/" + name, {{"host", "hub-model"}, {"name", "acme/" + name}, {"what", "model"}});
    return In(scan.Resolved(), "safeguard-models").assurance;
  };
  EXPECT_EQ(of("acmeguard-7b"), Assurance::kLinked);
  EXPECT_EQ(of("shieldacme"), Assurance::kLinked);
  EXPECT_NE(of("guardener"), Assurance::kLinked);
  EXPECT_NE(of("acme-7b"), Assurance::kLinked);
}

TEST(Weights, TakesAStepThatCodeAsksForForACheckpointOfTheTraining) {
  const auto of = [](std::string revision) {
    Scan scan;
    scan.File("README.md").Has("link", "acme/acme-7b", {{"host", "hub-model"}, {"name", "acme/acme-7b"}, {"what", "model"}, {"revision", std::move(revision)}});
    return In(scan.Resolved(), "intermediate-checkpoints").assurance;
  };
  EXPECT_EQ(of("step1000-tokens4B"), Assurance::kLinked);
  EXPECT_EQ(of("ckpt_120"), Assurance::kLinked);
  EXPECT_NE(of("v1.1"), Assurance::kLinked);
  EXPECT_NE(of("stepwise"), Assurance::kLinked);
}

TEST(Weights, AreNoAdaptedOnesWhereADocumentRunsThePreTraining) {
  const auto of = [](std::string under) {
    Scan scan;
    scan.Code("tune.py", "finetuning-code").File("net.py", "source").Has("code.language", "Python").File("README.md");
    scan.Link("hub-model", "other/base-model", "We start from it: download", 1).Link("hub-model", "acme/acme-7b", "our weights", 2);
    scan.Has("program", "net.py", {{"how", "command"}, {"under", std::move(under)}});
    return In(scan.Resolved(), "pretrained-weights").assurance;
  };
  EXPECT_EQ(of("Pre-training"), Assurance::kLinked);
  EXPECT_NE(of("Notes"), Assurance::kLinked);
}

TEST(Weights, TakesAModelBesideABaseOfItsNameForAnAdaptedOne) {
  const auto of = [](std::vector<std::string> names, std::string_view id) {
    Scan scan;
    scan.File("README.md");
    for (uint32_t line = 1; std::string & name : names) scan.Link("hub-model", std::move(name), "download", line++);
    return In(scan.Resolved(), id).assurance;
  };
  EXPECT_EQ(of({"acme/acme-7b-base", "acme/acme-7b-math"}, "adapted-weights"), Assurance::kLinked);
  EXPECT_EQ(of({"acme/acme-7b-base", "acme/acme-7b-math"}, "pretrained-weights"), Assurance::kLinked);
  EXPECT_NE(of({"acme/acme-7b-base", "acme/acme-13b-math"}, "adapted-weights"), Assurance::kLinked) << "another size";
  EXPECT_NE(of({"acme/acme-base", "acme/acme-large"}, "adapted-weights"), Assurance::kLinked) << "a base among sizes";
  EXPECT_NE(of({"acme/acme-base", "acme/acme-large", "acme/acme-odd"}, "adapted-weights"), Assurance::kLinked);
}

TEST(Weights, InItsOwnRepositoryAreItsOwnUnderAnyHeading) {
  const auto of = [](std::string repository) {
    Scan scan("acme/zephyr");
    scan.Code("tune.py", "finetuning-code").Weights("zephyr.safetensors").File("README.md");
    scan.Has("link", "https://github.com/" + repository + "/blob/main/zephyr_16k.safetensors",
             {{"host", "github"}, {"name", repository}, {"file", "weights"}, {"section", "Community models"}, {"text", "here"}});
    return In(scan.Resolved(), "pretrained-weights").assurance;
  };
  EXPECT_EQ(of("acme/zephyr"), Assurance::kVerified) << "nothing of others is there to start from";
  EXPECT_NE(of("other/mistral"), Assurance::kVerified);
}

TEST(Weights, TakesOnlyAStepForACheckpointOfTheTrainingByItsName) {
  const auto of = [](std::string file) {
    Scan scan;
    scan.File("README.md").Has("link", "https://acme.example/" + file, {{"host", "other"}, {"file", "weights"}, {"text", "weights"}, {"context", "download"}});
    return In(scan.Resolved(), "intermediate-checkpoints").assurance;
  };
  EXPECT_EQ(of("checkpoint-500.pt"), Assurance::kLinked);
  EXPECT_EQ(of("acme_ckpt_12.pt"), Assurance::kLinked);
  for (const std::string file : {"model.ckpt", "checkpoints_1226.zip", "checkpoint.pth"}) EXPECT_NE(of(file), Assurance::kLinked) << file;
}

TEST(Weights, InAFolderAndOfAnotherNameAreAPieceWhereTheReleasesAreOnAHub) {
  const auto of = [](std::string file, bool hub) {
    Scan scan;
    scan.Weights(std::move(file)).OfSize(9 << 20).File("README.md");
    if (hub) scan.Link("hub-model", "acme/acme-7b", "our weights");
    return In(scan.Resolved(), "pretrained-weights").assurance;
  };
  EXPECT_EQ(of("demo/zebra_vad.onnx", true), Assurance::kLinked);
  EXPECT_EQ(of("demo/zebra_vad.onnx", false), Assurance::kVerified);
  EXPECT_EQ(of("weights/acme.onnx", true), Assurance::kVerified);
  EXPECT_EQ(of("weights/model.onnx", true), Assurance::kVerified);
  EXPECT_EQ(of("zebra_vad.onnx", true), Assurance::kVerified) << "at the root";
}

TEST(Weights, KnowsWhatAModelIsWhereAVersionStandsBehindTheWord) {
  const auto of = [](std::string name, std::string_view id) {
    return In(Scan().File("README.md").Link("hub-model", std::move(name), "Download Sources").Resolved(), id).assurance;
  };
  EXPECT_EQ(of("acme/AcmeChat2-7B", "adapted-weights"), Assurance::kLinked);
  EXPECT_EQ(of("acme/AcmeInstruct2-7B", "aligned-weights"), Assurance::kLinked);
  EXPECT_EQ(of("acme/acme-k400-probe", "adapted-weights"), Assurance::kLinked);
  EXPECT_NE(of("acme/Acme2-7B", "adapted-weights"), Assurance::kLinked);
}

TEST(Weights, TakesTheMakersOwnPageOnAHubForWhatTheSentenceSaysLiesThere) {
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

TEST(Weights, AreOnTheMakersAccountWhereASentenceSaysThatModelsCanBeHadThere) {
  const auto of = [](std::string account, std::string sentence) {
    Scan scan("acme/zephyr");
    scan.Code("run.py").File("README.md");
    scan.Has("link", "https://example.org/" + account, {{"host", "hub-other"}, {"name", account}, {"text", "here"}, {"context", std::move(sentence)}}, 40);
    return In(scan.Resolved(), "pretrained-weights").assurance;
  };
  EXPECT_EQ(of("acme", "The list of models (available here) is long."), Assurance::kLinked);
  EXPECT_NE(of("acme", "The list of models is discussed here."), Assurance::kLinked);
  EXPECT_NE(of("zebra", "The list of models (available here) is long."), Assurance::kLinked);
}

TEST(Weights, TakesNoFileOfOneTensorOrNoneForAModel) {
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

TEST(Weights, DoesNotCallASafetyClassifierAbsentThatOnlyItsNameTells) {
  const auto of = [](std::string path) {
    return In(Scan().Code("run.py").File(std::move(path), "weights").Has("weights.format", "pickle", {{"role", "weights"}}).Resolved(), "safeguard-models")
        .assurance;
  };
  EXPECT_EQ(of("filters/nsfw.pkl"), Assurance::kNotExamined);
  EXPECT_EQ(of("filters/vocabulary.pkl"), Assurance::kAbsent);
}

TEST(Weights, TakesAPointerForALinkNotForBytes) {
  const Profile profile = Scan().File("model.safetensors", "", FileState::kListed).Has("pointer.lfs", "sha256:00", {{"size", "7"}}).Resolved();
  EXPECT_NE(In(profile, "pretrained-weights").assurance, Assurance::kVerified);
}

TEST(Weights, LeavesModelsOfOthersOut) {
  const Profile profile = Scan().Code("run.py").File("README.md").Link("hub-model", "other/big-model", "Compared with the baseline").Resolved();
  EXPECT_EQ(In(profile, "pretrained-weights").assurance, Assurance::kAbsent);
}

TEST(Weights, LeavesWhatAnotherAccountKeepsToThatAccount) {
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

TEST(Weights, TellsRolesOfWeightsByTheirNames) {
  const Profile profile = Scan()
                              .Weights("model.safetensors")
                              .Weights("instruct/acme-7b-instruct.safetensors")
                              .Weights("checkpoint-100/model.safetensors", "checkpoint")
                              .Weights("adapter.safetensors", "adapter")
                              .Weights("reward-model/rm.safetensors")
                              .Resolved();
  for (const std::string_view id :
       {"pretrained-weights", "adapted-weights", "aligned-weights", "intermediate-checkpoints", "compressed-and-adapter-weights", "reward-weights"})
    EXPECT_EQ(In(profile, id).assurance, Assurance::kVerified) << id;
}

TEST(Weights, TakesPlainNamesForTunedModelsWhereOnlyTuningIsReleased) {
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

TEST(Weights, OfAPlainNameArePretrainedWhereASentenceSpeaksOfThat) {
  const auto of = [](std::string sentence, std::string_view id) {
    Scan scan;
    scan.File("finetune.py", "source")
        .Has("signal", "finetuning-code.peft", {{"component", "finetuning-code"}, {"strength", "strong"}, {"weight", "8"}, {"place", "own"}});
    scan.File("README.md").Link("hub-model", "acme/acme-7b", std::move(sentence)).Link("hub-model", "base/other-7b", "compared with", 2);
    return In(scan.Resolved(), id).assurance == Assurance::kLinked;
  };
  EXPECT_TRUE(of("Code for pre-training and tuning acme-7b", "pretrained-weights"));
  EXPECT_FALSE(of("Code for pre-training and tuning acme-7b", "adapted-weights"));
  EXPECT_TRUE(of("Our weights: acme-7b", "adapted-weights"));
  EXPECT_TRUE(of("acme-7b is fine-tuned on the corpus", "adapted-weights"));
}

TEST(Weights, TakesTheSiblingOfABaseForTheAdaptedModel) {
  const Profile profile =
      Scan().File("README.md").Link("hub-model", "acme/acme-7b-Base", "our models").Link("hub-model", "acme/acme-7b", "our models", 2).Resolved();
  EXPECT_EQ(In(profile, "pretrained-weights").summary, "acme/acme-7b-Base (README.md)");
  EXPECT_EQ(In(profile, "adapted-weights").summary, "acme/acme-7b (README.md)");
  EXPECT_EQ(In(profile, "aligned-weights").assurance, Assurance::kLinked);
}

TEST(Weights, TakesWhatCodeDownloadsByItsNameOnly) {
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

TEST(Weights, TakesAnAccountOfTheReleasesNameForItsOwnWhateverItMentionsMore) {
  Scan scan("acme/small-bird");
  scan.File("README.md");
  for (uint32_t i = 0; i < 9; ++i) scan.Link("hub-model", "zenith/bird-large", "the teacher", 1 + i);
  for (uint32_t i = 0; i < 4; ++i) scan.Link("hub-dataset", "small-bird/bird-songs-test", "we evaluate the student on this test set", 20 + i, "dataset");
  EXPECT_EQ(In(scan.Resolved(), "evaluation-data").assurance, Assurance::kLinked);
}

TEST(Weights, TakesTheAccountOfManyModelsOfItsNameForItsOwnBesideTheOneOfItsCode) {
  Scan scan;
  scan.File("README.md").Link("github", "acme/acme", "code").Link("hub-model", "acme/tool", "ours", 2);
  for (uint32_t i = 0; i < 4; ++i) scan.Link("hub-model", "AcmeResearch/acme-" + std::to_string(i) + "b-instruct", "see", 3 + i);
  EXPECT_EQ(In(scan.Resolved(), "adapted-weights").assurance, Assurance::kLinked);
}

TEST(Weights, DoesNotTakeEveryPickleForWeights) {
  const Profile profile = Scan().File("assets/index.pkl", "weights").Has("weights.format", "pickle", {{"executes", "yes"}, {"role", "weights"}}).Resolved();
  EXPECT_NE(In(profile, "pretrained-weights").assurance, Assurance::kVerified);
  EXPECT_NE(FindingOf(profile, "pickled-weights"), nullptr);  // loading it still runs what it says
}

TEST(Weights, FindsCheckpointsOfTheTrainingAtRevisions) {
  const Profile profile = Scan()
                              .File("README.md")
                              .Has("link", "https://huggingface.co/acme/acme-7b/tree/step3000",
                                   {{"host", "hub-model"}, {"name", "acme/acme-7b"}, {"what", "model"}, {"text", "step 3000"}})
                              .Resolved();
  EXPECT_EQ(In(profile, "intermediate-checkpoints").assurance, Assurance::kLinked);
  EXPECT_EQ(In(profile, "pretrained-weights").assurance, Assurance::kLinked);
}

TEST(Weights, TellsArraysToMeasureAgainstFromWeights) {
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

TEST(Weights, TakesAModelNamedAfterAnothersForOneMadeFromIt) {
  const auto linked = [](std::string release, std::string name, const std::string& component) {
    return In(Scan(std::move(release)).File("README.md").Link("hub-model", std::move(name), "our weights").Resolved(), component).assurance ==
           Assurance::kLinked;
  };
  EXPECT_TRUE(linked("acme", "acme/acme-med-mistral-7b", "adapted-weights"));
  EXPECT_FALSE(linked("acme", "acme/acme-med-mistral-7b", "pretrained-weights"));
  EXPECT_TRUE(linked("acme-mistral", "acme/acme-mistral-7b", "pretrained-weights"));
  EXPECT_TRUE(linked("acme", "acme/falcon-acme", "pretrained-weights"));
}

TEST(Weights, TakesAFolderOfAnotherHostForTheWeightsThatTheSentenceOrTheLinkSaysLieThere) {
  const auto linked = [](std::string text, std::string context) {
    Scan scan;
    scan.File("README.md").Has("link", "https://files.example/acme/", {{"host", "other"}, {"text", std::move(text)}, {"context", std::move(context)}});
    return In(scan.Resolved(), "pretrained-weights").assurance == Assurance::kLinked;
  };
  EXPECT_TRUE(linked("files.example", "The weights and configs can be freely downloaded from files.example."));
  EXPECT_TRUE(linked("Full weights", "Full weights"));
  EXPECT_FALSE(linked("files.example", "The weights of the network are explained at files.example."));
}

// A README with links to these models, and sentences of these keys: {key, value, subject}.
struct Said {
  std::string key, value, subject;
};
Profile WithModels(const std::vector<std::string>& names, const std::vector<Said>& said, bool tunes = false) {
  Scan scan("acme");
  if (tunes) scan.Code("tune.py", "finetuning-code");
  scan.File("README.md");
  for (const Said& one : said) scan.Has(one.key, one.value, {{"subject", one.subject}});
  uint32_t line = 1;
  for (const std::string& name : names) scan.Link("hub-model", name, "Download", ++line);
  return scan.Resolved();
}

TEST(Weights, CallAModelToChatWithAlignedOnlyWhereADocumentSpeaksOfSuchATraining) {
  const Said aligns = {"card.training", "alignment", ""};
  EXPECT_NE(In(WithModels({"acme/acme-7b-chat"}, {}), "aligned-weights").assurance, Assurance::kLinked);
  EXPECT_EQ(In(WithModels({"acme/acme-7b-chat"}, {}), "adapted-weights").assurance, Assurance::kLinked);
  EXPECT_EQ(In(WithModels({"acme/acme-7b-chat"}, {aligns}), "aligned-weights").assurance, Assurance::kLinked);
  EXPECT_EQ(In(WithModels({"acme/acme-7b-distil"}, {aligns}), "aligned-weights").assurance, Assurance::kLinked) << "what else should it speak of";
  EXPECT_NE(In(WithModels({"acme/acme-7b"}, {aligns}), "aligned-weights").assurance, Assurance::kLinked) << "nothing is adapted";
}

TEST(Weights, TakePlainNamesForWhatASentenceSaysThatTheModelIs) {
  const Said dialogue = {"card.definition", "dialogue language model with six billion parameters.", "Acme"};
  const Said scratch = {"card.definition", "assistant of ours, pretrained from scratch.", "Acme"};
  const Said anothers = {"card.definition", "chatbot.", "Zenith"};
  EXPECT_EQ(In(WithModels({"acme/acme-6b"}, {dialogue}), "adapted-weights").assurance, Assurance::kLinked);
  EXPECT_NE(In(WithModels({"acme/acme-6b"}, {dialogue}), "pretrained-weights").assurance, Assurance::kLinked);
  EXPECT_EQ(In(WithModels({"acme/acme-6b", "acme/acme-6b-base"}, {dialogue}), "pretrained-weights").assurance, Assurance::kLinked);
  EXPECT_EQ(In(WithModels({"acme/acme-6b"}, {scratch}), "pretrained-weights").assurance, Assurance::kLinked) << "it says both";
  EXPECT_EQ(In(WithModels({"acme/acme-6b"}, {anothers}), "pretrained-weights").assurance, Assurance::kLinked);
}

TEST(Weights, ArePretrainedWhereTheCodeTunesThemForUsers) {
  const auto of = [](std::string section, std::string model) {
    Scan scan("acme");
    scan.Code("tune.py", "finetuning-code").File("README.md").Link("hub-model", "acme/acme-7b", "Model").Link("hub-model", "zenith/encoder", "its encoder", 2);
    scan.Has("link", model, {{"host", "hub-model"}, {"name", model}, {"text", "--model"}, {"section", std::move(section)}, {"context", "run"}}, 3);
    return In(scan.Resolved(), "pretrained-weights").assurance;
  };
  EXPECT_EQ(of("Fine-tuning", "acme/acme-7b"), Assurance::kLinked);
  EXPECT_NE(of("Fine-tuning", "zenith/base"), Assurance::kLinked);
  EXPECT_NE(of("Inference", "acme/acme-7b"), Assurance::kLinked);
}

TEST(Weights, GoByTheTextOfALinkOrTheFolderBehindARevisionWhereTheRepositoryHoldsSeveral) {
  const auto of = [](std::string path, std::string text, std::string_view id) {
    Scan scan("acme");
    scan.File("README.md")
        .Has("link", "https://hub.example/acme/acme-large" + path,
             {{"host", "hub-model"}, {"name", "acme/acme-large"}, {"what", "model"}, {"text", std::move(text)}, {"context", "Download"}});
    return In(scan.Resolved(), id).assurance;
  };
  EXPECT_EQ(of("/tree/main/Acme-7B-Instruct", "here", "adapted-weights"), Assurance::kLinked);
  EXPECT_EQ(of("", "Acme-7B-Instruct-FP8", "compressed-and-adapter-weights"), Assurance::kLinked);
  EXPECT_EQ(of("/tree/main", "Instruct it yourself", "adapted-weights"), Assurance::kNotExamined) << "no name";
  EXPECT_EQ(of("/tree/main", "here", "pretrained-weights"), Assurance::kLinked);
}

TEST(Weights, AreNamedBaseForTheirSizeBesideOthersOfASize) {
  EXPECT_NE(In(WithModels({"acme/acme-ft-base", "acme/acme-ft-large"}, {}), "pretrained-weights").assurance, Assurance::kLinked);
  EXPECT_EQ(In(WithModels({"acme/acme-base", "acme/acme-math"}, {}), "pretrained-weights").assurance, Assurance::kLinked);
}

TEST(Weights, AreNotWhatCodeFetchesThatADocumentCallsADataSetOrThatSortsTexts) {
  const auto of = [](std::string what, std::string address) {
    Scan scan("acme");
    scan.File("README.md").Link("hub-dataset", "acme/acme-facts", "our data").File("get.py", "source");
    scan.Has("link", address,
             {{"host", address.starts_with("http") ? "other" : "hub-model"},
              {"name", address.substr(address.find("model.bin") == address.npos ? 0 : address.rfind('/') + 1)},
              {"what", std::move(what)},
              {"file", address.ends_with(".bin") ? "weights" : ""}});
    return In(scan.Resolved(), "pretrained-weights").assurance == Assurance::kLinked;
  };
  EXPECT_TRUE(of("model", "acme/acme-7b"));
  EXPECT_FALSE(of("model", "acme/acme-facts"));
  EXPECT_FALSE(of("tokenizer", "acme/acme-7b"));
  EXPECT_TRUE(of("", "https://acme.example/acme/model.bin"));
  EXPECT_FALSE(of("", "https://acme.example/acme/fasttext/model.bin"));
}

TEST(Weights, ReadsNoRoleOutOfAWordThatBeginsLikeOne) {
  const Profile profile = Scan("acme-chatter").File("README.md").Link("hub-model", "acme/chatterbook", "our weights").Resolved();
  EXPECT_EQ(In(profile, "pretrained-weights").assurance, Assurance::kLinked);
  EXPECT_EQ(In(profile, "adapted-weights").assurance, Assurance::kNotExamined);
}

TEST(Weights, DoesNotKnowHowWeightsAreHadThatAreElsewhere) {
  EXPECT_EQ(In(Scan().File("README.md").Link("hub-model", "acme/acme-7b", "our weights").Resolved(), "release-type").assurance, Assurance::kNotExamined);
  EXPECT_EQ(In(Scan().Weights("model.safetensors").Resolved(), "release-type").assurance, Assurance::kVerified);
}

TEST(Weights, TakesNoPointerToAListOfNumbersForWeights) {
  const auto linked = [](std::string path) {
    return In(Scan().Code("run.py").File(std::move(path)).Has("pointer.lfs", "5000000").Resolved(), "pretrained-weights").assurance == Assurance::kLinked;
  };
  EXPECT_FALSE(linked("data/indices.pkl"));
  EXPECT_TRUE(linked("acme_model.pkl"));
  EXPECT_TRUE(linked("acme.pt"));
}

TEST(Weights, AreTheLastOfTheStepsOfATrainingWhereNothingElseIsLinked) {
  const Profile steps = WithModels({"acme/acme-step-50K-105b", "acme/acme-step-100K-210b"}, {});
  EXPECT_EQ(In(steps, "intermediate-checkpoints").assurance, Assurance::kLinked);
  EXPECT_EQ(In(steps, "pretrained-weights").assurance, Assurance::kLinked);
  const Profile preview = WithModels({"acme/acme-7b", "acme/acme-7b-600bt-preview"}, {});
  EXPECT_EQ(In(preview, "intermediate-checkpoints").assurance, Assurance::kLinked);
  EXPECT_NE(In(WithModels({"acme/acme-7b-stepwise"}, {}), "intermediate-checkpoints").assurance, Assurance::kLinked);
  EXPECT_NE(In(WithModels({"acme/acme-int4bt"}, {}), "intermediate-checkpoints").assurance, Assurance::kLinked) << "no count of tokens";
}

TEST(Weights, OnOnePageAreOfAllTheKindsThatASentenceSaysTheModelIs) {
  const auto of = [](std::string definition) {
    Scan scan("acme");
    scan.File("README.md").Has("card.definition", std::move(definition), {{"subject", "Acme 2"}});
    scan.Has("link", "https://acme.example/ask", {{"host", "other"}, {"text", "our site"}, {"context", "Download the model weights from our site."}});
    return scan.Resolved();
  };
  const Profile both = of("collection of pretrained and fine-tuned models.");
  EXPECT_EQ(In(both, "pretrained-weights").assurance, Assurance::kLinked);
  EXPECT_EQ(In(both, "adapted-weights").assurance, Assurance::kLinked);
  EXPECT_NE(In(of("collection of models."), "adapted-weights").assurance, Assurance::kLinked);
}

TEST(Weights, ThatOnlyThePageOfAFolderOnTuningLinksWereTunedThere) {
  const auto of = [](std::string lead, std::string on_front) {
    Scan scan("acme");
    scan.File("README.md").Link("hub-model", std::move(on_front), "Model");
    scan.File("depth/README.md").Has("document.lead", std::move(lead)).Link("hub-model", "acme/acme-depth", "Pre-trained models", 9);
    return In(scan.Resolved(), "adapted-weights").assurance == Assurance::kLinked;
  };
  EXPECT_TRUE(of("We provide code to fine-tune our encoder for depth.", "acme/acme-large"));
  EXPECT_FALSE(of("We provide code to fine-tune our encoder for depth.", "acme/acme-depth"));
  EXPECT_FALSE(of("We provide code for depth.", "acme/acme-large"));
}

TEST(Weights, CanBeHadWhereASentenceSpeaksOfThemAndOfHavingThem) {
  const auto of = [](std::string context) {
    return In(Scan()
                  .File("README.md")
                  .Has("link", "https://bucket.example/acme", {{"host", "other"}, {"text", "our bucket"}, {"context", std::move(context)}})
                  .Resolved(),
              "pretrained-weights")
               .assurance == Assurance::kLinked;
  };
  EXPECT_TRUE(of("Pre-trained weights and samples are available on our bucket."));
  EXPECT_TRUE(of("You can access the weights on our bucket."));
  EXPECT_FALSE(of("The weights are not available on our bucket."));
  EXPECT_FALSE(of("Loading weights from our bucket takes long."));
}

TEST(Weights, MayBeKeptByAnotherAccountThatTheFirstLinesCallSo) {
  const auto of = [](std::string text, uint32_t line) {
    Scan scan("acme/tuner");
    scan.Code("tune.py", "finetuning-code")
        .File("README.md")
        .Has("link", "https://huggingface.co/jdoe",
             {{"host", "hub-other"}, {"name", "jdoe"}, {"text", std::move(text)}, {"context", "Paper, Adapter weights, Demo"}}, line);
    return In(scan.Resolved(), "compressed-and-adapter-weights").assurance == Assurance::kLinked;
  };
  EXPECT_TRUE(of("Adapter weights", 4));
  EXPECT_FALSE(of("Jane Doe", 4));
  EXPECT_FALSE(of("Adapter weights", 400)) << "far below it may be anybody's";
}

TEST(Weights, ThatABenchmarkSpeaksOfAreWhatItMeasures) {
  const auto of = [](std::string release, std::string component) {
    Scan scan(std::move(release));
    scan.Code("eval.py", std::move(component)).File("README.md").Link("hub-model", "acme/tulip-7b", "Tulip is our best so far", 1, "model");
    return In(scan.Resolved(), "pretrained-weights").assurance == Assurance::kLinked;
  };
  EXPECT_FALSE(of("acme/LongBench", "evaluation-code"));
  EXPECT_TRUE(of("acme/LongBench", "pretraining-code"));
  EXPECT_TRUE(of("acme/meadow", "evaluation-code"));
  EXPECT_TRUE(of("acme/TulipBench", "evaluation-code")) << "its own, by their name";
}

TEST(Weights, AtAnAddressThatCodePutsTogetherAreItsOwnByTheNameOfEither) {
  const auto of = [](std::string address, std::string name) {
    Scan scan("acme/jingle");
    scan.Code("jingle/settings.py");
    scan.Has("link", std::move(address), {{"host", "s3"}, {"name", std::move(name)}, {"file", "weights"}, {"text", "code"}, {"context", "BASE = ..."}});
    return In(scan.Resolved(), "pretrained-weights").assurance == Assurance::kLinked;
  };
  EXPECT_TRUE(of("https://store.example/", "jingle/5b.ckpt"));
  EXPECT_TRUE(of("https://store.example/jingle/", "5b.ckpt"));
  EXPECT_FALSE(of("https://store.example/", "clip/5b.ckpt"));
}

TEST(Weights, ThatTellHarmAreAdaptedToThatWhereADocumentGivesThem) {
  const auto of = [](std::string file, std::string kind) {
    Scan scan("acme");
    scan.File(std::move(file), std::move(kind)).Has("link", "acme/acme-guard", {{"host", "hub-model"}, {"name", "acme/acme-guard"}, {"what", "model"}});
    return In(scan.Resolved(), "adapted-weights").assurance == Assurance::kLinked;
  };
  EXPECT_TRUE(of("README.md", ""));
  EXPECT_FALSE(of("run.py", "source")) << "what code loads may be anybody's";
}

TEST(Weights, OnAPageOfSeveralAreToldByTheNamesThatTheDocumentCallsThemBy) {
  const auto linked = [](std::string model, std::string context, std::string_view id) {
    Scan scan("acme/zephyr");
    scan.File("README.md")
        .Has("link", "https://hub.example/acme", {{"host", "hub-other"}, {"name", "acme"}, {"text", "Hub"}, {"context", std::move(context)}}, 3);
    scan.Has("card.model", std::move(model), {}, 9);
    return In(scan.Resolved(), id).assurance == Assurance::kLinked;
  };
  EXPECT_TRUE(linked("Zephyr-7B-Base", "", "pretrained-weights"));
  EXPECT_TRUE(linked("Zephyr-7B-Instruct", "", "adapted-weights"));
  EXPECT_FALSE(linked("Otter-7B-Instruct", "", "adapted-weights")) << "another's";
  EXPECT_FALSE(linked("Zephyr-7B", "", "adapted-weights")) << "a name that tells nothing";
  EXPECT_FALSE(linked("Zephyr-7B-Instruct", "Our pretrained models are on the hub.", "adapted-weights")) << "the sentence says what lies there";
}

TEST(Weights, InACollectionAreThoseThatAreLinkedOneByOne) {
  const auto of = [](bool one_by_one) {
    Scan scan("acme/zephyr");
    scan.File("README.md")
        .Has("link", "https://hub.example/collections/acme/zephyr-1",
             {{"host", "hub-collection"}, {"name", "acme/zephyr-1"}, {"what", "collection"}, {"text", "Models"}}, 3);
    if (one_by_one) scan.Link("hub-model", "acme/zephyr-7b-chat", "download", 5, "model");
    return In(scan.Resolved(), "pretrained-weights").assurance == Assurance::kLinked;
  };
  EXPECT_TRUE(of(false));
  EXPECT_FALSE(of(true));
}

TEST(Weights, OfAFolderAreWhatItsPageSaysFirst) {
  const auto of = [](std::string path, std::string lead, std::string_view id) {
    Scan scan("acme/zephyr");
    scan.File(std::move(path)).Has("document.lead", std::move(lead));
    scan.Has("link", "https://files.example/zephyr/part0.pt",
             {{"host", "s3"}, {"file", "weights"}, {"text", "part0"}, {"section", "Pretrained model weights"}, {"context", "Zephyr | part0"}}, 5);
    return In(scan.Resolved(), id).assurance == Assurance::kLinked;
  };
  const std::string tuned = "Zephyr-T is a set of instruction-tuned versions of Zephyr.";
  EXPECT_TRUE(of("projects/t/README.md", tuned, "adapted-weights"));
  EXPECT_FALSE(of("projects/t/README.md", tuned, "pretrained-weights"));
  EXPECT_TRUE(of("projects/z/README.md", "Zephyr is a family of models of language.", "pretrained-weights"));
  EXPECT_FALSE(of("README.md", tuned, "adapted-weights")) << "the front page speaks of all";
}

TEST(Weights, AreInAnotherRepositoryWhereALinkSaysThatPretrainedModelsLieThere) {
  const auto of = [](std::string repository, std::string text) {
    Scan scan("acme/zephyr");
    scan.File("README.md")
        .Has("link", "https://github.com/" + repository + "/tree/main/models",
             {{"host", "github"}, {"name", repository}, {"text", std::move(text)}, {"context", "See there."}}, 60);
    return In(scan.Resolved(), "pretrained-weights").assurance == Assurance::kLinked;
  };
  EXPECT_TRUE(of("acme/zephyr-train", "pre-trained translation models"));
  EXPECT_FALSE(of("acme/zephyr-train", "code of the models"));
  EXPECT_FALSE(of("otter/train", "pre-trained translation models")) << "another's";
}

}  // namespace
}  // namespace day
