#include "records/meters/secrets/finder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "records/measure/finder_set.h"
#include "records/meters/secrets/checks.h"

namespace day::secrets {
namespace {

using records::Validity;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct Told {
  std::string type, title, text;
  Validity validity;
};

std::vector<Told> Find(const std::string& text) {
  static const records::FinderSet kFinders = [] {
    std::vector<std::unique_ptr<records::Finder>> finders;
    finders.push_back(MakeSecretsFinder());
    return std::move(records::FinderSet::Make(std::move(finders)).value());
  }();
  const std::string padded = text + std::string(64, '\0');
  records::TextBlock block;
  block.text = std::string_view(padded).substr(0, text.size());
  const auto size = static_cast<uint32_t>(text.size());
  block.units.push_back({.begin = 0, .end = size, .own_begin = 0, .own_end = size});
  records::FinderSet::Search search(kFinders);
  std::vector<records::Span> spans;
  search.Find(block, spans);
  std::vector<Told> all;
  for (const records::Span& span : spans)
    all.push_back({kFinders.kinds()[span.kind].type, kFinders.kinds()[span.kind].title, text.substr(span.begin, span.end - span.begin), span.validity});
  return all;
}
std::vector<std::string> Texts(const std::string& text) {
  std::vector<std::string> texts;
  for (const Told& told : Find(text)) texts.push_back(told.text);
  return texts;
}

// Made by chance, so that no scanner of repositories takes this file for a leak.
std::string Chance(size_t length, std::string_view from = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", uint32_t seed = 1) {
  std::mt19937 random(seed);
  std::string text;
  for (size_t i = 0; i < length; ++i) text += from[random() % from.size()];
  return text;
}
// The last six characters are the checksum of the thirty before.
std::string Checked(const std::string& body) {
  uint32_t crc = ~0U;
  for (const char c : body) {
    crc ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) crc = crc >> 1 ^ (crc & 1U ? 0xEDB88320U : 0U);
  }
  crc = ~crc;
  std::string tail;
  for (int i = 0; i < 6; ++i, crc /= 62) tail.insert(tail.begin(), "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"[crc % 62]);
  return body + tail;
}

TEST(SecretsFinder, ChecksTheSumOfGithubsAndNpmsTokens) {
  for (const std::string prefix : {"ghp_", "npm_"}) {
    const std::string token = prefix + Checked(Chance(30));
    ASSERT_EQ(Find("token " + token + ".").size(), 1U);
    EXPECT_EQ(Find("token " + token + ".")[0].validity, Validity::kValid);
    std::string wrong = token;
    wrong.back() = wrong.back() == 'a' ? 'b' : 'a';
    EXPECT_EQ(Find("token " + wrong)[0].validity, Validity::kInvalid);
  }
}

TEST(SecretsFinder, KnowsTokensByTheirForm) {
  for (const std::string& token :
       {"AKIA" + Chance(16, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"), "AIza" + Chance(35), "sk-" + Chance(32), "hf_" + Chance(34), "glpat-" + Chance(20),
        "sk_live_" + Chance(24), "xoxb-" + Chance(12, "0123456789") + "-" + Chance(12, "0123456789") + "-" + Chance(24), "hvs." + Chance(40)})
    EXPECT_THAT(Texts("x = \"" + token + "\";"), ElementsAre(token));
}

TEST(SecretsFinder, RefusesPlaceholdersAndPartsOfWords) {
  for (const std::string& text :
       {std::string("AKIAIOSFODNN7EXAMPLE"), "sk-" + std::string(32, 'x'), std::string("sk-your-api-key-goes-here-please"), "task-" + Chance(32),
        "XAKIA" + Chance(16, "ABCDEFGHIJKLMNOP"), "AIza" + Chance(40), std::string("risk-management-of-all-kinds-of-things")})
    EXPECT_THAT(Texts("x " + text + " y"), IsEmpty()) << text;
}

TEST(SecretsFinder, FindsPrivateKeysByTheirContent) {
  const std::string der = "MIIB" + Chance(200);
  const std::string key = "-----BEGIN RSA PRIVATE KEY-----\n" + der + "\n-----END RSA PRIVATE KEY-----";
  const auto told = Find("here:\n" + key + "\nend");
  ASSERT_EQ(told.size(), 1U);
  EXPECT_EQ(told[0].text, key);
  EXPECT_EQ(told[0].validity, Validity::kValid);
  std::string one_line = "-----BEGIN PRIVATE KEY-----\\n" + der + "\\n-----END PRIVATE KEY-----";
  EXPECT_EQ(Texts("\"private_key\": \"" + one_line + "\"").size(), 1U);
  EXPECT_THAT(Find("grep -e '-----BEGIN RSA PRIVATE KEY-----' file"), IsEmpty());
  EXPECT_THAT(Find("-----BEGIN RSA PRIVATE KEY-----\n...\n-----END RSA PRIVATE KEY-----"), IsEmpty());
}

TEST(SecretsFinder, FindsPasswordsInAddresses) {
  EXPECT_THAT(Texts("postgres://app:" + Chance(12) + "@db.internal.org:5432/main now").size(), 1U);
  for (const std::string text : {"postgres://user:password@localhost/db", "https://user:$PASS@host.org/", "http://host.org:8080/@x",
                                 "ftp://anonymous:@host.org", "https://a:b1c2d3e4@example.com/"})
    EXPECT_THAT(Find(text), IsEmpty()) << text;
}

TEST(SecretsFinder, FindsValuesOfVariablesForSecrets) {
  EXPECT_THAT(Texts("API_KEY = \"" + Chance(24) + "\""), ElementsAre(Chance(24)));
  EXPECT_THAT(Texts("{\"client_secret\": \"" + Chance(32) + "\"}"), ElementsAre(Chance(32)));
  EXPECT_THAT(Texts("db_password: 'x7Kp2mQ9'"), ElementsAre("x7Kp2mQ9"));
  EXPECT_THAT(Texts("pass := \"x7Kp2mQ9\""), ElementsAre("x7Kp2mQ9"));
}

TEST(SecretsFinder, RefusesValuesThatAreWordsOrOtherVariables) {
  for (const std::string text : {"password = \"changeme123\"", "password: required", "token = get_token(user)", "api_key = os.environ[\"KEY\"]",
                                 "secret = \"${SECRET}\"", "PASS: gdb.base/test1.exp", "password=None", "token: AccessTokenProvider", "key = value1234",
                                 "the password: at least 8 characters", "token = \"https://x.org/a1B2c3D4e5F6g7\""})
    EXPECT_THAT(Find(text), IsEmpty()) << text;
}

TEST(SecretsFinder, ReadsTheHeadOfWebTokens) {
  // {"alg":"none"} and {"a":1}, no signature that would be anybody's.
  const std::string token = "eyJhbGciOiJub25lIn0.eyJhIjoxfQ." + Chance(20);
  EXPECT_THAT(Texts("Bearer " + token), ElementsAre(token));
  EXPECT_THAT(Texts("eyJhIjoxfQ.eyJhIjoxfQ." + Chance(20)), IsEmpty());
}

TEST(EntropyOf, IsOfCharacters) {
  EXPECT_EQ(EntropyOf("aaaabbcd"), 1.75);
  EXPECT_EQ(EntropyOf(""), 0);
  EXPECT_EQ(EntropyOf("aaaa"), 0);
  EXPECT_DOUBLE_EQ(EntropyOf("abcd"), 2);
}

TEST(ReadPemKey, StaysWithinTheText) {
  const std::string key = "-----BEGIN PRIVATE KEY-----\nMIIB" + Chance(100) + "\n-----END PRIVATE KEY-----";
  for (size_t length = 0; length <= key.size(); ++length) EXPECT_LE(ReadPemKey(std::string_view(key).substr(0, length), 0).end, length);
}

TEST(SecretsFinder, TellsPlaceholdersWhereverTheyStandInAValue) {
  const std::string secret = Chance(24);
  EXPECT_THAT(Texts("api_key = \"" + secret + "\""), ElementsAre(secret));
  for (const std::string_view placeholder : {"Example", "xxxx", "<", ">", "${", "changeMe"}) {
    EXPECT_THAT(Texts("api_key = \"" + secret + std::string(placeholder) + "\""), IsEmpty()) << placeholder;
    EXPECT_THAT(Texts("api_key = \"" + secret.substr(0, 9) + std::string(placeholder) + secret.substr(9) + "\""), IsEmpty()) << placeholder;
  }
}

TEST(SecretsFinder, ReadsAValueWithinAValueToItsEnd) {
  const std::string secret = Chance(27);
  // The value around it, of 246 and of 266 bytes, is too long for one; 256 of it are looked at.
  for (const size_t length : {210, 230}) EXPECT_THAT(Texts("api_key=" + std::string(length, 'k') + "=api_key=" + secret + ";"), ElementsAre(secret)) << length;
}

}  // namespace
}  // namespace day::secrets
