#include "license/reference_difference.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <span>

#include "license/compare.h"
#include "license/expression.h"
#include "license/index.h"
#include "license/tokens.h"
#include "license/words.h"
#include "text/lines.h"

namespace day {
namespace {

bool IsTextOf(const LicenseIndex& index, const TextRow& row, std::string_view id) {
  const LicenseRow& license = index.licenses()[row.license];
  return row.token_place != kNoRow && (index.Text(license.id) == id || (license.successor != kNoRow && index.Text(license.successor) == id));
}

// The texts of "-or-later" ids are kept under their "-only" siblings.
std::string WithoutLater(std::string_view id) { return id.ends_with("-or-later") ? std::string(LicenseFamily(id)) + "-only" : std::string(id); }

std::optional<Comparison> BestComparison(const LicenseIndex& index, std::string_view id, std::span<const uint32_t> words, std::span<const uint8_t> capital,
                                         const TextRow*& best_row) {
  std::optional<Comparison> best;
  for (const TextRow& row : index.texts()) {
    if (!IsTextOf(index, row, id)) continue;
    auto comparison = Compare(index, TheLicensePhrases(), row, words, capital, 0, static_cast<uint32_t>(words.size()), std::numeric_limits<double>::lowest());
    if (!comparison || (best && comparison->Gain() <= best->Gain())) continue;
    best = std::move(comparison);
    best_row = &row;
  }
  return best;
}

class Words {
 public:
  void Add(std::string_view word) {
    if (++count_ > kMaxWordsShown) return;
    if (!text_.empty()) text_ += ' ';
    text_ += word.empty() ? "…" : word;
  }
  std::string Take() { return count_ > kMaxWordsShown ? text_ + " …" : text_; }

 private:
  std::string text_;
  size_t count_ = 0;
};

// Lines of a text with their words, which are few where the text is long.
struct Lines {
  std::vector<LicenseToken> tokens;  // with lines of the whole text
  std::vector<std::string> spelled;
  LicenseSigns signs;
};

Lines ReadLines(std::string_view text, uint32_t first, uint32_t last) {
  const size_t begin = BeginOfLine(text, first);
  const size_t end = begin + BeginOfLine(text.substr(begin), last - first + 2);
  Lines lines;
  lines.tokens = TokenizeLicense(text.substr(begin, end - begin), kMaxLicenseTokens, &lines.signs);
  lines.spelled = SpellLicense(text.substr(begin, end - begin));
  for (LicenseToken& token : lines.tokens) token.line += first - 1;
  return lines;
}

void AddText(std::string_view text, const LicenseMatch& match, std::vector<LicenseDifference>& differences) {
  const auto [tokens, spelled, signs] = ReadLines(text, match.first_line, match.last_line);
  if (tokens.empty()) return;
  const std::vector<uint32_t> hashes = HashesOf(tokens);
  const LicenseIndex& index = TheLicenseIndex();
  const std::string_view nearest = NearestId(match.id);
  const TextRow* row = nullptr;
  auto comparison = BestComparison(index, nearest, hashes, signs.capital, row);
  if (!comparison) comparison = BestComparison(index, WithoutLater(nearest), hashes, signs.capital, row);
  if (!comparison) return;
  const std::span<const uint32_t> known = index.Tokens(row->token_place, row->token_count);
  for (const Comparison::Difference& one : comparison->differences) {
    if (differences.size() == kMaxReferenceDifferences) return;
    Words added, missing;
    for (uint32_t i = one.query_begin; i < one.query_end; ++i) added.Add(spelled[i]);
    for (uint32_t i = one.text_begin; i < one.text_end; ++i) missing.Add(index.Word(known[i]));
    const uint32_t first = one.query_begin < one.query_end || one.query_begin == 0 ? one.query_begin : one.query_begin - 1;
    const uint32_t last = one.query_begin < one.query_end ? one.query_end - 1 : first;
    differences.push_back({tokens[first].line, tokens[last].line, added.Take(), missing.Take(), one.substantive});
  }
}

}  // namespace

std::vector<LicenseDifference> DifferencesFromReference(std::string_view text, const LicenseMatch& match) {
  constexpr double kSame = 0.9999;  // a true copy
  if (match.how != "text" || match.id.empty() || match.first_line == 0 || match.last_line < match.first_line) return {};
  std::vector<LicenseDifference> differences;
  if (match.IsModified() || match.similarity < kSame) AddText(text, match, differences);
  for (const bool unread : {false, true})
    for (const auto& [first, last] : unread ? match.unread : match.beside) {
      if (differences.size() == kMaxReferenceDifferences) break;
      Words added;
      for (const std::string& word : ReadLines(text, first, last).spelled) added.Add(word);
      differences.push_back({first, last, added.Take(), "", !unread, unread});
    }
  return differences;
}

}  // namespace day
