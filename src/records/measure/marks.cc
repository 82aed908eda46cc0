#include "records/measure/marks.h"

#include <array>
#include <bit>

#include "text/byte_masks.h"

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

// Where among 64 bytes each kind of sign stands.
struct Masks {
  uint64_t digits = 0, at = 0, colons = 0, hyphens = 0, dots = 0;
};

Masks MasksOf(const char* block) {
  const Bytes64 bytes(block);
  return {.digits = bytes.Within('0', 10), .at = bytes.Are('@'), .colons = bytes.Are(':'), .hyphens = bytes.Are('-'), .dots = bytes.Are('.')};
}

// The bits of `now` moved up by `count`, with those of the 64 bytes before.
uint64_t Earlier(uint64_t now, uint64_t before, int count) { return now << count | before >> (64 - count); }

class Marks {
 public:
  Marks(const TextBlock& block, std::span<FinderSession* const> sessions, std::vector<NumberStretch::Run>& runs)
      : block_(block), sessions_(sessions), runs_(runs) {
    runs_.clear();
  }

  void Scan() {
    const auto size = static_cast<uint32_t>(block_.text.size());
    Masks before;
    for (uint32_t at = 0; at < size; at += 64) {
      Masks now = MasksOf(block_.text.data() + at);
      if (size - at < 64) {
        const uint64_t valid = (uint64_t{1} << (size - at)) - 1;
        for (uint64_t* mask : {&now.digits, &now.at, &now.colons, &now.hyphens, &now.dots}) *mask &= valid;
      }
      if (now.at) Each(now.at, at, Sign::kAt);
      if (now.colons) {
        uint64_t pairs = 0;
        for (int distance = 1; distance <= 5; ++distance) pairs |= Earlier(now.colons, before.colons, distance);
        if (pairs &= now.colons) Each(pairs, at, Sign::kColons);
      }
      if (now.hyphens)
        if (const uint64_t threes =
                now.hyphens & Earlier(now.hyphens, before.hyphens, 3) & Earlier(now.hyphens, before.hyphens, 6) & Earlier(now.hyphens, before.hyphens, 9))
          Each(threes, at, Sign::kHyphens);
      if (now.dots)
        if (const uint64_t pairs = now.dots & Earlier(now.dots, before.dots, 5)) Each(pairs, at, Sign::kDots);
      for (uint64_t digits = now.digits; digits;) {
        const auto begin = static_cast<uint32_t>(std::countr_zero(digits));
        const auto length = static_cast<uint32_t>(std::countr_one(digits >> begin));
        Run(at + begin, at + begin + length);
        if (begin + length >= 64) break;
        digits &= ~uint64_t{0} << (begin + length);
      }
      before = now;
    }
    Close();
  }

 private:
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

  // Runs come ascending; a run that goes on where the last one ended is the same run.
  void Run(uint32_t begin, uint32_t end) {
    if (!runs_.empty() && begin == runs_.back().end && begin % 64 == 0) {
      runs_.back().end = end;
      digits_ += end - begin;
      return;
    }
    if (!runs_.empty()) {
      Word(runs_.back());
      if (!GoesOn(begin)) CloseStretch();
    }
    runs_.push_back({begin, end});
    digits_ += end - begin;
  }
  void Close() {
    if (!runs_.empty()) Word(runs_.back());
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
  bool GoesOn(uint32_t begin) const {
    const uint32_t end = runs_.back().end;
    if (begin - end > kLongestGap) return false;
    const char* const bytes = block_.text.data();
    for (uint32_t at = end; at < begin; ++at)
      if (!Is(bytes[at], kSeparator)) return false;
    return true;
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
  uint32_t stretch_unit_ = 0, word_unit_ = 0;
  std::array<uint32_t, kSigns> sign_unit_{};
};

}  // namespace

void FindMarks(const TextBlock& block, std::span<FinderSession* const> sessions, std::vector<NumberStretch::Run>& runs) { Marks(block, sessions, runs).Scan(); }

}  // namespace day::records
