// Licenses: what a text, a tag, a Hub id or an expression says, and which class that is.
//
// The SPDX list comes from a declared package and is compiled into an index when the program is built
// (tools/license_index); licenses of the AI field come from knowledge/licenses/. No license text is stored: only figures.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace day {

enum class LicenseClass : uint8_t {
  kOsiApproved,    // approved by the Open Source Initiative, unmodified
  kOpenContent,    // open for data or content (CC-BY, CC-BY-SA, CC0, ODbL, CDLA …), not an OSI software license
  kModifiedOpen,   // an open license with something added or taken away
  kUseRestricted,  // its own text restricts what the work may be used for (RAIL and its kin)
  kNonCommercial,  // non-commercial or research only
  kCustom,         // a publisher's own terms (the community licenses of Llama, Gemma, Qwen …) and others of no other class
  kNone,           // looked for with full coverage: no terms are stated
  kUnknown,        // terms are stated that could not be identified
};
std::string_view NameOf(LicenseClass license_class);       // "osi-approved" …
LicenseClass LicenseClassFromName(std::string_view name);  // kUnknown for anything else
// Does it grant use, study, modification and sharing for any purpose (osi-approved or open-content)?
bool IsOpen(LicenseClass license_class);
// Of the terms that hold together, and of those that one may choose from.
LicenseClass LeastOpen(LicenseClass a, LicenseClass b);
LicenseClass MostOpen(LicenseClass a, LicenseClass b);

struct LicenseFacts {
  std::string id;  // SPDX id, or LicenseRef-… where SPDX has none
  std::string name;
  LicenseClass license_class = LicenseClass::kUnknown;
  bool osi_approved = false, fsf_libre = false;
  bool in_spdx = false;
  bool of_models = false;   // written for models, whose weights it governs wherever it stands
  bool use_policy = false;  // rules of use that stand beside a license, not a license
  std::string policy;       // id of the rules of use that it names, or ""
  std::string publisher;    // of a license that SPDX does not list, or ""
  std::string version;      // of such a license: its number or its date, or ""
  std::string source;       // where its text can be read
};
// Exact, case-insensitive id; deprecated ids resolve to their successors' class but keep their name. Null when not known.
const LicenseFacts* FindLicense(std::string_view id);

// "MIT" to "LicenseRef-MIT-modified", and back to the id of the license that a modified one is nearest to; others as they are.
std::string ModifiedId(std::string_view id);
std::string_view NearestId(std::string_view id);

// Between a text and the known license that it is nearest to. Made by DifferencesFromReference (reference_difference.h), which says what counts.
struct LicenseDifference {
  uint32_t first_line = 0, last_line = 0;  // of what was added; where something is only missing, of the word before it
  std::string added, missing;              // words; either may be empty
  bool substantive = false;                // a word of obligation on one side and none of its equals on the other, or another version
  bool unread = false;                     // a sentence in or beside an open text that no rule understands, and that does not sound like a duty
};

struct LicenseMatch {
  std::string id;  // an SPDX expression; "" for a text that is a license of no known kind
  LicenseClass license_class = LicenseClass::kUnknown;
  double similarity = 0;  // 0 to 1: Dice coefficient of token n-grams against the reference text
  uint32_t first_line = 0, last_line = 0;
  std::string how;  // "text", "title", "tag", "notice", "metadata"; "reference" (without id) for a notice that only says in which file the terms stand
  // Of tags and fields: the value as written, where `id` is not all that it says; what is wrong with it, or ""; and the field's name.
  std::string written, problem, field;
  bool partial = false;                               // `id` leaves something out
  std::vector<LicenseDifference> differences;         // of a text, for who asks for them
  std::vector<std::pair<uint32_t, uint32_t>> beside;  // first and last lines of what stands around a text and makes it a modified one
  // … and of sentences in or beside an open license's text in a license file that no rule understands: the id is the text's, the class unknown.
  std::vector<std::pair<uint32_t, uint32_t>> unread;
  // Matches of one number, if it is not 0, are alternatives of which one may choose; all others hold beside each other.
  uint32_t choice = 0;
  // The file that a notice leaves its terms to: "LICENSE" or "COPYING" as long as nobody looked into it, then its path.
  std::string see;

  // A license stands here, and is not only named.
  bool IsText() const { return how == "text" || how == "title"; }
  bool IsModified() const { return id.substr(0, id.find(" WITH ")).ends_with("-modified"); }
};

// Identifies what license text stands in `text`, whole files and several in one. `license_file`: the name says it is one, so
// that a text of no known kind is reported with an empty id and class custom/non-commercial/use-restricted by its words.
// Never gives an OSI id to a text with substantive words added or removed: then kModifiedOpen with the nearest id and "-modified".
std::vector<LicenseMatch> IdentifyLicenseText(std::string_view text, bool license_file);

// What the matches of one file come to: alternatives joined by OR, all else by AND; "" where there are none, or one is not wholly known.
std::string ExpressionOf(std::span<const LicenseMatch> matches);
// Of alternatives the most open class, of what holds together the least open; kNone where there are none.
LicenseClass ClassOf(std::span<const LicenseMatch> matches);
// Alternatives as one: their expression and most open class, where the text of that class stands. In the order of the first of each.
std::vector<LicenseMatch> WithChoicesJoined(std::span<const LicenseMatch> matches);

// Does a file's name say that it holds a license or rules of use: LICENSE, COPYING.txt, MODEL_LICENSE.md, LICENSES/MIT.txt,
// USE_POLICY.md? Not for source code ("license.py") and not for NOTICE, which names others' licenses.
bool NamesLicenseFile(std::string_view path);
bool NamesUsePolicy(std::string_view path);
// Does its ending say that a file holds prose: .txt, .md, .html …, or none?
bool NamesProse(std::string_view path);

// SPDX-License-Identifier tags, with their lines. `id` holds what is known of the value, `problem` says what is not and `written` what stands
// there. A tag in a string of code that handles tags, and a placeholder in one, is none.
// What stands between REUSE-IgnoreStart and REUSE-IgnoreEnd, or in a fenced block of Markdown, is an example.
enum class IgnoredTags : uint8_t { kLeaveOut, kIfNoOther };
std::vector<LicenseMatch> FindLicenseTags(std::string_view text, IgnoredTags ignored = IgnoredTags::kLeaveOut);
// Of what was found in a file, settles what tags and texts say of each other: a tag inside a license text says what the text says, and words
// around a tag that are no known license and say nothing of terms (REUSE's "a.png.license": a copyright line and a tag) are none.
void SettleTags(std::vector<LicenseMatch>& matches, std::vector<LicenseMatch>& tags);

// A license named in words or by an id of a metadata field: "Apache 2.0", "MIT License", "apache-2.0", "llama2", "cc-by-nc-4.0",
// "CC BY-NC 4.0". Gives the id and class, or nothing for words that name none. Families ("bsd", "cc") give class only.
std::optional<LicenseFacts> LicenseFromName(std::string_view name);
// The id of the license whose text a well-known page shows (knowledge/licenses/names.yaml), or "".
std::string LicenseFromAddress(std::string_view address);
// By the Hub's own table of ids (knowledge/licenses/hub-ids.yaml); "other" and "unknown" give nothing.
std::optional<LicenseFacts> LicenseFromHubId(std::string_view id);

// An SPDX expression, parsed with WITH, AND, OR, + and LicenseRef-; ids in SPDX's own case, deprecated ones as what SPDX gives instead
// ("GPL-2.0+" as "GPL-2.0-or-later", "GPL-2.0-with-font-exception" as "GPL-2.0-only WITH Font-exception-2.0"). Error kInvalid names
// the place; also for an id that neither SPDX nor knowledge/licenses has. NONE and NOASSERTION pass as they are.
Result<std::string> NormalizeExpression(std::string_view expression);
// Of an expression: AND gives the least open class of its parts, OR the most open.
LicenseClass ClassOfExpression(std::string_view expression);

}  // namespace day
