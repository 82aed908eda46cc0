#include "audit_output.h"

#include "output.h"

namespace day::app {

RenderOptions ScreenFor(const Arguments& arguments) {
  RenderOptions screen = LookAtScreen(arguments.Get("color", "auto"));
  if (const std::string output = arguments.Get("output"); !output.empty() && output != "-") screen = {.color = arguments.Get("color") == "always"};
  if (arguments.Has("ascii")) screen.unicode = false;
  return screen;
}

std::string RenderAudit(const Audit& audit, std::string_view format, const RenderOptions& screen) {
  if (format == "json") return RenderJson(audit);
  if (format == "markdown") return RenderMarkdown(audit);
  if (format == "html") return RenderHtml(audit);
  return RenderTerminal(audit, screen);
}

}  // namespace day::app
