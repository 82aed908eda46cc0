#include "loading/pickle_names.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>
#include <vector>

#include "base/assert.h"
#include "knowledge/knowledge.h"
#include "loading/dotted_set.h"
#include "text/ascii.h"

namespace day {
namespace {

// CapWords with leading underscores, in every part of a nested name.
bool IsClassName(std::string_view name) {
  bool start = true;
  for (char c : name) {
    if (c == '.') {
      if (start) return false;
      start = true;
    } else if (start && c == '_') {
      continue;
    } else if (start) {
      if (c < 'A' || c > 'Z') return false;
      start = false;
    } else if (!IsWordByte(c)) {
      return false;
    }
  }
  return !start;
}

bool IsDunder(std::string_view part) { return part.size() > 4 && part.starts_with("__") && part.ends_with("__"); }

bool HasDunderPart(std::string_view name) {
  for (;;) {
    const size_t dot = name.find('.');
    if (IsDunder(name.substr(0, dot))) return true;
    if (dot == name.npos) return false;
    name.remove_prefix(dot + 1);
  }
}

bool NameFits(std::string_view pattern, std::string_view name) {
  if (pattern == "*") return true;
  if (pattern == "<class>") return IsClassName(name);
  if (pattern == "<dunder>") return HasDunderPart(name);
  // A star stands for anything without a dot, except in front of one ("*.from_pretrained") or behind one ("Path.*").
  const size_t star = pattern.find('*');
  if (star == pattern.npos) return pattern == name;
  const std::string_view head = pattern.substr(0, star), tail = pattern.substr(star + 1);
  if (name.size() < head.size() + tail.size() || !name.starts_with(head) || !name.ends_with(tail)) return false;
  const std::string_view middle = name.substr(head.size(), name.size() - head.size() - tail.size());
  return head.ends_with('.') || tail.starts_with('.') || middle.find('.') == middle.npos;
}

struct Entry {
  DottedSet modules, except;
  std::vector<std::string> names;
  std::string id, says;
  bool only_referenced = false, not_with_paths = false;
  std::set<std::string, std::less<>> referenced;  // names that are only allowed as values
  std::set<std::string, std::less<>> but;         // names that are not meant, whatever `names` says

  // Of a module that it has.
  bool Fits(std::string_view module, std::string_view name) const {
    if (except.Has(module) || but.contains(name)) return false;
    return std::any_of(names.begin(), names.end(), [&](const std::string& pattern) { return NameFits(pattern, name); });
  }
};

// The standard library keeps modules that it does not show under an underscore: `random._os`.
std::string_view WithoutUnderscore(std::string_view name) { return name.size() > 1 && name[0] == '_' && name[1] != '_' ? name.substr(1) : name; }

struct Names {
  std::map<std::string, std::string, std::less<>> renamed;
  std::set<std::string, std::less<>> gates, bare_gates;
  std::vector<Entry> entries;  // first those that deny
  size_t denying = 0;
  // Entries by what their modules say: small pickles are judged by the thousand, and asking each entry took a fourth of their time.
  std::unordered_map<std::string_view, std::vector<uint32_t>> exact, below;
  std::vector<uint32_t> any;

  // The entries that have the module, in their order.
  std::vector<uint32_t> With(std::string_view module) const {
    std::vector<uint32_t> found = any;
    const auto add = [&](const auto& index, std::string_view key) {
      if (const auto listed = index.find(key); listed != index.end()) found.insert(found.end(), listed->second.begin(), listed->second.end());
    };
    add(exact, module);
    for (size_t end = module.size(); end != module.npos; end = end == 0 ? module.npos : module.rfind('.', end - 1)) add(below, module.substr(0, end));
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
  }
};

void LoadEntries(const Value& list, std::string_view says, std::vector<Entry>& entries) {
  for (const Value& value : list.items()) {
    Entry& entry = entries.emplace_back();
    entry.modules = DottedSet(value["modules"]);
    entry.except = DottedSet(value["except"]);
    entry.names = value["names"].StringList();
    entry.id = value["id"].string();
    entry.says = value[says].string();
    entry.only_referenced = value["only"].string() == "referenced";
    entry.not_with_paths = value["paths"].string() == "unknown";
    for (const std::string& name : value["but"].StringList()) entry.but.insert(name);
    for (const std::string& name : value["only"]["referenced"].StringList()) entry.referenced.insert(name);
    DAY_ASSERT(!entry.names.empty() && !entry.says.empty());
  }
}

const Names& TheNames() {
  static const Names kNames = [] {
    const Value document = LoadKnowledge("pickle/globals.yaml");
    Names names;
    for (const auto& [from, to] : document["renamed"].members()) names.renamed[from] = to.string();
    for (const std::string& gate : document["gates"].StringList()) names.gates.insert(gate);
    for (const std::string& gate : document["bare_gates"].StringList()) names.bare_gates.insert(gate);
    LoadEntries(document["deny"], "says", names.entries);
    names.denying = names.entries.size();
    LoadEntries(document["allow"], "library", names.entries);
    for (uint32_t i = 0; i < names.entries.size(); ++i) {
      for (const std::string& module : names.entries[i].modules.exact) names.exact[module].push_back(i);
      for (const std::string& module : names.entries[i].modules.below) names.below[module].push_back(i);
      if (names.entries[i].modules.any) names.any.push_back(i);
    }
    return names;
  }();
  return kNames;
}

PickleName JudgePlain(std::string_view module, std::string_view name) {
  const Names& names = TheNames();
  for (const uint32_t i : names.With(module)) {
    const Entry& entry = names.entries[i];
    if (!entry.Fits(module, name)) continue;
    if (i < names.denying) return {NameStanding::kDenied, entry.id, false, entry.says};
    return {entry.only_referenced || entry.referenced.contains(name) ? NameStanding::kReference : NameStanding::kAllowed, "", entry.not_with_paths, entry.says};
  }
  return {};
}

}  // namespace

PickleName JudgeName(std::string_view module, std::string_view name) {
  const Names& names = TheNames();
  PickleName judged = JudgePlain(module, name);
  if (judged.standing == NameStanding::kDenied) return judged;
  if (const auto other = names.renamed.find(module); other != names.renamed.end()) {
    const PickleName under_new = JudgePlain(other->second, name);
    if (under_new.standing != NameStanding::kUnknown) judged = under_new;
    if (judged.standing == NameStanding::kDenied) return judged;
  }
  // "os.system" of pathlib, "f2py.os" of numpy: whatever the first parts lead to, a gate among them or behind them leads out.
  constexpr std::string_view kReaches = "reaches another module through the attributes of one that looks harmless";
  if (name != module && (names.bare_gates.contains(name) || names.bare_gates.contains(WithoutUnderscore(name))))
    return {NameStanding::kDenied, "reaches-internals", false, kReaches};
  if (name.find('.') == name.npos) return judged;
  for (size_t begin = 0; begin < name.size();) {
    const size_t dot = std::min(name.find('.', begin), name.size());
    const std::string_view part = name.substr(begin, dot - begin);
    if (names.gates.contains(part) || names.bare_gates.contains(WithoutUnderscore(part))) return {NameStanding::kDenied, "reaches-internals", false, kReaches};
    // The same name seen from the module that its first parts are: numpy, "testing.rundocs".
    if (dot < name.size()) {
      const std::string deeper = std::string(module) + "." + std::string(name.substr(0, dot));
      const PickleName seen = JudgePlain(deeper, name.substr(dot + 1));
      if (seen.standing == NameStanding::kDenied) return seen;
    }
    begin = dot + 1;
  }
  return judged;
}

}  // namespace day
