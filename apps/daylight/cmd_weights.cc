// daylight weights: what loading the files that are named would do.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "command.h"
#include "in_order.h"
#include "input.h"
#include "loading/inspect.h"
#include "model_files.h"
#include "output.h"
#include "report/version.h"
#include "source/path.h"
#include "weights_actions.h"
#include "weights_output.h"

namespace day::app::weights_command {
namespace {

WeightsAnswer Inspect(const std::string& path, bool digests) {
  WeightsAnswer answer;
  answer.path = path;
  const auto bytes = OpenNamedFile(path);
  if (!bytes) {
    answer.trouble = bytes.error().message;
    answer.report.Add({.id = "read-error", .verdict = LoadVerdict::kUnreadable, .what = ReasonOf(bytes.error()), .member = ""});
    return answer;
  }
  const FolderNeighbors neighbors(path);
  answer.report = InspectFile(LastPart(path), **bytes, {}, &neighbors);
  if (!digests) return answer;
  auto list = ListTensors(LastPart(path), **bytes);
  if (list) answer.tensors = std::move(list->tensors);
  answer.digests = DigestFile(**bytes, list ? TensorList{.tensors = answer.tensors} : TensorList());
  if (!answer.digests) answer.trouble = path + ": cannot be read";
  return answer;
}

class Writer {
 public:
  Writer(std::string format, const RenderOptions& screen) : format_(std::move(format)), text_(screen) { list_.BeginArray(); }
  void Add(const WeightsAnswer& answer, bool walked) {
    if (walked && answer.report.no_model && answer.report.verdict <= LoadVerdict::kUnreadable) {
      ++left_out_;
      return;
    }
    ++told_;
    worst_ = std::max(worst_, answer.report.verdict);
    if (!answer.trouble.empty()) {
      trouble_ = true;
      Complain(answer.trouble);
    }
    if (format_ == "json") {
      AddWeightsJson(list_, answer);
    } else if (format_ == "jsonl") {
      JsonText line;
      AddWeightsJson(line, answer);
      std::puts(line.Take().c_str());
    } else if (format_ == "sarif") {
      AddWeightsSarif(sarif_, answer);
    } else {
      std::fputs(text_.Finished(WeightsTextOf(answer, text_)).c_str(), stdout);
    }
  }
  LoadVerdict worst() const { return worst_; }
  int Finish() {
    if (format_ == "text" && told_ == 0 && left_out_ == 0) std::fputs("no file lies there\n", stdout);
    if (format_ == "text" && left_out_ > 0)
      std::fputs(text_
                     .Finished(text_.Dim(fmt::format("{}\n", left_out_ == 1 ? "1 other file holds no model and was left out"
                                                                            : fmt::format("{} other files hold no model and were left out", left_out_))))
                     .c_str(),
                 stdout);
    if (format_ == "json") std::puts(list_.EndArray().Take().c_str());
    if (format_ == "sarif") std::fputs(sarif_.Text().c_str(), stdout);
    return trouble_ ? kTrouble : kOk;
  }

 private:
  std::string format_;
  TerminalText text_;
  JsonText list_;
  SarifDocument sarif_{std::string(kToolVersion), "weights"};
  size_t told_ = 0, left_out_ = 0;
  LoadVerdict worst_ = LoadVerdict::kClean;
  bool trouble_ = false;
};

// A flag that was given and that the action has no use for, or "".
std::string IdleFlag(const std::string& action, const Arguments& arguments) {
  const auto idle = [&](std::string_view flag, bool used) { return !used && (arguments.Has(flag) || !arguments.Get(flag).empty()); };
  const bool actions = !action.empty();
  for (const auto& [flag, used] : {std::pair<std::string_view, bool>{"files-from", !actions},
                                   {"fail-on", !actions},
                                   {"digests", !actions || action == "inspect"},
                                   {"statistics", action == "inspect"},
                                   {"gguf-hash", action == "inspect"}})
    if (idle(flag, used)) return fmt::format("--{}", flag);
  return actions && arguments.Get("format", "text") == "sarif" ? "--format sarif" : "";
}

int RunAction(const std::string& action, const std::vector<std::string>& paths, const WeightsOptions& options) {
  if (action == "diff" && paths.size() == 2) return DiffWeights(paths[0], paths[1], options);
  if (action == "inspect" && !paths.empty()) return InspectWeights(paths, options);
  if (action == "verify" && !paths.empty()) return VerifyWeights(paths, options);
  Complain(action == "diff" ? "weights diff: name two files or folders" : fmt::format("weights {}: name files or folders", action));
  return kTrouble;
}

int Run(const Arguments& arguments) {
  const auto threads = ThreadsOf(arguments);
  if (!threads) {
    Complain(threads.error().message);
    return kTrouble;
  }
  const WeightsOptions options{.format = arguments.Get("format", "text"),
                               .digests = arguments.Has("digests"),
                               .statistics = arguments.Has("statistics"),
                               .gguf_hash = arguments.Get("gguf-hash"),
                               .threads = *threads};
  const std::string first = arguments.positionals.empty() ? "" : arguments.positionals[0];
  const std::string action = first == "inspect" || first == "diff" || first == "verify" ? first : "";
  if (const std::string idle = IdleFlag(action, arguments); !idle.empty()) {
    Complain(action.empty() ? fmt::format("{} goes with weights inspect", idle) : fmt::format("weights {} has no use for {}", action, idle));
    return kTrouble;
  }
  if (!action.empty()) return RunAction(action, {arguments.positionals.begin() + 1, arguments.positionals.end()}, options);
  const auto paths = NamedPaths(arguments.positionals, arguments);
  if (!paths) {
    Complain(paths.error().message);
    return kTrouble;
  }
  const std::vector<ListedFile> files = FilesBelow(*paths);
  Writer writer(options.format, LookAtScreen("auto"));
  RunInOrder<WeightsAnswer>(
      files.size(), options.threads, [&](size_t index, unsigned) { return Inspect(files[index].path, options.digests); },
      [&, next = size_t{0}](const WeightsAnswer& answer) mutable { writer.Add(answer, files[next++].walked); });
  const int code = writer.Finish();
  const std::string fail_on = arguments.Get("fail-on");
  if (code != kOk || fail_on.empty()) return code;
  const LoadVerdict bound = fail_on == "malicious" ? LoadVerdict::kMalicious : fail_on == "suspicious" ? LoadVerdict::kSuspicious : LoadVerdict::kUnreadable;
  return writer.worst() >= bound ? kFailed : kOk;
}

}  // namespace

Command Define() {
  return {
      .name = "weights",
      .summary = "Say what loading files of weights would do",
      .description =
          "Reads files of models without running anything of them: pickles and what carries them (PyTorch, joblib, NumPy, zip, tar, 7z, compressed files, in "
          "each other), safetensors, GGUF and GGML, ONNX, Keras and HDF5, TensorFlow, TensorFlow Lite and TensorFlow.js, Core ML, OpenVINO, PaddlePaddle, "
          "MXNet, Flax, Caffe, ONNX Runtime, ExecuTorch, MediaPipe, XGBoost, LightGBM, skops, PMML, R, fastText, SentencePiece, and the configurations, "
          "templates, Python and lists of packages beside them.\n\n"
          "Each file gets a verdict: clean, suspicious (may run code that is not known, or is made to look like something else), malicious (a load by the "
          "usual loader runs or fetches what the author chose, or reaches files outside of the model) or unreadable (not read to its end, for a reason that "
          "is told). What is not read is never clean; a text that no loader takes is. Folders are walked; of their files those that hold no model (texts, "
          "pictures, tables) are left out.\n\n"
          "`weights inspect PATH…` lists the tensors of safetensors, GGUF, GGML, NumPy, PyTorch, ONNX, TensorFlow Lite, HDF5 files and TensorFlow checkpoints: "
          "name, type, shape, and "
          "with --digests a digest of each that is the same in every container. Before them stands what model they are (layers, width, vocabulary, parameters, "
          "experts, adapters, the tokenizer beside them; shards counted together) and where config.json, adapter_config.json, the tokenizer or the file's own "
          "metadata state otherwise. `weights diff A B` compares two files or folders tensor by tensor: same, changed (by how much), renamed, added, removed. "
          "`weights verify PATH…` holds files against the checksums that lie beside them (SHA256SUMS, "
          "*.sha256, a hub's download or cache) and shards against their index; exit code 1 says that something is missing or differs. Files of these names "
          "are written ./inspect, ./diff and ./verify.",
      .positionals = {{.name = "PATH",
                       .help = "File or folder to read.",
                       .required = false,
                       .choices = {"inspect", "diff", "verify"},
                       .repeatable = true,
                       .or_path = true}},
      .flags =
          {
              {.name = "format",
               .letter = 'f',
               .value = "FORMAT",
               .help = "How to print the answers; jsonl is one line per file, sarif a log that code hosts read.",
               .choices = {"text", "json", "jsonl", "sarif"}},
              FilesFromFlag(),
              {.name = "fail-on",
               .value = "VERDICT",
               .help = "Exit with 1 if a file has this verdict or a worse one: unreadable, suspicious, malicious, in this order.",
               .choices = {"unreadable", "suspicious", "malicious"}},
              {.name = "digests", .help = "Add the SHA-256 of each file and an XXH3-128 of each tensor (type, shape and numbers, whatever the container)."},
              {.name = "statistics", .help = "With inspect: reach, mean and deviation of each tensor's numbers, and those that are no numbers."},
              {.name = "gguf-hash",
               .value = "ALGORITHM",
               .help = "With inspect, of GGUF files: the lines that llama.cpp's gguf-hash prints, and nothing else.",
               .choices = {"xxh64", "xxh3", "sha1", "sha256"}},
              {.name = "threads",
               .value = "N",
               .help = "Files that are read at once; as many as there are processors by default. The output does not depend on it."},
          },
      .examples = {{"daylight weights pytorch_model.bin", "What loading it would import and call."},
                   {"daylight weights inspect model.safetensors", "Its tensors, their types and shapes."},
                   {"daylight weights diff base/ tuned/", "Which tensors a fine-tune changed, and by how much."},
                   {"daylight weights verify .", "Whether the files are those that the checksums beside them say."}},
      .run = Run,
  };
}

}  // namespace day::app::weights_command
