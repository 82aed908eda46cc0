#include "probes/statements/statements.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "license/license.h"
#include "probes/statements/citation_file.h"
#include "probes/statements/emitter.h"
#include "probes/statements/limits.h"
#include "probes/statements/term_rows.h"
#include "text/bibtex.h"
#include "text/utf8.h"

namespace day::statements {
namespace {

constexpr size_t kMaxSentences = 40000;  // limit: of one document
constexpr size_t kMaxSearched = 2000;    // limit: sentences with license words; a README has some ten

// A list of links or a line of badges says nothing.
bool IsNavigation(const MarkdownBlock& block) { return block.text.size() < 200 && size_t{block.linked} * 10 >= block.text.size() * 7; }

class Reader {
 public:
  Reader(const Lexicon& lexicon, const Document& document, Sink& sink) : lexicon_(lexicon), document_(document), sink_(sink), emitter_(document, sink) {}

  void Read(const TextDocument& text) {
    FrontMatter(text);
    for (const MarkdownBlock& block : document_.markdown().blocks) {
      if (sentences_ > kMaxSentences) break;
      if (block.kind == MarkdownBlock::Kind::kTableHeader) continue;
      // "The abstract from the paper is:" and what follows it.
      const bool quoted = std::exchange(quote_follows_, document_.IsDeep() && TrimAscii(block.text).ends_with(':') && lexicon_.quotes().Matches(block.text));
      if (quoted) continue;
      if (block.kind == MarkdownBlock::Kind::kTableRow) {
        Row(block);
      } else {
        Text(block, block.text, 0, SettingOf(block));
      }
    }
    for (const MarkdownCode& code : document_.markdown().code)
      if (!code.span && !document_.IsDeep()) Citations(code);
    for (RowStatement& row : FindCodeTerms(lexicon_, document_)) emitter_.Terms(row);
    for (RowStatement& row : FindTableTerms(lexicon_, document_)) emitter_.Terms(row);
    for (RowStatement& badge : FindBadgeTerms(lexicon_, document_)) emitter_.Terms(badge);
    if (searched_ > kMaxSearched) sink_.Skipped("license.statement", "more than 2000 sentences with license words in one document");
    emitter_.Finish();
  }

 private:
  Setting SettingOf(const MarkdownBlock& block) const {
    const Section& section = document_.SectionOf(block.section);
    Setting setting;
    setting.section = section.kind;
    setting.section_parts = section.parts;
    setting.heading_text = document_.HeadingOf(block.section);
    setting.top = section.top;
    setting.heading = block.kind == MarkdownBlock::Kind::kHeading;
    setting.title = setting.heading && block.section < document_.markdown().sections.size() && document_.markdown().sections[block.section].heading.level <= 2;
    setting.item = block.kind == MarkdownBlock::Kind::kListItem;
    setting.deep = document_.IsDeep();
    return setting;
  }

  // What a card's fields say of the terms in words, beside the license's id.
  void FrontMatter(const TextDocument& text) {
    const auto field = [&](const std::string& key, bool name) {
      const Value& value = text.front[key];
      if (const auto limit = LimitOfField(lexicon_, value.string(), name)) emitter_.LimitField(*limit, key, value.string(), text.front_line + value.line - 1);
    };
    for (const std::string& key : lexicon_.bars().fields) field(key, false);
    field("license_name", true);
  }

  // Prose that was set in a table, as READMEs in HTML do.
  void Row(const MarkdownBlock& block) {
    constexpr size_t kProse = 60;  // bytes: less is a table's cell
    size_t from = 0;
    for (const std::string& cell : block.cells) {
      const size_t offset = block.text.find(cell, from);
      if (offset == std::string::npos) continue;
      from = offset + cell.size();
      if (cell.size() < kProse) continue;
      Setting setting = SettingOf(block);
      setting.item = true;
      Text(block, cell, offset, setting);
    }
  }

  void Text(const MarkdownBlock& block, std::string_view text, size_t offset, const Setting& setting) {
    const auto named_above = [&] { return named_ && named_in_ == block.section; };
    if (!named_above() && !MayMatter(text) && !lexicon_.gates().commercial.Matches(text)) return;  // nine of ten: not worth a split into sentences
    const bool navigation = IsNavigation(block);
    std::string_view before;
    Parts stated_before = 0;  // what the license that the sentence before names governs
    for (const std::string_view sentence : SplitSentences(text)) {
      if (++sentences_ > kMaxSentences) return;
      Parts stated_here = 0;
      if (named_above()) Covers(block, sentence, offset + static_cast<size_t>(sentence.data() - text.data()), setting);
      if (sentence.size() <= kMaxSentence && MayMatter(sentence)) {
        const Sentence marked(lexicon_, document_, sentence, before, setting.heading);
        const size_t at = offset + static_cast<size_t>(sentence.data() - text.data());
        const Place place{block.LineAt(at), block.LineAt(at + sentence.size() - 1), block.section};
        if (!navigation && emitter_.WantsClaims())
          if (const auto claim = FindClaim(lexicon_, marked, setting)) emitter_.Claim(*claim, sentence, place);
        std::vector<TermsStatement> stated;
        if (emitter_.WantsTerms() && MaySearch(sentence)) stated = FindTerms(lexicon_, marked, setting);
        for (const TermsStatement& terms : stated) {
          emitter_.Terms(terms, sentence, place, stated.size() == 1);
          if (setting.section == "license" && stated.size() == 1 && !terms.generic && terms.reach == Reach::kAll) named_ = terms, named_in_ = block.section;
          if (!terms.id.empty() && terms.reach != Reach::kSome) stated_here |= terms.about;
        }
        if (emitter_.WantsLimits())
          if (const auto limit = FindLimit(lexicon_, marked, setting, stated_here != 0 ? stated_here : stated_before)) emitter_.Limit(*limit, sentence, place);
        if (emitter_.WantsGates())
          if (auto gate = FindGate(lexicon_, marked, setting)) {
            gate->commercial = gate->commercial || commercial_section_ == block.section;
            emitter_.Gate(*gate, sentence, place);
          }
      }
      // "For commercial purposes … " once said, the steps that follow in the section are for that.
      if (lexicon_.gates().commercial.Matches(sentence)) commercial_section_ = block.section;
      before = sentence;
      stated_before = stated_here;
    }
  }

  // What the release is to be cited by is titled by its makers: "title = {NAME: An Open-Source …}".
  void Citations(const MarkdownCode& code) {
    if (code.text.find('@') == std::string::npos || !MayMatter(code.text)) return;
    for (const BibEntry& entry : ParseBibTex(code.text))
      for (const BibField& field : entry.fields) {
        if (field.name != "title" || !emitter_.WantsClaims() || ++sentences_ > kMaxSentences) continue;
        std::string title;  // braces keep capitals
        std::ranges::copy_if(field.value, std::back_inserter(title), [](char c) { return c != '{' && c != '}'; });
        if (title.size() > kMaxSentence) continue;
        const Sentence marked(lexicon_, document_, title, "", true);
        // Others' works are cited beside it: only a name that the title begins with is whose it is.
        const size_t colon = title.find(':');
        if (colon == title.npos || !marked.NamesIn(0, colon) || marked.ForeignIn(0, colon)) continue;
        Setting setting;
        setting.title = true;
        const uint32_t line = code.line + field.line;
        if (const auto claim = FindClaim(lexicon_, marked, setting)) emitter_.Claim(*claim, title, Place{line, line, code.section});
      }
  }

  // "License: [NAME](LICENSE)", and then "It covers the code and the weights."
  void Covers(const MarkdownBlock& block, std::string_view sentence, size_t at, const Setting& setting) {
    constexpr size_t kMost = 200;  // bytes
    if (sentence.size() > kMost || !emitter_.WantsTerms()) return;
    const Parts parts = PartsCovered(Sentence(lexicon_, document_, sentence, "", setting.heading));
    if (parts == 0) return;
    TermsStatement terms = *named_;
    terms.about = parts;
    terms.how = "sentence";
    terms.offset = 0;
    emitter_.Terms(terms, sentence, Place{block.LineAt(at), block.LineAt(at + sentence.size() - 1), block.section}, false);
  }

  // Most sentences hold none of the words: they are passed over before anything is marked in them.
  bool MayMatter(std::string_view sentence) const { return lexicon_.telling().Matches(sentence); }

  // Looking for licenses' names takes most of the time: a millisecond for the worst sentence.
  bool MaySearch(std::string_view sentence) {
    if (!lexicon_.terms().hints.Matches(sentence)) return lexicon_.terms().worded.Matches(sentence);
    return ++searched_ <= kMaxSearched;
  }

  const Lexicon& lexicon_;
  const Document& document_;
  Sink& sink_;
  Emitter emitter_;
  size_t sentences_ = 0, searched_ = 0;
  bool quote_follows_ = false;
  std::optional<TermsStatement> named_;  // the last that a section on the license names alone
  uint32_t named_in_ = UINT32_MAX;       // that section
  uint32_t commercial_section_ = UINT32_MAX;
};

}  // namespace

void ReadStatements(const Lexicon& lexicon, std::string_view path, std::string_view text, Readings& readings, Sink& sink) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  // The text of a license speaks of licenses in other ways; src/license reads it.
  if (NamesLicenseFile(path) || NamesUsePolicy(path)) return;
  if (ToLowerAscii(name).ends_with(".cff")) return ReadCitationFile(lexicon, text, sink);
  if (lexicon.SkipsDocument(path)) return;  // rules for contributors: they speak of contributions and of themselves
  const TextDocument& read = readings.Document(name, text);
  const Document document(lexicon, path, read);
  Reader(lexicon, document, sink).Read(read);
  if (read.body.truncated) sink.Skipped("claim.sentence", "text beyond 4 MiB");
}

}  // namespace day::statements
