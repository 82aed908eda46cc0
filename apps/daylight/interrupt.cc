#include "interrupt.h"

#include <pthread.h>
#include <unistd.h>

#include <csignal>

#include "command.h"

namespace day::app {
namespace {

sigset_t Signals() {
  sigset_t set;
  sigemptyset(&set);
  for (int signal : {SIGINT, SIGTERM, SIGUSR1}) sigaddset(&set, signal);  // SIGUSR1: the destructor's own
  return set;
}

}  // namespace

Interrupt::Interrupt() {
  const sigset_t set = Signals();
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  waiter_ = std::jthread([this](const std::stop_token& done) {
    const sigset_t waited = Signals();
    for (;;) {
      int signal = 0;
      sigwait(&waited, &signal);
      if (done.stop_requested()) return;
      if (signal == SIGUSR1) continue;
      if (stop_.stop_requested()) _exit(kInterrupted);
      stop_.request_stop();
    }
  });
}

Interrupt::~Interrupt() {
  waiter_.request_stop();
  pthread_kill(waiter_.native_handle(), SIGUSR1);
}

}  // namespace day::app
