// A catalog over HTTP: the table of what can be asked, and the answers.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/mutex.h"
#include "base/result.h"
#include "catalog/catalog.h"
#include "report/site_page.h"
#include "serve/route.h"

namespace day {

struct ApiOptions {
  unsigned workers = 2;  // as many views of the catalog
  std::string folder;    // for tables on their way out; the catalog may write there (Catalog::Options::folders)
  bool takes_uploads = false;
};

// Threads: Answer from each worker.
class Api {
 public:
  // The catalog outlives it, and is written to by nobody else meanwhile.
  static Result<std::unique_ptr<Api>> Make(Catalog& catalog, const ApiOptions& options);

  HttpAnswer Answer(const HttpRequest& request, unsigned worker);
  // Called after every upload that changed the catalog, with its new state.
  void OnChange(std::function<void(std::string state)> changed) { changed_ = std::move(changed); }
  const std::vector<Route>& routes() const { return routes_; }

 private:
  Api(Catalog& catalog, const ApiOptions& options, std::vector<CatalogView> views);
  void AddReleases();
  void AddFigures();
  void AddTables();
  void AddPages();
  void AddUpload();

  // What is answered where something went wrong: JSON, or for a person a page.
  static HttpAnswer Refusal(const HttpRequest& request, const Error& error);
  // Where no route matches: another method, another address, or nothing.
  HttpAnswer NoRoute(const HttpRequest& request, const Error& error, unsigned worker);
  std::string PlaceMeant(const HttpRequest& request, unsigned worker) const;

  const CatalogView& View(const RouteCall& call) const { return views_[call.worker]; }
  Status MakeFile(const std::string& path, std::string_view ending, const std::function<Status(const std::string& part)>& write) const;
  Result<HttpAnswer> Table(const RouteCall& call) DAY_EXCLUDES(tables_);
  Result<HttpAnswer> Upload(const RouteCall& call) DAY_EXCLUDES(writing_);

  Catalog& catalog_;
  ApiOptions options_;
  std::vector<CatalogView> views_;
  std::vector<Route> routes_;
  const SitePage site_ = RenderSitePage();
  std::function<void(std::string)> changed_;
  Mutex writing_, tables_;
};

}  // namespace day
