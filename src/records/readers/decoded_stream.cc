#include "records/readers/decoded_stream.h"

#include <bzlib.h>
#include <isa-l/igzip_lib.h>
#include <lzma.h>
#include <zstd.h>
#include <zstd_errors.h>

#include <algorithm>
#include <cstring>
#include <string>
#include <vector>

#include "text/utf16.h"

namespace day::records {
namespace {

constexpr size_t kInput = size_t{256} << 10;       // bytes read at once
constexpr uint64_t kMemory = uint64_t{256} << 20;  // limit: bytes that a decoder may take

// What all decoders share: bytes of input that wait, and what they say when these run out.
class Decoder : public ByteStream {
 public:
  explicit Decoder(std::unique_ptr<ByteStream> raw) : raw_(std::move(raw)), input_(kInput) {}

  Result<size_t> Read(std::span<std::byte> out) override {
    if (failed_) return *failed_;
    if (out.empty()) return size_t{0};
    for (;;) {
      if (at_ == filled_ && !ended_) {
        DAY_TRY_ASSIGN(filled_, raw_->Read(std::as_writable_bytes(std::span(input_))));
        at_ = 0;
        ended_ = filled_ == 0;
      }
      const size_t before = at_;
      Result<size_t> made = Step(out);
      if (!made) return Fail(made.error());
      if (*made > 0) return made;
      if (done_ && (at_ == filled_ && ended_)) return size_t{0};
      if (done_ && at_ < filled_) {  // behind the end of a stream: another one, or something else
        if (!Restart()) {
          at_ = filled_;
          ended_ = true;
          return size_t{0};
        }
        done_ = false;
        continue;
      }
      if (ended_ && at_ == filled_ && !done_) return Fail(MakeError(ErrorKind::kInvalid, "the compressed stream ends early"));
      if (at_ == before && at_ < filled_) return Fail(MakeError(ErrorKind::kInvalid, "the compressed stream is damaged"));
    }
  }

 protected:
  // Decodes from input() into `out`; sets done_ at the end of a stream. 0 where more input is needed.
  virtual Result<size_t> Step(std::span<std::byte> out) = 0;
  // Begins anew at input(); false where no stream begins there.
  virtual bool Restart() = 0;

  std::span<char> input() { return std::span(input_).subspan(at_, filled_ - at_); }
  void Take(size_t count) { at_ += count; }
  bool last() const { return ended_; }
  static Error Damaged() { return MakeError(ErrorKind::kInvalid, "the compressed stream is damaged"); }
  static Error TooLarge() { return MakeError(ErrorKind::kLimit, "the compressed stream wants more than 256 MiB of memory"); }

  bool done_ = false;

 private:
  Error Fail(Error error) {
    failed_ = std::make_unique<Error>(error);
    return error;
  }

  std::unique_ptr<ByteStream> raw_;
  std::vector<char> input_;
  size_t at_ = 0, filled_ = 0;
  bool ended_ = false;
  std::unique_ptr<Error> failed_;
};

class GzipDecoder final : public Decoder {
 public:
  explicit GzipDecoder(std::unique_ptr<ByteStream> raw) : Decoder(std::move(raw)), state_(std::make_unique<inflate_state>()) { Reset(); }

 private:
  void Reset() {
    isal_inflate_init(state_.get());
    state_->crc_flag = ISAL_GZIP;
  }
  Result<size_t> Step(std::span<std::byte> out) override {
    if (done_) return size_t{0};
    const std::span<char> in = input();
    state_->next_in = reinterpret_cast<uint8_t*>(in.data());
    state_->avail_in = static_cast<uint32_t>(in.size());
    state_->next_out = reinterpret_cast<uint8_t*>(out.data());
    state_->avail_out = static_cast<uint32_t>(std::min<size_t>(out.size(), 1U << 30));
    const uint32_t room = state_->avail_out;
    const int code = isal_inflate(state_.get());
    Take(in.size() - state_->avail_in);
    if (code != ISAL_DECOMP_OK && code != ISAL_END_INPUT) return Damaged();
    done_ = state_->block_state == ISAL_BLOCK_FINISH;
    return size_t{room - state_->avail_out};
  }
  bool Restart() override {
    if (input()[0] != '\x1f') return false;
    Reset();
    return true;
  }
  std::unique_ptr<inflate_state> state_;
};

class ZstdDecoder final : public Decoder {
 public:
  explicit ZstdDecoder(std::unique_ptr<ByteStream> raw) : Decoder(std::move(raw)), stream_(ZSTD_createDStream()) {
    ZSTD_DCtx_setParameter(stream_, ZSTD_d_windowLogMax, 27);
  }
  ~ZstdDecoder() override { ZSTD_freeDStream(stream_); }
  ZstdDecoder(const ZstdDecoder&) = delete;
  ZstdDecoder& operator=(const ZstdDecoder&) = delete;

 private:
  Result<size_t> Step(std::span<std::byte> out) override {
    if (done_ && input().empty()) return size_t{0};
    if (done_) return size_t{0};
    const std::span<char> in = input();
    ZSTD_inBuffer from{in.data(), in.size(), 0};
    ZSTD_outBuffer to{out.data(), out.size(), 0};
    const size_t code = ZSTD_decompressStream(stream_, &to, &from);
    Take(from.pos);
    if (ZSTD_isError(code)) return ZSTD_getErrorCode(code) == ZSTD_error_frameParameter_windowTooLarge ? TooLarge() : Damaged();
    done_ = code == 0;
    return to.pos;
  }
  bool Restart() override {
    const std::span<char> in = input();
    const auto first = static_cast<unsigned char>(in[0]);
    if (first != 0x28 && (first & 0xF0) != 0x50) return false;  // a frame, or one to be skipped
    ZSTD_DCtx_reset(stream_, ZSTD_reset_session_only);
    return true;
  }
  ZSTD_DStream* stream_;
};

class XzDecoder final : public Decoder {
 public:
  explicit XzDecoder(std::unique_ptr<ByteStream> raw) : Decoder(std::move(raw)) { bad_ = lzma_stream_decoder(&stream_, kMemory, LZMA_CONCATENATED) != LZMA_OK; }
  ~XzDecoder() override { lzma_end(&stream_); }
  XzDecoder(const XzDecoder&) = delete;
  XzDecoder& operator=(const XzDecoder&) = delete;

 private:
  Result<size_t> Step(std::span<std::byte> out) override {
    if (bad_) return Damaged();
    if (done_) return size_t{0};
    const std::span<char> in = input();
    stream_.next_in = reinterpret_cast<const uint8_t*>(in.data());
    stream_.avail_in = in.size();
    stream_.next_out = reinterpret_cast<uint8_t*>(out.data());
    stream_.avail_out = out.size();
    const lzma_ret code = lzma_code(&stream_, last() ? LZMA_FINISH : LZMA_RUN);
    Take(in.size() - stream_.avail_in);
    const size_t made = out.size() - stream_.avail_out;
    if (code == LZMA_STREAM_END) done_ = true;
    else if (code == LZMA_MEMLIMIT_ERROR) return TooLarge();
    else if (code == LZMA_BUF_ERROR && last()) return made ? Result<size_t>(made) : MakeError(ErrorKind::kInvalid, "the compressed stream ends early");
    else if (code != LZMA_OK && code != LZMA_BUF_ERROR) return made ? Result<size_t>(made) : Result<size_t>(Damaged());
    return made;
  }
  bool Restart() override { return false; }
  lzma_stream stream_ = LZMA_STREAM_INIT;
  bool bad_ = false;
};

class Bzip2Decoder final : public Decoder {
 public:
  explicit Bzip2Decoder(std::unique_ptr<ByteStream> raw) : Decoder(std::move(raw)) { open_ = BZ2_bzDecompressInit(&stream_, 0, 0) == BZ_OK; }
  ~Bzip2Decoder() override {
    if (open_) BZ2_bzDecompressEnd(&stream_);
  }
  Bzip2Decoder(const Bzip2Decoder&) = delete;
  Bzip2Decoder& operator=(const Bzip2Decoder&) = delete;

 private:
  Result<size_t> Step(std::span<std::byte> out) override {
    if (!open_) return Damaged();
    if (done_) return size_t{0};
    const std::span<char> in = input();
    stream_.next_in = in.data();
    stream_.avail_in = static_cast<unsigned>(in.size());
    stream_.next_out = reinterpret_cast<char*>(out.data());
    stream_.avail_out = static_cast<unsigned>(std::min<size_t>(out.size(), 1U << 30));
    const unsigned room = stream_.avail_out;
    const int code = BZ2_bzDecompress(&stream_);
    Take(in.size() - stream_.avail_in);
    if (code == BZ_STREAM_END) done_ = true;
    else if (code != BZ_OK) return Damaged();
    return size_t{room - stream_.avail_out};
  }
  bool Restart() override {
    if (input()[0] != 'B') return false;
    BZ2_bzDecompressEnd(&stream_);
    stream_ = {};
    open_ = BZ2_bzDecompressInit(&stream_, 0, 0) == BZ_OK;
    return open_;
  }
  bz_stream stream_{};
  bool open_ = false;
};

// Converts in steps of its own: a step ends in the middle of no character.
class Utf8Stream final : public ByteStream {
 public:
  explicit Utf8Stream(std::unique_ptr<ByteStream> stream) : stream_(std::move(stream)) {}

  Result<size_t> Read(std::span<std::byte> out) override {
    if (!begun_) DAY_TRY(BeginReading());
    if (at_ == held_.size() && !is_utf16_) return stream_->Read(out);
    while (at_ == held_.size()) {
      DAY_TRY(Convert());
      if (held_.empty()) return size_t{0};
    }
    const size_t count = std::min(out.size(), held_.size() - at_);
    std::memcpy(out.data(), held_.data() + at_, count);
    at_ += count;
    return count;
  }

 private:
  Status BeginReading() {
    begun_ = true;
    std::string head(4, '\0');
    size_t filled = 0;
    while (filled < head.size()) {
      DAY_TRY_ASSIGN(const size_t got, stream_->Read(std::as_writable_bytes(std::span(head).subspan(filled))));
      if (got == 0) break;
      filled += got;
    }
    head.resize(filled);
    is_utf16_ = IsUtf16(head);
    if (is_utf16_) {
      mark_ = head.substr(0, 2);
      rest_ = head.substr(2);
    } else {
      held_ = head.starts_with("\xEF\xBB\xBF") ? head.substr(3) : head;
    }
    return {};
  }
  Status Convert() {
    std::string raw = std::move(rest_);
    rest_.clear();
    const size_t before = raw.size();
    raw.resize(before + kInput);
    DAY_TRY_ASSIGN(const size_t got, stream_->Read(std::as_writable_bytes(std::span(raw).subspan(before))));
    raw.resize(before + got);
    if (got > 0) {  // half a unit, or the first of two that make a character, waits
      size_t whole = raw.size() / 2 * 2;
      if (whole >= 2 && (static_cast<unsigned char>(raw[whole - (mark_[0] == '\xFF' ? 1 : 2)]) & 0xFC) == 0xD8) whole -= 2;
      rest_ = raw.substr(whole);
      raw.resize(whole);
      if (raw.empty()) return Convert();
    }
    held_ = raw.empty() ? std::string() : Utf8FromUtf16(mark_ + raw);
    at_ = 0;
    return {};
  }

  std::unique_ptr<ByteStream> stream_;
  bool begun_ = false, is_utf16_ = false;
  std::string mark_, rest_, held_;
  size_t at_ = 0;
};

}  // namespace

std::string_view NameOf(Compression compression) {
  switch (compression) {
    case Compression::kGzip: return "gzip";
    case Compression::kZstd: return "zstd";
    case Compression::kXz: return "xz";
    case Compression::kBzip2: return "bzip2";
    case Compression::kNone: break;
  }
  return "none";
}

Compression CompressionOf(std::string_view head) {
  using namespace std::string_view_literals;
  if (head.starts_with("\x1f\x8b\x08"sv)) return Compression::kGzip;
  if (head.starts_with("\x28\xb5\x2f\xfd"sv)) return Compression::kZstd;
  if (head.size() >= 4 && (head[0] & '\xF0') == '\x50' && head.substr(1, 3) == "\x2a\x4d\x18"sv) return Compression::kZstd;
  if (head.starts_with("\xfd"
                       "7zXZ\0"sv))
    return Compression::kXz;
  if (head.size() >= 4 && head.starts_with("BZh"sv) && head[3] >= '1' && head[3] <= '9') return Compression::kBzip2;
  return Compression::kNone;
}

std::unique_ptr<ByteStream> Decode(std::unique_ptr<ByteStream> raw, Compression compression) {
  switch (compression) {
    case Compression::kGzip: return std::make_unique<GzipDecoder>(std::move(raw));
    case Compression::kZstd: return std::make_unique<ZstdDecoder>(std::move(raw));
    case Compression::kXz: return std::make_unique<XzDecoder>(std::move(raw));
    case Compression::kBzip2: return std::make_unique<Bzip2Decoder>(std::move(raw));
    case Compression::kNone: break;
  }
  return raw;
}

std::unique_ptr<ByteStream> ToUtf8(std::unique_ptr<ByteStream> stream) { return std::make_unique<Utf8Stream>(std::move(stream)); }

}  // namespace day::records
