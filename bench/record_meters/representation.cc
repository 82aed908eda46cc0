// Is the meter of representation silent where there is nothing, and does it say what was planted?
//
// Two texts in which no group stands near any words more often than chance has it are made of the records: all their words in an order of chance, and the
// records as they are, but in each record he and she, his and her … exchanged or not by a coin (their mentions stay as bundled as people write them). Then
// words of a set are planted behind mentions of a group, so often that the odds ratio comes to a chosen figure.
#include "records/meters/representation/representation.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <random>

#include "main.h"
#include "text/utf8.h"

namespace day::bench {
namespace {

using records::GroupLists;
using records::RepresentationMeter;
using records::RepresentationResult;

std::vector<std::string_view> WordsOf(std::string_view text) {
  std::vector<std::string_view> words;
  for (size_t at = 0; at < text.size();) {
    const size_t begin = text.find_first_not_of(" \t\r\n", at), end = text.find_first_of(" \t\r\n", begin);
    if (begin == std::string_view::npos) break;
    words.push_back(text.substr(begin, end - begin));
    at = std::min(end, text.size());
  }
  return words;
}

std::vector<std::string> TextsOf(const std::string& file) {
  std::vector<std::string> texts;
  for (const Value& line : ReadLines(file)) texts.push_back(line["text"].string());
  return texts;
}

struct Told {
  uint64_t told = 0, apart = 0, apart_as_independent = 0;  // by the interval of mentions that know nothing of records
};

// Of every pair of a group and a set that enough is known of, in the dimensions wanted.
Told Count(const RepresentationMeter& meter, std::string_view only_dimension = "") {
  Told told;
  const RepresentationResult result = meter.Measure();
  for (const auto& language : result.languages)
    for (const auto& dimension : language.dimensions) {
      if (!only_dimension.empty() && dimension.dimension->id != only_dimension) continue;
      for (const auto& group : dimension.groups)
        for (const auto& near : group.near) {
          if (!near.association.told) continue;
          ++told.told;
          told.apart += near.association.apart();
          uint64_t n = 0;
          for (const auto& other : dimension.groups)
            for (const auto& of : other.near) n += of.set == near.set ? of.mentions : 0;
          const auto number = [](uint64_t count) { return static_cast<double>(count) + 0.5; };
          const double error = std::sqrt(1 / number(near.mentions) + 1 / number(group.mentions - near.mentions) + 1 / number(n - near.mentions) +
                                         1 / number(dimension.mentions - group.mentions - n + near.mentions));
          told.apart_as_independent += std::abs(std::log(near.association.odds_ratio)) > 2.5758 * error;
        }
    }
  return told;
}

RepresentationMeter MeterOf(const std::vector<std::string>& texts) {
  RepresentationMeter meter(GroupLists::Get());
  records::WordReader reader;
  for (const std::string& text : texts) meter.Add(reader.Begin(text), "en");
  return meter;
}

// All words of all records in an order of chance, in records of as many.
std::vector<std::string> Shuffled(const std::vector<std::string>& texts, std::mt19937& random) {
  std::vector<std::string_view> words;
  std::vector<size_t> sizes;
  for (const std::string& text : texts) {
    const std::vector<std::string_view> own = WordsOf(text);
    words.insert(words.end(), own.begin(), own.end());
    sizes.push_back(own.size());
  }
  std::ranges::shuffle(words, random);
  std::vector<std::string> shuffled;
  size_t at = 0;
  for (const size_t size : sizes) {
    std::string& text = shuffled.emplace_back();
    for (size_t i = 0; i < size; ++i, ++at) text.append(words[at]).append(" ");
  }
  return shuffled;
}

std::string Exchanged(std::string_view text) {
  static const std::map<std::string, std::string, std::less<>> kOther = {{"he", "she"},  {"she", "he"},   {"his", "her"},         {"her", "his"},
                                                                         {"him", "her"}, {"hers", "his"}, {"himself", "herself"}, {"herself", "himself"}};
  const auto is_letter = [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; };
  std::string out;
  for (size_t at = 0; at < text.size();) {
    size_t end = at;
    while (end < text.size() && is_letter(text[end])) ++end;
    if (end == at) {
      out += text[at++];
      continue;
    }
    const std::string word = ToLowerAscii(text.substr(at, end - at));
    const auto other = kOther.find(word);
    out += other == kOther.end() ? text.substr(at, end - at) : std::string_view(other->second);
    at = end;
  }
  return out;
}

// Behind each mention of the group's plain words, with a probability, a word of the set.
std::string Planted(const std::string& text, const records::GroupList& list, size_t group, size_t set, double probability, std::mt19937& random) {
  std::string out;
  std::vector<std::string_view> planted;
  for (const auto& indicator : list.indicators())
    if (indicator.sets >> set & 1) planted.push_back(indicator.text);
  const auto& of = list.groups()[group];
  for (const std::string_view word : WordsOf(text)) {
    out.append(word).append(" ");
    const std::string lower = ToLowerAscii(word);
    bool names = false;
    for (size_t term = of.first_term; term < of.first_term + of.terms; ++term) names |= list.terms()[term].text == lower;
    if (names && std::bernoulli_distribution(probability)(random)) out.append(planted[random() % planted.size()]).append(" ");
  }
  return out;
}

// On shuffled text: how many of those that enough is known of are said, and how many of the others are said in error.
void Plant(const std::vector<std::string>& texts, std::mt19937& random) {
  const records::GroupList& list = *GroupLists::Get().Of("en");
  for (const double ratio : {1.25, 1.5, 2.0, 4.0}) {
    uint64_t planted = 0, found = 0, turned = 0, others = 0, wrong = 0;
    const std::vector<std::string> shuffled = Shuffled(texts, random);
    const RepresentationResult before = MeterOf(shuffled).Measure();
    for (size_t round = 0; round < 20; ++round) {
      const size_t dimension = round % 2 == 0 ? 0 : 2;  // pronouns and kin, whose words are plain
      const auto& of = list.dimensions()[dimension];
      const size_t group = of.first_group + random() % 2, set = random() % list.sets().size();
      // How often the set's words are near already.
      double near = 0, mentions = 1;
      for (const auto& one : before.languages[0].dimensions)
        for (const auto& counted : one.groups)
          if (counted.group == &list.groups()[group]) {
            mentions = static_cast<double>(counted.mentions);
            for (const auto& is : counted.near)
              if (is.set == &list.sets()[set]) near = static_cast<double>(is.mentions);
          }
      const double share = std::max(near, 1.0) / mentions, odds = ratio * share / (1 - share), probability = (odds / (1 + odds) - share) / (1 - share);
      RepresentationMeter meter(GroupLists::Get());
      records::WordReader reader;
      for (const std::string& text : shuffled) {
        const std::string planted_text = Planted(text, list, group, set, probability, random);
        meter.Add(reader.Begin(planted_text), "en");
      }
      const RepresentationResult after = meter.Measure();
      for (const auto& one : after.languages[0].dimensions)
        for (const auto& counted : one.groups)
          for (const auto& is : counted.near) {
            if (!is.association.told) continue;
            const bool here = one.dimension == &of && is.set == &list.sets()[set];
            if (here && counted.group == &list.groups()[group]) {
              ++planted;
              found += is.association.low > 1;
              turned += is.association.high < 1;
            } else if (!here && !(is.set->id == list.sets()[set].id)) {  // other groups are near what was planted, too, by the same words
              ++others;
              wrong += is.association.apart();
            }
          }
    }
    fmt::print("planted to an odds ratio of {:.2f}: {} of {} said, {} the wrong way round; of {} other pairs {} ({:.4f}) said\n", ratio, found, planted, turned,
               others, wrong, others == 0 ? 0.0 : static_cast<double>(wrong) / static_cast<double>(others));
  }
}

}  // namespace

int Representation(const std::string& file) {
  const std::vector<std::string> texts = TextsOf(file);
  const auto share = [](uint64_t part, uint64_t all) { return all == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(all); };
  const auto print = [&](std::string_view what, const Told& told) {
    fmt::print("{:<42} {:>6} pairs that enough is known of, {:>5} apart ({:.4f}); as if mentions were independent {:>5} ({:.4f})\n", what, told.told,
               told.apart, share(told.apart, told.told), told.apart_as_independent, share(told.apart_as_independent, told.told));
  };
  print("as they are", Count(MeterOf(texts)));
  std::mt19937 random(1);
  const auto rounds = [&](std::string_view what, size_t count, std::string_view dimension, const auto& make) {
    Told all;
    for (size_t round = 0; round < count; ++round) {
      const Told told = Count(MeterOf(make()), dimension);
      all.told += told.told, all.apart += told.apart, all.apart_as_independent += told.apart_as_independent;
    }
    print(what, all);
  };
  rounds("words in an order of chance, 30 times", 30, "", [&] { return Shuffled(texts, random); });
  rounds("he and she by a coin for each record, 200", 200, "pronouns", [&] {
    std::vector<std::string> exchanged;
    for (const std::string& text : texts) exchanged.push_back(random() % 2 ? Exchanged(text) : text);
    return exchanged;
  });
  return 0;
}

int Planted(const std::string& file) {
  std::mt19937 random(2);
  Plant(TextsOf(file), random);
  return 0;
}

}  // namespace day::bench
