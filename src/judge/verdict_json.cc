#include "judge/verdict_json.h"

#include <string>
#include <utility>

namespace day {
namespace {

Value Strings(const std::vector<std::string>& texts) {
  Value list = Value::Array();
  for (const std::string& text : texts) list.Add(Value::String(text));
  return list;
}

Value Text(std::string_view text) { return Value::String(std::string(text)); }

Value LevelToValue(const LevelVerdict& level) {
  Value value = Value::Object();
  value.Set("id", Text(level.id)).Set("name", Text(level.name)).Set("outcome", Text(NameOf(level.outcome)));
  if (level.number) value.Set("number", Value::Int(level.number));
  value.Set("progress", Value::Double(level.progress));
  if (level.possible > 0) value.Set("possible", Value::Double(level.possible));
  value.Set("met", Value::Int(level.met)).Set("of", Value::Int(level.of));
  return std::move(value.Set("missing", Strings(level.missing)));
}

Value CriterionToValue(const CriterionVerdict& criterion) {
  Value value = Value::Object();
  value.Set("id", Text(criterion.id)).Set("name", Text(criterion.name)).Set("requirement", Text(criterion.requirement));
  value.Set("outcome", Text(NameOf(criterion.outcome))).Set("because", Text(criterion.because));
  value.Set("reason", Text(criterion.reason)).Set("remedy", Text(criterion.remedy));
  value.Set("components", Strings(criterion.components)).Set("warnings", Strings(criterion.warnings));
  return std::move(value.Set("evidence", Strings(criterion.evidence)));
}

Value DifferenceToValue(const Difference& difference) {
  Value value = Value::Object();
  value.Set("component", Text(difference.component)).Set("what", Text(difference.what));
  value.Set("mot_says", Text(difference.mot_says)).Set("daylight_says", Text(difference.daylight_says));
  return std::move(value.Set("because", Text(difference.because)));
}

template <class T, class ToValue>
Value List(const std::vector<T>& all, ToValue to_value) {
  Value list = Value::Array();
  for (const T& one : all) list.Add(to_value(one));
  return list;
}

}  // namespace

Value VerdictToValue(const DefinitionVerdict& verdict) {
  Value value = Value::Object();
  value.Set("id", Text(verdict.id)).Set("version", Text(verdict.version)).Set("name", Text(verdict.name));
  value.Set("source", Text(verdict.source)).Set("outcome", Text(NameOf(verdict.outcome))).Set("level", Text(verdict.level));
  if (verdict.has_classes) {
    value.Set("class", Value::Int(verdict.class_number)).Set("label", Text(verdict.class_label));
    Value progress = Value::Object();
    for (const LevelVerdict& level : verdict.levels) progress.Set(std::to_string(level.number), Value::Double(level.progress));
    value.Set("progress", std::move(progress));
  }
  if (!verdict.has_classes && !verdict.class_label.empty()) value.Set("label", Text(verdict.class_label));
  value.Set("headline", Text(verdict.headline)).Set("levels", List(verdict.levels, LevelToValue));
  value.Set("criteria", List(verdict.criteria, CriterionToValue));
  if (verdict.has_classes) value.Set("differs_from_mot", List(verdict.differs_from_mot, DifferenceToValue));
  return value;
}

}  // namespace day
