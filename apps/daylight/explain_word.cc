// What the built-in knowledge says of a word.
#include <fmt/format.h>

#include <algorithm>

#include "base/assert.h"
#include "explanation.h"
#include "judge/judge.h"
#include "judge/ledger.h"
#include "knowledge/knowledge.h"
#include "license/known_clauses.h"
#include "license/license.h"
#include "license_output.h"
#include "loading/finding_texts.h"
#include "probe/all.h"
#include "text/utf8.h"
#include "text/yaml.h"

namespace day::app {
namespace {

using Entries = std::vector<std::pair<std::string, std::string>>;

bool Has(const std::vector<std::string>& list, std::string_view word) { return std::find(list.begin(), list.end(), word) != list.end(); }

Value Document(std::string_view path) {
  const auto text = KnowledgeFile(path);
  DAY_ASSERT(text.has_value());
  Result<Value> document = ParseYaml(*text);
  DAY_ASSERT(document.has_value());
  return std::move(*document);
}

std::string NameOfCriterion(const Definition& definition, std::string_view id) {
  const Criterion* criterion = definition.FindCriterion(id);
  return criterion ? criterion->name : std::string(id);
}

std::string Names(const Definition& definition, const std::vector<std::string>& criteria) {
  std::vector<std::string> names;
  for (const std::string& id : criteria) names.push_back(NameOfCriterion(definition, id));
  return fmt::format("{}", fmt::join(names, ", "));
}

Explanation OfDefinition(const Definition& definition) {
  Explanation explanation{"definition", definition.id + "-" + definition.version, definition.name + " " + definition.version, {}};
  explanation.Add("about", "", definition.about);
  explanation.Add("source", "Source", definition.source + (definition.date.empty() ? "" : ", " + definition.date));
  Entries levels, criteria;
  for (const Level& level : definition.levels)
    levels.emplace_back(definition.id + ":" + level.id, level.name + ". Requires " + Names(definition, level.requires_));
  for (const Criterion& criterion : definition.criteria) criteria.emplace_back(definition.id + ":" + criterion.id, criterion.requirement);
  explanation.Add("levels", definition.kind == Definition::Kind::kClasses ? "Classes, each with those before it" : "Parts", std::move(levels));
  explanation.Add("criteria", "Criteria", std::move(criteria));
  return explanation;
}

Explanation OfLevel(const Definition& definition, const Level& level) {
  Explanation explanation{"level", definition.id + ":" + level.id, level.name + " of the " + definition.name + " " + definition.version, {}};
  Entries required, optional;
  for (const std::string& id : level.requires_) required.emplace_back(definition.id + ":" + id, NameOfCriterion(definition, id));
  for (const std::string& id : level.optional) optional.emplace_back(definition.id + ":" + id, NameOfCriterion(definition, id));
  explanation.Add("requires", definition.kind == Definition::Kind::kClasses ? "Requires, besides the classes before it" : "Requires", std::move(required));
  explanation.Add("optional", "Names without demanding", std::move(optional));
  explanation.Add("source", "Source", definition.source);
  return explanation;
}

Explanation OfCriterion(const Definition& definition, const Criterion& criterion) {
  Explanation explanation{
      "criterion", definition.id + ":" + criterion.id, criterion.name + ", a criterion of the " + definition.name + " " + definition.version, {}};
  explanation.Add("requirement", "", criterion.requirement);
  Entries levels, components, remedies, advised;
  for (const Level& level : definition.levels)
    if (Has(level.requires_, criterion.id)) levels.emplace_back(definition.id + ":" + level.id, level.name);
  for (const std::string& id : criterion.components) {
    const Component* component = TheStack().Find(id);
    components.emplace_back(id, component ? component->looks_for : "");
  }
  for (size_t i = 0; i < kReasons; ++i) {
    const std::string& remedy = criterion.remedies[i].empty() ? definition.remedies[i] : criterion.remedies[i];
    if (!remedy.empty()) remedies.emplace_back(NameOf(static_cast<Reason>(i)), ReplaceAll(ReplaceAll(remedy, "{component}", "it"), "{license}", "its terms"));
  }
  for (const Warning& warning : criterion.warnings) advised.emplace_back(warning.message, "");
  explanation.Add("required_by", "Required by", std::move(levels));
  explanation.Add("components", "Looks at", std::move(components));
  explanation.Add("advised", "Warns of", std::move(advised));
  explanation.Add("remedies", "What would change it, by reason", std::move(remedies));
  explanation.Add("source", "Source", definition.source);
  return explanation;
}

Explanation OfComponent(const Component& component) {
  Explanation explanation{"component", component.id, component.name, {}};
  explanation.Add("looks_for", "What counts as having it", component.looks_for);
  const std::vector<Category>& categories = TheStack().categories;
  const auto category = std::find_if(categories.begin(), categories.end(), [&](const Category& one) { return one.id == component.category; });
  explanation.Add("governed_by", "Whose terms govern it", "the terms of the " + component.part);
  Entries asked, good, bad;
  for (const Definition& definition : Definitions())
    for (const Criterion& criterion : definition.criteria)
      if (Has(criterion.components, component.id)) asked.emplace_back(definition.id + ":" + criterion.id, criterion.requirement);
  explanation.Add("asked_for_by", "Asked for by", std::move(asked));
  if (category != categories.end()) {
    explanation.Add("category", "Category", category->name);
    for (const LedgerItem& item : category->benefits) good.emplace_back(item.says, "measured by " + item.measured_by);
    for (const LedgerItem& item : category->drawbacks) bad.emplace_back(item.says, "measured by " + item.measured_by);
    explanation.Add("benefits", "Benefits of opening " + ToLowerAscii(category->name), std::move(good));
    explanation.Add("drawbacks", "Drawbacks", std::move(bad));
  }
  if (component.beyond_annex)
    explanation.Add("origin", "Origin",
                    "not in the annex of Mozilla's response to NTIA (2024); asked for by the Model Openness Framework or the Open Source AI Definition");
  return explanation;
}

Explanation OfLedgerItem(const Category& category, const LedgerItem& item, bool benefit) {
  Explanation explanation{benefit ? "benefit" : "drawback", item.id, fmt::format("{}: {}", category.name, item.says), {}};
  const Criterion* criterion = TheLedger().FindCriterion(item.id);
  DAY_ASSERT(criterion);  // a test compares the ids of the two files
  explanation.Add("decided_by", benefit ? "Unlocked where" : "Live where", criterion->requirement);
  explanation.Add("measured_by", "Measured by", item.measured_by);
  explanation.Add("source", "Source", TheLedger().source);
  return explanation;
}

void OfLedger(std::string_view word, std::vector<Explanation>& found) {
  for (const Category& category : TheStack().categories) {
    for (const LedgerItem& item : category.benefits)
      if (item.id == word) found.push_back(OfLedgerItem(category, item, true));
    for (const LedgerItem& item : category.drawbacks)
      if (item.id == word) found.push_back(OfLedgerItem(category, item, false));
  }
}

Explanation OfFinding(const Value& entry) {
  Explanation explanation{"finding", entry["id"].string(), ReplaceAll(entry["title"].string(), "{what}", "…"), {}};
  if (const std::string& severity = entry["severity"].string(); !severity.empty()) explanation.Add("severity", "Severity", severity);
  explanation.Add("means", "What it means", entry["means"].string());
  explanation.Add("remedy", "Remedy", entry["remedy"].string());
  return explanation;
}

Explanation OfLoadFinding(std::string_view id, const FindingText& text) {
  Explanation explanation{"finding in a file of a model", std::string(id), std::string(text.title), {}};
  explanation.Add("means", "What it means", std::string(text.means));
  explanation.Add("remedy", "Instead", std::string(text.remedy));
  return explanation;
}

Explanation OfLicense(const LicenseFacts& facts) {
  Explanation explanation{"license", facts.id, facts.name, {}};
  explanation.Add("class", "Class", std::string(NameOf(facts.license_class)));
  explanation.Add("osi_approved", "Approved by OSI", facts.osi_approved ? "yes" : "no");
  explanation.Add("fsf_libre", "Free by FSF", facts.fsf_libre ? "yes" : "no");
  explanation.Add("in_spdx", "On SPDX's list", facts.in_spdx ? "yes" : "no");
  if (facts.use_policy) explanation.Add("use_policy", "Rules of use", "stands beside a license and is none itself");
  Entries clauses;
  for (const LicenseClause& clause : KnownClauses(facts.id)) clauses.emplace_back(ClauseSummary(clause), "");
  explanation.Add("clauses", "What it says", std::move(clauses));
  explanation.Add("source", "Its text", facts.source);
  return explanation;
}

Explanation OfFamilyWord(const Value& family, const std::string& word, const std::string& meaning) {
  Explanation explanation{ToLowerAscii(family["name"].string()), word, word, {}};
  explanation.Add("means", "", meaning);
  explanation.Add("about", family["name"].string(), family["about"].string());
  return explanation;
}

Explanation OfFamily(const Value& family) {
  Explanation explanation{"word", family["id"].string(), family["name"].string(), {}};
  explanation.Add("about", "", family["about"].string());
  Entries words;
  for (const auto& [word, meaning] : family["words"].members()) words.emplace_back(word, meaning.string());
  explanation.Add("words", "Words", std::move(words));
  return explanation;
}

void OfJudgement(std::string_view word, std::vector<Explanation>& found) {
  if (const Definition* definition = FindDefinition(word)) found.push_back(OfDefinition(*definition));
  const size_t colon = word.find(':');
  for (const Definition& definition : Definitions()) {
    // "mof:III" and "mof-1.1:III" name one definition's; a bare word anybody's.
    if (colon != word.npos && word.substr(0, colon) != definition.id && word.substr(0, colon) != definition.id + "-" + definition.version) continue;
    const std::string_view id = colon == word.npos ? word : word.substr(colon + 1);
    for (const Level& level : definition.levels)
      if (level.id == id && colon != word.npos) found.push_back(OfLevel(definition, level));
    if (const Criterion* criterion = definition.FindCriterion(id)) found.push_back(OfCriterion(definition, *criterion));
  }
}

std::vector<Explanation> OfId(std::string_view word) {
  std::vector<Explanation> found;
  if (const Component* component = TheStack().Find(word)) found.push_back(OfComponent(*component));
  OfJudgement(word, found);
  OfLedger(word, found);
  const Value findings = Document("findings.yaml");
  for (const Value& entry : findings["findings"].items())
    if (entry["id"].string() == word) found.push_back(OfFinding(entry));
  if (const FindingText text = TextOfFinding(word); !text.title.empty()) found.push_back(OfLoadFinding(word, text));
  const Value vocabulary = Document("vocabulary.yaml");
  for (const Value& family : vocabulary["families"].items()) {
    if (family["id"].string() == word) found.push_back(OfFamily(family));
    for (const auto& [known, meaning] : family["words"].members())
      if (known == word) found.push_back(OfFamilyWord(family, known, meaning.string()));
  }
  for (const auto& probe : MakeAllProbes())
    if (probe->def().id == word) {
      Explanation explanation{"probe", std::string(word), std::string(probe->def().question), {}};
      explanation.Add("version", "Version", std::to_string(probe->def().version));
      found.push_back(std::move(explanation));
    }
  if (const LicenseFacts* facts = FindLicense(word)) found.push_back(OfLicense(*facts));
  return found;
}

}  // namespace

std::vector<Explanation> ExplainWord(std::string_view word) {
  std::vector<Explanation> found = OfId(word);
  if (!found.empty()) return found;
  const std::string plain = PlainWord(word);
  for (const ShownName& name : ShownNames())
    if (name.plain == plain)
      for (Explanation& explanation : OfId(name.id)) {
        const auto same = [&](const Explanation& other) { return other.kind == explanation.kind && other.id == explanation.id; };
        if (std::none_of(found.begin(), found.end(), same)) found.push_back(std::move(explanation));
      }
  if (found.empty())
    if (const auto named = LicenseFromName(word); named && !named->id.empty()) found.push_back(OfLicense(*named));
  // "threshold (users, 100 million)": a word, and which kind of it.
  if (const size_t kind = word.find(" ("); found.empty() && kind != word.npos && word.ends_with(')')) return ExplainWord(word.substr(0, kind));
  return found;
}

std::vector<std::string> KnownWords() {
  std::vector<std::string> words;
  for (const Component& component : TheStack().components) words.push_back(component.id);
  for (const Criterion& item : TheLedger().criteria) words.push_back(item.id);
  for (const Definition& definition : Definitions()) {
    words.push_back(definition.id);
    for (const Level& level : definition.levels) words.push_back(definition.id + ":" + level.id);
    for (const Criterion& criterion : definition.criteria) words.push_back(criterion.id);
  }
  const Value findings = Document("findings.yaml");
  for (const Value& entry : findings["findings"].items()) words.push_back(entry["id"].string());
  const Value loading = Document("loading/findings.yaml");
  for (const Value& entry : loading["findings"].items()) words.push_back(entry["id"].string());
  const Value vocabulary = Document("vocabulary.yaml");
  for (const Value& family : vocabulary["families"].items()) {
    words.push_back(family["id"].string());
    for (const auto& [word, meaning] : family["words"].members()) words.push_back(word);
  }
  for (const auto& probe : MakeAllProbes()) words.emplace_back(probe->def().id);
  return words;
}

}  // namespace day::app
