// Where results go: standard output or a file that appears whole or not at all.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "command.h"
#include "report/report.h"

namespace day::app {

// The flag that says where to.
inline Flag OutputFlag() {
  return {.name = "output", .letter = 'o', .value = "FILE", .help = "Write to FILE instead of standard output. It appears whole or not at all.", .file = true};
}
// "-" or "" is standard output. A file is written beside its place and renamed into it, so that a reader never sees half of it.
// `durable`: also one that comes after the machine lost its power; it may take as long as the disk does.
Status WriteOutput(const std::string& path, std::string_view bytes, bool durable = false);
// A folder for output that may be there already.
Status MakeFolder(const std::string& path);
// Where --output says; an exit code, and has said what went wrong.
int PutOut(const Arguments& arguments, std::string_view bytes);

// The same for what comes in parts and may be large: a file is written beside its place, and appears with Finish.
class OutputStream {
 public:
  explicit OutputStream(std::string path, bool durable = false) : path_(std::move(path)), durable_(durable) {}
  ~OutputStream();  // what was not finished is removed
  OutputStream(const OutputStream&) = delete;
  OutputStream& operator=(const OutputStream&) = delete;
  Status Open();
  Status Write(std::string_view bytes);
  Status Finish();

 private:
  std::string path_, beside_;
  const bool durable_;
  int descriptor_ = -1;
};

inline Flag ColorFlag() { return {.name = "color", .value = "WHEN", .help = "Color on the terminal.", .choices = {"auto", "always", "never"}}; }
// What standard output shows. `color` is auto, always or never. NO_COLOR (not empty) and TERM=dumb turn color off, CLICOLOR_FORCE and FORCE_COLOR on.
RenderOptions LookAtScreen(std::string_view color);

// Whether the result is shown on a terminal: standard output is one, and no file is named.
bool GoesToTerminal(const Arguments& arguments);

// One line on standard error: "daylight: …", made safe to print.
void Complain(std::string_view message);
// Says what went wrong, and gives the exit code for it: kInterrupted where somebody stopped it, else kTrouble.
int Trouble(const Error& error);

}  // namespace day::app
