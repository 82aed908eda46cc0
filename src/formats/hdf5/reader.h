// What the parts of the HDF5 reader share: reads within bounds and a budget, and what went wrong.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "formats/hdf5/hdf5.h"

namespace day::hdf5 {

std::string_view UpToNul(std::string_view text);
// How many bytes a number takes that may be as large as this.
unsigned BytesFor(uint64_t largest);
// Bob Jenkins's lookup3, with which the format's newer structures end.
uint32_t Checksum(std::string_view bytes);

class Reader {
 public:
  Reader(const RandomBytes& bytes, uint64_t base, const Hdf5Limits& limits, Hdf5File& file) : bytes_(bytes), base_(base), limits_(limits), file_(file) {}

  // `length` bytes at an address of the file. False where there are none (a fault), where the budget is spent (a limit), or where they could
  // not be read (then file().complete is false).
  bool Read(uint64_t address, uint64_t length, std::string& out);
  // The same, but as much as there is, at most `length`; false where there is nothing.
  bool ReadSome(uint64_t address, uint64_t length, std::string& out);
  // A structure that ends with its checksum, of `length` bytes with it, and begins with `signature`.
  bool ReadChecked(uint64_t address, uint64_t length, std::string_view signature, std::string& out);

  bool Fault(uint64_t address, std::string_view rule);  // always false
  bool Limit(std::string_view name);                    // always false
  bool NotRead(std::string_view what);                  // always false
  bool stopped() const { return !file_.limit.empty(); }

  bool Address(Cursor& cursor, uint64_t& value) const { return Sized(cursor, offset_size, value); }
  bool Length(Cursor& cursor, uint64_t& value) const { return Sized(cursor, length_size, value); }
  static bool Sized(Cursor& cursor, unsigned bytes, uint64_t& value);                                       // little-endian, at most 8 bytes
  uint64_t None() const { return offset_size == 8 ? UINT64_MAX : (uint64_t{1} << (8 * offset_size)) - 1; }  // the address of what is not there
  bool IsNone(uint64_t address) const { return address == None(); }
  bool Holds(uint64_t address, uint64_t length) const;  // does the file have these bytes?
  uint64_t InFile(uint64_t address) const { return base_ + address; }

  unsigned offset_size = 8, length_size = 8;
  const Hdf5Limits& limits() const { return limits_; }
  Hdf5File& file() { return file_; }

 private:
  const RandomBytes& bytes_;
  uint64_t base_;
  const Hdf5Limits& limits_;
  Hdf5File& file_;
  uint64_t read_ = 0;
};

}  // namespace day::hdf5
