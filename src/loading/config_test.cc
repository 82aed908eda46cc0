// Configurations: JSON, YAML, lists of packages.
#include <gtest/gtest.h>

#include "formats/zip/builder_for_test.h"
#include "loading/look_for_test.h"

namespace day {
namespace {

TEST(JsonConfig, CallsOrdinaryConfigurationsClean) {
  EXPECT_EQ(VerdictOf("config.json", R"({"model_type": "llama", "architectures": ["LlamaForCausalLM"], "_attn_implementation": "sdpa"})"), "clean");
  EXPECT_EQ(VerdictOf("model_index.json",
                      R"({"_class_name": "StableDiffusionPipeline", "unet": ["diffusers", "UNet2DConditionModel"], "safety_checker": [null, null]})"),
            "clean");
  EXPECT_EQ(VerdictOf("modules.json", R"([{"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.Transformer"}])"), "clean");
  EXPECT_EQ(VerdictOf("adapter_config.json", R"({"base_model_name_or_path": "/home/me/llama", "auto_mapping": null})"), "clean");
  EXPECT_EQ(VerdictOf("tokenizer.json", R"({"model": {"vocab": {"{{ x.__class__ }}": 1}}, "added_tokens": [{"content": "{{ x.__class__ }}"}]})"), "clean");
}
TEST(JsonConfig, TellsOfCodeOfRepositories) {
  EXPECT_TRUE(Finds(Look("config.json", R"({"auto_map": {"AutoModel": "acme/other--modeling.Model"}})"), "remote-code"));
  EXPECT_TRUE(Finds(Look("config.json", R"({"custom_pipelines": {"x": {"impl": "pipeline.Own"}}})"), "remote-code"));
  EXPECT_TRUE(Finds(Look("config.json", R"({"attn_implementation": "acme/kernel"})"), "loads-library"));
  EXPECT_TRUE(Finds(Look("model_index.json", R"({"unet": ["my_unet", "Unet"]})"), "remote-code"));
  EXPECT_TRUE(Finds(Look("model_index.json", R"({"_class_name": ["pipeline", "Own"]})"), "remote-code"));
  EXPECT_EQ(VerdictOf("model_index.json", R"({"unet": ["os", "system"]})"), "malicious");
  EXPECT_TRUE(Finds(Look("modules.json", R"([{"path": "", "type": "custom_st.Transformer"}])"), "remote-code"));
  EXPECT_EQ(VerdictOf("modules.json", R"([{"path": "", "type": "os.system"}])"), "malicious");
  EXPECT_EQ(VerdictOf("adapter_config.json", R"({"auto_mapping": {"base_model_class": "system", "parent_library": "os"}})"), "malicious");
  EXPECT_EQ(VerdictOf("adapter_config.json", R"({"auto_mapping": {"base_model_class": "Own", "parent_library": "acme"}})"), "suspicious");
}
TEST(JsonConfig, TellsOfPathsThatLeadOut) {
  EXPECT_TRUE(Finds(Look("modules.json", R"([{"path": "../x", "type": "sentence_transformers.models.Pooling"}])"), "unsafe-path"));
  EXPECT_TRUE(Finds(Look("adapter_config.json", R"({"base_model_name_or_path": "../../x"})"), "unsafe-path"));
  EXPECT_TRUE(Finds(Look("adapter_config.json", R"({"base_model_name_or_path": "\\\\host\\x"})"), "unsafe-path"));
}
TEST(JsonConfig, TellsOfMembersThatStandTwice) { EXPECT_TRUE(Finds(Look("config.json", R"({"a": 1, "b": [{"c": 1, "c": 2}]})"), "duplicate-key")); }
TEST(JsonConfig, ReadsOtherFilesForWhatTheyCall) {
  EXPECT_EQ(VerdictOf("own.json", R"({"x": {"_target_": "subprocess.run"}})"), "malicious");
  EXPECT_TRUE(Look("own.json", R"({"x": "{{ x.__class__ }}"})").no_model);
  EXPECT_EQ(VerdictOf("own.json", R"({"x": {"chat_template": "{{ x.__class__ }}"}})"), "malicious");
  EXPECT_EQ(VerdictOf("flow.json", R"({"1": {"class_type": "ExecutePython", "inputs": {}}})"), "suspicious");
  EXPECT_EQ(VerdictOf("net.json", R"({"class_name": "Lambda", "config": {"function": ["4wE=", null, null]}})"), "malicious");
}
TEST(JsonConfig, ReadsNumbersThatOnlyPythonWrites) {
  EXPECT_EQ(VerdictOf("config.json", R"({"a": NaN, "b": [-Infinity, "NaN\"", 1]})"), "clean");
  EXPECT_EQ(VerdictOf("config.json", R"({"a": NaN, "_target_": "os.system"})"), "malicious");
  EXPECT_EQ(VerdictOf("config.json", R"({"a": NaN, "b": })"), "unreadable");
}
TEST(JsonConfig, ReadsUtf16) {
  std::string wide;
  for (char c : std::string_view(R"({"_target_": "os.system"})")) (wide += c) += '\0';
  EXPECT_EQ(VerdictOf("config.json", wide), "malicious");
}
TEST(JsonConfig, TellsOfFilesThatAreTooLargeToRead) {
  const std::string large = R"({"auto_map": {}, "x": ")" + std::string(33 << 20, ' ') + "\"}";
  EXPECT_TRUE(Finds(Look("config.json", large), "limit"));
  EXPECT_FALSE(Look("config.json", large).no_model);
  EXPECT_TRUE(Look("table.json", large).no_model);
  EXPECT_TRUE(Finds(Look("m.zip", zip::Build({{.name = "own.json", .bytes = large}})), "limit"));
  EXPECT_TRUE(Finds(Look("chat_template.jinja", large), "limit"));
}
TEST(TorchServe, TellsOfHandlersOfTheArchive) {
  const auto mar = [](std::string_view manifest) { return Look("a.mar", zip::Build({{.name = "MAR-INF/MANIFEST.json", .bytes = std::string(manifest)}})); };
  EXPECT_TRUE(Finds(mar(R"({"model": {"handler": "handler.py:handle", "serializedFile": "m.pt"}})"), "remote-code"));
  EXPECT_TRUE(Finds(mar(R"({"model": {"handler": "../handler.py"}})"), "unsafe-path"));
  EXPECT_TRUE(Finds(mar(R"({"model": {"handler": "text_classifier", "requirementsFile": "requirements.txt"}})"), "fetches"));
  const LoadReport own = mar(R"({"model": {"handler": "image_classifier", "serializedFile": "m.pt"}})");
  EXPECT_EQ(NameOf(own.verdict), "clean") << FirstOf(own);
  EXPECT_EQ(own.format, "torchserve-mar");
}

TEST(Yaml, CallsPlainConfigurationsClean) {
  EXPECT_EQ(VerdictOf("config.yaml", "a: &x [1, !!python/tuple [2]]\nb: *x\n---\n_target_: torch.nn.Linear\nhome: ${oc.env:HOME}\n"), "clean");
  EXPECT_EQ(VerdictOf("hparams.yaml", "!!python/object:argparse.Namespace\nx: !!python/object/apply:collections.OrderedDict [[]]\n"), "clean");
  EXPECT_EQ(VerdictOf("hyperparams.yaml", "a: !new:speechbrain.nnet.linear.Linear\n  b: !ref <c>\nd: !name:torch.nn.functional.relu\n"), "clean");
  EXPECT_TRUE(Look("x.yaml", "a: 1").no_model);
}
TEST(Yaml, ReadsStoragesOfOpenCv) { EXPECT_EQ(VerdictOf("camera.yml", "%YAML:1.0\n---\na: !!opencv-matrix\n   rows: 1\n   data: [ 1. ]\n"), "clean"); }
TEST(Yaml, IsNotCleanWhereItHasMoreTagsThanAreRead) {
  std::string many;
  for (int i = 0; i < 10'001; ++i) many += "- !!str a\n";
  EXPECT_EQ(VerdictOf("config.yaml", many), "unreadable");
  EXPECT_EQ(VerdictOf("config.yaml", many + "- !!python/object/apply:os.system [echo]\n"), "unreadable");
}
TEST(Yaml, EndsEarlyInCollectionsInEachOther) {
  for (const char* open : {"[", "{a: ", "- "}) {
    std::string deep;
    for (int i = 0; i < 200'000; ++i) deep += open;
    EXPECT_EQ(VerdictOf("config.yaml", deep), "unreadable") << open;
  }
}
TEST(Yaml, JudgesTagsByWhatTheyName) {
  EXPECT_EQ(VerdictOf("a.yaml", "x: !!python/object/apply:os.system [echo]\n"), "malicious");
  EXPECT_EQ(VerdictOf("a.yaml", "!!python/object/new:subprocess.Popen [[echo]]\n"), "malicious");
  EXPECT_EQ(VerdictOf("a.yaml", "!!python/name:eval ''\n"), "malicious");
  EXPECT_EQ(VerdictOf("a.yaml", "!!python/module:subprocess ''\n"), "malicious");
  EXPECT_EQ(VerdictOf("a.yaml", "? !!python/object/apply:os.system [echo]\n: 1\n"), "malicious");
  EXPECT_EQ(VerdictOf("a.yaml", "a: 1\n---\n!!python/object/apply:os.system [echo]\n"), "malicious");
  EXPECT_EQ(VerdictOf("a.yaml", "%TAG ! tag:yaml.org,2002:python/object/\n---\n!apply:os.system [echo]\n"), "malicious");
  EXPECT_EQ(VerdictOf("a.yaml", "!apply:os.system [echo]\n"), "malicious");
  EXPECT_EQ(VerdictOf("a.yaml", "!!javax.script.ScriptEngineManager [x]\n"), "malicious");
  EXPECT_EQ(VerdictOf("a.yaml", "!!python/object:acme.Model {}\n"), "suspicious");
  EXPECT_EQ(VerdictOf("config.yaml", "!acme x\n"), "suspicious");
  EXPECT_EQ(VerdictOf("a.yaml", "!acme x\n"), "unreadable");
}
TEST(Yaml, JudgesWhatHydraCalls) {
  EXPECT_EQ(VerdictOf("model_config.yaml", "a:\n  - _target_: os.system\n    command: x\n"), "malicious");
  EXPECT_EQ(VerdictOf("model_config.yaml", "a: {_target_: acme.Model}\n"), "suspicious");
  EXPECT_EQ(VerdictOf("model_config.yaml", "a: {_target_: transformers.AutoModel.from_pretrained}\n"), "suspicious");
  EXPECT_EQ(VerdictOf("model_config.yaml", "a: {_target_: hydra.utils.get_method, path: os.system}\n"), "malicious");
  EXPECT_EQ(VerdictOf("a.yaml", "target: ldm.models.Own\n"), "clean");
  EXPECT_EQ(VerdictOf("a.yaml", "_target_: pathlib.Path.write_text\n"), "malicious");
  EXPECT_EQ(VerdictOf("a.yaml", "class_path: subprocess.Popen\n"), "malicious");
  EXPECT_EQ(VerdictOf("a.yaml", "target: subprocess.Popen\nparams: {args: x}\n"), "malicious");
  EXPECT_EQ(VerdictOf("a.yaml", "target: requests.count\n"), "clean");
  EXPECT_EQ(VerdictOf("a.yaml", "_target_: torchvision.datasets.MNIST\n"), "suspicious");
  EXPECT_TRUE(Finds(Look("config.yaml", "a: ${oc.env:API_HOST}\n"), "reads-environment"));
  EXPECT_TRUE(Finds(Look("other.yaml", "a: ${oc.env:AWS_SECRET_ACCESS_KEY}\n"), "reads-environment"));
  EXPECT_TRUE(Finds(Look("config.yaml", "a: ${eval:'1+1'}\n"), "runs-code"));
}
TEST(Yaml, EndsBombsAndRefusesWhatIsNone) {
  std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 9; ++i) {
    const std::string before = "*a" + std::to_string(i - 1);
    bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + before;
    for (int k = 0; k < 9; ++k) bomb += ", " + before;
    bomb += "]\n";
  }
  EXPECT_TRUE(Finds(Look("config.yaml", bomb), "malformed-yaml"));
  EXPECT_TRUE(Finds(Look("MLmodel", "a: [\n"), "malformed-yaml"));
}
TEST(Yaml, ReadsTheConfigurationOfAnArchive) {
  const auto archive = [](std::string_view config) { return VerdictOf("m.zip", zip::Build({{.name = "model_config.yaml", .bytes = std::string(config)}})); };
  EXPECT_EQ(archive("encoder: {_target_: builtins.exec, _args_: [x]}\n"), "malicious");
  EXPECT_EQ(archive("encoder: {_target_: acme.Encoder}\n"), "suspicious");
  EXPECT_EQ(archive("encoder: {_target_: nemo.collections.asr.modules.ConformerEncoder, feat_in: 80}\n"), "clean");
}
TEST(Yaml, TellsOfFilesThatAreTooLargeToRead) {
  const std::string large = "_target_: os.system\n#" + std::string(17 << 20, ' ');
  EXPECT_TRUE(Finds(Look("model_config.yaml", large), "limit"));
  EXPECT_FALSE(Look("model_config.yaml", large).no_model);
  EXPECT_TRUE(Finds(Look("m.zip", zip::Build({{.name = "own.yaml", .bytes = large}})), "limit"));
}
TEST(Archives, AreNotCleanWhereAMemberIsTooDeepOrTooManyValues) {
  const std::string deep = std::string(600, '[') + std::string(600, ']');
  EXPECT_TRUE(Finds(Look("m.zip", zip::Build({{.name = "own.json", .bytes = "{\"_target_\":\"os.system\",\"x\":" + deep + "}"}})), "malformed-json"));
  EXPECT_TRUE(Finds(Look("m.zip", zip::Build({{.name = "own.yaml", .bytes = "_target_: os.system\nx: " + deep + "\n"}})), "malformed-yaml"));
}
TEST(Archives, NeedTheMemberThatTheirLoaderReads) {
  EXPECT_TRUE(Finds(Look("a.mar", zip::Build({{.name = "x.txt", .bytes = "x"}})), "malformed-archive"));
  EXPECT_TRUE(Finds(Look("a.skops", zip::Build({{.name = "x.txt", .bytes = "x"}})), "malformed-archive"));
}
TEST(Yaml, ReadsModelsOfMlflow) {
  EXPECT_EQ(VerdictOf("MLmodel", "flavors:\n  python_function: {loader_module: mlflow.sklearn, model_path: model.pkl, env: {conda: conda.yaml}}\n"), "clean");
  EXPECT_EQ(VerdictOf("MLmodel", "flavors:\n  python_function: {loader_module: own}\n"), "suspicious");
  EXPECT_EQ(VerdictOf("MLmodel", "flavors:\n  python_function: {loader_module: subprocess}\n"), "malicious");
  EXPECT_TRUE(Finds(Look("MLmodel", "flavors:\n  python_function: {loader_module: mlflow.pyfunc.model, model_code_path: own.py}\n"), "remote-code"));
  EXPECT_TRUE(Finds(Look("MLmodel", "flavors:\n  python_function: {loader_module: mlflow.sklearn, model_path: ../../x}\n"), "unsafe-path"));
}
TEST(Yaml, ReadsEnvironmentsOfConda) {
  EXPECT_EQ(VerdictOf("conda.yaml", "channels: [conda-forge]\ndependencies:\n  - python=3.10\n  - pip: [torch==2.1]\n"), "clean");
  EXPECT_TRUE(Finds(Look("conda.yaml", "channels: ['http://example.com/x']\ndependencies: [python]\n"), "fetches"));
  EXPECT_TRUE(Finds(Look("conda.yaml", "dependencies:\n  - pip: ['git+https://example.com/x.git']\n"), "fetches"));
}

TEST(Requirements, CallsPublishedPackagesClean) {
  EXPECT_EQ(VerdictOf("requirements.txt",
                      "torch>=2 ; python_version > '3' # why\n-e .\n-r other.txt\n--extra-index-url https://download.pytorch.org/whl/cu118\n"
                      "git+https://github.com/acme/x.git@0123456789012345678901234567890123456789#egg=x\n"),
            "clean");
}
TEST(Requirements, TellsOfOtherPlaces) {
  for (std::string_view line : {"--index-url http://pypi.org/simple", "-i http://127.0.0.1/simple", "--extra-index-url=https://example.com/simple",
                                "--trusted-host example.com", "git+https://github.com/acme/x.git", "x @ https://example.com/x.whl",
                                "https://example.com/x.tar.gz", "-f http://example.com/", "-r https://example.com/r.txt"})
    EXPECT_TRUE(Finds(Look("requirements.txt", std::string(line) + "\n"), "fetches")) << line;
  for (std::string_view line : {"./own", "/opt/own", "../own"}) EXPECT_TRUE(Finds(Look("requirements.txt", std::string(line) + "\n"), "remote-code")) << line;
}
TEST(Requirements, TellsOfListsThatAreTooLargeToRead) {
  const std::string large = "x @ https://example.com/x.whl\n#" + std::string(2 << 20, ' ');
  EXPECT_TRUE(Finds(Look("requirements.txt", large), "limit"));
  EXPECT_FALSE(Look("requirements.txt", large).no_model);
}

TEST(InspectConfig, JudgesWhatJsonpickleMakes) {
  EXPECT_EQ(VerdictOf("m.json", R"({"x": {"py/reduce": [{"py/function": "os.system"}, {"py/tuple": ["echo"]}]}})"), "malicious");
  EXPECT_EQ(VerdictOf("m.json", R"({"py/repr": "os/os.getcwd"})"), "malicious");
  EXPECT_EQ(VerdictOf("m.json", R"({"py/object": "my_package.Model"})"), "suspicious");
}
TEST(InspectConfig, TellsPythonInExpressionsOfBundles) {
  EXPECT_EQ(VerdictOf("inference.json", R"json({"imports": ["$import os"], "x": "$os.system('echo')"})json"), "malicious");
  EXPECT_EQ(VerdictOf("config.json", R"json({"model_type": "x", "device": "$torch.device('cpu')"})json"), "clean");
}

}  // namespace
}  // namespace day
