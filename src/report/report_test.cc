#include "report/report.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "report/data_page.h"
#include "report/json_text.h"
#include "report/overview.h"
#include "report/page_view.h"
#include "report/sample_for_test.h"
#include "report/site_page.h"
#include "report/terminal_text.h"
#include "report/terms_summary.h"
#include "text/json.h"
#include "text/utf8.h"

namespace day {
namespace {

bool HasControls(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\n') || c == 0x7f; });
}

std::vector<std::string_view> LinesOf(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

TEST(RenderTerminal, LetsNoControlCharacterOfTheReleaseThrough) {
  const std::string text = RenderTerminal(SampleAudit(), {.width = 80});
  EXPECT_FALSE(HasControls(text));
  EXPECT_EQ(text.find("\u202e"), std::string::npos);
  EXPECT_TRUE(IsUtf8(text));
}

TEST(RenderTerminal, KeepsTheMatrixWithinTheScreen) {
  for (unsigned width : {40U, 63U, 64U, 72U, 80U, 115U, 116U, 120U, 200U}) {
    const std::string text = RenderTerminal(SampleAudit(), {.width = width});
    const std::string_view matrix = std::string_view(text).substr(0, text.find("\nVerdicts"));
    for (std::string_view line : LinesOf(matrix)) EXPECT_LE(DisplayWidth(line), width) << line;
  }
}

TEST(RenderTerminal, UsesAsciiOnlyWhereTheScreenHasNothingElse) {
  const std::string text = RenderTerminal(SampleAudit(), {.width = 80, .unicode = false});
  EXPECT_TRUE(std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; }));
}

TEST(TerminalText, BreaksLinesBetweenWideCharactersAndLeavesAddressesWhole) {
  const TerminalText text({.width = 12});
  EXPECT_EQ(text.Wrapped("\u4f60\u597d\u4f60\u597d\u4f60\u597d\u4f60", 2), "  \u4f60\u597d\u4f60\u597d\u4f60\n  \u597d\u4f60\n");
  EXPECT_EQ(text.Wrapped("see https://example.org/long", 2), "  see\n  https://example.org/long\n");
  EXPECT_EQ(text.Wrapped("one two three", 2, " *"), " *one two\n  three\n");
}

TEST(RenderTerminal, EndsEveryColorOnItsLine) {
  const std::string text = RenderTerminal(SampleAudit(), {.width = 80, .color = true});
  for (std::string_view line : LinesOf(text)) {
    const size_t last = line.rfind("\x1b[");
    EXPECT_TRUE(last == line.npos || line.substr(last, 4) == "\x1b[0m") << line;
  }
}

TEST(RenderTerminal, ShowsTheWorstClaimFirst) {
  const Profile profile = SampleProfile();
  EXPECT_EQ(ClaimsByWeight(profile).front().first().verdict, ClaimVerdict::kNotSupported);
}

TEST(ClaimsByWeight, GroupsWhatIsJudgedAlike) {
  Profile profile;
  for (uint32_t line = 1; line <= 6; ++line)
    profile.claims.push_back({.path = "README.md",
                              .line = line,
                              .text = "open",
                              .about = {},
                              .verdict = ClaimVerdict::kPartly,
                              .because = line == 3 ? "other" : "same",
                              .evidence = {}});
  const std::vector<ClaimGroup> groups = ClaimsByWeight(profile);
  ASSERT_EQ(groups.size(), 2u);
  EXPECT_EQ(PlacesOf(groups[0], [](std::string_view path) { return std::string(path); }), "README.md:1, README.md:2, README.md:4, README.md:5 and 1 more");
  EXPECT_EQ(groups[1].first().line, 3u);
}

TEST(LimitedTerms, GroupsWhatIsAnsweredAlikeAndNamesEachLicenseOnce) {
  Profile profile;
  LicenseBinding custom{.expression = "LicenseRef-Acme", .license_class = LicenseClass::kCustom};
  for (const Freedom freedom : {Freedom::kUse, Freedom::kShare}) custom.freedoms[static_cast<size_t>(freedom)] = {Answer::kConditional, "no-training", {"e-1"}};
  profile.licensing.code = {{.expression = "MIT", .license_class = LicenseClass::kOsiApproved}};
  profile.licensing.weights = {custom};
  profile.licensing.data = {custom, {.expression = "LicenseRef-Unread", .license_class = LicenseClass::kCustom}};
  const auto terms = LimitedTerms(profile);
  ASSERT_EQ(terms.size(), 1u);
  EXPECT_EQ(terms[0].parts, "weights, data");
  ASSERT_EQ(terms[0].answers.size(), 2u);
  EXPECT_EQ(terms[0].answers[0].questions, "use, share");
  EXPECT_EQ(terms[0].answers[1].questions, "study, modify, EU license test");
  profile.licensing.data[0].freedoms[static_cast<size_t>(Freedom::kShare)] = {Answer::kYes, "", {"e-1"}};
  EXPECT_EQ(LimitedTerms(profile).size(), 2u) << "what it allows of the data is told apart";
}
TEST(OverviewOf, NamesNoClassWhereThereIsNoModel) {
  Audit audit = SampleAudit();
  EXPECT_NE(OverviewOf(audit).title, audit.profile.release);
  for (ComponentProfile& component : audit.profile.components) component.assurance = Assurance::kAbsent;
  EXPECT_EQ(OverviewOf(audit).title, audit.profile.release);
}

TEST(RenderJson, IsJson) {
  const auto value = ParseJson(RenderJson(SampleAudit()));
  ASSERT_TRUE(value) << value.error().message;
  EXPECT_EQ((*value)["schema"].string(), kProfileSchema);
  EXPECT_EQ((*value)["components"].items().size(), TheStack().components.size());
}

TEST(RenderJson, NamesNoPlaceOfTheMachine) { EXPECT_EQ(RenderJson(SampleAudit()).find("/somewhere"), std::string::npos); }

// The text of the page's element of that id.
std::string DataOf(const std::string& page, std::string_view id) {
  const std::string open = fmt::format("<script type=\"application/json\" id=\"{}\">", id);
  const size_t at = page.find(open);
  EXPECT_NE(at, page.npos) << id;
  EXPECT_EQ(page.find(open, at + 1), page.npos) << id;
  return page.substr(at + open.size(), page.find("</script>", at) - at - open.size());
}

TEST(RenderHtml, HoldsThePublishedProfileByteForByte) {
  const Audit audit = SampleAudit();
  EXPECT_EQ(DataOf(RenderHtml(audit), "profile"), RenderJson(audit));
}

TEST(RenderHtml, LetsNothingOfTheReleaseBecomeMarkup) {
  const std::string page = RenderHtml(SampleAudit());
  for (const std::string_view id : {"view", "profile"}) EXPECT_EQ(DataOf(page, id).find_first_of("<>&"), std::string::npos) << id;
  EXPECT_NE(page.find("<title>sample \\x1b[1m&lt;i> \u00b7 openness audit</title>"), std::string::npos);
  EXPECT_EQ(page.find("<img"), std::string::npos);
  EXPECT_EQ(page.find("\u202e"), std::string::npos);
  EXPECT_TRUE(IsUtf8(page));
}

TEST(RenderHtml, IsTheSamePageForEveryReleaseButForWhatIsPutIn) {
  Audit other = SampleAudit();
  other.profile.release = "daylight:profile daylight:view </script>";  // names of places in the page are no places in what is put in
  const std::string one = RenderHtml(SampleAudit()), two = RenderHtml(other);
  EXPECT_EQ(one.substr(0, one.find("<title>")), two.substr(0, two.find("<title>")));
  EXPECT_EQ(one.substr(one.rfind("</script>")), two.substr(two.rfind("</script>")));
  EXPECT_EQ(DataOf(two, "profile"), RenderJson(other));
}

TEST(RenderHtml, LetsInItsOwnScriptAndStyleOnly) {
  const std::string page = RenderHtml(SampleAudit());
  const size_t at = page.find("http-equiv=\"Content-Security-Policy\"");
  ASSERT_NE(at, page.npos);
  const std::string policy = page.substr(at, page.find('>', at) - at);
  EXPECT_NE(policy.find("default-src 'none'; script-src 'sha256-"), std::string::npos) << policy;
  EXPECT_NE(policy.find("style-src 'sha256-"), std::string::npos) << policy;
  EXPECT_EQ(policy.find("unsafe"), std::string::npos) << policy;
  EXPECT_LT(at, page.find("<script type=\"module\">"));
  const std::string head = page.substr(0, page.find("<body>"));
  for (std::string_view word : {" src=\"", "<link", "@import", "<base"}) EXPECT_EQ(head.find(word), std::string::npos) << word;
}

TEST(RenderDataPage, HoldsWhatWasMeasuredByteForByteAndAsksNobody) {
  JsonText json;
  json.BeginObject().Member("schema", "daylight-data-1").Member("path", kHostileText);
  const std::string measured = json.EndObject().Take() + "\n";
  const std::string page = RenderDataPage(kHostileName, measured);
  EXPECT_EQ(DataOf(page, "profile"), measured);
  for (const std::string_view id : {"view", "profile"}) EXPECT_EQ(DataOf(page, id).find_first_of("<>&"), std::string::npos) << id;
  EXPECT_NE(page.find("; connect-src 'none'; "), std::string::npos);
  EXPECT_NE(page.find("<title>w&lt;b>&amp;"), std::string::npos);
  EXPECT_EQ(page.find("<img"), std::string::npos);
  const auto view = ParseJson(DataOf(page, "view"));
  ASSERT_TRUE(view) << view.error().message;
  EXPECT_FALSE((*view)["meanings"]["validity"]["valid"].string().empty());
  EXPECT_FALSE((*view)["meanings"]["certainty"]["too-short"].string().empty());
}

TEST(RenderSitePage, HoldsNoReleaseAndAsksItsOwnServerAlone) {
  const SitePage site = RenderSitePage();
  EXPECT_EQ(DataOf(site.html, "profile"), "null");
  EXPECT_NE(site.policy.find("; connect-src 'self'; "), std::string::npos) << site.policy;
  EXPECT_NE(RenderHtml(SampleAudit()).find("; connect-src 'none'; "), std::string::npos);
  EXPECT_EQ(DataOf(site.html, "view").find_first_of("<>&"), std::string::npos);
  const auto view = ParseJson(DataOf(site.html, "view"));
  ASSERT_TRUE(view) << view.error().message;
  size_t components = 0;
  for (const Value& category : (*view)["categories"].items()) components += category["components"].items().size();
  EXPECT_EQ(components, TheStack().components.size());
  size_t judging = 0;
  for (const Value& definition : (*view)["definitions"].items()) judging += definition["judges"].boolean() ? 1 : 0;
  EXPECT_EQ((*view)["definitions"].items().size(), Definitions().size()) << "each has a name for readers";
  EXPECT_TRUE(judging > 0 && judging < Definitions().size());
}

TEST(RenderPageView, NamesEveryRowOfTheMatrixAndWhatStandsBeforeTheNextClass) {
  const Audit audit = SampleAudit();
  const auto view = ParseJson(RenderPageView(audit));
  ASSERT_TRUE(view) << view.error().message;
  const Ladder ladder = LadderOf(audit);
  size_t rows = 0, blocks = 0;
  for (const Value& category : (*view)["categories"].items())
    for (const Value& component : category["components"].items()) {
      ++rows;
      EXPECT_FALSE(component["name"].string().empty());
      EXPECT_FALSE(component["looks_for"].string().empty());
      blocks += !component["blocks"].string().empty();
    }
  EXPECT_EQ(rows, audit.profile.components.size());
  EXPECT_EQ(blocks, ladder.blocks.size());
  EXPECT_EQ((*view)["ladder"]["next"].string(), ladder.next);
  EXPECT_EQ((*view)["gates"].items().size(), kGates);
  EXPECT_EQ((*view)["states"].items().size(), 6u);
  EXPECT_FALSE((*view)["meanings"]["gate"]["licensed"].string().empty());
}

TEST(RenderPageView, PointsIntoTheProfilesOwnLists) {
  const Audit audit = SampleAudit();
  const auto view = ParseJson(RenderPageView(audit));
  ASSERT_TRUE(view) << view.error().message;
  EXPECT_EQ((*view)["definitions"].items().size(), audit.verdicts.size());
  for (const Value& definition : (*view)["definitions"].items()) EXPECT_LT(static_cast<size_t>(definition["index"].integer()), audit.verdicts.size());
  size_t claims = 0;
  for (const Value& group : (*view)["claims"].items())
    for (const Value& claim : group.items()) {
      ++claims;
      EXPECT_LT(static_cast<size_t>(claim.integer()), audit.profile.claims.size());
    }
  EXPECT_EQ(claims, audit.profile.claims.size());
  EXPECT_EQ((*view)["links"].items().size(), audit.profile.sources.size());
}

TEST(RenderMarkdown, KeepsTheReleaseFromWritingMarkup) {
  const std::string text = RenderMarkdown(SampleAudit());
  EXPECT_EQ(text.find("<img"), std::string::npos);
  EXPECT_EQ(text.find("![a]"), std::string::npos);
  EXPECT_FALSE(HasControls(text));
}

TEST(NextSteps, AreThreeAtMostAndEachOnce) {
  const std::vector<NextStep> steps = NextSteps(SampleAudit());
  ASSERT_EQ(steps.size(), 3U);
  EXPECT_NE(steps[0].text, steps[1].text);
  EXPECT_NE(steps[1].text, steps[2].text);
}

TEST(Overview, CountsCellsThatApply) {
  Audit audit;
  audit.profile.release = "r";
  ComponentProfile row{.id = "license"};
  for (Gate& gate : row.gates) gate.state = GateState::kNotApplicable;
  row.gates[0].state = GateState::kOpen;
  row.gates[1].state = GateState::kUnknown;
  audit.profile.components.push_back(row);
  const Overview overview = OverviewOf(audit);
  EXPECT_EQ(overview.title, "r");
  EXPECT_EQ(overview.facts, std::vector<std::string>{"1 of 2 applicable cells open, 1 could not be told"});
}

TEST(Ladder, MarksTheGateThatStandsBeforeTheNextClass) {
  Audit audit;
  ComponentProfile weights{.id = "pretrained-weights"};
  for (Gate& gate : weights.gates) gate.state = GateState::kUnknown;
  weights.gate(GateId::kLicensed).state = GateState::kClosed;
  ComponentProfile card{.id = "model-card"};
  card.gate(GateId::kPresent).state = GateState::kClosed;
  audit.profile.components = {weights, card};
  DefinitionVerdict verdict{.id = "mof", .name = "Framework", .has_classes = true};
  verdict.criteria = {{.id = "a", .outcome = CriterionOutcome::kUnmet, .components = {"pretrained-weights"}, .reason = "no-license"},
                      {.id = "b", .outcome = CriterionOutcome::kUnmet, .components = {"adapted-weights", "model-card"}, .reason = "missing"}};
  LevelVerdict third{.id = "III", .name = "Class III", .outcome = CriterionOutcome::kUnmet, .required = {"a", "b"}, .missing = {"a", "b"}};
  verdict.levels = {third};
  audit.verdicts = {verdict};
  const Ladder ladder = LadderOf(audit);
  EXPECT_EQ(ladder.title, "MOF");
  EXPECT_EQ(ladder.next, "Class III");
  EXPECT_TRUE(ladder.Blocks("pretrained-weights", GateId::kLicensed));
  EXPECT_FALSE(ladder.Blocks("pretrained-weights", GateId::kPresent));
  EXPECT_TRUE(ladder.Blocks("model-card", GateId::kPresent));
  EXPECT_EQ(ladder.asked_by.at("model-card"), "III");
}

TEST(NextSteps, PutWhatStandsAloneBeforeTheNearestClassFirst) {
  Audit audit;
  audit.profile.components = {ComponentProfile{.id = "model-card"}, ComponentProfile{.id = "datasheet"}, ComponentProfile{.id = "pretraining-code"}};
  auto unmet = [](const std::string& id, const std::string& component) {
    return CriterionVerdict{.id = id,
                            .outcome = CriterionOutcome::kUnmet,
                            .because = component + " is missing",
                            .remedy = "Publish " + component + ".",
                            .components = {component},
                            .reason = "missing"};
  };
  DefinitionVerdict classes{.id = "a", .name = "A", .outcome = CriterionOutcome::kUnmet, .has_classes = true};
  classes.criteria = {unmet("code", "pretraining-code"), unmet("card", "model-card")};
  classes.levels = {{.id = "low", .outcome = CriterionOutcome::kUnmet, .missing = {"card"}},
                    {.id = "high", .outcome = CriterionOutcome::kUnmet, .missing = {"card", "code"}}};
  DefinitionVerdict elements{.id = "b", .name = "B", .outcome = CriterionOutcome::kUnmet};
  elements.criteria = {unmet("the-code", "pretraining-code"), unmet("sheet", "datasheet")};
  elements.levels = {{.id = "all", .outcome = CriterionOutcome::kUnmet, .missing = {"the-code", "sheet"}}};
  audit.verdicts = {classes, elements};
  const std::vector<NextStep> steps = NextSteps(audit);
  ASSERT_EQ(steps.size(), 3U);
  EXPECT_EQ(steps[0].text, "Publish model-card.");
  EXPECT_EQ(steps[0].because, "model-card is missing. Asked for by A.");
  EXPECT_EQ(steps[1].text, "Publish pretraining-code.");  // two ask for it
  EXPECT_EQ(steps[1].because, "pretraining-code is missing. Asked for by A, B.");
}

TEST(NextSteps, LeaveOutWhatOnlyAMapMisses) {
  Audit audit;
  audit.profile.components = {ComponentProfile{.id = "preference-data"}};
  DefinitionVerdict map{.id = "m", .name = "M", .outcome = CriterionOutcome::kNotApplicable};
  map.criteria = {
      {.id = "p", .outcome = CriterionOutcome::kUnmet, .remedy = "Publish preference-data.", .components = {"preference-data"}, .reason = "missing"}};
  audit.verdicts = {map};
  EXPECT_TRUE(NextSteps(audit).empty());
}

TEST(NextSteps, EndWithWhatCouldNotBeToldWhereLittleIsWanted) {
  Audit audit;
  audit.profile.components = {ComponentProfile{.id = "pretrained-weights", .assurance = Assurance::kLinked},
                              ComponentProfile{.id = "compressed-and-adapter-weights", .assurance = Assurance::kNotExamined},
                              ComponentProfile{.id = "model-card", .assurance = Assurance::kNotExamined}};
  DefinitionVerdict verdict{.id = "a", .name = "A", .outcome = CriterionOutcome::kUnknown};
  verdict.criteria = {
      {.id = "weights", .outcome = CriterionOutcome::kUnknown, .components = {"pretrained-weights", "compressed-and-adapter-weights"}, .reason = "linked"},
      {.id = "card", .outcome = CriterionOutcome::kUnknown, .components = {"model-card"}, .reason = "not-examined"}};
  audit.verdicts = {verdict};
  const std::vector<NextStep> steps = NextSteps(audit);
  ASSERT_EQ(steps.size(), 2U);
  EXPECT_EQ(steps[0].text, "Audit what it links to together with it: pretrained weights.");
  EXPECT_EQ(steps[1].text, "Add, or link to, model card.");
  EXPECT_EQ(steps[1].because, "Whether there are any could not be told. Asked for by A.");
}

}  // namespace
}  // namespace day
