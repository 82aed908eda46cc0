// Enums by their published names: NameOf(value) of each enum is the one table.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace day {

// The value of that name; `count`: how many values there are, from 0 on.
template <class Enum>
std::optional<Enum> EnumFromName(std::string_view name, size_t count) {
  for (size_t i = 0; i < count; ++i)
    if (NameOf(static_cast<Enum>(i)) == name) return static_cast<Enum>(i);
  return std::nullopt;
}

// "one, two, three": the first `count` names.
template <class Enum>
std::string EnumNames(size_t count) {
  std::string names;
  for (size_t i = 0; i < count; ++i) names += (names.empty() ? "" : ", ") + std::string(NameOf(static_cast<Enum>(i)));
  return names;
}

}  // namespace day
