// knowledge/places.yaml: whose a file is, by the folders of its path.
#include "knowledge/knowledge.h"
#include "text/utf8.h"

namespace day {
namespace {

struct PlaceList {
  Place place;
  std::vector<std::string> folders, names;
};

std::vector<PlaceList> LoadPlaces() {
  const Value document = LoadKnowledge("places.yaml");
  std::vector<PlaceList> lists;
  for (const Value& entry : document["places"].items()) {
    PlaceList& list = lists.emplace_back();
    for (const Place place : {Place::kOwn, Place::kVendored, Place::kTest, Place::kDocs, Place::kExample})
      if (entry["place"].string() == NameOf(place)) list.place = place;
    list.folders = entry["folders"].StringList();
    list.names = entry["names"].StringList();
  }
  return lists;
}

bool HasFolder(const PlaceList& list, std::string_view path) {
  for (size_t slash = path.find('/'); slash != path.npos; slash = path.find('/')) {
    const std::string_view folder = path.substr(0, slash), two = path.substr(0, path.find('/', slash + 1));
    for (const std::string& glob : list.folders)
      if (GlobMatches(glob, folder) || (two.size() < path.size() && GlobMatches(glob, two))) return true;
    path.remove_prefix(slash + 1);
  }
  for (const std::string& glob : list.names)
    if (GlobMatches(glob, path)) return true;
  return false;
}

}  // namespace

std::string_view NameOf(Place place) {
  switch (place) {
    case Place::kVendored: return "vendored";
    case Place::kTest: return "test";
    case Place::kDocs: return "docs";
    case Place::kExample: return "example";
    case Place::kOwn: break;
  }
  return "own";
}

Place PlaceOf(std::string_view path) {
  static const std::vector<PlaceList> kLists = LoadPlaces();
  for (const PlaceList& list : kLists)
    if (HasFolder(list, path)) return list.place;
  return Place::kOwn;
}

}  // namespace day
