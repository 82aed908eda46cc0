// daylight badge: a release's openness in a word, for its README.
#include <fmt/format.h>

#include "audit_source.h"
#include "catalog_place.h"
#include "command.h"
#include "definition_choice.h"
#include "input.h"
#include "interrupt.h"
#include "named_profile.h"
#include "output.h"
#include "output_format.h"
#include "report/badge.h"
#include "text/url.h"
#include "text/utf8.h"

namespace day::app::badge_command {
namespace {

constexpr FormatEnding kEndings[] = {{".svg", "svg"}, {".json", "json"}, {".md", "markdown"}, {".markdown", "markdown"}};

// A place on the web, or one beside the picture: what a click runs ("javascript:") is none.
Status CheckPlace(std::string_view flag, std::string_view place) {
  const size_t colon = place.find(':');
  const bool relative = colon == place.npos || place.find_first_of("/?#") < colon;
  const std::optional<Url> url = ParseUrl(place);
  const bool plain = Printable(place) == place && place.find(' ') == place.npos;
  if (plain && (relative || (url && (url->scheme == "https" || url->scheme == "http")))) return {};
  return MakeError(ErrorKind::kInvalid, fmt::format("--{}: '{}' is neither an address of the web nor a path from here", flag, ExcerptOf(place)));
}

int Run(const Arguments& arguments) {
  for (const char* flag : {"link", "image"})
    if (const Status good = CheckPlace(flag, arguments.Get(flag)); !good) return Trouble(good.error());
  const Interrupt interrupt;
  const Result<DefinitionChoice> definitions = ChooseDefinitions({arguments.Get("definition", "mof")});
  if (!definitions) return Trouble(definitions.error());
  const Result<std::string> stated = OutputFormat(arguments, kEndings, "svg");
  if (!stated) return Trouble(stated.error());
  const Result<unsigned> threads = ThreadsOf(arguments);
  if (!threads) return Trouble(threads.error());
  Result<NamedProfile> named = ProfileNamed(arguments.positionals[0], arguments, *threads, interrupt);
  if (!named) return Trouble(named.error());
  const Audit audit = JudgeBy(*definitions, std::move(named->saved.profile));
  const Badge badge = BadgeOf(audit, audit.verdicts[0].id);
  const std::string link = arguments.Get("link");
  const std::string out = *stated == "json"       ? RenderBadgeJson(badge)
                          : *stated == "markdown" ? RenderBadgeMarkdown(badge, arguments.Get("image", "badge.svg"), link)
                                                  : RenderBadgeSvg(badge, link);
  return PutOut(arguments, out);
}

}  // namespace

Command Define() {
  return {
      .name = "badge",
      .summary = "Draw a badge that says how open a release is",
      .description =
          "Writes a small picture for a README: the class that the release reaches by a definition with classes, or how far the nearest one is (3 of 6 to "
          "Class III, 2 not known); the outcome of another definition and how many of its criteria are met; what a map counts, or a score. Where what is not "
          "known decides, its color is gray. "
          "Nothing of it is fetched from anywhere.\n\n"
          "NAME is what `daylight audit` takes, an earlier audit's .json or report, or a release of the catalog.",
      .positionals = {{.name = "NAME", .help = "A release, a profile's file, or a release of the catalog."}},
      .flags =
          {
              {.name = "definition",
               .letter = 'd',
               .value = "ID",
               .help = "Of this definition (see 'daylight definitions'); the Model Openness Framework by default."},
              {.name = "format",
               .letter = 'f',
               .value = "FORMAT",
               .help = "A picture, the JSON that an endpoint badge of shields.io reads, or a line for a README; without it, the ending of --output decides.",
               .choices = {"svg", "json", "markdown"}},
              {.name = "link", .value = "URL", .help = "Where the report is: the badge leads there."},
              {.name = "image", .value = "URL", .help = "With markdown: where the picture is; badge.svg by default."},
              OutputFlag(),
              CatalogFlag(),
              ThreadsFlag(),
              NoProgressFlag(),
          },
      .examples = {{"daylight badge . -o badge.svg --link report.html", "A picture that leads to the report beside it."},
                   {"daylight badge report.json -f json -o badge.json", "For https://img.shields.io/endpoint?url=…"}},
      .run = Run,
  };
}

}  // namespace day::app::badge_command
