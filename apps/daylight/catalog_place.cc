#include "catalog_place.h"

#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <system_error>

namespace day::app {

Result<std::string> CatalogPath(const Arguments& arguments) {
  if (const std::string stated = arguments.Get("catalog"); !stated.empty()) return stated;
  // By the XDG base directory specification, a path that is not absolute counts as none.
  const char* data = std::getenv("XDG_DATA_HOME");
  if (data && *data == '/') return std::string(data) + "/daylight/catalog.duckdb";
  const char* home = std::getenv("HOME");
  if (home && *home == '/') return std::string(home) + "/.local/share/daylight/catalog.duckdb";
  return MakeError(ErrorKind::kNotFound, "there is no home to keep a catalog in: say where it is with --catalog");
}

Status CatalogIsThere(const Arguments& arguments) {
  DAY_TRY_ASSIGN(const std::string path, CatalogPath(arguments));
  std::error_code error;
  if (std::filesystem::exists(path, error)) return {};
  return MakeError(ErrorKind::kNotFound, fmt::format("{}: there is no catalog yet; 'daylight catalog add' makes one", path));
}

Result<Catalog> OpenCatalog(const Arguments& arguments, Catalog::Options options) {
  DAY_TRY_ASSIGN(const std::string path, CatalogPath(arguments));
  if (options.access == Catalog::Access::kRead) DAY_TRY(CatalogIsThere(arguments));
  std::error_code error;
  if (options.access == Catalog::Access::kWrite && !arguments.Has("catalog")) {
    std::filesystem::create_directories(std::filesystem::path(path).parent_path(), error);
    if (error) return MakeError(ErrorKind::kIo, fmt::format("{}: its folder cannot be made: {}", path, error.message()));
  }
  return Catalog::Open(path, options);
}

}  // namespace day::app
