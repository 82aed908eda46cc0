// Where each thing that is counted of a language stands in one row of numbers: so that rows of parts are added, saved and read by one loop.
#pragma once

#include <cstddef>

#include "records/meters/representation/group_list.h"

namespace day::records {

class CountLayout {
 public:
  explicit CountLayout(const GroupList& list)
      : sets_(list.sets().size()),
        indicators_(list.indicators().size()),
        dimensions_at_(kAll),
        groups_at_(dimensions_at_ + list.dimensions().size() * kOfDimension),
        terms_at_(groups_at_ + list.groups().size() * kOfGroup),
        seen_at_(terms_at_ + list.terms().size() * kOfTerm),
        all_near_at_(seen_at_ + indicators_),
        pairs_at_(all_near_at_ + list.dimensions().size() * sets_ * kOfAllNear),
        words_at_(pairs_at_ + list.groups().size() * sets_ * kOfPair),
        size_(words_at_ + list.groups().size() * indicators_) {}

  // Of the language.
  enum All : size_t { kRecords, kWords, kAll };
  // Of a dimension: records with any mention, and the sum of the squares of how many each has.
  enum OfDimension : size_t { kDimensionRecords, kTT, kOfDimension };
  // Of a group; products as in association.h.
  enum OfGroup : size_t { kGroupRecords, kMM, kMT, kOfGroup };
  enum OfTerm : size_t { kMentions, kTermRecords, kOfTerm };
  // Of a dimension and a set.
  enum OfAllNear : size_t { kNearRecords, kNN, kNT, kOfAllNear };
  // Of a group and a set.
  enum OfPair : size_t { kTimesNear, kPairRecords, kKK, kKM, kKN, kKT, kMN, kOfPair };

  size_t Dimension(size_t dimension) const { return dimensions_at_ + dimension * kOfDimension; }
  size_t Group(size_t group) const { return groups_at_ + group * kOfGroup; }
  size_t Term(size_t term) const { return terms_at_ + term * kOfTerm; }
  size_t Seen(size_t indicator) const { return seen_at_ + indicator; }  // anywhere
  size_t AllNear(size_t dimension, size_t set) const { return all_near_at_ + (dimension * sets_ + set) * kOfAllNear; }
  size_t Pair(size_t group, size_t set) const { return pairs_at_ + (group * sets_ + set) * kOfPair; }
  size_t Word(size_t group, size_t indicator) const { return words_at_ + group * indicators_ + indicator; }  // mentions of the group near it
  size_t size() const { return size_; }

 private:
  size_t sets_, indicators_;
  size_t dimensions_at_, groups_at_, terms_at_, seen_at_, all_near_at_, pairs_at_, words_at_, size_;
};

}  // namespace day::records
