// What the card and the metadata of a folder state of its data, held against what `daylight data` counted: by the probes and the rules of an audit.
#pragma once

#include <string>
#include <vector>

#include "data_actions.h"
#include "report/json_text.h"

namespace day::app {

// The folder that all files lie in or below, with a slash at its end: "" where that is where the program runs, or where there is none.
std::string FolderOf(const records::DataReport& report);

// Documents speak of the folder that they lie in: those are read that were measured themselves and lie right in FolderOf, where they can still be opened. What
// was not measured, because --only or --field leave it out, is held against nothing.
std::vector<DataClaim> ClaimsOnData(const records::DataReport& report, const records::FinderSet& finders, const DataRun& run);

void AddDataClaims(JsonText& json, const std::vector<DataClaim>& claims);
std::string DataClaimsText(const std::vector<DataClaim>& claims, const TerminalText& text);

}  // namespace day::app
