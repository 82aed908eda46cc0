#include <sys/resource.h>

#include <cstdio>

#include "command.h"
#include "output.h"

// Read by jemalloc when the program begins (docs/decisions/0028-jemalloc.md): blocks of up to 128 KB stay with the thread that gave them back, by default 32.
// The library that tells languages takes some of 40 KB and more for each text, which otherwise cost a thirtieth of `daylight data`.
extern "C" {
extern const char* malloc_conf;
const char* malloc_conf = "lg_tcache_max:17";
}

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
