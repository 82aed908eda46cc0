// What files of metadata state of data in figures: the front matter of dataset cards, dataset_infos.json, Croissant.
#pragma once

#include <string_view>

#include "probe/probe.h"
#include "probes/dataset_claims/data_sentences.h"
#include "text/value.h"

namespace day::dataset_claims {

inline constexpr size_t kMostStated = 2000;  // limit: statements of one file; a card of a thousand languages has some hundred

// Adds evidence, up to kMostStated.
class Stated {
 public:
  explicit Stated(Sink& sink) : sink_(sink) {}
  void Add(std::string_view name, std::string value, uint32_t line, std::string_view how, std::vector<Field> more = {}, std::string_view excerpt = {});

 private:
  Sink& sink_;
  size_t count_ = 0;
};

// `first_line`: of the front matter in its file.
void ReadFrontMatter(const Value& front, uint32_t first_line, Stated& stated);
// dataset_infos.json (by configuration) and dataset_info.json (one).
void ReadInfos(const Value& document, Stated& stated);
// A file by the Croissant format (docs.mlcommons.org/croissant), its fields on responsible AI included. `sentences`: reads what is said in words.
bool IsCroissant(const Value& document);
void ReadCroissant(const Value& document, const DataSentences& sentences, Stated& stated, Sink& sink);

}  // namespace day::dataset_claims
