#include "formats/tflite/flex_options.h"

#include <cstdint>

namespace day {
namespace {

constexpr unsigned kVector = 10, kString = 5, kBlob = 25;  // flexbuffers::Type
constexpr size_t kMaxName = 256;                           // limit: bytes of the name of an operator or an attribute
constexpr size_t kMaxText = 4096;                          // limit: bytes of an attribute's text

class Flex {
 public:
  explicit Flex(std::string_view bytes) : bytes_(bytes) {}

  // The second of the two strings.
  std::optional<std::string_view> Second() const {
    if (bytes_.size() < 3) return std::nullopt;
    const uint64_t width = Byte(bytes_.size() - 1);
    const unsigned type = Byte(bytes_.size() - 2);
    if (!IsWidth(width) || bytes_.size() < 2 + width || type >> 2 != kVector) return std::nullopt;
    const uint64_t item = uint64_t{1} << (type & 3), root = bytes_.size() - 2 - width;
    const auto at = Back(root, width);
    uint64_t count = 0;
    if (!at || *at < item || !Number(*at - item, item, count) || count != 2) return std::nullopt;
    const uint64_t second = *at + item, types = *at + 2 * item;
    if (types + 2 > bytes_.size()) return std::nullopt;
    const unsigned kind = Byte(types + 1);
    if (kind >> 2 != kString && kind >> 2 != kBlob) return std::nullopt;
    const uint64_t length_width = uint64_t{1} << (kind & 3);
    const auto text = Back(second, item);
    uint64_t length = 0;
    if (!text || *text < length_width || !Number(*text - length_width, length_width, length) || length > bytes_.size() - *text) return std::nullopt;
    return bytes_.substr(static_cast<size_t>(*text), static_cast<size_t>(length));
  }

 private:
  static bool IsWidth(uint64_t width) { return width == 1 || width == 2 || width == 4 || width == 8; }
  uint8_t Byte(uint64_t at) const { return static_cast<uint8_t>(bytes_[static_cast<size_t>(at)]); }
  bool Number(uint64_t at, uint64_t width, uint64_t& value) const {
    if (at > bytes_.size() || width > bytes_.size() - at) return false;
    value = 0;
    for (uint64_t i = 0; i < width; ++i) value |= uint64_t{Byte(at + i)} << (8 * i);
    return true;
  }
  // Where the offset at `at` leads.
  std::optional<uint64_t> Back(uint64_t at, uint64_t width) const {
    uint64_t offset = 0;
    if (!Number(at, width, offset) || offset > at) return std::nullopt;
    return at - offset;
  }

  std::string_view bytes_;
};

bool Varint(std::string_view& bytes, uint64_t& value) {
  value = 0;
  for (unsigned shift = 0; shift < 64 && !bytes.empty(); shift += 7) {
    const auto byte = static_cast<uint8_t>(bytes[0]);
    bytes.remove_prefix(1);
    value |= uint64_t{byte & 0x7fU} << shift;
    if (byte < 0x80) return true;
  }
  return false;
}

// One field of a protobuf message: its number, and its bytes where it has some. False at the end (then `bytes` is empty) or where it is broken.
bool Field(std::string_view& bytes, uint64_t& number, std::string_view& value) {
  uint64_t key = 0, length = 0;
  value = {};
  if (!Varint(bytes, key)) return false;
  number = key >> 3;
  switch (key & 7) {
    case 0: return Varint(bytes, length);
    case 1: length = 8; break;
    case 5: length = 4; break;
    case 2:
      if (!Varint(bytes, length)) return false;
      break;
    default: return false;
  }
  if (length > bytes.size()) return false;
  if ((key & 7) == 2) value = bytes.substr(0, static_cast<size_t>(length));
  bytes.remove_prefix(static_cast<size_t>(length));
  return true;
}

// An entry of NodeDef.attr: the key, and an AttrValue, whose field 2 is a text. False where it is broken.
bool Attribute(std::string_view entry, FlexNode& node) {
  std::string_view key, value, text;
  uint64_t number = 0;
  for (std::string_view bytes; !entry.empty();) {
    if (!Field(entry, number, bytes)) return false;
    if (number == 1) key = bytes;
    if (number == 2) value = bytes;
  }
  bool any = false;
  for (std::string_view bytes; !value.empty();) {
    if (!Field(value, number, bytes)) return false;
    if (number != 2) continue;
    text = bytes;
    any = true;
  }
  if (any && node.attributes.size() < kFlexAttributes) node.attributes.emplace_back(key.substr(0, kMaxName), text.substr(0, kMaxText));
  return true;
}

// A NodeDef: field 2 is the operator, of which the last counts; field 5 the attributes.
std::optional<FlexNode> NodeOf(std::string_view bytes) {
  FlexNode node;
  for (std::string_view value; !bytes.empty();) {
    uint64_t number = 0;
    if (!Field(bytes, number, value)) return std::nullopt;
    if (number == 2) node.op = value.substr(0, kMaxName);
    if (number == 5 && !Attribute(value, node)) return std::nullopt;
  }
  if (node.op.empty()) return std::nullopt;
  return node;
}

}  // namespace

std::optional<FlexNode> ReadFlexOptions(std::string_view options) {
  const auto node = Flex(options).Second();
  return node ? NodeOf(*node) : std::nullopt;
}

}  // namespace day
