// The tags and texts of raw HTML inside Markdown, one after the other.
//
// A scanner, not a parser: it builds no tree, corrects nothing and knows no element; what it cannot read as a tag is text. That
// is enough to find where links, headings and rows begin, and it cannot be made to nest. Linear, allocates nothing but entities.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace day {

struct HtmlToken {
  enum class Kind : unsigned char { kText, kOpen, kClose } kind = Kind::kText;
  std::string_view name;        // of a tag, as written
  std::string_view attributes;  // of an opening tag, as written
  std::string_view text;        // as written: entities stand
  size_t offset = 0;            // in the HTML
};

class HtmlScanner {
 public:
  explicit HtmlScanner(std::string_view html) : html_(html) {}
  // False at the end. Comments, declarations and processing instructions are passed over.
  bool Next(HtmlToken& token);

 private:
  std::string_view html_;
  size_t at_ = 0;
};

// The value of an attribute, as written, or nothing. ASCII case-insensitive; the first of that name counts.
std::string_view HtmlAttribute(std::string_view attributes, std::string_view name);

// Appends text with its character references resolved (the five of XML, nbsp, copy, numbers; others stay as they are).
void AppendHtmlText(std::string& out, std::string_view text);

bool EqualsIgnoringCase(std::string_view a, std::string_view b);

}  // namespace day
