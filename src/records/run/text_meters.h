// The meters of whole texts, side by side over the same records: languages, duplicates, contamination, fields, harm, representation.
//
// A record's text is what its fields say, one under the other in their order, without those that tell where the record is from (address, license, date,
// identifier …: knowledge/records/provenance-fields.yaml): two copies of a document under different identifiers are copies. Where nothing else is left, or the
// user names the fields, all that are read count. A file of plain text is one record; of one that is longer than a piece (CutOptions::piece) each piece counts
// as a text of its own, and where pieces are cut depends on the bytes alone.
//
// Those of parts of the data, merged in any order, say and save the same.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/mutex.h"
#include "records/measure/text_block.h"
#include "records/meters/contamination/contamination.h"
#include "records/meters/duplicates/duplicates.h"
#include "records/meters/fields/fields.h"
#include "records/meters/harm/harm.h"
#include "records/meters/languages/languages.h"
#include "records/meters/representation/representation.h"

namespace day::records {

struct TextMeterChoice {
  bool languages = false, duplicates = false, contamination = false, fields = false, harm = false, representation = false;
  DuplicatesLimits duplicates_limits = {};
  bool any() const { return languages || duplicates || contamination || fields || harm || representation; }
  bool by_language() const { return languages || harm || representation; }  // need to know a record's language
};

// What the meters need to know. Immutable once made: any thread. Stays where it is.
class MeterKit {
 public:
  // `benchmarks`: what is looked for by contamination.
  explicit MeterKit(const TextMeterChoice& choice, const BenchmarkSet& benchmarks = {}, bool chosen_fields = false);
  MeterKit(const MeterKit&) = delete;
  MeterKit& operator=(const MeterKit&) = delete;

  const TextMeterChoice& choice() const { return choice_; }
  const LanguageDetector& detector() const { return *detector_; }  // where something goes by language
  const FieldRoles& roles() const { return roles_; }
  const BenchmarkIndex& index() const { return index_; }
  bool chosen_fields() const { return chosen_fields_; }

 private:
  const TextMeterChoice choice_;
  const bool chosen_fields_;  // the user named the fields to read
  FieldRoles roles_;
  std::optional<LanguageDetector> detector_;
  BenchmarkIndex index_;
};

// One thread.
class TextMeters {
 public:
  explicit TextMeters(const MeterKit& kit);  // outlives it
  // `file`: its number, the same in every part of a run.
  void Add(const TextBlock& block, uint32_t file);
  // Of another over the same kit.
  void Merge(const TextMeters& other);
  uint64_t records() const { return records_; }  // that were added here or merged

  std::optional<LanguagesMeter> languages;
  std::optional<DuplicatesMeter> duplicates;
  std::optional<ContaminationMeter> contamination;
  std::optional<FieldsMeter> fields;
  std::optional<HarmMeter> harm;
  std::optional<RepresentationMeter> representation;

 private:
  void AddRecord(const TextBlock& block, size_t first, size_t last, uint32_t file);

  const MeterKit* kit_;
  uint64_t records_ = 0;
  WordReader words_;  // of the record, for all meters that go by words
  std::string text_;
  std::vector<RecordField> named_;
};

// Meters that several threads fill: each has its own for some thousands of records and then puts them here, so that what is kept of millions of texts is kept
// once and not by each thread.
class SharedTextMeters {
 public:
  // `begun`: what was counted before, over the same kit.
  SharedTextMeters(const MeterKit& kit, TextMeters begun) : kit_(kit), meters_(std::move(begun)) {}
  // Puts what `own` has counted here, and empties it, where that is much or `all` is asked for.
  void Take(std::optional<TextMeters>& own, bool all);
  TextMeters Finish();

 private:
  static constexpr uint64_t kMuch = 8192;  // records; what is kept of their texts are 2 MB
  const MeterKit& kit_;
  Mutex mutex_;
  TextMeters meters_ DAY_GUARDED_BY(mutex_);
};

}  // namespace day::records
