// Profiles one by one out of what is named: files with one, files with one a line, standard input.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/result.h"

namespace day::app {

// `visit` gets the text and what to call it: "releases.jsonl:12". Of lines that are empty nothing. Errors: what cannot be read; a line longer than
// kMaxProfileBytes; what `visit` returns.
Status ForEachLine(const std::string& path, const std::function<Status(std::string text, std::string name)>& visit);

}  // namespace day::app
