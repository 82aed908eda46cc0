// Conditions: the closed set of operators, read and checked.
#include <algorithm>
#include <array>
#include <utility>

#include "judge/definition_reader.h"

namespace day {
namespace {

struct Named {
  std::string_view name;
  Operator op;
};
constexpr std::array<Named, 9> kOperators = {{{"all", Operator::kAll},
                                              {"any", Operator::kAny},
                                              {"not", Operator::kNot},
                                              {"at-least", Operator::kAtLeast},
                                              {"ask", Operator::kAsk},
                                              {"component", Operator::kComponent},
                                              {"part", Operator::kPart},
                                              {"document", Operator::kDocument},
                                              {"finding", Operator::kFinding}}};

std::string OperatorNames() {
  std::string names;
  for (const Named& named : kOperators) names += (names.empty() ? "" : ", ") + std::string(named.name);
  return names;
}

}  // namespace

Result<Condition> DefinitionReader::ReadCondition(const Value& value, std::string_view field, const Definition& definition, uint32_t depth) const {
  if (depth > kMaxConditionDepth) return Bad(value, field, fmt::format("operators stand more than {} deep in each other", kMaxConditionDepth));
  if (!value.is_object() || value.members().empty()) return Bad(value, field, fmt::format("must be a map that begins with an operator: {}", OperatorNames()));
  const auto& [name, argument] = value.members().front();
  const auto named = std::find_if(kOperators.begin(), kOperators.end(), [&](const Named& known) { return known.name == name; });
  if (named == kOperators.end()) return Bad(argument, field, fmt::format("unknown operator '{}'; there are {}", name, OperatorNames()));

  Condition condition;
  condition.op = named->op;
  condition.line = argument.line ? argument.line : argument.key_line;
  auto add = [&](const Value& child) -> Status {
    DAY_TRY_ASSIGN(Condition read, ReadCondition(child, field, definition, depth + 1));
    condition.children.push_back(std::move(read));
    return {};
  };
  auto add_all = [&](const Value& list) -> Status {
    DAY_TRY(CheckList(list, field));
    if (list.items().empty()) return Bad(list, field, "must hold at least one condition");
    for (const Value& child : list.items()) DAY_TRY(add(child));
    return {};
  };

  switch (condition.op) {
    case Operator::kAll:
    case Operator::kAny:
      DAY_TRY(CheckMembers(value, field, {name}));
      DAY_TRY(add_all(argument));
      break;
    case Operator::kNot:
      DAY_TRY(CheckMembers(value, field, {"not"}));
      DAY_TRY(add(argument));
      break;
    case Operator::kAtLeast: {
      DAY_TRY(CheckMembers(value, field, {"at-least", "of"}));
      if (!argument.is_int() || argument.integer() < 1 || argument.integer() > static_cast<int64_t>(kMaxDefinitionEntries))
        return Bad(argument, field, "'at-least' must be a whole number from 1 on");
      condition.count = static_cast<uint32_t>(argument.integer());
      const Value* list = value.Find("of");
      if (!list) return Bad(value, field, "'at-least' needs 'of', a list of conditions");
      DAY_TRY(add_all(*list));
      if (condition.count > condition.children.size())
        return Bad(argument, field, fmt::format("'at-least: {}' of only {}", condition.count, condition.children.size()));
      break;
    }
    case Operator::kAsk: {
      DAY_TRY(CheckMembers(value, field, {"ask", "if"}));
      DAY_TRY(Text(value, "ask", true, condition.question));
      const Value* inner = value.Find("if");
      if (!inner) return Bad(value, field, "'ask' needs 'if', the condition under which the question arises");
      DAY_TRY(add(*inner));
      break;
    }
    case Operator::kComponent: DAY_TRY(ReadComponentTests(value, field, definition, condition)); break;
    case Operator::kPart: {
      DAY_TRY(CheckMembers(value, field, {"part", "license"}));
      DAY_TRY(Text(value, "part", true, condition.subject));
      if (std::ranges::find(kLicensedParts, condition.subject) == kLicensedParts.end())
        return Bad(argument, field, fmt::format("'{}' is not a part; there are {}", condition.subject, fmt::join(kLicensedParts, ", ")));
      if (!value.Find("license")) return Bad(value, field, "'part' needs 'license', a list of licenses");
      DAY_TRY(ReadLicenseName(value, field, definition, condition.license));
      break;
    }
    case Operator::kDocument:
      DAY_TRY(CheckMembers(value, field, {"document", "answers"}));
      DAY_TRY(Text(value, "document", true, condition.subject));
      if (!IsOnlyADocument(condition.subject) && !KnowsComponent(definition, condition.subject))
        return Bad(argument, field, fmt::format("unknown component '{}'", condition.subject));
      DAY_TRY(Text(value, "answers", true, condition.question));
      break;
    case Operator::kFinding:
      DAY_TRY(CheckMembers(value, field, {"finding"}));
      DAY_TRY(Text(value, "finding", true, condition.subject));
      break;
  }
  return condition;
}

Status DefinitionReader::ReadComponentTests(const Value& value, std::string_view field, const Definition& definition, Condition& condition) const {
  DAY_TRY(CheckMembers(value, field, {"component", "released", "availability", "assurance", "license", "gate", "gate-unless"}));
  DAY_TRY(Text(value, "component", true, condition.subject));
  if (!KnowsComponent(definition, condition.subject))
    return Bad(value["component"], field, fmt::format("unknown component '{}': neither under 'components' here nor in the stack", condition.subject));
  if (const Value* released = value.Find("released"); released && !(released->is_bool() && released->boolean()))
    return Bad(*released, field, "'released' can only be true; use 'not' for the opposite");
  condition.released = value.Find("released") != nullptr;
  if (const Value* availability = value.Find("availability")) {
    condition.availability = EnumFromName<Availability>(availability->ScalarText(), kAvailabilities);
    if (!condition.availability || *condition.availability == Availability::kUnknown)
      return Bad(*availability, field, fmt::format("'availability' must be one of {}", EnumNames<Availability>(kAvailabilities - 1)));
  }
  if (const Value* assurance = value.Find("assurance")) {
    for (const std::string& name : assurance->StringList()) {
      const auto known = EnumFromName<Assurance>(name, kAssurances);
      if (!known) return Bad(*assurance, field, fmt::format("'{}' is not an assurance; there are {}", name, EnumNames<Assurance>(kAssurances)));
      condition.assurance.push_back(*known);
    }
    if (condition.assurance.empty()) return Bad(*assurance, field, "'assurance' must name at least one");
  }
  if (value.Find("license")) DAY_TRY(ReadLicenseName(value, field, definition, condition.license));
  DAY_TRY(ReadGates(value, "gate", false, condition.gates));
  DAY_TRY(ReadGates(value, "gate-unless", true, condition.gates));
  const bool tests = condition.released || condition.availability || !condition.assurance.empty() || !condition.license.empty() || !condition.gates.empty();
  if (!tests) return Bad(value, field, "'component' needs something to test: released, availability, assurance, license, gate or gate-unless");
  return {};
}

Status DefinitionReader::ReadGates(const Value& map, std::string_view field, bool unless, std::vector<GateTest>& out) const {
  const Value* gates = map.Find(field);
  if (!gates) return {};
  if (!gates->is_object()) return Bad(*gates, field, "must be a map from a gate to one state or a list of states");
  for (const Value::Member& member : gates->members()) {
    GateTest test;
    test.unless = unless;
    const auto gate = EnumFromName<GateId>(member.first, kGates);
    if (!gate) return Bad(member.second, field, fmt::format("'{}' is not a gate; there are {}", member.first, EnumNames<GateId>(kGates)));
    test.gate = *gate;
    for (const std::string& name : member.second.StringList()) {
      const auto state = EnumFromName<GateState>(name, kGateStates);
      if (!state) return Bad(member.second, field, fmt::format("'{}' is not a gate's state; there are {}", name, EnumNames<GateState>(kGateStates)));
      test.states.push_back(*state);
    }
    if (test.states.empty()) return Bad(member.second, field, "must name at least one state");
    if (!unless && std::find(test.states.begin(), test.states.end(), GateState::kUnknown) != test.states.end())
      return Bad(member.second, field, "a gate that is unknown never counts as met; use 'gate-unless'");
    out.push_back(std::move(test));
  }
  return {};
}

Status DefinitionReader::ReadLicenseName(const Value& map, std::string_view field, const Definition& definition, std::string& out) const {
  DAY_TRY(Text(map, "license", true, out));
  if (!definition.FindLicenses(out)) return Bad(map["license"], field, fmt::format("unknown list of licenses '{}': it must stand under 'licenses' here", out));
  return {};
}

}  // namespace day
