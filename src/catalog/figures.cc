#include "catalog/figures.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "base/enum_names.h"
#include "catalog/lineage.h"
#include "profile/profile.h"
#include "report/json_text.h"

namespace day {
namespace {

using Counts = std::vector<std::pair<std::string, int64_t>>;

// Each row as an object on a line.
Status WriteRows(JsonText& json, std::string_view key, Rows rows) {
  json.Key(key).BeginArray();
  DAY_TRY(ForEachRow(rows, [&](size_t row) {
    json.BeginObject(JsonText::kInline);
    for (size_t column = 0; column < rows.columns(); ++column) json.Key(rows.name(column)).Raw(WriteJson(rows.ValueAt(column, row), false));
    json.EndObject();
  }));
  json.EndArray();
  return {};
}

// Largest first; by name among equals.
void Sort(Counts& counts) {
  std::ranges::sort(counts, [](const auto& a, const auto& b) { return a.second != b.second ? a.second > b.second : a.first < b.first; });
}

Result<Counts> CountsBy(const Connection& connection, std::string_view column) {
  DAY_TRY_ASSIGN(Rows rows, connection.Query(fmt::format("SELECT {}, count(*) FROM revisions WHERE latest GROUP BY ALL", column)));
  Counts counts;
  DAY_TRY(ForEachRow(rows, [&](size_t row) { counts.emplace_back(rows.Text(0, row), rows.Integer(1, row)); }));  // "" where it is not known
  return counts;
}

// By the model at the top of each release's line, which may be the release itself: then it was made from nothing that is known, and counts as its own.
Result<Counts> CountsByRoot(const Connection& connection) {
  DAY_TRY_ASSIGN(const BaseTree tree, BaseTree::Read(connection));
  Counts counts;
  for (size_t i = 0; i < tree.nodes().size(); ++i) {
    const BaseTree::Node& node = tree.nodes()[i];
    if (node.base < 0 && node.all + node.in_catalog > 0) counts.emplace_back(node.name, node.all + node.in_catalog);
  }
  return counts;
}

void WriteShares(JsonText& json, Counts counts, int64_t most) {
  Sort(counts);
  int64_t known = 0, unknown = 0;
  for (const auto& [name, count] : counts) (name.empty() ? unknown : known) += count;
  double index = 0;
  for (const auto& [name, count] : counts)
    if (!name.empty()) index += (static_cast<double>(count) / static_cast<double>(known)) * (static_cast<double>(count) / static_cast<double>(known));
  json.Member("releases", static_cast<uint64_t>(known + unknown)).Member("known", static_cast<uint64_t>(known));
  json.Member("distinct", static_cast<uint64_t>(std::ranges::count_if(counts, [](const auto& one) { return !one.first.empty(); })));
  json.MemberIfFinite("herfindahl_hirschman", index);
  if (index > 0) json.MemberIfFinite("effective_number", 1 / index);
  json.Key("largest").BeginArray();
  for (const auto& [name, count] : counts) {
    if (name.empty()) continue;
    if (most-- <= 0) break;
    json.BeginObject(JsonText::kInline).Member("name", name).Member("releases", static_cast<uint64_t>(count));
    json.MemberIfFinite("share", static_cast<double>(count) / static_cast<double>(known)).EndObject();
  }
  json.EndArray();
}

void WriteNode(JsonText& json, const BaseTree& tree, const BaseTree::Node& node) {
  json.BeginObject(JsonText::kInline).Member("name", node.name).Key("in_catalog").Bool(node.in_catalog);
  if (node.base >= 0) json.Member("base", tree.nodes()[static_cast<size_t>(node.base)].name);
  if (!node.relation.empty()) json.Member("relation", node.relation);
  json.Member("derivatives", static_cast<uint64_t>(node.direct)).Member("descendants", static_cast<uint64_t>(node.all)).EndObject();
}

}  // namespace

Result<std::string> OpennessOverTime(const Connection& connection, std::string_view gate, std::string_view period) {
  if (!EnumFromName<GateId>(gate, kGates))
    return MakeError(ErrorKind::kInvalid, fmt::format("there is no gate '{}'; there are {}", gate, EnumNames<GateId>(kGates)));
  constexpr std::string_view kDate = "coalesce(r.released, r.added::DATE)";
  std::string begin;
  if (period == "year") begin = fmt::format("strftime({}, '%Y')", kDate);
  if (period == "quarter") begin = fmt::format("concat(year({0}), '-Q', quarter({0}))", kDate);
  if (period == "month") begin = fmt::format("strftime({}, '%Y-%m')", kDate);
  if (begin.empty()) return MakeError(ErrorKind::kInvalid, fmt::format("there is no period '{}'; there are year, quarter, month", period));
  std::string states;
  for (size_t i = 0; i < 6; ++i) {
    const std::string_view name = NameOf(static_cast<GateState>(i));
    states += fmt::format(", count(*) FILTER (c.{} = '{}') AS {}", gate, name, SqlName(name));
  }
  JsonText json;
  json.BeginObject().Member("gate", gate).Member("period", period);
  DAY_TRY_ASSIGN(Rows rows, connection.Query(fmt::format("SELECT {} AS period, c.component, count(*) AS releases{} FROM revisions r JOIN components c USING "
                                                         "(revision) WHERE r.latest GROUP BY ALL ORDER BY 1, 2",
                                                         begin, states)));
  DAY_TRY(WriteRows(json, "counts", std::move(rows)));
  return json.EndObject().Take() + "\n";
}

Result<std::string> LicensesInUse(const Connection& connection, std::string_view part) {
  if (!part.empty() && std::ranges::find(kLicensedParts, part) == kLicensedParts.end())
    return MakeError(ErrorKind::kInvalid, fmt::format("there is no part '{}'; there are {}", part, fmt::join(kLicensedParts, ", ")));
  JsonText json;
  const SqlValue parameters[] = {part};
  json.BeginObject();
  DAY_TRY_ASSIGN(Rows rows,
                 connection.Query(fmt::format("SELECT l.part, l.expression, l.class, count(DISTINCT r.revision) AS releases FROM revisions r JOIN "
                                              "licenses l USING (revision) WHERE r.latest AND (?1 = '' OR l.part = ?1) GROUP BY ALL ORDER BY 4 DESC, 1, 2, "
                                              "3 LIMIT {}",
                                              kMaxListed),
                                  parameters));
  DAY_TRY(WriteRows(json, "counts", std::move(rows)));
  return json.EndObject().Take() + "\n";
}

const std::vector<std::string_view>& ConcentrationKeys() {
  static const std::vector<std::string_view> kKeys = {"publisher", "base", "root", "architecture", "license", "license-class"};
  return kKeys;
}

Result<std::string> Concentration(const Connection& connection, std::string_view by, int64_t most) {
  if (std::ranges::find(ConcentrationKeys(), by) == ConcentrationKeys().end())
    return MakeError(ErrorKind::kInvalid, fmt::format("there is no concentration by '{}'; there are {}", by, fmt::join(ConcentrationKeys(), ", ")));
  Counts counts;
  if (by == "root") {
    DAY_TRY_ASSIGN(counts, CountsByRoot(connection));
  } else {
    DAY_TRY_ASSIGN(counts, CountsBy(connection, by == "license-class" ? "license_class" : by));
  }
  JsonText json;
  json.BeginObject().Member("by", by);
  WriteShares(json, std::move(counts), std::clamp<int64_t>(most, 1, kMaxListed));
  return json.EndObject().Take() + "\n";
}

Result<std::string> Lineage(const Connection& connection, std::string_view root, int64_t most) {
  DAY_TRY_ASSIGN(const BaseTree tree, BaseTree::Read(connection));
  most = std::clamp<int64_t>(most, 1, kMaxListed);
  std::vector<const BaseTree::Node*> nodes;
  if (root.empty()) {
    for (const BaseTree::Node& node : tree.nodes())
      if (node.direct > 0) nodes.push_back(&node);
  } else {
    const BaseTree::Node* top = tree.Find(root);
    if (!top) return MakeError(ErrorKind::kNotFound, fmt::format("the catalog knows no model '{}'", root));
    nodes.push_back(top);
    for (size_t i = 0; i < nodes.size(); ++i)
      for (const size_t below : nodes[i]->below) nodes.push_back(&tree.nodes()[below]);
  }
  const auto total = nodes.size();
  std::ranges::stable_sort(nodes, [](const BaseTree::Node* a, const BaseTree::Node* b) { return a->all != b->all ? a->all > b->all : a->name < b->name; });
  nodes.resize(std::min<size_t>(nodes.size(), static_cast<size_t>(most)));
  JsonText json;
  json.BeginObject().Member("releases", static_cast<uint64_t>(tree.releases())).Member("total", uint64_t{total}).Key("models").BeginArray();
  for (const BaseTree::Node* node : nodes) WriteNode(json, tree, *node);
  return json.EndArray().EndObject().Take() + "\n";
}

}  // namespace day
