// A traineddata file of Tesseract: parts by a table of offsets, of which one, the settings, can name files.
//
// Format: https://github.com/tesseract-ocr/tesseract, src/ccutil/tessdatamanager.cpp (LoadMemBuffer): u32 number of entries, i64 offset of each
// entry or -1, the parts in order, each up to the next one. A file of the other byte order has a number that is too large. Part 0 holds settings,
// a line each: name, white space, value (src/ccutil/params.cpp). Parts are numbers and words otherwise.
// Reads the table and the settings. Pure over RandomBytes; any thread.
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bytes/cursor.h"
#include "bytes/random_bytes.h"

namespace day {

struct TesseractPart {
  uint32_t kind = 0;  // its place in the table
  uint64_t at = 0, size = 0;
};

struct TesseractData {
  std::vector<TesseractPart> parts;
  std::vector<std::pair<std::string, std::string>> settings;  // in order, at most 4096
};

std::expected<TesseractData, Malformed> ReadTesseract(const RandomBytes& bytes);

}  // namespace day
