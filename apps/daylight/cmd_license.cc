// daylight license: which licenses stand in files, and what their clauses say.
#include <fmt/format.h>

#include <cstdio>
#include <iterator>

#include "command.h"
#include "input.h"
#include "license_actions.h"
#include "license_files.h"
#include "license_output.h"
#include "license_reading.h"
#include "license_spdx.h"
#include "output.h"

namespace day::app::license_command {
namespace {

// What is read is written at once, except where the whole is one document.
class Writer {
 public:
  Writer(std::string format, const RenderOptions& screen) : format_(std::move(format)), text_(screen) { list_.BeginArray(); }
  bool IsSpdx() const { return format_ == "spdx"; }

  void Add(LicenseAnswer answer) {
    if (!answer.trouble.empty()) {
      trouble_ = true;
      Complain(answer.trouble);
    }
    if (IsSpdx()) {
      if (!answer.sha1.empty()) AddToSpdx(spdx_, std::move(answer));
    } else if (format_ == "json") {
      AddLicenseJson(list_, answer);
    } else if (format_ == "jsonl") {
      JsonText line;
      AddLicenseJson(line, answer);
      std::puts(line.Take().c_str());
    } else if (answer.trouble.empty() && !(answer.in_folder && answer.matches.empty())) {
      std::fputs(text_.Finished(LicenseTextOf(answer, text_)).c_str(), stdout);
    }
  }
  void AddTrouble(const std::string& message) {
    trouble_ = true;
    Complain(message);
  }
  int Finish() {
    if (format_ == "json") std::puts(list_.EndArray().Take().c_str());
    if (IsSpdx()) std::fputs(SpdxText(spdx_).c_str(), stdout);
    return trouble_ ? kTrouble : kOk;
  }

 private:
  std::string format_;
  TerminalText text_;
  JsonText list_;
  SpdxDocument spdx_ = NewSpdxDocument();
  bool trouble_ = false;
};

int Run(const Arguments& arguments) {
  std::vector<std::string> paths = arguments.positionals;
  const std::string format = arguments.Get("format", "text");
  const bool json = format == "json" || format == "jsonl";
  if (!paths.empty() && paths[0] == "show") {
    paths.erase(paths.begin());
    if (!paths.empty()) return ShowLicenses(paths, json);
    Complain("license show: name an id, as in `daylight license show Apache-2.0`");
    return kTrouble;
  }
  if (!paths.empty() && paths[0] == "diff") {
    if (paths.size() == 3) return DiffLicenses(paths[1], paths[2], json);
    Complain("license diff: name two files");
    return kTrouble;
  }
  const auto named = NamedPaths(std::move(paths), arguments);
  if (!named) {
    Complain(named.error().message);
    return kTrouble;
  }
  Writer writer(format, LookAtScreen("auto"));
  LicenseReader reader(writer.IsSpdx());
  std::vector<FoundFile> files;
  const auto read = [&] {
    ReadLicenseFiles(files, reader, [&](LicenseAnswer answer) { writer.Add(std::move(answer)); });
    files.clear();
  };
  for (const std::string& path : *named) {
    auto found = FilesToRead(path);
    if (found) {
      files.insert(files.end(), std::make_move_iterator(found->begin()), std::make_move_iterator(found->end()));
    } else {
      read();  // what is wrong is said in its place
      writer.AddTrouble(found.error().message);
    }
  }
  read();
  return writer.Finish();
}

}  // namespace

Command Define() {
  return {
      .name = "license",
      .summary = "Say which licenses stand in files, and what they allow",
      .description =
          "Identifies license texts, notices, SPDX tags and what the fields of metadata state (package manifests, cards, Debian's copyright files, REUSE) in "
          "each "
          "FILE and in the files of each folder, with lines and how each was recognized. A text with "
          "words of substance added or taken away is never given an open license's id: it is LicenseRef-…-modified, or a class without an id. A sentence "
          "beside an open license that no rule understands leaves the class unknown, and is shown behind a question mark. Only the first "
          "MiB "
          "of a file is read, of a folder's files that are named neither as licenses nor as metadata the first 32 KiB. Where a file of a folder leaves its "
          "terms to a LICENSE or COPYING file, that one "
          "is looked for in its folder and those above, up to the one that was named.\n\n"
          "Of license texts, known or not, the clauses follow, and what they come to: the freedoms of the Open Source AI Definition and the license test of "
          "the "
          "European Commission's guidelines. A clause that is not listed may still be there in other words. This is no legal advice.\n\n"
          "`license show ID…` says what is known of a license by its id or name; `license diff A B` shows in which words and clauses two texts differ. Files "
          "of "
          "these names are written ./show and ./diff.",
      .positionals =
          {{.name = "FILE", .help = "What to read: files, folders.", .required = false, .choices = {"show", "diff"}, .repeatable = true, .or_path = true}},
      .flags =
          {
              {.name = "format",
               .letter = 'f',
               .value = "FORMAT",
               .help = "How to print the answers; jsonl is one line per file, spdx an SPDX 2.3 document.",
               .choices = {"text", "json", "jsonl", "spdx"}},
              FilesFromFlag(),
          },
      .examples = {{"daylight license LICENSE src/*.py", "Two kinds of places where licenses stand."},
                   {"daylight license --format jsonl .", "A line for each file of a folder."},
                   {"daylight license show CC-BY-NC-4.0", "What is known of a license."},
                   {"daylight license diff LICENSE.old LICENSE", "What changed in a license."}},
      .run = Run,
  };
}

}  // namespace day::app::license_command
