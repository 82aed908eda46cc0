#include "serve/http_server.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>
#include <zlib.h>

#include <atomic>
#include <chrono>
#include <string>
#include <thread>
#include <vector>

#include "serve/gzip.h"
#include "serve/target.h"

namespace day {
namespace {

using namespace std::chrono_literals;

class Client {
 public:
  explicit Client(uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{.sin_family = AF_INET, .sin_port = htons(port)};
    ::inet_pton(AF_INET, "127.0.0.1", &address.sin_addr);
    EXPECT_EQ(::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
    timeval patience{.tv_sec = 20, .tv_usec = 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  }
  ~Client() { ::close(socket_); }
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  void Send(std::string_view text) const { (void)!::send(socket_, text.data(), text.size(), MSG_NOSIGNAL); }
  // All until the other side closes.
  std::string ReadAll() const {
    std::string all;
    char buffer[4096];
    for (ssize_t got; (got = ::recv(socket_, buffer, sizeof buffer, 0)) > 0;) all.append(buffer, static_cast<size_t>(got));
    return all;
  }

 private:
  int socket_;
};

std::unique_ptr<HttpServer> Started(HttpOptions options, HttpServer::Handler handler) {
  auto server = HttpServer::Start(options, "state-1", std::move(handler));
  EXPECT_TRUE(server) << server.error().message;
  return std::move(*server);
}

std::string Ask(const HttpServer& server, const std::string& line, const std::string& headers = "", const std::string& body = "") {
  const Client client(server.port());
  client.Send(line + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers + "\r\n" + body);
  return client.ReadAll();
}
std::string StatusOf(const std::string& answer) { return answer.substr(0, answer.find('\r')).substr(std::min<size_t>(9, answer.size())); }
std::string BodyOf(const std::string& answer) {
  const size_t end = answer.find("\r\n\r\n");
  return end == answer.npos ? "" : answer.substr(end + 4);
}
std::string HeaderOf(const std::string& answer, const std::string& name) {
  const size_t at = answer.find("\r\n" + name + ": ");
  return at == answer.npos ? "" : answer.substr(at + name.size() + 4, answer.find('\r', at + 2) - at - name.size() - 4);
}

HttpAnswer Echo(const HttpRequest& request, unsigned) {
  std::string body;
  for (const std::string& segment : request.path) body += "[" + segment + "]";
  for (const auto& [name, value] : request.query) body += name + "=" + value + ";";
  return {.body = body + request.body};
}

TEST(HttpServer, AnswersWhatIsAsked) {
  const auto server = Started({}, Echo);
  const std::string answer = Ask(*server, "GET /a%2Fb/c?x=1+2&y=%C3%A9");
  EXPECT_EQ(StatusOf(answer), "200 OK");
  EXPECT_EQ(BodyOf(answer), "[a/b][c]x=1 2;y=é;");
  EXPECT_EQ(HeaderOf(answer, "X-Content-Type-Options"), "nosniff");
  const std::string head = Ask(*server, "HEAD /a");
  EXPECT_EQ(StatusOf(head), "200 OK");
  EXPECT_EQ(BodyOf(head), "");
}

TEST(HttpServer, KeepsAnswersUntilTheStateChanges) {
  std::atomic<int> asked = 0;
  const auto server = Started({}, [&](const HttpRequest&, unsigned) { return HttpAnswer{.body = std::to_string(++asked)}; });
  const std::string first = Ask(*server, "GET /a");
  EXPECT_EQ(BodyOf(Ask(*server, "GET /a")), "1");
  EXPECT_EQ(BodyOf(Ask(*server, "GET /b")), "2");
  const std::string tag = HeaderOf(first, "ETag");
  ASSERT_NE(tag, "");
  const std::string unchanged = Ask(*server, "GET /a", "If-None-Match: " + tag + "\r\n");
  EXPECT_EQ(StatusOf(unchanged), "304 Not Modified");
  EXPECT_EQ(HeaderOf(unchanged, "ETag"), tag);
  server->SetState("state-2");
  const std::string later = Ask(*server, "GET /a", "If-None-Match: " + tag + "\r\n");
  EXPECT_EQ(StatusOf(later), "200 OK");
  EXPECT_EQ(BodyOf(later), "3");
  EXPECT_NE(HeaderOf(later, "ETag"), tag);
}

TEST(HttpServer, SaysThatWhateverSomebodyHasStillHolds) {
  const auto server = Started({}, [&](const HttpRequest& request, unsigned) {
    return request.path.empty() ? HttpAnswer{.body = "there"} : HttpAnswer{.status = 404, .body = "lost", .keeps = false};
  });
  for (int i = 0; i < 2; ++i) EXPECT_EQ(StatusOf(Ask(*server, "GET /", "If-None-Match: *\r\n")), "304 Not Modified");
  EXPECT_EQ(StatusOf(Ask(*server, "GET /")), "200 OK");
  EXPECT_EQ(StatusOf(Ask(*server, "GET /", "If-None-Match: *\r\n")), "304 Not Modified") << "of one that is kept, too";
  EXPECT_EQ(StatusOf(Ask(*server, "GET /lost", "If-None-Match: *\r\n")), "404 Not Found");
}

TEST(HttpServer, ATagSaysWhetherTheAnswerIsPacked) {
  const auto server = Started({}, [&](const HttpRequest& request, unsigned) { return HttpAnswer{.body = std::string(request.path.empty() ? 5'000 : 5, 'a')}; });
  const std::string packed = Ask(*server, "GET /", "Accept-Encoding: gzip\r\n"), small = Ask(*server, "GET /small", "Accept-Encoding: gzip\r\n");
  EXPECT_EQ(HeaderOf(packed, "Content-Encoding"), "gzip");
  EXPECT_TRUE(HeaderOf(packed, "ETag").ends_with("-gz\""));
  EXPECT_EQ(HeaderOf(small, "Content-Encoding"), "");
  EXPECT_FALSE(HeaderOf(small, "ETag").ends_with("-gz\""));
  for (const auto& [target, answer] : {std::pair{"GET /", packed}, {"GET /small", small}})
    EXPECT_EQ(StatusOf(Ask(*server, target, "Accept-Encoding: gzip\r\nIf-None-Match: " + HeaderOf(answer, "ETag") + "\r\n")), "304 Not Modified");
}

TEST(HttpServer, SaysWhatIsAllowedAndWhereSomethingIs) {
  const auto server = Started({}, [](const HttpRequest&, unsigned) { return HttpAnswer{.status = 302, .location = "/there", .keeps = false}; });
  const std::string refused = Ask(*server, "PUT /a");
  EXPECT_EQ(StatusOf(refused), "405 Method Not Allowed");
  EXPECT_EQ(HeaderOf(refused, "Allow"), "GET, HEAD");
  EXPECT_EQ(HeaderOf(Ask(*server, "GET /a"), "Location"), "/there");
}

TEST(HttpServer, TellsPersonsAndPackersFromOthers) {
  const auto server = Started({}, [](const HttpRequest& request, unsigned) {
    return HttpAnswer{.body = std::string(request.page ? "page" : "data") + (request.gzip ? " packed" : ""), .keeps = false};
  });
  EXPECT_EQ(BodyOf(Ask(*server, "GET /", "Accept: text/html,application/xhtml+xml;q=0.9,*/*;q=0.8\r\n")), "page");
  EXPECT_EQ(BodyOf(Ask(*server, "GET /", "Accept: */*\r\nAccept-Encoding: gzip\r\n")), "data packed");
}

TEST(HttpServer, MakesAnAnswerOnceForManyWhoAskAtOnce) {
  std::atomic<int> asked = 0;
  const auto server = Started({.workers = 2}, [&](const HttpRequest&, unsigned) {
    ++asked;
    std::this_thread::sleep_for(50ms);
    return HttpAnswer{.body = "same"};
  });
  std::vector<std::string> answers(30);
  std::vector<std::jthread> clients;
  for (std::string& answer : answers) clients.emplace_back([&] { answer = BodyOf(Ask(*server, "GET /a")); });
  clients.clear();
  for (const std::string& answer : answers) EXPECT_EQ(answer, "same");
  EXPECT_LE(asked.load(), 2);  // as many as there are workers
}

TEST(HttpServer, KeepsNoErrors) {
  std::atomic<int> asked = 0;
  const auto server = Started({}, [&](const HttpRequest&, unsigned) { return HttpAnswer{.status = 404, .body = std::to_string(++asked)}; });
  EXPECT_EQ(HeaderOf(Ask(*server, "GET /a"), "ETag"), "");
  EXPECT_EQ(BodyOf(Ask(*server, "GET /a")), "2");
}

TEST(HttpServer, PacksForThoseWhoTakeIt) {
  const std::string text(10'000, 'a');
  const auto server = Started({}, [&](const HttpRequest&, unsigned) { return HttpAnswer{.body = text}; });
  for (int i = 0; i < 2; ++i) {  // made, and kept
    const std::string packed = Ask(*server, "GET /a", "Accept-Encoding: br, gzip\r\n");
    EXPECT_EQ(HeaderOf(packed, "Content-Encoding"), "gzip");
    EXPECT_EQ(BodyOf(packed), *Gzip(text));
    EXPECT_EQ(BodyOf(Ask(*server, "GET /a")), text);
    EXPECT_EQ(BodyOf(Ask(*server, "GET /a", "Accept-Encoding: gzip;q=0\r\n")), text);
  }
}

TEST(HttpServer, RefusesOtherNamesOnLoopback) {
  const auto server = Started({.hosts = {"Openness.Example.ORG"}}, Echo);
  const auto with_host = [&](const std::string& host) {
    const Client client(server->port());
    client.Send("GET / HTTP/1.1\r\nConnection: close\r\n" + host + "\r\n");
    return StatusOf(client.ReadAll());
  };
  for (const char* host :
       {"Host: localhost\r\n", "Host: 127.0.0.1:8321\r\n", "Host: [::1]:8321\r\n", "Host: LOCALHOST:1\r\n", "Host: openness.example.org\r\n"})
    EXPECT_EQ(with_host(host), "200 OK") << host;
  for (const char* host : {"Host: evil.example\r\n", "Host: localhost.evil.example\r\n", "Host: localhost:1@evil.example\r\n", "Host: \r\n"})
    EXPECT_EQ(with_host(host), "403 Forbidden") << host;
  EXPECT_NE(with_host(""), "200 OK");
}

TEST(HttpServer, RefusesWhatItDoesNotKnow) {
  const auto server = Started({}, Echo);
  EXPECT_EQ(StatusOf(Ask(*server, "DELETE /a")), "405 Method Not Allowed");
  EXPECT_EQ(StatusOf(Ask(*server, "GET /../etc/passwd")), "400 Bad Request");
  EXPECT_EQ(StatusOf(Ask(*server, "GET /%2e%2e/a")), "400 Bad Request");
  EXPECT_EQ(StatusOf(Ask(*server, "GET /%ff")), "400 Bad Request");
  EXPECT_EQ(StatusOf(Ask(*server, "GET /a%00b")), "400 Bad Request");
  EXPECT_EQ(StatusOf(Ask(*server, "POST /a", "Content-Length: 1\r\n", "x")), "403 Forbidden");
  EXPECT_NE(StatusOf(Ask(*server, "GET /" + std::string(60'000, 'a'))), "200 OK");
  EXPECT_NE(StatusOf(Ask(*server, "GET /a", "X: " + std::string(60'000, 'a') + "\r\n")), "200 OK");
  EXPECT_EQ(StatusOf(Ask(*server, "GET /still-there")), "200 OK");
}

TEST(HttpServer, TakesABodyUpToItsLimit) {
  const auto server = Started({.body_bytes = 1'000}, Echo);
  const auto post = [&](const std::string& headers, const std::string& body) { return Ask(*server, "POST /a", headers, body); };
  const std::string body(1'000, 'x');
  EXPECT_EQ(BodyOf(post("Content-Length: 1000\r\n", body)), "[a]" + body);
  EXPECT_EQ(StatusOf(post("Content-Length: 1001\r\n", body + "x")), "413 Content Too Large");
  const auto chunks = [&](int count) {
    std::string all;
    for (int i = 0; i < count; ++i) all += "3e8\r\n" + body + "\r\n";
    return StatusOf(post("Transfer-Encoding: chunked\r\n", all + "0\r\n\r\n"));
  };
  EXPECT_EQ(chunks(1), "200 OK");
  EXPECT_EQ(chunks(2), "413 Content Too Large");
  EXPECT_NE(chunks(3), "200 OK") << "nothing is heard for ever";
  EXPECT_EQ(StatusOf(post("Origin: https://evil.example\r\nContent-Length: 1\r\n", "x")), "403 Forbidden");
  EXPECT_EQ(StatusOf(post("Origin: http://localhost\r\nContent-Length: 1\r\n", "x")), "200 OK");
}

TEST(HttpServer, EndsConnectionsThatNeverSayWhatTheyWant) {
  const auto server = Started({.head_seconds = 1, .idle_seconds = 60}, Echo);
  const auto before = std::chrono::steady_clock::now();
  const Client silent(server->port()), slow(server->port());
  std::jthread drip([&](const std::stop_token& stop) {  // a byte now and then, which the library takes for life
    slow.Send("GET /a HTTP/1.1\r\nX: ");
    while (!stop.stop_requested()) {
      std::this_thread::sleep_for(200ms);
      slow.Send("a");
    }
  });
  EXPECT_EQ(silent.ReadAll(), "");
  EXPECT_EQ(slow.ReadAll().find("200 OK"), std::string::npos);
  EXPECT_LT(std::chrono::steady_clock::now() - before, 15s);
}

TEST(HttpServer, AnswersBesideASlowAnswer) {
  std::atomic<bool> go = false;
  const auto server = Started({.workers = 2}, [&](const HttpRequest& request, unsigned) {
    while (request.path[0] == "slow" && !go.load()) std::this_thread::sleep_for(5ms);
    return HttpAnswer{.body = request.path[0]};
  });
  std::string slow;
  std::jthread waits([&] { slow = BodyOf(Ask(*server, "GET /slow")); });
  std::this_thread::sleep_for(50ms);
  for (int i = 0; i < 20; ++i) EXPECT_EQ(BodyOf(Ask(*server, "GET /quick" + std::to_string(i))), "quick" + std::to_string(i));
  go = true;
  waits.join();
  EXPECT_EQ(slow, "slow");
}

TEST(HttpServer, TellsThoseWhoAreTooMany) {
  std::atomic<bool> go = false;
  const auto server = Started({.workers = 1, .waiting = 1}, [&](const HttpRequest&, unsigned) {
    while (!go.load()) std::this_thread::sleep_for(5ms);
    return HttpAnswer{.body = "done"};
  });
  std::vector<std::string> answers(8);
  std::vector<std::jthread> clients;
  for (size_t i = 0; i < answers.size(); ++i) clients.emplace_back([&, i] { answers[i] = Ask(*server, "GET /" + std::to_string(i)); });
  std::this_thread::sleep_for(300ms);
  go = true;
  clients.clear();
  size_t busy = 0;
  for (const std::string& answer : answers) busy += StatusOf(answer) == "503 Service Unavailable";
  EXPECT_GT(busy, 0u);
  EXPECT_LT(busy, answers.size());
}

TEST(HttpServer, AnswersWhatWasAskedBeforeItEnds) {
  std::atomic<bool> begun = false;
  auto server = Started({}, [&](const HttpRequest&, unsigned) {
    begun = true;
    std::this_thread::sleep_for(300ms);
    return HttpAnswer{.body = "done"};
  });
  std::string answer;
  std::jthread client([&, port = server->port()] {
    const Client one(port);
    one.Send("GET /a HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    answer = one.ReadAll();
  });
  while (!begun.load()) std::this_thread::sleep_for(5ms);
  server.reset();
  client.join();
  EXPECT_EQ(BodyOf(answer), "done");
}

TEST(HttpServer, SurvivesClientsThatHangUp) {
  const auto server = Started({}, [](const HttpRequest&, unsigned) {
    std::this_thread::sleep_for(10ms);
    return HttpAnswer{.body = std::string(100'000, 'a')};
  });
  for (int i = 0; i < 50; ++i) {
    const Client client(server->port());
    client.Send("GET /" + std::to_string(i) + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
  }
  for (int i = 0; i < 10; ++i) {
    const Client client(server->port());
    client.Send("GET /x HTTP/1.1\r\nno header\r\n\x01\r\n\r\n");
  }
  EXPECT_EQ(StatusOf(Ask(*server, "GET /after")), "200 OK");
}

TEST(HttpServer, SaysWhereItCannotListen) {
  const auto server = Started({}, Echo);
  EXPECT_EQ(HttpServer::Start({.port = server->port()}, "", Echo).error().kind, ErrorKind::kIo);
  EXPECT_EQ(HttpServer::Start({.address = "localhost"}, "", Echo).error().kind, ErrorKind::kInvalid);
}

TEST(Gzip, IsReadByZlib) {
  const std::string text(100'000, 'x');
  const std::string packed = *Gzip(text);
  std::string back(text.size(), '\0');
  z_stream stream{};
  ASSERT_EQ(inflateInit2(&stream, 15 + 16), Z_OK);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  stream.next_out = reinterpret_cast<Bytef*>(back.data());
  stream.avail_out = static_cast<uInt>(back.size());
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
  inflateEnd(&stream);
  EXPECT_EQ(back, text);
  EXPECT_FALSE(Gzip("abc"));
}

TEST(HttpTarget, IsTakenApart) {
  const auto target = ParseTarget("/a//b%2Fc/?x=1&y&&z=%26%3D+b#part");
  ASSERT_TRUE(target);
  EXPECT_EQ(target->path, (std::vector<std::string>{"a", "b/c"}));
  EXPECT_EQ(target->query, (std::vector<std::pair<std::string, std::string>>{{"x", "1"}, {"y", ""}, {"z", "&= b"}}));
  EXPECT_TRUE(ParseTarget("/")->path.empty());
  for (const std::string bad : {"", "a", "http://a/", "/..", "/a/../b", "/.", "/%FF", "/%00", "/a?x=%ff"}) EXPECT_FALSE(ParseTarget(bad)) << bad;
  EXPECT_FALSE(ParseTarget("/" + std::string(kMaxTarget, 'a')));
  std::string many = "/a?";
  for (int i = 0; i < 100; ++i) many += "a=1&";
  EXPECT_FALSE(ParseTarget(many));
}

}  // namespace
}  // namespace day
