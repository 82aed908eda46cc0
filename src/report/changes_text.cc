// Changes on a terminal and as JSON.
#include <fmt/format.h>

#include "base/enum_names.h"
#include "report/changes.h"
#include "report/evidence_places.h"
#include "report/glyphs.h"
#include "report/json_text.h"
#include "report/overview.h"
#include "report/terminal_text.h"
#include "text/utf8.h"

namespace day {
namespace {

using Kind = Change::Kind;

constexpr size_t kMostFiles = 5;     // names of files for each way of changing, on a terminal
constexpr size_t kMostInJson = 200;  // limit: the same in JSON, which has their number as well

std::string_view HeadingOf(Kind kind) {
  switch (kind) {
    case Kind::kOpened: return "Opened";
    case Kind::kClosed: return "Closed";
    case Kind::kTerms: return "Changed its terms";
    case Kind::kLearned: return "Can be told now";
    case Kind::kLost: return "Cannot be told any more";
    case Kind::kVerdict: return "Verdicts";
    case Kind::kClaim: return "What is said of itself";
    case Kind::kFinding: return "Findings";
    case Kind::kModel: return "Models";
  }
  return "";
}

std::string_view ColorFor(Kind kind) {
  if (kind == Kind::kOpened) return ColorOf(GateState::kOpen);
  return kind == Kind::kClosed ? ColorOf(GateState::kClosed) : std::string_view("1");
}

std::string SubjectOf(const Change& change) {
  const Component* component = TheStack().Find(change.component);
  const std::string name = component ? component->name : change.component;
  if (change.kind == Kind::kClaim) return "\"" + change.what + "\"";
  if (name.empty()) return change.what;
  return change.kind == Kind::kFinding ? fmt::format("{}, {}", change.what, name) : fmt::format("{}, {}", name, change.what);
}

class ChangesText {
 public:
  ChangesText(const Audit& before, const Audit& after, const ChangeNames& names, const RenderOptions& options)
      : names_(names), text_(options), before_(before.profile), after_(after.profile), changes_(ChangesOf(before, after)) {
    out_ += text_.Bold(Printable(names.before) + " → " + Printable(names.after)) + "\n";
    for (const auto& [audit, name] : {std::pair{&before, &names.before}, {&after, &names.after}}) out_ += text_.Wrapped(Titled(*audit, *name), 2);
  }

  std::string Render() {
    if (changes_.none()) out_ += "\nNothing that a profile holds is different.\n";
    std::string_view heading;
    for (size_t i = 0; i < changes_.all.size();) {
      const Change& change = changes_.all[i];
      if (HeadingOf(change.kind) != heading) {
        heading = HeadingOf(change.kind);
        out_ += "\n" + text_.Paint(heading, ColorFor(change.kind)) + "\n";
      }
      One(change);
      i = Following(i + 1);
    }
    Files();
    return text_.Finished(std::move(out_));
  }

 private:
  void One(const Change& change) {
    const bool gate = change.kind == Kind::kOpened || change.kind == Kind::kClosed || change.kind == Kind::kLearned || change.kind == Kind::kLost;
    const auto or_none = [&](const std::string& words) {  // a state in the words of the matrix
      const auto state = gate ? EnumFromName<GateState>(words, 6) : std::nullopt;
      return state ? std::string(WordsOf(*state)) : words.empty() ? std::string("none") : words;
    };
    out_ += text_.Wrapped(fmt::format("{}: {} → {}", SubjectOf(change), or_none(change.before), or_none(change.after)), 2);
    Side(names_.before, change.because_before, before_.Places(change.evidence_before));
    Side(names_.after, change.because_after, after_.Places(change.evidence_after));
  }
  // "acme-7b@2: Class III - Open Model": the title of its report, by the name that was asked for.
  static std::string Titled(const Audit& audit, const std::string& name) {
    const std::string title = OverviewOf(audit).title, release = Printable(audit.profile.release);
    return Printable(name) + (title.starts_with(release) ? title.substr(release.size()) : ": " + title);
  }
  // "where it is there, its other gates: licensed open, accessible in part", of the changes from `at` on that follow; gives the place behind them.
  size_t Following(size_t at) {
    std::string gates;
    for (; at < changes_.all.size() && changes_.all[at].follows; ++at) {
      const Change& change = changes_.all[at];
      const auto state = EnumFromName<GateState>(change.before == NameOf(GateState::kNotApplicable) ? change.after : change.before, 6);
      gates += fmt::format("{}{} {}", gates.empty() ? "" : ", ", change.what, state ? WordsOf(*state) : "");
    }
    if (!gates.empty()) out_ += text_.Wrapped("where it is there, its other gates: " + gates, 4);
    return at;
  }
  void Side(const std::string& name, const std::string& because, const std::string& places) {
    if (because.empty() && places.empty()) return;
    const std::string seen = places.empty() ? "" : fmt::format("{}seen at {}", because.empty() ? "" : "; ", places);
    out_ += text_.Wrapped(fmt::format("{}: {}{}", name, because, seen), 4);
  }
  void Files() {
    const FileChanges& files = changes_.files;
    if (files.added.empty() && files.removed.empty() && files.changed.empty()) return;
    out_ += "\n" + text_.Bold("Files") + "\n";
    Paths("added", files.added);
    Paths("removed", files.removed);
    Paths("changed", files.changed);
  }
  void Paths(std::string_view how, const std::vector<std::string>& paths) {
    if (paths.empty()) return;
    std::string list;
    for (size_t i = 0; i < paths.size() && i < kMostFiles; ++i) list += (i ? ", " : "") + paths[i];
    if (paths.size() > kMostFiles) list += fmt::format(" and {} more", paths.size() - kMostFiles);
    out_ += text_.Wrapped(fmt::format("{} {}: {}", paths.size(), how, list), 2);
  }

  const ChangeNames& names_;
  TerminalText text_;
  EvidenceIndex before_, after_;
  Changes changes_;
  std::string out_;
};

void WriteSide(JsonText& json, std::string_view key, std::string_view state, std::string_view because, const EvidenceIds& ids, const EvidenceIndex& index) {
  json.Key(key).BeginObject(JsonText::kInline).Member("is", state);
  if (!because.empty()) json.Member("because", because);
  json.Strings("evidence", ids).Key("places").BeginArray(JsonText::kInline);
  for (const std::string& id : ids)
    if (const EvidenceItem* item = index.Find(id)) json.String(index.PlaceOf(item->evidence));
  json.EndArray().EndObject();
}

void WritePaths(JsonText& json, std::string_view key, const std::vector<std::string>& paths) {
  json.Key(key).BeginObject(JsonText::kInline).Member("count", uint64_t{paths.size()});
  json.Strings("paths", {paths.begin(), paths.begin() + static_cast<std::ptrdiff_t>(std::min(paths.size(), kMostInJson))}).EndObject();
}

}  // namespace

std::string RenderChanges(const Audit& before, const Audit& after, const ChangeNames& names, const RenderOptions& options) {
  return ChangesText(before, after, names, options).Render();
}

std::string RenderChangesJson(const Audit& before, const Audit& after, const ChangeNames& names) {
  const Changes changes = ChangesOf(before, after);
  const EvidenceIndex before_index(before.profile), after_index(after.profile);
  JsonText json;
  json.BeginObject().Member("before", names.before).Member("after", names.after).Key("changes").BeginArray();
  for (const Change& change : changes.all) {
    json.BeginObject().Member("kind", NameOf(change.kind));
    if (!change.component.empty()) json.Member("component", change.component);
    json.Member("what", change.what);
    if (change.follows) json.Key("follows").Bool(true);
    WriteSide(json, "before", change.before, change.because_before, change.evidence_before, before_index);
    WriteSide(json, "after", change.after, change.because_after, change.evidence_after, after_index);
    json.EndObject();
  }
  json.EndArray().Key("files").BeginObject();
  WritePaths(json, "added", changes.files.added);
  WritePaths(json, "removed", changes.files.removed);
  WritePaths(json, "changed", changes.files.changed);
  return json.EndObject().EndObject().Take() + "\n";
}

}  // namespace day
