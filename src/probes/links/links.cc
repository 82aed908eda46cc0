#include "probes/links/links.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "text/utf8.h"

namespace day::links {
namespace {

constexpr size_t kMaxContext = 400;  // limit: bytes

class Reader {
 public:
  Reader(const LinkTable& table, const Markdown& markdown, Sink& sink) : table_(table), markdown_(markdown), sink_(sink) {}

  void Link(const MarkdownLink& link) {
    if (link.url.starts_with('#')) return;
    Emit(link.url, link.text, link.line, link.section, link.context, link.image);
  }

  void Code(const MarkdownCode& code) {
    uint32_t line = code.line;
    size_t counted = 0;
    auto line_at = [&](size_t offset) {  // offsets come in order
      line += static_cast<uint32_t>(std::ranges::count(std::string_view(code.text).substr(counted, offset - counted), '\n'));
      counted = offset;
      return line;
    };
    // A URL of a code span stands in its block's text and was found there.
    if (!code.span)
      for (const UrlSpan& span : FindUrls(code.text))
        Emit(std::string_view(code.text).substr(span.offset, span.length), "code", line_at(span.offset), code.section, LineOf(code.text, span.offset), false);
    line = code.line;
    counted = 0;
    for (const HubId& id : table_.FindHubIds(code.text)) {
      const uint32_t at = line_at(id.offset);
      Target target;
      target.kind = id.host;
      target.name = id.id;
      target.what = id.what;
      Add(id.id, target, id.by, at, code.section, LineOf(code.text, id.offset), false);
    }
  }

 private:
  static std::string_view LineOf(std::string_view text, size_t offset) {
    const size_t before = text.rfind('\n', offset);
    const size_t begin = before == text.npos ? 0 : before + 1;
    return TrimAscii(text.substr(begin, text.find('\n', begin) - begin));
  }

  void Emit(std::string_view url, std::string_view text, uint32_t line, uint32_t section, std::string_view context, bool image) {
    if (const auto parsed = ParseUrl(url)) {
      Add(url, table_.Classify(*parsed, text), text, line, section, context, image);
      return;
    }
    // What has a scheme of another kind (mailto:, javascript:, data:) points to nothing that a release could hold.
    const size_t colon = url.find(':');
    if (colon != url.npos && url.substr(0, colon).find('/') == url.npos) return;
    Target target;
    target.kind = "local";
    std::string path = PercentDecoded(url.substr(0, url.find_first_of("?#")));
    if (path.starts_with("./")) path.erase(0, 2);
    target.name = std::move(path);
    if (!target.name.empty()) Add(url, target, text, line, section, context, image);
  }

  void Add(std::string_view url, const Target& target, std::string_view text, uint32_t line, uint32_t section, std::string_view context, bool image) {
    if (count_ >= kMaxLinksShown) {
      if (count_++ == kMaxLinksShown) sink_.Skipped("link", "more than 5000 links in one document");
      return;
    }
    if (!seen_.insert({line, std::string(url)}).second) return;
    ++count_;
    Location at;
    at.line = at.last_line = line;
    std::vector<Field> fields = {{"host", target.kind}, {"name", target.name}, {"text", std::string(text)}};
    if (!target.what.empty()) fields.push_back({"what", target.what});
    if (!target.file.empty()) fields.push_back({"file", target.file});
    if (section < markdown_.sections.size()) fields.push_back({"section", markdown_.sections[section].heading.text});
    fields.push_back({"context", std::string(context.substr(0, std::min(context.size(), CutAt(context))))});
    if (image) fields.push_back({"image", "yes"});
    sink_.Found("link", std::string(url), at, std::move(fields));
  }

  static size_t CutAt(std::string_view text) {
    size_t cut = std::min(kMaxContext, text.size());
    while (cut > 0 && cut < text.size() && (static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80) --cut;
    return cut;
  }

  const LinkTable& table_;
  const Markdown& markdown_;
  Sink& sink_;
  size_t count_ = 0;
  std::set<std::pair<uint32_t, std::string>> seen_;
};

}  // namespace

void ReadLinks(const LinkTable& table, const Markdown& document, Sink& sink) {
  Reader reader(table, document, sink);
  for (const MarkdownLink& link : document.links) reader.Link(link);
  for (const MarkdownCode& code : document.code) reader.Code(code);
  if (document.truncated) sink.Skipped("link", "text beyond 4 MiB");
}

}  // namespace day::links
