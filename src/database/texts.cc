#include "database/texts.h"

#include <algorithm>
#include <string_view>

#include "text/json.h"

namespace day::duckdb {
namespace {

using Type = Owned<duckdb_logical_type>;

bool IsValid(const Library& library, duckdb_vector vector, idx_t row) {
  const uint64_t* valid = library.vector_get_validity(vector);
  return !valid || (valid[row / 64] >> (row % 64) & 1) != 0;
}

TextPlan Named(const Library& library, duckdb_logical_type type, std::string_view name, idx_t index, int depth) {
  TextPlan plan = PlanOf(library, type, depth);
  AppendPlainJsonString(plan.name, name);
  plan.index = index;
  return plan;
}

}  // namespace

TextPlan PlanOf(const Library& library, duckdb_logical_type type, int depth) {
  TextPlan plan;
  if (depth > kDeepestType) return plan;
  const auto holds = [&](TextPlan inner, TextPlan::Kind kind) {
    if (inner.kind == TextPlan::Kind::kNone) return;
    plan.kind = kind;
    plan.inner.push_back(std::move(inner));
  };
  switch (library.get_type_id(type)) {
    case DUCKDB_TYPE_VARCHAR: plan.kind = TextPlan::Kind::kText; break;
    case DUCKDB_TYPE_LIST:
      holds(PlanOf(library, Type(library.list_type_child_type(type), library.destroy_logical_type).get(), depth + 1), TextPlan::Kind::kList);
      break;
    case DUCKDB_TYPE_ARRAY:
      plan.size = library.array_type_array_size(type);
      holds(PlanOf(library, Type(library.array_type_child_type(type), library.destroy_logical_type).get(), depth + 1), TextPlan::Kind::kArray);
      break;
    case DUCKDB_TYPE_STRUCT: {
      const idx_t count = library.struct_type_child_count(type);
      for (idx_t i = 0; i < count; ++i) {
        const std::string name = library.Take(library.struct_type_child_name(type, i));
        holds(Named(library, Type(library.struct_type_child_type(type, i), library.destroy_logical_type).get(), name, i, depth + 1), TextPlan::Kind::kStruct);
      }
      break;
    }
    case DUCKDB_TYPE_MAP: {  // lies there as a list of structs
      TextPlan pair;
      idx_t index = 0;
      for (const auto& [part, name] : {std::pair{library.map_type_key_type(type), "key"}, {library.map_type_value_type(type), "value"}}) {
        TextPlan member = Named(library, Type(part, library.destroy_logical_type).get(), name, index++, depth + 1);
        if (member.kind == TextPlan::Kind::kNone) continue;
        pair.kind = TextPlan::Kind::kStruct;
        pair.inner.push_back(std::move(member));
      }
      holds(std::move(pair), TextPlan::Kind::kList);
      break;
    }
    default: break;
  }
  return plan;
}

void AppendTexts(const Library& library, const TextPlan& plan, duckdb_vector vector, idx_t row, std::string& out) {
  if (plan.kind == TextPlan::Kind::kNone || !IsValid(library, vector, row)) {
    out += "null";
    return;
  }
  if (plan.kind == TextPlan::Kind::kText) return AppendPlainJsonString(out, TextOf(static_cast<const duckdb_string_t*>(library.vector_get_data(vector))[row]));
  if (plan.kind == TextPlan::Kind::kStruct) {
    out += '{';
    for (size_t i = 0; i < plan.inner.size(); ++i) {
      if (i > 0) out += ',';
      (out += plan.inner[i].name) += ':';
      AppendTexts(library, plan.inner[i], library.struct_vector_get_child(vector, plan.inner[i].index), row, out);
    }
    out += '}';
    return;
  }
  const bool list = plan.kind == TextPlan::Kind::kList;
  const duckdb_vector child = list ? library.list_vector_get_child(vector) : library.array_vector_get_child(vector);
  duckdb_list_entry entry{.offset = row * plan.size, .length = plan.size};
  if (list) entry = static_cast<const duckdb_list_entry*>(library.vector_get_data(vector))[row];
  out += '[';
  for (uint64_t i = 0; i < entry.length; ++i) {
    if (i > 0) out += ',';
    AppendTexts(library, plan.inner[0], child, entry.offset + i, out);
  }
  out += ']';
}

}  // namespace day::duckdb
