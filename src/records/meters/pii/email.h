// E-mail addresses: RFC 5321 and 5322 with RFC 6531's characters beyond ASCII, as people write them in running text, and written so that
// programs shall not see them.
#pragma once

#include <set>
#include <string>

#include "records/meters/pii/site.h"

namespace day::pii {

class EmailDetector {
 public:
  EmailDetector();
  // At an "@", or at what stands for one: the end of "&#64;", "&#x40;", "%40", "\u0040".
  Found At(const Site& site, uint32_t sign_begin, uint32_t sign_end) const;
  // "name [at] host dot org", "name at host dot org": `end` is behind the word that stands for the sign and its brackets.
  Found Obfuscated(const Site& site, uint32_t end) const;

 private:
  bool IsDomain(std::string_view domain, bool whole_field) const;

  std::set<std::string, std::less<>> not_domains_, obfuscated_;
};

}  // namespace day::pii
