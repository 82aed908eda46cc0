#include <sys/resource.h>

#include <cstdio>

#include "command.h"
#include "output.h"

namespace {

// A model may lie in more files than a process may open by default, 1,024 on most systems; it may ask for as many as its hard limit.
void AllowManyOpenFiles() {
  rlimit files{};
  if (getrlimit(RLIMIT_NOFILE, &files) != 0) return;
  files.rlim_cur = files.rlim_max;
  (void)setrlimit(RLIMIT_NOFILE, &files);  // where it fails, opening says so
}

}  // namespace

int main(int argc, char** argv) {
  AllowManyOpenFiles();
  const int code = day::app::Dispatch(argc, argv);
  // A full disk shows only when what was printed leaves the buffer.
  if (std::fflush(stdout) != 0 || std::ferror(stdout)) {
    day::app::Complain("cannot write to standard output");
    return day::app::kTrouble;
  }
  return code;
}
