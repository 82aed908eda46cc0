// The wire format of protocol buffers: fields by number, without knowing what they mean.
//
// Format: https://protobuf.dev/programming-guides/encoding/. A message is a row of fields, each a tag (a varint of number × 8 + wire type) and a
// value: a varint, 8 or 4 bytes, or a length and as many bytes (texts, messages, packed numbers). Groups (wire types 3 and 4) are out of use and
// are stepped over. What the reference readers refuse is malformed here: number 0, wire types 6 and 7, a tag above 32 bits, a varint of more
// than 10 bytes, a length past the end of the message, groups that do not close, messages more than 100 deep.
//
// Nothing is built: a message is a stretch of the file, so that a reader of a format goes through it field by field, into what it knows and over
// what it does not, and long values are never read unless asked for. Not copied from a library: those read a message whole, into memory.
// Bounds: 32 MiB of the file at once, so many fields in all. A file and its messages belong to one thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "bytes/cursor.h"
#include "bytes/random_bytes.h"

namespace day {

inline constexpr uint32_t kProtoMaxDepth = 100;                     // limit: messages in each other, the reference readers'
inline constexpr uint64_t kProtoMaxFile = (uint64_t{1} << 31) - 1;  // limit: bytes of a message, the reference readers'
inline constexpr uint64_t kProtoMaxFields = 100'000'000;            // limit: proto-fields; of one file, about a second

// Beside kCannotBeRead the rule of an error that is no fault of the file.
inline constexpr std::string_view kProtoSpent = "limit proto-fields";

enum class ProtoType : uint8_t { kVarint, kFixed64, kBytes, kFixed32 };

struct ProtoField {
  uint32_t number = 0;
  ProtoType type = ProtoType::kVarint;
  uint64_t value = 0;         // of a number
  uint64_t at = 0, size = 0;  // of kBytes: where its content lies; of a number: where it is written

  bool Is(uint32_t wanted, ProtoType of) const { return number == wanted && type == of; }
  bool IsBytes(uint32_t wanted) const { return Is(wanted, ProtoType::kBytes); }
  bool IsVarint(uint32_t wanted) const { return Is(wanted, ProtoType::kVarint); }
  // Of an enum: UINT32_MAX, which none has, for whatever has more than 32 bits.
  uint32_t Enum() const { return value > UINT32_MAX ? UINT32_MAX : static_cast<uint32_t>(value); }
};

// Reading all of a file begins with all of it where it is short; a look at its first fields does not.
enum class ProtoReading : uint8_t { kAll, kLook };

class ProtoFile {
 public:
  explicit ProtoFile(const RandomBytes& bytes, ProtoReading reading = ProtoReading::kAll) : bytes_(bytes), reading_(reading) {}

  uint64_t size() const { return bytes_.size(); }
  // False once anything failed: nothing more is read then.
  bool ok() const { return ok_; }
  const Malformed& error() const { return error_; }

  // Always false, for `return`.
  bool Fail(uint64_t offset, std::string_view rule);
  // The first `max` bytes of a field's content.
  bool Text(const ProtoField& field, uint64_t max, std::string& out);

 private:
  friend class ProtoMessage;
  friend class ProtoVarints;

  bool Byte(uint64_t offset, uint8_t& out) {
    if (offset - window_at_ >= window_.size() && !Fill(offset)) return false;
    out = static_cast<uint8_t>(window_[offset - window_at_]);
    return true;
  }
  bool Fill(uint64_t offset);
  // At `at`, which moves behind it; `end` is where the message ends.
  bool Varint(uint64_t& at, uint64_t end, uint64_t& value);

  const RandomBytes& bytes_;
  ProtoReading reading_;
  std::string window_;
  uint64_t window_at_ = 0, step_ = 0;
  uint64_t fields_ = 0;
  bool ok_ = true;
  Malformed error_;
};

// A message's fields, one after the other.
class ProtoMessage {
 public:
  explicit ProtoMessage(ProtoFile& file) : file_(&file), end_(file.size()) {}
  // The message that a field of `outer` holds. Fails the file where it is too deep.
  ProtoMessage(const ProtoMessage& outer, const ProtoField& field);

  // False at the end, and once the file failed.
  bool Next(ProtoField& field);
  ProtoFile& file() const { return *file_; }
  uint64_t at() const { return at_; }
  bool Text(const ProtoField& field, uint64_t max, std::string& out) const { return file_->Text(field, max, out); }

 private:
  bool Tag(uint32_t& number, uint32_t& type);
  bool Value(uint32_t type, ProtoField& field);
  bool SkipGroup(uint32_t number);

  ProtoFile* file_;
  uint64_t at_ = 0, end_;
  uint32_t depth_ = 0;
};

// Each message that a field of this number holds.
template <class Read>
void ForEachIn(ProtoMessage message, uint32_t number, Read read) {
  ProtoField field;
  while (message.Next(field))
    if (field.IsBytes(number)) read(ProtoMessage(message, field));
}

// The text of the field of this number, of several the last one; `text` stays as it is where there is none.
inline void ReadText(ProtoMessage message, uint32_t number, uint64_t max, std::string& text) {
  ProtoField field;
  while (message.Next(field))
    if (field.IsBytes(number)) message.Text(field, max, text);
}

// Reads all of a file that is one message; what is wrong with it, if anything is.
template <class Read>
std::optional<Malformed> ReadProtoFile(const RandomBytes& bytes, Read read) {
  if (bytes.size() > kProtoMaxFile) return Malformed{kProtoMaxFile, "is larger than 2 GiB, which no reader takes"};
  ProtoFile file(bytes);
  read(ProtoMessage(file));
  return file.ok() ? std::nullopt : std::optional(file.error());
}

// The numbers of a repeated field, packed into its content or, as old writers have it, one for each field.
class ProtoVarints {
 public:
  ProtoVarints(ProtoFile& file, const ProtoField& field)
      : file_(&file),
        at_(field.at),
        end_(field.type == ProtoType::kBytes ? field.at + field.size : field.at),
        value_(field.value),
        single_(field.type == ProtoType::kVarint) {}
  bool Next(uint64_t& value);

 private:
  ProtoFile* file_;
  uint64_t at_, end_, value_;
  bool single_;
};

}  // namespace day
