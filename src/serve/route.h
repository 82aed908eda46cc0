// A question that can be asked over HTTP, as data: from the one table of them (api.cc) matching, the reading of parameters and the OpenAPI
// description derive.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "serve/http_server.h"

namespace day {

struct RouteParameter {
  enum class Type : uint8_t { kText, kInteger, kBool };
  std::string_view name;
  std::string_view help;
  Type type = Type::kText;
  std::vector<std::string_view> choices = {};
  std::string_view fallback = {};  // what it is where it is not given
  int64_t least = 0, most = 0;     // of an integer
  bool repeatable = false;
  bool required = false;
};

// What was asked, checked against the route: no parameter that it does not name (unless any_query), integers within their bounds.
class RouteCall {
 public:
  std::string_view Text(std::string_view name) const;
  const std::vector<std::string>& All(std::string_view name) const;
  int64_t Integer(std::string_view name) const;
  bool Bool(std::string_view name) const { return Text(name) == "true"; }

  std::map<std::string, std::vector<std::string>, std::less<>> values;
  const HttpRequest* request = nullptr;
  unsigned worker = 0;
};

struct Route {
  bool post = false;
  std::string_view path;  // "/api/v1/releases/{release}"; a part in braces is a parameter of type text
  std::string_view summary;
  std::string_view description;
  std::vector<RouteParameter> parameters;  // of the query
  bool any_query = false;                  // of a page: its script reads the query, and others may stand there
  std::vector<std::string_view> types;     // of answers
  std::string_view schema = {};            // of AnswerSchemas() (schemas.h): what an answer in JSON follows
  std::function<Result<HttpAnswer>(const RouteCall&)> run;
};

// The route that matches the path, and its call. Errors: kNotFound (no such path), kInvalid (a parameter).
struct MatchedRoute {
  const Route* route = nullptr;
  RouteCall call;
};
Result<MatchedRoute> MatchRoute(const std::vector<Route>& routes, const HttpRequest& request);

// The methods that are known at the request's path, whichever it has: "GET, HEAD", "POST"; "" where there is nothing.
std::string MethodsAt(const std::vector<Route>& routes, const HttpRequest& request);

// The OpenAPI 3.1 description of these routes, as JSON. `version`: of the program.
std::string OpenApiOf(const std::vector<Route>& routes, std::string_view version);

// 404, 400 and the like, with the reason as JSON.
HttpAnswer AnswerOf(const Error& error);
// The same answer as a page, for a person.
HttpAnswer PageOf(const HttpAnswer& answer, const Error& error);

}  // namespace day
