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

std::unique_ptr<FoldTable::Block> FoldTable::Make(uint32_t first) {
  static const Normalizer kNormalize;
  auto block = std::make_unique<Block>();
  for (uint32_t i = 0; i < kCodePointsOfABlock; ++i) {
    const auto c = static_cast<UChar32>(first + i);
    if (U_IS_SURROGATE(c)) continue;
    std::string utf8;
    const FoldKind kind = KindOf(c, kNormalize(c), utf8);
    block->entries[i] = {static_cast<uint16_t>(block->texts.size()), kind, static_cast<uint8_t>(utf8.size())};
    block->texts += utf8;
  }
  return block;
}

FoldTable& FoldTable::Get() {
  static FoldTable table;
  return table;
}

}  // namespace day::records
