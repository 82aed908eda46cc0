// A published notion of openness, as data: criteria with conditions over a profile, levels, substitutions, wording.
//
// A definition must be readable and changeable by a lawyer, and safe to take from a stranger (`--definition FILE`): so it is a
// YAML file with a small closed set of operators. Rejected: an expression language or scripts (unbounded, unreadable, a way to
// run code), and criteria in C++ (a published version could then change without a trace in its folder).
//
// The file's grammar is in docs/adding-a-definition.md. Definitions are plain values: any thread may read them.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "judge/verdict.h"
#include "profile/profile.h"

namespace day {

// Why a condition came out as it did: what a remedy can be written for. The names are those of `remedies:` in a definition.
enum class Reason : uint8_t {
  kNone,
  kMissing,            // "missing": looked for with full coverage, not there
  kPartial,            // "partial": only a part of it is there
  kGated,              // "gated": there, but not for everybody
  kLinked,             // "linked": kept elsewhere, not examined
  kClaimed,            // "claimed": said in words only
  kContradicted,       // "contradicted": said, and the files say otherwise
  kNoLicense,          // "no-license": no terms are stated for it
  kUnacceptedLicense,  // "unaccepted-license": its terms are not among those that the criterion takes
  kMixedLicense,       // "mixed-license": some of its terms are, some are not
  kUnknownLicense,     // "unknown-license": its terms could not be identified
  kNotExamined,        // "not-examined": nothing decides
  kUnanswered,         // "unanswered": a document leaves the question open
  kFinding,            // "finding": a finding speaks for or against it
  kGate,               // "gate": a gate that the criterion names is not as it asks
  kHuman,              // "human": a person has to decide
};
inline constexpr size_t kReasons = 16;
std::string_view NameOf(Reason reason);

// Which terms a criterion takes. A license is on the list when any line of it says so.
struct LicenseList {
  std::string id;
  bool osi_approved = false, fsf_libre = false;  // by the SPDX license list
  std::vector<LicenseClass> classes;
  std::vector<std::string> ids;  // SPDX ids, compared without case
  // What its clauses must come to besides, by Freedom: one of these answers; any where there is none.
  std::array<std::vector<Answer>, kFreedoms> answers;
};

// A component as the definition speaks of it: one or several of the stack's.
struct DefinedComponent {
  std::string id, name;
  std::vector<std::string> from;     // any of these stands for it
  std::vector<std::string> in_part;  // these alone give no more than "partly"
};

enum class Operator : uint8_t { kAll, kAny, kNot, kAtLeast, kAsk, kComponent, kPart, kDocument, kFinding };

struct GateTest {
  GateId gate = GateId::kPresent;
  bool unless = false;  // true: met unless the gate is known to be in one of `states`
  std::vector<GateState> states;
};

struct Condition {
  Operator op = Operator::kAll;
  std::vector<Condition> children;  // all, any, not, at-least, ask
  uint32_t count = 0;               // at-least
  std::string question;             // ask: what a person has to decide; document: the question answered
  std::string subject;              // component, part, document (a component) or finding: its id
  // component: all of these of the same component of the stack
  bool released = false;                     // its files are there, or stated to be
  std::optional<Availability> availability;  // at least this
  std::vector<Assurance> assurance;          // one of these
  std::string license;                       // component, part: id of a LicenseList
  std::vector<GateTest> gates;
  uint32_t line = 0;  // in the definition's file
};

struct Warning {  // what the definition advises without demanding it
  Condition unless;
  std::string message;
};

using Remedies = std::array<std::string, kReasons>;  // by Reason; "" where there is none

struct Criterion {
  std::string id;
  std::string name;
  std::string requirement;
  Condition condition;
  std::vector<Warning> warnings;
  std::vector<std::string> components;  // of the stack, that it looks at
  std::array<std::string, 6> messages;  // by CriterionOutcome; "" : what decided speaks for itself
  Remedies remedies;                    // before those of the definition
};

struct Level {
  std::string id, name;
  int number = 0;                      // as the definition's own tools number it; 0 when they do not
  std::vector<std::string> requires_;  // criteria
  std::vector<std::string> optional;   // criteria that the definition names without demanding them
};

// Where `criterion` is not met and `by` is, a level that does not itself require `by` counts the criterion as met, and
// one that does drops the criterion.
struct Substitution {
  std::string criterion, by;
};

struct Definition {
  enum class Kind : uint8_t {
    kClasses,   // levels from the least demanding on, each includes those before; the release has the highest that is met
    kElements,  // all levels must be met: one verdict
    kMap,       // describes, gives no verdict
    kScore,     // the mean of all criteria, of which one that is met counts 1 and one in part ½; no line that has to be passed
  };
  std::string id, version, name, source, date, about;
  std::string file;  // where it was read
  Kind kind = Kind::kElements;
  bool compare_with_mot = false;  // name where the verdict departs from the Model Openness Tool
  std::string unreached;          // classes: what a release is called that reaches none
  std::string counts;             // maps: what the figure before it counts: "components of the map are open"
  std::vector<LicenseList> licenses;
  std::vector<DefinedComponent> components;
  std::vector<Criterion> criteria;
  std::vector<Level> levels;
  std::vector<Substitution> substitutions;
  Remedies remedies;

  const LicenseList* FindLicenses(std::string_view list) const;
  const DefinedComponent* FindComponent(std::string_view component) const;
  const Criterion* FindCriterion(std::string_view criterion) const;
};

// limit: bytes of a definition's file; the largest built-in one has 30 KB.
inline constexpr size_t kMaxDefinitionBytes = size_t{1} << 20;
inline constexpr uint32_t kMaxConditionDepth = 16;  // limit: operators within operators

// `file` is only named in errors (kInvalid), which say file, line, field and what would be right. Unknown fields, operators,
// components, license lists and criteria are errors, and so is a name used twice.
Result<Definition> ParseDefinition(std::string_view yaml, std::string_view file);
Result<Definition> ParseDefinition(std::string_view yaml, std::string_view file, const Stack& stack);

}  // namespace day
