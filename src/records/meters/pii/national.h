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
  using Runs = std::span<const records::NumberStretch::Run>;
  NationalIds();
  const std::vector<NationalId>& ids() const { return ids_; }

  // Those whose first digits are a run of a stretch.
  void AtRun(const Site& site, Runs runs, size_t first, std::vector<NationalMatch>& found) const;
  // Those that begin with a word of letters and digits.
  void AtWord(const Site& site, uint32_t begin, uint32_t end, std::vector<NationalMatch>& found) const;

 private:
  // A form with its separators written out.
  struct Form {
    uint16_t id;
    std::string places;  // 9, A, X, and signs for themselves
    bool alone = false;
    bool grouped = false;  // it has separators
    uint32_t lead = 0;     // places before the first digit
    char behind = '\0';    // the place behind the first run
    bool told = false;     // by the runs alone: it has nothing but digits and signs
  };
  // What follows a first run of some length in a form: the bytes of RunsBehind that it names.
  struct Behind {
    uint64_t mask, wanted;
    uint16_t form;
  };
  static uint64_t RunsBehind(const Bounded& text, Runs runs, size_t first, int count);
  static Behind BehindOf(Form& form, uint16_t number, size_t at);
  void Try(const Site& site, const Form& form, uint32_t begin, std::vector<NationalMatch>& found) const;

  static constexpr size_t kLongestRun = 19, kLongestFirstWord = 20;
  std::vector<NationalId> ids_;
  std::vector<Form> by_run_;                           // those that begin with a run of digits, or have one behind letters and a sign
  std::vector<std::vector<Behind>> by_first_run_;      // of those, by the digits of that run
  std::array<uint64_t, kLongestRun + 1> may_begin_{};  // a bit for what may be behind such a run: behind most there is nothing of any form
  std::vector<std::vector<Form>> by_first_word_;       // of letters and digits, by its length
};

}  // namespace day::pii
