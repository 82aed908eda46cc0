#include "input.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstring>
#include <string_view>

#include "base/thread_pool.h"
#include "io/file_system.h"
#include "text/utf16.h"

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
  DAY_TRY_ASSIGN(std::string text, path == "-" ? ReadStandardInput(kMaxList) : ReadNamedFile(path, kMaxList));
  if (IsUtf16(text)) text = Utf8FromUtf16(text);  // as PowerShell writes what is piped into a file
  std::string_view rest = text;
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (rest.starts_with(kByteOrderMark)) rest.remove_prefix(kByteOrderMark.size());
  // Only where the first line says that lines end so: elsewhere a name may end in a carriage return.
  const size_t first = rest.find('\n');
  const bool crlf = first != rest.npos && first > 0 && rest[first - 1] == '\r';
  std::vector<std::string> paths;
  while (!rest.empty()) {
    const size_t end = std::min(rest.find('\n'), rest.size());
    std::string_view line = rest.substr(0, end);
    if (crlf && line.ends_with('\r')) line.remove_suffix(1);
    if (!line.empty()) paths.emplace_back(line);
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
  const auto is_folder = [](const Result<FileStatus>& status) { return status && status->kind == FileKind::kDirectory; };
  const auto status = RealFileSystem().Status(path);
  if (!status || status->kind != FileKind::kSymlink) return is_folder(status);  // most are no links, and lists of them are long
  const auto target = RealFileSystem().Resolve(path);
  return target && is_folder(RealFileSystem().Status(*target));
}

Result<unsigned> ThreadsOf(const Arguments& arguments) {
  const std::string stated = arguments.Get("threads");
  if (stated.empty()) return AvailableProcessors();
  unsigned threads = 0;
  const auto [end, error] = std::from_chars(stated.data(), stated.data() + stated.size(), threads);
  if (error != std::errc() || end != stated.data() + stated.size() || threads == 0 || threads > 1024)
    return MakeError(ErrorKind::kInvalid, fmt::format("--threads takes a whole number from 1 to 1024, not '{}'", stated));
  return threads;
}

}  // namespace day::app
