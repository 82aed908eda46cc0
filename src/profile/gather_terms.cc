// Distribution: license texts, rules of use, and how the release is to be had.
#include "profile/sightings.h"
#include "text/utf8.h"

namespace day {

void GatherTerms(const Seen& seen, Sightings& sightings) {
  for (const Evidence* text : seen.Of("license.text")) {
    if (text->Get("file") != "yes" || seen.IsForeign(*text)) continue;
    sightings.Add("license", {.evidence = text, .weight = 1, .what = text->value.empty() ? "a text of its own" : text->value});
  }
  for (const std::string_view key : {"license.tag", "license.metadata", "license.statement"})
    for (const Evidence* named : seen.Of(key))
      if (seen.PlaceOf(*named) == Place::kOwn && named->Get("how") != "mention")
        sightings.Add("license", {.evidence = named, .tier = Tier::kWord, .what = named->value});
  for (const Evidence* field : seen.Of("card.field"))
    if (field->Get("name") == "license" && seen.PlaceOf(*field) == Place::kOwn)
      sightings.Add("license", {.evidence = field, .tier = Tier::kWord, .what = field->value});

  for (const Evidence* policy : seen.Of("license.use-policy"))
    if (seen.PlaceOf(*policy) != Place::kVendored) sightings.Add("use-policy", {.evidence = policy, .weight = 1, .what = seen.FileOf(*policy).path});
  for (const Evidence* text : seen.Of("license.text"))
    if (text->Get("class") == "use-restricted" && text->Get("file") == "yes" && seen.PlaceOf(*text) == Place::kOwn)
      sightings.Add("use-policy", {.evidence = text, .weight = 1, .what = "restrictions of use within the license"});
  for (const Evidence* clause : seen.Of("license.clause")) {
    if (clause->value != "field-of-use" || clause->Get("effect") != "denied" || seen.PlaceOf(*clause) != Place::kOwn) continue;
    // Rules that the license only refers to stand elsewhere.
    const bool elsewhere = clause->Get("detail") == "by reference";
    sightings.Add("use-policy", {.evidence = clause,
                                 .weight = elsewhere ? 0.0 : 1.0,
                                 .strong = false,
                                 .what = elsewhere ? "a license that refers to rules of use" : "restrictions of use within the license"});
  }
  for (const Evidence* link : seen.Of("link")) {
    const std::string text = ToLowerAscii(link->Get("text"));
    const bool policy =
        text.find("use policy") != std::string::npos || text.find("usage policy") != std::string::npos || text.find("acceptable use") != std::string::npos;
    if (policy && link->Get("host") != "local" && seen.PlaceOf(*link) == Place::kOwn)
      sightings.Add("use-policy", {.evidence = link, .tier = Tier::kLink, .what = link->value});
  }

  for (const Evidence* gate : seen.Of("gate.sentence"))
    if (seen.PlaceOf(*gate) == Place::kOwn && gate->Get("for") != "commercial")
      sightings.Add("release-type", {.evidence = gate, .weight = 1, .what = "on request"});
  for (const Evidence* field : seen.Of("card.field"))
    if (AsksForAccess(*field)) sightings.Add("release-type", {.evidence = field, .weight = 1, .what = "gated on the hub"});
}

}  // namespace day
