#include "explanation.h"

#include <fmt/format.h>

#include "text/utf8.h"

namespace day::app {

void Explanation::Add(std::string name, std::string heading, std::string text) {
  if (!text.empty()) sections.push_back({std::move(name), std::move(heading), std::move(text), {}});
}

void Explanation::Add(std::string name, std::string heading, std::vector<std::pair<std::string, std::string>> entries) {
  if (!entries.empty()) sections.push_back({std::move(name), std::move(heading), "", std::move(entries)});
}

namespace {

constexpr size_t kHeading = 26;  // columns of a heading that has its text beside it

// A short text beside its heading, a longer one below it; excerpts keep their lines.
std::string ParagraphOf(const Section& section, const TerminalText& text) {
  const bool lines = section.text.find('\n') != section.text.npos;
  if (!section.heading.empty() && !lines && section.heading.size() < kHeading - 2 && DisplayWidth(Printable(section.text)) + kHeading <= text.options().width)
    return "  " + text.Dim(section.heading) + std::string(kHeading - 2 - section.heading.size(), ' ') + Printable(section.text) + "\n";
  std::string out = section.heading.empty() ? "" : "  " + text.Dim(section.heading) + "\n";
  for (std::string_view rest = section.text;;) {
    const size_t end = rest.find('\n');
    out += text.Wrapped(rest.substr(0, end), section.heading.empty() ? 2 : 4);
    if (end == rest.npos) return out;
    rest.remove_prefix(end + 1);
  }
}

}  // namespace

std::string TextOf(const Explanation& explanation, const TerminalText& text) {
  std::string out = text.Bold(Printable(explanation.title)) + "  " + text.Dim(Printable("[" + explanation.kind + " " + explanation.id + "]")) + "\n";
  for (const Section& section : explanation.sections) {
    if (!section.text.empty()) {
      out += ParagraphOf(section, text);
      continue;
    }
    out += "  " + text.Dim(section.heading) + "\n";
    constexpr size_t kIndent = 6, kHang = 2;  // later lines stand further in than the term
    for (const auto& [term, said] : section.entries) out += text.Wrapped(said.empty() ? term : term + ": " + said, kIndent).substr(kHang);
  }
  return out;
}

Value ValueOf(const Explanation& explanation) {
  Value value = Value::Object();
  value.Set("kind", Value::String(explanation.kind)).Set("id", Value::String(explanation.id)).Set("title", Value::String(explanation.title));
  for (const Section& section : explanation.sections) {
    if (!section.text.empty()) {
      value.Set(section.name, Value::String(section.text));
      continue;
    }
    Value list = Value::Array();
    for (const auto& [term, said] : section.entries) list.Add(Value::Object().Set("id", Value::String(term)).Set("text", Value::String(said)));
    value.Set(section.name, std::move(list));
  }
  return value;
}

}  // namespace day::app
