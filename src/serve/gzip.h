// gzip, as HTTP sends it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace day {

// Nothing where it would not be smaller. Any thread.
std::optional<std::string> Gzip(std::string_view bytes);

}  // namespace day
