// Chat templates: programs in Jinja that a loader runs to write a prompt. Finds what leads out of the language into Python.
//
// Loaders render them in a sandbox that forbids names with underscores, or do not (advisories on llama-cpp-python, CVE-2024-34359, and
// after it on servers of models). Names are also put together at run time ('__cl' ~ 'ass__', reversed, escaped, by filters), so what is looked
// at are the identifiers of the code and its strings, each and joined, forward and backward. Text outside of code is not looked at.
// ReadTemplateText finds what a template tells the model beyond what its user sees: words that are added when certain words were said, hidden
// characters, phrases that conceal. Default system prompts and the rules of tools are ordinary. Linear time; pure; any thread.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace day {

struct TemplateSign {
  bool leads_out = false;  // it has no other use; false: unusual, and may
  std::string_view what;   // static: "reaches for the internals of objects"
  uint64_t offset = 0;
};

// At most one sign of each kind.
std::vector<TemplateSign> ReadTemplate(std::string_view text);
std::vector<TemplateSign> ReadTemplateText(std::string_view text);

}  // namespace day
