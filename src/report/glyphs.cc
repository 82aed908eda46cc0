#include "report/glyphs.h"

#include <array>
#include <string>

namespace day {

std::string_view GlyphOf(GateState state, bool unicode) {
  static constexpr std::array<std::string_view, 6> kUnicode = {"●", "◐", "◔", "○", "?", "–"};
  static constexpr std::array<std::string_view, 6> kAscii = {"#", "%", "+", "o", "?", "-"};
  return (unicode ? kUnicode : kAscii)[static_cast<size_t>(state)];
}

std::string_view WordsOf(GateState state) {
  static constexpr std::array<std::string_view, 6> kWords = {"open", "with conditions", "in part", "closed or not found", "could not tell", "does not apply"};
  return kWords[static_cast<size_t>(state)];
}

std::string_view TitleOf(GateId gate) {
  static constexpr std::array<std::string_view, kGates> kTitles = {"Present", "Complete", "Licensed", "Accessible", "Documented", "Verifiable"};
  return kTitles[static_cast<size_t>(gate)];
}

std::string BindingLicense(const ComponentProfile& component) {
  if (component.gate(GateId::kLicensed).state == GateState::kNotApplicable) return "–";
  std::string text;
  size_t more = 0;
  for (const LicenseBinding& binding : component.licenses) {
    const std::string name = binding.expression.empty() ? std::string(NameOf(binding.license_class)) : binding.expression;
    if (text.empty()) text = name;
    else if (name != text) ++more;
  }
  if (text.empty()) text = component.gate(GateId::kLicensed).state == GateState::kClosed ? "none" : "unknown";
  if (more) text += " +" + std::to_string(more);
  return text;
}

}  // namespace day
