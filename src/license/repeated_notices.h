// What notices say twice.
#pragma once

#include <span>
#include <vector>

#include "license/notices.h"

namespace day {

// Each license once by itself, and each choice between the same licenses once; in their order.
std::vector<Notice> WithoutRepeated(std::span<const Notice> notices);

}  // namespace day
