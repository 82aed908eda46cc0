// What tests of probes need: a sink that keeps everything, and the engine's part played from memory.
#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <memory>
#include <span>
#include <string_view>
#include <variant>
#include <vector>

#include "probe/probe.h"

namespace day {

class Collected final : public Sink {
 public:
  void Add(Evidence evidence) override { all.push_back(std::move(evidence)); }
  std::vector<Evidence> Of(std::string_view key) const {
    std::vector<Evidence> of_key;
    std::ranges::copy_if(all, std::back_inserter(of_key), [key](const Evidence& evidence) { return evidence.key == key; });
    return of_key;
  }

  std::vector<Evidence> all;
};

inline Window WindowOf(std::string_view bytes, uint64_t offset = 0, size_t overlap = 0, bool last = false) {
  return {std::as_bytes(std::span(bytes)), offset, overlap, last};
}

// Shows a whole artifact to a probe, whatever its appetite. Nothing is checked of its interest.
inline std::vector<Evidence> LookAt(const Probe& probe, Artifact artifact, std::string_view bytes) {
  Readings readings;
  if (artifact.name.empty()) artifact.name = artifact.path.substr(artifact.path.rfind('/') + 1);
  artifact.size = bytes.size();
  artifact.readings = &readings;
  Collected sink;
  const std::unique_ptr<Session> session = probe.Start(artifact);
  if (!session) return {};
  if (std::holds_alternative<Ranges>(probe.def().appetite)) {
    while (const auto range = session->Next()) {
      const uint64_t begin = std::min<uint64_t>(range->offset, bytes.size());
      const std::string_view part = bytes.substr(begin, range->length);
      session->Feed(WindowOf(part, begin, 0, begin + part.size() == bytes.size()), sink);
    }
  } else {
    const auto* head = std::get_if<Head>(&probe.def().appetite);
    const std::string_view shown = head ? bytes.substr(0, head->bytes) : bytes;
    session->Feed(WindowOf(shown, 0, 0, shown.size() == bytes.size()), sink);
  }
  session->Finish(sink);
  return sink.all;
}

}  // namespace day
