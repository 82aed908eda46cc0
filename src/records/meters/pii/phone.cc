#include "records/meters/pii/phone.h"

#include <algorithm>
#include <array>
#include <optional>

#include "records/meters/pii/phone_shapes.h"

namespace day::pii {
namespace {

constexpr uint32_t kNear = 20;  // bytes before a number where a word like "call" or "number" counts

// One look at one place of a text.
class Reading {
 public:
  Reading(const Site& site, Runs runs, size_t first, std::span<const std::string> regions)
      : site_(site), text_{site.text}, runs_(runs), first_(first), regions_(regions), begin_(runs[first].begin) {}

  Found Find() {
    if (!Begins() || !ReadGroups()) return {};
    const bool idd = !plus_ && number_.length >= 10 && number_.digits[0] == '0' && number_.digits[1] == '0';
    if (plus_ || idd) {
      const Found found = International(idd);
      if (plus_ || found || refused_) return found;
    }
    if (const Found found = National()) return found;
    if (const Found found = WithCodeApart()) return found;
    return DigitsAlone();
  }
  size_t last_run() const { return last_run_; }

 private:
  static const PhonePlans& Plans() { return PhonePlans::The(); }

  bool Begins();
  bool ReadGroups();
  Found International(bool idd);
  Found OfNoPlan();
  Found National();
  Found National(size_t count, size_t run);
  Found WithCodeApart();
  Found DigitsAlone();
  const Topics& Said();
  bool IsCalled() { return Said().Has(Topic::kPhone); }
  bool IsAnother() { return Said().Has(Topic::kOtherNumber) || Said().Has(Topic::kVersion); }
  Candidate Take(size_t run, uint32_t end, Validity validity, uint8_t rank) {
    last_run_ = run;
    return {begin_, end, validity, rank};
  }

  const Site& site_;
  const Bounded text_;
  const Runs runs_;
  const size_t first_;
  const std::span<const std::string> regions_;
  uint32_t begin_;
  bool opened_ = false, plus_ = false, trunk_in_brackets_ = false, refused_ = false;
  Number number_;
  Gap last_gap_;
  size_t joined_ = 0, last_run_ = 0;
  std::optional<Topics> said_;
};

// Where it begins, with its plus and bracket. Most stretches are dates, sizes, versions: what neither begins like a number nor is called one needs
// no further look.
bool Reading::Begins() {
  if (text_[static_cast<int64_t>(begin_) - 1] == '(' && text_[runs_[first_].end] == ')') {
    opened_ = true;
    --begin_;
  }
  for (uint32_t back = begin_; back > 0 && begin_ - back < 2;) {  // "+49", "+ 49", "+(49"
    if (text_[back - 1] == '+') {
      plus_ = true;
      begin_ = back - 1;
      break;
    }
    if (text_[back - 1] != ' ' || opened_) break;
    --back;
  }
  if (plus_) {
    const char c = text_[static_cast<int64_t>(begin_) - 1];
    return !(IsDigit(c) || c == '+' || c == '_' || c == '-' || c == ')' || c == ']');  // sums, times with zones
  }
  if (!MayStandBefore(text_, begin_)) return false;
  const auto length_of = [&](size_t run) { return run < runs_.size() ? runs_[run].end - runs_[run].begin : 0; };
  const uint32_t length = length_of(first_);
  // "00 00 00": what is dialed has another digit behind two zeros.
  const uint32_t third = length > 2 ? runs_[first_].begin + 2 : first_ + 1 < runs_.size() ? runs_[first_ + 1].begin : 0;
  const bool zero = text_[runs_[first_].begin] == '0' && length >= 2 && (text_[runs_[first_].begin + 1] != '0' || text_[third] != '0');
  const bool american = (length == 3 || (length == 1 && text_[runs_[first_].begin] == '1')) && length_of(first_ + 1) == 3;
  const char behind = text_[runs_[first_].end];
  if (behind == ':' || (length == 4 && !zero && (behind == '-' || behind == '/') && first_ + 2 < runs_.size() && length_of(first_ + 1) <= 2))
    return false;  // a time, a date
  return opened_ || zero || american || !regions_.empty() || (begin_ < 12 && site_.whole) || IsCalled();
}

// What the words before it say. Words of a line speak for numbers of that line; those of the line before only for a number that begins its own.
const Topics& Reading::Said() {
  if (said_) return *said_;
  const Topics all = site_.Before(begin_);
  said_ = all;
  if (!all.Has(Topic::kPhone) && !all.Has(Topic::kPhoneNear)) return *said_;
  const uint32_t line = site_.LineBegin(begin_);
  if (site_.HasInk(line, begin_)) said_ = site_.Before(begin_, std::min(begin_ - line, ContextWords::kBefore));
  if (!said_->Has(Topic::kPhone) && said_->Has(Topic::kPhoneNear) && !all.Has(Topic::kOtherNumber) && site_.Before(begin_, kNear).Has(Topic::kPhoneNear) &&
      !site_.HasLineBreak(begin_, kNear))
    said_->Add(static_cast<size_t>(Topic::kPhone));
  return *said_;
}

// Its groups, as far as they may reach.
bool Reading::ReadGroups() {
  for (size_t i = first_; i < runs_.size() && number_.count < kMostGroups; ++i) {
    const size_t more = runs_[i].end - runs_[i].begin;
    if (i > first_) {
      last_gap_ = GapBetween(site_.text, runs_[i - 1].end, runs_[i].begin);
      if (!last_gap_.joins || (last_gap_.opens && i > first_ + 2)) break;
      if (last_gap_.opens && !last_gap_.closes && text_[runs_[i].end] != ')') break;
      // "+44 (0)20": the zero is dialed within the country only.
      if (plus_ && last_gap_.opens && more == 1 && text_[runs_[i].begin] == '0' && text_[runs_[i].end] == ')') {
        trunk_in_brackets_ = true;
        joined_ = i;
        continue;
      }
    }
    if (number_.length + more > kMostDigits) break;
    std::copy_n(site_.text.begin() + runs_[i].begin, more, number_.digits.begin() + static_cast<std::ptrdiff_t>(number_.length));
    number_.length += more;
    number_.digits_at_end[number_.count] = static_cast<uint8_t>(number_.length);
    number_.groups[number_.count++] = static_cast<uint8_t>(more);
    joined_ = i;
  }
  return number_.length >= 6;
}

// From the longest reach to the shortest: the first that is a number there, better the first that is grouped as numbers there are.
Found Reading::International(bool idd) {
  struct Reach {
    PhoneMatch match;
    size_t run = 0;
    uint32_t end = 0;
  };
  Reach best;
  size_t run = joined_;
  for (size_t count = number_.count; count > 0; --count) {
    const size_t length = number_.digits_at_end[count - 1];
    if (length < 6) break;
    uint32_t end = runs_[run].end;
    const size_t this_run = run;
    if (run > first_) --run;
    if (trunk_in_brackets_ && this_run > first_ && runs_[run].end - runs_[run].begin == 1 && text_[runs_[run].begin] == '0' && text_[runs_[run].end] == ')' &&
        run > first_)
      --run;
    if (text_[end] == ')' && opened_ && count == 1) ++end;
    if (!MayFollow(text_, end) && ExtensionEnd(text_, end) == end) continue;
    const std::string_view digits(number_.digits.data(), length);
    const Groups groups(number_.groups.data(), count);
    PhoneMatch match;
    if (plus_) {
      match = Plans().International(digits, groups);
    } else if (digits[2] != '0') {
      std::array<uint8_t, kMostGroups> rest = number_.groups;
      rest[0] = static_cast<uint8_t>(rest[0] > 2 ? rest[0] - 2 : 0);
      match = Plans().International(digits.substr(2), rest[0] ? Groups(rest.data(), count) : Groups(rest.data() + 1, count - 1));
    } else {
      break;
    }
    if (match.valid && (!best.match.valid || (match.formatted && !best.match.formatted))) best = {match, this_run, end};
    if (best.match.formatted) break;
  }
  if (!best.match.valid) return plus_ ? OfNoPlan() : Found();
  // Behind two zeros, or a plus with a blank behind it, it may be a sum.
  const bool doubtful = idd || text_[begin_ + 1] == ' ';
  if (doubtful && !best.match.formatted && !IsCalled() && !site_.IsAll(begin_, best.end)) {
    refused_ = true;
    return {};
  }
  return Take(best.run, ExtensionEnd(text_, best.end), Validity::kValid, kRankNamed);
}

// Behind a plus, in no plan, and yet written or called like a number: "+1 (555) 010-99".
Found Reading::OfNoPlan() {
  const uint32_t end = runs_[joined_].end;
  if (number_.length < 7 || number_.length > 15 || number_.digits[0] == '0' || !MayFollow(text_, end)) return {};
  const char before = text_[static_cast<int64_t>(begin_) - 1], behind = text_[runs_[first_].end];
  const bool shaped = number_.count >= 3 && before != '\n' && (behind == ' ' || behind == '-') && !last_gap_.dot;
  // E.164's own form: the plus, eleven digits and more (with ten it is a large number with its sign), and nothing else of its word.
  const bool apart = before == ' ' || before == '(' || before == '"' || before == '\0';
  const bool parted = number_.count == 2 && number_.groups[0] <= 3 && number_.groups[1] >= 7 && behind == ' ';
  const bool compact = number_.length >= 11 && (number_.count == 1 || parted) && runs_[first_].begin == begin_ + 1 && apart && !Said().Has(Topic::kOtherNumber);
  if (!shaped && !compact && !IsCalled() && !site_.IsAll(begin_, end)) return {};
  return Take(joined_, end, Validity::kInvalid, kRankPhone);
}

// By a word, by being all there is, or by groups that only telephone numbers have.
Found Reading::National() {
  size_t run = joined_;
  for (size_t count = number_.count; count > 0 && number_.digits_at_end[count - 1] >= 6; --count) {
    if (const Found found = National(count, run)) return found;
    if (run > first_) --run;
  }
  return {};
}

// The first `count` groups, to the end of `run`.
Found Reading::National(size_t count, size_t run) {
  const size_t length = number_.digits_at_end[count - 1];
  const std::string_view digits(number_.digits.data(), length);
  const Groups groups(number_.groups.data(), count);
  const bool trunk = digits[0] == '0' && digits[1] != '0';
  const bool nanp = (count == 3 && groups[0] == 3 && groups[1] == 3 && groups[2] == 4) ||
                    (count == 4 && groups[0] == 1 && groups[1] == 3 && groups[2] == 3 && groups[3] == 4 && digits[0] == '1');
  // Most are nothing of all that speaks for one.
  if (!(trunk && length >= 9 && length <= 12) && !nanp && !opened_ && regions_.empty() && !site_.MayBeAll(begin_) && !IsCalled()) return {};
  const uint32_t end = runs_[run].end, with_extension = ExtensionEnd(text_, end);
  if (!MayFollow(text_, end) && with_extension == end) return {};
  const Runs runs = runs_.subspan(first_, run - first_ + 1);
  Number part = number_;
  part.length = length;
  part.count = count;
  part.brackets = opened_;
  if (IsDateLike(part) || (count == 1 && IsTimeLike(digits) && length != 10) || CountsUpOrDown(part)) return {};
  const bool all = site_.IsAll(begin_, with_extension);
  const bool single = std::ranges::find(groups.subspan(1), 1) != groups.subspan(1).end();  // a digit alone in the middle of a number is one of something else
  if (single && !opened_ && !trunk) return {};
  if (IsLetter(text_[static_cast<int64_t>(begin_) - 1]) && !nanp) return {};  // "call415-555-0132", but no part of a word
  for (const std::string& region : regions_)
    if (Plans().InRegion(region, digits, groups).valid) return Take(run, with_extension, Validity::kValid, kRankPhone);
  const bool shaped = trunk && IsTrunkShaped(part, runs, site_.text);
  if (!all && !nanp && !shaped && !opened_ && !IsCalled()) return {};
  if (!all && count > 1 && groups[0] < 2 && !trunk && !nanp) return {};

  const Gap gap = count > 1 ? GapBetween(site_.text, runs_[first_].end, runs_[first_ + 1].begin) : Gap();
  const bool bracketed = length >= 9 && length <= 12 && IsBracketed(site_.text, runs, opened_);
  const size_t area = nanp ? length - 10 : 0;
  const bool dialed = nanp && digits[area] >= '2' && digits[area + 3] >= '2';            // neither an area nor an exchange of North America begins otherwise
  const bool social = count == 3 && groups[0] == 3 && groups[1] == 2 && groups[2] == 4;  // those of another number
  const bool american = nanp && !trunk, in_brackets = opened_ && gap.closes, hyphens = HasHyphensAlone(site_.text, runs);
  const bool apart = first_ == 0 || runs_[first_].begin - runs_[first_ - 1].end > 1;
  const bool evenly = IsEvenlyParted(site_.text, runs, length);
  // There are hundreds of plans: they are asked for what is written like a number, and how it is grouped there only where that counts.
  bool formed = false;
  if (IsCalled()) formed = length >= 7;
  else if (all) formed = count > 1 || (trunk && length >= 9);
  else if (IsAnother()) formed = false;
  else if (american) formed = in_brackets || hyphens;
  else if (bracketed) formed = true;
  else if (shaped)
    formed = (count >= 3 || opened_ || gap.slash || (gap.hyphen && groups[0] <= 4 && groups[1] >= 6) || (gap.blank && !gap.opens && length >= 10)) &&
             !IsPartOfList(site_.text, runs_, first_, run);
  PhoneMatch match;
  if (formed) {
    const bool called = IsCalled();
    if (american && !all && !called && !in_brackets) match.valid = Plans().InRegion("US", digits, groups).valid;
    else
      match = Plans().National(digits, groups,
                               all                              ? Asked::kMobile
                               : called || american             ? (single ? Asked::kFormatted : Asked::kValid)
                               : bracketed || (apart && evenly) ? Asked::kFormatted
                                                                : Asked::kFormattedAlone);
  }
  if (single && !opened_ && !match.formatted) return {};
  if (match.valid) {
    // With the zero that is dialed, in other groups than its plan has.
    const bool loose = trunk && length >= 9 && groups[0] >= 2 && !social;
    bool taken = true;
    if (IsCalled()) taken = true;
    else if (all) taken = count > 1 ? match.formatted || nanp || loose : match.mobile;
    else if (!american && !bracketed) taken = match.formatted || (apart && evenly);
    if (taken) {
      if (length >= 9 && IsCalled() && !social) return Take(run, with_extension, Validity::kValid, kRankCalled);
      const bool certain = dialed || (!social && ((trunk && (count == 1 || match.formatted)) || (match.formatted && match.mobile)));
      const bool grouped = count == 1 || nanp || match.formatted || IsCalled();
      return Take(run, with_extension, grouped ? Validity::kValid : Validity::kPlausible, all && certain ? kRankDialed : kRankPhone);
    }
  }
  // In no plan, and yet said or written to be one: as North Americans write theirs, behind a trunk zero, with an area in brackets, with an extension.
  if (length < 7) return {};
  const bool of_america = nanp && (in_brackets || IsCalled() || (dialed && all));
  const bool extended = dialed && with_extension != end;
  const bool written = (bracketed || (dialed && hyphens)) && !IsAnother();
  const bool called = shaped && !social && groups[0] <= 5 && length >= 9 && IsCalled() && !IsAnother();
  if (!of_america && !extended && !written && !called) return {};
  return Take(run, with_extension, Validity::kInvalid, all && dialed ? kRankDialed : kRankPhone);
}

// All there is, with the country's code as its first group but no plus: "55 11 96123-4567".
Found Reading::WithCodeApart() {
  if (number_.count < 2 || number_.length < 9 || number_.length > 15 || !site_.IsAll(begin_, runs_[joined_].end) || Said().Has(Topic::kOtherNumber)) return {};
  const Groups groups(number_.groups.data(), number_.count);
  const PhoneMatch match = Plans().International({number_.digits.data(), number_.length}, groups);
  const bool single = std::ranges::find(groups.subspan(1), 1) != groups.subspan(1).end();
  if (!match.valid || match.code != groups[0] || single || IsDateLike(number_) || CountsUpOrDown(number_)) return {};
  return Take(joined_, runs_[joined_].end, Validity::kPlausible, match.formatted ? kRankDialed : kRankPhone);
}

// Digits alone in a field: a number of some country, as programs store them, with its code or without. Nothing else says so.
Found Reading::DigitsAlone() {
  if (number_.count != 1 || opened_ || number_.length < 10 || number_.length > 13 || !site_.IsAll(begin_, runs_[first_].end)) return {};
  const std::string_view digits(number_.digits.data(), number_.length);
  if (IsTimeLike(digits) || Said().Has(Topic::kOtherNumber)) return {};
  const bool with_code = number_.length >= 11 && Plans().International(digits, {}).mobile;
  if (!with_code && !Plans().National(digits, {}, Asked::kMobile).mobile) return {};
  return Take(first_, runs_[first_].end, Validity::kPlausible, with_code ? kRankDialed : kRankWeak);
}

}  // namespace

Found PhoneDetector::At(const Site& site, std::span<const records::NumberStretch::Run> runs, size_t first, size_t& last_run) const {
  Reading reading(site, runs, first, regions_);
  const Found found = reading.Find();
  if (found) last_run = reading.last_run();
  return found;
}

}  // namespace day::pii
