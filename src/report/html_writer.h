// What the sections of the HTML report share: the page so far, escaping, and evidence that opens in its place.
//
// No script and no request: `details` elements open, cells link to their reasons by anchors within the page. Everything that comes from the
// release passes through HtmlEscape. One page, one thread.
#pragma once

#include <fmt/format.h>

#include <set>
#include <string>
#include <string_view>

#include "report/evidence_places.h"
#include "report/html_text.h"
#include "report/overview.h"
#include "report/report.h"

namespace day::html {

class Writer {
 public:
  explicit Writer(const Audit& audit) : audit_(audit), index_(audit.profile), ladder_(LadderOf(audit)) {}

  const Audit& audit() const { return audit_; }
  const Profile& profile() const { return audit_.profile; }
  const EvidenceIndex& index() const { return index_; }
  const Ladder& ladder() const { return ladder_; }

  void Raw(std::string_view markup) { out_ += markup; }
  // Arguments are put in as they are: escape what is text.
  template <class... T>
  void Add(fmt::format_string<T...> format, T&&... values) {
    fmt::format_to(std::back_inserter(out_), format, std::forward<T>(values)...);
  }
  // A line that opens to what the statement rests on; nothing when it rests on nothing.
  void Evidence(const EvidenceIds& ids);
  bool IsCited(std::string_view id) const { return cited_.contains(id); }
  std::string Take() { return std::move(out_); }

 private:
  const Audit& audit_;
  EvidenceIndex index_;
  Ladder ladder_;
  std::set<std::string_view> cited_;  // ids in the profile's own storage
  std::string out_;
};

// Sections, in the order of the page. Each writes nothing where there is nothing to say.
void WriteHead(Writer& page);
void WriteSummary(Writer& page);  // one card per definition, and the next steps
void WriteMatrix(Writer& page);
void WriteClaims(Writer& page);
void WriteFindings(Writer& page);
void WriteModels(Writer& page);
void WriteTraining(Writer& page);
void WriteLedger(Writer& page);
void WriteLicensing(Writer& page);
void WriteDefinitions(Writer& page);
void WriteComponents(Writer& page);
void WriteDocuments(Writer& page);
void WriteFiles(Writer& page);
void WriteEvidence(Writer& page);

// The style sheet and the glyphs as SVG symbols ("g-open" …).
std::string_view Style();
std::string_view Symbols();
std::string Glyph(GateState state);  // refers to a symbol
// A word in a colored frame: class `tag` and that of its color.
std::string Tag(std::string_view word, std::string_view color);
std::string_view ColorClass(CriterionOutcome outcome);
std::string_view ColorClass(ClaimVerdict verdict);
std::string_view ColorClass(Severity severity);
std::string_view ColorClass(Answer answer);

}  // namespace day::html
