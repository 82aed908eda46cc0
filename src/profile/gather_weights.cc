// Weights: files of the release, pointers to files that are kept elsewhere, and models on hubs that the release links to.
#include <fmt/format.h>

#include <algorithm>

#include "profile/roles.h"
#include "profile/sightings.h"
#include "profile/whose.h"
#include "text/utf8.h"

namespace day {
namespace {

bool IsWeightsLink(const Evidence& link) {
  const std::string_view host = link.Get("host"), what = link.Get("what"), file = link.Get("file");
  if (link.Get("image") == "yes") return false;
  if (host == "hub-model" || what == "model") return true;
  return file == "weights" && host != "local";
}

// What the card says of the model that its files are: a fine-tuned, quantized or adapter version of another.
std::string_view RelationOf(const Seen& seen) {
  std::string_view relation;
  for (const Evidence* field : seen.Of("card.field")) {
    if (field->Get("name") == "base_model_relation") return field->value;
    if (field->Get("name") == "base_model" && relation.empty()) relation = "finetune";
  }
  return relation;
}

std::string RoleOfFile(const Seen& seen, const Evidence& format, std::string_view relation) {
  const std::string_view role = format.Get("role");
  if (role == "adapter" || role == "quantized") return "compressed-and-adapter-weights";
  if (role == "checkpoint") return "intermediate-checkpoints";
  const FileRecord& file = seen.FileOf(format);
  const std::string path = seen.all().release + "/" + file.DisplayPath();
  const std::string& named = TheRoles().WeightsRole(path, "");
  if (named != "pretrained-weights") return named;
  if (relation == "finetune" || relation == "merge") return "adapted-weights";
  if (relation == "adapter" || relation == "quantized") return "compressed-and-adapter-weights";
  return named;
}

void AddWeights(const Seen& seen, Sightings& sightings, const std::string& role, std::string_view name, std::string_view context, const Sighting& sighting) {
  sightings.Add(role, sighting);
  if (role == "adapted-weights" && TheRoles().IsAligned(fmt::format("{} {}", name, seen.all().release), context)) sightings.Add("aligned-weights", sighting);
}

void GatherFiles(const Seen& seen, Sightings& sightings) {
  const std::string_view relation = RelationOf(seen);
  for (const Evidence* format : seen.Of("weights.format")) {
    const Place place = seen.PlaceOf(*format);
    const std::string_view role = format->Get("role");
    if (place == Place::kVendored || place == Place::kTest || role == "optimizer" || role == "training-state") continue;
    const FileRecord& file = seen.FileOf(*format);
    Sighting sighting{.evidence = format, .weight = 1};
    sighting.part = place == Place::kExample;
    sighting.what = fmt::format("{} file", format->value);
    AddWeights(seen, sightings, RoleOfFile(seen, *format, relation), file.DisplayPath(), "", sighting);
  }
  // A pointer states digest and size of bytes that are kept on the host's large-file store.
  for (const Evidence* pointer : seen.Of("pointer.lfs")) {
    const FileRecord& file = seen.FileOf(*pointer);
    const FileType* type = TheFileTypes().ByName(file.path.substr(file.path.rfind('/') + 1));
    if (!type || type->kind != "weights" || seen.PlaceOf(*pointer) == Place::kVendored || seen.PlaceOf(*pointer) == Place::kTest) continue;
    const Sighting sighting{.evidence = pointer, .tier = Tier::kLink, .what = "a Git LFS pointer with digest and size"};
    AddWeights(seen, sightings, TheRoles().WeightsRole(seen.all().release + "/" + file.DisplayPath(), ""), file.path, "", sighting);
  }
}

void GatherLinks(const Seen& seen, const Whose& whose, Sightings& sightings) {
  for (const Evidence* link : seen.Of("link")) {
    if (!IsWeightsLink(*link)) continue;
    const Place place = seen.PlaceOf(*link);
    if (place == Place::kVendored || place == Place::kTest || !whose.IsOwn(*link)) continue;
    const std::string_view name = link->Get("name").empty() ? std::string_view(link->value) : link->Get("name");
    const std::string context = fmt::format("{} {} {}", link->Get("section"), link->Get("text"), link->Get("context"));
    const Sighting sighting{.evidence = link, .tier = Tier::kLink, .what = std::string(name)};
    AddWeights(seen, sightings, TheRoles().WeightsRole(name, context), name, context, sighting);
  }
}

void GatherWords(const Seen& seen, Sightings& sightings) {
  for (const Evidence* statement : seen.Of("license.statement"))
    if (statement->Get("about").find("weights") != std::string_view::npos && seen.PlaceOf(*statement) != Place::kVendored)
      sightings.Add("pretrained-weights", {.evidence = statement, .tier = Tier::kWord, .what = "a sentence on their license"});
}

}  // namespace

void GatherWeights(const Seen& seen, Sightings& sightings) {
  const Whose whose(seen);
  GatherFiles(seen, sightings);
  GatherLinks(seen, whose, sightings);
  GatherWords(seen, sightings);
}

}  // namespace day
