// What a meter has counted so far as bytes: for shards that other processes merge, and for work that is taken up again.
//
// Layout: "DAYPART\n", the meter's name (a length of one byte, then ASCII), its version (32 bits), what the meter wrote, and XXH3 (64 bits) of all
// before it; numbers have their least byte first. The checksum finds files that were cut or torn; it is no seal against a forger, so meters check
// every value that they read, too.
#pragma once

#include <bit>
#include <concepts>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "bytes/cursor.h"
#include "records/words/place.h"

namespace day::records {

class PartialWriter {
 public:
  template <std::integral T>
  void Put(T value) {
    if constexpr (std::endian::native == std::endian::big) value = std::byteswap(value);
    char raw[sizeof(T)];
    std::memcpy(raw, &value, sizeof(T));
    bytes_.append(raw, sizeof(T));
  }
  void PutPlace(const Place& place) {
    Put(place.file);
    Put(place.record);
  }
  // With their count (8 bits) before them.
  void PutPlaces(const std::vector<Place>& places) {
    Put(static_cast<uint8_t>(places.size()));
    for (const Place& place : places) PutPlace(place);
  }
  // With its length (32 bits) before it.
  void PutText(std::string_view text) {
    Put(static_cast<uint32_t>(text.size()));
    bytes_ += text;
  }
  void PutBytes(std::string_view bytes) { bytes_ += bytes; }
  std::string&& Take() && { return std::move(bytes_); }

 private:
  std::string bytes_;
};

std::string SealPartial(std::string_view meter, uint32_t version, std::string_view content);

// What the meter wrote. Error kInvalid: another meter's, another version's, cut, or changed since; the message says which.
Result<std::string_view> OpenPartial(std::string_view bytes, std::string_view meter, uint32_t version);

// What the writer's functions of these names put. False where it ends before; of places there are then as many as their count says.
bool ReadPlace(Cursor& in, Place& place);
bool ReadPlaces(Cursor& in, std::vector<Place>& places);
bool ReadText(Cursor& in, std::string_view& text);

// The error of a cursor that has failed, or that is not at its end.
Status CheckEnd(const Cursor& in, std::string_view meter);

// The error of Load for content that breaks a rule.
Error BadPartial(std::string_view meter, std::string_view rule);

}  // namespace day::records
