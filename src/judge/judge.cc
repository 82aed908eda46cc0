#include "judge/judge.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <tuple>

#include "base/assert.h"
#include "judge/condition.h"
#include "judge/levels.h"
#include "judge/mot_differences.h"
#include "text/utf8.h"

namespace day {
namespace {

using enum CriterionOutcome;

// "Training code" within a sentence; "SFT data" as it is.
std::string WithinSentence(std::string name) {
  auto upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (name.size() > 1 && upper(name[0]) && !upper(name[1])) name[0] = static_cast<char>(name[0] + ('a' - 'A'));
  return name;
}

std::string RemedyFor(const Criterion& criterion, const Definition& definition, const Evaluation& evaluation) {
  const auto index = static_cast<size_t>(evaluation.reason);
  std::string remedy = criterion.remedies[index].empty() ? definition.remedies[index] : criterion.remedies[index];
  // A license's name may come from the release: it is filled in last, so that it cannot bring a placeholder of its own.
  remedy = ReplaceAll(std::move(remedy), "{component}", WithinSentence(evaluation.subject.empty() ? criterion.name : evaluation.subject));
  if (!remedy.empty() && remedy[0] >= 'a' && remedy[0] <= 'z') remedy[0] = static_cast<char>(remedy[0] - ('a' - 'A'));
  return ReplaceAll(std::move(remedy), "{license}", evaluation.license.empty() ? "its terms" : evaluation.license);
}

CriterionVerdict JudgeCriterion(const Criterion& criterion, const Definition& definition, const Profile& profile) {
  const Evaluation evaluation = Evaluate(criterion.condition, definition, profile);
  CriterionVerdict verdict;
  verdict.id = criterion.id;
  verdict.requirement = criterion.requirement;
  verdict.name = criterion.name;
  verdict.outcome = evaluation.outcome;
  verdict.because = evaluation.Because();
  if (const std::string& message = criterion.messages[static_cast<size_t>(verdict.outcome)]; !message.empty())
    verdict.because = verdict.because.empty() ? message : message + " (" + verdict.because + ")";
  verdict.components = criterion.components;
  verdict.evidence = evaluation.evidence;
  if (verdict.outcome != kMet && verdict.outcome != kNotApplicable) {
    verdict.reason = NameOf(evaluation.reason);
    verdict.remedy = RemedyFor(criterion, definition, evaluation);
  } else if (verdict.outcome == kMet) {
    for (const Warning& warning : criterion.warnings) {
      const Evaluation advised = Evaluate(warning.unless, definition, profile);
      if (advised.outcome == kMet || advised.outcome == kNotApplicable || advised.outcome == kUnknown) continue;
      verdict.warnings.push_back(warning.message + ": " + advised.Because());
    }
  }
  return verdict;
}

// A definition's substitutes are named where they help, so that nobody writes a report that a paper already stands for.
void NoteSubstitutions(const Definition& definition, DefinitionVerdict& verdict) {
  auto find = [&](std::string_view id) {
    return std::find_if(verdict.criteria.begin(), verdict.criteria.end(), [&](const CriterionVerdict& one) { return one.id == id; });
  };
  for (const Substitution& substitution : definition.substitutions) {
    const auto criterion = find(substitution.criterion), by = find(substitution.by);
    if (criterion == verdict.criteria.end() || by == verdict.criteria.end()) continue;
    if (criterion->outcome == kMet || by->outcome != kMet) continue;
    criterion->because += fmt::format("{}{} stands for it", criterion->because.empty() ? "" : "; ", by->name);
    criterion->remedy.clear();
  }
}

std::string NamesOf(const DefinitionVerdict& verdict, const std::vector<std::string>& criteria) {
  constexpr size_t kMost = 4;  // limit: a headline is one sentence
  std::string names;
  for (size_t i = 0; i < criteria.size() && i < kMost; ++i) {
    for (const CriterionVerdict& criterion : verdict.criteria) {
      if (criterion.id != criteria[i]) continue;
      names += (names.empty() ? "" : ", ") + criterion.name;
      if (!criterion.reason.empty() && criterion.outcome != kNeedsHuman) names += fmt::format(" ({})", ReplaceAll(criterion.reason, "-", " "));
    }
  }
  if (criteria.size() > kMost) names += fmt::format(" and {} more", criteria.size() - kMost);
  return names;
}

// Of the level's missing criteria those with this outcome.
std::vector<std::string> MissingAs(const DefinitionVerdict& verdict, const LevelVerdict& level, CriterionOutcome outcome) {
  std::vector<std::string> ids;
  for (const CriterionVerdict& criterion : verdict.criteria)
    if (criterion.outcome == outcome && std::find(level.missing.begin(), level.missing.end(), criterion.id) != level.missing.end()) ids.push_back(criterion.id);
  return ids;
}

// Why a level is not met: what is known against it comes before what is not known.
std::string WhyNot(const DefinitionVerdict& verdict, const LevelVerdict& level) {
  for (CriterionOutcome outcome : {kUnmet, kPartly}) {
    const auto ids = MissingAs(verdict, level, outcome);
    if (!ids.empty()) return fmt::format("{}: {}", outcome == kUnmet ? "not met" : "only in part", NamesOf(verdict, ids));
  }
  const auto unknown = MissingAs(verdict, level, kUnknown);
  if (!unknown.empty()) return "not known: " + NamesOf(verdict, unknown);
  return "left to a person: " + NamesOf(verdict, MissingAs(verdict, level, kNeedsHuman));
}

void FinishClasses(const Definition& definition, const Profile& profile, DefinitionVerdict& verdict) {
  verdict.has_classes = true;
  const int highest = HighestMet(definition, verdict.levels);
  const bool statement = IsStatement(profile);
  const std::string by_statement = statement ? " by its own statements" : "";
  if (highest >= 0) {
    const LevelVerdict& reached = verdict.levels[static_cast<size_t>(highest)];
    verdict.level = reached.id;
    verdict.class_number = reached.number;
    verdict.class_label = reached.name;
    verdict.outcome = static_cast<size_t>(highest) + 1 == verdict.levels.size() ? kMet : kPartly;
    verdict.headline = reached.name + by_statement;
    if (verdict.outcome == kPartly) {
      const LevelVerdict& next = verdict.levels[static_cast<size_t>(highest) + 1];
      verdict.headline += fmt::format("; for {} {}", next.name, WhyNot(verdict, next));
    }
  } else {
    const LevelVerdict& first = verdict.levels.front();
    verdict.outcome = first.outcome == kPartly ? kUnmet : first.outcome;
    // What is not known may yet reach a level: it is not called one that reaches none.
    verdict.class_label = verdict.outcome != kUnmet ? "Class not known" : definition.unreached.empty() ? "none" : definition.unreached;
    verdict.headline = fmt::format("{}{}: {} of the {} requirements of {} are met; {}", verdict.class_label, by_statement, first.met, first.of, first.name,
                                   WhyNot(verdict, first));
  }
  verdict.headline += ".";
}

void FinishElements(DefinitionVerdict& verdict) {
  std::vector<CriterionOutcome> outcomes;
  for (const LevelVerdict& level : verdict.levels) outcomes.push_back(level.outcome);
  verdict.outcome = CombineAll(outcomes);
  const auto decides = std::find_if(verdict.levels.begin(), verdict.levels.end(), [&](const LevelVerdict& level) { return level.outcome == verdict.outcome; });
  auto reason = [&] {
    return decides == verdict.levels.end() ? std::string() : fmt::format(" (in its part {}, {})", decides->name, WhyNot(verdict, *decides));
  };
  switch (verdict.outcome) {
    case kMet: verdict.headline = fmt::format("Meets {} {}.", verdict.name, verdict.version); break;
    case kUnmet: verdict.headline = fmt::format("Does not meet {} {}{}.", verdict.name, verdict.version, reason()); break;
    case kPartly: verdict.headline = fmt::format("Meets {} {} only in part{}.", verdict.name, verdict.version, reason()); break;
    case kNeedsHuman:
      verdict.headline = fmt::format("Nothing that was seen speaks against {} {}; a person has to decide the rest{}.", verdict.name, verdict.version, reason());
      break;
    default: verdict.headline = fmt::format("Cannot be told for {} {}{}.", verdict.name, verdict.version, reason());
  }
}

void FinishMap(const Definition& definition, DefinitionVerdict& verdict) {
  verdict.outcome = kNotApplicable;
  uint32_t met = 0, of = 0;
  std::string parts;
  for (const LevelVerdict& level : verdict.levels) {
    met += level.met;
    of += level.of;
    parts += fmt::format("{}{} {}/{}", parts.empty() ? "" : ", ", level.name, level.met, level.of);
  }
  verdict.headline = fmt::format("{} of {} {}: {}.", met, of, definition.counts.empty() ? "criteria are met" : definition.counts, parts);
}

// "0.42", or "0.42 to 0.67" where not all is known.
std::string ScoreText(double least, double most) {
  const std::string low = fmt::format("{:.2f}", least), high = fmt::format("{:.2f}", most);
  return low == high ? low : fmt::format("{} to {}", low, high);
}

void FinishScore(DefinitionVerdict& verdict) {
  verdict.outcome = kNotApplicable;
  double sum = 0, open = 0;
  uint32_t of = 0;
  std::string parts;
  for (const LevelVerdict& level : verdict.levels) {
    sum += level.progress / 100 * level.of;
    open += level.possible / 100 * level.of;
    of += level.of;
    parts += fmt::format("{}{} {}", parts.empty() ? "" : ", ", level.name, ScoreText(level.progress / 100, level.possible / 100));
  }
  const double count = std::max<uint32_t>(of, 1);
  verdict.class_label = fmt::format("{} of 1", ScoreText(sum / count, open / count));
  verdict.headline = fmt::format("Scores {}{}: {}.", verdict.class_label, sum == open ? "" : ", depending on what is not known", parts);
}

std::vector<Definition> LoadDefinitions() {
  std::vector<Definition> all;
  for (const EmbeddedFile& file : KnowledgeFilesBelow("definitions/")) {
    if (!file.path.ends_with("/definition.yaml")) continue;
    auto definition = ParseDefinition(file.bytes, file.path);
    if (!definition) std::fprintf(stderr, "daylight: %s\n", definition.error().message.c_str());
    DAY_ASSERT(definition.has_value());  // a built-in file; a test parses each
    all.push_back(std::move(*definition));
  }
  std::sort(all.begin(), all.end(), [](const Definition& a, const Definition& b) { return std::tie(a.id, a.version) < std::tie(b.id, b.version); });
  return all;
}

// "1.10" after "1.9": versions compare by their numbers, anything else by its bytes.
bool VersionBefore(std::string_view a, std::string_view b) {
  auto take = [](std::string_view& text) {
    const size_t dot = std::min(text.find('.'), text.size());
    const std::string_view part = text.substr(0, dot);
    text.remove_prefix(std::min(dot + 1, text.size()));
    return part;
  };
  while (!a.empty() || !b.empty()) {
    const std::string_view x = take(a), y = take(b);
    if (x == y) continue;
    return x.size() != y.size() ? x.size() < y.size() : x < y;
  }
  return false;
}

}  // namespace

const std::vector<Definition>& Definitions() {
  static const std::vector<Definition> kAll = LoadDefinitions();
  return kAll;
}

const Definition* FindDefinition(std::string_view id_or_versioned) {
  const Definition* found = nullptr;
  for (const Definition& definition : Definitions()) {
    if (definition.id + "-" + definition.version == id_or_versioned) return &definition;
    if (definition.id == id_or_versioned && (!found || VersionBefore(found->version, definition.version))) found = &definition;
  }
  return found;
}

DefinitionVerdict Judge(const Profile& profile, const Definition& definition) {
  DefinitionVerdict verdict;
  verdict.id = definition.id;
  verdict.version = definition.version;
  verdict.name = definition.name;
  verdict.source = definition.source;
  std::map<std::string, CriterionOutcome, std::less<>> outcomes;
  for (const Criterion& criterion : definition.criteria) {
    verdict.criteria.push_back(JudgeCriterion(criterion, definition, profile));
    outcomes[criterion.id] = verdict.criteria.back().outcome;
  }
  verdict.levels = JudgeLevels(
      definition, [&](std::string_view id) { return outcomes.find(id)->second; },
      [&](std::string_view id) { return ReachOf(definition.FindCriterion(id)->condition, definition, profile); });
  NoteSubstitutions(definition, verdict);
  switch (definition.kind) {
    case Definition::Kind::kClasses: FinishClasses(definition, profile, verdict); break;
    case Definition::Kind::kElements: FinishElements(verdict); break;
    case Definition::Kind::kMap: FinishMap(definition, verdict); break;
    case Definition::Kind::kScore: FinishScore(verdict); break;
  }
  if (definition.compare_with_mot) CompareWithMot(profile, definition, verdict);
  return verdict;
}

std::vector<DefinitionVerdict> JudgeAll(const Profile& profile) {
  std::vector<DefinitionVerdict> verdicts;
  for (const Definition& definition : Definitions()) verdicts.push_back(Judge(profile, definition));
  return verdicts;
}

}  // namespace day
