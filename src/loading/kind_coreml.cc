// Core ML: what a model needs of the app that loads it, and of files beside it.
#include <fmt/format.h>

#include "formats/coreml/blob.h"
#include "formats/coreml/coreml.h"
#include "formats/pickle/pickle.h"
#include "loading/kinds.h"
#include "loading/paths.h"
#include "loading/proto_trouble.h"
#include "text/utf8.h"

namespace day::loading {
namespace {

void Judge(Inspection& inspection, const Place& place, const CoreMlModel& model) {
  for (const CoreMlName& name : model.classes)
    inspection.Add(place, "unknown-operator", LoadVerdict::kSuspicious,
                   fmt::format("needs the class {} of the app that loads it: what that does is not known", name.name.substr(0, kShown)), name.at);
  // Search paths may be several, divided by colons, and begin with a name of the app's own folders ("$BUNDLE_MAIN").
  for (const CoreMlName& link : model.links) {
    const bool outside = link.name.find("..") != std::string::npos || link.name.starts_with('/') || link.name.find(":/") != std::string::npos;
    inspection.Add(place, outside ? "unsafe-path" : "loads-more", outside ? LoadVerdict::kMalicious : LoadVerdict::kSuspicious,
                   fmt::format("makes its loader load another model from \"{}\"", link.name.substr(0, kShown)), link.at);
  }
  constexpr std::string_view kBeside = "@model_path/";
  for (const CoreMlName& blob : model.blobs) {
    const std::string_view path = blob.name;
    const PathReach reach = ReachOf(path.starts_with(kBeside) ? path.substr(kBeside.size()) : path);
    if (reach != PathReach::kInside)
      inspection.Add(place, "unsafe-path", reach == PathReach::kOutside ? LoadVerdict::kMalicious : LoadVerdict::kSuspicious,
                     fmt::format("takes constants from \"{}\", which is no file beside the model", path.substr(0, kShown)), blob.at);
  }
  if (model.types.contains("serializedModel"))
    inspection.Add(place, "unknown-operator", LoadVerdict::kSuspicious, "is of a type that Core ML keeps to itself: what it holds is not known");
  for (const auto& [key, text] : model.metadata) inspection.Template(place, key, text);
  inspection.Unfinished(place, model.limit);
}

}  // namespace

bool InspectCoreMl(Inspection& inspection, Subject& subject) {
  const Place& place = subject.place();
  if (LooksLikeCoreMlBlobs(subject.head())) {
    inspection.Format(place, "coreml");
    inspection.CountModel();
    if (const auto read = ReadCoreMlBlobs(subject.bytes())) {
      inspection.CountTensors(read->blobs, read->elements);
    } else {
      TellProtoTrouble(inspection, place, "malformed-coreml", read.error());
    }
    return true;
  }
  if (subject.BeginsAsPickle() || (!ToLowerAscii(place.name).ends_with(".mlmodel") && !LooksLikeCoreMl(subject.bytes()))) return false;
  inspection.Format(place, "coreml");
  inspection.CountModel();
  if (const auto model = ReadCoreMl(subject.bytes())) {
    Judge(inspection, place, *model);
  } else {
    TellProtoTrouble(inspection, place, "malformed-coreml", model.error());
  }
  return true;
}

}  // namespace day::loading
