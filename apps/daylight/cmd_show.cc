// daylight show: a stored profile, as an audit shows it.
#include "audit_output.h"
#include "catalog_place.h"
#include "command.h"
#include "definition_choice.h"
#include "named_profile.h"
#include "output.h"
#include "report/report.h"

namespace day::app::show_command {
namespace {

int Run(const Arguments& arguments) {
  const Result<DefinitionChoice> definitions = ChooseDefinitions(arguments.All("definition"));
  if (!definitions) return Trouble(definitions.error());
  const Result<std::string> format = OutputFormat(arguments, kAuditEndings, "terminal");
  if (!format) return Trouble(format.error());
  Result<NamedProfile> named = StoredProfile(arguments.positionals[0], arguments);
  if (!named) return Trouble(named.error());
  const Audit audit = JudgeBy(*definitions, std::move(named->saved.profile));
  return PutOut(arguments, RenderAudit(audit, *format, ScreenFor(arguments)));
}

}  // namespace

Command Define() {
  return {
      .name = "show",
      .summary = "Show a stored profile as an audit does",
      .description =
          "Shows the matrix, the verdicts and all that `daylight audit` shows, of an earlier audit's .json or report, or of a release in the catalog, without "
          "the "
          "release itself. Verdicts are judged anew, by the definitions of this program.\n\n"
          "NAME is a file of an audit (.json, or .html, which carries the same), or a release of the catalog: its name, and behind @ the number or the label "
          "of "
          "a revision or the first digits of its source's commit; without it the newest. Such a file comes first; catalog:NAME is a release of the catalog "
          "whatever is there. What was not audited yet is for `daylight audit`.",
      .positionals = {{.name = "NAME", .help = "A profile's file, or a release of the catalog."}},
      .flags =
          {
              {.name = "format",
               .letter = 'f',
               .value = "FORMAT",
               .help = "How to show it; without it, the ending of --output decides.",
               .choices = {"terminal", "json", "markdown", "html"}},
              OutputFlag(),
              DefinitionFlag(),
              CatalogFlag(),
              ColorFlag(),
              AsciiFlag(),
          },
      .examples = {{"daylight show report.json", "The matrix of an earlier audit."},
                   {"daylight show acme/model-7b@v1.0", "Of a revision that the catalog keeps."}},
      .run = Run,
  };
}

}  // namespace day::app::show_command
