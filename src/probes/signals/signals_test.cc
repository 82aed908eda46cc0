#include "probes/signals/signals.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "probe/probe_for_test.h"

namespace day::probes::signals {
std::unique_ptr<Probe> Make();
}

namespace day::signals {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

const Probe& TheProbe() {
  static const std::unique_ptr<Probe> kProbe = probes::signals::Make();
  return *kProbe;
}

std::vector<Evidence> Read(std::string_view path, std::string_view text, bool last = true) {
  Artifact artifact;
  artifact.path = path;
  artifact.name = path.substr(path.rfind('/') + 1);
  artifact.size = text.size();
  artifact.text = true;
  Readings readings;
  artifact.readings = &readings;
  Collected list;
  const std::unique_ptr<Session> session = TheProbe().Start(artifact);
  if (!session) return {};
  Window window;
  window.bytes = std::as_bytes(std::span(text));
  window.last = last;
  session->Feed(window, list);
  session->Finish(list);
  return list.all;
}

const Evidence* Of(const std::vector<Evidence>& evidence, std::string_view signal) {
  const auto found = std::ranges::find(evidence, signal, &Evidence::value);
  return found == evidence.end() ? nullptr : &*found;
}

constexpr std::string_view kLoop = "import torch\n\nfor x in data:\n    loss = model(x)\n    loss.backward()\n    optimizer.step()\n";

TEST(SignalsProbe, SaysWhatWhereAndHowSure) {
  const auto evidence = Read("src/train.py", kLoop);
  const Evidence* loop = Of(evidence, "pretraining-code.loop");
  ASSERT_NE(loop, nullptr);
  EXPECT_EQ(loop->key, "signal");
  EXPECT_EQ(loop->Get("component"), "pretraining-code");
  EXPECT_EQ(loop->Get("strength"), "strong");
  EXPECT_EQ(loop->Get("weight"), "6");
  EXPECT_EQ(loop->Get("place"), "own");
  EXPECT_EQ(loop->Get("count"), "1");
  EXPECT_EQ(loop->Get("kind"), "python");
  EXPECT_EQ(loop->at.line, 5U);
  EXPECT_EQ(loop->excerpt, "loss.backward()");
}

TEST(SignalsProbe, TakesAScriptThatTestsAModelForCodeOfItsFolder) {
  const auto place = [](std::string_view path, const std::string& text) { return std::string(Of(Read(path, text), "pretraining-code.loop")->Get("place")); };
  const std::string loop(kLoop);
  EXPECT_EQ(place("tools/test_learning.py", loop), "own");
  EXPECT_EQ(place("docs/test_learning.py", loop), "docs");
  EXPECT_EQ(place("tools/test_learning.py", loop + "def test_it():\n    pass\n"), "test");
  EXPECT_EQ(place("tests/learning.py", loop), "test") << "what its folder says";
}

TEST(SignalsProbe, TellsOwnFilesFromOthers) {
  for (const auto& [path, place] : {std::pair("train.py", "own"), std::pair("examples/train.py", "example"), std::pair("tests/test_train.py", "test"),
                                    std::pair("third_party/lib/train.py", "vendored"), std::pair("docs/train.py", "docs")}) {
    const auto evidence = Read(path, kLoop);
    const Evidence* loop = Of(evidence, "pretraining-code.loop");
    ASSERT_NE(loop, nullptr) << path;
    EXPECT_EQ(loop->Get("place"), place) << path;
  }
}

TEST(SignalsProbe, ReadsNotebooksAndPointsIntoThem) {
  const auto evidence =
      Read("a.ipynb", "{\"cells\": [\n {\"cell_type\": \"code\",\n  \"source\": [\n   \"loss.backward()\\n\",\n   \"optimizer.step()\\n\"\n ]}\n]}\n");
  const Evidence* loop = Of(evidence, "pretraining-code.loop");
  ASSERT_NE(loop, nullptr);
  EXPECT_EQ(loop->at.line, 4U);
  EXPECT_EQ(loop->excerpt, "loss.backward()");
  EXPECT_EQ(loop->Get("kind"), "notebook");
}

TEST(SignalsProbe, SaysASignalOfAFileOnce) {
  std::string text;
  for (int i = 0; i < 3000; ++i) text += kLoop;
  const auto evidence = Read("train.py", text);
  EXPECT_EQ(std::ranges::count(evidence, "pretraining-code.loop", &Evidence::value), 1);
  EXPECT_EQ(Of(evidence, "pretraining-code.loop")->Get("count"), "1000");
}

TEST(SignalsProbe, QuotesWhatStandsAroundInALongLine) {
  const std::string text = std::string(100'000, 'x') + ";loss.backward();optimizer.step();" + std::string(100'000, 'y');
  const auto evidence = Read("a.py", text);
  const Evidence* loop = Of(evidence, "pretraining-code.loop");
  ASSERT_NE(loop, nullptr);
  EXPECT_THAT(loop->excerpt, ::testing::HasSubstr("loss.backward()"));
  EXPECT_LE(loop->excerpt.size(), kMaxExcerpt);
}

TEST(SignalsProbe, SaysWhereItStopped) {
  const std::string text = std::string(2 << 20, '\n') + std::string(kLoop);
  const auto evidence = Read("train.py", text);
  ASSERT_THAT(evidence, SizeIs(1));
  EXPECT_EQ(evidence[0].outcome, Outcome::kSkipped);
  EXPECT_EQ(evidence[0].value, "text beyond 1024 KiB");
  EXPECT_EQ(Read("a.tf", std::string(70'000, ' '))[0].value, "text beyond 64 KiB");
  EXPECT_EQ(Read("train.py", "x = 1\n", false)[0].value, "text beyond 1024 KiB");
}

TEST(SignalsProbe, LeavesDocumentsDataAndBinariesAlone) {
  EXPECT_THAT(Read("README.md", kLoop), IsEmpty());
  EXPECT_THAT(Read("data.jsonl", kLoop), IsEmpty());
  EXPECT_THAT(Read("big.json", std::string(300'000, ' ')), IsEmpty());
  Artifact binary;
  binary.path = binary.name = "a.py";
  EXPECT_EQ(TheProbe().Start(binary), nullptr);
}

TEST(SignalsProbe, NamesTheLibrariesOfARequirementsFile) {
  const auto evidence = Read("requirements.txt", "numpy\ntorch>=2.1\ntransformers==4.40\n# deepspeed\n");
  const Evidence* list = Of(evidence, "training-libraries.requirements");
  ASSERT_NE(list, nullptr);
  EXPECT_EQ(list->Get("targets"), "torch|transformers");
  EXPECT_EQ(list->at.line, 2U);
}

TEST(SignalsProbe, LooksIntoBlocksOfCodeOfADocumentAndSaysTheirLines) {
  const std::string_view text =
      "# Marmot\n\nSYSTEM is a word.\n\n```bash\nmake\n```\n\n## Run\n\n- Like so:\n  ```\n  FROM marmot\n  SYSTEM You are a marmot.\n  ```\n";
  const std::vector<Evidence> found = Read("README.md", text);
  const Evidence* prompt = Of(found, "system-prompts.modelfile");
  ASSERT_NE(prompt, nullptr);
  EXPECT_EQ(prompt->at.line, 14u);
  EXPECT_EQ(prompt->Get("kind"), "document");
  EXPECT_THAT(Read("README.md", "# Marmot\n\nSYSTEM You are a marmot.\n\n`SYSTEM You are a marmot.`\n"), IsEmpty());
  EXPECT_THAT(Read("README.md", ""), IsEmpty());
}

}  // namespace
}  // namespace day::signals
