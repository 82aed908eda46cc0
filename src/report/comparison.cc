#include "report/comparison.h"

#include <fmt/format.h>

#include <algorithm>

#include "report/json_text.h"
#include "report/overview.h"
#include "report/terminal_text.h"
#include "text/utf8.h"

namespace day {
namespace {

using enum CriterionOutcome;
using Sides = std::vector<Parting::Side>;

constexpr size_t kOutcome = 12;  // columns of an outcome

bool Judges(const DefinitionVerdict& verdict) { return verdict.outcome != kNotApplicable || !verdict.class_label.empty(); }

// A criterion that looks at several components is decided by those that its reason names; by all, where it names none.
bool IsDecidedBy(const CriterionVerdict& criterion, std::string_view component) {
  const auto is_named = [&](const std::string& id) {
    const Component* entry = TheStack().Find(id);
    // A reason names what it is about before a colon: "Model card, Datasheet: is not in the release".
    return entry && (criterion.because.find(entry->name + ":") != std::string::npos || criterion.because.find(entry->name + ", ") != std::string::npos ||
                     criterion.because.find(entry->name + " has ") != std::string::npos);
  };
  if (std::ranges::find(criterion.components, component) == criterion.components.end()) return false;
  return is_named(std::string(component)) || std::ranges::none_of(criterion.components, is_named);
}

bool IsSame(const Sides& a, const Sides& b) {
  return std::ranges::equal(a, b, [](const Parting::Side& one, const Parting::Side& other) { return one.criterion == other.criterion; });
}

std::string NamesOf(const std::vector<std::string>& components) {
  std::string names;
  for (const std::string& id : components) {
    const Component* component = TheStack().Find(id);
    names += fmt::format("{}{}", names.empty() ? "" : ", ", component ? component->name : id);
  }
  return names;
}

void WriteSides(JsonText& json, std::string_view key, const Sides& sides) {
  json.Key(key).BeginArray();
  for (const Parting::Side& side : sides) {
    json.BeginObject(JsonText::kInline).Member("definition", side.definition->id + "-" + side.definition->version).Member("criterion", side.criterion->id);
    json.Member("requirement", side.criterion->requirement).Member("outcome", NameOf(side.criterion->outcome)).Member("because", side.criterion->because);
    json.Strings("evidence", side.criterion->evidence).EndObject();
  }
  json.EndArray();
}

std::string SideText(const Parting::Side& side, const TerminalText& text) {
  const CriterionOutcome outcome = side.criterion->outcome;
  std::string out = text.Paint(fmt::format("    {:<{}}", NameOf(outcome), kOutcome - 4), ColorOf(outcome)) +
                    text.Wrapped(fmt::format("{}: {}", side.definition->name, side.criterion->requirement), kOutcome).substr(kOutcome);
  if (outcome != kMet) out += text.Wrapped(side.criterion->because, kOutcome);
  return out;
}

}  // namespace

std::vector<Parting> PartingsOf(const Audit& audit) {
  std::vector<Parting> partings;
  for (const Component& component : TheStack().components) {
    Parting here;
    for (const DefinitionVerdict& verdict : audit.verdicts) {
      if (!Judges(verdict)) continue;
      for (const CriterionVerdict& criterion : verdict.criteria) {
        if (!IsDecidedBy(criterion, component.id)) continue;
        if (criterion.outcome == kMet) here.met.push_back({&verdict, &criterion});
        if (criterion.outcome == kUnmet || criterion.outcome == kPartly) here.unmet.push_back({&verdict, &criterion});
      }
    }
    const bool part = std::ranges::any_of(here.met, [&](const Parting::Side& met) {
      return std::ranges::any_of(here.unmet, [&](const Parting::Side& unmet) { return met.definition != unmet.definition; });
    });
    if (!part) continue;
    const auto alike = std::ranges::find_if(partings, [&](const Parting& one) { return IsSame(one.met, here.met) && IsSame(one.unmet, here.unmet); });
    if (alike != partings.end()) {
      alike->components.push_back(component.id);
      continue;
    }
    here.components = {component.id};
    partings.push_back(std::move(here));
  }
  return partings;
}

std::string RenderComparison(const Audit& audit, const RenderOptions& options) {
  const TerminalText text(options);
  std::string out = text.Bold(Printable(audit.profile.release) + ", by each definition") + "\n";
  for (const DefinitionVerdict* verdict : VerdictsForReading(audit)) {
    out += fmt::format("  {} {}\n", Printable(verdict->name), Printable(verdict->version));
    out += text.Wrapped(verdict->headline, 4);
  }
  const std::vector<Parting> partings = PartingsOf(audit);
  out += "\n" + text.Bold(partings.empty() ? "They part nowhere" : "Where they part") + "\n";
  if (partings.empty()) out += text.Wrapped("No component meets what one of them asks and not what another does.", 2);
  for (const Parting& parting : partings) {
    out += text.Wrapped(NamesOf(parting.components), 2);
    for (const Sides* sides : {&parting.met, &parting.unmet})
      for (const Parting::Side& side : *sides) out += SideText(side, text);
  }
  return text.Finished(std::move(out));
}

std::string RenderComparisonJson(const Audit& audit) {
  JsonText json;
  json.BeginObject().Member("release", audit.profile.release).Key("definitions").BeginArray();
  for (const DefinitionVerdict& verdict : audit.verdicts) {
    json.BeginObject(JsonText::kInline).Member("id", verdict.id).Member("version", verdict.version).Member("outcome", NameOf(verdict.outcome));
    json.Member("level", verdict.level).Member("headline", verdict.headline).EndObject();
  }
  json.EndArray().Key("partings").BeginArray();
  for (const Parting& parting : PartingsOf(audit)) {
    json.BeginObject().Strings("components", parting.components);
    WriteSides(json, "met", parting.met);
    WriteSides(json, "unmet", parting.unmet);
    json.EndObject();
  }
  return json.EndArray().EndObject().Take() + "\n";
}

}  // namespace day
