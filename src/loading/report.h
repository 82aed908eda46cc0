// What loading a file of a model would do, and what is wrong with it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace day {

// In this order: the worst finding decides.
enum class LoadVerdict : uint8_t {
  kClean,       // everything that a load uses was read, and is known to be harmless
  kUnreadable,  // not read to its end: a format not read yet, a limit, or bytes that the usual loader refuses
  kSuspicious,  // could run code that is not known, or looks like something that it is not
  kMalicious,   // a load by the usual loader runs or fetches what the author chose, or reads or writes outside of the model
};
std::string_view NameOf(LoadVerdict verdict);

struct LoadFinding {
  std::string id;  // stable, kebab-case: "runs-commands"
  LoadVerdict verdict = LoadVerdict::kSuspicious;
  std::string what;     // a sentence for people; may hold bytes of the file
  std::string member;   // path inside of archives, parts joined by '!', or ""
  uint64_t offset = 0;  // in the member, once it is unpacked
};

struct LoadReport {
  std::string format;  // id of knowledge/types.yaml where it has one; "" where it is not known
  LoadVerdict verdict = LoadVerdict::kClean;
  std::vector<LoadFinding> findings;  // in the order in which they were met, at most kMaxLoadFindings
  bool no_model = false;              // it is a text, a picture, a table …: nobody loads it as a model
  uint64_t pickles = 0;
  uint64_t tensors = 0, parameters = 0;  // as stated, where they are cheap to count
  bool counted = false;                  // somebody did: 0 tensors are none

  void Add(LoadFinding finding);
  // The findings, the worst ones first. Valid as long as this report.
  std::vector<const LoadFinding*> WorstFirst() const;
};
inline constexpr size_t kMaxLoadFindings = 200;

}  // namespace day
