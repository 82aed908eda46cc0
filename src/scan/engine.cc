#include "scan/engine.h"

#include <algorithm>

namespace day::scan {
namespace {

constexpr size_t kSmallestStep = size_t{64} << 10;  // bytes: windows may be tiny, reads are not

size_t StepFor(size_t window) { return window * std::max<size_t>(1, (kSmallestStep + window - 1) / window); }

}  // namespace

Engine::Engine(std::span<const std::unique_ptr<Probe>> all_probes, const ScanOptions& scan_options, ThreadPool& workers)
    : probes(all_probes),
      options(scan_options),
      types(TheFileTypes()),
      interest(all_probes),
      pool(workers),
      window(std::max<size_t>(1, scan_options.window)),
      step(StepFor(window)),
      segment(std::max<size_t>(1, scan_options.segment)),
      times(workers.workers() + 1),
      holds_large(workers.workers() + 1, 0),
      segments(workers.workers()) {
  for (WorkerTimes& worker : times) worker.probes.resize(all_probes.size());
}

void Engine::CountListed(uint64_t bytes) const {
  if (!options.progress) return;
  options.progress->files_listed.fetch_add(1, std::memory_order_relaxed);
  options.progress->bytes_listed.fetch_add(bytes, std::memory_order_relaxed);
}
void Engine::CountRead(uint64_t bytes) const {
  if (options.progress) options.progress->bytes_read.fetch_add(bytes, std::memory_order_relaxed);
}
void Engine::CountFile() const {
  if (options.progress) options.progress->files_read.fetch_add(1, std::memory_order_relaxed);
}

}  // namespace day::scan
