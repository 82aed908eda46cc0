// daylight catalog list, show, remove, export.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <map>

#include "audit_output.h"
#include "catalog_actions.h"
#include "catalog_place.h"
#include "interrupt.h"
#include "output.h"
#include "output_format.h"
#include "report/changes.h"
#include "report/overview.h"
#include "report/terminal_text.h"
#include "text/utf8.h"

namespace day::app {
namespace {

std::string ListJson(const std::vector<RevisionInfo>& all) {
  JsonText json;
  json.BeginArray();
  for (const RevisionInfo& info : all) WriteRevision(json, info);
  return json.EndArray().Take() + "\n";
}

// Two different things: when it was released, which somebody has to say, and when it came into the catalog.
std::string DateOf(const RevisionInfo& info) { return info.released.empty() ? "added " + info.added.substr(0, 10) : "released " + info.released; }
std::string RevisionOf(const RevisionInfo& info) { return info.label.empty() ? std::to_string(info.number) : fmt::format("{} ({})", info.number, info.label); }

// A terminal has its columns, and names are cut to them; elsewhere all is shown.
std::string ListText(const std::vector<RevisionInfo>& all, const TerminalText& text, bool cuts) {
  constexpr size_t kDate = 11, kOpen = 7;
  size_t class_width = 25, revision = 10;
  size_t name = text.options().width - kDate - kOpen - class_width - revision - 2;
  if (!cuts)
    for (const RevisionInfo& info : all) {
      name = std::max(name, DisplayWidth(Printable(info.release)));
      revision = std::max(revision, DisplayWidth(Printable(RevisionOf(info))) + 1);
      class_width = std::max(class_width, DisplayWidth(Printable(info.mof)));
    }
  std::string out =
      text.Dim(text.Fit("Release", name) + " " + text.Fit("Revision", revision) + text.Fit("Released", kDate) + text.Fit("Open", kOpen) + "Class") + "\n";
  for (const RevisionInfo& info : all) {
    std::string line = text.Fit(info.release, name) + " " + text.Fit(RevisionOf(info), revision - 1) + " ";
    line += text.Fit(info.released.empty() ? "not known" : info.released, kDate);
    line += text.Fit(fmt::format("{}/{}", info.cells_open, info.cells_applicable), kOpen) + text.Fit(info.mof, class_width);
    while (line.ends_with(' ')) line.pop_back();
    out += line + "\n";
  }
  return out;
}

TerminalText TextFor(const Arguments& arguments) { return TerminalText(ScreenFor(arguments)); }

// As a shell takes it for one word.
std::string ShellWord(std::string_view text) {
  const bool plain = !text.empty() && std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || std::string_view("@%+=:,./_-").find(c) != std::string_view::npos;
  });
  if (plain && text.front() != '-') return std::string(text);
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

// "3 opened, 1 closed, terms changed": what came with a revision.
std::string DriftInWords(const Changes& changes) {
  std::map<Change::Kind, size_t> counts;
  for (const Change& change : changes.all)
    if (!change.follows) ++counts[change.kind];
  std::string out;
  for (const auto& [kind, count] : counts) {
    const auto words = [&] {
      switch (kind) {
        case Change::Kind::kTerms: return std::string("terms changed");
        case Change::Kind::kVerdict: return CountOf(count, "verdict") + " changed";
        case Change::Kind::kClaim: return CountOf(count, "claim") + " changed";
        case Change::Kind::kFinding: return CountOf(count, "finding") + " came or went";
        case Change::Kind::kModel: return CountOf(count, "model") + " changed";
        default: return fmt::format("{} {}", count, NameOf(kind));
      }
    }();
    out += (out.empty() ? "" : ", ") + words;
  }
  const size_t files = changes.files.added.size() + changes.files.removed.size() + changes.files.changed.size();
  if (files) out += fmt::format("{}{} different", out.empty() ? "" : ", ", CountOf(files, "file"));
  return out.empty() ? "nothing that a profile holds" : out;
}

}  // namespace

int ListCatalog(const Arguments& arguments, const std::vector<std::string>& words) {
  const Result<std::string> format = OutputFormat(arguments, kTextEndings, "text");
  if (!format) return Trouble(format.error());
  Result<Catalog> catalog = OpenCatalog(arguments, {});
  if (!catalog) return Trouble(catalog.error());
  const auto all = catalog->view().List(words.empty() ? "" : words[0], arguments.Has("all"));
  if (!all) return Trouble(all.error());
  if (*format == "json") return PutOut(arguments, ListJson(*all));
  const TerminalText text = TextFor(arguments);
  return PutOut(arguments, text.Finished(all->empty() ? "no release" + std::string(words.empty() ? "" : " of that name") + "\n"
                                                      : ListText(*all, text, GoesToTerminal(arguments))));
}

int ShowInCatalog(const Arguments& arguments, const std::vector<std::string>& words) {
  if (words.size() != 1) return Trouble(MakeError(ErrorKind::kInvalid, "catalog show: name one release"));
  const Result<std::string> format = OutputFormat(arguments, kTextEndings, "text");
  if (!format) return Trouble(format.error());
  Result<Catalog> catalog = OpenCatalog(arguments, {});
  if (!catalog) return Trouble(catalog.error());
  const auto found = catalog->view().Find(words[0]);
  if (!found) return Trouble(found.error());
  const auto all = catalog->view().RevisionsOf(found->release);
  if (!all) return Trouble(all.error());
  if (*format == "json") return PutOut(arguments, ListJson(*all));

  const TerminalText text = TextFor(arguments);
  std::string out = text.Bold(Printable(found->release)) + "\n";
  SavedProfile kept[2];  // own the names that each profile points to
  std::optional<Audit> before;
  for (size_t i = 0; i < all->size(); ++i) {
    const RevisionInfo& info = (*all)[i];
    Result<Audit> audit = catalog->view().AuditOf(info, kept[i % 2]);
    if (!audit) return Trouble(audit.error());
    out += text.Wrapped(fmt::format("{}, {}: {}, {} of {} cells open, {}", RevisionOf(info), DateOf(info), info.mof.empty() ? "no class" : info.mof,
                                    info.cells_open, info.cells_applicable, info.license.empty() ? "no terms of weights" : info.license),
                        2);
    if (before) out += text.Wrapped("since the one before: " + DriftInWords(ChangesOf(*before, *audit)), 4);
    before = std::move(*audit);
  }
  if (all->size() > 1) {
    const std::string name = Printable(found->release);
    out += fmt::format("\ndaylight compare {} {} says what, with the evidence.\n", ShellWord(fmt::format("{}@{}", name, (*all)[all->size() - 2].number)),
                       ShellWord(name));
  }
  return PutOut(arguments, text.Finished(std::move(out)));
}

int RemoveFromCatalog(const Arguments& arguments, const std::vector<std::string>& words) {
  if (words.empty()) return Trouble(MakeError(ErrorKind::kInvalid, "catalog remove: name releases, or revisions of them"));
  if (const Status there = CatalogIsThere(arguments); !there) return Trouble(there.error());
  Result<Catalog> catalog = OpenCatalog(arguments, {.access = Catalog::Access::kWrite});
  if (!catalog) return Trouble(catalog.error());
  for (const std::string& name : words) {
    const auto removed = catalog->Remove(name);
    if (!removed) return Trouble(removed.error());
    const std::string what = removed->size() == 1 ? "revision " + RevisionOf(removed->front()) : CountOf(removed->size(), "revision");
    std::puts(fmt::format("{}: {} removed", Printable(removed->front().release), Printable(what)).c_str());
  }
  return kOk;
}

int ExportCatalog(const Arguments& arguments, const std::vector<std::string>& words) {
  constexpr FormatEnding kLines[] = {{".jsonl", "jsonl"}, {".ndjson", "jsonl"}};
  if (const auto format = OutputFormat(arguments, kLines, "jsonl"); !format) return Trouble(format.error());
  Result<Catalog> catalog = OpenCatalog(arguments, {});
  if (!catalog) return Trouble(catalog.error());
  OutputStream out(arguments.Get("output"));
  Status done = out.Open();
  if (done)
    done = catalog->view().ForEachRevision(words.empty() ? "" : words[0],
                                           [&](const RevisionInfo& info, const std::string& json) { return out.Write(EntryLine(info.details(), json)); });
  if (done) done = out.Finish();
  return done ? kOk : Trouble(done.error());
}

}  // namespace day::app
