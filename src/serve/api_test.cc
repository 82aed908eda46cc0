#include "serve/api.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
#include <set>

#include "judge/judge.h"
#include "serve/table_file.h"
#include "serve/target.h"
#include "text/json.h"

// The catalog's test profiles are of its room alone; here a profile is made from the stack.
namespace day {
namespace {

std::string ProfileJson(const std::string& name, const std::string& license) {
  Audit audit;
  audit.profile.release = name;
  audit.profile.coverage.complete = true;
  for (const Component& component : TheStack().components) audit.profile.components.push_back({.id = component.id});
  audit.profile.licensing.weights = {{license, LicenseClass::kOsiApproved, "the weights", "card", {}}};
  return RenderJson(audit);
}

class ApiTest : public testing::Test {
 protected:
  ApiTest() {
    char name[] = "/tmp/day_api_XXXXXX";
    folder_ = ::mkdtemp(name);
    catalog_.emplace(std::move(*Catalog::Open("", {.access = Catalog::Access::kWrite, .folders = {folder_}})));
    api_ = std::move(*Api::Make(*catalog_, {.workers = 1, .folder = folder_, .takes_uploads = true}));
    api_->OnChange([this](std::string state) { state_ = std::move(state); });
    Upload(ProfileJson("acme/model-7b", "MIT"));
    Upload(ProfileJson("acme/model-7b", "Apache-2.0"));
    Upload(ProfileJson("<i>\"&", "MIT"));
  }
  ~ApiTest() override { std::filesystem::remove_all(folder_); }

  HttpAnswer Upload(std::string body, std::string type = "application/json") {
    return api_->Answer({.post = true, .path = {"api", "v1", "profiles"}, .query = {}, .content_type = std::move(type), .body = std::move(body)}, 0);
  }
  HttpAnswer Get(std::string_view target, bool page = false, bool gzip = false) {
    auto parsed = ParseTarget(target);
    EXPECT_TRUE(parsed) << target;
    return api_->Answer({.path = std::move(parsed->path), .query = std::move(parsed->query), .page = page, .gzip = gzip}, 0);
  }
  static std::string FileOf(const HttpAnswer& answer) {
    std::ifstream in(answer.file);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  }
  Value Json(std::string_view target) {
    const HttpAnswer answer = Get(target);
    EXPECT_EQ(answer.status, 200u) << target << ": " << answer.body;
    auto value = ParseJson(answer.body);
    EXPECT_TRUE(value) << target;
    return std::move(*value);
  }

  std::string folder_, state_;
  std::optional<Catalog> catalog_;
  std::unique_ptr<Api> api_;
};

TEST_F(ApiTest, ListsReleases) {
  const Value page = Json("/api/v1/releases?q=ACME&limit=1");
  EXPECT_EQ(page["total"].integer(), 1);
  EXPECT_EQ(page["releases"].items()[0]["release"].string(), "acme/model-7b");
  EXPECT_EQ(page["releases"].items()[0]["revision"].integer(), 2);
  EXPECT_EQ(page["releases"].items()[0]["license"].string(), "Apache-2.0");
  EXPECT_EQ(Json("/api/v1/releases?gate=pretrained-weights.licensed:unknown&gate=pretrained-weights.complete:unknown")["total"].integer(), 2);
  EXPECT_EQ(Json("/api/v1/releases?verdict=osaid:unknown")["total"].integer() + Json("/api/v1/releases?verdict=osaid:unmet")["total"].integer(), 2);
}

TEST_F(ApiTest, GivesTheProfileOfARevision) {
  const HttpAnswer newest = Get("/api/v1/releases/acme%2Fmodel-7b/profile"), first = Get("/api/v1/releases/acme%2Fmodel-7b/profile?revision=1");
  EXPECT_EQ(newest.status, 200u);
  EXPECT_NE(newest.body, first.body);
  EXPECT_NE(first.body.find("MIT"), std::string::npos);
  const Value release = Json("/api/v1/releases/acme%2Fmodel-7b");
  EXPECT_EQ(release["revisions"].items().size(), 2u);
}

TEST_F(ApiTest, ComparesRevisions) {
  const Value changes = Json("/api/v1/compare?a=acme%2Fmodel-7b@1&b=acme%2Fmodel-7b");
  ASSERT_EQ(changes["changes"].items().size(), 1u);
  EXPECT_EQ(changes["changes"].items()[0]["after"]["is"].string(), "Apache-2.0");
}

TEST_F(ApiTest, GivesFigures) {
  EXPECT_EQ(Json("/api/v1/ecosystem/openness?gate=present&period=month")["period"].string(), "month");
  EXPECT_EQ(Json("/api/v1/ecosystem/licenses?part=weights")["counts"].items().size(), 2u);
  EXPECT_EQ(Json("/api/v1/ecosystem/concentration?by=license")["herfindahl_hirschman"].number(), 0.5);
  EXPECT_EQ(Json("/api/v1/ecosystem/lineage")["total"].integer(), 0);
}

TEST_F(ApiTest, GivesWholeTables) {
  const Value tables = Json("/api/v1/tables");
  for (const Value& table : tables["tables"].items())
    for (const char* format : {"csv", "jsonl", "parquet"}) {
      const HttpAnswer answer = Get("/api/v1/tables/" + table.string() + "?format=" + format);
      ASSERT_EQ(answer.status, 200u) << answer.body;
      EXPECT_EQ(answer.download, table.string() + "." + format);
      EXPECT_TRUE(std::filesystem::exists(answer.file));
    }
  EXPECT_TRUE(FileOf(Get("/api/v1/tables/releases")).starts_with("revision,release,"));
  const std::string verdicts = FileOf(Get("/api/v1/tables/verdicts"));
  EXPECT_TRUE(verdicts.starts_with("revision,release,number,definition,")) << "each row says whose it is";
  EXPECT_NE(verdicts.find("\n2,acme/model-7b,2,"), std::string::npos);
  EXPECT_EQ(Get("/api/v1/tables/settings").status, 404u);
  EXPECT_EQ(Get("/api/v1/tables/profiles").status, 404u);
}

TEST_F(ApiTest, PacksTablesOfTextForWhoTakesIt) {
  const HttpAnswer plain = Get("/api/v1/tables/components"), packed = Get("/api/v1/tables/components", false, true);
  EXPECT_FALSE(plain.packed);
  ASSERT_TRUE(packed.packed);
  EXPECT_EQ(packed.download, "components.csv");
  EXPECT_TRUE(FileOf(packed).starts_with("\x1f\x8b"));
  EXPECT_LT(FileOf(packed).size(), FileOf(plain).size() / 2);
  EXPECT_FALSE(Get("/api/v1/tables/components?format=parquet", false, true).packed) << "it is packed already";
}

// A table that is too large to be put in order at once is written in parts: the bytes are the same.
TEST_F(ApiTest, WritesLargeTablesInParts) {
  const Connection& connection = catalog_->view().connection();
  for (const char* format : {"csv", "jsonl", "parquet"}) {
    const std::string whole = folder_ + "/whole." + format, parts = folder_ + "/parts." + format;
    ASSERT_TRUE(WriteTableFile(connection, "verdicts", format, whole));
    const Status written = WriteTableFile(connection, "verdicts", format, parts, 1);
    ASSERT_TRUE(written) << written.error().message;
    EXPECT_FALSE(std::filesystem::exists(parts + ".0"));
    const auto bytes = [&](const std::string& path) { return FileOf({.file = path}); };
    if (std::string_view(format) != "parquet") EXPECT_EQ(bytes(parts), bytes(whole)) << format;
    else EXPECT_TRUE(bytes(parts).starts_with("PAR1"));
    EXPECT_FALSE(bytes(parts).empty());
  }
  EXPECT_FALSE(WriteTableFile(connection, "verdicts", "csv", "/nowhere/at/all.csv"));
}

TEST_F(ApiTest, ATableFollowsTheCatalog) {
  const std::string before = Get("/api/v1/tables/licenses").file;
  EXPECT_EQ(Get("/api/v1/tables/licenses").file, before);
  Upload(ProfileJson("another", "MIT"));
  EXPECT_NE(Get("/api/v1/tables/licenses").file, before);
  EXPECT_FALSE(std::filesystem::exists(before));
}

TEST_F(ApiTest, TakesProfiles) {
  const std::string before = state_;
  const HttpAnswer added = Upload(ProfileJson("new", "MIT"));
  EXPECT_EQ(added.status, 201u);
  EXPECT_NE(state_, before);
  const std::string after = state_;
  EXPECT_EQ(Upload(ProfileJson("new", "MIT")).status, 200u);
  EXPECT_EQ(state_, after);
  EXPECT_EQ(Upload("{").status, 400u);
  EXPECT_EQ(Upload("").status, 400u);
  EXPECT_EQ(Upload(ProfileJson("new", "GPL-3.0-only"), "text/plain").status, 400u);
}

TEST_F(ApiTest, TakesNoneUnlessAllowed) {
  Api& api = *api_;
  const auto closed = Api::Make(*catalog_, {.workers = 1, .folder = folder_});
  ASSERT_TRUE(closed);
  EXPECT_EQ((*closed)->Answer({.post = true, .path = {"api", "v1", "profiles"}}, 0).status, 404u);
  EXPECT_NE(api.routes().size(), (*closed)->routes().size());
}

TEST_F(ApiTest, GroupsReleasesAndCountsGroupsOnAllPages) {
  const Value page = Json("/api/v1/releases?group=license&sort=-release&limit=1");
  ASSERT_EQ(page["groups"].items().size(), 1u);
  EXPECT_EQ(page["groups"].items()[0]["name"].string(), "Apache-2.0");
  EXPECT_EQ(page["releases"].items()[0]["group"].string(), "Apache-2.0");
  Upload(ProfileJson("acme/model-8b", "Apache-2.0"));
  const Value more = Json("/api/v1/releases?group=license&sort=-release&limit=1");
  EXPECT_EQ(more["groups"].items()[0]["releases"].integer(), 2);
  EXPECT_EQ(more["releases"].items()[0]["release"].string(), "acme/model-8b");
  EXPECT_EQ(Json("/api/v1/releases?group=publisher&q=i%3E")["groups"].items()[0]["name"].is_null(), true);
  EXPECT_TRUE(Json("/api/v1/releases?group=year")["releases"].items()[0]["group"].is_null()) << "no day of release is known of it";
  EXPECT_EQ(Json("/api/v1/releases?limit=1").Find("groups"), nullptr);
}

TEST_F(ApiTest, SaysWhatEachDefinitionSaysOfARelease) {
  const Value page = Json("/api/v1/releases?limit=1");
  const Value& verdicts = page["releases"].items()[0]["verdicts"];
  EXPECT_EQ(verdicts.members().size(), Definitions().size());
  EXPECT_FALSE(verdicts["mof"]["outcome"].string().empty());
}

// One page for every address of the site: what it shows it asks the API for.
TEST_F(ApiTest, GivesThePageOfTheSiteWhateverItsQuery) {
  const HttpAnswer page = Get("/");
  EXPECT_EQ(page.status, 200u);
  EXPECT_TRUE(page.body.starts_with("<!DOCTYPE html>"));
  EXPECT_NE(page.policy.find("connect-src 'self'"), std::string::npos);
  EXPECT_NE(page.policy.find("frame-ancestors 'none'"), std::string::npos);
  EXPECT_EQ(page.policy.find("unsafe"), std::string::npos);
  for (const char* target : {"/?show=licensed&any=thing", "/ecosystem?root=x", "/compare?a=1&b=2", "/releases/acme%2Fmodel-7b?revision=1"})
    EXPECT_EQ(Get(target).body, page.body) << target;
  const HttpAnswer lost = Get("/releases/nobody", true);
  EXPECT_EQ(lost.status, 404u);
  EXPECT_EQ(lost.body, page.body);
  EXPECT_EQ(Get("/releases/nobody").type, "application/json") << "for a program";
}

TEST_F(ApiTest, GivesAPersonAPageWhereSomethingIsWrong) {
  const HttpAnswer lost = Get("/nope", true);
  EXPECT_EQ(lost.status, 404u);
  EXPECT_TRUE(lost.type.starts_with("text/html"));
  EXPECT_TRUE(lost.body.starts_with("<!DOCTYPE html>"));
  EXPECT_EQ(Get("/nope").type, "application/json");
  EXPECT_EQ(Get("/api/v1/nope", true).type, "application/json");
  const HttpAnswer hostile = Get("/badges/x.svg?definition=%3Cscript%3E", true);
  EXPECT_EQ(hostile.body.find("<script"), std::string::npos);
}

TEST_F(ApiTest, LeadsToWhatWasMeant) {
  EXPECT_EQ(Get("/releases").status, 302u);
  EXPECT_EQ(Get("/releases", true).location, "/");
  EXPECT_EQ(Get("/releases/acme/model-7b", true).location, "/releases/acme%2Fmodel-7b");
  EXPECT_EQ(Get("/releases/acme/model-7b?revision=1").location, "/releases/acme%2Fmodel-7b?revision=1");
  EXPECT_EQ(Get("/releases/acme/nobody", true).status, 404u);
  EXPECT_EQ(Get("/api/v1/releases/acme/model-7b").status, 404u);
}

TEST_F(ApiTest, SaysWhichMethodsThereAre) {
  const HttpAnswer get = Get("/api/v1/profiles");
  EXPECT_EQ(get.status, 405u);
  EXPECT_EQ(get.allow, "POST");
  const HttpAnswer post = api_->Answer({.post = true, .path = {"api", "v1", "releases"}}, 0);
  EXPECT_EQ(post.status, 405u);
  EXPECT_EQ(post.allow, "GET, HEAD");
}

TEST_F(ApiTest, GivesWhatAReportShows) {
  const Value report = Json("/api/v1/releases/acme%2Fmodel-7b/report?revision=1");
  EXPECT_EQ(report["revision"]["revision"].integer(), 1);
  EXPECT_EQ(report["profile"]["release"].string(), "acme/model-7b");
  EXPECT_EQ(report["profile"]["definitions"].items().size(), Definitions().size());
  EXPECT_EQ(report["view"]["categories"].items().size(), TheStack().categories.size());
  EXPECT_EQ(Get("/api/v1/releases/nobody/report").status, 404u);
}

TEST_F(ApiTest, RefusesWhatItWasNotAskedRight) {
  for (const char* target : {"/api/v1/releases?limit=0",
                             "/api/v1/releases?limit=501",
                             "/api/v1/releases?limit=x",
                             "/api/v1/releases?limit=1&limit=2",
                             "/api/v1/releases?sort=drop",
                             "/api/v1/releases?group=drop",
                             "/api/v1/releases?gate=a",
                             "/api/v1/releases?gate=a.b:c",
                             "/api/v1/releases?verdict=osaid",
                             "/api/v1/releases?verdict=bogus:met",
                             "/api/v1/releases?verdict=mof:bogus",
                             "/api/v1/releases?license_class=bogus",
                             "/api/v1/releases?released_from=2026-13-45",
                             "/api/v1/releases?released_to=soon",
                             "/api/v1/releases?unknown=1",
                             "/api/v1/releases?matrix=yes",
                             "/api/v1/compare?a=acme%2Fmodel-7b",
                             "/api/v1/ecosystem/openness?gate=ajar",
                             "/api/v1/ecosystem/concentration?by=weather",
                             "/api/v1/tables/releases?format=exe",
                             "/badges/acme%2Fmodel-7b.svg?definition=bogus"}) {
    const HttpAnswer answer = Get(target);
    EXPECT_EQ(answer.status, 400u) << target;
    const auto error = ParseJson(answer.body);
    ASSERT_TRUE(error) << answer.body;
    EXPECT_NE((*error)["error"].string(), "");
  }
  for (const char* target : {"/nothing", "/api/v1/releases/nobody", "/api/v1/releases/acme%2Fmodel-7b/profile?revision=9", "/api", "/releases/nobody"})
    EXPECT_EQ(Get(target).status, 404u) << target;
}

TEST_F(ApiTest, EscapesNamesInItsPages) {
  const HttpAnswer report = Get("/api/v1/releases/%3Ci%3E%22%26/report");
  EXPECT_EQ(report.status, 200u) << report.body;
  EXPECT_EQ(report.body.find_first_of("<>&"), std::string::npos);
  const HttpAnswer badge = Get("/badges/%3Ci%3E%22%26.svg");
  EXPECT_EQ(badge.status, 200u);
  EXPECT_TRUE(badge.body.starts_with("<svg"));
  EXPECT_EQ(Json("/badges/acme%2Fmodel-7b.json")["schemaVersion"].integer(), 1);
}

// Every reference of the description leads somewhere, every part of a path is a parameter, and names of operations are unique.
TEST_F(ApiTest, DescribesItself) {
  const Value description = Json("/api/v1/openapi.json");
  EXPECT_EQ(description["openapi"].string(), "3.1.0");
  EXPECT_EQ(description["paths"].members().size(), api_->routes().size());
  std::set<std::string> operations;
  for (const auto& [path, item] : description["paths"].members())
    for (const auto& [method, operation] : item.members()) {
      EXPECT_TRUE(operations.insert(operation["operationId"].string()).second) << path;
      std::set<std::string> in_path;
      for (const Value& parameter : operation["parameters"].items())
        if (parameter["in"].string() == "path") in_path.insert(parameter["name"].string());
      for (size_t at = path.find('{'); at != path.npos; at = path.find('{', at + 1))
        EXPECT_TRUE(in_path.contains(path.substr(at + 1, path.find('}', at) - at - 1))) << path;
      EXPECT_FALSE(operation["responses"].members().empty());
      for (const auto& [status, answer] : operation["responses"].members())
        for (const auto& [type, content] : answer["content"].members())
          EXPECT_FALSE(content["schema"].members().empty()) << path << " " << status << " " << type;
      if (method == "post") EXPECT_NE(operation["responses"].Find("200"), nullptr) << "it may be there already";
      else EXPECT_NE(operation["responses"]["200"]["headers"].Find("ETag"), nullptr);
    }
  const std::string text = WriteJson(description);
  for (size_t at = text.find("#/components/schemas/"); at != text.npos; at = text.find("#/components/schemas/", at + 1)) {
    const size_t name = at + 21;
    EXPECT_TRUE(description["components"]["schemas"].Find(text.substr(name, text.find('"', name) - name)));
  }
}

}  // namespace
}  // namespace day
