#include "records/meters/duplicates/duplicates.h"

#include <fmt/format.h>
#include <sys/resource.h>

#include <array>
#include <ctime>
#include <map>
#include <random>

#include "main.h"

namespace day::bench {

int Duplicates(const std::string& docs, const std::string& pairs) {
  records::DuplicatesMeter meter;
  records::WordReader reader;
  std::map<int64_t, std::string> texts;
  for (const Value& doc : ReadLines(docs)) {
    meter.Add(reader.Begin(doc["text"].string()), {.file = 0, .record = static_cast<uint64_t>(doc["id"].integer())});
    texts[doc["id"].integer()] = doc["text"].string();
  }
  // Exact copies are one text to the meter: pairs are those of the earliest record of each.
  std::map<std::string, int64_t> first;
  for (const auto& [id, text] : texts) first.try_emplace(text, id);
  std::map<std::pair<int64_t, int64_t>, double> found;
  meter.ForEachPair([&](const records::DistinctText& a, const records::DistinctText& b, double likeness) {
    const auto [low, high] = std::minmax({static_cast<int64_t>(a.place.record), static_cast<int64_t>(b.place.record)});
    found[{low, high}] = likeness;
  });
  struct Half {
    size_t alike = 0, alike_found = 0, near = 0, near_found = 0, reported = 0, wrong = 0;
  };
  std::array<Half, 2> halves;
  std::map<std::pair<int64_t, int64_t>, double> truth;
  for (const Value& pair : ReadLines(pairs)) {
    const int64_t a = pair["a"].integer(), b = pair["b"].integer();
    const double jaccard = pair["jaccard_5w"].number();
    truth[{a, b}] = jaccard;
    Half& half = halves[static_cast<size_t>(a % 2)];
    const auto [one, two] = std::minmax({first.at(texts.at(a)), first.at(texts.at(b))});
    const bool is_found = one == two || found.contains({one, two});
    if (jaccard >= 0.8) ++half.alike, half.alike_found += is_found;
    if (jaccard >= 0.7 && jaccard < 0.8) ++half.near, half.near_found += is_found;
  }
  for (const auto& [ids, likeness] : found) {
    Half& half = halves[static_cast<size_t>(ids.first % 2)];
    ++half.reported;
    const auto is = truth.find(ids);
    half.wrong += is == truth.end() || is->second < 0.5;
  }
  for (size_t i = 0; i < 2; ++i) {
    const Half& half = halves[i];
    fmt::print("{} records: of {} pairs from 0.8 up {} found ({:.4f}), of {} from 0.7 to 0.8 {} ({:.4f}); of {} pairs reported {} under 0.5 ({:.4f})\n",
               i == 0 ? "even" : "odd", half.alike, half.alike_found, double(half.alike_found) / double(half.alike), half.near, half.near_found,
               double(half.near_found) / double(half.near), half.reported, half.wrong, double(half.wrong) / double(half.reported));
  }
  const records::DuplicatesResult result = meter.Measure();
  fmt::print("{} records, {} texts, {} copies to the byte, {} near clusters with {} texts beyond their first; {} records in clusters\n", result.records,
             result.sampled_texts, result.exact_copies, result.near_clusters, result.near_copies, result.in_clusters);
  return 0;
}

int Scale(size_t texts) {
  std::mt19937_64 random(1);
  const auto seconds = [] { return static_cast<double>(clock()) / CLOCKS_PER_SEC; };
  const auto peak = [] {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss / 1000;
  };
  records::DuplicatesMeter meter;
  records::WordReader reader;
  std::string text;
  const double start = seconds();
  for (uint64_t i = 0; i < texts; ++i) {
    // One in five is nearly the text before it.
    if (i % 5 == 0 && i > 0) {
      text += " and so on";
    } else {
      text.clear();
      for (int word = 0; word < 60; ++word) text += fmt::format("w{} ", random() % 100'000);
    }
    meter.Add(reader.Begin(text), {0, i});
  }
  const double added = seconds();
  const long held = peak();
  const records::DuplicatesResult result = meter.Measure();
  const double measured = seconds();
  fmt::print(
      "{} texts: added in {:.1f} s, {} MB at the most; measured in {:.1f} s, {} MB; one in {} sampled, {} near copies among {} texts ({:.4f} of them, error "
      "{:.4f})\n",
      texts, added - start, held, measured - added, peak(), uint64_t{1} << result.sampling, result.near_copies, result.sampled_texts,
      static_cast<double>(result.near_copies) / static_cast<double>(result.sampled_texts), result.copies_error);
  return 0;
}

}  // namespace day::bench
