// The engine held against a slow oracle that knows no index: every known text is compared with the whole by dynamic programming.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "license/index.h"
#include "license/license.h"
#include "license/tokens.h"
#include "text/json.h"

namespace day {
namespace {

namespace fs = std::filesystem;
using Hashes = std::span<const uint32_t>;

// The longest common subsequence, by the textbook: time is the product of the lengths.
size_t CommonWords(Hashes a, Hashes b) {
  std::vector<uint32_t> row(b.size() + 1, 0);
  for (const uint32_t word : a) {
    uint32_t diagonal = 0;
    for (size_t j = 0; j < b.size(); ++j) {
      const uint32_t above = row[j + 1];
      row[j + 1] = word == b[j] ? diagonal + 1 : std::max(above, row[j]);
      diagonal = above;
    }
  }
  return row.back();
}

double Likeness(Hashes a, Hashes b) { return 2.0 * static_cast<double>(CommonWords(a, b)) / static_cast<double>(a.size() + b.size()); }

// Of the texts of one license the best, or of all where `id` is "".
double BestLikeness(Hashes query, std::string_view id) {
  const LicenseIndex& index = TheLicenseIndex();
  double best = 0;
  for (const TextRow& row : index.texts()) {
    if (row.token_place == kNoRow || row.token_count > 2 * query.size() || query.size() > size_t{2} * row.token_count) continue;
    const uint32_t successor = index.licenses()[row.license].successor;
    const bool same = id == index.Id(row.license) || (successor != kNoRow && id == index.Text(successor));
    if (id.empty() || same) best = std::max(best, Likeness(query, index.Tokens(row.token_place, row.token_count)));
  }
  return best;
}

std::vector<std::string> ShortTexts(size_t most_words, size_t every) {
  std::vector<fs::path> paths;
  for (const auto& file : fs::directory_iterator(fs::path(DAY_SPDX_LIST) / "licenses")) paths.push_back(file.path());
  std::ranges::sort(paths);
  std::vector<std::string> texts;
  size_t seen = 0;
  for (const fs::path& path : paths) {
    std::ifstream in(path, std::ios::binary);
    const auto entry = ParseJson(std::string(std::istreambuf_iterator<char>(in), {}));
    if (!entry) continue;
    std::string text = (*entry)["licenseText"].string();
    const size_t words = LicenseWords(text).size();
    if (words >= 40 && words <= most_words && seen++ % every == 0) texts.push_back(std::move(text));
  }
  return texts;
}

// Without every nth word.
std::string Thinned(const std::string& text, size_t every) {
  std::string thinned;
  size_t words = 0;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find_first_of(" \n", at), text.size() - 1) + 1;
    if (++words % every != 0) thinned += text.substr(at, end - at);
    at = end;
  }
  return thinned;
}

// "LicenseRef-MIT-modified" → "MIT".
std::string NearestOf(const LicenseMatch& match) {
  std::string id = match.id;
  if (!id.ends_with("-modified")) return id;
  id.resize(id.size() - 9);
  return id.starts_with("LicenseRef-") && FindLicense(id.substr(11)) ? id.substr(11) : id;
}

TEST(IdentifyAgainstTheOracle, NamesATextThatIsAsLikeAsAny) {
  constexpr double kSlack = 0.03;  // a twin without a difference of substance is preferred to one with a few words more in common
  size_t compared = 0;
  for (const std::string& text : ShortTexts(260, 5))
    for (const size_t every : {size_t{1000}, size_t{25}}) {
      const std::string changed = Thinned(text, every);
      const std::vector<uint32_t> words = LicenseWords(changed);
      const double best = BestLikeness(words, "");
      if (best < 0.93) continue;
      const auto matches = IdentifyLicenseText(changed, true);
      ASSERT_FALSE(matches.empty()) << changed;
      EXPECT_TRUE(std::ranges::any_of(matches, [&](const LicenseMatch& match) { return BestLikeness(words, NearestOf(match)) >= best - kSlack; }))
          << matches[0].id << " for a text that is " << best << " like another:\n"
          << changed;
      ++compared;
    }
  EXPECT_GT(compared, 80U);
}

TEST(IdentifyAgainstTheOracle, NamesNoListedTextWhereNoneIsAlike) {
  const std::vector<std::string> texts = ShortTexts(200, 12);
  for (size_t i = 0; i + 1 < texts.size(); ++i) {
    // Every other word of one text and every other of the next: the words of licenses in an order that none has.
    const std::string a = Thinned(texts[i], 2), b = Thinned(texts[i + 1], 2);
    std::string mixed;
    for (size_t at = 0; at < std::max(a.size(), b.size()); at += 12)
      mixed += (at < a.size() ? a.substr(at, 12) : "") + " " + (at < b.size() ? b.substr(at, 12) : "") + " ";
    if (BestLikeness(LicenseWords(mixed), "") >= 0.75) continue;
    for (const LicenseMatch& match : IdentifyLicenseText(mixed, true)) EXPECT_FALSE(IsOpen(match.license_class)) << match.id << " for:\n" << mixed;
  }
}

}  // namespace
}  // namespace day
