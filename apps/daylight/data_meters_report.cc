// What the meters of whole texts say, in each format.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "data_lines.h"
#include "data_meters.h"
#include "data_representation.h"
#include "records/measure/tally.h"

namespace day::app {
namespace {

using records::DataReport;
using records::Place;

constexpr size_t kItemsShown = 200, kFieldsShown = 100, kValuesShown = 20, kClustersShown = 20;  // limit: of a report in JSON

// What fields say of where records are from may hold an address or a number of someone all the same.
std::string Value(std::string_view value, bool show) {
  const auto digits = std::ranges::count_if(value, [](char c) { return c >= '0' && c <= '9'; });
  return show || (value.find('@') == value.npos && digits < 7) ? std::string(value) : records::ShapeOf(value);
}

std::string_view FileOf(const DataReport& report, const Place& place) {
  return place.file < report.files.size() ? std::string_view(report.files[place.file].path) : std::string_view();
}
std::string PlaceText(const DataReport& report, const Place& place) { return fmt::format("{}, record {}", FileOf(report, place), place.record); }

void AddPlace(JsonText& json, const DataReport& report, const Place& place) {
  json.BeginObject(JsonText::kInline).Member("file", FileOf(report, place)).Member("record", place.record).EndObject();
}
void AddPlaces(JsonText& json, const DataReport& report, const std::vector<Place>& places) {
  json.Key("places").BeginArray(JsonText::kInline);
  for (const Place& place : places) AddPlace(json, report, place);
  json.EndArray();
}

// Most first, then by name.
template <class Map, class Count>
std::vector<const typename Map::value_type*> Sorted(const Map& map, const Count& count) {
  std::vector<const typename Map::value_type*> sorted;
  for (const auto& entry : map)
    if (count(entry.second) > 0) sorted.push_back(&entry);
  std::ranges::stable_sort(sorted, [&](const auto* a, const auto* b) { return count(a->second) > count(b->second); });
  return sorted;
}

void AddLanguages(JsonText& json, const DataReport& report, const records::LanguagesResult& result) {
  json.Key("languages").BeginObject();
  json.Member("records", result.records).Member("without_letters", result.empty).Member("code_points", result.code_points);
  json.Member("letters", result.letters).Member("tokens", result.tokens).Member("sure_records", result.sure_records).Member("sure_bytes", result.sure_bytes);
  json.Member("shortest", result.shortest).Member("longest", result.longest);
  json.Key("languages").BeginArray();
  for (const auto* entry : Sorted(result.languages, [](const auto& one) { return one.records + one.also + one.guessed; })) {
    const auto& one = entry->second;
    json.BeginObject(JsonText::kInline).Member("language", entry->first).Member("name", records::LanguageName(entry->first));
    json.Member("records", one.records).Member("bytes", one.bytes).Member("tokens", one.tokens).Member("also", one.also).Member("guessed", one.guessed);
    if (one.first) {
      json.Key("first");
      AddPlace(json, report, *one.first);
    }
    json.EndObject();
  }
  json.EndArray().Key("uncertain").BeginArray();
  for (size_t i = 0; i < records::kCertainties; ++i) {
    const auto& one = result.uncertain[i];
    if (one.records == 0) continue;
    json.BeginObject(JsonText::kInline).Member("reason", NameOf(static_cast<records::Certainty>(i))).Member("records", one.records).Member("bytes", one.bytes);
    AddPlaces(json, report, one.places);
    json.EndObject();
  }
  json.EndArray().Key("scripts").BeginArray();
  for (const auto* entry : Sorted(result.scripts, [](const auto& one) { return one.letters; }))
    json.BeginObject(JsonText::kInline)
        .Member("script", entry->first)
        .Member("letters", entry->second.letters)
        .Member("records", entry->second.records)
        .EndObject();
  json.EndArray().EndObject();
}

void AddDuplicates(JsonText& json, const DataReport& report, const records::DuplicatesResult& result) {
  json.Key("duplicates").BeginObject();
  json.Member("records", result.records).Member("without_words", result.empty_records).Member("words", result.words);
  json.Member("distinct_texts", result.distinct_texts).Member("distinct_words", result.distinct_words).Member("distinct_runs", result.distinct_runs);
  json.Key("distinct_error").Raw("0.0081");
  json.Member("one_in", uint64_t{1} << std::min(result.sampling, 63U)).Member("sampled_records", result.sampled_records);
  json.Member("sampled_texts", result.sampled_texts).Member("exact_copies", result.exact_copies).Member("near_copies", result.near_copies);
  json.Member("records_in_clusters", result.in_clusters).Member("exact_groups", result.exact_groups).Member("near_clusters", result.near_clusters);
  json.Key("share_of_copies").Raw(fmt::format("{:.6f}", Share(result.exact_copies + result.near_copies, result.sampled_records)));
  json.Key("share_error").Raw(fmt::format("{:.6f}", result.copies_error));
  json.Key("largest").BeginArray();
  for (size_t i = 0; i < std::min(result.largest.size(), kClustersShown); ++i) {
    const auto& cluster = result.largest[i];
    json.BeginObject(JsonText::kInline).Member("records", cluster.records).Member("texts", cluster.texts);
    json.Key("likeness").Raw(fmt::format("{:.3f}", cluster.likeness));
    AddPlaces(json, report, cluster.places);
    json.EndObject();
  }
  json.EndArray().EndObject();
}

void AddContamination(JsonText& json, const DataReport& report, const records::ContaminationResult& result) {
  json.Key("contamination").BeginObject().Member("records", result.records).Member("words", result.words);
  json.Key("benchmarks").BeginArray();
  for (const auto& one : result.benchmarks) {
    json.BeginObject().Member("name", one.name).Member("items", one.items).Member("checkable", one.checkable).Member("short_items", one.short_items);
    json.Member("whole", one.whole).Member("in_part", one.part).Member("alone", one.alone).Member("records", one.records);
    json.Key("items_by_coverage").BeginArray(JsonText::kInline);
    for (const uint64_t count : one.curve) json.Number(count);
    json.EndArray().Key("found").BeginArray();
    for (size_t i = 0; i < std::min(one.found.size(), kItemsShown); ++i) {
      const auto& [number, seen] = one.found[i];
      json.BeginObject(JsonText::kInline)
          .Member("item", number)
          .Member("found", seen.whole()  ? "whole"
                           : seen.part() ? "in-part"
                           : seen.alone  ? "alone"
                                         : "run");
      json.Key("coverage").Raw(fmt::format("{:.3f}", seen.coverage / 1000.0));
      json.Member("longest_run", seen.longest_run).Member("records", seen.records);
      json.Key("best");
      AddPlace(json, report, seen.best);
      AddPlaces(json, report, seen.places);
      json.EndObject();
    }
    json.EndArray().Member("found_left_off", one.found.size() - std::min(one.found.size(), kItemsShown)).EndObject();
  }
  json.EndArray().EndObject();
}

void AddFields(JsonText& json, const records::FieldsResult& result, bool show) {
  json.Key("fields").BeginObject().Member("records", result.records);
  const auto fields = Sorted(result.fields, [](const auto& field) { return field.records; });
  json.Key("fields").BeginArray();
  for (size_t i = 0; i < std::min(fields.size(), kFieldsShown); ++i)
    json.BeginObject(JsonText::kInline).Member("name", Value(fields[i]->first, show)).Member("records", fields[i]->second.records).EndObject();
  json.EndArray().Key("more_fields").Bool(result.more_fields || fields.size() > kFieldsShown);
  json.Key("roles").BeginArray();
  for (const auto& role : result.roles) {
    if (role.records == 0) continue;
    json.BeginObject().Member("id", role.id).Member("title", role.title).Member("records", role.records);
    if (role.unread > 0) json.Member("dates_not_read", role.unread);
    if (role.values.total > 0) {
      json.Member("distinct", role.values.distinct).Key("exact").Bool(role.values.exact);
      json.Key("values").BeginArray();
      for (size_t i = 0; i < std::min(role.values.top.size(), kValuesShown); ++i)
        json.BeginObject(JsonText::kInline).Member("value", Value(role.values.top[i].value, show)).Member("records", role.values.top[i].count).EndObject();
      json.EndArray();
    }
    if (!role.years.empty()) {
      json.Key("years").BeginArray();
      for (const auto& [year, count] : role.years) json.BeginObject(JsonText::kInline).Member("year", year).Member("records", count).EndObject();
      json.EndArray();
    }
    json.EndObject();
  }
  json.EndArray().EndObject();
}

void AddHarm(JsonText& json, const DataReport& report, const records::HarmResult& result) {
  json.Key("harm").BeginObject().Member("records_not_looked_at", result.not_looked_at);
  json.Key("languages").BeginArray();
  for (const auto* entry : Sorted(result.languages, [](const auto& one) { return one.records; })) {
    const auto& one = entry->second;
    json.BeginObject(JsonText::kInline).Member("language", entry->first).Member("name", records::LanguageName(entry->first));
    json.Member("records", one.records).Member("with_terms", one.with_terms).Member("dense", one.dense).Member("terms", one.terms).Member("words", one.words);
    AddPlaces(json, report, one.places);
    json.EndObject();
  }
  json.EndArray().EndObject();
}

constexpr size_t kLinesShown = 8, kPlacesShown = 3;  // of a report for people

void TellLanguages(Lines& lines, const records::LanguagesResult& result) {
  lines.Head("Languages", "share of texts");
  const auto languages = Sorted(result.languages, [](const auto& one) { return one.records; });
  for (size_t i = 0; i < std::min(languages.size(), kLinesShown); ++i)
    lines.Row(records::LanguageName(languages[i]->first),
              fmt::format("{:>9} {:>8}", languages[i]->second.records, Percent(languages[i]->second.records, result.records)));
  if (languages.size() > kLinesShown) lines.Line(Count(languages.size() - kLinesShown, "more language", "more languages"));
  uint64_t uncertain = 0;
  std::string reasons;
  for (size_t i = 0; i < records::kCertainties; ++i) {
    if (result.uncertain[i].records == 0) continue;
    uncertain += result.uncertain[i].records;
    reasons += fmt::format("{}{} {}", reasons.empty() ? "" : ", ", NameOf(static_cast<records::Certainty>(i)), result.uncertain[i].records);
  }
  if (uncertain > 0) lines.Row("uncertain", fmt::format("{:>9} {:>8}", uncertain, Percent(uncertain, result.records)));
  if (uncertain > 0) lines.Small(reasons);
  if (result.empty > 0) lines.Row("without letters", fmt::format("{:>9} {:>8}", result.empty, Percent(result.empty, result.records)));
}

void TellDuplicates(Lines& lines, const DataReport& report, const records::DuplicatesResult& result) {
  lines.Head("Duplicates");
  if (result.sampling > 0)
    lines.Line(fmt::format("of one text in {}, by hash: {} of {}", uint64_t{1} << std::min(result.sampling, 63U), result.sampled_records,
                           Count(result.records, "record", "records")));
  lines.Row("exact copies of an earlier record", fmt::format("{:>9} {:>8}", result.exact_copies, Percent(result.exact_copies, result.sampled_records)));
  lines.Row("near copies of an earlier text", fmt::format("{:>9} {:>8}", result.near_copies, Percent(result.near_copies, result.sampled_records)));
  for (size_t i = 0; i < std::min(result.largest.size(), kPlacesShown); ++i) {
    const auto& cluster = result.largest[i];
    std::string places;
    for (size_t p = 0; p < std::min<size_t>(cluster.places.size(), 2); ++p)
      places += fmt::format("{}{}", p == 0 ? "" : "; ", PlaceText(report, cluster.places[p]));
    lines.Small(fmt::format("{} alike: {}", Count(cluster.records, "record", "records"), places));
  }
}

void TellContamination(Lines& lines, const DataReport& report, const records::ContaminationResult& result) {
  lines.Head("Contamination", "items of evaluation sets that stand in the data: a lower bound");
  for (const auto& one : result.benchmarks) {
    lines.Row(one.name, fmt::format("{} whole, {} in part of {}", one.whole, one.part, Count(one.checkable, "item", "items")));
    size_t shown = 0;
    for (const auto& item : one.found)
      if ((item.seen.whole() || item.seen.part()) && shown++ < kPlacesShown)
        lines.Small(fmt::format("item {}, {} of it: {}", item.number, Percent(item.seen.coverage, 1000), PlaceText(report, item.seen.best)));
    if (one.checkable < one.items) lines.Small(Count(one.items - one.checkable, "item cannot be looked for", "items cannot be looked for"));
  }
}

void TellFields(Lines& lines, const records::FieldsResult& result, bool show) {
  lines.Head("Where records say they are from", "share of texts");
  bool any = false;
  for (const auto& role : result.roles) {
    if (role.records == 0) continue;
    any = true;
    lines.Row(role.title, fmt::format("{:>9} {:>8}", role.records, Percent(role.records, result.records)));
    std::string values;
    for (size_t i = 0; i < std::min<size_t>(role.values.top.size(), 4); ++i)
      values += fmt::format("{}{} {}", i == 0 ? "" : ", ", Value(role.values.top[i].value, show), role.values.top[i].count);
    if (role.values.distinct > 4 && !values.empty()) values += fmt::format(" and {}{} more", role.values.exact ? "" : "about ", role.values.distinct - 4);
    if (!role.years.empty()) values = fmt::format("{} to {}", role.years.begin()->first, role.years.rbegin()->first);
    if (!values.empty()) lines.Small(values);
  }
  if (!any) lines.Line("no field says so");
}

void TellHarm(Lines& lines, const DataReport& report, const records::HarmResult& result) {
  lines.Head("Words of harm", "an indicator, and no judgment of any record");
  bool any = false;
  for (const auto* entry : Sorted(result.languages, [](const auto& one) { return one.with_terms; })) {
    any = true;
    const auto& one = entry->second;
    lines.Row(records::LanguageName(entry->first),
              fmt::format("{} of {} with such a word, {} dense", one.with_terms, Count(one.records, "record", "records"), one.dense));
    for (const Place& place : one.places) lines.Small(PlaceText(report, place));
  }
  if (!any) lines.Line("none in records of the languages that there are lists for");
  if (result.not_looked_at > 0)
    lines.Small(Count(result.not_looked_at, "record was", "records were") + " not looked at: of no sure language, or of one without a list");
}

}  // namespace

std::string Count(uint64_t count, std::string_view one, std::string_view many) { return fmt::format("{} {}", count, count == 1 ? one : many); }

void AddTextMeters(JsonText& json, const DataReport& report, bool show_values) {
  if (!report.meters) return;
  const records::TextMeters& meters = *report.meters;
  if (meters.languages) AddLanguages(json, report, meters.languages->Measure());
  if (meters.duplicates) AddDuplicates(json, report, meters.duplicates->Measure());
  if (meters.contamination) AddContamination(json, report, meters.contamination->Measure());
  if (meters.fields) AddFields(json, meters.fields->Measure(), show_values);
  if (meters.harm) AddHarm(json, report, meters.harm->Measure());
  if (meters.representation) AddRepresentation(json, meters.representation->Measure());
}

std::string TextMetersText(const DataReport& report, bool show_values, const TerminalText& text) {
  if (!report.meters) return "";
  const records::TextMeters& meters = *report.meters;
  Lines lines(text);
  if (meters.languages) TellLanguages(lines, meters.languages->Measure());
  if (meters.duplicates) TellDuplicates(lines, report, meters.duplicates->Measure());
  if (meters.contamination) TellContamination(lines, report, meters.contamination->Measure());
  if (meters.fields) TellFields(lines, meters.fields->Measure(), show_values);
  if (meters.harm) TellHarm(lines, report, meters.harm->Measure());
  if (meters.representation) TellRepresentation(lines, meters.representation->Measure());
  return lines.Take();
}

}  // namespace day::app
