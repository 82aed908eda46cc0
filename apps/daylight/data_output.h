// Where the report on data goes, in which of its formats.
#pragma once

#include <stop_token>
#include <string>
#include <vector>

#include "data_actions.h"
#include "output_format.h"

namespace day::app {

inline constexpr FormatEnding kDataEndings[] = {{".html", "html"}, {".htm", "html"}, {".json", "json"}, {".parquet", "parquet"}, {".txt", "text"}};
// Whether it can go there at all, which is better known before a long run than behind it. Errors: as of WriteDataParquet.
Status CheckDataOutput(const DataRun& run);
// `paths`: as the user named them, for a title.
Status PutOutData(const records::DataReport& report, const records::FinderSet& finders, const std::vector<DataClaim>& claims,
                  const std::vector<std::string>& paths, const DataRun& run, std::stop_token stop);

}  // namespace day::app
