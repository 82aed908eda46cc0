// daylight weights: what loading the files that are named would do.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "command.h"
#include "input.h"
#include "io/file_system.h"
#include "loading/inspect.h"
#include "output.h"
#include "report/json_text.h"
#include "report/terminal_text.h"
#include "text/utf8.h"

namespace day::app::weights_command {
namespace {

constexpr size_t kMaxFiles = 1'000'000;  // limit: files of one run
constexpr size_t kShown = 8;             // findings of a file on the terminal

class FileBytes final : public RandomBytes {
 public:
  explicit FileBytes(const ByteSource& source) : source_(source) {}
  uint64_t size() const override { return source_.size(); }
  bool ReadAt(uint64_t offset, std::span<std::byte> out) const override {
    while (!out.empty()) {
      const Result<size_t> got = source_.ReadAt(offset, out);
      if (!got || *got == 0) return false;
      offset += *got;
      out = out.subspan(*got);
    }
    return true;
  }

 private:
  const ByteSource& source_;
};

struct Answer {
  std::string path;
  std::string trouble;  // why it was not read, or ""
  LoadReport report;
};

Answer Inspect(const std::string& path) {
  Answer answer;
  answer.path = path;
  const auto target = RealFileSystem().Resolve(path);
  const auto source = target ? RealFileSystem().Open(*target) : Result<std::unique_ptr<ByteSource>>(target.error());
  if (!source) {
    answer.trouble = source.error().message;
    answer.report.Add({.id = "read-error", .verdict = LoadVerdict::kUnreadable, .what = ReasonOf(source.error()), .member = ""});
    return answer;
  }
  answer.report = InspectFile(std::string_view(path).substr(path.rfind('/') + 1), FileBytes(**source));
  return answer;
}

// The files of a folder, in order of their names; those that begin with a dot and repositories' own folders are files, too.
void AddFiles(const std::string& folder, std::vector<std::string>& files) {
  std::vector<std::string> folders = {folder};
  while (!folders.empty() && files.size() < kMaxFiles) {
    const std::string at = std::move(folders.back());
    folders.pop_back();
    const auto entries = RealFileSystem().List(at);
    if (!entries) {
      Complain(entries.error().message);
      continue;
    }
    for (const DirectoryEntry& entry : *entries) {
      const std::string path = at.ends_with('/') ? at + entry.name : at + "/" + entry.name;
      if (entry.kind == FileKind::kDirectory) folders.push_back(path);
      // A link to a file is the file, as in the cache of a hub; a link to a folder is not followed, because it may loop.
      const auto target = entry.kind == FileKind::kSymlink ? RealFileSystem().Resolve(path) : Result<std::string>(path);
      const auto status = target ? RealFileSystem().Status(*target) : Result<FileStatus>(target.error());
      if (status && status->kind == FileKind::kRegular) files.push_back(path);
    }
  }
  std::sort(files.begin(), files.end());
}

struct Listed {
  std::string path;
  bool walked = false;  // found in a folder: what holds no model is left out
};

std::vector<Listed> FilesOf(const std::vector<std::string>& paths) {
  std::vector<Listed> files;
  for (const std::string& path : paths) {
    if (IsFolder(path)) {
      std::vector<std::string> inside;
      AddFiles(path, inside);
      for (std::string& file : inside) files.push_back({std::move(file), true});
    } else {
      files.push_back({path, false});
    }
  }
  return files;
}

std::string_view SeverityOf(LoadVerdict verdict) {
  return verdict == LoadVerdict::kMalicious ? "high" : verdict == LoadVerdict::kSuspicious ? "medium" : "low";
}

void AddJson(JsonText& json, const Answer& answer) {
  json.BeginObject(JsonText::kInline).Member("path", answer.path).Member("format", answer.report.format).Member("verdict", NameOf(answer.report.verdict));
  json.Key("findings").BeginArray(JsonText::kInline);
  for (const LoadFinding& finding : answer.report.findings) {
    json.BeginObject(JsonText::kInline).Member("id", finding.id).Member("severity", SeverityOf(finding.verdict)).Member("what", finding.what);
    json.Key("where").BeginObject(JsonText::kInline);
    if (!finding.member.empty()) json.Member("member", finding.member);
    json.Member("offset", finding.offset).EndObject().EndObject();
  }
  json.EndArray().Member("pickles", answer.report.pickles).Member("tensors", answer.report.tensors).Member("parameters", answer.report.parameters).EndObject();
}

std::string TextOf(const Answer& answer, const TerminalText& text) {
  const LoadReport& report = answer.report;
  std::string about = report.format.empty() ? "unknown format" : report.format;
  if (report.tensors > 0) about += fmt::format(", {} {}, {} parameters", report.tensors, report.tensors == 1 ? "tensor" : "tensors", report.parameters);
  std::string out = fmt::format("{}  {}  {}\n", text.Bold(std::string(NameOf(report.verdict))), Printable(answer.path), text.Dim(about));
  const std::vector<const LoadFinding*> findings = report.WorstFirst();
  for (size_t i = 0; i < findings.size() && i < kShown; ++i) {
    std::string where = fmt::format("byte {}", findings[i]->offset);
    if (!findings[i]->member.empty()) where = fmt::format("{}, {}", Printable(findings[i]->member), where);
    out += fmt::format("  {}: {}  {}\n", findings[i]->id, Printable(findings[i]->what), text.Dim(where));
  }
  if (findings.size() > kShown) out += fmt::format("  and {} more\n", findings.size() - kShown);
  return out;
}

int Run(const Arguments& arguments) {
  const auto paths = NamedPaths(arguments.positionals, arguments);
  if (!paths) {
    Complain(paths.error().message);
    return kTrouble;
  }
  const std::string format = arguments.Get("format", "text");
  const Screen screen = LookAtScreen("auto");
  const TerminalText text({.width = screen.width, .color = screen.color, .unicode = screen.unicode});
  bool trouble = false;
  JsonText list;
  list.BeginArray();
  size_t left_out = 0;
  for (const Listed& file : FilesOf(*paths)) {
    const Answer answer = Inspect(file.path);
    if (file.walked && answer.report.no_model && answer.report.verdict <= LoadVerdict::kUnreadable) {
      ++left_out;
      continue;
    }
    if (!answer.trouble.empty()) {
      trouble = true;
      Complain(answer.trouble);
    }
    if (format == "json") {
      AddJson(list, answer);
    } else if (format == "jsonl") {
      JsonText line;
      AddJson(line, answer);
      std::puts(line.Take().c_str());
    } else {
      std::fputs(text.Finished(TextOf(answer, text)).c_str(), stdout);
    }
  }
  if (format == "text" && left_out > 0)
    std::fputs(text.Finished(text.Dim(fmt::format("{} other files hold no model and were left out\n", left_out))).c_str(), stdout);
  if (format == "json") std::puts(list.EndArray().Take().c_str());
  return trouble ? kTrouble : kOk;
}

}  // namespace

Command Define() {
  return {
      .name = "weights",
      .summary = "Say what loading files of weights would do",
      .description =
          "Reads pickles and what carries them (PyTorch, joblib, NumPy, zip, tar, 7z, compressed files, in each other) without running them, and safetensors "
          "and GGUF "
          "headers, and gives each file a verdict: clean, suspicious (may run code that is not known, or is made to look like something else), malicious (a "
          "load by "
          "the usual loader runs or fetches what the author chose, or reaches files outside of the model) or unreadable (not read to its end, for a reason "
          "that is "
          "told).\n\n"
          "What is not read yet is never clean. Folders are walked; of their files those that hold no model (texts, pictures, tables) are left out.",
      .positionals = {{.name = "PATH", .help = "File or folder to read.", .required = false, .repeatable = true}},
      .flags =
          {
              {.name = "format",
               .letter = 'f',
               .value = "FORMAT",
               .help = "How to print the answers; jsonl is one line per file.",
               .choices = {"text", "json", "jsonl"}},
              {.name = "files-from", .value = "LIST", .help = "Read paths from LIST, one a line; - is standard input.", .file = true},
          },
      .examples = {{"daylight weights pytorch_model.bin", "What loading it would import and call."}},
      .run = Run,
  };
}

}  // namespace day::app::weights_command
