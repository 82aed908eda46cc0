// The kinds of files that are read, each in a file of its name. A kind looks at the bytes, takes the file or leaves it to the next one,
// and says what a load of it would do.
#pragma once

#include "formats/zip/zip.h"
#include "loading/inspection.h"

namespace day::loading {

// True where the file is of this kind, whatever came of it.
using Kind = bool (*)(Inspection&, Subject&);

bool InspectZip(Inspection& inspection, Subject& subject);            // PyTorch's, NumPy's, Keras's, and all others
bool InspectZipFromItsEnd(Inspection& inspection, Subject& subject);  // with something else in front
bool InspectNpy(Inspection& inspection, Subject& subject);
bool InspectGguf(Inspection& inspection, Subject& subject);
bool InspectHdf5(Inspection& inspection, Subject& subject);  // also a Keras model in it
bool InspectSafetensors(Inspection& inspection, Subject& subject);
bool InspectPacked(Inspection& inspection, Subject& subject);   // tar, 7z
bool InspectWrapped(Inspection& inspection, Subject& subject);  // gzip, xz …
bool InspectOnnx(Inspection& inspection, Subject& subject);
bool InspectPickle(Inspection& inspection, Subject& subject);
bool InspectConfig(Inspection& inspection, Subject& subject);       // JSON and Jinja beside weights
bool InspectKerasConfig(Inspection& inspection, Subject& subject);  // of a Keras zip
bool InspectKerasJson(Inspection& inspection, Subject& subject);    // Keras's and TensorFlow.js's models in JSON
bool InspectBundle(Inspection& inspection, Subject& subject);       // weights in a script
bool InspectRaw(Inspection& inspection, Subject& subject);          // numbers without a header
bool InspectOther(Inspection& inspection, Subject& subject);        // takes what is left

// Pickles that a kind finds in its files.
void InspectPickles(Inspection& inspection, const Place& place, std::string_view bytes, bool cut);

}  // namespace day::loading
