// The rules of data_claims.h, a function each. Each gets all statements of one document that it is about, at least one, and fills text, verdict, because
// and what the measure rests on; false where there is nothing to say.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "profile/data_claims.h"
#include "profile/seen.h"

namespace day {

using Statements = std::vector<const DataStatement*>;

bool HoldExamples(const Statements& stated, const Statements& files, const MeasuredData& measured, DataClaim& claim);
bool HoldSize(const Statements& stated, const MeasuredData& measured, DataClaim& claim);
bool HoldBytes(const Statements& stated, const MeasuredData& measured, DataClaim& claim);
bool HoldLanguages(const Statements& stated, const MeasuredData& measured, DataClaim& claim);
bool HoldLicense(const Statements& stated, const MeasuredData& measured, DataClaim& claim);
// One sentence each.
bool HoldPersonal(const DataStatement& stated, const MeasuredData& measured, DataClaim& claim);
bool HoldDuplicates(const DataStatement& stated, const MeasuredData& measured, DataClaim& claim);
bool HoldContamination(const DataStatement& stated, const MeasuredData& measured, DataClaim& claim);

// What a claim rests on; "" is nothing.
inline void Cite(const std::string& id, DataClaim& claim) {
  if (!id.empty()) AddId(claim.evidence, id);
}

inline constexpr size_t kNamedInAClaim = 3;  // files, splits, kinds that a sentence names

}  // namespace day
