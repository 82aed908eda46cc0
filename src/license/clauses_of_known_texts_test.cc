// Clauses of the SPDX list's texts, which come from the package that the build declares (DAY_SPDX_LIST); none is kept here.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "license/freedoms.h"
#include "license/known_clauses.h"
#include "license/listed_text_for_test.h"
#include "text/json.h"

namespace day {
namespace {

namespace fs = std::filesystem;

Value Entry(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  auto json = ParseJson(std::string{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()});
  return json.has_value() ? std::move(*json) : Value();
}
std::vector<LicenseClause> ClausesOf(const std::string& id) { return FindClauses(ListedText(id)); }

bool Has(const std::vector<LicenseClause>& clauses, ClauseType type, ClauseEffect effect) {
  return std::any_of(clauses.begin(), clauses.end(), [&](const LicenseClause& clause) { return clause.type == type && clause.effect == effect; });
}

// OSD 5 and 6: whoever and whatever for. What OSI approved has none of these, or a rule fires where it must not.
TEST(ClausesOfKnownTexts, OfApprovedLicensesLimitNoUse) {
  size_t texts = 0;
  for (const auto& file : fs::directory_iterator(fs::path(DAY_SPDX_LIST) / "licenses")) {
    const Value entry = Entry(file.path());
    if (!entry["osiApproved"].boolean()) continue;
    ++texts;
    const auto clauses = FindClauses(entry["licenseText"].string());
    for (const LicenseClause& clause : clauses) {
      for (const ClauseType type :
           {ClauseType::kNonCommercial, ClauseType::kResearchOnly, ClauseType::kFieldOfUse, ClauseType::kThreshold, ClauseType::kNoTraining,
            ClauseType::kGeography, ClauseType::kNaming, ClauseType::kNoBenchmarking, ClauseType::kNoReverseEngineering, ClauseType::kNoSafetyTesting})
        EXPECT_NE(clause.type, type) << file.path().stem() << ", line " << clause.first_line;
      if (clause.type == ClauseType::kRedistribution || clause.type == ClauseType::kDerivatives) {
        EXPECT_NE(clause.effect, ClauseEffect::kDenied) << file.path().stem() << ", line " << clause.first_line;
      }
    }
    EXPECT_NE(FreedomsOf(clauses, LicenseClass::kOsiApproved)[Freedom::kUse].answer, Answer::kConditional) << file.path().stem();
  }
  EXPECT_GT(texts, 100u);
}
TEST(ClausesOfKnownTexts, SayWhatEveryoneKnows) {
  EXPECT_TRUE(Has(ClausesOf("CC-BY-NC-4.0"), ClauseType::kNonCommercial, ClauseEffect::kDenied));
  EXPECT_TRUE(Has(ClausesOf("CC-BY-NC-SA-3.0"), ClauseType::kNonCommercial, ClauseEffect::kDenied));
  EXPECT_TRUE(Has(ClausesOf("CC-BY-ND-4.0"), ClauseType::kDerivatives, ClauseEffect::kDenied));
  EXPECT_TRUE(Has(ClausesOf("CC-BY-SA-4.0"), ClauseType::kShareAlike, ClauseEffect::kRequired));
  EXPECT_TRUE(Has(ClausesOf("GPL-3.0-only"), ClauseType::kShareAlike, ClauseEffect::kRequired));
  EXPECT_TRUE(Has(ClausesOf("Apache-2.0"), ClauseType::kPatent, ClauseEffect::kGranted));
  EXPECT_TRUE(Has(ClausesOf("Apache-2.0"), ClauseType::kPatent, ClauseEffect::kDenied));  // retaliation
  EXPECT_TRUE(Has(ClausesOf("MIT"), ClauseType::kAttribution, ClauseEffect::kRequired));
  EXPECT_TRUE(Has(ClausesOf("JSON"), ClauseType::kFieldOfUse, ClauseEffect::kDenied));
  EXPECT_TRUE(Has(ClausesOf("Elastic-2.0"), ClauseType::kFieldOfUse, ClauseEffect::kDenied));
  EXPECT_TRUE(Has(ClausesOf("Hippocratic-2.1"), ClauseType::kFieldOfUse, ClauseEffect::kDenied));
  EXPECT_FALSE(Has(ClausesOf("MIT"), ClauseType::kShareAlike, ClauseEffect::kRequired));
  EXPECT_FALSE(Has(ClausesOf("Apache-2.0"), ClauseType::kShareAlike, ClauseEffect::kRequired));
}

// What is known by name is what the text says.
TEST(KnownClauses, ComeToWhatTheTextComesTo) {
  size_t licenses = 0;
  for (const auto& file : fs::directory_iterator(fs::path(DAY_SPDX_LIST) / "licenses")) {
    const std::string id = file.path().stem();
    const LicenseFacts* facts = FindLicense(id);
    const auto known = KnownClauses(id);
    if (known.empty() || !facts) continue;
    if (id.ends_with("-DE") || id.ends_with("-FR")) continue;                  // rules are in English and Chinese
    if (id.ends_with("-1.0") && id.find("ND") != std::string::npos) continue;  // bars derivatives by granting none
    ++licenses;
    const auto of_text = FreedomsOf(FindClauses(Entry(file.path())["licenseText"].string()), facts->license_class);
    const auto of_name = FreedomsOf(known, facts->license_class);
    for (size_t i = 0; i < kFreedoms; ++i) EXPECT_EQ(of_name.answers[i].answer, of_text.answers[i].answer) << id << ": " << NameOf(static_cast<Freedom>(i));
  }
  EXPECT_GT(licenses, 20u);
}
TEST(KnownClauses, AreReadFromTheListsTextsWhenTheIndexIsMade) {
  for (const std::string id : {"Apache-2.0", "GPL-3.0-only", "BUSL-1.1", "CC-BY-NC-4.0"}) {
    const std::vector<LicenseClause> of_text = ClausesOf(id), of_name = KnownClauses(id);
    const auto is_in = [](const std::vector<LicenseClause>& clauses, const LicenseClause& wanted) {
      return std::ranges::any_of(clauses, [&](const LicenseClause& clause) {
        return clause.type == wanted.type && clause.effect == wanted.effect && clause.detail == wanted.detail && clause.figure == wanted.figure;
      });
    };
    EXPECT_TRUE(std::ranges::all_of(of_text, [&](const LicenseClause& clause) { return is_in(of_name, clause); })) << id;
    EXPECT_TRUE(std::ranges::all_of(of_name, [&](const LicenseClause& clause) { return is_in(of_text, clause); })) << id;
    EXPECT_LE(of_name.size(), of_text.size()) << id;
  }
}
TEST(KnownClauses, AreOfTheFirstEntryThatFits) {
  const auto denied = [](std::string_view id, ClauseType type) {
    const auto clauses = KnownClauses(id);
    return std::ranges::any_of(clauses, [type](const LicenseClause& clause) { return clause.type == type && clause.effect == ClauseEffect::kDenied; });
  };
  EXPECT_TRUE(denied("CC-BY-NC-ND-4.0", ClauseType::kDerivatives));
  EXPECT_FALSE(denied("CC-BY-NC-4.0", ClauseType::kDerivatives));
  EXPECT_FALSE(KnownClauses("LicenseRef-Llama-2").empty());
  EXPECT_TRUE(KnownClauses("LicenseRef-Acme").empty());
  EXPECT_TRUE(KnownClauses("").empty());
}

}  // namespace
}  // namespace day
