// The numbering plans of the world: which digits are a telephone number where. Made when Daylight is built (tools/phone_plans) from the
// metadata of libphonenumber; here only its automata are walked.
#pragma once

#include <algorithm>
#include <bitset>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace day::pii {

// Digits of each group as it is written: "030 12 34" is {3, 2, 2}.
using Groups = std::span<const uint8_t>;

struct PhoneMatch {
  bool valid = false;      // some plan has such numbers
  bool mobile = false;     // as mobile numbers
  bool formatted = false;  // and they are grouped so there
  uint8_t code = 0;        // digits of the calling code, of international numbers
};

// What is asked of a number within countries: is it valid somewhere; besides, is it grouped as somewhere it is written; besides, is it a mobile
// number where it is. kFormattedAlone: is it grouped so, whether or not other plans have such numbers.
enum class Asked : uint8_t { kValid, kFormatted, kFormattedAlone, kMobile };

// Immutable: any thread.
class PhonePlans {
 public:
  static const PhonePlans& The();

  // Digits behind the "+": calling code and number. ITU-T E.164: at most 15.
  PhoneMatch International(std::string_view digits, Groups groups) const;
  // As dialed within a country, with its trunk prefix where there is one, in any region: as much as is asked, for the first region that says it is enough.
  PhoneMatch National(std::string_view digits, Groups groups, Asked asked) const;
  // Within one region, by its two letters.
  PhoneMatch InRegion(std::string_view id, std::string_view digits, Groups groups) const;
  bool HasRegion(std::string_view id) const;
  size_t regions() const { return regions_.size(); }

 private:
  struct Format {
    uint32_t leads;  // first state of the automaton of leading digits, or 0
    uint8_t trunk;   // 0 never written, 1 always, 2 either way
    std::vector<std::pair<uint8_t, uint8_t>> groups;
  };
  struct Region {
    std::string id;
    uint16_t code = 0;
    uint32_t numbers = 0;
    std::string trunk;
    std::vector<Format> formats;
    uint64_t endings = 0;  // of the formats: how many groups, and how long the last
    bool MayFormat(Groups groups) const;
  };
  static uint64_t EndingOf(size_t count, size_t last) { return uint64_t{1} << (count % 4 * 16 + std::min<size_t>(last, 15)); }

  explicit PhonePlans(std::string_view bytes);
  uint16_t Accepts(uint32_t automaton, std::string_view digits) const;
  bool Leads(uint32_t automaton, std::string_view digits) const;
  bool IsFormatted(const Region& region, std::string_view national, Groups groups, bool with_trunk) const;
  PhoneMatch In(const Region& region, std::string_view digits, Groups groups) const;

  std::vector<Region> regions_;
  // Regions that have any national number of that length (with its trunk prefix or without) that begins with these two digits.
  const std::vector<uint16_t>& Candidates(std::string_view digits) const;
  void AddStarts(uint16_t region);
  std::vector<uint32_t> LengthsToGo(uint32_t automaton) const;
  uint32_t LengthsFrom(uint32_t automaton, const std::vector<uint32_t>& to_go, std::string_view digits) const;

  static constexpr size_t kLongest = 17;         // digits
  std::vector<std::vector<uint16_t>> by_code_;   // regions by calling code, up to 999
  std::vector<std::vector<uint16_t>> by_start_;  // by first two digits and length
  std::vector<std::bitset<256>> lives_;          // by first three digits: regions that have any number that begins so
  std::vector<uint16_t> states_;                 // 11 numbers each
};

}  // namespace day::pii
