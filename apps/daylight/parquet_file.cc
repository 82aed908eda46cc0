#include "parquet_file.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>

namespace day::app {
namespace {

std::filesystem::path Absolute(const std::string& path) {
  std::error_code failed;
  return std::filesystem::absolute(path, failed).lexically_normal();
}

}  // namespace

Status CheckParquetOutput(const std::string& output) {
  if (output.empty() || output == "-") return MakeError(ErrorKind::kInvalid, "--format parquet needs a file: say which with --output");
  // What stands there is replaced: a device would be lost, and a folder cannot be.
  std::error_code failed;
  const std::filesystem::file_status existing = std::filesystem::status(output, failed);
  if (std::filesystem::exists(existing) && !std::filesystem::is_regular_file(existing))
    return MakeError(ErrorKind::kInvalid, fmt::format("{}: is no file, and --format parquet writes to files only", output));
  if (::access(Absolute(output).parent_path().c_str(), W_OK | X_OK) == 0) return {};
  return MakeError(ErrorKind::kIo, fmt::format("{}: cannot write here: {}", output, std::strerror(errno)));
}

Status WriteParquetFile(const std::string& output, const std::function<Status(const std::string& beside)>& write) {
  DAY_TRY(CheckParquetOutput(output));
  const std::string beside = Absolute(output).string() + fmt::format(".{}.part", ::getpid());
  Status done = write(beside);
  std::error_code failed;
  if (done) std::filesystem::rename(beside, output, failed);
  if (done && failed) done = MakeError(ErrorKind::kIo, fmt::format("{}: cannot be written: {}", output, failed.message()));
  if (!done) std::filesystem::remove(beside, failed);
  return done;
}

}  // namespace day::app
