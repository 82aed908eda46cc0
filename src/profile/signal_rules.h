// How much of a component's signals is enough (knowledge/signals/components.yaml, which documents its fields). Immutable: any thread.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace day {

class SignalRules {
 public:
  // The sum of weights from which a component counts as present.
  double PresentAt(std::string_view component) const;
  // What a signal's weight is multiplied by, for the place of its file.
  double FactorOf(std::string_view component, std::string_view place) const;

 private:
  friend const SignalRules& TheSignalRules();
  SignalRules();

  struct Rule {
    double present = 5;
    std::map<std::string, double, std::less<>> factors;  // by place; those that differ from the default
  };
  Rule default_;
  std::map<std::string, Rule, std::less<>> by_component_;
};
const SignalRules& TheSignalRules();

}  // namespace day
