#include <cstdio>

#include "command.h"
#include "output.h"

int main(int argc, char** argv) {
  const int code = day::app::Dispatch(argc, argv);
  // A full disk shows only when what was printed leaves the buffer.
  if (std::fflush(stdout) != 0 || std::ferror(stdout)) {
    day::app::Complain("cannot write to standard output");
    return day::app::kTrouble;
  }
  return code;
}
