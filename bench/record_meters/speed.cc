#include <fmt/format.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <ctime>
#include <functional>

#include "main.h"
#include "records/meters/contamination/contamination.h"
#include "records/meters/duplicates/duplicates.h"
#include "records/meters/harm/harm.h"
#include "records/meters/languages/cld2.h"
#include "records/meters/languages/languages.h"
#include "records/meters/representation/representation.h"
#include "records/words/words.h"
#include "text/utf8.h"

namespace day::bench {
namespace {

// Seconds of the processor, the least of three runs.
double Seconds(const std::function<void()>& work) {
  double least = 1e9;
  for (int i = 0; i < 3; ++i) {
    const clock_t start = clock();
    work();
    least = std::min(least, static_cast<double>(clock() - start) / CLOCKS_PER_SEC);
  }
  return least;
}

}  // namespace

int Speed(const std::vector<std::string>& files) {
  std::vector<std::string> texts;
  size_t bytes = 0;
  for (const std::string& file : files) bytes += texts.emplace_back(ReadFile(file)).size();
  uint64_t sum = 0, words = 0;
  const double megabytes = static_cast<double>(bytes) / 1e6;
  double baseline = 0;
  const auto row = [&](const char* what, const std::function<void()>& work) {
    const double seconds = Seconds(work);
    if (baseline == 0) baseline = seconds;
    fmt::print("{:<40} {:>9.3f} s {:>9.0f} MB/s {:>8.2f}\n", what, seconds, megabytes / seconds, seconds / baseline);
  };
  fmt::print("{} records, {:.1f} MB; times that of the plain count of words\n", texts.size(), megabytes);
  // What `wc -w` does in the C locale: the runs of bytes that are no white space.
  row("count of words, byte by byte", [&] {
    for (const std::string& text : texts) {
      bool in_word = false;
      for (const char c : text) {
        const bool space = c == ' ' || (c >= '\t' && c <= '\r');
        words += !space && !in_word;
        in_word = !space;
      }
    }
  });
  row("XXH3 of each record", [&] {
    for (const std::string& text : texts) sum += XXH3_64bits(text.data(), text.size());
  });
  records::WordReader reader;
  row("words as hashes", [&] {
    for (const std::string& text : texts) sum += reader.Begin(text).words().hashes.size();
  });
  row("duplicates, to the saved result", [&] {
    records::DuplicatesMeter meter;
    for (uint64_t i = 0; i < texts.size(); ++i) meter.Add(reader.Begin(texts[i]), {0, i});
    sum += meter.Save().size();
  });
  row("duplicates, clusters too", [&] {
    records::DuplicatesMeter meter;
    for (uint64_t i = 0; i < texts.size(); ++i) meter.Add(reader.Begin(texts[i]), {0, i});
    sum += meter.Measure().in_clusters;
  });
  // Against as many runs as a large benchmark has, none of which are there.
  records::BenchmarkSet set;
  for (int item = 0; item < 10'000; ++item) {
    std::string text;
    for (int word = 0; word < 60; ++word) text += fmt::format("{}w{} ", item, word);
    if (!set.Add("made", text)) return 2;
  }
  const records::BenchmarkIndex index(set);
  row("contamination, 10,000 items of 60 words", [&] {
    records::ContaminationMeter meter(index);
    for (uint64_t i = 0; i < texts.size(); ++i) meter.Add(reader.Begin(texts[i]), {0, i});
    sum += meter.Measure().words;
  });
  const records::LanguageDetector detector;
  row("CLD2 of each whole record", [&] {
    for (const std::string& text : texts) sum += records::AskCld2(ToValidUtf8(text)).language.size();
  });
  row("languages, scripts, lengths, tokens", [&] {
    records::LanguagesMeter meter(detector);
    for (uint64_t i = 0; i < texts.size(); ++i) meter.Add(texts[i], {0, i});
    sum += meter.Measure().records;
  });
  row("... of which scripts, lengths, tokens", [&] {
    for (const std::string& text : texts) {
      records::TextShape shape;
      records::MeasureShape(text, shape);
      sum += shape.tokens;
    }
  });
  row("harm, all taken for English", [&] {
    records::HarmMeter harm(records::HarmTerms::Get());
    for (uint64_t i = 0; i < texts.size(); ++i) harm.Add(reader.Begin(texts[i]), "en", {0, i});
    sum += harm.Measure().languages.size();
  });
  row("representation, all taken for English", [&] {
    records::RepresentationMeter named(records::GroupLists::Get());
    for (const std::string& text : texts) named.Add(reader.Begin(text), "en");
    sum += named.Measure().languages.size();
  });
  records::HarmMeter harm(records::HarmTerms::Get());
  for (uint64_t i = 0; i < texts.size(); ++i) harm.Add(reader.Begin(texts[i]), "en", {0, i});
  const records::HarmCount& harmful = harm.Measure().languages.at("en");
  fmt::print("harm: {} records, {} with a term, {} dense\n", harmful.records, harmful.with_terms, harmful.dense);
  records::LanguagesMeter meter(detector);
  for (uint64_t i = 0; i < texts.size(); ++i) meter.Add(texts[i], {0, i});
  for (const auto& [code, count] : meter.Measure().languages) fmt::print("{} {} records, {} guessed\n", code, count.records, count.guessed);
  for (size_t i = 1; i < records::kCertainties; ++i)  // 0 is sure
    fmt::print("{}: {} records\n", NameOf(static_cast<records::Certainty>(i)), meter.Measure().uncertain[i].records);
  return sum + words == 0;
}

}  // namespace day::bench
