// What several probes read out of the same bytes in the same way, worked out once for all of them.
//
// Parsing Markdown costs more than all that the probes then do with it. A probe still sees no other probe: what is shared is a
// pure function of the artifact's bytes, so that it does not matter who asks first. One for each artifact while it is read; any thread.
#pragma once

#include <cstddef>
#include <forward_list>
#include <mutex>
#include <string_view>
#include <utility>

#include "text/document.h"

namespace day {

class Readings {
 public:
  // The document that the artifact's first bytes are, `text` being a head window. Valid as long as this object.
  const TextDocument& Document(std::string_view name, std::string_view text);

 private:
  std::mutex mutex_;
  std::forward_list<std::pair<size_t, TextDocument>> documents_;  // by the length of their text: heads of one length are the same bytes
};

}  // namespace day
