// Places on Earth: decimal degrees in pairs, and degrees, minutes and seconds (ISO 6709).
#pragma once

#include "records/meters/pii/site.h"

namespace day::pii {

// `inside`: a byte of the second number of a pair.
Found FindDecimalCoordinates(const Site& site, uint32_t inside);
// `inside`: just behind a degree sign.
Found FindDegrees(const Site& site, uint32_t inside);

}  // namespace day::pii
