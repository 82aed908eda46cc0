// Many wordings of each type of clause, and sentences that look like one and are none. Written for this test: licenses say the same in ever
// new words, and rules that were tuned to known texts read a new publisher's less well (docs/license-engine.md).
#include <gtest/gtest.h>

#include <algorithm>
#include <initializer_list>
#include <string_view>

#include "license/clauses.h"

namespace day {
namespace {

// Denied or not is asked where the type has both; the detail where it has several that matter.
bool Says(std::string_view text, ClauseType type, bool denied, std::string_view detail) {
  const auto clauses = FindClauses(text);
  return std::ranges::any_of(clauses, [&](const LicenseClause& clause) {
    const bool both = type == ClauseType::kRedistribution || type == ClauseType::kDerivatives;
    return clause.type == type && (!both || (clause.effect == ClauseEffect::kDenied) == denied) && (detail.empty() || clause.detail == detail);
  });
}
void Read(ClauseType type, std::initializer_list<std::string_view> texts, bool denied = true, std::string_view detail = {}) {
  for (const std::string_view text : texts) EXPECT_TRUE(Says(text, type, denied, detail)) << NameOf(type) << " in: " << text;
}
void DoNotRead(ClauseType type, std::initializer_list<std::string_view> texts, bool denied = true) {
  for (const std::string_view text : texts) EXPECT_FALSE(Says(text, type, denied, {})) << NameOf(type) << " in: " << text;
}

TEST(ClauseWordings, OfBansOnPassingOn) {
  Read(ClauseType::kRedistribution, {"You may not share the dataset with anyone outside your research group.",
                                     "Further distribution of the corpus, in whole or in part, is not permitted.",
                                     "The recordings must not be passed on to third parties.",
                                     "You agree not to give copies of the data to other persons.",
                                     "No part of the database may be made available to any third party.",
                                     "Licensee shall not disclose, distribute or otherwise make the model available to others.",
                                     "The weights are for your internal use only and shall not be distributed.",
                                     "You will not host the model or upload it to any other repository.",
                                     "You do not have the right to sublicense or distribute the Software.",
                                     "Copies may not be transferred outside your institution.",
                                     "You shall not publish, post or re-host the images.",
                                     "未经书面许可，不得向第三方提供本数据集。",
                                     "本数据集禁止以任何形式转发、共享或再次发布。",
                                     "不得将数据集的任何部分转让或分享给他人。",
                                     "The license does not permit you to pass the model weights to anyone else.",
                                     "Sharing of the data with third parties is prohibited.",
                                     "The participant may not copy the images to any publicly accessible location.",
                                     "Researchers shall not further distribute, publish, copy, or disseminate the database in any form.",
                                     "Neither the data nor parts of it may be published or given to others.",
                                     "Re-distribution requires the prior written consent of the provider.",
                                     "Sublicensing, leasing and redistribution are excluded.",
                                     "You are not allowed to mirror this repository.",
                                     "数据仅限申请人本人使用，不得转交他人。",
                                     "未经许可不得转载、传播本模型。",
                                     "请勿将模型权重上传至其他平台。"});
  DoNotRead(
      ClauseType::kRedistribution,
      {"You may not use the data to publish personal information about others.", "You must not disclose your password to others.",
       "You may not remove the copyright notice from copies that you share with others.", "Modified fonts must not be distributed under any other license.",
       "You may not distribute the program for commercial purposes.", "You may not provide the software to third parties as a hosted service.",
       "You may not sublicense the model under other terms.", "根据本许可，授予您不可转让的版权许可。", "用户不得出于军事目的使用、修改或分发本模型。"});
}
TEST(ClauseWordings, OfLeaveToPassOnAndToChange) {
  Read(ClauseType::kRedistribution,
       {"You can freely share the model with others.", "Copying and distribution of this file are permitted in any medium.", "您可以自由分享和传播本模型。"},
       false);
  Read(ClauseType::kDerivatives,
       {"You may fine-tune the weights and adapt them to your needs.", "The right to modify the model is hereby given to you.",
        "You are welcome to adapt the data and build upon it.", "允许对模型进行微调和二次开发。"},
       false);
  DoNotRead(ClauseType::kRedistribution,
            {"You hereby grant us the right to use, modify and distribute your feedback.",
             "No license is granted in this code, including any right to copy, modify or distribute it.", "You may publish papers on the results of your work.",
             "发布方特此授予您版权许可。", "您对源代码的改动无需对外发布。"},
            false);
  DoNotRead(ClauseType::kDerivatives,
            {"We reserve the right to modify the service.", "The dataset may be modified at any time to remove what people ask us to.",
             "You can reject changes to this arbitration agreement."},
            false);
}
TEST(ClauseWordings, OfBansOnChanging) {
  Read(ClauseType::kDerivatives,
       {"You may not modify, translate or create derivative works of the model.", "No derivative works may be made from the dataset.",
        "Adaptations of the corpus are not allowed.", "不得对本模型进行修改、改编或二次开发。", "The images may not be altered in any way.",
        "You shall not alter, adapt or translate the software.", "Modified versions of the model may not be distributed.", "禁止修改本软件。"});
  DoNotRead(ClauseType::kDerivatives, {"You may not modify the license.", "The name may not be affixed to modified copies without permission.",
                                       "Modified versions may not be distributed for commercial use without a license."});
}
TEST(ClauseWordings, OfNonCommercialAndResearchTerms) {
  Read(ClauseType::kNonCommercial, {"This model is not available for commercial purposes.",
                                    "The data may only be used in a non-commercial context.",
                                    "Use for profit is excluded.",
                                    "You may not charge a fee for access to the model or its output.",
                                    "The weights shall not be used to provide paid services.",
                                    "For commercial licensing, please contact our technology transfer office.",
                                    "Commercial users have to contact the authors for permission.",
                                    "本项目仅限非商业性用途。",
                                    "如需用于商业用途，请与我们联系并取得授权。",
                                    "严禁将本数据集用于任何以盈利为目的的活动。",
                                    "This work may be used only by non-profit organizations and for non-commercial ends.",
                                    "Any commercial exploitation is subject to a separate written agreement.",
                                    "You will not sell the model or anything made with it.",
                                    "The dataset must not be used for business purposes.",
                                    "A commercial license is required for use in products.",
                                    "It is free for academic users; companies need to buy a license.",
                                    "Licensed for noncommercial use.",
                                    "本模型免费供非商业使用。",
                                    "商业使用需另行取得授权。",
                                    "个人和学术使用免费，企业使用须购买授权。",
                                    "不得用于商业目的。"});
  Read(ClauseType::kResearchOnly,
       {"The benchmark is intended for scientific research only.", "Access is granted strictly for academic purposes.",
        "The data shall be used for research and teaching only.", "The model may be used exclusively by universities for research.",
        "本数据集仅限于学术研究目的使用。", "仅允许将模型用于科研。", "Intended solely for use in research.",
        "You agree to use the database for the purpose of scientific research only.", "The code is released for academic research use only.",
        "Use other than for research and education is not permitted.", "该数据集只能用于科学研究。", "仅供学习和研究使用，请勿用于其他用途。"});
  DoNotRead(ClauseType::kNonCommercial, {"You may not charge a license fee for anyone's right to use the codec.", "不得侵犯他人的商业秘密。"});
}
TEST(ClauseWordings, OfUsesThatAreBarred) {
  Read(ClauseType::kFieldOfUse, {"You must not use the system to make decisions about credit, housing or employment.",
                                 "Do not attempt to identify or contact any person who appears in the recordings.",
                                 "The voice model must not be used to impersonate real people without their consent.",
                                 "Use in weapons, surveillance or policing is prohibited.",
                                 "Under no circumstances may the model be used for clinical diagnosis.",
                                 "You agree that you will not re-identify the patients.",
                                 "The following activities are not allowed: generating spam, deepfakes or malware.",
                                 "We prohibit the use of our models for political campaigning.",
                                 "禁止利用本模型生成违法、暴力、色情内容。",
                                 "不得将本模型用于医疗诊断。",
                                 "使用者不得尝试识别数据中的个人身份。",
                                 "You shall not use the tool to stalk, harass or threaten anyone.",
                                 "The software is not licensed for use in life support or weapons systems.",
                                 "Use by law enforcement agencies is prohibited.",
                                 "Users shall not generate sexual content involving minors.",
                                 "The technology must not be employed for mass surveillance.",
                                 "You commit not to use the model for disinformation campaigns.",
                                 "Prohibited: cloning a person's voice without consent.",
                                 "不得利用本模型从事诈骗、造谣等违法活动。",
                                 "严禁用于换脸、伪造他人声音等侵权行为。",
                                 "禁止用于军事、监控等领域。",
                                 "You may not use the Service to provide legal, medical or financial advice."});
  DoNotRead(ClauseType::kFieldOfUse,
            {"By using the data, you agree to the following terms:\n1. Any other use, including business applications, is prohibited.",
             "This file does not apply to the source code.", "The model is not authorized for use by anyone in embargoed places, nuclear or not."});
}
TEST(ClauseWordings, OfFiguresAndTraining) {
  Read(ClauseType::kThreshold, {"Organizations with more than 100 employees need a license.",
                                "If your company earned over one million dollars in the last year, this license does not apply.",
                                "Free for companies with less than $2M in annual revenue.", "Products with over 10 million users require our approval.",
                                "若您的月活跃用户数超过1000万，须另行获得授权。", "年营业收入超过一亿元的企业须购买许可。",
                                "This license is only for entities with annual revenues below EUR 1 million.",
                                "Companies whose turnover exceeds 5 million euros must purchase a commercial license.",
                                "If the licensee has over 500 employees, a separate agreement is needed.", "注册用户超过100万的产品需申请商业授权。",
                                "员工人数超过300人的企业需购买授权。"});
  Read(ClauseType::kNoTraining,
       {"The outputs must not be used as training data for other AI models.", "You may not use the dataset to train generative models.",
        "Training machine learning models on this corpus is prohibited.", "You shall not distill the model.", "不得使用本模型的输出训练其他模型。",
        "禁止将数据用于训练大语言模型。", "You may not use outputs of the model for training competing models.", "Scraping this data to train AI is forbidden.",
        "No part of this dataset may be used for the training of generative AI.",
        "The licensee shall not use the model to generate training data for other models.", "禁止使用本模型生成的内容训练竞争性模型。"});
  DoNotRead(ClauseType::kNoTraining, {"The model may not be used to build competing commercial services."});
}
TEST(ClauseWordings, OfNamesAndCredit) {
  Read(ClauseType::kNaming,
       {"Any product that uses the model must display the text \"Powered by Acme\" on its start page.",
        "Derived models must carry \"Acme\" as the first part of their name.", "您应在产品界面显著位置标注“由某某模型提供支持”。",
        "Your product must state that it is \"Built with Acme\".", "The interface of any application shall show the Acme logo.", "模型名称必须以“某某”开头。"});
  Read(ClauseType::kAttribution,
       {"Please cite our paper if you use the data.", "Any publication based on the data must cite the article below.", "You must credit the authors.",
        "Appropriate acknowledgment of the source is required.", "The copyright notices must be kept intact.", "使用本数据集发表论文时，须引用以下文献。",
        "转载请注明出处。", "须在显著位置标明数据来源。", "Users shall give credit to the creators of the dataset.",
        "Publications must include a citation of our paper.", "We kindly ask you to cite the following papers.", "Do not remove copyright notices.",
        "必须保留原作者署名。", "请在论文中引用我们的工作。"});
  DoNotRead(ClauseType::kAttribution,
            {"By using the data you acknowledge that you have read these terms.", "You must not use the system to decide on credit or housing."});
}
TEST(ClauseWordings, OfTermsForTheNext) {
  Read(ClauseType::kShareAlike, {"Adapted data must be released under the same license.", "Any fine-tuned model has to be published under these terms.",
                                 "If you distribute modified weights, you must do so under this license.", "基于本模型的衍生模型必须以相同的许可协议发布。",
                                 "Derivatives may only be distributed under identical terms.", "All modifications must be made available under this license.",
                                 "衍生作品须以本协议发布。"});
  Read(ClauseType::kPassDown, {"You must pass these terms on to anyone to whom you give the model.", "Recipients must be informed of and accept these terms.",
                               "Your end users must be bound by restrictions no less protective than those in this license.",
                               "Include this license file with every copy.", "您须将本协议提供给下游用户并要求其遵守。", "分发时须附上本许可协议全文。",
                               "You must make recipients aware of these restrictions.", "Anyone who receives the data from you must agree to these terms.",
                               "A copy of this license must accompany every distribution.", "您须确保您的用户遵守本协议。"});
  DoNotRead(ClauseType::kPassDown, {"If a term is unenforceable, an enforceable term is substituted.", "您可以从我们的网站获得本许可的副本。",
                                    "You will require those who act on your behalf to comply with the law."});
}
TEST(ClauseWordings, OfChangesAndEnds) {
  Read(ClauseType::kChange,
       {"We may change these terms at any time.", "Acme can amend this policy without prior notice.",
        "The terms may be updated periodically; please check this page.", "我们有权随时修改本协议。", "本协议内容可能随时更新，恕不另行通知。",
        "The provider may revise this agreement from time to time.", "These terms are subject to change without notice.", "我们可能会不时更新本政策。"});
  Read(ClauseType::kTermination,
       {"Access may be revoked at any time.", "Your rights end when you break these rules.", "We may withdraw the license for any reason.",
        "Violation of these terms results in loss of all rights.", "如违反上述规定，授权自动终止。", "我们保留随时收回授权的权利。",
        "The licensor may terminate this agreement at any time by written notice.", "Failure to comply ends this license automatically.",
        "We reserve the right to revoke access.", "若用户违反本协议，我们有权终止其使用权。"});
  DoNotRead(ClauseType::kTermination, {"People must give informed, specific and revocable consent to the use of their data.",
                                       "You hereby grant us a revocable license to your feedback."});
  DoNotRead(ClauseType::kChange,
            {"The model, as may be updated from time to time, is provided by us.", "变更日期：未指定；许可方特此授予您修改本作品的权利。"});
}
TEST(ClauseWordings, OfGatesAndPlaces) {
  Read(ClauseType::kGating,
       {"To obtain the data, please fill out the request form.", "Access requires an account and acceptance of these terms.",
        "Applicants must sign the agreement and send it to us.", "Users must register before downloading.",
        "Downloading the model means that you accept the license.", "By continuing you confirm that you agree to the following.",
        "A signed copy of this agreement must be returned to the authors.", "下载即表示同意本协议。", "请填写申请表并发送至邮箱以获取数据。",
        "使用前须签署数据使用协议。", "Please send an email to the address below to request access.", "You must accept the license on the download page.",
        "Use of the model constitutes acceptance of these terms.", "Only registered researchers may download the data.",
        "To get access, complete the form with your institutional email.", "使用本软件即视为您已阅读并同意本协议。", "需提交申请，审核通过后方可下载。"});
  Read(ClauseType::kGeography, {"The model is not offered in the European Union.", "Persons located in the EU may not use the software.",
                                "This license does not extend to users in China.", "本模型不向中国境外用户提供。", "This model may not be used in the EU.",
                                "The license excludes users located in the United Kingdom."});
  DoNotRead(ClauseType::kGeography,
            {"You must not use it in a manner that compromises China's national security.", "We may sue only in the courts of your country of residence."});
}
TEST(ClauseWordings, OfPatents) {
  Read(ClauseType::kPatent, {"We grant you a license under our patents to use the model.", "The licensor grants a royalty-free patent license."}, true,
       "grant");
  Read(ClauseType::kPatent,
       {"No patent rights are granted.", "This license does not include any license to patents.", "本协议不包含任何专利许可。",
        "Nothing herein grants any right under any patent."},
       true, "not granted");
  Read(ClauseType::kPatent,
       {"If you sue us for patent infringement, your license ends.", "This license terminates if you bring a patent claim against the licensor."}, true,
       "retaliation");
  EXPECT_FALSE(Says("We retain all intellectual property rights, including all patents, in the data.", ClauseType::kPatent, true, "grant"));
}
TEST(ClauseWordings, OfMeasuringTestingAndWarranty) {
  Read(ClauseType::kNoBenchmarking,
       {"You may not publish benchmark results without our consent.", "You must not disclose performance figures of the software to third parties.",
        "未经同意，不得公开测试结果。", "Benchmarking the software against competing products is not allowed.",
        "You shall not publish the results of any performance evaluation."});
  Read(ClauseType::kNoReverseEngineering,
       {"You must not attempt to extract the weights or reverse engineer the model.", "Decompiling is prohibited.", "禁止对本软件进行反编译或逆向工程。",
        "Reverse engineering is forbidden.", "Licensee will not decompile, disassemble or attempt to derive the source code."});
  Read(ClauseType::kNoSafetyTesting,
       {"You must not remove the safety filter.", "Do not disable, bypass or weaken the guardrails.", "Attempts to jailbreak the model are forbidden.",
        "不得绕过模型的安全机制。", "You shall not circumvent the content filters.", "Users must not tamper with watermarking or safety measures."});
  Read(ClauseType::kNoWarranty,
       {"The data are provided \"as is\".", "We make no guarantees as to accuracy.", "The authors do not guarantee that the model is free of errors.",
        "本数据集按现状提供，不作任何保证。", "我们不保证模型输出的准确性。", "The provider disclaims all warranties.", "Provided without any warranty.",
        "作者不承担任何担保责任。"});
}

}  // namespace
}  // namespace day
