#include "report/page_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "judge/judge.h"
#include "report/comparison.h"
#include "report/glyphs.h"
#include "report/json_text.h"
#include "report/overview.h"
#include "report/source_links.h"
#include "report/terms_summary.h"

namespace day {
namespace {

using enum JsonText::Layout;

template <class T>
uint64_t PlaceIn(const std::vector<T>& list, const T* entry) {
  return static_cast<uint64_t>(entry - list.data());
}

void WriteOverview(JsonText& json, const Audit& audit) {
  const Overview overview = OverviewOf(audit);
  json.Member("title", overview.title).Member("grade", overview.grade).Strings("facts", overview.facts);
}

// The rows of the matrix in their groups; what the profile has nothing of is left out.
void WriteCategories(JsonText& json, const Audit& audit, const Ladder& ladder) {
  json.Key("categories").BeginArray();
  for (const Category& category : TheStack().categories) {
    json.BeginObject(kInline).Member("id", category.id).Member("name", category.name).Key("components").BeginArray();
    for (const Component& component : TheStack().components) {
      const ComponentProfile* row = component.category == category.id ? audit.profile.Find(component.id) : nullptr;
      if (!row) continue;
      json.BeginObject().Member("id", component.id).Member("name", component.name).Member("looks_for", component.looks_for);
      json.Member("license", BindingLicense(*row));
      if (const auto asked = ladder.asked_by.find(component.id); asked != ladder.asked_by.end()) json.Member("asked_by", asked->second);
      if (const auto blocks = ladder.blocks.find(component.id); blocks != ladder.blocks.end()) json.Member("blocks", NameOf(blocks->second));
      json.EndObject();
    }
    json.EndArray().EndObject();
  }
  json.EndArray();
}

void WriteGatesAndStates(JsonText& json) {
  json.Key("gates").BeginArray();
  for (size_t i = 0; i < kGates; ++i) {
    const auto gate = static_cast<GateId>(i);
    json.BeginObject(kInline).Member("id", NameOf(gate)).Member("name", TitleOf(gate)).EndObject();
  }
  json.EndArray().Key("states").BeginArray();
  for (size_t i = 0; i <= static_cast<size_t>(GateState::kNotApplicable); ++i) {
    const auto state = static_cast<GateState>(i);
    json.BeginObject(kInline).Member("id", NameOf(state)).Member("name", WordsOf(state)).EndObject();
  }
  json.EndArray();
}

// What the words of the profile mean, by family and word: what `daylight explain` says.
void WriteMeanings(JsonText& json) {
  const Value vocabulary = LoadKnowledge("vocabulary.yaml");
  json.Key("meanings").BeginObject();
  for (const Value& family : vocabulary["families"].items()) {
    json.Key(family["id"].string()).BeginObject(kInline);
    for (const auto& [word, meaning] : family["words"].members()) json.Member(word, meaning.string());
    json.EndObject();
  }
  json.EndObject().Key("answers").BeginObject(kInline);
  for (size_t i = 0; i < kAnswers; ++i) json.Member(NameOf(static_cast<Answer>(i)), WordsOf(static_cast<Answer>(i)));
  json.EndObject().Key("freedoms").BeginObject(kInline);
  for (size_t i = 0; i < kFreedoms; ++i) json.Member(NameOf(static_cast<Freedom>(i)), WordsOf(static_cast<Freedom>(i)));
  json.EndObject();
}

// Names of documents that are no components of the stack, and what each benchmark measures of which figures are stated.
void WriteNames(JsonText& json, const Profile& profile) {
  json.Key("documents").BeginObject(kInline).Member(kReadme, "README").Member(kTrainingSummary, "Summary of training content").EndObject();
  json.Key("benchmarks").BeginObject(kInline);
  const std::set<std::string_view> stated(profile.evaluations.benchmarks.begin(), profile.evaluations.benchmarks.end());
  const Value benchmarks = stated.empty() ? Value() : LoadKnowledge("benchmarks.yaml");
  for (const Value& benchmark : benchmarks["benchmarks"].items())
    if (stated.contains(benchmark["id"].string()))
      json.Member(benchmark["id"].string(), fmt::format("{}, {}", benchmark["about"].string(), benchmark["source"].string()));
  json.EndObject();
}

// Definitions as places in the profile's list of them: those that judge before those that describe.
void WriteReadingOrder(JsonText& json, const Audit& audit) {
  json.Key("definitions").BeginArray(kInline);
  for (const DefinitionVerdict* verdict : VerdictsForReading(audit)) {
    const bool describes = verdict->outcome == CriterionOutcome::kNotApplicable && verdict->class_label.empty();
    json.BeginObject().Member("index", PlaceIn(audit.verdicts, verdict)).Key("describes").Bool(describes);
    json.Member("distance", DistanceOf(*verdict)).Strings("differs", verdict->differs).EndObject();
  }
  json.EndArray();
}

void WriteSides(JsonText& json, std::string_view key, const std::vector<Parting::Side>& sides, const Audit& audit) {
  json.Key(key).BeginArray();
  for (const Parting::Side& side : sides) {
    json.BeginObject().Member("definition", PlaceIn(audit.verdicts, side.definition));
    json.Member("criterion", side.criterion->id).EndObject();
  }
  json.EndArray();
}

void WritePartings(JsonText& json, const Audit& audit) {
  json.Key("partings").BeginArray(kInline);
  for (const Parting& parting : PartingsOf(audit)) {
    json.BeginObject().Strings("components", parting.components);
    WriteSides(json, "met", parting.met, audit);
    WriteSides(json, "unmet", parting.unmet, audit);
    json.EndObject();
  }
  json.EndArray();
}

// Claims that are judged alike, worst first, as places in the profile's list of them.
void WriteClaimGroups(JsonText& json, const Profile& profile) {
  json.Key("claims").BeginArray(kInline);
  for (const ClaimGroup& group : ClaimsByWeight(profile)) {
    json.BeginArray();
    for (const Claim* claim : group.claims) json.Number(PlaceIn(profile.claims, claim));
    json.EndArray();
  }
  json.EndArray();
}

void WriteLinks(JsonText& json, const Profile& profile) {
  json.Key("links").BeginArray(kInline);
  for (const SourceInfo& source : profile.sources) {
    const SourceLinks links = LinksOf(source);
    json.BeginObject().Member("host", links.host).Member("page", links.page).Member("file", links.file);
    json.Member("line", links.line).Member("lines", links.lines);
    if (links.committed) json.Key("committed").Bool(true);
    json.EndObject();
  }
  json.EndArray();
}

void WriteStack(JsonText& json) {
  json.Key("categories").BeginArray();
  for (const Category& category : TheStack().categories) {
    json.BeginObject(kInline).Member("id", category.id).Member("name", category.name).Key("components").BeginArray();
    for (const Component& component : TheStack().components)
      if (component.category == category.id) json.BeginObject().Member("id", component.id).Member("name", component.name).EndObject();
    json.EndArray().EndObject();
  }
  json.EndArray();
}

// All definitions have names; those that give a verdict are what releases can be chosen by, and by their classes where they have some: maps and scores
// describe.
void WriteDefinitions(JsonText& json) {
  json.Key("definitions").BeginArray(kInline);
  for (const Definition& definition : Definitions()) {
    const bool judges = definition.kind != Definition::Kind::kMap && definition.kind != Definition::Kind::kScore;
    json.BeginObject().Member("id", definition.id).Member("name", definition.name).Member("version", definition.version).Key("judges").Bool(judges);
    json.Key("classes").BeginArray();
    if (definition.kind == Definition::Kind::kClasses)
      for (const Level& level : definition.levels) json.BeginObject().Member("id", level.id).Member("name", level.name).EndObject();
    json.EndArray().EndObject();
  }
  json.EndArray();
}

}  // namespace

std::string RenderSiteView() {
  JsonText json;
  json.BeginObject(kInline);
  WriteStack(json);
  WriteGatesAndStates(json);
  WriteMeanings(json);
  WriteDefinitions(json);
  return json.EndObject().Take();
}

std::string RenderDataView(std::string_view title) {
  JsonText json;
  json.BeginObject(kInline).Member("title", title);
  WriteMeanings(json);
  return json.EndObject().Take();
}

std::string RenderPageView(const Audit& audit) {
  const Ladder ladder = LadderOf(audit);
  JsonText json;
  json.BeginObject(kInline);
  WriteOverview(json, audit);
  json.Key("ladder").BeginObject().Member("title", ladder.title).Member("next", ladder.next).EndObject();
  WriteCategories(json, audit, ladder);
  WriteGatesAndStates(json);
  WriteMeanings(json);
  WriteNames(json, audit.profile);
  WriteReadingOrder(json, audit);
  WritePartings(json, audit);
  WriteClaimGroups(json, audit.profile);
  WriteLinks(json, audit.profile);
  return json.EndObject().Take();
}

}  // namespace day
