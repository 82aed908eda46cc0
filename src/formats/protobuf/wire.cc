#include "formats/protobuf/wire.h"

#include <algorithm>
#include <array>

namespace day {
namespace {

constexpr uint64_t kWhole = 32 << 20;     // bytes; a file up to here is read in one go: one question to who must fetch it
constexpr uint64_t kFirstStep = 4 << 10;  // bytes; read behind a jump …
constexpr uint64_t kLastStep = 16 << 20;  // … growing to this while reading goes straight on
constexpr int kMaxVarint = 10;            // limit: bytes, the format's

enum Wire : uint32_t { kVarint, kFixed64, kLength, kGroup, kEndGroup, kFixed32 };

}  // namespace

bool ProtoFile::Fail(uint64_t offset, std::string_view rule) {
  if (ok_) {
    ok_ = false;
    error_ = {offset, rule};
  }
  return false;
}

bool ProtoFile::Fill(uint64_t offset) {
  if (!ok_) return false;
  if (offset >= bytes_.size()) return Fail(offset, "ends in the middle of a field");
  const bool straight_on = !window_.empty() && offset == window_at_ + window_.size();
  const bool whole = reading_ == ProtoReading::kAll && bytes_.size() <= kWhole;
  step_ = whole ? bytes_.size() : straight_on ? std::min(step_ * 4, kLastStep) : kFirstStep;
  const uint64_t from = whole ? 0 : offset;
  if (!bytes_.ReadText(from, std::min(step_, bytes_.size() - from), window_)) {
    window_.clear();
    return Fail(offset, kCannotBeRead);
  }
  window_at_ = from;
  return true;
}

bool ProtoFile::Varint(uint64_t& at, uint64_t end, uint64_t& value) {
  value = 0;
  for (int i = 0; i < kMaxVarint; ++i) {
    uint8_t byte = 0;
    if (at >= end) return Fail(at, "ends in the middle of a number");
    if (!Byte(at, byte)) return false;
    ++at;
    value |= uint64_t{byte & 0x7FU} << (7 * i);
    if (byte < 0x80) return true;
  }
  return Fail(at, "a number has more than ten bytes");
}

bool ProtoFile::Text(const ProtoField& field, uint64_t max, std::string& out) {
  out.clear();
  if (!ok_) return false;
  if (field.type != ProtoType::kBytes) return true;
  const uint64_t length = std::min(field.size, max);
  if (length == 0) return true;
  if (length <= kFirstStep) {
    uint8_t first = 0;
    if (!Byte(field.at, first)) return false;
  }
  if (field.at >= window_at_ && field.at - window_at_ <= window_.size() && length <= window_.size() - (field.at - window_at_)) {
    out = window_.substr(field.at - window_at_, length);
    return true;
  }
  if (bytes_.ReadText(field.at, length, out)) return true;
  return Fail(field.at, kCannotBeRead);
}

ProtoMessage::ProtoMessage(const ProtoMessage& outer, const ProtoField& field)
    : file_(outer.file_), at_(field.at), end_(field.at + field.size), depth_(outer.depth_ + 1) {
  if (depth_ > kProtoMaxDepth) file_->Fail(at_, "messages are nested more than 100 deep");
}

bool ProtoMessage::Tag(uint32_t& number, uint32_t& type) {
  uint64_t tag = 0;
  const uint64_t begin = at_;
  if (++file_->fields_ > kProtoMaxFields) return file_->Fail(begin, kProtoSpent);
  if (!file_->Varint(at_, end_, tag)) return false;
  if (tag > UINT32_MAX) return file_->Fail(begin, "a field's tag has more than 32 bits");
  number = static_cast<uint32_t>(tag >> 3);
  type = static_cast<uint32_t>(tag & 7);
  if (number == 0) return file_->Fail(begin, "a field has the number 0");
  if (type > kFixed32) return file_->Fail(begin, "a field has a wire type that does not exist");
  return true;
}

bool ProtoMessage::Value(uint32_t type, ProtoField& field) {
  if (type == kVarint) {
    field.type = ProtoType::kVarint;
    field.at = at_;
    if (!file_->Varint(at_, end_, field.value)) return false;
    field.size = at_ - field.at;
    return true;
  }
  if (type == kLength) {
    field.type = ProtoType::kBytes;
    const uint64_t begin = at_;
    if (!file_->Varint(at_, end_, field.size)) return false;
    if (field.size > end_ - at_) return file_->Fail(begin, "a field ends past the end of its message");
  } else {
    field.type = type == kFixed64 ? ProtoType::kFixed64 : ProtoType::kFixed32;
    field.size = type == kFixed64 ? 8 : 4;
    if (field.size > end_ - at_) return file_->Fail(at_, "ends in the middle of a number");
  }
  field.at = at_;
  at_ += field.size;
  return true;
}

bool ProtoMessage::SkipGroup(uint32_t number) {
  std::array<uint32_t, kProtoMaxDepth + 1> open;
  uint32_t count = 0;
  open[count++] = number;
  ProtoField ignored;
  while (count > 0) {
    const uint64_t begin = at_;
    uint32_t inner = 0, type = 0;
    if (depth_ + count > kProtoMaxDepth) return file_->Fail(begin, "messages are nested more than 100 deep");
    if (!Tag(inner, type)) return false;
    if (type == kGroup) {
      open[count++] = inner;
    } else if (type == kEndGroup) {
      if (open[--count] != inner) return file_->Fail(begin, "a group ends that did not begin");
    } else if (!Value(type, ignored)) {
      return false;
    }
  }
  return true;
}

bool ProtoMessage::Next(ProtoField& field) {
  while (file_->ok() && at_ < end_) {
    const uint64_t begin = at_;
    uint32_t type = 0;
    field.value = 0;
    if (!Tag(field.number, type)) return false;
    if (type == kEndGroup) return file_->Fail(begin, "a group ends that did not begin");
    if (type != kGroup) return Value(type, field);
    if (!SkipGroup(field.number)) return false;
  }
  return false;
}

bool ProtoVarints::Next(uint64_t& value) {
  if (single_) {
    single_ = false;
    value = value_;
    return file_->ok();
  }
  return file_->ok() && at_ < end_ && file_->Varint(at_, end_, value);
}

}  // namespace day
