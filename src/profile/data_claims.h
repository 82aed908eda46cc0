// What a release states of its data, held against what meters counted: how many, in which languages, under which license, and without what.
//
// Pure: statements and measures in, verdicts out, so that an audit (profile/data_measured.cc) and `daylight data` judge by the same rules. A wrong accusation
// is worse than none: each rule has room for chance, for what its meter is known to get wrong, and for what was not looked at, and says `unverifiable` in it.
// The rules with their reasons: docs/data-engine.md, "What is stated, held against what was measured".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "license/license.h"
#include "profile/profile.h"

namespace day {

// One `data.stated`, or what else states the same.
struct DataStatement {
  std::string name;   // examples, files, folder, size, bytes, language, license, no-personal-data, personal-data-removed, deduplicated, decontaminated
  std::string value;  // a number, a code, a sentence
  std::string how;    // card, dataset-info, croissant, sentence
  std::string config, split, path, of;
  std::string document;  // that states it
  uint32_t line = 0;
  std::string evidence;  // its id, or ""
};

struct MeasuredData {
  // A file that holds data, by its path below the folder that the statements are about.
  struct File {
    std::string path;
    uint64_t bytes = 0;  // on disk, or as a pointer to it states
    enum class Count : uint8_t { kNo, kLines, kExact } count = Count::kNo;
    uint64_t records = 0;
    std::string evidence;
  };
  std::vector<File> files;
  bool others = false;                // something beside them may hold data, or was not read
  bool whole = true;                  // meters looked at all of every file
  uint64_t records = 0;               // that meters looked at
  uint64_t texts = 0, uncertain = 0;  // of languages
  struct Language {
    std::string code;
    uint64_t texts = 0;  // that are surely in it
    std::string evidence;
  };
  std::vector<Language> languages;
  struct Personal {
    std::string type, title;
    uint64_t telling = 0;  // valid, and not kept for documents and tests, or a role's
    uint64_t likely = 0;   // valid or plausible
    EvidenceIds evidence;
    std::string places;  // for people: "data/a.jsonl:7, data/b.jsonl:1"
  };
  bool people = true;  // personal data were looked for
  std::vector<Personal> personal;
  // Exact copies of an earlier record of the same file; `across`: records of all files were compared, and `elsewhere` are copies of one in another file, which
  // may hold the same data in another form.
  uint64_t compared = 0, copies = 0, elsewhere = 0, words = 0;
  bool across = false;
  EvidenceIds copies_evidence;
  std::string copies_places;
  struct License {
    std::string expression;  // "" for words that name none
    LicenseClass license_class = LicenseClass::kUnknown;
    uint64_t records = 0;
    std::string evidence;
  };
  uint64_t licensed = 0;  // records that say anything of their license
  std::vector<License> licenses;
  struct Benchmark {
    std::string name;
    uint64_t checkable = 0, whole = 0, part = 0;
    std::string place;  // of the first item found
  };
  std::optional<std::vector<Benchmark>> benchmarks;  // what was looked for, if anything was
};

// One claim for each document and kind of statement, in the order of the documents. Nothing where there are no files of data, or nothing to hold a statement
// against was looked at and nothing is wrong with it.
std::vector<DataClaim> HoldAgainst(const std::vector<DataStatement>& statements, const MeasuredData& measured);

// What the documents at the root of the first source state, of a scan by the probes card and dataset_claims.
std::vector<DataStatement> StatementsAtRoot(const Observations& observations);

// Is a kind of personal data one that a statement is held against? Addresses of machines and wallets are found as often where nobody is meant.
bool TellsOfPeople(std::string_view type);

}  // namespace day
