#include "records/meters/pii/phone.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <tuple>

#include "records/meters/pii/test_help.h"

namespace day::pii {
namespace {

using records::Validity;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> Phones(std::string_view text, std::string_view field = "") { return Texts(text, "PHONE_NUMBER", field); }

TEST(PhonePlans, HasTheRegionsOfTheWorld) {
  const PhonePlans& plans = PhonePlans::The();
  EXPECT_GT(plans.regions(), 240U);
  EXPECT_TRUE(plans.HasRegion("DE"));
  EXPECT_FALSE(plans.HasRegion("XX"));
}

TEST(PhonePlans, TellsNumbersOfAPlan) {
  const PhonePlans& plans = PhonePlans::The();
  EXPECT_TRUE(plans.International("442079460958", {}).valid);  // of Ofcom's numbers for drama
  EXPECT_FALSE(plans.International("440000000000", {}).valid);
  EXPECT_TRUE(plans.International("447911123456", {}).mobile);
  EXPECT_TRUE(plans.InRegion("GB", "02079460958", {}).valid);
  EXPECT_FALSE(plans.InRegion("US", "02079460958", {}).valid);
  for (const std::string_view digits : {"", "0", "1", "123456", "1234567890123456"}) EXPECT_FALSE(plans.International(digits, {}).valid) << digits;
}

TEST(PhonePlans, SayTheSameOfANumberHoweverMuchIsAsked) {
  const PhonePlans& plans = PhonePlans::The();
  std::vector<std::string> regions;
  for (char a = 'A'; a <= 'Z'; ++a)
    for (char b = 'A'; b <= 'Z'; ++b)
      if (const std::string id = {a, b}; plans.HasRegion(id)) regions.push_back(id);
  std::mt19937 random(7);
  size_t valid = 0, formatted = 0;
  for (int i = 0; i < 3000; ++i) {
    std::string digits;
    std::vector<uint8_t> groups;
    while (digits.size() < 6 + random() % 8) {
      groups.push_back(static_cast<uint8_t>(1 + random() % 4));
      for (uint8_t k = 0; k < groups.back(); ++k) digits += static_cast<char>('0' + (digits.empty() && random() % 2 ? 0 : random() % 10));
    }
    PhoneMatch all;  // region by region
    for (const std::string& region : regions) {
      const PhoneMatch one = plans.InRegion(region, digits, groups);
      all.valid |= one.valid;
      all.mobile |= one.mobile;
      all.formatted |= one.formatted;
    }
    valid += all.valid;
    formatted += all.formatted;
    const PhoneMatch most = plans.National(digits, groups, Asked::kMobile);
    EXPECT_EQ(std::tuple(most.valid, most.mobile, most.formatted), std::tuple(all.valid, all.mobile, all.formatted)) << digits;
    EXPECT_EQ(plans.National(digits, groups, Asked::kValid).valid, all.valid) << digits;
    const PhoneMatch some = plans.National(digits, groups, Asked::kFormatted);
    EXPECT_EQ(std::pair(some.valid, some.formatted), std::pair(all.valid, all.formatted)) << digits;
    EXPECT_EQ(plans.National(digits, groups, Asked::kFormattedAlone).formatted, all.formatted) << digits;
  }
  EXPECT_GT(valid, 500U);
  EXPECT_GT(formatted, 50U);
}

TEST(PhoneDetector, FindsInternationalNumbers) {
  EXPECT_THAT(Phones("Call +44 20 7946 0958 now"), ElementsAre("+44 20 7946 0958"));
  EXPECT_THAT(Phones("tel:+1-202-555-0143;x"), ElementsAre("+1-202-555-0143"));
  EXPECT_THAT(Phones("+44 (0)20 7946 0958"), ElementsAre("+44 (0)20 7946 0958"));
  EXPECT_THAT(Phones("WhatsApp +447911123456."), ElementsAre("+447911123456"));
}

TEST(PhoneDetector, FindsNationalNumbersByTheirForm) {
  EXPECT_THAT(Phones("ring (202) 555-0143 at night"), ElementsAre("(202) 555-0143"));
  EXPECT_THAT(Phones("or 202-555-0143 ext. 12."), ElementsAre("202-555-0143 ext. 12"));
  EXPECT_THAT(Phones("our desk (202-555-0143) is open"), ElementsAre("202-555-0143"));
  EXPECT_THAT(Phones("London 020 7946 0958"), ElementsAre("020 7946 0958"));
}

TEST(PhoneDetector, TakesNoZerosForANumberAndDigitsBehindTwoOfThemForOne) {
  EXPECT_THAT(Phones("a row of 00 00 00 00 00 00 00"), IsEmpty());
  EXPECT_THAT(Phones("a row of 000 000 0000 000 000"), IsEmpty());
  EXPECT_THAT(Phones("Tel: 00 44 20 7946 0958"), ElementsAre("00 44 20 7946 0958"));
  EXPECT_THAT(Phones("Tel: 0044 20 7946 0958"), ElementsAre("0044 20 7946 0958"));
}

TEST(PhoneDetector, TakesNoMeasuredFigureForANumber) {
  EXPECT_THAT(Phones("0.2025550143014301", "score"), IsEmpty());
  EXPECT_THAT(Phones("loss 1.2025550143 at 3.14159265358979"), IsEmpty());
  EXPECT_THAT(Phones("Tel: 202.555.0143"), ElementsAre("202.555.0143"));
}

TEST(PhoneDetector, FindsThemByWordsAndByFields) {
  EXPECT_THAT(Phones("Telefon: 2025550143"), ElementsAre("2025550143"));
  EXPECT_THAT(Phones("2025550143", "phoneNumber"), ElementsAre("2025550143"));
  EXPECT_THAT(Phones("电话：13812345678"), ElementsAre("13812345678"));
  EXPECT_THAT(Phones("see case 2025550143 of the court"), IsEmpty());
}

TEST(PhoneDetector, TakesARegionsNumbersWhereItIsTold) {
  std::vector<std::unique_ptr<records::Finder>> finders;
  finders.push_back(MakePiiFinder({.regions = {"US"}}));
  const auto set = std::move(records::FinderSet::Make(std::move(finders)).value());
  EXPECT_THAT(Find("see case 2025550143 of the court", "", set).size(), 1U);
}

TEST(PhoneDetector, SaysThatANumberIsOfNoPlan) {
  EXPECT_THAT(Find("Phone: +1 (371) 555-0143"), ElementsAre(Said{"PHONE_NUMBER", "+1 (371) 555-0143", Validity::kInvalid}));
}

TEST(PhoneDetector, TellsOtherNumbersFromTelephones) {
  for (const std::string_view text :
       {"2020-10-12 12:34:56 +0200", "20130105", "31/12/2011", "12.10.2020", "Boston, MA 02110-1301 USA", "ISBN 978-3-16-148410-0", "9.0.1115", "1 000 000 000",
        "1997-2011 100", "0.123456789", "x = 4156667777;", "<Buffer 01 02 03 04 05 06>", "$4,156,667,777", "550e8400-e29b-41d4-a716-446655440000",
        "123456789012345678901234567890", "too many delete() calls\n34764 9.0.0626", "192.168.100.200", "-43.123 172.456"})
    EXPECT_THAT(Phones("x " + std::string(text) + " y"), IsEmpty()) << text;
}

TEST(PhoneDetector, TakesWhatIsAllThereIsInAFieldByItsTrunkZeroOrItsCode) {
  EXPECT_THAT(Find("44 20 7946 0958"), ElementsAre(Said{"PHONE_NUMBER", "44 20 7946 0958", Validity::kPlausible}));
  EXPECT_THAT(Find("0207 94 60 958"), ElementsAre(Said{"PHONE_NUMBER", "0207 94 60 958", Validity::kPlausible}));
  EXPECT_THAT(Find("07700900123"), ElementsAre(Said{"PHONE_NUMBER", "07700900123", Validity::kValid}));
  EXPECT_THAT(Phones("44 20 7946 0958 and more"), IsEmpty());
  EXPECT_THAT(Phones("44 20 7946 0958", "order"), IsEmpty());
  for (const std::string_view text : {"078-05-1120", "12-31-2020", "0-112345678", "44 2 07946 0958"}) EXPECT_THAT(Phones(text), IsEmpty()) << text;
}

// Some identifier of the world's has check digits that any number may have by chance.
TEST(PhoneDetector, TakesWhatIsDialedSoForANumberAndNotForAnIdentifierThatNothingNames) {
  for (int last = 0; last < 100; ++last) {
    const std::string mobile = fmt::format("077009001{:02}", last), american = fmt::format("202-555-01{:02}", last);
    for (const std::string& text : {mobile, american}) EXPECT_THAT(Phones(text), ElementsAre(text));
    EXPECT_THAT(Phones("{\"phone\": \"" + mobile + "\"}"), ElementsAre(mobile));
  }
}

TEST(PhoneDetector, LeavesANumberToTheIdentifierThatItsFieldNames) {
  EXPECT_THAT(Find("608 111 222", "sin"), ElementsAre(Said{"CA_SIN", "608 111 222", Validity::kInvalid}));
  EXPECT_THAT(Phones("608 111 222"), ElementsAre("608 111 222"));
}

TEST(PhoneDetector, TakesE164InASentenceThoughNoPlanHasIt) {
  EXPECT_THAT(Find("She wrote down +13715550143 and left."), ElementsAre(Said{"PHONE_NUMBER", "+13715550143", Validity::kInvalid}));
  EXPECT_THAT(Find("She wrote down +1 3715550143 and left."), ElementsAre(Said{"PHONE_NUMBER", "+1 3715550143", Validity::kInvalid}));
  for (const std::string_view text : {"from -2147483648 to +2147483647 and", "a\n+13715550143 in a patch", "x+13715550143", "+003715550143",
                                      "build +13715550143", "np.arange(6)+442079460", "a[:] + 442079460958", "p. 202-555 (0143)"})
    EXPECT_THAT(Phones(text), IsEmpty()) << text;
}

TEST(PhoneDetector, TakesAreasInBracketsAndGroupsBehindATrunkZero) {
  EXPECT_THAT(Phones("It says (030) 2312-5123 on it"), ElementsAre("(030) 2312-5123"));
  EXPECT_THAT(Phones("It says 020 7946 0958 on it"), ElementsAre("020 7946 0958"));
  EXPECT_THAT(Phones("It says 0207-946-0958 on it"), ElementsAre("0207-946-0958"));
  for (const std::string_view text : {"Physica A 388 (2009) 764-774.", "mathematics 23, p. 221-230 (1969)", "num. math. 14, 403-420(1970) by",
                                      "Review E 71, 036108 (2005)", "LT61 0400 0101 9049 18 is one", "05 06 07 08 09 0a", "part (030) 2312-5123 of"})
    EXPECT_THAT(Phones(text), IsEmpty()) << text;
}

TEST(PhoneDetector, SaysThatANationalNumberIsOfNoPlan) {
  EXPECT_THAT(Find("It says 371-555-0143 on it"), ElementsAre(Said{"PHONE_NUMBER", "371-555-0143", Validity::kInvalid}));
  EXPECT_THAT(Find("or 371.555.0143 x12, please"), ElementsAre(Said{"PHONE_NUMBER", "371.555.0143 x12", Validity::kInvalid}));
  EXPECT_THAT(Phones("part 371-555-0143 is sold"), IsEmpty());
  EXPECT_THAT(Phones("It says 123-456-7890 on it"), IsEmpty());
}

TEST(PhoneDetector, KnowsWhatPeopleSayInOtherLanguages) {
  for (const std::string_view text :
       {"Ruf mich unter 2025550143 an.", "Chiamami al 2025550143.", "Позвоните: 2025550143", "Телефон 2025550143", "请拨打2025550143", "تلفن 2025550143"})
    EXPECT_THAT(Phones(text), ElementsAre("2025550143")) << text;
  EXPECT_THAT(Phones("call the first of all: 2025550143"), IsEmpty());
  EXPECT_THAT(Phones("[Bug 2025550143] in the call 2025550143"), IsEmpty());
}

TEST(PhoneDetector, ReadsFullWidthDigits) {
  EXPECT_THAT(Phones("電話：０３－３２１２－３４５６ です"), ElementsAre("０３－３２１２－３４５６"));
  EXPECT_THAT(Phones("（０３）３２１２－３４５６"), ElementsAre("（０３）３２１２－３４５６"));
  EXPECT_THAT(Phones("本社 ＋８１ ３ ３２１２ ３４５６ まで"), ElementsAre("＋８１ ３ ３２１２ ３４５６"));
  for (const std::string_view text : {"番号１２３４５６７８９", "２０１２－１０－０２", "３．１４１５９２６５３５８９", "０", "電話：０３－\xEF\xBC"})
    EXPECT_THAT(Phones(text), IsEmpty()) << text;
}

TEST(PhoneDetector, ReadsLongStretchesOfFullWidthDigitsWithinBounds) {
  std::string digits;
  for (int i = 0; i < 300; ++i) digits += "１";
  EXPECT_THAT(Phones("電話 " + digits), IsEmpty());
  std::string numbers;
  for (int i = 0; i < 40; ++i) numbers += "電話：０３－３２１２－３４５６、";
  EXPECT_EQ(Phones(numbers).size(), 40U);
}

}  // namespace
}  // namespace day::pii
