// The words of a license text as hashes with their lines: what is compared later is figures, never text.
//
// Follows SPDX's matching guidelines (SPDX 2.3, annex B) in spirit: case, punctuation, white space, comment leaders, list markers,
// HTML tags, <placeholders>, addresses, copyright notices and spelling variants do not count. Rejected: keeping the words themselves
// (the index would hold license texts) and stemming (it would blur "shall" and "should"). The index is built by this same code
// (tools/license_index), so that both sides agree. Linear, bounded, any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace day {

struct LicenseToken {
  uint32_t hash;
  uint32_t line;  // from 1
};

inline constexpr size_t kMaxLicenseTokens = 400'000;  // limit: some 2.5 MB of text; the longest SPDX text has 18,000

// An address that stands between the tokens.
struct LicenseAddress {
  std::string_view text;  // of the text read
  uint32_t line;
  uint32_t token;  // the one after it
  bool binds;      // of a tag that says that it is the license
};

// What stands between the tokens, and how they are written.
struct LicenseSigns {
  std::vector<LicenseAddress> addresses;
  std::vector<uint8_t> capital;       // of each token: does it begin with one?
  std::vector<uint32_t> after_comma;  // tokens with nothing but a comma, a slash or a bar between the one before and them; ascending
};

// At most `most` tokens: the rest of the text is not looked at.
std::vector<LicenseToken> TokenizeLicense(std::string_view text, size_t most = kMaxLicenseTokens, LicenseSigns* signs = nullptr);
// The same words as they are spelled, in lower case, one for each token: for who is shown them.
std::vector<std::string> SpellLicense(std::string_view text, size_t most = kMaxLicenseTokens);
// Of all tokens in their order: the same for the same words alone.
uint64_t HashWhole(std::span<const uint32_t> hashes);
// Where in `hashes` so many tokens begin that have this hash as a whole; nothing where none do.
std::optional<uint32_t> FindWhole(std::span<const uint32_t> hashes, uint32_t count, uint64_t whole);
// The hashes of tokens.
std::vector<uint32_t> HashesOf(std::span<const LicenseToken> tokens);
// The hashes alone, for short phrases.
std::vector<uint32_t> LicenseWords(std::string_view phrase);

// At most `length` of the hashes from `at` on, as far as there are any.
std::span<const uint32_t> Stretch(std::span<const uint32_t> hashes, size_t at, size_t length);
// Does the phrase stand in the hashes?
bool Holds(std::span<const uint32_t> hashes, std::span<const uint32_t> phrase);

// Of a word in lower case: a polynomial of its bytes, then a finalizer that can be undone.
uint32_t HashWord(std::string_view lower_case_word);
// Is `whole` the word that one gets by writing the two together? ("notlimited", "not", "limited")
bool IsCompound(uint32_t whole, uint32_t first, uint32_t second);

// Of kGramSize tokens in a row.
inline constexpr size_t kGramSize = 5;
uint32_t HashGram(const LicenseToken* first);
// Of every place where a gram begins; empty for fewer than kGramSize tokens.
std::vector<uint32_t> HashGrams(const std::vector<LicenseToken>& tokens);

}  // namespace day
