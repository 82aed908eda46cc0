// Plants items into texts in the ways in which they end up in data, and counts which are found. The items of one half are looked for; those of the other,
// which are of the same kind and planted alike, are the controls: none of them may be found.
#include "records/meters/contamination/contamination.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <random>
#include <set>

#include "main.h"
#include "text/utf8.h"

namespace day::bench {
namespace {

struct Mutation {
  const char* name;
  std::function<std::string(const std::string&, std::mt19937&)> apply;
};

bool IsPunctuation(char c) { return std::string_view("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~").contains(c); }

std::string EachWord(const std::string& text, const std::function<std::string(std::string, size_t)>& change) {
  std::string out, word;
  size_t number = 0;
  for (const char c : text + ' ') {
    if (c != ' ' && c != '\n' && c != '\t') {
      word += c;
      continue;
    }
    if (!word.empty()) out += change(word, number++) + ' ';
    word.clear();
  }
  return out;
}

const std::vector<Mutation>& Mutations() {
  static const std::vector<Mutation> all = {
      {"verbatim", [](const std::string& text, std::mt19937&) { return text; }},
      {"lower case", [](const std::string& text, std::mt19937&) { return ToLowerAscii(text); }},
      {"upper case",
       [](std::string text, std::mt19937&) {
         for (char& c : text) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
         return text;
       }},
      {"punctuation deleted",
       [](std::string text, std::mt19937&) {
         std::erase_if(text, IsPunctuation);
         return text;
       }},
      {"punctuation made blank",
       [](std::string text, std::mt19937&) {
         std::ranges::replace_if(text, IsPunctuation, ' ');
         return text;
       }},
      {"white space made line breaks",
       [](const std::string& text, std::mt19937&) { return EachWord(text, [](std::string word, size_t n) { return n % 9 ? word : word + "\n "; }); }},
      {"first half", [](const std::string& text, std::mt19937&) { return text.substr(0, text.find(' ', text.size() / 2)); }},
      {"a word in 20 deleted",
       [](const std::string& text, std::mt19937& random) {
         return EachWord(text, [&](std::string word, size_t) { return random() % 20 ? word : std::string(); });
       }},
      {"a word in 10 deleted",
       [](const std::string& text, std::mt19937& random) {
         return EachWord(text, [&](std::string word, size_t) { return random() % 10 ? word : std::string(); });
       }},
      {"each figure changed",
       [](std::string text, std::mt19937& random) {
         for (char& c : text)
           if (c >= '0' && c <= '9') c = static_cast<char>('0' + random() % 10);
         return text;
       }},
  };
  return all;
}

}  // namespace

int Contamination(const std::string& items_file, const std::vector<std::string>& files) {
  const Value items = ParseOrExit(ReadFile(items_file));
  std::vector<std::string> texts;
  for (const std::string& file : files) texts.push_back(ToValidUtf8(ReadFile(file)));
  for (size_t half = 0; half < 2; ++half) {
    records::BenchmarkSet set;
    for (size_t i = half; i < items.items().size(); i += 2)
      if (!set.Add(items.items()[i]["bench"].string(), items.items()[i]["text"].string())) return 2;
    const records::BenchmarkIndex index(set);
    const auto count = [](const records::ContaminationMeter& meter) {
      std::array<uint64_t, 2> found{};
      for (const auto& benchmark : meter.Measure().benchmarks) found[0] += benchmark.whole, found[1] += benchmark.part;
      return found;
    };
    records::WordReader reader;
    records::ContaminationMeter plain(index);
    for (uint64_t i = 0; i < texts.size(); ++i) plain.Add(reader.Begin(texts[i]), {0, i});
    uint64_t checkable = 0;
    for (const auto& benchmark : plain.Measure().benchmarks) checkable += benchmark.checkable;
    fmt::print("{} items looked for: {} items, {} of them checkable; in {} texts as they are {} whole, {} in part\n", half == 0 ? "even" : "odd",
               set.items().size(), checkable, texts.size(), count(plain)[0], count(plain)[1]);
    std::mt19937 random(half == 0 ? 1 : 2);
    for (const Mutation& mutation : Mutations()) {
      // Those looked for, and the controls.
      for (const size_t of : {half, 1 - half}) {
        records::ContaminationMeter meter(index);
        uint64_t planted = 0;
        for (size_t i = of; i < items.items().size(); i += 2) {
          const std::string& text = texts[random() % texts.size()];
          const size_t from = std::min<size_t>(text.size(), random() % 20000), at = text.find(' ', from);
          const std::string before =
              text.substr(from > 1000 ? from - 1000 : 0, at == std::string::npos ? std::string::npos : std::min<size_t>(at - from + 1000, 2000));
          const std::string planted_in = before + ' ' + mutation.apply(items.items()[i]["text"].string(), random) + ' ' + text.substr(0, 1000);
          meter.Add(reader.Begin(planted_in), {0, i});
          ++planted;
        }
        const auto found = count(meter);
        fmt::print("  {:<30} {:<11} {:>5} planted, {:>5} whole, {:>5} in part\n", mutation.name, of == half ? "looked for" : "control", planted, found[0],
                   found[1]);
      }
    }
  }
  return 0;
}

}  // namespace day::bench
