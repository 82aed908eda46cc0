// Ctrl-C as a stop token: the first asks the work to end cleanly, the second ends the program at once.
#pragma once

#include <stop_token>
#include <thread>

namespace day::app {

// Construct before any other thread starts, so that only its own thread receives SIGINT and SIGTERM.
class Interrupt {
 public:
  Interrupt();
  ~Interrupt();
  std::stop_token token() const { return stop_.get_token(); }
  bool happened() const { return stop_.stop_requested(); }

 private:
  std::stop_source stop_;
  std::jthread waiter_;
};

}  // namespace day::app
