// The messages of an object, of both kinds of headers and through their continuations.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "formats/hdf5/reader.h"

namespace day::hdf5 {

enum MessageType : uint16_t {
  kDataspace = 0x01,
  kLinkInfo = 0x02,
  kDatatype = 0x03,
  kLink = 0x06,
  kExternalFiles = 0x07,
  kLayout = 0x08,
  kFilters = 0x0B,
  kAttribute = 0x0C,
  kContinuation = 0x10,
  kSymbolTable = 0x11,
  kDriverInfo = 0x14,
  kAttributeInfo = 0x15,
};

struct Message {
  uint16_t type = 0;
  uint8_t flags = 0;
  std::string_view body;
  uint64_t address = 0;  // of the body
  bool shared() const { return flags & 2; }
};

struct ObjectHeader {
  std::deque<std::string> chunks;  // what the bodies are views of
  std::vector<Message> messages;   // without continuations
  bool whole = true;               // false: a part could not be read

  const Message* Find(uint16_t type) const;
};

// False where nothing of it could be read.
bool ReadObjectHeader(Reader& reader, uint64_t address, ObjectHeader& header);

}  // namespace day::hdf5
