// Datatypes, which are made of datatypes.
#include <fmt/format.h>

#include "formats/hdf5/messages.h"

namespace day::hdf5 {
namespace {

constexpr int kMaxDepth = 16;             // limit: types in types
constexpr uint64_t kMaxMembers = 65'535;  // the format's own: 16 bits

enum Class : uint8_t { kInteger, kFloat, kTime, kString, kBits, kOpaque, kCompound, kReference, kEnum, kVariable, kArray, kComplex };

struct Member {
  std::string_view name;
  Datatype type;
};

class TypeReader {
 public:
  explicit TypeReader(std::string_view body) : cursor_(body) {}

  bool big_endian() const { return big_endian_; }

  bool Type(Datatype& type, int depth) {
    uint8_t head = 0;
    uint32_t size = 0;
    uint64_t bits = 0;
    if (depth > kMaxDepth || !cursor_.ReadLittle(head) || !Reader::Sized(cursor_, 3, bits) || !cursor_.ReadLittle(size)) return false;
    const unsigned version = head >> 4;
    if (version < 1 || version > 5) return false;
    type.size = size;
    switch (head & 0x0F) {
      case kInteger:
        big_endian_ |= (bits & 1) != 0;
        type.name = fmt::format("{}int{}", bits & 8 ? "" : "u", uint64_t{size} * 8);
        type.number = true;
        return cursor_.Skip(4);
      case kFloat: big_endian_ |= (bits & 1) != 0; return Float(type);
      case kTime: type.name = "time"; return cursor_.Skip(2);
      case kString:
        type.name = "string";
        type.text = Datatype::Text::kFixed;
        return true;
      case kBits: type.name = fmt::format("bits{}", uint64_t{size} * 8); return cursor_.Skip(4);
      case kOpaque:
        type.name = "opaque";
        type.opaque = true;
        return cursor_.Skip(bits & 0xFF);
      case kCompound: return Compound(type, version, bits & 0xFFFF, depth);
      case kReference: type.name = "reference"; return true;
      case kEnum: return Enum(type, version, bits & 0xFFFF, depth);
      case kVariable: return Variable(type, bits & 0x0F, depth);
      case kArray: return Array(type, version, depth);
      case kComplex: return Complex(type, depth);
      default: return false;
    }
  }

 private:
  bool Float(Datatype& type) {
    uint8_t exponent = 0;
    type.number = true;
    if (!cursor_.Skip(5) || !cursor_.ReadLittle(exponent) || !cursor_.Skip(6)) return false;
    type.name = type.size == 2 && exponent == 8 ? "bfloat16" : fmt::format("float{}", type.size * 8);
    return true;
  }

  // A name that ends with a NUL; older versions pad it to a multiple of eight.
  bool Name(unsigned version, std::string_view& name) {
    Cursor ahead = cursor_;
    size_t length = 0;
    for (uint8_t byte = 1; byte != 0; ++length)
      if (!ahead.ReadLittle(byte)) return false;
    const size_t padded = version < 3 ? (length + 7) / 8 * 8 : length;
    if (!cursor_.ReadText(padded, name)) return false;
    name = name.substr(0, length - 1);
    return true;
  }

  bool Compound(Datatype& type, unsigned version, uint64_t count, int depth) {
    type.name = "compound";
    const unsigned offset_bytes = BytesFor(type.size);
    Member first, second;
    for (uint64_t i = 0; i < std::min(count, kMaxMembers); ++i) {
      Member member;
      if (!Name(version, member.name) || !cursor_.Skip(version < 3 ? 4 : offset_bytes) || (version == 1 && !cursor_.Skip(28)) || !Type(member.type, depth + 1))
        return false;
      if (i == 0) first = member;
      if (i == 1) second = member;
    }
    // Complex numbers, as h5py writes them.
    if (count == 2 && first.name == "r" && second.name == "i" && first.type.name == second.type.name && first.type.name.starts_with("float")) {
      type.name = fmt::format("complex{}", type.size * 8);
      type.number = true;
    }
    return true;
  }

  // Numbers with names; of two, they are a truth.
  bool Enum(Datatype& type, unsigned version, uint64_t count, int depth) {
    Datatype base;
    if (!Type(base, depth + 1)) return false;
    std::string_view first, name;
    for (uint64_t i = 0; i < count; ++i) {
      if (!Name(version, name)) return false;
      if (i == 0) first = name;
    }
    type.number = true;
    type.name = count == 2 && first == "FALSE" && name == "TRUE" ? "bool" : base.name;
    return cursor_.Skip(count * base.size);  // 2^16 × 2^32
  }

  bool Variable(Datatype& type, uint64_t kind, int depth) {
    Datatype base;
    if (!Type(base, depth + 1)) return false;
    if (kind == 1) {
      type.name = "string";
      type.text = Datatype::Text::kVariable;
    } else {
      type.name = "list of " + base.name;
    }
    return true;
  }

  bool Array(Datatype& type, unsigned version, int depth) {
    uint8_t rank = 0;
    if (!cursor_.ReadLittle(rank) || rank > kMaxRank || (version < 3 && !cursor_.Skip(3))) return false;
    for (unsigned i = 0; i < rank; ++i) {
      uint32_t extent = 0;
      if (!cursor_.ReadLittle(extent) || __builtin_mul_overflow(type.factor, uint64_t{extent}, &type.factor)) return false;
    }
    Datatype base;
    if ((version < 3 && !cursor_.Skip(uint64_t{rank} * 4)) || !Type(base, depth + 1)) return false;
    if (__builtin_mul_overflow(type.factor, base.factor, &type.factor)) return false;
    type.name = base.name;
    type.number = base.number;
    return true;
  }

  bool Complex(Datatype& type, int depth) {
    Datatype base;
    if (!Type(base, depth + 1)) return false;
    type.name = fmt::format("complex{}", type.size * 8);
    type.number = true;
    return true;
  }

  Cursor cursor_;
  bool big_endian_ = false;  // of any number in it
};

}  // namespace

std::optional<Datatype> ParseDatatype(std::string_view body) {
  Datatype type;
  TypeReader reader(body);
  if (!reader.Type(type, 0)) return std::nullopt;
  type.big_endian = reader.big_endian();
  if (type.name.size() > 64) type.name.resize(64);
  return type;
}

}  // namespace day::hdf5
