// JSON whose values are pickles in Base64, as stable-baselines3 keeps what JSON cannot hold (common/save_util.py, data_to_json and json_to_data): its loader
// hands each text under the key ":serialized:" to cloudpickle.
#include <string>

#include "formats/pickle/carried.h"
#include "loading/kinds.h"
#include "text/json.h"

namespace day::loading {
namespace {

constexpr std::string_view kKey = ":serialized:";
constexpr uint64_t kMaxJson = 64ULL << 20;  // limit: bytes of such a file; an agent's has some 100 KB

void Pickle(Inspection& inspection, const Place& place, std::string_view text) {
  const std::string bytes = FromBase64(text);
  const Place inside = inspection.Inside(place, kKey);
  if (inspection.Spend(inside, bytes.size())) InspectPickles(inspection, inside, bytes, false);
}

void Pickles(Inspection& inspection, const Place& place, std::string_view key, const Value& value) {
  if (key == kKey && value.is_string()) return Pickle(inspection, place, value.string());
  for (const Value& item : value.items()) Pickles(inspection, place, key, item);
  for (const auto& [name, member] : value.members()) Pickles(inspection, place, name, member);
}

// Python's json reads NaN and Infinity, which no other reader takes: then the texts behind the key are found without one.
void Pieces(Inspection& inspection, const Place& place, std::string_view json) {
  for (size_t at = json.find(kKey); at != json.npos; at = json.find(kKey, at + 1)) {
    const size_t begin = json.find_first_not_of(" \t\r\n:", at + kKey.size() + 1);
    if (begin == json.npos || json[begin] != '"') continue;
    Pickle(inspection, place, json.substr(begin + 1, json.find('"', begin + 1) - begin - 1));
  }
}

bool HasKey(const Value& value) {
  for (const Value& item : value.items())
    if (HasKey(item)) return true;
  for (const auto& [name, member] : value.members())
    if (name == kKey || HasKey(member)) return true;
  return false;
}

}  // namespace

bool InspectSerialized(Inspection& inspection, Subject& subject) {
  const std::string_view head = subject.head();
  const size_t first = head.find_first_not_of(" \t\r\n");
  if (first == head.npos || head[first] != '{' || subject.bytes().size() > kMaxJson) return false;
  // The member that the loader reads may spell its keys as it likes; elsewhere the key is looked for in the first bytes.
  const bool data = LastPart(subject.place().name) == "data";
  if (!data && head.find(kKey) == head.npos) return false;
  const std::string_view* whole = subject.Whole();
  if (!whole || (whole->find(kKey) == whole->npos && whole->find("\\u") == whole->npos)) return false;
  const Result<Value> root = ParseJson(*whole);
  if (root && !HasKey(*root)) return false;
  if (!root && whole->find(kKey) == whole->npos) return false;
  inspection.Format(subject.place(), "json");
  if (root) Pickles(inspection, subject.place(), "", *root);
  else Pieces(inspection, subject.place(), *whole);
  return true;
}

}  // namespace day::loading
