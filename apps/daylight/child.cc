#include "child.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <utility>

extern char** environ;

namespace day::app {
namespace {

constexpr size_t kMostKept = size_t{64} << 20;  // limit: bytes of what a program writes that are kept

class Descriptor {
 public:
  explicit Descriptor(int descriptor = -1) : descriptor_(descriptor) {}
  ~Descriptor() { Close(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return descriptor_; }
  void Set(int descriptor) {
    Close();
    descriptor_ = descriptor;
  }
  void Close() {
    if (descriptor_ >= 0) ::close(std::exchange(descriptor_, -1));
  }

 private:
  int descriptor_;
};

struct Pipe {
  Descriptor read, write;
  bool Open() {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) return false;
    read.Set(ends[0]);
    write.Set(ends[1]);
    return true;
  }
};

// What a child is given, freed with this.
class Spawning {
 public:
  Spawning() {
    ::posix_spawn_file_actions_init(&actions_);
    ::posix_spawnattr_init(&attributes_);
  }
  ~Spawning() {
    ::posix_spawn_file_actions_destroy(&actions_);
    ::posix_spawnattr_destroy(&attributes_);
  }
  Spawning(const Spawning&) = delete;
  Spawning& operator=(const Spawning&) = delete;

  // An error number, 0 for none.
  int Start(const std::vector<std::string>& words, int out, int err, pid_t& child) {
    ::posix_spawn_file_actions_addopen(&actions_, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    ::posix_spawn_file_actions_adddup2(&actions_, out, STDOUT_FILENO);
    ::posix_spawn_file_actions_adddup2(&actions_, err, STDERR_FILENO);
    // This program blocks signals to wait for them (interrupt.h); a child would inherit that.
    sigset_t none;
    sigemptyset(&none);
    ::posix_spawnattr_setsigmask(&attributes_, &none);
    ::posix_spawnattr_setpgroup(&attributes_, 0);
    ::posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP);
    std::vector<std::string> copies = words;
    std::vector<char*> arguments;
    for (std::string& word : copies) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    return ::posix_spawnp(&child, arguments[0], &actions_, &attributes_, arguments.data(), environ);
  }

 private:
  posix_spawn_file_actions_t actions_{};
  posix_spawnattr_t attributes_{};
};

void ReadBoth(Pipe& out, Pipe& err, ChildEnd& end) {
  std::array<pollfd, 2> ends = {pollfd{.fd = out.read.get(), .events = POLLIN, .revents = 0}, pollfd{.fd = err.read.get(), .events = POLLIN, .revents = 0}};
  const std::array<std::string*, 2> kept = {&end.out, &end.err};
  std::array<char, 65536> piece;
  while (ends[0].fd >= 0 || ends[1].fd >= 0) {
    if (::poll(ends.data(), ends.size(), -1) < 0 && errno != EINTR) return;
    for (size_t i = 0; i < ends.size(); ++i) {
      if (ends[i].fd < 0 || ends[i].revents == 0) continue;
      const ssize_t got = ::read(ends[i].fd, piece.data(), piece.size());
      if (got < 0 && errno == EINTR) continue;
      if (got <= 0) ends[i].fd = -1;
      else if (kept[i]->size() < kMostKept) kept[i]->append(piece.data(), static_cast<size_t>(got));
    }
  }
}

}  // namespace

Result<ChildEnd> RunChild(const std::vector<std::string>& words) {
  Pipe out, err;
  if (!out.Open() || !err.Open()) return MakeError(ErrorKind::kIo, fmt::format("{}: cannot be run: {}", words[0], std::strerror(errno)));
  pid_t child = 0;
  if (const int error = Spawning().Start(words, out.write.get(), err.write.get(), child); error != 0)
    return error == ENOENT ? MakeError(ErrorKind::kNotFound, fmt::format("{}: there is no such program on this machine", words[0]))
                           : MakeError(ErrorKind::kIo, fmt::format("{}: cannot be run: {}", words[0], std::strerror(error)));
  out.write.Close();
  err.write.Close();
  ChildEnd end;
  ReadBoth(out, err, end);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0)
    if (errno != EINTR) return MakeError(ErrorKind::kIo, fmt::format("{}: was lost: {}", words[0], std::strerror(errno)));
  end.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return end;
}

}  // namespace day::app
