// The year of a date as fields have it.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace day::records {

inline constexpr uint16_t kFirstYear = 1000, kLastYear = 2100;

// Of "2019-03-04T…", "4 March 2019", "03/04/2019", "20190304", "2019"; of seconds, milliseconds, microseconds or nanoseconds since 1970 (9 digits and more,
// from 1973 on). Nothing where there is no year from kFirstYear to kLastYear, or two different ones.
std::optional<uint16_t> YearOf(std::string_view date);

}  // namespace day::records
