#include "license/additions.h"

#include <algorithm>

#include "license/added_duties.h"
#include "license/freedoms.h"
#include "license/header_stretch.h"
#include "license/license.h"
#include "text/lines.h"

namespace day {

bool Additions::IsOpenLicense(const FoundLicense& found) const { return IsOpen(index_.ClassOf(found.license)); }

bool Additions::AnyOpen(const std::vector<FoundLicense>& found) const {
  return std::any_of(found.begin(), found.end(), [this](const FoundLicense& one) { return IsOpenLicense(one) && !one.modified; });
}

// Is the part of `rest_` a license of its own, full of license words? Each sentence in it asks, so it is read once only.
bool Additions::IsLicenseBeside(size_t part) const {
  constexpr uint32_t kOwnLicense = 200;  // tokens
  const Stretch& stretch = rest_[part];
  if (!own_[part]) own_[part] = stretch.second - stretch.first >= kOwnLicense && phrases_.Count(PhraseKind::kLicenseLike, Words(stretch)) >= 4;
  return *own_[part];
}

bool Additions::Holds(Stretch stretch, const LicenseClause& clause) const {
  return tokens_[stretch.first].line <= clause.first_line && clause.last_line <= tokens_[stretch.second - 1].line;
}

// A clause that the license's own text has is no addition.
bool Additions::Says(const FoundLicense& found, const LicenseClause& clause) const {
  return std::ranges::any_of(index_.Clauses(found.license), [&](const ClauseRow& row) {
    return row.type == static_cast<uint8_t>(clause.type) && row.effect == static_cast<uint8_t>(clause.effect) && index_.Text(row.detail) == clause.detail;
  });
}

// The nearest text, and a notice that stands in the stretch itself: which of the two is meant cannot be known. `lines`: of what marks it.
void Additions::MarkNearest(Stretch stretch, std::vector<FoundLicense>& found, bool notices, Lines lines, const LicenseClause* clause) const {
  const auto [begin, end] = stretch;
  const auto distance = [&](const FoundLicense& f) { return f.end <= begin ? begin - f.end : f.begin >= end ? f.begin - end : 0; };
  const auto mark = [&](FoundLicense& one) {
    if (clause && Says(one, *clause)) return;
    one.modified = true;
    one.beside.push_back(lines);
  };
  FoundLicense* nearest = nullptr;
  for (FoundLicense& one : found) {
    if (!IsOpenLicense(one)) continue;
    if (one.how == "notice") {
      if (notices && begin <= one.begin && one.end <= end) mark(one);
    } else if (!nearest || distance(one) < distance(*nearest)) {
      nearest = &one;
    }
  }
  if (nearest) mark(*nearest);
}

void Additions::MarkInFile(std::vector<FoundLicense>& found) const {
  for (size_t part = 0; part < rest_.size(); ++part) {
    const Stretch& stretch = rest_[part];
    if (HoldsAddedTerms(phrases_, Words(stretch)) && !IsLicenseBeside(part))
      MarkNearest(stretch, found, found.size() == 1, {tokens_[stretch.first].line, tokens_[stretch.second - 1].line});
  }
  MarkInLicense(found);
  if (AnyOpen(found)) MarkSentences(found);
}

void Additions::MarkInLicense(std::vector<FoundLicense>& found) const {
  if (AnyOpen(found)) MarkClauses(found);
}

// Words that a comparison passes over, in titles, beside the terms or in words that no list of obligations has, may still limit what an
// open license grants.
void Additions::MarkClauses(std::vector<FoundLicense>& found) const {
  for (const LicenseClause& clause : clauses_()) {
    if (!IsForeignToOpenLicenses(clause)) continue;
    const auto holder =
        std::find_if(found.begin(), found.end(), [&](const FoundLicense& one) { return one.how == "text" && Holds({one.begin, one.end}, clause); });
    if (holder != found.end()) {
      if (IsOpenLicense(*holder)) holder->modified = holder->modified || !Says(*holder, clause);
      continue;
    }
    const auto stretch = std::find_if(rest_.begin(), rest_.end(), [&](const Stretch& part) { return Holds(part, clause); });
    if (stretch != rest_.end()) {
      if (!IsLicenseBeside(static_cast<size_t>(stretch - rest_.begin()))) MarkNearest(*stretch, found, true, {clause.first_line, clause.last_line}, &clause);
      continue;
    }
    for (FoundLicense& one : found)  // it begins in one part and ends in another
      if (IsOpenLicense(one) && tokens_[one.begin].line <= clause.last_line && clause.first_line <= tokens_[one.end - 1].line)
        one.modified = one.modified || !Says(one, clause);
  }
}

size_t Additions::WordsOn(uint32_t first_line, uint32_t last_line) const {
  const auto begin = std::ranges::lower_bound(tokens_, first_line, {}, &LicenseToken::line);
  return static_cast<size_t>(std::ranges::upper_bound(begin, tokens_.end(), last_line, {}, &LicenseToken::line) - begin);
}

// A sentence that no rule of clauses understands may still take back what the license grants; where it does not sound so, a reader should look.
void Additions::MarkSentences(std::vector<FoundLicense>& found) const {
  constexpr uint32_t kFar = 30;  // limit: lines; in a file of several licenses a sentence far from one is not about it
  // Lines on which words of a license stand: what stands there was compared.
  std::vector<bool> open(tokens_.empty() ? 1 : tokens_.back().line + 1, true);
  uint32_t next = 0;
  for (const auto& [begin, end] : rest_) {
    for (; next < begin; ++next) open[tokens_[next].line] = false;
    next = end;
  }
  for (; next < tokens_.size(); ++next) open[tokens_[next].line] = false;
  constexpr size_t kUnread = 5;      // words beside markup, of a sentence to be looked at
  constexpr uint32_t kSentence = 3;  // words; so many more that begin on a line of the license say something
  for (const auto& [begin, end] : rest_)
    for (uint32_t i = begin; i < end && end - begin >= kSentence; ++i) open[tokens_[i].line] = true;
  const auto add = [](std::vector<Lines>& list, const SentenceBeside& sentence) {  // of one line once
    const Lines lines{sentence.first_line, sentence.last_line};
    if (list.empty() || list.back() != lines) list.push_back(lines);
  };
  for (const SentenceBeside& sentence : FindSentencesBeside(index_, phrases_, text_, open)) {
    const auto stretch = std::ranges::find_if(
        rest_, [&](const Stretch& part) { return tokens_[part.first].line <= sentence.first_line && sentence.last_line <= tokens_[part.second - 1].line; });
    if (stretch != rest_.end() && IsLicenseBeside(static_cast<size_t>(stretch - rest_.begin()))) continue;
    FoundLicense* nearest = nullptr;
    uint32_t least = 0;
    for (FoundLicense& one : found) {
      if (one.how == "notice" || !IsOpenLicense(one)) continue;
      const uint32_t first = tokens_[one.begin].line, last = tokens_[one.end - 1].line;
      const uint32_t lines = sentence.last_line < first ? first - sentence.last_line : sentence.first_line > last ? sentence.first_line - last : 0;
      if (!nearest || lines < least) least = lines, nearest = &one;
    }
    // Between several licenses stand parts of texts, torn and worded anew.
    if (!nearest || (found.size() > 1 && (least > kFar || sentence.of_open_text))) continue;
    if (sentence.duty) {
      nearest->modified = true;
      add(nearest->beside, sentence);
    } else if (found.size() == 1 && WordsOn(sentence.first_line, sentence.last_line) >= kUnread) {  // a file of several says of each where it comes from
      add(nearest->unread, sentence);
    }
  }
}

// In one comment, not far from each other; in other text right after the license.
bool Additions::IsNextTo(const FoundLicense& found, const LicenseClause& clause) const {
  constexpr uint32_t kLines = 12, kLinesAfterNotice = 20;  // limits: lines; a notice is found by the license's name in its first lines
  constexpr uint32_t kLinesInProse = 3;                    // limit: lines
  const uint32_t first = tokens_[found.begin].line, last = tokens_[found.end - 1].line;
  if (clause.last_line + kLines < first || clause.first_line > last + (found.how == "notice" ? kLinesAfterNotice : kLines)) return false;
  const size_t from = BeginOfLine(text_, first), to = BeginOfLine(text_, last);
  if (!IsInComment(text_, from)) return clause.first_line >= first && clause.first_line <= last + kLinesInProse;
  return clause.begin < from ? InOneComment(text_, clause.begin, from) : InOneComment(text_, to, clause.begin);
}

// Words tell where a clause may stand; only a sentence that was understood counts, since around a header stands code.
void Additions::MarkInHeader(std::vector<FoundLicense>& found) const {
  constexpr uint32_t kWords = 120;     // limit: tokens before and behind a license that are looked at
  constexpr size_t kMostLicenses = 4;  // limit: more are a list, and what limits one of them need not limit the next
  if (!AnyOpen(found) || found.size() > kMostLicenses) return;
  const auto near = [&](const FoundLicense& one, const Stretch& part) {
    const uint32_t begin = std::max(part.first, one.begin - std::min(one.begin, kWords)), end = std::min(part.second, one.end + kWords);
    return begin < end && phrases_.Any(PhraseKind::kLimit, Words({begin, end}));
  };
  // "Will not test names that …" says what a program does.
  const auto limits = [](const LicenseClause& clause) {
    return IsForeignToOpenLicenses(clause) && clause.type != ClauseType::kNoBenchmarking && clause.type != ClauseType::kNoSafetyTesting &&
           clause.type != ClauseType::kNaming;
  };
  for (FoundLicense& one : found) {
    if (!IsOpenLicense(one) || one.modified) continue;
    if (std::none_of(rest_.begin(), rest_.end(), [&](const Stretch& part) { return near(one, part); })) continue;
    for (const LicenseClause& clause : clauses_())
      if (limits(clause) && IsNextTo(one, clause)) one.modified = true;
  }
}

}  // namespace day
