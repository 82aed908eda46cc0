#include "records/meters/pii/context.h"

#include <gtest/gtest.h>

#include <random>

namespace day::pii {
namespace {

const ContextWords& Words() {
  static const ContextWords words({{"ssn", "social security"}, {"身份证"}});
  return words;
}

bool Same(const Topics& a, const Topics& b) { return a.bits == b.bits; }

TEST(ContextWords, KnowsWordsByThemselvesInNamesAndInPhrases) {
  const auto first_id = static_cast<size_t>(Topic::kFirstId);
  EXPECT_TRUE(Words().Of("my SSN is ").Has(first_id));
  EXPECT_TRUE(Words().Of("Social  Security: ").Has(first_id));
  EXPECT_FALSE(Words().Of("social and security").Has(first_id));
  EXPECT_TRUE(Words().Of("userSsn_2").Has(first_id));
  EXPECT_FALSE(Words().Of("session").Has(first_id));
  EXPECT_TRUE(Words().Of("的身份证号").Has(first_id + 1));
  EXPECT_TRUE(Words().Of("macAddress").Has(Topic::kMac));
  EXPECT_TRUE(Words().Of("Телефон:").Has(Topic::kPhone));  // a capital is none of ASCII's
  EXPECT_TRUE(Words().Of("Τηλ.").Has(Topic::kPhone));
  EXPECT_FALSE(Words().Of("hôtéls").Has(Topic::kPhone));
  EXPECT_FALSE(Words().Of("12345 67890 +-/").Has(Topic::kPhone));
}

// Few bytes are looked at all at once, many one by one.
TEST(ContextWords, SaysTheSameOfFewBytesAndOfMany) {
  const std::string_view parts[] = {"ssn", "Social", "Security", "phone", "IP", "mac", "Address", "身份证", "é",    "7",
                                    "42",  "a",      "Z",        " ",     " ",  "_",   "-",       "\n",     "\xff", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"};
  std::mt19937 chance(7);
  size_t with_topics = 0;
  for (int i = 0; i < 20'000; ++i) {
    std::string text;
    for (size_t wanted = chance() % 65; text.size() < wanted;) text += parts[chance() % std::size(parts)];
    text.resize(std::min<size_t>(text.size(), 64));
    const Topics few = Words().Of(text), many = Words().Of(text + std::string(65, ' '));
    EXPECT_TRUE(Same(few, many)) << text;
    with_topics += few.bits[0] != 0;
  }
  EXPECT_GT(with_topics, 5'000U);
}

}  // namespace
}  // namespace day::pii
