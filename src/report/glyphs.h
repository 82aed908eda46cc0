// One sign and one word per gate state, the same in every view: by shape, never by color alone.
#pragma once

#include <string>
#include <string_view>

#include "profile/profile.h"

namespace day {

// ● open, ◐ conditional, ◔ partial, ○ closed, ? unknown, – not applicable; or # % + o ? - without Unicode.
std::string_view GlyphOf(GateState state, bool unicode);
// "open", "with conditions", "in part", "closed or not found", "could not tell", "does not apply".
std::string_view WordsOf(GateState state);
// "Present", "Complete" …
std::string_view TitleOf(GateId gate);
// The license that binds a component, for one line: the expression, or a word for its class; "–" where it does not apply.
std::string BindingLicense(const ComponentProfile& component);

}  // namespace day
