// Pickles that lie in values: as bytes, or spelled in a text. Nothing loads them by itself; a program that comes with the file may.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace day {

enum class PickleWriting : uint8_t {
  kNone,
  kRaw,
  kLatin1,  // a text in UTF-8 that has a code point for each byte
  kBase64,
  kHex,
};

// A value of a pickle that begins as one itself.
struct PickleCarried {
  std::string_view text;  // in the stream
  PickleWriting writing = PickleWriting::kNone;
  uint64_t offset = 0;
  bool crosses = false;  // it lies across the end of a frame: readers differ on whether it is a value or opcodes
};

// How `text` spells what begins as a pickle: PROTO, or the import of a name in protocol 0. A few bytes are looked at; whether it is one, only reading tells.
PickleWriting WritesPickle(std::string_view text);

// Where the import of a name in protocol 0 begins in `text`, or npos. At most the first kLookedThrough bytes are looked at.
inline constexpr size_t kLookedThrough = 1 << 16;
size_t FindPickledImport(std::string_view text);

// The bytes; what is no part of such a spelling is passed over.
std::string DecodePickleText(PickleWriting writing, std::string_view text);

// As Python's base64.b64decode: other characters are passed over, and the letters of URLs are taken as well.
std::string FromBase64(std::string_view text);

}  // namespace day
