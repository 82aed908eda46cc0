// The least that the HTTP library can be asked for: one small answer, for bench/catalog to compare with. hello_json PORT
#include <microhttpd.h>
#include <unistd.h>

#include <cstdlib>
#include <string>

namespace {

const std::string kHello = "{\"hello\": \"world\"}\n";

MHD_Result OnRequest(void* answer, MHD_Connection* connection, const char*, const char*, const char*, const char*, size_t*, void** seen) {
  if (!*seen) {
    *seen = answer;
    return MHD_YES;
  }
  return MHD_queue_response(connection, MHD_HTTP_OK, static_cast<MHD_Response*>(answer));
}

}  // namespace

int main(int argc, char** argv) {
  const int port = argc > 1 ? std::atoi(argv[1]) : 8322;
  MHD_Response* answer = MHD_create_response_from_buffer(kHello.size(), const_cast<char*>(kHello.data()), MHD_RESPMEM_PERSISTENT);
  MHD_add_response_header(answer, "Content-Type", "application/json");
  MHD_Daemon* daemon = MHD_start_daemon(MHD_USE_EPOLL_INTERNAL_THREAD, static_cast<uint16_t>(port), nullptr, nullptr, &OnRequest, answer,
                                        MHD_OPTION_CONNECTION_LIMIT, 8'192U, MHD_OPTION_END);
  if (!daemon) return 1;
  for (;;) ::pause();
}
