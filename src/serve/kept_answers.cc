#include "serve/kept_answers.h"

namespace day {

bool KeptAnswers::Send(MHD_Connection* connection, const std::string& key) {
  const MutexLock lock(mutex_);
  const auto found = by_key_.find(key);
  if (found == by_key_.end()) return false;
  used_.splice(used_.begin(), used_, found->second);
  return MHD_queue_response(connection, MHD_HTTP_OK, found->second->response.get()) == MHD_YES;
}

bool KeptAnswers::Has(const std::string& key) {
  const MutexLock lock(mutex_);
  return by_key_.contains(key);
}

void KeptAnswers::Keep(const std::string& key, OwnedResponse response, size_t bytes) {
  bytes += key.size() + kOverhead;
  const MutexLock lock(mutex_);
  if (bytes > most_bytes_ / 8 || by_key_.contains(key)) return;
  while (bytes_ + bytes > most_bytes_ && !used_.empty()) {
    bytes_ -= used_.back().bytes;
    by_key_.erase(used_.back().key);
    used_.pop_back();
  }
  used_.push_front({key, std::move(response), bytes});
  by_key_.emplace(used_.front().key, used_.begin());
  bytes_ += bytes;
}

void KeptAnswers::Clear() {
  const MutexLock lock(mutex_);
  by_key_.clear();
  used_.clear();
  bytes_ = 0;
}

}  // namespace day
