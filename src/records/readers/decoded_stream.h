// Files that are compressed, as a stream of what they hold: gzip, Zstandard, xz, bzip2, also several streams behind one another.
//
// ISA-L rather than zlib: it is almost three times as fast (docs/measurements.md). Memory is bounded whatever a stream asks for.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "base/result.h"
#include "io/byte_source.h"

namespace day::records {

enum class Compression : uint8_t { kNone, kGzip, kZstd, kXz, kBzip2 };
std::string_view NameOf(Compression compression);
inline constexpr size_t kCompressionHead = 6;  // bytes that tell
Compression CompressionOf(std::string_view head);

// `raw` from its beginning. Read gives kInvalid where the stream is damaged or ends early, after all that could be decoded, and kLimit
// where it wants more memory than 256 MiB. Bytes behind the last stream that begin no other are left out, as the usual tools do.
std::unique_ptr<ByteStream> Decode(std::unique_ptr<ByteStream> raw, Compression compression);

// UTF-16 with its byte-order mark, as UTF-8; a stream of anything else as it is, without a mark of UTF-8's own.
std::unique_ptr<ByteStream> ToUtf8(std::unique_ptr<ByteStream> stream);

// A part of a file in order. Counts what was read in `*progress`, if it is there.
class SourceStream final : public ByteStream {
 public:
  explicit SourceStream(const ByteSource& source, uint64_t* read = nullptr) : source_(source), read_(read) {}
  Result<size_t> Read(std::span<std::byte> out) override {
    DAY_TRY_ASSIGN(const size_t got, source_.ReadAt(at_, out));
    at_ += got;
    if (read_) *read_ = at_;
    return got;
  }

 private:
  const ByteSource& source_;
  uint64_t* read_;
  uint64_t at_ = 0;
};

}  // namespace day::records
