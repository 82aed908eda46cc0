// What values in configurations make loaders do, whichever notation they are written in.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "loading/inspection.h"
#include "loading/pickle_names.h"
#include "text/value.h"

namespace day::loading {

struct ConfigContext {
  bool steering = false;   // a loader of weights reads it by its name
  bool settings = false;   // it may as well be settings of a script
  bool templates = false;  // its texts are templates where they look like some
};
// Adds findings for a document and all in it. Recursion is bounded by the depth that the parser admits.
void JudgeConfigValues(Inspection& inspection, const Place& place, const Value& root, const ConfigContext& context);

// A name in dots that a loader imports; with `calls` it calls it, too.
void JudgeTarget(Inspection& inspection, const Place& place, const std::string& target, bool calls, std::string_view key);
void JudgeTargetIfDenied(Inspection& inspection, const Place& place, const std::string& target, std::string_view key);

// What is denied about a name, in words for a file that is no pickle.
std::string SaysOf(const PickleName& known);

// A path in a configuration that leads out of the model's folder.
void JudgePath(Inspection& inspection, const Place& place, std::string_view key, std::string_view path);

// The name that two members of the object have, the first such by their order in bytes.
std::optional<std::string_view> DuplicateKey(const Value& object);

// In UTF-8, whatever Python's reader of JSON would take: UTF-16 with and without its mark.
std::string TextOf(std::string_view bytes);
// The same without a copy where none is needed; the view is into `bytes` or into `decoded`.
std::string_view TextOf(std::string_view bytes, std::string& decoded);

}  // namespace day::loading
