#include "input.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string_view>

#include "io/file_system.h"

namespace day::app {
namespace {

constexpr uint64_t kMaxList = uint64_t{256} << 20;  // limit: bytes of a list; a million paths of 256 bytes

Result<std::string> ReadStandardInput(uint64_t max_size) {
  std::string text;
  char buffer[1 << 16];
  for (;;) {
    const ssize_t got = ::read(STDIN_FILENO, buffer, sizeof buffer);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return MakeError(ErrorKind::kIo, fmt::format("standard input: {}", std::strerror(errno)));
    if (got == 0) return text;
    text.append(buffer, static_cast<size_t>(got));
    if (text.size() > max_size) return MakeError(ErrorKind::kLimit, fmt::format("standard input has more than {} bytes", max_size));
  }
}

Result<std::vector<std::string>> ReadPathList(const std::string& path) {
  DAY_TRY_ASSIGN(const std::string text, path == "-" ? ReadStandardInput(kMaxList) : ReadNamedFile(path, kMaxList));
  std::vector<std::string> paths;
  for (std::string_view rest = text; !rest.empty();) {
    const size_t end = std::min(rest.find('\n'), rest.size());
    if (end > 0) paths.emplace_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return paths;
}

}  // namespace

Result<std::string> ReadNamedFile(const std::string& path, uint64_t max_size) {
  DAY_TRY_ASSIGN(const std::string target, RealFileSystem().Resolve(path));
  return ReadWholeFile(RealFileSystem(), target, max_size);
}

Result<std::vector<std::string>> NamedPaths(std::vector<std::string> positionals, const Arguments& arguments) {
  if (arguments.Has("files-from")) {
    DAY_TRY_ASSIGN(const auto listed, ReadPathList(arguments.Get("files-from")));
    positionals.insert(positionals.end(), listed.begin(), listed.end());
  } else if (positionals.empty()) {
    return MakeError(ErrorKind::kInvalid, "name a file or folder, or a list of them with --files-from");
  }
  return positionals;
}

bool IsFolder(const std::string& path) {
  const auto target = RealFileSystem().Resolve(path);
  const auto status = target ? RealFileSystem().Status(*target) : Result<FileStatus>(target.error());
  return status && status->kind == FileKind::kDirectory;
}

}  // namespace day::app
