// Files that tools of evaluation write.
//
// Formats: lm-evaluation-harness (`results`: task → "metric,filter": figure; older ones "metric": figure), lighteval (the same, tasks as
// "suite|task|shots"), the Trainer of Transformers ("eval_metric": figure), MTEB (`task_name`, `scores`: split → list with `main_score`), and the hub's
// .eval_results (a list of `dataset` and `value`).
#include "probes/evaluations/results_sink.h"
#include "text/json.h"
#include "text/utf8.h"
#include "text/yaml.h"

namespace day::evaluations {
namespace {

constexpr ParseLimits kLimits = {.max_depth = 20, .max_nodes = 300'000, .infinite_numbers = true};

// "exact_match,strict-match" → "exact_match (strict-match)"; the filter "none" is none.
std::string MetricOf(std::string_view key) {
  const size_t comma = key.find(',');
  if (comma == key.npos) return std::string(key);
  const std::string_view filter = key.substr(comma + 1);
  std::string metric(key.substr(0, comma));
  return filter == "none" ? metric : metric + " (" + std::string(filter) + ")";
}

// "pretrained=acme/model,dtype=bfloat16" → "acme/model".
std::string_view ModelOfArguments(std::string_view arguments) {
  constexpr std::string_view kName = "pretrained=";
  const size_t at = arguments.find(kName);
  if (at == arguments.npos) return {};
  const std::string_view rest = arguments.substr(at + kName.size());
  return rest.substr(0, rest.find(','));
}

std::string HarnessModel(const Value& root) {
  for (const std::string* name : {&root["model_name"].string(), &root["config_general"]["model_name"].string()})
    if (!name->empty()) return *name;
  const Value& arguments = root["config"]["model_args"];
  const std::string_view model = arguments.is_object() ? std::string_view(arguments["pretrained"].string()) : ModelOfArguments(arguments.string());
  return model.empty() ? root["config"]["model"].string() : std::string(model);
}

void ReadHarness(const Benchmarks& benchmarks, const Value& root, ResultsSink& results) {
  const std::string model = HarnessModel(root);
  for (const auto& [task, metrics] : root["results"].members())
    for (const auto& [key, value] : metrics.members()) {
      const std::string_view name = std::string_view(key).substr(0, key.find(','));
      if (!value.is_number() || EndsWithAny(name, {"_stderr", "stderr"}) || name == "sample_len" || name == "samples") continue;
      const std::string metric = MetricOf(key);
      if (!results.Add({.by = "harness",
                        .value = value.ScalarText(),
                        .title = task,
                        .benchmark = benchmarks.NamedIn(task),
                        .metric = metric,
                        .model = model,
                        .line = value.key_line}))
        return;
    }
}

// Figures of how the run went are no results.
bool IsOfTheRun(std::string_view name) {
  return EndsWithAny(name, {"_runtime", "_samples", "_per_second", "_steps", "_mem_cpu_alloc_delta", "_mem_gpu_alloc_delta", "_mem_cpu_peaked_delta",
                            "_mem_gpu_peaked_delta", "_timing"});
}

void ReadTrainer(const Value& root, ResultsSink& results) {
  for (const auto& [name, value] : root.members()) {
    if (!value.is_number() || !(name.starts_with("eval_") || name.starts_with("test_") || name.starts_with("predict_")) || IsOfTheRun(name)) continue;
    if (!results.Add(
            {.by = "trainer", .value = value.ScalarText(), .title = name, .metric = std::string_view(name).substr(name.find('_') + 1), .line = value.key_line}))
      return;
  }
}

void ReadMteb(const Value& root, ResultsSink& results) {
  for (const auto& [split, scores] : root["scores"].members())
    for (const Value& score : scores.items()) {
      const std::string& subset = score["hf_subset"].string();
      const std::string title = root["task_name"].string() + " " + split + (subset.empty() || subset == "default" ? "" : " " + subset);
      const Value& main = score["main_score"];
      if (!results.Add({.by = "mteb", .value = main.ScalarText(), .title = title, .benchmark = "mteb", .metric = "main_score", .line = main.key_line})) return;
    }
}

}  // namespace

void ReadResultsJson(const Benchmarks& benchmarks, std::string_view text, Sink& sink) {
  const Result<Value> parsed = ParseJson(text, kLimits);
  if (!parsed) return;  // whatever it is, nothing says that it was to be one of these
  const Value& root = *parsed;
  ResultsSink results(sink);
  if (root["results"].is_object()) ReadHarness(benchmarks, root, results);
  else if (root["task_name"].is_string() && root["scores"].is_object()) ReadMteb(root, results);
  else ReadTrainer(root, results);
}

void ReadResultsYaml(const Benchmarks& benchmarks, std::string_view text, Sink& sink) {
  const Result<Value> parsed = ParseYaml(text, kLimits);
  if (!parsed) return;
  ResultsSink results(sink);
  for (const Value& entry : parsed->items()) {
    const Value& dataset = entry["dataset"];
    if (!dataset.is_object()) continue;
    const std::string& task = dataset["task_id"].string();
    const std::string title = dataset["id"].string() + (task.empty() ? "" : " " + task);
    if (!results.Add(
            {.by = "hub", .value = entry["value"].ScalarText(), .title = title, .benchmark = benchmarks.NamedIn(title), .line = entry["value"].key_line}))
      return;
  }
}

}  // namespace day::evaluations
