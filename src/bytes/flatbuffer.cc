#include "bytes/flatbuffer.h"

#include <algorithm>
#include <cstring>

namespace day {

void FlatBuffer::Fail(uint64_t at, std::string_view rule) {
  if (ok()) error_ = {at, rule};
  ok_ = false;
}

std::optional<Malformed> FlatBuffer::Trouble() const {
  if (!limit_.empty()) return Malformed{0, limit_};
  if (!ok_) return error_;
  if (missing_) return Malformed{0, kCannotBeRead};
  return std::nullopt;
}

bool FlatBuffer::Count() {
  if (++objects_ > limits_.max_objects && limit_.empty()) limit_ = "limit flatbuffer-objects";
  return ok();
}

const std::string* FlatBuffer::Page(uint64_t index) {
  if (index == last_index_) return last_page_;
  auto page = pages_.find(index);
  if (page == pages_.end()) {
    if (pages_.size() >= limits_.max_pages) {
      if (limit_.empty()) limit_ = "limit flatbuffer-pages";
      return nullptr;
    }
    std::string text;
    if (!bytes_.ReadText(index * kPage, std::min(kPage, bytes_.size() - index * kPage), text)) {
      missing_ = true;
      text.clear();
    }
    page = pages_.emplace(index, std::move(text)).first;
  }
  last_index_ = index;
  last_page_ = &page->second;  // stays where it is: nodes of an unordered_map do
  return last_page_;
}

// Callers have checked that the bytes are inside of the file.
bool FlatBuffer::Raw(uint64_t at, std::span<std::byte> out) {
  if (++reads_ > limits_.max_reads && limit_.empty()) limit_ = "limit flatbuffer-reads";
  while (ok() && !out.empty()) {
    const std::string* page = Page(at / kPage);
    const uint64_t inside = at % kPage;
    if (!page || page->size() <= inside) return false;
    const size_t count = std::min<size_t>(out.size(), page->size() - inside);
    std::memcpy(out.data(), page->data() + inside, count);
    at += count;
    out = out.subspan(count);
    Reach(at);
  }
  return ok();
}

uint64_t FlatBuffer::Follow(uint64_t at, uint64_t needed) {
  uint32_t offset = 0;
  if (at == 0 || !Load(at, offset)) return 0;
  if (offset == 0) return Fail(at, "an offset leads to itself"), 0;
  if (!Inside(at + offset, needed)) return Fail(at, "an offset leads past the end of the file"), 0;
  return Count() ? at + offset : 0;
}

FlatBuffer::Table FlatBuffer::Root() {
  if (!Inside(begin_, 8)) return Fail(begin_, "ends in the middle of a field"), Table();
  uint32_t offset = 0;
  if (!Load(begin_, offset)) return {};
  if (offset < 4 || !Inside(begin_ + offset, 4)) return Fail(begin_, "the offset of its root leads nowhere"), Table();
  return Count() ? TableFrom(begin_ + offset) : Table();
}

FlatBuffer::Table FlatBuffer::TableFrom(uint64_t at) {
  int32_t back = 0;
  if (!Load(at, back)) return {};
  const int64_t from = static_cast<int64_t>(at) - back;
  if (from < static_cast<int64_t>(begin_) || !Inside(static_cast<uint64_t>(from), 4))
    return Fail(at, "a table's list of fields lies outside of the file"), Table();
  const uint64_t vtable = static_cast<uint64_t>(from);
  uint16_t size = 0;
  if (!Load(vtable, size)) return {};
  if (size < 4 || size % 2 != 0 || !Inside(vtable, size)) return Fail(vtable, "a table's list of fields has an impossible length"), Table();
  Reach(vtable + size);
  return {at, vtable, size};
}

FlatBuffer::Table FlatBuffer::TableBehind(uint64_t at) {
  const uint64_t to = Follow(at, 4);
  return to == 0 ? Table() : TableFrom(to);
}

uint64_t FlatBuffer::FieldAt(const Table& table, int field, uint64_t size) {
  const uint64_t slot = 4 + 2 * static_cast<uint64_t>(field);
  uint16_t offset = 0;
  if (!table || slot + 2 > table.vtable_size || !Load(table.vtable_at + slot, offset) || offset == 0) return 0;
  if (offset < 4 || !Inside(table.at + offset, size)) return Fail(table.vtable_at + slot, "a field lies outside of the file"), 0;
  return table.at + offset;
}

FlatBuffer::Vector FlatBuffer::VectorIn(const Table& table, int field, uint64_t item_size) {
  const uint64_t to = Follow(FieldAt(table, field, 4), 4);
  uint32_t count = 0;
  if (to == 0 || !Load(to, count)) return {};
  // Items are of a few bytes: their product with a count of 32 bits does not overflow.
  if (!Inside(to + 4, count * item_size)) return Fail(to, "a list leads past the end of the file"), Vector();
  Reach(to + 4 + count * item_size);
  return {to + 4, count, true};
}

std::string FlatBuffer::TextBehind(uint64_t at, uint64_t max) {
  const uint64_t to = Follow(at, 5);
  uint32_t length = 0;
  uint8_t after = 0;
  if (to == 0 || !Load(to, length)) return {};
  if (!Inside(to + 4, uint64_t{length} + 1)) return Fail(to, "a text leads past the end of the file"), std::string();
  if (Load(to + 4 + length, after) && after != 0) return Fail(to, "a text does not end with a zero"), std::string();
  std::string text;
  Reach(to + 4 + length + 1);
  Bytes(to + 4, std::min<uint64_t>(length, max), text);
  return text;
}

bool FlatBuffer::Bytes(uint64_t at, uint64_t length, std::string& out) {
  text_ += length;
  if (text_ > limits_.max_text && limit_.empty()) limit_ = "limit flatbuffer-text";
  if (!ok() || !Inside(at, length)) return false;
  out.resize(static_cast<size_t>(length));
  if (Raw(at, std::as_writable_bytes(std::span(out)))) return true;
  out.clear();
  return false;
}

}  // namespace day
