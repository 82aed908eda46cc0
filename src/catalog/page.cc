#include "catalog/page.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <unordered_map>

#include "base/enum_names.h"
#include "catalog/entry.h"
#include "catalog/page_sort.h"
#include "judge/judge.h"
#include "profile/profile.h"
#include "report/json_text.h"
#include "text/utf8.h"

namespace day {
namespace {

constexpr size_t kLicenseClasses = static_cast<size_t>(LicenseClass::kUnknown) + 1;  // the last ones of their enums
constexpr size_t kOutcomes = static_cast<size_t>(CriterionOutcome::kNotApplicable) + 1;

// Conditions with their parameters; text is never put into SQL.
class Where {
 public:
  Where& And(std::string condition) {
    text_ += (text_.empty() ? " WHERE " : " AND ") + std::move(condition);
    return *this;
  }
  Where& And(std::string condition, std::string_view parameter) {
    parameters_.emplace_back(parameter);
    return And(std::move(condition));
  }
  void Parameter(std::string_view parameter) { parameters_.emplace_back(parameter); }
  const std::string& text() const { return text_; }
  std::span<const SqlValue> parameters() const { return parameters_; }

 private:
  std::string text_;
  std::vector<SqlValue> parameters_;
};

Status AddGate(Where& where, const PageQuery::GateFilter& filter) {
  const auto gate = EnumFromName<GateId>(filter.gate, kGates);
  if (!gate) return MakeError(ErrorKind::kInvalid, fmt::format("there is no gate '{}'; there are {}", filter.gate, EnumNames<GateId>(kGates)));
  if (!EnumFromName<GateState>(filter.state, 6))
    return MakeError(ErrorKind::kInvalid, fmt::format("there is no state '{}'; there are {}", filter.state, EnumNames<GateState>(6)));
  if (!TheStack().Find(filter.component)) return MakeError(ErrorKind::kInvalid, fmt::format("there is no component '{}'", filter.component));
  where.Parameter(filter.component);
  where.And(fmt::format("r.revision IN (SELECT revision FROM components WHERE component = ? AND {} = ?)", NameOf(*gate)), filter.state);
  return {};
}

// One of the terms of its weights, or all as the column has them: a release whose weights are under two licenses is found by each of them, as it is
// counted under each.
void AddLicense(Where& where, const std::string& license) {
  where.Parameter(license);
  where.And("(r.license = ? OR r.revision IN (SELECT revision FROM licenses WHERE part = 'weights' AND expression = ?))", license);
}

Status AddDay(Where& where, std::string_view name, std::string_view compared, const std::string& day) {
  if (day.empty()) return {};
  if (!IsDay(day)) return MakeError(ErrorKind::kInvalid, fmt::format("{}: a day as YYYY-MM-DD (not '{}')", name, FirstBytes(day, 100)));
  where.And(fmt::format("r.released {} ?::DATE", compared), day);
  return {};
}

// What the definition can say: outcomes, its levels by id and name, and what releases are called that reach none.
std::vector<std::string> OutcomesOf(const Definition& definition) {
  std::vector<std::string> outcomes;
  for (size_t i = 0; i < kOutcomes; ++i) outcomes.emplace_back(NameOf(static_cast<CriterionOutcome>(i)));
  if (definition.kind != Definition::Kind::kClasses) return outcomes;
  for (const Level& level : definition.levels) outcomes.insert(outcomes.end(), {level.id, level.name});
  if (!definition.unreached.empty()) outcomes.push_back(definition.unreached);
  return outcomes;
}

Error WrongVerdict(const PageQuery& query, bool defined, const std::vector<std::string>& known) {
  if (defined)
    return MakeError(ErrorKind::kInvalid,
                     fmt::format("verdict: {} says no '{}'; it says {}", query.definition, FirstBytes(query.outcome, 100), fmt::join(known, ", ")));
  std::vector<std::string_view> ids;
  for (const Definition& one : Definitions()) ids.push_back(one.id);
  return MakeError(ErrorKind::kInvalid, fmt::format("verdict: there is no definition '{}' that says '{}'; there are {}", FirstBytes(query.definition, 100),
                                                    FirstBytes(query.outcome, 100), fmt::join(ids, ", ")));
}

// A catalog may hold what an earlier program said by definitions that this one has not: what it holds can be asked for.
Status AddVerdict(Where& where, const Connection& connection, const PageQuery& query) {
  if (query.definition.empty() != query.outcome.empty()) return MakeError(ErrorKind::kInvalid, "a verdict is a definition and an outcome: osaid:met");
  if (query.definition.empty()) return {};
  const Definition* definition = FindDefinition(query.definition);
  const std::string_view id = definition ? definition->id : query.definition;  // "mof-1.1" is mof, too
  const std::vector<std::string> known = definition ? OutcomesOf(*definition) : std::vector<std::string>();
  if (std::ranges::find(known, query.outcome) == known.end()) {
    const std::string_view outcome = query.outcome;
    const SqlValue parameters[] = {id, outcome, outcome, outcome};
    DAY_TRY_ASSIGN(Rows rows, connection.Query("SELECT 1 FROM verdicts WHERE definition = ? AND (outcome = ? OR level = ? OR label = ?) LIMIT 1", parameters));
    DAY_TRY_ASSIGN(const bool kept, rows.Next());
    if (!kept) return WrongVerdict(query, definition != nullptr, known);
  }
  where.Parameter(id);
  where.Parameter(query.outcome);
  where.Parameter(query.outcome);
  where.And("r.revision IN (SELECT revision FROM verdicts WHERE definition = ? AND (outcome = ? OR level = ? OR label = ?))", query.outcome);
  return {};
}

Result<Where> Conditions(const Connection& connection, const PageQuery& query, const std::string& lower) {
  Where where;
  where.And("r.latest");
  if (!query.part.empty()) where.And("contains(lower(r.release), ?)", lower);
  for (const auto& [column, value] :
       {std::pair<const char*, const std::string&>{"publisher", query.publisher}, {"license_class", query.license_class}, {"architecture", query.architecture}})
    if (!value.empty()) where.And(fmt::format("r.{} = ?", column), value);
  if (!query.base.empty()) where.And("r.revision IN (SELECT revision FROM bases WHERE base = ?)", query.base);
  if (!query.license.empty()) AddLicense(where, query.license);
  if (!query.license_class.empty() && !EnumFromName<LicenseClass>(query.license_class, kLicenseClasses))
    return MakeError(ErrorKind::kInvalid, fmt::format("license_class: there is no class '{}'; there are {}", FirstBytes(query.license_class, 100),
                                                      EnumNames<LicenseClass>(kLicenseClasses)));
  DAY_TRY(AddDay(where, "released_from", ">=", query.released_from));
  DAY_TRY(AddDay(where, "released_to", "<=", query.released_to));
  DAY_TRY(AddVerdict(where, connection, query));
  if (query.gates.size() > kMaxGateFilters) return MakeError(ErrorKind::kInvalid, fmt::format("at most {} gates can be asked for", kMaxGateFilters));
  for (const PageQuery::GateFilter& gate : query.gates) DAY_TRY(AddGate(where, gate));
  return where;
}

struct Order {
  std::string join, by;
};
Result<Order> OrderBy(std::string_view sort, const std::string& group) {
  const bool down = sort.starts_with('-');
  if (down) sort.remove_prefix(1);
  DAY_TRY_ASSIGN(PageSort by, PageSortOf(sort));
  // By name among equals, so that pages neither overlap nor leave one out.
  return Order{std::move(by.join),
               fmt::format(" ORDER BY {}{} {} NULLS LAST, r.release", group.empty() ? "" : group + " NULLS LAST, ", by.key, down ? "DESC" : "ASC")};
}

// What releases are grouped by, as SQL. Error kInvalid: a group that there is not.
Result<std::string> GroupOf(std::string_view group) {
  if (group == "year") return std::string("strftime(r.released, '%Y')");
  if (std::ranges::find(PageGroups(), group) == PageGroups().end())
    return MakeError(ErrorKind::kInvalid, fmt::format("cannot group by '{}'; there are {}", group, fmt::join(PageGroups(), ", ")));
  return fmt::format("r.{}", group);
}

struct Cells {
  std::array<std::string, 64> rows;  // by the stack's component
  std::array<int64_t, 64> weak{};
};

char LetterOf(std::string_view state) {
  switch (EnumFromName<GateState>(state, 6).value_or(GateState::kUnknown)) {
    case GateState::kOpen: return 'o';
    case GateState::kConditional: return 'c';
    case GateState::kPartial: return 'p';
    case GateState::kClosed: return 'x';
    case GateState::kNotApplicable: return '-';
    default: return '?';
  }
}

Result<std::map<int64_t, Cells>> CellsOf(const Connection& connection, const std::vector<int64_t>& revisions) {
  std::map<int64_t, Cells> cells;
  if (revisions.empty()) return cells;
  const auto& components = TheStack().components;
  std::unordered_map<std::string_view, size_t> places;
  for (size_t i = 0; i < components.size() && i < 64; ++i) places[components[i].id] = i;
  DAY_TRY_ASSIGN(Rows rows, connection.Query(fmt::format("SELECT revision, component, weak, present, complete, licensed, accessible, documented, verifiable "
                                                         "FROM components WHERE revision IN ({})",
                                                         fmt::join(revisions, ", "))));
  DAY_TRY(ForEachRow(rows, [&](size_t row) {
    const auto place = places.find(rows.Text(1, row));
    if (place == places.end()) return;  // of another version of the stack
    Cells& release = cells[rows.Integer(0, row)];
    for (size_t i = 0; i < kGates; ++i) release.rows[place->second] += LetterOf(rows.Text(3 + i, row));
    release.weak[place->second] = rows.Integer(2, row);
  }));
  return cells;
}

struct ShortVerdict {
  std::string definition, outcome, says;
};

Result<std::map<int64_t, std::vector<ShortVerdict>>> VerdictsOf(const Connection& connection, const std::vector<int64_t>& revisions) {
  std::map<int64_t, std::vector<ShortVerdict>> verdicts;
  if (revisions.empty()) return verdicts;
  DAY_TRY_ASSIGN(Rows rows, connection.Query(fmt::format("SELECT revision, definition, outcome, coalesce(label, level, '') FROM verdicts WHERE revision IN "
                                                         "({}) ORDER BY revision, definition",
                                                         fmt::join(revisions, ", "))));
  DAY_TRY(ForEachRow(rows, [&](size_t row) {
    verdicts[rows.Integer(0, row)].push_back({std::string(rows.Text(1, row)), std::string(rows.Text(2, row)), std::string(rows.Text(3, row))});
  }));
  return verdicts;
}

constexpr std::array<const char*, 23> kColumns = {"release",
                                                  "number",
                                                  "label",
                                                  "released",
                                                  "added",
                                                  "publisher",
                                                  "license",
                                                  "license_class",
                                                  "architecture",
                                                  "parameters",
                                                  "base",
                                                  "source_kinds",
                                                  "files",
                                                  "bytes",
                                                  "complete",
                                                  "cells_open",
                                                  "cells_applicable",
                                                  "cells_unknown",
                                                  "findings_high",
                                                  "findings_medium",
                                                  "claims_supported",
                                                  "claims_not_supported",
                                                  "source_revision"};

void WriteCells(JsonText& json, const Cells* cells) {
  const size_t count = std::min<size_t>(TheStack().components.size(), 64);
  json.Key("matrix").BeginArray(JsonText::kInline);
  for (size_t i = 0; i < count; ++i) json.String(cells && !cells->rows[i].empty() ? cells->rows[i] : "??????");
  json.EndArray().Key("weak").BeginArray(JsonText::kInline);
  for (size_t i = 0; i < count; ++i) json.Number(cells ? static_cast<uint64_t>(cells->weak[i]) : 0);
  json.EndArray();
}

void WriteVerdicts(JsonText& json, const std::vector<ShortVerdict>& verdicts) {
  json.Key("verdicts").BeginObject(JsonText::kInline);
  for (const ShortVerdict& verdict : verdicts)
    json.Key(verdict.definition).BeginObject(JsonText::kInline).Member("outcome", verdict.outcome).Member("says", verdict.says).EndObject();
  json.EndObject();
}

// How many releases each of `groups` has, on all pages. A name is JSON, null for those of which it is not known.
Status WriteGroups(JsonText& json, const Connection& connection, const std::string& group, const Where& where, const std::set<std::string>& groups) {
  DAY_TRY_ASSIGN(Rows rows, connection.Query(fmt::format("SELECT {}, count(*) FROM revisions r{} GROUP BY ALL", group, where.text()), where.parameters()));
  json.Key("groups").BeginArray();
  DAY_TRY(ForEachRow(rows, [&](size_t row) {
    const std::string name = WriteJson(rows.ValueAt(0, row), false);
    if (groups.contains(name))
      json.BeginObject(JsonText::kInline).Key("name").Raw(name).Member("releases", static_cast<uint64_t>(rows.Integer(1, row))).EndObject();
  }));
  json.EndArray();
  return {};
}

}  // namespace

const std::vector<std::string_view>& PageGroups() {
  static const std::vector<std::string_view> kGroups = {"publisher", "license", "license_class", "architecture", "base", "year"};
  return kGroups;
}

const std::vector<std::string_view>& PageSorts() {
  static const std::vector<std::string_view> kSorts = {"release",    "released",   "added",         "publisher", "license",       "architecture",
                                                       "parameters", "cells_open", "cells_unknown", "bytes",     "findings_high", "claims_not_supported"};
  return kSorts;
}

Result<std::string> ReleasesPage(const Connection& connection, const PageQuery& query) {
  const std::string lower = ToLowerAscii(query.part);
  DAY_TRY_ASSIGN(const Where where, Conditions(connection, query, lower));
  std::string group;
  if (!query.group.empty()) {
    DAY_TRY_ASSIGN(group, GroupOf(query.group));
  }
  DAY_TRY_ASSIGN(const Order order, OrderBy(query.sort, group));
  DAY_TRY_ASSIGN(Rows count, connection.Query("SELECT count(*) FROM revisions r" + where.text(), where.parameters()));
  DAY_TRY_ASSIGN(const bool counted, count.Next());
  const int64_t total = counted ? count.Integer(0, 0) : 0;
  const int64_t limit = std::clamp<int64_t>(query.limit, 1, kMaxPage), offset = std::clamp<int64_t>(query.offset, 0, kMaxOffset);

  DAY_TRY_ASSIGN(Rows rows,
                 connection.Query(fmt::format("SELECT r.revision, {}, r.{} FROM revisions r{}{}{} LIMIT {} OFFSET {}", group.empty() ? "NULL" : group,
                                              fmt::join(kColumns, ", r."), order.join, where.text(), order.by, limit, offset),
                                  where.parameters()));
  std::vector<int64_t> revisions;
  std::vector<std::string> group_of;               // as JSON, too
  std::vector<std::vector<std::string>> releases;  // each column as JSON
  DAY_TRY(ForEachRow(rows, [&](size_t row) {
    revisions.push_back(rows.Integer(0, row));
    group_of.push_back(WriteJson(rows.ValueAt(1, row), false));
    std::vector<std::string>& release = releases.emplace_back();
    for (size_t i = 0; i < kColumns.size(); ++i) release.push_back(WriteJson(rows.ValueAt(i + 2, row), false));
  }));
  std::map<int64_t, Cells> cells;
  std::map<int64_t, std::vector<ShortVerdict>> verdicts;
  if (query.matrix) {
    DAY_TRY_ASSIGN(cells, CellsOf(connection, revisions));
    DAY_TRY_ASSIGN(verdicts, VerdictsOf(connection, revisions));
  }

  JsonText json;
  json.BeginObject()
      .Member("total", static_cast<uint64_t>(total))
      .Member("offset", static_cast<uint64_t>(offset))
      .Member("limit", static_cast<uint64_t>(limit));
  if (query.matrix) {
    json.Key("components").BeginArray(JsonText::kInline);
    for (const Component& component : TheStack().components) json.String(component.id);
    json.EndArray().Key("gates").BeginArray(JsonText::kInline);
    for (size_t i = 0; i < kGates; ++i) json.String(NameOf(static_cast<GateId>(i)));
    json.EndArray();
  }
  if (!group.empty()) DAY_TRY(WriteGroups(json, connection, group, where, {group_of.begin(), group_of.end()}));
  json.Key("releases").BeginArray();
  for (size_t i = 0; i < releases.size(); ++i) {
    json.BeginObject(JsonText::kInline);
    for (size_t column = 0; column < kColumns.size(); ++column)
      json.Key(std::string_view(kColumns[column]) == "number" ? "revision" : kColumns[column]).Raw(releases[i][column]);
    if (!group.empty()) json.Key("group").Raw(group_of[i]);
    if (query.matrix) {
      const auto found = cells.find(revisions[i]);
      WriteCells(json, found == cells.end() ? nullptr : &found->second);
      WriteVerdicts(json, verdicts[revisions[i]]);
    }
    json.EndObject();
  }
  return json.EndArray().EndObject().Take() + "\n";
}

}  // namespace day
