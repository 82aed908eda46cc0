#include "license/index.h"

#include <algorithm>
#include <cstring>

#include "base/assert.h"
#include "base/embedded.h"

namespace day {

std::span<const EmbeddedFile> LicenseIndexFiles();  // generated (cmake/license_index.cmake)

template <class T>
std::span<const T> LicenseIndex::Section(std::string_view bytes, IndexSection section) const {
  IndexHead head;
  std::memcpy(&head, bytes.data(), sizeof head);
  const IndexHead::Place place = head.sections[static_cast<size_t>(section)];
  DAY_ASSERT(place.offset + place.count * sizeof(T) <= bytes.size());
  return {reinterpret_cast<const T*>(bytes.data() + place.offset), place.count};
}

LicenseIndex::LicenseIndex(std::string_view bytes) {
  DAY_ASSERT(bytes.size() >= sizeof(IndexHead) && bytes.starts_with("DAYLIC05"));
  licenses_ = Section<LicenseRow>(bytes, IndexSection::kLicenses);
  texts_ = Section<TextRow>(bytes, IndexSection::kTexts);
  tokens_ = Section<uint32_t>(bytes, IndexSection::kTokens);
  gram_starts_ = Section<uint32_t>(bytes, IndexSection::kGramStarts);
  grams_ = Section<GramRow>(bytes, IndexSection::kGrams);
  postings_ = Section<Posting>(bytes, IndexSection::kPostings);
  names_ = Section<NameRow>(bytes, IndexSection::kNames);
  phrases_ = Section<PhraseRow>(bytes, IndexSection::kPhrases);
  exceptions_ = Section<uint32_t>(bytes, IndexSection::kExceptions);
  const std::span<const char> pool = Section<char>(bytes, IndexSection::kPool);
  pool_ = {pool.data(), pool.size()};
  DAY_ASSERT(gram_starts_.size() == 65537 && !grams_.empty());
}

uint32_t LicenseIndex::Find(std::string_view id) const {
  const auto found = std::lower_bound(licenses_.begin(), licenses_.end(), id,
                                      [this](const LicenseRow& row, std::string_view wanted) { return CompareIds(Text(row.id), wanted) < 0; });
  if (found == licenses_.end() || CompareIds(Text(found->id), id) != 0) return kNoRow;
  return static_cast<uint32_t>(found - licenses_.begin());
}

uint32_t LicenseIndex::Current(uint32_t license) const {
  const LicenseRow& row = licenses_[license];
  if (row.successor == kNoRow || row.flags & LicenseRow::kSuccessorIsExpression) return license;
  const uint32_t successor = Find(Text(row.successor));
  return successor == kNoRow ? license : successor;
}

std::string_view LicenseIndex::FindException(std::string_view id) const {
  const auto found = std::lower_bound(exceptions_.begin(), exceptions_.end(), id,
                                      [this](uint32_t place, std::string_view wanted) { return CompareIds(Text(place), wanted) < 0; });
  return found != exceptions_.end() && CompareIds(Text(*found), id) == 0 ? Text(*found) : std::string_view();
}

const NameRow* LicenseIndex::FindName(uint64_t key) const {
  const auto found = std::lower_bound(names_.begin(), names_.end(), key, [](const NameRow& row, uint64_t wanted) { return row.key < wanted; });
  return found != names_.end() && found->key == key ? &*found : nullptr;
}

std::span<const Posting> LicenseIndex::FindGram(uint32_t hash) const {
  const uint32_t bucket = hash >> 16;
  for (uint32_t i = gram_starts_[bucket]; i < gram_starts_[bucket + 1]; ++i) {
    if (grams_[i].hash < hash) continue;
    if (grams_[i].hash > hash) break;
    const uint32_t end = i + 1 < grams_.size() ? grams_[i + 1].first_posting : static_cast<uint32_t>(postings_.size());
    return postings_.subspan(grams_[i].first_posting, end - grams_[i].first_posting);
  }
  return {};
}

const LicenseIndex& TheLicenseIndex() {
  static const LicenseIndex kIndex(LicenseIndexFiles().front().bytes);
  return kIndex;
}

}  // namespace day
