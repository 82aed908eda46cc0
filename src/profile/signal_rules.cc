#include "profile/signal_rules.h"

#include "base/assert.h"
#include "knowledge/knowledge.h"

namespace day {

SignalRules::SignalRules() {
  const Value document = LoadKnowledge("signals/components.yaml");
  const auto read = [](const Value& entry, Rule& rule) {
    if (entry["present"].is_number()) rule.present = entry["present"].number();
    for (const auto& [place, factor] : entry["factors"].members()) rule.factors[place] = factor.number();
    DAY_ASSERT(rule.present > 0);
  };
  read(document["default"], default_);
  for (const Value& entry : document["components"].items()) {
    Rule rule = default_;
    read(entry, rule);
    by_component_.emplace(entry["component"].string(), std::move(rule));
  }
}

double SignalRules::PresentAt(std::string_view component) const {
  const auto found = by_component_.find(component);
  return (found == by_component_.end() ? default_ : found->second).present;
}

double SignalRules::FactorOf(std::string_view component, std::string_view place) const {
  const auto found = by_component_.find(component);
  const Rule& rule = found == by_component_.end() ? default_ : found->second;
  const auto factor = rule.factors.find(place);
  return factor == rule.factors.end() ? 0 : factor->second;
}

const SignalRules& TheSignalRules() {
  static const SignalRules kRules;
  return kRules;
}

}  // namespace day
