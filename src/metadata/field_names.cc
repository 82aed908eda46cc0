#include "metadata/field_names.h"

#include <map>
#include <string>

#include "base/assert.h"
#include "knowledge/knowledge.h"
#include "text/utf8.h"

namespace day::metadata {
namespace {

using Section = std::map<std::string, NamedLicense, std::less<>>;

// Read once, and only where a notation has names of its own.
const std::map<std::string, Section, std::less<>>& Sections() {
  static const auto kSections = [] {
    const Value document = LoadKnowledge("licenses/field-names.yaml");
    std::map<std::string, Section, std::less<>> sections;
    for (const auto& [section, names] : document.members())
      for (const auto& [name, value] : names.members()) {
        NamedLicense named;
        if (value.is_string()) {
          const Result<std::string> expression = NormalizeExpression(value.string());
          DAY_ASSERT(expression.has_value());
          named = {*expression, ClassOfExpression(*expression)};
        } else {
          named.license_class = LicenseClassFromName(value["class"].string());
        }
        sections[section].emplace(ToLowerAscii(name), std::move(named));
      }
    return sections;
  }();
  return kSections;
}

}  // namespace

std::optional<NamedLicense> FieldName(std::string_view section, std::string_view name) {
  if (section.empty()) return std::nullopt;
  const auto names = Sections().find(section);
  if (names == Sections().end()) return std::nullopt;
  const auto found = names->second.find(ToLowerAscii(name));
  if (found == names->second.end()) return std::nullopt;
  return found->second;
}

}  // namespace day::metadata
