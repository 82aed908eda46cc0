// Smaller formats that are written in protocol buffers: SentencePiece's tokenizers, Caffe's networks.
#include <fmt/format.h>

#include "formats/caffe/caffe.h"
#include "formats/pickle/pickle.h"
#include "formats/sentencepiece/sentencepiece.h"
#include "loading/kinds.h"
#include "loading/pickle_names.h"
#include "loading/proto_trouble.h"
#include "text/utf8.h"

namespace day::loading {
namespace {

void Network(Inspection& inspection, const Place& place, const CaffeModel& model) {
  inspection.CountTensors(model.tensors, model.parameters);
  for (const CaffePython& python : model.python) {
    const PickleName known = JudgeName(python.module, python.layer);
    const std::string name = python.module.substr(0, kShown) + "." + python.layer.substr(0, kShown);
    if (known.standing == NameStanding::kDenied) {
      inspection.Add(place, known.id, LoadVerdict::kMalicious, fmt::format("makes its loader call {} of Python, which {}", name, known.says), python.at);
    } else {
      inspection.Add(place, "runs-code", LoadVerdict::kSuspicious, fmt::format("makes its loader import and run {} of Python", name), python.at);
    }
  }
  inspection.Unfinished(place, model.limit);
}

}  // namespace

bool InspectSentencePiece(Inspection& inspection, Subject& subject) {
  if (subject.BeginsAsPickle() || !LooksLikeSentencePiece(subject.bytes())) return false;
  inspection.Format(subject.place(), "sentencepiece");
  inspection.CountModel();
  if (const auto model = ReadSentencePiece(subject.bytes()); !model) TellProtoTrouble(inspection, subject.place(), "malformed-sentencepiece", model.error());
  return true;
}

bool InspectCaffe(Inspection& inspection, Subject& subject) {
  const Place& place = subject.place();
  if (subject.BeginsAsPickle()) return false;
  // HDF5 under this name has a reader of its own.
  const bool named = ToLowerAscii(place.name).ends_with(".caffemodel") && !subject.head().starts_with("\x89HDF");
  if (!named && !LooksLikeCaffe(subject.bytes())) return false;
  inspection.Format(place, "caffe");
  inspection.CountModel();
  if (const auto model = ReadCaffe(subject.bytes())) {
    Network(inspection, place, *model);
  } else {
    TellProtoTrouble(inspection, place, "malformed-caffe", model.error());
  }
  return true;
}

}  // namespace day::loading
