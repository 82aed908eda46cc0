#include "records/meters/fields/fields.h"

#include <xxhash.h>

#include <algorithm>
#include <set>

#include "base/assert.h"
#include "base/saturating.h"
#include "knowledge/knowledge.h"
#include "records/meters/fields/year.h"
#include "records/words/partial.h"
#include "text/url.h"
#include "text/utf8.h"

namespace day::records {
namespace {

constexpr std::string_view kName = "fields";
constexpr uint32_t kVersion = 1;

std::string Normal(std::string_view name) {
  name = name.substr(name.rfind('.') + 1);
  std::string normal = ToLowerAscii(name);
  std::ranges::replace_if(normal, [](char c) { return c == '-' || c == ' '; }, '_');
  return normal;
}

// "www.example.org" and "Example.org" are one host; what is no address is its own.
std::string HostOf(std::string_view value) {
  std::string host;
  if (const auto url = ParseUrl(value)) host = url->host;
  else if (value.find('.') != std::string_view::npos && value.find_first_of(" /:") == std::string_view::npos) host = ToLowerAscii(value);
  else return std::string(value);
  return host.starts_with("www.") ? host.substr(4) : host;
}

bool IsEmpty(std::string_view value) {
  value = TrimAscii(value);
  return value.empty() || value == "null" || value == "None" || value == "[]" || value == "{}";
}

}  // namespace

FieldRoles::FieldRoles() {
  const Value file = LoadKnowledge("records/provenance-fields.yaml");
  for (const Value& role : file["roles"].items()) {
    const std::string& show = role["show"].string();
    const ShownAs shown = show == "host" ? ShownAs::kHost : show == "year" ? ShownAs::kYear : show == "none" ? ShownAs::kNone : ShownAs::kValues;
    for (std::string& name : role["names"].StringList()) names_.emplace(std::move(name), roles_.size());
    roles_.push_back({.id = role["id"].string(), .title = role["title"].string(), .shown = shown});
  }
}

size_t FieldRoles::Of(std::string_view field) const {
  const auto at = names_.find(Normal(field));
  return at == names_.end() ? roles_.size() : at->second;
}

FieldsMeter::FieldsMeter(const FieldRoles& roles) : known_(&roles), roles_(roles.roles().size()) {}

// The names that are kept are those with the least hashes of all: whatever is dropped on the way would be dropped at the end.
void FieldsMeter::CountField(std::string_view name, uint64_t records) {
  std::pair<uint64_t, std::string> key(XXH3_64bits(name.data(), name.size()), name);
  if (fields_.size() == kMostFields && key > fields_.rbegin()->first) {
    more_fields_ = true;
    return;
  }
  AddSaturating(fields_[std::move(key)], records);
  if (fields_.size() <= kMostFields) return;
  fields_.erase(std::prev(fields_.end()));
  more_fields_ = true;
}

void FieldsMeter::Add(std::span<const RecordField> fields, Place place) {
  AddSaturating(records_, 1);
  std::set<std::string_view> names;
  std::set<size_t> seen;
  uint64_t number = 0;
  for (const RecordField& field : fields) {
    ++number;
    if (IsEmpty(field.value)) continue;
    const std::string_view name = field.name;
    if (names.insert(name).second) CountField(FirstBytes(ToValidUtf8(name.substr(0, kLongestName)), kLongestName), 1);
    const size_t of = known_->Of(name);
    if (of == roles_.size()) continue;
    Role& role = roles_[of];
    if (seen.insert(of).second) AddSaturating(role.records, 1);
    switch (known_->roles()[of].shown) {
      case ShownAs::kNone: break;
      case ShownAs::kValues: role.values.Add(TrimAscii(field.value), place, number); break;
      case ShownAs::kHost: role.values.Add(HostOf(TrimAscii(field.value)), place, number); break;
      case ShownAs::kYear:
        if (const auto year = YearOf(field.value)) AddSaturating(role.years[*year], 1);
        else AddSaturating(role.unread, 1);
    }
  }
}

void FieldsMeter::Merge(const FieldsMeter& other) {
  DAY_ASSERT(roles_.size() == other.roles_.size());
  AddSaturating(records_, other.records_);
  more_fields_ |= other.more_fields_;
  for (const auto& [key, records] : other.fields_) CountField(key.second, records);
  for (size_t i = 0; i < roles_.size(); ++i) {
    const Role& theirs = other.roles_[i];
    AddSaturating(roles_[i].records, theirs.records);
    AddSaturating(roles_[i].unread, theirs.unread);
    roles_[i].values.Merge(theirs.values);
    for (const auto& [year, count] : theirs.years) AddSaturating(roles_[i].years[year], count);
  }
}

FieldsResult FieldsMeter::Measure(size_t most_values) const {
  FieldsResult out{.records = records_, .more_fields = more_fields_};
  for (const auto& [key, records] : fields_) out.fields[key.second].records = records;
  for (size_t i = 0; i < roles_.size(); ++i) {
    const FieldRole& role = known_->roles()[i];
    out.roles.push_back({.id = role.id,
                         .title = role.title,
                         .records = roles_[i].records,
                         .unread = roles_[i].unread,
                         .values = roles_[i].values.Measure(most_values),
                         .years = roles_[i].years});
  }
  return out;
}

std::string FieldsMeter::Save() const {
  PartialWriter out;
  out.Put(records_);
  out.Put(static_cast<uint8_t>(more_fields_));
  out.Put(static_cast<uint32_t>(fields_.size()));
  for (const auto& [key, records] : fields_) {
    out.PutText(key.second);
    out.Put(records);
  }
  out.Put(static_cast<uint32_t>(roles_.size()));
  for (size_t i = 0; i < roles_.size(); ++i) {
    out.PutText(known_->roles()[i].id);
    out.Put(roles_[i].records);
    out.Put(roles_[i].unread);
    out.Put(static_cast<uint32_t>(roles_[i].years.size()));
    for (const auto& [year, count] : roles_[i].years) {
      out.Put(year);
      out.Put(count);
    }
    roles_[i].values.Save(out);
  }
  return SealPartial(kName, kVersion, std::move(out).Take());
}

Result<FieldsMeter> FieldsMeter::Load(std::string_view bytes, const FieldRoles& roles) {
  DAY_TRY_ASSIGN(const std::string_view content, OpenPartial(bytes, kName, kVersion));
  FieldsMeter meter(roles);
  Cursor in(content);
  uint8_t more = 0;
  uint32_t count = 0;
  std::string_view text;
  in.ReadLittle(meter.records_);
  in.ReadLittle(more);
  in.ReadLittle(count);
  if (more > 1 || count > kMostFields) return BadPartial(kName, "it has more fields than are kept");
  meter.more_fields_ = more == 1;
  for (uint32_t i = 0; i < count && in.ok(); ++i) {
    uint64_t records = 0;
    if (!ReadText(in, text) || !in.ReadLittle(records)) break;
    std::pair<uint64_t, std::string> key(XXH3_64bits(text.data(), text.size()), text);
    if (text.size() > kLongestName || !IsUtf8(text) || records == 0 || (!meter.fields_.empty() && key <= meter.fields_.rbegin()->first))
      return BadPartial(kName, "its fields are out of their range, or not in order");
    meter.fields_.emplace_hint(meter.fields_.end(), std::move(key), records);
  }
  in.ReadLittle(count);
  if (in.ok() && count != meter.roles_.size()) return BadPartial(kName, "it was counted with other roles of fields");
  for (size_t i = 0; i < meter.roles_.size() && in.ok(); ++i) {
    Role& role = meter.roles_[i];
    if (!ReadText(in, text)) break;
    if (text != roles.roles()[i].id) return BadPartial(kName, "it was counted with other roles of fields");
    in.ReadLittle(role.records);
    in.ReadLittle(role.unread);
    in.ReadLittle(count);
    if (count > kLastYear - kFirstYear + 1u) return BadPartial(kName, "it has more years than there are");
    for (uint32_t y = 0; y < count && in.ok(); ++y) {
      uint16_t year = 0;
      uint64_t times = 0;
      if (!in.ReadLittle(year) || !in.ReadLittle(times)) break;
      if (year < kFirstYear || year > kLastYear || (!role.years.empty() && year <= role.years.rbegin()->first))
        return BadPartial(kName, "its years are not in order");
      role.years.emplace_hint(role.years.end(), year, times);
    }
    if (in.ok() && !role.values.Load(in)) break;
  }
  DAY_TRY(CheckEnd(in, kName));
  return meter;
}

}  // namespace day::records
