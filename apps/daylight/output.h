// Where results go: standard output or a file that appears whole or not at all.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace day::app {

// "-" or "" is standard output. A file is written beside its place and renamed into it, so that a reader never sees half of it.
Status WriteOutput(const std::string& path, std::string_view bytes);

// The same, piece after piece, for what is too much to hold. One thread.
class OutputStream {
 public:
  OutputStream() = default;
  ~OutputStream();  // without Close before it no file appears
  OutputStream(const OutputStream&) = delete;
  OutputStream& operator=(const OutputStream&) = delete;
  Status Open(const std::string& path);
  Status Write(std::string_view bytes);
  Status Close();

 private:
  std::string path_, beside_;  // `beside_` is empty where nothing has to be renamed
  int descriptor_ = -1;
  bool own_ = false;
};

// What standard output and standard error are.
struct Screen {
  bool terminal = false;  // standard output is one
  unsigned width = 80;    // columns
  bool color = false;
  bool unicode = true;  // the locale is UTF-8
};
// `color` is auto, always or never. NO_COLOR (not empty) and TERM=dumb turn color off, CLICOLOR_FORCE and FORCE_COLOR on.
Screen LookAtScreen(std::string_view color);

// One line on standard error: "daylight: …", made safe to print.
void Complain(std::string_view message);
// Says what went wrong, and gives the exit code for it: kInterrupted where somebody stopped it, else kTrouble.
int Trouble(const Error& error);

}  // namespace day::app
