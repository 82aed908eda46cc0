// Which terms govern which part, as evidence says that the tests state themselves.
#include <gtest/gtest.h>

#include <tuple>
#include <utility>

#include "profile/scan_for_test.h"

namespace day {
namespace {

TEST(Licensing, OfCodeIsTheOneOfSeveralAtTheRootThatASentenceNames) {
  const auto code = [](std::string said) {
    Scan scan;
    scan.Code("run.py").License("LICENSE.apache", "Apache-2.0", "osi-approved").License("LICENSE.cc", "CC-BY-NC-4.0", "non-commercial").File("README.md");
    if (!said.empty()) scan.Has("license.statement", std::move(said), {{"class", "osi-approved"}, {"about", "code"}, {"how", "sentence"}});
    return Expressions(scan.Resolved().licensing.code);
  };
  EXPECT_EQ(code(""), (Names{"Apache-2.0", "CC-BY-NC-4.0"}));
  EXPECT_EQ(code("Apache-2.0"), Names{"Apache-2.0"});
  EXPECT_EQ(code("MIT"), (Names{"Apache-2.0", "CC-BY-NC-4.0"})) << "none of them";
}

TEST(Licensing, OfNothingHereAreTermsOnOutputs) {
  const Profile profile =
      Scan().Code("run.py").License("LICENSE", "Apache-2.0", "osi-approved").License("OUTPUT_TERMS.md", "CC-BY-NC-4.0", "non-commercial").Resolved();
  EXPECT_EQ(Expressions(profile.licensing.code), Names{"Apache-2.0"});
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

TEST(Licensing, TakesForTheWeightsWhatTheirFilesState) {
  Scan scan;
  scan.License("LICENSE", "Apache-2.0", "osi-approved").Code("run.py");
  scan.File("model.gguf", "weights").Has("weights.format", "gguf", {{"executes", "no"}, {"parameters", "7"}, {"meta.general.license", "mit"}});
  const Profile profile = scan.Resolved();
  EXPECT_EQ(Expressions(profile.licensing.weights), Names{"MIT"});
  EXPECT_EQ(profile.licensing.weights[0].how, "weights-metadata");
  EXPECT_EQ(Expressions(profile.licensing.code), Names{"Apache-2.0"});
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

TEST(Licensing, SaysNothingOfTheWeightsThatASentenceOnOthersDoesNotName) {
  Scan scan;
  scan.File("README.md").Link("hub-model", "acme/acme-7b", "our weights");
  scan.Has("license.statement", "", {{"class", "non-commercial"}, {"about", "weights"}, {"how", "sentence"}, {"reach", "some"}});
  const Profile profile = scan.Resolved();
  EXPECT_EQ(Expressions(profile.licensing.weights), (Names{"non-commercial", "unknown"}));
  EXPECT_EQ(Expressions(In(profile, "pretrained-weights").licenses), Names{"unknown"});
  EXPECT_EQ(In(profile, "pretrained-weights").gate(GateId::kLicensed).state, GateState::kUnknown);
}

TEST(Licensing, LetsThePageOfAFolderSpeakOfWhatIsThereAlone) {
  const auto of = [](std::string page) {
    Scan scan;
    scan.File(std::move(page), "document").Has("license.statement", "CC-BY-4.0", {{"class", "open-content"}, {"about", "weights"}, {"how", "sentence"}});
    scan.Link("hub-model", "acme/acme-7b", "our weights").File("README.md").Link("hub-model", "acme/acme-70b", "our weights");
    return scan.Resolved();
  };
  EXPECT_EQ(Expressions(of("models/small/README.md").licensing.weights), (Names{"CC-BY-4.0", "unknown"}));
  EXPECT_EQ(Expressions(of("CARD.md").licensing.weights), Names{"CC-BY-4.0"});
}

TEST(Licensing, PassesOverTheBadgeOfAFolderThatShowsTheLicenseOfWhereItCameFrom) {
  const auto data = [](std::string page, std::string link) {
    Scan scan;
    scan.File("train.jsonl", "data").Has("data.format", "jsonl", {{"columns", "instruction,output"}, {"rows", "5000"}}).File(std::move(page), "document");
    scan.Has("license.statement", "CC-BY-4.0", {{"class", "open-content"}, {"about", "data"}, {"how", "badge"}, {"link", std::move(link)}});
    return Expressions(scan.Resolved().licensing.data);
  };
  EXPECT_EQ(data("tuning/README.md", "https://github.com/zebra/zoo/blob/main/DATA_LICENSE"), Names{"none"});
  EXPECT_EQ(data("README.md", "https://github.com/zebra/zoo/blob/main/DATA_LICENSE"), Names{"CC-BY-4.0"});
}

TEST(Licensing, LetsWordsOnTheRepositoryReachTheDataInItAndNotTheDataElsewhere) {
  Scan scan;
  scan.File("train.jsonl", "data").Has("data.format", "jsonl", {{"columns", "text"}, {"rows", "5000"}}).File("README.md");
  scan.Has("license.statement", "MIT", {{"class", "osi-approved"}, {"about", "release,weights"}, {"how", "sentence"}, {"reach", "here"}});
  scan.Link("hub-dataset", "acme/acme-preferences", "our human preference data", 5, "dataset");
  const Profile profile = scan.Resolved();
  EXPECT_EQ(Expressions(profile.licensing.data), Names{"MIT"});
  EXPECT_EQ(In(profile, "preference-data").assurance, Assurance::kLinked);
  EXPECT_TRUE(In(profile, "preference-data").licenses.empty());
}

TEST(Licensing, LetsWordsOnAReleaseOfAModelReachNoDataAndWordsOnDataNoWeights) {
  Scan scan;
  scan.File("train.jsonl", "data").Has("data.format", "jsonl", {{"columns", "text"}, {"rows", "5000"}}).File("README.md");
  scan.Has("license.statement", "MIT", {{"class", "osi-approved"}, {"about", "release"}, {"how", "sentence"}});
  const Profile data = scan.Resolved();
  EXPECT_EQ(Expressions(data.licensing.data), Names{"MIT"});
  EXPECT_TRUE(data.licensing.weights.empty()) << "there are none";
  EXPECT_TRUE(data.licensing.code.empty()) << "there is none";
  const Profile model = scan.Link("hub-model", "acme/acme-7b", "our weights").Resolved();
  EXPECT_EQ(Expressions(model.licensing.data), Names{"none"});
  EXPECT_EQ(Expressions(model.licensing.weights), Names{"MIT"});
}

TEST(Licensing, LetsAPackageInAFolderSpeakForNoCodeOutsideOfIt) {
  const auto code = [](std::string outside) {
    Scan scan;
    scan.Code("tool/run.py", "evaluation-code").License("tool/LICENSE", "MIT", "osi-approved").Code(std::move(outside));
    scan.File("tool/setup.py").Has("license.metadata", "Apache-2.0", {{"class", "osi-approved"}, {"as_written", "Apache 2.0"}});
    return scan.Resolved();
  };
  EXPECT_EQ(Expressions(code("tool/serve.py").licensing.code), Names{"Apache-2.0"});
  const Profile apart = code("serve.py");
  EXPECT_EQ(Expressions(apart.licensing.code), Names{"none"});
  EXPECT_EQ(Expressions(In(apart, "evaluation-code").licenses), Names{"MIT"}) << "what lies there has its own";
}

TEST(Licensing, ReadsABadgeOnTheCode) {
  Scan scan;
  scan.Code("run.py").File("README.md").Has("license.statement", "MIT", {{"class", "osi-approved"}, {"about", "code"}, {"how", "badge"}});
  EXPECT_EQ(Expressions(scan.Resolved().licensing.code), Names{"MIT"});
}

TEST(Licensing, DoesNotTakeWordsOnASeriesOfModelsForTheRepository) {
  Scan scan;
  scan.Code("run.py").File("README.md").Has("license.statement", "MIT", {{"class", "osi-approved"}, {"about", "code"}, {"how", "sentence"}});
  scan.Has("license.statement", "", {{"class", "custom"}, {"about", "release,weights"}, {"how", "sentence"}, {"as_written", "Acme License"}}, 2);
  EXPECT_EQ(Expressions(scan.Resolved().licensing.code), Names{"MIT"});
}

TEST(Licensing, NamesTheLicensesOfFoldersThatHoldCodeBesideTheRepositorys) {
  const Profile profile = Scan()
                              .License("LICENSE", "LicenseRef-Llama-2", "custom")
                              .License("bench/LICENSE", "MIT", "osi-approved")
                              .License("docs/LICENSE", "CC-BY-4.0", "open-content")
                              .Code("run.py")
                              .Code("bench/measure.py", "evaluation-code")
                              .Resolved();
  EXPECT_EQ(Expressions(profile.licensing.code), (Names{"LicenseRef-Llama-2", "MIT"}));
  EXPECT_EQ(Expressions(In(profile, "evaluation-code").licenses), Names{"MIT"});
}

TEST(Licensing, LetsWordsOnTheProjectReachNoWeightsThatAreKeptElsewhere) {
  const auto weights = [](std::string reach, bool here) {
    Scan scan;
    if (here) scan.Weights("model.safetensors");
    scan.File("README.md").Has("license.statement", "MIT", {{"class", "osi-approved"}, {"about", "release"}, {"how", "sentence"}, {"reach", std::move(reach)}});
    return Expressions(scan.Link("hub-model", "acme/acme-7b", "our weights").Resolved().licensing.weights);
  };
  EXPECT_EQ(weights("here", false), Names{"unknown"});
  EXPECT_EQ(weights("here", true), Names{"MIT"});
  EXPECT_EQ(weights("", false), Names{"MIT"});
}

TEST(Licensing, LetsALabelThatOnlyLeadsToTheLicenseFileSayWhatThatFileDoes) {
  const auto weights = [](std::string link, std::string about) {
    Scan scan;
    scan.File("README.md")
        .Has("license.statement", "MIT", {{"class", "osi-approved"}, {"about", std::move(about)}, {"how", "label"}, {"link", std::move(link)}});
    return Expressions(scan.Link("hub-model", "acme/acme-7b", "our weights").Resolved().licensing.weights);
  };
  EXPECT_EQ(weights("./LICENSE", "release"), Names{"unknown"});
  EXPECT_EQ(weights("./LICENSE", "code,weights"), Names{"MIT"});
  EXPECT_EQ(weights("https://opensource.org/license/mit", "release"), Names{"MIT"});
  EXPECT_EQ(weights("", "release"), Names{"MIT"});
}

TEST(Licensing, TakesAModelLicenseBehindAnotherInOneFileForThatOfSomethingBuiltOn) {
  Scan scan;
  scan.License("LICENSE", "Apache-2.0", "osi-approved").Has("license.text", "LicenseRef-Llama-2", {{"class", "custom"}, {"how", "text"}, {"file", "yes"}}, 210);
  scan.File("README.md").Link("hub-model", "acme/acme-7b", "our weights");
  const Profile profile = scan.Resolved();
  EXPECT_EQ(Expressions(profile.licensing.weights), Names{"unknown"});
  EXPECT_EQ(Expressions(profile.licensing.code), (Names{"Apache-2.0", "LicenseRef-Llama-2"}));
}

TEST(Licensing, AsksTheFileThatANoticeLeavesItsTermsTo) {
  const auto code = [](std::string file, std::string id) {
    Scan scan;
    scan.License(std::move(file), std::move(id), "osi-approved").Code("src/a/run.py");
    scan.Has("license.text", "BSD-3-Clause", {{"class", "osi-approved"}, {"how", "notice"}, {"see", "LICENSE"}});
    return Expressions(scan.Resolved().licensing.code);
  };
  EXPECT_EQ(code("src/LICENSE.txt", "BSD-2-Clause"), Names{"BSD-2-Clause"});
  EXPECT_EQ(code("src/LICENSE", "LicenseRef-BSD-3-Clause-modified"), Names{"LicenseRef-BSD-3-Clause-modified"});
  EXPECT_EQ(code("src/LICENSE", "MIT"), Names{"BSD-3-Clause"}) << "of another project, into which the file was copied";
  EXPECT_EQ(code("other/LICENSE", "BSD-2-Clause"), Names{"BSD-3-Clause"});
}

TEST(Licensing, AddsToTheFileOfOneModelsLicenseWhatSentencesGiveOthers) {
  const auto weights = [](std::vector<std::string> said) {
    Scan scan;
    scan.License("MODEL_LICENSE", "LicenseRef-Llama-2", "custom").Weights("model.safetensors").File("README.md");
    for (std::string& id : said)
      scan.Has("license.statement", id, {{"class", id == "Apache-2.0" ? "osi-approved" : "custom"}, {"about", "weights"}, {"how", "sentence"}});
    return Expressions(scan.Resolved().licensing.weights);
  };
  EXPECT_EQ(weights({"Apache-2.0", "LicenseRef-Llama-2"}), (Names{"LicenseRef-Llama-2", "Apache-2.0"}));
  EXPECT_EQ(weights({"Apache-2.0"}), Names{"LicenseRef-Llama-2"}) << "the file says otherwise of the same";
}

TEST(Licensing, TakesTermsOfAThingByNameForTheReleasesWhereItIsCalledSo) {
  const auto data = [](std::string name) {
    Scan scan("acme/otter");
    scan.File("train.jsonl", "data").Has("data.format", "jsonl", {{"columns", "text"}, {"rows", "5000"}}).File("NOTICE.md");
    scan.Has("license.statement", "CC-BY-4.0", {{"class", "open-content"}, {"about", "data"}, {"how", "sentence"}, {"named", std::move(name)}});
    return Expressions(scan.Resolved().licensing.data);
  };
  EXPECT_EQ(data("OTTER"), Names{"CC-BY-4.0"});
  EXPECT_EQ(data("Beaver"), Names{"none"});
}

TEST(Licensing, TakesNoticesForTheCodesTermsWhereMostOfItCarriesOne) {
  const auto code = [](size_t with, size_t without, std::string lines = "40") {
    Scan scan;
    for (size_t i = 0; i < with + without; ++i) {
      scan.Code("run" + std::to_string(i) + ".py").Has("code.language", "Python", {{"lines", lines}});
      if (i < with) scan.Has("license.text", "Apache-2.0", {{"class", "osi-approved"}, {"how", "notice"}});
    }
    return Expressions(scan.Resolved().licensing.code);
  };
  EXPECT_EQ(code(3, 0), Names{"Apache-2.0"});
  EXPECT_EQ(code(2, 2), Names{"Apache-2.0"});
  EXPECT_EQ(code(2, 3), Names{"none"}) << "files that were copied in keep the notice of those who wrote them";
  EXPECT_EQ(code(2, 3, "1"), Names{"Apache-2.0"}) << "on a file of one line nobody puts a notice";
}

TEST(Licensing, TakesTermsThatCallTheirObjectADatasetForTheDatas) {
  const auto terms = [](std::string file, std::string words, std::string path) {
    Scan scan;
    scan.Code("load.py").File("train.jsonl", "data").Has("data.format", "jsonl", {{"columns", "text"}, {"rows", "5000"}});
    scan.File(std::move(path), file == "yes" ? "license" : "source");
    scan.Has("license.text", "CC-BY-4.0", {{"class", "open-content"}, {"how", "notice"}, {"file", std::move(file)}}).Says(std::move(words));
    const Profile profile = scan.Resolved();
    return std::pair{Expressions(profile.licensing.code), Expressions(profile.licensing.data)};
  };
  const Names by{"CC-BY-4.0"}, none{"none"};
  EXPECT_EQ(terms("yes", "The dataset may be used under CC BY 4.0.", "LICENSE"), (std::pair{none, by}));
  EXPECT_EQ(terms("yes", "The dataset and the code are under CC BY 4.0.", "LICENSE"), (std::pair{by, by}));
  EXPECT_EQ(terms("", "_LICENSE = \"This dataset is released under CC BY 4.0.\"", "acme.py"), (std::pair{none, by}));
  EXPECT_EQ(terms("", "# Released under CC BY 4.0.", "acme.py"), (std::pair{by, none}));
}

TEST(Licensing, LeavesTheLicensesOfWhatIsBuiltInOutOfTheReleases) {
  const auto code = [](std::string path) {
    return Expressions(Scan()
                           .License("LICENSE", "Apache-2.0", "osi-approved")
                           .License(std::move(path), "BSD-3-Clause", "osi-approved")
                           .Code("run.py")
                           .Resolved()
                           .licensing.code);
  };
  EXPECT_EQ(code("LICENSE_fastmath"), Names{"Apache-2.0"});
  EXPECT_EQ(code("LICENSE-fastmath.txt"), Names{"Apache-2.0"});
  EXPECT_EQ(code("LICENSE-BSD"), (Names{"Apache-2.0", "BSD-3-Clause"}));
  EXPECT_EQ(code("LICENSE-CODE"), Names{"BSD-3-Clause"});
}

TEST(Licensing, CallsDataUnlicensedOnlyWhereNoTermsAreMentioned) {
  const auto data = [](std::string how) {
    Scan scan;
    scan.File("train.jsonl", "data").Has("data.format", "jsonl", {{"columns", "text"}, {"rows", "5000"}}).Weights("model.safetensors").File("README.md");
    scan.Has("license.statement", "", {{"class", "unknown"}, {"about", "data"}, {"how", std::move(how)}, {"link", ""}});
    return Expressions(scan.Resolved().licensing.data);
  };
  EXPECT_EQ(data("mention"), Names{"unknown"});
  EXPECT_EQ(data("sentence"), Names{"none"});
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

TEST(Licensing, FollowsASentenceToTheSectionThatItNames) {
  const auto weights = [](std::string anchor) {
    return Expressions(Scan()
                           .File("README.md")
                           .Has("license.statement", "", {{"class", "unknown"}, {"about", "weights"}, {"link", std::move(anchor)}, {"section", "Models"}})
                           .Has("license.statement", "MIT", {{"class", "osi-approved"}, {"about", "release"}, {"reach", "here"}, {"section", "License"}}, 9)
                           .Link("hub-model", "acme/acme-7b", "our weights")
                           .Resolved()
                           .licensing.weights);
  };
  EXPECT_EQ(weights("#license"), Names{"MIT"});
  EXPECT_EQ(weights("#license-of-others"), Names{"unknown"});
}

TEST(Licensing, GovernsPointersToTheHostsStoreAsFilesOfTheRepository) {
  Scan scan;
  scan.License("LICENSE", "MIT", "osi-approved").File("data/train.jsonl").Has("pointer.lfs", "sha256:00");
  EXPECT_EQ(Expressions(scan.Resolved().licensing.data), Names{"MIT"});
  Scan linked;
  linked.License("LICENSE", "MIT", "osi-approved").File("README.md").Link("hub-dataset", "acme/train", "our data", 1, "dataset");
  EXPECT_EQ(Expressions(linked.Resolved().licensing.data), Names{"unknown"});
}

}  // namespace
}  // namespace day
