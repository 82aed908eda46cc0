#include "records/measure/bech32.h"

#include <gtest/gtest.h>

#include <string>

namespace day::records {
namespace {

TEST(Bech32Of, TellsTheTwoChecksumsOfTheSpecifications) {
  EXPECT_EQ(Bech32Of("A12UEL5L"), Bech32::kBech32);   // BIP 173
  EXPECT_EQ(Bech32Of("a1lqfn3a"), Bech32::kBech32m);  // BIP 350
  EXPECT_EQ(Bech32Of("split1checkupstagehandshakeupstreamerranterredcaperred2y9e3w"), Bech32::kBech32);
}

TEST(Bech32Of, RefusesWhatIsNone) {
  for (const std::string& text : {std::string(), std::string("1"), std::string("1nwldj5"), std::string("a12UEL5L"), std::string("a12uel5m"),
                                  std::string("ab12uelb5l"), std::string("abc"),
                                  std::string("\xFF"
                                              "12uel5l")})
    EXPECT_EQ(Bech32Of(text), Bech32::kNone) << text;
}

}  // namespace
}  // namespace day::records
