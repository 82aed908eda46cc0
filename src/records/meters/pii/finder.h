// The finder of personal data: e-mail addresses, telephone numbers, addresses of machines, accounts, cards, wallets, places and the
// national identifiers of some sixty countries.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "records/measure/finder.h"

namespace day::pii {

struct PiiOptions {
  std::vector<std::string> regions;  // two letters each: where telephone numbers without a country's code are dialed
};

std::unique_ptr<records::Finder> MakePiiFinder(const PiiOptions& options = {});

// Is it a region with a numbering plan?
bool IsPhoneRegion(std::string_view id);

}  // namespace day::pii
