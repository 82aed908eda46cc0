// The kinds of files that are read, each in a file of its name. A kind looks at the bytes, takes the file or leaves it to the next one,
// and says what a load of it would do.
#pragma once

#include "formats/zip/zip.h"
#include "loading/inspection.h"

namespace day::loading {

// True where the file is of this kind, whatever came of it.
using Kind = bool (*)(Inspection&, Subject&);

bool InspectZip(Inspection& inspection, Subject& subject);             // PyTorch's, NumPy's, Keras's, and all others
bool InspectZipFromItsEnd(Inspection& inspection, Subject& subject);   // with something else in front
bool InspectZipBehindBytes(Inspection& inspection, Subject& subject);  // with bytes in front that are of no kind
bool InspectNpy(Inspection& inspection, Subject& subject);
bool InspectGguf(Inspection& inspection, Subject& subject);
bool InspectHdf5(Inspection& inspection, Subject& subject);  // also a Keras model in it
bool InspectSafetensors(Inspection& inspection, Subject& subject);
bool InspectTflite(Inspection& inspection, Subject& subject);
bool InspectOrt(Inspection& inspection, Subject& subject);
bool InspectExecutorch(Inspection& inspection, Subject& subject);
bool InspectMediapipe(Inspection& inspection, Subject& subject);  // its graphs
bool InspectAssets(Inspection& inspection, Subject& subject);     // models that its packages pack for browsers
bool InspectGgml(Inspection& inspection, Subject& subject);       // older than GGUF
bool InspectPacked(Inspection& inspection, Subject& subject);     // tar, 7z
bool InspectWrapped(Inspection& inspection, Subject& subject);    // gzip, xz …
bool InspectOnnx(Inspection& inspection, Subject& subject);
bool InspectTensorFlow(Inspection& inspection, Subject& subject);
bool InspectCoreMl(Inspection& inspection, Subject& subject);
bool InspectSentencePiece(Inspection& inspection, Subject& subject);
bool InspectCaffe(Inspection& inspection, Subject& subject);
bool InspectPaddle(Inspection& inspection, Subject& subject);
bool InspectPickle(Inspection& inspection, Subject& subject);
bool InspectConfig(Inspection& inspection, Subject& subject);      // JSON and Jinja beside weights
bool InspectKerasJson(Inspection& inspection, Subject& subject);   // Keras's and TensorFlow.js's models in JSON
bool InspectSerialized(Inspection& inspection, Subject& subject);  // JSON with pickles in Base64
bool InspectRaw(Inspection& inspection, Subject& subject);         // numbers without a header
bool InspectRds(Inspection& inspection, Subject& subject);         // R's objects
bool InspectXml(Inspection& inspection, Subject& subject);         // OpenVINO, PMML
bool InspectSkops(Inspection& inspection, Subject& subject);       // the schema in its zip
bool InspectYaml(Inspection& inspection, Subject& subject);
bool InspectRequirements(Inspection& inspection, Subject& subject);  // pip's lists of packages
bool InspectPython(Inspection& inspection, Subject& subject);
bool InspectOther(Inspection& inspection, Subject& subject);        // takes what is left
bool InspectProgram(Inspection& inspection, Subject& subject);      // under names of weights
bool InspectNumbers(Inspection& inspection, Subject& subject);      // formats of numbers and words
bool InspectKerasConfig(Inspection& inspection, Subject& subject);  // of a Keras zip
bool InspectBundle(Inspection& inspection, Subject& subject);       // weights in a script

// What stands in front is a model of its own. `ordinary`: files that go with such a model are kept there, but no second one.
bool InspectZipBehind(Inspection& inspection, Subject& subject, std::string_view what, bool ordinary);
// The same for a model that was read and ends at `end`: more bytes than its writers put behind are told, too.
void InspectBehind(Inspection& inspection, Subject& subject, std::string_view what, bool ordinary, uint64_t end);
// What makes a text a program in Python, or a command; "" where nothing does.
std::string_view CodeIn(std::string_view text);
// Pickles that a kind finds in its files.
void InspectPickles(Inspection& inspection, const Place& place, std::string_view bytes, bool cut);
// PickleLimits::max_memory for the next one.
uint64_t PickleMemory(const Inspection& inspection);
// For kinds that are asked before InspectPickle: a file of theirs that a pickle machine would run, too, is told and read as one.
void InspectAsPickleToo(Inspection& inspection, Subject& subject);

}  // namespace day::loading
