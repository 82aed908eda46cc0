#include "serve/client_clock.h"

#include <sys/socket.h>

namespace day {

ClientClock::ClientClock() : watcher_([this](const std::stop_token& stop) { Watch(stop); }) {}
ClientClock::~ClientClock() = default;

ClientClock::Client* ClientClock::Add(int descriptor, int64_t deadline) {
  const MutexLock lock(mutex_);
  Client& client = clients_.emplace_front(descriptor);
  client.place_ = clients_.begin();
  client.Until(deadline);
  return &client;
}

void ClientClock::Remove(Client* client) {
  const MutexLock lock(mutex_);
  clients_.erase(client->place_);
}

void ClientClock::Watch(const std::stop_token& stop) {
  constexpr auto kStep = std::chrono::seconds(1);
  while (!stop.stop_requested()) {
    const MutexLock lock(mutex_);
    stopped_.wait_for(mutex_, stop, kStep, [] { return false; });
    const int64_t now = Clock::now().time_since_epoch().count();
    for (Client& client : clients_)
      if (client.deadline_.load(std::memory_order_relaxed) < now) {
        // The library sees the end of the stream, and closes. It calls Remove first, which waits for this lock: the descriptor is still the client's.
        ::shutdown(client.descriptor_, SHUT_RDWR);
        client.Until(kNever);
      }
  }
}

}  // namespace day
