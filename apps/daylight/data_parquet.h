// What `daylight data` found, as rows of a Parquet file (docs/data-engine.md names the columns).
#pragma once

#include <stop_token>
#include <string>

#include "base/result.h"

namespace day::app {

// `json`: what DataJson says. Errors: kNotFound where the embedded database is not installed, kIo, kInvalid where `output` is standard output, kCancelled.
Status WriteDataParquet(const std::string& json, const std::string& output, std::stop_token stop);

}  // namespace day::app
