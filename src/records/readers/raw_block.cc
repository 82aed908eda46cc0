#include "records/readers/raw_block.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

#include "base/processor_clones.h"
#include "records/measure/text_block.h"
#include "records/readers/table.h"
#include "text/byte_masks.h"
#include "text/utf8.h"

namespace day::records {
namespace {

constexpr size_t kLineSearch = size_t{64} << 10;  // bytes behind a piece in which a line may end

bool IsContinuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }
bool IsJsonSpace(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

DAY_AVX2_CLONES uint64_t CountLineBreaks(std::string_view text) {
  uint64_t count = 0;
  size_t at = 0;
  for (; at + Bytes64::kSize <= text.size(); at += Bytes64::kSize) count += static_cast<uint64_t>(std::popcount(Bytes64(text.data() + at).Are('\n')));
  return count + static_cast<uint64_t>(std::ranges::count(text.substr(at), '\n'));
}

// A JSON value at `at`: where it ends, or npos where the text ends first. Strings are skipped, brackets counted; it need not be JSON.
size_t ValueEnd(std::string_view text, size_t at) {
  size_t depth = 0;
  while (at < text.size()) {
    const char c = text[at];
    if (c == '"') {
      for (++at;; ++at) {
        const void* quote = std::memchr(text.data() + at, '"', text.size() - at);
        if (!quote) return text.npos;
        at = static_cast<size_t>(static_cast<const char*>(quote) - text.data());
        size_t slashes = 0;
        while (text[at - 1 - slashes] == '\\') ++slashes;  // ends at the quote before
        if (slashes % 2 == 0) break;
      }
      ++at;
      if (depth == 0) return at;
    } else if (c == '{' || c == '[') {
      ++depth;
      ++at;
    } else if (c == '}' || c == ']') {
      if (depth == 0) return at;
      ++at;
      if (--depth == 0) return at;
    } else if (depth == 0 && (c == ',' || IsJsonSpace(c))) {
      return at;
    } else {
      ++at;
    }
  }
  return text.npos;
}

}  // namespace

std::string_view NameOf(Format format) {
  switch (format) {
    case Format::kJsonLines: return "jsonl";
    case Format::kJson: return "json";
    case Format::kCsv: return "csv";
    case Format::kText: break;
  }
  return "text";
}

bool IsBinary(std::string_view head) {
  if (head.starts_with("PAR1") || head.starts_with("\x89HDF") || head.starts_with("PK\x03\x04")) return true;
  // Zero bytes now and then stand in dirty text as well; many are something else.
  uint32_t zeros = 0, controls = 0;  // not size_t: compilers look at several bytes at once, and at three times as many so
  for (const char c : head) {
    zeros += c == '\0';
    controls += static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\x1b' && c != '\b';
  }
  return head.size() >= 32 && (uint64_t{zeros} * 20 > head.size() || uint64_t{controls} * 8 > head.size());
}

Format FormatOf(std::string_view name, std::string_view head) {
  std::string lower = ToLowerAscii(name);
  for (const std::string_view ending : {".gz", ".zst", ".zstd", ".xz", ".bz2"})
    if (lower.ends_with(ending)) lower.resize(lower.size() - ending.size());
  while (!head.empty() && IsJsonSpace(head[0])) head.remove_prefix(1);
  // A line that is an object, whole, and another or nothing behind it.
  const auto lines = [&] {
    if (!head.starts_with('{')) return false;
    const std::string_view line = head.substr(0, head.find('\n'));
    const size_t end = ValueEnd(line, 0);
    return end != line.npos || line.size() == head.size();
  };
  for (const std::string_view ending : {".jsonl", ".ndjson", ".jsonlines"})
    if (lower.ends_with(ending)) return Format::kJsonLines;
  if (lower.ends_with(".json"))
    return head.starts_with('{') && head.find('\n') != head.npos && ValueEnd(head.substr(0, head.find('\n')), 0) != head.npos &&
                   head.substr(head.find('\n') + 1).starts_with('{')
               ? Format::kJsonLines
               : Format::kJson;
  if (lower.ends_with(".csv") || lower.ends_with(".tsv") || lower.ends_with(".tab")) return Format::kCsv;
  for (const std::string_view ending : {".txt", ".md", ".rst", ".html", ".htm", ".xml", ".log", ".tex", ".py", ".c", ".h", ".js", ".yaml", ".yml"})
    if (lower.ends_with(ending)) return Format::kText;
  if (lines() && head.starts_with("{\"")) return Format::kJsonLines;
  if (head.starts_with("[{\"")) return Format::kJson;
  return Format::kText;
}

char SeparatorOf(std::string_view name, std::string_view head) {
  const std::string lower = ToLowerAscii(name);
  if (lower.find(".tsv") != lower.npos || lower.find(".tab") != lower.npos) return '\t';
  const std::string_view line = head.substr(0, head.find('\n'));
  char best = ',';
  for (const char c : {';', '\t', '|'})
    if (std::ranges::count(line, c) > std::ranges::count(line, best)) best = c;
  return best;
}

size_t PieceSize(std::string_view rest, const CutOptions& options) {
  const size_t most = options.piece + kLineSearch;
  if (rest.size() <= most) return rest.size();
  if (const size_t line = rest.substr(0, most).find('\n', options.piece); line != rest.npos) return line + 1;
  size_t size = most;
  for (int i = 0; i < 3 && size < rest.size() && IsContinuation(rest[size]); ++i) ++size;
  return size;
}

BlockCutter::BlockCutter(std::unique_ptr<ByteStream> stream, Format format, char separator, const CutOptions& options)
    : stream_(std::move(stream)), format_(format), separator_(separator), options_(options) {}

void BlockCutter::Fill(size_t wanted) {
  if (ended_ || buffer_.size() - start_ >= wanted) return;
  buffer_.reserve(start_ + wanted + kPadding);
  // Straight into the buffer, which need not be filled with zeros first.
  buffer_.resize_and_overwrite(start_ + wanted, [&, filled = buffer_.size()](char* bytes, size_t size) mutable {
    while (filled < size) {
      const Result<size_t> got = stream_->Read(std::as_writable_bytes(std::span(bytes + filled, size - filled)));
      if (!got) trouble_ = Status(got.error());
      if (!got || *got == 0) {
        ended_ = true;
        break;
      }
      filled += *got;
    }
    return filled;
  });
}

// The block takes the buffer itself, for the one that it had; what it leaves, and what a piece is shown with, is copied.
void BlockCutter::Give(size_t begin, size_t size, size_t next, RawBlock& block) {
  const size_t keep = next > kShownBefore ? next - kShownBefore : 0;
  std::string rest = std::move(block.bytes);
  rest.assign(buffer_, keep);
  if (buffer_.size() - (begin + size) < kPadding) buffer_.append(kPadding, '\0');
  block.bytes = std::exchange(buffer_, std::move(rest));
  block.start = begin;
  block.size = size;
  given_ += next - start_;
  start_ = next - keep;
}

Result<bool> BlockCutter::Next(RawBlock& block) {
  std::string bytes = std::move(block.bytes);
  bytes.clear();
  block = RawBlock{.format = format_, .bytes = std::move(bytes)};
  block.first_record = record_;
  bool more = false;
  if (in_pieces_ || format_ == Format::kText) more = NextPiece(block);
  else if (format_ == Format::kJsonLines) more = NextLines(block);
  else if (format_ == Format::kJson) more = NextValues(block);
  else more = NextRows(block);
  if (!more && !trouble_.has_value()) return std::exchange(trouble_, Status()).error();
  return more;
}

bool BlockCutter::NextLines(RawBlock& block) {
  size_t end = std::string_view::npos;
  for (size_t wanted = options_.block;; wanted *= 2) {
    Fill(wanted);
    const std::string_view rest = Rest();
    if (rest.empty()) return false;
    end = rest.rfind('\n');
    if (end != rest.npos) break;
    if (ended_) {
      end = rest.size() - 1;
      if (rest.size() <= options_.longest_record) break;
    }
    if (rest.size() > options_.longest_record) {
      in_pieces_ = pieces_to_line_end_ = first_piece_ = true;
      piece_at_ = 0;
      return NextPiece(block);
    }
  }
  record_ += CountLineBreaks(Rest().substr(0, end + 1)) + (Rest()[end] != '\n');
  Give(start_, end + 1, start_ + end + 1, block);
  return true;
}

bool BlockCutter::NextRows(RawBlock& block) {
  for (size_t wanted = options_.block;; wanted *= 2) {
    Fill(wanted);
    const std::string_view rest = Rest();
    if (rest.empty()) return false;
    // Line breaks within quoted cells part no rows.
    size_t end = 0, rows = 0;
    for (size_t at = 0; at < rest.size();) {
      NextCell(rest, at, separator_);
      if (at == rest.size()) break;
      if (rest[at++] != '\n') continue;
      end = at;
      ++rows;
    }
    if (ended_ && rest.size() - end <= options_.longest_record) {
      rows += end < rest.size();
      end = rest.size();
    }
    if (end > 0) {
      record_ += rows;
      Give(start_, end, start_ + end, block);
      return true;
    }
    if (rest.size() > options_.longest_record) {  // a quote that is never closed, say: the rest is text
      in_pieces_ = first_piece_ = true;
      piece_at_ = 0;
      return NextPiece(block);
    }
  }
}

bool BlockCutter::NextValues(RawBlock& block) {
  for (size_t wanted = options_.block;; wanted *= 2) {
    Fill(wanted);
    const std::string_view rest = Rest();
    if (rest.empty()) return false;
    size_t end = 0;
    block.values.clear();
    for (size_t at = 0; at < rest.size();) {
      while (at < rest.size() && (IsJsonSpace(rest[at]) || rest[at] == ',' || (in_array_ && rest[at] == ']'))) ++at;
      if (at == rest.size()) {
        end = at;
        break;
      }
      if (!begun_ && rest[at] == '[') {
        begun_ = in_array_ = true;
        end = ++at;
        continue;
      }
      begun_ = true;
      size_t value_end = ValueEnd(rest, at);
      if (value_end == at) value_end = at + 1;  // a bracket that closes nothing
      if (value_end == rest.npos || (value_end == rest.size() && !ended_ && rest[value_end - 1] != '}')) {
        if (!ended_ || rest.size() - at > options_.longest_record) break;
        value_end = rest.size();
      }
      block.values.emplace_back(static_cast<uint32_t>(at), static_cast<uint32_t>(value_end));
      end = at = value_end;
    }
    if (end > 0) {
      record_ += block.values.size();
      Give(start_, end, start_ + end, block);
      return true;
    }
    if (rest.size() > options_.longest_record) {
      in_pieces_ = first_piece_ = true;
      piece_at_ = 0;
      return NextPiece(block);
    }
  }
}

bool BlockCutter::NextPiece(RawBlock& block) {
  Fill(options_.piece + kLineSearch + kShownAfter + 4);
  const std::string_view rest = Rest();
  if (rest.empty()) return false;
  size_t text_end = rest.size();
  bool at_end = ended_;
  if (pieces_to_line_end_)
    if (const size_t line = rest.find('\n'); line != rest.npos) {
      text_end = line + 1;
      at_end = true;
    }
  const size_t own = PieceSize(rest.substr(0, text_end), options_);
  const size_t shown_before = std::min<uint64_t>({start_, kShownBefore, piece_at_}), shown_after = std::min<size_t>(text_end - own, kShownAfter);
  block.format = Format::kText;
  block.piece = true;
  block.overlong = std::exchange(first_piece_, false);
  block.first_record = record_;
  block.at = piece_at_ - shown_before;
  block.own_begin = shown_before;
  block.own_end = shown_before + own;
  Give(start_ - shown_before, shown_before + own + shown_after, start_ + own, block);
  piece_at_ += own;
  if (pieces_to_line_end_ && at_end && own == text_end) {
    in_pieces_ = pieces_to_line_end_ = false;
    ++record_;
  }
  return true;
}

}  // namespace day::records
