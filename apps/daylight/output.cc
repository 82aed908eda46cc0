#include "output.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <langinfo.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <clocale>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "command.h"
#include "text/utf8.h"

namespace day::app {
namespace {

Status WriteAll(int descriptor, std::string_view bytes, std::string_view name) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return MakeError(ErrorKind::kIo, fmt::format("{}: cannot write: {}", name, std::strerror(errno)));
    bytes.remove_prefix(static_cast<size_t>(written));
  }
  return {};
}

bool IsSet(const char* variable) {
  const char* value = std::getenv(variable);
  return value && *value;
}

}  // namespace

Status WriteOutput(const std::string& path, std::string_view bytes) {
  if (path.empty() || path == "-") return WriteAll(STDOUT_FILENO, bytes, "standard output");
  struct stat existing{};
  if (::stat(path.c_str(), &existing) == 0 && !S_ISREG(existing.st_mode)) {  // /dev/null, a pipe: written in place
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    if (descriptor < 0) return MakeError(ErrorKind::kIo, fmt::format("{}: cannot write: {}", path, std::strerror(errno)));
    Status status = WriteAll(descriptor, bytes, path);
    ::close(descriptor);
    return status;
  }
  std::string beside = path + ".XXXXXX";
  const int descriptor = ::mkostemp(beside.data(), O_CLOEXEC);
  if (descriptor < 0) return MakeError(ErrorKind::kIo, fmt::format("{}: cannot write here: {}", path, std::strerror(errno)));
  const mode_t mask = ::umask(0);
  ::umask(mask);
  Status status = WriteAll(descriptor, bytes, path);
  if (status && ::fchmod(descriptor, 0666 & ~mask) != 0) status = MakeError(ErrorKind::kIo, fmt::format("{}: {}", path, std::strerror(errno)));
  if (::close(descriptor) != 0 && status) status = MakeError(ErrorKind::kIo, fmt::format("{}: {}", path, std::strerror(errno)));
  if (status && ::rename(beside.c_str(), path.c_str()) != 0)
    status = MakeError(ErrorKind::kIo, fmt::format("{}: cannot replace: {}", path, std::strerror(errno)));
  if (!status) ::unlink(beside.c_str());
  return status;
}

Screen LookAtScreen(std::string_view color) {
  Screen screen;
  screen.terminal = ::isatty(STDOUT_FILENO) == 1;
  winsize size{};
  if (screen.terminal && ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40) screen.width = std::min<unsigned>(size.ws_col, 200);
  const char* term = std::getenv("TERM");
  const bool dumb = !term || std::strcmp(term, "dumb") == 0;
  screen.color =
      color == "always" || (color != "never" && !IsSet("NO_COLOR") && (IsSet("CLICOLOR_FORCE") || IsSet("FORCE_COLOR") || (screen.terminal && !dumb)));
  std::setlocale(LC_CTYPE, "");
  screen.unicode = !screen.terminal || std::strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
  return screen;
}

void Complain(std::string_view message) {
  const std::string line = fmt::format("daylight: {}\n", Printable(message));
  std::fputs(line.c_str(), stderr);
}

int Trouble(const Error& error) {
  Complain(error.message);
  return error.kind == ErrorKind::kCancelled ? kInterrupted : kTrouble;
}

}  // namespace day::app
