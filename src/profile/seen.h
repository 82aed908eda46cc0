// What a scan saw, indexed for the profile: evidence by key, by file, and by id. Built once; views point into the observations.
//
// A profile keeps only evidence that something rests on: `Cite` gives an id and remembers the evidence. A release of 200,000
// files has a million observations, and nobody reads a report that lists each of them.
#pragma once

#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/evidence.h"
#include "knowledge/knowledge.h"
#include "profile/profile.h"

namespace day {

using EvidenceList = std::vector<const Evidence*>;

class Seen {
 public:
  // The observations outlive it.
  explicit Seen(const Observations& observations);

  const Observations& all() const { return all_; }
  const FileRecord& FileOf(const Evidence& evidence) const { return all_.files[evidence.file]; }
  // Where its file lies; of an archive's member both paths count.
  Place PlaceOf(const Evidence& evidence) const { return places_[evidence.file]; }
  Place PlaceOf(uint32_t file) const { return places_[file]; }
  // Copied in from others, or a test's: it shows no component, states no terms and makes no claim (docs/decisions/0007).
  bool IsForeign(uint32_t file) const { return PlaceOf(file) == Place::kVendored || PlaceOf(file) == Place::kTest; }
  bool IsForeign(const Evidence& evidence) const { return IsForeign(evidence.file); }
  // Stands in code, which says what it loads, not whose that is or what it is for.
  bool IsInCode(const Evidence& evidence) const { return FileOf(evidence).kind == "source" || FileOf(evidence).kind == "notebook"; }
  // What a document is a card of: "model", "dataset", or "" for an ordinary README outside a folder of cards. `kind`: a card.kind.
  std::string_view CardKind(const Evidence& kind) const;
  bool IsAtRoot(const Evidence& evidence) const { return FileOf(evidence).path.find('/') == std::string::npos; }
  // Evidence of this key with the outcome kFound, in the order of the observations.
  std::span<const Evidence* const> Of(std::string_view key) const;
  // Evidence that says what went wrong (malformed, unreadable, unsupported, skipped).
  std::span<const Evidence* const> trouble() const { return trouble_; }
  // All found evidence of one file with this key.
  EvidenceList OfFile(std::string_view key, uint32_t file) const;

  // Where it stands, in words: "README.md:12"; the file alone where it has no line.
  std::string AddressOf(const Evidence& evidence) const;

  std::string Cite(const Evidence& evidence);
  // What an id that Cite gave stands for. Null for any other.
  const Evidence* FindCited(std::string_view id) const;
  // Everything cited, in the order of the observations.
  std::vector<EvidenceItem> Cited() const;

  // Words that tell whose a link is: of the release's name and its sources' names, without plain ones ("model", "ai").
  const std::set<std::string>& names() const { return names_; }
  bool SharesAName(std::string_view text) const;
  // Is this account named after the release or its owner, however the words are joined ("Acme-AI", "acmeai")?
  bool IsNamedAfter(std::string_view account) const;
  // Does it hold that name, however its words are joined ("ACME-Net: …" of acmenet)?
  bool IsNamedWithin(std::string_view text) const;
  // Accounts that the release's and its sources' names begin with, and those names without them, as they are written.
  const std::set<std::string>& owners() const { return owners_; }
  const std::set<std::string>& works() const { return works_; }

 private:
  void FindNames();
  // The first heading of this level in the README at the root.
  std::string_view TitleOfReadme(std::string_view level) const;
  // The name of the repository to whose issues, pull requests and the like most links lead; "" where none stands out.
  std::string_view OwnRepository() const;

  const Observations& all_;
  std::vector<Place> places_;  // by file
  std::map<std::string_view, EvidenceList, std::less<>> by_key_;
  EvidenceList trouble_;
  std::map<std::string, const Evidence*, std::less<>> by_id_;
  std::map<const Evidence*, std::string> cited_;  // order of addresses is the order of the observations
  std::set<std::string> names_, owners_, works_, joined_;
};

// A field of a card that says that the hub asks before it gives the files.
inline bool AsksForAccess(const Evidence& field) { return field.Get("name").starts_with("extra_gated") && field.value != "false"; }

// Appends an id that is not there yet, up to kMaxGateEvidence.
void AddId(EvidenceIds& ids, std::string id);

}  // namespace day
