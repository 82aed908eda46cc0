// Clauses in documents of several kinds: agreements to be signed, tables, answers to questions, terms of services.
#include <gtest/gtest.h>

#include "license/clause_wordings_test_help.h"

namespace day {
namespace {

TEST(ClauseWordingsOfDocuments, OfRedistributionDenied) {
  Read(ClauseType::kRedistribution,
       {"TERMS OF ACCESS\n\nBy signing below I certify that:\n\n1. I will use the scans for research only.\n2. I will not give the scans, or copies of them, "
        "to anybody outside my group.\n3. I will cite the article.\n",
        "DATA USE AGREEMENT\nThe Recipient agrees:\na) not to release the Data to any third party;\nb) to store the Data on secured computers;\nc) to "
        "acknowledge the Provider in publications.\n",
        "API Terms. 3.2 Customer will not (and will not authorize any third party to): (a) resell, sublicense or lease the API; (b) use it to build a "
        "competing model; (c) probe it for security weaknesses.",
        "| Permission | Granted |\n| Use | Yes |\n| Redistribution | No |\n",
        "The following are prohibited:\n\n(1) modifying or translating the software;\n(2) renting it out to others.\n",
        "The following acts are strictly prohibited: redistribution of the data, resale, and publication of the raw files.",
        "Licensee agrees that Licensee, its employees and its agents will hold the Software in trust and will not disclose it to others.",
        "The recipient is permitted to use the material but has no right to distribute it further.",
        "Neither the dataset nor any part of it may be given to third parties.",
        "Any distribution of the model, in whatever form, shall require the prior written approval of the institute.",
        "Redistribution is subject to our prior consent.", "The grant does not extend to copying for, or distribution to, third parties.",
        "You shall not allow any third party to have access to the weights.", "All copies must remain at the licensee's site.",
        "Downloaders may keep one copy and may not hand out further copies."});
}
TEST(ClauseWordingsOfDocuments, OfAttribution) {
  Read(ClauseType::kAttribution, {"TERMS OF ACCESS\n\nBy signing below I certify that:\n\n1. I will use the scans for research only.\n2. I will not give the "
                                  "scans, or copies of them, to anybody outside my group.\n3. I will cite the article.\n",
                                  "DATA USE AGREEMENT\nThe Recipient agrees:\na) not to release the Data to any third party;\nb) to store the Data on secured "
                                  "computers;\nc) to acknowledge the Provider in publications.\n",
                                  "| Requirement | Applies |\n| Attribution | Yes |\n", "Cite us!\nPlease cite the following work if the data helped you.",
                                  "In any publication resulting from use of the database, the authors must cite the article.",
                                  "The user shall give proper acknowledgment of the source in any presentation.",
                                  "All reports shall contain the sentence \"Data were provided by the institute\".",
                                  "Users agree to properly reference the dataset.", "A copyright line naming the studio must be visible in the finished work.",
                                  "You must leave all copyright notices as they are.", "You keep our name and the link to this license on all copies.",
                                  "It is required that credit be given.", "When you present results, mention where the data come from.",
                                  "在任何公开成果中均应致谢数据提供单位。", "使用者须在显著位置标明“数据来源：某某研究所”。"});
  DoNotRead(ClauseType::kAttribution, {"We may mention you as a customer on our website.", "Please name a contact person in the form.",
                                       "The model may refer to authors incorrectly.", "You must indicate your name and institution in the application."});
}
TEST(ClauseWordingsOfDocuments, OfPassDown) {
  Read(ClauseType::kPassDown,
       {"The Recipient agrees:\na) to ensure that all members of its team comply with this Agreement;\nb) to delete the Data at the end of the project.\n",
        "You may give the data to a colleague only after that colleague has signed this agreement.",
        "Those who receive the weights from you are bound by this license as you are.",
        "Your terms of service must forbid the uses listed in Annex A to your own users.", "Every person working with the data must read and sign these terms.",
        "The obligations of this agreement must be imposed on subcontractors.", "Distribute this file with the model.",
        "You must make your end users aware of the restrictions.", "A copy of these terms has to be enclosed."});
  DoNotRead(ClauseType::kPassDown, {"The customer must provide us with a copy of the invoice.", "We require our employees to follow these rules."});
}
TEST(ClauseWordingsOfDocuments, OfNoTraining) {
  Read(ClauseType::kNoTraining, {"API Terms. 3.2 Customer will not (and will not authorize any third party to): (a) resell, sublicense or lease the API; (b) "
                                 "use output to build a competing model; (c) probe it for security weaknesses."});
}
TEST(ClauseWordingsOfDocuments, OfNoSafetyTesting) {
  Read(ClauseType::kNoSafetyTesting, {"API Terms. 3.2 Customer will not (and will not authorize any third party to): (a) resell, sublicense or lease the API; "
                                      "(b) use output to build a competing model; (c) probe it for security weaknesses."});
}
TEST(ClauseWordingsOfDocuments, OfFieldOfUse) {
  Read(ClauseType::kFieldOfUse, {"## What you can't do\n\n- Create content that sexualizes minors\n- Harass or threaten people\n- Run scams\n",
                                 "You agree NOT to use the model:\n(a) to harm minors;\n(b) to defame or harass others.\n"});
}
TEST(ClauseWordingsOfDocuments, OfNonCommercial) {
  Read(ClauseType::kNonCommercial,
       {"Can I use it in my company? No, the model is for non-commercial use only.", "Commercial use: ✗ (contact us for a license)\n"});
}
TEST(ClauseWordingsOfDocuments, OfDerivativesDenied) {
  Read(ClauseType::kDerivatives,
       {"| Permission | Granted |\n| Use | Yes |\n| Modification | No |\n",
        "The following are prohibited:\n\n(1) modifying or translating the software;\n(2) renting it out.\n",
        "You may copy and share the recordings, but only verbatim.", "Do not alter the images in any way.",
        "The license does not cover the creation of adaptations.", "Cropping, recoloring or otherwise editing the photographs is forbidden.",
        "No one may produce derivative works without our written consent.", "The licensed texts shall be reproduced without changes.",
        "The software is licensed for use as is and must not be reworked.", "Any modification of the model requires our written consent."});
  DoNotRead(ClauseType::kDerivatives,
            {"Any modification of this agreement requires written form.", "No modification of these terms is effective unless signed.",
             "You may not modify the model to produce illegal content.", "You must not remove or alter the watermark."});
}
TEST(ClauseWordingsOfDocuments, OfShareAlike) {
  Read(ClauseType::kShareAlike,
       {"Changed versions must carry the same license as the original.", "If you distribute a derived model, you must do so under this license.",
        "You may publish your modifications only if you license them under these terms."});
}
TEST(ClauseWordingsOfDocuments, OfChange) {
  Read(ClauseType::kChange, {"The organizers may alter the rules of the challenge at any moment.",
                             "We may revise these Terms; your continued use means that you accept the revision.",
                             "The current version of the license is always the one on our site.", "本平台可能对本条款进行修订，请您定期查阅。"});
  DoNotRead(ClauseType::kChange, {"The user may alter the settings."});
}
TEST(ClauseWordingsOfDocuments, OfGeography) {
  Read(ClauseType::kGeography, {"Persons who are resident in the United States may not use the software.", "This offer is valid in Germany and Austria only.",
                                "Use from within the European Union is not permitted.", "仅限在中华人民共和国境内使用。"});
  DoNotRead(ClauseType::kGeography, {"Servers are located in the United States.", "The rights of consumers in the European Union remain unaffected."});
}
TEST(ClauseWordingsOfDocuments, OfNaming) {
  Read(ClauseType::kNaming,
       {"If you release a derived model, its name must begin with \"Nova\".", "Display the notice \"Uses Nova\" prominently on your website."});
  DoNotRead(ClauseType::kNaming, {"Name your fork differently."});
}
TEST(ClauseWordingsOfDocuments, OfThreshold) {
  Read(ClauseType::kThreshold, {"This license does not apply if your annual revenue is above €5 million.",
                                "Companies with fewer than 50 employees may use it for free.", "Above 1,000,000 requests a month a fee is due."});
  DoNotRead(ClauseType::kThreshold, {"Requests above 1,000 tokens are cut."});
}

}  // namespace
}  // namespace day
