// Documents: cards by what they answer, tables of results, papers, reports of red teams.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "profile/links.h"
#include "profile/parts.h"
#include "profile/roles.h"
#include "profile/sightings.h"
#include "text/utf8.h"

namespace day {
namespace {

constexpr uint64_t kFigures = 6;        // cells with figures that make a table of results
constexpr uint64_t kMeasured = 3;       // of one whose header names a measure
constexpr uint64_t kResultWords = 40;   // a shorter section points elsewhere
constexpr uint64_t kRedTeamWords = 60;  // a shorter section announces red teaming, it does not report it

std::string_view NameIn(std::string_view path) { return path.substr(path.rfind('/') + 1); }

bool IsDocumentToPrint(std::string_view path) {
  const std::string lower = ToLowerAscii(path);
  return lower.ends_with(".pdf") || lower.ends_with(".docx") || lower.ends_with(".odt");
}

// A page that is called a card and answers none of its questions is none yet.
bool SaysSomething(const Seen& seen, uint32_t file) {
  for (const Evidence* section : seen.OfFile("card.section", file))
    if (section->Get("filled") == "yes" && !section->Get("topic").empty() && section->Get("topic") != "other") return true;
  return !seen.OfFile("card.table", file).empty();
}

void GatherCards(const Seen& seen, Sightings& sightings) {
  for (const Evidence* kind : seen.Of("card.kind")) {
    const std::string_view what = seen.CardKind(*kind);
    if (what.empty() || what == kTrainingSummary || seen.IsForeign(*kind)) continue;
    const bool by_name = kind->Get("by") == "name";
    sightings.Add(what == "model" ? "model-card" : "datasheet",
                  {.evidence = kind, .weight = SaysSomething(seen, kind->file) ? 1.0 : 0.0, .strong = !by_name, .what = seen.FileOf(*kind).path});
  }
  // "# Data statement": a title that is no template's.
  for (const Evidence* section : seen.Of("card.section"))
    if (section->Get("level") == "1" && !seen.IsForeign(*section) && TheRoles().CardSpokenOf(section->value) == "datasheet" &&
        SaysSomething(seen, section->file))
      sightings.Add("datasheet", {.evidence = section, .weight = 1, .strong = false, .what = seen.FileOf(*section).path});
  // Cards to print: "Acme_Model_Card.pdf". A pointer says only where one is kept.
  for (const std::string_view key : {"document.format", "pointer.lfs"})
    for (const Evidence* document : seen.Of(key)) {
      const std::string& path = seen.FileOf(*document).path;
      if (seen.IsForeign(*document) || !IsDocumentToPrint(path)) continue;
      const std::string_view component = TheRoles().CardSpokenOf(NameIn(path));
      if (!component.empty())
        sightings.Add(component, {.evidence = document, .tier = key == "pointer.lfs" ? Tier::kLink : Tier::kFile, .weight = 1, .strong = false, .what = path});
    }
}

void GatherResults(const Seen& seen, Sightings& sightings) {
  for (const Evidence* table : seen.Of("card.table")) {
    if (seen.IsForeign(*table)) continue;
    const std::string_view topic = table->Get("topic");
    const uint64_t figures = NumberIn(table->Get("numeric"));
    // By its header, or, where there are many figures, by what its rows are called.
    const bool rows = figures >= kFigures && TheRoles().SpeaksOfMeasures(table->Get("labels")) && !TheRoles().NamesNoMeasures(table->value);
    const bool measures = (figures >= kMeasured && TheRoles().SpeaksOfMeasures(table->value)) || rows;
    const bool results = topic == "evaluation-results" || topic == "evaluation" || measures;
    // Under a heading on evaluation few figures are results too; elsewhere a table may as well list sizes or prices.
    if (!results && figures < kFigures && table->Get("by") != "model-index") continue;
    sightings.Add("evaluation-results",
                  {.evidence = table, .weight = results ? 1.0 : 0.4, .strong = results, .what = fmt::format("a table with {} figures", figures)});
  }
}

// Files that a tool of evaluation wrote. What a training's own loop measured on the way is less than that.
void GatherResultsFiles(const Seen& seen, Sightings& sightings) {
  std::set<uint32_t> counted;
  for (const Evidence* result : seen.Of("evaluation.result")) {
    if (IsStatedInADocument(*result) || seen.IsForeign(*result) || !counted.insert(result->file).second) continue;
    const bool measured = result->Get("by") != "trainer";
    sightings.Add("evaluation-results", {.evidence = result, .weight = measured ? 1.0 : 0.4, .strong = measured, .what = seen.FileOf(*result).path});
  }
}

// A card that speaks of its evaluation without a table gives results in words, or in pictures that nobody can read by machine.
void GatherResultsInWords(const Seen& seen, Sightings& sightings) {
  for (const Evidence* kind : seen.Of("card.kind")) {
    if (kind->value != "model" || seen.IsForeign(*kind)) continue;
    for (const Evidence* section : seen.OfFile("card.section", kind->file)) {
      const std::string_view topic = section->Get("topic");
      // "Performance and limitations" may be all words of caution.
      const bool cautions = section->Get("also").find("limitations") != std::string_view::npos;
      if (!cautions && (topic == "evaluation-results" || topic == "evaluation") && NumberIn(section->Get("words")) >= kResultWords)
        sightings.Add("evaluation-results", {.evidence = section, .weight = 1, .strong = false, .what = "a section of the card"});
    }
  }
}

// A chart of results that a document shows: by its name, its description, or the heading it stands under.
void GatherCharts(const Seen& seen, Sightings& sightings) {
  for (const Evidence* image : seen.Of("link")) {
    if (image->Get("image") != "yes" || image->Get("host") != "local" || seen.PlaceOf(*image) != Place::kOwn) continue;
    const std::string_view path = image->Get("name");
    const std::string words = fmt::format("{} {} {}", NameIn(path), image->Get("text"), image->Get("section"));
    if (TheRoles().SpeaksOfChart(words)) sightings.Add("evaluation-results", {.evidence = image, .weight = 1, .strong = false, .what = "a chart"});
  }
}

void GatherRedTeaming(const Seen& seen, Sightings& sightings) {
  for (const Evidence* section : seen.Of("card.section")) {
    if (section->Get("topic") != "red-teaming" || section->Get("filled") != "yes" || seen.IsForeign(*section)) continue;
    const bool report = NumberIn(section->Get("words")) >= kRedTeamWords;
    sightings.Add("red-teaming-results",
                  {.evidence = section, .tier = report ? Tier::kFile : Tier::kWord, .weight = 1, .strong = false, .what = "a section on red teaming"});
  }
}

// `document`: any evidence of the file.
bool IsNamedAsPaper(const Seen& seen, const Evidence& document) {
  const FileRecord& file = seen.FileOf(document);
  const std::string path = ToLowerAscii(file.DisplayPath());
  for (const std::string_view word :
       {"figure", "fig/", "asset", "license", "licence", "slide", "poster", "_pres", "presentation", "plot", "logo", "diagram", "image"})
    if (path.find(word) != std::string::npos) return false;
  std::string words = path;
  for (char& c : words)
    if (c == '/' || c == '.') c = ' ';
  if (!TheRoles().CardSpokenOf(NameIn(path)).empty() || TheRoles().NamesNoPaper(words)) return false;
  const bool top = std::count(file.path.begin(), file.path.end(), '/') <= 1;
  // What lies at the root to be printed, and is none of those, is what the release was written up in.
  constexpr uint64_t kFewestPages = 4;
  if (seen.IsAtRoot(document) && document.value == "pdf" && (document.Get("pages").empty() || NumberIn(document.Get("pages")) >= kFewestPages)) return true;
  return TheRoles().SpeaksOfPaper(words) || TheRoles().SpeaksOfPaper(document.Get("title")) || (top && seen.SharesAName(NameIn(path)));
}

bool LooksLikePaper(const Seen& seen, const Evidence& document) {
  return (document.value == "pdf" || document.value == "tex" || document.value == "postscript") && IsNamedAsPaper(seen, document);
}

// A report as Markdown: its title or its name says so, it is of the release, and it is long enough to be one. A README is a front page.
bool IsWrittenReport(const Seen& seen, const Evidence& kind) {
  if (ToLowerAscii(NameIn(seen.FileOf(kind).path)).starts_with("readme")) return false;
  constexpr uint64_t kReportWords = 400;
  const std::string& path = seen.FileOf(kind).path;
  bool report = TheRoles().SpeaksOfReport(NameIn(path)), own = seen.SharesAName(NameIn(path));
  uint64_t words = 0;
  for (const Evidence* section : seen.OfFile("card.section", kind.file)) {
    const std::string_view level = section->Get("level");
    if (level == "1" && words == 0) {
      report = report || TheRoles().SpeaksOfReport(section->value);
      own = own || seen.SharesAName(section->value);
    }
    if (level == "1" || level == "2") words += NumberIn(section->Get("words"));
  }
  return report && own && words >= kReportWords;
}

// A paper stands for publications, and by its words for one of the two kinds that the Model Openness Framework tells apart.
void AddPaper(Sightings& sightings, std::string_view words, bool preprint_server, const Sighting& sighting) {
  sightings.Add("publications", sighting);
  const bool report = TheRoles().SpeaksOfReport(words);
  if (report) sightings.Add("technical-report", sighting);
  if (!report || preprint_server) sightings.Add("research-paper", sighting);
}

// Of "Technical report: [Acme 7B](https://…)" what stands before the colon, which says what the page is; "" where no label does.
std::string_view LabelOf(const Evidence& link) {
  constexpr size_t kLabel = 40;  // bytes
  const std::string_view context = link.Get("context"), before = TrimAscii(context.substr(0, context.find(link.Get("text"))));
  if (link.Get("host") != "other" || link.Get("image") == "yes" || before.size() >= context.size() || !before.ends_with(':')) return {};
  return before.substr(before.size() - std::min(before.size(), kLabel));
}

// "…/blog/acme-7b", not "…/blog": there all posts are.
bool IsAPost(const Evidence& link) {
  std::string_view path = PathOf(link);
  path = path.substr(0, path.find_first_of("?#"));
  while (path.ends_with('/')) path.remove_suffix(1);
  return !path.empty() && !TheRoles().SpeaksOfAnAnnouncement(path.substr(path.rfind('/') + 1));
}

// A post that announces the release may report on it as a paper does. One that is called so among the first lines, or is addressed by the release's
// name and is no mere word of a sentence, tells of it, paper or not.
void GatherAnnouncement(const Seen& seen, const Whose& whose, const Evidence& link, Sightings& sightings) {
  if (link.Get("host") != "other" || link.Get("image") == "yes" || !whose.IsAtTop(link)) return;
  const std::string_view text = link.Get("text");
  const bool named = TheRoles().SpeaksOfAnAnnouncement(text) || TheRoles().SpeaksOfAnAnnouncement(LabelOf(link));
  if (!named && PathOf(link).find("/blog") == std::string_view::npos) return;
  AddPaper(sightings, text, false, {.evidence = &link, .weight = 0, .strong = false, .what = link.value});
  const bool alone = text.size() * 2 >= link.Get("context").size();
  if ((named && IsAPost(link)) || (alone && seen.SharesAName(PathOf(link))))
    sightings.Add("publications", {.evidence = &link, .tier = Tier::kLink, .strong = false, .what = link.value});
}

// "[Paper](https://drive…) | [Model](…)" among the first lines: a paper wherever it is kept.
bool IsCalledAPaper(const Whose& whose, const Evidence& link) {
  constexpr size_t kName = 20;  // bytes; more is a sentence on papers
  const std::string_view host = link.Get("host"), text = TrimAscii(link.Get("text"));
  return (host == "drive" || host == "other") && link.Get("image") != "yes" && text.size() <= kName && TheRoles().SpeaksOfPaper(text) && whose.IsAtTop(link);
}

void GatherPapers(const Seen& seen, const Whose& whose, Sightings& sightings) {
  for (const Evidence* kind : seen.Of("card.kind"))
    if (kind->value == "readme" && (seen.PlaceOf(*kind) == Place::kOwn || seen.PlaceOf(*kind) == Place::kDocs) && IsWrittenReport(seen, *kind))
      AddPaper(sightings, "report", false, {.evidence = kind, .weight = 1, .strong = false, .what = seen.FileOf(*kind).path});
  for (const Evidence* pointer : seen.Of("pointer.lfs"))
    if (IsDocumentToPrint(seen.FileOf(*pointer).path) && !seen.IsForeign(*pointer) && IsNamedAsPaper(seen, *pointer))
      AddPaper(sightings, seen.FileOf(*pointer).path, false, {.evidence = pointer, .tier = Tier::kLink, .what = seen.FileOf(*pointer).path});
  for (const Evidence* document : seen.Of("document.format")) {
    if (seen.IsForeign(*document) || !LooksLikePaper(seen, *document)) continue;
    const std::string& path = seen.FileOf(*document).path;
    AddPaper(sightings, fmt::format("{} {}", path, document->Get("title")), false,
             {.evidence = document, .weight = 1, .strong = document->value == "pdf", .what = path});
  }
  for (const Evidence* link : seen.Of("link")) {
    const bool paper = link->Get("what") == "paper" || link->Get("host") == "arxiv" || link->Get("host") == "doi";
    const bool labeled = !paper && (TheRoles().SpeaksOfReport(LabelOf(*link)) || IsCalledAPaper(whose, *link));
    const bool own = (paper || labeled) && whose.IsOwnPaper(*link);
    if (own) AddPaper(sightings, labeled ? link->Get("context") : link->Get("text"), paper, {.evidence = link, .tier = Tier::kLink, .what = link->value});
    if (paper && !own && seen.PlaceOf(*link) == Place::kOwn && !seen.IsInCode(*link) && !TheRoles().SpeaksOfOthers(link->Get("section")))
      AddPaper(sightings, "", true,
               {.evidence = link, .weight = 0, .strong = false, .what = fmt::format("{}, whose paper that is could not be told", link->value)});
    GatherAnnouncement(seen, whose, *link, sightings);
  }
}

// What the Model Openness Framework asks for beside documents to read: outputs as examples, facts for machines.
void GatherBesides(const Seen& seen, Sightings& sightings) {
  for (const Evidence* section : seen.Of("card.section"))
    if (TheRoles().SpeaksOfOutputs(section->value) && section->Get("filled") == "yes" && !seen.IsForeign(*section))
      sightings.Add("sample-outputs", {.evidence = section, .weight = 1, .strong = false, .what = fmt::format("a section '{}'", section->value)});
  for (const Evidence* section : seen.Of("card.section"))
    if (TheRoles().SpeaksOfPrompts(section->value) && section->Get("filled") == "yes" && seen.PlaceOf(*section) == Place::kOwn)
      sightings.Hint("system-prompts", *section, fmt::format("a section '{}'", section->value));
  for (const Evidence* field : seen.Of("config.field"))
    if (!seen.IsForeign(*field) && field->Get("file") == "config")
      sightings.Add("model-metadata", {.evidence = field, .weight = 1, .what = "a model configuration"});
  for (const Evidence* field : seen.Of("card.field"))
    if (!seen.IsForeign(*field) && (field->Get("name") == "model-index" || field->Get("name") == "pipeline_tag" || field->Get("name") == "library_name" ||
                                    field->Get("name") == "base_model" || field->Get("name") == "base_model_relation"))
      sightings.Add("model-metadata", {.evidence = field, .weight = 1, .what = "front matter of a card"});
  for (const Evidence* format : seen.Of("weights.format"))
    if (!seen.IsForeign(*format) && (format->Get("role") == "optimizer" || format->Get("role") == "training-state"))
      sightings.Add("model-metadata", {.evidence = format, .weight = 1, .what = "states of the training"});
}

std::string PathFrom(std::string_view folder, std::string_view path) {
  return path.starts_with('/') ? std::string(path.substr(1)) : fmt::format("{}{}", folder, path);
}

// A file of any name that a document calls its card.
void GatherCardsHere(const Seen& seen, Sightings& sightings) {
  std::set<std::string_view> paths;
  for (const FileRecord& file : seen.all().files) paths.insert(file.path);
  for (const Evidence* link : seen.Of("link")) {
    if (link->Get("host") != "local" || seen.IsForeign(*link) || seen.IsInCode(*link)) continue;
    const std::string_view component = TheRoles().CardSpokenOf(link->Get("text"));
    if (component.empty()) continue;
    const std::string& from = seen.FileOf(*link).path;
    std::string path = PathFrom(std::string_view(from).substr(0, from.rfind('/') + 1), link->Get("name"));
    if (paths.contains(path)) sightings.Add(component, {.evidence = link, .weight = 1, .strong = false, .what = std::move(path)});
  }
}

// "Acme 7B vs Zenith 9B" under a heading on evaluation.
bool IsComparison(const Evidence& link) {
  const std::string text = ToLowerAscii(link.Get("text"));
  const bool two = text.find(" vs ") != text.npos || text.find(" vs. ") != text.npos || text.find(" versus ") != text.npos;
  return two && TheRoles().SpeaksOfChart(link.Get("section"));
}

// "For details and benchmarks, see the [model card](…)".
bool IsCardWithResults(const Evidence& link) {
  return TheRoles().CardSpokenOf(link.Get("text")) == "model-card" && TheRoles().SpeaksOfChart(link.Get("context"));
}

// Cards that stand on their own page: "model card" as the text of a link.
void GatherLinkedCards(const Seen& seen, const Whose& whose, Sightings& sightings) {
  for (const Evidence* link : seen.Of("link")) {
    if (seen.IsForeign(*link) || link->Get("host") == "local" || link->Get("image") == "yes") continue;
    if (seen.PlaceOf(*link) != Place::kOwn || !(whose.IsOwn(*link) || whose.IsAtTop(*link))) continue;
    const std::string text = ToLowerAscii(link->Get("text"));
    const std::string address = ToLowerAscii(link->value);
    if (address.find("model_card") != std::string::npos || address.find("model-card") != std::string::npos)
      sightings.Add("model-card", {.evidence = link, .tier = Tier::kLink, .strong = false, .what = link->value});
    if (TheRoles().SpeaksOfResults(link->Get("text")) || IsComparison(*link) || IsCardWithResults(*link))
      sightings.Add("evaluation-results", {.evidence = link, .tier = Tier::kLink, .strong = false, .what = link->value});
    // "See the model card for [acme-7b](…)", "Model cards are in our collection [here](…)": the page of a model on a hub is its card.
    const bool hub = link->Get("host").starts_with("hub-") && link->Get("host") != "hub-dataset";
    if (hub && whose.IsOwn(*link) &&
        (TheRoles().CardSpokenOf(link->Get("context")) == "model-card" || TheRoles().CardSpokenOf(link->Get("column")) == "model-card"))
      sightings.Add("model-card", {.evidence = link, .tier = Tier::kLink, .what = link->value});
    if (const std::string_view card = TheRoles().CardSpokenOf(text); !card.empty())
      sightings.Add(card, {.evidence = link, .tier = Tier::kLink, .what = link->value});
    if (text.find("red team") != std::string::npos) sightings.Add("red-teaming-results", {.evidence = link, .tier = Tier::kLink, .what = link->value});
  }
}

// A front page that speaks of model cards, and links to the release's models on a hub: their pages there are the cards.
void GatherCardsThatAreSpokenOf(const Seen& seen, const Whose& whose, Sightings& sightings) {
  const bool spoken = std::ranges::any_of(seen.Of("card.mention"), [&](const Evidence* said) { return said->value == "model" && seen.IsAtRoot(*said); });
  if (!spoken) return;
  for (const Evidence* link : seen.Of("link")) {
    const bool page = link->Get("host") == "hub-model" && link->value.find("://") != std::string::npos && link->Get("file").empty();
    if (page && seen.IsAtRoot(*link) && !seen.IsInCode(*link) && whose.IsOwn(*link))
      sightings.Add("model-card", {.evidence = link, .tier = Tier::kLink, .strong = false, .what = link->value});
  }
}

}  // namespace

void GatherDocuments(const Seen& seen, const Whose& whose, Sightings& sightings) {
  GatherCards(seen, sightings);
  GatherResults(seen, sightings);
  GatherResultsFiles(seen, sightings);
  GatherResultsInWords(seen, sightings);
  GatherCharts(seen, sightings);
  GatherRedTeaming(seen, sightings);
  GatherPapers(seen, whose, sightings);
  GatherLinkedCards(seen, whose, sightings);
  GatherCardsThatAreSpokenOf(seen, whose, sightings);
  GatherCardsHere(seen, sightings);
  GatherBesides(seen, sightings);
}

}  // namespace day
