#include "records/meters/harm/harm_terms.h"

#include <algorithm>
#include <functional>

#include "records/words/grams.h"
#include "records/words/partial.h"

namespace day::records {
namespace {

constexpr std::string_view kName = "harm terms";
constexpr uint32_t kVersion = 2;
constexpr uint32_t kMostLists = 256, kMostTerms = 1 << 20;

void AddInOrder(std::vector<uint64_t>& hashes, uint64_t hash) {
  const auto place = std::ranges::lower_bound(hashes, hash);
  if (place == hashes.end() || *place != hash) hashes.insert(place, hash);
}

void PutHashes(PartialWriter& out, const std::vector<uint64_t>& hashes) {
  out.Put(static_cast<uint32_t>(hashes.size()));
  for (const uint64_t hash : hashes) out.Put(hash);
}

// Each in order, or it would be put in the midst of the others. False where they are not, or too many.
bool ReadHashes(Cursor& in, const std::function<void(uint64_t)>& add) {
  uint32_t count = 0;
  in.ReadLittle(count);
  if (count > kMostTerms) return false;
  uint64_t before = 0;
  for (uint32_t i = 0; i < count && in.ok(); ++i) {
    uint64_t hash = 0;
    if (!in.ReadLittle(hash)) break;
    if (i > 0 && hash <= before) return false;
    add(before = hash);
  }
  return true;
}

}  // namespace

void HarmTerms::List::Add(uint64_t hash, size_t words) {
  AddInOrder(hashes_, hash);
  bits_.Add(hash);
  longest_ = std::max(longest_, words);
}

void HarmTerms::List::AddLastWord(uint64_t word) {
  last_word_bits_.Add(word);
  AddInOrder(last_words_, word);
}

const HarmTerms::List* HarmTerms::Of(std::string_view language) const {
  const auto at = lists_.find(language);
  return at == lists_.end() ? nullptr : &at->second;
}

void HarmTerms::Add(std::string_view language, std::string_view term) {
  WordReader reader;
  reader.Begin(term);
  const TextWords words = reader.words();
  const size_t count = words.hashes.size();
  // limit: terms of one word need three letters, or more bytes than a letter of any script has: a letter alone is part of anything.
  if (count == 0 || count > kLongestTerm || (count == 1 && term.size() < (static_cast<unsigned char>(term[0]) < 0x80 ? 3 : 5))) return;
  GramHash hash;
  for (const uint64_t word : words.hashes) hash.Add(word);
  auto at = lists_.find(language);
  if (at == lists_.end()) at = lists_.emplace(language, List()).first;
  at->second.Add(hash.value(), count);
  at->second.AddLastWord(words.hashes.back());
}

std::string HarmTerms::Save() const {
  PartialWriter out;
  out.Put(static_cast<uint32_t>(lists_.size()));
  for (const auto& [language, list] : lists_) {
    out.PutText(language);
    out.Put(static_cast<uint32_t>(list.longest()));
    PutHashes(out, list.hashes());
    PutHashes(out, list.last_words());
  }
  return SealPartial(kName, kVersion, std::move(out).Take());
}

Result<HarmTerms> HarmTerms::Load(std::string_view bytes) {
  DAY_TRY_ASSIGN(const std::string_view content, OpenPartial(bytes, kName, kVersion));
  HarmTerms terms;
  Cursor in(content);
  uint32_t lists = 0;
  in.ReadLittle(lists);
  if (lists > kMostLists) return BadPartial(kName, "more languages than there are lists of");
  for (uint32_t i = 0; i < lists && in.ok(); ++i) {
    uint32_t longest = 0;
    std::string_view language;
    if (!ReadText(in, language) || !in.ReadLittle(longest)) break;
    if (longest == 0 || longest > kLongestTerm) return BadPartial(kName, "a list is out of its range");
    List list;
    if (!ReadHashes(in, [&](uint64_t hash) { list.Add(hash, longest); }) || !ReadHashes(in, [&](uint64_t word) { list.AddLastWord(word); }))
      return BadPartial(kName, "a list is not in order, or out of its range");
    terms.lists_.emplace(language, std::move(list));
  }
  DAY_TRY(CheckEnd(in, kName));
  return terms;
}

}  // namespace day::records
