// Opens COUNT connections to 127.0.0.1:PORT that say nothing, then asks 10 times on new ones: idle_clients PORT COUNT [TARGET]
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

namespace {

int Connected(uint16_t port) {
  const int one = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{.sin_family = AF_INET, .sin_port = htons(port)};
  ::inet_pton(AF_INET, "127.0.0.1", &address.sin_addr);
  timeval patience{.tv_sec = 10, .tv_usec = 0};
  ::setsockopt(one, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  if (::connect(one, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0) return one;
  ::close(one);
  return -1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  rlimit files{};
  getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = files.rlim_max;
  setrlimit(RLIMIT_NOFILE, &files);
  const auto port = static_cast<uint16_t>(std::atoi(argv[1]));
  std::vector<int> idle;
  for (int i = 0; i < std::atoi(argv[2]); ++i)
    if (const int one = Connected(port); one >= 0) idle.push_back(one);
  int answered = 0;
  double slowest = 0;
  const std::string request = "GET " + std::string(argc > 3 ? argv[3] : "/") + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
  for (int i = 0; i < 10; ++i) {
    const auto begin = std::chrono::steady_clock::now();
    const int one = Connected(port);
    char head[16] = {};
    if (one >= 0 && ::send(one, request.data(), request.size(), MSG_NOSIGNAL) > 0 && ::recv(one, head, 12, MSG_WAITALL) == 12)
      answered += std::string(head, 12) == "HTTP/1.1 200";
    ::close(one);
    slowest = std::max(slowest, std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
  }
  std::printf("%zu idle, %d of 10 new ones answered, the slowest in %.0f ms\n", idle.size(), answered, slowest * 1000);
  return answered == 10 ? 0 : 1;
}
