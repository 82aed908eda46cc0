// What the clauses of a license come to: its class, the freedoms of the Open Source AI Definition, and the European Commission's test of
// a free and open-source license.
//
// A clause that was found can limit; a clause that was not found proves nothing. So an open answer rests on a grant that was read or
// on a text that was identified word by word, never on silence. No legal advice: what a lawyer must weigh is left to one (kNeedsHuman).
// Pure; any thread.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "license/clauses.h"
#include "license/license.h"

namespace day {

enum class Answer : uint8_t {
  kUnknown,      // no clause says it
  kYes,          // granted, and no clause that was read limits it
  kConditional,  // granted within limits: for some purposes, to some users or on permission; so not "for any purpose"
  kNo,           // denied
  kNeedsHuman,   // of the license test: limits that the guidelines allow if they are proportionate
};
inline constexpr size_t kAnswers = 5;
std::string_view NameOf(Answer answer);  // "unknown", "yes", "conditional", "no", "needs-human"

// What is asked of a license.
enum class Freedom : uint8_t {
  // Open Source AI Definition 1.0: "use the system for any purpose and without having to ask for permission", "study how the system
  // works", "modify the system for any purpose", "share the system for others to use with or without modifications, for any purpose".
  kUse,
  kStudy,
  kModify,
  kShare,
  // Commission guidelines C(2025) 5045, section on free and open-source licenses: use, modification and distribution must be granted without
  // payment; a ban on commercial use or to research, a ban on distribution, a threshold of users, and a license of its own for some
  // uses end the exemption. Attribution, the same terms on distribution, and proportionate limits for safety do not.
  kEuLicenseTest,
};
inline constexpr size_t kFreedoms = 5;
std::string_view NameOf(Freedom freedom);  // "use" … "eu-license-test"

struct AnswerWithReasons {
  Answer answer = Answer::kUnknown;
  std::vector<uint32_t> clauses;  // by their places in the list: those that limit; of kYes those that grant. None where the class alone says it
};

struct LicenseFreedoms {
  std::array<AnswerWithReasons, kFreedoms> answers;

  const AnswerWithReasons& operator[](Freedom freedom) const { return answers[static_cast<size_t>(freedom)]; }
  AnswerWithReasons& operator[](Freedom freedom) { return answers[static_cast<size_t>(freedom)]; }
};

// `known`: the class of the text, if it was identified; kUnknown otherwise. An open one that no clause speaks against is open; a non-commercial
// one limits use even where the clause was not read, or the license was only named.
LicenseFreedoms FreedomsOf(std::span<const LicenseClause> clauses, LicenseClass known);
// What is granted by a text beside which a sentence stands that nobody understands (LicenseMatch::unread) is not known to be granted.
LicenseFreedoms InDoubt(LicenseFreedoms freedoms);

// Is it a clause that licenses approved by OSI do not have, but for a rare one (a test holds them to it)? Beside or within the text of an open
// one that does not say so itself it makes that another license.
bool IsForeignToOpenLicenses(const LicenseClause& clause);

// Of a text that was not identified: non-commercial (also research only), use-restricted (lists what is barred), otherwise custom; kUnknown where no
// clause was read. Never an open class.
LicenseClass ClassOfClauses(std::span<const LicenseClause> clauses);

// Those of the clauses that no open license has, and what an open license with them beside it or within it comes to: non-commercial,
// use-restricted, or kModifiedOpen where it is neither.
std::vector<LicenseClause> ForeignToOpenLicenses(std::vector<LicenseClause> clauses);
LicenseClass ClassOfLimited(std::span<const LicenseClause> foreign);

}  // namespace day
