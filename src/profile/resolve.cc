// From observations to a profile: the table of contents of this room.
#include <utility>

#include "profile/parts.h"

namespace day {

Profile Resolve(Observations observations, const Stack& stack) {
  Profile profile;
  profile.release = observations.release;
  profile.sources = observations.sources;
  profile.coverage = CoverageOf(observations);
  {
    Seen seen(observations);
    const Whose whose(seen);
    const ModelFiles model_files(seen);

    Sightings sightings;
    GatherCode(seen, whose, sightings);
    GatherWeights(seen, whose, model_files, sightings);
    GatherData(seen, whose, sightings);
    GatherDocuments(seen, whose, sightings);
    GatherTerms(seen, sightings);

    FillComponents(seen, sightings, stack, profile);
    DoubtAbsences(seen, whose, sightings, stack, profile);
    FillModels(seen, model_files, profile);
    FillOrigin(seen, profile);
    FillCompute(seen, profile);
    FillEvaluations(seen, profile);
    FillData(seen, profile);
    FillDataClaims(seen, profile);
    const std::vector<Terms> terms = CollectTerms(seen);
    const std::vector<TermsConflict> conflicts = FindTermsConflicts(seen, terms);
    FillLicensing(seen, terms, conflicts, stack, profile);
    FillFreedoms(seen, stack, profile);
    FillDocuments(seen, profile);
    FillGates(seen, stack, profile);
    FillClaims(seen, profile);
    FillFindings(seen, conflicts, profile);

    profile.evidence = seen.Cited();
  }
  profile.files = std::move(observations.files);
  return profile;
}

}  // namespace day
