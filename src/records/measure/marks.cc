#include "records/measure/marks.h"

#include <array>
#include <bit>
#include <utility>

#include "base/processor_clones.h"
#include "records/measure/sign_masks.h"
#include "text/ascii.h"

namespace day::records {
namespace {

constexpr uint32_t kLongestGap = 4;     // bytes between two digit runs of one stretch
constexpr uint32_t kLongestWord = 128;  // limit: a longer word of letters and digits is none of ours
constexpr uint32_t kShortestWord = 4;

// Seven digits, six in three runs ("AB 12 34 56 C"), or four runs ("10.0.0.1"): less is none of ours.
bool IsEnough(uint32_t digits, size_t runs) { return digits >= 7 || runs >= 4 || (digits >= 6 && runs >= 3); }

enum Class : uint8_t { kSeparator = 1, kAlnum = 2, kLetter = 4 };
constexpr std::array<uint8_t, 256> MakeClasses() {
  std::array<uint8_t, 256> classes{};
  for (const char c : {' ', '-', '.', '/', '(', ')', '+', ':', '\xC2', '\xA0', '\xAD', '\xE2', '\x80', '\x90', '\x91', '\x92', '\x93', '\xAF'})
    classes[static_cast<unsigned char>(c)] = kSeparator;
  for (int c = '0'; c <= '9'; ++c) classes[static_cast<size_t>(c)] = kAlnum;
  for (int c = 'a'; c <= 'z'; ++c) classes[static_cast<size_t>(c)] = classes[static_cast<size_t>(c - 'a' + 'A')] = kAlnum | kLetter;
  return classes;
}
constexpr std::array<uint8_t, 256> kClasses = MakeClasses();
bool Is(char c, uint8_t of) { return (kClasses[static_cast<unsigned char>(c)] & of) != 0; }

constexpr uint64_t Below(unsigned bit) { return bit < 64 ? (uint64_t{1} << bit) - 1 : ~uint64_t{0}; }
// The bits of `now` moved up by `count`, with those of the 64 bytes before.
constexpr uint64_t Earlier(uint64_t now, uint64_t before, int count) { return now << count | before >> (64 - count); }
// The ones around bit `bit`, which is one of them.
constexpr uint64_t OnesAround(uint64_t mask, unsigned bit) {
  const unsigned begin = bit + 1 - static_cast<unsigned>(std::countl_one(mask << (63 - bit))), end = bit + static_cast<unsigned>(std::countr_one(mask >> bit));
  return Below(end) & ~Below(begin);
}
constexpr uint64_t FirstOnes(uint64_t mask) { return Below(static_cast<unsigned>(std::countr_one(mask))); }
constexpr uint64_t LastOnes(uint64_t mask) { return ~Below(64 - static_cast<unsigned>(std::countl_one(mask))); }

// Of 64 bytes with digits in them, those digits that may be something of ours. Most are not, and need no look at each: a few digits, with what parts no number
// around them.
struct Digits {
  uint64_t of_words;        // stand beside a letter, in a word that is long enough, or that may go on outside of the bytes
  uint64_t of_stretches;    // are enough, taking all but line breaks for separators
  uint64_t that_may_go_on;  // stretches that may, or do, go on behind the bytes
};

// `digits`: those that were not looked at yet.
DAY_AVX2_CLONES Digits DigitsOfInterest(const SignMasks& signs, uint64_t digits, bool letter_before, bool alnum_before) {
  const uint64_t letters = signs.letters, alnum = letters | signs.digits;
  static_assert(kShortestWord == 4 && kLongestGap == 4);
  const uint64_t two = alnum & alnum >> 1, four = two & two >> 2, begun_in_four = four | four << 1;
  const uint64_t long_enough = begun_in_four | begun_in_four << 2 | LastOnes(alnum) | (alnum_before ? FirstOnes(alnum) : 0);
  const uint64_t beside_letters = letters << 1 | letters >> 1 | uint64_t{letter_before};
  const uint64_t parts = ~(alnum | signs.line_breaks);
  uint64_t gaps = digits << 1 & parts;  // up to four bytes behind each run
  for (int i = 0; i < 3; ++i) gaps |= gaps << 1 & parts;
  const uint64_t linked = digits | gaps, go_on = LastOnes(linked);
  Digits of{.of_words = digits & beside_letters & long_enough, .of_stretches = 0, .that_may_go_on = digits & go_on};
  const uint64_t two_digits = digits & digits >> 1, four_digits = two_digits & two_digits >> 2, seven_digits = four_digits & four_digits >> 3;
  const uint64_t begins = digits & ~(digits << 1);
  for (uint64_t some = (seven_digits | (begins & gaps << 1)) & ~go_on; some;) {
    const uint64_t around = OnesAround(linked, static_cast<unsigned>(std::countr_zero(some)));
    if (IsEnough(static_cast<uint32_t>(std::popcount(digits & around)), static_cast<size_t>(std::popcount(begins & around))))
      of.of_stretches |= digits & around;
    some &= ~around;
  }
  return of;
}

class Marks {
 public:
  Marks(const TextBlock& block, std::span<FinderSession* const> sessions, std::vector<NumberStretch::Run>& runs)
      : block_(block), sessions_(sessions), runs_(runs) {
    runs_.clear();
  }

  void Scan() {
    const size_t size = block_.text.size();
    std::array<SignMasks, kTogether> signs;
    for (size_t at = 0; at < size; at += SignMasks::kBytes * kTogether) {
      const std::span<SignMasks> some = std::span(signs).first(std::min(kTogether, (size - at + SignMasks::kBytes - 1) / SignMasks::kBytes));
      FindSigns(block_.text.data() + at, some);
      if (at + SignMasks::kBytes * some.size() > size) CutBehind(some.back(), static_cast<unsigned>(size % SignMasks::kBytes));
      for (size_t i = 0; i < some.size(); ++i) ScanSigns(static_cast<uint32_t>(at + i * SignMasks::kBytes), some[i]);
    }
  }

 private:
  static constexpr size_t kTogether = 32;  // blocks of 64 bytes

  static void CutBehind(SignMasks& signs, unsigned end) {
    for (uint64_t* mask : {&signs.digits, &signs.letters, &signs.line_breaks, &signs.at, &signs.colons, &signs.hyphens, &signs.dots}) *mask &= Below(end);
  }
  // Of 64 bytes from `at` on. Nothing is asked on the way that goes now this way, now that: most blocks have a colon, a dot or a hyphen, and few what is looked
  // for.
  void ScanSigns(uint32_t at, const SignMasks& now) {
    const SignMasks before = std::exchange(before_, now);
    uint64_t colons = 0;
    for (int distance = 1; distance <= 5; ++distance) colons |= Earlier(now.colons, before.colons, distance);
    colons &= now.colons;
    const uint64_t hyphens =
        now.hyphens & Earlier(now.hyphens, before.hyphens, 3) & Earlier(now.hyphens, before.hyphens, 6) & Earlier(now.hyphens, before.hyphens, 9);
    const uint64_t dots = now.dots & Earlier(now.dots, before.dots, 5);
    if ((now.at | colons | hyphens | dots) != 0) {
      Each(now.at, at, Sign::kAt);
      Each(colons, at, Sign::kColons);
      Each(hyphens, at, Sign::kHyphens);
      Each(dots, at, Sign::kDots);
    }
    const uint64_t digits = looked_at_ > at ? now.digits & ~Below(looked_at_ - at) : now.digits;
    if (digits == 0) return;
    const bool letter_before = before.letters >> 63 != 0, alnum_before = (before.letters | before.digits) >> 63 != 0;
    const Digits of = DigitsOfInterest(now, digits, letter_before, alnum_before);
    // Words come before the stretches that they stand in.
    if (of.of_words) Words(at, of.of_words, digits, now.letters | now.digits, alnum_before);
    if (of.of_stretches) Stretches(at, of.of_stretches);
    for (uint64_t go_on = of.that_may_go_on; go_on; go_on &= ~Below(looked_at_ - at)) Stretch(at + static_cast<uint32_t>(std::countr_zero(go_on)));
  }
  void Each(uint64_t mask, uint32_t at, Sign sign) {
    uint32_t& unit = sign_unit_[static_cast<size_t>(sign)];
    for (; mask; mask &= mask - 1) {
      const uint32_t place = at + static_cast<uint32_t>(std::countr_zero(mask));
      if (!Find(unit, place)) continue;
      for (FinderSession* session : sessions_) session->AtSign(sign, unit, place);
    }
  }
  // The unit that a place lies in; false between units.
  bool Find(uint32_t& unit, uint32_t place) const {
    while (unit < block_.units.size() && block_.units[unit].end <= place) ++unit;
    return unit < block_.units.size() && block_.units[unit].begin <= place;
  }

  void Words(uint32_t at, uint64_t some, uint64_t digits, uint64_t alnum, bool alnum_before) {
    while (some) {
      const auto bit = static_cast<unsigned>(std::countr_zero(some));
      const uint64_t word = OnesAround(alnum, bit);
      if (word >> 63 == 0 && !(alnum_before && (word & 1) != 0)) {
        some &= ~word;
        const uint32_t begin = at + static_cast<uint32_t>(std::countr_zero(word)), end = at + 64 - static_cast<uint32_t>(std::countl_zero(word));
        if (begin >= word_end_) GiveWord(begin, end);
        continue;
      }
      const uint64_t run = OnesAround(digits, bit);
      some &= ~run;
      if (run >> 63 == 0) Word({at + static_cast<uint32_t>(std::countr_zero(run)), at + 64 - static_cast<uint32_t>(std::countl_zero(run))});
    }
  }
  // Stretches that end within the 64 bytes, whose words were given before.
  void Stretches(uint32_t at, uint64_t digits) {
    while (digits) {
      const auto begin = static_cast<unsigned>(std::countr_zero(digits)), end = begin + static_cast<unsigned>(std::countr_one(digits >> begin));
      if (!runs_.empty() && !GoesOn(at + begin)) CloseStretch();
      runs_.push_back({at + begin, at + end});
      digits_ += end - begin;
      digits &= ~Below(end);
    }
    CloseStretch();
  }
  bool GoesOn(uint32_t begin) const {
    const uint32_t end = runs_.back().end;
    if (begin - end > kLongestGap) return false;
    const char* const bytes = block_.text.data();
    for (uint32_t i = end; i < begin; ++i)
      if (!Is(bytes[i], kSeparator)) return false;
    return true;
  }
  // The stretch that begins at a digit, and the words in it, to its end wherever that is.
  void Stretch(uint32_t begin) {
    const std::string_view text = block_.text;
    for (bool more = true; more;) {
      uint32_t end = begin;
      while (end < text.size() && IsDigit(text[end])) ++end;
      runs_.push_back({begin, end});
      digits_ += end - begin;
      Word(runs_.back());
      looked_at_ = end;
      begin = end;
      while (begin < text.size() && begin - end <= kLongestGap && Is(text[begin], kSeparator)) ++begin;
      more = begin < text.size() && begin - end <= kLongestGap && IsDigit(text[begin]);
    }
    CloseStretch();
  }
  // The word of letters and digits around a run, where there are letters; once for all its runs.
  void Word(NumberStretch::Run run) {
    if (run.begin < word_end_) return;
    const char* const bytes = block_.text.data();
    const bool letter_before = run.begin > 0 && Is(bytes[run.begin - 1], kLetter), letter_after = Is(bytes[run.end], kLetter);
    if (!letter_before && !letter_after) return;
    WordAround(run);
  }
  void WordAround(NumberStretch::Run run) {
    const std::string_view text = block_.text;
    uint32_t begin = run.begin, end = run.end;
    while (begin > word_end_ && run.begin - begin < kLongestWord && Is(text[begin - 1], kAlnum)) --begin;
    while (end < text.size() && end - begin <= kLongestWord && Is(text[end], kAlnum)) ++end;
    GiveWord(begin, end);
  }
  void GiveWord(uint32_t begin, uint32_t end) {
    word_end_ = end;
    if (end - begin < kShortestWord || end - begin > kLongestWord || !Find(word_unit_, begin)) return;
    if (end > block_.units[word_unit_].end) return;
    for (FinderSession* session : sessions_) session->AtWord(word_unit_, begin, end);
  }
  void CloseStretch() {
    if (IsEnough(digits_, runs_.size())) Give();
    runs_.clear();
    digits_ = 0;
  }
  // Parted at runs that are too long.
  void Give() {
    if (!Find(stretch_unit_, runs_[0].begin)) return;
    size_t from = 0;
    uint32_t digits = 0;
    const auto give = [&](size_t to) {
      if (IsEnough(digits, to - from))
        for (FinderSession* session : sessions_)
          session->AtNumbers({.unit = stretch_unit_, .runs = std::span(runs_).subspan(from, to - from), .digits = digits});
    };
    for (size_t i = 0; i < runs_.size(); ++i) {
      const uint32_t length = runs_[i].end - runs_[i].begin;
      digits += length;
      if (length <= kLongestRun) continue;
      digits -= length;
      give(i);
      from = i + 1;
      digits = 0;
    }
    give(runs_.size());
  }

  const TextBlock& block_;
  const std::span<FinderSession* const> sessions_;
  std::vector<NumberStretch::Run>& runs_;
  uint32_t digits_ = 0, word_end_ = 0;
  uint32_t looked_at_ = 0;  // digits before it were
  SignMasks before_;        // of the 64 bytes before
  uint32_t stretch_unit_ = 0, word_unit_ = 0;
  std::array<uint32_t, kSigns> sign_unit_{};
};

}  // namespace

void FindMarks(const TextBlock& block, std::span<FinderSession* const> sessions, std::vector<NumberStretch::Run>& runs) { Marks(block, sessions, runs).Scan(); }

}  // namespace day::records
