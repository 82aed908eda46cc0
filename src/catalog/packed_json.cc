#include "catalog/packed_json.h"

#include <zstd.h>

#include "base/assert.h"

namespace day {
namespace {

constexpr int kLevel = 3;  // 6 makes files a tenth smaller, and adding a fifth slower

template <class T, size_t (*Free)(T*)>
struct Freer {
  void operator()(T* object) const { Free(object); }
};
template <class T, size_t (*Free)(T*)>
using Owned = std::unique_ptr<T, Freer<T, Free>>;

}  // namespace

struct JsonPacker::Impl {
  Owned<ZSTD_CDict, ZSTD_freeCDict> packing;
  Owned<ZSTD_DDict, ZSTD_freeDDict> unpacking;
};

JsonPacker::JsonPacker(std::string common) : common_(std::move(common)), impl_(std::make_unique<Impl>()) {
  impl_->packing.reset(ZSTD_createCDict(common_.data(), common_.size(), kLevel));
  impl_->unpacking.reset(ZSTD_createDDict(common_.data(), common_.size()));
  DAY_ASSERT(impl_->packing && impl_->unpacking);
}
JsonPacker::JsonPacker(JsonPacker&&) noexcept = default;
JsonPacker& JsonPacker::operator=(JsonPacker&&) noexcept = default;
JsonPacker::~JsonPacker() = default;

std::string JsonPacker::Pack(std::string_view json) const {
  thread_local const Owned<ZSTD_CCtx, ZSTD_freeCCtx> context(ZSTD_createCCtx());  // making one costs a tenth of packing
  std::string packed(ZSTD_compressBound(json.size()), '\0');
  const size_t size = ZSTD_compress_usingCDict(context.get(), packed.data(), packed.size(), json.data(), json.size(), impl_->packing.get());
  DAY_ASSERT(!ZSTD_isError(size));
  packed.resize(size);
  return packed;
}

Result<std::string> JsonPacker::Unpack(std::string_view packed, size_t most) const {
  const unsigned long long size = ZSTD_getFrameContentSize(packed.data(), packed.size());
  if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN) return MakeError(ErrorKind::kInvalid, "a stored profile cannot be unpacked");
  if (size > most) return MakeError(ErrorKind::kInvalid, "a stored profile is larger than a profile may be");
  const Owned<ZSTD_DCtx, ZSTD_freeDCtx> context(ZSTD_createDCtx());
  std::string json(static_cast<size_t>(size), '\0');
  const size_t got = ZSTD_decompress_usingDDict(context.get(), json.data(), json.size(), packed.data(), packed.size(), impl_->unpacking.get());
  if (ZSTD_isError(got) || got != json.size()) return MakeError(ErrorKind::kInvalid, "a stored profile cannot be unpacked");
  return json;
}

}  // namespace day
