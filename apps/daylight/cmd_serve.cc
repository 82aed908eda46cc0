// daylight serve: the catalog over HTTP.
#include <fmt/format.h>
#include <stdlib.h>

#include <algorithm>
#include <charconv>
#include <condition_variable>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <mutex>
#include <stop_token>
#include <system_error>

#include "catalog_place.h"
#include "command.h"
#include "input.h"
#include "interrupt.h"
#include "output.h"
#include "serve/api.h"
#include "serve/http_server.h"
#include "text/utf8.h"

namespace day::app::serve_command {
namespace {

constexpr size_t kMostUpload = size_t{64} << 20;  // limit: bytes of a profile that is sent; one of 200,000 files has 40 MB

Result<int64_t> NumberOf(const Arguments& arguments, std::string_view flag, int64_t fallback, int64_t least, int64_t most) {
  const std::string stated = arguments.Get(flag);
  if (stated.empty()) return fallback;
  int64_t number = 0;
  const auto [end, error] = std::from_chars(stated.data(), stated.data() + stated.size(), number);
  if (error != std::errc() || end != stated.data() + stated.size() || number < least || number > most)
    return MakeError(ErrorKind::kInvalid, fmt::format("--{} takes a whole number from {} to {}, not '{}'", flag, least, most, stated));
  return number;
}

// A folder of this process for tables on their way out; gone with it.
class ScratchFolder {
 public:
  ScratchFolder() {
    std::error_code error;
    std::string name = (std::filesystem::temp_directory_path(error) / "daylight-serve-XXXXXX").string();
    if (!error && ::mkdtemp(name.data())) path_ = std::filesystem::canonical(name, error).string();
  }
  ~ScratchFolder() {
    std::error_code error;
    if (!path_.empty()) std::filesystem::remove_all(path_, error);
  }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

void WaitFor(const std::stop_token& stop) {
  std::mutex mutex;
  std::unique_lock lock(mutex);
  std::condition_variable_any never;
  never.wait(lock, stop, [] { return false; });
}

Status Serve(const Arguments& arguments, const Interrupt& interrupt) {
  DAY_TRY_ASSIGN(const unsigned threads, ThreadsOf(arguments));
  DAY_TRY_ASSIGN(const int64_t port, NumberOf(arguments, "port", 8321, 0, 65'535));
  DAY_TRY_ASSIGN(const int64_t connections, NumberOf(arguments, "connections", 8'192, 1, 100'000));
  const bool uploads = arguments.Has("allow-upload");
  const ScratchFolder scratch;
  if (scratch.path().empty()) return MakeError(ErrorKind::kIo, "there is no folder for temporary files: set TMPDIR to one");
  DAY_TRY_ASSIGN(
      Catalog catalog,
      OpenCatalog(arguments, {.access = uploads ? Catalog::Access::kWrite : Catalog::Access::kRead, .threads = threads, .folders = {scratch.path()}}));
  const unsigned workers = std::max(2U, threads);
  DAY_TRY_ASSIGN(const std::unique_ptr<Api> api, Api::Make(catalog, {.workers = workers, .folder = scratch.path(), .takes_uploads = uploads}));
  DAY_TRY_ASSIGN(std::string state, catalog.view().State());
  HttpOptions options;
  options.address = arguments.Get("address", "127.0.0.1");
  options.port = static_cast<uint16_t>(port);
  options.workers = workers;
  options.hosts = arguments.All("host");
  options.connections = static_cast<unsigned>(connections);
  options.body_bytes = uploads ? kMostUpload : 0;
  DAY_TRY_ASSIGN(const std::unique_ptr<HttpServer> server,
                 HttpServer::Start(options, std::move(state), [&](const HttpRequest& request, unsigned worker) { return api->Answer(request, worker); }));
  api->OnChange([&](std::string changed) { server->SetState(std::move(changed)); });
  const bool v6 = options.address.find(':') != std::string::npos;
  std::fputs(fmt::format("http://{}{}{}:{}/\n", v6 ? "[" : "", options.address, v6 ? "]" : "", server->port()).c_str(), stdout);
  std::fflush(stdout);
  WaitFor(interrupt.token());
  return {};
}

int Run(const Arguments& arguments) {
  const Interrupt interrupt;
  const Status done = Serve(arguments, interrupt);
  return done ? kOk : Trouble(done.error());
}

}  // namespace

Command Define() {
  return {
      .name = "serve",
      .summary = "Serve the catalog over HTTP",
      .description =
          "Open the address in a browser: the matrix of all releases, to be filtered, sorted and grouped, each cell of which leads to its evidence; the report "
          "of each release; what is different between two; and openness over time, licenses, concentration and lineage. All that a reader chooses stands in "
          "the address.\n\n"
          "Programs are answered, too: releases filtered, sorted and by the page; a release's profile and revisions; comparisons; figures of the ecosystem "
          "(openness "
          "over time, licenses in use, concentration, base models and what was made from them); whole tables as CSV, JSON lines and Parquet; reports and "
          "badges. /api/v1/openapi.json describes all of it. The address is printed when it can be reached; Ctrl-C ends it, after what was asked is "
          "answered.\n\n"
          "Only this machine is served unless --address says otherwise, and nothing can be changed without --allow-upload: with it anybody who reaches the "
          "address can add profiles. While it runs no other program can write to the catalog; with --allow-upload none can read it either.",
      .positionals = {},
      .flags =
          {
              CatalogFlag(),
              {.name = "address", .value = "ADDRESS", .help = "Address to listen on; 127.0.0.1 by default. 0.0.0.0 is every one of this machine's."},
              {.name = "port", .letter = 'p', .value = "PORT", .help = "Port to listen on; 8321 by default, 0 for any that is free."},
              {.name = "host",
               .value = "NAME",
               .help = "A name under which this server may be asked: others are refused. On loopback those of the machine itself are always taken; elsewhere "
                       "any is, "
                       "unless one is named.",
               .repeatable = true},
              {.name = "allow-upload", .value = "", .help = "Take profiles at POST /api/v1/profiles, up to 64 MiB each."},
              {.name = "connections", .value = "N", .help = "Connections at once; 8192 by default."},
              {.name = "threads", .letter = 'j', .value = "N", .help = "Worker threads; as many as there are processors by default, two at least."},
          },
      .examples = {{"daylight serve", "Serve your catalog at http://127.0.0.1:8321/."},
                   {"daylight serve --catalog all.duckdb --address 0.0.0.0 --host openness.example.org", "To others, behind a proxy that does TLS."}},
      .run = Run,
  };
}

}  // namespace day::app::serve_command
