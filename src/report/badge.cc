#include "report/badge.h"

#include <fmt/format.h>

#include <algorithm>

#include "judge/judge.h"
#include "report/json_text.h"
#include "report/markup_text.h"
#include "text/utf8.h"

namespace day {
namespace {

constexpr std::string_view kMet = "#1a6fb4", kPart = "#9a6a00", kUnmet = "#b3492c", kNeutral = "#555555";  // white on each has a contrast of 4.5 and more
constexpr size_t kMostText = 120;  // limit: bytes of a text on a badge; the longest name of a definition that is built in has 63

std::string_view ColorFor(CriterionOutcome outcome) {
  switch (outcome) {
    case CriterionOutcome::kMet: return kMet;
    case CriterionOutcome::kPartly: return kPart;
    case CriterionOutcome::kUnmet: return kUnmet;
    default: return kNeutral;
  }
}

bool IsOpenQuestion(CriterionOutcome outcome) { return outcome == CriterionOutcome::kUnknown || outcome == CriterionOutcome::kNeedsHuman; }

// ", 2 not known": of these criteria, those on which nothing was decided.
std::string NotKnown(const DefinitionVerdict& verdict, const std::vector<std::string>& criteria) {
  const auto open = std::ranges::count_if(verdict.criteria, [&](const CriterionVerdict& criterion) {
    return IsOpenQuestion(criterion.outcome) && std::ranges::find(criteria, criterion.id) != criteria.end();
  });
  return open == 0 ? "" : fmt::format(", {} not known", open);
}

// A class that is reached; else how far it is to the nearest one.
Badge OfClasses(const DefinitionVerdict& verdict) {
  for (auto level = verdict.levels.rbegin(); level != verdict.levels.rend(); ++level)
    if (level->id == verdict.level) return {verdict.name, level->name, std::string(ColorFor(CriterionOutcome::kMet))};
  const auto next = std::ranges::find_if(verdict.levels, [](const LevelVerdict& level) { return level.outcome != CriterionOutcome::kMet; });
  if (next == verdict.levels.end() || next->of == 0) return {verdict.name, verdict.class_label, std::string(kNeutral)};
  return {verdict.name, fmt::format("{} of {} to {}{}", next->met, next->of, next->name, NotKnown(verdict, next->missing)),
          std::string(IsOpenQuestion(next->outcome) ? kNeutral
                      : next->met > 0               ? kPart
                                                    : kUnmet)};
}

// "5 of 12 criteria are met, 2 not known": of the parts of a definition that are no steps, all together.
std::string Fraction(const DefinitionVerdict& verdict, std::string_view counts) {
  uint32_t met = 0, of = 0;
  std::vector<std::string> missing;
  for (const LevelVerdict& level : verdict.levels) {
    met += level.met;
    of += level.of;
    missing.insert(missing.end(), level.missing.begin(), level.missing.end());
  }
  return fmt::format("{} of {} {}{}", met, of, counts, NotKnown(verdict, missing));
}

// Of a map what it counts, of a score its figure: neither says that a line is passed, so that the color says nothing either.
Badge OfDescription(const DefinitionVerdict& verdict) {
  if (!verdict.class_label.empty()) return {verdict.name, verdict.class_label, std::string(kNeutral)};
  const Definition* definition = FindDefinition(verdict.id + "-" + verdict.version);
  const std::string_view counts = definition && !definition->counts.empty() ? std::string_view(definition->counts) : "criteria are met";
  return {verdict.name, Fraction(verdict, counts), std::string(kNeutral)};
}

// Of a definition without classes the outcome, and what of it is there: "unmet: 5 of 12 criteria".
Badge OfOutcome(const DefinitionVerdict& verdict) {
  const std::string outcome(NameOf(verdict.outcome));
  return {verdict.name, verdict.levels.empty() ? outcome : fmt::format("{}: {}", outcome, Fraction(verdict, "criteria")),
          std::string(ColorFor(verdict.outcome))};
}

Badge OfCells(const Profile& profile) {
  size_t open = 0, all = 0;
  for (const ComponentProfile& component : profile.components)
    for (const Gate& gate : component.gates) {
      all += gate.state != GateState::kNotApplicable;
      open += gate.state == GateState::kOpen;
    }
  return {"openness", fmt::format("{} of {} cells open", open, all), std::string(2 * open >= all && all > 0 ? kMet : open > 0 ? kPart : kUnmet)};
}

// A text that was cut says so.
std::string Cut(std::string_view text) { return text.size() <= kMostText ? std::string(text) : fmt::format("{}…", FirstBytes(text, kMostText)); }

// Columns of Verdana at 11 pixels, roughly: the picture states the width of each text, so that no font makes it wrong.
size_t WidthOf(std::string_view text) {
  size_t tenths = 0;
  while (!text.empty()) {
    const uint32_t c = NextCodePoint(text);
    if (c == 'i' || c == 'j' || c == 'l' || c == '.' || c == ',' || c == ':' || c == '\'' || c == '|') tenths += 35;
    else if (c == ' ' || c == 'f' || c == 't' || c == 'r' || c == '-' || c == '/' || c == '(' || c == ')') tenths += 45;
    else if (c == 'm' || c == 'w' || c == 'M' || c == 'W') tenths += 98;
    else if (c >= 'A' && c <= 'Z') tenths += 76;
    else tenths += c < 0x300 ? 68 : 110;
  }
  return (tenths + 9) / 10;
}

}  // namespace

Badge BadgeOf(const Audit& audit, std::string_view definition) {
  for (const DefinitionVerdict& verdict : audit.verdicts)
    if (verdict.id == definition || verdict.id + "-" + verdict.version == definition) {
      if (verdict.has_classes) return OfClasses(verdict);
      if (verdict.outcome == CriterionOutcome::kNotApplicable) return OfDescription(verdict);
      return OfOutcome(verdict);
    }
  return OfCells(audit.profile);
}

std::string RenderBadgeSvg(const Badge& badge, std::string_view link) {
  constexpr size_t kPad = 6, kHeight = 20;
  const std::string label = MarkupEscape(Cut(badge.label)), message = MarkupEscape(Cut(badge.message));
  const size_t left = WidthOf(Cut(badge.label)) + 2 * kPad, right = WidthOf(Cut(badge.message)) + 2 * kPad, all = left + right;
  std::string out =
      fmt::format("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"{1}\" viewBox=\"0 0 {0} {1}\" role=\"img\" aria-label=\"{2}: {3}\">\n", all,
                  kHeight, label, message);
  out += fmt::format("<title>{}: {}</title>\n", label, message);
  if (!link.empty()) out += fmt::format("<a href=\"{}\">\n", MarkupEscape(link));
  out += fmt::format("<rect width=\"{}\" height=\"{}\" rx=\"3\" fill=\"#444\"/>\n", all, kHeight);
  out += fmt::format("<path d=\"M{0} 0h{1}a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3H{0}z\" fill=\"{2}\"/>\n", left, right - 3, badge.color);
  out += "<g fill=\"#fff\" font-family=\"Verdana,DejaVu Sans,Geneva,sans-serif\" font-size=\"11\">\n";
  out += fmt::format("<text x=\"{}\" y=\"14\" textLength=\"{}\">{}</text>\n", kPad, left - 2 * kPad, label);
  out += fmt::format("<text x=\"{}\" y=\"14\" textLength=\"{}\">{}</text>\n</g>\n", left + kPad, right - 2 * kPad, message);
  if (!link.empty()) out += "</a>\n";
  return out + "</svg>\n";
}

std::string RenderBadgeJson(const Badge& badge) {
  JsonText json;
  json.BeginObject(JsonText::kInline).Member("schemaVersion", uint64_t{1}).Member("label", badge.label).Member("message", badge.message);
  return json.Member("color", badge.color).EndObject().Take() + "\n";
}

std::string RenderBadgeMarkdown(const Badge& badge, std::string_view image, std::string_view link) {
  const auto plain = [](std::string_view text) {  // nothing that ends the brackets
    std::string out;
    for (const char c : Printable(text)) out += c == '[' || c == ']' || c == '\\' || c == '<' ? std::string("\\") + c : std::string(1, c);
    return out;
  };
  const auto address = [](std::string_view text) {
    std::string out;
    for (const char c : Printable(text))
      out += c == ' ' ? "%20" : c == '(' ? "%28" : c == ')' ? "%29" : c == '<' ? "%3C" : c == '>' ? "%3E" : std::string(1, c);
    return out;
  };
  const std::string picture = fmt::format("![{}: {}]({})", plain(badge.label), plain(badge.message), address(image));
  return link.empty() ? picture + "\n" : fmt::format("[{}]({})\n", picture, address(link));
}

}  // namespace day
