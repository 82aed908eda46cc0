// What the card and the metadata of a folder state of its data, held against what `daylight data` counted: by the probes and the rules of an audit.
#pragma once

#include <string>
#include <vector>

#include "data_actions.h"
#include "report/json_text.h"

namespace day::app {

// Nothing where `paths` is not one folder: documents speak of the folder that they lie in. What was not measured, because --only or --field leave it out, is
// held against nothing.
std::vector<DataClaim> ClaimsOnData(const std::vector<std::string>& paths, const records::DataReport& report, const records::FinderSet& finders,
                                    const DataRun& run);

void AddDataClaims(JsonText& json, const std::vector<DataClaim>& claims);
std::string DataClaimsText(const std::vector<DataClaim>& claims, const TerminalText& text);

}  // namespace day::app
