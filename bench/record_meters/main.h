#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/value.h"

namespace day::bench {

// Of a file that cannot be read, or is not JSON: a message, and the end of the program.
std::string ReadFile(const std::string& path);
Value ParseOrExit(std::string_view json);
std::vector<Value> ReadLines(const std::string& path);

int Speed(const std::vector<std::string>& files);
int Contamination(const std::string& items, const std::vector<std::string>& files);
int Tokens(const std::vector<std::string>& files);
int Languages(const std::vector<std::string>& files);
int Representation(const std::string& texts);
int Planted(const std::string& texts);
int Scale(size_t texts);
int Duplicates(const std::string& docs, const std::string& pairs);

}  // namespace day::bench
