// Bans on passing on and on changing, with and without lists, as they were worded for these tests.
#include <gtest/gtest.h>

#include "license/clause_wordings_test_help.h"

namespace day {
namespace {

TEST(ClauseWordingsOfBans, OfRedistributionDenied) {
  Read(ClauseType::kRedistribution,
       {"Licensee is not at liberty to circulate the checkpoints beyond its own department.",
        "The corpus is licensed to a named person and may not be lent to anybody else.",
        "Transfer of the images to third parties, whether free of charge or for a fee, is prohibited.",
        "You shall keep the model weights strictly confidential.",
        "The recipient must treat the dataset as confidential information of the provider and protect it from disclosure.",
        "Copies of the model must not leave the premises of the licensee.",
        "Under this agreement no right is granted to sublicense, publish or distribute the software.",
        "You agree not to:\n\n- rent or lease the model\n- share your copy with anyone outside your company\n",
        "Restrictions\n\n* Redistribution of the weights\n* Use for surveillance\n",
        "## Prohibited\n- Re-hosting the files on other platforms\n- Sublicensing\n",
        "You may use the dataset solely for your own internal research and may not make it available to anyone else.",
        "The material is for the exclusive use of the registered user and shall not be passed to any other party.",
        "Do not repost, mirror or re-upload the files.",
        "Please do not redistribute.",
        "Users are asked not to pass the data on to colleagues at other universities; they should request their own copy.",
        "The license is personal to you; you may not assign, sublicense, share or otherwise transfer the Service or any part of it.",
        "| Action | Allowed |\n|---|---|\n| Redistribution | ❌ |\n| Commercial use | ❌ |\n",
        "❌ Redistribute the weights\n❌ Sell the weights\n",
        "The Licensee may make one copy for backup. Apart from that, copying and distribution are prohibited.",
        "Publishing the raw data, in full or in part, is not permitted.",
        "Participants may not share the challenge data with persons who are not registered for the challenge.",
        "It is prohibited to make the dataset available on any publicly accessible server.",
        "The software shall not be disclosed, in whole or in part, to any person other than employees of the licensee who need to know it.",
        "You may not redistribute the model except to employees of your organization.",
        "Except to the extent permitted by mandatory law, the licensee may not lend, rent or distribute the program.",
        "To the maximum extent permitted by applicable law, you may not distribute copies of the application.",
        "Access to the model may not be resold or shared.",
        "You will not, and will not permit others to, copy, sell or distribute the software.",
        "No part of this collection may be reproduced, stored or transmitted in any form without prior permission of the owner.",
        "您不得将模型权重上传至任何公共平台。",
        "未经书面许可，不得以任何方式向第三方提供本数据集。",
        "本数据仅限申请单位内部使用，不得外借。",
        "用户不得有下列行为：\n（一）复制、传播本软件；\n（二）出租、出售本软件。",
        "获取者应对数据严格保密，不得泄露。"});
  DoNotRead(
      ClauseType::kRedistribution,
      {"You may redistribute the model, provided that you include this license.", "You may not distribute malware with the help of the model.",
       "We do not share your personal information with third parties.", "You must not share your password with anyone.",
       "You must keep your account credentials confidential.", "Your prompts are confidential and we will not disclose them.",
       "You may not distribute modified versions under the same name.", "If you cannot comply with this license, you may not distribute the program at all.",
       "Prohibited uses: distribution of spam, resale of stolen goods.", "✅ Redistribution\n❌ Liability\n",
       "This software has no restrictions on redistribution.", "The restrictions of this license do not apply to redistribution of outputs."});
}
TEST(ClauseWordingsOfBans, OfRedistributionGranted) {
  Read(ClauseType::kRedistribution,
       {"## Permitted Use\n- Modify the model\n- Redistribute copies of the model\n", "You are free to:\n\nShare the work with others.\n\nAdapt the work.\n",
        "✅ Commercial use\n✅ Distribution\n✅ Modification\n"},
       false);
  DoNotRead(ClauseType::kRedistribution,
            {"Licensor may at its discretion offer the model under other terms and distribute new versions.",
             "The user may not modify, copy or distribute the model."},
            false);
}
TEST(ClauseWordingsOfBans, OfDerivativesDenied) {
  Read(ClauseType::kDerivatives,
       {"The licensee may also not adapt or translate the documentation.", "You may use the texts only in unaltered form.",
        "Altering, transforming or building upon the images is not permitted.", "The creation of derivative datasets is prohibited.",
        "No adaptations of the work may be published.",
        "You agree not to modify, adapt, translate, disassemble or create derivative works based on the service.",
        "Restrictions\n- Modification of the model\n- Removal of notices\n", "❌ Derivative works\n", "| Modification | Not permitted |\n",
        "Except as permitted by law, you may not alter or adapt the program.", "The model must be used as provided; fine-tuning is not allowed.",
        "Licensee shall not prepare, or have prepared by others, any derivative of the software.",
        "Under no circumstances may the annotations be changed or supplemented.",
        "You must not merge the weights with those of other models or otherwise modify them.",
        "The right to make modifications or derivative works is expressly reserved to the licensor.", "不得对本模型进行微调、修改或二次开发。",
        "未经授权，任何人不得改编、翻译本作品。"});
  DoNotRead(ClauseType::kDerivatives,
            {"You may not modify or remove copyright notices.", "You may not alter the terms of this license.",
             "If you modify the file, you must not remove the author's name.", "You must not change the safety settings.", "附加的通知不得构成修改本许可证。"});
}
TEST(ClauseWordingsOfBans, OfDerivativesGranted) {
  Read(ClauseType::kDerivatives,
       {"You are permitted to:\n\nModify the source code.\n\nShare the source code.\n", "### Permissions\n:heavy_check_mark: Modification\n"}, false);
  DoNotRead(ClauseType::kDerivatives, {"Use is allowed without modification or redistribution."}, false);
}

}  // namespace
}  // namespace day
