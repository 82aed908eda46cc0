#include "nearest.h"

#include <algorithm>
#include <utility>

#include "text/utf8.h"

namespace day::app {
namespace {

constexpr size_t kMaxWord = 80;  // limit: bytes compared; the cost grows with the product of both

// Optimal string alignment: edits between two words, a swap of neighbors counting as one.
size_t Edits(std::string_view a, std::string_view b) {
  std::vector<std::vector<size_t>> table(a.size() + 1, std::vector<size_t>(b.size() + 1));
  for (size_t i = 0; i <= a.size(); ++i) table[i][0] = i;
  for (size_t j = 0; j <= b.size(); ++j) table[0][j] = j;
  for (size_t i = 1; i <= a.size(); ++i)
    for (size_t j = 1; j <= b.size(); ++j) {
      table[i][j] = std::min({table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + (a[i - 1] != b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) table[i][j] = std::min(table[i][j], table[i - 2][j - 2] + 1);
    }
  return table[a.size()][b.size()];
}

}  // namespace

std::vector<std::string> NearestWords(std::string_view typed, const std::vector<std::string>& known, size_t most) {
  const std::string wanted = ToLowerAscii(typed.substr(0, kMaxWord));
  std::vector<std::pair<size_t, std::string>> near;
  for (const std::string& word : known) {
    const std::string lower = ToLowerAscii(std::string_view(word).substr(0, kMaxWord));
    size_t distance = Edits(wanted, lower);
    if (wanted.size() >= 3 && lower.find(wanted) != lower.npos) distance = 1;  // a part of a longer word
    else if (distance > std::max<size_t>(1, wanted.size() / 3)) continue;
    near.emplace_back(distance, word);
  }
  std::sort(near.begin(), near.end());
  near.erase(std::unique(near.begin(), near.end()), near.end());
  std::vector<std::string> words;
  for (auto& [distance, word] : near)
    if (words.size() < most) words.push_back(std::move(word));
  return words;
}

}  // namespace day::app
