#include "probes/links/links.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "probe/probe_for_test.h"

namespace day::links {
namespace {

using ::testing::ElementsAre;

const LinkTable& TheTable() {
  static const LinkTable kTable;
  return kTable;
}

std::vector<Evidence> Read(std::string_view text, std::string_view name = "README.md") {
  Collected list;
  ReadLinks(TheTable(), ReadTextDocument(name, text).body, list);
  std::erase_if(list.all, [](const Evidence& one) { return one.key == "document.lead"; });
  return list.all;
}

std::string Kind(std::string_view url, std::string_view text = "") {
  const auto parsed = ParseUrl(url);
  if (!parsed) return "none";
  const Target target = TheTable().Classify(*parsed, text);
  return target.kind + " " + target.name;
}

TEST(LinkTable, TellsTheThingsOfTheHubApart) {
  EXPECT_EQ(Kind("https://huggingface.co/org/model"), "hub-model org/model");
  EXPECT_EQ(Kind("https://www.HuggingFace.co/org/model/"), "hub-model org/model");
  EXPECT_EQ(Kind("https://hf.co/org/model/blob/main/README.md"), "hub-model org/model");
  EXPECT_EQ(Kind("https://huggingface.co/org/model/resolve/main/model.safetensors?download=true"), "hub-model org/model");
  EXPECT_EQ(Kind("https://huggingface.co/datasets/org/data/tree/main"), "hub-dataset org/data");
  EXPECT_EQ(Kind("https://huggingface.co/datasets/squad"), "hub-dataset squad");
  EXPECT_EQ(Kind("https://huggingface.co/spaces/org/demo"), "hub-space org/demo");
  EXPECT_EQ(Kind("https://huggingface.co/collections/org/things-123abc"), "hub-collection org/things-123abc");
  EXPECT_EQ(Kind("https://huggingface.co/papers/2402.00838"), "arxiv 2402.00838");
  EXPECT_EQ(Kind("https://huggingface.co/org"), "hub-other org");
  EXPECT_EQ(Kind("https://huggingface.co/docs/transformers/index"), "hub-other ");
  EXPECT_EQ(Kind("https://huggingface.co"), "hub-other ");
}

TEST(LinkTable, ReadsArxivIds) {
  EXPECT_EQ(Kind("https://arxiv.org/abs/2402.00838v2"), "arxiv 2402.00838");
  EXPECT_EQ(Kind("http://arxiv.org/pdf/2402.00838.pdf"), "arxiv 2402.00838");
  EXPECT_EQ(Kind("https://arxiv.org/abs/cs/0501001"), "arxiv cs/0501001");
  EXPECT_EQ(Kind("https://doi.org/10.48550/arXiv.2402.00838"), "arxiv 2402.00838");
  EXPECT_EQ(Kind("https://arxiv.org/abs/xxxx.xxxxx"), "arxiv ");
}

TEST(LinkTable, KnowsOtherPapers) {
  EXPECT_EQ(Kind("https://doi.org/10.1145/3287560.3287596"), "doi 10.1145/3287560.3287596");
  EXPECT_EQ(Kind("https://aclanthology.org/2020.acl-main.1/"), "paper 2020.acl-main.1");
  EXPECT_EQ(Kind("https://openreview.net/forum?id=AbC"), "paper AbC");
  EXPECT_EQ(Kind("https://example.org/files/tech_report.pdf"), "paper tech_report.pdf");
  EXPECT_EQ(Kind("https://example.org/x.pdf", "Technical Report"), "paper x.pdf");
  EXPECT_EQ(Kind("https://example.org/license.pdf", "paper license"), "other license.pdf");
  EXPECT_EQ(Kind("https://example.org/x.pdf", "menu"), "other x.pdf");
}

TEST(LinkTable, KnowsRepositoriesAndWhatTheyServe) {
  EXPECT_EQ(Kind("https://github.com/org/repo.git"), "github org/repo");
  EXPECT_EQ(Kind("https://github.com/org/repo/tree/main/src"), "github org/repo");
  EXPECT_EQ(Kind("https://github.com/org/repo/releases/download/v1/model.pt"), "release-asset org/repo");
  EXPECT_EQ(Kind("https://github.com/org/repo/actions/workflows/ci.yml/badge.svg"), "badge ");
  EXPECT_EQ(Kind("https://raw.githubusercontent.com/org/repo/main/x.csv"), "github org/repo");
  EXPECT_EQ(Kind("https://gitlab.com/group/repo"), "gitlab group/repo");
}

TEST(LinkTable, KnowsStorage) {
  EXPECT_EQ(Kind("https://drive.google.com/file/d/1AbC/view?usp=sharing"), "drive 1AbC");
  EXPECT_EQ(Kind("https://drive.google.com/uc?id=1AbC&export=download"), "drive 1AbC");
  EXPECT_EQ(Kind("https://pan.baidu.com/s/1x"), "drive ");
  EXPECT_EQ(Kind("https://bucket.s3.us-west-2.amazonaws.com/a/model.pt"), "s3 bucket.s3.us-west-2.amazonaws.com");
  EXPECT_EQ(Kind("s3://bucket/key.parquet"), "s3 bucket");
  EXPECT_EQ(Kind("https://storage.googleapis.com/bucket/x.tar"), "s3 bucket");
  EXPECT_EQ(Kind("https://zenodo.org/records/123"), "zenodo 123");
  EXPECT_EQ(Kind("https://doi.org/10.5281/zenodo.123"), "zenodo 123");
  EXPECT_EQ(Kind("https://www.kaggle.com/datasets/org/data"), "kaggle org/data");
  EXPECT_EQ(Kind("https://modelscope.cn/models/org/model/summary"), "modelscope org/model");
  EXPECT_EQ(Kind("hf://datasets/org/data/x.csv"), "hub-dataset org/data");
  EXPECT_EQ(Kind("https://forms.gle/x"), "form ");
}

TEST(Links, KeepTheRevisionThatIsAskedFor) {
  const auto revision = [](std::string_view code) {
    const auto links = Read("# A\n\n```python\n" + std::string(code) + "\n```\n");
    return links.empty() ? std::string("none") : std::string(links[0].Get("revision"));
  };
  EXPECT_EQ(revision("m = Model.from_pretrained(\n  \"acme/acme-7b\",\n  revision=\"step3000\",\n)"), "step3000");
  EXPECT_EQ(revision("x = 1\n# others with `revision=step1000-tokens4B`\n# or none\nm = Model.from_pretrained('acme/acme-7b')"), "step1000-tokens4B");
  EXPECT_EQ(revision("hf download acme/acme-7b --revision ckpt_120"), "ckpt_120");
  EXPECT_EQ(revision("m = Model.from_pretrained('acme/acme-7b')\nrevision = 'v2'"), "");
}

std::vector<std::string> Programs(std::string_view text) {
  std::vector<std::string> found;
  for (const Evidence& one : Read(text))
    if (one.key == "program") found.push_back(fmt::format("{} {} [{}]", one.Get("how"), one.value, one.Get("under")));
  return found;
}

TEST(Programs, AreTakenFromCommandsWithTheHeadingsOverThem) {
  EXPECT_THAT(Programs("# Acme\n\n## Pre-Training\n\n### Small\n\n```bash\n$ WANDB=0 torchrun --nproc 8 \\\n    tools/train.py --config a/b.py\npython -m "
                       "acme.run x\n```\n"),
              ElementsAre("command tools/train.py [Small / Pre-Training]", "command acme/run.py [Small / Pre-Training]"));
  EXPECT_THAT(Programs("# Acme\n\n```\n./go.sh\nbash a.sh && python3 b.py\n```\n"), ElementsAre("command go.sh []", "command a.sh []", "command b.py []"));
  EXPECT_THAT(Programs("# A\n\n## Use\n\nRun `python x/y.py --z` now, or see `work.py`.\n"), ElementsAre("command x/y.py [Use]", "name work.py [Use]"));
}

TEST(Programs, AreNoBlanksCommentsAndOtherFiles) {
  EXPECT_THAT(
      Programs("# A\n\n```\n# python a.py\npython {script}.py\npython $HOME/a.py\npython ../a.py\ncat a.py\npip install a\npython https://x.org/a.py\n```\n"),
      ElementsAre());
}

TEST(Links, SayWhichSentencesSpeakOfCards) {
  std::vector<Evidence> found;
  for (Evidence& one : Read("# Model card\n\nIt is free.\nSee the Model Cards for more. Bye.\n\nA hard wooden model, a card.\n"))
    if (one.key == "card.mention") found.push_back(std::move(one));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].value, "model");
  EXPECT_EQ(found[0].at.line, 4U);
  EXPECT_EQ(found[0].excerpt, "See the Model Cards for more.");
}

TEST(LinkTable, IsNotFooledByAHostThatOnlyLooksLikeOne) {
  EXPECT_EQ(Kind("https://huggingface.co.evil.example/org/model"), "other ");
  EXPECT_EQ(Kind("https://huggingface.co@evil.example/org/model"), "other ");
  EXPECT_EQ(Kind("https://evil.example/huggingface.co/org/model"), "other ");
  EXPECT_EQ(Kind("https://myhuggingface.co/org/model"), "other ");
}

TEST(LinkTable, SaysWhichKindOfFileAUrlEndsIn) {
  EXPECT_EQ(TheTable().Classify(*ParseUrl("https://dl.example.org/a/b.SafeTensors"), "").file, "weights");
  EXPECT_EQ(TheTable().Classify(*ParseUrl("https://dl.example.org/a/genome.fa.gz"), "").file, "data");
  EXPECT_EQ(TheTable().Classify(*ParseUrl("https://www.tensorflow.org/datasets/catalog/herd"), "").what, "dataset");
  EXPECT_EQ(TheTable().Classify(*ParseUrl("https://dl.example.org/a/b.jsonl.gz"), "").file, "data");
  EXPECT_EQ(TheTable().Classify(*ParseUrl("https://dl.example.org/a/b.html"), "").file, "");
}

TEST(LinkTable, FindsHubIdsInCode) {
  const auto ids = TheTable().FindHubIds(
      "name = \"acme/base-7b\"\nm = AutoModel.from_pretrained(\n    'acme/model-7b', device_map='auto')\nload_dataset(\"acme/data\")\n", true);
  std::vector<std::string> got;
  for (const HubId& id : ids) got.push_back(std::string(id.host) + " " + id.id);
  EXPECT_THAT(got, ElementsAre("hub-model acme/base-7b", "hub-model acme/model-7b", "hub-dataset acme/data"));
}

TEST(LinkTable, TakesAnAssignedIdForWhatItsNameSays) {
  const auto ids = TheTable().FindHubIds(
      "add_argument('--model_path',\n  default='acme/model-7b')\nDATA = 'acme/herd'\nTOKENIZER = 'acme/words'\nx = 'acme/x'\nload_dataset(path)\n", true);
  std::vector<std::string> got;
  for (const HubId& id : ids) got.push_back(std::string(id.host) + " " + id.id);
  EXPECT_THAT(got, ElementsAre("hub-model acme/model-7b", "hub-dataset acme/herd"));
}

TEST(LinkTable, KnowsTheOldestSetsOfTheHubByTheirNameAlone) {
  const auto found = [](std::string_view code) {
    const auto ids = TheTable().FindHubIds(std::string(code) + "\n# a/b\n", true);
    return ids.empty() ? std::string() : ids[0].id;
  };
  EXPECT_EQ(found("load_dataset('oldnews', split='train')"), "oldnews");
  EXPECT_EQ(found("datasets.load_dataset(\"oldnews\")"), "oldnews");
  EXPECT_EQ(found("task.load_dataset('oldnews')"), "");
  EXPECT_EQ(found("load_dataset('json', data_files='x')"), "");
  EXPECT_EQ(found("load_dataset(path, 'oldnews')"), "");
  EXPECT_EQ(found("load_dataset('old news')"), "");
}

TEST(LinkTable, FindsHubIdsInCommands) {
  const auto ids = TheTable().FindHubIds("huggingface-cli download acme/data --repo-type dataset\nvllm serve acme/model --port 1\n", true);
  ASSERT_EQ(ids.size(), 2U);
  EXPECT_EQ(ids[0].host, "hub-dataset");
  EXPECT_EQ(ids[1].id, "acme/model");
}

TEST(LinkTable, DoesNotTakeAPathForAHubId) {
  for (const char* code : {"from_pretrained(\"path/to/model\")", "from_pretrained('./out/model')", "from_pretrained(\"checkpoints/x\")",
                           "from_pretrained(\"your-username/x\")", "load_dataset('a/b/c')", "load_dataset(\"data/train.json\")", "from_pretrained(\"model\")",
                           "open(\"acme/model\")", "x = \"acme/model\"", "--model ./a/b"})
    EXPECT_TRUE(TheTable().FindHubIds(code, true).empty()) << code;
}

TEST(LinksProbe, NamesTheColumnALinkStandsIn) {
  const auto links = Read(
      "# T\n\n| Stage two | Stage three | Data |\n|---|---|---|\n"
      "| [Download](https://drive.google.com/a) | [Download](https://drive.google.com/b) | see [Herd](https://huggingface.co/datasets/acme/herd) |\n\n"
      "[Download](https://drive.google.com/c)\n");
  ASSERT_EQ(links.size(), 4U);
  std::vector<std::string> columns;
  for (const Evidence& link : links) columns.emplace_back(link.Get("column"));
  EXPECT_THAT(columns, ElementsAre("Stage two", "Stage three", "Data", ""));
}

TEST(LinksProbe, TakesARowsLabelForNoLink) {
  const auto links = Read(
      "# T\n\n| Name | Base | Quantized |\n|---|---|---|\n| **Acme** | \xF0\x9F\xA4\x97 [Acme](https://huggingface.co/acme/a) | "
      "[Acme-8bits](https://huggingface.co/acme/b) |\n");
  ASSERT_EQ(links.size(), 2U);
  EXPECT_EQ(links[0].Get("column"), "Base");
  EXPECT_EQ(links[1].Get("column"), "Quantized");
}

TEST(LinksProbe, GivesLineSectionTextAndSentence) {
  const auto links = Read("# T\n\n## Data\n\nNothing here. The data is on [the Hub](https://huggingface.co/datasets/org/d). Bye.\n");
  ASSERT_EQ(links.size(), 1U);
  EXPECT_EQ(links[0].value, "https://huggingface.co/datasets/org/d");
  EXPECT_EQ(links[0].at.line, 5U);
  EXPECT_EQ(links[0].Get("host"), "hub-dataset");
  EXPECT_EQ(links[0].Get("section"), "Data");
  EXPECT_EQ(links[0].Get("text"), "the Hub");
  EXPECT_EQ(links[0].Get("context"), "The data is on the Hub.");
}

TEST(LinksProbe, GivesLinesBehindFrontMatter) { EXPECT_EQ(Read("---\na: b\n---\n[x](https://e.org)\n").at(0).at.line, 4U); }

TEST(LinksProbe, ReadsUrlsAndIdsOfCodeBlocks) {
  const auto links = Read("# T\n\n```sh\n# get it\nwget https://e.org/a.pt\n```\n\nUse `from_pretrained(\"acme/m\")`.\n");
  ASSERT_EQ(links.size(), 2U);
  EXPECT_EQ(links[0].at.line, 5U);
  EXPECT_EQ(links[0].Get("file"), "weights");
  EXPECT_EQ(links[1].value, "acme/m");
  EXPECT_EQ(links[1].Get("text"), "from_pretrained");
}

TEST(LinksProbe, GivesLocalLinksAndLeavesOutPlacesOfThePageAndMail) {
  const auto links = Read("[a](./docs/a%20b.md#x) [b](#top) [c](mailto:a@b.org) [d](LICENSE)\n");
  ASSERT_EQ(links.size(), 2U);
  EXPECT_EQ(links[0].Get("host"), "local");
  EXPECT_EQ(links[0].Get("name"), "docs/a b.md");
  EXPECT_EQ(links[1].Get("name"), "LICENSE");
}

TEST(LinksProbe, SaysWhenItStops) {
  std::string text;
  for (size_t i = 0; i <= kMaxLinksShown; ++i) text += "<https://e.org/" + std::to_string(i) + ">\n";
  const auto links = Read(text);
  EXPECT_EQ(links.size(), kMaxLinksShown + 1);
  EXPECT_EQ(links.back().outcome, Outcome::kSkipped);
}

std::vector<Evidence> ReadCode(std::string_view code, bool shell = false) {
  Collected list;
  ReadCodeLinks(TheTable(), code, shell, list);
  return list.all;
}

TEST(CodeLinks, AreWhatTheCodeDownloads) {
  const auto links = ReadCode(
      "# see https://docs.acme.org/page\n_MODELS = {\n  \"small\": \"https://cdn.acme.org/models/small.pt\",\n}\n"
      "base = AutoModel.from_pretrained(\"acme/base-7b\")\ndata = "
      "load_dataset('acme/tulips')\nurlretrieve('https://huggingface.co/acme/x/resolve/main/c.json')\n");
  ASSERT_EQ(links.size(), 4u);
  EXPECT_EQ(links[0].value, "https://cdn.acme.org/models/small.pt");
  EXPECT_EQ(links[0].Get("file"), "weights");
  EXPECT_EQ(links[0].at.line, 3u);
  EXPECT_EQ(links[1].Get("name"), "acme/x");
  EXPECT_EQ(links[2].value, "acme/base-7b");
  EXPECT_EQ(links[2].Get("host"), "hub-model");
  EXPECT_EQ(links[2].at.line, 5u);
  EXPECT_EQ(links[3].Get("host"), "hub-dataset");
}
TEST(CodeLinks, AreNotPagesAndPictures) {
  EXPECT_TRUE(ReadCode("# https://github.com/acme/code/issues/1\nx = 'https://acme.org/logo.png'\n# https://arxiv.org/abs/2401.00001\n").empty());
}
TEST(CodeLinks, AreCommandsOfShellScriptsOnly) {
  EXPECT_EQ(ReadCode("hf download acme/model\n", true).size(), 1u);
  EXPECT_TRUE(ReadCode("hf download acme/model\n").empty());
}
TEST(CodeLinks, EndAtTheirBound) { EXPECT_TRUE(ReadCode(std::string(kMaxCode, '\n') + "AutoModel.from_pretrained('acme/base-7b')").empty()); }
TEST(CitedPapers, AreFoundByArxivsIdOrByDoi) {
  const auto links = Read(
      "# Citation\n\n```bibtex\n@misc{a,\n  title={Tulips},\n  eprint={2401.00001},\n  archivePrefix={arXiv}\n}\n"
      "@article{b, title={Roses}, journal={arXiv preprint arXiv:2402.00002v2}}\n@article{c, title={Daisies}, doi={10.1000/182}}\n```\n");
  ASSERT_EQ(links.size(), 3u);
  EXPECT_EQ(links[0].value, "arXiv:2401.00001");
  EXPECT_EQ(links[0].Get("host"), "arxiv");
  EXPECT_EQ(links[0].Get("text"), "Tulips");
  EXPECT_EQ(links[0].Get("section"), "Citation");
  EXPECT_EQ(links[0].at.line, 4u);
  EXPECT_EQ(links[1].Get("name"), "2402.00002");
  EXPECT_EQ(links[2].Get("host"), "doi");
}
TEST(CitedPapers, AreNotEntriesWithAUrlOrWithoutAnId) {
  EXPECT_EQ(Read("```\n@misc{a, title={T}, eprint={2401.00001}, url={https://arxiv.org/abs/2401.00001}}\n```\n").size(), 1u);
  EXPECT_TRUE(Read("```\n@misc{a, title={T}, eprint={nonsense}, year=2024}\n```\n").empty());
}

TEST(LinkTable, TellsPagesByAFolderOfTheirPath) {
  EXPECT_EQ(Kind("https://ai.acme.org/research/publications/acme-7b/"), "paper ");
  EXPECT_EQ(TheTable().Classify(*ParseUrl("https://acme.org/datasets/tulips-downloads"), "").what, "dataset");
  EXPECT_EQ(TheTable().Classify(*ParseUrl("https://acme.org/datasets"), "").what, "");
}
TEST(LinkTable, TakesAPageForAPaperWhereTheTextSaysSo) {
  EXPECT_EQ(Kind("https://acme.org/x", "Technical Report"), "paper ");
  EXPECT_EQ(Kind("https://acme.org/x", "Paper License"), "other ");
  EXPECT_EQ(Kind("https://acme.org/x", "a page on which, among many other things, a paper is spoken of"), "other ");
}

TEST(LinksProbe, GivesTheHeadingsOverALinkWhereThereAreSeveral) {
  const auto links = Read("# Acme\n\n[a](https://acme.example/a)\n\n## Training\n\n[b](https://acme.example/b)\n\n### Data\n\n[c](https://acme.example/c)\n");
  ASSERT_EQ(links.size(), 3u);
  EXPECT_EQ(links[0].Get("under"), "");
  EXPECT_EQ(links[1].Get("under"), "") << "the section says it already";
  EXPECT_EQ(links[2].Get("under"), "Data / Training");
}

TEST(CodeLinks, OfATokenizerAskForNoModel) {
  const auto links = ReadCode("t = AutoTokenizer.from_pretrained('acme/base-7b')\nm = AutoModel.from_pretrained('acme/base-7b')\n");
  ASSERT_EQ(links.size(), 2u);
  EXPECT_EQ(links[0].Get("what"), "tokenizer");
  EXPECT_EQ(links[1].Get("what"), "model");
}

TEST(LinksProbe, GivesTheFirstSentenceOfADocument) {
  const auto leads = [](std::string_view text) {
    Collected list;
    ReadLinks(TheTable(), ReadTextDocument("README.md", text).body, list);
    return list.Of("document.lead");
  };
  const auto lead = leads(
      "# Places\n\n[![a](b)](c)\n\nv1.0\n\nThese are photographs that we evaluate the model on. There are many.\n\nMore of it is written further down.\n");
  ASSERT_EQ(lead.size(), 1u);
  EXPECT_EQ(lead[0].value, "These are photographs that we evaluate the model on.");
  EXPECT_EQ(lead[0].at.line, 7u);
  EXPECT_TRUE(leads("# Places\n\n[all of the text of this paragraph is the text of a link](https://acme.example)\n").empty());
}

TEST(CodeLinks, BeginAtAStoreOfObjectsAndEndInTheCode) {
  const auto links = ReadCode("BASE = 'https://acme.blob.core.windows.net/'\nprior = BASE + 'jingle/models/prior_0.pth.tar'\n");
  ASSERT_EQ(links.size(), 1u);
  EXPECT_EQ(links[0].value, "https://acme.blob.core.windows.net/");
  EXPECT_EQ(links[0].Get("file"), "weights");
  EXPECT_EQ(links[0].Get("name"), "jingle/models/prior_0.pth.tar");
  const auto released = ReadCode("BASE = 'https://github.com/acme/zephyr/releases/download'\nfiles = ['config.json', 'pytorch_model.bin']\n");
  ASSERT_EQ(released.size(), 1u);
  EXPECT_EQ(released[0].Get("host"), "release-asset");
  EXPECT_EQ(released[0].Get("name"), "acme/zephyr");
  EXPECT_TRUE(ReadCode("BASE = 'https://github.com/acme/zephyr/releases/download'\nfiles = ['notes.txt']\n").empty());
  EXPECT_TRUE(ReadCode("BASE = 'https://acme.org/'\nprior = BASE + 'prior_0.pth.tar'\n").empty()) << "a page as likely";
  EXPECT_TRUE(ReadCode("BASE = 'https://acme.blob.core.windows.net/'\nprior = BASE + 'notes.txt'\n").empty());
  EXPECT_TRUE(ReadCode("BASE = 'https://acme.blob.core.windows.net/'\nprior = BASE + name + '-head.pt'\n").empty()) << "an ending is no name";
}

TEST(LinkTable, TellsWhatLiesInAStoreByTheFoldersName) {
  const auto of = [](std::string_view url) {
    const Target target = TheTable().Classify(*ParseUrl(url), "");
    return target.kind + " " + target.what + " " + target.name;
  };
  EXPECT_EQ(of("https://acme.blob.core.windows.net/summaries/models/sup4"), "s3 model sup4");
  EXPECT_EQ(of("https://acme.blob.core.windows.net/summaries/dataset/axis/first"), "s3 dataset axis/first");
  EXPECT_EQ(of("https://acme.blob.core.windows.net/summaries/dataset/"), "s3 dataset dataset");
  EXPECT_EQ(of("https://acme.blob.core.windows.net/summaries/models/index.html"), "s3  acme.blob.core.windows.net");
  EXPECT_EQ(of("s3://path/to/your/dataset/on/s3"), "s3  path");
  EXPECT_EQ(of("https://acme.org/models/sup4"), "other  ");
}

std::vector<std::string> SubmodulesOf(std::string_view text) {
  Collected list;
  ReadSubmoduleLinks(TheTable(), text, list);
  std::vector<std::string> told;
  for (const Evidence& one : list.all) told.push_back(fmt::format("{} {} {} {}", one.at.line, one.Get("host"), one.Get("name"), one.Get("submodule")));
  return told;
}

TEST(Submodules, AreLinksWithTheFolderThatTheyBelongIn) {
  EXPECT_THAT(
      SubmodulesOf("[submodule \"a\"]\n\tpath = libs/a\n\turl = https://github.com/acme/a.git\n[submodule \"b\"]\nurl=git@github.com:acme/b.git\npath=b\n"),
      ElementsAre("3 github acme/a libs/a", "5 github acme/b b"));
  EXPECT_THAT(SubmodulesOf("[submodule \"a\"]\npath = a\nurl = ssh://git@github.com/acme/a\n"), ElementsAre("3 github acme/a a"));
  EXPECT_THAT(SubmodulesOf("[submodule \"a\"]\npath = a\nurl = ../a.git\n"), ElementsAre("3 local ../a.git a")) << "beside this one, on whatever host";
}

TEST(Submodules, AreWrittenAsGitReadsThem) {
  EXPECT_THAT(SubmodulesOf("[Submodule \"a\"] path = a\nURL = \"https://github.com/acme/a\" ; ours\n"), ElementsAre("2 github acme/a a"));
  EXPECT_THAT(SubmodulesOf("[submodule \"a]b\"]\nPath = \"parts/\"\nurl = alice@github.com:acme/a.git # hers\n"), ElementsAre("3 github acme/a parts"));
  EXPECT_THAT(SubmodulesOf("[submodule \"a\"]\npath = ./a b\nurl = ssh://alice@github.com/acme/a\n"), ElementsAre("3 github acme/a a b"));
  EXPECT_THAT(SubmodulesOf("[submodule \"a\"]\npath = \"a\nurl = https://github.com/acme/a\n"), ElementsAre("3 github acme/a \"a")) << "an open quotation";
  EXPECT_THAT(SubmodulesOf("[submodule \"a\npath = /\nurl = https://github.com/acme/a\n"), ElementsAre()) << "no folder";
}

TEST(Submodules, NeedAFolderAndAnAddress) {
  EXPECT_THAT(SubmodulesOf("[submodule \"a\"]\npath = a\n[submodule \"b\"]\nurl = https://github.com/acme/b\n"), ElementsAre());
  EXPECT_THAT(SubmodulesOf("[core]\npath = a\nurl = https://github.com/acme/a\n"), ElementsAre());
  EXPECT_THAT(SubmodulesOf("path = a\nurl = git@github.com\n"), ElementsAre());
  EXPECT_THAT(SubmodulesOf(""), ElementsAre());
  std::string many;
  for (int i = 0; i < 600; ++i) many += fmt::format("[submodule \"{0}\"]\npath = {0}\nurl = https://github.com/acme/a{0}\n", i);
  EXPECT_EQ(SubmodulesOf(many).size(), 500u);
}

std::vector<std::string> NamedIn(std::string_view text) {
  Collected list;
  ReadLinks(LinkTable(), ParseMarkdown(text), list);
  std::vector<std::string> named;
  for (const Evidence& one : list.all)
    if (one.key == "link" && one.Get("text") == one.value) named.push_back(fmt::format("{} {} {}", one.at.line, one.Get("host"), one.value));
  return named;
}

TEST(NamedIds, AreOfAccountsThatTheDocumentLinksTo) {
  const std::string_view hub = "[Marmot](https://huggingface.co/acme/marmot-7b)\n\n";
  EXPECT_THAT(NamedIn(fmt::format("{}Pick one:\n1. `acme/marmot-7b`\n2. `acme/marmot-7b-chat`\n", hub)), ElementsAre("5 hub-model acme/marmot-7b-chat"));
  EXPECT_THAT(NamedIn("Pick `acme/marmot-7b-chat`."), ElementsAre()) << "a folder, perhaps";
  EXPECT_THAT(NamedIn(fmt::format("{}See `acme/train.py` and `acme/marmot/7b`.\n", hub)), ElementsAre());
  EXPECT_THAT(NamedIn(fmt::format("{}```python\nNAMES = {{\"chat\": \"acme/marmot-chat\",\n  'it': 'acme/marmot-it'}}\n```\n", hub)),
              ElementsAre("4 hub-model acme/marmot-chat", "5 hub-model acme/marmot-it"));
}

TEST(NamedIds, OfAnAccountWithModelsAndDataAreToldByTheirWords) {
  const std::string_view both = "[Marmot](https://huggingface.co/acme/marmot-7b) [Hay](https://huggingface.co/datasets/acme/hay)\n\n";
  EXPECT_THAT(NamedIn(fmt::format("{}The dataset is `acme/straw`.\n\nThe model is `acme/vole`.\n\nSo is `acme/mole`.\n", both)),
              ElementsAre("3 hub-dataset acme/straw", "5 hub-model acme/vole"));
}

TEST(NamedIds, AreBounded) {
  std::string text = "[Marmot](https://huggingface.co/acme/marmot-7b)\n\n";
  for (int i = 0; i < 700; ++i) text += fmt::format("`acme/m{}` ", i);
  EXPECT_EQ(NamedIn(text).size(), 500u);
}

}  // namespace
}  // namespace day::links
