// The formats of ListTensors, each for itself.
#pragma once

#include "tensors/tensors.h"

namespace day::tensors {

using Listed = std::expected<TensorList, Malformed>;

Listed ListSafetensors(const RandomBytes& bytes, const TensorLimits& limits);
Listed ListGguf(const RandomBytes& bytes, const TensorLimits& limits);
Listed ListNpy(std::string_view name, const RandomBytes& bytes);
Listed ListTorchZip(const RandomBytes& bytes, const TensorLimits& limits);     // also NumPy's .npz
Listed ListLegacyTorch(const RandomBytes& bytes, const TensorLimits& limits);  // before PyTorch 1.6, and plain pickles

Listed ListOnnx(const RandomBytes& bytes, const TensorLimits& limits);
Listed ListTflite(const RandomBytes& bytes, const TensorLimits& limits);                // weights, not what is computed
Listed ListHdf5(const RandomBytes& bytes, uint64_t begin, const TensorLimits& limits);  // where its signature stands
Listed ListCheckpoint(const RandomBytes& bytes, const TensorLimits& limits);            // TensorFlow's, by its index
Listed ListGgml(const RandomBytes& bytes, const TensorLimits& limits);

// "float32", as most libraries call it, is F32; a name that is not known stays as it is.
std::string_view DtypeOf(std::string_view name);

// Adds what `tensor` takes to the totals; false where its shape overflows.
bool CountIn(TensorList& list, StoredTensor& tensor);

}  // namespace day::tensors
