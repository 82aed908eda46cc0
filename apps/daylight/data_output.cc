#include "data_output.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "data_parquet.h"
#include "database/database.h"
#include "output.h"
#include "parquet_file.h"
#include "report/data_page.h"
#include "text/utf8.h"

namespace day::app {
namespace {

// "train.jsonl, notes.txt and 3 more".
std::string TitleOf(const std::vector<std::string>& paths) {
  constexpr size_t kNamed = 2;
  std::string title;
  for (size_t i = 0; i < std::min(paths.size(), kNamed); ++i) {
    std::error_code failed;
    std::filesystem::path path = std::filesystem::absolute(paths[i], failed).lexically_normal();  // "." has a name, too
    if (!path.has_filename()) path = path.parent_path();
    title += fmt::format("{}{}", i == 0 ? "" : ", ", path.filename().string());
  }
  if (paths.size() > kNamed) title += fmt::format(" and {} more", paths.size() - kNamed);
  return title.empty() ? "Data" : title;
}

}  // namespace

Status CheckDataOutput(const DataRun& run) {
  if (run.format != "parquet") return {};
  DAY_TRY(CheckParquetOutput(run.output));
  const auto database = Database::Open("");
  return database ? Status() : database.error();
}

Status PutOutData(const records::DataReport& report, const records::FinderSet& finders, const std::vector<DataClaim>& claims,
                  const std::vector<std::string>& paths, const DataRun& run, std::stop_token stop) {
  if (run.format == "text") {
    RenderOptions screen = LookAtScreen("auto");
    if (!run.output.empty() && run.output != "-") screen.color = false;
    const TerminalText text(screen);
    return WriteOutput(run.output, text.Finished(DataText(report, finders, run, claims, text)));
  }
  std::string json = DataJson(report, finders, run, claims) + "\n";
  if (run.format == "parquet") return WriteDataParquet(json, run.output, std::move(stop));
  return WriteOutput(run.output, run.format == "html" ? RenderDataPage(TitleOf(paths), std::move(json)) : json);
}

}  // namespace day::app
