#include "records/meters/pii/network.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "records/meters/pii/test_help.h"

namespace day::pii {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> Ips(std::string_view text) { return Texts(text, "IP_ADDRESS"); }
std::vector<std::string> Macs(std::string_view text) { return Texts(text, "MAC_ADDRESS"); }

TEST(FindIpv4, FindsAddresses) {
  EXPECT_THAT(Ips("from 203.0.113.7 to 198.51.100.23:8080"), ElementsAre("203.0.113.7", "198.51.100.23"));
  EXPECT_THAT(Ips("http://192.0.2.10/index"), ElementsAre("192.0.2.10"));
  EXPECT_THAT(Ips("8.8.8.8"), ElementsAre("8.8.8.8"));
  EXPECT_THAT(Ips("server 1.2.3.4"), ElementsAre("1.2.3.4"));
  EXPECT_THAT(Ips("10.0.0.0/8"), ElementsAre("10.0.0.0/8"));
}

TEST(FindIpv4, TellsVersionsAndNumbersFromAddresses) {
  for (const std::string_view text : {"version 10.9.194.6", "upgrade to 1.2.3.4", "see 3.2.1.4 for more", "256.1.1.1", "1.2.3", "1.2.3.4.5", "192.168.01.1",
                                      "libfoo-203.0.113.7-2", "203.0.113.7+dfsg", "a203.0.113.7", "path 2.12 203.51.98.32"})
    EXPECT_THAT(Ips(text), IsEmpty()) << text;
}

TEST(FindIpv6, FindsAddresses) {
  EXPECT_THAT(Ips("ping 2001:db8::8a2e:370:7334 now"), ElementsAre("2001:db8::8a2e:370:7334"));
  EXPECT_THAT(Ips("[2001:db8::1]:8080"), ElementsAre("2001:db8::1"));
  EXPECT_THAT(Ips("2001:db8:0:1:1:1:1:1"), ElementsAre("2001:db8:0:1:1:1:1:1"));
  EXPECT_THAT(Ips("::ffff:192.0.2.128"), ElementsAre("::ffff:192.0.2.128"));
  EXPECT_THAT(Ips("fe80::1ff:fe23:4567:890a%eth2"), ElementsAre("fe80::1ff:fe23:4567:890a%eth2"));
  EXPECT_THAT(Ips("connect to ip ::1"), ElementsAre("::1"));
}

TEST(FindIpv6, TellsProgramsAndTimesFromAddresses) {
  for (const std::string_view text : {"std::cafe", "Foo::Bar::baz", "a::b", "12:34:56", "12345::1", "1::2::3", "2001:db8::g", "1:2:3:4:5:6:7:8:9",
                                      "::ffff:256.0.0.1", "use this::", "abc::def"})
    EXPECT_THAT(Ips("x " + std::string(text) + " y"), IsEmpty()) << text;
}

TEST(FindIpv4, IsToldByWhatIsSaidOfVisitors) {
  EXPECT_THAT(Ips("she logged in from 5.9.9.22. Then"), ElementsAre("5.9.9.22"));
  EXPECT_THAT(Ips("access from 4.21.21.19 (port"), ElementsAre("4.21.21.19"));
  EXPECT_THAT(Ips("binds to 0.0.0.0 at once"), ElementsAre("0.0.0.0"));
  EXPECT_THAT(Ips("an upgrade from 5.9.9.22 to"), IsEmpty());
  EXPECT_THAT(Ips("version 0.0.0.0"), IsEmpty());
}

TEST(FindIpv6, TakesTheAddressOfTheMachineItselfWhereItIsAWord) {
  for (const std::string_view text : {"connecting from ::1", "either 127.0.0.1 or '::1', say", "(::1) here", "to ::1."})
    EXPECT_THAT(Ips(text), ::testing::Contains("::1")) << text;
  for (const std::string_view text : {"a::1 b", "x ::12 y", "x ::1: y", "x ::1a y", "f::1"})
    EXPECT_THAT(Ips(text), ::testing::Not(::testing::Contains("::1"))) << text;
}

TEST(FindIpv6, LeavesEightBytesToOthers) {
  EXPECT_THAT(Find("ff:ff:ff:ff:ff:ff:ff:ff"), ElementsAre(Said{"MAC_ADDRESS", "ff:ff:ff:ff:ff:ff:ff:ff", records::Validity::kPlausible}));
  EXPECT_THAT(Ips("x 02:00:5e:10:00:00:00:01 y"), IsEmpty());
  EXPECT_THAT(Ips("2001:db8:10:11:12:13:14:15"), ElementsAre("2001:db8:10:11:12:13:14:15"));
}

TEST(IsIpAddress, IsOfTheWholeText) {
  EXPECT_TRUE(IsIpAddress("192.0.2.1"));
  EXPECT_TRUE(IsIpAddress("::"));
  EXPECT_FALSE(IsIpAddress("192.0.2.1 "));
  EXPECT_FALSE(IsIpAddress(""));
}

TEST(FindMac, FindsAddresses) {
  EXPECT_THAT(Macs("eth0 00:00:5e:00:53:af up"), ElementsAre("00:00:5e:00:53:af"));
  EXPECT_THAT(Macs("00-00-5E-00-53-AF"), ElementsAre("00-00-5E-00-53-AF"));
  EXPECT_THAT(Macs("mac 0000.5e00.53af"), ElementsAre("0000.5e00.53af"));
  EXPECT_THAT(Macs("02:00:5e:10:00:00:00:01"), ElementsAre("02:00:5e:10:00:00:00:01"));
}

TEST(FindMac, FindsAddressesOfEveryNotationSideBySide) {
  const std::string all = "00-00-5E-00-53-AF 00:00:5e:00:53:af 0000.5e00.53af 00-00-5E-00-53-AE";
  for (size_t shift = 0; shift < 64; ++shift) EXPECT_EQ(Macs(std::string(shift, ' ') + all).size(), 4U) << shift;
}

TEST(FindMac, RefusesWhatIsNone) {
  for (const std::string_view text : {"00:00:5e:00:53", "00:00:5e:00:53:af:01", "ff:ff:ff:ff:ff:ff", "00:00:00:00:00:00", "00:00-5e:00:53:af",
                                      "g0:00:5e:00:53:af", "43:51:43:a1:b5:fc:8b:b7:0a:3a:a9:b1:0f:66:73:a8", "at 20-10-11-12-30-45 o'clock", "1234.5678.9012"})
    EXPECT_THAT(Macs(std::string("x ") + std::string(text)), IsEmpty()) << text;
}

TEST(FindMac, ReadsDigitsWithoutSeparatorsWhereTheyAreCalledSo) {
  EXPECT_THAT(Macs("MAC: 00005E0053AF up"), ElementsAre("00005E0053AF"));
  EXPECT_THAT(Texts("00005e0053af", "MAC_ADDRESS", "macAddress"), ElementsAre("00005e0053af"));
  EXPECT_THAT(Macs("mac 02005E1000000001"), ElementsAre("02005E1000000001"));
  for (const std::string_view text : {"00005e0053af", "commit 00005e0053af", "device 00005e0053af", "mac 00005e0053ag", "mac 00005e0053a", "mac 00005e0053af-1",
                                      "mac x-00005e0053af", "mac 00005e0053af.local", "mac of the other machine in the hall: 00005e0053af"})
    EXPECT_THAT(Macs(text), IsEmpty()) << text;
}

TEST(FindMac, ReadsPairsWithBlanksWhereNothingElseStands) {
  EXPECT_THAT(Macs("00 00 5E 00 53 AF"), ElementsAre("00 00 5E 00 53 AF"));
  EXPECT_THAT(Texts("02 00 5e 10 00 00 00 01", "MAC_ADDRESS", "mac"), ElementsAre("02 00 5e 10 00 00 00 01"));
  for (const std::string_view text :
       {"00 00 5E 00 53 AF 01", "x 00 00 5E 00 53 AF", "01 02 03 04 05 06", "02 00 5e 10 00 00 00 01", "00 00 5E 00-53 AF", "be ad ed ad be ef"})
    EXPECT_THAT(Macs(text), IsEmpty()) << text;
}

}  // namespace
}  // namespace day::pii
