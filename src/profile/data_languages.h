// Languages as they are stated ("en", "eng", "English", "zh-Hans") and as they are measured, made comparable.
#pragma once

#include <string>
#include <string_view>

namespace day {

// ISO 639, two letters where there are; "" for what names no language. Of "multilingual" and its like "*".
std::string LanguageOf(std::string_view stated);
// The same, relatives that a detector takes for each other, or one that stands for all: of two that LanguageOf gave.
bool AreAlike(std::string_view a, std::string_view b);

}  // namespace day
