// More ways of asking for acceptance or a request, of changing terms, of leaving out patents, and of ending, and sentences that look alike and say something
// else.
#include <gtest/gtest.h>

#include "license/clause_wordings_test_help.h"

namespace day {
namespace {

TEST(ClauseWordingsMore, OfGates) {
  Read(ClauseType::kGating, {"By using or downloading the archive, you are agreeing to comply with the terms of this page.",
                             "Before downloading the data, please agree to the following terms.",
                             "The download link will be sent to you once your request is approved.",
                             "Other uses are not allowed, but can be requested at licensing@example.org.",
                             "By procuring the data, you accede to the terms mentioned here.",
                             "Utilizing the software signifies your acceptance of the terms.",
                             "Your use of the model shall be deemed acceptance of this agreement.",
                             "The right is subject to the licensee's acceptance of these terms.",
                             "For commercial licensing, please contact us at sales@example.com.",
                             "To use the software commercially you have to buy a license from us.",
                             "Commercial licenses are available on request.",
                             "Anyone who wants to use the data has to sign and return the enclosed form.",
                             "Access will be granted to researchers who submit a signed data use agreement.",
                             "Please fill in the form to get the password.",
                             "I have read and agree to all of the above.",
                             "The undersigned agrees to the following conditions.",
                             "Signature: ______ Date: ______ Institution: ______",
                             "Applicants must be employed by a university and apply with their official email address.",
                             "Registration is required to download.",
                             "You must log in and accept the terms.",
                             "The data is only made available to those who have signed the agreement.",
                             "Usage requires prior registration with the provider.",
                             "Continued access depends on approval by the committee.",
                             "This software may only be used if you have agreed to the applicable agreement and hold a valid enterprise license.",
                             "A valid subscription is required to use the software in production.",
                             "If you do not agree, do not install the program.",
                             "If you do not accept all of these terms, discontinue the installation.",
                             "Proceeding with the download constitutes acceptance.",
                             "Your access to the dataset indicates your assent to these rules.",
                             "The agreement takes effect when you first download the data.",
                             "You become bound by this agreement when you install the software.",
                             "Click \"I accept\" to continue.",
                             "Please contact the authors to obtain the data.",
                             "The weights are released upon application.",
                             "Institutions have to request a license key.",
                             "如需商业使用，请另行联系我公司以获取授权。",
                             "现申请获取模型权重的副本，并同意以下条款。",
                             "请发送邮件申请下载链接。",
                             "您点击\"同意\"按钮即表示接受本协议。",
                             "您一旦使用本软件，即视为同意本协议。",
                             "请在使用前仔细阅读并同意本协议。",
                             "本单位完全理解并同意以下条款。",
                             "授权代表（签名）： 日期：",
                             "须注册账号后方可使用。",
                             "需经审批后方可获取数据。",
                             "如不同意本协议，请勿使用本软件。",
                             "获得书面授权后方可使用。",
                             "除非您已阅读并接受本条款，否则您无权使用。",
                             "To use the service you need an account.",
                             "Download requires approval by the data access committee.",
                             "Send the filled-in form to the address below and you will get a link.",
                             "Your institution's legal representative must sign the agreement.",
                             "Use of the package is conditional on acceptance of these terms.",
                             "Interested researchers may apply for the data through the portal.",
                             "By checking the box below I confirm that I have read these rules and will follow them.",
                             "If you cannot accept these conditions, delete the files.",
                             "Companies interested in a license should get in touch with the technology transfer office.",
                             "Only after signing the contract may the files be opened.",
                             "Please register with your academic e-mail before downloading.",
                             "You have to agree to share your contact information to access this model.",
                             "使用本数据需签署保密协议。",
                             "点击下载即代表您同意以下条款。",
                             "商业合作请联系我们。",
                             "申请人须提交申请表并经本单位审核同意。"});
  DoNotRead(ClauseType::kGating,
            {"You must obtain the consent of persons shown in the images.", "You agree not to use the model for weapons.",
             "You agree that the licensor is not liable.", "If you distribute copies, you must include this notice.",
             "You need not accept this license to use the program.", "You may request the source code from us.", "Please report bugs by email.",
             "If you agree with us on other terms in writing, those apply.", "The parties agree that the courts of Munich have jurisdiction.",
             "You agree to indemnify us.", "For questions, please contact us.",
             "You must comply with all applicable laws and obtain all necessary export licenses.", "Requests for removal of data can be sent to us.",
             "You must obtain the prior written permission of the author to use his name.", "如有疑问，请联系我们。", "未经许可不得使用我们的商标。"});
}
TEST(ClauseWordingsMore, OfChangesOfTerms) {
  Read(ClauseType::kChange, {"The company may, at its sole discretion, disable functionality of the software.",
                             "We may disable the software remotely.",
                             "The provider can amend these conditions by giving notice.",
                             "Future versions of this agreement replace this one.",
                             "The terms in force are those published on the website at the time of use.",
                             "Please check back regularly, as the terms may change.",
                             "The licensor is entitled to adapt the terms.",
                             "These guidelines may be revised without notice.",
                             "The policy, as amended from time to time, applies.",
                             "You agree to the terms as updated.",
                             "By continuing to use the model after a change you accept the new terms.",
                             "We reserve the right, at our discretion, to change, modify, add or remove portions of these terms.",
                             "The institute may supplement these rules at any time.",
                             "If we change the agreement, we will inform you by email.",
                             "You must stop using outdated versions of the model when we tell you so.",
                             "You must install updates that we provide.",
                             "The provider may restrict use of the model by technical means.",
                             "Terms are subject to modification.",
                             "The university may withdraw or change the conditions of use.",
                             "The license may be updated periodically; the latest version prevails.",
                             "我们可随时更新本条款，更新后的条款自公布之日起生效。",
                             "本协议可能会不定期调整。",
                             "公司有权单方面变更协议内容。",
                             "我们保留随时修改、补充本协议的权利。",
                             "继续使用即表示您接受修改后的条款。",
                             "我们可以远程停用本软件。",
                             "本政策如有变更，以最新版本为准。",
                             "We may revise this licence whenever we see fit.",
                             "The rules can change; the current rules are on our site.",
                             "Acme is free to modify the terms.",
                             "Any update of this policy takes effect on posting.",
                             "Terms may be altered from time to time by the consortium.",
                             "The owner may impose additional conditions at a later time.",
                             "You agree to be bound by future versions of the terms.",
                             "The licensor may remotely deactivate the model.",
                             "本公司可根据需要调整协议条款。",
                             "条款变更后将在网站公布，请及时查看。"});
  DoNotRead(
      ClauseType::kChange,
      {"THIS AGREEMENT MAY BE MODIFIED ONLY WITH THE MUTUAL WRITTEN APPROVAL OF THE PARTIES.",
       "This agreement may only be amended in writing signed by both parties.", "No modification of these terms is valid unless agreed in writing.",
       "You may modify the software.", "The foundation may publish new versions of this license; you may use the program under any version.",
       "The behavior of the model may change without notice.", "The software may be updated at any time.", "The outputs may be modified by you.",
       "The licensee may not change these terms.", "If a court changes a term, the others stay.", "未经双方书面同意，本协议不得修改。", "您可以修改本软件。"});
}
TEST(ClauseWordingsMore, OfPatentsLeftOut) {
  Read(ClauseType::kPatent,
       {"The university retains all rights to the patents.",
        "All patent rights in the software remain the exclusive property of the company.",
        "No license under any patent is granted, expressly or by implication.",
        "Nothing in this agreement confers rights in the patent applications.",
        "In order to obtain rights under the patent for commercial use, you must contact the office.",
        "This license covers copyright only and does not extend to patents.",
        "The licensor shall not be obliged to license its patents.",
        "Patent rights are expressly reserved.",
        "The grant is limited to copyrights; patents are excluded.",
        "No rights are granted under any patents of the licensor.",
        "You do not receive any patent license.",
        "Patents of the institute are not part of this license.",
        "A separate license is needed for the patented method.",
        "本许可不授予任何专利权。",
        "专利权不在本许可范围之内。",
        "No rights under any patent application are conveyed hereby.",
        "The licensor keeps its patents.",
        "This agreement gives no licence to the inventions claimed in the patents.",
        "Use of the patented method needs a separate licence.",
        "专利权由本单位保留。"},
       true, "not granted");
  for (const std::string_view text :
       {std::string_view("The licensor grants a patent license."), std::string_view("You must not sue us over patents."),
        std::string_view("Patents are granted by the patent office."), std::string_view("If you sue us, your patent license ends."),
        std::string_view("You must retain all patent notices."), std::string_view("No patent or other right of third parties is infringed to our knowledge."),
        std::string_view("The licensor makes no warranty that no patent is infringed.")})
    EXPECT_FALSE(Says(text, ClauseType::kPatent, true, "not granted")) << text;
}
TEST(ClauseWordingsMore, OfPatentsGranted) {
  Read(ClauseType::kPatent,
       {"You receive a license to any patents of ours that the software needs.", "The licensee is hereby granted a royalty-free patent license.",
        "We will not assert our patents against users of the model.", "The rights granted include those under patents held by the contributors.",
        "特此授予您专利许可。"},
       true, "grant");
  for (const std::string_view text :
       {std::string_view("The technology described is covered by a patent owned by the university, which retains all rights."),
        std::string_view("UT is the owner of all rights, including all patent rights, and wishes to grant a license to use the software."),
        std::string_view(
            "Duke desires to promote the patent rights and agrees to grant a license to the program, while it retains all other rights to the patent rights."),
        std::string_view("To obtain the right to use the patent rights for commercial purposes you must contact the office."),
        std::string_view("The university shall not be subject to the obligation of licensing the patent rights."),
        std::string_view("A patent has been granted to the authors.")})
    EXPECT_FALSE(Says(text, ClauseType::kPatent, true, "grant")) << text;
}
TEST(ClauseWordingsMore, OfEnds) {
  Read(ClauseType::kTermination, {"We can end this agreement whenever we like.", "If you break the rules your permission is gone.",
                                  "The right to use expires if the conditions are not met.", "授权方可随时取消授权。"});
}
TEST(ClauseWordingsMore, OfWarranty) {
  Read(ClauseType::kNoWarranty, {"No promises are made about quality.", "The data may contain errors and we accept no responsibility for them.",
                                 "The model comes without guarantee.", "作者不对数据的准确性负责。"});
}

}  // namespace
}  // namespace day
