// YAML text to Value, over libyaml's event parser; plain scalars resolve by the YAML 1.2 core schema (`no` is a string).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "text/json.h"
#include "text/value.h"

namespace day {

// The first document of the text. Errors (kInvalid): not YAML, or beyond the limits; the message names line and reason.
// Aliases are expanded, counted against max_nodes (so that an alias bomb ends early). Tags other than the core's are ignored.
Result<Value> ParseYaml(std::string_view text, const ParseLimits& limits = {});

// All documents of the text, together within the limits.
Result<std::vector<Value>> ParseYamlDocuments(std::string_view text, const ParseLimits& limits = {});

// A tag as it stands in the text, shorthands written out ("tag:yaml.org,2002:python/name:a.b", "!new:a.B").
struct YamlTag {
  std::string tag;    // at most 1,024 bytes
  std::string value;  // of a scalar, at most 1,024 bytes
  uint32_t line = 0;
};
// Of all documents in order, also where ParseYaml refuses one; `whole` is false where the text is no YAML to its end, or has more than
// 10,000 tags: then those before.
struct YamlTags {
  std::vector<YamlTag> tags;
  bool whole = true;
};
YamlTags ReadYamlTags(std::string_view text);

// Front matter: the block between a first line `---` and the next line `---` (a BOM before it is allowed).
struct FrontMatter {
  std::string_view block;  // the YAML text; empty when there is none
  uint32_t line = 0;       // line of the block's first line in the whole text
  std::string_view body;   // what follows
  uint32_t body_line = 1;
};
FrontMatter SplitFrontMatter(std::string_view text);

}  // namespace day
