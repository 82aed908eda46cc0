// A saved profile, read back: what RenderJson wrote, from a file that may have been made by anybody.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "profile/profile.h"
#include "text/json.h"
#include "text/value.h"

namespace day {

struct SavedProfile {
  Profile profile;
  // Owns the names of probes that the evidence refers to. Moving keeps them in place; a copy's evidence would refer to another's, so there is none.
  std::vector<std::unique_ptr<const std::string>> names;
  std::string tool, knowledge;  // what it says it was made with: the tool's version, the digest of its knowledge; "" where it does not
};

// limit: bytes and values of a saved profile; one of 200,000 files has some 40 MB and 2 million values, which take about 1 GB as a tree.
inline constexpr size_t kMaxProfileBytes = size_t{256} << 20;
inline constexpr uint64_t kMaxProfileValues = 10'000'000;

// Verdicts and next steps in it are left out: they follow from the rest. Members that are not known are passed over. Errors
// (kInvalid) name `file`, line and reason: not JSON, another schema, a word outside its vocabulary, evidence of a file that is not
// listed, an id of evidence that is not there. Pure; any thread.
Result<SavedProfile> ParseProfile(std::string_view json, std::string_view file);
// The JSON that a report carries, as RenderHtml put it there; nothing where `page` holds none. Not parsed: anybody may have written it.
std::optional<std::string_view> ProfileInPage(std::string_view page);
// How ParseProfile parses; a profile may be a member of what is parsed.
ParseLimits ProfileLimits();
// The same of a document that was parsed already, or of a part of it.
Result<SavedProfile> ReadProfile(const Value& root, std::string_view file);

}  // namespace day
