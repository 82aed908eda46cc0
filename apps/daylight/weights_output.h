// What `daylight weights` says of a file, in each of its formats.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "loading/report.h"
#include "report/json_text.h"
#include "report/sarif_document.h"
#include "report/terminal_text.h"
#include "tensors/digest.h"
#include "tensors/tensors.h"

namespace day::app {

// What is said of one file.
struct WeightsAnswer {
  std::string path;
  std::string trouble;  // why it was not read, or ""
  LoadReport report;
  std::optional<FileDigests> digests;  // where they were asked for
  std::vector<StoredTensor> tensors;
};

void AddWeightsJson(JsonText& json, const WeightsAnswer& answer);
void AddWeightsSarif(SarifDocument& document, const WeightsAnswer& answer);
std::string WeightsTextOf(const WeightsAnswer& answer, const TerminalText& text);

}  // namespace day::app
