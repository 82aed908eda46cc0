#include "formats/msgpack/msgpack.h"

#include <algorithm>

#include "bytes/stream_reader.h"

namespace day {
namespace {

constexpr int kMaxDepth = 100;               // limit: values in values; a model's modules nest a dozen deep
constexpr uint64_t kMaxValues = 10'000'000;  // limit: values of a file
constexpr uint64_t kMaxText = 1 << 20;       // limit: bytes of a text
constexpr size_t kMaxName = 1024;            // limit: bytes of a name that are kept
constexpr size_t kMaxTexts = 1024;           // limit: texts that are kept
constexpr uint64_t kMaxRank = 64;            // limit: dimensions

// What a first byte announces.
enum class Kind : uint8_t { kNumber, kText, kBytes, kArray, kMap, kExtension, kNone };
struct Head {
  Kind kind = Kind::kNone;
  uint64_t length = 0;  // bytes, items or pairs
  int extension = 0;
  uint64_t number = 0;  // of whole numbers that are not negative
};

class Reader {
 public:
  explicit Reader(const RandomBytes& bytes) : in_(bytes) {}

  std::expected<FlaxCheckpoint, Malformed> Read() {
    std::string name;
    Value(0, name);
    if (in_.ok() && in_.remaining() > 0) in_.Fail("other bytes follow the value");
    if (!in_.ok()) return std::unexpected(in_.error());
    return std::move(file_);
  }

 private:
  template <class T>
  uint64_t Big() {
    T value = 0;
    in_.ReadBig(value);
    return value;
  }

  Head ReadHead() {
    uint8_t first = 0;
    if (!in_.ReadLittle(first)) return {};
    if (++values_ > kMaxValues) return in_.Fail("limit msgpack-values"), Head();
    if (first < 0x80) return {Kind::kNumber, 0, 0, first};
    if (first < 0x90) return {Kind::kMap, first & 0x0fU};
    if (first < 0xa0) return {Kind::kArray, first & 0x0fU};
    if (first < 0xc0) return {Kind::kText, first & 0x1fU};
    if (first >= 0xe0) return {Kind::kNumber, 0};
    switch (first) {
      case 0xc0:
      case 0xc2:
      case 0xc3: return {Kind::kNumber, 0};
      case 0xc4: return {Kind::kBytes, Big<uint8_t>()};
      case 0xc5: return {Kind::kBytes, Big<uint16_t>()};
      case 0xc6: return {Kind::kBytes, Big<uint32_t>()};
      case 0xc7: return Extension(Big<uint8_t>());
      case 0xc8: return Extension(Big<uint16_t>());
      case 0xc9: return Extension(Big<uint32_t>());
      case 0xca: return {Kind::kNumber, 4};
      case 0xcb: return {Kind::kNumber, 8};
      case 0xcc: return {Kind::kNumber, 0, 0, Big<uint8_t>()};
      case 0xcd: return {Kind::kNumber, 0, 0, Big<uint16_t>()};
      case 0xce: return {Kind::kNumber, 0, 0, Big<uint32_t>()};
      case 0xcf: return {Kind::kNumber, 0, 0, Big<uint64_t>()};
      case 0xd0: return {Kind::kNumber, 1};
      case 0xd1: return {Kind::kNumber, 2};
      case 0xd2: return {Kind::kNumber, 4};
      case 0xd3: return {Kind::kNumber, 8};
      case 0xd4:
      case 0xd5:
      case 0xd6:
      case 0xd7:
      case 0xd8: return Extension(uint64_t{1} << (first - 0xd4));
      case 0xd9: return {Kind::kText, Big<uint8_t>()};
      case 0xda: return {Kind::kText, Big<uint16_t>()};
      case 0xdb: return {Kind::kText, Big<uint32_t>()};
      case 0xdc: return {Kind::kArray, Big<uint16_t>()};
      case 0xdd: return {Kind::kArray, Big<uint32_t>()};
      case 0xde: return {Kind::kMap, Big<uint16_t>()};
      case 0xdf: return {Kind::kMap, Big<uint32_t>()};
      default: break;
    }
    return in_.Fail("a byte begins no value"), Head();
  }
  Head Extension(uint64_t length) {
    int8_t kind = 0;
    in_.ReadLittle(kind);
    return {Kind::kExtension, length, kind};
  }

  void Value(int depth, std::string& name) {
    if (depth > kMaxDepth) {
      in_.Fail("limit msgpack-depth");
      return;
    }
    const Head head = ReadHead();
    switch (head.kind) {
      case Kind::kNumber:
      case Kind::kBytes: in_.Skip(head.length); return;
      case Kind::kText: return Text(head.length);
      case Kind::kArray:
        for (uint64_t i = 0; i < head.length && in_.ok(); ++i) Value(depth + 1, name);
        return;
      case Kind::kMap: return Map(head.length, depth, name);
      case Kind::kExtension: return Extended(head, name);
      case Kind::kNone: return;
    }
  }

  void Text(uint64_t length) {
    std::string text;
    const uint64_t kept = std::min<uint64_t>(length, kMaxName);
    if (length > in_.remaining()) {
      in_.Fail("ends in the middle of a field");
      return;
    }
    if (file_.texts.size() < kMaxTexts && in_.ReadText(kept, kMaxName, text)) {
      file_.texts.push_back(std::move(text));
      length -= kept;
    }
    in_.Skip(length);
  }

  void Map(uint64_t pairs, int depth, std::string& name) {
    const size_t before = name.size();
    std::string key;
    for (uint64_t i = 0; i < pairs && in_.ok(); ++i) {
      const Head head = ReadHead();
      if (head.kind == Kind::kText) {
        if (!in_.ReadText(head.length, kMaxText, key)) return;
        if (key.starts_with("__") && key.ends_with("__") && file_.dunder.empty() && key != "__msgpack_chunked_array__") file_.dunder = key.substr(0, 64);
        if (before > 0) name += '/';
        name += key;
        if (name.size() > kMaxName) name.resize(std::max(before, kMaxName));
      } else if (head.kind == Kind::kNumber) {
        in_.Skip(head.length);
      } else {
        in_.Fail("a key is neither a text nor a number");
        return;
      }
      Value(depth + 1, name);
      name.resize(before);
    }
  }

  void Extended(const Head& head, const std::string& name) {
    const uint64_t begin = in_.offset();
    if (head.length > in_.remaining()) {
      in_.Fail("ends in the middle of a field");
      return;
    }
    if (head.extension == 1 || head.extension == 3) {
      Array(name, head.extension == 1);
      if (in_.ok() && in_.offset() - begin != head.length) in_.Fail("an array is longer or shorter than its extension");
      return;
    }
    if (head.extension != 2 && file_.other_extensions.size() < 64 &&
        std::find(file_.other_extensions.begin(), file_.other_extensions.end(), head.extension) == file_.other_extensions.end())
      file_.other_extensions.push_back(head.extension);
    in_.Skip(head.length);
  }

  void Array(const std::string& name, bool counts) {
    FlaxArray array;
    array.name = name;
    const Head outer = ReadHead();
    const Head shape = ReadHead();
    if (outer.kind != Kind::kArray || outer.length != 3 || shape.kind != Kind::kArray || shape.length > kMaxRank) {
      in_.Fail("an array is not a shape, a type and bytes");
      return;
    }
    uint64_t elements = 1;
    for (uint64_t i = 0; i < shape.length && in_.ok(); ++i) {
      const Head extent = ReadHead();
      if (extent.kind != Kind::kNumber || extent.length != 0) in_.Fail("an array's shape is not of whole numbers");
      array.shape.push_back(extent.number);
      if (__builtin_mul_overflow(elements, extent.number, &elements)) in_.Fail("an array's shape overflows");
    }
    const Head dtype = ReadHead();
    if (dtype.kind != Kind::kText) in_.Fail("an array is not a shape, a type and bytes");
    in_.ReadText(dtype.length, 64, array.dtype);
    const Head data = ReadHead();
    if (data.kind != Kind::kBytes) in_.Fail("an array is not a shape, a type and bytes");
    array.at = in_.offset();
    array.size = data.length;
    if (!in_.Skip(data.length) || !counts) return;
    if ((elements == 0) != (data.length == 0) || (elements != 0 && data.length % elements != 0)) {
      in_.Fail("an array's shape does not fit its bytes");
      return;
    }
    ++file_.tensors;
    file_.parameters += elements;  // as many as bytes of the file at most
    if (file_.listed.size() < kFlaxListed) file_.listed.push_back(std::move(array));
  }

  StreamReader in_;
  FlaxCheckpoint file_;
  uint64_t values_ = 0;
};

}  // namespace

std::expected<FlaxCheckpoint, Malformed> ReadFlax(const RandomBytes& bytes) { return Reader(bytes).Read(); }

}  // namespace day
