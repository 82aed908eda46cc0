// Which groups of people records name, and which words of lists stand near: an indicator, and no finding of bias.
//
// A list of words tells who is named, not what is said. What a balanced text would be nobody can say, so that figures here are for reading beside each other
// and beside those of other data; none is good or bad. Words of the data are never kept or shown, only those of the lists (knowledge/records/representation);
// nor are places, for a place would point at people. Names of persons are in no list.
//
// A record is looked at with the list of its own language, which the caller knows and is sure of. Counted are, of each word of a group, where it stands
// (*mentions*) and the records that have it, as table 9 of Llama 2 has them; of each mention, which sets of indicators have a word within kNearWords words
// before or behind it, as Bordia and Bowman 2019 take them (Identifying and Reducing Gender Bias in Word-Level Language Models). A window and not a sentence,
// for much of what is trained on has no sentences that could be told; it goes across line breaks, and ends with the record. How groups differ is told by
// association.h.
//
// Meters of parts, merged in any order, save the same bytes as one that saw it all. Memory: some 150 kB for English. One thread at a time.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "records/meters/representation/association.h"
#include "records/meters/representation/group_list.h"
#include "records/meters/representation/named_groups.h"
#include "records/words/words.h"

namespace day::records {

inline constexpr size_t kWordsOfGroup = 10;  // limit: indicators of a group that are listed, those most often near it

// What was counted of one group. Views are of the list.
struct GroupCount {
  const GroupList::Group* group = nullptr;
  uint64_t mentions = 0, records = 0;
  struct Term {
    std::string_view text;
    uint64_t mentions = 0, records = 0;
  };
  std::vector<Term> terms;  // that stand somewhere, most mentions first
  struct Near {
    const GroupList::Set* set = nullptr;
    uint64_t mentions = 0, records = 0;  // near a word of the set
    Association association;
  };
  std::vector<Near> near;  // of every set that anything of the dimension is near
  struct Word {
    std::string_view text;
    uint64_t mentions = 0;  // near it
  };
  std::vector<Word> words;  // most mentions first
};

struct DimensionCount {
  const GroupList::Dimension* dimension = nullptr;
  uint64_t mentions = 0, records = 0;
  std::vector<GroupCount> groups;  // that are named, most records first
};

struct RepresentationResult {
  struct Language {
    const GroupList* list = nullptr;
    uint64_t records = 0, words = 0;
    std::vector<DimensionCount> dimensions;  // of which a group is named, as the list has them
    std::vector<uint64_t> indicators;        // by set: how often its words stand anywhere
    uint64_t told = 0, apart = 0;            // pairs of a group and a set of which enough is there; of those, whose interval leaves out 1
  };
  std::vector<Language> languages;  // most records first
  uint64_t not_looked_at = 0;       // records of no known language, or of one without a list
};

class RepresentationMeter {
 public:
  explicit RepresentationMeter(const GroupLists& lists) : lists_(&lists) {}  // outlives it
  // `language`: BCP 47, or "" where it is not sure.
  void Add(WordReader& words, std::string_view language);
  void Merge(const RepresentationMeter& other);
  RepresentationResult Measure() const;

  std::string Save() const;
  // Errors (kInvalid): see OpenPartial; counted with other lists; a value that no meter would have.
  static Result<RepresentationMeter> Load(std::string_view bytes, const GroupLists& lists);

 private:
  const GroupLists* lists_;
  std::map<std::string, NamedGroups, std::less<>> languages_;
  uint64_t not_looked_at_ = 0;
};

}  // namespace day::records
