// The matrix: components by gates, each cell a link to its reason.
#include "report/glyphs.h"
#include "report/html_writer.h"

namespace day::html {
namespace {

void Cell(Writer& page, const Component& component, const ComponentProfile& row, GateId id) {
  const Gate& gate = row.gate(id);
  const std::string name = HtmlEscape(component.name);
  if (gate.state == GateState::kNotApplicable) {
    page.Add("<td class=\"cell\"><span class=\"s-not-applicable\" role=\"img\" aria-label=\"{}, {}: does not apply\">{}</span></td>", name, TitleOf(id),
             Glyph(gate.state));
    return;
  }
  const bool weak = gate.strength == Strength::kWeak && gate.state != GateState::kUnknown;
  const bool blocks = page.ladder().Blocks(component.id, id);
  page.Add("<td class=\"cell\"><a class=\"s-{}{}{}\" href=\"#c-{}-{}\" aria-label=\"{}, {}: {}{}{}\" title=\"{}\">{}</a></td>", NameOf(gate.state),
           weak ? " weak" : "", blocks ? " blocks" : "", component.id, NameOf(id), name, TitleOf(id), WordsOf(gate.state), weak ? ", on weak evidence" : "",
           blocks ? ", stands before " + HtmlEscape(page.ladder().next) : "", HtmlEscape(gate.because), Glyph(gate.state));
}

void Row(Writer& page, const Component& component, const ComponentProfile& row) {
  const auto asked = page.ladder().asked_by.find(component.id);
  page.Add("<td class=\"class dim\">{}</td><th scope=\"row\"><a href=\"#c-{}\">{}</a></th>",
           asked == page.ladder().asked_by.end() ? "" : HtmlEscape(asked->second), component.id, HtmlEscape(component.name));
  for (size_t i = 0; i < kGates; ++i) Cell(page, component, row, static_cast<GateId>(i));
  const GateState state = row.gate(GateId::kLicensed).state;
  const bool dim = state == GateState::kNotApplicable || state == GateState::kUnknown;
  page.Add("<td class=\"license {}\">{}</td></tr>\n", dim ? "dim" : state == GateState::kClosed ? "bad" : "", HtmlEscape(BindingLicense(row)));
}

void Legend(Writer& page) {
  page.Raw("<div class=\"legend\">\n");
  for (size_t i = 0; i < 6; ++i) {
    const auto state = static_cast<GateState>(i);
    page.Add("<div><span class=\"key s-{}\">{}</span> {}</div>\n", NameOf(state), Glyph(state), WordsOf(state));
  }
  page.Add("<div><span class=\"key s-open weak\">{}</span> hatched: weak evidence</div>\n", Glyph(GateState::kOpen));
  if (!page.ladder().blocks.empty())
    page.Add("<div><span class=\"key s-closed blocks\">{}</span> corner: stands before {}</div>\n", Glyph(GateState::kClosed), HtmlEscape(page.ladder().next));
  page.Raw("</div>\n");
}

}  // namespace

void WriteMatrix(Writer& page) {
  page.Raw(
      "<h2 id=\"matrix\">Components and gates</h2>\n<p class=\"dim\">The gates bind from left to right. Each cell leads to its reason and the evidence for "
      "it.</p>\n<div class=\"scroll\">\n<table class=\"matrix\">\n");
  page.Add("<thead><tr><td></td><th scope=\"col\">{}</th><td></td>", HtmlEscape(page.ladder().title));
  for (size_t i = 0; i < kGates; ++i) page.Add("<th scope=\"col\">{}{}</th>", TitleOf(static_cast<GateId>(i)), i + 1 < kGates ? " ›" : "");
  page.Raw("<th scope=\"col\">Binding license</th></tr></thead>\n");
  for (const Category& category : TheStack().categories) {
    std::vector<const Component*> rows;
    for (const Component& component : TheStack().components)
      if (component.category == category.id && page.profile().Find(component.id)) rows.push_back(&component);
    if (rows.empty()) continue;
    page.Add("<tbody>\n<tr><th scope=\"rowgroup\" class=\"group\" rowspan=\"{}\"><span>{}</span></th>", rows.size(), HtmlEscape(category.name));
    for (const Component* component : rows) {
      if (component != rows.front()) page.Raw("<tr>");
      Row(page, *component, *page.profile().Find(component->id));
    }
    page.Raw("</tbody>\n");
  }
  page.Raw("</table>\n</div>\n");
  Legend(page);
}

// Why each cell is as it is.
void WriteComponents(Writer& page) {
  page.Raw("<h2 id=\"components\">Why each cell is as it is</h2>\n");
  for (const Component& component : TheStack().components) {
    const ComponentProfile* row = page.profile().Find(component.id);
    if (!row) continue;
    page.Add("<section class=\"card\" id=\"c-{}\">\n<h3>{} {}{}</h3>\n<p class=\"dim\">{}</p>\n", component.id, HtmlEscape(component.name),
             Tag(NameOf(row->assurance), ""), NameOf(row->availability) == NameOf(row->assurance) ? "" : Tag(NameOf(row->availability), ""),
             HtmlEscape(component.looks_for));
    if (!row->summary.empty() && row->summary != row->gate(GateId::kPresent).because) page.Add("<p>{}</p>\n", HtmlEscape(row->summary));
    page.Raw("<table class=\"list gates\"><tbody>\n");
    for (size_t i = 0; i < kGates; ++i) {
      const Gate& gate = row->gates[i];
      if (gate.state == GateState::kNotApplicable) continue;
      const bool weak = gate.strength == Strength::kWeak && gate.state != GateState::kUnknown;
      page.Add("<tr id=\"c-{}-{}\"><th scope=\"row\"><span class=\"key s-{}{}\">{}</span>{}</th><td>{}{}{}", component.id, NameOf(static_cast<GateId>(i)),
               NameOf(gate.state), weak ? " weak" : "", Glyph(gate.state), TitleOf(static_cast<GateId>(i)), WordsOf(gate.state),
               weak ? ", on weak evidence" : "", gate.because.empty() ? "" : ": " + HtmlEscape(gate.because));
      page.Evidence(gate.evidence);
      if (gate.evidence.empty() && i == 0 && row->assurance == Assurance::kAbsent)
        page.Add("<br><a class=\"dim\" href=\"#files\">{} and nothing left out</a>", CountOf(page.profile().coverage.files_read, "file") + " read");
      page.Raw("</td></tr>\n");
    }
    page.Raw("</tbody></table>\n</section>\n");
  }
}

}  // namespace day::html
