// Compiles the patterns of knowledge/signals, so that the program need not when it starts.
//
// usage: signal_sets OUTPUT      (run by the build; see cmake/signal_sets.cmake)
#include <cstdio>
#include <fstream>

#include "knowledge/knowledge.h"
#include "probes/signals/saved_sets.h"
#include "probes/signals/signal_set.h"

int main(int argc, char** argv) {
  if (argc != 2) return std::fputs("usage: signal_sets OUTPUT\n", stderr), 2;
  const auto set = day::signals::SignalSet::Read(day::KnowledgeFilesBelow("signals/"));
  if (!set) return std::fprintf(stderr, "knowledge/%s\n", set.error().message.c_str()), 1;
  const auto saved = day::signals::SaveSets(*set);
  if (!saved) return std::fprintf(stderr, "knowledge/signals: %s\n", saved.error().message.c_str()), 1;
  std::ofstream out(argv[1], std::ios::binary);
  out.write(saved->data(), static_cast<std::streamsize>(saved->size()));
  return out.flush() ? 0 : 1;
}
