// Code, shown by signals or linked to, as evidence that the tests state themselves.
#include <gtest/gtest.h>

#include "profile/scan_for_test.h"

namespace day {
namespace {

TEST(Code, CountsDistributedComputingWhereSomethingIsMade) {
  EXPECT_EQ(In(Scan().Code("serve.py", "distributed-computing").Resolved(), "distributed-computing").assurance, Assurance::kNotExamined);
  EXPECT_EQ(In(Scan().Code("train.py", "distributed-computing").Code("train.py", "pretraining-code").Resolved(), "distributed-computing").assurance,
            Assurance::kVerified);
}

TEST(Code, TakesRepositoriesForTheCodeThatTheSentenceSpeaksOf) {
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

TEST(Code, TakesAnEvaluationHarnessOfOthersForAHintAndCodeThatWasAddedToItForALink) {
  const auto of = [](std::string sentence) {
    return In(Scan().Code("run.py").File("README.md").Link("github", "others/harness", std::move(sentence)).Resolved(), "evaluation-code").assurance;
  };
  EXPECT_EQ(of("We evaluate it with the harness framework."), Assurance::kNotExamined);
  EXPECT_EQ(of("Evaluation code for our results was added to harness."), Assurance::kLinked);
  EXPECT_EQ(of("Thanks for the evaluation code of harness."), Assurance::kAbsent);
  const auto own = [](std::string repository) {
    return In(Scan("acme/zephyr").Code("x.py").File("README.md").Link("github", std::move(repository), "Evaluated with our harness library.").Resolved(),
              "evaluation-code")
        .assurance;
  };
  EXPECT_EQ(own("acme/evals"), Assurance::kLinked);
  EXPECT_EQ(own("acme/lm-evaluation-harness"), Assurance::kNotExamined) << "its own copy of one for anybody's model";
}

TEST(Code, TakesATrainingPipelineForTrainingCodeAndItsLibraries) {
  const Profile profile =
      Scan()
          .File("README.md")
          .Link("github", "somebody/trainkit", "We train it using trainkit, a pipeline for training and fine-tuning: our training pipeline.")
          .Resolved();
  for (const std::string_view id : {"pretraining-code", "finetuning-code", "training-libraries"})
    EXPECT_EQ(In(profile, id).assurance, Assurance::kLinked) << id;
}

TEST(Code, TakesAnotherBranchOfTheReleasesOwnRepositoryForAPlaceOfItsOwn) {
  const auto of = [](std::string path) {
    Scan scan("acme/zephyr");
    scan.Code("run.py", "evaluation-code").File("README.md");
    scan.Has("link", "https://github.com/acme/zephyr" + path,
             {{"host", "github"}, {"name", "acme/zephyr"}, {"text", "here"}, {"context", "We release its inference code! See here"}});
    return In(scan.Resolved(), "inference-code").assurance;
  };
  EXPECT_EQ(of("/tree/zephyr-2"), Assurance::kLinked);
  EXPECT_EQ(of("/tree/v1.0/"), Assurance::kLinked);
  for (const std::string here : {"", "/tree/main", "/tree/main/serve", "/blob/main/serve.py"}) EXPECT_NE(of(here), Assurance::kLinked) << here;
}

TEST(Code, TakesAProgramForWhatTheHeadingSaysUnderWhichADocumentRunsIt) {
  const auto of = [](std::string file, std::string how, std::string under, std::string context, std::string_view id) {
    Scan scan;
    scan.Code("serve.py").File("tools/" + file, "source").Has("code.language", "Python").File("README.md");
    scan.Has("program", "tools/" + file, {{"how", std::move(how)}, {"under", std::move(under)}, {"context", std::move(context)}});
    return In(scan.Resolved(), id).assurance;
  };
  EXPECT_EQ(of("net.py", "command", "Small / Pre-Training", "", "pretraining-code"), Assurance::kVerified);
  EXPECT_EQ(of("net.py", "command", "Fine-tuning", "", "finetuning-code"), Assurance::kVerified);
  EXPECT_EQ(of("net.py", "command", "Fine-tuned models", "", "finetuning-code"), Assurance::kAbsent) << "speaks of models";
  EXPECT_EQ(of("net.py", "command", "Fine-tuning and evaluation", "", "finetuning-code"), Assurance::kAbsent) << "one of the two";
  EXPECT_EQ(of("convert_net.py", "command", "Fine-tuning", "", "finetuning-code"), Assurance::kAbsent) << "a step before";
  EXPECT_EQ(of("predict.py", "command", "Fine-tuning", "", "finetuning-code"), Assurance::kAbsent) << "its name says otherwise";
  EXPECT_EQ(of("net.py", "name", "Use", "The script to fine-tune it is net.py.", "finetuning-code"), Assurance::kNotExamined) << "a hint";
}

TEST(Code, TakesAProgramUnderAHeadingThatSaysLessWhereItsNameAgrees) {
  const auto of = [](std::string file, std::string under, std::string_view id, bool tunes) {
    Scan scan;
    if (tunes) scan.Code("tune.py", "finetuning-code");
    scan.File(file, "source").Has("code.language", "Python").File("README.md");
    scan.Has("program", file, {{"how", "command"}, {"under", std::move(under)}});
    return In(scan.Resolved(), id).assurance;
  };
  EXPECT_EQ(of("generate.py", "Quick start", "inference-code", false), Assurance::kVerified);
  EXPECT_NE(of("net.py", "Quick start", "inference-code", false), Assurance::kVerified);
  EXPECT_EQ(of("prepare.py", "Data", "data-preprocessing-code", false), Assurance::kVerified);
  EXPECT_EQ(of("train.py", "Training", "pretraining-code", false), Assurance::kVerified);
  EXPECT_NE(of("train.py", "Training", "pretraining-code", true), Assurance::kVerified) << "it may be that which tunes";
}

TEST(Code, LooksForAProgramBesideTheDocumentThenAtTheRootThenAnywhereOnce) {
  const auto of = [](std::vector<std::string> files, std::string said) {
    Scan scan;
    for (std::string& file : files) scan.File(std::move(file), "source").Has("code.language", "Python");
    scan.File("part/README.md").Has("program", std::move(said), {{"how", "command"}, {"under", "Evaluation"}});
    return In(scan.Resolved(), "evaluation-code").assurance;
  };
  EXPECT_EQ(of({"part/a.py", "b/a.py"}, "a.py"), Assurance::kVerified);
  EXPECT_EQ(of({"a.py", "b/a.py"}, "a.py"), Assurance::kVerified);
  EXPECT_EQ(of({"b/c/a.py"}, "c/a.py"), Assurance::kVerified);
  EXPECT_NE(of({"b/a.py", "c/a.py"}, "a.py"), Assurance::kVerified) << "which of the two?";
  EXPECT_NE(of({"b/a.py"}, "d.py"), Assurance::kVerified);
}

TEST(Code, TakesALinkForInfrastructureByItsText) {
  const auto of = [](std::string text) {
    Scan scan;
    scan.Code("run.py")
        .File("README.md")
        .Has("link", "https://acme.example/x", {{"host", "other"}, {"text", std::move(text)}, {"context", "Set it up with docker on slurm."}});
    return In(scan.Resolved(), "infrastructure-frameworks").assurance;
  };
  EXPECT_EQ(of("the Docker TAR file"), Assurance::kLinked);
  EXPECT_EQ(of("SLURM script"), Assurance::kLinked);
  EXPECT_EQ(of("Docker"), Assurance::kAbsent) << "a tool's page";
}

TEST(Code, TellsASiblingRepositoryFromTheReleasesOwn) {
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

TEST(Code, TakesCodeForDataAndInferenceFromRepositoriesOfItsOwnAccount) {
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

TEST(Code, TakesAnImageThatACommandFetchesFromItsOwnAccount) {
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

TEST(Code, TakesTrainingCodeUnderAHeadingOnFineTuningForThatOfFineTuning) {
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

TEST(Code, LinksCodeByWhatSentencesSayItWasUsedFor) {
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

TEST(Code, ShowsComponentsOfCodeBySignalsThatAddUp) {
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

TEST(Code, TakesNoRequirementForATrainingLibrary) {
  const auto library = [](std::string repository, std::string sentence, std::string section = "") {
    Scan scan;
    scan.Code("run.py").File("README.md");
    scan.Has("link", "https://github.com/" + repository,
             {{"host", "github"}, {"name", repository}, {"context", std::move(sentence)}, {"section", std::move(section)}});
    return In(scan.Resolved(), "training-libraries").assurance == Assurance::kLinked;
  };
  EXPECT_TRUE(library("zenith/kit", "For training we use kit."));
  EXPECT_FALSE(library("huggingface/peft", "For training we use peft.")) << "nearly everybody does";
  EXPECT_FALSE(library("zenith/kit", "Kit is a toolkit for fine-tuning models.")) << "for users";
  EXPECT_FALSE(library("zenith/kit", "Kit is a training framework.", "Fine-tuning"));
  EXPECT_FALSE(library("zenith/kit", "使用 Kit 进行训练与部署"));
}

TEST(Code, TakesANetworkBesideTheProgramThatTrainsItForOneToBuildOn) {
  const auto library = [](std::string trainer, std::string network, std::string weight = "6") {
    Scan scan;
    scan.Code(std::move(trainer), "finetuning-code").File(std::move(network), "source");
    scan.Has("signal", "model-architecture.x", {{"component", "model-architecture"}, {"strength", "strong"}, {"weight", std::move(weight)}, {"place", "own"}});
    return In(scan.Resolved(), "training-libraries").assurance == Assurance::kVerified;
  };
  EXPECT_TRUE(library("depth/train.py", "depth/layers/net.py"));
  EXPECT_TRUE(library("train.py", "net.py"));
  EXPECT_FALSE(library("depth/train.py", "serve/net.py")) << "there to be run";
  EXPECT_FALSE(library("depth/train.py", "depth/modeling_acme.py")) << "for a library of models";
  EXPECT_FALSE(library("depth/train.py", "depth/utils.py", "5")) << "a few layers";
  EXPECT_TRUE(library("depth/train.py", "depth/models.py", "5"));
}

TEST(Code, TakesCodeForFineTuningForNoPretraining) {
  const auto of = [](std::string sentence) {
    return In(Scan().Code("x.py", "model-architecture").File("README.md").Link("github", "zenith/net", std::move(sentence)).Resolved(), "pretraining-code")
        .assurance;
  };
  EXPECT_EQ(of("Training code for models such as net."), Assurance::kLinked);
  EXPECT_NE(of("Training code for fine-tuning models such as net."), Assurance::kLinked);
  EXPECT_NE(of("We give training code to fine-tune net."), Assurance::kLinked);
}

TEST(Code, TakesASuiteForEverythingForNoTrainingLibrary) {
  const auto library = [](std::string sentence) {
    Scan scan;
    scan.Code("run.py")
        .File("README.md")
        .Has("link", "https://github.com/zenith/kit", {{"host", "github"}, {"name", "zenith/kit"}, {"context", std::move(sentence)}});
    return In(scan.Resolved(), "training-libraries").assurance;
  };
  EXPECT_EQ(library("Kit is the framework that trains the model."), Assurance::kLinked);
  EXPECT_NE(library("Kit is a framework for training, inference and deployment."), Assurance::kLinked);
}

TEST(Code, OfATrainingIsLinkedWhereTheModelWasTrainedWithTheMakersOwnLibraries) {
  const auto linked = [](std::string sentence) {
    return In(Scan().Code("x.py", "model-architecture").File("README.md").Link("github", "zenith/kit", std::move(sentence)).Resolved(), "pretraining-code")
               .assurance == Assurance::kLinked;
  };
  EXPECT_TRUE(linked("The model was trained using our open source libraries: kit."));
  EXPECT_FALSE(linked("The model was trained using open data: kit."));
}

TEST(Code, OfAnEvaluationMayStandInASiblingRepository) {
  EXPECT_EQ(
      In(Scan("acme/zephyr").Code("x.py").File("README.md").Link("github", "acme/evals", "See our companion repository evals for the evaluations.").Resolved(),
         "evaluation-code")
          .assurance,
      Assurance::kLinked);
}

TEST(Code, TakesABenchmarkOfSpeedForNoEvaluation) {
  const auto of = [](std::string file, std::string under) {
    Scan scan;
    scan.Code("x.py").File(file, "source").Has("code.language", "Python").File("README.md");
    scan.Has("program", file, {{"how", "command"}, {"under", std::move(under)}, {"context", "python it"}});
    return In(scan.Resolved(), "evaluation-code").assurance;
  };
  EXPECT_EQ(of("bench/benchmark_tasks.py", "Benchmark"), Assurance::kVerified);
  EXPECT_NE(of("vllm/benchmark_tasks.py", "Benchmark"), Assurance::kVerified);
  EXPECT_NE(of("bench/benchmark_tasks.py", "Benchmark of throughput"), Assurance::kVerified);
}

TEST(Code, OfATrainingThatHoldsLayersItselfIsNoLibrary) {
  Scan scan;
  scan.Code("tune/lora.py", "finetuning-code")
      .Has("signal", "model-architecture.x", {{"component", "model-architecture"}, {"strength", "strong"}, {"weight", "6"}, {"place", "own"}});
  EXPECT_NE(In(scan.Resolved(), "training-libraries").assurance, Assurance::kVerified);
}

TEST(Code, ToTuneMayBeAProgramOfAPlainNameUnlessAnotherIsNamedForIt) {
  const auto of = [](std::string under, bool other, std::string_view id) {
    Scan scan;
    scan.File("train.py", "source").Has("code.language", "python");
    if (other)
      scan.File("finetune.py", "source")
          .Has("code.language", "python")
          .File("lora/run.py", "source")
          .Has("signal", "finetuning-code.thing", {{"component", "finetuning-code"}, {"strength", "strong"}, {"weight", "10"}, {"place", "own"}});
    scan.File("README.md").Has("program", "train.py", {{"how", "command"}, {"under", std::move(under)}, {"context", "python train.py"}});
    return In(scan.Resolved(), id).assurance == Assurance::kVerified;
  };
  EXPECT_TRUE(of("Fine-tuning", false, "finetuning-code"));
  EXPECT_TRUE(of("Finetune from a pre-training", false, "finetuning-code"));
  EXPECT_FALSE(of("Pre-training and fine-tuning", false, "finetuning-code")) << "of both";
  EXPECT_FALSE(of("Fine-tuning", false, "pretraining-code"));
  EXPECT_TRUE(of("Training / Fine-tuning", true, "pretraining-code"));
  EXPECT_FALSE(of("Fine-tuning", true, "pretraining-code"));
  EXPECT_TRUE(of("Training", true, "pretraining-code")) << "it tunes by another program";
}

TEST(Code, ThatTrainsTunesWhereTheReleaseWritesNoNetworkAndLoadsATrainedOne) {
  const auto of = [](std::string program, std::string layers, bool loads) {
    Scan scan("acme/zephyr");
    scan.Code(std::move(program), "pretraining-code").File("nets.py", "source");
    scan.Has("signal", "net", {{"component", "model-architecture"}, {"strength", "strong"}, {"weight", std::move(layers)}, {"place", "own"}});
    scan.File("helpers.py", "source");
    if (loads) scan.Has("signal", "loads", {{"component", "finetuning-code"}, {"strength", "weak"}, {"weight", "1"}, {"place", "own"}});
    scan.File("README.md").Link("hub-model", "acme/zephyr", "Our model", 1, "model");
    return scan.Resolved();
  };
  const Profile tunes = of("train.py", "5", true);
  EXPECT_EQ(In(tunes, "finetuning-code").assurance, Assurance::kVerified);
  EXPECT_NE(In(tunes, "pretraining-code").assurance, Assurance::kVerified);
  EXPECT_EQ(In(tunes, "adapted-weights").assurance, Assurance::kLinked) << "and so its model is a tuned one";
  EXPECT_EQ(In(of("train.py", "6", true), "pretraining-code").assurance, Assurance::kVerified) << "a network of its own";
  EXPECT_EQ(In(of("train.py", "5", false), "pretraining-code").assurance, Assurance::kVerified) << "no trained one is loaded";
  EXPECT_EQ(In(of("pretrain.py", "5", true), "pretraining-code").assurance, Assurance::kVerified) << "named for it";
}

TEST(Code, ThatADocumentRunsOnAnothersModelTunesIt) {
  const auto of = [](std::string model) {
    Scan scan("acme/zephyr");
    scan.File("train.py", "source").Has("code.language", "Python").File("README.md");
    scan.Has("program", "train.py", {{"how", "command"}, {"under", "Training"}, {"context", "python train.py --model " + model}}, 9);
    scan.Link("hub-model", model, "python train.py --model " + model, 9, "model");
    return scan.Resolved();
  };
  EXPECT_EQ(In(of("zebra/base"), "finetuning-code").assurance, Assurance::kVerified);
  EXPECT_NE(In(of("zebra/base"), "pretraining-code").assurance, Assurance::kVerified);
  EXPECT_EQ(In(of("acme/zephyr-base"), "pretraining-code").assurance, Assurance::kVerified) << "its own";
}

TEST(Code, InTheFolderOfTheDataThatIsRunBeforeATrainingMakesData) {
  const auto of = [](std::string path) {
    Scan scan;
    scan.Code("main.py", "pretraining-code").File(path, "source").Has("code.language", "python");
    scan.File("README.md").Has("program", path, {{"how", "command"}, {"under", "Training"}, {"context", "python " + path}});
    return In(scan.Resolved(), "data-preprocessing-code").assurance == Assurance::kVerified;
  };
  EXPECT_TRUE(of("data/phonemes_and_codes.py"));
  EXPECT_FALSE(of("steps/phonemes_and_codes.py"));
  EXPECT_FALSE(of("data/download_all.py")) << "a step before";
}

TEST(Code, ThatADocumentLinksToIsForWhatTheHeadingAndItsNameSay) {
  const auto of = [](std::string path, std::string section) {
    Scan scan;
    scan.Code("run.py").File(path, "source").Has("code.language", "shell");
    scan.File("README.md")
        .Has("link", path, {{"host", "local"}, {"name", path}, {"text", "here"}, {"context", "Our script is here"}, {"section", std::move(section)}});
    return In(scan.Resolved(), "finetuning-code").assurance == Assurance::kVerified;
  };
  EXPECT_TRUE(of("scripts/xl_finetune.sh", "Finetuning"));
  EXPECT_FALSE(of("scripts/xl_finetune.sh", "News"));
  EXPECT_FALSE(of("scripts/plot.sh", "Finetuning"));
}

TEST(Code, IsShownByTwoScriptsThatAreNamedForIt) {
  const auto of = [](std::string_view id, std::string first, std::string second) {
    Scan scan;
    scan.Code("run.py", "model-architecture");
    for (std::string* path : {&first, &second})
      if (!path->empty()) scan.File(*path, "source").Has("code.language", path->ends_with(".cc") ? "C++" : "Python");
    return In(scan.Resolved(), id).assurance == Assurance::kVerified;
  };
  EXPECT_TRUE(of("evaluation-code", "scripts/eval/run_evals.py", "scripts/eval/evaluate_all.py"));
  EXPECT_FALSE(of("evaluation-code", "scripts/eval/run_evals.py", ""));
  EXPECT_FALSE(of("evaluation-code", "evaluations/benchmarks.cc", "evaluations/evaluate.cc")) << "a part of some program";
  EXPECT_TRUE(of("evaluation-code", "scripts/run_evals.py", "tools/evaluate_all.sh"));
  EXPECT_TRUE(of("data-preprocessing-code", "qa/preprocess_facts.py", "labels/preprocess_labels.py"));
  EXPECT_TRUE(of("finetuning-code", "finetune.py", "finetune_lora.sh"));
  EXPECT_FALSE(of("finetuning-code", "net/modules/lora.py", "net/layers/lora.py")) << "layers go by the name of the technique";
  EXPECT_FALSE(of("evaluation-code", "scripts/test_eval.py", "scripts/plot_eval.py")) << "before or after the thing itself";
  EXPECT_FALSE(of("evaluation-code", "benchmarks/vllm/benchmark_batch.py", "benchmarks/vllm/benchmark_online.py")) << "how fast, not how good";
  EXPECT_FALSE(of("pretraining-code", "train/train.py", "train/train_chat.py")) << "as often a tuning";
  EXPECT_FALSE(of("inference-code", "sampler/chat_sampler.py", "sampler/plain_sampler.py")) << "samplers may be anything";
}

TEST(Code, ThatRunsModelsOfOthersToMeasureThemIsAPartOfTheMeasuring) {
  const auto of = [](std::string_view id, auto more) {
    Scan scan("acme-bench");
    scan.Code("measure.py", "evaluation-code").Code("ask.py", std::string(id));
    more(scan);
    return In(scan.Resolved(), id).assurance;
  };
  const auto nothing = [](Scan&) {};
  EXPECT_EQ(of("inference-code", nothing), Assurance::kNotExamined);
  EXPECT_EQ(of("system-prompts", nothing), Assurance::kNotExamined);
  EXPECT_EQ(of("infrastructure-frameworks", nothing), Assurance::kVerified);
  for (const std::string made : {"pretraining-code", "finetuning-code", "model-architecture"})
    EXPECT_EQ(of("inference-code", [&](Scan& scan) { scan.Code("make.py", made); }), Assurance::kVerified) << made;
  EXPECT_EQ(of("inference-code", [](Scan& scan) { scan.Weights("model.safetensors"); }), Assurance::kVerified);
  EXPECT_EQ(of("inference-code", [](Scan& scan) { scan.File("README.md").Link("hub-model", "acme/acme-bench-7b", "Our model"); }), Assurance::kVerified);
  EXPECT_EQ(In(Scan().Code("measure.py", "evaluation-code").Code("ask.py").Resolved(), "inference-code").assurance, Assurance::kVerified) << "no benchmark";
}

TEST(Code, IsNoTrainingsLibraryWhereNothingIsTrained) {
  const auto of = [](std::string component) {
    Scan scan;
    scan.Code("run.py", std::move(component));
    scan.File("net/kernels.py", "source")
        .Has("signal", "training-libraries.thing", {{"component", "training-libraries"}, {"strength", "strong"}, {"weight", "10"}, {"place", "own"}});
    return In(scan.Resolved(), "training-libraries").assurance;
  };
  EXPECT_EQ(of("finetuning-code"), Assurance::kVerified);
  EXPECT_EQ(of("data-preprocessing-code"), Assurance::kVerified);
  EXPECT_EQ(of("inference-code"), Assurance::kNotExamined);
}

TEST(Code, TakesASubmoduleForWhatItsFolderOrAKnownLibraryIsNamedFor) {
  const auto is = [](std::string_view component, std::string folder, std::string name) {
    Scan scan;
    scan.File(".gitmodules").Has("link", "https://github.com/" + name, {{"host", "github"}, {"name", name}, {"submodule", std::move(folder)}});
    return In(scan.Resolved(), component).assurance;
  };
  EXPECT_EQ(is("finetuning-code", "finetunes", "zebra/parts"), Assurance::kLinked);
  EXPECT_EQ(is("training-libraries", "Megatron-Acme", "acme/Megatron-Acme"), Assurance::kLinked);
  EXPECT_NE(is("training-libraries", "parts", "zebra/parts"), Assurance::kLinked);
  EXPECT_NE(is("finetuning-code", "third_party/finetunes", "zebra/parts"), Assurance::kLinked);
}

}  // namespace
}  // namespace day
