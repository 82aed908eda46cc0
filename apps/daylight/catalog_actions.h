// What `daylight catalog` can do, one function an action.
#pragma once

#include <string>
#include <vector>

#include "command.h"

namespace day::app {

// `words`: what follows the action. Each gives an exit code, and has said what went wrong.
int AddToCatalog(const Arguments& arguments, const std::vector<std::string>& words);
int ListCatalog(const Arguments& arguments, const std::vector<std::string>& words);
int ShowInCatalog(const Arguments& arguments, const std::vector<std::string>& words);
int RemoveFromCatalog(const Arguments& arguments, const std::vector<std::string>& words);
int ExportCatalog(const Arguments& arguments, const std::vector<std::string>& words);
int QueryCatalog(const Arguments& arguments, const std::vector<std::string>& words);

}  // namespace day::app
