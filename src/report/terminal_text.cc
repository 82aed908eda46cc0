#include "report/terminal_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "text/utf8.h"

namespace day {
namespace {

constexpr std::string_view kBlue = "38;5;33", kPaleBlue = "38;5;117", kAmber = "38;5;178", kRed = "38;5;166", kDim = "2";

// Chinese and Japanese are written without blanks: lines break between characters. A long address stays whole, to be copied.
bool HasWideCharacters(std::string_view word) {
  while (!word.empty()) {
    const std::string_view before = word;
    NextCodePoint(word);
    if (DisplayWidth(before.substr(0, before.size() - word.size())) > 1) return true;
  }
  return false;
}

}  // namespace

std::string TerminalText::Paint(std::string_view text, std::string_view code) const {
  if (!options_.color || code.empty() || text.empty()) return std::string(text);
  return fmt::format("\x1b[{}m{}\x1b[0m", code, text);
}

std::string TerminalText::Fit(std::string_view text, size_t columns) const {
  std::string shown = Printable(text);
  if (DisplayWidth(shown) > columns) {
    std::string cut;
    size_t width = 0;
    for (std::string_view rest = shown; !rest.empty();) {
      const std::string_view before = rest;
      NextCodePoint(rest);
      const std::string_view character = before.substr(0, before.size() - rest.size());
      if (width + DisplayWidth(character) + 1 > columns) break;
      cut += character;
      width += DisplayWidth(character);
    }
    while (cut.ends_with(' ')) cut.pop_back();
    shown = cut + (options_.unicode ? "…" : "~");
  }
  const size_t width = DisplayWidth(shown);
  return shown + std::string(columns > width ? columns - width : 0, ' ');
}

std::string TerminalText::Wrapped(std::string_view text, size_t indent, std::string_view first) const {
  const std::string shown = Printable(text);
  std::string out(first);
  out.append(indent > DisplayWidth(first) ? indent - DisplayWidth(first) : 0, ' ');
  size_t column = indent;
  for (std::string_view rest = shown; !rest.empty();) {
    const size_t end = std::min(rest.find(' '), rest.size());
    const std::string_view word = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const size_t width = DisplayWidth(word);
    const bool between_characters = indent + width > options_.width && HasWideCharacters(word);
    if (column > indent && column + 1 + width > options_.width && !between_characters) {
      out += "\n" + std::string(indent, ' ');
      column = indent;
    } else if (column > indent) {
      out += ' ';
      ++column;
    }
    if (!between_characters) {
      out += word;
      column += width;
      continue;
    }
    for (std::string_view left = word; !left.empty();) {
      const std::string_view before = left;
      NextCodePoint(left);
      const std::string_view character = before.substr(0, before.size() - left.size());
      const size_t columns = DisplayWidth(character);
      if (column + columns > options_.width) {
        out += "\n" + std::string(indent, ' ');
        column = indent;
      }
      out += character;
      column += columns;
    }
  }
  return out + "\n";
}

std::string TerminalText::Finished(std::string text) const {
  if (options_.unicode) return text;
  std::string out;
  for (std::string_view rest = text; !rest.empty();) {
    const uint32_t code_point = NextCodePoint(rest);
    switch (code_point) {
      case U'·':
      case U'–': out += '-'; break;
      case U'…': out += "..."; break;
      case U'→': out += "->"; break;
      case U'›': out += '>'; break;
      default: out += code_point < 0x80 ? static_cast<char>(code_point) : '?';
    }
  }
  return out;
}

std::string_view ColorOf(GateState state) {
  switch (state) {
    case GateState::kOpen: return kBlue;
    case GateState::kConditional: return kPaleBlue;
    case GateState::kPartial: return kAmber;
    case GateState::kClosed: return kRed;
    default: return kDim;
  }
}

std::string_view ColorOf(CriterionOutcome outcome) {
  switch (outcome) {
    case CriterionOutcome::kMet: return kBlue;
    case CriterionOutcome::kPartly: return kAmber;
    case CriterionOutcome::kUnmet: return kRed;
    default: return kDim;
  }
}

std::string_view ColorOf(ClaimVerdict verdict) {
  switch (verdict) {
    case ClaimVerdict::kSupported: return kBlue;
    case ClaimVerdict::kPartly: return kAmber;
    case ClaimVerdict::kNotSupported: return kRed;
    default: return kDim;
  }
}

std::string_view ColorOf(Severity severity) {
  switch (severity) {
    case Severity::kHigh: return kRed;
    case Severity::kMedium: return kAmber;
    default: return kDim;
  }
}

}  // namespace day
