#include "serve/api.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <system_error>

#include "catalog/figures.h"
#include "catalog/page.h"
#include "judge/judge.h"
#include "report/badge.h"
#include "report/changes.h"
#include "report/json_text.h"
#include "report/page_view.h"
#include "report/version.h"
#include "serve/release_link.h"
#include "serve/table_file.h"
#include "text/utf8.h"

namespace day {
namespace {

using Type = RouteParameter::Type;

constexpr std::string_view kJson = "application/json", kHtml = "text/html; charset=utf-8", kSvg = "image/svg+xml";
// Tables that anybody may take along: those without packed bytes and settings.
constexpr auto kTables =
    std::to_array<std::string_view>({"bases", "claims", "components", "findings", "licenses", "models", "releases", "revisions", "verdicts"});

HttpAnswer Json(std::string body) { return {.body = std::move(body)}; }

// "COMPONENT.GATE:STATE".
Result<PageQuery::GateFilter> GateFilterOf(std::string_view text) {
  const size_t dot = text.find('.'), colon = text.find(':');
  if (dot == text.npos || colon == text.npos || colon < dot)
    return MakeError(ErrorKind::kInvalid,
                     fmt::format("gate: COMPONENT.GATE:STATE, pretrained-weights.licensed:open for one (not '{}')", FirstBytes(text, 100)));
  return PageQuery::GateFilter{std::string(text.substr(0, dot)), std::string(text.substr(dot + 1, colon - dot - 1)), std::string(text.substr(colon + 1))};
}

Result<PageQuery> PageQueryOf(const RouteCall& call) {
  const auto text = [&](std::string_view name) { return std::string(call.Text(name)); };
  PageQuery query{.part = text("q"),
                  .publisher = text("publisher"),
                  .license = text("license"),
                  .license_class = text("license_class"),
                  .architecture = text("architecture"),
                  .base = text("base"),
                  .released_from = text("released_from"),
                  .released_to = text("released_to"),
                  .sort = text("sort"),
                  .group = text("group"),
                  .limit = call.Integer("limit"),
                  .offset = call.Integer("offset"),
                  .matrix = call.Bool("matrix")};
  const std::string_view verdict = call.Text("verdict");
  const size_t colon = verdict.find(':');
  query.definition = verdict.substr(0, colon);
  query.outcome = colon == verdict.npos ? "" : verdict.substr(colon + 1);
  for (const std::string& gate : call.All("gate")) {
    DAY_TRY_ASSIGN(PageQuery::GateFilter filter, GateFilterOf(gate));
    query.gates.push_back(std::move(filter));
  }
  return query;
}

std::string_view SortHelp() {
  static const std::string kHelp =
      fmt::format("From the smallest, or with - from the largest: {}, verdict:DEFINITION (osaid), gate:COMPONENT.GATE (pretrained-weights.licensed)",
                  fmt::join(PageSorts(), ", "));
  return kHelp;
}

RouteParameter RevisionParameter() {
  return {.name = "revision", .help = "Number; else label, or first digits of the commit; the newest where it is not given"};
}
std::string Named(const RouteCall& call) {
  const std::string_view revision = call.Text("revision");
  return revision.empty() ? std::string(call.Text("release")) : fmt::format("{}@{}", call.Text("release"), revision);
}

}  // namespace

Result<std::unique_ptr<Api>> Api::Make(Catalog& catalog, const ApiOptions& options) {
  std::vector<CatalogView> views;
  for (unsigned i = 0; i < options.workers; ++i) {
    DAY_TRY_ASSIGN(CatalogView view, catalog.MakeView());
    views.push_back(std::move(view));
  }
  return std::unique_ptr<Api>(new Api(catalog, options, std::move(views)));
}

Api::Api(Catalog& catalog, const ApiOptions& options, std::vector<CatalogView> views) : catalog_(catalog), options_(options), views_(std::move(views)) {
  AddReleases();
  AddFigures();
  AddTables();
  AddPages();
  if (options_.takes_uploads) AddUpload();
  routes_.push_back({.path = "/api/v1/openapi.json",
                     .summary = "This description",
                     .types = {kJson},
                     .schema = "OpenApi",
                     .run = [this](const RouteCall&) -> Result<HttpAnswer> { return Json(OpenApiOf(routes_, kToolVersion)); }});
}

HttpAnswer Api::Answer(const HttpRequest& request, unsigned worker) {
  Result<MatchedRoute> matched = MatchRoute(routes_, request);
  if (!matched) return NoRoute(request, matched.error(), worker);
  matched->call.worker = worker;
  Result<HttpAnswer> answer = matched->route->run(matched->call);
  return answer ? std::move(*answer) : Refusal(request, answer.error());
}

HttpAnswer Api::Refusal(const HttpRequest& request, const Error& error) {
  HttpAnswer answer = AnswerOf(error);
  const bool page = request.page && (request.path.empty() || request.path.front() != "api");
  return page ? PageOf(answer, error) : answer;
}

HttpAnswer Api::NoRoute(const HttpRequest& request, const Error& error, unsigned worker) {
  if (error.kind != ErrorKind::kNotFound) return Refusal(request, error);
  if (std::string methods = MethodsAt(routes_, request); !methods.empty()) {
    HttpAnswer answer = Refusal(request, MakeError(ErrorKind::kInvalid, fmt::format("only {} is known here", methods)));
    answer.status = 405;
    answer.allow = std::move(methods);
    return answer;
  }
  if (std::string place = PlaceMeant(request, worker); !place.empty()) return {.status = 302, .body = {}, .location = std::move(place), .keeps = false};
  return Refusal(request, error);
}

// Of an address that somebody typed or shortened: "/releases", and a name whose "/" is not written %2F. "" where none is meant.
std::string Api::PlaceMeant(const HttpRequest& request, unsigned worker) const {
  if (request.post || request.path.empty() || request.path.front() != "releases") return {};
  if (request.path.size() == 1) return "/";
  const std::string name = fmt::format("{}", fmt::join(request.path.begin() + 1, request.path.end(), "/"));
  if (!views_[worker].Find(name)) return {};
  for (const auto& [key, value] : request.query)
    if (key == "revision") return fmt::format("{}?revision={}", ReleaseLink(name), PercentEncoded(value));
  return ReleaseLink(name);
}

void Api::AddReleases() {
  routes_.push_back({.path = "/api/v1/releases",
                     .summary = "Releases, with the cells of the matrix",
                     .description = "The newest revision of each release that all parameters hold for.",
                     .parameters = {{.name = "q", .help = "Part of the name, in any case"},
                                    {.name = "publisher", .help = "Who publishes it"},
                                    {.name = "license", .help = "One of the terms of the weights, as SPDX writes them"},
                                    {.name = "license_class", .help = "What these come to: osi-approved, custom …"},
                                    {.name = "architecture", .help = "As its configuration names it"},
                                    {.name = "base", .help = "A model that it was made from"},
                                    {.name = "released_from", .help = "Known to be released on this day or later: YYYY-MM-DD"},
                                    {.name = "released_to", .help = "Known to be released on this day or earlier"},
                                    {.name = "verdict", .help = "DEFINITION:OUTCOME, or a level or class in its place: osaid:met"},
                                    {.name = "gate", .help = "COMPONENT.GATE:STATE: pretrained-weights.licensed:open", .repeatable = true},
                                    {.name = "sort", .help = SortHelp(), .fallback = "release"},
                                    {.name = "group", .help = "Those alike stand together", .choices = PageGroups()},
                                    {.name = "limit", .help = "Releases of a page", .type = Type::kInteger, .fallback = "25", .least = 1, .most = kMaxPage},
                                    {.name = "offset", .help = "Releases before it", .type = Type::kInteger, .fallback = "0", .least = 0, .most = kMaxOffset},
                                    {.name = "matrix", .help = "With the cells", .type = Type::kBool, .fallback = "true"}},
                     .types = {kJson},
                     .schema = "Page",
                     .run = [this](const RouteCall& call) -> Result<HttpAnswer> {
                       DAY_TRY_ASSIGN(const PageQuery query, PageQueryOf(call));
                       DAY_TRY_ASSIGN(std::string page, ReleasesPage(View(call).connection(), query));
                       return Json(std::move(page));
                     }});
  routes_.push_back({.path = "/api/v1/releases/{release}",
                     .summary = "A release and its revisions",
                     .types = {kJson},
                     .schema = "Revisions",
                     .run = [this](const RouteCall& call) -> Result<HttpAnswer> {
                       DAY_TRY_ASSIGN(const RevisionInfo info, View(call).Find(call.Text("release")));
                       DAY_TRY_ASSIGN(const auto all, View(call).RevisionsOf(info.release));
                       JsonText json;
                       json.BeginObject().Member("release", info.release).Key("revisions").BeginArray();
                       for (const RevisionInfo& one : all) WriteRevision(json, one);
                       json.EndArray().EndObject();
                       return Json(json.Take() + "\n");
                     }});
  routes_.push_back({.path = "/api/v1/releases/{release}/profile",
                     .summary = "The profile of a release, as `daylight audit --format json` writes it",
                     .parameters = {RevisionParameter()},
                     .types = {kJson},
                     .schema = "Profile",
                     .run = [this](const RouteCall& call) -> Result<HttpAnswer> {
                       DAY_TRY_ASSIGN(const RevisionInfo info, View(call).Find(Named(call)));
                       DAY_TRY_ASSIGN(std::string json, View(call).ProfileJson(info.revision));
                       return Json(std::move(json));
                     }});
  routes_.push_back({.path = "/api/v1/releases/{release}/report",
                     .summary = "What the report of a release shows",
                     .description = "The profile, judged by the definitions of this program, and beside it names, groups and words for readers.",
                     .parameters = {RevisionParameter()},
                     .types = {kJson},
                     .schema = "Report",
                     .run = [this](const RouteCall& call) -> Result<HttpAnswer> {
                       DAY_TRY_ASSIGN(const RevisionInfo info, View(call).Find(Named(call)));
                       SavedProfile kept;
                       DAY_TRY_ASSIGN(const Audit audit, View(call).AuditOf(info, kept));
                       JsonText json;
                       json.BeginObject().Key("revision");
                       WriteRevision(json, info);
                       return Json(json.Key("view").Raw(RenderPageView(audit)).Key("profile").Raw(RenderJson(audit)).EndObject().Take() + "\n");
                     }});
  routes_.push_back(
      {.path = "/api/v1/compare",
       .summary = "What is different between two releases, or two revisions of one",
       .parameters = {{.name = "a", .help = "NAME or NAME@REVISION", .required = true}, {.name = "b", .help = "What came after it", .required = true}},
       .types = {kJson},
       .schema = "Changes",
       .run = [this](const RouteCall& call) -> Result<HttpAnswer> {
         DAY_TRY_ASSIGN(const RevisionInfo a, View(call).Find(call.Text("a")));
         DAY_TRY_ASSIGN(const RevisionInfo b, View(call).Find(call.Text("b")));
         SavedProfile kept_a, kept_b;
         DAY_TRY_ASSIGN(const Audit before, View(call).AuditOf(a, kept_a));
         DAY_TRY_ASSIGN(const Audit after, View(call).AuditOf(b, kept_b));
         return Json(RenderChangesJson(before, after, {a.shown(), b.shown()}));
       }});
}

void Api::AddFigures() {
  const RouteParameter most{.name = "limit", .help = "Entries of the list", .type = Type::kInteger, .fallback = "50", .least = 1, .most = kMaxListed};
  routes_.push_back({.path = "/api/v1/ecosystem/openness",
                     .summary = "Openness over time, by component",
                     .description =
                         "Counts of releases by the state of one gate, in the period in which they were released. `undated` is how many there are of "
                         "which that is not known: they are part of no period, and `undated_counts` has what they have.",
                     .parameters = {{.name = "gate",
                                     .help = "Which gate",
                                     .choices = {"present", "complete", "licensed", "accessible", "documented", "verifiable"},
                                     .fallback = "licensed"},
                                    {.name = "period", .help = "How long a period is", .choices = {"year", "quarter", "month"}, .fallback = "year"}},
                     .types = {kJson},
                     .schema = "Openness",
                     .run = [this](const RouteCall& call) -> Result<HttpAnswer> {
                       DAY_TRY_ASSIGN(std::string json, OpennessOverTime(View(call).connection(), call.Text("gate"), call.Text("period")));
                       return Json(std::move(json));
                     }});
  routes_.push_back({.path = "/api/v1/ecosystem/licenses",
                     .summary = "Licenses in use",
                     .parameters = {{.name = "part", .help = "What they govern", .choices = {"code", "weights", "data", "documentation"}}},
                     .types = {kJson},
                     .schema = "Licenses",
                     .run = [this](const RouteCall& call) -> Result<HttpAnswer> {
                       DAY_TRY_ASSIGN(std::string json, LicensesInUse(View(call).connection(), call.Text("part")));
                       return Json(std::move(json));
                     }});
  routes_.push_back({.path = "/api/v1/ecosystem/concentration",
                     .summary = "Concentration: shares and the Herfindahl-Hirschman index",
                     .description =
                         "Of the releases for which it is known; `not_counted` says how many are not, and why. `root` is the model at the top of the line "
                         "of base models of each release that names one.",
                     .parameters = {{.name = "by", .help = "Of what", .choices = ConcentrationKeys(), .fallback = "publisher"}, most},
                     .types = {kJson},
                     .schema = "Concentration",
                     .run = [this](const RouteCall& call) -> Result<HttpAnswer> {
                       DAY_TRY_ASSIGN(std::string json, Concentration(View(call).connection(), call.Text("by"), call.Integer("limit")));
                       return Json(std::move(json));
                     }});
  routes_.push_back({.path = "/api/v1/ecosystem/lineage",
                     .summary = "Base models and what was made from them",
                     .description =
                         "As the metadata of cards and the configurations of adapters name them. `stating` is how many releases name one: of the others "
                         "it is not known.",
                     .parameters = {{.name = "root", .help = "Only this model and all below it"}, most},
                     .types = {kJson},
                     .schema = "Lineage",
                     .run = [this](const RouteCall& call) -> Result<HttpAnswer> {
                       DAY_TRY_ASSIGN(std::string json, Lineage(View(call).connection(), call.Text("root"), call.Integer("limit")));
                       return Json(std::move(json));
                     }});
}

void Api::AddTables() {
  routes_.push_back({.path = "/api/v1/tables",
                     .summary = "The tables that can be taken along",
                     .types = {kJson},
                     .schema = "Tables",
                     .run = [](const RouteCall&) -> Result<HttpAnswer> {
                       JsonText json;
                       json.BeginObject().Strings("tables", {kTables.begin(), kTables.end()}).Strings("formats", {"csv", "jsonl", "parquet"});
                       return Json(json.EndObject().Take() + "\n");
                     }});
  routes_.push_back({.path = "/api/v1/tables/{table}",
                     .summary = "A whole table",
                     .parameters = {{.name = "format", .help = "As what", .choices = {"csv", "jsonl", "parquet"}, .fallback = "csv"}},
                     .types = {"text/csv", "application/x-ndjson", "application/vnd.apache.parquet"},
                     .run = [this](const RouteCall& call) { return Table(call); }});
}

// Unless the file is there already. Those of states that are over, which end alike, are removed: whoever is being sent one has it open.
Status Api::MakeFile(const std::string& path, std::string_view ending, const std::function<Status(const std::string& part)>& write) const {
  std::error_code error;
  if (std::filesystem::exists(path, error)) return {};
  for (const auto& old : std::filesystem::directory_iterator(options_.folder, error))
    if (old.path().native().ends_with(ending)) std::filesystem::remove(old.path(), error);
  const std::string part = path + ".part";
  DAY_TRY(write(part));
  std::filesystem::rename(part, path, error);
  if (error) return MakeError(ErrorKind::kIo, "the table cannot be written");
  return {};
}

// Written to a file once for each state of the catalog, for a table may be larger than memory.
Result<HttpAnswer> Api::Table(const RouteCall& call) {
  const auto table = std::ranges::find(kTables, call.Text("table"));
  if (table == kTables.end()) return MakeError(ErrorKind::kNotFound, fmt::format("there is no table '{}'", FirstBytes(call.Text("table"), 100)));
  const std::string_view format = call.Text("format");
  const std::string name = fmt::format("{}.{}", *table, format);
  DAY_TRY_ASSIGN(const std::string state, View(call).State());
  const bool packed = call.request->gzip && format != "parquet";
  const std::string plain = fmt::format("{}/{}.{}", options_.folder, state, name), path = packed ? plain + ".gz" : plain;
  const MutexLock lock(tables_);  // one at a time: each takes all of the database's threads
  DAY_TRY(MakeFile(plain, "." + name, [&](const std::string& part) { return WriteTableFile(View(call).connection(), *table, format, part); }));
  if (packed) DAY_TRY(MakeFile(path, "." + name + ".gz", [&](const std::string& part) { return GzipFile(plain, part); }));
  return HttpAnswer{.type = std::string(format == "csv"     ? "text/csv; charset=utf-8"
                                        : format == "jsonl" ? "application/x-ndjson"
                                                            : "application/vnd.apache.parquet"),
                    .body = {},
                    .file = path,
                    .packed = packed,
                    .download = name};
}

void Api::AddPages() {
  const auto page = [this](unsigned status) { return HttpAnswer{.status = status, .type = std::string(kHtml), .body = site_.html, .policy = site_.policy}; };
  for (const auto& [path, summary] : {std::pair<std::string_view, std::string_view>{"/", "The matrix of all releases, for a person"},
                                      {"/ecosystem", "Openness over time, licenses, concentration and lineage, for a person"},
                                      {"/compare", "What is different between two releases, for a person"}})
    routes_.push_back({.path = path, .summary = summary, .any_query = true, .types = {"text/html"}, .run = [page](const RouteCall&) -> Result<HttpAnswer> {
                         return page(200);
                       }});
  routes_.push_back({.path = "/releases/{release}",
                     .summary = "The report of a release, for a person",
                     .parameters = {RevisionParameter()},
                     .types = {"text/html"},
                     .run = [this, page](const RouteCall& call) -> Result<HttpAnswer> {
                       const auto info = View(call).Find(Named(call));
                       if (!info && (info.error().kind != ErrorKind::kNotFound || !call.request->page)) return info.error();
                       return page(info ? 200 : 404);  // the page says what there is instead
                     }});
  for (const auto& [path, type] : {std::pair<std::string_view, std::string_view>{"/badges/{release}.svg", kSvg}, {"/badges/{release}.json", kJson}})
    routes_.push_back({.path = path,
                       .summary = type == kSvg ? "A badge" : "A badge, for the endpoint badge of shields.io",
                       .parameters = {{.name = "definition", .help = "By which definition", .fallback = "mof"}},
                       .types = {type},
                       .schema = type == kJson ? "Badge" : "",
                       .run = [this, type](const RouteCall& call) -> Result<HttpAnswer> {
                         DAY_TRY_ASSIGN(const RevisionInfo info, View(call).Find(call.Text("release")));
                         SavedProfile kept;
                         DAY_TRY_ASSIGN(const Audit audit, View(call).AuditOf(info, kept));
                         if (!FindDefinition(call.Text("definition")))
                           return MakeError(ErrorKind::kInvalid, fmt::format("definition: there is no '{}'", FirstBytes(call.Text("definition"), 100)));
                         const Badge badge = BadgeOf(audit, call.Text("definition"));
                         return HttpAnswer{.type = std::string(type),
                                           .body = type == kSvg ? RenderBadgeSvg(badge, ReleaseLink(info.release)) : RenderBadgeJson(badge)};
                       }});
}

void Api::AddUpload() {
  routes_.push_back({.post = true,
                     .path = "/api/v1/profiles",
                     .summary = "Add a profile",
                     .description = "The JSON of an audit, or a line of `daylight catalog export`. Verdicts are judged anew.",
                     .types = {kJson},
                     .schema = "Revision",
                     .run = [this](const RouteCall& call) { return Upload(call); }});
}

Result<HttpAnswer> Api::Upload(const RouteCall& call) {
  if (call.request->content_type != kJson) return MakeError(ErrorKind::kUnsupported, "send it as application/json");
  DAY_TRY_ASSIGN(const CatalogEntry entry, MakeEntry(call.request->body, "the profile", {}, catalog_.packer()));
  const MutexLock lock(writing_);
  DAY_TRY_ASSIGN(const Catalog::Added added, catalog_.Add(std::span(&entry, 1)));
  DAY_TRY_ASSIGN(const RevisionInfo info, catalog_.view().Find(entry.details.release));
  if (added.any() && changed_) {
    DAY_TRY_ASSIGN(std::string state, catalog_.view().State());
    changed_(std::move(state));
  }
  JsonText json;
  WriteRevision(json, info);
  return HttpAnswer{.status = added.added > 0 ? 201U : 200U, .body = json.Take() + "\n", .keeps = false};
}

}  // namespace day
