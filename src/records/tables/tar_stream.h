// A tar of texts as a stream of JSON Lines, as WebDataset lays samples out: members behind one another whose paths are the same up to the first dot of their
// names are one record, {"__key__": "shard/000017", "txt": "…", "json": {…}}. Lines of .jsonl members, and rows of .csv and .tsv, are records themselves.
//
// What is no text (pictures, arrays), what is longer than kLongestMember, links and devices are left out; their bytes are counted. Nothing is unpacked to disk,
// and no path of a member is followed. One thread.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "base/result.h"
#include "io/byte_source.h"

namespace day::records {

inline constexpr uint64_t kLongestMember = uint64_t{32} << 20;  // limit: bytes of a member that is held in memory
inline constexpr size_t kTarHead = 263;                         // bytes that tell
bool IsTar(std::string_view head);

class TarStream : public ByteStream {
 public:
  // `raw`: unpacked, from its beginning. Read gives kInvalid where the archive is damaged or ends early, after all that came before.
  static std::unique_ptr<TarStream> Open(std::unique_ptr<ByteStream> raw);
  virtual uint64_t members() const = 0;  // files, so far
  virtual uint64_t skipped() const = 0;  // bytes of those that are left out, so far
};

}  // namespace day::records
