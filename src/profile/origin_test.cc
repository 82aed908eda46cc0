#include <gtest/gtest.h>

#include <algorithm>

#include "profile/scan_for_test.h"

namespace day {
namespace {

std::string BasesOf(const Profile& profile) {
  std::string bases;
  for (const BaseModel& base : profile.origin.bases) bases += base.name + (base.relation.empty() ? "" : " " + base.relation) + ";";
  return bases;
}

Scan& Card(Scan& scan, std::vector<std::pair<std::string, std::string>> fields, std::string path = "README.md") {
  scan.File(std::move(path), "document");
  uint32_t line = 2;
  for (auto& [name, value] : fields) scan.Has("card.field", value, {{"name", name}}, line++);
  return scan;
}

std::string Stated(const std::string& base) {
  Scan scan("acme");
  return BasesOf(Card(scan, {{"base_model", base}}).Resolved());
}

TEST(Origin, IsWhatACardNames) {
  EXPECT_EQ(Stated("meta-llama/Llama-2-7b-hf"), "meta-llama/Llama-2-7b-hf;");
  EXPECT_EQ(Stated("a/b, a/c, a/b"), "a/b;a/c;");
  EXPECT_EQ(Stated("https://huggingface.co/a/b/"), "a/b;");
  for (const char* none : {"./local", "/data/models/x", "~/x", "a b", "a/b/c", "<script>", "a\x1b[1m", "\xff", ","}) EXPECT_EQ(Stated(none), "") << none;
  EXPECT_EQ(Stated(std::string(201, 'a')), "");
  std::string many;
  for (int i = 0; i < 100; ++i) many += "a/m" + std::to_string(i) + ",";
  Scan scan("acme");
  EXPECT_EQ(Card(scan, {{"base_model", many}}).Resolved().origin.bases.size(), Origin::kMaxBases);
}

// A component cites so many pieces of evidence and no more; what a model was made from is stated however many fields a configuration has.
TEST(Origin, IsKnownBesideALongConfiguration) {
  Scan scan("acme");
  Card(scan, {{"base_model_relation", "quantized"}, {"base_model", "a/b"}});
  scan.File("config.json", "config");
  for (uint32_t line = 2; line < 42; ++line) scan.Has("config.field", "7", {{"name", "field_" + std::to_string(line)}, {"file", "config"}}, line);
  scan.Has("config.field", "mistral", {{"name", "model_type"}, {"file", "config"}}, 42);
  const Profile profile = scan.Resolved();
  EXPECT_EQ(BasesOf(profile), "a/b quantized;");
  EXPECT_EQ(profile.origin.architecture, "mistral");
  const auto cited = [&](const EvidenceIds& ids) {
    return !ids.empty() && std::ranges::any_of(profile.evidence, [&](const EvidenceItem& item) { return item.id == ids.front(); });
  };
  EXPECT_TRUE(cited(profile.origin.evidence));
  EXPECT_TRUE(cited(profile.origin.bases.front().evidence));
}

TEST(Origin, IsWhatAnAdapterOrAGgufFileNames) {
  Scan adapter("acme");
  adapter.File("adapter_config.json", "config").Has("config.field", "a/b", {{"name", "base_model_name_or_path"}, {"file", "adapter"}}, 2);
  EXPECT_EQ(BasesOf(adapter.Resolved()), "a/b adapter;");
  Scan gguf("acme");
  gguf.File("m.gguf", "weights").Has("weights.format", "gguf", {{"role", "weights"}, {"meta.general.base_model.0.repo_url", "https://huggingface.co/a/b"}});
  EXPECT_EQ(BasesOf(gguf.Resolved()), "a/b;");
}

TEST(Origin, IsNotThatOfWhatIsVendored) {
  Scan scan("acme");
  EXPECT_EQ(BasesOf(Card(scan, {{"base_model", "a/b"}}, "third_party/other/README.md").Resolved()), "");
}

TEST(Origin, IsSaidInWords) {
  EXPECT_EQ(Origin().BasesInWords(), "");
  Origin origin;
  origin.bases = {{"a/b", "merge", {}}};
  EXPECT_EQ(origin.BasesInWords(), "a/b (merge)");
  origin.bases = {{"a/b", "", {}}, {"a/c", "", {}}, {"a/d", "", {}}, {"a/e", "", {}}};
  EXPECT_EQ(origin.BasesInWords(), "a/b, a/c, a/d and 1 more");
}

}  // namespace
}  // namespace day
