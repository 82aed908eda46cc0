#include "records/meters/pii/phone_plans.h"

#include <algorithm>
#include <array>

#include "base/assert.h"
#include "base/embedded.h"
#include "bytes/cursor.h"

namespace day {
std::span<const EmbeddedFile> PhonePlanFiles();
}

namespace day::pii {
namespace {

constexpr size_t kState = 11;  // 10 ways on, then what is accepted
constexpr uint16_t kMobile = 2;

size_t ThreeOf(std::string_view digits) { return static_cast<size_t>((digits[0] - '0') * 100 + (digits[1] - '0') * 10 + (digits[2] - '0')); }

}  // namespace

const PhonePlans& PhonePlans::The() {
  static const PhonePlans kPlans(PhonePlanFiles()[0].bytes);
  return kPlans;
}

PhonePlans::PhonePlans(std::string_view bytes) : by_code_(1000) {
  Cursor cursor(bytes);
  uint32_t count = 0;
  cursor.ReadLittle(count);
  std::string_view raw;
  DAY_ASSERT(cursor.ReadText(uint64_t{count} * kState * 2, raw));  // the build made the file
  states_.resize(size_t{count} * kState);
  for (size_t i = 0; i < states_.size(); ++i) states_[i] = FromLittle<uint16_t>(raw.data() + 2 * i);
  cursor.ReadLittle(count);
  for (uint32_t i = 0; i < count && cursor.ok(); ++i) {
    Region region;
    std::string_view id, trunk;
    uint8_t length = 0, formats = 0;
    cursor.ReadText(2, id);
    cursor.ReadLittle(region.code);
    cursor.ReadLittle(region.numbers);
    cursor.ReadLittle(length);
    cursor.ReadText(length, trunk);
    cursor.ReadLittle(formats);
    for (uint8_t f = 0; f < formats; ++f) {
      Format format{};
      uint8_t groups = 0;
      cursor.ReadLittle(format.leads);
      cursor.ReadLittle(format.trunk);
      cursor.ReadLittle(groups);
      for (uint8_t g = 0; g < groups; ++g) {
        uint8_t least = 0, most = 0;
        cursor.ReadLittle(least);
        cursor.ReadLittle(most);
        format.groups.emplace_back(least, most);
      }
      if (groups > 0)
        for (size_t last = format.groups.back().first; last <= format.groups.back().second; ++last) region.endings |= EndingOf(groups, last);
      region.formats.push_back(std::move(format));
    }
    region.id = id;
    region.trunk = trunk;
    if (region.code < by_code_.size()) by_code_[region.code].push_back(static_cast<uint16_t>(regions_.size()));
    regions_.push_back(std::move(region));
  }
  DAY_ASSERT(cursor.ok() && !regions_.empty() && regions_.size() <= 256);
  lives_.resize(1000);
  by_start_.resize(100 * (kLongest + 1));
  for (uint16_t r = 0; r < regions_.size(); ++r) {
    const Region& region = regions_[r];
    if (region.id == "00") continue;
    AddStarts(r);
    const std::vector<uint32_t> to_go = LengthsToGo(region.numbers);
    for (size_t start = 0; start < 100; ++start) {
      const char digits[] = {static_cast<char>('0' + start / 10), static_cast<char>('0' + start % 10)};
      uint32_t lengths = LengthsFrom(region.numbers, to_go, {digits, 2});
      // With the trunk prefix before the number: of the two digits, or the first of them.
      if (region.trunk.size() == 1 && digits[0] == region.trunk[0]) lengths |= LengthsFrom(region.numbers, to_go, {digits + 1, 1}) << 1;
      if (region.trunk.size() == 2 && region.trunk == std::string_view(digits, 2)) lengths |= LengthsFrom(region.numbers, to_go, {}) << 2;
      for (size_t length = 2; length <= kLongest; ++length)
        if (lengths >> length & 1U) by_start_[start * (kLongest + 1) + length].push_back(r);
    }
  }
}

void PhonePlans::AddStarts(uint16_t index) {
  const Region& region = regions_[index];
  // All that begin with some digits, from a state that they lead to.
  const auto add = [&](const auto& self, size_t state, size_t digits, size_t power) -> void {
    if (power == 1) {
      lives_[digits].set(index);
      return;
    }
    for (size_t digit = 0; digit < 10; ++digit)
      if (const size_t to = states_[(region.numbers + state) * kState + digit]) self(self, to, digits + digit * power / 10, power / 10);
  };
  add(add, 1, 0, 1000);
  size_t digits = 0, power = 1000;
  for (const char c : region.trunk.substr(0, 3)) digits += static_cast<size_t>(c - '0') * (power /= 10);
  if (!region.trunk.empty()) add(add, 1, digits, power);
}

// Of each state of an automaton that can be reached, bit n: n more digits lead to a number.
std::vector<uint32_t> PhonePlans::LengthsToGo(uint32_t automaton) const {
  std::vector<size_t> reached;
  std::vector<uint32_t> to_go(2, 0);
  std::vector<bool> seen(2, false);
  const auto reach = [&](const auto& self, size_t state) -> void {  // no deeper than numbers are long
    for (size_t digit = 0; digit < 10; ++digit) {
      const size_t to = states_[(automaton + state) * kState + digit];
      if (to >= seen.size()) seen.resize(to + 1), to_go.resize(to + 1);
      if (to == 0 || to == 1 || seen[to]) continue;
      seen[to] = true;
      self(self, to);
    }
    reached.push_back(state);
  };
  reach(reach, 1);
  // What a state leads to stands before it: a round settles what no way leads back from.
  for (bool changed = true; changed;) {
    changed = false;
    for (const size_t state : reached) {
      const uint16_t* const row = &states_[(automaton + state) * kState];
      uint32_t lengths = row[10] != 0 ? 1 : 0;
      for (size_t digit = 0; digit < 10; ++digit)
        if (row[digit] != 0) lengths |= to_go[row[digit]] << 1;
      lengths &= (uint32_t{1} << (kLongest + 1)) - 1;
      changed |= lengths != to_go[state];
      to_go[state] = lengths;
    }
  }
  return to_go;
}

// Bit n: some number of n digits begins so.
uint32_t PhonePlans::LengthsFrom(uint32_t automaton, const std::vector<uint32_t>& to_go, std::string_view digits) const {
  size_t state = 1;
  for (const char c : digits) state = state == 0 ? 0 : states_[(automaton + state) * kState + static_cast<size_t>(c - '0')];
  return state == 0 ? 0 : to_go[state] << digits.size();
}

const std::vector<uint16_t>& PhonePlans::Candidates(std::string_view digits) const {
  static const std::vector<uint16_t> kNone;
  if (digits.size() < 2 || digits.size() > kLongest) return kNone;
  return by_start_[static_cast<size_t>((digits[0] - '0') * 10 + (digits[1] - '0')) * (kLongest + 1) + digits.size()];
}

uint16_t PhonePlans::Accepts(uint32_t automaton, std::string_view digits) const {
  size_t state = 1;
  for (const char c : digits) {
    state = states_[(automaton + state) * kState + static_cast<size_t>(c - '0')];
    if (state == 0) return 0;
  }
  return states_[(automaton + state) * kState + 10];
}

bool PhonePlans::Leads(uint32_t automaton, std::string_view digits) const {
  if (automaton == 0) return true;
  size_t state = 1;
  for (const char c : digits) {
    state = states_[(automaton + state) * kState + static_cast<size_t>(c - '0')];
    if (state == 0) return false;
    if (states_[(automaton + state) * kState + 10]) return true;
  }
  return false;
}

// False for most that are not. A trunk prefix may be a group of its own, one of two digits even two of them, and changes nothing behind it.
bool PhonePlans::Region::MayFormat(Groups groups) const {
  if (groups.size() < 2) return false;
  uint64_t may = EndingOf(groups.size(), groups.back()) | EndingOf(groups.size() - 1, groups.back());
  if (trunk.size() > 1) may |= EndingOf(groups.size() - 2, groups.back());
  return (endings & may) != 0;
}

// `groups` are those of the national number; with a trunk prefix the first group has its digits, too, or is the prefix alone.
bool PhonePlans::IsFormatted(const Region& region, std::string_view national, Groups groups, bool with_trunk) const {
  if (!region.MayFormat(groups)) return false;
  std::array<uint8_t, 16> held{};
  size_t count = 0;
  size_t drop = with_trunk ? region.trunk.size() : 0;
  for (const uint8_t group : groups) {
    const size_t less = group < drop ? group : drop;
    drop -= less;
    if (group > less && count < held.size()) held[count++] = static_cast<uint8_t>(group - less);
  }
  if (count < 2) return false;
  const Groups counted(held.data(), count);
  for (const Format& format : region.formats) {
    if (format.groups.size() != counted.size() || (with_trunk && format.trunk == 0) || !Leads(format.leads, national)) continue;
    bool fits = true;
    for (size_t i = 0; fits && i < counted.size(); ++i) fits = counted[i] >= format.groups[i].first && counted[i] <= format.groups[i].second;
    if (fits) return true;
  }
  return false;
}

PhoneMatch PhonePlans::International(std::string_view digits, Groups groups) const {
  PhoneMatch match;
  if (digits.size() < 6 || digits.size() > 15 || digits[0] == '0') return match;
  for (size_t length = 1; length <= 3; ++length) {
    size_t code = 0;
    for (const char c : digits.substr(0, length)) code = code * 10 + static_cast<size_t>(c - '0');
    const std::string_view national = digits.substr(length);
    for (const uint16_t index : by_code_[code]) {
      const Region& region = regions_[index];
      const uint16_t accepted = Accepts(region.numbers, national);
      if (!accepted) continue;
      match.valid = true;
      match.code = static_cast<uint8_t>(length);
      match.mobile |= (accepted & kMobile) != 0;
      if (!groups.empty() && groups[0] == length) match.formatted |= IsFormatted(region, national, groups.subspan(1), false);
    }
    if (match.valid) return match;
  }
  return match;
}

PhoneMatch PhonePlans::In(const Region& region, std::string_view digits, Groups groups) const {
  PhoneMatch match;
  const bool has_trunk = !region.trunk.empty() && digits.starts_with(region.trunk);
  if (has_trunk)
    if (const std::string_view national = digits.substr(region.trunk.size()); const uint16_t accepted = Accepts(region.numbers, national)) {
      match.valid = true;
      match.mobile = (accepted & kMobile) != 0;
      match.formatted = IsFormatted(region, national, groups, true);
    }
  if (match.formatted) return match;
  if (const uint16_t accepted = Accepts(region.numbers, digits)) {
    match.valid = true;
    match.mobile |= (accepted & kMobile) != 0;
    match.formatted |= IsFormatted(region, digits, groups, false);
  }
  return match;
}

PhoneMatch PhonePlans::National(std::string_view digits, Groups groups, Asked asked) const {
  PhoneMatch match;
  if (digits.size() < 5 || digits.size() > 16) return match;
  const std::bitset<256>& lives = lives_[ThreeOf(digits)];
  for (const uint16_t candidate : Candidates(digits)) {
    if (!lives[candidate] || (asked == Asked::kFormattedAlone && !regions_[candidate].MayFormat(groups))) continue;
    const PhoneMatch here = In(regions_[candidate], digits, groups);
    match.valid |= here.valid;
    match.mobile |= here.mobile;
    match.formatted |= here.formatted;
    if (match.valid && (asked < Asked::kFormatted || match.formatted) && (asked < Asked::kMobile || match.mobile)) break;
  }
  return match;
}

PhoneMatch PhonePlans::InRegion(std::string_view id, std::string_view digits, Groups groups) const {
  for (const uint16_t candidate : Candidates(digits))
    if (const Region& region = regions_[candidate]; region.id == id) return In(region, digits, groups);
  return {};
}

bool PhonePlans::HasRegion(std::string_view id) const {
  for (const Region& region : regions_)
    if (region.id == id) return true;
  return false;
}

}  // namespace day::pii
