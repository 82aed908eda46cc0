// Measures the meters of records: how right they are on labeled data, and how fast beside a plain pass over the same bytes.
//
//   record_meters speed FILE…                    each file is a record; all are read before anything is measured
//   record_meters duplicates DOCS PAIRS          JSONL with `id`, `text`; JSONL with `a`, `b`, `jaccard_5w`: all pairs from 0.3 up
//   record_meters scale TEXTS                    that many made texts of 60 words: memory and time of the meter of duplicates
//   record_meters contamination ITEMS FILE…      JSON list of objects with `bench`, `text`; files to plant them in
//   record_meters tokens FILE…                   the tokens of each file, by our rule; to hold against those of a vocabulary
//   record_meters languages FILE…                JSONL with `text` and `lang` or `bcp47`; several languages in a file
//   record_meters representation FILE            JSONL with `text`, English: how often something is said of texts of chance
//   record_meters planted FILE                   the same file: how often what was planted into them is said
// Labels are read by halves: by even records rules may be made, of odd ones only totals are printed.
#include "main.h"

#include <fmt/format.h>

#include <cstdio>
#include <fstream>
#include <iterator>
#include <string_view>

#include "text/json.h"

namespace day::bench {

std::string ReadFile(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    fmt::print(stderr, "cannot read {}\n", path);
    std::exit(2);
  }
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

Value ParseOrExit(std::string_view json) {
  auto value = ParseJson(json);
  if (!value) {
    fmt::print(stderr, "{}\n", value.error().message);
    std::exit(2);
  }
  return std::move(*value);
}

std::vector<Value> ReadLines(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::vector<Value> values;
  for (std::string line; std::getline(in, line);)
    if (!line.empty()) values.push_back(ParseOrExit(line));
  return values;
}

}  // namespace day::bench

int main(int argc, char** argv) {
  using namespace day::bench;
  const std::vector<std::string> files(argv + std::min(argc, 2), argv + argc);
  const std::string_view what = argc > 1 ? argv[1] : "";
  if (what == "speed" && !files.empty()) return Speed(files);
  if (what == "duplicates" && files.size() == 2) return Duplicates(files[0], files[1]);
  if (what == "tokens" && !files.empty()) return Tokens(files);
  if (what == "languages" && !files.empty()) return Languages(files);
  if (what == "representation" && files.size() == 1) return Representation(files[0]);
  if (what == "planted" && files.size() == 1) return Planted(files[0]);
  if (what == "scale" && files.size() == 1) return Scale(std::stoull(files[0]));
  if (what == "contamination" && files.size() > 1) return Contamination(files[0], {files.begin() + 1, files.end()});
  fmt::print(stderr,
             "usage: record_meters speed FILE… | tokens FILE… | duplicates DOCS PAIRS | scale TEXTS | contamination ITEMS FILE… | languages FILE… |"
             " representation FILE | planted FILE\n");
  return 2;
}
