#include "profile/data_claims.h"

#include <algorithm>

#include "profile/data_claim_rules.h"
#include "profile/seen.h"

namespace day {
namespace {

constexpr size_t kMostSentences = 20;  // limit: of one document that are held against what was measured

bool IsSentence(const DataStatement& statement) {
  return statement.name == "no-personal-data" || statement.name == "personal-data-removed" || statement.name == "deduplicated" ||
         statement.name == "decontaminated";
}

DataClaim ClaimOf(std::string_view kind, const DataStatement& first) {
  DataClaim claim;
  claim.kind = kind;
  claim.path = first.document;
  claim.line = first.line;
  Cite(first.evidence, claim);
  return claim;
}

}  // namespace

std::vector<DataClaim> HoldAgainst(const std::vector<DataStatement>& statements, const MeasuredData& measured) {
  std::vector<DataClaim> claims;
  if (measured.files.empty()) return claims;
  std::vector<std::string_view> documents;
  for (const DataStatement& one : statements)
    if (std::ranges::find(documents, one.document) == documents.end()) documents.push_back(one.document);
  for (const std::string_view document : documents) {
    const auto of = [&](std::initializer_list<std::string_view> names) {
      Statements found;
      for (const DataStatement& one : statements)
        if (one.document == document && std::ranges::find(names, one.name) != names.end()) found.push_back(&one);
      return found;
    };
    const auto fields = [&](std::string_view kind, std::string_view name, const auto& hold) {
      const Statements stated = of({name});
      if (stated.empty()) return;
      DataClaim claim = ClaimOf(kind, *stated.front());
      if (hold(stated, claim)) claims.push_back(std::move(claim));
    };
    const Statements files = of({"files", "folder"});
    fields("examples", "examples", [&](const Statements& stated, DataClaim& claim) { return HoldExamples(stated, files, measured, claim); });
    fields("size", "size", [&](const Statements& stated, DataClaim& claim) { return HoldSize(stated, measured, claim); });
    fields("bytes", "bytes", [&](const Statements& stated, DataClaim& claim) { return HoldBytes(stated, measured, claim); });
    fields("languages", "language", [&](const Statements& stated, DataClaim& claim) { return HoldLanguages(stated, measured, claim); });
    fields("license", "license", [&](const Statements& stated, DataClaim& claim) { return HoldLicense(stated, measured, claim); });
    size_t sentences = 0;
    for (const DataStatement& one : statements) {
      if (one.document != document || !IsSentence(one) || ++sentences > kMostSentences) continue;
      const bool personal = one.name.find("personal") != std::string::npos, copies = one.name == "deduplicated";
      DataClaim claim = ClaimOf(personal ? "personal-data" : copies ? "duplicates" : "contamination", one);
      claim.text = one.value;
      if (personal ? HoldPersonal(one, measured, claim) : copies ? HoldDuplicates(one, measured, claim) : HoldContamination(one, measured, claim))
        claims.push_back(std::move(claim));
    }
  }
  return claims;
}

}  // namespace day
