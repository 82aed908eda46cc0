#include <algorithm>
#include <bitset>
#include <iterator>
#include <optional>
#include <string>

#include "license/additions.h"
#include "license/addresses.h"
#include "license/clause_text.h"
#include "license/expression.h"
#include "license/found.h"
#include "license/freedoms.h"
#include "license/header_stretch.h"
#include "license/index.h"
#include "license/license.h"
#include "license/names.h"
#include "license/noticed_licenses.h"
#include "license/notices.h"
#include "license/reading.h"
#include "license/text_finder.h"
#include "license/tokens.h"
#include "license/words.h"
#include "text/lines.h"

namespace day {
namespace {

class Identifier {
 public:
  Identifier(std::string_view text, bool license_file)
      : text_(text),
        index_(TheLicenseIndex()),
        phrases_(TheLicensePhrases()),
        license_file_(license_file),
        tokens_(TokenizeLicense(text, kMaxLicenseTokens, &signs_)),
        hashes_(HashesOf(tokens_)),
        finder_(index_, phrases_, tokens_, hashes_, signs_) {}

  std::vector<LicenseMatch> Run() {
    found_ = finder_.Find();
    FindExceptions();
    FindLaterVersions();
    AddNotices();
    JoinExceptions();
    FindAdditions();
    if (license_file_ && found_.empty()) AddTitle();
    if (!license_file_ && found_.empty()) AddNameAlone();
    std::vector<LicenseMatch> matches = Matches();
    if (found_.empty()) AddAddressAlone(matches);
    if (matches.empty() && reference_) AddReference(matches);
    if (license_file_) AddUnknown(matches);
    if (license_file_) AddTermsBesideNotices(matches);
    std::stable_sort(matches.begin(), matches.end(), [](const LicenseMatch& a, const LicenseMatch& b) { return a.first_line < b.first_line; });
    return matches;
  }

  const std::vector<LicenseClause>& Clauses() const {
    if (!clauses_) clauses_ = FindClauses(text_);
    return *clauses_;
  }

 private:
  using Tokens = std::span<const uint32_t>;

  // A text that is a license whatever its file is called: not the comment at the head of a source file.
  bool IsMostlyLicense() const {
    size_t explained = 0;
    for (const FoundLicense& found : found_)
      if (found.how == "text") explained += found.end - found.begin;
    if (explained * 2 < tokens_.size()) return false;
    return std::ranges::none_of(
        found_, [this](const FoundLicense& found) { return found.how == "text" && IsInComment(text_, BeginOfLine(text_, tokens_[found.begin].line)); });
  }
  void FindAdditions() {
    const Additions additions(text_, index_, phrases_, tokens_, hashes_, finder_.Rest(), [this]() -> const std::vector<LicenseClause>& { return Clauses(); });
    if (license_file_) additions.MarkInFile(found_);
    else if (IsMostlyLicense()) additions.MarkInLicense(found_);
    else additions.MarkInHeader(found_);
  }

  // The GNU licenses' texts are the same with and without "or any later version": what stands around them says which.
  void FindLaterVersions() {
    bool later = false;
    for (const auto& [begin, end] : finder_.Rest()) later = later || AllowsLaterVersions(Tokens(hashes_).subspan(begin, end - begin));
    for (FoundLicense& found : found_) {
      found.license = index_.Current(found.license);
      if (later && index_.Id(found.license).ends_with("-only")) found.license = OrLater(index_, found.license);
      if (!later) found.license = OnlyThisVersion(index_, found.license);  // the list's two texts of GPL-2.0 differ in their advice only
    }
  }

  // A license of its own speaks of other licenses without being one of them.
  bool IsOwnLicense(Tokens stretch) const { return stretch.size() >= 100 && phrases_.Count(PhraseKind::kLicenseLike, stretch) >= 2; }

  void AddNotices() {
    std::vector<std::pair<uint32_t, uint32_t>> stretches = finder_.Rest();
    const size_t rest = stretches.size();
    for (const FoundLicense& found : found_) stretches.insert(stretches.end(), found.alternatives.begin(), found.alternatives.end());
    const WordsAndLines words{lines_, tokens_, hashes_, signs_};
    NoticedLicenses stated(index_, phrases_, words, license_file_, found_);
    for (size_t i = 0; i < stretches.size(); ++i) {
      const auto [begin, end] = stretches[i];
      if (!license_file_ || !IsOwnLicense(Tokens(hashes_).subspan(begin, end - begin))) stated.Read(begin, end, i >= rest);
    }
    stated.Finish(text_.find("SPDX-License-Identifier:") != text_.npos);
    reference_ = stated.reference();
  }

  // Right behind a license an exception that is known word for word.
  void FindExceptions() {
    constexpr uint32_t kBehind = 40;  // limit: words before it, a title among them
    for (const PhraseRow& row : std::ranges::equal_range(index_.phrases(), PhraseKind::kException, {}, &PhraseRow::kind)) {
      const Tokens figures = index_.Tokens(row.token_place, row.token_count);
      const uint32_t words = figures[1];
      const uint64_t whole = uint64_t{figures[2]} << 32 | figures[3];
      for (FoundLicense& found : found_) {
        if (found.license != figures[0]) continue;
        const Tokens behind = Tokens(hashes_).subspan(found.end);
        const auto place = FindWhole(behind.first(std::min<size_t>(behind.size(), kBehind - 1 + words)), words, whole);
        if (!place) continue;
        found.exception = index_.Text(row.value);
        finder_.Take(found.end + *place, found.end + *place + words);
      }
    }
  }

  // Deprecated ids such as GPL-2.0-with-classpath-exception have the exception's text: beside the license they stand for
  // "GPL-2.0-only WITH Classpath-exception-2.0".
  void JoinExceptions() {
    for (size_t i = 0; i < found_.size(); ++i) {
      const LicenseRow& row = index_.licenses()[found_[i].license];
      if (!(row.flags & LicenseRow::kSuccessorIsExpression)) continue;
      const std::string_view expression = index_.Text(row.successor);
      const size_t with = expression.find(" WITH ");
      const uint32_t base = index_.Find(expression.substr(0, with));
      auto holder =
          std::find_if(found_.begin(), found_.end(), [&](const FoundLicense& f) { return base != kNoRow && SameButForVersions(index_, f.license, base); });
      // The same exception beside another version of the license.
      if (holder == found_.end() && base != kNoRow)
        holder = std::find_if(found_.begin(), found_.end(), [&](const FoundLicense& f) {
          return f.exception.empty() && f.license != found_[i].license && LicenseStem(index_.Id(f.license)) == LicenseStem(index_.Id(base)) &&
                 !(index_.licenses()[f.license].flags & LicenseRow::kSuccessorIsExpression);
        });
      if (holder == found_.end() || with == expression.npos) continue;
      holder->exception = expression.substr(with);
      found_.erase(found_.begin() + static_cast<std::ptrdiff_t>(i--));
    }
  }

  // A text that is known by how it begins, or a file that only names its license.
  void AddTitle() {
    constexpr size_t kHead = 60;  // limit: tokens in which a title stands
    for (size_t at = 0; at < std::min(kHead, hashes_.size()); ++at) {
      const uint32_t license = phrases_.TitleAt(hashes_, at);
      if (license == kNoRow) continue;
      // The text under the title of an open license that is not that license's.
      const bool open = IsOpen(index_.ClassOf(license));
      found_.push_back({license, static_cast<uint32_t>(at), static_cast<uint32_t>(hashes_.size()), 0, open, "title"});
      finder_.TakeAll();
      return;
    }
    if (hashes_.empty() || hashes_.size() > 2 * kMaxNameWords) return;
    const NameRow* row = index_.FindName(NameKey(hashes_));
    if (row && row->license != kNoRow) found_.push_back({row->license, 0, static_cast<uint32_t>(hashes_.size()), 1, false, "title"});
  }

  // A file that holds nothing but a license's name: of several words, as a single one may be anything.
  void AddNameAlone() {
    if (hashes_.size() < 2 || hashes_.size() > kMaxNameWords || IsFillingWord(hashes_.front())) return;
    const NameRow* row = index_.FindName(NameKey(hashes_));
    if (row && row->license != kNoRow) found_.push_back({row->license, 0, static_cast<uint32_t>(hashes_.size()), 1, false, "notice"});
  }

  // A file that holds nothing but the address of a license.
  void AddAddressAlone(std::vector<LicenseMatch>& matches) const {
    if (!hashes_.empty() || signs_.addresses.size() != 1) return;
    const uint32_t license = LicenseOfAddress(index_, signs_.addresses.front().text);
    if (license == kNoRow) return;
    LicenseMatch match;
    match.id = index_.Id(license);
    match.license_class = index_.ClassOf(license);
    match.similarity = 1;
    match.first_line = match.last_line = signs_.addresses.front().line;
    match.how = "notice";
    matches.push_back(std::move(match));
  }

  void AddReference(std::vector<LicenseMatch>& matches) const {
    LicenseMatch match;
    match.similarity = 1;
    match.first_line = tokens_[reference_->begin].line;
    match.last_line = tokens_[reference_->end - 1].line;
    match.how = "reference";
    match.see = reference_->see;
    matches.push_back(std::move(match));
  }

  // What was added may say more than that it is no longer an open license.
  LicenseClass ClassOfModified(const FoundLicense& found) const {
    const auto stands_on = [](const LicenseClause& clause, uint32_t first, uint32_t last) { return clause.last_line >= first && clause.first_line <= last; };
    std::vector<LicenseClause> around;
    for (const LicenseClause& clause : Clauses())
      if (stands_on(clause, tokens_[found.begin].line, tokens_[found.end - 1].line) ||
          std::ranges::any_of(found.beside, [&](const auto& lines) { return stands_on(clause, lines.first, lines.second); }))
        around.push_back(clause);
    return ClassOfLimited(ForeignToOpenLicenses(std::move(around)));
  }

  std::vector<LicenseMatch> Matches() const {
    std::vector<LicenseMatch> matches;
    for (const FoundLicense& found : found_) {
      LicenseMatch match;
      const uint32_t license = index_.Current(found.license);
      // Of a deprecated id such as GPL-2.0-with-classpath-exception, what SPDX gives in its place: the license WITH the exception.
      match.id = index_.IsException(license) ? index_.Text(index_.licenses()[license].successor) : index_.Id(license);
      match.license_class = index_.ClassOf(license);
      if (found.modified) {
        match.id = ModifiedId(match.id);
        if (IsOpen(match.license_class)) match.license_class = ClassOfModified(found);
      } else if (found.exception.empty()) {
        match.id = index_.Successor(license);
        if (match.id.find(" WITH ") != std::string::npos) match.license_class = ClassOfExpression(match.id);
      }
      match.id += found.exception;
      match.similarity = found.similarity;
      match.first_line = tokens_[found.begin].line;
      match.last_line = tokens_[found.end - 1].line;
      match.how = found.how;
      match.beside = found.beside;
      if (license_file_ && !found.modified && IsOpen(match.license_class)) match.unread = found.unread;
      if (!match.unread.empty()) match.license_class = LicenseClass::kUnknown;  // whether it is still that license a reader has to say
      match.choice = found.choice;
      match.see = found.see;
      matches.push_back(std::move(match));
    }
    return matches;
  }

  // What reads like a license and is none that is known.
  void AddUnknown(std::vector<LicenseMatch>& matches) const {
    constexpr uint32_t kLeast = 60;  // tokens
    for (const auto& [begin, end] : finder_.Rest()) {
      const Tokens stretch = Tokens(hashes_).subspan(begin, end - begin);
      const size_t likeness = phrases_.Count(PhraseKind::kLicenseLike, stretch);
      const bool all = matches.empty() && end - begin == hashes_.size();
      const bool restricts = phrases_.Any(PhraseKind::kNonCommercial, stretch) || phrases_.Any(PhraseKind::kUseRestricted, stretch);
      if (!(all && (likeness >= 1 || restricts || end - begin >= 8)) && !(end - begin >= kLeast && likeness >= 3)) continue;
      if (!all && OnlyDisclaims(tokens_[begin].line, tokens_[end - 1].line)) continue;
      LicenseMatch match;
      match.license_class = likeness >= 1 ? LicenseClass::kCustom : LicenseClass::kUnknown;
      match.first_line = tokens_[begin].line;
      match.last_line = tokens_[end - 1].line;
      match.how = "text";
      if (const LicenseClass by_clauses = ClassByClauses(match.first_line, match.last_line); by_clauses != LicenseClass::kUnknown)
        match.license_class = by_clauses;
      else if (phrases_.Any(PhraseKind::kNonCommercial, stretch)) match.license_class = LicenseClass::kNonCommercial;
      else if (phrases_.Any(PhraseKind::kUseRestricted, stretch)) match.license_class = LicenseClass::kUseRestricted;
      matches.push_back(std::move(match));
    }
  }
  // "For research only. The images are licensed under CC BY 4.0.": open licenses that a license file only names do not take back what its
  // own sentences bar.
  void AddTermsBesideNotices(std::vector<LicenseMatch>& matches) const {
    const bool open =
        !matches.empty() && std::ranges::all_of(matches, [](const LicenseMatch& match) { return !match.IsText() && IsOpen(match.license_class); });
    if (!open) return;
    const std::vector<LicenseClause> bars = ForeignToOpenLicenses(Clauses());
    if (bars.empty()) return;
    LicenseMatch match;
    match.license_class = ClassOfClauses(bars);
    if (match.license_class == LicenseClass::kUnknown) match.license_class = LicenseClass::kCustom;
    match.first_line = bars.front().first_line;
    match.last_line = std::max(bars.front().last_line, bars.back().last_line);
    match.how = "text";
    matches.push_back(std::move(match));
  }

  std::vector<LicenseClause> ClausesOn(uint32_t first_line, uint32_t last_line) const {
    std::vector<LicenseClause> clauses = Clauses();
    std::erase_if(clauses, [&](const LicenseClause& clause) { return clause.last_line < first_line || clause.first_line > last_line; });
    return clauses;
  }
  // Sentences decide; words alone only where no sentence was understood.
  LicenseClass ClassByClauses(uint32_t first_line, uint32_t last_line) const { return ClassOfClauses(ClausesOn(first_line, last_line)); }
  // A disclaimer that follows a license is no license of its own.
  bool OnlyDisclaims(uint32_t first_line, uint32_t last_line) const {
    const std::vector<LicenseClause> clauses = ClausesOn(first_line, last_line);
    return !clauses.empty() && std::ranges::all_of(clauses, [](const LicenseClause& clause) { return clause.type == ClauseType::kNoWarranty; });
  }

  std::string_view text_;
  mutable std::optional<std::vector<LicenseClause>> clauses_;  // read once, where they are asked for
  const LicenseIndex& index_;
  const LicensePhrases& phrases_;
  bool license_file_;
  LineTable lines_{text_};
  LicenseSigns signs_;
  std::vector<LicenseToken> tokens_;
  std::vector<uint32_t> hashes_;
  TextFinder finder_;
  std::vector<FoundLicense> found_;
  std::optional<Notice> reference_;  // to the file in which the terms stand
};

}  // namespace

std::vector<LicenseMatch> IdentifyLicenseText(std::string_view text, bool license_file) { return Identifier(text, license_file).Run(); }

bool ReadsLikeLicense(std::string_view text, std::span<const LicenseClause> clauses) {
  constexpr size_t kTypes = 3;     // fewer are a sentence on terms
  constexpr double kShare = 0.15;  // of the bytes; a README that ends with a license has less
  std::bitset<kClauseTypes> types;
  size_t bytes = 0, counted = 0;  // counted: up to this byte; clauses of one sentence share their bytes
  for (const LicenseClause& clause : clauses) {
    types.set(static_cast<size_t>(clause.type));
    if (clause.end > counted) bytes += clause.end - std::max<size_t>(clause.begin, counted);
    counted = std::max<size_t>(counted, clause.end);
  }
  return types.count() >= kTypes && static_cast<double>(bytes) >= kShare * static_cast<double>(std::min(text.size(), kMaxClauseText)) &&
         !IsInComment(text, clauses.front().begin);
}

LicenseReading ReadLicenseText(std::string_view text) {
  Identifier identifier(text, true);
  LicenseReading reading;
  reading.matches = identifier.Run();
  reading.clauses = identifier.Clauses();
  return reading;
}

}  // namespace day
