#include "loading/neighbors.h"

#include <gtest/gtest.h>

#include <map>

#include "formats/protobuf/builder_for_test.h"
#include "loading/look_for_test.h"

namespace day {
namespace {

class Folder final : public Neighbors {
 public:
  explicit Folder(std::map<std::string, Neighbor> files) : files_(std::move(files)) {}
  std::optional<Neighbor> Find(const std::string& path) const override {
    const auto file = files_.find(path);
    return file == files_.end() ? std::nullopt : std::optional(file->second);
  }

 private:
  std::map<std::string, Neighbor> files_;
};

std::string Judge(std::string_view name, const std::string& bytes, const Neighbors* neighbors) {
  const LoadReport report = InspectFile(name, BytesInMemory(bytes), {}, neighbors);
  return std::string(NameOf(report.verdict)) + (report.findings.empty() ? "" : " " + report.WorstFirst()[0]->id);
}

// A model with one tensor of `length` bytes from the beginning of w.bin.
std::string Onnx(std::string_view length) {
  using proto::Bytes, proto::Number;
  const auto entry = [](std::string_view key, std::string_view value) { return Bytes(13, Bytes(1, key) + Bytes(2, value)); };
  const std::string tensor = Number(1, 4) + Number(2, 1) + Bytes(8, "W") + Number(14, 1) + entry("location", "w.bin") + entry("length", length);
  return Number(1, 8) + Bytes(2, "test") + Bytes(7, Bytes(5, tensor)) + Bytes(8, Number(2, 17));
}
const std::string kNet =
    "<?xml version=\"1.0\"?><net name=\"a\" version=\"11\"><layers><layer id=\"0\" type=\"Const\" version=\"opset1\">"
    "<data element_type=\"f32\" shape=\"4\" offset=\"0\" size=\"16\"/></layer></layers><edges/></net>";

TEST(Neighbors, MakeDataBesideAModelOrdinaryWhereTheyFit) {
  const Folder folder({{"w.bin", {.size = 16}}, {"net.bin", {.size = 16}}});
  EXPECT_EQ(Judge("m.onnx", Onnx("16"), &folder), "clean");
  EXPECT_EQ(Judge("net.xml", kNet, &folder), "clean");
}
TEST(Neighbors, ShowDataBeyondTheEndOfTheirFile) {
  const Folder folder({{"w.bin", {.size = 15}}, {"net.bin", {.size = 15}}});
  EXPECT_EQ(Judge("m.onnx", Onnx("16"), &folder), "suspicious odd-external-data");
  EXPECT_EQ(Judge("net.xml", kNet, &folder), "suspicious odd-external-data");
}
TEST(Neighbors, ShowLinksThatLeadOut) {
  const Folder folder({{"w.bin", {.size = 16, .leads_out = true}}, {"net.bin", {.size = 16, .leads_out = true}}});
  EXPECT_EQ(Judge("m.onnx", Onnx("16"), &folder), "malicious unsafe-path");
  EXPECT_EQ(Judge("net.xml", kNet, &folder), "malicious unsafe-path");
}
TEST(Neighbors, SayNothingWhereNobodyKnowsThem) {
  const Folder empty({});
  EXPECT_EQ(Judge("m.onnx", Onnx("16"), nullptr), "clean");
  EXPECT_EQ(Judge("m.onnx", Onnx("16"), &empty), "clean");
  EXPECT_EQ(Judge("net.xml", kNet, nullptr), "clean");
}

}  // namespace
}  // namespace day
