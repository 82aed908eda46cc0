#include "loading/judge_tensorflow.h"

#include <fmt/format.h>

#include "loading/graph_follower.h"
#include "loading/graph_survey.h"
#include "loading/keras_config.h"
#include "loading/paths.h"
#include "loading/proto_trouble.h"
#include "text/json.h"

namespace day::loading {
namespace {

constexpr int kMaxPasses = 8;  // limit: graph-passes; functions in each other that a name of a file is followed through

void Operators(Inspection& inspection, const Place& place, const GraphSurvey& survey, bool training) {
  for (const auto& [name, op] : survey.operators) {
    const std::string shown = name.substr(0, kShown);
    if (op.known.standing == OpStanding::kUnknown) {
      if (survey.functions.contains(name)) continue;
      inspection.Add(place, "unknown-operator", LoadVerdict::kSuspicious,
                     fmt::format("needs the operator {}, which is not known: its code comes from a library beside the model", shown), op.at);
    } else if (op.known.standing == OpStanding::kDenied && !op.known.saver && !op.known.assets && (op.known.paths.empty() || op.reaches)) {
      const LoadVerdict verdict = training && op.known.inputs ? LoadVerdict::kSuspicious : op.known.verdict;
      inspection.Add(
          place, op.known.id, verdict,
          op.reaches ? fmt::format("the operator {} {}: \"{}\"", shown, op.known.says, op.path) : fmt::format("the operator {} {}", shown, op.known.says),
          op.at);
    }
  }
}

void Assets(Inspection& inspection, const Place& place, const GraphSurvey& survey) {
  for (const auto& [path, at] : survey.asset_files) {
    const PathReach reach = ReachOf(path);
    if (reach == PathReach::kInside) continue;
    inspection.Add(place, "unsafe-path", reach == PathReach::kOutside ? LoadVerdict::kMalicious : LoadVerdict::kSuspicious,
                   fmt::format("names the asset \"{}\", which is no file among the model's assets", path.substr(0, kShown)), at);
  }
}

void Objects(Inspection& inspection, const Place& place, const GraphSurvey& survey) {
  for (const SurveyedObject& object : survey.objects) {
    const Result<Value> config = ParseJson(object.metadata);
    if (!config) {
      inspection.Add(place, "malformed-json", LoadVerdict::kUnreadable,
                     fmt::format("describes an object of Keras in JSON that cannot be read: {}", config.error().message), object.at);
      continue;
    }
    JudgeDuplicateKeys(inspection, place, *config);
    JudgeKerasConfig(inspection, place, *config, KerasReader::kSavedModel);
  }
}

void FollowNames(Inspection& inspection, const Place& place, const GraphSurvey& survey, GraphKind kind, const RandomBytes& bytes) {
  GraphFollower follower(inspection, place, survey);
  int passes = 0;
  for (bool learned = !survey.savers.empty(); learned && passes < kMaxPasses; ++passes) {
    follower.Begin(false);
    (void)ReadGraph(kind, bytes, follower);  // what is wrong with it, the survey's reading told
    learned = follower.End();
  }
  follower.Begin(true);
  (void)ReadGraph(kind, bytes, follower);
  if (follower.End() || passes == kMaxPasses) inspection.Add(place, "limit", LoadVerdict::kUnreadable, "was not followed to its end: limit graph-passes");
}

}  // namespace

void JudgeTensorFlow(Inspection& inspection, const Place& place, GraphKind kind, const RandomBytes& bytes) {
  GraphSurvey survey;
  const auto read = ReadGraph(kind, bytes, survey);
  survey.Finish();
  const bool variables = survey.variables > 0;
  inspection.CountTensors(variables ? survey.variables : survey.constants, variables ? survey.variable_elements : survey.constant_elements);
  Operators(inspection, place, survey, kind == GraphKind::kMetaGraph);
  Assets(inspection, place, survey);
  Objects(inspection, place, survey);
  if (!survey.followed.empty()) FollowNames(inspection, place, survey, kind, bytes);
  inspection.Unfinished(place, survey.limit);
  if (!read) {
    TellProtoTrouble(inspection, place, "malformed-tensorflow", read.error());
  } else if (survey.nodes == 0 && kind != GraphKind::kKerasMetadata) {
    inspection.Add(place, "malformed-tensorflow", LoadVerdict::kUnreadable, "has no graph");
  }
}

}  // namespace day::loading
