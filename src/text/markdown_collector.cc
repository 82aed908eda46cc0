#include "text/markdown_collector.h"

#include <algorithm>

#include "text/url.h"
#include "text/utf8.h"

namespace day {
namespace {

using Kind = MarkdownBlock::Kind;

constexpr size_t kMaxHeading = 300;      // limit: bytes; headings are repeated in the paths of sections
constexpr size_t kMaxLinkText = 300;     // limit: bytes
constexpr size_t kMaxContext = 400;      // limit: bytes
constexpr size_t kMaxLinks = 20'000;     // limit: links of one document
constexpr size_t kMaxBlocks = 200'000;   // limit: blocks of one document
constexpr size_t kMaxSections = 20'000;  // limit: sections of one document
constexpr size_t kMaxRow = 4096;         // limit: bytes; an HTML row beyond it was never closed

bool IsBlank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

// Chinese and Japanese are written without spaces, so a line end between two of their letters is none.
bool IsCjkLead(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0xE3 && byte <= 0xE9;
}
bool EndsInCjk(std::string_view text) { return text.size() >= 3 && IsCjkLead(text[text.size() - 3]); }

using LineStarts = std::vector<std::pair<uint32_t, uint32_t>>;
uint32_t LineIn(const LineStarts& starts, uint32_t first, size_t offset) {
  const auto after = std::ranges::upper_bound(starts, offset, {}, [](const auto& start) { return static_cast<size_t>(start.first); });
  return after == starts.begin() ? first : (after - 1)->second;
}

bool IsOneOf(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::ranges::any_of(names, [&](std::string_view candidate) { return EqualsIgnoringCase(name, candidate); });
}

// The text of a link that names nothing.
bool IsPointerWord(std::string_view text) {
  return IsOneOf(TrimAscii(text),
                 {"here", "link", "this", "this link", "this page", "this repo", "this repository", "this PR", "这里", "此处", "链接", "此链接"});
}

// What a picture of badge services shows is written in its address: ".../badge/Paper-arXiv-red.svg" shows "Paper arXiv".
std::string BadgeWords(std::string_view url) {
  const size_t at = url.find("/badge/");
  if (at == url.npos) return {};
  std::string_view shown = url.substr(at + 7);
  shown = shown.substr(0, shown.find_first_of("?#/"));
  const size_t color = shown.rfind('-');
  if (color == shown.npos) return {};
  std::string words = PercentDecoded(shown.substr(0, color));
  std::ranges::replace_if(words, [](char c) { return c == '-' || c == '_'; }, ' ');
  return std::string(FirstBytes(words, kMaxLinkText));
}

}  // namespace

uint32_t MarkdownBlock::LineAt(size_t offset) const { return LineIn(line_starts, line, offset); }

uint32_t MarkdownCollector::Section() {
  if (out_.sections.empty()) {
    MarkdownSection section;
    section.heading = {0, 0, {}};
    section.first_line = section.last_line = first_line_;
    out_.sections.push_back(std::move(section));
  }
  return static_cast<uint32_t>(out_.sections.size() - 1);
}

Kind MarkdownCollector::ParagraphKind() const { return quotes_ > 0 ? Kind::kQuote : items_ > 0 || html_item_ ? Kind::kListItem : Kind::kParagraph; }

void MarkdownCollector::BeginBlock(Kind kind, uint32_t line, uint32_t level) {
  line_ = line;
  if (html_row_ && kind != Kind::kHeading && kind != Kind::kTableRow && kind != Kind::kTableHeader && text_.size() < kMaxRow) {
    space_ = true;
    return;
  }
  html_row_ = false;
  FlushHtml();
  preformatted_ = false;
  skipped_ = {};
  open_ = true;
  kind_ = kind;
  level_ = level;
  first_line_ = last_line_ = line;
}

void MarkdownCollector::EndBlock() {
  if (html_row_ && open_ && text_.size() < kMaxRow) return;
  FlushHtml();
}

void MarkdownCollector::FlushHtml() {
  EndLink();
  if (in_cell_) EndCell();
  if (open_) {
    FindBareUrls();
    FillContexts();
    const bool row = kind_ == Kind::kTableRow || kind_ == Kind::kTableHeader;
    if (kind_ == Kind::kHeading) {
      EndHeading();
    } else if (!text_.empty() && text_.find_first_not_of(" |") != text_.npos) {
      const uint32_t section = Section();
      if (out_.blocks.size() < kMaxBlocks) {
        MarkdownBlock block;
        block.kind = kind_;
        block.text = std::move(text_);
        block.line = first_line_;
        block.last_line = last_line_;
        block.section = section;
        if (row) block.cells = std::move(cells_);
        block.linked = static_cast<uint32_t>(linked_);
        block.line_starts = std::move(line_starts_);
        out_.blocks.push_back(std::move(block));
      } else {
        out_.truncated = true;
      }
    }
  }
  open_ = false;
  space_ = false;
  text_.clear();
  alt_.clear();
  line_starts_.clear();
  cells_.clear();
  pending_.clear();
  linked_ = 0;
  first_link_ = out_.links.size();
}

void MarkdownCollector::EndHeading() {
  const std::string_view shown = FirstBytes(TrimAscii(text_.empty() ? alt_ : text_), kMaxHeading);
  if (shown.empty() || out_.sections.size() >= kMaxSections) {
    for (size_t i = first_link_; i < out_.links.size(); ++i) out_.links[i].section = Section();
    return;
  }
  if (!out_.sections.empty()) {
    MarkdownSection& before = out_.sections.back();
    before.last_line = std::max(before.first_line, first_line_ > 0 ? first_line_ - 1 : 0);
  }
  while (!path_.empty() && path_.back().level >= level_) path_.pop_back();
  path_.push_back({level_, first_line_, std::string(shown)});
  MarkdownSection section;
  section.heading = path_.back();
  for (const MarkdownHeading& heading : path_) section.path.push_back(heading.text);
  section.first_line = section.last_line = last_line_ + 1;
  out_.sections.push_back(std::move(section));
  const uint32_t index = Section();
  for (size_t i = first_link_; i < out_.links.size(); ++i) out_.links[i].section = index;
  if (out_.blocks.size() >= kMaxBlocks) return;
  MarkdownBlock block;
  block.kind = Kind::kHeading;
  block.text = std::string(shown);
  block.line = first_line_;
  block.last_line = last_line_;
  block.section = index;
  block.linked = static_cast<uint32_t>(linked_);
  out_.blocks.push_back(std::move(block));
}

void MarkdownCollector::FindBareUrls() {
  if (text_.find("://") == text_.npos) return;
  for (const UrlSpan& span : FindUrls(text_)) {
    const bool inside = std::ranges::any_of(pending_, [&](const Pending& link) { return span.offset < link.end && span.offset + span.length > link.begin; });
    const std::string_view url = std::string_view(text_).substr(span.offset, span.length);
    const size_t before = out_.links.size();
    if (inside || !AddLink(url, false)) continue;
    out_.links[before].line = LineIn(line_starts_, first_line_, span.offset);
    out_.links[before].text = std::string(FirstBytes(url, kMaxLinkText));
    pending_.push_back({before, span.offset, span.offset + span.length});
    linked_ += span.length;
  }
}

void MarkdownCollector::FillContexts() {
  if (pending_.empty() || text_.empty()) return;
  std::vector<std::string_view> parts;
  if (kind_ == Kind::kTableRow || kind_ == Kind::kTableHeader || kind_ == Kind::kHeading) {
    parts.push_back(text_);
  } else {
    parts = SplitSentences(text_);
  }
  for (const Pending& pending : pending_) {
    // The last sentence that begins at or before the link; sentences are in order.
    auto after = std::ranges::upper_bound(parts, text_.data() + pending.begin, {}, [](std::string_view part) { return part.data(); });
    if (after == parts.begin()) continue;
    std::string_view context = *(after - 1);
    // "Our code is out. You find it [here](…)": what lies there is told by the sentence before.
    const bool points = IsPointerWord(std::string_view(text_).substr(pending.begin, pending.end - pending.begin));
    if (points && after - 1 != parts.begin()) {
      const auto begin = static_cast<size_t>((after - 2)->data() - text_.data());
      const auto end = static_cast<size_t>(context.data() - text_.data()) + context.size();
      context = std::string_view(text_).substr(begin, end - begin);
    }
    if (context.size() > kMaxContext) {
      const size_t at = static_cast<size_t>(text_.data() + pending.begin - context.data());
      size_t begin = at > kMaxContext / 2 ? at - kMaxContext / 2 : 0;
      while (begin < at && (static_cast<unsigned char>(context[begin]) & 0xC0) == 0x80) ++begin;
      context = FirstBytes(context.substr(std::min(begin, context.size())), kMaxContext);
    }
    out_.links[pending.link].context = std::string(context);
  }
}

void MarkdownCollector::BeginCell() {
  if (in_cell_) EndCell();
  if (!cells_.empty()) text_.append(" | ");
  space_ = false;
  cell_begin_ = text_.size();
  in_cell_ = true;
}

void MarkdownCollector::EndCell() {
  if (!in_cell_) return;
  in_cell_ = false;
  space_ = false;
  cells_.emplace_back(std::string_view(text_).substr(std::min(cell_begin_, text_.size())));
}

void MarkdownCollector::Text(std::string_view text) {
  if (image_open_) {
    if (image_alt_.size() < kMaxLinkText) image_alt_.append(text);
    return;
  }
  for (size_t at = 0; at < text.size();) {
    size_t end = at;
    while (end < text.size() && !IsBlank(text[end])) ++end;
    if (end > at) {
      const std::string_view word = text.substr(at, end - at);
      if (!open_) {
        open_ = true;
        kind_ = ParagraphKind();
        first_line_ = last_line_ = line_;
        first_link_ = out_.links.size() - pending_.size();
        space_ = false;
      } else if (text_.empty() && kind_ != Kind::kTableRow && kind_ != Kind::kTableHeader) {
        first_line_ = last_line_ = line_;
      }
      const bool fresh = text_.size() == (in_cell_ ? cell_begin_ : 0);
      if (space_ && !fresh && !(EndsInCjk(text_) && IsCjkLead(word[0]))) text_.push_back(' ');
      space_ = false;
      if (line_ != last_line_) {
        if (!text_.empty()) line_starts_.emplace_back(static_cast<uint32_t>(text_.size()), line_);
        last_line_ = line_;
      }
      if (link_open_ && !link_has_text_) {
        link_has_text_ = true;
        pending_[link_pending_].begin = text_.size();
      }
      text_.append(word);
    }
    if (end < text.size()) {
      space_ = true;
      if (text[end] == '\n') ++line_;
    }
    at = end + 1;
  }
}

void MarkdownCollector::Break() {
  space_ = true;
  ++line_;
}

void MarkdownCollector::CodeSpan(std::string_view text) {
  Text(text);
  if (text.size() < 6 || out_.code.size() >= kMaxBlocks) return;  // too short to name anything
  const bool heading = open_ && kind_ == Kind::kHeading;          // must not open a section of its own
  out_.code.push_back({std::string(text), {}, line_, heading && out_.sections.empty() ? 0 : Section(), true});
}

void MarkdownCollector::CodeBlock(std::string_view text, std::string_view info, uint32_t line) {
  if (!html_row_) EndBlock();
  line_ = line;
  if (!text.empty() && out_.code.size() < kMaxBlocks) out_.code.push_back({std::string(text), std::string(FirstBytes(info, 100)), line, Section(), false});
}

bool MarkdownCollector::AddLink(std::string_view url, bool image) {
  url = TrimAscii(url);
  if (url.empty() || url.size() > kMaxUrl) return false;
  if (out_.links.size() >= kMaxLinks) {
    out_.truncated = true;
    return false;
  }
  if (!open_) first_line_ = line_;
  MarkdownLink link;
  AppendHtmlText(link.url, url);
  link.line = line_;
  // A heading's links belong to the section that it opens (EndHeading).
  link.section = open_ && kind_ == Kind::kHeading ? 0 : Section();
  link.image = image;
  out_.links.push_back(std::move(link));
  return true;
}

void MarkdownCollector::BeginLink(std::string_view url) {
  EndLink();
  if (!AddLink(url, false)) return;
  link_open_ = true;
  link_has_text_ = false;
  link_alt_.clear();
  link_pending_ = pending_.size();
  pending_.push_back({out_.links.size() - 1, text_.size(), text_.size()});
}

void MarkdownCollector::EndLink() {
  if (!link_open_) return;
  link_open_ = false;
  Pending& pending = pending_[link_pending_];
  std::string_view text = link_alt_;
  if (link_has_text_) {
    pending.end = text_.size();
    text = TrimAscii(std::string_view(text_).substr(pending.begin));
    linked_ += text.size();
  }
  out_.links[pending.link].text = std::string(FirstBytes(text, kMaxLinkText));
}

void MarkdownCollector::BeginImage(std::string_view url) {
  image_alt_.clear();
  image_open_ = true;
  if (AddLink(url, true)) pending_.push_back({out_.links.size() - 1, text_.size(), text_.size()});
}

void MarkdownCollector::EndImage() {
  if (!image_open_) return;
  image_open_ = false;
  const std::string_view alt = FirstBytes(TrimAscii(image_alt_), kMaxLinkText);
  if (!pending_.empty() && out_.links[pending_.back().link].image) out_.links[pending_.back().link].text = std::string(alt);
  if (link_open_ && link_alt_.empty()) link_alt_ = alt.empty() && !pending_.empty() ? BadgeWords(out_.links[pending_.back().link].url) : std::string(alt);
  if (alt_.size() < kMaxHeading) alt_.append(alt_.empty() ? "" : " ").append(alt);
}

void MarkdownCollector::Html(std::string_view html, uint32_t line, bool block) {
  if (block) line_ = line;
  const uint32_t start = line_;
  HtmlScanner scanner(html);
  HtmlToken token;
  size_t counted = 0;
  uint32_t newlines = 0;
  while (scanner.Next(token)) {
    newlines += static_cast<uint32_t>(std::ranges::count(html.substr(counted, token.offset - counted), '\n'));
    counted = token.offset;
    line_ = start + newlines;
    if (token.kind == HtmlToken::Kind::kText) {
      HtmlText(token.text);
    } else {
      Tag(token);
    }
  }
  line_ = start + static_cast<uint32_t>(std::ranges::count(html, '\n'));
  if (block && !html_row_ && !link_open_ && !preformatted_) FlushHtml();
}

void MarkdownCollector::HtmlText(std::string_view text) {
  if (!skipped_.empty()) return;
  if (preformatted_) {
    AppendHtmlText(pre_text_, text);
    return;
  }
  std::string plain;
  AppendHtmlText(plain, text);
  Text(plain);
}

void MarkdownCollector::Tag(const HtmlToken& token) {
  if (token.kind == HtmlToken::Kind::kOpen) {
    if (skipped_.empty() && !preformatted_) OpenTag(token.name, token.attributes);
  } else {
    CloseTag(token.name);
  }
}

void MarkdownCollector::StartRow() {
  html_row_ = false;
  FlushHtml();
  BeginBlock(Kind::kTableRow, line_);
  html_row_ = true;
  html_head_ = true;
}

void MarkdownCollector::OpenTag(std::string_view name, std::string_view attributes) {
  if (EqualsIgnoringCase(name, "a")) {
    if (const std::string_view href = HtmlAttribute(attributes, "href"); !href.empty()) BeginLink(href);
  } else if (EqualsIgnoringCase(name, "img")) {
    if (const std::string_view src = HtmlAttribute(attributes, "src"); !src.empty()) {
      BeginImage(src);
      std::string alt;
      AppendHtmlText(alt, HtmlAttribute(attributes, "alt"));
      image_alt_ = std::string(FirstBytes(alt, kMaxLinkText));
      EndImage();
    }
  } else if (IsOneOf(name, {"script", "style"})) {
    skipped_ = EqualsIgnoringCase(name, "script") ? "script" : "style";
  } else if (EqualsIgnoringCase(name, "pre")) {
    if (!html_row_) FlushHtml();
    preformatted_ = true;
    pre_text_.clear();
    pre_line_ = line_;
  } else if (name.size() == 2 && (name[0] == 'h' || name[0] == 'H') && name[1] >= '1' && name[1] <= '6') {
    html_row_ = false;
    BeginBlock(Kind::kHeading, line_, static_cast<uint32_t>(name[1] - '0'));
  } else if (EqualsIgnoringCase(name, "tr")) {
    StartRow();
  } else if (IsOneOf(name, {"td", "th"})) {
    if (!html_row_) StartRow();
    if (EqualsIgnoringCase(name, "td")) html_head_ = false;
    BeginCell();
  } else if (EqualsIgnoringCase(name, "br")) {
    space_ = true;
  } else if (IsOneOf(name, {"p",  "div", "li", "ul",     "ol",         "table", "details", "summary", "section", "center", "blockquote", "hr",
                            "dt", "dd",  "dl", "figure", "figcaption", "tbody", "thead",   "article", "header",  "footer", "main",       "nav"})) {
    if (html_row_ || (open_ && kind_ == Kind::kHeading)) {
      space_ = true;
    } else {
      FlushHtml();
      if (EqualsIgnoringCase(name, "li")) html_item_ = true;
    }
  } else if (IsOneOf(name, {"source", "video", "audio", "iframe", "embed"})) {
    if (const std::string_view src = HtmlAttribute(attributes, "src"); !src.empty()) AddLink(src, false);
  }
}

void MarkdownCollector::CloseTag(std::string_view name) {
  if (!skipped_.empty()) {
    if (EqualsIgnoringCase(name, skipped_)) skipped_ = {};
    return;
  }
  if (preformatted_) {
    if (!EqualsIgnoringCase(name, "pre")) return;
    preformatted_ = false;
    CodeBlock(pre_text_, {}, pre_line_);
    return;
  }
  if (EqualsIgnoringCase(name, "a")) {
    EndLink();
  } else if (name.size() == 2 && (name[0] == 'h' || name[0] == 'H') && name[1] >= '1' && name[1] <= '6') {
    if (open_ && kind_ == Kind::kHeading) FlushHtml();
  } else if (IsOneOf(name, {"td", "th"})) {
    EndCell();
  } else if (IsOneOf(name, {"tr", "table", "tbody", "thead"})) {
    if (html_row_) {
      if (in_cell_) EndCell();
      if (html_head_ && !cells_.empty()) kind_ = Kind::kTableHeader;
      html_row_ = false;
      FlushHtml();
    }
  } else if (IsOneOf(name, {"p",  "div", "li", "ul",     "ol",         "details", "summary", "section", "center", "blockquote",
                            "dt", "dd",  "dl", "figure", "figcaption", "article", "header",  "footer",  "main",   "nav"})) {
    if (html_row_ || (open_ && kind_ == Kind::kHeading)) {
      space_ = true;
    } else {
      FlushHtml();
      html_item_ = false;
    }
  }
}

void MarkdownCollector::Finish(uint32_t last_line) {
  html_row_ = false;
  if (preformatted_ && !pre_text_.empty()) CodeBlock(pre_text_, {}, pre_line_);
  FlushHtml();
  if (!out_.sections.empty()) out_.sections.back().last_line = std::max(out_.sections.back().first_line, last_line);
  std::ranges::stable_sort(out_.links, {}, &MarkdownLink::line);
}

}  // namespace day
