#include "formats/fasttext/fasttext.h"

#include <string>

#include "bytes/stream_reader.h"

namespace day {
namespace {

constexpr std::string_view kMagic = "\xba\x16\x4f\x2f";
constexpr uint64_t kMaxWord = 64 << 10;                  // limit: bytes of a word
constexpr uint64_t kMaxDictionary = uint64_t{96} << 20;  // limit: bytes; two million words take 40 MiB
constexpr uint64_t kCentroids = 256;                     // productquantizer.h, ksub_

class Reader {
 public:
  explicit Reader(const RandomBytes& bytes) : in_(bytes) {}

  std::expected<FastTextModel, Malformed> Read() {
    uint8_t quantized = 0, second = 0;
    in_.Skip(kMagic.size());
    if (in_.ReadLittle(model_.version) && (model_.version < 11 || model_.version > 12)) in_.Fail("is of a version other than 11 and 12");
    in_.ReadLittle(model_.dimensions);
    in_.Skip(11 * 4 + 8);
    Dictionary();
    if (in_.ReadLittle(quantized) && quantized > 1) in_.Fail("a boolean is neither 0 nor 1");
    model_.quantized = quantized == 1;
    AnyMatrix(0, model_.quantized);
    if (in_.ReadLittle(second) && second > 1) in_.Fail("a boolean is neither 0 nor 1");
    AnyMatrix(1, model_.quantized && second == 1);
    model_.end = in_.offset();
    if (!in_.ok()) return std::unexpected(in_.error());
    return model_;
  }

 private:
  void Dictionary() {
    int32_t entries = 0, words = 0, labels = 0;
    int64_t tokens = 0, pruned = 0;
    in_.ReadLittle(entries);
    in_.ReadLittle(words);
    in_.ReadLittle(labels);
    in_.ReadLittle(tokens);
    if (!in_.ReadLittle(pruned)) return;
    if (entries < 0 || words < 0 || labels < 0 || int64_t{words} + labels != entries || pruned < -1) {
      in_.Fail("its dictionary counts what cannot be");
      return;
    }
    model_.words = static_cast<uint64_t>(words);
    model_.labels = static_cast<uint64_t>(labels);
    const uint64_t begin = in_.offset();
    std::string word;
    for (int32_t i = 0; i < entries; ++i) {
      uint8_t kind = 0;
      if (!in_.ReadUntil('\0', kMaxWord, word) || !in_.Skip(8) || !in_.ReadLittle(kind)) return;
      if (kind > 1) {
        in_.Fail("an entry of the dictionary is neither a word nor a label");
        return;
      }
      if (in_.offset() - begin > kMaxDictionary) {
        in_.Fail("limit fasttext-dictionary");
        return;
      }
    }
    if (pruned > 0) in_.SkipItems(static_cast<uint64_t>(pruned), 8);
  }

  void AnyMatrix(int which, bool quantized) {
    if (quantized) {
      Quantized(which);
    } else if (Shape(which)) {
      uint64_t items = 0;
      if (__builtin_mul_overflow(model_.rows[which], model_.columns[which], &items)) {
        in_.Fail("a matrix ends past the end of the file");
        return;
      }
      in_.SkipItems(items, 4);
    }
  }

  bool Shape(int which) {
    int64_t rows = 0, columns = 0;
    in_.ReadLittle(rows);
    if (!in_.ReadLittle(columns)) return false;
    if (rows < 0 || columns < 0) return in_.Fail("a matrix has a negative size");
    model_.rows[which] = static_cast<uint64_t>(rows);
    model_.columns[which] = static_cast<uint64_t>(columns);
    return true;
  }

  void Quantized(int which) {
    uint8_t norms = 0;
    int32_t codes = 0;
    in_.ReadLittle(norms);
    if (!Shape(which) || !in_.ReadLittle(codes)) return;
    if (norms > 1 || codes < 0) {
      in_.Fail("a quantized matrix has impossible settings");
      return;
    }
    in_.Skip(static_cast<uint64_t>(codes));
    const uint64_t parts = Quantizer();
    if (!in_.ok()) return;
    uint64_t expected = 0;
    if (__builtin_mul_overflow(model_.rows[which], parts, &expected) || expected != static_cast<uint64_t>(codes)) {
      in_.Fail("a quantized matrix has other codes than its size asks for");
      return;
    }
    if (norms == 0) return;
    in_.Skip(model_.rows[which]);
    Quantizer();
  }

  // Its parts: codes for each row.
  uint64_t Quantizer() {
    int32_t dimensions = 0, parts = 0, size = 0, last = 0;
    in_.ReadLittle(dimensions);
    in_.ReadLittle(parts);
    in_.ReadLittle(size);
    if (!in_.ReadLittle(last)) return 0;
    if (dimensions < 0 || parts < 0 || size < 0 || last < 0) return in_.Fail("a quantizer has a negative size"), 0;
    in_.SkipItems(static_cast<uint64_t>(dimensions) * kCentroids, 4);
    return static_cast<uint64_t>(parts);
  }

  StreamReader in_;
  FastTextModel model_;
};

}  // namespace

bool LooksLikeFastText(std::string_view head) { return head.starts_with(kMagic); }

std::expected<FastTextModel, Malformed> ReadFastText(const RandomBytes& bytes) { return Reader(bytes).Read(); }

}  // namespace day
