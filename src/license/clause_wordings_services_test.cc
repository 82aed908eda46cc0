// Wordings of Chinese agreements and of terms of services in English, made up for these tests.
#include <gtest/gtest.h>

#include "license/clause_wordings_test_help.h"

namespace day {
namespace {

TEST(ClauseWordingsOfServices, OfRedistributionDenied) {
  Read(ClauseType::kRedistribution,
       {"使用者承诺：\n1. 仅将数据用于本人申请的课题；\n2. 不将数据转给他人；\n3. 发表成果时注明数据来源。\n",
        "未经本单位书面同意，任何个人或组织不得以任何形式复制、转载、传播本数据。", "本授权为个人授权，不可转让，也不得与他人共享。",
        "禁止将模型文件打包出售或二次发布。", "您无权向任何第三方分发、出售或转授权本软件。",
        "The Customer shall not: (i) copy the Software except for backup purposes; (ii) rent, lease, lend, sell or otherwise make the Software available to "
        "third parties; (iii) alter the Software.",
        "Unless we have agreed otherwise in writing, you may not pass the Materials on to third parties.",
        "Content on this site may not be republished without our permission.",
        "The Licensed Materials are provided for your sole use, and you agree that you will not provide them to any other person or entity.",
        "Use of the Data is limited to the Recipient and Recipient's research team; third parties must apply for access themselves.",
        "In particular, the licensee is not granted the right to pass on the data to third parties.",
        "You are granted a personal, non-transferable right to use the app; all other acts, including copying and distribution, are reserved.",
        "Distribution of the fine-tuned weights is not authorized under this license."});
  DoNotRead(ClauseType::kRedistribution, {"您不得利用本模型传播虚假信息。", "未经用户同意，我们不会向第三方提供您的个人信息。"});
}
TEST(ClauseWordingsOfServices, OfAttribution) {
  Read(ClauseType::kAttribution,
       {"使用者承诺：\n1. 仅将数据用于本人申请的课题；\n2. 不将数据转给他人；\n3. 发表成果时注明数据来源。\n",
        "使用本模型产生的内容公开发布时，应标明由本模型生成，并注明模型名称。", "任何衍生作品必须保留原有的版权声明和作者信息。",
        "You must credit the studio in the following form: \"Voices by Studio X\".",
        "By using the images you agree to include a credit line next to each image.", "Any use must be accompanied by a reference to the original publication.",
        "Derivative works must indicate that they are based on this project and link to it.",
        "Provide attribution by naming the title, the author and the license.", "We would appreciate a citation; it is mandatory for scientific publications.",
        "Do not strip the license header from source files.", "The project's name and URL must appear in the \"About\" box of your application."});
}
TEST(ClauseWordingsOfServices, OfRedistributionGranted) { Read(ClauseType::kRedistribution, {"您可以自由分发本模型的副本，但须附带本许可证。"}, false); }
TEST(ClauseWordingsOfServices, OfDerivativesDenied) {
  Read(ClauseType::kDerivatives, {"不得对数据进行任何形式的修改或再加工后发布。", "未经许可，不得基于本软件开发衍生产品。",
                                  "The Customer shall not: (i) copy the Software except for backup purposes; (ii) rent, lease, lend or sell the Software; "
                                  "(iii) alter or adapt the Software.",
                                  "You are granted a right to use the app; all other acts, including modification and translation, are reserved.",
                                  "Creating derivative works from the licensed images is strictly forbidden.",
                                  "You may not: copy, modify, merge or make derivative works of the content."});
  DoNotRead(ClauseType::kDerivatives, {"不得修改或删除版权声明。"});
}
TEST(ClauseWordingsOfServices, OfDerivativesGranted) { Read(ClauseType::kDerivatives, {"被许可方有权对模型进行修改、微调并创建衍生模型。"}, false); }
TEST(ClauseWordingsOfServices, OfPassDown) {
  Read(ClauseType::kPassDown, {"若您将模型提供给第三方，您应要求其遵守与本协议同等的限制。", "您在分发时必须附上本许可证的副本。",
                               "您有义务告知下游用户本协议的使用限制。", "You shall procure that your affiliates abide by the terms of this Agreement.",
                               "You may sublicense only under terms that are at least as protective of us as this Agreement.",
                               "If your product lets others use the model, your terms must contain the use restrictions of Annex B.",
                               "Sharing is fine when the recipients also accept this license.",
                               "Whoever gets the model from you gets it under this license, and you must tell them so.",
                               "Please forward these terms to everyone who uses the data in your lab."});
}
TEST(ClauseWordingsOfServices, OfNaming) {
  Read(ClauseType::kNaming, {"基于本模型开发的产品，须在名称前冠以“晨光”二字。", "您必须在网站或应用的显著位置标注“基于晨光模型构建”。",
                             "You must clearly display \"Runs on Lumen\" in your application.",
                             "Any model trained with the help of Lumen must have a name that starts with \"Lumen\"."});
}
TEST(ClauseWordingsOfServices, OfChange) {
  Read(ClauseType::kChange,
       {"我们有权根据业务需要单方面变更本协议内容，变更后的协议将在网站公布。", "本协议的最新版本以官网公布为准。",
        "Acme may update this Agreement by posting a new version at acme.example/terms.", "We'll let you know before changes to these terms come into force.",
        "The licensor retains the right to vary the conditions of this license."});
  DoNotRead(ClauseType::kChange, {"If a court finds a term invalid, it shall be modified to the extent necessary."});
}
TEST(ClauseWordingsOfServices, OfTermination) {
  Read(ClauseType::kTermination,
       {"一旦发现违规使用，我们将立即取消您的使用资格。", "本许可在您违反任何条款时自动终止。", "Your license is terminated if you do not observe these rules.",
        "We can stop providing the service to you whenever we consider it necessary."});
}
TEST(ClauseWordingsOfServices, OfGating) {
  Read(ClauseType::kGating, {"下载前请先阅读并同意本协议。", "申请者须使用单位邮箱提交签字后的协议。", "商业用户应事先与我们签订书面合同。",
                             "Your institution's signing official has to execute this agreement.", "To obtain the weights, apply via the form on our website.",
                             "Click here to accept."});
}
TEST(ClauseWordingsOfServices, OfNonCommercial) {
  Read(ClauseType::kNonCommercial, {"严禁将本数据集用于任何以营利为目的的活动。", "仅授权用于非商业性研究。"});
}
TEST(ClauseWordingsOfServices, OfResearchOnly) { Read(ClauseType::kResearchOnly, {"数据仅供学术研究使用，不得用于其他目的。"}); }
TEST(ClauseWordingsOfServices, OfFieldOfUse) {
  Read(ClauseType::kFieldOfUse,
       {"不得将本模型用于生成侵犯他人肖像权、名誉权的内容。", "用户不得利用本服务制作、发布含有暴力、色情内容的信息。", "请勿将本工具用于任何违法用途。",
        "The software shall not be used in medical devices.", "You will only use the data in ways that respect the privacy of the persons shown.",
        "Use of the voices for advertising or political messages is not allowed."});
}
TEST(ClauseWordingsOfServices, OfNoTraining) {
  Read(ClauseType::kNoTraining, {"不得使用本服务的输出结果开发与我们竞争的模型。", "不得利用本数据训练商业大模型。"});
}
TEST(ClauseWordingsOfServices, OfNoReverseEngineering) {
  Read(ClauseType::kNoReverseEngineering,
       {"不得对本软件进行逆向、反编译、反汇编或试图获取源代码。", "You may not attempt to derive the weights, source code or structure of the hosted model."});
}
TEST(ClauseWordingsOfServices, OfNoSafetyTesting) {
  Read(ClauseType::kNoSafetyTesting,
       {"不得通过越狱提示词等手段突破模型的安全限制。", "You agree not to disable, remove or work around any technical safeguards in the model.",
        "Attempts to elicit prohibited content by adversarial prompts are a breach of these terms."});
}
TEST(ClauseWordingsOfServices, OfNoWarranty) {
  Read(ClauseType::kNoWarranty, {"本模型按现状提供，开发者不对其适用性作任何保证。", "使用本数据产生的一切风险由使用者自行承担。",
                                 "The licensor does not warrant that the software is free of errors.", "All statutory warranty claims are excluded."});
}
TEST(ClauseWordingsOfServices, OfGeography) {
  Read(ClauseType::kGeography,
       {"本许可不授予位于欧盟、英国的个人或组织。", "You confirm that you are not located in, or a resident of, any country subject to sanctions.",
        "The services are only offered to businesses established in Norway.", "Access from the following countries is blocked: Iran, Cuba, North Korea."});
}
TEST(ClauseWordingsOfServices, OfThreshold) {
  Read(ClauseType::kThreshold, {"如您的产品或服务月活用户超过一亿，须单独申请授权。", "注册资本低于一千万元的企业可免费使用。",
                                "A commercial license is required if your organization has more than 100 employees or revenue above $1M."});
}
TEST(ClauseWordingsOfServices, OfShareAlike) { Read(ClauseType::kShareAlike, {"衍生模型须按照与本协议相同的条款发布。"}); }
TEST(ClauseWordingsOfServices, OfPatent) {
  Read(ClauseType::kPatent, {"本协议不授予任何专利许可。", "No rights in patents of the licensor are conveyed by this agreement."});
}
TEST(ClauseWordingsOfServices, OfNoBenchmarking) {
  Read(ClauseType::kNoBenchmarking, {"You may not disclose the results of any benchmark test of the software to third parties without our approval."});
}

}  // namespace
}  // namespace day
