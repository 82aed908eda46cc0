// Is what was found anybody's? Addresses and numbers that are kept for documents and tests, and mailboxes of roles, are found and counted like all others; a
// statement that there are no personal data is not held against them (knowledge/records/nobodys.yaml).
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace day::records {

// Immutable: any thread.
class Nobodys {
 public:
  // Read when it is first asked for.
  static const Nobodys& Get();
  // `type`: EMAIL_ADDRESS, PHONE_NUMBER …; of kinds that nothing is known of, no.
  bool Is(std::string_view type, std::string_view value) const;

 private:
  Nobodys();
  bool IsMail(std::string_view value) const;

  using Set = std::set<std::string, std::less<>>;
  Set domains_, roles_, cards_, ssns_, ibans_;
  std::vector<std::string> phones_;
};

}  // namespace day::records
