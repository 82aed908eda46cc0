#include "formats/coreml/coreml.h"

#include <gtest/gtest.h>

#include "formats/protobuf/builder_for_test.h"

namespace day {
namespace {

using proto::Bytes;
using proto::Number;

std::string Model(uint32_t type, std::string_view content) { return Number(1, 5) + Bytes(2, Bytes(100, Bytes(4, "MIT"))) + Bytes(type, content); }
std::expected<CoreMlModel, Malformed> Read(std::string_view bytes) { return ReadCoreMl(BytesInMemory(bytes)); }
// An entry of a map.
std::string Entry(uint32_t field, std::string_view key, std::string_view value) { return Bytes(field, Bytes(1, key) + Bytes(2, value)); }

TEST(CoreMlReader, GivesTypeVersionAndMetadata) {
  const auto model = Read(Model(500, Bytes(1, Bytes(1, "layer"))));
  ASSERT_TRUE(model.has_value()) << model.error().rule;
  EXPECT_EQ(model->version, 5u);
  EXPECT_TRUE(model->types.contains("neuralNetwork"));
  EXPECT_EQ(model->layers, 1u);
  EXPECT_EQ(model->metadata.at(0).first, "license");
}
TEST(CoreMlReader, FindsClassesOfTheAppAlsoInBranchesAndPipelines) {
  const std::string custom = Bytes(1, Bytes(500, Bytes(10, "MyLayer")));
  for (const std::string& bytes :
       {Model(500, custom), Model(403, Bytes(1, Bytes(605, Bytes(2, custom)))), Model(500, Bytes(1, Bytes(615, Bytes(4, custom)))),
        Model(202, Bytes(1, Model(303, custom))), Model(200, Bytes(1, Bytes(1, Model(500, custom)))), Model(555, Bytes(10, "MyLayer"))}) {
    const auto model = Read(bytes);
    ASSERT_TRUE(model.has_value());
    ASSERT_EQ(model->classes.size(), 1u);
    EXPECT_EQ(model->classes[0].name, "MyLayer");
  }
}
TEST(CoreMlReader, FindsFilesOfConstantsInPrograms) {
  const std::string blob = Bytes(5, Bytes(1, "@model_path/weights/weight.bin") + Number(2, 64));
  const std::string argument = Bytes(1, Bytes(2, blob));
  const std::string operation = Bytes(3, Bytes(1, "const") + Entry(2, "x", argument) + Entry(5, "val", blob));
  const std::string function = Entry(3, "CoreML5", operation);
  const auto model = Read(Model(502, Entry(2, "main", function)));
  ASSERT_TRUE(model.has_value());
  EXPECT_EQ(model->operations, 1u);
  ASSERT_EQ(model->blobs.size(), 1u);
  EXPECT_EQ(model->blobs[0].name, "@model_path/weights/weight.bin");
}
TEST(CoreMlReader, FindsOtherModels) {
  const auto model = Read(Model(556, Bytes(1, Bytes(1, Bytes(1, "a.mlmodelc")) + Bytes(2, Bytes(1, "/tmp")))));
  ASSERT_TRUE(model.has_value());
  ASSERT_EQ(model->links.size(), 2u);
  EXPECT_EQ(model->links[1].name, "/tmp");
}
TEST(CoreMlReader, RefusesAModelOfNoType) { EXPECT_EQ(Read(Number(1, 5)).error().rule, "has no type of model"); }
TEST(CoreMlReader, RefusesPipelinesThatAreTooDeep) {
  std::string model = Model(500, "");
  for (int i = 0; i < 60; ++i) model = Model(202, Bytes(1, model));
  EXPECT_EQ(Read(model).error().rule, "messages are nested more than 100 deep");
}
TEST(LooksLikeCoreMl, TakesAModelAndNothingElse) {
  EXPECT_TRUE(LooksLikeCoreMl(BytesInMemory(Model(500, ""))));
  for (const std::string& bytes : {std::string(), std::string("text"), Number(1, 5), Number(1, 5) + Bytes(7, "graph"), Bytes(500, "")})
    EXPECT_FALSE(LooksLikeCoreMl(BytesInMemory(bytes)));
}

}  // namespace
}  // namespace day
