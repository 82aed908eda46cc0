// More ways of saying what may be changed, taken apart, measured and tested, and what may not, and sentences that look alike and say something else.
#include <gtest/gtest.h>

#include "license/clause_wordings_test_help.h"

namespace day {
namespace {

TEST(ClauseWordingsMore, OfBansOnChanging) {
  Read(ClauseType::kDerivatives, {"You shall not, without the owner's prior written consent:\n(i) resell or lease the software;\n(ii) decompile, alter, "
                                  "enhance, improve, add to, delete from, or otherwise modify the software.",
                                  "LICENSEE shall not translate, reverse engineer, decompile, disassemble, modify, create derivative works of or publicly "
                                  "display the program, unless expressly authorized by this agreement.",
                                  "The customer is prohibited from modifying or making derivative works based on the software.",
                                  "No Modification: the software may not be modified.",
                                  "You must not make adaptations, translations or other changes to the dataset.",
                                  "The licensee has no right to modify the software.",
                                  "Modifying, adapting or translating the software is forbidden.",
                                  "The weights must be used unchanged.",
                                  "The images are to be used in their original form only; no edits are allowed.",
                                  "Under this license you may share the work, but only unmodified and in whole.",
                                  "If you remix, transform, or build upon the material, you may not distribute the modified material.",
                                  "You may not alter, transform, or build upon this work.",
                                  "You may copy and distribute verbatim copies of this model card, but changing it is not allowed.",
                                  "User will not merge, modify or adapt the software or any part of it.",
                                  "You agree not to modify, merge, adapt, or prepare derivative works based upon the program.",
                                  "The license does not include the right to alter the model or to make works based on it.",
                                  "It is not permitted to change the data or to create new datasets from them.",
                                  "Fine-tuning the model is not permitted.",
                                  "You may not fine-tune, quantize, prune or merge the weights.",
                                  "You shall not retrain or otherwise modify the model.",
                                  "Licensee undertakes not to modify the source code or to have it modified by third parties.",
                                  "The redistributor must not change the files in any way.",
                                  "The right to prepare derivative works is not granted.",
                                  "No adaptation of the recordings is permitted without the written consent of the archive.",
                                  "You may not (a) copy, (b) modify, (c) adapt or (d) translate the documentation.",
                                  "The data may not be edited, cropped or otherwise manipulated.",
                                  "Except as allowed herein, you may not modify or create derivative works of the SDK.",
                                  "Derivative works of the dataset may not be created or distributed.",
                                  "Licensee may not change, decompile or create derived works from the program.",
                                  "不得对模型进行微调、改造或再加工。",
                                  "未经许可，不得修改、翻译、改编本软件。",
                                  "用户不得对本数据集进行任何修改。",
                                  "您不得修改、改编、翻译本软件或者创作衍生作品。",
                                  "严禁对权重进行任何改动。",
                                  "不得基于本模型开发衍生产品。",
                                  "The end user shall leave the software as delivered and shall make no changes to it.",
                                  "No part of the software may be changed.",
                                  "Customer shall not modify, port, adapt or translate the product.",
                                  "You may not crop, recolor or otherwise alter the pictures.",
                                  "Reproduction is allowed only without any changes.",
                                  "The text must not be abridged or translated without the consent of the publisher.",
                                  "It is prohibited to create derivative datasets.",
                                  "Users are not allowed to fine-tune the model or merge it with others.",
                                  "Licensee has no right to make improvements or modifications.",
                                  "Altering the code in any manner voids your rights.",
                                  "Licensee shall not: (i) modify the Program; (ii) merge it with other software.",
                                  "We do not license the making of adaptations.",
                                  "You may only use the model in unmodified form.",
                                  "All modifications are forbidden.",
                                  "| Modification | Not permitted |",
                                  "未经书面许可，任何人不得改动本程序。",
                                  "不得对模型参数进行任何修改或再训练。",
                                  "禁止制作衍生版本。",
                                  "被许可人不得改编、汇编本作品。",
                                  "The program may be copied for backup, but it must not be changed or built into other programs.",
                                  "This licence does not include the right to create translations.",
                                  "The licensee may not have the software modified by third parties.",
                                  "Edits of any kind are disallowed.",
                                  "No changes to the model architecture or weights may be made.",
                                  "The Licensee is not permitted to alter, merge, adapt or enhance the Licensed Software.",
                                  "You shall not make any modification to the data.",
                                  "Creation of derived data sets requires our consent.",
                                  "Derivative models may not be made public.",
                                  "Any modification of the licensed software is prohibited.",
                                  "不得擅自更改软件的任何部分。",
                                  "未经授权不得对模型进行二次训练或微调。"});
  DoNotRead(ClauseType::kDerivatives,
            {"You must not modify the notices in the files.", "You may not modify the software unless you mark your changes.",
             "You may modify the software, but you may not remove the credits.",
             "You shall not use the model to create derivative works of other people's art.", "You must not alter this license text.",
             "You may not modify the model for military purposes.", "You may not distribute modified copies without documenting your changes.",
             "Altered source versions must be plainly marked as such, and must not be misrepresented as being the original software.",
             "You must not change the name of the author.", "If you do not modify the files, no notice is needed.",
             "This license does not require you to publish your modifications.", "Changes to this agreement must be made in writing.",
             "No modification of this agreement is valid unless in writing.", "No amendment or modification of these terms shall be binding.",
             "未经双方书面同意，不得修改本协议。", "不得修改版权声明。", "You may not modify these terms.",
             "You must not use derivatives of the model for surveillance."});
}
TEST(ClauseWordingsMore, OfLeaveToChange) {
  Read(ClauseType::kDerivatives,
       {"You can adapt the model to your own tasks.", "The licensee has the right to change the source code for its own purposes.",
        "Recipients may edit and translate the texts.", "The grant includes the right to modify the software.",
        "Local modification for personal research is permitted.", "You are free to modify this software and publish patches.", "Private forks are permitted.",
        "被许可人可以对模型进行微调。", "允许修改和二次开发。", "Feel free to change and extend the code.", "Changes are allowed.",
        "You may build on this model.", "可以在此基础上进行修改。"},
       false);
  DoNotRead(
      ClauseType::kDerivatives,
      {"You may not copy, modify or adapt the software.", "LICENSEE may not modify the program, and the right to make changes is reserved to the university.",
       "您不得复制、修改本模型。", "我们有权修改或终止服务。", "The imagery and figures that you publish may be derived from the dataset.",
       "If you submit changes, you may be required to confirm that your changes are under the license.",
       "THIS AGREEMENT MAY BE MODIFIED ONLY WITH MUTUAL WRITTEN APPROVAL.", "The provider may improve the service.", "The system may be modified by us.",
       "The company may modify, suspend or discontinue the service at any time.", "We may transform your data to improve our models.",
       "The outputs may change over time.", "本公司有权根据业务发展，随时修改、暂停或终止服务。", "未经许可，您无权修改本软件。",
       "Users may request changes to the data."},
      false);
}
TEST(ClauseWordingsMore, OfTakingApart) {
  Read(ClauseType::kNoReverseEngineering,
       {"You are prohibited from attempting to discover the source code or the underlying algorithms of the software.",
        "You may not try to reconstruct the training data or the weights.", "Any attempt to derive the source code is forbidden.",
        "Model extraction and behavioral cloning are prohibited.", "The customer shall not analyze the inner workings of the software.",
        "You must not decrypt or unpack the model files.", "You shall not dismantle or decode the program.",
        "Translating the object code back into source code is not allowed.", "不得试图获取本软件的源代码。", "禁止破解、反编译软件。",
        "不得对权重进行提取或还原。", "You must not take the software apart.", "Users shall not attempt to gain knowledge of the source code.",
        "Attempts to recover training examples or weights from the API are prohibited.", "禁止对软件进行拆解分析。"});
  DoNotRead(ClauseType::kNoReverseEngineering,
            {"You may read and change the source code.", "The source code is not included.", "You must make the source code available.",
             "Nothing forbids reverse engineering for interoperability.", "You may derive new works from the source code."});
}
TEST(ClauseWordingsMore, OfMeasuring) {
  Read(ClauseType::kNoBenchmarking,
       {"You may not disclose the results of tests that you made with the software.", "Performance data must not be made public without our approval.",
        "Licensee shall not publish comparisons of the model with other models.", "Publication of evaluation results requires our consent.",
        "You must not run benchmarks on the software.", "You agree not to measure the performance of the service for competitive purposes.",
        "不得公开发布本模型的评测数据。", "Test results may not be passed to third parties.",
        "You need our approval before you publish measurements of the product.", "禁止发布与竞品的性能对比结果。"});
  DoNotRead(ClauseType::kNoBenchmarking, {"You may publish the results of your research.", "The benchmark may not be redistributed.",
                                          "The benchmark dataset must not be used commercially.", "Benchmark results are shown in the paper."});
}
TEST(ClauseWordingsMore, OfTestsOfSafety) {
  Read(ClauseType::kNoSafetyTesting, {"You may not use the software for red-teaming or adversarial testing.",
                                      "Do not attempt to find jailbreaks.",
                                      "You must not probe the system for vulnerabilities.",
                                      "It is forbidden to test or bypass the safeguards of the model.",
                                      "The filters must not be switched off.",
                                      "You will not interfere with the safety mechanisms.",
                                      "Removing the watermark is prohibited.",
                                      "Licensee shall not attempt to disable or defeat any security feature.",
                                      "Without our consent you may not perform security testing.",
                                      "Users may not try to make the model ignore its safety rules.",
                                      "You must keep the safety checker enabled.",
                                      "Prompt injection attacks on the model are not permitted.",
                                      "Any attempt to circumvent the content moderation will end your access.",
                                      "不得移除或关闭安全过滤器。",
                                      "禁止对模型进行越狱或对抗攻击。",
                                      "不得以任何方式规避安全措施。",
                                      "You shall not try to trick the assistant into breaking its rules.",
                                      "Circumventing usage controls is not permitted.",
                                      "Filters may not be tampered with.",
                                      "不得尝试突破模型的安全限制。"});
  DoNotRead(ClauseType::kNoSafetyTesting,
            {"You may not waive your rights.", "We test the safety of the model.", "You are responsible for the safety of your application.",
             "Safeguards may fail or be bypassed.", "You must protect the data by appropriate security measures.",
             "The licensor waives any power to forbid circumvention of technological measures.", "You are encouraged to report vulnerabilities.",
             "我们会采取安全措施保护您的信息。"});
}

}  // namespace
}  // namespace day
