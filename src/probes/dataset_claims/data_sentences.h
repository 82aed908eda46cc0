// Sentences that say what data hold or do not hold: no personal data, no copies, no items of evaluation sets (knowledge/claims/data.yaml).
//
// They are held against what was counted, and a wrong accusation is worse than none: a sentence is taken only where the data, their makers or the document's
// own name is its subject, and where nothing in it limits, hedges or plans. Whole words and their order decide; there is no model in it.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "text/phrases.h"

namespace day::dataset_claims {

struct Said {
  std::string_view id;  // deduplicated, decontaminated, no-personal-data, personal-data-removed
  std::string of;       // kinds of personal data that it is about, comma-separated; "" for all
};

// Words of the document's own title, lower case.
using OwnNames = std::set<std::string, std::less<>>;
OwnNames NamesIn(std::string_view title);

// Immutable: any thread.
class DataSentences {
 public:
  DataSentences();
  // `heading`: that the sentence stands under.
  std::vector<Said> Read(std::string_view sentence, std::string_view heading, const OwnNames& names) const;
  // Does an answer to this heading say that there is nothing of people? `text`: all of a block.
  bool IsNone(std::string_view heading, std::string_view text) const;

 private:
  struct Rule {
    std::string id;
    PhraseSet states, ours, nouns, absence, removed, remove;
    bool things = false;
  };
  bool IsOwn(std::string_view before, const OwnNames& names) const;
  bool Denied(std::string_view sentence, size_t begin, size_t end) const;
  bool Says(const Rule& rule, std::string_view sentence, const OwnNames& names, std::string& of) const;
  bool SaysAbsence(const Rule& rule, std::string_view sentence, const OwnNames& names, std::string& of) const;
  bool SaysRemoval(const Rule& rule, std::string_view sentence, const OwnNames& names, std::string& of) const;

  std::vector<Rule> rules_;
  PhraseSet things_, between_, doing_, own_, makers_, adverbs_, neutral_, negation_, not_, sections_, asks_, telling_;
  std::vector<std::string> of_;  // by the id of things_
  std::set<std::string, std::less<>> none_;
};

}  // namespace day::dataset_claims
