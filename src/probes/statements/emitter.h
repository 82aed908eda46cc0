// Turns what was found into evidence, with the limits of one document.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "probe/probe.h"
#include "probes/statements/claims.h"
#include "probes/statements/gates.h"
#include "probes/statements/limits.h"
#include "probes/statements/term_rows.h"
#include "probes/statements/terms.h"

namespace day::statements {

struct Place {
  uint32_t line, last_line;
  uint32_t section;  // index, or beyond the last
};

class Emitter {
 public:
  Emitter(const Document& document, Sink& sink) : document_(document), sink_(sink) {}

  void Claim(const Claim& claim, std::string_view sentence, const Place& place);
  // `alone`: the sentence names no other license, so that a link to a license next to the name is its.
  void Terms(const TermsStatement& terms, std::string_view sentence, const Place& place, bool alone);
  void Terms(const RowStatement& row);
  void Limit(const Limit& limit, std::string_view sentence, const Place& place);
  // Of the front matter.
  void LimitField(const statements::Limit& limit, std::string_view field, std::string_view text, uint32_t line);
  void Gate(const Gate& gate, std::string_view sentence, const Place& place);
  // No more are looked for once one too many was seen.
  bool WantsClaims() const;
  bool WantsTerms() const;
  bool WantsGates() const;
  bool WantsLimits() const;
  // Says which limits were met.
  void Finish();

 private:
  // Target of the link on the words, or next to them.
  std::string LinkOf(std::string_view as_written, const Place& place, bool alone) const;

  const Document& document_;
  Sink& sink_;
  size_t claims_ = 0, terms_ = 0, gates_ = 0, limits_ = 0;
  std::set<std::pair<uint32_t, std::string>> seen_;  // (line, license and parts): one statement once
};

std::string JoinIds(const std::vector<std::string>& ids);
// At most kMaxShown bytes, cut between characters.
std::string Shown(std::string_view sentence);

}  // namespace day::statements
