#include "records/meters/pii/phone.h"

#include <algorithm>
#include <array>

namespace day::pii {
namespace {

constexpr size_t kMostDigits = 17;  // E.164's 15 and a trunk prefix
constexpr size_t kMostGroups = 8;
constexpr uint32_t kNear = 20;  // bytes before a number where a word like "call" or "number" counts

// What stands between two groups of one number: at most three signs, of which one is no blank.
struct Gap {
  bool joins = false;
  bool blank = false, hyphen = false, dot = false, slash = false, opens = false, closes = false;
};
Gap GapBetween(std::string_view text, uint32_t begin, uint32_t end) {
  Gap gap;
  int others = 0;
  for (uint32_t at = begin; at < end;) {
    const std::string_view rest = text.substr(at, end - at);
    if (text[at] == ' ') gap.blank = true, ++at;
    else if (text[at] == '-') gap.hyphen = true, ++others, ++at;
    else if (text[at] == '.') gap.dot = true, ++others, ++at;
    else if (text[at] == '/') gap.slash = true, ++others, ++at;
    else if (text[at] == '(') gap.opens = true, ++at;
    else if (text[at] == ')') gap.closes = true, ++at;
    else if (rest.starts_with("\xC2\xA0")) gap.blank = true, at += 2;
    else if (rest.starts_with("\xE2\x80\x90") || rest.starts_with("\xE2\x80\x91") || rest.starts_with("\xE2\x80\x93")) gap.hyphen = true, ++others, at += 3;
    else if (rest.starts_with("\xE2\x80\xAF")) gap.blank = true, at += 3;
    else return gap;
  }
  gap.joins = others <= 2 && end - begin <= 4;
  return gap;
}

struct Number {
  std::array<char, kMostDigits> digits{};
  std::array<uint8_t, kMostGroups> groups{};
  std::array<size_t, kMostGroups> digits_at_end{};  // of each group
  size_t length = 0, count = 0;
  bool blanks = false, hyphens = false, dots = false, slashes = false, brackets = false, mixed = false;
};

bool IsDateLike(const Number& number) {
  const auto value = [&](size_t from, size_t count) {
    int sum = 0;
    for (size_t i = from; i < from + count; ++i) sum = sum * 10 + (number.digits[i] - '0');
    return sum;
  };
  const auto& g = number.groups;
  if (number.count >= 3 && g[0] == 4 && g[1] <= 2 && g[2] <= 2) return value(0, 4) >= 1000 && value(0, 4) <= 2999 && value(4, g[1]) <= 12;
  if (number.count >= 3 && g[0] <= 2 && g[1] <= 2 && (g[2] == 4 || g[2] == 2) && !number.brackets) {
    const int first = value(0, g[0]), second = value(g[0], g[1]);
    const bool date = (first <= 31 && second <= 12) || (first <= 12 && second <= 31);
    return date && first > 0 && second > 0 && (g[2] == 2 ? number.count == 3 : value(g[0] + g[1], 4) >= 1000 && value(g[0] + g[1], 4) <= 2100);
  }
  return number.count == 2 && g[0] == 4 && g[1] == 4 && value(0, 4) >= 1500 && value(0, 4) <= 2100 && value(4, 4) >= 1500 && value(4, 4) <= 2100;  // years
}

// With the zero that is dialed within a country, in groups as people write them: blanks, hyphens or a slash between all but the first two,
// dots only where they stand between all.
bool IsTrunkShaped(const Number& number, std::span<const records::NumberStretch::Run> runs, std::string_view text) {
  if (number.length < 9 || number.length > 12 || number.count < 2 || number.count > 6 || number.digits[0] != '0' || number.digits[1] == '0') return false;
  if (number.groups[0] > 6 || (number.groups[0] == 1 && !number.brackets)) return false;
  size_t dots = 0;
  for (size_t i = 1; i < number.count; ++i) {
    const Gap gap = GapBetween(text, runs[i - 1].end, runs[i].begin);
    if (!gap.joins) return false;
    dots += gap.dot;
    if (number.groups[i] < 2 || number.groups[i] > 8) return false;
  }
  return dots == 0 || (dots == number.count - 1 && number.count >= 4);
}

// "(0221) 123-4567": two to five digits in brackets, and no year; behind them hyphens and blanks, or all in one piece behind a leading zero.
bool Bracketed(std::string_view text, std::span<const records::NumberStretch::Run> runs, bool opened) {
  if (!opened || runs.size() < 2 || text[runs[0].end] != ')') return false;
  const uint32_t area = runs[0].end - runs[0].begin;
  const bool zero = text[runs[0].begin] == '0';
  if (area < 2 || area > 5 || (area == 4 && (text[runs[0].begin] == '1' || text[runs[0].begin] == '2')) || runs[1].begin - runs[0].end > 2) return false;
  if (runs.size() == 2) return zero && runs[1].end - runs[1].begin >= 5;
  bool hyphen = false;
  for (size_t i = 2; i < runs.size(); ++i) {
    const char c = text[runs[i - 1].end];
    if (runs[i].begin - runs[i - 1].end != 1 || (c != ' ' && c != '-') || runs[i].end - runs[i].begin < 2) return false;
    hyphen |= c == '-';
  }
  return zero || hyphen;
}

bool HyphensAlone(std::string_view text, std::span<const records::NumberStretch::Run> runs) {
  for (size_t i = 1; i < runs.size(); ++i)
    if (runs[i].begin - runs[i - 1].end != 1 || text[runs[i - 1].end] != '-') return false;
  return true;
}

// Three or four groups with the same sign between all of them, ten or eleven digits, the area's first.
bool IsEvenlyParted(std::string_view text, std::span<const records::NumberStretch::Run> runs, size_t length) {
  if (runs.size() < 3 || runs.size() > 4 || length < 10 || length > 11) return false;
  const char sign = text[runs[0].end];
  if (sign != ' ' && sign != '-') return false;
  for (size_t i = 0; i < runs.size(); ++i) {
    const uint32_t digits = runs[i].end - runs[i].begin;
    if (digits < (i > 1 && runs.size() == 3 ? 3 : 2) || digits > 5 || (i > 0 && (runs[i].begin - runs[i - 1].end != 1 || text[runs[i - 1].end] != sign))) return false;
  }
  return true;
}

// "01 02 03 04 05": what stands in examples and dumps.
bool CountsUpOrDown(const Number& number) {
  if (number.count < 4) return false;
  std::array<int, kMostGroups> values{};
  size_t at = 0;
  for (size_t g = 0; g < number.count; ++g)
    for (size_t i = 0; i < number.groups[g]; ++i) values[g] = values[g] * 10 + (number.digits[at++] - '0');
  const int step = values[1] - values[0];
  if (step != 1 && step != -1) return false;
  size_t steps = 0;
  for (size_t g = 1; g < number.count; ++g) steps += values[g] - values[g - 1] == step;
  return steps + 1 >= number.count - 1;
}

// Numbers alone in a field that are something else more often: seconds and milliseconds since 1970, dates with and without a time.
bool IsTimeLike(std::string_view digits) {
  const auto value = [&](size_t from, size_t count) {
    int sum = 0;
    for (size_t i = from; i < from + count; ++i) sum = sum * 10 + (digits[i] - '0');
    return sum;
  };
  if ((digits.size() == 10 || digits.size() == 13) && digits[0] == '1') return true;
  if (digits.size() < 8 || (digits.size() != 8 && digits.size() != 12 && digits.size() != 14)) return false;
  return value(0, 4) >= 1900 && value(0, 4) <= 2100 && value(4, 2) >= 1 && value(4, 2) <= 12 && value(6, 2) >= 1 && value(6, 2) <= 31;
}

// Are there more groups of two before or behind, as in a dump of bytes?
bool IsPartOfList(std::string_view text, std::span<const records::NumberStretch::Run> runs, size_t first, size_t last) {
  const auto two = [&](size_t i) { return runs[i].end - runs[i].begin == 2; };
  const bool before = first > 0 && two(first - 1) && runs[first].begin - runs[first - 1].end == 1 && text[runs[first - 1].end] == ' ';
  const bool behind = last + 1 < runs.size() && two(last + 1) && runs[last + 1].begin - runs[last].end == 1 && text[runs[last].end] == ' ';
  return before || behind;
}

// "ext. 12", "x12", "ext 12", "#12" behind a number: its end, or `end`.
uint32_t ExtensionEnd(const Bounded& text, uint32_t end) {
  uint32_t at = end;
  while (at - end < 3 && (IsBlank(text[at]) || text[at] == ',' || text[at] == ';')) ++at;
  const char first = text[at];
  if (!IsLetter(first) && first != '#') return end;
  for (const std::string_view word : {"extension", "ext.", "ext", "xtn", "x", "#", "Ext.", "Ext", "X", "poste", "ramal", "anexo"}) {
    if (word[0] != first || text.text.substr(at, word.size()) != word) continue;
    uint32_t digits = at + static_cast<uint32_t>(word.size());
    while (IsBlank(text[digits]) || text[digits] == '.' || text[digits] == ':' || text[digits] == '=') ++digits;
    uint32_t last = digits;
    while (last - digits < 7 && IsDigit(text[last])) ++last;
    if (last == digits || IsAlnum(text[last]) || last - at > 20) return end;
    return last;
  }
  return end;
}

bool MayStandBefore(const Bounded& text, uint32_t begin) {
  const char c = text[static_cast<int64_t>(begin) - 1], further = text[static_cast<int64_t>(begin) - 2];
  if (IsDigit(c) || (IsLetter(c) && !IsLetter(further)) || c == '_' || c == '$' || c == '#' || c == '@' || c == '%' || c == '&' || c == '\\') return false;
  if (c == '-' || c == '/' || c == '.' || c == ',' || c == '=') return !IsAlnum(further) || c == '=';
  return true;
}

bool MayFollow(const Bounded& text, uint32_t end) {
  const char c = text[end];
  if (IsAlnum(c) || c == '_' || c == '%' || c == '@') return false;
  return !((c == '-' || c == '.' || c == '/' || c == ',' || c == ':') && IsAlnum(text[end + 1])) &&
         !(c == '(' && IsAlnum(text[end + 1]) && !IsDigit(text[end + 1]));
}

}  // namespace

Found PhoneDetector::At(const Site& site, std::span<const records::NumberStretch::Run> runs, size_t first, size_t& last_run) const {
  const Bounded text{site.text};
  const PhonePlans& plans = PhonePlans::The();
  uint32_t begin = runs[first].begin;
  bool opened = false, plus = false;
  if (text[static_cast<int64_t>(begin) - 1] == '(' && text[runs[first].end] == ')') {
    opened = true;
    --begin;
  }
  for (uint32_t back = begin; back > 0 && begin - back < 2;) {  // "+49", "+ 49", "+(49"
    if (text[back - 1] == '+') {
      plus = true;
      begin = back - 1;
      break;
    }
    if (text[back - 1] != ' ' || opened) break;
    --back;
  }
  if (plus) {
    const char c = text[static_cast<int64_t>(begin) - 1];
    if (IsDigit(c) || c == '+' || c == '_' || c == '-') return {};  // sums, times with zones
  } else if (!MayStandBefore(text, begin)) {
    return {};
  }
  std::optional<Topics> before;
  const auto topics = [&] {
    if (before) return *before;
    const Topics all = site.Before(begin);
    if (!all.Has(Topic::kPhone) && !all.Has(Topic::kPhoneNear)) return *(before = all);
    // Words of a line speak for numbers of that line; those of the line before only for a number that begins its own.
    const uint32_t line = site.LineBegin(begin);
    before = site.HasInk(line, begin) ? site.Before(begin, std::min(begin - line, ContextWords::kBefore)) : all;
    if (!before->Has(Topic::kPhone) && before->Has(Topic::kPhoneNear) && !all.Has(Topic::kOtherNumber) && site.Before(begin, kNear).Has(Topic::kPhoneNear) && !site.HasLineBreak(begin, kNear))
      before->Add(static_cast<size_t>(Topic::kPhone));
    return *before;
  };
  if (!plus) {
    // Most stretches are dates, sizes, versions: what neither begins like a number nor is called one needs no further look.
    const uint32_t length = runs[first].end - runs[first].begin;
    const bool zero = text[runs[first].begin] == '0' && length >= 2;
    const bool american =
        (length == 3 || (length == 1 && text[runs[first].begin] == '1')) && first + 1 < runs.size() && runs[first + 1].end - runs[first + 1].begin == 3;
    const char behind = text[runs[first].end];
    if (behind == ':' || (length == 4 && !zero && (behind == '-' || behind == '/') && first + 2 < runs.size() && runs[first + 1].end - runs[first + 1].begin <= 2))
      return {};  // a time, a date
    if (!opened && !zero && !american && regions_.empty() && !(begin < 12 && site.whole) && !topics().Has(Topic::kPhone)) return {};
  }
  // Its groups, as far as they may reach.
  Number number;
  Gap gap;
  size_t joined = 0;
  bool trunk_in_brackets = false;
  for (size_t i = first; i < runs.size() && number.count < kMostGroups; ++i) {
    const size_t more = runs[i].end - runs[i].begin;
    if (i > first) {
      gap = GapBetween(site.text, runs[i - 1].end, runs[i].begin);
      if (!gap.joins || (gap.opens && i > first + 2)) break;
      if (gap.opens && !gap.closes && text[runs[i].end] != ')') break;
      // "+44 (0)20": the zero is dialed within the country only.
      if (plus && gap.opens && more == 1 && text[runs[i].begin] == '0' && text[runs[i].end] == ')') {
        trunk_in_brackets = true;
        joined = i;
        continue;
      }
    }
    if (number.length + more > kMostDigits) break;
    std::copy_n(site.text.begin() + runs[i].begin, more, number.digits.begin() + static_cast<std::ptrdiff_t>(number.length));
    number.length += more;
    number.digits_at_end[number.count] = number.length;
    number.groups[number.count++] = static_cast<uint8_t>(more);
    joined = i;
  }
  if (number.length < 6) return {};

  // From the longest reach to the shortest: the first that is a number there, better the first that is grouped as numbers there are.
  struct Reach {
    PhoneMatch match;
    size_t groups = 0, run = 0;
    uint32_t end = 0;
  };
  Reach best;
  const bool idd = !plus && number.length >= 10 && number.digits[0] == '0' && number.digits[1] == '0';
  size_t run = joined;
  for (size_t count = number.count; count > 0; --count) {
    const size_t length = number.digits_at_end[count - 1];
    if (length < 6) break;
    uint32_t end = runs[run].end;
    const size_t this_run = run;
    if (run > first) --run;
    if (trunk_in_brackets && this_run > first && runs[run].end - runs[run].begin == 1 && text[runs[run].begin] == '0' && text[runs[run].end] == ')' &&
        run > first)
      --run;
    if (text[end] == ')' && opened && count == 1) ++end;
    if (!MayFollow(text, end) && ExtensionEnd(text, end) == end) continue;
    const std::string_view digits(number.digits.data(), length);
    const Groups groups(number.groups.data(), count);
    PhoneMatch match;
    if (plus) {
      match = plans.International(digits, groups);
    } else if (idd && digits[2] != '0') {
      std::array<uint8_t, kMostGroups> rest = number.groups;
      rest[0] = static_cast<uint8_t>(rest[0] > 2 ? rest[0] - 2 : 0);
      match = plans.International(digits.substr(2), rest[0] ? Groups(rest.data(), count) : Groups(rest.data() + 1, count - 1));
    } else {
      break;
    }
    if (match.valid && (!best.match.valid || (match.formatted && !best.match.formatted))) best = {match, count, this_run, end};
    if (best.match.formatted) break;
  }
  if (plus || (idd && best.match.valid)) {
    if (best.match.valid) {
      if (idd && !best.match.formatted && !topics().Has(Topic::kPhone) && !site.IsAll(begin, best.end)) return {};
      const uint32_t end = ExtensionEnd(text, best.end);
      last_run = best.run;
      return Candidate{begin, end, Validity::kValid, kRankNamed};
    }
    // In no plan, and yet written or called like one: "+1 (555) 010-99".
    const uint32_t end = runs[joined].end;
    if (number.length < 7 || number.length > 15 || number.digits[0] == '0' || !MayFollow(text, end)) return {};
    const char before_plus = text[static_cast<int64_t>(begin) - 1];
    const bool shaped = number.count >= 3 && before_plus != '\n' && (text[runs[first].end] == ' ' || text[runs[first].end] == '-') && !gap.dot;
    // E.164's own form: the plus, digits, and nothing else of its word.
    const bool apart = before_plus == ' ' || before_plus == '(' || before_plus == '"' || before_plus == '\0';
    const bool parted = number.count == 2 && number.groups[0] <= 3 && number.groups[1] >= 7 && text[runs[first].end] == ' ';
    const bool compact = number.length >= 11 && (number.count == 1 || parted) && runs[first].begin == begin + 1 && apart && !topics().Has(Topic::kOtherNumber);
    if (!topics().Has(Topic::kPhone) && !shaped && !compact && !site.IsAll(begin, end)) return {};
    last_run = joined;
    return Candidate{begin, end, Validity::kInvalid, kRankPhone};
  }

  const auto against_number = [&] { return topics().Has(Topic::kOtherNumber) || topics().Has(Topic::kVersion); };
  // National numbers: by a word, by being all there is, or by groups that only telephone numbers have.
  run = joined;
  for (size_t count = number.count; count > 0; --count) {
    const size_t length = number.digits_at_end[count - 1];
    const size_t this_run = run;
    if (run > first) --run;
    if (length < 6) break;
    uint32_t end = runs[this_run].end;
    const std::string_view digits(number.digits.data(), length);
    const Groups groups(number.groups.data(), count);
    const uint32_t with_extension = ExtensionEnd(text, end);
    if (!MayFollow(text, end) && with_extension == end) continue;
    Number part = number;
    part.length = length;
    part.count = count;
    part.brackets = opened && text[runs[first].end] == ')';
    if (IsDateLike(part) || (count == 1 && IsTimeLike(digits) && length != 10) || CountsUpOrDown(part)) continue;
    bool single = false;  // a digit alone in the middle of a number is one of something else
    for (size_t g = 1; g < count; ++g) single |= groups[g] == 1;
    const bool all = site.IsAll(begin, with_extension);
    const bool trunk = digits[0] == '0' && digits[1] != '0';
    if (single && !opened && !trunk) continue;
    const bool nanp = (count == 3 && groups[0] == 3 && groups[1] == 3 && groups[2] == 4) ||
                      (count == 4 && groups[0] == 1 && groups[1] == 3 && groups[2] == 3 && groups[3] == 4 && digits[0] == '1');
    if (IsLetter(text[static_cast<int64_t>(begin) - 1]) && !nanp) continue;  // "call415-555-0132", but no part of a word
    const Gap first_gap = count > 1 ? GapBetween(site.text, runs[first].end, runs[first + 1].begin) : Gap();
    for (const std::string& region : regions_)
      if (plans.InRegion(region, digits, groups).valid) {
        last_run = this_run;
        return Candidate{begin, with_extension, Validity::kValid, kRankPhone};
      }
    const bool shaped = trunk && IsTrunkShaped(part, runs.subspan(first, this_run - first + 1), site.text);
    if (!all && !nanp && !shaped && !opened && !topics().Has(Topic::kPhone)) continue;
    if (!all && count > 1 && part.groups[0] < 2 && !trunk && !nanp) continue;
    const bool bracketed = Bracketed(site.text, runs.subspan(first, this_run - first + 1), opened) && length >= 9 && length <= 12;
    const PhoneMatch match = plans.National(digits, groups, false);
    if (single && !opened && !match.formatted) continue;
    const size_t area = nanp ? length - 10 : 0;
    const bool dialed = nanp && digits[area] >= '2' && digits[area + 3] >= '2';
    if (match.valid) {
      // With the zero that is dialed, in other groups than its plan has. 3-2-4 are those of other numbers.
      const bool loose = trunk && length >= 9 && groups[0] >= 2 && !(count == 3 && groups[0] == 3 && groups[1] == 2 && groups[2] == 4);
      bool taken = false;
      if (topics().Has(Topic::kPhone)) taken = length >= 7;
      else if (all) taken = count > 1 ? match.formatted || nanp || loose : (trunk && length >= 9 && match.mobile);
      else if (against_number()) taken = false;
      else if (nanp && !trunk) taken = (opened && first_gap.closes) || (first_gap.hyphen && plans.InRegion("US", digits, groups).valid);
      else if (bracketed) taken = true;
      else if (shaped)
        taken = (match.formatted || (!(first > 0 && runs[first].begin - runs[first - 1].end == 1) && IsEvenlyParted(site.text, runs.subspan(first, this_run - first + 1), length))) && (count >= 3 || opened || first_gap.slash || (first_gap.hyphen && groups[0] <= 4 && groups[1] >= 6) || (first_gap.blank && !first_gap.opens && length >= 10)) &&
                !IsPartOfList(site.text, runs, first, this_run);
      if (taken) {
        last_run = this_run;
        if (length >= 9 && topics().Has(Topic::kPhone)) return Candidate{begin, with_extension, Validity::kValid, kRankCalled};
        const bool certain = dialed || (trunk && (count == 1 || match.formatted)) || (match.formatted && match.mobile);
        return Candidate{begin, with_extension, Validity::kValid, all && certain ? kRankDialed : kRankPhone};
      }
    }
    // In brackets, as North Americans write theirs, behind a word that says so, or all there is.
    // Said or written like a number, and in no plan.
    const bool written = (dialed && ((HyphensAlone(site.text, runs.subspan(first, this_run - first + 1)) && !against_number()) || with_extension != end)) || (bracketed && !against_number());
    const bool called = topics().Has(Topic::kPhone) && count > 1 && shaped && part.groups[0] <= 5 && length >= 9 && length <= 12 && !against_number();
    if (length >= 7 && ((nanp && opened && first_gap.closes) || (count > 1 && nanp && topics().Has(Topic::kPhone)) || (all && dialed) || called || written)) {
      last_run = this_run;
      return Candidate{begin, with_extension, Validity::kInvalid, all && dialed ? kRankDialed : kRankPhone};
    }
  }
  // All there is, with the country's code as its first group but no plus: "55 11 96123-4567".
  if (number.count > 1 && number.length >= 9 && number.length <= 15 && site.IsAll(begin, runs[joined].end) && !topics().Has(Topic::kOtherNumber)) {
    const Groups groups(number.groups.data(), number.count);
    const PhoneMatch match = plans.International({number.digits.data(), number.length}, groups);
    if (match.valid && match.code == groups[0] && std::ranges::find(groups.subspan(1), 1) == groups.subspan(1).end() && !IsDateLike(number) && !CountsUpOrDown(number)) {
      last_run = joined;
      return Candidate{begin, runs[joined].end, Validity::kPlausible, match.formatted ? kRankDialed : kRankPhone};
    }
  }
  // Digits alone in a field: a number of some country, as programs store them, with its code or without. Nothing else says so.
  if (number.count == 1 && !opened && number.length >= 10 && number.length <= 13 && site.IsAll(begin, runs[first].end) && !topics().Has(Topic::kOtherNumber)) {
    const std::string_view digits(number.digits.data(), number.length);
    if (!IsTimeLike(digits)) {
      const bool with_code = number.length >= 11 && plans.International(digits, {}).mobile;
      if (with_code || plans.National(digits, {}, false).mobile) {
        last_run = first;
        return Candidate{begin, runs[first].end, Validity::kPlausible, with_code ? kRankDialed : kRankWeak};
      }
    }
  }
  return {};
}

}  // namespace day::pii
