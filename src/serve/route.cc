#include "serve/route.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "report/json_text.h"
#include "report/markup_text.h"
#include "serve/schemas.h"
#include "text/utf8.h"

namespace day {
namespace {

// For programs; PageOf says it to people in another way.
constexpr std::string_view kNothingHere = "there is nothing here; /api/v1/openapi.json says what there is. A / in a name is written %2F";

std::vector<std::string_view> PartsOf(std::string_view path) {
  std::vector<std::string_view> parts;
  while (!path.empty()) {
    path.remove_prefix(1);
    const size_t end = std::min(path.find('/'), path.size());
    if (end > 0) parts.push_back(path.substr(0, end));
    path.remove_prefix(end);
  }
  return parts;
}

// A part in braces may stand before an ending: "{release}.svg".
bool IsParameter(std::string_view part) { return part.starts_with('{'); }
std::string_view NameOf(std::string_view part) { return part.substr(1, part.find('}') - 1); }
std::string_view EndingOf(std::string_view part) { return part.substr(part.find('}') + 1); }

bool Matches(std::string_view pattern, std::string_view segment) {
  if (!IsParameter(pattern)) return pattern == segment;
  return segment.size() > EndingOf(pattern).size() && segment.ends_with(EndingOf(pattern));
}

bool Matches(const Route& route, const HttpRequest& request) {
  const auto parts = PartsOf(route.path);
  if (route.post != request.post || parts.size() != request.path.size()) return false;
  for (size_t i = 0; i < parts.size(); ++i)
    if (!Matches(parts[i], request.path[i])) return false;
  return true;
}

std::optional<int64_t> IntegerOf(std::string_view text) {
  int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

Status Check(const RouteParameter& parameter, const std::string& value) {
  const auto wrong = [&](std::string_view what) {
    return MakeError(ErrorKind::kInvalid, fmt::format("{}: {} (not '{}')", parameter.name, what, FirstBytes(value, 100)));
  };
  if (!parameter.choices.empty() && std::ranges::find(parameter.choices, value) == parameter.choices.end())
    return wrong(fmt::format("one of {}", fmt::join(parameter.choices, ", ")));
  if (parameter.type == RouteParameter::Type::kBool && value != "true" && value != "false") return wrong("true or false");
  if (parameter.type == RouteParameter::Type::kInteger) {
    const auto integer = IntegerOf(value);
    if (!integer || *integer < parameter.least || *integer > parameter.most)
      return wrong(fmt::format("a whole number from {} to {}", parameter.least, parameter.most));
  }
  return {};
}

Status ReadParameters(const Route& route, const HttpRequest& request, RouteCall& call) {
  for (const auto& [name, value] : request.query) {
    const auto parameter = std::ranges::find(route.parameters, std::string_view(name), &RouteParameter::name);
    if (parameter == route.parameters.end() && route.any_query) continue;
    if (parameter == route.parameters.end()) return MakeError(ErrorKind::kInvalid, fmt::format("there is no parameter '{}' here", FirstBytes(name, 100)));
    DAY_TRY(Check(*parameter, value));
    auto& values = call.values[name];
    if (!values.empty() && !parameter->repeatable) return MakeError(ErrorKind::kInvalid, fmt::format("{} may be given only once", name));
    values.push_back(value);
  }
  for (const RouteParameter& parameter : route.parameters) {
    const bool given = call.values.contains(parameter.name);
    if (!given && parameter.required) return MakeError(ErrorKind::kInvalid, fmt::format("{} is missing", parameter.name));
    if (!given && !parameter.fallback.empty()) call.values[std::string(parameter.name)] = {std::string(parameter.fallback)};
  }
  return {};
}

std::string_view TypeName(RouteParameter::Type type) {
  switch (type) {
    case RouteParameter::Type::kInteger: return "integer";
    case RouteParameter::Type::kBool: return "boolean";
    default: return "string";
  }
}

void WriteParameter(JsonText& json, const RouteParameter& parameter, std::string_view in) {
  json.BeginObject(JsonText::kInline).Member("name", parameter.name).Member("in", in);
  json.Key("required").Bool(parameter.required || in == "path");
  if (!parameter.help.empty()) json.Member("description", parameter.help);
  json.Key("schema").BeginObject(JsonText::kInline);
  if (parameter.repeatable) json.Member("type", "array").Key("items").BeginObject(JsonText::kInline);
  json.Member("type", TypeName(parameter.type));
  if (parameter.type == RouteParameter::Type::kInteger)
    json.Member("minimum", static_cast<uint64_t>(parameter.least)).Member("maximum", static_cast<uint64_t>(parameter.most));
  if (!parameter.choices.empty()) json.Strings("enum", {parameter.choices.begin(), parameter.choices.end()});
  if (!parameter.fallback.empty()) {
    json.Key("default");
    if (parameter.type == RouteParameter::Type::kText) json.String(parameter.fallback);
    else json.Raw(parameter.fallback);
  }
  if (parameter.repeatable) json.EndObject();
  json.EndObject().EndObject();
}

// A body of this type: JSON of a schema, anything else as text.
void WriteContent(JsonText& json, std::string_view type, std::string_view schema) {
  json.Key(type).BeginObject(JsonText::kInline).Key("schema").BeginObject(JsonText::kInline);
  if (type == "application/json") json.Member("$ref", fmt::format("#/components/schemas/{}", schema));
  else json.Member("type", "string");
  json.EndObject().EndObject();
}

void WriteAnswer(JsonText& json, const Route& route, std::string_view status, std::string_view description) {
  json.Key(status).BeginObject().Member("description", description);
  if (!route.post) {
    json.Key("headers").BeginObject(JsonText::kInline).Key("ETag").BeginObject(JsonText::kInline);
    json.Member("description", "For If-None-Match: holds until the catalog changes").Key("schema").BeginObject(JsonText::kInline).Member("type", "string");
    json.EndObject().EndObject().EndObject();
  }
  json.Key("content").BeginObject();
  for (const std::string_view type : route.types) WriteContent(json, type, route.schema);
  json.EndObject().EndObject();
}

void WriteAnswers(JsonText& json, const Route& route) {
  json.Key("responses").BeginObject();
  if (route.post) {
    WriteAnswer(json, route, "201", "It is in the catalog now");
    WriteAnswer(json, route, "200", "It was in the catalog already");
  } else {
    WriteAnswer(json, route, "200", route.summary);
    json.Key("304").BeginObject(JsonText::kInline).Member("description", "The answer whose ETag was given in If-None-Match still holds").EndObject();
  }
  json.Key("default").BeginObject(JsonText::kInline).Member("description", "What went wrong").Key("content").BeginObject(JsonText::kInline);
  WriteContent(json, "application/json", "Error");
  if (!route.path.starts_with("/api/")) WriteContent(json, "text/html", "");  // for whoever takes HTML
  json.EndObject().EndObject().EndObject();
}

// "getApiV1ReleasesRelease": unique, as clients made from the description need it.
std::string OperationOf(const Route& route) {
  std::string name = route.post ? "post" : "get";
  bool upper = true;
  for (const char c : route.path) {
    const bool word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (word) name += upper && c >= 'a' ? static_cast<char>(c - 'a' + 'A') : c;
    upper = !word;
  }
  return name;
}

void WriteOperation(JsonText& json, const Route& route) {
  json.Key(route.post ? "post" : "get").BeginObject().Member("operationId", OperationOf(route)).Member("summary", route.summary);
  if (!route.description.empty()) json.Member("description", route.description);
  json.Key("parameters").BeginArray();
  for (const std::string_view part : PartsOf(route.path))
    if (IsParameter(part)) WriteParameter(json, {.name = NameOf(part), .help = ""}, "path");
  for (const RouteParameter& parameter : route.parameters) WriteParameter(json, parameter, "query");
  json.EndArray();
  if (route.post) {
    json.Key("requestBody").BeginObject(JsonText::kInline).Key("required").Bool(true).Key("content").BeginObject(JsonText::kInline);
    WriteContent(json, "application/json", "Upload");
    json.EndObject().EndObject();
  }
  WriteAnswers(json, route);
  json.EndObject();
}

}  // namespace

std::string_view RouteCall::Text(std::string_view name) const {
  const auto found = values.find(name);
  return found == values.end() || found->second.empty() ? std::string_view{} : std::string_view(found->second.front());
}

const std::vector<std::string>& RouteCall::All(std::string_view name) const {
  static const std::vector<std::string> kNone;
  const auto found = values.find(name);
  return found == values.end() ? kNone : found->second;
}

int64_t RouteCall::Integer(std::string_view name) const { return IntegerOf(Text(name)).value_or(0); }

Result<MatchedRoute> MatchRoute(const std::vector<Route>& routes, const HttpRequest& request) {
  for (const Route& route : routes) {
    if (!Matches(route, request)) continue;
    MatchedRoute matched{.route = &route, .call = {}};
    matched.call.request = &request;
    const auto parts = PartsOf(route.path);
    for (size_t i = 0; i < parts.size(); ++i)
      if (IsParameter(parts[i])) {
        std::string value = request.path[i];
        value.resize(value.size() - EndingOf(parts[i]).size());
        matched.call.values[std::string(NameOf(parts[i]))] = {std::move(value)};
      }
    DAY_TRY(ReadParameters(route, request, matched.call));
    return matched;
  }
  return MakeError(ErrorKind::kNotFound, std::string(kNothingHere));
}

std::string MethodsAt(const std::vector<Route>& routes, const HttpRequest& request) {
  HttpRequest other{.path = request.path};
  std::string methods;
  for (const bool post : {false, true}) {
    other.post = post;
    if (std::ranges::any_of(routes, [&](const Route& route) { return Matches(route, other); }))
      methods += std::string(methods.empty() ? "" : ", ") + (post ? "POST" : "GET, HEAD");
  }
  return methods;
}

std::string OpenApiOf(const std::vector<Route>& routes, std::string_view version) {
  JsonText json;
  json.BeginObject().Member("openapi", "3.1.0").Key("info").BeginObject().Member("title", "Daylight's catalog");
  json.Member("description",
              "Releases of AI and how open they are: profiles by revision, comparisons, and figures of the ecosystem. Answers carry an ETag; unknown "
              "parameters are refused.");
  json.Member("version", version).Key("license").BeginObject(JsonText::kInline).Member("name", "MPL-2.0").Member("identifier", "MPL-2.0").EndObject();
  json.EndObject().Key("paths").BeginObject();
  std::vector<std::string_view> told;
  for (const Route& route : routes) {
    if (std::ranges::find(told, route.path) != told.end()) continue;
    told.push_back(route.path);
    json.Key(route.path).BeginObject();
    for (const Route& same : routes)
      if (same.path == route.path) WriteOperation(json, same);
    json.EndObject();
  }
  json.EndObject().Key("components").BeginObject().Key("schemas").BeginObject();
  for (const AnswerSchema& schema : AnswerSchemas()) json.Key(schema.name).Raw(schema.json);
  return json.EndObject().EndObject().EndObject().Take() + "\n";
}

HttpAnswer PageOf(const HttpAnswer& answer, const Error& error) {
  std::string body = fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n"
      "<title>{0} · Daylight</title>\n<style>:root {{ color-scheme: light dark; color: CanvasText; background: Canvas }} body {{ font: 1rem/1.5 system-ui, "
      "sans-serif; max-width: 40rem; margin: 4rem auto; padding: 0 1rem; overflow-wrap: anywhere "
      "}}</style>\n</head>\n<body>\n<main>\n<h1>{0}</h1>\n<p>{1}</p>\n<p><a href=\"/\">All releases of this catalog</a></p>\n"
      "</main>\n</body>\n</html>\n",
      answer.status == 404 ? "There is no such page" : "This cannot be shown",
      error.message == kNothingHere ? "The address may have been cut or mistyped." : MarkupEscape(error.message));
  return {.status = answer.status, .type = "text/html; charset=utf-8", .body = std::move(body), .keeps = false};
}

HttpAnswer AnswerOf(const Error& error) {
  unsigned status = 500;
  switch (error.kind) {
    case ErrorKind::kNotFound: status = 404; break;
    case ErrorKind::kInvalid:
    case ErrorKind::kUnsupported: status = 400; break;
    case ErrorKind::kPermission: status = 403; break;
    case ErrorKind::kLimit:
    case ErrorKind::kCancelled: status = 503; break;
    case ErrorKind::kIo: status = 500; break;
  }
  JsonText json;
  json.BeginObject(JsonText::kInline).Member("error", Printable(error.message)).EndObject();
  return {.status = status, .body = json.Take() + "\n", .keeps = false};
}

}  // namespace day
