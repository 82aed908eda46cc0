// The links of one document as evidence.
#pragma once

#include <string_view>

#include "probe/probe.h"
#include "probes/links/link_table.h"

namespace day::links {

inline constexpr size_t kMaxLinksShown = 5000;  // limit: links emitted for one document; beyond it evidence says `skipped`

// `name`: of the file, whose ending says how it is written. Total.
void ReadLinks(const LinkTable& table, std::string_view name, std::string_view text, Sink& sink);

}  // namespace day::links
