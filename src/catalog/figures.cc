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

// What each release has, and how many have nothing that could be counted, by the reason.
struct Shares {
  Counts counts;
  int64_t unknown = 0, unnamed = 0, none = 0;
};

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

// Why terms as revisions.license has them (expressions and classes, joined by ", ") cannot be counted under a name: what is not known comes first,
// then what has none.
int64_t Shares::* LeftOutBy(std::string_view terms) {
  bool unknown = terms.empty(), unnamed = false, none = false;
  while (!terms.empty()) {
    const size_t comma = std::min(terms.find(", "), terms.size());
    const std::string_view one = terms.substr(0, comma);
    terms.remove_prefix(std::min(comma + 2, terms.size()));
    if (one == NameOf(LicenseClass::kUnknown)) unknown = true;
    else if (one == NameOf(LicenseClass::kNone)) none = true;
    else if (LicenseClassFromName(one) != LicenseClass::kUnknown) unnamed = true;
  }
  return unknown ? &Shares::unknown : unnamed ? &Shares::unnamed : none ? &Shares::none : nullptr;
}

Result<Shares> SharesBy(const Connection& connection, std::string_view by) {
  const std::string_view column = by == "license-class" ? "license_class" : by;
  DAY_TRY_ASSIGN(Rows rows, connection.Query(fmt::format("SELECT {}, count(*) FROM revisions WHERE latest GROUP BY ALL", column)));
  Shares shares;
  DAY_TRY(ForEachRow(rows, [&](size_t row) {
    const std::string_view name = rows.Text(0, row);
    const int64_t count = rows.Integer(1, row);
    int64_t Shares::* left_out = name.empty() || (by == "license-class" && name == NameOf(LicenseClass::kUnknown)) ? &Shares::unknown : nullptr;
    if (by == "license") left_out = LeftOutBy(name);
    if (left_out) shares.*left_out += count;
    else shares.counts.emplace_back(name, count);
  }));
  return shares;
}

// By the model at the top of the line of each release that names what it was made from. One that names nothing may have been made from anything, and
// the one that a circle was cut at from none of those in it.
Result<Shares> SharesByRoot(const Connection& connection) {
  DAY_TRY_ASSIGN(const BaseTree tree, BaseTree::Read(connection));
  Shares shares;
  for (const BaseTree::Node& node : tree.nodes()) {
    if (node.base >= 0) continue;
    if (node.all > 0) shares.counts.emplace_back(node.name, node.all);
    shares.unknown += node.in_catalog;
  }
  return shares;
}

void WriteShares(JsonText& json, Shares shares, int64_t most) {
  Counts& counts = shares.counts;
  Sort(counts);
  int64_t known = 0;
  for (const auto& [name, count] : counts) known += count;
  double index = 0;
  for (const auto& [name, count] : counts)
    index += (static_cast<double>(count) / static_cast<double>(known)) * (static_cast<double>(count) / static_cast<double>(known));
  json.Member("releases", static_cast<uint64_t>(known + shares.unknown + shares.unnamed + shares.none)).Member("known", static_cast<uint64_t>(known));
  json.Key("not_counted").BeginObject(JsonText::kInline).Member("unknown", static_cast<uint64_t>(shares.unknown));
  if (shares.unnamed) json.Member("unnamed", static_cast<uint64_t>(shares.unnamed));
  if (shares.none) json.Member("none", static_cast<uint64_t>(shares.none));
  json.EndObject().Member("distinct", uint64_t{counts.size()});
  json.MemberIfFinite("herfindahl_hirschman", index);
  if (index > 0) json.MemberIfFinite("effective_number", 1 / index);
  json.Key("largest").BeginArray();
  for (const auto& [name, count] : counts) {
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
  std::string begin;
  if (period == "year") begin = "strftime(r.released, '%Y')";
  if (period == "quarter") begin = "concat(year(r.released), '-Q', quarter(r.released))";
  if (period == "month") begin = "strftime(r.released, '%Y-%m')";
  if (begin.empty()) return MakeError(ErrorKind::kInvalid, fmt::format("there is no period '{}'; there are year, quarter, month", period));
  std::string states;
  for (size_t i = 0; i < 6; ++i) {
    const std::string_view name = NameOf(static_cast<GateState>(i));
    states += fmt::format(", count(*) FILTER (c.{} = '{}') AS {}", gate, name, SqlName(name));
  }
  JsonText json;
  json.BeginObject().Member("gate", gate).Member("period", period);
  DAY_TRY_ASSIGN(Rows all, connection.Query("SELECT count(*), count(*) FILTER (released IS NULL) FROM revisions WHERE latest"));
  DAY_TRY_ASSIGN(const bool counted, all.Next());
  json.Member("releases", static_cast<uint64_t>(counted ? all.Integer(0, 0) : 0)).Member("undated", static_cast<uint64_t>(counted ? all.Integer(1, 0) : 0));
  const auto write = [&](std::string_view key, std::string_view columns, std::string_view which) -> Status {
    DAY_TRY_ASSIGN(Rows rows, connection.Query(fmt::format("SELECT {}, count(*) AS releases{} FROM revisions r JOIN components c USING (revision) "
                                                           "WHERE r.latest AND r.released IS {} GROUP BY ALL ORDER BY ALL",
                                                           columns, states, which)));
    return WriteRows(json, key, std::move(rows));
  };
  DAY_TRY(write("counts", begin + " AS period, c.component", "NOT NULL"));
  DAY_TRY(write("undated_counts", "c.component", "NULL"));
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
  DAY_TRY_ASSIGN(Shares shares, by == "root" ? SharesByRoot(connection) : SharesBy(connection, by));
  JsonText json;
  json.BeginObject().Member("by", by);
  WriteShares(json, std::move(shares), std::clamp<int64_t>(most, 1, kMaxListed));
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
  json.BeginObject().Member("releases", static_cast<uint64_t>(tree.releases())).Member("stating", static_cast<uint64_t>(tree.stating()));
  json.Member("total", uint64_t{total}).Key("models").BeginArray();
  for (const BaseTree::Node* node : nodes) WriteNode(json, tree, *node);
  return json.EndArray().EndObject().Take() + "\n";
}

}  // namespace day
