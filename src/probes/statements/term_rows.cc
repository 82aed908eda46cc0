#include "probes/statements/term_rows.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "license/license.h"
#include "text/url.h"
#include "text/utf8.h"

namespace day::statements {
namespace {

constexpr size_t kMaxColumns = 64;  // limit: of a table
constexpr size_t kMaxRows = 500;    // limit: of all tables of a document

struct Columns {
  size_t license = SIZE_MAX;
  Parts parts = 0;          // that the first columns' headers name
  bool components = false;  // the row's first cell says which part
};

// A header with a license column whose rows are the release's own; others' works have a column that says whose they are.
std::optional<Columns> ReadHeader(const Lexicon& lexicon, const MarkdownBlock& header) {
  const Lexicon::Terms& terms = lexicon.terms();
  Columns columns;
  for (size_t i = 0; i < header.cells.size() && i < kMaxColumns; ++i) {
    const std::string& cell = header.cells[i];
    if (cell.size() > 60) continue;
    if (terms.column_others.Matches(cell)) return std::nullopt;
    if (columns.license == SIZE_MAX && terms.column_license.Matches(cell)) {
      columns.license = i;
      columns.parts |= PartsOfLabel(lexicon, cell);
    }
    if (i == 0 && terms.column_component.Matches(cell)) columns.components = true;
    if (columns.parts == 0 && i != columns.license)
      for (const PhraseHit& hit : terms.column_parts.Find(cell))
        if (columns.parts == 0) columns.parts = static_cast<Parts>(hit.id);
  }
  if (columns.license == SIZE_MAX) return std::nullopt;
  return columns;
}

std::string LinkIn(const Document& document, const MarkdownBlock& row, std::string_view cell) {
  for (const MarkdownLink& link : document.markdown().links)  // nearly in the order of lines
    if (link.line >= row.line && link.line <= row.last_line && !link.image && !link.text.empty() && cell.find(link.text) != cell.npos)
      return link.url.substr(0, 400);
  return {};
}

bool NamesOwn(const Document& document, std::string_view text) {
  return std::ranges::any_of(RunsOf(text), [&](const Run& run) { return document.IsOwnName(text.substr(run.offset, run.length)); });
}

}  // namespace

std::vector<RowStatement> FindTableTerms(const Lexicon& lexicon, const Document& document) {
  std::vector<RowStatement> found;
  std::vector<RowStatement> table;
  bool own = false, of_weights = false;
  size_t rows = 0;
  auto close = [&] {
    // Rows of models among which the document's own name never stands are other people's models.
    if (own || !of_weights || !document.HasNames()) found.insert(found.end(), std::make_move_iterator(table.begin()), std::make_move_iterator(table.end()));
    table.clear();
    own = of_weights = false;
  };
  std::optional<Columns> columns;
  for (const MarkdownBlock& block : document.markdown().blocks) {
    const bool header = block.kind == MarkdownBlock::Kind::kTableHeader;
    if (!header && block.kind != MarkdownBlock::Kind::kTableRow) {
      close();
      columns.reset();
      continue;
    }
    const Section& section = document.SectionOf(block.section);
    if (header) {
      close();
      columns = section.kind == "others" ? std::nullopt : ReadHeader(lexicon, block);
      continue;
    }
    if (!columns || columns->license >= block.cells.size() || ++rows > kMaxRows) continue;
    const std::string& first = block.cells.front();
    Parts about = columns->parts;
    if (columns->components || about == 0)
      if (const Parts named = PartsOfLabel(lexicon, block.text.substr(0, std::min<size_t>(block.text.size(), 200))); named != 0)
        about = columns->components ? PartsOfLabel(lexicon, first) : named;
    if (about == 0) about = section.parts;
    if (about == 0) about = document.FolderParts();
    if (about == 0 && section.kind == "license") about = kRelease;
    if (about == 0) continue;  // of what?
    own = own || columns->components || NamesOwn(document, block.text);
    of_weights = of_weights || (about & kWeights) != 0;
    const std::string& cell = block.cells[columns->license];
    std::vector<TermsStatement> stated = TermsOfCell(lexicon, cell);
    const std::string link = stated.empty() ? std::string() : LinkIn(document, block, cell);
    for (TermsStatement& terms : stated) {
      RowStatement row;
      row.link = link;
      if (terms.generic && row.link.empty()) continue;
      row.terms = std::move(terms);
      row.terms.about = about;
      if (columns->license != 0) row.row = first;
      row.excerpt = block.text;
      row.line = block.line;
      row.section = block.section;
      table.push_back(std::move(row));
    }
  }
  close();
  return found;
}

std::vector<RowStatement> FindCodeTerms(const Lexicon& lexicon, const Document& document) {
  constexpr size_t kMaxBlocks = 20, kMaxCode = 64 << 10;  // limits: blocks of a document, bytes of one that are read
  std::vector<RowStatement> found;
  size_t looked = 0;
  for (const MarkdownCode& code : document.markdown().code) {
    const Section& section = document.SectionOf(code.section);
    if (code.span || section.kind != "license" || ++looked > kMaxBlocks) continue;
    const auto matches = IdentifyLicenseText(std::string_view(code.text).substr(0, kMaxCode), false);
    if (matches.empty()) continue;
    // What stands right above says of what: "The following license applies to all code and the models".
    Parts about = section.parts;
    for (const MarkdownBlock& block : document.markdown().blocks)
      if (block.section == code.section && block.kind == MarkdownBlock::Kind::kParagraph && block.last_line < code.line && block.last_line + 4 >= code.line)
        if (const Parts named = PartsOfLabel(lexicon, block.text.substr(0, 300)); named != 0) about = named;
    for (const LicenseMatch& match : matches) {
      if (match.id.empty()) continue;
      RowStatement row;
      row.terms.id = match.id;
      row.terms.license_class = match.license_class;
      row.terms.about = about == 0 ? Parts{kRelease} : about;
      if (about == 0) row.terms.reach = Reach::kHere;
      row.terms.as_written = match.id;
      row.terms.how = "label";
      row.excerpt = code.text.substr(0, 200);
      row.line = code.line;
      row.section = code.section;
      found.push_back(std::move(row));
    }
  }
  return found;
}

bool ParseBadge(const Lexicon& lexicon, std::string_view url, Badge& badge) {
  const auto parsed = ParseUrl(url);
  if (!parsed || std::ranges::find(lexicon.terms().badge_hosts, parsed->host) == lexicon.terms().badge_hosts.end()) return false;
  if (!parsed->Parameter("message").empty()) {
    badge.label = parsed->Parameter("label");
    badge.message = parsed->Parameter("message");
    return !badge.label.empty();
  }
  if (parsed->segments.size() < 2 || parsed->segments[0] != "badge") return false;
  std::string body = parsed->Path(1);
  for (const std::string_view ending : {".svg", ".png"})
    if (body.ends_with(ending)) body.resize(body.size() - ending.size());
  // Fields are parted by single hyphens.
  std::vector<std::string> fields(1);
  for (size_t at = 0; at < body.size(); ++at) {
    const bool twice = at + 1 < body.size() && body[at + 1] == body[at];
    if (body[at] == '-' && !twice) {
      fields.emplace_back();
    } else if (body[at] == '_') {
      fields.back() += twice ? '_' : ' ';
      at += twice ? 1 : 0;
    } else {
      fields.back() += body[at];
      at += body[at] == '-' ? 1 : 0;
    }
  }
  if (fields.size() < 3) return false;
  badge.label = fields.front();
  badge.message = fields[1];
  // An id whose own hyphens were not doubled: "license-apache-2.0-blue".
  for (size_t i = 2; i + 1 < fields.size(); ++i) badge.message.append("-").append(fields[i]);
  return true;
}

std::vector<RowStatement> FindBadgeTerms(const Lexicon& lexicon, const Document& document) {
  constexpr size_t kMaxBadges = 200;  // limit: images of a document that are looked at
  std::vector<RowStatement> found;
  const std::vector<MarkdownLink>& links = document.markdown().links;
  size_t looked = 0;
  for (size_t i = 0; i < links.size() && looked < kMaxBadges; ++i) {
    const MarkdownLink& image = links[i];
    if (!image.image) continue;
    ++looked;
    Badge badge;
    if (!ParseBadge(lexicon, image.url, badge)) continue;
    if (!lexicon.terms().label.Matches(badge.label) || document.SectionOf(image.section).kind == "others") continue;
    for (TermsStatement& terms : TermsOfCell(lexicon, badge.message)) {
      if (terms.generic) continue;
      RowStatement row;
      row.terms = std::move(terms);
      row.terms.how = "badge";
      row.terms.about = PartsOfLabel(lexicon, badge.label);
      if (row.terms.about == 0) row.terms.about = kRelease;
      // The link around the image comes right before it.
      if (i > 0 && !links[i - 1].image && links[i - 1].line + 3 >= image.line && links[i - 1].text == image.text) row.link = links[i - 1].url.substr(0, 400);
      row.excerpt = badge.label + ": " + badge.message;
      row.line = image.line;
      row.section = image.section;
      found.push_back(std::move(row));
    }
  }
  return found;
}

}  // namespace day::statements
