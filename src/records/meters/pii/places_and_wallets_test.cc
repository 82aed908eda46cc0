#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "records/meters/pii/test_help.h"

namespace day::pii {
namespace {

using records::Validity;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(FindDecimalCoordinates, FindsPairs) {
  EXPECT_THAT(Texts("GPS: 48.85837, 2.29448", "COORDINATES"), ElementsAre("48.85837, 2.29448"));
  EXPECT_THAT(Texts("-33.856784,151.215297", "COORDINATES"), ElementsAre("-33.856784,151.215297"));
  EXPECT_THAT(Texts("located at (48.858370 2.294481)", "COORDINATES"), ElementsAre("48.858370 2.294481"));
  EXPECT_THAT(Texts("geo:48.20100,16.36950", "COORDINATES"), ElementsAre("48.20100,16.36950"));
}

TEST(FindDecimalCoordinates, RefusesOtherPairsOfNumbers) {
  for (const std::string_view text : {"lat 91.00000, 2.29448", "lat 48.85837, 181.00000", "v = (0.12345, 0.67890)", "position 1.23456, 2.34567, 3.45678",
                                      "loss 0.12345 0.23456", "lat 48.1, 2.2", "lat 48.85837.1, 2.29448"})
    EXPECT_THAT(Texts(text, "COORDINATES"), IsEmpty()) << text;
}

TEST(FindDegrees, FindsDegreesMinutesAndSeconds) {
  EXPECT_THAT(Texts("at 40°26′46″N 79°58′56″W, uphill", "COORDINATES"), ElementsAre("40°26′46″N 79°58′56″W"));
  EXPECT_THAT(Texts("40° 26' 46\" S, 79° 58' 56\" E", "COORDINATES"), ElementsAre("40° 26' 46\" S, 79° 58' 56\" E"));
  for (const std::string_view text : {"90°99′46″N 79°58′56″W", "25° C", "40°26′46″N", "40°26′46″N 181°58′56″W", "x°1"})
    EXPECT_THAT(Texts(text, "COORDINATES"), IsEmpty()) << text;
}

// Addresses that belong to nobody: they are those of the formats' own specifications.
TEST(FindWallet, ChecksAddresses) {
  EXPECT_THAT(Find("donate: 1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2"), ElementsAre(Said{"CRYPTO", "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2", Validity::kValid}));
  EXPECT_THAT(Texts("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", "CRYPTO").size(), 1U);  // BIP 173
  EXPECT_THAT(Texts("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "CRYPTO").size(), 1U);  // EIP-55
  EXPECT_EQ(Find("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed").at(0).validity, Validity::kValid);
}

TEST(FindWallet, RefusesWrongOnes) {
  EXPECT_THAT(Texts("donate: 1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN3", "CRYPTO"), IsEmpty());
  EXPECT_THAT(Texts("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5", "CRYPTO"), IsEmpty());
  EXPECT_THAT(Texts("commit 0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed is it", "CRYPTO"), IsEmpty());
  EXPECT_THAT(Texts("x1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2", "CRYPTO"), IsEmpty());
}

}  // namespace
}  // namespace day::pii
