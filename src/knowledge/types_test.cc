#include <gtest/gtest.h>

#include <map>
#include <set>

#include "knowledge/knowledge.h"
#include "knowledge/text_shape.h"

namespace day {
namespace {

using std::string_literals::operator""s;

std::string IdOf(std::string_view name, std::string_view head) {
  const FileType* type = TheFileTypes().Identify(name, head);
  return type ? type->id : "";
}
std::string NamedId(std::string_view name) {
  const FileType* type = TheFileTypes().ByName(name);
  return type ? type->id : "";
}
bool Disguised(std::string_view name, std::string_view head) {
  const FileType* found = TheFileTypes().Identify(name, head);
  const FileType* promised = TheFileTypes().ByName(name);
  return found && promised && TheFileTypes().IsDisguise(*found, *promised, name, head);
}

// The first local header of a ZIP, and of a tar.
std::string Zip(std::string_view member) {
  std::string head = "PK\x03\x04"s + std::string(26, '\0');
  head[26] = static_cast<char>(member.size());
  return head + std::string(member) + std::string(64, 'x');
}
std::string Tar(std::string_view member) {
  std::string head(512, '\0');
  head.replace(0, member.size(), member);
  head.replace(257, 5, "ustar");
  return head;
}
const std::string kPickle = "\x80\x02}q\0."s;
const std::string kSafetensors = "\x40\0\0\0\0\0\0\0{\"a\":"s;
const std::string kHdf5 = "\x89HDF\r\n\x1a\n"s;

TEST(FileTypes, AreDescribedWholeAndOnlyOnce) {
  const std::set<std::string> kinds = {"weights", "data",  "archive", "executable", "source",   "document",
                                       "config",  "image", "audio",   "video",      "notebook", "other"};
  std::set<std::string> ids;
  std::set<std::string> languages;
  for (const FileType& type : TheFileTypes().all()) {
    EXPECT_TRUE(ids.insert(type.id).second) << type.id << " stands twice";
    EXPECT_FALSE(type.id.empty());
    EXPECT_FALSE(type.name.empty()) << type.id;
    EXPECT_TRUE(kinds.contains(type.kind)) << type.id;
    EXPECT_EQ(type.kind == "source" || type.kind == "notebook", !type.language.empty()) << type.id;
    EXPECT_TRUE(!type.magics.empty() || !type.names.empty() || type.shape != FileType::Shape::kAny) << type.id << " can never be found";
    EXPECT_FALSE((type.named || type.weak) && type.magics.empty()) << type.id << " limits a magic that it does not have";
    if (type.kind == "source") languages.insert(type.language);
  }
  for (const FileType& type : TheFileTypes().all())
    for (const std::string& other : type.instead_of) EXPECT_TRUE(other == "*" || ids.contains(other)) << type.id << " speaks of " << other;
  EXPECT_GE(languages.size(), 60u);
}

TEST(FileTypes, ShareANameOnlyWhereAMagicTellsThemApart) {
  std::map<std::string, std::set<std::string>> without_magic;
  for (const FileType& type : TheFileTypes().all()) {
    std::set<std::string> own;
    for (const std::string& name : type.names) {
      EXPECT_TRUE(own.insert(name).second) << type.id << " lists " << name << " twice";
      if (type.magics.empty()) without_magic[name].insert(type.id);
    }
  }
  for (const auto& [name, types] : without_magic) EXPECT_EQ(types.size(), 1u) << name << ": " << *types.begin() << " and " << *types.rbegin();
}

TEST(FileTypes, FitTheirOwnMagic) {
  for (const FileType& type : TheFileTypes().all())
    for (const auto& parts : type.magics) {
      std::string head;
      for (const auto& part : parts) {
        if (head.size() < part.offset + part.bytes.size()) head.resize(part.offset + part.bytes.size());
        head.replace(part.offset, part.bytes.size(), part.bytes);
      }
      EXPECT_LE(head.size(), 4096u) << type.id;
      EXPECT_TRUE(TheFileTypes().Identify("x", head) || type.named || !type.first_members.empty()) << type.id;
    }
}

TEST(FileTypes, TellWeightsByTheirFirstBytes) {
  EXPECT_EQ(IdOf("x", kSafetensors), "safetensors");
  EXPECT_EQ(IdOf("x.bin", "GGUF\x03\0\0\0"s), "gguf");
  EXPECT_EQ(IdOf("pytorch_model.bin", Zip("archive/data.pkl")), "pytorch-zip");
  EXPECT_EQ(IdOf("nothing-said", Zip("archive/data.pkl")), "pytorch-zip");
  EXPECT_EQ(IdOf("model.pt", kPickle), "pickle");
  EXPECT_EQ(IdOf("model.bin", "\x80\x02\x8a\x0al\xfc\x9c\x46\xf9 j\xa8P\x19.\x80"s), "pytorch-legacy");
  EXPECT_EQ(IdOf("model.onnx", "\x08\x07\x12\x07pytorch\x1a"s), "onnx");
  EXPECT_EQ(IdOf("model.tflite", "\x1c\0\0\0TFL3"s), "tflite");
  EXPECT_EQ(IdOf("tf_model.h5", kHdf5), "hdf5");
  EXPECT_EQ(IdOf("m.keras", Zip("metadata.json")), "keras");
  EXPECT_EQ(IdOf("m.nemo", Tar("./model_config.yaml")), "nemo");
}

TEST(FileTypes, TakeABinForWeightsOnlyByItsContent) {
  EXPECT_EQ(IdOf("tokens.bin", "\1\2\3\4"s), "");
  EXPECT_EQ(IdOf("tokens.bin", kPickle), "pickle");
  EXPECT_EQ(NamedId("pytorch_model-00001-of-00002.bin"), "pytorch-zip");  // what a pointer of that name stands for
}

TEST(FileTypes, DoNotTakeATokenizerForWeights) {
  for (const char* name : {"tokenizer.model", "spiece.model", "tokenizer.json", "vocab.json", "merges.txt", "cl100k_base.tiktoken"}) {
    const FileType* type = TheFileTypes().Identify(name, "\n\x0e\n\x05<unk>\x15\0\0\0\0"s);
    ASSERT_NE(type, nullptr) << name;
    EXPECT_TRUE(type->kind == "other" || type->kind == "config") << name;
  }
}

TEST(FileTypes, LetTheNameDecideBetweenFormatsThatBeginAlike) {
  EXPECT_EQ(IdOf("paper.docx", Zip("[Content_Types].xml")), "docx");
  EXPECT_EQ(IdOf("table.xlsx", Zip("[Content_Types].xml")), "xlsx");
  EXPECT_EQ(IdOf("a.zip", Zip("a.npy")), "zip");
  EXPECT_EQ(IdOf("a.npz", Zip("a.npy")), "npz");
  EXPECT_EQ(IdOf("weights.npz", Zip("a.npy")), "npz-weights");
  EXPECT_EQ(IdOf("tool.jar", Zip("META-INF/MANIFEST.MF")), "jar");
  EXPECT_EQ(IdOf("x.joblib", "\x78\x9c...."s), "joblib");
  EXPECT_EQ(IdOf("x.rds", "\x1f\x8b\x08\0"s), "rdata");
  EXPECT_EQ(IdOf("train.h5", kHdf5), "hdf5-data");
  EXPECT_EQ(IdOf("trajectories.hdf5", kHdf5), "hdf5-data");
  EXPECT_EQ(IdOf("model.weights.h5", kHdf5), "hdf5");
  EXPECT_EQ(IdOf("train.pkl", kPickle), "pickle-data");
  EXPECT_EQ(IdOf("a.class", "\xca\xfe\xba\xbe\0\0\0\x34"s), "java-class");
  EXPECT_EQ(IdOf("a.dylib", "\xca\xfe\xba\xbe\0\0\0\x02"s), "mach-o");
}

TEST(FileTypes, DoNotTakeTextForWhatItsFirstWordSpells) {
  EXPECT_EQ(IdOf("README.md", "GGUF files of the model\n"), "markdown");
  EXPECT_EQ(IdOf("README.md", "ORCA is a model\n"), "markdown");
  EXPECT_EQ(IdOf("notes.txt", "BMW, MZ and ID3 tags\n"), "text");
  EXPECT_EQ(IdOf("notes.txt", "(dp0\n"), "text");
  EXPECT_EQ(IdOf("news.pt", "Os modelos de linguagem\n"), "");
  EXPECT_EQ(IdOf("news.pkl", "not a pickle\n"), "");
}

TEST(FileTypes, DoNotTakeImagesForPickles) {
  EXPECT_EQ(IdOf("a.png", "\x89PNG\r\n\x1a\n"s), "png");
  EXPECT_EQ(IdOf("a.dat", "\x80\x80\x80\x80"s), "");
  EXPECT_EQ(IdOf("a.raw", "\x80\x02\0\0"s), "");
}

TEST(FileTypes, KeepTheWordOfANameWhoseFormatRunsNothing) {
  EXPECT_EQ(IdOf("model.safetensors", "<html>not here"), "safetensors");  // its probe says what is wrong
  EXPECT_EQ(IdOf("a.parquet", "PK"), "parquet");
  EXPECT_EQ(IdOf("model.pt", ""), "pytorch-zip");
}

TEST(FileTypes, KnowAPointerWhateverItsName) {
  const std::string pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:";
  EXPECT_EQ(IdOf("model.safetensors", pointer), "git-lfs-pointer");
  EXPECT_FALSE(Disguised("model.safetensors", pointer));
}

TEST(FileTypes, KnowSourceConfigurationAndDocumentsByName) {
  for (const auto& [name, id] : std::map<std::string, std::string>{{"train.py", "python"},
                                                                   {"kernel.cu", "cuda"},
                                                                   {"a.R", "r"},
                                                                   {"a.jl", "julia"},
                                                                   {"Main.kt", "kotlin"},
                                                                   {"a.ipynb", "jupyter"},
                                                                   {"run.sh", "shell"},
                                                                   {"Dockerfile", "dockerfile"},
                                                                   {"Dockerfile.gpu", "dockerfile"},
                                                                   {"Makefile", "makefile"},
                                                                   {"CMakeLists.txt", "cmake"},
                                                                   {"pyproject.toml", "toml"},
                                                                   {"requirements-dev.txt", "requirements"},
                                                                   {"LICENSE", "text"},
                                                                   {"README.md", "markdown"},
                                                                   {"README", "text"},
                                                                   {"CITATION.cff", "yaml"},
                                                                   {"checkpoint.pth.tar", "pytorch-zip"},
                                                                   {"libx.so.1", "elf"},
                                                                   {"model.ckpt.data-00000-of-00001", "tensorflow-checkpoint"},
                                                                   {"paper.pdf", "pdf"},
                                                                   {".gitignore", "ini"},
                                                                   {"events.out.tfevents.1700000000.host", "tensorboard"},
                                                                   {"a.tar.gz", "gzip"},
                                                                   {"train-labels-idx1-ubyte", "idx-ubyte"}})
    EXPECT_EQ(NamedId(name), id) << name;
}

TEST(FileTypes, SayNothingOfANameThatNobodyKnows) {
  for (const char* name : {"", ".", "x", "a.b.unheard-of", "model.bin", "data", "🙂", "weights", "*", "*.json*"}) EXPECT_EQ(NamedId(name), "") << name;
}

TEST(FileTypes, LetTheFirstLineDecideOnlyWhereTheNameSaysNothing) {
  EXPECT_EQ(IdOf("run", "#!/bin/bash\necho\n"), "shell");
  EXPECT_EQ(IdOf("run.py", "#!/bin/bash\n"), "python");
  EXPECT_EQ(IdOf("page", "<!DOCTYPE html>"), "html");
}

TEST(FileTypes, TellRecordsFromSettings) {
  EXPECT_EQ(IdOf("data.json", R"([{"q": "a", "a": {"x": "]}"}}, {"q": "b"}])"), "json-records");
  EXPECT_EQ(IdOf("data.json", R"({"data": [{"q": 1}, {"q": 2}]})"), "json-records");
  EXPECT_EQ(IdOf("data.json", R"({"version": "2", "n": 3.5, "more": null, "data": [{"q": 1}, {"q": 2}]})"), "json-records");
  EXPECT_EQ(IdOf("data.json", R"({"version": {"major": 2}, "data": [{"q": 1}, {"q": 2}]})"), "json");
  EXPECT_EQ(IdOf("data.json", R"({"a": 1, "b": 1, "c": 1, "d": 1, "e": 1, "data": [{"q": 1}, {"q": 2}]})"), "json");
  EXPECT_EQ(IdOf("data.json", R"({"version": , "data": [{"q": 1}, {"q": 2}]})"), "json");
  EXPECT_EQ(IdOf("data.json", "{\"q\": 1}\n{\"q\": 2}\n"), "jsonl");
  EXPECT_EQ(IdOf("data.txt", "{\"q\": 1}\n{\"q\": 2}\n"), "jsonl");
  EXPECT_EQ(IdOf("data.json", R"({"q": 1, "names": ["a", "b"]})"), "json");
  EXPECT_EQ(IdOf("data.json", R"([{"q": 1}, {"other": 2}])"), "json");
  EXPECT_EQ(IdOf("modules.json", R"([{"idx": 0}, {"idx": 1}])"), "json-config");
}

TEST(FileTypes, EndAtAnyCutOfARecord) {
  const std::string text = R"([{"q\"": "a\\", "b": [{}]}, {"q\"": 2}])";
  for (size_t size = 0; size <= text.size(); ++size) (void)LooksLikeJsonRecords(text.substr(0, size));
  EXPECT_TRUE(LooksLikeJsonRecords(text));
  EXPECT_TRUE(LooksLikeJsonRecords(R"([{"q": ")" + std::string(4'000, 'x')));  // the head is full before the first record ends
  EXPECT_FALSE(LooksLikeJsonLines("{\"q\": 1}}\n{\"q\": 2}\n"));
  EXPECT_FALSE(LooksLikeJsonLines("{\n\"q\": 1}\n{\"q\": 2}\n"));
  EXPECT_FALSE(LooksLikeJsonLines("{\"q\": 1}\n"));
}

TEST(IsDisguise, SeesWeightsUnderAnotherFormatsName) {
  EXPECT_TRUE(Disguised("model.safetensors", kPickle));
  EXPECT_TRUE(Disguised("model.safetensors", Zip("archive/data.pkl")));
  EXPECT_TRUE(Disguised("photo.png", Zip("a.txt")));
  EXPECT_TRUE(Disguised("notes.txt",
                        "\x7f"
                        "ELF\2\1\1"s));
  EXPECT_TRUE(Disguised("model.gguf", kSafetensors));
  EXPECT_TRUE(Disguised("table.csv", "\x1f\x8b\x08\0"s));
  EXPECT_TRUE(Disguised("data.zip", Zip("archive/data.pkl")));
}

TEST(IsDisguise, LetsFormatsGoByTheNamesThatTheyAreUsedUnder) {
  EXPECT_FALSE(Disguised("model.pt", kPickle));
  EXPECT_FALSE(Disguised("model.pth.tar", Zip("archive/data.pkl")));
  EXPECT_FALSE(Disguised("checkpoint.tar", kPickle));
  EXPECT_FALSE(Disguised("model.bin", kPickle));
  EXPECT_FALSE(Disguised("paper.docx", Zip("word/document.xml")));
  EXPECT_FALSE(Disguised("pkg.whl", Zip("pkg/__init__.py")));
  EXPECT_FALSE(Disguised("model.pdparams", kPickle));
  EXPECT_FALSE(Disguised("x.mat", kHdf5));
  EXPECT_FALSE(Disguised("module.node",
                         "\x7f"
                         "ELF\2\1\1"s));
  EXPECT_FALSE(Disguised("data.json", "{\"q\": 1}\n{\"q\": 2}\n"));
}

TEST(IsDisguise, LeavesAloneWhatDoesNotMatter) {
  EXPECT_FALSE(Disguised("photo.png", "\xff\xd8\xff\xe0"s));    // an image is an image
  EXPECT_FALSE(Disguised("model.safetensors", "plain words"));  // no magic contradicts; the probe calls it malformed
}

}  // namespace
}  // namespace day
