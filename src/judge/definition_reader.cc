#include "judge/definition_reader.h"

#include <algorithm>

#include "text/ascii.h"

namespace day {

Error DefinitionReader::Bad(const Value& at, std::string_view field, std::string_view problem) const {
  const uint32_t line = at.line ? at.line : at.key_line;
  return MakeError(ErrorKind::kInvalid, fmt::format("{}:{}: {}: {}", file_, line, field, problem));
}

Status DefinitionReader::CheckMembers(const Value& value, std::string_view field, std::initializer_list<std::string_view> known) const {
  if (!value.is_object()) return Bad(value, field, "must be a map of fields");
  for (const Value::Member& member : value.members()) {
    if (std::find(known.begin(), known.end(), member.first) == known.end())
      return Bad(member.second, field, fmt::format("unknown field '{}'; it may have {}", member.first, fmt::join(known, ", ")));
    if (value.HasDuplicate(member.first)) return Bad(member.second, field, fmt::format("'{}' stands twice", member.first));
  }
  return {};
}

Status DefinitionReader::CheckList(const Value& value, std::string_view field) const {
  if (!value.is_array()) return Bad(value, field, "must be a list");
  if (value.items().size() > kMaxDefinitionEntries) return Bad(value, field, fmt::format("has more than {} entries", kMaxDefinitionEntries));
  return {};
}

Status DefinitionReader::Text(const Value& map, std::string_view field, bool required, std::string& out) const {
  const Value* value = map.Find(field);
  if (!value) return required ? Status(Bad(map, field, "is missing")) : Status();
  out = value->ScalarText();
  if (value->is_array() || value->is_object()) return Bad(*value, field, "must be text");
  if (required && out.empty()) return Bad(*value, field, "must not be empty");
  return {};
}

Status DefinitionReader::Truth(const Value& map, std::string_view field, bool& out) const {
  const Value* value = map.Find(field);
  if (!value) return {};
  if (!value->is_bool()) return Bad(*value, field, "must be true or false");
  out = value->boolean();
  return {};
}

Status DefinitionReader::Texts(const Value& map, std::string_view field, std::vector<std::string>& out) const {
  const Value* value = map.Find(field);
  if (!value) return {};
  if (!value->is_array() && !value->is_string()) return Bad(*value, field, "must be a list of texts");
  for (const Value& item : value->items())
    if (!item.is_string()) return Bad(item, field, "must be a list of texts");
  if (value->items().size() > kMaxDefinitionEntries) return Bad(*value, field, fmt::format("has more than {} entries", kMaxDefinitionEntries));
  out = value->StringList();
  return {};
}

Status DefinitionReader::Id(const Value& map, std::string& out) const {
  DAY_TRY(Text(map, "id", true, out));
  const bool plain = std::all_of(out.begin(), out.end(), [](char c) { return IsLetterOrDigit(c) || c == '-' || c == '.'; });
  if (!plain) return Bad(map["id"], "id", "may hold letters, digits, '-' and '.' only");
  return {};
}

Status DefinitionReader::StackComponents(const Value& map, std::string_view field, std::vector<std::string>& out) const {
  DAY_TRY(Texts(map, field, out));
  for (const std::string& id : out)
    if (!stack_.Find(id)) return Bad(map[field], field, fmt::format("'{}' is not a component of the stack", id));
  return {};
}

Status DefinitionReader::ReadRemedies(const Value& map, std::string_view field, Remedies& out) const {
  const Value* remedies = map.Find(field);
  if (!remedies) return {};
  if (!remedies->is_object()) return Bad(*remedies, field, "must be a map from a reason to a remedy");
  for (const Value::Member& member : remedies->members()) {
    const auto reason = EnumFromName<Reason>(member.first, kReasons);
    if (!reason || *reason == Reason::kNone)
      return Bad(member.second, field, fmt::format("'{}' is not a reason; there are {}", member.first, EnumNames<Reason>(kReasons).substr(6)));
    if (!member.second.is_string()) return Bad(member.second, field, fmt::format("'{}' must be text", member.first));
    out[static_cast<size_t>(*reason)] = member.second.string();
  }
  return {};
}

}  // namespace day
