// Which meters `daylight data` runs, and what those of whole texts say.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "records/run/data_scan.h"
#include "report/json_text.h"
#include "report/terminal_text.h"

namespace day::app {

inline constexpr std::string_view kMeterIds = "pii, secrets, languages, duplicates, contamination, fields, harm, representation";

// `only`: ids; all of them where empty, contamination where there is something to hold against. Error kInvalid names one that there is none of, or says
// what is missing.
Result<std::vector<std::string>> ChosenMeters(const std::vector<std::string>& only, bool against);
// What files of evaluation sets hold. Errors: of reading them, packed or not; kInvalid where one holds no items.
Result<records::BenchmarkSet> BenchmarksOf(const std::vector<std::string>& against);
// Null where none of the chosen ones looks at whole texts.
std::unique_ptr<records::MeterKit> KitOf(const std::vector<std::string>& chosen, const records::BenchmarkSet& benchmarks, bool chosen_fields);

// "1 record", "2 records".
std::string Count(uint64_t count, std::string_view one, std::string_view many);

// Nothing that the data say is shown but what tells where they are from, and that as its look alone where it may be an address or a number of someone, unless
// `show_values`. Of harm there are counts and places, of representation counts and words of our lists, never an excerpt.
void AddTextMeters(JsonText& json, const records::DataReport& report, bool show_values);
std::string TextMetersText(const records::DataReport& report, bool show_values, const TerminalText& text);

// Items of what it was held against that were found, whole or in part.
uint64_t ContaminatedItems(const records::DataReport& report);

}  // namespace day::app
