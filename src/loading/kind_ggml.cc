// GGML from before GGUF: numbers and names, read by programs that run nothing.
#include "formats/ggml/ggml.h"
#include "loading/broken.h"
#include "loading/kinds.h"

namespace day::loading {

bool InspectGgml(Inspection& inspection, Subject& subject) {
  if (!LooksLikeGgml(subject.head())) return false;
  const Place& place = subject.place();
  inspection.Format(place, "ggml");
  inspection.CountModel();
  inspection.Disguise(place, "ggml", subject.head().substr(0, 4096));
  InspectAsPickleToo(inspection, subject);
  const auto file = ReadGgml(subject.bytes());
  if (file) {
    inspection.CountTensors(file->tensors, file->parameters);
  } else {
    Broken(inspection, place, "ggml", file.error());
  }
  InspectZipBehind(inspection, subject, "a GGML file", false);
  return true;
}

}  // namespace day::loading
