#include "formats/ubjson/ubjson.h"

#include "bytes/stream_reader.h"

namespace day {
namespace {

constexpr int kMaxDepth = 64;                // limit: containers in containers; XGBoost's models have ten
constexpr uint64_t kMaxValues = 20'000'000;  // limit: values outside of typed arrays
constexpr uint64_t kMaxKey = 4096;           // limit: bytes of a key
constexpr size_t kMaxKeys = 64;              // limit: keys that are kept

// Bytes of a number by its marker, or 0.
uint64_t SizeOf(uint8_t marker) {
  switch (marker) {
    case 'i':
    case 'U':
    case 'C': return 1;
    case 'I': return 2;
    case 'l':
    case 'd': return 4;
    case 'L':
    case 'D': return 8;
    default: return 0;
  }
}

// Null, nothing, true and false: values without bytes.
bool IsBare(uint8_t marker) { return marker == 'Z' || marker == 'N' || marker == 'T' || marker == 'F'; }

class Reader {
 public:
  explicit Reader(const RandomBytes& bytes) : in_(bytes) {}

  std::expected<UbjsonFile, Malformed> Read() {
    uint8_t marker = 0;
    if (in_.ReadLittle(marker) && marker != '{') in_.Fail("does not begin with an object");
    if (in_.ok()) Value(marker, 0);
    if (in_.ok() && in_.remaining() > 0) in_.Fail("other bytes follow the value");
    if (!in_.ok()) return std::unexpected(in_.error());
    return std::move(file_);
  }

 private:
  // 0 where it cannot be read.
  template <class T>
  T Big() {
    T value = 0;
    in_.ReadBig(value);
    return value;
  }
  // A count or a length: a whole number with its marker in front.
  bool Count(uint8_t marker, uint64_t& count) {
    int64_t value = 0;
    switch (marker) {
      case 'U': value = Big<uint8_t>(); break;
      case 'i': value = Big<int8_t>(); break;
      case 'I': value = Big<int16_t>(); break;
      case 'l': value = Big<int32_t>(); break;
      case 'L': value = Big<int64_t>(); break;
      default: return in_.Fail("a length is no whole number");
    }
    if (value < 0) return in_.Fail("a length is negative");
    count = static_cast<uint64_t>(value);
    return in_.ok();
  }
  bool CountHere(uint64_t& count) {
    uint8_t marker = 0;
    return in_.ReadLittle(marker) && Count(marker, count);
  }

  void Value(uint8_t marker, int depth) {
    if (depth > kMaxDepth) {
      in_.Fail("limit ubjson-depth");
      return;
    }
    if (++values_ > kMaxValues) {
      in_.Fail("limit ubjson-values");
      return;
    }
    uint64_t length = 0;
    if (IsBare(marker)) return;
    if (const uint64_t size = SizeOf(marker); size > 0) {
      ++file_.numbers;
      in_.Skip(size);
    } else if (marker == 'S' || marker == 'H') {
      if (CountHere(length)) in_.Skip(length);
    } else if (marker == '[' || marker == '{') {
      Container(marker == '{', depth);
    } else {
      in_.Fail("a byte begins no value");
    }
  }

  void Container(bool object, int depth) {
    uint8_t marker = 0, type = 0;
    uint64_t count = 0;
    bool counted = false;
    if (!in_.ReadLittle(marker)) return;
    if (marker == '$') {
      in_.ReadLittle(type);
      if (in_.ReadLittle(marker) && marker != '#') in_.Fail("a typed container has no count");
    }
    if (in_.ok() && marker == '#') {
      counted = CountHere(count);
      if (!counted) return;
    }
    if (!in_.ok()) return;
    const uint64_t size = SizeOf(type);
    if (type != 0 && !object && size > 0) {
      if (in_.SkipItems(count, size)) file_.numbers += count;
      return;
    }
    if (!object && IsBare(type)) {
      if (count > kMaxValues) in_.Fail("limit ubjson-values");
      return;
    }
    const uint8_t end = object ? '}' : ']';
    for (uint64_t i = 0; in_.ok() && (!counted || i < count); ++i) {
      if (counted ? object || type == 0 : i > 0)
        if (!in_.ReadLittle(marker)) return;
      if (!counted && marker == end) return;
      if (object) {
        std::string key;
        uint64_t length = 0;
        if (!Count(marker, length) || !in_.ReadText(length, kMaxKey, key)) return;
        if (depth == 0 && file_.keys.size() < kMaxKeys) file_.keys.push_back(std::move(key));
        if (type == 0 && !in_.ReadLittle(marker)) return;
      }
      Value(type != 0 ? type : marker, depth + 1);
    }
  }

  StreamReader in_;
  UbjsonFile file_;
  uint64_t values_ = 0;
};

}  // namespace

std::expected<UbjsonFile, Malformed> ReadUbjson(const RandomBytes& bytes) { return Reader(bytes).Read(); }

}  // namespace day
