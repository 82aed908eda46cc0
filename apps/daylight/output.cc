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
#include <utility>

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

Status WriteOutput(const std::string& path, std::string_view bytes, bool durable) {
  OutputStream out(path, durable);
  Status status = out.Open();
  if (status) status = out.Write(bytes);
  return status ? out.Finish() : status;
}

int PutOut(const Arguments& arguments, std::string_view bytes) {
  const Status written = WriteOutput(arguments.Get("output"), bytes);
  return written ? kOk : Trouble(written.error());
}

OutputStream::~OutputStream() {
  if (descriptor_ > STDERR_FILENO) ::close(descriptor_);
  if (!beside_.empty()) ::unlink(beside_.c_str());
}

Status OutputStream::Open() {
  if (path_.empty() || path_ == "-") {
    descriptor_ = STDOUT_FILENO;
    return {};
  }
  struct stat existing{};
  if (::stat(path_.c_str(), &existing) == 0 && !S_ISREG(existing.st_mode)) {  // /dev/null, a pipe: written in place
    descriptor_ = ::open(path_.c_str(), O_WRONLY | O_CLOEXEC);
    if (descriptor_ < 0) return MakeError(ErrorKind::kIo, fmt::format("{}: cannot write: {}", path_, std::strerror(errno)));
    return {};
  }
  std::string beside = path_ + ".XXXXXX";
  descriptor_ = ::mkostemp(beside.data(), O_CLOEXEC);
  if (descriptor_ < 0) return MakeError(ErrorKind::kIo, fmt::format("{}: cannot write here: {}", path_, std::strerror(errno)));
  beside_ = std::move(beside);
  return {};
}

Status OutputStream::Write(std::string_view bytes) { return WriteAll(descriptor_, bytes, descriptor_ == STDOUT_FILENO ? "standard output" : path_); }

Status OutputStream::Finish() {
  if (descriptor_ == STDOUT_FILENO) return {};
  const auto failed = [this](std::string_view what) { return MakeError(ErrorKind::kIo, fmt::format("{}: {}{}", path_, what, std::strerror(errno))); };
  const mode_t mask = ::umask(0);
  ::umask(mask);
  if (durable_ && !beside_.empty() && ::fsync(descriptor_) != 0) return failed("cannot write: ");
  if (!beside_.empty() && ::fchmod(descriptor_, 0666 & ~mask) != 0) return failed("");
  if (::close(std::exchange(descriptor_, -1)) != 0) return failed("");
  if (beside_.empty()) return {};
  if (::rename(beside_.c_str(), path_.c_str()) != 0) return failed("cannot replace: ");
  beside_.clear();
  return {};
}

Status MakeFolder(const std::string& path) {
  if (::mkdir(path.c_str(), 0777) != 0 && errno != EEXIST) return MakeError(ErrorKind::kIo, fmt::format("{}: cannot be made: {}", path, std::strerror(errno)));
  return {};
}

RenderOptions LookAtScreen(std::string_view color) {
  RenderOptions screen;
  const bool terminal = ::isatty(STDOUT_FILENO) == 1;
  winsize size{};
  if (terminal && ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40) screen.width = std::min<unsigned>(size.ws_col, 200);
  const char* term = std::getenv("TERM");
  const bool dumb = !term || std::strcmp(term, "dumb") == 0;
  screen.color = color == "always" || (color != "never" && !IsSet("NO_COLOR") && (IsSet("CLICOLOR_FORCE") || IsSet("FORCE_COLOR") || (terminal && !dumb)));
  std::setlocale(LC_CTYPE, "");
  screen.unicode = !terminal || std::strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
  return screen;
}

bool GoesToTerminal(const Arguments& arguments) {
  const std::string output = arguments.Get("output");
  return (output.empty() || output == "-") && ::isatty(STDOUT_FILENO) == 1;
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
