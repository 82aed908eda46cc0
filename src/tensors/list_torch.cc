// Tensors that torch.save wrote: the pickle says how each lies in its storage, the container where the storages are.
//
// Zip (since PyTorch 1.6): members <folder>/data.pkl and <folder>/data/<key>, stored, not packed. Before: five pickles in a row (a magic
// number, the version, what wrote it, the object, the keys of its storages in order), then for each key a count of elements (u64) and their
// bytes (torch/serialization.py). Also NumPy's .npz, which is a zip of arrays.
#include <algorithm>
#include <unordered_map>

#include "formats/pickle/pickle.h"
#include "formats/zip/zip.h"
#include "tensors/list.h"
#include "text/utf8.h"

namespace day::tensors {
namespace {

using namespace std::string_view_literals;

constexpr uint64_t kFirstPickles = 1 << 20;  // bytes; tried in steps of 4 ×

struct Storage {
  uint64_t offset = 0, length = 0;  // bytes in the file
  std::string_view trouble;
};
using Storages = std::unordered_map<std::string, Storage>;

// "FloatStorage" is F32.
std::string_view DtypeOfStorage(std::string_view type) {
  static constexpr std::pair<std::string_view, std::string_view> kNames[] = {
      {"FloatStorage", "F32"}, {"DoubleStorage", "F64"}, {"HalfStorage", "F16"},         {"BFloat16Storage", "BF16"},
      {"LongStorage", "I64"},  {"IntStorage", "I32"},    {"ShortStorage", "I16"},        {"CharStorage", "I8"},
      {"ByteStorage", "U8"},   {"BoolStorage", "BOOL"},  {"ComplexFloatStorage", "C64"}, {"ComplexDoubleStorage", "C128"}};
  for (const auto& [name, dtype] : kNames)
    if (name == type) return dtype;
  return DtypeOf(type);
}

// One row after the other, as a new tensor has it. The stride of an extent of 1 says nothing.
bool RowsFollow(const PickleTensor& tensor) {
  uint64_t expected = 1;
  for (size_t i = tensor.shape.size(); i-- > 0;) {
    if (tensor.shape[i] != 1 && tensor.strides[i] != expected) return false;
    if (__builtin_mul_overflow(expected, tensor.shape[i], &expected)) return false;
  }
  return true;
}

// The bytes of the tensor in its storage, or why there are none.
void Place(StoredTensor& tensor, const PickleTensor& from, const Storages& storages) {
  const auto storage = storages.find(from.storage);
  const uint64_t size = BitsOfElement(tensor.dtype) / 8;
  if (size == 0) return void(tensor.no_bytes = "the size of its type is not known");
  if (storage == storages.end()) return void(tensor.no_bytes = "its storage is not in the file");
  if (!storage->second.trouble.empty()) return void(tensor.no_bytes = storage->second.trouble);
  // From its first element to its last one, in elements.
  uint64_t span = tensor.elements == 0 ? 0 : 1, begin = 0, end = 0;
  bool fits = true;
  for (size_t i = 0; i < tensor.shape.size() && tensor.elements > 0; ++i) {
    uint64_t reach = 0;
    fits = fits && !__builtin_mul_overflow(tensor.shape[i] - 1, from.strides[i], &reach) && !__builtin_add_overflow(span, reach, &span);
  }
  fits = fits && !__builtin_mul_overflow(from.offset, size, &begin) && !__builtin_mul_overflow(span, size, &span) &&
         !__builtin_add_overflow(begin, span, &end) && end <= storage->second.length;
  if (!fits) return void(tensor.no_bytes = "it lies past the end of its storage");
  tensor.offset = storage->second.offset + begin;
  tensor.length = span;
  if (!RowsFollow(from)) tensor.strides = from.strides;
}

void Add(TensorList& list, const PickleReading& reading, const Storages& storages) {
  for (const PickleTensor& from : reading.listed) {
    StoredTensor tensor;
    tensor.name = from.name;
    tensor.dtype = DtypeOfStorage(from.type);
    tensor.shape = from.shape;
    if (!CountIn(list, tensor)) continue;
    Place(tensor, from, storages);
    list.tensors.push_back(std::move(tensor));
  }
}

PickleLimits PickleLimitsOf(const TensorLimits& limits) {
  PickleLimits pickle;
  pickle.max_listed = limits.max_listed;
  return pickle;
}

std::string_view TroubleOf(const ZipMember& member, uint64_t size) {
  if (member.method != 0) return "its storage is packed";
  return member.data_at > size || member.packed > size - member.data_at ? "its storage lies past the end of the file" : "";
}

// NumPy's archive: each member an array of its own.
Listed ListNpz(const RandomBytes& bytes, const ZipDirectory& zip, const TensorLimits& limits) {
  TensorList list{.format = "npz"};
  for (const ZipMember& member : zip.members) {
    if (member.hidden || !member.name.ends_with(".npy") || !TroubleOf(member, bytes.size()).empty()) continue;
    const Listed array = ListNpy(member.name, PartOfBytes(bytes, member.data_at, member.packed));
    if (!array) return array;
    if (list.tensors.size() == limits.max_listed) break;
    StoredTensor tensor = array->tensors.front();
    tensor.offset += member.data_at;
    (void)CountIn(list, tensor);  // it was counted before
    list.tensors.push_back(std::move(tensor));
  }
  if (list.tensors.empty()) return std::unexpected(Malformed{0, kNoTensorFormat});
  return list;
}

}  // namespace

Listed ListTorchZip(const RandomBytes& bytes, const TensorLimits& limits) {
  const auto zip = ReadZip(bytes);
  if (!zip) return std::unexpected(zip.error());
  const ZipMember* object = nullptr;
  for (const ZipMember& member : zip->members)
    if (!object && !member.hidden && (member.name == "data.pkl" || member.name.ends_with("/data.pkl"))) object = &member;
  if (!object) return ListNpz(bytes, *zip, limits);
  std::string pickle;
  if (object->method != 0) return std::unexpected(Malformed{object->header_at, "packs its data.pkl, which PyTorch never does"});
  if (object->packed > limits.max_head) return std::unexpected(Malformed{object->header_at, "has a pickle that is longer than limit header-bytes"});
  if (!bytes.ReadText(object->data_at, object->packed, pickle)) return std::unexpected(Malformed{object->header_at, kCannotBeRead});
  const std::string folder = object->name.substr(0, object->name.size() - "data.pkl"sv.size());
  std::string_view trouble;
  Storages storages;
  for (const ZipMember& member : zip->members) {
    if (member.hidden || !member.name.starts_with(folder)) continue;
    const std::string_view path = std::string_view(member.name).substr(folder.size());
    std::string order;
    if (path == "byteorder" && member.packed < 16 && bytes.ReadText(member.data_at, member.packed, order) && order.starts_with("big"))
      trouble = "its numbers are big-endian";
    if (path.starts_with("data/")) storages[std::string(path.substr(5))] = {member.data_at, member.packed, TroubleOf(member, bytes.size())};
  }
  if (!trouble.empty())
    for (auto& [key, storage] : storages) storage.trouble = trouble;
  PickleReading reading;
  const bool whole = ReadPickle(pickle, 0, PickleLimitsOf(limits), reading).has_value();
  if (!whole) return std::unexpected(reading.malformed.value_or(Malformed{object->data_at, "has a pickle that was not read to its end"}));
  TensorList list{.format = "pytorch-zip"};
  Add(list, reading, storages);
  return list;
}

Listed ListLegacyTorch(const RandomBytes& bytes, const TensorLimits& limits) {
  std::string head;
  for (uint64_t want = kFirstPickles;; want *= 4) {
    const uint64_t length = std::min(bytes.size(), want);
    if (length > limits.max_head) return std::unexpected(Malformed{0, "has pickles that are longer than limit header-bytes"});
    if (!bytes.ReadText(0, length, head)) return std::unexpected(Malformed{0, kCannotBeRead});
    if (!BeginsAsLegacyTorch(head)) return std::unexpected(Malformed{0, kNoTensorFormat});
    PickleReading reading;
    uint64_t at = 0;
    for (uint64_t count = 0; count < kLegacyTorchPickles; ++count) {
      const std::optional<uint64_t> end = ReadPickle(head, at, PickleLimitsOf(limits), reading);
      if (!end) break;
      at = *end;
    }
    if (reading.pickles < kLegacyTorchPickles && length < bytes.size()) continue;
    if (reading.pickles < kLegacyTorchPickles) return std::unexpected(reading.malformed.value_or(Malformed{at, "ends before the storages"}));
    std::unordered_map<std::string, uint64_t> sizes;  // bytes of an element, as the tensors of the storage have it
    for (const PickleTensor& tensor : reading.listed) sizes[tensor.storage] = BitsOfElement(DtypeOfStorage(tensor.type)) / 8;
    Storages storages;
    for (const std::string& key : reading.texts) {
      std::string count;
      if (!bytes.ReadText(at, 8, count)) break;
      Cursor cursor(count);
      uint64_t elements = 0, size = 0;
      cursor.ReadLittle(elements);
      // A storage of a size that is not known ends what is known of those behind it.
      if (sizes[key] == 0 || __builtin_mul_overflow(elements, sizes[key], &size) || size > bytes.size() - at - 8) break;
      storages[key] = {at + 8, size, ""};
      at += 8 + size;
    }
    TensorList list{.format = "pytorch-legacy"};
    Add(list, reading, storages);
    return list;
  }
}

}  // namespace day::tensors
