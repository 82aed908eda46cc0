#include "formats/pickle/values.h"

#include <fmt/format.h>

#include <algorithm>

#include "text/ascii.h"
#include "text/utf8.h"

namespace day::pickle {
namespace {

constexpr size_t kShownText = 120;  // bytes of a string in a description
constexpr size_t kShownItems = 6;

uint64_t Saturated(uint64_t a, uint64_t b) { return a > UINT64_MAX - b ? UINT64_MAX : a + b; }

// `count` hexadecimal digits at the beginning of `text`, or -1.
int64_t HexNumber(std::string_view text, size_t count) {
  if (text.size() < count) return -1;
  int64_t number = 0;
  for (char c : text.substr(0, count)) {
    const int digit = HexDigit(c);
    if (digit < 0) return -1;
    number = number * 16 + digit;
  }
  return number;
}

}  // namespace

bool LooksLikePath(std::string_view text) {
  if (text.find_first_of("/\\") != text.npos) return true;
  const size_t dot = text.rfind('.');
  return dot != text.npos && dot > 0 && dot + 1 < text.size() &&
         ((text[dot + 1] >= 'a' && text[dot + 1] <= 'z') || (text[dot + 1] >= 'A' && text[dot + 1] <= 'Z'));
}

Pool::Pool(uint64_t max_values, bool keep_all, Budget& budget)
    : budget_(budget),
      max_values_(std::min<uint64_t>(max_values, IdTable::kNone)),
      more_items_(keep_all ? kKeptInAll : 0),
      keep_all_(keep_all),
      arena_(budget),
      texts_(budget) {
  shared_[kNone].kind = Kind::kNone;
  shared_[kFalse].kind = shared_[kTrue].kind = Kind::kBool;
  shared_[kTrue].number = 1;
  shared_[kFloat].kind = Kind::kFloat;
  shared_[kAnyInt].kind = Kind::kInt;
  shared_[kUnknown].whole = shared_[kAnyInt].whole = shared_[kFloat].whole = shared_[kUnknownPath].whole = shared_[kUnknownWithPath].whole = false;
}

ValueId Pool::New(const Value& value) {
  if (full()) return kUnknown;
  const size_t page = size_ >> kBits;
  if (page == pages_.size()) {
    if (!budget_.Take(sizeof(Value) << kBits)) {
      full_ = true;
      return kUnknown;
    }
    pages_.push_back(std::make_unique<Value[]>(size_t{1} << kBits));
  }
  pages_[page][size_ & kMask] = value;
  return size_++;
}

ValueId Pool::Int(int64_t number) {
  if (full()) return kAnyInt;
  Value value;
  value.kind = Kind::kInt;
  value.number = number;
  const ValueId id = New(value);
  return id == kUnknown ? kAnyInt : id;
}

ValueId Pool::Text(std::string_view text, Kind kind) {
  if (text.size() > UINT32_MAX) full_ = true;
  Value value;
  value.kind = kind;
  value.characters = text.data();
  value.length = static_cast<uint32_t>(text.size());
  const ValueId id = New(value);
  return id == kUnknown && kind == Kind::kText && LooksLikePath(text) ? kUnknownPath : id;
}

ValueId Pool::Text(Writing writing, const WrittenText& text) {
  if (text.plain) return Text(text.body, Kind::kText);
  const ValueId unknown = LooksLikePath(text.body) ? kUnknownPath : kUnknown;  // by its escapes, too
  if (full()) return unknown;
  char* const own = text.size > texts_left_ ? nullptr : texts_.Take(text.size);
  if (!own) {
    lost_ = true;
    return unknown;
  }
  texts_left_ -= text.size;
  Decode(writing, text.body, own);
  return Text({own, text.size}, Kind::kText);
}

// Moves the items to where twice as many have room. False where none is left.
bool Pool::Grow(Value& value) {
  const uint8_t room = value.length == 0 ? 1 : static_cast<uint8_t>(value.room + 1);
  std::vector<ValueId*>& free = free_[room];
  ValueId* into = nullptr;
  if (free.empty()) {
    into = arena_.Take(size_t{1} << room);
    if (!into) return false;
    items_ += uint64_t{1} << room;
  } else {
    into = free.back();
    free.pop_back();
  }
  std::copy_n(value.first, value.length, into);
  if (value.length > 0) free_[value.room].push_back(value.first);
  value.first = into;
  value.room = room;
  return true;
}

void Pool::AddItem(ValueId container, ValueId item) {
  if (container <= kLastShared) return;  // shared
  Value& into = at(container);
  const Value& added = at(item);
  into.weight = Saturated(into.weight, added.weight);
  into.depth = std::max(into.depth, added.depth == UINT32_MAX ? added.depth : added.depth + 1);
  KeepItem(container, item);
}

void Pool::KeepItem(ValueId container, ValueId item) {
  if (container <= kLastShared) return;
  Value& into = at(container);
  if (into.is_text()) return void(into.whole = false);  // a bytearray that grows
  const bool few = !keep_all_ && (into.kind == Kind::kList || into.kind == Kind::kSet || items_ > kManyItems);
  if (into.length >= (few ? kFewItems : kKeptItems)) {
    if (more_items_ == 0) return void(into.whole = false);
    --more_items_;
  }
  if ((into.length == 0 || into.length == size_t{1} << into.room) && !Grow(into)) {
    full_ = true;
    return void(into.whole = false);
  }
  into.first[into.length++] = item;
}

std::string Pool::Describe(ValueId id, int levels) const {
  const Value& value = at(id);
  const auto list = [&](std::string_view open, std::string_view close) {
    if (levels <= 0 && !value.items().empty()) return fmt::format("{}…{}", open, close);
    std::string out(open);
    for (size_t i = 0; i < value.items().size() && i < kShownItems; ++i) out += (i ? ", " : "") + Describe(value.items()[i], levels - 1);
    if (value.items().size() > kShownItems || !value.whole) out += ", …";
    return out + std::string(close);
  };
  switch (value.kind) {
    case Kind::kNone: return "None";
    case Kind::kBool: return value.number ? "True" : "False";
    case Kind::kInt: return value.whole ? fmt::format("{}", value.number) : "an integer";
    case Kind::kFloat: return "a float";
    case Kind::kText: {
      std::string_view text = value.text().substr(0, kShownText);
      while (!text.empty() && text.size() < value.text().size() && (text.back() & 0x80)) text.remove_suffix(1);
      return fmt::format("'{}{}'", text, text.size() < value.text().size() ? "…" : "");
    }
    case Kind::kBytes: return fmt::format("{} bytes", value.text().size());
    case Kind::kTuple: return levels >= 2 ? list("", "") : list("(", ")");
    case Kind::kList: return list("[", "]");
    case Kind::kDict: return value.items().empty() ? "{}" : "{…}";
    case Kind::kSet: return list("{", "}");
    case Kind::kGlobal: return "an imported name";
    case Kind::kResult: return "the result of a call";
    case Kind::kPersistent: return "a persistent id";
    case Kind::kUnknown: break;
  }
  return "?";
}

namespace {

// Calls `put` with each code point or byte that the text stands for; false where a loader refuses it.
template <class Put>
bool WalkRawUnicode(std::string_view body, Put&& put) {
  for (size_t i = 0; i < body.size(); ++i) {
    const size_t digits = i + 1 >= body.size() || body[i] != '\\' ? 0 : body[i + 1] == 'u' ? 4 : body[i + 1] == 'U' ? 8 : 0;
    if (digits == 0) {
      put(static_cast<unsigned char>(body[i]));  // Latin-1
      continue;
    }
    const int64_t code = HexNumber(body.substr(i + 2), digits);
    if (code < 0 || code > 0x10FFFF) return false;
    put(static_cast<uint32_t>(code));
    i += 1 + digits;
  }
  return true;
}

template <class Put>
bool WalkQuoted(std::string_view body, Put&& put) {
  for (size_t i = 0; i < body.size(); ++i) {
    if (body[i] != '\\') {
      put(body[i]);
      continue;
    }
    if (++i >= body.size()) return false;
    switch (body[i]) {
      case 'n': put('\n'); break;
      case 't': put('\t'); break;
      case 'r': put('\r'); break;
      case 'a': put('\a'); break;
      case 'b': put('\b'); break;
      case 'f': put('\f'); break;
      case 'v': put('\v'); break;
      case '\\':
      case '\'':
      case '"': put(body[i]); break;
      case 'x': {
        const int64_t code = HexNumber(body.substr(i + 1), 2);
        if (code < 0) return false;
        put(static_cast<char>(code));
        i += 2;
        break;
      }
      default: {
        if (body[i] < '0' || body[i] > '7') {
          put('\\');
          put(body[i]);
          break;
        }
        int code = 0;
        size_t digits = 0;
        for (; digits < 3 && i + digits < body.size() && body[i + digits] >= '0' && body[i + digits] <= '7'; ++digits)
          code = code * 8 + (body[i + digits] - '0');
        put(static_cast<char>(code & 0xFF));
        i += digits - 1;
      }
    }
  }
  return true;
}

// The bytes that AppendUtf8 takes for it.
size_t Utf8Size(uint32_t code) {
  std::string bytes;
  AppendUtf8(bytes, code);
  return bytes.size();
}

}  // namespace

std::optional<WrittenText> ReadWritten(Writing writing, std::string_view line) {
  WrittenText text;
  if (writing == Writing::kRawUnicode) {
    text.body = line;
    if (!WalkRawUnicode(line, [&](uint32_t code) { text.size += code < 0x80 ? 1 : Utf8Size(code); })) return std::nullopt;
    text.plain = text.size == line.size() && line.find('\\') == line.npos;
    return text;
  }
  while (!line.empty() && (line.back() == ' ' || line.back() == '\t' || line.back() == '\r')) line.remove_suffix(1);
  while (!line.empty() && (line.front() == ' ' || line.front() == '\t')) line.remove_prefix(1);
  if (line.size() < 2 || line.front() != line.back() || (line.front() != '\'' && line.front() != '"')) return std::nullopt;
  text.body = line.substr(1, line.size() - 2);
  if (!WalkQuoted(text.body, [&](char) { ++text.size; })) return std::nullopt;
  text.plain = text.size == text.body.size() && text.body.find('\\') == text.body.npos;
  return text;
}

void Decode(Writing writing, std::string_view body, char* out) {
  if (writing == Writing::kQuoted) {
    (void)WalkQuoted(body, [&](char c) { *out++ = c; });
    return;
  }
  std::string bytes;
  (void)WalkRawUnicode(body, [&](uint32_t code) {
    bytes.clear();
    AppendUtf8(bytes, code);
    out = std::copy(bytes.begin(), bytes.end(), out);
  });
}

bool DecodeDecimal(std::string_view line, int64_t& number, bool& whole) {
  const auto is_space = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
  while (!line.empty() && is_space(line.front())) line.remove_prefix(1);
  while (!line.empty() && is_space(line.back())) line.remove_suffix(1);
  if (line.ends_with('L')) line.remove_suffix(1);  // Python 2's long
  const bool negative = line.starts_with('-');
  if (negative || line.starts_with('+')) line.remove_prefix(1);
  if (line.empty()) return false;
  number = 0;
  whole = true;
  bool digit_before = false;
  for (char c : line) {
    if (c == '_' && digit_before) {
      digit_before = false;
      continue;
    }
    if (c < '0' || c > '9') return false;
    digit_before = true;
    if (whole && (__builtin_mul_overflow(number, int64_t{10}, &number) || __builtin_add_overflow(number, int64_t{c - '0'}, &number))) whole = false;
  }
  if (!whole) number = 0;
  if (negative) number = -number;
  return digit_before;
}

}  // namespace day::pickle
