#include "records/meters/fields/year.h"

#include <charconv>
#include <chrono>

#include "text/ascii.h"
#include "text/utf8.h"

namespace day::records {
namespace {

bool IsYear(uint64_t year) { return year >= kFirstYear && year <= kLastYear; }

// "0304"
bool IsMonthAndDay(std::string_view digits) {
  const int month = (digits[0] - '0') * 10 + digits[1] - '0', day = (digits[2] - '0') * 10 + digits[3] - '0';
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

std::optional<uint16_t> YearOfEpoch(uint64_t number, size_t digits) {
  uint64_t per_second = 1;
  for (size_t more = 10; digits > more; more += 3) per_second *= 1000;
  const std::chrono::sys_seconds time{std::chrono::seconds(static_cast<int64_t>(number / per_second))};
  const auto year = static_cast<int>(std::chrono::year_month_day(std::chrono::floor<std::chrono::days>(time)).year());
  return year >= 1970 && year <= kLastYear ? std::optional(static_cast<uint16_t>(year)) : std::nullopt;
}

}  // namespace

std::optional<uint16_t> YearOf(std::string_view date) {
  date = TrimAscii(date.substr(0, 64));
  std::optional<uint16_t> found;
  for (size_t at = 0; at < date.size();) {
    if (!IsDigit(date[at])) {
      ++at;
      continue;
    }
    const size_t begin = at;
    while (at < date.size() && IsDigit(date[at])) ++at;
    const size_t digits = at - begin;
    uint64_t number = 0;
    const auto read = [&](size_t length) { return std::from_chars(date.data() + begin, date.data() + begin + length, number).ec == std::errc(); };
    const bool whole = begin == 0 && (at == date.size() || date[at] == '.');  // a fraction of seconds
    std::optional<uint16_t> year;
    const bool begins_with_year = digits == 4 || ((digits == 8 || digits == 14) && IsMonthAndDay(date.substr(begin + 4, 4)));
    if (begins_with_year && read(4) && IsYear(number)) year = static_cast<uint16_t>(number);
    else if (digits >= 9 && digits <= 19 && whole && read(digits)) year = YearOfEpoch(number, digits);
    if (!year) continue;
    if (digits != 4) return year;
    // A span of years is no date.
    if (found && *found != *year) return std::nullopt;
    found = year;
  }
  return found;
}

}  // namespace day::records
