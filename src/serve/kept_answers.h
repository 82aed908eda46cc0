// Answers that are kept, as the library sends them. Includes microhttpd: for http_server.cc only.
#pragma once

#include <microhttpd.h>

#include <list>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/mutex.h"

namespace day {

struct ResponseDeleter {
  void operator()(MHD_Response* response) const { MHD_destroy_response(response); }  // gives up our reference; the library counts them
};
using OwnedResponse = std::unique_ptr<MHD_Response, ResponseDeleter>;

// By what was asked; the longest unused go first where there are too many bytes. Any thread.
class KeptAnswers {
 public:
  explicit KeptAnswers(size_t most_bytes) : most_bytes_(most_bytes) {}

  // Queues the answer on the connection. False where none is kept.
  bool Send(MHD_Connection* connection, const std::string& key) DAY_EXCLUDES(mutex_);
  bool Has(const std::string& key) DAY_EXCLUDES(mutex_);
  // `bytes`: of its body. Takes a reference of its own, unless it is larger than an eighth of what may be kept.
  void Keep(const std::string& key, OwnedResponse response, size_t bytes) DAY_EXCLUDES(mutex_);
  void Clear() DAY_EXCLUDES(mutex_);

 private:
  struct Kept {
    std::string key;
    OwnedResponse response;
    size_t bytes;
  };
  static constexpr size_t kOverhead = 512;  // bytes that an answer costs beside its body

  const size_t most_bytes_;
  Mutex mutex_;
  std::list<Kept> used_ DAY_GUARDED_BY(mutex_);  // the newest first
  std::unordered_map<std::string_view, std::list<Kept>::iterator> by_key_ DAY_GUARDED_BY(mutex_);
  size_t bytes_ DAY_GUARDED_BY(mutex_) = 0;
};

}  // namespace day
