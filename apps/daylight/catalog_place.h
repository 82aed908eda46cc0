// Where the catalog of this user lies, unless --catalog says otherwise.
#pragma once

#include <string>

#include "catalog/catalog.h"
#include "command.h"

namespace day::app {

// The flag that says it, the same for every command.
inline Flag CatalogFlag() {
  return {.name = "catalog",
          .value = "FILE",
          .help = "The catalog; $XDG_DATA_HOME/daylight/catalog.duckdb by default, ~/.local/share in place of the variable.",
          .file = true};
}
// What --catalog states, else the default. Error kNotFound where neither the variable nor a home is set.
Result<std::string> CatalogPath(const Arguments& arguments);
// Error kNotFound: there is none yet. For what changes one and must not make one.
Status CatalogIsThere(const Arguments& arguments);
// Opens it; with kWrite the folder of the default is made where it is missing.
Result<Catalog> OpenCatalog(const Arguments& arguments, Catalog::Options options);

}  // namespace day::app
