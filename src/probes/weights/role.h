// What a weight file is for, by the names that the field's tools give.
#pragma once

#include <string>
#include <string_view>

namespace day::probes::weights {

// weights, adapter, optimizer, training-state, checkpoint (an intermediate one) or quantized. A guess from names alone: the
// profile treats it as weak evidence.
std::string RoleOf(std::string_view path);

}  // namespace day::probes::weights
