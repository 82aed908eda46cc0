// Files that the user names on the command line: unlike those of a release, links are followed.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "command.h"

namespace day::app {

Result<std::string> ReadNamedFile(const std::string& path, uint64_t max_size);
inline Flag FilesFromFlag() { return {.name = "files-from", .value = "LIST", .help = "Read paths from LIST, one a line; - is standard input.", .file = true}; }
// `positionals`, then the lines of the list that --files-from names, empty ones left out; "-" is standard input. Error kInvalid where neither names any.
Result<std::vector<std::string>> NamedPaths(std::vector<std::string> positionals, const Arguments& arguments);
bool IsFolder(const std::string& path);
inline Flag ThreadsFlag() { return {.name = "threads", .letter = 'j', .value = "N", .help = "Worker threads; as many as there are processors by default."}; }
// What --threads states, or the number of processors. Error kInvalid where it is no whole number from 1 to 1024.
Result<unsigned> ThreadsOf(const Arguments& arguments);

}  // namespace day::app
