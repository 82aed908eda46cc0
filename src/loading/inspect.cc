#include "loading/inspect.h"

#include "knowledge/knowledge.h"
#include "loading/inspection.h"
#include "loading/kinds.h"

namespace day::loading {
namespace {

// In this order: what its place makes it, then what has a name of its own in its first bytes, then what wraps others, then what only its form tells, then the
// rest.
constexpr Kind kKinds[] = {
    InspectKerasConfig,   InspectZip,    InspectNpy,    InspectGguf,       InspectSafetensors, InspectTflite,         InspectOrt,          InspectExecutorch,
    InspectGgml,          InspectRds,    InspectPacked, InspectWrapped,    InspectHdf5,        InspectOnnx,           InspectTensorFlow,   InspectCoreMl,
    InspectSentencePiece, InspectCaffe,  InspectPaddle, InspectPickle,     InspectProgram,     InspectZipBehindBytes, InspectMediapipe,    InspectAssets,
    InspectNumbers,       InspectXml,    InspectSkops,  InspectSerialized, InspectKerasJson,   InspectYaml,           InspectRequirements, InspectPython,
    InspectConfig,        InspectBundle, InspectRaw,    InspectOther,
};

}  // namespace

void Inspection::File(const Place& place, const RandomBytes& bytes) {
  if (place.depth > limits_.max_depth) return Unread(place, "archive-depth");
  Subject subject(*this, place, bytes);
  if (!subject.ReadHead()) return Add(place, "read-error", LoadVerdict::kUnreadable, "cannot be read");
  if (subject.head().empty()) {
    if (place.inner) return;
    const FileType* promised = TheFileTypes().ByName(place.name);
    report_.no_model = !promised || promised->kind != "weights";  // __init__.py, .gitkeep
    return Add(place, "empty", LoadVerdict::kUnreadable, "is empty");
  }
  for (const Kind kind : kKinds)
    if (kind(*this, subject)) return;
}

}  // namespace day::loading

namespace day {

LoadReport InspectFile(std::string_view name, const RandomBytes& bytes, const InspectLimits& limits, const Neighbors* neighbors) {
  LoadReport report;
  loading::Place place;
  place.name = name;
  loading::Inspection(limits, report, neighbors).File(place, bytes);
  return report;
}

}  // namespace day
