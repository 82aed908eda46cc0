#include "records/stream/kept_table.h"

#include <algorithm>
#include <utility>

#include "formats/arrow/arrow.h"
#include "records/stream/view_stream.h"
#include "records/tables/arrow_stream.h"
#include "records/tables/parquet_stream.h"

namespace day::records {
namespace {

constexpr size_t kFooter = size_t{8} << 20;  // limit: bytes at the end that are kept, with the footer in them

}  // namespace

void KeptTable::Keep(std::string_view bytes) {
  shown_ += bytes.size();
  const size_t room = std::min<size_t>(bytes.size(), kMostOfAFile - head_.size());
  head_ += bytes.substr(0, room);
  tail_ += bytes.substr(room);
  if (tail_.size() > 2 * kFooter) tail_.erase(0, tail_.size() - kFooter);
}

Result<KeptTable::Rows> KeptTable::Open() {
  if (tail_.size() > kFooter) tail_.erase(0, tail_.size() - kFooter);
  looked_at_ = head_.size();
  if (kind_ == StreamKind::kArrow) {
    std::string_view end = tail_.empty() ? head_ : tail_;
    const uint64_t footer = arrow::FooterSize(end);
    end.remove_suffix(std::min(end.size(), arrow::kTail));
    DAY_TRY_ASSIGN(auto lines, ArrowStream::Open(std::make_unique<ViewStream>(head_), footer <= end.size() ? end.substr(end.size() - footer) : ""));
    const bool whole = shown_ == head_.size();
    return Rows{.lines = std::move(lines), .whole = whole, .breaks_off = !whole};
  }
  DAY_TRY_ASSIGN(auto lines, ParquetStream::OpenParts(head_, tail_, shown_));
  std::string().swap(head_);  // it has its own
  std::string().swap(tail_);
  const bool whole = lines->whole();
  return Rows{.lines = std::move(lines), .whole = whole};
}

}  // namespace day::records
