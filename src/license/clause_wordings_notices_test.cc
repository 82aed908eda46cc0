// Duties towards authors and recipients, places, safety, figures, names, changes: wordings made up for these tests.
#include <gtest/gtest.h>

#include "license/clause_wordings_test_help.h"

namespace day {
namespace {

TEST(ClauseWordingsOfNotices, OfAttribution) {
  Read(ClauseType::kAttribution, {"Publications that make use of the corpus shall contain a reference to the article named above.",
                                  "Any publication must name the University of Graz as the source of the images.",
                                  "We kindly request that you cite our paper if you find the data useful.",
                                  "If you publish results, give credit to the creators of the benchmark.",
                                  "Attribution: required\n",
                                  "Requirements\n- Credit to the original authors\n- Same license for changes\n",
                                  "Users must state that the model was trained on data of the institute.",
                                  "The source shall be acknowledged in all reports.",
                                  "You are required to make reference to the project website in your application's credits.",
                                  "Cite the following paper in every publication:\nDoe, J. (2020).",
                                  "Please include this acknowledgement in your thesis or article.",
                                  "The notice below must accompany every copy.",
                                  "All copyright legends and disclaimers shall be left untouched.",
                                  "A link back to the repository is mandatory.",
                                  "You agree to mention the dataset by name whenever results obtained with it are presented.",
                                  "As a condition of use, the team asks for acknowledgment in any resulting work.",
                                  "Reuse is allowed with proper attribution.",
                                  "Provided appropriate credit is given to the photographers.",
                                  "The licensee shall not erase or hide proprietary markings.",
                                  "Authors of derived datasets shall list the original contributors.",
                                  "Free to use with credit.",
                                  "使用本数据发表论文时，须引用以下文献。",
                                  "请在您的项目中注明数据来源。",
                                  "转载或引用请保留原作者署名。",
                                  "基于本模型的成果应在显著位置说明使用了本模型。"});
  DoNotRead(ClauseType::kAttribution,
            {"You acknowledge that the model may produce errors.", "By clicking accept, you acknowledge these terms.",
             "The authors cite earlier work on attention.", "We give credit to the open source community.", "You may, but need not, mention us.",
             "No attribution is required.", "Credit card data must not be entered.", "You must disclose conflicts of interest and sources of funding.",
             "You must disclose the source code of your modifications."});
}
TEST(ClauseWordingsOfNotices, OfPassDown) {
  Read(ClauseType::kPassDown,
       {"Anyone to whom you give a copy must be told of these conditions.",
        "Your own license to your customers must contain restrictions at least as strict as those of Section 3.",
        "You shall oblige recipients in writing to observe this agreement.", "Hand this license text over together with the weights.",
        "The same conditions bind everyone who receives the files from you.", "You may share the model as long as recipients agree to these terms as well.",
        "Sublicensees must accept the use restrictions in writing.", "You have to make sure that your users follow the acceptable use policy and these terms.",
        "Redistribution is allowed only together with this license.", "When sharing the dataset, you must pass along the license file.",
        "All members of the research group shall be informed of and comply with this agreement.",
        "Any copy you distribute has to be accompanied by the terms you are reading.",
        "If you make the software available to others, do so under these same terms.", "The license must travel with every copy.",
        "You are responsible for your employees' and contractors' compliance with this agreement.", "Provide each recipient with the text of this agreement.",
        "向他人提供本模型时，应一并提供本协议全文。", "您应确保您的最终用户同样受本协议约束。", "再分发时，您须要求接收方同意本许可的全部条款。"});
  DoNotRead(ClauseType::kPassDown, {"You must make sure that your use complies with applicable law.", "You are responsible for keeping your password secret.",
                                    "We provide our users with a copy of the privacy policy.", "This agreement binds the parties and their successors.",
                                    "Users must comply with this agreement."});
}
TEST(ClauseWordingsOfNotices, OfGeography) {
  Read(ClauseType::kGeography,
       {"The license is not available to persons or companies domiciled in the European Union.", "Applicants must be based in Switzerland or the EEA.",
        "You represent that you do not live in a country under embargo.", "Users located in mainland China are not permitted to use the service.",
        "The data must not be taken out of Germany.", "Only residents of Canada may participate.",
        "This license does not extend to users in the United Kingdom.", "Not for use in the EU.",
        "The model may not be used within the territory of the European Union.", "The rights granted herein may be exercised only in the United States.",
        "本协议不适用于欧盟境内的用户。", "您不得在韩国境内使用本模型。", "参赛者须为中国大陆居民。"});
  DoNotRead(ClauseType::kGeography, {"This agreement is governed by the laws of Germany.", "You must comply with the export control laws of the United States.",
                                     "The dataset was recorded in Japan.", "If you reside in the EU, you have the rights of the GDPR.",
                                     "The company is located in France.", "Disputes are settled only in the courts of Singapore."});
}
TEST(ClauseWordingsOfNotices, OfNoSafetyTesting) {
  Read(ClauseType::kNoSafetyTesting,
       {"You shall not attempt to jailbreak the assistant.", "Circumventing, weakening or turning off the content filter is prohibited.",
        "You may not probe the model for weaknesses in its safety training.", "Users must not try to make the model ignore its safety instructions.",
        "Removing refusal behavior by fine-tuning is not allowed.", "You agree not to conduct penetration tests or vulnerability scans of the service.",
        "Do not bypass the safety checker.", "Adversarial prompting to obtain disallowed content is forbidden.",
        "Uncensoring or abliterating the model is not permitted.", "You must not interfere with guardrails or watermarks built into the model.",
        "不得通过提示词注入等方式绕过模型的安全机制。", "禁止破解、规避内容审核措施。"});
  DoNotRead(ClauseType::kNoSafetyTesting, {"We test the safety of the model before each release.", "You must not use the model to attack computer systems.",
                                           "You are responsible for your own safety measures."});
}
TEST(ClauseWordingsOfNotices, OfThreshold) {
  Read(ClauseType::kThreshold,
       {"If your company earns more than 1 million dollars a year, you need a paid license.", "Free for teams of up to 5 people.",
        "Organizations with 250 or more employees must contact us.", "Products with over one hundred million monthly users require a separate license.",
        "Companies whose turnover in the last fiscal year exceeded EUR 10 million are excluded.",
        "Startups that have raised less than $2M may use the software for free.", "年营业额超过一千万元的企业须另行取得授权。",
        "月活跃用户数超过100万时，须向我们申请商业许可。", "Use by more than three developers requires an enterprise license."});
  DoNotRead(ClauseType::kThreshold, {"The dataset has more than 10 million images.", "Our liability is limited to 100 US dollars.",
                                     "The model was trained with 1000 GPUs by 20 employees."});
}
TEST(ClauseWordingsOfNotices, OfNaming) {
  Read(ClauseType::kNaming,
       {"Your product must carry the words \"Made with Aurora\" in its name or description.", "The name of every derived model has to start with \"Aurora\".",
        "You must display the Aurora logo in your user interface.", "Fine-tuned versions shall keep \"Aurora\" in their name.",
        "Show \"Powered by Aurora\" on the start page.", "You will add the prefix Aurora to the title of the derived model.",
        "衍生模型的名称须包含“晨曦”字样。", "您应在产品页面显著展示“由晨曦提供支持”。"});
  DoNotRead(ClauseType::kNaming,
            {"You may not use the name Aurora for your product.", "Derived models must bear a different name.", "You must state the changes that you made."});
}
TEST(ClauseWordingsOfNotices, OfChange) {
  Read(ClauseType::kChange,
       {"We can alter this license whenever we like.", "These conditions may be revised; the version on our website applies.",
        "The provider is entitled to adapt the terms with effect for the future.", "Terms are subject to change without prior notice.",
        "By continuing to use the data after an update of these terms you accept the update.",
        "Future releases of this policy will bind you from the day they are posted.", "The licensor may issue updated terms, which replace the present ones.",
        "我方有权随时修改本协议，修改后的协议一经公布即生效。", "本条款如有变动，恕不另行通知。"});
  DoNotRead(ClauseType::kChange, {"You may modify the software.", "This agreement may be amended only in writing signed by both parties.",
                                  "We update the model from time to time."});
}

}  // namespace
}  // namespace day
