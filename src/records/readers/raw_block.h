// Pieces of a dataset as it lies in its file, cut between records, and cutting them.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "io/byte_source.h"

namespace day::records {

enum class Format : uint8_t { kText, kJsonLines, kJson, kCsv };
std::string_view NameOf(Format format);

// By the name without the ending of a compression, then by how the content begins. `head`: some hundred bytes of it or more.
Format FormatOf(std::string_view name, std::string_view head);
// Bytes that are no text at all: programs, pictures, columns of numbers. They are not scanned.
bool IsBinary(std::string_view head);

struct RawBlock {
  Format format = Format::kText;
  std::string bytes;  // in them the block's, with kPadding bytes or more behind
  size_t start = 0, size = 0;
  uint64_t first_record = 0;  // in the file
  // A piece of text, or of a record that is too long to be parsed: its own part, and where the bytes lie in the text.
  bool piece = false;
  size_t own_begin = 0, own_end = 0;
  uint64_t at = 0;
  bool overlong = false;                              // of a record of another format; counted once, with its first piece
  std::vector<std::pair<uint32_t, uint32_t>> values;  // of JSON: each record
  std::string_view view() const { return {bytes.data() + start, size}; }
};
inline constexpr size_t kPadding = 64;  // bytes; simdjson and the search for digits read beyond the end

struct CutOptions {
  size_t block = size_t{1} << 20;           // bytes of records that go together, about
  size_t piece = size_t{256} << 10;         // bytes of a piece of text, about
  size_t longest_record = size_t{4} << 20;  // limit: bytes of a record that is parsed; a longer one is scanned as plain text
};

// Of a text that goes on with `rest`: bytes of its next piece. The text is shown whole, or beyond what a piece can be.
size_t PieceSize(std::string_view rest, const CutOptions& options = {});

// Cuts a stream. Where cuts lie depends on the bytes alone, not on how the stream gives them. One thread.
class BlockCutter {
 public:
  BlockCutter(std::unique_ptr<ByteStream> stream, Format format, char separator, const CutOptions& options = {});

  // False at the end. An error of the stream ends it, too: what came before it was given. A block that was given before may be given again, for its buffer.
  Result<bool> Next(RawBlock& block);
  uint64_t bytes_given() const { return given_; }   // own parts of all blocks
  uint64_t next_record() const { return record_; }  // that the next block begins with

 private:
  std::string_view Rest() const { return std::string_view(buffer_).substr(start_); }
  void Fill(size_t wanted);
  void Give(size_t begin, size_t size, size_t next, RawBlock& block);
  bool NextLines(RawBlock& block);
  bool NextValues(RawBlock& block);
  bool NextRows(RawBlock& block);
  bool NextPiece(RawBlock& block);

  std::unique_ptr<ByteStream> stream_;
  const Format format_;
  const char separator_;
  const CutOptions options_;
  std::string buffer_;
  size_t start_ = 0;
  bool ended_ = false;
  Status trouble_;
  uint64_t given_ = 0, record_ = 0;
  bool in_pieces_ = false, pieces_to_line_end_ = false, first_piece_ = false;
  uint64_t piece_at_ = 0;
  bool in_array_ = false, begun_ = false;
};

// Of a table's first line: comma, semicolon, tab or bar, whichever parts it most often.
char SeparatorOf(std::string_view name, std::string_view head);

}  // namespace day::records
