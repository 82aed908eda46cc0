// The answers of `daylight license` as an SPDX document.
#pragma once

#include <string>

#include "license_reading.h"
#include "report/spdx_document.h"

namespace day::app {

SpdxDocument NewSpdxDocument();
void AddToSpdx(SpdxDocument& document, LicenseAnswer answer);
// The time in it is SOURCE_DATE_EPOCH, or 1970, so that the same files give the same bytes.
std::string SpdxText(const SpdxDocument& document);

}  // namespace day::app
