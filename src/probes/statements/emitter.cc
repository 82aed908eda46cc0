#include "probes/statements/emitter.h"

#include <algorithm>
#include <vector>

#include "probes/statements/statements.h"
#include "text/utf8.h"

namespace day::statements {
namespace {

Location At(const Place& place) {
  Location at;
  at.line = place.line;
  at.last_line = std::max(place.line, place.last_line);
  return at;
}

std::string_view NameOf(How how) { return how == How::kSaid ? "said" : how == How::kImplied ? "implied" : "title"; }
std::string_view NameOf(Strength strength) { return strength == Strength::kFull ? "full" : strength == Strength::kPlain ? "plain" : "access"; }

// "… the license found in the LICENSE-DATA.txt file": its name, a word of capitals and what it goes on with; else "".
std::string FileNamedIn(std::string_view text) {
  const size_t begin = text.find("LICENSE");
  if (begin == text.npos || (begin > 0 && text[begin - 1] != ' ' && text[begin - 1] != '`')) return {};
  const size_t end = text.find_first_of(" `,;)", begin);
  std::string_view name = text.substr(begin, end - begin);
  while (name.ends_with('.')) name.remove_suffix(1);
  return std::string(name);
}

bool NamesLicenseTarget(std::string_view url) {
  const std::string lower = ToLowerAscii(url);
  return lower.find("licen") != lower.npos || lower.find("copying") != lower.npos || lower.find("creativecommons") != lower.npos ||
         lower.find("opendatacommons") != lower.npos || lower.find("%e5%8d%8f%e8%ae%ae") != lower.npos;
}

}  // namespace

std::string JoinIds(const std::vector<std::string>& ids) {
  std::string joined;
  for (const std::string& id : ids) joined.append(joined.empty() ? "" : ",").append(id);
  return joined;
}

std::string Shown(std::string_view sentence) { return std::string(FirstBytes(sentence, kMaxShown)); }

void Emitter::Claim(const statements::Claim& claim, std::string_view sentence, const Place& place) {
  if (++claims_ > kMaxClaims) return;
  std::vector<Field> fields = {{"words", JoinIds(claim.words)},
                               {"about", NamesOf(claim.about)},
                               {"strength", std::string(NameOf(claim.strength))},
                               {"tense", claim.future ? "future" : "present"},
                               {"how", std::string(NameOf(claim.how))}};
  if (claim.commercial) fields.push_back({"commercial", "yes"});
  if (!claim.subject.empty()) fields.push_back({"subject", Shown(claim.subject)});
  if (!claim.object.empty()) fields.push_back({"object", Shown(claim.object)});
  if (!claim.limits.empty()) fields.push_back({"limits", JoinIds(claim.limits)});
  fields.push_back({"section", Shown(document_.HeadingOf(place.section))});
  sink_.Found("claim.sentence", Shown(sentence), At(place), std::move(fields));
}

void Emitter::Terms(const TermsStatement& terms, std::string_view sentence, const Place& place, bool alone) {
  std::string link = terms.as_written.empty() ? std::string() : LinkOf(terms.as_written, place, alone);
  if (terms.generic && link.empty()) link = FileNamedIn(sentence.substr(std::min(sentence.size(), terms.offset)));
  if (terms.generic && link.empty()) return;
  const std::string about = NamesOf(terms.about);
  if (!seen_.insert({place.line, terms.id + "|" + about + "|" + (terms.id.empty() ? terms.as_written : "")}).second) return;
  if (++terms_ > kMaxTerms) return;
  std::vector<Field> fields = {{"class", std::string(day::NameOf(terms.license_class))},
                               {"about", about},
                               {"as_written", Shown(terms.as_written)},
                               {"link", link},
                               {"how", std::string(terms.how)}};
  if (terms.reach != Reach::kAll) fields.push_back({"reach", terms.reach == Reach::kSome ? "some" : "here"});
  if (!terms.named.empty()) fields.push_back({"named", Shown(terms.named)});
  fields.push_back({"section", Shown(document_.HeadingOf(place.section))});
  sink_.Found("license.statement", terms.id, At(place), std::move(fields), sentence);
}

void Emitter::Terms(const RowStatement& row) {
  const std::string about = NamesOf(row.terms.about);
  if (!seen_.insert({row.line, row.terms.id + "|" + about + "|" + (row.terms.id.empty() ? row.terms.as_written : "")}).second) return;
  if (++terms_ > kMaxTerms) return;
  std::vector<Field> fields = {{"class", std::string(day::NameOf(row.terms.license_class))},
                               {"about", about},
                               {"as_written", Shown(row.terms.as_written)},
                               {"link", row.link},
                               {"how", std::string(row.terms.how)}};
  if (row.terms.reach == Reach::kHere) fields.push_back({"reach", "here"});
  if (!row.row.empty()) fields.push_back({"row", Shown(row.row)});
  fields.push_back({"section", Shown(document_.HeadingOf(row.section))});
  sink_.Found("license.statement", row.terms.id, At({row.line, row.line, row.section}), std::move(fields), row.excerpt);
}

void Emitter::Gate(const statements::Gate& gate, std::string_view sentence, const Place& place) {
  if (++gates_ > kMaxGates) return;
  sink_.Found("gate.sentence", Shown(sentence), At(place),
              {{"about", NamesOf(gate.about)},
               {"by", JoinIds(gate.by)},
               {"for", gate.commercial ? "commercial" : "access"},
               {"section", Shown(document_.HeadingOf(place.section))}});
}

void Emitter::Limit(const statements::Limit& limit, std::string_view sentence, const Place& place) {
  if (++limits_ > kMaxLimits) return;
  std::vector<Field> fields = {{"effect", std::string(day::NameOf(limit.effect))}, {"about", NamesOf(limit.about)}, {"how", "sentence"}};
  if (limit.named) fields.push_back({"named", "yes"});
  fields.push_back({"section", Shown(document_.HeadingOf(place.section))});
  sink_.Found("license.limit", std::string(day::NameOf(limit.type)), At(place), std::move(fields), sentence);
}

void Emitter::LimitField(const statements::Limit& limit, std::string_view field, std::string_view text, uint32_t line) {
  sink_.Found("license.limit", std::string(day::NameOf(limit.type)), At({line, line, UINT32_MAX}),
              {{"effect", std::string(day::NameOf(limit.effect))}, {"about", NamesOf(limit.about)}, {"how", "card"}, {"field", std::string(field)}},
              Shown(text));
}

bool Emitter::WantsClaims() const { return claims_ <= kMaxClaims; }
bool Emitter::WantsTerms() const { return terms_ <= kMaxTerms; }
bool Emitter::WantsGates() const { return gates_ <= kMaxGates; }
bool Emitter::WantsLimits() const { return limits_ <= kMaxLimits; }

void Emitter::Finish() {
  if (claims_ > kMaxClaims) sink_.Skipped("claim.sentence", "more than 100 claims in one document");
  if (terms_ > kMaxTerms) sink_.Skipped("license.statement", "more than 200 statements in one document");
  if (limits_ > kMaxLimits) sink_.Skipped("license.limit", "more than 50 sentences in one document");
  if (gates_ > kMaxGates) sink_.Skipped("gate.sentence", "more than 50 sentences in one document");
}

std::string Emitter::LinkOf(std::string_view as_written, const Place& place, bool alone) const {
  const std::vector<MarkdownLink>& links = document_.markdown().links;
  std::string near;
  for (const MarkdownLink& link : links) {  // nearly in the order of lines
    if (link.line < place.line || link.line > place.last_line || link.image || link.text.empty()) continue;
    if (link.url.starts_with('#') && !NamesLicenseTarget(link.url)) continue;  // elsewhere in the document, and not on terms
    if (as_written.find(link.text) != as_written.npos || link.text.find(as_written) != link.text.npos) return Shown(link.url);
    if (alone && near.empty() && NamesLicenseTarget(link.url)) near = Shown(link.url);
  }
  return near;
}

}  // namespace day::statements
