// Whole numbers in texts of a few bytes. Private to this room.
#pragma once

#include <charconv>
#include <cstdint>
#include <string_view>

namespace day::model {

// Takes the digits that a text begins with; 0, and nothing taken, where it begins with none or they are no 64-bit number.
inline uint64_t TakeNumber(std::string_view& text) {
  uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc()) return 0;
  text.remove_prefix(static_cast<size_t>(end - text.data()));
  return number;
}

// Nothing but digits, or 0.
inline uint64_t WholeNumber(std::string_view text) {
  const uint64_t number = TakeNumber(text);
  return text.empty() ? number : 0;
}

}  // namespace day::model
