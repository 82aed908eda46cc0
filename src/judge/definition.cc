#include "judge/definition.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "judge/definition_reader.h"
#include "text/yaml.h"

namespace day {
namespace {

constexpr std::array<std::string_view, kReasons> kReasonNames = {
    "none",          "missing",         "partial",      "gated",      "linked",  "claimed", "contradicted", "no-license", "unaccepted-license",
    "mixed-license", "unknown-license", "not-examined", "unanswered", "finding", "gate",    "human"};

constexpr std::array<std::string_view, 4> kKindNames = {"classes", "elements", "map", "score"};

template <class T>
const T* FindById(const std::vector<T>& all, std::string_view id) {
  for (const T& one : all)
    if (one.id == id) return &one;
  return nullptr;
}

void CollectComponents(const Definition& definition, const Condition& condition, std::vector<std::string>& out) {
  auto add = [&out](const std::string& id) {
    if (std::find(out.begin(), out.end(), id) == out.end()) out.push_back(id);
  };
  if (condition.op == Operator::kComponent || condition.op == Operator::kDocument) {
    if (const DefinedComponent* component = definition.FindComponent(condition.subject)) {
      for (const std::string& id : component->from) add(id);
      for (const std::string& id : component->in_part) add(id);
    } else if (!IsOnlyADocument(condition.subject)) {
      add(condition.subject);
    }
  }
  for (const Condition& child : condition.children) CollectComponents(definition, child, out);
}

// Reads one definition from its tree; the order of the calls is the order in which parts refer to each other.
class Reading {
 public:
  Reading(const Value& root, std::string_view file, const Stack& stack) : root_(root), read_(file, stack) { made_.file = file; }

  Result<Definition> Run() {
    DAY_TRY(read_.CheckMembers(root_, "definition",
                               {"id", "version", "name", "source", "date", "about", "kind", "compare-with", "unreached", "counts", "licenses", "components",
                                "criteria", "levels", "substitutions", "remedies"}));
    DAY_TRY(Head());
    DAY_TRY(Licenses());
    DAY_TRY(Components());
    DAY_TRY(read_.ReadRemedies(root_, "remedies", made_.remedies));
    DAY_TRY(Criteria());
    DAY_TRY(Levels());
    DAY_TRY(Substitutions());
    return std::move(made_);
  }

 private:
  Status Head() {
    DAY_TRY(read_.Id(root_, made_.id));
    DAY_TRY(read_.Text(root_, "version", true, made_.version));
    DAY_TRY(read_.Text(root_, "name", true, made_.name));
    DAY_TRY(read_.Text(root_, "source", true, made_.source));
    DAY_TRY(read_.Text(root_, "date", false, made_.date));
    DAY_TRY(read_.Text(root_, "about", false, made_.about));
    DAY_TRY(read_.Text(root_, "unreached", false, made_.unreached));
    DAY_TRY(read_.Text(root_, "counts", false, made_.counts));
    std::string kind;
    DAY_TRY(read_.Text(root_, "kind", true, kind));
    const auto known = std::find(kKindNames.begin(), kKindNames.end(), kind);
    if (known == kKindNames.end()) return read_.Bad(root_["kind"], "kind", fmt::format("'{}' is not one of {}", kind, fmt::join(kKindNames, ", ")));
    made_.kind = static_cast<Definition::Kind>(known - kKindNames.begin());
    std::string compare;
    DAY_TRY(read_.Text(root_, "compare-with", false, compare));
    if (!compare.empty() && compare != "mot") return read_.Bad(root_["compare-with"], "compare-with", "can only be 'mot'");
    made_.compare_with_mot = compare == "mot";
    return {};
  }

  template <class T>
  Status Unique(const std::vector<T>& all, const Value& at, std::string_view field, std::string_view id) const {
    if (FindById(all, id)) return read_.Bad(at, field, fmt::format("'{}' stands twice", id));
    return {};
  }

  Status Licenses() {
    const Value* lists = root_.Find("licenses");
    if (!lists) return {};
    DAY_TRY(read_.CheckList(*lists, "licenses"));
    for (const Value& entry : lists->items()) {
      DAY_TRY(read_.CheckMembers(entry, "licenses", {"id", "note", "osi-approved", "fsf-libre", "classes", "ids", "answers"}));
      LicenseList list;
      DAY_TRY(read_.Id(entry, list.id));
      DAY_TRY(Unique(made_.licenses, entry, "licenses", list.id));
      DAY_TRY(read_.Truth(entry, "osi-approved", list.osi_approved));
      DAY_TRY(read_.Truth(entry, "fsf-libre", list.fsf_libre));
      DAY_TRY(read_.Texts(entry, "ids", list.ids));
      std::vector<std::string> classes;
      DAY_TRY(read_.Texts(entry, "classes", classes));
      for (const std::string& name : classes) {
        const auto license_class = EnumFromName<LicenseClass>(name, kLicenseClasses);
        if (!license_class || *license_class == LicenseClass::kUnknown || *license_class == LicenseClass::kNone)
          return read_.Bad(entry["classes"], "classes",
                           fmt::format("'{}' is not a class of licenses; there are {}", name, EnumNames<LicenseClass>(kLicenseClasses - 2)));
        list.classes.push_back(*license_class);
      }
      DAY_TRY(Answers(entry, list));
      made_.licenses.push_back(std::move(list));
    }
    return {};
  }

  Status Answers(const Value& entry, LicenseList& list) {
    const Value* answers = entry.Find("answers");
    if (!answers) return {};
    DAY_TRY(read_.CheckMembers(*answers, "answers", {"use", "study", "modify", "share", "eu-license-test"}));
    for (const Value::Member& member : answers->members()) {
      std::vector<std::string> names;
      DAY_TRY(read_.Texts(*answers, member.first, names));
      const auto freedom = EnumFromName<Freedom>(member.first, kFreedoms);
      for (const std::string& name : names) {
        const auto answer = EnumFromName<Answer>(name, kAnswers);
        if (!freedom || !answer)
          return read_.Bad(member.second, "answers", fmt::format("'{}' is not an answer; there are {}", name, EnumNames<Answer>(kAnswers)));
        list.answers[static_cast<size_t>(*freedom)].push_back(*answer);
      }
    }
    return {};
  }

  Status Components() {
    const Value* components = root_.Find("components");
    if (!components) return {};
    DAY_TRY(read_.CheckList(*components, "components"));
    for (const Value& entry : components->items()) {
      DAY_TRY(read_.CheckMembers(entry, "components", {"id", "name", "from", "in-part"}));
      DefinedComponent component;
      DAY_TRY(read_.Id(entry, component.id));
      DAY_TRY(Unique(made_.components, entry, "components", component.id));
      DAY_TRY(read_.Text(entry, "name", true, component.name));
      DAY_TRY(read_.StackComponents(entry, "from", component.from));
      DAY_TRY(read_.StackComponents(entry, "in-part", component.in_part));
      if (component.from.empty()) return read_.Bad(entry, "from", "must name at least one component of the stack");
      made_.components.push_back(std::move(component));
    }
    return {};
  }

  Status Criteria() {
    const Value* criteria = root_.Find("criteria");
    if (!criteria) return read_.Bad(root_, "criteria", "is missing");
    DAY_TRY(read_.CheckList(*criteria, "criteria"));
    if (criteria->items().empty()) return read_.Bad(*criteria, "criteria", "must hold at least one criterion");
    for (const Value& entry : criteria->items()) DAY_TRY(OneCriterion(entry));
    return {};
  }

  Status OneCriterion(const Value& entry) {
    DAY_TRY(read_.CheckMembers(entry, "criteria", {"id", "name", "requirement", "condition", "warnings", "messages", "remedy", "remedies"}));
    Criterion criterion;
    DAY_TRY(read_.Id(entry, criterion.id));
    DAY_TRY(Unique(made_.criteria, entry, "criteria", criterion.id));
    const std::string field = "criterion " + criterion.id;
    DAY_TRY(read_.Text(entry, "name", true, criterion.name));
    DAY_TRY(read_.Text(entry, "requirement", true, criterion.requirement));
    const Value* condition = entry.Find("condition");
    if (!condition) return read_.Bad(entry, field, "'condition' is missing");
    DAY_TRY_ASSIGN(criterion.condition, read_.ReadCondition(*condition, field, made_));
    CollectComponents(made_, criterion.condition, criterion.components);
    if (const Value* warnings = entry.Find("warnings")) {
      DAY_TRY(read_.CheckList(*warnings, field));
      for (const Value& one : warnings->items()) {
        DAY_TRY(read_.CheckMembers(one, field, {"unless", "message"}));
        Warning warning;
        DAY_TRY(read_.Text(one, "message", true, warning.message));
        DAY_TRY_ASSIGN(warning.unless, read_.ReadCondition(one["unless"], field, made_));
        criterion.warnings.push_back(std::move(warning));
      }
    }
    if (const Value* messages = entry.Find("messages")) {
      if (!messages->is_object()) return read_.Bad(*messages, field, "'messages' must be a map from an outcome to a sentence");
      for (const Value::Member& member : messages->members()) {
        const auto outcome = EnumFromName<CriterionOutcome>(member.first, kCriterionOutcomes);
        if (!outcome)
          return read_.Bad(member.second, field,
                           fmt::format("'{}' is not an outcome; there are {}", member.first, EnumNames<CriterionOutcome>(kCriterionOutcomes)));
        criterion.messages[static_cast<size_t>(*outcome)] = member.second.ScalarText();
      }
    }
    std::string remedy;  // one for every reason that has no own
    DAY_TRY(read_.Text(entry, "remedy", false, remedy));
    criterion.remedies.fill(remedy);
    criterion.remedies[0].clear();
    DAY_TRY(read_.ReadRemedies(entry, "remedies", criterion.remedies));
    made_.criteria.push_back(std::move(criterion));
    return {};
  }

  Status CriterionNames(const Value& map, std::string_view field, std::vector<std::string>& out) const {
    DAY_TRY(read_.Texts(map, field, out));
    for (const std::string& id : out)
      if (!made_.FindCriterion(id)) return read_.Bad(map[field], field, fmt::format("unknown criterion '{}'", id));
    return {};
  }

  Status Levels() {
    const Value* levels = root_.Find("levels");
    if (!levels) return read_.Bad(root_, "levels", "is missing");
    DAY_TRY(read_.CheckList(*levels, "levels"));
    if (levels->items().empty()) return read_.Bad(*levels, "levels", "must hold at least one level");
    for (const Value& entry : levels->items()) {
      DAY_TRY(read_.CheckMembers(entry, "levels", {"id", "name", "number", "requires", "optional"}));
      Level level;
      DAY_TRY(read_.Id(entry, level.id));
      DAY_TRY(Unique(made_.levels, entry, "levels", level.id));
      DAY_TRY(read_.Text(entry, "name", true, level.name));
      if (const Value* number = entry.Find("number")) {
        if (!number->is_int() || number->integer() < 0 || number->integer() > 1000)
          return read_.Bad(*number, "number", "must be a whole number from 0 to 1000");
        level.number = static_cast<int>(number->integer());
      }
      DAY_TRY(CriterionNames(entry, "requires", level.requires_));
      DAY_TRY(CriterionNames(entry, "optional", level.optional));
      if (level.requires_.empty()) return read_.Bad(entry, "requires", "must name at least one criterion");
      made_.levels.push_back(std::move(level));
    }
    return {};
  }

  Status Substitutions() {
    const Value* substitutions = root_.Find("substitutions");
    if (!substitutions) return {};
    DAY_TRY(read_.CheckList(*substitutions, "substitutions"));
    for (const Value& entry : substitutions->items()) {
      DAY_TRY(read_.CheckMembers(entry, "substitutions", {"criterion", "by", "note"}));
      Substitution substitution;
      DAY_TRY(read_.Text(entry, "criterion", true, substitution.criterion));
      DAY_TRY(read_.Text(entry, "by", true, substitution.by));
      for (const std::string& id : {substitution.criterion, substitution.by})
        if (!made_.FindCriterion(id)) return read_.Bad(entry, "substitutions", fmt::format("unknown criterion '{}'", id));
      made_.substitutions.push_back(std::move(substitution));
    }
    return {};
  }

  const Value& root_;
  DefinitionReader read_;
  Definition made_;
};

}  // namespace

std::string_view NameOf(Reason reason) { return kReasonNames[static_cast<size_t>(reason)]; }

const LicenseList* Definition::FindLicenses(std::string_view list) const { return FindById(licenses, list); }
const DefinedComponent* Definition::FindComponent(std::string_view component) const { return FindById(components, component); }
const Criterion* Definition::FindCriterion(std::string_view criterion) const { return FindById(criteria, criterion); }

Result<Definition> ParseDefinition(std::string_view yaml, std::string_view file) { return ParseDefinition(yaml, file, TheStack()); }

Result<Definition> ParseDefinition(std::string_view yaml, std::string_view file, const Stack& stack) {
  if (yaml.size() > kMaxDefinitionBytes)
    return MakeError(ErrorKind::kInvalid, fmt::format("{}: a definition may have at most {} bytes", file, kMaxDefinitionBytes));
  auto root = ParseYaml(yaml.empty() ? "" : yaml, {.max_depth = 60, .max_nodes = 200'000});
  if (!root) return MakeError(root.error().kind, fmt::format("{}: {}", file, root.error().message));
  return Reading(*root, file, stack).Run();
}

}  // namespace day
