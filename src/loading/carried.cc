#include "loading/carried.h"

#include <fmt/format.h>

#include <algorithm>

#include "loading/judge_pickle.h"
#include "loading/word_list.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace day::loading {
namespace {

constexpr uint64_t kMaxCarried = 16 << 20;  // limit: bytes of a value that are decoded and read as a pickle
constexpr size_t kMaxText = 1 << 16;        // limit: bytes of a value of metadata that are looked through
constexpr int kMaxStages = 4;               // pickles in values of each other
constexpr size_t kMaxKey = 80;              // bytes of a key that are shown

struct Deed {
  LoadVerdict verdict = LoadVerdict::kClean;
  std::string what;
};

// What reading a value as a pickle shows that loading it would do.
Deed Does(std::string_view bytes, int stage) {
  PickleReading reading;
  PickleLimits limits;
  limits.max_memory = 16'000'000;
  limits.max_values = 50'000;
  limits.max_opcodes = 1'000'000;
  limits.max_globals = 1'000;
  limits.max_calls = 1'000;
  ReadPickle(bytes, 0, limits, reading);
  LoadReport report;
  JudgePickle(reading, {.member = "", .persistent_ids = true, .sniffed = true}, report);
  const auto findings = report.WorstFirst();
  if (!findings.empty() && findings.front()->verdict >= LoadVerdict::kSuspicious) return {findings.front()->verdict, findings.front()->what};
  for (const PickleCarried& carried : reading.carried) {
    if (stage >= kMaxStages || carried.text.size() > kMaxCarried) continue;
    if (Deed deed = Does(DecodePickleText(carried.writing, carried.text), stage + 1); !deed.what.empty()) return deed;
  }
  return {};
}

// Code and no prose: "eval(" neither in "retrieval(" or "model.eval(" nor in "eval() gives", "import os" with a line or a statement of its own.
bool StandsAlone(std::string_view text, size_t at, std::string_view sign) {
  const auto joins = [](char c) { return IsWordByte(c) || c == '.'; };
  if (IsWordByte(sign.front()) && at > 0 && joins(text[at - 1])) return false;
  const std::string_view after = text.substr(at + sign.size());
  if (sign.back() == '(') return !after.starts_with(')');
  if (!IsWordByte(sign.back())) return true;
  if (!sign.starts_with("import ")) return after.empty() || !IsWordByte(after[0]);
  const size_t next = after.find_first_not_of(' ');
  return next == after.npos || after[next] == ';' || after[next] == '\n' || after[next] == '\r' || after[next] == ',' ||
         after.substr(next).starts_with("as ") || after.substr(next).starts_with("\\n");
}

std::string_view ProgramIn(std::string_view text) {
  static const WordList kSigns("metadata.yaml", "programs");
  const std::string lower = ToLowerAscii(text);
  for (const std::string& sign : kSigns.words())
    for (size_t at = lower.find(sign); at != lower.npos; at = lower.find(sign, at + 1))
      if (StandsAlone(lower, at, sign)) return sign;
  return "";
}

}  // namespace

void JudgeCarried(Inspection& inspection, const Place& place, std::string_view where, const PickleCarried& carried) {
  if (carried.text.size() > kMaxCarried || !inspection.TakeCarried(carried.text.size())) return;
  const Held held(inspection, carried.text.size());
  const Deed deed = carried.writing == PickleWriting::kRaw ? Does(carried.text, 0) : Does(DecodePickleText(carried.writing, carried.text), 0);
  if (deed.what.empty()) return;
  if (carried.crosses)
    return inspection.Add(place, "carried-pickle", deed.verdict,
                          fmt::format("hides opcodes in a value that crosses the end of a frame, which one of Python's readers runs: {}", deed.what),
                          carried.offset);
  const std::string named = where.empty() ? "a value" : fmt::format("the value {}", where.substr(0, kMaxKey));
  inspection.Add(place, "carried-pickle", LoadVerdict::kSuspicious, fmt::format("{} is a pickle itself, which, once somebody loads it, {}", named, deed.what),
                 carried.offset);
}

void JudgeMetadata(Inspection& inspection, const Place& place, std::string_view key, std::string_view value) {
  value = value.substr(0, kMaxText);
  if (!inspection.TakeMetadata(value.size())) return;
  if (const PickleWriting writing = WritesPickle(value); writing != PickleWriting::kNone)
    JudgeCarried(inspection, place, key, {.text = value, .writing = writing});
  if (const std::string_view sign = ProgramIn(value); !sign.empty())
    inspection.Add(place, "hidden-code", LoadVerdict::kSuspicious,
                   fmt::format("the metadata {} holds a text that is a program ({}), which describes no model", key.substr(0, kMaxKey), sign));
  if (key.find("..") != key.npos || key.find_first_of("/\\") == 0)
    inspection.Add(place, "unsafe-path", LoadVerdict::kSuspicious,
                   fmt::format("the metadata have the key {}, which is a path that leads out and no name", key.substr(0, kMaxKey)));
}

}  // namespace day::loading
