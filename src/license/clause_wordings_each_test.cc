// Each type once more, in wordings that the rules did not know when they were written down.
#include <gtest/gtest.h>

#include "license/clause_wordings_test_help.h"

namespace day {
namespace {

TEST(ClauseWordingsOfEach, OfFieldOfUse) {
  Read(ClauseType::kFieldOfUse,
       {"You must refrain from using the voice model to imitate real persons without their consent.",
        "The dataset is not to be employed for the development of weapons.", "Deployment in safety-critical systems is excluded.",
        "Prohibited:\n- Surveillance\n- Social scoring\n- Spam\n",
        "### You may not use the model for\n\n1. generating child abuse material\n2. spreading hatred\n", "Any use that violates human rights is forbidden.",
        "Licensee undertakes not to use the images for biometric identification.",
        "The model is unsuitable for clinical decisions and must not be relied upon for diagnosis or treatment.",
        "The output shall not be presented as the work of a human.", "By downloading you promise to use the model for peaceful purposes only.",
        "You agree to follow our Acceptable Use Policy.", "Do not try to determine the identity of anyone shown in the pictures.",
        "用户不得利用本模型从事电信诈骗、网络赌博等活动。", "严禁将本模型用于军事目的。", "使用者应遵守社会公德，不得生成违法有害信息。"});
  DoNotRead(ClauseType::kFieldOfUse, {"The authors are not liable for illegal use of the model.", "The model was evaluated on medical questions.",
                                      "This license may not be used to discriminate against fields of endeavor.", "We do not use your data for surveillance.",
                                      "The software is not designed for use in nuclear facilities; no warranty is given for such use."});
}
TEST(ClauseWordingsOfEach, OfNoTraining) {
  Read(ClauseType::kNoTraining, {"The texts may not be used as input for the training of machine learning systems.",
                                 "Outputs must not be employed to build models that compete with ours.",
                                 "It is forbidden to use responses of the service as training data for other language models.",
                                 "Distilling the model into another one requires our consent.", "You may not teach other AI systems with this content.",
                                 "Use of the images for generative AI is excluded.", "The licensee shall not make the corpus part of any pretraining data.",
                                 "禁止将本模型的输出用于训练其他大模型。", "未经许可，不得将本数据集用于人工智能模型的训练。"});
  DoNotRead(ClauseType::kNoTraining, {"You may train your own models on the data.", "We do not train on your prompts.",
                                      "The model was trained on public data; no private data was used.", "Training courses for employees are not included."});
}
TEST(ClauseWordingsOfEach, OfResearchOnly) {
  Read(ClauseType::kResearchOnly,
       {"The data may be used exclusively for scientific research.", "Use is restricted to academic study and teaching.",
        "No use other than scholarly research is permitted.", "The recordings are provided to university researchers for their research projects only.",
        "Evaluation license: you may test the software internally for the purpose of deciding whether to buy it, and for no other purpose.",
        "本数据集仅可用于科研教学。"});
  DoNotRead(ClauseType::kResearchOnly, {"The model was developed in a research project.", "You may use the model for any purpose, including research."});
}
TEST(ClauseWordingsOfEach, OfNonCommercial) {
  Read(ClauseType::kNonCommercial, {"Commercial exploitation in any form is ruled out.", "You may not earn money with the model.", "Not for sale.",
                                    "Use by companies in their business operations needs a separate contract.",
                                    "The files are free for private and educational use; businesses please contact us.",
                                    "Licensed for personal, non-commercial use.", "The licensee may not derive any financial benefit from the data.",
                                    "| Commercial use | No |\n", "本软件仅供个人非商业用途免费使用。", "如需商用，请联系作者获取授权。"});
  DoNotRead(ClauseType::kNonCommercial,
            {"Commercial use is welcome.", "Both commercial and non-commercial use is allowed.", "In no event shall we be liable for loss of profit."});
}
TEST(ClauseWordingsOfEach, OfTermination) {
  Read(ClauseType::kTermination,
       {"If you breach this agreement, your right to use the data ends at once.", "The provider may withdraw this permission at any time.",
        "All rights lapse upon violation of these terms.", "On termination you shall delete every copy; we may terminate if you fail to pay.",
        "Noncompliance leads to immediate loss of access.", "We reserve the right to revoke access for any reason.", "违反本协议者，授权自动失效。",
        "我们保留随时收回使用权的权利。"});
  DoNotRead(ClauseType::kTermination, {"The project ended in 2021.", "You may stop using the software at any time."});
}
TEST(ClauseWordingsOfEach, OfGating) {
  Read(ClauseType::kGating, {"Please fill in the request form; we will send you the link after review.", "By opening this archive you accept these terms.",
                             "Access is granted to registered researchers only.", "You need an account to download the weights.",
                             "An authorized representative of your institution must sign this agreement.", "Click \"I agree\" to proceed with the download.",
                             "Downloading constitutes acceptance of this license.", "If you do not accept these terms, do not use the software.",
                             "使用本软件即表示您同意本协议。", "请填写申请表并发送至指定邮箱以获取数据。"});
  DoNotRead(ClauseType::kGating, {"The model needs 16 GB of memory.", "We agree with the findings of the paper."});
}
TEST(ClauseWordingsOfEach, OfShareAlike) {
  Read(ClauseType::kShareAlike,
       {"Modified versions have to be released under this very license.", "If you adapt the work, license your adaptation on the same terms.",
        "Whatever you build from it must be open under the identical license.", "Derivatives inherit this license.", "对本作品的修改须以相同许可协议发布。"});
  DoNotRead(ClauseType::kShareAlike, {"You may choose another license for your modifications.", "The same terms are used by other projects."});
}
TEST(ClauseWordingsOfEach, OfNoWarranty) {
  Read(ClauseType::kNoWarranty, {"The data comes without any guarantee of correctness.", "We accept no responsibility for errors in the data.",
                                 "Use at your own risk.", "The model is offered in its present condition; any warranty is excluded.",
                                 "The provider makes no promise that the files are free of defects.", "作者不对数据的准确性承担任何责任。"});
  DoNotRead(ClauseType::kNoWarranty, {"We provide a warranty of 24 months."});
}
TEST(ClauseWordingsOfEach, OfNoReverseEngineering) {
  Read(ClauseType::kNoReverseEngineering, {"The licensee shall not decompile the program or try to find out how it works inside.",
                                           "Extracting the parameters of the model through the API is not allowed.", "不得对软件进行反编译或反向工程。"});
  DoNotRead(ClauseType::kNoReverseEngineering, {"We reverse engineered the file format."});
}
TEST(ClauseWordingsOfEach, OfNoBenchmarking) {
  Read(ClauseType::kNoBenchmarking,
       {"Results of performance tests must not be published without consent.", "You may not compare the service with competing products in public."});
  DoNotRead(ClauseType::kNoBenchmarking, {"We publish benchmarks of the model."});
}
TEST(ClauseWordingsOfEach, OfDerivativesGranted) {
  Read(ClauseType::kDerivatives, {"You may change the code as you like.", "The right to use, copy, alter and merge is hereby given.", "允许对模型进行微调。"},
       false);
  DoNotRead(ClauseType::kDerivatives, {"The terms may be changed by us.", "We may modify the service."}, false);
}
TEST(ClauseWordingsOfEach, OfRedistributionGranted) {
  Read(ClauseType::kRedistribution,
       {"Feel free to share the files with others.", "Copies may be passed on free of charge as long as this file is included.",
        "You may give the model to others.", "可以自由转载，但须注明出处。"},
       false);
  DoNotRead(ClauseType::kRedistribution, {"We may share your data with partners."}, false);
}
TEST(ClauseWordingsOfEach, OfPatent) {
  Read(ClauseType::kPatent,
       {"A license under the licensor's patents is not part of this agreement.", "Whoever sues over patents loses all rights under this license."});
  DoNotRead(ClauseType::kPatent, {"The method is described in a patent."});
}

}  // namespace
}  // namespace day
