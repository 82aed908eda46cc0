// What `daylight data` measured, as one self-contained page: the report's page of web/ with that JSON in the place of a profile.
#pragma once

#include <string>
#include <string_view>

namespace day {

// `title`: what was measured, as the user named it. `json`: of the schema daylight-data-1, safe inside HTML as JsonText writes it.
std::string RenderDataPage(std::string_view title, std::string json);

}  // namespace day
