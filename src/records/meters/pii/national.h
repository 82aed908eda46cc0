// National identifiers of people, by their forms and check digits: knowledge/records/national-ids.yaml.
#pragma once

#include <array>
#include <span>
#include <string>
#include <vector>

#include "records/measure/finder.h"
#include "records/meters/pii/checks.h"
#include "records/meters/pii/site.h"

namespace day::pii {

struct NationalId {
  std::string type, title;
  Check check = nullptr;
  double chance = 1;
  std::vector<std::string> words;
};

struct NationalMatch {
  uint16_t id = 0;  // in ids()
  Candidate candidate;
};

// Immutable: any thread.
class NationalIds {
 public:
  NationalIds();
  const std::vector<NationalId>& ids() const { return ids_; }

  // Those whose first digits are a run of a stretch.
  void AtRun(const Site& site, std::span<const records::NumberStretch::Run> runs, size_t first, std::vector<NationalMatch>& found) const;
  // Those that begin with a word of letters and digits.
  void AtWord(const Site& site, uint32_t begin, uint32_t end, std::vector<NationalMatch>& found) const;

 private:
  // A form with its separators written out.
  struct Form {
    uint16_t id;
    std::string places;  // 9, A, X, and signs for themselves
    uint32_t lead = 0;   // places before the first digit
    char behind = '\0';  // the place behind the first run
    uint32_t next = 0;   // digits of the run behind that place; 0 where the form does not say, or not of a whole run
    bool alone = false;
    bool grouped = false;  // it has separators
  };
  void Index();
  void Try(const Site& site, const Form& form, uint32_t begin, std::vector<NationalMatch>& found) const;

  static constexpr size_t kLongestRun = 19, kLongestFirstWord = 20;
  std::vector<NationalId> ids_;
  std::vector<std::vector<Form>> by_first_run_;  // by the digits of its first run
  // Of those the ones that may have a byte behind that run, by its kind (0 where no form names it): numbers are many, and forms of most lengths some dozens.
  std::array<uint8_t, 256> kind_of_behind_{};
  std::vector<std::vector<std::vector<uint16_t>>> by_behind_;
  std::vector<std::vector<Form>> by_first_word_;  // of letters and digits, by its length
};

}  // namespace day::pii
