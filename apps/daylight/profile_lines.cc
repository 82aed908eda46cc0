#include "profile_lines.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "report/profile_reader.h"

namespace day::app {
namespace {

// A file descriptor that is closed; of standard input it is left open.
class Input {
 public:
  explicit Input(const std::string& path) : descriptor_(path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}
  ~Input() {
    if (descriptor_ > STDERR_FILENO) ::close(descriptor_);
  }
  Input(const Input&) = delete;
  Input& operator=(const Input&) = delete;
  int descriptor() const { return descriptor_; }

 private:
  int descriptor_;
};

}  // namespace

Status ForEachLine(const std::string& path, const std::function<Status(std::string text, std::string name)>& visit) {
  const std::string shown = path == "-" ? "standard input" : path;
  const Input input(path);
  if (input.descriptor() < 0) return MakeError(ErrorKind::kNotFound, fmt::format("{}: {}", shown, std::strerror(errno)));
  std::string pending;
  std::vector<char> buffer(size_t{1} << 20);
  size_t line = 0;
  const auto give = [&](std::string text) -> Status {
    ++line;
    if (text.ends_with('\r')) text.pop_back();
    if (text.find_first_not_of(" \t") == text.npos) return {};
    return visit(std::move(text), fmt::format("{}:{}", shown, line));
  };
  for (;;) {
    const ssize_t got = ::read(input.descriptor(), buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return MakeError(ErrorKind::kIo, fmt::format("{}: {}", shown, std::strerror(errno)));
    if (got == 0) break;
    std::string_view rest(buffer.data(), static_cast<size_t>(got));
    for (size_t end = rest.find('\n'); end != rest.npos; end = rest.find('\n')) {
      pending.append(rest.substr(0, end));
      rest.remove_prefix(end + 1);
      DAY_TRY(give(std::exchange(pending, {})));
    }
    pending.append(rest);
    if (pending.size() > kMaxProfileBytes)
      return MakeError(ErrorKind::kLimit, fmt::format("{}:{}: the line has more than {} bytes", shown, line + 1, kMaxProfileBytes));
  }
  return give(std::move(pending));
}

}  // namespace day::app
