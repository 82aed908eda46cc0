// Builds the automata of telephone numbers from libphonenumber's metadata, as the npm package libphonenumber-js has it.
//
// usage: phone_plans metadata.max.json OUTPUT      (run by the build; see cmake/phone_plans.cmake)
//
// The layout is read by src/records/meters/pii/phone_plans.cc; all numbers are little-endian:
//   u32 number of states of all automata; each: 10 × u16 next, u16 accepts. An automaton's states lie together and name each other by
//   their distance from its first; state 0 of each is dead, state 1 its beginning.
//   u32 number of regions; each: 2 bytes id; u16 calling code; u32 first state of its numbers; text of the trunk prefix (u8 length);
//   u8 number of formats; each: u32 first state of its leading digits (0 where any do), u8 whether the trunk prefix stands before it
//   (0 never, 1 always, 2 either way), u8 number of groups, each u8 least and u8 most digits.
#include <cstdio>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "digit_pattern.h"
#include "text/json.h"
#include "text/value.h"

namespace day::phone_plans {
namespace {

// The places of libphonenumber-js' arrays (its source/metadata.js, format version 4).
enum CountryField : size_t { kCode, kIdd, kPattern, kLengths, kFormats, kTrunk, kTrunkRule, kTrunkParse, kTransform, kTrunkOptional, kLeading, kTypes };
enum FormatField : size_t { kShape, kLayout, kLeadingDigits, kFormatTrunkRule, kFormatTrunkOptional, kInternational };
constexpr uint16_t kFixedOrMobile = 1, kMobile = 2, kOther = 4, kLeads = 1;

const Value& At(const Value& list, size_t index) {
  static const Value kNone;
  return index < list.items().size() ? list.items()[index] : kNone;
}

class Writer {
 public:
  Status AddRegion(const std::string& id, const Value& country) {
    std::vector<std::pair<std::string_view, uint16_t>> patterns;
    const Value& types = At(country, kTypes);
    for (size_t i = 0; i < types.items().size(); ++i) {
      const std::string& pattern = At(types.items()[i], 0).string();
      if (!pattern.empty()) patterns.emplace_back(pattern, i == 0 ? kFixedOrMobile : i == 1 ? kFixedOrMobile | kMobile : kOther);
    }
    if (patterns.empty()) patterns.emplace_back(At(country, kPattern).string(), kOther);
    DAY_TRY_ASSIGN(const uint32_t numbers, AddAutomaton(patterns));
    regions_ += id.size() == 2 ? id : "00";
    Number(std::stoul(At(country, kCode).string()), 2);
    Number(numbers, 4);
    std::string trunk = At(country, kTrunk).string();
    Number(trunk.size(), 1);
    regions_ += trunk;
    const Value& formats = At(country, kFormats);
    Number(formats.items().size(), 1);
    for (const Value& format : formats.items()) DAY_TRY(AddFormat(format, trunk, At(country, kTrunkRule).string(), At(country, kTrunkOptional).integer() != 0));
    ++count_;
    return {};
  }

  std::string Take() {
    std::string out;
    std::swap(out, regions_);
    Number(states_.size(), 4);
    for (const State& state : states_) {
      for (const uint16_t next : state.next) Number(next, 2);
      Number(state.accepts, 2);
    }
    Number(count_, 4);
    return regions_ + out;
  }

 private:
  void Number(uint64_t value, int bytes) {
    for (int i = 0; i < bytes; ++i) regions_ += static_cast<char>(value >> (8 * i) & 0xFF);
  }
  Result<uint32_t> AddAutomaton(const std::vector<std::pair<std::string_view, uint16_t>>& patterns) {
    DAY_TRY_ASSIGN(const std::vector<State> states, CompilePatterns(patterns));
    const auto first = static_cast<uint32_t>(states_.size());
    states_.insert(states_.end(), states.begin(), states.end());
    return first;
  }
  // "(\d{3})(\d{3,5})": the digits of each group.
  Status AddFormat(const Value& format, const std::string& trunk, std::string rule, bool optional) {
    uint32_t leads = 0;
    if (const auto& leading = At(format, kLeadingDigits).items(); !leading.empty()) {
      const std::string any_tail = "(?:" + leading.back().string() + ")";  // the last is the most exact
      DAY_TRY_ASSIGN(leads, AddAutomaton({{any_tail, kLeads}}));
    }
    if (!At(format, kFormatTrunkRule).string().empty()) rule = At(format, kFormatTrunkRule).string();
    if (At(format, kFormatTrunkOptional).integer() != 0) optional = true;
    const bool written =
        !trunk.empty() && (rule.find(trunk + "$1") != rule.npos || rule.find(trunk + " $1") != rule.npos || rule.find("(" + trunk) != rule.npos ||
                           rule.find(trunk + "-$1") != rule.npos || rule.find(trunk + " ($1") != rule.npos);
    Number(leads, 4);
    Number(!written ? 0 : optional ? 2 : 1, 1);
    const std::string& shape = At(format, kShape).string();
    std::vector<std::pair<int, int>> groups;
    for (size_t at = 0; at < shape.size();) {
      if (shape[at] != '(') return MakeError(ErrorKind::kInvalid, "format " + shape);
      const size_t end = shape.find(')', at);
      if (end == shape.npos) return MakeError(ErrorKind::kInvalid, "format " + shape);
      int least = 0, most = 0;
      std::string group = shape.substr(at + 1, end - at - 1);
      for (size_t i = 0; i < group.size();) {
        if (group.compare(i, 2, "\\d") == 0) i += 2;
        else if (group[i] == '[') i = group.find(']', i) + 1;
        else if (group[i] >= '0' && group[i] <= '9') ++i;
        else return MakeError(ErrorKind::kInvalid, "format " + shape);
        int low = 1, high = 1;
        if (i < group.size() && group[i] == '{') {
          if (std::sscanf(group.c_str() + i, "{%d,%d}", &low, &high) < 2) high = low;
          i = group.find('}', i) + 1;
        } else if (i < group.size() && group[i] == '?') {
          low = 0;
          ++i;
        }
        least += low;
        most += high;
      }
      groups.emplace_back(least, most);
      at = end + 1;
    }
    Number(groups.size(), 1);
    for (const auto& [least, most] : groups) {
      Number(static_cast<uint64_t>(least), 1);
      Number(static_cast<uint64_t>(most), 1);
    }
    return {};
  }

  std::vector<State> states_ = std::vector<State>(1);  // place 0 is no automaton
  std::string regions_;
  uint32_t count_ = 0;
};

Status Build(const std::string& text, std::string& out) {
  DAY_TRY_ASSIGN(const Value metadata, ParseJson(text));
  if (metadata["version"].integer() != 4) return MakeError(ErrorKind::kUnsupported, "the metadata is not of format version 4");
  Writer writer;
  // Where several regions share a calling code the first of the list is the main one, and lends its formats to the others.
  for (const auto& [code, ids] : metadata["country_calling_codes"].members()) {
    const Value& main = metadata["countries"][At(ids, 0).string()];
    for (const Value& id : ids.items()) {
      Value country = metadata["countries"][id.string()];
      if (At(country, kFormats).items().empty() && country.items().size() > kFormats) country.mutable_items()[kFormats] = At(main, kFormats);
      DAY_TRY(writer.AddRegion(id.string(), country));
    }
  }
  for (const auto& [code, country] : metadata["nonGeographic"].members()) DAY_TRY(writer.AddRegion("001", country));
  out = writer.Take();
  return {};
}

}  // namespace
}  // namespace day::phone_plans

int main(int argc, char** argv) {
  if (argc != 3) return std::fputs("usage: phone_plans METADATA OUTPUT\n", stderr), 2;
  std::ifstream in(argv[1], std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  std::string bytes;
  if (const day::Status status = day::phone_plans::Build(text, bytes); !status)
    return std::fprintf(stderr, "%s: %s\n", argv[1], status.error().message.c_str()), 1;
  std::ofstream out(argv[2], std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  return out.flush() ? 0 : 1;
}
