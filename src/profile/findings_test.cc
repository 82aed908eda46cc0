// Findings, as evidence that the tests state themselves.
#include <gtest/gtest.h>

#include "profile/scan_for_test.h"

namespace day {
namespace {

TEST(Findings, TellsPicklesThatRunCommandsFromOrdinaryOnes) {
  const Profile profile = Scan()
                              .File("good.bin", "weights")
                              .Has("weights.format", "pickle", {{"executes", "yes"}, {"role", "weights"}})
                              .Has("weights.load", "ordinary", {{"grade", "ordinary"}})
                              .File("bad.bin", "weights")
                              .Has("weights.format", "pickle", {{"executes", "yes"}, {"role", "weights"}})
                              .Has("weights.load", "runs-commands", {{"grade", "runs"}})
                              .Resolved();
  const Finding* bad = FindingOf(profile, "malicious-weights");
  ASSERT_NE(bad, nullptr);
  EXPECT_NE(bad->title.find("bad.bin"), std::string::npos);
  const Finding* good = FindingOf(profile, "pickled-weights");
  ASSERT_NE(good, nullptr);
  EXPECT_NE(good->title.find("good.bin"), std::string::npos);
  EXPECT_EQ(good->title.find("bad.bin"), std::string::npos);
}

TEST(Findings, PassOverAPickleOfPlainDataThatRunsNothing) {
  const auto found = [](std::string path, std::string grade) {
    Scan scan;
    scan.File(std::move(path), "weights").Has("weights.format", "pickle", {{"executes", "yes"}, {"role", "weights"}});
    return FindingOf(scan.Has("weights.load", "ordinary", {{"grade", std::move(grade)}}).Resolved(), "pickled-weights") != nullptr;
  };
  EXPECT_FALSE(found("data/indices.p", "ordinary"));
  EXPECT_TRUE(found("data/indices.p", "suspicious"));
  EXPECT_TRUE(found("acme.pt", "ordinary"));
}

TEST(Findings, DoubtFilesOfFormatsWithoutCodeOnlyWhereTheyAreOdd) {
  const auto found = [](std::string executes, std::string grade) {
    Scan scan;
    scan.File("model.onnx", "weights").Has("weights.format", "onnx", {{"executes", std::move(executes)}, {"role", "weights"}});
    return FindingOf(scan.Has("weights.load", "unknown-operator", {{"grade", std::move(grade)}}).Resolved(), "doubtful-weights") != nullptr;
  };
  EXPECT_TRUE(found("no", "doubt"));
  EXPECT_FALSE(found("no", "ordinary"));
  EXPECT_FALSE(found("no", "unread"));
  EXPECT_FALSE(found("yes", "doubt"));  // that loading it can run code is said already
}

TEST(Findings, NameTheFilesAndHowManyMore) {
  Scan scan;
  for (const char* name : {"a.bin", "b.bin", "c.bin", "d.bin", "e.bin", "f.bin", "g.bin"})
    scan.File(name, "weights").Has("weights.format", "pickle", {{"executes", "yes"}, {"role", "weights"}});
  const Profile profile = scan.Resolved();
  const Finding* finding = FindingOf(profile, "pickled-weights");
  ASSERT_NE(finding, nullptr);
  EXPECT_NE(finding->title.find("a.bin, b.bin"), std::string::npos);
  EXPECT_NE(finding->title.find("and 2 more"), std::string::npos);
}

TEST(Findings, SayWhereADocumentHoldsMoreThanWasTakenDown) {
  const auto finding = [](std::string key, std::string path) -> std::string {
    const Profile profile =
        Scan().File(std::move(path), "document").Trouble(std::move(key), Outcome::kSkipped, "more than 100 claims in one document").Resolved();
    const Finding* found = FindingOf(profile, "read-in-part");
    return found ? found->title : "";
  };
  EXPECT_EQ(finding("claim.sentence", "CLAIMS.md"), "More stands in a document than was taken down: CLAIMS.md (more than 100 claims in one document)");
  EXPECT_EQ(finding("claim.sentence", "third_party/x/CLAIMS.md"), "");
  EXPECT_EQ(finding("signal", "train.py"), "") << "of code the head tells what it does";
}

TEST(Findings, ShowASentenceBesideAnOpenLicenseThatNobodyUnderstands) {
  const auto detail = [](std::string license_class, std::string unread) -> std::string {
    Scan scan;
    scan.Code("run.py").File("LICENSE").Has("license.text", "MIT",
                                            {{"class", std::move(license_class)}, {"how", "text"}, {"file", "yes"}, {"unread", std::move(unread)}});
    const Profile profile = scan.Resolved();
    const Finding* found = FindingOf(profile, "unread-license-words");
    return found ? found->detail : "";
  };
  EXPECT_TRUE(detail("osi-approved", "\"marmots rule\" (line 9)").starts_with("LICENSE: \"marmots rule\" (line 9). ")) << detail("osi-approved", "x");
  EXPECT_EQ(detail("osi-approved", ""), "");
  Scan scan;
  scan.Code("run.py")
      .File("LICENSE")
      .Has("license.text", "MIT", {{"class", "unknown"}, {"how", "text"}, {"file", "yes"}, {"unread", "\"marmots rule\" (line 9)"}})
      .Has("license.difference", "\"marmots rule\"", {{"of", "MIT"}, {"side", "unread"}}, 9)
      .Has("license.difference", "added \"x\"", {{"of", "ISC"}, {"side", "difference"}}, 12);
  const Profile profile = scan.Resolved();
  const Finding* found = FindingOf(profile, "unread-license-words");
  ASSERT_NE(found, nullptr);
  ASSERT_EQ(found->evidence.size(), 2U) << "the license and the sentence, not another's";
  const auto sentence = std::ranges::find(profile.evidence, found->evidence[1], &EvidenceItem::id);
  ASSERT_NE(sentence, profile.evidence.end());
  EXPECT_EQ(sentence->evidence.at.line, 9U);
  ASSERT_FALSE(profile.licensing.code.empty());
  EXPECT_EQ(profile.licensing.code[0].expression, "MIT");
  EXPECT_EQ(profile.licensing.code[0].freedoms[0].answer, Answer::kUnknown) << "what is granted may be taken back";
}

TEST(Findings, CountATruncatedFileAsMalformed) {
  const Profile profile = Scan().File("model.safetensors", "weights").Trouble("weights.format", Outcome::kMalformed, "header-past-the-end").Resolved();
  EXPECT_NE(FindingOf(profile, "malformed-file"), nullptr);
}

}  // namespace
}  // namespace day
