#include "records/words/fold.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include <array>

#include "base/assert.h"

namespace day::records {
namespace {

constexpr uint32_t kBlock = 256, kCodePoints = 0x110000;

bool StandsAlone(UChar32 c) {
  UErrorCode error = U_ZERO_ERROR;
  switch (uscript_getScript(c, &error)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR: return true;
    default: return false;
  }
}

bool IsMark(UChar32 c) { return (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0; }
bool IsAccent(UChar32 c) { return c >= 0x300 && c <= 0x36F; }
bool IsHangul(UChar32 c) { return c >= 0xAC00 && c <= 0xD7A3; }  // not to be taken apart: a syllable is as long as it needs to be

// What ICU makes of one code point.
class Normalizer {
 public:
  Normalizer() {
    UErrorCode error = U_ZERO_ERROR;
    fold_ = unorm2_getNFKCCasefoldInstance(&error);
    decompose_ = unorm2_getNFDInstance(&error);
    DAY_ASSERT(U_SUCCESS(error));
  }
  std::u16string operator()(UChar32 c) const {
    std::u16string text(static_cast<size_t>(U16_LENGTH(c)), u'\0');
    int32_t length = 0;
    U16_APPEND_UNSAFE(text.data(), length, c);
    // Most are what they are, above all Han: the two steps would take ten times as long.
    const bool folds = u_hasBinaryProperty(c, UCHAR_CHANGES_WHEN_NFKC_CASEFOLDED);
    if (!folds && (IsHangul(c) || u_getIntPropertyValue(c, UCHAR_NFD_QUICK_CHECK) == UNORM_YES)) return text;
    text = Apply(fold_, text);
    return IsHangul(c) ? text : Apply(decompose_, text);
  }

 private:
  static std::u16string Apply(const UNormalizer2* how, const std::u16string& text) {
    std::array<char16_t, 64> out;  // the longest, U+FDFA, has 18
    UErrorCode error = U_ZERO_ERROR;
    const int32_t length = unorm2_normalize(how, text.data(), static_cast<int32_t>(text.size()), out.data(), out.size(), &error);
    return U_SUCCESS(error) ? std::u16string(out.data(), static_cast<size_t>(length)) : text;
  }
  const UNormalizer2* fold_;
  const UNormalizer2* decompose_;
};

FoldKind KindOf(UChar32 c, const std::u16string& folded, std::string& utf8) {
  const auto length = static_cast<int32_t>(folded.size());
  if (length == 0) return FoldKind::kSkip;
  bool marks_only = true, accents = false, alone = false;
  for (int32_t at = 0; at < length;) {
    UChar32 part;
    U16_NEXT(folded.data(), at, length, part);
    if (IsAccent(part)) {
      accents = true;
      continue;
    }
    if (!u_isalnum(part) && !IsMark(part)) continue;
    marks_only &= IsMark(part);
    alone |= !IsMark(part) && StandsAlone(part);
    std::array<uint8_t, U8_MAX_LENGTH> raw;
    int32_t written = 0;
    U8_APPEND_UNSAFE(raw.data(), written, part);
    utf8.append(reinterpret_cast<const char*>(raw.data()), static_cast<size_t>(written));
  }
  if (utf8.empty()) return accents && IsMark(c) ? FoldKind::kSkip : FoldKind::kBreak;
  return marks_only ? FoldKind::kMark : alone ? FoldKind::kAlone : FoldKind::kLetter;
}

}  // namespace

FoldTable::FoldTable() : blocks_(kCodePoints / kBlock) {
  const Normalizer normalize;
  entries_.resize(kBlock, Entry{0, FoldKind::kBreak, 0});
  for (uint32_t block = 0; block < blocks_.size(); ++block) {
    // limit: planes 4 to 13 have no characters by Unicode 15, and 15 and 16 are private: not looked at, which saves two thirds of the time.
    if ((block * kBlock >= 0x40000 && block * kBlock < 0xE0000) || block * kBlock >= 0xF0000) continue;
    bool any = false;
    for (uint32_t c = block * kBlock; c < (block + 1) * kBlock && !any; ++c)
      any = u_isalnum(static_cast<UChar32>(c)) || IsMark(static_cast<UChar32>(c)) ||
            u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_DEFAULT_IGNORABLE_CODE_POINT) ||
            u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_CHANGES_WHEN_NFKC_CASEFOLDED);
    if (!any) continue;  // block 0 of entries_
    blocks_[block] = static_cast<uint32_t>(entries_.size() / kBlock);
    for (uint32_t c = block * kBlock; c < (block + 1) * kBlock; ++c) {
      std::string utf8;
      FoldKind kind = FoldKind::kBreak;
      if (!U_IS_SURROGATE(c)) kind = KindOf(static_cast<UChar32>(c), normalize(static_cast<UChar32>(c)), utf8);
      entries_.push_back({static_cast<uint32_t>(texts_.size()), kind, static_cast<uint8_t>(utf8.size())});
      texts_ += utf8;
    }
  }
}

const FoldTable& FoldTable::Get() {
  static const FoldTable table;
  return table;
}

Folded FoldTable::Fold(uint32_t code_point) const {
  if (code_point >= kCodePoints) return {};
  const Entry& entry = entries_[blocks_[code_point / kBlock] * kBlock + code_point % kBlock];
  return {entry.kind, std::string_view(texts_).substr(entry.text, entry.length)};
}

}  // namespace day::records
