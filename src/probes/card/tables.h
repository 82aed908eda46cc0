// Tables of results in a card: which columns they have and how many cells hold figures.
#pragma once

#include <string_view>
#include <vector>

#include "probe/probe.h"
#include "text/markdown.h"

namespace day::card {

enum class CellKind : unsigned char { kEmpty, kNumber, kText };
// A number with what usually stands around one: signs, percent, ±, units of one letter, brackets, footnote stars.
CellKind ParseCell(std::string_view cell);

// Emits card.table for each table with at least two numbers. `topics`: of the sections.
void ReadTables(const Markdown& markdown, const std::vector<std::string_view>& topics, Sink& sink);

}  // namespace day::card
