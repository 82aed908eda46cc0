#include "report/html_text.h"

#include "text/utf8.h"

namespace day {
namespace {

void AppendEscaped(std::string& out, std::string_view printable) {
  for (char c : printable) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default: out += c;
    }
  }
}

}  // namespace

std::string HtmlEscape(std::string_view text) {
  std::string out;
  AppendEscaped(out, Printable(text));
  return out;
}

std::string HtmlExcerpt(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    AppendEscaped(out, Printable(line));
    if (end == text.npos) break;
    out += '\n';
    text = text.substr(end + 1);
  }
  return out;
}

}  // namespace day
