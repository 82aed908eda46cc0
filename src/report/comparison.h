// Where definitions part on one release: components that meet what one of them asks, and not what another does.
//
// Maps take no part: they describe. What is not known parts nobody.
#pragma once

#include <string>
#include <vector>

#include "report/report.h"

namespace day {

struct Parting {
  struct Side {
    const DefinitionVerdict* definition = nullptr;
    const CriterionVerdict* criterion = nullptr;
  };
  std::vector<std::string> components;  // ids; those on which the same criteria part stand together
  std::vector<Side> met, unmet;         // in the order of the definitions; of two definitions at least
};
// In the order of the stack. Points into `audit`.
std::vector<Parting> PartingsOf(const Audit& audit);

std::string RenderComparison(const Audit& audit, const RenderOptions& options);  // on a terminal
std::string RenderComparisonJson(const Audit& audit);                            // ends with a line break

}  // namespace day
