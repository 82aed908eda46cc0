#include "records/tables/arrow_batch.h"

#include <lz4frame.h>
#include <zstd.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "bytes/cursor.h"
#include "text/json.h"

namespace day::records {
namespace {

using arrow::Codec;
using arrow::Column;
using arrow::Layout;

constexpr size_t kStep = size_t{1} << 20;  // bytes read, or unpacked, before memory for more is touched

Error Damaged(std::string_view rule) { return MakeError(ErrorKind::kInvalid, std::string(rule)); }
Error TooLarge() { return MakeError(ErrorKind::kLimit, "a batch holds more than the limit of memory"); }

template <class T>
T At(std::string_view bytes, uint64_t index) {
  return FromLittle<T>(bytes.data() + index * sizeof(T));
}

// Where a row's bytes or items end; row 0 is where the first begin. Checked by Check.
uint64_t OffsetAt(const ArrowArray& array, uint64_t row) { return array.column->wide ? At<uint64_t>(array.offsets, row) : At<uint32_t>(array.offsets, row); }

bool Fits(std::string_view buffer, uint64_t rows, uint64_t size) { return rows <= buffer.size() / size; }

template <class T>
bool Rises(std::string_view offsets, uint64_t rows, uint64_t most) {
  T before = At<T>(offsets, 0);
  for (uint64_t row = 1; row <= rows; ++row) {
    const T next = At<T>(offsets, row);
    if (next < before) return false;
    before = next;
  }
  return before <= most;  // unsigned: what is negative is too large
}

// Nothing of this array and its children leads outside of them.
Status Check(const ArrowArray& array) {
  const Column& column = *array.column;
  if (!array.valid.empty() && !Fits(array.valid, (array.rows + 7) / 8, 1)) return Damaged("a column has fewer rows than it says");
  if (array.places) {
    if (!Fits(array.values, array.rows, column.dictionary->width)) return Damaged("a column has fewer places in its dictionary than rows");
    return {};
  }
  if (column.layout == Layout::kViews) {
    if (!Fits(array.values, array.rows, 16)) return Damaged("a column has fewer views than rows");
    return {};
  }
  if (column.layout == Layout::kBytes || column.layout == Layout::kList) {
    if (array.rows > 0) {
      if (!Fits(array.offsets, array.rows + 1, column.wide ? 8 : 4)) return Damaged("a column has fewer offsets than rows");
      const uint64_t most = column.layout == Layout::kBytes ? array.values.size() : array.children[0].rows;
      if (!(column.wide ? Rises<uint64_t>(array.offsets, array.rows, most) : Rises<uint32_t>(array.offsets, array.rows, most)))
        return Damaged("offsets of a column fall, or lead outside of it");
    }
  } else if (column.layout == Layout::kInline) {
    uint64_t needed = array.rows;
    if (column.list && __builtin_mul_overflow(array.rows, uint64_t{column.list_size}, &needed)) return Damaged("a column has fewer items than its lists say");
    for (const ArrowArray& child : array.children)
      if (child.column && child.rows < needed) return Damaged("a column has fewer items than the one around it");
  }
  for (const ArrowArray& child : array.children)
    if (child.column) DAY_TRY(Check(child));
  return {};
}

// Goes over the columns as a batch lays them out, and notes which buffers hold text.
class Loader {
 public:
  Loader(const arrow::Batch& batch, const ArrowDictionaries& dictionaries, uint64_t& room) : batch_(batch), dictionaries_(dictionaries), room_(room) {}

  Status Plan(const Column& column, bool values, ArrowArray* array) {
    const bool places = column.dictionary && !values;
    if (node_ == batch_.nodes.size()) return Damaged("a batch has fewer columns than its table");
    const uint64_t rows = batch_.nodes[node_++];
    const Layout layout = places ? Layout::kFixed : column.layout;
    uint64_t count = arrow::BuffersOf(layout);
    if (layout == Layout::kViews) {
      if (view_ == batch_.views.size()) return Damaged("a batch does not say how many buffers its views have");
      if (__builtin_add_overflow(count, batch_.views[view_++], &count)) return Damaged("a batch has fewer buffers than its columns");
    }
    if (count > batch_.buffers.size() - buffer_) return Damaged("a batch has fewer buffers than its columns");
    if (array) {
      array->column = &column;
      array->rows = rows;
      array->places = places;
      if (places)
        if (const auto found = dictionaries_.find(column.dictionary->id); found != dictionaries_.end()) array->dictionary = &found->second;
      NoteBuffers(layout, count, *array);
    }
    buffer_ += count;
    if (places) return {};
    if (array) array->children.resize(column.children.size());
    for (size_t i = 0; i < column.children.size(); ++i)
      DAY_TRY(Plan(column.children[i], false, array && HoldsText(column.children[i]) ? &array->children[i] : nullptr));
    return {};
  }

  Status Load(ArrowBody& body) {
    std::ranges::stable_sort(wanted_, {}, [](const Wanted& wanted) { return wanted.buffer->offset; });
    uint64_t end = 0;
    std::string packed;
    for (const auto& [buffer, into] : wanted_) {
      if (buffer->length == 0) continue;
      if (buffer->offset < end) return Damaged("buffers of a batch lie over one another");
      end = buffer->offset + buffer->length;
      DAY_TRY(body.SkipTo(buffer->offset));
      if (buffer->length > room_) return TooLarge();
      DAY_TRY(body.Read(buffer->length, batch_.codec == Codec::kNone ? *into : packed));
      if (batch_.codec != Codec::kNone) DAY_TRY(Unpack(packed, *into));
      room_ -= into->size();
    }
    return body.End();
  }

 private:
  struct Wanted {
    const arrow::Buffer* buffer;
    std::string* into;
  };

  void NoteBuffers(Layout layout, uint64_t count, ArrowArray& array) {
    const auto want = [&](uint64_t index, std::string& into) { wanted_.push_back({&batch_.buffers[buffer_ + index], &into}); };
    want(0, array.valid);
    if (layout == Layout::kFixed || layout == Layout::kViews) want(1, array.values);
    if (layout == Layout::kBytes || layout == Layout::kList) want(1, array.offsets);
    if (layout == Layout::kBytes) want(2, array.values);
    if (layout != Layout::kViews) return;
    array.more.resize(static_cast<size_t>(count - 2));
    for (uint64_t i = 2; i < count; ++i) want(i, array.more[static_cast<size_t>(i - 2)]);
  }

  Status Unpack(std::string& packed, std::string& out) const {
    if (packed.size() < 8) return Damaged("a packed buffer does not say its length");
    const auto stated = At<int64_t>(packed, 0);
    const std::string_view rest = std::string_view(packed).substr(8);
    if (stated == -1) {
      out = rest;
      return {};
    }
    if (stated < 0) return Damaged("a packed buffer has a negative length");
    if (static_cast<uint64_t>(stated) > room_ - packed.size()) return TooLarge();  // both are held for a while
    out.reserve(static_cast<size_t>(stated));
    const bool unpacked = batch_.codec == Codec::kZstd ? UnpackZstd(rest, static_cast<size_t>(stated), out) : UnpackLz4(rest, static_cast<size_t>(stated), out);
    if (!unpacked || out.size() != static_cast<size_t>(stated)) return Damaged("a packed buffer cannot be unpacked to its length");
    return {};
  }

  // Both in steps, so that no more memory is touched than there are bytes for. `size`: what comes out; false where it is more, or the bytes are damaged.
  static bool UnpackZstd(std::string_view packed, size_t size, std::string& out) {
    const std::unique_ptr<ZSTD_DStream, size_t (*)(ZSTD_DStream*)> stream(ZSTD_createDStream(), ZSTD_freeDStream);
    ZSTD_inBuffer in{packed.data(), packed.size(), 0};
    size_t filled = 0;
    while (stream && in.pos < in.size) {
      out.resize(std::min(size, filled + kStep));
      ZSTD_outBuffer to{out.data(), out.size(), filled};
      const size_t before = in.pos, left = ZSTD_decompressStream(stream.get(), &to, &in);
      if (ZSTD_isError(left) != 0 || (in.pos == before && to.pos == filled)) return false;
      filled = to.pos;
      if (left == 0) return filled == size && in.pos == in.size && (out.resize(filled), true);
    }
    return false;
  }
  static bool UnpackLz4(std::string_view packed, size_t size, std::string& out) {
    LZ4F_dctx* made = nullptr;
    if (LZ4F_isError(LZ4F_createDecompressionContext(&made, LZ4F_VERSION)) != 0U) return false;
    const std::unique_ptr<LZ4F_dctx, LZ4F_errorCode_t (*)(LZ4F_dctx*)> context(made, LZ4F_freeDecompressionContext);
    size_t filled = 0;
    while (!packed.empty()) {
      out.resize(std::min(size, filled + kStep));
      size_t given = out.size() - filled, taken = packed.size();
      const size_t left = LZ4F_decompress(context.get(), out.data() + filled, &given, packed.data(), &taken, nullptr);
      if (LZ4F_isError(left) != 0U || (given == 0 && taken == 0)) return false;
      filled += given;
      packed.remove_prefix(taken);
      if (left == 0) return filled == size && packed.empty() && (out.resize(filled), true);
    }
    return false;
  }

  const arrow::Batch& batch_;
  const ArrowDictionaries& dictionaries_;
  uint64_t& room_;
  size_t node_ = 0, buffer_ = 0, view_ = 0;
  std::vector<Wanted> wanted_;
};

Status CheckLength(size_t size, size_t most) {
  if (size > most) return MakeError(ErrorKind::kLimit, "a row is longer than the limit");
  return {};
}

Status AppendText(std::string_view text, size_t most, std::string& out) {
  DAY_TRY(CheckLength(text.size() + out.size(), most));
  AppendPlainJsonString(out, text);
  return {};
}

// A text of a column of views: u32 length and up to 12 bytes of it, or its first four, i32 which buffer and i32 where in it.
Status AppendView(const ArrowArray& array, uint64_t row, size_t most, std::string& out) {
  const std::string_view view = std::string_view(array.values).substr(static_cast<size_t>(row * 16), 16);
  const auto length = At<uint32_t>(view, 0);
  if (length <= 12) return AppendText(view.substr(4, length), most, out);
  const uint32_t buffer = At<uint32_t>(view, 2), at = At<uint32_t>(view, 3);
  if (buffer >= array.more.size() || at > array.more[buffer].size() || length > array.more[buffer].size() - at)
    return Damaged("a view leads outside of its column");
  return AppendText(std::string_view(array.more[buffer]).substr(at, length), most, out);
}

Status AppendFromDictionary(const ArrowArray& array, uint64_t row, size_t most, std::string& out, int depth) {
  uint64_t place = 0;
  switch (array.column->dictionary->width) {
    case 1: place = At<uint8_t>(array.values, row); break;
    case 2: place = At<uint16_t>(array.values, row); break;
    case 4: place = At<uint32_t>(array.values, row); break;
    default: place = At<uint64_t>(array.values, row); break;
  }
  if (!array.dictionary) return Damaged("a dictionary is used that was not given before");
  for (const ArrowArray& part : array.dictionary->parts) {
    if (place < part.rows) return AppendArrowTexts(part, place, most, out, depth + 1);
    place -= part.rows;
  }
  return Damaged("a place lies outside of its dictionary");
}

}  // namespace

bool HoldsText(const Column& column) {
  switch (column.layout) {
    case Layout::kBytes:
    case Layout::kViews: return column.text;
    case Layout::kList: return HoldsText(column.children[0]);
    case Layout::kInline: return !(column.list && column.list_size == 0) && std::ranges::any_of(column.children, HoldsText);
    default: return false;
  }
}

Status ArrowBody::SkipTo(uint64_t at) {
  std::string passed;
  while (at_ < at) {
    passed.clear();
    DAY_TRY(Read(std::min<uint64_t>(kStep, at - at_), passed));
  }
  return {};
}

Status ArrowBody::Read(uint64_t length, std::string& out) {
  out.clear();
  out.reserve(static_cast<size_t>(length));
  while (out.size() < length) {
    const size_t filled = out.size();
    out.resize(static_cast<size_t>(std::min<uint64_t>(length, filled + kStep)));
    DAY_TRY_ASSIGN(const size_t got, in_.Read(std::as_writable_bytes(std::span(out).subspan(filled))));
    out.resize(filled + got);
    at_ += got;
    if (got == 0) return Damaged("it ends in the middle of a message");
  }
  return {};
}

Result<std::vector<ArrowArray>> LoadArrowBatch(const std::vector<const Column*>& columns, bool values, const arrow::Batch& batch,
                                               const ArrowDictionaries& dictionaries, ArrowBody body, uint64_t& room) {
  Loader loader(batch, dictionaries, room);
  std::vector<ArrowArray> arrays(columns.size());
  for (size_t i = 0; i < columns.size(); ++i) DAY_TRY(loader.Plan(*columns[i], values, HoldsText(*columns[i]) ? &arrays[i] : nullptr));
  DAY_TRY(loader.Load(body));
  for (const ArrowArray& array : arrays) {
    if (!array.column) continue;
    DAY_TRY(Check(array));
    if (array.rows < batch.rows) return Damaged("a column has fewer rows than its batch");
  }
  return arrays;
}

Status AppendArrowTexts(const ArrowArray& array, uint64_t row, size_t most, std::string& out, int depth) {
  if (depth > kDeepestArrowText) return MakeError(ErrorKind::kLimit, "texts lie deeper than the limit");
  if (!array.valid.empty() && (static_cast<uint8_t>(array.valid[static_cast<size_t>(row / 8)]) >> (row % 8) & 1) == 0) {
    out += "null";
    return {};
  }
  if (array.places) return AppendFromDictionary(array, row, most, out, depth);
  const Column& column = *array.column;
  if (column.layout == Layout::kViews) return AppendView(array, row, most, out);
  if (column.layout == Layout::kBytes) {
    const uint64_t from = OffsetAt(array, row);
    return AppendText(std::string_view(array.values).substr(static_cast<size_t>(from), static_cast<size_t>(OffsetAt(array, row + 1) - from)), most, out);
  }
  if (column.layout == Layout::kList || column.list) {
    const uint64_t from = column.list ? row * column.list_size : OffsetAt(array, row), to = column.list ? from + column.list_size : OffsetAt(array, row + 1);
    out += '[';
    for (uint64_t i = from; i < to; ++i) {
      if (i > from) out += ',';
      DAY_TRY(CheckLength(out.size(), most));
      DAY_TRY(AppendArrowTexts(array.children[0], i, most, out, depth + 1));
    }
    out += ']';
    return {};
  }
  out += '{';
  bool first = true;
  for (const ArrowArray& child : array.children) {
    if (!child.column) continue;
    if (!std::exchange(first, false)) out += ',';
    DAY_TRY(AppendText(child.column->name, most, out));
    out += ':';
    DAY_TRY(AppendArrowTexts(child, row, most, out, depth + 1));
  }
  out += '}';
  return {};
}

}  // namespace day::records
