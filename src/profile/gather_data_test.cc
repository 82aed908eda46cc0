// Data that are here, linked to or loaded by code, as evidence that the tests state themselves.
#include <gtest/gtest.h>

#include <utility>

#include "profile/scan_for_test.h"

namespace day {
namespace {

TEST(Data, OfABenchmarkThatHaveNoOtherUseAreItsTests) {
  const auto of = [](std::string release, std::string path) {
    return In(Scan(std::move(release)).File(std::move(path), "data").Has("data.format", "json-records").Resolved(), "evaluation-data").assurance;
  };
  EXPECT_EQ(of("acme/acme-bench", "puzzles/a.json"), Assurance::kVerified);
  EXPECT_NE(of("acme/zephyr", "puzzles/a.json"), Assurance::kVerified);
  EXPECT_NE(of("acme/acme-bench", "puzzles/train.json"), Assurance::kVerified);
}

TEST(Data, ReadsWholeNamesOfColumns) {
  const auto role = [](std::string columns) {
    Scan scan;
    scan.Code("run.py").File("a.csv", "data").Has("data.format", "csv", {{"columns", std::move(columns)}, {"rows", "5000"}});
    return In(scan.Resolved(), "pretraining-data").assurance == Assurance::kVerified;
  };
  EXPECT_TRUE(role("id,raw_text,url"));
  EXPECT_FALSE(role("model,text_width,layers"));
}

TEST(Data, TakesNoNameThatCodeComparesForDataThatItLoads) {
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

TEST(Data, TakesPointersAndLargeFilesOfRecordsInFoldersForDataByTheirNames) {
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

TEST(Data, TakesNoCalibrationDataForTrainingData) {
  const auto of = [](std::string path) {
    Scan scan;
    return scan.File(std::move(path), "data").Has("data.format", "jsonl", {{"columns", "text"}, {"rows", "5000"}}).Resolved();
  };
  EXPECT_EQ(In(of("wikitext/train.jsonl"), "pretraining-data").assurance, Assurance::kVerified);
  EXPECT_EQ(In(of("quantize/wikitext/train.jsonl"), "pretraining-data").assurance, Assurance::kNotExamined);
  EXPECT_EQ(In(of("calibration_data/train.jsonl"), "pretraining-data").assurance, Assurance::kNotExamined);
}

TEST(Data, TellsTheUseOfDataByTheDocumentThatLinksToThem) {
  const auto linked = [](std::string path) {
    Scan scan;
    scan.Code("run.py").File(std::move(path)).Link("hub-dataset", "zenith/pages", "see here", 1, "dataset");
    return In(scan.Resolved(), "pretraining-data").assurance == Assurance::kLinked;
  };
  EXPECT_TRUE(linked("docs/PRETRAINING.md"));
  EXPECT_FALSE(linked("docs/NOTES.md"));
}

TEST(Data, TakesDataOfTheReleasesNameForWhatItIsMadeFrom) {
  const Profile profile =
      Scan()
          .File("README.md")
          .Has("link", "https://example.org/datasets/acme-downloads", {{"host", "other"}, {"what", "dataset"}, {"text", "here"}, {"context", "See here."}}, 3)
          .Resolved();
  EXPECT_EQ(In(profile, "pretraining-data").assurance, Assurance::kLinked);
  EXPECT_EQ(In(profile, "pretraining-data").gate(GateId::kPresent).strength, Strength::kWeak);
}

TEST(Data, TakesItsOwnDataThatItPutsItsNameBesideForWhatItIsMadeFrom) {
  const auto of = [](std::string row) {
    Scan scan("acmenet");
    scan.Code("run.py").File("README.md");
    for (uint32_t line = 1; line < 6; ++line) scan.Link("hub-model", "lab/acmenet-" + std::to_string(line), "weights", line);
    scan.Has("link", "https://hub.example/lab/table", {{"host", "hub-dataset"}, {"name", "lab/table"}, {"what", "dataset"}, {"context", std::move(row)}}, 9);
    return In(scan.Resolved(), "pretraining-data").assurance;
  };
  EXPECT_EQ(of("acmenet Table | Download"), Assurance::kLinked);
  EXPECT_NE(of("Table | Download"), Assurance::kLinked);
}

TEST(Data, CallsASampleOfDataPartial) {
  const Profile profile =
      Scan().File("data/instructions_sample.jsonl", "data").Has("data.format", "jsonl", {{"rows", "12"}, {"columns", "instruction, output"}}).Resolved();
  const ComponentProfile& data = In(profile, "sft-data");
  EXPECT_EQ(data.gate(GateId::kPresent).state, GateState::kPartial);
  EXPECT_EQ(data.gate(GateId::kComplete).state, GateState::kPartial);
}

TEST(Data, TakesASampleBesideALinkToTheWholeForTheLink) {
  const Profile profile = Scan()
                              .File("samples/train.jsonl", "data")
                              .Has("data.format", "jsonl", {{"columns", "instruction,output"}, {"rows", "12"}})
                              .File("README.md")
                              .Link("hub-dataset", "acme/acme-instructions", "our instruction data", 1, "dataset")
                              .Resolved();
  EXPECT_EQ(In(profile, "sft-data").assurance, Assurance::kLinked);
}

TEST(Data, TakesAShortTestForWhole) {
  const auto present = [](std::string rows) {
    Scan scan;
    scan.File("eval/questions.jsonl", "data").Has("data.format", "jsonl", {{"columns", "question,choices"}, {"rows", std::move(rows)}});
    return In(scan.Resolved(), "evaluation-data").gate(GateId::kPresent).state;
  };
  EXPECT_EQ(present("80"), GateState::kOpen);
  EXPECT_EQ(present("3"), GateState::kPartial);
}

TEST(Data, TakesTheTrainingDataOfAReleaseThatOnlyAdaptsForWhatItWasAdaptedWith) {
  const auto linked = [](std::string component, std::string name, std::string context) {
    Scan scan;
    scan.Code("train.py", std::move(component)).File("README.md").Link("hub-model", "other/base-model", "We start from it: download", 1);
    const Profile profile = scan.Link("hub-dataset", std::move(name), std::move(context), 2, "dataset").Resolved();
    return In(profile, "sft-data").assurance == Assurance::kLinked           ? "sft-data"
           : In(profile, "pretraining-data").assurance == Assurance::kLinked ? "pretraining-data"
                                                                             : "";
  };
  EXPECT_EQ(linked("finetuning-code", "acme/acme-15k", "Our training data is now here."), std::string_view("sft-data"));
  EXPECT_EQ(linked("finetuning-code", "acme/acme-15k", "It is hosted here."), std::string_view("sft-data"));
  EXPECT_EQ(linked("finetuning-code", "acme/acme-15k", "Our pre-training data is here."), std::string_view("pretraining-data"));
  EXPECT_EQ(linked("finetuning-code", "acme/acme-7b", "It is hosted here."), std::string_view("pretraining-data")) << "the release is the data set";
  EXPECT_EQ(linked("pretraining-code", "acme/acme-15k", "Our training data is now here."), std::string_view("pretraining-data"));
}

TEST(Data, TakesSetsOfOthersAmongWhichCodeLetsItsUsersChooseForHintsOnly) {
  const auto preferences = [](std::vector<std::string> names) {
    Scan scan;
    scan.File("tune.py", "source");
    for (uint32_t line = 1; const std::string& name : names) scan.Link("hub-dataset", name, "return load_dataset(\"" + name + "\")", line++, "dataset");
    return In(scan.Resolved(), "preference-data").assurance;
  };
  EXPECT_EQ(preferences({"zebra/comparisons"}), Assurance::kLinked);
  EXPECT_EQ(preferences({"zebra/comparisons", "zebra/chats", "yak/instructions", "gnu/notes"}), Assurance::kNotExamined);
}

TEST(Data, TakesDataOnADriveForWhatTheSentenceSaysThatItIs) {
  const auto linked = [](std::string context) {
    Scan scan;
    scan.Code("run.py")
        .File("README.md")
        .Has("link", "https://drive.google.com/file/d/1", {{"host", "drive"}, {"text", "here"}, {"context", std::move(context)}});
    return In(scan.Resolved(), "evaluation-data").assurance;
  };
  EXPECT_EQ(linked("Download our evaluation dataset here."), Assurance::kLinked);
  EXPECT_NE(linked("Download the checkpoint that we evaluate on the dataset here."), Assurance::kLinked);
  EXPECT_NE(linked("Our evaluation dataset is described here."), Assurance::kLinked);
}

TEST(Data, TakesWhatLiesInAFolderOfTheReleasesNameOnAStoreForItsOwn) {
  const auto of = [](std::string address, std::string_view id) {
    Scan scan;
    scan.Code("run.py")
        .File("README.md")
        .Has("link", "https://bucket.example/" + address,
             {{"host", "s3"}, {"name", "bucket.example"}, {"file", "data"}, {"text", "here"}, {"context", "see here"}});
    return In(scan.Resolved(), id).assurance;
  };
  EXPECT_EQ(of("acme/test.csv", "evaluation-data"), Assurance::kLinked);
  EXPECT_NE(of("zebra/test.csv", "evaluation-data"), Assurance::kLinked) << "a test of others";
  EXPECT_NE(of("acme/vocab.txt.gz", "pretraining-data"), Assurance::kLinked) << "no data";
}

TEST(Data, TakesAFileThatIsOnlyCalledTrainForWhatTheCodeTrains) {
  const auto role = [](std::string component, std::string path) {
    Scan scan;
    scan.Code("run.py", std::move(component)).File(std::move(path), "data").Has("data.format", "jsonl", {{"columns", "question,answer"}, {"rows", "7000"}});
    const Profile profile = scan.Resolved();
    return In(profile, "sft-data").assurance == Assurance::kVerified           ? "sft-data"
           : In(profile, "pretraining-data").assurance == Assurance::kVerified ? "pretraining-data"
                                                                               : "";
  };
  EXPECT_EQ(role("finetuning-code", "data/train.jsonl"), std::string_view("sft-data"));
  EXPECT_EQ(role("finetuning-code", "corpus/train.jsonl"), std::string_view("pretraining-data"));
  EXPECT_EQ(role("pretraining-code", "data/train.jsonl"), std::string_view("pretraining-data"));
}

TEST(Data, TakesASetOfOthersThatIsNamedAsAnExampleForAHint) {
  const auto of = [](std::string sentence) {
    Scan scan;
    scan.Code("tune.py").File("README.md").Link("hub-dataset", "zebra/chats", std::move(sentence), 1, "dataset");
    return In(scan.Resolved(), "sft-data").assurance;
  };
  EXPECT_EQ(of("It was tuned on zebra/chats."), Assurance::kLinked);
  EXPECT_EQ(of("Get a data set of your own, for example: zebra/chats."), Assurance::kNotExamined);
}

TEST(Data, TakesAFileOnASiteOfTheReleasesNameForItsOwn) {
  const auto of = [](std::string site) {
    Scan scan;
    scan.Code("run.py")
        .File("README.md")
        .Has("link", "https://" + site + "/sets/waves.feather",
             {{"host", "other"}, {"name", "waves.feather"}, {"file", "data"}, {"text", "here"}, {"context", "here"}});
    return In(scan.Resolved(), "pretraining-data").assurance;
  };
  EXPECT_EQ(of("models.acme.example"), Assurance::kLinked);
  EXPECT_NE(of("zebra.example"), Assurance::kLinked);
}

TEST(Data, TakesASetThatServesTwoTrainingsForBoth) {
  const auto linked = [](std::string sentence, std::string_view id) {
    Scan scan;
    scan.Code("run.py").File("README.md").Link("hub-dataset", "acme/herd", std::move(sentence), 1, "dataset");
    return In(scan.Resolved(), id).assurance == Assurance::kLinked;
  };
  EXPECT_TRUE(linked("Herd (pre-training, fine-tuning): captions", "pretraining-data"));
  EXPECT_TRUE(linked("Herd (pre-training, fine-tuning): captions", "sft-data"));
  EXPECT_FALSE(linked("Herd is for fine-tuning what others pretrained", "pretraining-data"));
}

TEST(Data, DoesNotCallTestsAbsentThatCodeGetsFromOthers) {
  Scan scan;
  scan.File("eval/run.py", "source").Link("hub-dataset", "zebra/benchmark", "wget it", 1, "dataset");
  EXPECT_EQ(In(scan.Resolved(), "evaluation-data").assurance, Assurance::kNotExamined);
}

TEST(Data, TakesADemonstrationOfNoSaidUseForAHintOnly) {
  const auto of = [](std::string file) {
    Scan scan;
    scan.Code("run.py")
        .File("README.md")
        .Has("link", "https://store.example/acme/" + file, {{"host", "other"}, {"file", "archive"}, {"text", "data"}, {"context", "data"}});
    return In(scan.Resolved(), "pretraining-data").assurance;
  };
  EXPECT_EQ(of("data_demo.zip"), Assurance::kNotExamined);
  EXPECT_EQ(of("data_all.zip"), Assurance::kLinked);
}

TEST(Data, ReadsTheColumnThatALinkStandsIn) {
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

TEST(Data, TellsWhatACollectionHoldsByTheWordsAroundIt) {
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

TEST(Data, TakesWhatTrainingCodeLoadsForWhatItTrainsOn) {
  const auto loaded = [](std::string path, std::string line, const std::string& component) {
    Scan scan;
    scan.Code("train_it.py", "pretraining-code").File(std::move(path), "source");
    scan.Has("link", "herd", {{"host", "hub-dataset"}, {"name", "herd"}, {"what", "dataset"}, {"text", "load_dataset"}, {"context", std::move(line)}});
    return In(scan.Resolved(), component).assurance;
  };
  EXPECT_EQ(loaded("prepare.py", "load_dataset('herd')", "pretraining-data"), Assurance::kLinked);
  EXPECT_EQ(loaded("plot.py", "load_dataset('herd')", "pretraining-data"), Assurance::kAbsent);
  EXPECT_EQ(loaded("prepare.py", "load_dataset('herd', split='test')", "pretraining-data"), Assurance::kAbsent);
}

TEST(Data, TakesAPageOfDataForTheDataThatItsSentenceSaysLieThere) {
  Scan scan;
  scan.File("README.md")
      .Has("link", "https://acme.example/data", {{"host", "other"}, {"text", "our website"}, {"context", "Please visit our website to download the dataset."}});
  EXPECT_EQ(In(scan.Resolved(), "pretraining-data").assurance, Assurance::kLinked);
}

TEST(Data, TellsWhatAnArchiveHoldsByItsAddressOrTheWordsAroundIt) {
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

TEST(Data, TakesNoArraysForInstructions) {
  const Profile profile = Scan().Code("run.py").File("prompts/speaker.npz", "data").Has("data.format", "npz").Resolved();
  EXPECT_EQ(In(profile, "sft-data").assurance, Assurance::kNotExamined);
}

TEST(Data, OfAReleaseWithoutAPretrainedModelTunedTheOthers) {
  const auto of = [](std::string model, std::string_view id) {
    return In(Scan("acme").File("README.md").Link("hub-model", std::move(model), "Model").Link("hub-dataset", "acme/acmemix", "Data", 2, "dataset").Resolved(),
              id)
        .assurance;
  };
  EXPECT_EQ(of("acme/acme-guard", "sft-data"), Assurance::kLinked);
  EXPECT_NE(of("acme/acme-guard", "pretraining-data"), Assurance::kLinked);
  EXPECT_EQ(of("acme/acme-7b", "pretraining-data"), Assurance::kLinked);
}

TEST(Data, OnlyCalledTrainGoesByTheSentenceOrTheDocument) {
  const auto of = [](std::string file, std::string context, std::string_view id) {
    Scan scan("acme");
    scan.File(std::move(file)).Link("hub-dataset", "acme/facts_train", std::move(context), 1, "dataset");
    return In(scan.Resolved(), id).assurance == Assurance::kLinked;
  };
  EXPECT_TRUE(of("README.md", "Pairs for preference data", "preference-data"));
  EXPECT_TRUE(of("docs/preference-data.md", "The set", "preference-data"));
  EXPECT_TRUE(of("README.md", "The set", "pretraining-data"));
}

TEST(Data, ThatAProgramFetchesUnderTheReleasesNameIsItsOwn) {
  const auto of = [](std::string file, std::string name) {
    Scan scan("acme/zephyr");
    scan.File(std::move(file), "source")
        .Has("link", name, {{"host", "hub-dataset"}, {"name", name}, {"what", "dataset"}, {"text", "load_dataset"}, {"context", "get"}});
    return In(scan.Resolved(), "pretraining-data").assurance == Assurance::kLinked;
  };
  EXPECT_TRUE(of("data/get.py", "acme/zephyr-sets"));
  EXPECT_TRUE(of("download_all.py", "acme/zephyr-sets"));
  EXPECT_FALSE(of("serve.py", "acme/zephyr-sets"));
  EXPECT_FALSE(of("data/get.py", "others/sets"));
}

TEST(Data, GoesByTheFirstSentenceOfItsFoldersPage) {
  const std::string lead = "This folder has what we evaluate the model on.";
  Scan files("acme");
  files.File("data/README.md").Has("document.lead", lead).File("data/mean.json", "data").Has("data.format", "json-records", {{"rows", "200"}, {"columns", ""}});
  EXPECT_EQ(In(files.Resolved(), "evaluation-data").assurance, Assurance::kVerified);
  Scan settings("acme");
  settings.File("conf/README.md")
      .Has("document.lead", lead)
      .File("conf/mean.json", "data")
      .Has("data.format", "json-records", {{"rows", "200"}, {"columns", ""}});
  EXPECT_NE(In(settings.Resolved(), "evaluation-data").assurance, Assurance::kVerified) << "no folder of data";
  const auto linked = [&](std::string file, std::string account) {
    Scan scan("acme/zephyr");
    scan.File(std::move(file)).Has("document.lead", lead).Link("hub-dataset", account + "/places", "Get it here", 1, "dataset");
    return In(scan.Resolved(), "evaluation-data").assurance == Assurance::kLinked;
  };
  EXPECT_TRUE(linked("data/places.md", "acme"));
  EXPECT_FALSE(linked("README.md", "acme")) << "the front page speaks of all of it";
  EXPECT_FALSE(linked("data/places.md", "others")) << "a test that others keep";
}

TEST(Data, InAFolderOfDocumentsIsASample) {
  Scan scan("acme");
  scan.File("docs/check_test.jsonl", "data").Has("data.format", "jsonl", {{"rows", "500"}, {"columns", ""}});
  scan.File("README.md").Link("hub-dataset", "acme/acme-bench", "Get it here", 1, "dataset");
  EXPECT_EQ(In(scan.Resolved(), "evaluation-data").assurance, Assurance::kLinked);
}

TEST(Data, InAFolderCalledAfterAPartOfASetArePartOfIt) {
  const auto of = [](std::string path) {
    Scan scan("acme");
    scan.File(std::move(path), "data").Has("data.format", "json-records").OfSize(900'000);
    return In(scan.Resolved(), "sft-data").assurance == Assurance::kVerified;
  };
  EXPECT_TRUE(of("train/dialogs_001.json"));
  EXPECT_FALSE(of("web/dialogs_001.json"));
  EXPECT_FALSE(of("dev/dialogs_001.json")) << "to evaluate with";
}

TEST(Data, ToTrainOnWithAColumnOfAnswersTuneAModel) {
  const auto of = [](std::string path, std::string columns, std::string_view id) {
    Scan scan("acme");
    scan.File(std::move(path), "data").Has("data.format", "csv", {{"columns", std::move(columns)}, {"rows", "5000"}});
    return In(scan.Resolved(), id).assurance == Assurance::kVerified;
  };
  EXPECT_TRUE(of("bank/train.csv", "text,category", "sft-data"));
  EXPECT_FALSE(of("bank/train.csv", "text,category", "pretraining-data"));
  EXPECT_TRUE(of("bank/train.csv", "text,url", "pretraining-data"));
  EXPECT_TRUE(of("bank/corpus_train.csv", "text,label", "pretraining-data")) << "the name says more";
  EXPECT_FALSE(of("bank/lines.csv", "text,label", "sft-data")) << "the name says nothing of a training";
}

TEST(Data, IsWhatASentenceSaysThatAModelWasTrainedOnWhereverItIsKept) {
  const auto of = [](std::string host, std::string context, std::string_view id) {
    Scan scan;
    scan.Code("run.py")
        .File("README.md")
        .Has("link", "https://heap.example/", {{"host", std::move(host)}, {"name", "heap/heap"}, {"text", "the Heap"}, {"context", std::move(context)}});
    return In(scan.Resolved(), id).assurance == Assurance::kLinked;
  };
  EXPECT_TRUE(of("other", "A model with 3 B parameters trained on the Heap.", "pretraining-data"));
  EXPECT_TRUE(of("github", "It was pre-trained on the Heap, for long.", "pretraining-data"));
  EXPECT_TRUE(of("other", "It was fine-tuned on the Heap.", "sft-data"));
  EXPECT_FALSE(of("other", "It was trained with the Heap.", "pretraining-data"));
  EXPECT_FALSE(of("other", "Trained on much text, as the Heap shows.", "pretraining-data"));
  EXPECT_FALSE(of("arxiv", "It was trained on the Heap.", "pretraining-data")) << "a paper is no data";
}

TEST(Data, CanBeHadAtAPageWhereTheSentenceSaysSoAndOfWhatKindTheyAre) {
  const auto of = [](std::string context, std::string_view id, std::string file = "README.md") {
    Scan scan;
    scan.Code("run.py")
        .File(std::move(file))
        .Has("link", "https://store.example/guide", {{"host", "other"}, {"text", "the store"}, {"context", std::move(context)}});
    return In(scan.Resolved(), id).assurance == Assurance::kLinked;
  };
  EXPECT_TRUE(of("Our fine-tuning data is accessible via the store.", "sft-data"));
  EXPECT_FALSE(of("Our fine-tuning data is no longer available at the store.", "sft-data"));
  EXPECT_FALSE(of("The data can be found by the instructions at the store.", "sft-data")) << "they say how, not what";
  EXPECT_FALSE(of("Our fine-tuning data is accessible via the store.", "sft-data", "docs/NOTES.md"));
  EXPECT_FALSE(of("Benchmark data can be found at the store.", "evaluation-data")) << "others keep it";
}

TEST(Data, OnAHubIsToldByTheFileAndThePathOfTheProgramThatFetchesIt) {
  const auto of = [](std::string program, std::string file, std::string_view id) {
    Scan scan("acme/acmenet");
    scan.Code("run.py").File(std::move(program), "source").Has("code.language", "shell");
    scan.Has("link", "https://huggingface.co/datasets/acme/for-acmenet/resolve/main/" + file,
             {{"host", "hub-dataset"}, {"name", "acme/for-acmenet"}, {"what", "dataset"}, {"text", "code"}, {"context", "wget"}});
    return In(scan.Resolved(), id).assurance == Assurance::kLinked;
  };
  EXPECT_TRUE(of("data/get.sh", "bench_a.txt", "evaluation-data"));
  EXPECT_TRUE(of("QuickEval/data/get.sh", "all.txt", "evaluation-data"));
  EXPECT_FALSE(of("data/get.sh", "all.txt", "evaluation-data"));
}

TEST(Data, ThatADocumentSendsItsReaderForBeforeATrainingAreTrainedOn) {
  const auto of = [](std::string section, bool trains) {
    Scan scan("acme/acmenet");
    scan.Code("train.py", trains ? "pretraining-code" : "inference-code").File("README.md");
    scan.Has("link", "https://pairs.example/datasets/pairs",
             {{"host", "other"}, {"what", "dataset"}, {"text", "here"}, {"context", "Unpack what you get here."}, {"section", std::move(section)}});
    return In(scan.Resolved(), "pretraining-data").assurance == Assurance::kLinked;
  };
  EXPECT_TRUE(of("Data preparation", true));
  EXPECT_FALSE(of("Data preparation", false));
  EXPECT_FALSE(of("News", true));
}

TEST(Data, OfABenchmarkAreWhatItMeasuresWith) {
  const auto of = [](std::string lead, std::string path) {
    Scan scan("acme/shapes");
    scan.File("README.md").Has("document.lead", std::move(lead)).File(std::move(path), "data");
    scan.Has("data.format", "csv", {{"columns", "sentence,prompt"}, {"rows", "700"}});
    return In(scan.Resolved(), "evaluation-data").assurance == Assurance::kVerified;
  };
  EXPECT_TRUE(of("Shapes is a challenge dataset for models of vision.", "data/prompts.csv"));
  EXPECT_FALSE(of("Shapes is a dataset for models of vision.", "data/prompts.csv"));
  EXPECT_FALSE(of("Shapes is a challenge dataset for models of vision.", "data/train.csv")) << "to train on";
}

TEST(Data, ThatAReaderIsSentForUnderATrainingAreTrainedOn) {
  const auto of = [](std::string path, std::string section, std::string context, std::string_view id) {
    Scan scan("acme/acmenet");
    scan.Code("tune.py", "finetuning-code").File(std::move(path));
    scan.Has("link", "https://github.com/otter/pairs",
             {{"host", "github"}, {"name", "otter/pairs"}, {"text", "Pairs"}, {"section", std::move(section)}, {"context", std::move(context)}}, 60);
    return In(scan.Resolved(), id).assurance == Assurance::kLinked;
  };
  EXPECT_TRUE(of("README.md", "Supervised training", "The dataset can be downloaded from Pairs.", "sft-data"));
  EXPECT_FALSE(of("README.md", "News", "The dataset can be downloaded from Pairs.", "sft-data"));
  EXPECT_FALSE(of("README.md", "Supervised training", "The dataset is like that of Pairs.", "sft-data")) << "nobody is sent";
  EXPECT_FALSE(of("README.md", "Supervised training", "First download the model from Pairs.", "sft-data"));
  EXPECT_FALSE(of("depth/README.md", "Training", "Please prepare the Pairs dataset.", "pretraining-data")) << "which training, nothing tells";
}

TEST(Data, ThatAReaderIsSentForBeforeCodeThatTrainsAreTrainedOn) {
  const auto of = [](std::string component, std::string section, std::string text, std::string context) {
    Scan scan("acme/acmenet");
    scan.Code("train.py", std::move(component)).Code("net.py", "model-architecture").File("README.md");
    scan.Has("link", "https://otter.example/pairs", {{"host", "other"}, {"text", text}, {"section", std::move(section)}, {"context", std::move(context)}}, 60);
    return In(scan.Resolved(), "pretraining-data").assurance == Assurance::kLinked;
  };
  EXPECT_TRUE(of("pretraining-code", "Preparing datasets", "Pairs", "Download the Pairs dataset as pictures."));
  EXPECT_TRUE(of("pretraining-code", "Before you begin", "Pairs dataset", "Download and unpack the Pairs dataset."));
  EXPECT_FALSE(of("pretraining-code", "Before you begin", "Pairs", "Download and unpack the dataset as Pairs does.")) << "another link of the sentence";
  EXPECT_FALSE(of("pretraining-code", "Preparing datasets", "Pairs", "Datasets look like Pairs.")) << "nobody is sent";
  EXPECT_FALSE(of("pretraining-code", "Before you begin", "Pairs test dataset", "Download the Pairs test dataset.")) << "a test that others keep";
  EXPECT_FALSE(of("inference-code", "Before you begin", "Pairs dataset", "Download and unpack the Pairs dataset."));
}

TEST(Data, WhoseUseIsNotSaidWhereAReaderIsSentForThemAreNotCalledAbsent) {
  Scan scan("acme/acmenet");
  scan.Code("train.py", "pretraining-code").Code("net.py", "model-architecture").File("README.md");
  scan.Has("link", "https://otter.example/pairs",
           {{"host", "other"}, {"text", "here"}, {"section", "Preparing datasets"}, {"context", "Download the Pairs dataset from here."}}, 60);
  const Profile profile = scan.Resolved();
  EXPECT_EQ(In(profile, "pretraining-data").assurance, Assurance::kLinked);
  EXPECT_EQ(In(profile, "evaluation-data").assurance, Assurance::kNotExamined);
  EXPECT_EQ(In(profile, "sft-data").assurance, Assurance::kNotExamined);
}

TEST(Data, ThatAProgramLoadsToShrinkAModelTrainedNone) {
  const auto of = [](std::string path) {
    return In(Scan().File(std::move(path), "source").Link("hub-dataset", "wiki-notes", "load_dataset(\"wiki-notes\")", 1, "dataset").Resolved(),
              "pretraining-data")
        .assurance;
  };
  EXPECT_EQ(of("prepare.py"), Assurance::kLinked);
  EXPECT_NE(of("quantization/quant.py"), Assurance::kLinked);
}

TEST(Data, ThatAreNamedWithAWordThatEndsInChatTuneAModel) {
  const auto of = [](std::string name) {
    const Profile profile = Scan("acme/zephyr").Code("x.py").File("README.md").Link("hub-dataset", "acme/" + name, "Our data", 1, "dataset").Resolved();
    return In(profile, "sft-data").assurance == Assurance::kLinked;
  };
  EXPECT_TRUE(of("zephyrchat"));
  EXPECT_TRUE(of("OpenInstruct-200k"));
  EXPECT_FALSE(of("zephyrchatter"));
}

TEST(Data, OfANameThatOnlyEndsSoAreTrainedOn) {
  const auto of = [](std::string name) {
    return In(Scan("acme/otter").File("README.md").Link("hub-dataset", std::move(name), "Our pretraining corpus", 1, "dataset").Resolved(), "pretraining-data")
        .assurance;
  };
  EXPECT_EQ(of("acme/wechat-corpus"), Assurance::kLinked);
  EXPECT_EQ(of("acme/openwechat"), Assurance::kLinked);
  EXPECT_NE(of("acme/otterchat"), Assurance::kLinked);
}

TEST(Data, WithARowForEachModelAreResults) {
  const auto of = [](std::string columns, std::string_view id) {
    Scan scan;
    scan.Code("run.py").File("bench/evaluation_baselines.csv", "data").Has("data.format", "csv", {{"columns", std::move(columns)}, {"rows", "1427"}});
    return In(scan.Resolved(), id).assurance == Assurance::kVerified;
  };
  EXPECT_FALSE(of("model_name,task,accuracy", "evaluation-data"));
  EXPECT_TRUE(of("question,choices,answer", "evaluation-data"));
}

TEST(Data, ThatCountOthersAreNone) {
  Scan scan;
  scan.Code("train.py", "pretraining-code").File("pretrain/stats_datasets.csv", "data").Has("data.format", "csv", {{"columns", "name,docs"}, {"rows", "116"}});
  EXPECT_NE(In(scan.Resolved(), "pretraining-data").assurance, Assurance::kVerified);
}

TEST(Data, AreNoLogs) {
  const auto of = [](std::string file) {
    Scan scan("acme/acmenet");
    scan.Code("train.py", "pretraining-code").File("README.md");
    scan.Has("link", "https://files.example/acmenet/" + file,
             {{"host", "s3"}, {"file", "data"}, {"text", "csv"}, {"section", "Pretrained models"}, {"context", "Acmenet | csv"}});
    return In(scan.Resolved(), "pretraining-data").assurance == Assurance::kLinked;
  };
  EXPECT_TRUE(of("images.csv"));
  EXPECT_FALSE(of("acmenet-logs-rank.0.csv"));
}

}  // namespace
}  // namespace day
