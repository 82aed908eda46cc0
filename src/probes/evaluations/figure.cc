#include "probes/evaluations/evaluations.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace day::evaluations {
namespace {

constexpr size_t kMaxFigure = 24;  // limit: bytes of a figure; a longer one is an id

}  // namespace

std::string_view FigureIn(std::string_view cell) {
  while (!cell.empty() && (IsSpace(cell.front()) || cell.front() == '*' || cell.front() == '_')) cell.remove_prefix(1);
  size_t end = cell.starts_with('-') || cell.starts_with('+') ? 1 : 0;
  const size_t first = end;
  bool point = false;
  for (; end < cell.size() && (IsDigit(cell[end]) || (cell[end] == '.' && !point)); ++end) point = point || cell[end] == '.';
  // A JSON number may have an exponent.
  if (end + 1 < cell.size() && (cell[end] == 'e' || cell[end] == 'E')) {
    size_t exponent = end + 1;
    if (cell[exponent] == '-' || cell[exponent] == '+') ++exponent;
    const size_t digits = exponent;
    while (exponent < cell.size() && IsDigit(cell[exponent])) ++exponent;
    if (exponent > digits) end = exponent;
  }
  if (end == first || !IsDigit(cell[first]) || end > kMaxFigure) return {};
  // What may stand behind a figure: its unit, its spread, a note. A letter, a colon or a hyphen makes another thing of it: a size, a time, a date.
  const std::string_view rest = TrimAscii(cell.substr(end));
  if (!rest.empty() &&
      !BeginsWithAny(rest, {"%", "(", "*", "_", "\u00b1", "+/-", "+-", "\u2020", "\u2021", "\u2191", "\u2193", "[", "\u00b9", "\u00b2", "\u00b3"}))
    return {};
  return cell.substr(0, end);
}

}  // namespace day::evaluations
