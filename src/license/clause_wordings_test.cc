// Many wordings of what a license allows and bars, and sentences that look like it and are nothing of the kind.
#include <gtest/gtest.h>

#include "license/clause_wordings_test_help.h"

namespace day {
namespace {

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
                                     "请勿将模型权重上传至其他平台。",
                                     "This license does not grant you the right to redistribute the software.",
                                     "The corpus must stay within your organization.",
                                     "Data recipients shall not allow third parties to access the database.",
                                     "Commercial and non-commercial redistribution of the dataset are both prohibited.",
                                     "You may not sublicense, sell, lend or otherwise transfer the data.",
                                     "No copies of the images may be given to third parties.",
                                     "You must not make the recordings publicly available.",
                                     "数据集不得以任何方式向外传播。",
                                     "未经作者书面许可，禁止对本软件进行复制、传播或发布。",
                                     "不得将本模型提供给任何第三方使用。",
                                     "未经作者明确的书面许可，禁止以任何形式（无论原始版本或修改后版本）对本软件进行复制、传播或发布。",
                                     "未经作者明确的书面许可，禁止以任何形式对本软件进行复制、传播或发布。"});
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
        "You shall not alter, adapt or translate the software.", "Modified versions of the model may not be distributed.", "禁止修改本软件。",
        "This license does not grant you the right to modify or adapt the software.", "Creating derivative works is not permitted.",
        "The data must be used as is, without modification.", "禁止对本软件进行任何形式的修改、二次开发。", "不得制作衍生作品。",
        "本软件可用于研究用途，但禁止对其进行任何形式的修改、二次开发或派生版本制作。", "禁止对其进行任何形式的修改、二次开发。"});
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
                                    "不得用于商业目的。",
                                    "You are allowed to use it for non-commercial purposes.",
                                    "Selling access to the model is not allowed.",
                                    "Commercial usage needs our approval.",
                                    "This dataset may not be used in commercial products.",
                                    "本作品禁止商用。",
                                    "若用于商业用途，须事先获得授权。"});
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
                                 "You may not use the Service to provide legal, medical or financial advice.",
                                 "The model must not be used in safety-critical applications.",
                                 "You agree not to use the voice data to create deepfakes.",
                                 "It is not permitted to use the model for gambling.",
                                 "Users agree not to generate content that is illegal, hateful or harmful.",
                                 "The software shall not be used by the military or for military purposes.",
                                 "Use cases that violate human rights are prohibited.",
                                 "You may not attempt to re-identify any patient or individual.",
                                 "用户不得利用本模型生成虚假信息或侵犯他人隐私。",
                                 "本模型不得用于任何违反法律或社会公德的用途。"});
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
                                "员工人数超过300人的企业需购买授权。", "Companies with 100 or more employees must obtain a license.",
                                "Allowed for organizations earning less than 1 million dollars a year."});
  Read(ClauseType::kNoTraining,
       {"The outputs must not be used as training data for other AI models.", "You may not use the dataset to train generative models.",
        "Training machine learning models on this corpus is prohibited.", "You shall not distill the model.", "不得使用本模型的输出训练其他模型。",
        "禁止将数据用于训练大语言模型。", "You may not use outputs of the model for training competing models.", "Scraping this data to train AI is forbidden.",
        "No part of this dataset may be used for the training of generative AI.",
        "The licensee shall not use the model to generate training data for other models.", "禁止使用本模型生成的内容训练竞争性模型。",
        "It is prohibited to use the model or its outputs to develop another foundation model.", "Do not use the generated data to fine-tune other LLMs.",
        "The texts may not be used to train machine learning systems.", "Use of the dataset for training commercial models is not allowed.",
        "不得将数据集用于训练商业模型。", "禁止以模型蒸馏等方式利用本模型。"});
  DoNotRead(ClauseType::kNoTraining, {"The model may not be used to build competing commercial services."});
}

}  // namespace
}  // namespace day
