#include "text/url.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace day {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> Found(std::string_view text) {
  std::vector<std::string> urls;
  for (const UrlSpan& span : FindUrls(text)) urls.emplace_back(text.substr(span.offset, span.length));
  return urls;
}

TEST(ParseUrl, TakesAUrlApart) {
  const auto url = ParseUrl("HTTPS://User:pw@Example.ORG:8443/a/b%20c//./d/../e?x=1&y=%41#frag");
  ASSERT_TRUE(url);
  EXPECT_EQ(url->scheme, "https");
  EXPECT_EQ(url->host, "example.org");
  EXPECT_EQ(url->port, 8443);
  EXPECT_TRUE(url->user);
  EXPECT_THAT(url->segments, ElementsAre("a", "b c", "e"));
  EXPECT_EQ(url->Parameter("y"), "A");
  EXPECT_EQ(url->Parameter("z"), "");
  EXPECT_EQ(url->fragment, "frag");
  EXPECT_EQ(url->Path(0, 2), "a/b c");
}

TEST(ParseUrl, IsNotFooledByUserInformationThatLooksLikeAHost) { EXPECT_EQ(ParseUrl("https://huggingface.co@evil.example/x")->host, "evil.example"); }

TEST(ParseUrl, RefusesABackslashBeforeTheHostEnds) { EXPECT_FALSE(ParseUrl("https://a.org\\@b.org/")); }

TEST(ParseUrl, TakesAUrlWithoutASchemeAsSecure) { EXPECT_EQ(ParseUrl("//a.org/x")->scheme, "https"); }

TEST(ParseUrl, DropsTheClosingDotOfAHost) { EXPECT_EQ(ParseUrl("http://a.org./x")->host, "a.org"); }

TEST(ParseUrl, ReadsAnAddressInBrackets) { EXPECT_EQ(ParseUrl("http://[::1]:80/x")->host, "[::1]"); }

TEST(ParseUrl, RefusesWhatHasNoHost) {
  for (const char* text : {"", "LICENSE", "#top", "mailto:a@b.c", "docs/x.md", "https://", "https:///x", "https://:80/", "://a", "a b://c"})
    EXPECT_FALSE(ParseUrl(text)) << text;
}

TEST(ParseUrl, RefusesSpacesControlsAndBadPorts) {
  for (const char* text :
       {"https://a b.org/", "https://a.org/\x01", "https://a.org:99999/", "https://a.org:x/", "https://a!.org/", "http://[::1", "http://[zz]/"})
    EXPECT_FALSE(ParseUrl(text)) << text;
}

TEST(ParseUrl, RefusesMoreThanItsLimit) { EXPECT_FALSE(ParseUrl("https://a.org/" + std::string(kMaxUrl, 'x'))); }

TEST(ParseUrl, CannotBeLedAboveTheRoot) { EXPECT_THAT(ParseUrl("https://a.org/../../x")->segments, ElementsAre("x")); }

TEST(PercentDecoded, KeepsAPercentSignThatEncodesNothing) { EXPECT_EQ(PercentDecoded("100%25 50% %zz %4"), "100% 50% %zz %4"); }

TEST(FindUrls, DropsThePunctuationOfTheSentence) {
  EXPECT_THAT(Found("See https://a.org/x. And (https://b.org/y), https://c.org/z_(w)! **https://d.org/**"),
              ElementsAre("https://a.org/x", "https://b.org/y", "https://c.org/z_(w)", "https://d.org/"));
}

TEST(FindUrls, EndsBeforeChineseText) { EXPECT_THAT(Found("见https://a.cn/x，以及https://b.cn/y下载"), ElementsAre("https://a.cn/x", "https://b.cn/y")); }

TEST(FindUrls, EndsAtQuotationMarksAndBrackets) {
  EXPECT_THAT(Found("<a href=\"https://a.org/x\">`http://b.org`"), ElementsAre("https://a.org/x", "http://b.org"));
}

TEST(FindUrls, KnowsStorageSchemes) {
  EXPECT_THAT(Found("s3://b/k gs://b/k hf://datasets/a/b git://no file:///no"), ElementsAre("s3://b/k", "gs://b/k", "hf://datasets/a/b"));
}

TEST(FindUrls, DoesNotTakeASchemeAlone) { EXPECT_TRUE(Found("https:// and http://.").empty()); }

}  // namespace
}  // namespace day
