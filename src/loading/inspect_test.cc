#include "loading/inspect.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "formats/pickle/builder_for_test.h"
#include "formats/zip/builder_for_test.h"
#include "loading/look_for_test.h"
#include "loading/tar_for_test.h"

namespace day {
namespace {

using pickle::Builder;

// "print" is no name of the lists: what is denied is named here and never run.
const std::string kBad = Builder().Proto(2).CallWith("os", "system", "echo").Stop().bytes();
const std::string kPlain = Builder().Proto(2).Raw("}").Stop().bytes();
const std::string kUnknown = Builder().Proto(2).Global("my_package", "Model").Raw(")\x81").Stop().bytes();

std::string Npy(std::string_view descr, std::string_view shape, std::string_view data) {
  std::string header = "{'descr': '" + std::string(descr) + "', 'fortran_order': False, 'shape': " + std::string(shape) + "}";
  std::string bytes("\x93NUMPY\1\0", 8);
  bytes += static_cast<char>(header.size());
  bytes += '\0';
  return bytes + header + std::string(data);
}
std::string Tar(std::string_view name, std::string_view bytes, char type = '0', std::string_view link = "") {
  return TarMember(name, bytes, type, link) + std::string(1024, '\0');
}

TEST(InspectFile, CallsPlainPicklesClean) {
  const LoadReport report = Look("a.pkl", kPlain);
  EXPECT_EQ(NameOf(report.verdict), "clean");
  EXPECT_EQ(report.format, "pickle");
  EXPECT_EQ(report.pickles, 1u);
}
TEST(InspectFile, CallsPicklesThatRunCommandsMalicious) {
  const LoadReport report = Look("a.pkl", kBad);
  EXPECT_EQ(NameOf(report.verdict), "malicious");
  ASSERT_TRUE(Finds(report, "runs-commands"));
  EXPECT_NE(report.findings[0].what.find("os.system"), std::string::npos);
  EXPECT_EQ(report.findings[0].offset, 2u);
}
TEST(InspectFile, NeverCallsUnknownNamesSafe) {
  EXPECT_TRUE(Finds(Look("a.pkl", kUnknown), "unknown-call"));
  EXPECT_TRUE(Finds(Look("a.pkl", Builder().Proto(2).Global("my_package", "Model").Stop().bytes()), "unknown-global"));
  EXPECT_EQ(VerdictOf("a.pkl", kUnknown), "suspicious");
}
TEST(InspectFile, DoubtsClassesThatAreMadeWithPaths) {
  EXPECT_EQ(VerdictOf("a.pkl", Builder().Proto(4).CallWith("ultralytics.models", "YOLO", "a.pt").Stop().bytes()), "suspicious");
  EXPECT_EQ(VerdictOf("a.pkl", Builder().Proto(4).CallWith("transformers.trainer_utils", "IntervalStrategy", "steps").Stop().bytes()), "clean");
}
TEST(InspectFile, CallsComputedNamesMalicious) {
  EXPECT_TRUE(Finds(Look("a.pkl", Builder().Proto(4).CallWith("builtins", "str", "x").Text("g").StackGlobal().Stop().bytes()), "computed-name"));
}
TEST(InspectFile, TellsOfCallsOfWhatCallsMade) {
  EXPECT_TRUE(Finds(Look("a.pkl", Builder().Proto(4).CallWith("functools", "partial", "x").Raw(")R").Stop().bytes()), "computed-call"));
}
TEST(InspectFile, TellsOfExtensionCodes) { EXPECT_TRUE(Finds(Look("a.pkl", Builder().Proto(2).Byte(0x82).Byte(9).Stop().bytes()), "extension-code")); }
TEST(InspectFile, TellsOfNamesThatAreNone) { EXPECT_TRUE(Finds(Look("a.pkl", Builder().Global("os ", "system").Stop().bytes()), "odd-name")); }
TEST(InspectFile, TellsOfChangesToWhatIsImported) {
  EXPECT_TRUE(Finds(Look("a.pkl", Builder().Proto(2).Global("numpy", "ndarray").Raw("}").Build().Stop().bytes()), "changed-global"));
}
TEST(InspectFile, CallsACutPickleUnreadableUnlessItHasRun) {
  EXPECT_EQ(VerdictOf("a.pkl", kPlain.substr(0, 3)), "unreadable");
  EXPECT_EQ(VerdictOf("a.pkl", kBad.substr(0, kBad.size() - 1)), "malicious");
}
TEST(InspectFile, ReadsThePicklesBehindTheFirst) {
  EXPECT_EQ(VerdictOf("a.pkl", kPlain + kBad), "malicious");
  EXPECT_EQ(VerdictOf("a.pkl", kPlain + kPlain), "clean");
  EXPECT_TRUE(Finds(Look("a.pkl", kPlain + "\xff rest"), "trailing-bytes"));
  EXPECT_EQ(VerdictOf("a.pkl", kPlain + std::string(9, '\0')), "clean");
}
TEST(InspectFile, TellsOfBuffersAndPersistentIdsThatNobodyBrings) {
  EXPECT_TRUE(Finds(Look("a.pkl", Builder().Proto(5).Byte(0x97).Stop().bytes()), "missing-buffers"));
  EXPECT_TRUE(Finds(Look("a.pkl", Builder().Proto(2).Text("x").Raw("Q").Stop().bytes()), "persistent-ids"));
}
TEST(InspectFile, TellsOfDepthAndExpansion) {
  Builder deep, heavy;
  for (int i = 0; i < 6000; ++i) deep.Raw(")");
  for (int i = 0; i < 5999; ++i) deep.Raw("\x86");
  heavy.Raw(")");
  for (int i = 0; i < 60; ++i) heavy.Raw("2\x86");
  EXPECT_TRUE(Finds(Look("a.pkl", deep.Stop().bytes()), "deep-nesting"));
  EXPECT_TRUE(Finds(Look("a.pkl", heavy.Stop().bytes()), "expansion"));
}
TEST(InspectFile, LooksIntoBytesThatPyTorchLoads) {
  Builder b;
  b.Proto(4).Global("torch.storage", "_load_from_bytes").Raw("C").Byte(static_cast<int>(kBad.size())).Raw(kBad).Raw("\x85R").Stop();
  EXPECT_EQ(VerdictOf("a.pkl", b.bytes()), "malicious");
}
TEST(InspectFile, GoesByBytesAndNotByNames) {
  for (std::string_view name : {"a.safetensors", "a.npy", "a.json", "a", "a.txt", "a.gguf"}) EXPECT_EQ(VerdictOf(name, kBad), "malicious") << name;
  EXPECT_TRUE(Finds(Look("a.safetensors", kPlain), "disguise"));
}

TEST(InspectFile, ReadsPyTorchZips) {
  const LoadReport report = Look("a.pt", zip::Build({{.name = "a/data.pkl", .bytes = kPlain}, {.name = "a/version", .bytes = "3\n"}}));
  EXPECT_EQ(NameOf(report.verdict), "clean");
  EXPECT_EQ(report.format, "pytorch-zip");
  EXPECT_EQ(VerdictOf("a.pt", zip::Build({{.name = "a/data.pkl", .bytes = kBad}})), "malicious");
}
TEST(InspectFile, ReadsEveryCopyInAPyTorchZip) {
  EXPECT_EQ(VerdictOf("a.pt", zip::Build({{.name = "a/data.pkl", .bytes = kBad}, {.name = "a/data.pkl", .bytes = kPlain}})), "malicious");
  EXPECT_EQ(VerdictOf("a.pt", zip::Build({{.name = "a/data.pkl", .bytes = kPlain}, {.name = "A/DATA.PKL", .bytes = kBad}})), "malicious");
  EXPECT_EQ(VerdictOf("a.pt", zip::Build({{.name = "a/data.pkl", .bytes = kPlain}, {.name = "a/data.pkl", .bytes = kBad, .listed = false}})), "malicious");
  EXPECT_EQ(VerdictOf("a.pt", zip::Build({{.name = "a/data.pkl", .bytes = kPlain}, {.name = "a/config.p", .bytes = kBad}})), "malicious");
}
TEST(InspectFile, CallsOddZipsSuspicious) {
  EXPECT_EQ(VerdictOf("a.pt", zip::Build({{.name = "a/data.pkl", .bytes = kPlain}}, "", "before")), "suspicious");
  EXPECT_EQ(VerdictOf("a.pt", zip::Build({{.name = "a/data.pkl", .bytes = kBad}}, "", "MZ before")), "malicious");
  EXPECT_EQ(VerdictOf("a.pt", zip::Build({{.name = "a/data.pkl", .bytes = kPlain}}) + "after"), "suspicious");
  EXPECT_EQ(VerdictOf("a.pt", zip::Build({{.name = "a/data.pkl", .bytes = kPlain}}, kBad)), "suspicious");
  EXPECT_EQ(VerdictOf("a.pt", zip::Build({{.name = "a/b/data.pkl", .bytes = kPlain}})), "suspicious");
  EXPECT_EQ(VerdictOf("a.zip", zip::Build({{.name = "../a", .bytes = "x"}})), "suspicious");
  EXPECT_EQ(VerdictOf("a.zip", zip::Build({{.name = "a", .bytes = "x", .unpacked = 1U << 30}})), "suspicious");
  EXPECT_EQ(VerdictOf("a.zip", zip::Build({{.name = "a", .bytes = "x", .method = 12}})), "suspicious");
}
TEST(InspectFile, LeavesStoragesAlone) {
  EXPECT_EQ(VerdictOf("a.pt", zip::Build({{.name = "a/data.pkl", .bytes = kPlain}, {.name = "a/data/0", .bytes = "\x80\x02 not a pickle"}})), "clean");
}
TEST(InspectFile, ReadsTorchScript) {
  const LoadReport report = Look("a.pt", zip::Build({{.name = "a/data.pkl", .bytes = kPlain}, {.name = "a/code/x.py", .bytes = "torch.save(x, 'y')"}}));
  EXPECT_EQ(report.format, "torchscript");
  EXPECT_TRUE(Finds(report, "touches-files"));
}
TEST(InspectFile, FollowsContainersInContainers) {
  const std::string inner = zip::Build({{.name = "m.bin", .bytes = kBad}});
  const LoadReport report = Look("a.zip", zip::Build({{.name = "b.zip", .bytes = inner}}));
  EXPECT_EQ(NameOf(report.verdict), "malicious");
  EXPECT_EQ(report.findings.at(0).member, "b.zip!m.bin");
  EXPECT_EQ(VerdictOf("a.tar", Tar("x/model", kBad)), "malicious");
  EXPECT_TRUE(Finds(Look("a.zip", zip::Build({{.name = "b.zip", .bytes = inner}}), {.max_depth = 1}), "limit"));
}
TEST(InspectFile, ReadsWhatStandsBeforeTheFaultOfAGzip) {
  // Stored, not deflated: a block of the pickle's length, and no end.
  std::string cut("\x1f\x8b\x08\0\0\0\0\0\0\3\0", 11);
  zip::Little(cut, kBad.size(), 2);
  zip::Little(cut, ~kBad.size(), 2);
  EXPECT_EQ(VerdictOf("a.pkl.gz", cut + kBad), "malicious");
  EXPECT_EQ(VerdictOf("a.pkl.gz", cut), "unreadable");
}
TEST(InspectFile, PassesOverNoMemberThatSteersALoaderAndIsNoText) {
  const std::string yaml = "_target_: os.system\n#\1\2\3" + std::string(1, '\0');
  EXPECT_NE(VerdictOf("a.zip", zip::Build({{.name = "m.pkl", .bytes = kPlain}, {.name = "own.yaml", .bytes = yaml}})), "clean");
}
TEST(InspectFile, TellsOfTarMembersThatLeadOut) {
  EXPECT_TRUE(Finds(Look("a.tar", Tar("../x", "y")), "unsafe-path"));
  EXPECT_TRUE(Finds(Look("a.tar", Tar("x", "", '2', "/etc/hostname")), "unsafe-path"));
  EXPECT_TRUE(Finds(Look("a.tar", Tar("x", "", '6')), "special-file"));
}
TEST(InspectFile, ReadsNumPyArrays) {
  EXPECT_EQ(VerdictOf("a.npy", Npy("<f4", "(2,)", "12345678")), "clean");
  EXPECT_EQ(VerdictOf("a.npy", Npy("<f4", "(2,)", "1234567")), "unreadable");
  EXPECT_EQ(VerdictOf("a.npy", Npy("<f4", "(2,)", "12345678" + kBad)), "suspicious");
  EXPECT_EQ(VerdictOf("a.npy", Npy("|O", "(1,)", kBad)), "malicious");
  EXPECT_EQ(VerdictOf("a.npz", zip::Build({{.name = "w", .bytes = Npy("|O", "(1,)", kBad)}})), "malicious");
}
TEST(InspectFile, NeverCallsCleanWhatIsNotReadYet) {
  EXPECT_EQ(VerdictOf("a.h5", "\x89HDF\r\n\x1a\n"), "unreadable");
  EXPECT_EQ(VerdictOf("a.bin", "no format at all"), "unreadable");
  EXPECT_EQ(VerdictOf("a.pkl", "no pickle"), "unreadable");
  EXPECT_EQ(VerdictOf("a.pkl", ""), "unreadable");
  EXPECT_EQ(FirstOf(Look("a.safetensors", "x")), "not-read-yet: is named like safetensors weights, and is of no format that is read here");
  EXPECT_EQ(FirstOf(Look("a.py", "x = 1")), "not-read-yet: holds no model of a format that is read here (Python)");
  EXPECT_EQ(FirstOf(Look("a.html", "<!DOCTYPE html><p>")), "not-read-yet: holds no model of a format that is read here (HTML)");
}
TEST(InspectFile, CallsTextsCleanThatNoLoaderTakes) {
  EXPECT_EQ(VerdictOf("a.txt", "words"), "clean");
  EXPECT_TRUE(Look("a.txt", "words").no_model);
  EXPECT_EQ(VerdictOf("notes.json", R"({"lr": 0.1})"), "clean");
  EXPECT_EQ(VerdictOf("a.csv", "a,b\n1,2\n"), "clean");
  // A pickle of protocol 0 is text as well, and bytes that are none may stand behind much text.
  EXPECT_EQ(VerdictOf("a.txt", "cos\nsystem\n(S'echo hi'\ntR."), "malicious");
  EXPECT_EQ(VerdictOf("a.txt", std::string(20'000, 'a') + std::string("\0\1", 2)), "unreadable");
  EXPECT_EQ(VerdictOf("model.safetensors", "words"), "unreadable");
  EXPECT_EQ(VerdictOf("a.npy", "words"), "unreadable");
  EXPECT_EQ(VerdictOf("a.parquet", "words"), "unreadable");
  const auto packed = [](std::string_view name, std::string_view other) {
    return VerdictOf(name, zip::Build({{.name = "README.txt", .bytes = "words"}, {.name = std::string(other), .bytes = "x: 1"}}));
  };
  EXPECT_EQ(packed("a.zip", "b.txt"), "clean");
  EXPECT_EQ(packed("a.zip", "b.js"), "unreadable");
  EXPECT_EQ(packed("a.nemo", "b.txt"), "unreadable");  // the name promises a model
  EXPECT_EQ(packed("a.nemo", "config.yaml"), "clean");
  EXPECT_EQ(VerdictOf("a.nemo", zip::Build({{.name = "config.yaml", .bytes = "a: 1"}, {.name = "b.js", .bytes = "x"}})), "unreadable");
}
TEST(InspectFile, LeavesEmptyFilesOutUnlessTheyAreNamedLikeWeights) {
  EXPECT_TRUE(Look("__init__.py", "").no_model);
  EXPECT_TRUE(Look(".gitkeep", "").no_model);
  EXPECT_FALSE(Look("a.safetensors", "").no_model);
}
TEST(InspectFile, SaysOfAPointerOfGitLfsWhatItIs) {
  const std::string pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:" + std::string(64, '0') + "\nsize 12345\n";
  for (std::string_view name : {"model.pt", "a.p", "a.safetensors"}) {
    EXPECT_EQ(FirstOf(Look(name, pointer)), "lfs-pointer: is a Git LFS pointer: the file itself is not here") << name;
    EXPECT_FALSE(Look(name, pointer).no_model) << name;
  }
  EXPECT_TRUE(Look("a.png", pointer).no_model);
}
TEST(InspectFile, ReadsBytesThatMembersOfAZipShareFourTimesAtMost) {
  const std::string alone = zip::Build({{.name = "a.pkl", .bytes = kPlain + std::string(1000, '\0')}});
  const size_t at = alone.find("PK\1\2"), end = alone.find("PK\5\6");
  const auto with = [&](size_t members) {
    std::string out = alone.substr(0, at), directory;
    for (size_t i = 0; i < members; ++i) directory += alone.substr(at, end - at);
    out += directory + "PK\5\6" + std::string(4, '\0');
    zip::Little(out, members, 2);
    zip::Little(out, members, 2);
    zip::Little(out, directory.size(), 4);
    zip::Little(out, at, 4);
    return out + std::string(2, '\0');
  };
  const auto pickles = [](const LoadReport& report) { return report.pickles; };
  EXPECT_EQ(pickles(Look("a.zip", with(1))), 1U);
  EXPECT_EQ(pickles(Look("a.zip", with(3))), 3U);
  EXPECT_LE(pickles(Look("a.zip", with(50))), 20U);
}
TEST(InspectFile, HoldsArchivesWithinEachOtherUpToALimit) {
  const std::string inner = Tar("a.pkl", kPlain + std::string(4000, '\0')), outer = Tar("b.tar", inner);
  EXPECT_EQ(VerdictOf("a.tar", outer), "clean");
  EXPECT_TRUE(Finds(Look("a.tar", outer, {.max_whole = outer.size()}), "limit"));
  EXPECT_EQ(NameOf(Look("b.tar", inner, {.max_whole = inner.size()}).verdict), "clean");
}
TEST(InspectFile, EndsAtItsLimits) {
  EXPECT_TRUE(Finds(Look("a.pkl", kPlain, {.max_whole = 3}), "limit"));
  EXPECT_TRUE(Finds(Look("a.zip", zip::Build({{.name = "a", .bytes = "x"}, {.name = "b", .bytes = "x"}}), {.max_members = 1}), "limit"));
}
TEST(InspectFile, NeedsOnlyThePicklesOfAnOldPyTorchFile) {
  Builder b;
  b.Proto(2).Raw("\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19").Stop().Proto(2).Raw("M\xe9\x03").Stop().Proto(2).Raw("}").Stop();
  b.Proto(2).Text("id").Raw("Q").Stop().Proto(2).Raw("]").Stop().Raw(std::string(1000, 'x'));
  const LoadReport report = Look("a.pt", b.bytes(), {.max_whole = 500});
  EXPECT_EQ(report.format, "pytorch-legacy");
  EXPECT_EQ(NameOf(report.verdict), "clean") << report.findings.front().what;
}
TEST(InspectFile, ReadsAPickleThatIsATarToo) {
  std::string name = kBad;
  EXPECT_EQ(name.find('\0'), name.npos);
  const LoadReport report = Look("a.pt", Tar(name, kPlain));
  EXPECT_EQ(NameOf(report.verdict), "malicious");
  EXPECT_TRUE(Finds(report, "polyglot"));
}
std::string Gguf(std::string_view chat_template, std::string_view after = "") {
  const auto text = [](std::string_view value) {
    std::string out;
    zip::Little(out, value.size(), 8);
    return out + std::string(value);
  };
  std::string file("GGUF\3\0\0\0", 8);
  zip::Little(file, 1, 8);
  zip::Little(file, 1, 8);
  file += text("tokenizer.chat_template");
  zip::Little(file, 8, 4);
  file += text(chat_template) + text("w");
  zip::Little(file, 1, 4);
  zip::Little(file, 8, 8);
  zip::Little(file, 0, 4);
  zip::Little(file, 0, 8);
  file.resize((file.size() + 31) / 32 * 32 + 32);
  return file + std::string(after);
}
TEST(InspectFile, LeavesEnumeratorsOfPython311Alone) {
  const auto of = [](std::string_view module, std::string_view name, std::string_view attribute) {
    return Builder().Proto(4).Global("builtins", "getattr").Global(module, name).Text(attribute).Raw("\x86R").Stop().bytes();
  };
  EXPECT_EQ(VerdictOf("training_args.bin", of("transformers.trainer_utils", "IntervalStrategy", "STEPS")), "clean");
  EXPECT_EQ(VerdictOf("a.pkl", of("pathlib", "PosixPath", "write_text")), "malicious");
  EXPECT_EQ(VerdictOf("a.pkl", of("my_package", "Model", "run")), "malicious");
  EXPECT_EQ(VerdictOf("a.pkl", of("collections", "OrderedDict", "__init__")), "malicious");
}
TEST(InspectFile, LooksIntoAZipAmongPyTorchsMembers) {
  const std::string inner = zip::Build({{.name = "b/data.pkl", .bytes = kBad}});
  EXPECT_EQ(VerdictOf("a.pt", zip::Build({{.name = "a/data.pkl", .bytes = kPlain}, {.name = "a/extra", .bytes = inner}})), "malicious");
}
TEST(InspectFile, ReadsPicklesThatStableBaselinesKeepsInJson) {
  const auto agent = [](std::string_view text, std::string_view more = "") {
    return zip::Build({{.name = "data", .bytes = R"({"policy_class": {":type:": "x", ":serialized:": ")" + std::string(text) + "\"}" + std::string(more) + "}"},
                       {.name = "_stable_baselines3_version", .bytes = "2.0"}});
  };
  EXPECT_EQ(VerdictOf("a.zip", agent("gAJ9Lg==")), "clean");                              // }.
  EXPECT_EQ(VerdictOf("a.zip", agent("gAJjb3MKc3lzdGVtCowEZWNob4VSLg==")), "malicious");  // os.system
  EXPECT_EQ(VerdictOf("a.zip", agent("gAJjb3MKc3lzdGVtCowEZWNob4VSLg==", R"(, "ent_coef": NaN)")), "malicious");
}
TEST(InspectFile, TellsOperatorsOfUnknownLibrariesInTorchScript) {
  const auto script = [](std::string_view code) {
    return VerdictOf("a.pt", zip::Build({{.name = "a/data.pkl", .bytes = kPlain}, {.name = "a/code/x.py", .bytes = std::string(code)}}));
  };
  EXPECT_EQ(script("def forward(self, x: Tensor) -> Tensor:\n  return ops.torchvision.nms(x)\n"), "clean");
  EXPECT_EQ(script("op_version_set = 1\nimport __torch__.net\n"), "clean");
  EXPECT_EQ(script("def forward(self, x: Tensor) -> Tensor:\n  return ops.my_library.run(x)\n"), "suspicious");
  EXPECT_EQ(script("def forward(self):\n  import os\n"), "suspicious");
}
TEST(InspectFile, ReadsTemplatesOfGguf) {
  EXPECT_EQ(VerdictOf("a.gguf", Gguf("{{ messages[0].content }}")), "clean");
  EXPECT_EQ(VerdictOf("a.gguf", Gguf("{{ x.__class__ }}")), "malicious");
  EXPECT_EQ(VerdictOf("a.gguf", Gguf("{{ x }}", "more")), "suspicious");
  EXPECT_EQ(VerdictOf("a.gguf", Gguf("{{ x }}").substr(0, 150)), "unreadable");
}
TEST(InspectFile, ReadsConfigurationsBesideWeights) {
  EXPECT_EQ(VerdictOf("config.json", R"({"model_type": "llama"})"), "clean");
  EXPECT_EQ(VerdictOf("config.json", R"({"auto_map": {"AutoModel": "m.Model"}})"), "suspicious");
  EXPECT_EQ(VerdictOf("config.json", R"({"trust_remote_code": true})"), "suspicious");
  EXPECT_EQ(VerdictOf("config.json", R"({"x": [{"_target_": "os.system"}]})"), "malicious");
  EXPECT_EQ(VerdictOf("config.json", R"({"x": [{"_target_": "acme.Model"}]})"), "suspicious");
  EXPECT_EQ(VerdictOf("config.json", "{"), "unreadable");
  EXPECT_EQ(VerdictOf("tokenizer_config.json", R"({"chat_template": [{"name": "a", "template": "{{ x.__mro__ }}"}]})"), "malicious");
  EXPECT_EQ(VerdictOf("chat_template.jinja", "{{ x }}"), "clean");
  EXPECT_EQ(VerdictOf("model.safetensors.index.json", R"({"weight_map": {"a": "m-1.safetensors"}})"), "clean");
  EXPECT_EQ(VerdictOf("model.safetensors.index.json", R"({"weight_map": {"a": "../m-1.safetensors"}})"), "suspicious");
}
TEST(LoadReport, KeepsTheWorstOfAFloodOfFindings) {
  LoadReport report;
  for (int i = 0; i < 1000; ++i) report.Add({.id = "odd", .verdict = LoadVerdict::kSuspicious, .what = "", .member = ""});
  report.Add({.id = "bad", .verdict = LoadVerdict::kMalicious, .what = "", .member = ""});
  EXPECT_EQ(report.findings.size(), kMaxLoadFindings);
  EXPECT_TRUE(Finds(report, "bad"));
}

TEST(InspectFile, FollowsTypesThatDillAndCloudpickleFetchByName) {
  const auto fetched = [](std::string_view module, std::string_view loader, std::string_view type) {
    return VerdictOf("a.pkl", Builder().Proto(4).CallWith(module, loader, type).Raw("K\1\x85R").Stop().bytes());
  };
  EXPECT_EQ(fetched("dill._dill", "_load_type", "slice"), "clean");
  EXPECT_EQ(fetched("cloudpickle.cloudpickle", "_builtin_type", "SimpleNamespace"), "clean");
  EXPECT_EQ(fetched("dill._dill", "_load_type", "CodeType"), "malicious");
  EXPECT_EQ(fetched("dill._dill", "_load_type", "eval"), "malicious");
  EXPECT_EQ(fetched("dill._dill", "_create_function", "x"), "malicious");
  // It calls what it is given.
  const auto array = [](std::string_view module, std::string_view name) {
    return VerdictOf("a.pkl", Builder().Proto(4).Global("dill._dill", "_create_array").Global(module, name).Raw(")NN").Raw("\x87").Raw("R").Stop().bytes());
  };
  EXPECT_EQ(array("numpy", "mean"), "suspicious");  // known as a value only
}
TEST(InspectFile, KeepsMethodsOfKnownClassesQuietWhereNothingCallsThem) {
  const auto fetch = [](std::string_view attribute, std::string_view after) {
    return Told("a.pkl", Builder()
                             .Proto(2)
                             .Global("builtins", "getattr")
                             .Global("torch.optim.lr_scheduler", "OneCycleLR")
                             .Text(attribute)
                             .Raw("\x86R")
                             .Raw(after)
                             .Stop()
                             .bytes());
  };
  EXPECT_EQ(fetch("_annealing_cos", ""), "pickle clean");
  EXPECT_EQ(fetch("get_lr", ""), "pickle suspicious unknown-global");
  EXPECT_EQ(fetch("get_lr", ")R"), "pickle malicious runs-code");
  EXPECT_EQ(fetch("__init__", ""), "pickle malicious runs-code");
}
TEST(InspectFile, TakesPersistentClassesOfOldPyTorchFilesForWhatTheyAre) {
  const auto old = [](std::string_view module, std::string_view name) {
    std::string bytes;
    for (std::string_view part :
         {std::string_view("\x80\2\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19.", 15), std::string_view("\x80\2M\xe9\3."), std::string_view("\x80\2}.")})
      bytes += part;
    return bytes + Builder().Proto(2).Raw("(").Text("module").Global(module, name).Text("a.py").Text("class …").Raw("tQ)\x81").Stop().bytes() + "\x80\2].";
  };
  EXPECT_EQ(Told("a.pt", old("torch.nn.modules.linear", "Linear")), "pytorch-legacy clean");
  EXPECT_EQ(Told("a.pt", old("os", "system")), "pytorch-legacy malicious runs-commands");
  EXPECT_EQ(Told("a.pt", old("my_package", "Model")), "pytorch-legacy suspicious unknown-call");
}
TEST(InspectFile, TellsOfItemsThatAreSetOnATensor) {
  const std::string bytes = Builder().Proto(2).Global("torch._utils", "_rebuild_tensor_v2").Raw(")R").Text("a").Text("b").Raw("s").Stop().bytes();
  EXPECT_TRUE(Finds(Look("a.pkl", bytes), "odd-pickle"));
}

// As joblib before 0.10 packs: a length that nobody needs, and zlib's blocks that are stored as they are.
std::string OldJoblib(std::string_view bytes, std::string_view sum = {"\0\0\0\0", 4}) {
  const auto size = static_cast<char>(bytes.size());
  return "ZF0x28" + std::string(15, ' ') + std::string("\x78\x01\x01", 3) + size + '\0' + static_cast<char>(~size) + '\xff' + std::string(bytes) +
         std::string(sum);
}
TEST(InspectFile, TakesArraysBesideOldJoblibPicklesForNumbers) {
  const std::string numbers("\0\0\0\0\0\0\xf0\x3f", 8);
  constexpr std::string_view kSum = "\x02\x27\x01\x30";
  EXPECT_EQ(VerdictOf("a.pkl_01.npy.z", OldJoblib(numbers, kSum)), "clean");
  EXPECT_EQ(VerdictOf("a.pkl_01.npy.z", OldJoblib(numbers)), "unreadable");
  EXPECT_EQ(VerdictOf("a.pkl_01.npy.z", OldJoblib(kBad)), "malicious");
  EXPECT_EQ(VerdictOf("a.pkl", OldJoblib(numbers, kSum)), "unreadable");
}

}  // namespace
}  // namespace day
