// A file of Parquet, which the embedded database writes by itself: beside its place, and renamed into it when it is whole.
#pragma once

#include <functional>
#include <string>

#include "base/result.h"

namespace day::app {

// Errors: kInvalid where it is standard output, for the database writes to files only; kIo where nothing can be written.
Status CheckParquetOutput(const std::string& output);
// `write` makes the file whose absolute path it is given. Errors: those of CheckParquetOutput and of `write`.
Status WriteParquetFile(const std::string& output, const std::function<Status(const std::string& beside)>& write);

}  // namespace day::app
