#include "serve/http_server.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstring>
#include <optional>
#include <thread>

#include "base/digest.h"
#include "serve/client_clock.h"
#include "serve/gzip.h"
#include "serve/job_queue.h"
#include "serve/kept_answers.h"
#include "serve/target.h"
#include "text/json.h"
#include "text/utf8.h"

namespace day {
namespace {

constexpr size_t kLeastPacked = 1'024;  // bytes of a body from which gzip pays

// What every answer says: it is what its type says, and no script of another place reads it.
constexpr std::pair<const char*, const char*> kHeaders[] = {
    {"X-Content-Type-Options", "nosniff"}, {"Referrer-Policy", "no-referrer"}, {"Cross-Origin-Resource-Policy", "same-origin"}};
// Of an answer that brings no policy of its own: nothing of it runs, and nobody frames it.
constexpr std::string_view kPolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

bool IsText(std::string_view type) {
  return type.starts_with("text/") || type.starts_with("application/json") || type == "image/svg+xml" || type == "application/x-ndjson";
}

// One request, from its first line until its answer is sent.
struct Exchange {
  enum class Stage : uint8_t { kHead, kBody, kWorking, kDone };
  Stage stage = Stage::kHead;
  std::string target;  // as sent
  HttpRequest request;
  bool packs = false;      // the client takes gzip
  uint64_t excess = 0;     // bytes of a body beyond what may be sent
  bool any_holds = false;  // it has some answer, and wants none if there is one (If-None-Match: *)
  std::string state;       // of the server when the request came
  OwnedResponse response;
  unsigned status = 200;
};

std::string_view Header(MHD_Connection* connection, const char* name) {
  const char* value = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, name);
  return value ? value : "";
}

// "gzip;q=0" is a no; other weights count as a yes.
bool TakesGzip(std::string_view accepted) {
  const size_t at = accepted.find("gzip");
  if (at == accepted.npos) return false;
  const std::string_view rest = accepted.substr(at + 4, accepted.substr(at + 4).find(','));
  return rest.find("q=0") == rest.npos || rest.find("q=0.") != rest.npos;
}

OwnedResponse ResponseOf(std::string body) {
  auto* const kept = new std::string(std::move(body));  // the library gives it back
  return OwnedResponse(
      MHD_create_response_from_buffer_with_free_callback_cls(kept->size(), kept->data(), [](void* text) { delete static_cast<std::string*>(text); }, kept));
}

OwnedResponse ResponseOfFile(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  struct stat status{};
  if (descriptor < 0 || ::fstat(descriptor, &status) != 0) {
    if (descriptor >= 0) ::close(descriptor);
    return nullptr;
  }
  return OwnedResponse(MHD_create_response_from_fd64(static_cast<uint64_t>(status.st_size), descriptor));  // closes it
}

HttpAnswer Refusal(unsigned status, std::string_view why) {
  std::string body = "{\"error\": ";
  AppendJsonString(body, why);
  return {.status = status, .body = body + "}\n", .keeps = false};
}

Result<int> Listen(const std::string& address, uint16_t port, uint16_t& got) {
  sockaddr_in v4{.sin_family = AF_INET, .sin_port = htons(port)};
  sockaddr_in6 v6{.sin6_family = AF_INET6, .sin6_port = htons(port)};
  const bool is_v4 = ::inet_pton(AF_INET, address.c_str(), &v4.sin_addr) == 1;
  if (!is_v4 && ::inet_pton(AF_INET6, address.c_str(), &v6.sin6_addr) != 1)
    return MakeError(ErrorKind::kInvalid, fmt::format("'{}' is no address to listen on: 127.0.0.1, 0.0.0.0 or ::1, for example", address));
  const int listener = ::socket(is_v4 ? AF_INET : AF_INET6, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  const auto failed = [&](std::string_view what) {
    const int why = errno;
    if (listener >= 0) ::close(listener);
    return MakeError(why == EACCES ? ErrorKind::kPermission : ErrorKind::kIo, fmt::format("{} port {}: {}: {}", address, port, what, std::strerror(why)));
  };
  if (listener < 0) return failed("no socket");
  const int on = 1;
  (void)::setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  const auto* const name = is_v4 ? reinterpret_cast<const sockaddr*>(&v4) : reinterpret_cast<const sockaddr*>(&v6);
  if (::bind(listener, name, is_v4 ? sizeof v4 : sizeof v6) != 0) return failed("cannot listen there");
  if (::listen(listener, SOMAXCONN) != 0) return failed("cannot listen there");
  sockaddr_storage bound{};
  socklen_t size = sizeof bound;
  if (::getsockname(listener, reinterpret_cast<sockaddr*>(&bound), &size) != 0) return failed("no address");
  got = ntohs(is_v4 ? reinterpret_cast<sockaddr_in*>(&bound)->sin_port : reinterpret_cast<sockaddr_in6*>(&bound)->sin6_port);
  return listener;
}

// What was asked for, as far as the process may open as many files; some are left for the catalog and what is sent from disk.
unsigned ConnectionsWithin(unsigned wanted) {
  constexpr rlim_t kLeft = 128;
  rlimit files{};
  if (::getrlimit(RLIMIT_NOFILE, &files) != 0 || files.rlim_cur == RLIM_INFINITY) return wanted;
  return static_cast<unsigned>(std::min<rlim_t>(wanted, files.rlim_cur > 2 * kLeft ? files.rlim_cur - kLeft : kLeft));
}

class Server : public HttpServer {
 public:
  Server(const HttpOptions& options, std::string state, Handler handler)
      : options_(options), handler_(std::move(handler)), kept_(options.cache_bytes), state_(std::move(state)) {
    const bool loopback = options.address.starts_with("127.") || options.address == "::1";
    for (const std::string& host : options.hosts) hosts_.push_back(ToLowerAscii(host));
    // A page of another site whose name leads here would otherwise read what only this machine may.
    if (loopback) hosts_.insert(hosts_.end(), {"localhost", "127.0.0.1", "[::1]", options.address});
  }

  ~Server() override {
    if (!daemon_) return;
    const MHD_socket listener = MHD_quiesce_daemon(daemon_);  // nobody new
    jobs_->End();                                             // what was asked is answered, and no connection stays suspended
    WaitForAnswers();
    MHD_stop_daemon(daemon_);
    if (listener != MHD_INVALID_SOCKET) ::close(listener);
  }

  Status Begin() {
    DAY_TRY_ASSIGN(const int listener, Listen(options_.address, options_.port, port_));
    jobs_ = std::make_unique<JobQueue>(options_.workers, options_.waiting);
    const unsigned threads = std::max(1U, options_.workers / 2);
    daemon_ = MHD_start_daemon(MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME, 0, nullptr, nullptr, &Server::OnRequest, this,
                               MHD_OPTION_LISTEN_SOCKET, listener,                                                       //
                               MHD_OPTION_THREAD_POOL_SIZE, threads > 1 ? threads : 0U,                                  //
                               MHD_OPTION_CONNECTION_LIMIT, std::max(ConnectionsWithin(options_.connections), threads),  //
                               MHD_OPTION_CONNECTION_TIMEOUT, options_.idle_seconds,                                     //
                               MHD_OPTION_CONNECTION_MEMORY_LIMIT, options_.head_bytes,                                  //
                               MHD_OPTION_STRICT_FOR_CLIENT, 1,                                                          //
                               MHD_OPTION_URI_LOG_CALLBACK, &Server::OnTarget, this,                                     //
                               MHD_OPTION_NOTIFY_COMPLETED, &Server::OnCompleted, this,                                  //
                               MHD_OPTION_NOTIFY_CONNECTION, &Server::OnConnection, this, MHD_OPTION_END);
    if (daemon_) return {};
    ::close(listener);
    return MakeError(ErrorKind::kIo, "the HTTP server cannot be started");
  }

  uint16_t port() const override { return port_; }

  void SetState(std::string state) override {
    {
      const MutexLock lock(mutex_);
      state_ = std::move(state);
    }
    kept_.Clear();
  }

 private:
  using Stage = Exchange::Stage;

  std::string State() DAY_EXCLUDES(mutex_) {
    const MutexLock lock(mutex_);
    return state_;
  }

  // limit: seconds that the last answers have to be sent when the server ends
  void WaitForAnswers() const {
    for (int i = 0; i < 50 && open_.load() > 0; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }

  static ClientClock::Client* ClientOf(MHD_Connection* connection) {
    const MHD_ConnectionInfo* info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    return info ? static_cast<ClientClock::Client*>(info->socket_context) : nullptr;
  }

  static void OnConnection(void* self, MHD_Connection* connection, void** context, MHD_ConnectionNotificationCode code) {
    auto* const server = static_cast<Server*>(self);
    if (code == MHD_CONNECTION_NOTIFY_CLOSED) {
      if (*context) server->clock_.Remove(static_cast<ClientClock::Client*>(*context));
      return;
    }
    const MHD_ConnectionInfo* info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    *context = info ? server->clock_.Add(info->connect_fd, ClientClock::After(std::chrono::seconds(server->options_.head_seconds))) : nullptr;
  }

  static void* OnTarget(void* self, const char* target, MHD_Connection*) {
    ++static_cast<Server*>(self)->open_;
    auto* const exchange = new Exchange;  // given back by OnCompleted
    exchange->target = target;
    return exchange;
  }

  static void OnCompleted(void* self, MHD_Connection* connection, void** exchange, MHD_RequestTerminationCode) {
    auto* const server = static_cast<Server*>(self);
    if (!*exchange) return;
    delete static_cast<Exchange*>(*exchange);
    *exchange = nullptr;
    --server->open_;
    if (ClientClock::Client* client = ClientOf(connection))
      client->Until(ClientClock::After(std::chrono::seconds(server->options_.idle_seconds + server->options_.head_seconds)));
  }

  static MHD_Result OnRequest(void* self, MHD_Connection* connection, const char*, const char* method, const char*, const char* data, size_t* size,
                              void** exchange) {
    return static_cast<Server*>(self)->Go(connection, method, data, size, *static_cast<Exchange*>(*exchange));
  }

  // Called by the library for each step: the head, each part of a body, its end, and after it was resumed.
  MHD_Result Go(MHD_Connection* connection, std::string_view method, const char* data, size_t* size, Exchange& exchange) {
    switch (exchange.stage) {
      case Stage::kHead: return Head(connection, method, exchange);
      case Stage::kBody:
        if (*size > 0) return Part(data, size, exchange);
        return Work(connection, exchange);
      case Stage::kWorking: return MHD_YES;
      case Stage::kDone: return MHD_queue_response(connection, exchange.status, exchange.response.get());
    }
    return MHD_NO;
  }

  MHD_Result Head(MHD_Connection* connection, std::string_view method, Exchange& exchange) {
    exchange.stage = Stage::kBody;
    // A body has as long as bytes come, up to what they may be; an answer, as long as it takes.
    if (ClientClock::Client* client = ClientOf(connection))
      client->Until(method == "POST" ? ClientClock::After(std::chrono::seconds(10 * options_.idle_seconds)) : ClientClock::kNever);
    exchange.request.post = method == "POST";
    exchange.state = State();
    exchange.packs = exchange.request.gzip = TakesGzip(Header(connection, "Accept-Encoding"));
    exchange.request.page = Header(connection, "Accept").find("text/html") != std::string_view::npos;
    exchange.any_holds = TrimAscii(Header(connection, "If-None-Match")) == "*";
    const std::string_view host = Header(connection, "Host");
    if (!hosts_.empty() && !NamesHost(host, hosts_)) return Refuse(connection, 403, "this name does not lead to this server");
    if (method != "GET" && method != "HEAD" && method != "POST")
      return Refuse(connection, 405, "only GET, HEAD and POST are known here", options_.body_bytes > 0 ? "GET, HEAD, POST" : "GET, HEAD");
    if (exchange.request.post) return CheckPost(connection, host, exchange);
    return MHD_YES;
  }

  MHD_Result CheckPost(MHD_Connection* connection, std::string_view host, Exchange& exchange) {
    if (options_.body_bytes == 0) return Refuse(connection, 403, "nothing can be sent to this server");
    const std::string_view stated = Header(connection, "Content-Length"), origin = Header(connection, "Origin");
    uint64_t length = 0;
    (void)std::from_chars(stated.data(), stated.data() + stated.size(), length);
    if (length > options_.body_bytes) return RefuseLength(connection);
    // A form of another site sends plain types without asking; a script of one says where it comes from.
    const std::string_view type = Header(connection, "Content-Type");
    exchange.request.content_type = ToLowerAscii(TrimAscii(type.substr(0, type.find(';'))));
    const size_t slashes = origin.find("//");
    if (!origin.empty() && (slashes == origin.npos || origin.substr(slashes + 2) != host)) return Refuse(connection, 403, "not from a page of another site");
    return MHD_YES;
  }

  MHD_Result RefuseLength(MHD_Connection* connection) const {
    return Refuse(connection, 413, fmt::format("at most {} bytes can be sent", options_.body_bytes));
  }

  MHD_Result Part(const char* data, size_t* size, Exchange& exchange) const {
    if (!exchange.request.post) return MHD_NO;  // a body that nobody asked for: hang up
    if (exchange.excess == 0 && exchange.request.body.size() + *size <= options_.body_bytes) {
      exchange.request.body.append(data, *size);
    } else {
      // Of a length that was not stated. It is heard to its end, so that there is an answer, but not for ever.
      exchange.request.body = {};
      exchange.excess += *size;
      if (exchange.excess > options_.body_bytes) return MHD_NO;
    }
    *size = 0;
    return MHD_YES;
  }

  static std::string TagOf(const Exchange& exchange, bool packed) {
    return fmt::format("\"{}{}\"", Sha256Of(exchange.state + "\n" + exchange.target).Hex().substr(0, 24), packed ? "-gz" : "");
  }
  static std::string KeyOf(const Exchange& exchange) { return (exchange.packs ? "z" : "p") + exchange.state + "\n" + exchange.target; }

  MHD_Result Work(MHD_Connection* connection, Exchange& exchange) {
    if (exchange.excess > 0) return RefuseLength(connection);
    if (!exchange.request.post) {
      // A tag is only given with an answer that is kept: whoever has it, has the answer, packed or not.
      const std::string_view has = Header(connection, "If-None-Match");
      for (const bool packed : {true, false})
        if (!has.empty() && has.find(TagOf(exchange, packed)) != has.npos) return Unchanged(connection, TagOf(exchange, packed));
      if (!exchange.any_holds && kept_.Send(connection, KeyOf(exchange))) return MHD_YES;
    }
    auto target = ParseTarget(exchange.target);
    if (!target) return Refuse(connection, 400, "this is no address of this server");
    exchange.request.path = std::move(target->path);  // the same again where an answer that was found is gone once more
    exchange.request.query = std::move(target->query);
    exchange.stage = Stage::kWorking;
    MHD_suspend_connection(connection);
    JobQueue::Job job = [this, connection, &exchange](unsigned worker) { Answer(connection, exchange, worker); };
    if (jobs_->Try(job)) return MHD_YES;
    Finish(connection, exchange, Refusal(503, "too many are asking: try again in a while"));
    return MHD_YES;
  }

  // On a worker: the connection is suspended, so that nobody else looks at the exchange.
  void Answer(MHD_Connection* connection, Exchange& exchange, unsigned worker) {
    // Of many who ask the same at once the first ones make the answer; the others find it.
    if (!exchange.request.post && !exchange.any_holds && kept_.Has(KeyOf(exchange))) {
      exchange.stage = Stage::kBody;
      MHD_resume_connection(connection);
      return;
    }
    HttpAnswer answer = handler_(exchange.request, worker);
    Finish(connection, exchange, std::move(answer));
  }

  void Finish(MHD_Connection* connection, Exchange& exchange, HttpAnswer answer) {
    exchange.status = answer.status;
    const bool keeps = answer.keeps && answer.status == 200 && !exchange.request.post;
    const bool file = !answer.file.empty();
    bool packed = file && answer.packed;
    if (!file && exchange.packs && answer.body.size() >= kLeastPacked && IsText(answer.type)) {
      if (auto smaller = Gzip(answer.body)) {
        answer.body = std::move(*smaller);
        packed = true;
      }
    }
    const auto make = [&](std::string body) {
      OwnedResponse response = file ? ResponseOfFile(answer.file) : ResponseOf(std::move(body));
      if (!response) {
        exchange.status = 500;
        return ResponseOf("{\"error\": \"the file is not there any more\"}\n");
      }
      MHD_add_response_header(response.get(), "Content-Type", answer.type.c_str());
      if (packed) MHD_add_response_header(response.get(), "Content-Encoding", "gzip");
      AddHeaders(response.get(), keeps ? TagOf(exchange, packed) : "");
      if (!answer.location.empty()) MHD_add_response_header(response.get(), "Location", answer.location.c_str());
      if (!answer.allow.empty()) MHD_add_response_header(response.get(), "Allow", answer.allow.c_str());
      MHD_add_response_header(response.get(), "Content-Security-Policy", answer.policy.empty() ? kPolicy.data() : answer.policy.c_str());
      if (!answer.download.empty())
        MHD_add_response_header(response.get(), "Content-Disposition", fmt::format("attachment; filename=\"{}\"", answer.download).c_str());
      if (answer.status == 503) MHD_add_response_header(response.get(), "Retry-After", "5");
      return response;
    };
    // A response has one reference of ours; what is kept is another one of the same bytes.
    if (keeps && !file && exchange.state == State()) kept_.Keep(KeyOf(exchange), make(answer.body), answer.body.size());
    if (keeps && exchange.any_holds) {
      exchange.status = MHD_HTTP_NOT_MODIFIED;
      exchange.response = ResponseOf("");
      AddHeaders(exchange.response.get(), TagOf(exchange, packed));
    } else {
      exchange.response = make(std::move(answer.body));
    }
    exchange.stage = Stage::kDone;
    MHD_resume_connection(connection);
  }

  static void AddHeaders(MHD_Response* response, const std::string& tag) {
    for (const auto& [name, value] : kHeaders) MHD_add_response_header(response, name, value);
    MHD_add_response_header(response, "Vary", "Accept, Accept-Encoding");
    MHD_add_response_header(response, "Cache-Control", tag.empty() ? "no-store" : "no-cache");
    if (!tag.empty()) MHD_add_response_header(response, "ETag", tag.c_str());
  }

  static MHD_Result Unchanged(MHD_Connection* connection, const std::string& tag) {
    const OwnedResponse response = ResponseOf("");
    AddHeaders(response.get(), tag);  // no policy: that of what the client has stays
    return MHD_queue_response(connection, MHD_HTTP_NOT_MODIFIED, response.get());
  }

  static MHD_Result Refuse(MHD_Connection* connection, unsigned status, std::string_view why, const char* allow = nullptr) {
    const HttpAnswer answer = Refusal(status, why);
    const OwnedResponse response = ResponseOf(answer.body);
    MHD_add_response_header(response.get(), "Content-Type", answer.type.c_str());
    AddHeaders(response.get(), "");
    MHD_add_response_header(response.get(), "Content-Security-Policy", kPolicy.data());
    if (allow) MHD_add_response_header(response.get(), "Allow", allow);
    return MHD_queue_response(connection, status, response.get());
  }

  const HttpOptions options_;
  const Handler handler_;
  std::vector<std::string> hosts_;
  ClientClock clock_;
  KeptAnswers kept_;
  Mutex mutex_;
  std::string state_ DAY_GUARDED_BY(mutex_);
  std::atomic<int64_t> open_{0};
  uint16_t port_ = 0;
  std::unique_ptr<JobQueue> jobs_;
  MHD_Daemon* daemon_ = nullptr;
};

}  // namespace

Result<std::unique_ptr<HttpServer>> HttpServer::Start(const HttpOptions& options, std::string state, Handler handler) {
  auto server = std::make_unique<Server>(options, std::move(state), std::move(handler));
  DAY_TRY(server->Begin());
  return std::unique_ptr<HttpServer>(std::move(server));
}

}  // namespace day
