// Compiles the patterns of the meters of personal data and secrets, so that the program need not when it starts.
//
// usage: record_gates OUTPUT      (run by the build; see cmake/record_gates.cmake)
#include <cstdio>
#include <fstream>

#include "records/measure/finder_set.h"
#include "records/meters/pii/finder.h"
#include "records/meters/secrets/finder.h"

int main(int argc, char** argv) {
  if (argc != 2) return std::fputs("usage: record_gates OUTPUT\n", stderr), 2;
  std::string all;
  for (const int which : {3, 2, 1}) {  // all of them, and each alone (--only)
    std::vector<std::unique_ptr<day::records::Finder>> finders;
    if (which & 1) finders.push_back(day::pii::MakePiiFinder());
    if (which & 2) finders.push_back(day::secrets::MakeSecretsFinder());
    const auto saved = day::records::FinderSet::Save(finders);
    if (!saved) return std::fprintf(stderr, "knowledge/records: %s\n", saved.error().message.c_str()), 1;
    all += *saved;
  }
  std::ofstream out(argv[1], std::ios::binary);
  out.write(all.data(), static_cast<std::streamsize>(all.size()));
  return out.flush() ? 0 : 1;
}
