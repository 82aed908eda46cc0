#include "catalog/page_sort.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/enum_names.h"
#include "catalog/page.h"
#include "judge/judge.h"
#include "text/utf8.h"

namespace day {
namespace {

// What is not known stands between what is there and what is not.
constexpr std::string_view kOpenness =
    "CASE {} WHEN 'open' THEN 5 WHEN 'conditional' THEN 4 WHEN 'partial' THEN 3 WHEN 'unknown' THEN 2 WHEN 'closed' THEN 1 ELSE 0 END";
constexpr std::string_view kOutcome = "CASE outcome WHEN 'met' THEN 4 WHEN 'partly' THEN 3 WHEN 'unmet' THEN 1 WHEN 'not-applicable' THEN 0 ELSE 2 END";

PageSort Joined(std::string_view table, std::string_view key, std::string_view column, std::string_view value) {
  return {.join = fmt::format(" LEFT JOIN (SELECT revision, {} AS key FROM {} WHERE {} = {}) sorted_by ON sorted_by.revision = r.revision", key, table, column,
                              SqlString(value)),
          .key = "sorted_by.key"};
}

// The level that is reached, the most demanding last, and among those that reach the same what is said in all.
Result<PageSort> ByVerdict(std::string_view id) {
  const Definition* definition = FindDefinition(id);
  if (!definition) return MakeError(ErrorKind::kInvalid, fmt::format("there is no definition '{}' to sort by", FirstBytes(id, 100)));
  std::string level = "0";
  if (definition->kind == Definition::Kind::kClasses && !definition->levels.empty()) {
    level = "CASE coalesce(level, '')";
    for (size_t i = 0; i < definition->levels.size(); ++i) level += fmt::format(" WHEN {} THEN {}", SqlString(definition->levels[i].id), i + 1);
    level += " ELSE 0 END";
  }
  return Joined("verdicts", fmt::format("{} * 10 + {}", level, kOutcome), "definition", definition->id);
}

Result<PageSort> ByGate(std::string_view cell) {
  const size_t dot = std::min(cell.rfind('.'), cell.size());
  const auto gate = EnumFromName<GateId>(cell.substr(std::min(dot + 1, cell.size())), kGates);
  const Component* component = TheStack().Find(cell.substr(0, dot));
  if (!gate || !component)
    return MakeError(ErrorKind::kInvalid, fmt::format("a gate to sort by is COMPONENT.GATE: pretrained-weights.licensed (not '{}')", FirstBytes(cell, 100)));
  return Joined("components", fmt::format(fmt::runtime(kOpenness), NameOf(*gate)), "component", component->id);
}

}  // namespace

Result<PageSort> PageSortOf(std::string_view sort) {
  constexpr std::string_view kVerdict = "verdict:", kGate = "gate:";
  if (sort.starts_with(kVerdict)) return ByVerdict(sort.substr(kVerdict.size()));
  if (sort.starts_with(kGate)) return ByGate(sort.substr(kGate.size()));
  if (std::ranges::find(PageSorts(), sort) == PageSorts().end())
    return MakeError(ErrorKind::kInvalid, fmt::format("cannot sort by '{}'; there are {}, verdict:DEFINITION and gate:COMPONENT.GATE", FirstBytes(sort, 100),
                                                      fmt::join(PageSorts(), ", ")));
  return PageSort{.join = {}, .key = fmt::format("r.{}", sort)};
}

}  // namespace day
