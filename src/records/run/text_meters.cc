#include "records/run/text_meters.h"

#include <utility>

#include "base/assert.h"

namespace day::records {

MeterKit::MeterKit(const TextMeterChoice& choice, const BenchmarkSet& benchmarks, bool chosen_fields)
    : choice_(choice), chosen_fields_(chosen_fields), index_(benchmarks) {
  if (choice.by_language()) detector_.emplace();
}

TextMeters::TextMeters(const MeterKit& kit) : kit_(&kit) {
  const TextMeterChoice& choice = kit.choice();
  if (choice.languages) languages.emplace(kit.detector());
  if (choice.duplicates) duplicates.emplace(choice.duplicates_limits);
  if (choice.contamination) contamination.emplace(kit.index());
  if (choice.fields) fields.emplace(kit.roles());
  if (choice.harm) harm.emplace(HarmTerms::Get());
  if (choice.representation) representation.emplace(GroupLists::Get());
}

void TextMeters::Add(const TextBlock& block, uint32_t file) {
  for (size_t first = 0, last; first < block.units.size(); first = last) {
    for (last = first + 1; last < block.units.size() && block.units[last].record == block.units[first].record;) ++last;
    AddRecord(block, first, last, file);
  }
}

void TextMeters::AddRecord(const TextBlock& block, size_t first, size_t last, uint32_t file) {
  const auto own = [&](const TextUnit& unit) { return block.text.substr(unit.own_begin, unit.own_end - unit.own_begin); };
  const auto name = [&](const TextUnit& unit) { return unit.field < block.fields.size() ? std::string_view(block.fields[unit.field]) : std::string_view(); };
  const Place place{.file = file, .record = block.units[first].record};
  ++records_;
  if (fields) {
    named_.clear();
    for (size_t i = first; i < last; ++i)
      if (const std::string_view field = name(block.units[i]); !field.empty()) named_.push_back({field, own(block.units[i])});
    fields->Add(named_, place);
  }
  if (!languages && !duplicates && !contamination && !harm && !representation) return;

  std::string_view text;
  if (last - first == 1) {
    text = own(block.units[first]);
  } else {
    const FieldRoles& roles = kit_->roles();
    size_t fields_of_text = 0;
    const auto gather = [&](bool all) {
      fields_of_text = 0;
      for (size_t i = first; i < last; ++i) {
        if (!all && roles.Of(name(block.units[i])) < roles.roles().size()) continue;
        const std::string_view of_field = own(block.units[i]);
        if (++fields_of_text == 1) {
          text = of_field;  // most records have one such field, which need not be copied
          continue;
        }
        if (fields_of_text == 2) text_ = text;
        if (!text_.empty()) text_ += '\n';
        text_ += of_field;
      }
      if (fields_of_text > 1) text = text_;
    };
    gather(kit_->chosen_fields());
    if (text.empty()) gather(true);
  }
  LanguageGuess guess;
  if (languages) guess = languages->Add(text, place);
  else if (kit_->choice().by_language()) guess = kit_->detector().Detect(text);
  words_.Begin(text);
  if (duplicates) duplicates->Add(words_, place);
  if (contamination) contamination->Add(words_, place);
  const std::string_view language = guess.sure() ? guess.language : std::string_view();
  if (harm) harm->Add(words_, language, place);
  if (representation) representation->Add(words_, language);
}

void TextMeters::Merge(const TextMeters& other) {
  records_ += other.records_;
  if (languages && other.languages) languages->Merge(*other.languages);
  if (duplicates && other.duplicates) duplicates->Merge(*other.duplicates);
  if (contamination && other.contamination) {
    const bool same = contamination->Merge(*other.contamination);
    DAY_ASSERT(same);
  }
  if (fields && other.fields) fields->Merge(*other.fields);
  if (harm && other.harm) harm->Merge(*other.harm);
  if (representation && other.representation) representation->Merge(*other.representation);
}

void SharedTextMeters::Take(std::optional<TextMeters>& own, bool all) {
  if (own->records() == 0 || (!all && own->records() < kMuch)) return;
  {
    const MutexLock lock(mutex_);
    meters_.Merge(*own);
  }
  own.emplace(kit_);
}

TextMeters SharedTextMeters::Finish() {
  const MutexLock lock(mutex_);
  return std::move(meters_);
}

}  // namespace day::records
