// MediaPipe's graphs, and the files that its packages pack for a browser: one after the other, without a header, their names and places in a
// script beside them (Emscripten's file_packager).
#include <fmt/format.h>

#include <vector>

#include "formats/mediapipe/mediapipe.h"
#include "loading/broken.h"
#include "loading/kinds.h"
#include "text/utf8.h"

namespace day::loading {
namespace {

constexpr size_t kMaxPieces = 64;  // limit: models in a pack

// Where models of TensorFlow Lite begin: at identifiers whose root lies close behind, as every writer has it.
std::vector<size_t> ModelsIn(std::string_view bytes) {
  std::vector<size_t> begins;
  for (size_t at = bytes.find("TFL3"); at != bytes.npos && begins.size() <= kMaxPieces; at = bytes.find("TFL3", at + 4)) {
    if (at < 4) continue;
    const std::string_view root = bytes.substr(at - 4, 4);
    if (root[2] == '\0' && root[3] == '\0') begins.push_back(at - 4);
  }
  return begins;
}

}  // namespace

bool InspectMediapipe(Inspection& inspection, Subject& subject) {
  const Place& place = subject.place();
  if (!ToLowerAscii(place.name).ends_with(".binarypb")) return false;
  const auto graph = ReadMediapipe(subject.bytes());
  inspection.Format(place, "mediapipe-graph");
  if (!graph) {
    Broken(inspection, place, "mediapipe-graph", graph.error());
    return true;
  }
  inspection.CountModel();
  for (const std::string& path : graph->paths)
    inspection.Add(place, "touches-files", LoadVerdict::kSuspicious, fmt::format("gives a calculator the path {}, which leads out of the folder", path));
  return true;
}

// Clean where a text stands in front at most, and models fill the rest.
bool InspectAssets(Inspection& inspection, Subject& subject) {
  const Place& place = subject.place();
  if (!ToLowerAscii(place.name).ends_with("packed_assets.data")) return false;
  const std::string_view* whole = subject.Whole();
  if (!whole) return true;
  const std::vector<size_t> begins = ModelsIn(*whole);
  if (begins.empty() || begins.size() > kMaxPieces || subject.cut() || begins[0] > Subject::kHead ||
      (begins[0] > 0 && !LooksLikeText(std::string_view(*whole).substr(0, begins[0]))))
    return false;
  inspection.Format(place, "packed-assets");
  for (size_t i = 0; i < begins.size(); ++i) {
    const size_t end = i + 1 < begins.size() ? begins[i + 1] : whole->size();
    const Place inside = inspection.Inside(place, fmt::format("model at {}.tflite", begins[i]));
    inspection.File(inside, BytesInMemory(std::string_view(*whole).substr(begins[i], end - begins[i])));
  }
  return true;
}

}  // namespace day::loading
