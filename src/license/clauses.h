// What a license says: the clauses of any text, known or not, each with its lines and its effect.
//
// A clause is a sentence in which words of permission or duty ("may", "shall not", "solely") stand before words of a subject ("commercial
// purposes", "military") in the way that a rule of knowledge/licenses/clauses.yaml describes; a sentence that takes it back ("for any
// purpose, including commercial") or only defines a word is none. Read from the text alone, never from a table of ids, so that a text
// nobody has seen is read like a known one. Silence is no permission: what was not found may still be there, in words that no rule
// knows. Rejected: a whole document as the unit (a license on "research" that mentions "commercial" is not non-commercial), and
// Hyperscan (its patterns know bytes, not sentences and lists). English and Chinese. Linear, bounded; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace day {

// The sources of the terms: the Open Source AI Definition 1.0 (OSAID), the Open Source Definition (OSD), Creative Commons 4.0, the RAIL
// family, and the European Commission's guidelines on general-purpose AI models of July 2025 (EU).
enum class ClauseType : uint8_t {
  kUse,                   // use is granted (OSAID's first freedom)
  kRedistribution,        // passing on copies is granted or denied (OSD 1)
  kDerivatives,           // changing the work, or passing on what was changed, is granted or denied (OSD 3; CC's ND)
  kNonCommercial,         // commercial use is not granted, or only by a license of its own (CC's NC; OSD 6)
  kResearchOnly,          // only research, evaluation, study or teaching is granted (OSD 6)
  kFieldOfUse,            // some uses are barred, in the text or by a policy that it names (OSD 6; RAIL's use restrictions); effect granted: not of the code
  kThreshold,             // users, revenue or size above a figure end the grant or bring duties (EU: user thresholds)
  kNoTraining,            // training or improving other models with the work or its output is barred or comes with a condition
  kNaming,                // a product must bear or show a name ("Built with …")
  kAttribution,           // notices or credit must be kept or given (CC's BY)
  kShareAlike,            // what is changed must come under the same terms (CC's SA; copyleft)
  kPassDown,              // recipients must be given or bound to these terms
  kChange,                // the licensor may alter the terms or a policy they name, or restrict or update the work from afar
  kTermination,           // what ends the grant: breach, a lawsuit, the licensor's will
  kGating,                // acceptance, registration, a form or a request before use or before some uses
  kGeography,             // some countries or their residents are left out
  kPatent,                // patents are licensed, left out, or lost by who sues (retaliation)
  kNoBenchmarking,        // measuring, or publishing what was measured, is barred
  kNoReverseEngineering,  // taking apart is barred
  kNoSafetyTesting,       // safety measures must not be tested or passed by; effect granted: a safe harbor for who tests them
  kNoWarranty,            // no warranty is given
};
inline constexpr size_t kClauseTypes = 21;
std::string_view NameOf(ClauseType type);  // "non-commercial" …

enum class ClauseEffect : uint8_t {
  kGranted,      // allowed, or promised
  kConditional,  // allowed on a condition: a license of its own, a name, a figure not passed
  kRequired,     // a duty
  kDenied,       // not allowed, not given, ended
};
inline constexpr size_t kClauseEffects = 4;
std::string_view NameOf(ClauseEffect effect);

struct LicenseClause {
  ClauseType type = ClauseType::kUse;
  ClauseEffect effect = ClauseEffect::kGranted;
  std::string_view detail;  // which kind: "litigation", "by reference", "outputs"; of the knowledge file, "" where there is one kind
  std::string figure;       // of a threshold, as written: "700 million"
  uint32_t first_line = 0, last_line = 0;
  uint32_t begin = 0, end = 0;  // bytes of the text: [begin, end), of the sentence or of the items of a list that say it
};

inline constexpr size_t kMaxClauses = 400;  // limit: of one text; the longest license known has some 60

// In the order of the text; of neighbors that say the same (the items of a list) one. Each sentence gives a type at most once.
std::vector<LicenseClause> FindClauses(std::string_view text);
// The first of each type, effect, detail and figure: what is kept of a text that is not.
std::vector<LicenseClause> FindKindsOfClauses(std::string_view text);

}  // namespace day
