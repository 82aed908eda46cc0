// Programs and object streams where a model is looked for: nobody's loader runs an ELF file that is named model.bin, but a user may.
#include <fmt/format.h>

#include "knowledge/knowledge.h"
#include "loading/kinds.h"
#include "text/utf8.h"

namespace day::loading {
namespace {

using namespace std::string_view_literals;

// Names under which people keep weights, beyond those that a type promises.
bool NamedAsWeights(std::string_view name) {
  const FileType* promised = TheFileTypes().ByName(name);
  if (promised) return promised->kind == "weights" || promised->kind == "data";
  const std::string lower = ToLowerAscii(name);
  for (std::string_view ending : {".bin", ".dat", ".data", ".model", ".params"})
    if (lower.ends_with(ending)) return true;
  return lower == "model" || lower == "weights" || lower == "checkpoint";
}

// Streams from which a runtime makes objects of whatever classes they name.
struct ObjectStream {
  std::string_view magic, name;
};
constexpr ObjectStream kObjectStreams[] = {
    {"\xac\xed\x00\x05"sv, "Java"},                                                      // Java Object Serialization Specification, 6.4.2
    {"\x00\x01\x00\x00\x00\xff\xff\xff\xff\x01\x00\x00\x00\x00\x00\x00\x00"sv, ".NET"},  // MS-NRBF, 2.6.1
};

bool Script(std::string_view head) { return head.starts_with("#!/") || head.starts_with("#! /"); }

}  // namespace

bool InspectProgram(Inspection& inspection, Subject& subject) {
  const Place& place = subject.place();
  const std::string_view head = subject.head();
  for (const ObjectStream& stream : kObjectStreams)
    if (head.starts_with(stream.magic)) {
      inspection.Format(place, "object-stream");
      inspection.Add(place, "unknown-call", LoadVerdict::kSuspicious,
                     fmt::format("is a stream of {} objects: who reads it makes objects of any class that it names", stream.name));
      return true;
    }
  const FileType* type = TheFileTypes().Identify("", head.substr(0, 4096));
  const bool script = Script(head);
  if (!script && (!type || type->kind != "executable")) return false;
  const bool named = NamedAsWeights(place.name);
  const bool llamafile = type && type->id == "llamafile";
  // A library or a script under its own name is no model, whatever lies beside it.
  if (!named && !llamafile) {
    if (script || place.inner) return false;
    inspection.Format(place, type->id);
    inspection.report().no_model = true;
    inspection.Add(place, "is-program", LoadVerdict::kUnreadable, fmt::format("is a program ({}) and no model: it is not looked into", type->name));
    return true;
  }
  inspection.Format(place, script ? "script" : std::string_view(type->id));
  inspection.Add(place, named ? "disguise" : "is-program", LoadVerdict::kSuspicious,
                 named ? fmt::format("is a program ({}) under a name of weights: it runs whatever its author chose once somebody starts it",
                                     script ? "script" : type->name)
                       : "is a program with weights in it: to use them, one runs it");
  InspectZipFromItsEnd(inspection, subject);
  return true;
}

}  // namespace day::loading
