#include "scan/interest.h"

#include "scan/test_help.h"

namespace day::scan {
namespace {

std::unique_ptr<Probe> Wanting(Interest interest) {
  return MakeSimpleProbe({.id = "p", .interest = std::move(interest), .appetite = Head{1}}, [](const Artifact&, const Window&, Sink&) {});
}
// Which of the probes want it, and, in brackets, for which it is too large.
std::string ChosenBy(const Probes& probes, const Artifact& artifact) {
  const InterestTable::Choice choice = InterestTable(probes).Choose(artifact);
  std::string text;
  for (size_t i = 0; i < probes.size(); ++i) {
    if (choice.wanted[i]) text += std::to_string(i);
    if (choice.too_large[i]) text += "(" + std::to_string(i) + ")";
  }
  return text;
}
Artifact Named(std::string_view path) { return {.path = path, .name = path.substr(path.rfind('/') + 1), .size = 10}; }

TEST(InterestTable, FindsNamesEndingsAndGlobsWithoutCase) {
  const Probes probes =
      ProbesOf(Wanting({.names = {"README.md"}}), Wanting({.names = {"*.JSON"}}), Wanting({.names = {"*.index.json"}}), Wanting({.names = {"LICENSE*"}}),
               Wanting({.names = {"model-?????"
                                  "-of-?????.bin"}}),
               Wanting({.names = {"[rs]un.py"}}), Wanting({.names = {"*"}}));
  EXPECT_EQ(ChosenBy(probes, Named("a/readme.MD")), "06");
  EXPECT_EQ(ChosenBy(probes, Named("readme.md.txt")), "6");
  EXPECT_EQ(ChosenBy(probes, Named("x.json")), "16");
  EXPECT_EQ(ChosenBy(probes, Named("model.safetensors.index.json")), "126");
  EXPECT_EQ(ChosenBy(probes, Named("license-code")), "36");
  EXPECT_EQ(ChosenBy(probes, Named("model-00001-of-00002.bin")), "46");
  EXPECT_EQ(ChosenBy(probes, Named("sun.py")), "56");
  EXPECT_EQ(ChosenBy(probes, Named("gun.py")), "6");
  EXPECT_EQ(ChosenBy(probes, Named("")), "6");
}
TEST(InterestTable, MatchesAGlobWithASlashOverTheWholePath) {
  const Probes probes = ProbesOf(Wanting({.names = {"docs/*.md"}}), Wanting({.names = {"**/eval/**"}}), Wanting({.names = {"config.json"}}));
  EXPECT_EQ(ChosenBy(probes, Named("docs/a.md")), "0");
  EXPECT_EQ(ChosenBy(probes, Named("docs/b/a.md")), "");
  EXPECT_EQ(ChosenBy(probes, Named("src/Eval/x/config.json")), "12");
  EXPECT_EQ(ChosenBy(probes, Named("a.md")), "");
}
TEST(InterestTable, TakesAnyDepthForNoneToo) {
  const Probes probes = ProbesOf(Wanting({.names = {"**/cards/*.md"}}), Wanting({.names = {"**/[a-c].md"}}), Wanting({.names = {"**/x"}}));
  EXPECT_EQ(ChosenBy(probes, Named("cards/b.md")), "01");
  EXPECT_EQ(ChosenBy(probes, Named("z/cards/d.md")), "0");
  EXPECT_EQ(ChosenBy(probes, Named("a.md")), "1");
  EXPECT_EQ(ChosenBy(probes, Named("x")), "2");
  EXPECT_EQ(ChosenBy(probes, Named("d/x")), "2");
}
TEST(InterestTable, FindsTypesKindsAndText) {
  const Probes probes =
      ProbesOf(Wanting({.types = {"gguf"}}), Wanting({.kinds = {"weights", "data"}}), Wanting({.any_text = true}), Wanting({.anything = true}), Wanting({}));
  EXPECT_EQ(ChosenBy(probes, {.type = "gguf", .kind = "weights"}), "013");
  EXPECT_EQ(ChosenBy(probes, {.type = "jsonl", .kind = "data", .text = true}), "123");
  EXPECT_EQ(ChosenBy(probes, {}), "3");
}
TEST(InterestTable, KeepsTheBoundsOfSize) {
  const Probes probes = ProbesOf(Wanting({.anything = true, .max_size = 10}), Wanting({.anything = true, .min_size = 10}),
                                 Wanting({.names = {"*.x"}, .min_size = 5, .max_size = 9}));
  EXPECT_EQ(ChosenBy(probes, {.path = "a.x", .name = "a.x", .size = 10}), "01(2)");
  EXPECT_EQ(ChosenBy(probes, {.path = "a.x", .name = "a.x", .size = 9}), "02");
  EXPECT_EQ(ChosenBy(probes, {.path = "a.x", .name = "a.x", .size = 4}), "0");
  EXPECT_EQ(ChosenBy(probes, {.path = "a", .name = "a", .size = 11}), "(0)1");
}

}  // namespace
}  // namespace day::scan
