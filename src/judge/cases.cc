#include "judge/cases.h"

#include <fmt/format.h>

#include <cmath>

#include "judge/definition_reader.h"
#include "judge/judge.h"
#include "judge/mot.h"
#include "text/yaml.h"

namespace day {
namespace {

// Compares what is expected, field by field; what a case does not speak of is not compared.
class Comparison {
 public:
  Comparison(const Value& expect, const DefinitionVerdict& verdict, CaseResult& result) : expect_(expect), verdict_(verdict), result_(result) {}

  void Run() {
    if (const Value* outcome = expect_.Find("outcome")) Same("outcome", outcome->string(), NameOf(verdict_.outcome));
    if (const Value* level = expect_.Find("level")) Same("level", level->ScalarText(), verdict_.level);
    for (const Value::Member& member : expect_["criteria"].members()) Criterion(member.first, member.second);
    for (const Value::Member& member : expect_["progress"].members()) Progress(member.first, member.second.number());
    for (const Value::Member& member : expect_["levels"].members()) Level(member.first, member.second.string());
    if (const Value* differs = expect_.Find("differs")) Differences(*differs);
    for (const Value::Member& member : expect_["warnings"].members()) Warnings(member.first, member.second.boolean());
  }

 private:
  void Fail(std::string failure) { result_.failures.push_back(std::move(failure)); }
  void Same(std::string_view what, std::string_view expected, std::string_view got) {
    if (expected != got) Fail(fmt::format("{} is '{}', expected '{}'", what, got, expected));
  }
  const CriterionVerdict* FindCriterion(const std::string& id) {
    for (const CriterionVerdict& criterion : verdict_.criteria)
      if (criterion.id == id) return &criterion;
    Fail(fmt::format("there is no criterion '{}'", id));
    return nullptr;
  }
  const LevelVerdict* FindLevel(const std::string& id) {
    for (const LevelVerdict& level : verdict_.levels)
      if (level.id == id) return &level;
    Fail(fmt::format("there is no level '{}'", id));
    return nullptr;
  }

  // `id: outcome`, or `id: {outcome, reason, says, evidence}`.
  void Criterion(const std::string& id, const Value& expected) {
    const CriterionVerdict* criterion = FindCriterion(id);
    if (!criterion) return;
    if (expected.is_string()) return Same(id, expected.string(), NameOf(criterion->outcome));
    if (const Value* outcome = expected.Find("outcome")) Same(id, outcome->string(), NameOf(criterion->outcome));
    if (const Value* reason = expected.Find("reason")) Same(id + " reason", reason->string(), criterion->reason);
    if (const Value* remedy = expected.Find("remedy")) Same(id + " remedy", remedy->string(), criterion->remedy);
    if (const Value* says = expected.Find("says"); says && criterion->because.find(says->string()) == std::string::npos)
      Fail(fmt::format("{} says '{}', expected '{}' in it", id, criterion->because, says->string()));
    if (const Value* evidence = expected.Find("evidence"); evidence && evidence->StringList() != criterion->evidence)
      Fail(fmt::format("{} rests on [{}], expected [{}]", id, fmt::join(criterion->evidence, ", "), fmt::join(evidence->StringList(), ", ")));
  }
  void Progress(const std::string& id, double expected) {
    const LevelVerdict* level = FindLevel(id);
    if (level && std::abs(level->progress - expected) > 0.01) Fail(fmt::format("progress of {} is {}, expected {}", id, level->progress, expected));
  }
  void Level(const std::string& id, const std::string& expected) {
    if (const LevelVerdict* level = FindLevel(id)) Same("level " + id, expected, NameOf(level->outcome));
  }
  void Differences(const Value& expected) {
    std::string wanted, got;
    for (const Value& entry : expected.items()) wanted += fmt::format("{}: {}; ", entry["component"].string(), entry["what"].string());
    for (const Difference& difference : verdict_.differs_from_mot) got += fmt::format("{}: {}; ", difference.component, difference.what);
    Same("differs", wanted, got);
  }
  void Warnings(const std::string& id, bool expected) {
    const CriterionVerdict* criterion = FindCriterion(id);
    if (criterion && criterion->warnings.empty() == expected) Fail(fmt::format("{} has {} warnings", id, criterion->warnings.size()));
  }

  const Value& expect_;
  const DefinitionVerdict& verdict_;
  CaseResult& result_;
};

}  // namespace

Result<std::vector<CaseResult>> RunCases(std::string_view yaml, std::string_view file, const Definition& definition) {
  auto root = ParseYaml(yaml);
  if (!root) return MakeError(root.error().kind, fmt::format("{}: {}", file, root.error().message));
  const DefinitionReader read(file, TheStack());
  DAY_TRY(read.CheckList(*root, "cases"));
  std::vector<CaseResult> results;
  for (const Value& entry : root->items()) {
    DAY_TRY(read.CheckMembers(entry, "case", {"name", "profile", "mot", "expect"}));
    DAY_TRY(read.CheckMembers(entry["expect"], "expect", {"outcome", "level", "levels", "progress", "criteria", "differs", "warnings"}));
    CaseResult result;
    DAY_TRY(read.Text(entry, "name", true, result.name));
    Profile profile;
    if (const Value* mot = entry.Find("mot")) {
      DAY_TRY_ASSIGN(profile, ProfileFromMot(mot->string(), "model.yml"));
    } else {
      DAY_TRY_ASSIGN(profile, ProfileFromCase(entry["profile"], file));
    }
    const DefinitionVerdict verdict = Judge(profile, definition);
    Comparison(entry["expect"], verdict, result).Run();
    results.push_back(std::move(result));
  }
  return results;
}

}  // namespace day
