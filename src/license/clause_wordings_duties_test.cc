// Many wordings of the duties and terms of a license, and sentences that look like it and are nothing of the kind.
#include <gtest/gtest.h>

#include "license/clause_wordings_test_help.h"

namespace day {
namespace {

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
        "必须保留原作者署名。", "请在论文中引用我们的工作。", "When using the model, you must mention the authors.",
        "Publications must acknowledge the use of the dataset.", "使用时须注明作者及出处。"});
  DoNotRead(ClauseType::kAttribution,
            {"By using the data you acknowledge that you have read these terms.", "You must not use the system to decide on credit or housing."});
}
TEST(ClauseWordings, OfTermsForTheNext) {
  Read(ClauseType::kShareAlike, {"Adapted data must be released under the same license.", "Any fine-tuned model has to be published under these terms.",
                                 "If you distribute modified weights, you must do so under this license.", "基于本模型的衍生模型必须以相同的许可协议发布。",
                                 "Derivatives may only be distributed under identical terms.", "All modifications must be made available under this license.",
                                 "衍生作品须以本协议发布。", "Modified models must carry the same license.",
                                 "Works that are based on the dataset are to be shared under this license.", "修改后的模型须采用同样的许可证发布。",
                                 "If you alter, transform, or build upon this work, you may distribute the result only under the same or a similar license."});
  Read(ClauseType::kPassDown,
       {"You must pass these terms on to anyone to whom you give the model.", "Recipients must be informed of and accept these terms.",
        "Your end users must be bound by restrictions no less protective than those in this license.", "Include this license file with every copy.",
        "您须将本协议提供给下游用户并要求其遵守。", "分发时须附上本许可协议全文。", "You must make recipients aware of these restrictions.",
        "Anyone who receives the data from you must agree to these terms.", "A copy of this license must accompany every distribution.",
        "您须确保您的用户遵守本协议。", "You must impose the same restrictions on your users.", "Any sublicense must contain the restrictions of Section 3.",
        "Please include this LICENSE file when you share the model.", "These restrictions shall also apply to your customers.",
        "The license text must be delivered with each copy of the model.", "向第三方提供模型时，应同时提供本许可协议。"});
  DoNotRead(ClauseType::kPassDown, {"If a term is unenforceable, an enforceable term is substituted.", "您可以从我们的网站获得本许可的副本。",
                                    "You will require those who act on your behalf to comply with the law."});
}
TEST(ClauseWordings, OfChangesAndEnds) {
  Read(ClauseType::kChange,
       {"We may change these terms at any time.", "Acme can amend this policy without prior notice.",
        "The terms may be updated periodically; please check this page.", "我们有权随时修改本协议。", "本协议内容可能随时更新，恕不另行通知。",
        "The provider may revise this agreement from time to time.", "These terms are subject to change without notice.", "我们可能会不时更新本政策。",
        "Acme may modify the terms of use whenever it wants.", "We can change the policy at our sole discretion.",
        "The latest version of this agreement applies.", "本协议如有更新，恕不另行通知。", "我们保留修改本许可的权利。"});
  Read(ClauseType::kTermination,
       {"Access may be revoked at any time.", "Your rights end when you break these rules.", "We may withdraw the license for any reason.",
        "Violation of these terms results in loss of all rights.", "如违反上述规定，授权自动终止。", "我们保留随时收回授权的权利。",
        "The licensor may terminate this agreement at any time by written notice.", "Failure to comply ends this license automatically.",
        "We reserve the right to revoke access.", "若用户违反本协议，我们有权终止其使用权。", "Your license is void if you violate these terms.",
        "We can cancel your access whenever we see fit."});
  DoNotRead(ClauseType::kTermination, {"People must give informed, specific and revocable consent to the use of their data.",
                                       "You hereby grant us a revocable license to your feedback."});
  DoNotRead(ClauseType::kChange,
            {"The model, as may be updated from time to time, is provided by us.", "变更日期：未指定；许可方特此授予您修改本作品的权利。"});
}
TEST(ClauseWordings, OfGatesAndPlaces) {
  Read(ClauseType::kGating, {"To obtain the data, please fill out the request form.",
                             "Access requires an account and acceptance of these terms.",
                             "Applicants must sign the agreement and send it to us.",
                             "Users must register before downloading.",
                             "Downloading the model means that you accept the license.",
                             "By continuing you confirm that you agree to the following.",
                             "A signed copy of this agreement must be returned to the authors.",
                             "下载即表示同意本协议。",
                             "请填写申请表并发送至邮箱以获取数据。",
                             "使用前须签署数据使用协议。",
                             "Please send an email to the address below to request access.",
                             "You must accept the license on the download page.",
                             "Use of the model constitutes acceptance of these terms.",
                             "Only registered researchers may download the data.",
                             "To get access, complete the form with your institutional email.",
                             "使用本软件即视为您已阅读并同意本协议。",
                             "需提交申请，审核通过后方可下载。",
                             "Access to the weights is granted after approval of your application.",
                             "You need to request permission before you use the model commercially.",
                             "Each user has to agree to these terms before downloading.",
                             "The dataset is available upon request.",
                             "Opening the archive signifies your agreement.",
                             "商业使用前须联系作者获得书面许可。",
                             "下载前请先注册并同意使用条款。"});
  Read(ClauseType::kGeography, {"The model is not offered in the European Union.", "Persons located in the EU may not use the software.",
                                "This license does not extend to users in China.", "本模型不向中国境外用户提供。", "This model may not be used in the EU.",
                                "The license excludes users located in the United Kingdom.", "Residents of the European Union are excluded from this license.",
                                "Use in mainland China only."});
  DoNotRead(ClauseType::kGeography,
            {"You must not use it in a manner that compromises China's national security.", "We may sue only in the courts of your country of residence."});
}
TEST(ClauseWordings, OfPatents) {
  Read(ClauseType::kPatent, {"We grant you a license under our patents to use the model.", "The licensor grants a royalty-free patent license."}, true,
       "grant");
  Read(ClauseType::kPatent,
       {"No patent rights are granted.", "This license does not include any license to patents.", "本协议不包含任何专利许可。",
        "Nothing herein grants any right under any patent.", "Patents are not covered by this license."},
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
        "You shall not publish the results of any performance evaluation.", "Licensee shall not perform or publish benchmark tests."});
  Read(ClauseType::kNoReverseEngineering,
       {"You must not attempt to extract the weights or reverse engineer the model.", "Decompiling is prohibited.", "禁止对本软件进行反编译或逆向工程。",
        "Reverse engineering is forbidden.", "Licensee will not decompile, disassemble or attempt to derive the source code."});
  Read(ClauseType::kNoSafetyTesting,
       {"You must not remove the safety filter.", "Do not disable, bypass or weaken the guardrails.", "Attempts to jailbreak the model are forbidden.",
        "不得绕过模型的安全机制。", "You shall not circumvent the content filters.", "Users must not tamper with watermarking or safety measures."});
  Read(ClauseType::kNoWarranty,
       {"The data are provided \"as is\".", "We make no guarantees as to accuracy.", "The authors do not guarantee that the model is free of errors.",
        "本数据集按现状提供，不作任何保证。", "我们不保证模型输出的准确性。", "The provider disclaims all warranties.", "Provided without any warranty.",
        "作者不承担任何担保责任。", "There is no warranty.", "Use at your own risk; we guarantee nothing.", "本模型不提供任何明示或默示的担保。"});
}

}  // namespace
}  // namespace day
