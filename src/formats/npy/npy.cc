#include "formats/npy/npy.h"

namespace day {
namespace {

constexpr int kMaxDepth = 16;  // limit: lists in lists of a structured type

// Reads the literal front to back; what it keeps is the three entries.
class Literal {
 public:
  explicit Literal(std::string_view text) : text_(text) {}

  bool Dictionary(NpyHeader& header) {
    bool has_descr = false, has_order = false, has_shape = false;
    if (!Is('{')) return false;
    while (!Is('}')) {
      std::string_view key;
      if (!Text(key) || !Is(':')) return false;
      if (key == "descr" && !has_descr) {
        Space();
        const size_t begin = at_;
        if (!Descr(header, 0)) return false;
        header.descr = text_.substr(begin, at_ - begin);
        has_descr = true;
      } else if (key == "fortran_order" && !has_order) {
        header.fortran_order = Word("True");
        if (!header.fortran_order && !Word("False")) return false;
        has_order = true;
      } else if (key == "shape" && !has_shape) {
        if (!Shape(header.shape)) return false;
        has_shape = true;
      } else {
        return false;
      }
      if (!Is(',') && !At('}')) return false;
    }
    Space();
    return has_descr && has_order && has_shape && at_ == text_.size();
  }

 private:
  void Space() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\t' || text_[at_] == '\r')) ++at_;
  }
  bool At(char c) {
    Space();
    return at_ < text_.size() && text_[at_] == c;
  }
  bool Is(char c) {
    if (!At(c)) return false;
    ++at_;
    return true;
  }
  bool Word(std::string_view word) {
    Space();
    if (!text_.substr(at_).starts_with(word)) return false;
    at_ += word.size();
    return true;
  }
  bool Text(std::string_view& out) {
    Space();
    if (at_ < text_.size() && (text_[at_] == 'u' || text_[at_] == 'b')) ++at_;  // Python 2 wrote u'…'
    if (at_ >= text_.size() || (text_[at_] != '\'' && text_[at_] != '"')) return false;
    const size_t end = text_.find(text_[at_], at_ + 1);
    if (end == text_.npos) return false;
    out = text_.substr(at_ + 1, end - at_ - 1);
    at_ = end + 1;
    return true;
  }
  bool Number(uint64_t& number) {
    Space();
    const size_t begin = at_;
    number = 0;
    while (at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9')
      if (__builtin_mul_overflow(number, uint64_t{10}, &number) || __builtin_add_overflow(number, static_cast<uint64_t>(text_[at_++] - '0'), &number))
        return false;
    const bool any = at_ > begin;
    if (any && at_ < text_.size() && text_[at_] == 'L') ++at_;  // Python 2's long
    return any;
  }
  bool Shape(std::vector<uint64_t>& shape) {
    if (!Is('(')) return false;
    while (!Is(')')) {
      uint64_t extent = 0;
      if (shape.size() >= 64 || !Number(extent)) return false;
      shape.push_back(extent);
      if (!Is(',') && !At(')')) return false;
    }
    return true;
  }
  // '<f8', or [('name', '<f8'), ('name', '<f8', (2,)), ('name', [...])]; a name may be ('title', 'name').
  bool Descr(NpyHeader& header, int depth) {
    std::string_view type;
    if (depth > kMaxDepth) return false;
    if (Text(type)) return Type(header, type, depth);
    if (!Is('[')) return false;
    header.item_size = 0;
    while (!Is(']')) {
      std::string_view name;
      if (!Is('(')) return false;
      if (Is('(')) {
        if (!Text(name) || !Is(',') || !Text(name) || !Is(')')) return false;
      } else if (!Text(name)) {
        return false;
      }
      if (!Is(',') || !Descr(header, depth + 1)) return false;
      std::vector<uint64_t> shape;
      if (Is(',') && !At(')') && !Shape(shape)) return false;
      if (!Is(')')) return false;
      if (!Is(',') && !At(']')) return false;
    }
    header.item_size = 0;
    return true;
  }
  static bool Type(NpyHeader& header, std::string_view type, int depth) {
    if (!type.empty() && std::string_view("<>|=").find(type[0]) != std::string_view::npos) type.remove_prefix(1);
    if (type.empty()) return false;
    if (type[0] == 'O') header.objects = true;
    uint64_t size = 0;
    for (size_t i = 1; i < type.size() && type[i] >= '0' && type[i] <= '9' && i < 12; ++i) size = size * 10 + static_cast<uint64_t>(type[i] - '0');
    if (type[0] == 'U') size *= 4;
    if (depth == 0) header.item_size = size;
    return true;
  }

  std::string_view text_;
  size_t at_ = 0;
};

}  // namespace

std::expected<NpyHeader, Malformed> ParseNpyHeader(std::string_view head) {
  Cursor cursor(head);
  std::string_view magic, text;
  uint8_t major = 0, minor = 0;
  if (!cursor.ReadText(6, magic) || magic != "\x93NUMPY") return std::unexpected(Malformed{0, "does not begin with \\x93NUMPY"});
  if (!cursor.ReadLittle(major) || !cursor.ReadLittle(minor)) return std::unexpected(cursor.error());
  if (major < 1 || major > 3) return std::unexpected(Malformed{6, "is of a version other than 1, 2 and 3"});
  uint32_t length = 0;
  uint16_t short_length = 0;
  if (!(major == 1 ? cursor.ReadLittle(short_length) : cursor.ReadLittle(length))) return std::unexpected(cursor.error());
  if (major == 1) length = short_length;
  if (length > kNpyMaxHeader) return std::unexpected(Malformed{8, "header is longer than NumPy reads"});
  NpyHeader header;
  if (!cursor.ReadText(length, text)) return std::unexpected(cursor.error());
  header.data_at = cursor.offset();
  if (!Literal(text).Dictionary(header)) return std::unexpected(Malformed{10, "header is not the dictionary that NumPy writes"});
  header.elements = 1;
  for (uint64_t extent : header.shape)
    if (__builtin_mul_overflow(header.elements, extent, &header.elements)) return std::unexpected(Malformed{10, "shape overflows"});
  uint64_t size = 0;
  if (__builtin_mul_overflow(header.elements, header.item_size, &size) || size > INT64_MAX) return std::unexpected(Malformed{10, "shape overflows"});
  return header;
}

}  // namespace day
