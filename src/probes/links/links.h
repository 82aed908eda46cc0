// The links of one document as evidence.
#pragma once

#include <cstddef>

#include "probe/probe.h"
#include "probes/links/link_table.h"
#include "text/markdown.h"

namespace day::links {

inline constexpr size_t kMaxLinksShown = 5000;  // limit: links emitted for one document; beyond it evidence says `skipped`

void ReadLinks(const LinkTable& table, const Markdown& document, Sink& sink);

}  // namespace day::links
