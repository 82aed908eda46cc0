// Turns evaluation sets into hashes of their runs of words, so that data can be searched for them by who may not have, or pass on, their text.
//
// usage: benchmark_hashes OUTPUT [--field NAME]… NAME=FILE…
//
// FILE holds the items of the set that is to be called NAME: JSON, JSON Lines, or a line each (records/meters/contamination/items.h). OUTPUT has no text, only
// 64-bit hashes of eight words each, in order; whoever has a text can tell whether it is in there, and nobody can read it out. Publish with it where the sets
// are from, of which version, and under which license.
#include <fmt/format.h>

#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "records/meters/contamination/benchmark_index.h"
#include "records/meters/contamination/items.h"
#include "text/utf8.h"

namespace day {
namespace {

int Fail(std::string_view message) {
  fmt::print(stderr, "benchmark_hashes: {}\n", Printable(message));
  return 2;
}

int Run(const std::vector<std::string>& arguments) {
  std::vector<std::string> fields, sets;
  for (size_t i = 1; i < arguments.size(); ++i) {
    if (arguments[i] != "--field") sets.push_back(arguments[i]);
    else if (++i < arguments.size()) fields.push_back(arguments[i]);
  }
  if (sets.empty()) return Fail("usage: benchmark_hashes OUTPUT [--field NAME]… NAME=FILE…");
  records::BenchmarkSet set;
  for (const std::string& named : sets) {
    const size_t sign = named.find('=');
    if (sign == std::string::npos || sign == 0) return Fail(named + " is not of the form NAME=FILE");
    std::ifstream in(named.substr(sign + 1), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    if (!in) return Fail(named.substr(sign + 1) + " cannot be read");
    const auto count = records::AddItems(named.substr(0, sign), bytes, fields, set);
    if (!count) return Fail(count.error().message);
    fmt::print("{}: {} items\n", Printable(named.substr(0, sign)), *count);
  }
  size_t short_items = 0, checkable = 0;
  const records::BenchmarkIndex index(set);
  for (const auto& item : index.items()) short_items += item.is_short, checkable += item.checkable;
  fmt::print("{} items, {} of them shorter than eight words, {} that can be looked for\n", index.items().size(), short_items, checkable);
  std::ofstream out(arguments[0], std::ios::binary);
  out << set.Save();
  out.close();
  return out ? 0 : Fail(arguments[0] + " cannot be written");
}

}  // namespace
}  // namespace day

int main(int argc, char** argv) {
  if (argc < 2) return day::Fail("usage: benchmark_hashes OUTPUT [--field NAME]… NAME=FILE…");
  return day::Run({argv + 1, argv + argc});
}
