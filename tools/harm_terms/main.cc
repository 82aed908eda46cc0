// Makes hashes of the lists of the npm package naughty-words, so that the program can look for their words without having them.
//
// usage: harm_terms PACKAGE_DIR OUTPUT      (run by the build; see cmake/harm_terms.cmake)
#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include "records/meters/harm/harm_terms.h"
#include "text/json.h"

namespace day {
namespace {

namespace fs = std::filesystem;

// The package's names of files are languages, but for a constructed one of a film, and a variety that BCP 47 has no place for.
std::string LanguageOf(const std::string& stem) { return stem == "no" ? "nb" : stem == "tlh" || stem.find('-') != std::string::npos ? "" : stem; }

int Run(const fs::path& package, const fs::path& output) {
  records::HarmTerms terms;
  std::map<std::string, Value> lists;
  for (const auto& entry : fs::directory_iterator(package)) {
    if (entry.path().extension() != ".json") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    auto list = ParseJson(std::string{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()});
    if (!list) return fmt::print(stderr, "{}: {}\n", entry.path().string(), list.error().message), 1;
    if (list->is_array()) lists[LanguageOf(entry.path().stem().string())] = std::move(*list);
  }
  for (const auto& [language, list] : lists)
    for (const Value& term : list.items())
      if (!language.empty()) terms.Add(language, term.string());
  if (terms.lists().size() < 20) return fmt::print(stderr, "{}: not the lists that were expected\n", package.string()), 1;
  std::ofstream out(output, std::ios::binary);
  out << terms.Save();
  out.close();
  return out ? 0 : 1;
}

}  // namespace
}  // namespace day

int main(int argc, char** argv) {
  if (argc == 3) return day::Run(argv[1], argv[2]);
  fmt::print(stderr, "usage: harm_terms PACKAGE_DIR OUTPUT\n");
  return 2;
}
