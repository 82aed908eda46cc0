// What is counted of the records of one language.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "base/result.h"
#include "bytes/cursor.h"
#include "records/meters/representation/count_layout.h"
#include "records/meters/representation/group_list.h"
#include "records/words/partial.h"

namespace day::records {

// A word is near a mention if it is one of so many before its first word, or behind its last.
inline constexpr uint64_t kNearWords = 10;

class NamedGroups {
 public:
  explicit NamedGroups(const GroupList& list);  // outlives it

  const GroupList& list() const { return *list_; }
  const CountLayout& layout() const { return layout_; }
  uint64_t operator[](size_t place) const { return numbers_[place]; }
  uint64_t MentionsOf(size_t group) const;

  // A record, word by word: what begins at its words 0, 5, 7 …, then its end. What begins nothing need not be told.
  void Saw(uint64_t at, const GroupList::Match& match);
  void EndRecord(uint64_t words);

  void Merge(const NamedGroups& other);  // of the same list
  void Put(PartialWriter& out) const;
  // False, with the cursor failed, for what no counting writes.
  bool Read(Cursor& in);

 private:
  struct Mention {  // that more words may be near
    size_t group;
    uint64_t end;  // its last word
    uint32_t sets = 0;
    uint8_t near = 0;
    std::array<uint16_t, 2 * kNearWords> words{};  // indicators near it, each once
  };
  struct Seen {
    uint64_t end;  // its last word
    uint16_t indicator;
  };
  void Near(Mention& mention, uint16_t indicator);
  void Close(const Mention& mention);
  void CloseBefore(uint64_t at);
  void AddDimension(size_t dimension);
  bool Check(Cursor& in) const;

  const GroupList* list_;
  CountLayout layout_;
  std::vector<uint64_t> numbers_;

  // Of the record that is being read.
  std::vector<Mention> open_;
  std::vector<Seen> recent_;
  std::vector<uint64_t> mentions_;  // by group
  std::vector<uint64_t> near_;      // by group and set
  std::vector<bool> has_term_;
  std::vector<size_t> terms_, dimensions_;  // that the record has
  std::vector<bool> has_dimension_;
};

}  // namespace day::records
