// The links of one document as evidence.
#pragma once

#include <cstddef>
#include <string_view>

#include "probe/probe.h"
#include "probes/links/link_table.h"
#include "text/markdown.h"

namespace day::links {

inline constexpr size_t kMaxLinksShown = 5000;  // limit: links emitted for one document; beyond it evidence says `skipped`

void ReadLinks(const LinkTable& table, const Markdown& document, Sink& sink);

// What source code or a notebook downloads: models and data sets on hubs, by URL or id, and files of weights or data by URL. Other
// URLs of code (documentation, bug reports) say nothing of the release. `shell`: commands are looked for, too.
void ReadCodeLinks(const LinkTable& table, std::string_view code, bool shell, Sink& sink);
// The repositories that a .gitmodules names, with the folders that they belong in.
void ReadSubmoduleLinks(const LinkTable& table, std::string_view text, Sink& sink);
inline constexpr size_t kMaxCode = size_t{256} << 10;  // limit: bytes looked at of one source file

}  // namespace day::links
