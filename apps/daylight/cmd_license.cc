// daylight license: which licenses stand in the files that are named.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <set>

#include "command.h"
#include "input.h"
#include "io/file_system.h"
#include "license/expression.h"
#include "license/license.h"
#include "output.h"
#include "report/json_text.h"
#include "report/terminal_text.h"
#include "text/utf8.h"

namespace day::app::license_command {
namespace {

constexpr size_t kMaxText = size_t{1} << 20;  // limit: bytes read of a file; the longest license text known has 105 KB

struct Answer {
  std::string path;
  std::string trouble;  // why it was not read, or ""
  std::vector<LicenseMatch> matches;
};

Result<std::string> ReadHead(const std::string& path) {
  DAY_TRY_ASSIGN(const std::string target, RealFileSystem().Resolve(path));
  DAY_TRY_ASSIGN(const auto source, RealFileSystem().Open(target));
  std::string text(static_cast<size_t>(std::min<uint64_t>(source->size(), kMaxText)), '\0');
  DAY_TRY_ASSIGN(const size_t size, source->ReadAt(0, std::as_writable_bytes(std::span(text))));
  text.resize(size);
  return text;
}

Answer Identify(const std::string& path) {
  Answer answer{.path = path};
  const Result<std::string> text = ReadHead(path);
  if (!text) {
    answer.trouble = text.error().message;
    return answer;
  }
  if (!LooksLikeText(std::string_view(*text).substr(0, 4096))) return answer;
  answer.matches = IdentifyLicenseText(*text, NamesLicenseFile(path));
  for (LicenseMatch& tag : FindLicenseTags(*text)) {
    const bool inside = std::any_of(answer.matches.begin(), answer.matches.end(), [&](const LicenseMatch& match) {  // a text may hold its own tag
      return match.how == "text" && !match.id.empty() && match.first_line <= tag.first_line && tag.first_line <= match.last_line;
    });
    if (!inside) answer.matches.push_back(std::move(tag));
  }
  std::stable_sort(answer.matches.begin(), answer.matches.end(), [](const LicenseMatch& a, const LicenseMatch& b) { return a.first_line < b.first_line; });
  return answer;
}

// Every license once, exceptions left out; of an expression its parts.
std::vector<std::string> IdsOf(const Answer& answer) {
  std::set<std::string> ids;
  for (const LicenseMatch& match : answer.matches) {
    if (match.id.empty()) continue;
    const auto expression = ParseExpression(match.id);
    if (!expression) {
      ids.insert(match.id);
      continue;
    }
    for (const ExpressionTerm& term : expression->terms) ids.insert(term.id + (term.or_later ? "+" : ""));
  }
  return {ids.begin(), ids.end()};
}

void AddJson(JsonText& json, const Answer& answer) {
  json.BeginObject(JsonText::kInline).Member("path", answer.path);
  if (!answer.trouble.empty()) json.Member("error", answer.trouble);
  json.Strings("ids", IdsOf(answer)).Key("matches").BeginArray(JsonText::kInline);
  for (const LicenseMatch& match : answer.matches) {
    json.BeginObject(JsonText::kInline).Member("id", match.id).Member("class", NameOf(match.license_class));
    json.Member("first_line", uint64_t{match.first_line}).Member("last_line", uint64_t{match.last_line});
    json.Key("similarity").Raw(fmt::format("{:.3f}", match.similarity)).Member("how", match.how).EndObject();
  }
  json.EndArray().EndObject();
}

std::string TextOf(const Answer& answer, const TerminalText& text) {
  std::string out = text.Bold(Printable(answer.path)) + "\n";
  for (const LicenseMatch& match : answer.matches) {
    const std::string name = match.id.empty() ? "terms of no known license" : match.id;
    const std::string lines =
        match.last_line > match.first_line ? fmt::format("lines {}–{}", match.first_line, match.last_line) : fmt::format("line {}", match.first_line);
    out += fmt::format("  {}  {}\n", name, text.Dim(fmt::format("{} · {}, by {}", NameOf(match.license_class), lines, match.how)));
  }
  if (answer.matches.empty()) out += "  " + text.Dim("no license found") + "\n";
  return out;
}

int Run(const Arguments& arguments) {
  std::vector<std::string> paths = arguments.positionals;
  if (arguments.Has("files-from")) {
    auto listed = ReadPathList(arguments.Get("files-from"));
    if (!listed) {
      Complain(listed.error().message);
      return kTrouble;
    }
    paths.insert(paths.end(), listed->begin(), listed->end());
  } else if (paths.empty()) {
    Complain("name a FILE, or a list of files with --files-from");
    return kTrouble;
  }

  const std::string format = arguments.Get("format", "text");
  const Screen screen = LookAtScreen("auto");
  const TerminalText text({.width = screen.width, .color = screen.color, .unicode = screen.unicode});
  bool trouble = false;
  JsonText list;
  list.BeginArray();
  for (const std::string& path : paths) {
    const Answer answer = Identify(path);
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
    } else if (answer.trouble.empty()) {
      std::fputs(text.Finished(TextOf(answer, text)).c_str(), stdout);
    }
  }
  if (format == "json") std::puts(list.EndArray().Take().c_str());
  return trouble ? kTrouble : kOk;
}

}  // namespace

Command Define() {
  return {
      .name = "license",
      .summary = "Say which licenses stand in files",
      .description =
          "Identifies license texts, notices and SPDX tags in each FILE, with lines and how each was recognized. A text with words of substance added or taken "
          "away is never given an open license's id: "
          "it is LicenseRef-…-modified, or a class without an id. Only the first MiB of a file is read.",
      .positionals = {{.name = "FILE", .help = "What to read.", .required = false, .repeatable = true}},
      .flags =
          {
              {.name = "format",
               .letter = 'f',
               .value = "FORMAT",
               .help = "How to print the answers; jsonl is one line per file.",
               .choices = {"text", "json", "jsonl"}},
              {.name = "files-from", .value = "LIST", .help = "Read paths from LIST, one a line; - is standard input.", .file = true},
          },
      .examples = {{"daylight license LICENSE src/*.py", "Two kinds of places where licenses stand."}},
      .run = Run,
  };
}

}  // namespace day::app::license_command
