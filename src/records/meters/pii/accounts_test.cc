#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "records/meters/pii/checks.h"
#include "records/meters/pii/test_help.h"

namespace day::pii {
namespace {

using records::Validity;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

// With the check digits that make it pass.
std::string IbanOf(std::string_view country, std::string_view account) {
  for (int check = 2; check < 99; ++check) {
    std::string iban = fmt::format("{}{:02}{}", country, check, account);
    if (PassesIban(iban)) return iban;
  }
  return "";
}
std::string CardOf(std::string digits) {
  for (char check = '0'; check <= '9'; ++check)
    if (PassesLuhn(digits + check)) return digits + check;
  return "";
}
std::string Grouped(std::string_view text, size_t group) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    if (i > 0 && i % group == 0) out += ' ';
    out += text[i];
  }
  return out;
}

TEST(IbanDetector, FindsAccountsWithTheirCheckDigits) {
  const std::string german = IbanOf("DE", "500105170123456789"), british = IbanOf("GB", "NWBK60161331926819"), norse = IbanOf("NO", "86011117947");
  for (const std::string& iban : {german, british, norse}) {
    EXPECT_THAT(Find("pay to " + iban + "."), ElementsAre(Said{"IBAN_CODE", iban, Validity::kValid}));
    EXPECT_THAT(Find("pay to " + Grouped(iban, 4) + ", please"), ElementsAre(Said{"IBAN_CODE", Grouped(iban, 4), Validity::kValid}));
  }
}

TEST(IbanDetector, RefusesWrongDigitsLengthsAndForms) {
  std::string wrong = IbanOf("DE", "500105170123456789");
  wrong[10] = wrong[10] == '9' ? '8' : static_cast<char>(wrong[10] + 1);
  EXPECT_THAT(Texts("pay to " + wrong, "IBAN_CODE"), IsEmpty());
  EXPECT_THAT(Texts("pay to " + IbanOf("DE", "50010517012345678"), "IBAN_CODE"), IsEmpty());
  EXPECT_THAT(Texts("pay to " + IbanOf("DE", "5001051701234567AB"), "IBAN_CODE"), IsEmpty());
  EXPECT_THAT(Texts("pay to " + IbanOf("XX", "500105170123456789"), "IBAN_CODE"), IsEmpty());
  EXPECT_THAT(Texts("pay to X" + IbanOf("DE", "500105170123456789"), "IBAN_CODE"), IsEmpty());
}

TEST(IbanDetector, SaysThatOneIsWrongWhereItIsCalledOne) {
  std::string wrong = IbanOf("DE", "500105170123456789");
  wrong[10] = wrong[10] == '9' ? '8' : static_cast<char>(wrong[10] + 1);
  EXPECT_THAT(Find("IBAN: " + wrong), ElementsAre(Said{"IBAN_CODE", wrong, Validity::kInvalid}));
}

TEST(CardDetector, FindsCards) {
  const std::string card = CardOf("401234567890123");
  EXPECT_THAT(Texts("paid with " + card, "CREDIT_CARD"), ElementsAre(card));
  EXPECT_THAT(Texts("paid with " + Grouped(card, 4) + ".", "CREDIT_CARD"), ElementsAre(Grouped(card, 4)));
  const std::string express = CardOf("37123456789012");
  EXPECT_THAT(Texts("amex " + express.substr(0, 4) + " " + express.substr(4, 6) + " " + express.substr(10), "CREDIT_CARD").size(), 1U);
}

TEST(CardDetector, RefusesWhatIsNone) {
  std::string wrong = CardOf("401234567890123");
  wrong[5] = wrong[5] == '9' ? '8' : static_cast<char>(wrong[5] + 1);
  EXPECT_THAT(Texts("number " + wrong, "CREDIT_CARD"), IsEmpty());
  EXPECT_THAT(Texts("0000 0000 0000 0000", "CREDIT_CARD"), IsEmpty());
  const std::string card = CardOf("401234567890123");
  EXPECT_THAT(Texts("0." + card, "CREDIT_CARD"), IsEmpty());
  EXPECT_THAT(Texts("https://example.com/case/" + card + "?x", "CREDIT_CARD"), IsEmpty());
  EXPECT_THAT(Texts("5360 5394 5428 5462 5496 5531 5565 5600 5635 5670", "CREDIT_CARD"), IsEmpty());
  EXPECT_THAT(Texts(card + card.substr(0, 4), "CREDIT_CARD"), IsEmpty());
}

TEST(CardDetector, TellsAListOfNumbersFromACard) {
  const std::string card = Grouped(CardOf("401234567890123"), 4);
  for (const std::string& text : {"Values: " + card + " 12", "Values: 77 " + card, "Values: " + card + " 4012", card + " 175 2536", "4012 " + card})
    EXPECT_THAT(Texts(text, "CREDIT_CARD"), IsEmpty()) << text;
  for (const std::string& text : {"paid with " + card + " 123", "paid with " + card + " 12/27", "card 77 " + card + " 12"})
    EXPECT_THAT(Texts(text, "CREDIT_CARD"), ElementsAre(card)) << text;
}

TEST(CardDetector, ReadsFullWidthDigits) {
  std::string wide;
  for (const char c : CardOf("401234567890123")) wide += std::string("\xEF\xBC") + static_cast<char>(0x90 + (c - '0'));
  EXPECT_THAT(Texts("カード " + wide, "CREDIT_CARD"), ElementsAre(wide));
}

TEST(CardDetector, SaysThatOneIsWrongWhereItIsCalledOne) {
  std::string wrong = CardOf("401234567890123");
  wrong[5] = wrong[5] == '9' ? '8' : static_cast<char>(wrong[5] + 1);
  EXPECT_THAT(Find("Card: " + Grouped(wrong, 4)), ElementsAre(Said{"CREDIT_CARD", Grouped(wrong, 4), Validity::kInvalid}));
}

}  // namespace
}  // namespace day::pii
