// Reads the clauses of license texts into facts for knowledge/licenses/known-clauses.yaml: no text is kept.
//
// usage: license_clauses LIST > entries.yaml
//
// LIST has lines "ID<tab>FILE", as license_fingerprint has; of several files of one id the first is read. What the rules read is to be held
// against the text before it is kept: tests/license_clauses says how well they do.
#include <fmt/format.h>

#include <cstdio>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include "license/clauses.h"

namespace day {
namespace {

constexpr size_t kWidth = 150;  // columns

// A word of YAML's flow style, in quotes where it needs them.
std::string Quoted(std::string_view word) {
  const bool plain = !word.empty() && word.find_first_of(",:[]{}#\"'&*") == word.npos;
  return plain ? std::string(word) : fmt::format("\"{}\"", word);
}

std::string KindOf(const LicenseClause& clause) {
  std::string kind = fmt::format("{}, {}", NameOf(clause.type), NameOf(clause.effect));
  if (!clause.detail.empty() || !clause.figure.empty()) kind += ", " + Quoted(clause.detail);
  if (!clause.figure.empty()) kind += ", " + Quoted(clause.figure);
  return "[" + kind + "]";
}

void Print(std::string_view id, std::string_view text) {
  std::vector<std::string> kinds;
  for (const LicenseClause& clause : FindKindsOfClauses(text)) kinds.push_back(KindOf(clause));
  fmt::print("  - ids: [{}]\n", id);
  std::string line = "    clauses: [";
  for (size_t i = 0; i < kinds.size(); ++i) {
    const std::string_view end = i + 1 < kinds.size() ? "," : "]";
    if (line.size() + kinds[i].size() + end.size() > kWidth) {
      fmt::print("{}\n", line);
      line = "     ";
    }
    line += fmt::format("{}{}{}", line.ends_with('[') ? "" : " ", kinds[i], end);
  }
  fmt::print("{}\n", kinds.empty() ? line + "]" : line);
}

}  // namespace
}  // namespace day

int main(int argc, char** argv) {
  std::ifstream list(argc == 2 ? argv[1] : "");
  if (!list) {
    std::fputs("usage: license_clauses LIST\n", stderr);
    return 2;
  }
  std::set<std::string> done;
  for (std::string line; std::getline(list, line);) {
    const size_t tab = line.find('\t');
    if (tab == std::string::npos || !done.insert(line.substr(0, tab)).second) continue;
    std::ifstream in(line.substr(tab + 1), std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>(in), {});
    day::Print(line.substr(0, tab), text);
  }
  return 0;
}
