#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "records/meters/pii/test_help.h"

namespace day::pii {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> Mails(std::string_view text) { return Texts(text, "EMAIL_ADDRESS"); }

TEST(EmailDetector, FindsAddressesInRunningText) {
  EXPECT_THAT(Mails("Write to jane.doe+lists@mail.example.org, or to <x_1@example.co.uk>."),
              ElementsAre("jane.doe+lists@mail.example.org", "x_1@example.co.uk"));
  EXPECT_THAT(Mails("to=a@b.org;cc='o'brien@example.ie'"), ElementsAre("a@b.org", "o'brien@example.ie"));
  EXPECT_THAT(Mails("mailto:a.b@example.com?subject=x"), ElementsAre("a.b@example.com"));
}

TEST(EmailDetector, ReadsNamesBeyondAscii) {
  EXPECT_THAT(Mails("Schreib an jürgen@müller.example bitte"), ElementsAre("jürgen@müller.example"));
  EXPECT_THAT(Mails("邮箱：用户@例子.中国。"), ElementsAre("用户@例子.中国"));
  EXPECT_THAT(Mails("a@xn--e1afmkfd.xn--p1ai"), ElementsAre("a@xn--e1afmkfd.xn--p1ai"));
}

TEST(EmailDetector, TakesTheWholeOfRfc5322WhereNothingElseStands) {
  EXPECT_THAT(Mails("!def!xyz%abc@example.com"), ElementsAre("!def!xyz%abc@example.com"));
  EXPECT_THAT(Mails("\"very unusual\"@example.com"), ElementsAre("\"very unusual\"@example.com"));
  EXPECT_THAT(Mails("a@[192.0.2.1]"), ElementsAre("a@[192.0.2.1]"));
  EXPECT_THAT(Mails("a@[IPv6:2001:db8::1]"), ElementsAre("a@[IPv6:2001:db8::1]"));
}

TEST(EmailDetector, TakesLowLinesInNamesOfMachinesAndAroundWhatIsPutIntoRelief) {
  EXPECT_THAT(Mails("to a@mail_1.example.org, soon"), ElementsAre("a@mail_1.example.org"));
  EXPECT_THAT(Mails("write to _jane@example.org_ now"), ElementsAre("jane@example.org"));
  EXPECT_THAT(Mails("write to __jane@example.org__"), ElementsAre("jane@example.org"));
  for (const std::string_view text :
       {"a@exam_ple.org", "a@example.o_g", "jane@example.org_", "_jane@example.org_x", "x_jane@example.org_", "a@_mail.example.org", "a@mail_.example.org"})
    EXPECT_THAT(Mails("to " + std::string(text) + " now"), IsEmpty()) << text;
}

TEST(EmailDetector, RefusesWhatIsNoAddress) {
  for (const std::string_view text :
       {"a@b", "@example.com", "a@", "a..b@example.com", ".a@example.com", "a@-b.com", "a@b-.com", "a@b.c", "a@b.123", "lodash@4.17.21", "a@b@c.org",
        "image@2x.png", "getty@tty1.service", "https://user:word@example.com/", "git@example.com:group/project.git", "ssh://git@example.com/x"})
    EXPECT_THAT(Mails(text), IsEmpty()) << text;
}

TEST(EmailDetector, KeepsToTheLongestNames) {
  const std::string local64(64, 'a'), label63(63, 'b');
  EXPECT_THAT(Mails(local64 + "@" + label63 + ".com"), ElementsAre(local64 + "@" + label63 + ".com"));
  EXPECT_THAT(Mails(local64 + "a@example.com"), IsEmpty());
  EXPECT_THAT(Mails("a@" + label63 + "b.com"), IsEmpty());
}

TEST(EmailDetector, SeesThroughCommonDisguises) {
  EXPECT_THAT(Mails("jane [at] example [dot] org"), ElementsAre("jane [at] example [dot] org"));
  EXPECT_THAT(Mails("jane.doe(at)example.org"), ElementsAre("jane.doe(at)example.org"));
  EXPECT_THAT(Mails("write jane at example dot com today"), ElementsAre("jane at example dot com"));
  EXPECT_THAT(Mails("jane&#64;example.org jane%40example.org"), ElementsAre("jane&#64;example.org", "jane%40example.org"));
  EXPECT_THAT(Find("jane&#64;example.org")[0].validity, records::Validity::kPlausible);
}

TEST(EmailDetector, DoesNotTakeSentencesForDisguises) {
  EXPECT_THAT(Mails("look at the dot on the map"), IsEmpty());
  EXPECT_THAT(Mails("arrived at noon, the dot com bubble"), IsEmpty());
  EXPECT_THAT(Mails("meet (at) home"), IsEmpty());
}

}  // namespace
}  // namespace day::pii
