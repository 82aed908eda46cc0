// HTTP over libmicrohttpd: limits, the cache of answers, entity tags and gzip. Knows nothing of what is asked.
//
// Threads of the library take and send bytes and never wait: work goes to workers of their own while its connection is suspended, so that a
// slow answer holds up nobody. An answer is kept until the state it was made in is over.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace day {

struct HttpRequest {
  bool post = false;                                       // else GET or HEAD
  std::vector<std::string> path;                           // percent-decoded segments
  std::vector<std::pair<std::string, std::string>> query;  // decoded, in order
  std::string content_type;                                // without parameters, in lower case
  std::string body;
  bool page = false;  // a person asks: HTML is among what is accepted
  bool gzip = false;  // packed bytes are taken
};

struct HttpAnswer {
  unsigned status = 200;
  std::string type = "application/json";
  std::string body;
  std::string file = {};      // a file to send in place of the body
  bool packed = false;        // the file is packed with gzip already
  std::string download = {};  // a name to save it under
  std::string location = {};  // of a redirection
  std::string allow = {};     // methods, with 405
  std::string policy = {};    // Content-Security-Policy; "" for one under which nothing runs
  bool keeps = true;          // the same for everybody who asks, until the state changes
};

struct HttpOptions {
  std::string address = "127.0.0.1";  // an IPv4 or IPv6 address
  uint16_t port = 0;                  // 0: any that is free
  unsigned workers = 2;
  std::vector<std::string> hosts = {};  // names that a request may use for this server; on loopback those of the machine itself are always among them
  // limits:
  unsigned connections = 8'192;
  unsigned head_seconds = 20;              // from the connection, or the end of the last answer, to the end of a request's head
  unsigned idle_seconds = 60;              // without a byte
  size_t head_bytes = size_t{16} << 10;    // of a request's line and headers
  size_t body_bytes = 0;                   // of what is sent; 0: nothing may be sent
  size_t waiting = 512;                    // requests that wait for a worker; more are told to come again
  size_t cache_bytes = size_t{128} << 20;  // of answers that are kept
};

class HttpServer {
 public:
  // Called on a worker, 0 to workers - 1; several at a time.
  using Handler = std::function<HttpAnswer(const HttpRequest& request, unsigned worker)>;

  // Listens when it returns. Errors: kInvalid (no address), kPermission, kIo (in use). `state`: see SetState.
  static Result<std::unique_ptr<HttpServer>> Start(const HttpOptions& options, std::string state, Handler handler);
  virtual ~HttpServer() = default;  // finishes what is being answered, at most some seconds

  virtual uint16_t port() const = 0;
  // What answers are made from has changed: none that was kept is given again. Any thread.
  virtual void SetState(std::string state) = 0;
};

}  // namespace day
