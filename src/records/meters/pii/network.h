// Addresses of machines: IPv4 and IPv6 (RFC 791, 4291, 5952), MAC (IEEE EUI-48 and EUI-64).
#pragma once

#include "records/meters/pii/site.h"

namespace day::pii {

// `inside`: some byte of the dotted form.
Found FindIpv4(const Site& site, uint32_t inside);
// `inside`: at or just behind a colon of it.
Found FindIpv6(const Site& site, uint32_t inside);
Found FindMac(const Site& site, uint32_t inside);
// A text that is nothing but the bytes of one, in pairs with blanks between: "00 00 5E 00 53 AF".
Found FindMacInPairs(const Site& site);
// A word of letters and digits: "00005e0053af", where a word or the name of its field says what it is.
Found FindBareMac(const Site& site, uint32_t begin, uint32_t end);

// The whole text is an address of version 4 or 6.
bool IsIpAddress(std::string_view text);

}  // namespace day::pii
