#include "records/meters/pii/nobodys.h"

#include <gtest/gtest.h>

namespace day::records {
namespace {

TEST(Nobodys, KnowsWhatIsKeptForDocumentsAndTests) {
  const Nobodys& nobodys = Nobodys::Get();
  for (const std::string_view mail : {"a@example.org", "ann.lee@mail.example.com", "a@b.test", "<a@EXAMPLE.NET>", "mailto:a@host.invalid"})
    EXPECT_TRUE(nobodys.Is("EMAIL_ADDRESS", mail)) << mail;
  EXPECT_TRUE(nobodys.Is("CREDIT_CARD", "4111 1111-1111 1111"));
  EXPECT_TRUE(nobodys.Is("PHONE_NUMBER", "+1 (212) 555-0142"));
  EXPECT_TRUE(nobodys.Is("US_SSN", "078-05-1120"));
  EXPECT_TRUE(nobodys.Is("IBAN_CODE", "de89 3704 0044 0532 0130 00"));
}

TEST(Nobodys, TakesAMailboxOfARoleForNoPersons) {
  const Nobodys& nobodys = Nobodys::Get();
  EXPECT_TRUE(nobodys.Is("EMAIL_ADDRESS", "Info@acme.de"));
  EXPECT_TRUE(nobodys.Is("EMAIL_ADDRESS", "no-reply+7@acme.de"));
  EXPECT_FALSE(nobodys.Is("EMAIL_ADDRESS", "informant@acme.de"));
}

TEST(Nobodys, LeavesAllOthersToSomebody) {
  const Nobodys& nobodys = Nobodys::Get();
  for (const std::string_view mail : {"ann.lee@acme.org", "a@notexample.org", "a@example.org.acme.de", "no address", "@", ""})
    EXPECT_FALSE(nobodys.Is("EMAIL_ADDRESS", mail)) << mail;
  EXPECT_FALSE(nobodys.Is("CREDIT_CARD", "4539 1488 0343 6467"));
  EXPECT_FALSE(nobodys.Is("PHONE_NUMBER", "+1 212 555 2368"));
  EXPECT_FALSE(nobodys.Is("PHONE_NUMBER", "0142"));
  EXPECT_FALSE(nobodys.Is("IP_ADDRESS", "192.0.2.1"));
}

}  // namespace
}  // namespace day::records
