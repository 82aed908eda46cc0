#include <gtest/gtest.h>

#include <bit>
#include <cstdint>
#include <string>

#include "formats/pickle/builder_for_test.h"
#include "formats/protobuf/builder_for_test.h"
#include "formats/tflite/builder_for_test.h"
#include "formats/zip/builder_for_test.h"
#include "loading/look_for_test.h"

namespace day {
namespace {

using namespace std::string_literals;

LoadVerdict Verdict(std::string_view name, const std::string& bytes) { return Look(name, bytes).verdict; }
std::string Floats(size_t count) {
  std::string bytes;
  for (size_t i = 0; i < count; ++i) {
    const auto bits = std::bit_cast<uint32_t>(0.01f * static_cast<float>((i * 2654435761u) % 1000) - 5);
    for (unsigned j = 0; j < 4; ++j) bytes += static_cast<char>(bits >> (8 * j));
  }
  return bytes;
}
std::string Random(size_t count) {
  std::string bytes;
  uint64_t state = 99;
  for (size_t i = 0; i < count; ++i) bytes += static_cast<char>((state = state * 6364136223846793005u + 1442695040888963407u) >> 56);
  return bytes;
}
const std::string kBad = pickle::Builder().Proto(2).CallWith("os", "system", "echo").Stop().bytes();

TEST(InspectRaw, CallsBareNumbersCleanUnderNamesThatPromiseNoFormat) {
  for (std::string_view name : {"zeros.dat", "voice.bin", "group1-shard1of7", "weights"}) {
    EXPECT_EQ(Verdict(name, std::string(10'000, '\0')), LoadVerdict::kClean) << name;
    EXPECT_EQ(Verdict(name, Floats(10'000)), LoadVerdict::kClean) << name;
  }
  EXPECT_EQ(Look("voice.bin", Floats(10'000)).format, "raw");
}
TEST(InspectRaw, NeverCallsThemCleanWhereAnotherFormatIsPromised) {
  for (std::string_view name : {"model.pt", "model.onnx", "model.safetensors", "model.h5", "model.gguf", "model.tflite", "model.npy", "pytorch_model.bin"})
    EXPECT_NE(Verdict(name, Floats(10'000)), LoadVerdict::kClean) << name;
}
TEST(InspectRaw, NeverCallsBytesCleanThatMayBeAnything) {
  EXPECT_EQ(Verdict("a.bin", Random(100'000)), LoadVerdict::kUnreadable);
  EXPECT_EQ(Verdict("a.bin", Floats(50'000) + Random(40'000)), LoadVerdict::kUnreadable);
  EXPECT_EQ(Verdict("a.bin", "NAME\2\0\0\0"s + Floats(10'000)), LoadVerdict::kUnreadable);
  EXPECT_EQ(Verdict("a.bin", std::string(100, '\0')), LoadVerdict::kUnreadable);
  EXPECT_NE(Verdict("a.bin", Floats(128) + "\x89HDF\r\n\x1a\n" + Floats(10'000)), LoadVerdict::kClean);
}
TEST(InspectRaw, SeesTheZipBehindNumbers) {
  EXPECT_EQ(Verdict("a.bin", zip::Build({{.name = "a/data.pkl", .bytes = kBad}}, "", Floats(10'000))), LoadVerdict::kMalicious);
}
TEST(InspectRaw, DoubtsArchivesBehindOtherBytes) {
  EXPECT_TRUE(Finds(Look("a.bin", zip::Build({{.name = "a.txt", .bytes = "text"}}, "", Floats(10'000), true)), "polyglot"));
}
TEST(InspectRaw, SeesThePickleInFrontOfNumbers) { EXPECT_EQ(Verdict("a.bin", kBad + Floats(10'000)), LoadVerdict::kMalicious); }

TEST(InspectProgram, DoubtsProgramsUnderNamesOfWeights) {
  const std::string elf =
      "\x7f"
      "ELF\2\1\1"s +
      std::string(200, '\0');
  for (std::string_view name : {"model.bin", "model.pt", "model.safetensors", "weights.dat", "model"}) {
    EXPECT_TRUE(Finds(Look(name, elf), "disguise")) << name;
    EXPECT_TRUE(Finds(Look(name, "#!/bin/sh\necho hi\n"), "disguise")) << name;
  }
  const LoadReport library = Look("libmodel.so", elf);
  EXPECT_TRUE(Finds(library, "is-program"));
  EXPECT_EQ(library.verdict, LoadVerdict::kUnreadable);
  EXPECT_TRUE(library.no_model);
}
TEST(InspectProgram, DoubtsLlamafilesAndReadsWhatIsInThem) {
  const std::string program = "MZqFpD='\n" + std::string(500, 'x');
  EXPECT_TRUE(Finds(Look("a.llamafile", zip::Build({{.name = "a.gguf", .bytes = "GGUF"}}, "", program, true)), "malformed-gguf"));
  EXPECT_EQ(Verdict("a.llamafile", zip::Build({{.name = "a.txt", .bytes = "text"}}, "", program, true)), LoadVerdict::kSuspicious);
}
TEST(InspectProgram, DoubtsStreamsOfObjects) { EXPECT_TRUE(Finds(Look("model.bin", "\xac\xed\0\5sr\0\1A"s), "unknown-call")); }

TEST(InspectNumbers, CallsFastTextClean) {
  const auto number = [](uint64_t value, unsigned size) {
    std::string bytes;
    for (unsigned i = 0; i < size; ++i) bytes += static_cast<char>(value >> (8 * i));
    return bytes;
  };
  const std::string file = number(793712314, 4) + number(12, 4) + std::string(56, '\0') + std::string(12, '\0') + number(0, 8) + number(UINT64_MAX, 8) + '\0' +
                           number(2, 8) + number(1, 8) + "12345678" + '\0' + number(0, 8) + number(0, 8);
  const LoadReport report = Look("a.ftz", file);
  EXPECT_EQ(report.verdict, LoadVerdict::kClean);
  EXPECT_EQ(report.format, "fasttext");
  EXPECT_EQ(report.parameters, 2u);
  EXPECT_TRUE(Finds(Look("a.ftz", file + "x"), "trailing-bytes"));
  EXPECT_TRUE(Finds(Look("a.ftz", file.substr(0, 80)), "malformed-fasttext"));
}
TEST(InspectNumbers, TellsOfSettingsOfTesseractThatNameFiles) {
  const auto with = [](std::string_view settings) { return "\1\0\0\0\x0c\0\0\0\0\0\0\0"s + std::string(settings); };
  EXPECT_EQ(Verdict("a.traineddata", with("tessedit_ocr_engine_mode 1\n")), LoadVerdict::kClean);
  EXPECT_EQ(Verdict("a.traineddata", with("debug_file /tmp/x\n")), LoadVerdict::kMalicious);
  EXPECT_EQ(Verdict("a.traineddata", with("user_words_file /tmp/x\n")), LoadVerdict::kSuspicious);
  EXPECT_EQ(Verdict("a.traineddata", "\1\0\0\0\xff"s), LoadVerdict::kUnreadable);
}
TEST(InspectNumbers, ReadsModelsOfRnnoise) {
  EXPECT_EQ(Verdict("a.rnnn", "rnnoise-nu model file version 1\n1 2 -3\n"), LoadVerdict::kClean);
  EXPECT_TRUE(Finds(Look("a.rnnn", "rnnoise-nu model file version 1\n1 two\n"), "malformed-rnnoise"));
}

TEST(InspectNumbers, ReadsGraphsOfNnef) {
  const std::string graph = "version 1.0;\ngraph g(a) -> (b)\n{\n  w = variable<scalar>(shape = [1,2], label = 'w/filter'); # ((\n  b = matmul(a, w);\n}\n";
  EXPECT_EQ(Verdict("graph.nnef", graph), LoadVerdict::kClean);
  EXPECT_EQ(Verdict("graph.nnef", "version 1.0;\ngraph g(a) -> (b) { not nnef (((("), LoadVerdict::kUnreadable);
  EXPECT_EQ(Verdict("graph.nnef", "words"), LoadVerdict::kUnreadable);
  EXPECT_TRUE(Finds(Look("graph.nnef", "version 1.0;\ngraph g(a) -> (b) { w = variable(label = '../../x'); }"), "unsafe-path"));
}
TEST(InspectNumbers, ReadsModelsOfXgboost) {
  EXPECT_EQ(Verdict("m.json", "{\"learner\":{\"attributes\":{}},\"version\":[1,7,4]}"), LoadVerdict::kClean);
  EXPECT_EQ(Look("m.json", "{\"learner\":{}}").format, "xgboost");
  EXPECT_TRUE(Finds(Look("m.json", "{\"learner\":{"), "malformed-xgboost"));
  EXPECT_TRUE(Finds(Look("m.json", "{\"learner\":{\"attributes\":{\"note\":\"__import__('os').system('x')\"}}}"), "hidden-code"));
  EXPECT_EQ(Verdict("m.ubj", "{L\0\0\0\0\0\0\0\7learner{}}"s), LoadVerdict::kClean);
  EXPECT_TRUE(Finds(Look("m.ubj", "{L\0\0\0\0\0\0\0\7learner{"s), "malformed-xgboost"));
  EXPECT_TRUE(Finds(Look("m.ubj", "{}"), "malformed-xgboost"));
  EXPECT_TRUE(Finds(Look("m.model", "binf" + std::string(200, '\0')), "malformed-xgboost"));
}
TEST(InspectNumbers, ReadsCheckpointsOfFlax) {
  EXPECT_EQ(Verdict("flax_model.msgpack", "\x81\xa1k\1"), LoadVerdict::kClean);
  EXPECT_EQ(Verdict("flax_model.msgpack", "\x81\xa1k\xd4\x4dx"), LoadVerdict::kSuspicious);
  EXPECT_TRUE(Finds(Look("flax_model.msgpack", "\x81\xa1k"), "malformed-flax"));
  EXPECT_EQ(Verdict("flax_model.msgpack", "\x81\xa1k\xa4note"), LoadVerdict::kClean);
  EXPECT_TRUE(Finds(Look("flax_model.msgpack", "\x81\xaa__reduce__\x01"), "odd-msgpack"));
  EXPECT_TRUE(Finds(Look("flax_model.msgpack",
                         "\x81\xa1k\xac"
                         "os.system(1)"),
                    "hidden-code"));
}
TEST(InspectNumbers, ReadsModelsOfLightGbm) {
  EXPECT_EQ(Verdict("m.txt", "tree\nversion=v4\n\nTree=0\nnum_leaves=2\n\nend of trees\n"), LoadVerdict::kClean);
  EXPECT_TRUE(Finds(Look("m.txt", "tree\nversion=v4\nos.system(1)\n"), "malformed-lightgbm"));
}
TEST(InspectNumbers, ReadsParametersOfMxnet) {
  const std::string head = "\x12\1\0\0\0\0\0\0"s + std::string(8, '\0');
  EXPECT_EQ(Verdict("m.params", head + std::string(16, '\0')), LoadVerdict::kClean);
  EXPECT_TRUE(Finds(Look("m.params", head), "malformed-mxnet"));
  EXPECT_EQ(Verdict("m-symbol.json", "{\"nodes\": [{\"op\": \"Convolution\"}]}"), LoadVerdict::kClean);
  EXPECT_EQ(Verdict("m-symbol.json", "{\"nodes\": [{\"op\": \"Custom\"}]}"), LoadVerdict::kSuspicious);
  EXPECT_EQ(Verdict("m-symbol.json", "{\"nodes\": [{\"op\": \"_Native\"}]}"), LoadVerdict::kMalicious);
  EXPECT_EQ(Verdict("m-symbol.json", "{}"), LoadVerdict::kUnreadable);
}

TEST(InspectNumbers, ReadsWordVectors) {
  EXPECT_EQ(Verdict("vectors.bin", "1 1\nthe \0\0\x80\x3f\n"s), LoadVerdict::kClean);
  EXPECT_TRUE(Finds(Look("vectors.bin", "2 1\nthe \0\0\x80\x3f\n"s), "malformed-word2vec"));
}
TEST(InspectNumbers, ReadsTensorsAndGraphsOfNnef) {
  const std::string head = "\x4e\xef\x01\0\4\0\0\0\0\0\0\0"s + std::string(32, '\0') + "\x20\0\0\0"s + std::string(80, '\0');
  EXPECT_EQ(Verdict("w.dat", head + "1234"), LoadVerdict::kClean);
  EXPECT_TRUE(Finds(Look("w.dat", head + "123"), "malformed-nnef"));
  EXPECT_EQ(Verdict("graph.nnef", "version 1.0;\ngraph g(x) -> (y) { x = external(); }\n"), LoadVerdict::kClean);
}
TEST(InspectMediapipe, ReadsGraphsAndThePathsInThem) {
  const auto graph = [](std::string_view path) { return proto::Bytes(1, proto::Bytes(2, "A") + proto::Bytes(7, proto::Bytes(1, path))); };
  EXPECT_EQ(Verdict("a.binarypb", graph("models/a.tflite")), LoadVerdict::kClean);
  EXPECT_EQ(Verdict("a.binarypb", graph("/etc/passwd")), LoadVerdict::kSuspicious);
  EXPECT_EQ(Verdict("a.binarypb", "\xff"), LoadVerdict::kUnreadable);
}
TEST(InspectMediapipe, ReadsModelsThatArePackedForBrowsers) {
  const std::string model = tflite::Model({});
  EXPECT_EQ(Verdict("a_packed_assets.data", "Left\nRight\n" + model + model), LoadVerdict::kClean);
  EXPECT_TRUE(Finds(Look("a_packed_assets.data", "Left\n" + tflite::Model({.codes = {tflite::Custom("EvilOp")}})), "unknown-call"));
  EXPECT_EQ(Verdict("a_packed_assets.data", "\1\2\3\4\5" + model), LoadVerdict::kUnreadable);
}

}  // namespace
}  // namespace day
