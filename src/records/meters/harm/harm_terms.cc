#include "records/meters/harm/harm_terms.h"

#include <algorithm>

#include "records/words/grams.h"
#include "records/words/partial.h"

namespace day::records {
namespace {

constexpr std::string_view kName = "harm terms";
constexpr uint32_t kVersion = 1;
constexpr uint32_t kMostLists = 256, kMostTerms = 1 << 20;

}  // namespace

bool HarmTerms::List::Holds(uint64_t hash) const { return std::ranges::binary_search(hashes_, hash); }

void HarmTerms::List::Add(uint64_t hash, size_t words) {
  filter_[hash >> 58] |= uint64_t{1} << (hash >> 52 & 63);
  const auto place = std::ranges::lower_bound(hashes_, hash);
  if (place == hashes_.end() || *place != hash) hashes_.insert(place, hash);
  longest_ = std::max(longest_, words);
}

const HarmTerms::List* HarmTerms::Of(std::string_view language) const {
  const auto at = lists_.find(language);
  return at == lists_.end() ? nullptr : &at->second;
}

void HarmTerms::Add(std::string_view language, std::string_view term) {
  WordReader reader;
  reader.Begin(term);
  const WordBatch words = reader.Next();
  const size_t count = words.hashes.size();
  // limit: terms of one word need three letters, or more bytes than a letter of any script has: a letter alone is part of anything.
  if (count == 0 || count > kLongestTerm || (count == 1 && term.size() < (static_cast<unsigned char>(term[0]) < 0x80 ? 3 : 5))) return;
  GramHash hash;
  for (const uint64_t word : words.hashes) hash.Add(word);
  auto at = lists_.find(language);
  if (at == lists_.end()) at = lists_.emplace(language, List()).first;
  at->second.Add(hash.value(), count);
}

std::string HarmTerms::Save() const {
  PartialWriter out;
  out.Put(static_cast<uint32_t>(lists_.size()));
  for (const auto& [language, list] : lists_) {
    out.PutText(language);
    out.Put(static_cast<uint32_t>(list.longest()));
    out.Put(static_cast<uint32_t>(list.hashes().size()));
    for (const uint64_t hash : list.hashes()) out.Put(hash);
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
    uint32_t longest = 0, count = 0;
    std::string_view language;
    if (!ReadText(in, language) || !in.ReadLittle(longest) || !in.ReadLittle(count)) break;
    if (longest == 0 || longest > kLongestTerm || count > kMostTerms) return BadPartial(kName, "a list is out of its range");
    List list;
    for (uint32_t t = 0; t < count && in.ok(); ++t) {
      uint64_t hash = 0;
      if (!in.ReadLittle(hash)) break;
      // In order, or each would be put in the midst of the others.
      if (t > 0 && hash <= list.hashes().back()) return BadPartial(kName, "a list is not in order");
      list.Add(hash, longest);
    }
    terms.lists_.emplace(language, std::move(list));
  }
  DAY_TRY(CheckEnd(in, kName));
  return terms;
}

}  // namespace day::records
