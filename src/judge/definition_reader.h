// Shared by the files that read a definition: fields by name, and errors that say file, line, field and what would be right.
#pragma once

#include <fmt/format.h>

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/enum_names.h"
#include "base/result.h"
#include "judge/definition.h"
#include "text/value.h"

namespace day {

inline constexpr size_t kAvailabilities = 7, kAssurances = 6, kGateStates = 6, kCriterionOutcomes = 6, kLicenseClasses = 8;
// limit: list entries of a definition; the largest built-in one has 40 criteria.
inline constexpr size_t kMaxDefinitionEntries = 1000;

class DefinitionReader {
 public:
  DefinitionReader(std::string_view file, const Stack& stack) : file_(file), stack_(stack) {}

  Error Bad(const Value& at, std::string_view field, std::string_view problem) const;

  // `value` must be a map without duplicate members whose names are all among `known`.
  Status CheckMembers(const Value& value, std::string_view field, std::initializer_list<std::string_view> known) const;
  Status CheckList(const Value& value, std::string_view field) const;
  Status Text(const Value& map, std::string_view field, bool required, std::string& out) const;
  Status Truth(const Value& map, std::string_view field, bool& out) const;
  Status Texts(const Value& map, std::string_view field, std::vector<std::string>& out) const;
  Status Id(const Value& map, std::string& out) const;  // "id": lower-case letters, digits, '-', '.'; levels also upper-case

  // A component by the definition's own name for it, or by the stack's.
  bool KnowsComponent(const Definition& definition, std::string_view id) const { return definition.FindComponent(id) || stack_.Find(id); }
  Status StackComponents(const Value& map, std::string_view field, std::vector<std::string>& out) const;
  Status ReadRemedies(const Value& map, std::string_view field, Remedies& out) const;

  Result<Condition> ReadCondition(const Value& value, std::string_view field, const Definition& definition, uint32_t depth = 0) const;

 private:
  Status ReadComponentTests(const Value& value, std::string_view field, const Definition& definition, Condition& condition) const;
  Status ReadGates(const Value& map, std::string_view field, bool unless, std::vector<GateTest>& out) const;
  Status ReadLicenseName(const Value& map, std::string_view field, const Definition& definition, std::string& out) const;

  std::string_view file_;
  const Stack& stack_;
};

}  // namespace day
