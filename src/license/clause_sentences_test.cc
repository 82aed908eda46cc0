// What must and what must not be read as a clause, type by type: sentences written for this test.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "license/clauses.h"

namespace day {
namespace {

const LicenseClause* Find(const std::vector<LicenseClause>& clauses, ClauseType type) {
  const auto place = std::find_if(clauses.begin(), clauses.end(), [type](const LicenseClause& clause) { return clause.type == type; });
  return place == clauses.end() ? nullptr : &*place;
}

struct Case {
  const char* text;
  const char* says;  // "effect" or "effect: detail"; "" for no clause of the type
};
void Check(ClauseType type, std::initializer_list<Case> cases) {
  for (const auto& [text, says] : cases) {
    const std::vector<LicenseClause> clauses = FindClauses(text);
    const LicenseClause* clause = Find(clauses, type);
    std::string found;
    if (clause) found = std::string(NameOf(clause->effect)) + (clause->detail.empty() ? "" : ": " + std::string(clause->detail));
    EXPECT_EQ(found, says) << NameOf(type) << " in: " << text;
  }
}

TEST(Clauses, ReadsNonCommercialTerms) {
  Check(ClauseType::kNonCommercial,
        {
            {"You may use these weights for non-commercial purposes only.", "denied"},
            {"We license the checkpoint to you solely for noncommercial use.", "denied"},
            {"You shall not use the corpus, or anything made from it, for any commercial purpose.", "denied"},
            {"You may not:\n(a) remove this notice;\n(b) use the model in any commercial product.", "denied"},
            {"Commercial use of the data is strictly prohibited.", "denied"},
            {"不得将本模型用于任何商业用途。", "denied"},
            {"本数据集仅供非商业用途使用。", "denied"},
            {"If you wish to use the model commercially, you must obtain a separate license from us.", "conditional: with a license of its own"},
            // and not
            {"You may use the model for any purpose, including commercial purposes.", ""},
            {"This license does not restrict commercial use of the software.", ""},
            {"\"Non-Commercial\" means not meant for payment.", ""},
            {"In no event are we liable for lost profits or any other commercial damages or losses.", ""},
            {"Permission is granted for commercial and non-commercial use alike.", ""},
            {"The fonts may be bundled with a product but may not be sold by itself.", ""},
        });
}
TEST(Clauses, ReadsResearchOnlyTerms) {
  Check(ClauseType::kResearchOnly, {
                                       {"The dataset is made available solely for academic research.", "denied"},
                                       {"You may use the model for research purposes only.", "denied"},
                                       {"We grant you a license to run the software exclusively for non-commercial research.", "denied"},
                                       {"Use is limited to research and evaluation.", "denied"},
                                       {"本模型仅供学术研究使用。", "denied"},
                                       // and not
                                       {"You may use the model for research and commercial purposes.", ""},
                                       {"We hope that this helps research on language.", ""},
                                       {"If you publish research that uses the data, please cite us.", ""},
                                       {"Uses may include, but are not limited to, research and teaching.", ""},
                                   });
}
TEST(Clauses, ReadsUseRestrictions) {
  Check(ClauseType::kFieldOfUse, {
                                     {"You agree not to use the model:\n- for military purposes;\n- to harass others.", "denied: listed"},
                                     {"The software shall not be used for surveillance or biometric identification.", "denied: listed"},
                                     {"You may not use the weights to create weapons of any kind.", "denied: listed"},
                                     {"Your use must comply with our Acceptable Use Policy, which is part of these terms.", "denied: by reference"},
                                     {"You will not use the service to build a product that competes with the licensor's products.", "denied: competition"},
                                     {"您不得将本模型用于军事目的。", "denied: listed"},
                                     {"This provision does not apply to the use of Complementary Material.", "granted: not of the code beside the model"},
                                     {"You agree that you will not use the model to: 1. Plan violence; 2. Deceive voters.", "denied: listed"},
                                     // and not
                                     {"This license does not discriminate against persons, groups or fields such as military research.", ""},
                                     {"The software is not designed for use in nuclear plants.", ""},
                                     {"You must comply with all export laws of the United States on nuclear technology.", ""},
                                     {"You may use the model for any purpose.", ""},
                                     {"The license must not restrict anyone from making use of the program in a specific field.", ""},
                                 });
}
TEST(Clauses, ReadsThresholdsWithTheirFigures) {
  Check(ClauseType::kThreshold, {
                                    {"If your products have more than 50 million monthly active users, you must ask us for a license.", "conditional: users"},
                                    {"Companies with annual revenue exceeding $5,000,000 need a paid license.", "conditional: revenue"},
                                    {"You may deploy the model on fewer than 2,000 devices.", "conditional: size"},
                                    {"若月活跃用户超过1亿，应向我们申请授权。", "conditional: users"},
                                    // and not
                                    {"Our total liability shall not exceed 100 US dollars.", ""},
                                    {"The model was trained on more than 2 million documents.", ""},
                                    {"Control means ownership of more than fifty percent (50%) of the shares.", ""},
                                    {"Users may contact us at any time.", ""},
                                });
  const auto clauses = FindClauses("If your services exceed 700 million monthly active users, this grant ends.");
  ASSERT_NE(Find(clauses, ClauseType::kThreshold), nullptr);
  EXPECT_EQ(Find(clauses, ClauseType::kThreshold)->figure, "700 million");
  const auto money = FindClauses("This applies where annual revenue is above US$ 1,000,000.");
  ASSERT_NE(Find(money, ClauseType::kThreshold), nullptr);
  EXPECT_EQ(Find(money, ClauseType::kThreshold)->figure, "US$ 1,000,000");
}
TEST(Clauses, ReadsBansOnTrainingOtherModels) {
  Check(ClauseType::kNoTraining,
        {
            {"You will not use the model or its output to improve any other large language model.", "denied"},
            {"The output may not be used to train other models.", "denied"},
            {"You shall not use outputs to develop a competing model.", "conditional: unless it competes"},
            {"If you use the outputs to train an AI model, you shall include \"Brand\" in its name.", "conditional: with a name or a notice"},
            {"您不得使用模型的输出来训练其他模型。", "denied"},
            {"\"Derivative\" means any other model that is created by distillation from the output of this model.",
             "conditional: allowed, the result is a derivative"},
            // and not
            {"The model was trained to improve on other models.", ""},
            {"We are not obligated to train or improve any other model for you.", ""},
            {"You may train, fine-tune and distill other models with the output.", ""},
            {"Outputs are not derivatives under this license.", ""},
        });
}
TEST(Clauses, ReadsNamingDuties) {
  Check(ClauseType::kNaming, {
                                 {"You shall prominently display \"Built with Brand\" on your website.", "required"},
                                 {"You must include \"Brand\" at the beginning of the name of any model that you make.", "required"},
                                 {"Products must show \"Powered by Brand\" in their user interface.", "required"},
                                 {"您必须在产品页面显著显示“Built with Brand”。", "required"},
                                 // and not
                                 {"You are encouraged to display \"Powered by Brand\" on your website.", ""},
                                 {"You must retain the copyright notice in a Notice file.", ""},
                                 {"You may not display our name or logo.", ""},
                                 {"Modified files must carry prominent notices stating that you changed them.", ""},
                             });
}
TEST(Clauses, ReadsAttribution) {
  Check(ClauseType::kAttribution, {
                                      {"You must retain all copyright notices in copies that you distribute.", "required"},
                                      {"The above copyright notice shall be included in all copies.", "required"},
                                      {"You must give appropriate credit to the authors.", "required"},
                                      {"This notice may not be removed or altered from any source distribution.", "required"},
                                      {"您必须保留所有版权声明。", "required"},
                                      // and not
                                      {"Attribution is appreciated but no attribution is required.", ""},
                                      {"You may add your own copyright notice to your changes.", ""},
                                      {"No trademark license is granted.", ""},
                                      {"The software is provided as is.", ""},
                                  });
}
TEST(Clauses, ReadsShareAlike) {
  Check(ClauseType::kShareAlike, {
                                     {"Derivative works must be licensed under this license.", "required"},
                                     {"If you distribute modifications, you may only do so under the terms of this license.", "required"},
                                     {"Any adaptation that you publish shall be released under the same license.", "required"},
                                     {"All modifications must be provided under this license or one that allows as much.", "required"},
                                     // and not
                                     {"You may provide additional or different license terms for your modifications.", ""},
                                     {"You may license derivative works under terms of your choice.", ""},
                                     {"Any contribution intentionally submitted for inclusion in the work shall be under this license.", ""},
                                     {"You may modify and distribute the work as permitted by this license.", ""},
                                 });
}
TEST(Clauses, ReadsTermsToBeHandedOn) {
  Check(ClauseType::kPassDown, {
                                   {"You must give every recipient a copy of this license.", "required: a copy of the terms"},
                                   {"These limits must be included as an enforceable provision in any agreement with your users.", "required: bind recipients"},
                                   {"You shall require all of your users to comply with this section.", "required: bind recipients"},
                                   {"您必须向第三方提供本协议的副本。", "required: a copy of the terms"},
                                   // and not
                                   {"You should have received a copy of this license along with the program.", ""},
                                   {"You may obtain a copy of the License at https://example.org/license.", ""},
                                   {"The copyright notice shall be included in all copies.", ""},
                                   {"Everyone is permitted to copy this license document.", ""},
                               });
}
TEST(Clauses, ReadsWhoMayChangeTheTerms) {
  Check(ClauseType::kChange, {
                                 {"We may modify this agreement from time to time by posting a new text.", "denied: of the terms"},
                                 {"The licensor reserves the right to amend these terms at any time.", "denied: of the terms"},
                                 {"Our use policy may be updated from time to time.", "denied: of the terms"},
                                 {"The licensor reserves the right to restrict (remotely or otherwise) use of the model.", "denied: of the work or from afar"},
                                 {"我们有权不时对本协议进行修订。", "denied: of the terms"},
                                 // and not
                                 {"The foundation may publish revised versions of this license; you may choose any later version.", ""},
                                 {"You may modify the software.", ""},
                                 {"No change to this agreement is binding unless it is in writing and signed by both parties.", ""},
                                 {"If you modify the model, you must say so.", ""},
                             });
}
TEST(Clauses, ReadsWhatEndsTheGrant) {
  Check(ClauseType::kTermination, {
                                      {"This license terminates automatically if you breach any of its terms.", "denied: breach"},
                                      {"If you sue us for infringement, all licenses granted to you shall terminate.", "denied: litigation"},
                                      {"We may terminate this license at any time and for any reason.", "denied: at will"},
                                      {"We grant you a worldwide, revocable license.", "denied: at will"},
                                      {"若您违反本协议，许可方有权终止协议。", "denied: breach"},
                                      // and not
                                      {"We grant you a perpetual, irrevocable license.", ""},
                                      {"Sections 4 and 5 survive termination of this agreement.", ""},
                                      {"Any dispute shall be submitted to the courts of Berlin.", ""},
                                      {"No contributor can revoke this license.", ""},
                                  });
}
TEST(Clauses, ReadsGating) {
  Check(ClauseType::kGating, {
                                 {"By clicking \"I agree\" you agree to be bound by these terms.", "required: acceptance"},
                                 {"You must register with us before any commercial use.", "required: registration for commercial use"},
                                 {"Please fill in the request form to obtain the weights.", "required: registration or request"},
                                 {"If you do not agree to these terms, do not download the model.", "required: acceptance"},
                                 {"填写问卷登记后方可用于商业用途。", "required: registration for commercial use"},
                                 {"You must register with us to get the weights.", "required: registration or request"},
                                 // and not
                                 {"You are not required to accept this license in order to run the program.", ""},
                                 {"You may use the model without registration.", ""},
                                 {"No fee is charged.", ""},
                                 {"Upon request by the licensor you shall destroy all copies.", ""},
                             });
}
TEST(Clauses, ReadsGeography) {
  Check(ClauseType::kGeography, {
                                    {"This license does not apply in the European Union.", "denied"},
                                    {"You must not use the model outside the Territory.", "denied"},
                                    {"The rights are not granted to you if you are domiciled in the European Union.", "denied"},
                                    {"\"Territory\" means the world, excluding the territory of South Korea.", "denied"},
                                    // and not
                                    {"This agreement is governed by the laws of the European Union.", ""},
                                    {"You may not export the software to an embargoed country.", ""},
                                    {"We grant you a worldwide license.", ""},
                                    {"The courts of the United Kingdom have jurisdiction.", ""},
                                });
}
TEST(Clauses, ReadsPatentTerms) {
  Check(ClauseType::kPatent, {
                                 {"Each contributor grants you a royalty-free patent license to make and use the work.", "granted: grant"},
                                 {"If you institute patent litigation against anyone, the licenses granted to you terminate.", "denied: retaliation"},
                                 {"No patent license is granted.", "denied: not granted"},
                                 {"Patent and trademark rights are not licensed under this license.", "denied: not granted"},
                                 // and not
                                 {"You must retain all copyright, patent and trademark notices.", ""},
                                 {"We make no warranty that the work infringes no patent.", ""},
                                 {"The work may be subject to patents of third parties.", ""},
                                 {"You may use the work freely.", ""},
                             });
}
TEST(Clauses, ReadsBarsOnMeasuringAndTakingApart) {
  Check(ClauseType::kNoBenchmarking, {
                                         {"You may not publish the results of any benchmark of the model.", "denied"},
                                         {"You shall not run benchmarks against the service.", "denied"},
                                         {"Benchmarking of the model is prohibited.", "denied"},
                                         {"You agree not to disclose benchmarking results.", "denied"},
                                         {"You may benchmark the model and publish the results.", ""},
                                         {"The scripts are used to benchmark or evaluate the model.", ""},
                                         {"Complementary material is what is used to benchmark the model.", ""},
                                         {"Benchmarks are listed in the paper.", ""},
                                     });
  Check(ClauseType::kNoReverseEngineering, {
                                               {"You may not reverse engineer, decompile or disassemble the software.", "denied"},
                                               {"Reverse engineering of the weights is prohibited.", "denied"},
                                               {"You shall not attempt to decompile the runtime.", "denied"},
                                               {"您不得对本软件进行反向工程。", "denied"},
                                               {"Reverse engineering of this software is always allowed.", ""},
                                               {"Your license must permit modification and reverse engineering for debugging.", ""},
                                               {"The terms may not prohibit or restrict reverse engineering.", ""},
                                               {"We reverse engineered the format.", ""},
                                           });
}
TEST(Clauses, ReadsBarsOnSafetyTestingAndSafeHarbors) {
  Check(ClauseType::kNoSafetyTesting, {
                                          {"You shall not circumvent or remove any safety filters of the model.", "denied: bypassing protections"},
                                          {"You agree not to jailbreak the model.", "denied"},
                                          {"You will not bypass any security or usage restrictions.", "denied: bypassing protections"},
                                          {"Circumvention aside, you must not disable the safety guardrails.", "denied: bypassing protections"},
                                          {"We offer a safe harbor to researchers who test the model in good faith.", "granted: safe harbor"},
                                          {"We will not take legal action against good faith security research.", "granted: safe harbor"},
                                          // and not
                                          {"You waive any legal power to forbid circumvention of technological measures.", ""},
                                          {"We give no warranty of the safety or security of the model.", ""},
                                          {"The model has safety filters.", ""},
                                          {"You may remove the filters.", ""},
                                      });
}
TEST(Clauses, ReadsRedistributionAndDerivatives) {
  Check(ClauseType::kRedistribution,
        {
            {"You are granted a license to use, copy and distribute the model.", "granted"},
            {"You may distribute copies of the work, provided that you keep this notice.", "conditional: same or accompanying terms"},
            {"You may not redistribute the dataset.", "denied"},
            {"Company may not sell, rent, distribute or otherwise make available the datasets.", "denied"},
            {"您不得向第三方分发本模型。", "denied"},
            // and not
            {"The foundation may publish new versions of the license.", ""},
            {"You may not use the model to distribute spam.", ""},
            {"No trademark license is granted to distribute goods under our name.", ""},
            {"We are not liable for damages from distribution of the work.", ""},
        });
  Check(ClauseType::kDerivatives, {
                                      {"You may modify the model.", "granted"},
                                      {"Permission is hereby granted to use, copy, modify and merge the software.", "granted"},
                                      {"You may not modify the dataset.", "denied"},
                                      {"You do not have permission under this license to share adapted material.", "denied"},
                                      // and not
                                      {"We may modify this agreement at any time.", ""},
                                      {"No modification of this agreement is valid unless signed.", ""},
                                      {"You may not use the model to alter elections.", ""},
                                      {"You may not alter or remove copyright notices.", ""},
                                  });
}
TEST(Clauses, ReadsGrantsOfUseAndDisclaimers) {
  Check(ClauseType::kUse, {
                              {"You are granted a license to use the model.", "granted"},
                              {"You may use the data for any purpose.", "granted"},
                              {"Permission to use, copy and modify this software is hereby granted.", "granted"},
                              {"授予您使用、复制本模型的许可。", "granted"},
                              // and not
                              {"You may not use the model.", ""},
                              {"This license does not grant permission to use our trade names.", ""},
                              {"We are not liable for any use of the model.", ""},
                              {"The model was made by us.", ""},
                          });
  Check(ClauseType::kNoWarranty, {
                                     {"The model is provided \"as is\".", "denied"},
                                     {"We disclaim all warranties.", "denied"},
                                     {"WITHOUT WARRANTY OF ANY KIND.", "denied"},
                                     {"本软件按“原样”提供。", "denied"},
                                     // and not
                                     {"You may offer warranty for a fee.", ""},
                                     {"We warrant that we own the work.", ""},
                                     {"You may charge a fee for support.", ""},
                                     {"The work is good.", ""},
                                 });
}

}  // namespace
}  // namespace day
