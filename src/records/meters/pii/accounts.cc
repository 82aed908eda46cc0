#include "records/meters/pii/accounts.h"

#include <algorithm>
#include <charconv>

#include "knowledge/knowledge.h"
#include "records/meters/pii/checks.h"

namespace day::pii {
namespace {

constexpr uint32_t kLongestIban = 34;

bool Fits(char kind, char c) { return kind == 'n' ? IsDigit(c) : kind == 'a' ? IsLetter(c) : IsAlnum(c); }

}  // namespace

IbanDetector::IbanDetector() {
  const Value file = LoadKnowledge("records/iban.yaml");
  for (const auto& [country, form] : file["countries"].members()) {
    std::string& places = accounts_[static_cast<size_t>(country[0] - 'A') * 26 + static_cast<size_t>(country[1] - 'A')];
    const std::string text = form.ScalarText();
    for (size_t i = 0; i < text.size();) {
      const char kind = text[i++];
      size_t count = 0;
      while (i < text.size() && IsDigit(text[i])) count = count * 10 + static_cast<size_t>(text[i++] - '0');
      places.append(count, kind);
    }
  }
}

Found IbanDetector::At(const Site& site, uint32_t begin) const {
  const Bounded text{site.text};
  const char before = text[static_cast<int64_t>(begin) - 1];
  if (IsAlnum(before) || before == '_' || before == '/' || before == '+' || !IsLetter(text[begin]) || !IsLetter(text[begin + 1])) return {};
  const std::string& places = accounts_[static_cast<size_t>(ToUpper(text[begin]) - 'A') * 26 + static_cast<size_t>(ToUpper(text[begin + 1]) - 'A')];
  const size_t wanted = places.size() + 4;
  // Letters and digits with single blanks or hyphens between groups; a number that goes on is no number of that length.
  std::array<char, kLongestIban + 1> id{};
  std::array<uint32_t, kLongestIban + 1> ends{};
  size_t length = 0;
  bool fits = !places.empty(), called = false;
  uint32_t groups_at = 0;
  for (uint32_t at = begin; length < id.size();) {
    const char c = text[at];
    if (IsAlnum(c)) {
      fits &= length < 4 || length >= wanted || Fits(places[length - 4], c);
      // Its first places tell of most that it is none, and called one it is seldom.
      if (!fits && length >= 4 && !called) {
        called = site.Before(begin, 40).Has(Topic::kIban);
        if (!called) return {};
      }
      id[length] = ToUpper(c);
      ends[length++] = ++at;
    } else if ((c == ' ' || c == '-') && length >= 4 && IsAlnum(text[at + 1]) && at - groups_at >= 1) {
      groups_at = at++;
    } else {
      break;
    }
  }
  if (fits && length >= wanted) {
    const uint32_t end = ends[wanted - 1];
    const char after = text[end];
    if (!IsAlnum(after) && after != '_' && !(after == '-' && IsDigit(text[end + 1])) && PassesIban({id.data(), wanted}))
      return Candidate{begin, end, Validity::kValid, kRankExact};
  }
  // Said to be one: its first stretch without blanks, or all groups of four.
  if (length < 15 || !(called || site.Before(begin, 40).Has(Topic::kIban))) return {};
  uint32_t end = begin;
  size_t count = 0;
  while (IsAlnum(text[end])) ++end, ++count;
  if (count == 4) {
    end = ends[std::min(length, places.empty() ? length : wanted) - 1];
    if (IsAlnum(text[end])) return {};
  } else if (count < 15 || count > kLongestIban) {
    return {};
  }
  return Candidate{begin, end, Validity::kInvalid, kRankNamed};
}

CardDetector::CardDetector() {
  const Value file = LoadKnowledge("records/cards.yaml");
  for (const Value& entry : file["brands"].items()) {
    Brand brand{.major = entry["major"].boolean()};
    for (const Value& range : entry["ranges"].items())
      brand.ranges.emplace_back(static_cast<uint32_t>(range.items()[0].integer()), static_cast<uint32_t>(range.items()[1].integer()));
    for (const Value& length : entry["lengths"].items()) brand.lengths |= 1U << length.integer();
    brands_.push_back(std::move(brand));
  }
}

const CardDetector::Brand* CardDetector::BrandOf(std::string_view digits) const {
  for (const Brand& brand : brands_) {
    if (!(brand.lengths >> digits.size() & 1U)) continue;
    for (const auto& [from, to] : brand.ranges) {
      size_t places = 1;
      for (uint32_t n = from; n >= 10; n /= 10) ++places;
      uint32_t first = 0;
      std::from_chars(digits.data(), digits.data() + places, first);
      if (first >= from && first <= to) return &brand;
    }
  }
  return nullptr;
}

Found CardDetector::At(const Site& site, std::span<const records::NumberStretch::Run> runs, size_t first) const {
  const uint32_t first_length = runs[first].end - runs[first].begin;
  if (!MayBegin(first_length)) return {};
  const Bounded text{site.text};
  std::array<char, kMostDigits + 1> digits{};
  size_t length = 0, last = first;
  char separator = '\0';
  bool grouped = true;
  for (size_t i = first; i < runs.size() && i < first + 5; ++i) {
    if (i > first) {
      if (runs[i].begin - runs[i - 1].end != 1) break;
      const char c = text[runs[i - 1].end];
      if ((c != ' ' && c != '-') || (separator && c != separator)) break;
      separator = c;
    }
    const size_t more = runs[i].end - runs[i].begin;
    if (i == first + 1 && more != 4 && more != 6) return {};
    if (i > first && (more < 3 || more > 6)) break;
    if (length + more > kMostDigits) break;
    std::copy_n(site.text.begin() + runs[i].begin, more, digits.begin() + static_cast<std::ptrdiff_t>(length));
    length += more;
    last = i;
    if (i == first && more > 6) break;  // in one piece
  }
  if (length < kFewestDigits) return {};
  // Three digits behind sixteen are the code on the back, unless all nineteen are the number.
  if (last == first + 4 && runs[last].end - runs[last].begin == 3 && !PassesLuhn({digits.data(), length})) {
    length -= 3;
    --last;
  }
  const uint32_t begin = runs[first].begin, end = runs[last].end;
  const char before = text[static_cast<int64_t>(begin) - 1];
  if (IsAlnum(before) || before == '_' || before == '.' || before == '-' || before == '+' || before == '#' ||
      (before == ',' && IsDigit(text[static_cast<int64_t>(begin) - 2])))
    return {};
  const char after = text[end];
  if (IsAlnum(after) || after == '_' || ((after == '.' || after == '-' || after == ',') && IsDigit(text[end + 1]))) return {};
  if (last > first) {
    // 4-4-4-4(-3), 4-6-5, 4-6-4.
    grouped = first_length == 4;
    for (size_t i = first + 1; grouped && i <= last; ++i) {
      const size_t more = runs[i].end - runs[i].begin;
      grouped = more == 4 || (i == first + 1 && more == 6 && last == first + 2) || (i == last && (more == 5 || more == 3));
    }
    if (!grouped) return {};
    // A list of numbers, of which some happen to have four digits; three behind a card are its code, and two may be the month.
    if (separator == ' ' && !site.Before(begin).Has(Topic::kCard)) {
      const auto beside = [&](size_t run) {  // digits of the run behind it, with one blank between; 0: there is none
        return run + 1 < runs.size() && runs[run + 1].begin - runs[run].end == 1 && text[runs[run].end] == ' ' ? runs[run + 1].end - runs[run + 1].begin : 0;
      };
      const uint32_t before_it = first > 0 && beside(first - 1) > 0 ? runs[first - 1].end - runs[first - 1].begin : 0, after_it = beside(last);
      if (before_it > 0 && before_it <= 4) return {};
      const char further = after_it > 0 ? text[runs[last + 1].end] : '\0';
      if (after_it == 4 || (after_it == 3 && beside(last + 1) > 0) || (after_it > 0 && after_it < 3 && further != '/' && further != '-')) return {};
    }
  }
  const std::string_view number(digits.data(), length);
  const bool passes = PassesLuhn(number) && number.find_first_not_of(number[0]) != number.npos;
  const bool in_groups = last > first;
  if (!passes && !site.Before(begin).Has(Topic::kCard)) return {};
  const Brand* brand = BrandOf(number);
  if (brand && passes) {
    if (brand->major && (in_groups || (length >= 14 && length <= 16))) {
      if (in_groups || site.IsAll(begin, end) || (before != '/' && before != '=' && !site.Before(begin).Has(Topic::kOtherNumber)))
        return Candidate{begin, end, Validity::kValid, kRankChecked};
    }
    if (site.IsAll(begin, end) || site.Around(begin, end).Has(Topic::kCard)) return Candidate{begin, end, Validity::kValid, kRankChecked};
    return {};
  }
  if ((in_groups || (length >= 14 && brand)) && site.Before(begin, 40).Has(Topic::kCard)) return Candidate{begin, end, Validity::kInvalid, kRankNamed};
  return {};
}

}  // namespace day::pii
