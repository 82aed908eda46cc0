// A Caffe model (.caffemodel): the layers of a network and their blobs of numbers.
//
// Format: src/caffe/proto/caffe.proto of https://github.com/BVLC/caffe in protocol buffers: NetParameter with layers in field 100, or in field 2 as
// before 2015. A layer of type "Python" names a module and a class that a loader with that layer imports.
// Pure; any thread. Bounds: formats/protobuf/wire.h, and the limits below.
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "bytes/cursor.h"
#include "bytes/random_bytes.h"

namespace day {

inline constexpr size_t kCaffeMaxListed = 20'000;  // limit: blobs that are listed; more are counted
inline constexpr size_t kCaffeMaxPython = 100;     // limit: Python layers that are told
inline constexpr uint64_t kCaffeMaxName = 1'024;   // limit: bytes of a name that are kept

struct CaffeBlob {
  std::string layer;
  std::vector<uint64_t> shape;
};

struct CaffePython {
  std::string module, layer;
  uint64_t at = 0;
};

struct CaffeModel {
  std::string name;
  uint64_t layers = 0;
  uint64_t tensors = 0, parameters = 0;  // float32, or float64
  std::vector<CaffeBlob> listed;
  std::vector<CaffePython> python;
  std::string_view limit;  // something was left out
};

bool LooksLikeCaffe(const RandomBytes& bytes);
std::expected<CaffeModel, Malformed> ReadCaffe(const RandomBytes& bytes);

}  // namespace day
