// Personal data, secrets and languages of one file that is shown in pieces from front to back: for whoever reads a file for other reasons, too, as an audit
// does.
//
// Knows no file system, and this header none of the rooms behind it: it may be used where files cannot be opened. What is found is counted, and of the first
// places of each kind the line and the look are kept, never what stands there.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace day::records {

// limit: bytes of a file that are looked at, from its beginning. A bound for each file and not for all together, because which files come first would then
// decide what is found, and that depends on threads.
inline constexpr uint64_t kMostOfAFile = uint64_t{64} << 20;
inline constexpr size_t kPlacesOfAKind = 3;

enum class StreamKind : uint8_t {
  kData,     // records: personal data, secrets, languages
  kCode,     // any other text: secrets alone
  kParquet,  // records in Parquet: personal data, secrets, languages, of the row groups that lie in what is looked at
  kArrow,    // records in an Arrow table: the same, of its batches
};

// Are the records rows, which have no lines in the file?
constexpr bool IsTable(StreamKind kind) { return kind == StreamKind::kParquet || kind == StreamKind::kArrow; }

struct FoundKind {
  struct Place {
    uint64_t offset = 0, length = 0;  // bytes in the file: of what was found, or of its line or cell
    uint32_t line = 0;                // from 1; 0 where the file has no lines
    uint64_t record = 0;              // from 0
    std::string look;                 // "xxxx.xxx@xxxxxxx.xxx"
    std::string validity;             // valid, plausible, invalid
  };
  std::string meter, type, title;  // "pii", "EMAIL_ADDRESS", "E-mail address"
  uint64_t valid = 0, plausible = 0, invalid = 0;
  uint64_t telling = 0;       // valid ones that are not kept for documents and tests, or a role's
  std::vector<Place> places;  // the first
};

struct StreamFigures {
  std::string format;    // text, jsonl, json, csv, parquet, arrow
  uint64_t bytes = 0;    // looked at
  std::string trouble;   // why it could not be read as what it is, or ""
  bool whole = true;     // all of the file
  uint64_t records = 0;  // parsed
  uint64_t broken = 0;   // that could not be parsed, and were looked at as text
  uint64_t tokens = 0;   // runs of bytes without blanks
  std::vector<FoundKind> kinds;
  uint64_t texts = 0, uncertain = 0;  // of languages
  struct Language {
    std::string code;
    uint64_t texts = 0;
  };
  std::vector<Language> languages;  // sure ones, most texts first
  // Of data: how many records are, byte for byte, copies of an earlier one of the file, among those that were compared (all, or a sample by hash of a file of
  // many different texts), and how many words the texts have.
  uint64_t compared = 0, copies = 0, words = 0;
  struct Copy {
    uint64_t record = 0, of = 0;  // from 0
  };
  std::vector<Copy> copy_places;  // at most kPlacesOfAKind
  // What fields of records say of their license, as written.
  uint64_t licensed = 0;  // records that say anything
  struct License {
    std::string value;
    uint64_t records = 0;
  };
  std::vector<License> licenses;  // most records first, at most kMostLicenses
};
inline constexpr size_t kMostLicenses = 20;

// What meters of streams share: tables, made when first needed. Any thread.
class StreamKit {
 public:
  StreamKit();
  ~StreamKit();
  StreamKit(const StreamKit&) = delete;
  StreamKit& operator=(const StreamKit&) = delete;

 private:
  friend class StreamMeter;
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// One thread.
class StreamMeter {
 public:
  // `name`: of the file. The kit outlives it.
  StreamMeter(StreamKit& kit, StreamKind kind, std::string_view name);
  ~StreamMeter();
  StreamMeter(const StreamMeter&) = delete;
  StreamMeter& operator=(const StreamMeter&) = delete;

  // The next bytes of the file, however it is cut: the figures do not depend on it.
  void Feed(std::string_view bytes);
  // Null bytes looked at where it is no text, or this processor cannot run the patterns.
  StreamFigures Finish();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace day::records
