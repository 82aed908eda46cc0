#include "probes/links/links.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "probes/links/cited_papers.h"
#include "probes/links/columns.h"
#include "probes/links/named_ids.h"
#include "probes/links/programs.h"
#include "probes/links/submodules.h"
#include "text/lines.h"
#include "text/utf8.h"

namespace day::links {
namespace {

constexpr size_t kMaxContext = 400;   // limit: bytes
constexpr size_t kShortestLead = 40;  // bytes; a shorter paragraph is a motto, a date, a row of badges
constexpr size_t kMaxCards = 20;      // limit: sentences on cards of one document

class Reader {
 public:
  Reader(const LinkTable& table, const Markdown& markdown, Sink& sink) : table_(table), markdown_(markdown), sink_(sink), columns_(markdown) {}

  void Link(const MarkdownLink& link) {
    column_ = columns_.HeaderOf(link);
    if (link.url.starts_with('#')) return;
    Emit(link.url, link.text, link.line, link.section, link.context, link.image);
  }

  void Code(const MarkdownCode& code) {
    column_ = {};
    // A URL of a code span stands in its block's text and was found there.
    if (!code.span) {
      LineCounter lines(code.text, code.line);
      for (const UrlSpan& span : FindUrls(code.text))
        Emit(std::string_view(code.text).substr(span.offset, span.length), "code", lines.Of(span.offset), code.section,
             TrimAscii(LineAround(code.text, span.offset)), false);
      for (const CitedPaper& paper : FindCitedPapers(code.text))
        Add(paper.as_written, paper.target, paper.title, code.line + paper.line, code.section, "BibTeX", false);
    }
    Ids(code.text, LineCounter(code.text, code.line), code.section, true);
  }

  // After links and code, which say whose accounts there are.
  void NamedIds() {
    column_ = {};
    for (const NamedId& id : FindNamedIds(table_, markdown_, accounts_)) {
      Target target;
      target.kind = id.data ? "hub-dataset" : "hub-model";
      target.name = id.id;
      target.what = id.data ? "dataset" : "model";
      Add(id.id, target, id.id, id.line, id.section, id.context, false);
    }
  }

  // "See the model cards for the licenses": a sentence that sends its readers to cards, whether or not it links to one.
  void Cards() {
    static const std::pair<std::string_view, std::string_view> kCards[] = {
        {"model card", "model"}, {"\u6a21\u578b\u5361", "model"}, {"dataset card", "dataset"}};
    size_t shown = 0;
    for (const MarkdownBlock& block : markdown_.blocks) {
      if (block.kind == MarkdownBlock::Kind::kHeading || block.kind == MarkdownBlock::Kind::kTableHeader) continue;
      if (block.text.find("ard") == std::string::npos && block.text.find("\u5361") == std::string::npos) continue;  // nearly all
      const std::string lower = ToLowerAscii(block.text);
      for (const auto& [words, kind] : kCards) {
        const size_t at = lower.find(words);
        if (at == lower.npos || shown >= kMaxCards) continue;
        ++shown;
        Location place;
        place.line = place.last_line = block.LineAt(at);
        sink_.Found("card.mention", std::string(kind), place, {}, Around(block.text, at));
      }
    }
  }

  // The first sentence of a document: what it is about.
  void Lead() {
    for (const MarkdownBlock& block : markdown_.blocks) {
      if (block.kind != MarkdownBlock::Kind::kParagraph || block.text.size() < kShortestLead || size_t{block.linked} * 2 > block.text.size()) continue;
      Location at;
      at.line = block.line;
      at.last_line = block.last_line;
      const std::vector<std::string_view> sentences = SplitSentences(block.text);
      if (!sentences.empty()) sink_.Found("document.lead", std::string(FirstBytes(TrimAscii(sentences.front()), kMaxContext)), at);
      return;
    }
  }

  void Programs() {
    for (const NamedProgram& program : FindPrograms(markdown_)) {
      Location at;
      at.line = at.last_line = program.line;
      sink_.Found("program", program.path, at,
                  {{"how", program.run ? "command" : "name"},
                   {"under", HeadingsOver(markdown_, program.section)},
                   {"context", std::string(FirstBytes(program.context, kMaxContext))}});
    }
  }

  void Source(std::string_view code, bool shell) {
    LineCounter lines(code, 1);
    for (const UrlSpan& span : FindUrls(code)) {
      const std::string_view url = code.substr(span.offset, span.length);
      const auto parsed = ParseUrl(url);
      if (!parsed) continue;
      if (!table_.MayBeDownload(*parsed)) {
        if (url.ends_with('/') || url.ends_with("/releases/download")) Beginning(url, *parsed, code, lines.Of(span.offset), span.offset);
        continue;
      }
      const Target target = table_.Classify(*parsed, "");
      const bool thing = target.kind == "hub-model" || target.kind == "hub-dataset" || target.file == "weights" || target.file == "data" ||
                         target.file == "archive" || target.kind == "drive" || (target.kind == "s3" && !target.what.empty()) ||
                         (target.kind == "s3" && url.substr(0, url.find_first_of("?#")).ends_with(".json"));
      if (thing) Add(url, target, "code", lines.Of(span.offset), UINT32_MAX, TrimAscii(LineAround(code, span.offset)), false);
    }
    Ids(code, LineCounter(code, 1), UINT32_MAX, shell);
  }

  void Submodules(std::string_view text) {
    for (const Submodule& one : FindSubmodules(text)) {
      submodule_ = one.path;
      Emit(one.url, one.path, one.line, UINT32_MAX, "", false);
    }
  }

 private:
  void Ids(std::string_view code, LineCounter lines, uint32_t section, bool commands) {
    for (const HubId& id : table_.FindHubIds(code, commands)) {
      Target target;
      target.kind = id.host;
      target.name = id.id;
      target.what = id.what;
      Add(id.id, target, id.by, lines.Of(id.offset), section, TrimAscii(LineAround(code, id.offset)), false, id.revision);
    }
  }

  // BASE = "https://acme.blob.example/models/", and further on BASE + "7b.ckpt": an address that the code puts together. Only of stores of
  // objects and of files that go with a release on a host, where nothing but files lies.
  void Beginning(std::string_view url, const Url& parsed, std::string_view code, uint32_t line, size_t offset) {
    if (Target target = table_.Classify(parsed, ""); target.kind == "s3" || target.kind == "release-asset") {
      if (!named_weights_) named_weights_ = table_.FindWeightsName(code);
      if (named_weights_->empty()) return;
      target.file = "weights";
      if (target.kind == "s3") target.name = *named_weights_;
      Add(url, target, "code", line, UINT32_MAX, TrimAscii(LineAround(code, offset)), false);
    }
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

  void Add(std::string_view url, const Target& target, std::string_view text, uint32_t line, uint32_t section, std::string_view context, bool image,
           std::string_view revision = {}) {
    if (count_ >= kMaxLinksShown) {
      if (count_++ == kMaxLinksShown) sink_.Skipped("link", "more than 5000 links in one document");
      return;
    }
    if (!seen_.insert({line, std::string(url)}).second) return;
    ++count_;
    accounts_.Add(target);
    Location at;
    at.line = at.last_line = line;
    std::vector<Field> fields = {{"host", target.kind}, {"name", target.name}, {"text", std::string(text)}};
    if (!target.what.empty()) fields.push_back({"what", target.what});
    if (!target.file.empty()) fields.push_back({"file", target.file});
    if (section < markdown_.sections.size()) fields.push_back({"section", markdown_.sections[section].heading.text});
    if (std::string under = HeadingsOver(markdown_, section); under.find(" / ") != std::string::npos)
      fields.push_back({"under", std::string(FirstBytes(under, kMaxContext))});
    fields.push_back({"context", std::string(FirstBytes(context, kMaxContext))});
    if (!column_.empty()) fields.push_back({"column", std::string(FirstBytes(column_, kMaxContext))});
    if (!revision.empty()) fields.push_back({"revision", std::string(revision)});
    if (image) fields.push_back({"image", "yes"});
    if (!submodule_.empty()) fields.push_back({"submodule", std::string(FirstBytes(submodule_, kMaxContext))});
    sink_.Found("link", std::string(url), at, std::move(fields));
  }

  static std::string_view Around(std::string_view text, size_t at) {
    for (const std::string_view sentence : SplitSentences(text)) {
      const auto begin = static_cast<size_t>(sentence.data() - text.data());
      if (begin <= at && at < begin + sentence.size()) return FirstBytes(sentence, kMaxContext);
    }
    return {};
  }

  const LinkTable& table_;
  const Markdown& markdown_;
  Sink& sink_;
  Columns columns_;
  std::string_view column_;                        // above the link at hand
  std::string_view submodule_;                     // the folder that the link at hand is kept in by git
  std::optional<std::string_view> named_weights_;  // of code: a name of a file of weights, looked for once
  HubAccounts accounts_;                           // of what was found so far
  size_t count_ = 0;
  std::set<std::pair<uint32_t, std::string>> seen_;
};

}  // namespace

void ReadLinks(const LinkTable& table, const Markdown& document, Sink& sink) {
  Reader reader(table, document, sink);
  for (const MarkdownLink& link : document.links) reader.Link(link);
  for (const MarkdownCode& code : document.code) reader.Code(code);
  reader.NamedIds();
  reader.Lead();
  reader.Programs();
  reader.Cards();
  if (document.truncated) sink.Skipped("link", "text beyond 4 MiB");
}

void ReadSubmoduleLinks(const LinkTable& table, std::string_view text, Sink& sink) { Reader(table, {}, sink).Submodules(text); }

void ReadCodeLinks(const LinkTable& table, std::string_view code, bool shell, Sink& sink) { Reader(table, {}, sink).Source(code.substr(0, kMaxCode), shell); }

}  // namespace day::links
