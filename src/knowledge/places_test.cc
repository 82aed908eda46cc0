#include <gtest/gtest.h>

#include "knowledge/knowledge.h"

namespace day {
namespace {

TEST(PlaceOf, TakesWhatNoFolderSpeaksOfForTheReleasesOwn) {
  EXPECT_EQ(PlaceOf("train.py"), Place::kOwn);
  EXPECT_EQ(PlaceOf("src/model/attention.py"), Place::kOwn);
  EXPECT_EQ(PlaceOf(""), Place::kOwn);
  EXPECT_EQ(PlaceOf("tests"), Place::kOwn);  // a file of that name, not a folder
}

TEST(PlaceOf, FindsFoldersAtAnyDepthWhateverTheirCase) {
  EXPECT_EQ(PlaceOf("a/third_party/b/train.py"), Place::kVendored);
  EXPECT_EQ(PlaceOf("other_third-party_licenses/LICENSE_x"), Place::kVendored);
  EXPECT_EQ(PlaceOf("annotator/shapes/mmcv/runner/hooks.py"), Place::kVendored) << "a library copied into something";
  EXPECT_EQ(PlaceOf("mmcv/runner/hooks.py"), Place::kOwn) << "the library itself";
  EXPECT_EQ(PlaceOf("inference/dependencies/kit/train.py"), Place::kVendored);
  EXPECT_EQ(PlaceOf("Examples/run.sh"), Place::kExample);
  EXPECT_EQ(PlaceOf("docs/index.md"), Place::kDocs);
}

TEST(PlaceOf, TellsACheckoutOfAHarnessFromTheHarnessItself) {
  EXPECT_EQ(PlaceOf("opencompass/opencompass/datasets/a.py"), Place::kVendored);
  EXPECT_EQ(PlaceOf("opencompass/docs/a.md"), Place::kVendored);
  EXPECT_EQ(PlaceOf("eval/lm-evaluation-harness/lm_eval/a.py"), Place::kVendored);
  EXPECT_EQ(PlaceOf("opencompass/datasets/a.py"), Place::kOwn);
}

TEST(PlaceOf, LetsVendoredWinOverTests) { EXPECT_EQ(PlaceOf("tests/vendor/x.py"), Place::kVendored); }

TEST(PlaceOf, KnowsTestsByTheirNamesToo) { EXPECT_EQ(PlaceOf("src/test_model.py"), Place::kTest); }

TEST(PlaceOf, TellsTestsOfProgramsFromSetsToTestModelsOn) {
  EXPECT_EQ(PlaceOf("gpu_tests/cases.csv"), Place::kTest);
  EXPECT_EQ(PlaceOf("compatibility-test/cases.jsonl"), Place::kTest);
  EXPECT_EQ(PlaceOf("riddles-test/cases.jsonl"), Place::kOwn);
}

TEST(PlaceOf, NeedsAWholeFolderName) { EXPECT_EQ(PlaceOf("latest/testify/model.py"), Place::kOwn); }

}  // namespace
}  // namespace day
