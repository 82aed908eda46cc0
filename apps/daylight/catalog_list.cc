// daylight catalog list, show, remove, export.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <map>

#include "catalog_actions.h"
#include "catalog_place.h"
#include "interrupt.h"
#include "output.h"
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

std::string DateOf(const RevisionInfo& info) { return info.released.empty() ? info.added.substr(0, 10) : info.released; }
std::string RevisionOf(const RevisionInfo& info) { return info.label.empty() ? std::to_string(info.number) : fmt::format("{} ({})", info.number, info.label); }

std::string ListText(const std::vector<RevisionInfo>& all, const TerminalText& text) {
  const size_t width = text.options().width;
  constexpr size_t kDate = 11, kOpen = 7, kClass = 25, kRevision = 10;
  const size_t name = width - kDate - kOpen - kClass - kRevision - 2;
  std::string out =
      text.Dim(text.Fit("Release", name) + " " + text.Fit("Revision", kRevision) + text.Fit("Date", kDate) + text.Fit("Open", kOpen) + "Class") + "\n";
  for (const RevisionInfo& info : all) {
    std::string line = text.Fit(info.release, name) + " " + text.Fit(RevisionOf(info), kRevision - 1) + " " + text.Fit(DateOf(info), kDate);
    line += text.Fit(fmt::format("{}/{}", info.cells_open, info.cells_applicable), kOpen) + text.Fit(info.mof, kClass);
    while (line.ends_with(' ')) line.pop_back();
    out += line + "\n";
  }
  return out;
}

TerminalText TextFor(const Arguments& arguments) { return TerminalText(LookAtScreen(arguments.Get("color", "auto"))); }

// "3 opened, 1 closed, terms changed": what came with a revision.
std::string DriftInWords(const Changes& changes) {
  std::map<Change::Kind, size_t> counts;
  for (const Change& change : changes.all) ++counts[change.kind];
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
  Result<Catalog> catalog = OpenCatalog(arguments, {});
  if (!catalog) return Trouble(catalog.error());
  const auto all = catalog->view().List(words.empty() ? "" : words[0], arguments.Has("all"));
  if (!all) return Trouble(all.error());
  if (arguments.Get("format", "text") == "json") return PutOut(arguments, ListJson(*all));
  const TerminalText text = TextFor(arguments);
  return PutOut(arguments, text.Finished(all->empty() ? "no release" + std::string(words.empty() ? "" : " of that name") + "\n" : ListText(*all, text)));
}

int ShowInCatalog(const Arguments& arguments, const std::vector<std::string>& words) {
  if (words.size() != 1) return Trouble(MakeError(ErrorKind::kInvalid, "catalog show: name one release"));
  Result<Catalog> catalog = OpenCatalog(arguments, {});
  if (!catalog) return Trouble(catalog.error());
  const auto found = catalog->view().Find(words[0]);
  if (!found) return Trouble(found.error());
  const auto all = catalog->view().RevisionsOf(found->release);
  if (!all) return Trouble(all.error());
  if (arguments.Get("format", "text") == "json") return PutOut(arguments, ListJson(*all));

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
    out += fmt::format("\n'daylight compare {0}@{1} {0}' says what, with the evidence.\n", name, (*all)[all->size() - 2].number);
  }
  return PutOut(arguments, text.Finished(std::move(out)));
}

int RemoveFromCatalog(const Arguments& arguments, const std::vector<std::string>& words) {
  if (words.empty()) return Trouble(MakeError(ErrorKind::kInvalid, "catalog remove: name releases, or revisions of them"));
  Result<Catalog> catalog = OpenCatalog(arguments, {.access = Catalog::Access::kWrite});
  if (!catalog) return Trouble(catalog.error());
  for (const std::string& name : words) {
    const auto removed = catalog->Remove(name);
    if (!removed) return Trouble(removed.error());
    std::puts(fmt::format("{}: {} removed", Printable(name), CountOf(static_cast<uint64_t>(*removed), "revision")).c_str());
  }
  return kOk;
}

int ExportCatalog(const Arguments& arguments, const std::vector<std::string>& words) {
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
