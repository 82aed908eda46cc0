// Small files of models, part by part, so that tests can make what no library writes.
#pragma once

#include <fmt/format.h>

#include <bit>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "formats/pickle/builder_for_test.h"
#include "formats/zip/builder_for_test.h"

namespace day::tensors_test {

inline std::string Floats(const std::vector<float>& numbers) {
  std::string out;
  for (float number : numbers) zip::Little(out, std::bit_cast<uint32_t>(number), 4);
  return out;
}

inline std::string Safetensors(std::string_view name, std::string_view dtype, std::string_view shape, const std::string& data) {
  const std::string header = fmt::format(R"({{"{}":{{"dtype":"{}","shape":[{}],"data_offsets":[0,{}]}}}})", name, dtype, shape, data.size());
  std::string out;
  zip::Little(out, header.size(), 8);
  return out + header + data;
}

// `extents`: the innermost first, as the format has them.
inline std::string Gguf(std::string_view name, uint32_t type, const std::vector<uint64_t>& extents, const std::string& data) {
  std::string out("GGUF\3\0\0\0", 8);
  zip::Little(out, 1, 8);
  zip::Little(out, 0, 8);
  zip::Little(out, name.size(), 8);
  out += name;
  zip::Little(out, extents.size(), 4);
  for (uint64_t extent : extents) zip::Little(out, extent, 8);
  zip::Little(out, type, 4);
  zip::Little(out, 0, 8);
  out.resize((out.size() + 31) / 32 * 32);
  out += data;
  out.resize((out.size() + 31) / 32 * 32);
  return out;
}

inline std::string Npy(std::string_view descr, std::string_view shape, const std::string& data, bool fortran = false) {
  const std::string header = fmt::format("{{'descr': '{}', 'fortran_order': {}, 'shape': {}}}", descr, fortran ? "True" : "False", shape);
  std::string out("\x93NUMPY\1\0", 8);
  zip::Little(out, header.size(), 2);
  return out + header + data;
}

struct View {
  std::string name, storage_type, key;
  int offset = 0;
  std::vector<uint8_t> shape, strides;
};

inline void AddViews(pickle::Builder& b, const std::vector<View>& views) {
  b.Proto(2).Raw("}").Mark();
  for (const View& view : views) {
    b.Text(view.name).Global("torch._utils", "_rebuild_tensor_v2").Mark().Mark().Text("storage").Global("torch", view.storage_type).Text(view.key);
    b.Text("cpu").Int(1).Raw("tQ").Int(view.offset);
    for (const std::vector<uint8_t>& extents : {view.shape, view.strides}) {
      b.Mark();
      for (uint8_t extent : extents) b.Int(extent);
      b.Raw("t");
    }
    b.Raw("\x89)tR");
  }
  b.Raw("u").Stop();
}

using StorageBytes = std::vector<std::pair<std::string, std::string>>;

inline std::string Torch(const std::vector<View>& views, const StorageBytes& storages) {
  pickle::Builder b;
  AddViews(b, views);
  std::vector<zip::Part> parts = {{.name = "m/data.pkl", .bytes = b.bytes()}};
  for (const auto& [key, bytes] : storages) parts.push_back({.name = "m/data/" + key, .bytes = bytes});
  return zip::Build(parts);
}

inline std::string LegacyTorch(const std::vector<View>& views, const StorageBytes& storages) {
  using namespace std::string_view_literals;
  pickle::Builder b;
  b.Proto(2).Raw("\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19").Stop().Proto(2).Raw("M\xe9\x03").Stop().Proto(2).Raw("}").Stop();
  AddViews(b, views);
  b.Proto(2).Raw("]").Mark();
  for (const auto& [key, bytes] : storages) b.Text(key);
  b.Raw("e").Stop();
  std::string out = b.bytes();
  for (const auto& [key, bytes] : storages) {
    zip::Little(out, bytes.size() / 4, 8);
    out += bytes;
  }
  return out;
}

}  // namespace day::tensors_test
