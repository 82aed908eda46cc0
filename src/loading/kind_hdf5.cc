// HDF5: Keras's models and weights, and data of all kinds. Reading it runs nothing, but what it names may be in other files, and the
// configuration of a Keras model in its attributes may run anything.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "formats/hdf5/hdf5.h"
#include "knowledge/knowledge.h"
#include "loading/judge_pickle.h"
#include "loading/keras_config.h"
#include "loading/kinds.h"
#include "text/json.h"
#include "text/utf8.h"

namespace day::loading {
namespace {

using namespace std::string_view_literals;

constexpr uint64_t kHugeFrom = 256ULL << 20;  // bytes; a data set of that size in a far smaller file is made of nothing, or of one value; of weights, kBombFrom
constexpr uint64_t kMaxUserBlock = 4ULL << 20;  // limit: bytes in front of the superblock that are looked at
constexpr uint64_t kMaxConfig = 32 << 20;       // limit: bytes of a configuration that is read
constexpr uint64_t kMaxTrailing = 64 << 10;     // bytes behind the end that are looked at: fillings are zero, or the ends of lines
// The HDF Group's registry of filters. Its own: deflate, shuffle, fletcher32, szip, nbit, scale-offset; h5py brings LZF. Those that pack data
// sets in practice: LZO, bzip2, Blosc, LZ4, bitshuffle, ZFP, Zstandard, Blosc2. Keras writes none of them.
constexpr uint16_t kLastOwnFilter = 6, kLzf = 32'000;
constexpr uint16_t kPackers[] = {305, 307, 32'001, 32'004, 32'008, 32'013, 32'015, 32'026};

bool IsOneOf(std::string_view text, std::initializer_list<std::string_view> list) { return std::find(list.begin(), list.end(), text) != list.end(); }

// Keras opens what such a file names; a program that reads data does so where it is told to.
bool IsKeras(const Place& place, const Hdf5File& file) {
  if (place.inner || ToLowerAscii(place.name).ends_with(".weights.h5")) return true;
  for (const Hdf5Attribute& attribute : file.attributes)
    if (IsOneOf(attribute.name, {"model_config", "training_config", "layer_names", "weight_names", "keras_version", "keras_api"})) return true;
  return std::any_of(file.datasets.begin(), file.datasets.end(), [](const Hdf5Dataset& dataset) {
    return dataset.path.starts_with("/model_weights/") || dataset.path.starts_with("/layers/") ||
           dataset.path.starts_with("/_layer_checkpoint_dependencies/") || dataset.path.starts_with("/optimizer/vars/") ||
           dataset.path.find("/vars/") != std::string::npos;
  });
}

bool LeadsOut(std::string_view path) {
  return path.starts_with('/') || path.starts_with('\\') || path.starts_with("..") || path.find("/..") != path.npos || path.find("\\..") != path.npos ||
         path.find(':') != path.npos;
}

void Way(Inspection& inspection, const Place& place, const Hdf5Way& way, bool keras) {
  const LoadVerdict verdict = keras || LeadsOut(way.target) ? LoadVerdict::kMalicious : LoadVerdict::kSuspicious;
  switch (way.kind) {
    case Hdf5Way::Kind::kExternalLink:
      return inspection.Add(place, "touches-files", verdict,
                            fmt::format("{} is a link into another file, {}, which is opened when it is read", way.path, way.target), way.offset);
    case Hdf5Way::Kind::kExternalData:
      return inspection.Add(
          place, "touches-files", verdict,
          fmt::format("{} takes its data from another file, {}, whatever that is{}", way.path, way.target, keras ? " (as in CVE-2026-1669)" : ""), way.offset);
    case Hdf5Way::Kind::kVirtualData:
      if (way.target == ".")
        return inspection.Add(place, "odd-hdf5", LoadVerdict::kSuspicious, fmt::format("{} is put together from other datasets, as no weights are", way.path),
                              way.offset);
      return inspection.Add(place, "touches-files", verdict, fmt::format("{} takes its data from another file, {}", way.path, way.target), way.offset);
    case Hdf5Way::Kind::kUserLink:
      return inspection.Add(place, "unknown-call", LoadVerdict::kSuspicious, fmt::format("{} is a link that a program's own code has to follow", way.path),
                            way.offset);
    case Hdf5Way::Kind::kDriver:
      return inspection.Add(place, "odd-hdf5", LoadVerdict::kSuspicious, "is kept in several files by a driver that usual loaders do not use", way.offset);
  }
}

void Dataset(Inspection& inspection, const Place& place, const Hdf5Dataset& dataset, uint64_t file_size, bool keras, std::set<uint16_t>& told) {
  for (const uint16_t filter : dataset.filters) {
    const bool known =
        filter <= kLastOwnFilter || filter == kLzf || (!keras && std::find(std::begin(kPackers), std::end(kPackers), filter) != std::end(kPackers));
    if (!known && told.insert(filter).second)
      inspection.Add(place, "loads-library", LoadVerdict::kSuspicious,
                     fmt::format("{} needs the filter {}, for which the library loads a plug-in from a folder of the machine", dataset.path, filter));
  }
  uint64_t size = 0;
  if (dataset.elements == UINT64_MAX || __builtin_mul_overflow(dataset.elements, std::max<uint64_t>(dataset.element_size, 1), &size)) size = UINT64_MAX;
  if (size > (keras ? kBombFrom : kHugeFrom) && size / kBombRatio > file_size)
    inspection.Add(place, "bomb", LoadVerdict::kSuspicious,
                   fmt::format("{} states a shape of {} bytes in a file of {}, which exhausts memory once it is read", dataset.path, size, file_size));
  if (IsOneOf(dataset.path, {"/model_config", "/training_config"}))
    inspection.Add(place, "odd-hdf5", LoadVerdict::kSuspicious,
                   fmt::format("{} is a dataset, which only some versions of Keras take for the model's configuration", dataset.path));
}

void Attribute(Inspection& inspection, const Place& place, const Hdf5Attribute& attribute) {
  Place inside = place;
  inside.member += fmt::format("{}{}@{}", place.member.empty() ? "" : "!", attribute.object, attribute.name);
  const bool config = IsOneOf(attribute.name, {"model_config", "training_config"});
  // PyTables's mark of arrays of pickles, which it loads with the array (pandas keeps columns of objects so).
  if (attribute.name == "PSEUDOATOM" && !attribute.texts.empty() && attribute.texts[0].starts_with("object"))
    inspection.Add(inside, "not-read-yet", LoadVerdict::kUnreadable,
                   fmt::format("{} holds pickled objects, which PyTables and pandas load, and which are not read here", attribute.object));
  for (const std::string& text : attribute.texts) {
    const size_t start = text.find_first_not_of(" \t\r\n");
    if (config || (start != text.npos && text[start] == '{' && text.find("\"class_name\"") != text.npos)) {
      if (text.size() > kMaxConfig) {
        inspection.Unread(inside, "config-bytes");
        continue;
      }
      const Result<Value> value = ParseJson(std::string_view(text).substr(0, text.find('\0')), kKerasJson);
      if (value) JudgeKerasConfig(inspection, inside, *value);
      else if (config) inspection.Add(inside, "malformed-json", LoadVerdict::kUnreadable, value.error().message);
      continue;
    }
    // PyTables keeps pickles in attributes, and loads them.
    if (!LooksLikePickle(text)) continue;
    PickleReading reading;
    const std::optional<uint64_t> end = ReadPickle(text, 0, {}, reading);
    // Its own class for how its data are packed, which opens nothing.
    std::erase_if(reading.globals,
                  [](const PickleGlobal& global) { return IsOneOf(global.module, {"tables.Leaf", "tables.filters"}) && global.name == "Filters"; });
    if (!reading.globals.empty()) JudgePickle(reading, {.member = inside.member, .sniffed = !end.has_value()}, inspection.report());
  }
}

// What stands before and behind, which HDF5 leaves alone and other readers may not.
void Around(Inspection& inspection, Subject& subject, const Hdf5File& file) {
  const Place& place = subject.place();
  const RandomBytes& bytes = subject.bytes();
  std::string text;
  if (file.begin > 0 && bytes.ReadText(0, std::min(file.begin, kMaxUserBlock), text)) {
    const bool program = text.starts_with("MZ") ||
                         text.starts_with(
                             "\x7f"
                             "ELF") ||
                         text.starts_with("#!");
    const bool pickle = LooksLikePickle(text);
    if (program || pickle) inspection.Add(place, "polyglot", LoadVerdict::kSuspicious, fmt::format("is HDF5 and a {} at once", program ? "program" : "pickle"));
    if (pickle) InspectPickles(inspection, place, text, true);
  }
  const uint64_t size = bytes.size();
  if (file.end >= size || !bytes.ReadText(file.end, std::min(size - file.end, kMaxTrailing), text)) return;
  if (text.find_first_not_of("\0\r\n"sv) == text.npos) return;
  inspection.Add(place, "trailing-bytes", LoadVerdict::kSuspicious, fmt::format("{} bytes follow what HDF5 reads", size - file.end), file.end);
  InspectZipFromItsEnd(inspection, subject);
}

void Judge(Inspection& inspection, Subject& subject, const Hdf5File& file) {
  const Place& place = subject.place();
  const bool keras = IsKeras(place, file);
  uint64_t parameters = 0;
  std::set<uint16_t> told;
  for (const Hdf5Way& way : file.ways) Way(inspection, place, way, keras);
  for (const Hdf5Attribute& attribute : file.attributes) Attribute(inspection, place, attribute);
  for (const Hdf5Dataset& dataset : file.datasets) {
    Dataset(inspection, place, dataset, subject.bytes().size(), keras, told);
    if (dataset.number && __builtin_add_overflow(parameters, dataset.elements, &parameters)) parameters = UINT64_MAX;
  }
  inspection.CountTensors(file.datasets.size(), parameters);
  for (const Hdf5Cycle& cycle : file.cycles)
    inspection.Add(place, "link-cycle", LoadVerdict::kSuspicious,
                   fmt::format("{} leads back to {}: programs that follow it go in a circle", cycle.path, cycle.target));
  if (!file.faults.empty()) inspection.Add(place, "malformed-hdf5", LoadVerdict::kUnreadable, std::string(file.faults[0].rule), file.faults[0].offset);
  inspection.Unfinished(place, file.limit);
  if (!file.not_read.empty())
    inspection.Add(place, "not-read-yet", LoadVerdict::kUnreadable, fmt::format("has parts that are not read here: {}", file.not_read));
  if (!file.complete) inspection.Add(place, "read-error", LoadVerdict::kUnreadable, "cannot be read in full");
}

// The signature's place: in the head, or further behind, where only a file by its name of HDF5 is looked for it.
std::optional<uint64_t> Find(const Subject& subject) {
  const std::optional<uint64_t> found = FindHdf5(subject.head());
  const std::string lower = ToLowerAscii(subject.place().name);
  if (found || !(lower.ends_with(".h5") || lower.ends_with(".hdf5") || lower.ends_with(".keras"))) return found;
  std::string there;
  for (uint64_t at = Subject::kHead; at < subject.bytes().size(); at *= 2)
    if (subject.bytes().ReadText(at, 8, there) && FindHdf5(there)) return at;
  return std::nullopt;
}

}  // namespace

bool InspectHdf5(Inspection& inspection, Subject& subject) {
  const std::optional<uint64_t> begin = Find(subject);
  if (!begin) return false;
  const Place& place = subject.place();
  inspection.Format(place, "hdf5");
  inspection.CountModel();
  const auto file = ReadHdf5(subject.bytes(), *begin);
  if (!file) {
    inspection.Add(place, "malformed-hdf5", LoadVerdict::kUnreadable, std::string(file.error().rule), file.error().offset);
    return true;
  }
  // Other programs keep their data in it under names of their own.
  const FileType* promised = TheFileTypes().ByName(place.name);
  if (!promised || promised->kind != "data") inspection.Disguise(place, "hdf5", subject.head());
  Judge(inspection, subject, *file);
  Around(inspection, subject, *file);
  return true;
}

}  // namespace day::loading
