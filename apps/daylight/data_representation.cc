#include "data_representation.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "data_meters.h"
#include "records/meters/languages/detector.h"

namespace day::app {
namespace {

using records::DimensionCount;
using records::GroupCount;
using records::RepresentationResult;

constexpr size_t kGroupsShown = 6, kPairsShown = 8;  // limit: of a report for people

void AddGroup(JsonText& json, const GroupCount& group) {
  json.BeginObject().Member("id", group.group->id).Member("title", group.group->title).Member("mentions", group.mentions).Member("records", group.records);
  json.Key("terms").BeginArray();
  for (const GroupCount::Term& term : group.terms)
    json.BeginObject(JsonText::kInline).Member("term", term.text).Member("mentions", term.mentions).Member("records", term.records).EndObject();
  json.EndArray().Key("near").BeginArray();
  for (const GroupCount::Near& near : group.near) {
    json.BeginObject(JsonText::kInline).Member("indicator", near.set->id).Member("mentions", near.mentions).Member("records", near.records);
    json.Key("expected").Raw(fmt::format("{:.2f}", near.association.expected));
    if (near.association.told) {
      json.Key("odds_ratio").Raw(fmt::format("{:.4g}", near.association.odds_ratio));
      json.Key("low").Raw(fmt::format("{:.4g}", near.association.low)).Key("high").Raw(fmt::format("{:.4g}", near.association.high));
    }
    json.EndObject();
  }
  json.EndArray().Key("words").BeginArray();
  for (const GroupCount::Word& word : group.words) json.BeginObject(JsonText::kInline).Member("word", word.text).Member("mentions", word.mentions).EndObject();
  json.EndArray().EndObject();
}

void AddLanguage(JsonText& json, const RepresentationResult::Language& language) {
  const records::GroupList& list = *language.list;
  json.BeginObject().Member("language", list.language()).Member("name", records::LanguageName(list.language()));
  json.Member("records", language.records).Member("words", language.words).Member("told", language.told).Member("apart", language.apart);
  json.Key("indicators").BeginArray();
  for (size_t i = 0; i < list.sets().size(); ++i)
    json.BeginObject(JsonText::kInline)
        .Member("id", list.sets()[i].id)
        .Member("title", list.sets()[i].title)
        .Member("words", language.indicators[i])
        .EndObject();
  json.EndArray().Key("dimensions").BeginArray();
  for (const DimensionCount& dimension : language.dimensions) {
    json.BeginObject().Member("id", dimension.dimension->id).Member("title", dimension.dimension->title);
    if (!dimension.dimension->note.empty()) json.Member("note", dimension.dimension->note);
    json.Member("mentions", dimension.mentions).Member("records", dimension.records).Key("groups").BeginArray();
    for (const GroupCount& group : dimension.groups) AddGroup(json, group);
    json.EndArray().EndObject();
  }
  json.EndArray().EndObject();
}

// No more figures than say something.
std::string Ratio(double ratio) {
  return ratio >= 1000 ? "over 1000" : ratio >= 100 ? fmt::format("{:.0f}", ratio) : ratio < 0.01 ? "under 0.01" : fmt::format("{:.2f}", ratio);
}

// How far from 1 the nearer end of an interval is, whichever way.
double Distance(const records::Association& association) { return std::max(association.low, 1 / association.high); }

void TellPairs(Lines& lines, const RepresentationResult::Language& language) {
  std::vector<std::pair<const GroupCount*, const GroupCount::Near*>> apart;
  for (const DimensionCount& dimension : language.dimensions)
    for (const GroupCount& group : dimension.groups)
      for (const GroupCount::Near& near : group.near)
        // Of two groups alone one ratio is the other turned round.
        if (near.association.apart() && (dimension.groups.size() > 2 || near.association.odds_ratio > 1)) apart.emplace_back(&group, &near);
  std::ranges::stable_sort(apart, std::greater<>(), [](const auto& pair) { return Distance(pair.second->association); });
  for (size_t i = 0; i < std::min(apart.size(), kPairsShown); ++i) {
    const auto& [group, near] = apart[i];
    const records::Association& is = near->association;
    lines.Row(fmt::format("{}: {}", group->group->title, near->set->title),
              fmt::format("{:>6} ({} to {})", Ratio(is.odds_ratio), Ratio(is.low), Ratio(is.high)));
    lines.Small(fmt::format("{} near, {:.0f} expected", Count(near->mentions, "mention", "mentions"), is.expected));
  }
  if (apart.size() > kPairsShown) lines.Small(Count(apart.size() - kPairsShown, "more pair", "more pairs"));
  if (language.told > 0)
    lines.Small(fmt::format("{} of {} that enough is known of {} apart, two groups alone seen from both sides; by chance about {:.1f} would be", language.apart,
                            Count(language.told, "pair", "pairs"), language.apart == 1 ? "is" : "are",
                            (1 - records::kConfidence) * static_cast<double>(language.told)));
}

}  // namespace

void AddRepresentation(JsonText& json, const RepresentationResult& result) {
  json.Key("representation").BeginObject().Member("records_not_looked_at", result.not_looked_at);
  json.Member("near_words", uint64_t{records::kNearWords}).Key("confidence").Raw(fmt::format("{}", records::kConfidence));
  json.Key("fewest_expected").Raw(fmt::format("{}", records::kFewestExpected)).Member("fewest_records", uint64_t{records::kFewestRecords});
  json.Key("languages").BeginArray();
  for (const RepresentationResult::Language& language : result.languages) AddLanguage(json, language);
  json.EndArray().EndObject();
}

void TellRepresentation(Lines& lines, const RepresentationResult& result) {
  lines.Head("Who is named", "by words of lists: an indicator, and no finding of bias");
  bool any = false;
  for (const RepresentationResult::Language& language : result.languages) {
    const std::string name = records::LanguageName(language.list->language());
    for (const DimensionCount& dimension : language.dimensions) {
      any = true;
      lines.Row(
          fmt::format("{}, {}", name, dimension.dimension->title),
          fmt::format("{:>9} {:>8} of {}", dimension.records, Percent(dimension.records, language.records), Count(language.records, "record", "records")));
      std::string groups;
      for (size_t i = 0; i < std::min(dimension.groups.size(), kGroupsShown); ++i)
        groups += fmt::format("{}{} {}", i == 0 ? "" : ", ", dimension.groups[i].group->title, Percent(dimension.groups[i].records, dimension.records));
      if (dimension.groups.size() > kGroupsShown) groups += fmt::format(" and {} more", dimension.groups.size() - kGroupsShown);
      lines.Small(groups);
    }
  }
  if (!any) lines.Line("nobody, by the words of the lists");
  if (result.not_looked_at > 0)
    lines.Small(Count(result.not_looked_at, "record was", "records were") + " not looked at: of no sure language, or of one without a list");
  for (const RepresentationResult::Language& language : result.languages) {
    if (language.told == 0) continue;
    lines.Head("Near which words, in " + records::LanguageName(language.list->language()), "odds ratios against the other groups");
    TellPairs(lines, language);
  }
}

}  // namespace day::app
