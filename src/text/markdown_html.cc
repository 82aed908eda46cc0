#include "text/markdown_html.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "text/ascii.h"
#include "text/utf8.h"

namespace day {
namespace {

bool IsHtmlSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }
char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

// Past the end of the tag whose attributes begin at `at`: behind its `>`, quotation marks respected; npos when it has none.
size_t TagEnd(std::string_view html, size_t at) {
  char quote = 0;
  bool value = false;  // a quotation mark opens a value only behind `=`
  for (; at < html.size(); ++at) {
    const char c = html[at];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '>') {
      return at + 1;
    } else if (c == '=') {
      value = true;
    } else if (value && (c == '"' || c == '\'')) {
      quote = c;
      value = false;
    } else if (!IsHtmlSpace(c)) {
      value = false;
    }
  }
  return html.npos;
}

}  // namespace

bool EqualsIgnoringCase(std::string_view a, std::string_view b) {
  return a.size() == b.size() && std::ranges::equal(a, b, [](char x, char y) { return Lower(x) == Lower(y); });
}

bool HtmlScanner::Next(HtmlToken& token) {
  while (at_ < html_.size()) {
    const size_t begin = at_;
    token = {};
    token.offset = begin;
    if (html_[at_] != '<') {
      const size_t end = std::min(html_.find('<', at_), html_.size());
      token.text = html_.substr(begin, end - begin);
      at_ = end;
      return true;
    }
    const char next = at_ + 1 < html_.size() ? html_[at_ + 1] : '\0';
    if (next == '!' || next == '?') {
      const bool comment = html_.substr(at_).starts_with("<!--");
      const size_t end = comment ? html_.find("-->", at_ + 2) : html_.find('>', at_);
      at_ = end == html_.npos ? html_.size() : end + (comment ? 3 : 1);
      continue;
    }
    const bool closing = next == '/';
    const size_t name = at_ + (closing ? 2 : 1);
    if (name >= html_.size() || !IsLetter(html_[name])) {
      const size_t end = std::min(html_.find('<', at_ + 1), html_.size());
      token.text = html_.substr(begin, end - begin);
      at_ = end;
      return true;
    }
    size_t name_end = name;
    while (name_end < html_.size() &&
           (IsLetter(html_[name_end]) || (html_[name_end] >= '0' && html_[name_end] <= '9') || html_[name_end] == '-' || html_[name_end] == ':'))
      ++name_end;
    const size_t end = TagEnd(html_, name_end);
    token.kind = closing ? HtmlToken::Kind::kClose : HtmlToken::Kind::kOpen;
    token.name = html_.substr(name, name_end - name);
    token.attributes = html_.substr(name_end, (end == html_.npos ? html_.size() : end - 1) - name_end);
    at_ = end == html_.npos ? html_.size() : end;  // a tag cut off by the end of its block hides what is left of it
    return true;
  }
  return false;
}

std::string_view HtmlAttribute(std::string_view attributes, std::string_view name) {
  size_t at = 0;
  while (at < attributes.size()) {
    while (at < attributes.size() && (IsHtmlSpace(attributes[at]) || attributes[at] == '/' || attributes[at] == '=')) ++at;
    const size_t begin = at;
    while (at < attributes.size() && !IsHtmlSpace(attributes[at]) && attributes[at] != '=') ++at;
    const std::string_view found = attributes.substr(begin, at - begin);
    while (at < attributes.size() && IsHtmlSpace(attributes[at])) ++at;
    if (at >= attributes.size() || attributes[at] != '=') continue;
    ++at;
    while (at < attributes.size() && IsHtmlSpace(attributes[at])) ++at;
    std::string_view value;
    if (at < attributes.size() && (attributes[at] == '"' || attributes[at] == '\'')) {
      const size_t close = std::min(attributes.find(attributes[at], at + 1), attributes.size());
      value = attributes.substr(at + 1, close - at - 1);
      at = std::min(close + 1, attributes.size());
    } else {
      const size_t start = at;
      while (at < attributes.size() && !IsHtmlSpace(attributes[at])) ++at;
      value = attributes.substr(start, at - start);
    }
    if (EqualsIgnoringCase(found, name)) return value;
  }
  return {};
}

void AppendHtmlText(std::string& out, std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kNamed = {
      {{"amp", "&"}, {"lt", "<"}, {"gt", ">"}, {"quot", "\""}, {"apos", "'"}, {"nbsp", " "}, {"copy", "\u00a9"}, {"ndash", "\u2013"}}};
  while (!text.empty()) {
    const size_t amp = text.find('&');
    out.append(text.substr(0, amp));
    if (amp == text.npos) return;
    text.remove_prefix(amp);
    const size_t semicolon = text.substr(0, 12).find(';');
    bool resolved = false;
    if (semicolon != text.npos && semicolon > 1) {
      const std::string_view name = text.substr(1, semicolon - 1);
      if (name[0] == '#') {
        const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
        uint32_t code = 0;
        bool digits = name.size() > (hex ? 2U : 1U);
        for (const char c : name.substr(hex ? 2 : 1)) {
          const char l = Lower(c);
          const int digit = c >= '0' && c <= '9' ? c - '0' : hex && l >= 'a' && l <= 'f' ? l - 'a' + 10 : -1;
          if (digit < 0) digits = false;
          code = std::min<uint32_t>(code * (hex ? 16 : 10) + static_cast<uint32_t>(std::max(digit, 0)), 0x110000);
        }
        if (digits && code >= 0x20 && code < 0x110000 && (code < 0xD800 || code > 0xDFFF)) {
          AppendUtf8(out, code);
          resolved = true;
        }
      } else {
        for (const auto& [known, value] : kNamed)
          if (name == known) {
            out.append(value);
            resolved = true;
          }
      }
    }
    if (resolved) {
      text.remove_prefix(semicolon + 1);
    } else {
      out.push_back('&');
      text.remove_prefix(1);
    }
  }
}

}  // namespace day
