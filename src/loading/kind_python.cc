// Python beside models: custom architectures, handlers of servers, setup files. What they call when a loader imports them.
//
// What ordinary code does is not known in general, and a finding on every file of code says nothing. So only what no model needs is malicious: text that
// is decoded and run, programs and connections while the file is imported. What is seldom needed is suspicious. Files that loaders do not import by
// themselves are taken only for what is malicious in them.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "formats/python_source/python_source.h"
#include "loading/config_values.h"
#include "loading/kinds.h"
#include "loading/word_list.h"
#include "text/utf8.h"

namespace day::loading {
namespace {

constexpr uint64_t kMaxSource = 4 << 20;  // limit: source-bytes; of a source that is read
constexpr int kMaxNested = 3;             // limit: sources in texts of each other

// Names of a list, by "name", "module.*" and "name*".
class Names {
 public:
  explicit Names(std::string_view key) : list_("python.yaml", key) {}
  bool Has(std::string_view name) const {
    if (list_.Has(name)) return true;
    for (const std::string& pattern : list_.words()) {
      const bool last = pattern.ends_with('*'), first = pattern.starts_with('*');
      if (!last && !first) continue;
      const std::string_view middle = std::string_view(pattern).substr(first ? 1 : 0, pattern.size() - (first ? 1 : 0) - (last ? 1 : 0));
      if (first && last ? name.find(middle) != name.npos : last ? name.starts_with(middle) : name.ends_with(middle)) return true;
    }
    return false;
  }

 private:
  WordList list_;
};

struct Lists {
  Names commands{"commands"}, evaluates{"evaluates"}, decodes{"decodes"}, fetches{"fetches"}, libraries{"libraries"}, removes{"removes"}, quiet{"quiet"},
      files{"files"}, certain{"certain"}, unpickles{"unpickles"};
  WordList programs{"python.yaml", "programs"}, loaders{"python.yaml", "loaders"}, places{"python.yaml", "places"}, shells{"python.yaml", "shells"},
      downloads{"python.yaml", "downloads"};
};
const Lists& TheLists() {
  static const Lists kLists;
  return kLists;
}

class Judge {
 public:
  Judge(Inspection& inspection, const Place& place, bool imported)
      : inspection_(inspection),
        place_(place),
        imported_(imported),
        setup_(place.name == "setup.py"),
        certain_(place.inner || TheLists().certain.Has(place.name)) {}

  void Run(std::string_view text, int nested) {
    const Lists& lists = TheLists();
    const PythonReading reading = ReadPythonSource(text);
    Variables decoded, fetched;
    std::map<std::string_view, int> shells;  // signs of one, by function
    for (const PythonCall& call : reading.calls) {
      const std::string name = NameOf(call, reading);
      if (lists.quiet.Has(name) || (!call.imported && name.find('.') != std::string::npos && !name.starts_with("?.") && !IsOfBuiltins(name))) {
        Derived(call, name, decoded, fetched);
        continue;
      }
      const bool letters = (name == "map" && !call.names.empty() && call.names[0] == "chr") || ((name == "bytes" || name == "bytearray") && call.constant);
      const bool decodes = letters || lists.decodes.Has(name) || (name == "?.decode" && call.argument.find("rot") != std::string::npos),
                 fetches = lists.fetches.Has(name);
      if (decodes && !call.assigned.empty()) decoded.emplace(call.function, call.assigned);
      if (fetches && !call.assigned.empty() && !name.starts_with("socket.")) fetched.emplace(call.function, call.assigned);
      if (decodes || fetches) Inner(reading, call, name, decodes);
      Derived(call, name, decoded, fetched);
      for (const std::string& variable : call.names)
        if ((IsRun(name) || name == "compile" || (imported_ && lists.unpickles.Has(name))) && (Has(decoded, call, variable) || Has(fetched, call, variable)))
          Bad(call, "runs-code", fmt::format("runs what it {} before ({})", Has(decoded, call, variable) ? "decodes" : "fetches", name));
      int& shell = shells[call.function];
      shell |= name == "socket.socket" || name == "socket.create_connection" ? kSocket : name == "os.dup2" ? kRedirects : 0;
      if (name == "socket.create_connection") shell |= kConnects;
      Call(call, name, nested);
    }
    for (const PythonCall& call : reading.calls)
      if (call.name.ends_with(".connect")) shells[call.function] |= kConnects;
    if (std::any_of(shells.begin(), shells.end(), [](const auto& shell) { return shell.second == (kSocket | kConnects | kRedirects); }))
      inspection_.Add(place_, "runs-commands", LoadVerdict::kMalicious, "connects to another machine and hands it a shell");
    if (!imported_) return;
    if (reading.odd_names) Doubt("odd-name", "has names in letters that only look like others, which hides what it calls", 0);
    if (!reading.coding.empty() && !reading.coding.starts_with("utf-8") && !reading.coding.starts_with("utf8") && !reading.coding.starts_with("latin") &&
        !reading.coding.starts_with("iso-8859") && !reading.coding.starts_with("ascii") && !reading.coding.starts_with("us-ascii") &&
        !reading.coding.starts_with("cp125") && !reading.coding.starts_with("utf_8"))
      Doubt("odd-encoding", fmt::format("says that it is written in {}, so that it does not say what it seems to", reading.coding), 0);
    if (!reading.whole) inspection_.Unfinished(place_, "python-calls");
    if (const std::string_view place = lists.places.FirstIn(text); !place.empty())
      Doubt("touches-files", fmt::format("names {}, where secrets of the user lie", place), text.find(place));
  }

 private:
  static constexpr int kSocket = 1, kConnects = 2, kRedirects = 4;
  // By the function that sets them; those that no function sets are seen in all.
  using Variables = std::set<std::pair<std::string_view, std::string_view>>;
  static bool Has(const Variables& variables, const PythonCall& call, std::string_view variable) {
    return variables.contains({call.function, variable}) || variables.contains({"", variable});
  }

  static std::string NameOf(const PythonCall& call, const PythonReading& reading) {
    if (call.name.find('.') != std::string::npos || reading.stars.empty()) return call.name;
    for (const std::string& module : reading.stars) {
      std::string name = module + "." + call.name;
      if (TheLists().commands.Has(name) || TheLists().decodes.Has(name) || TheLists().fetches.Has(name)) return name;
    }
    return call.name;
  }
  // What is made of a variable that holds decoded text: x.decode(), str(x).
  static void Derived(const PythonCall& call, const std::string& name, Variables& decoded, Variables& fetched) {
    if (call.assigned.empty()) return;
    const std::string_view object = std::string_view(name).substr(0, name.find('.'));
    const auto made_of = [&](const Variables& variables) {
      return Has(variables, call, object) ||
             std::any_of(call.names.begin(), call.names.end(), [&](const std::string& variable) { return Has(variables, call, variable); });
    };
    if (made_of(decoded)) decoded.emplace(call.function, call.assigned);
    if (made_of(fetched)) fetched.emplace(call.function, call.assigned);
  }
  static bool IsOfBuiltins(const std::string& name) { return name.starts_with("bytes.") || name.starts_with("bytearray."); }
  static bool IsRun(const std::string& name) { return TheLists().evaluates.Has(name) || TheLists().commands.Has(name); }
  void Bad(const PythonCall& call, std::string_view id, std::string what) {
    inspection_.Add(place_, id, LoadVerdict::kMalicious, std::move(what), call.offset);
  }
  void Doubt(std::string_view id, std::string what, uint64_t offset) { inspection_.Add(place_, id, LoadVerdict::kSuspicious, std::move(what), offset); }

  // exec(decode(…)), through as many calls as stand between.
  void Inner(const PythonReading& reading, const PythonCall& call, const std::string& name, bool decodes) {
    int steps = 0;
    for (uint32_t outer = call.outer; outer != UINT32_MAX && steps < 16; outer = reading.calls[outer].outer, ++steps)
      if ((IsRun(reading.calls[outer].name) || (TheLists().unpickles.Has(reading.calls[outer].name) && (imported_ || call.constant))) &&
          reading.calls[outer].name != name)
        return Bad(call, "runs-code", fmt::format("runs what {} {} ({})", name, decodes ? "decodes" : "fetches", reading.calls[outer].name));
  }
  void Call(const PythonCall& call, const std::string& name, int nested) {
    const Lists& lists = TheLists();
    const bool loads = call.at_import || lists.loaders.Has(call.function);
    const std::string_view when = call.at_import ? "while it is imported" : loads ? "while the model is loaded or used" : "in a function";
    if (lists.commands.Has(name)) {
      const std::string command = ToLowerAscii(call.argument);
      if (!lists.shells.FirstIn(command).empty() || ((setup_ || certain_) && !lists.downloads.FirstIn(command).empty()))
        return Bad(call, "runs-commands",
                   fmt::format("runs a command that fetches and runs more, or hands a shell to another machine ({})", call.argument.substr(0, 80)));
      const std::string program = call.argument.substr(0, call.argument.find(' '));
      const bool known = lists.programs.Has(program.substr(program.rfind('/') + 1)) || program == "pip" || program == "pip3" ||
                         call.names == std::vector<std::string>{"sys.executable"};
      if (imported_ && (call.at_import || (loads && certain_)) && !known && !setup_)
        return Bad(call, "runs-commands", fmt::format("starts a program {} ({} {})", when, name, call.argument.substr(0, 60)));
      if (call.roundabout) return Bad(call, "runs-commands", fmt::format("starts a program by a name that it hides ({})", name));
      if (imported_ && !(setup_ && (known || !call.at_import)))
        Doubt("runs-commands", fmt::format("starts a program {} ({} {})", when, name, call.argument.substr(0, 60)), call.offset);
      return;
    }
    const bool runs = name == "exec" || name == "eval" || name == "compile";
    if (runs && (call.roundabout || call.spelled))
      return Bad(call, "runs-code", fmt::format("runs text that it {} ({})", call.roundabout ? "reaches a hidden way for" : "puts together", name));
    if (runs && call.constant) {
      if (nested < kMaxNested) Judge(inspection_, place_, imported_).Run(call.argument, nested + 1);
      return;
    }
    if (name == "open" && imported_ && (call.at_import || (loads && certain_)) && !lists.places.FirstIn(call.argument).empty())
      return Bad(call, "touches-files", fmt::format("opens {} {}, where secrets of the user lie", call.argument.substr(0, 80), when));
    if (lists.evaluates.Has(name)) {
      if (call.roundabout) return Bad(call, "runs-code", fmt::format("runs text by a name that it hides ({})", name));
      if (imported_ && !setup_ && (call.at_import || name != "eval")) Doubt("runs-code", fmt::format("runs text as code {} ({})", when, name), call.offset);
      return;
    }
    if (!imported_) return;
    if (lists.fetches.Has(name)) {
      if (call.at_import && !setup_) return Bad(call, "fetches", fmt::format("opens a connection {} ({} {})", when, name, call.argument.substr(0, 80)));
      return Doubt("fetches", fmt::format("opens a connection {} ({})", when, name), call.offset);
    }
    if (lists.libraries.Has(name)) return Doubt("loads-library", fmt::format("loads native code {} ({})", when, name), call.offset);
    if (lists.removes.Has(name) && call.at_import && certain_) return Bad(call, "touches-files", fmt::format("removes files {} ({})", when, name));
    if (lists.removes.Has(name) && loads && !setup_) Doubt("touches-files", fmt::format("removes files {} ({})", when, name), call.offset);
  }

  Inspection& inspection_;
  const Place& place_;
  bool imported_, setup_, certain_;  // certain: it is a loader that imports it, and calls what the loaders call
};

// In an archive of a model its first folder and "code" are what loaders import from.
bool IsImported(const Place& place) {
  if (TheLists().files.Has(place.name)) return true;
  if (!place.inner) return false;
  const std::string_view path = std::string_view(place.member).substr(place.member.rfind('!') + 1);
  return path.find('/') == path.npos || path.starts_with("code/");
}

}  // namespace

bool InspectPython(Inspection& inspection, Subject& subject) {
  const Place& place = subject.place();
  const std::string lower = ToLowerAscii(place.name);
  if (place.inner && (lower.ends_with(".pyc") || lower.ends_with(".pyd")) && IsImported(place)) {
    inspection.Add(place, "remote-code", LoadVerdict::kSuspicious, "is compiled Python, which loaders may import and nobody can read");
    return true;
  }
  if ((!lower.ends_with(".py") && !lower.ends_with(".pyw")) || !LooksLikeText(TextOf(subject.head()))) return false;
  const bool imported = IsImported(place);
  if (subject.bytes().size() > kMaxSource) {
    if (!imported) return false;
    inspection.TooLarge(place, "python", "source-bytes");
    return true;
  }
  const std::string_view* whole = subject.Whole();
  if (!whole) return true;
  const size_t before = inspection.report().findings.size();
  std::string decoded;
  Judge(inspection, place, imported).Run(TextOf(*whole, decoded), 0);
  if (!imported && inspection.report().findings.size() == before) return false;
  inspection.Format(place, "python");
  if (!place.inner) inspection.report().no_model = !imported || inspection.report().findings.size() == before;
  return true;
}

}  // namespace day::loading
