// Reads knowledge/signals/*.yaml. All files share one space of ids; each may hold atoms, paths and signals.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "probes/signals/signal_set.h"
#include "text/yaml.h"

namespace day::signals {
namespace {

class Reader {
 public:
  Result<SignalSet> Read(std::span<const EmbeddedFile> files) {
    std::vector<std::pair<std::string, Value>> documents;
    for (const EmbeddedFile& file : files) {
      if (file.path.ends_with("components.yaml")) continue;  // the profile's
      Result<Value> document = ParseYaml(file.bytes);
      if (!document) return MakeError(ErrorKind::kInvalid, fmt::format("{}: {}", file.path, document.error().message));
      documents.emplace_back(file.path, std::move(*document));
    }
    for (const auto& [file, document] : documents) {  // names first: files may use those of later ones
      file_ = file;
      DAY_TRY(ReadNames(document));
    }
    for (const auto& [file, document] : documents) {
      file_ = file;
      for (const Value& entry : document["signals"].items()) DAY_TRY(ReadSignal(entry, document["component"].string()));
    }
    std::ranges::sort(set_.signals, {}, &Signal::id);
    if (const auto twice = std::ranges::adjacent_find(set_.signals, {}, &Signal::id); twice != set_.signals.end())
      return MakeError(ErrorKind::kInvalid, fmt::format("{}:{}: signal \"{}\" is there twice", twice->file, twice->line, twice->id));
    return std::move(set_);
  }

 private:
  Error Fault(const Value& at, std::string_view what) const {
    return MakeError(ErrorKind::kInvalid, fmt::format("{}:{}: {}", file_, std::max(at.line, at.key_line), what));
  }

  Status OnlyFields(const Value& entry, std::span<const std::string_view> known) const {
    for (const auto& [name, value] : entry.members())
      if (std::ranges::find(known, name) == known.end()) return Fault(value, fmt::format("unknown field \"{}\"", name));
    return {};
  }

  Status ReadNames(const Value& document) {
    static constexpr std::array<std::string_view, 6> kTop = {"version", "component", "signals", "atoms", "paths", "kinds"};
    DAY_TRY(OnlyFields(document, kTop));
    if (!document["kinds"].is_null()) {
      Result<FileKinds> kinds = FileKinds::Read(document);
      if (!kinds) return MakeError(ErrorKind::kInvalid, fmt::format("{}: {}", file_, kinds.error().message));
      set_.kinds = std::move(*kinds);
    }
    for (const auto& [name, words] : document["paths"].members()) {
      if (!paths_.emplace(name, static_cast<uint32_t>(set_.path_words.size())).second) return Fault(words, fmt::format("paths \"{}\" are there twice", name));
      set_.path_ids.push_back(name);
      PhraseSet& set = set_.path_words.emplace_back();
      for (const std::string& word : words.StringList()) set.Add(word, 0);
    }
    for (const Value& entry : document["atoms"].items()) {
      static constexpr std::array<std::string_view, 4> kFields = {"id", "patterns", "literals", "comments"};
      DAY_TRY(OnlyFields(entry, kFields));
      DAY_TRY(AddAtom(entry, entry["id"].string()));
    }
    return {};
  }

  Status AddAtom(const Value& entry, const std::string& id) {
    const auto index = static_cast<uint32_t>(set_.atoms.size());
    if (id.empty() || !atoms_.emplace(id, index).second) return Fault(entry, fmt::format("atom \"{}\" has no id or that of another", id));
    Atom& atom = set_.atoms.emplace_back();
    atom.id = id;
    atom.in_comments = entry["comments"].boolean();
    for (const std::string& pattern : entry["patterns"].StringList()) atom.patterns.push_back({.id = index, .expression = pattern});
    for (const std::string& literal : entry["literals"].StringList()) atom.patterns.push_back({.id = index, .expression = literal, .literal = true});
    if (atom.patterns.empty()) return Fault(entry, fmt::format("\"{}\" has no patterns", id));
    return {};
  }

  Status ReadSignal(const Value& entry, const std::string& component) {
    static constexpr std::array<std::string_view, 18> kFields = {"id",        "component",    "asks",     "strength", "weight",  "in",
                                                                 "any",       "patterns",     "literals", "needs",    "without", "paths",
                                                                 "not-paths", "target-paths", "comments", "targets",  "matches", "ignores"};
    DAY_TRY(OnlyFields(entry, kFields));
    Signal signal;
    signal.id = entry["id"].string();
    signal.component = entry["component"].is_null() ? component : entry["component"].string();
    signal.asks = entry["asks"].string();
    signal.file = file_;
    signal.line = entry.line;
    signal.targets = entry["targets"].boolean();
    if (!signal.id.starts_with(signal.component + "."))
      return Fault(entry, fmt::format("\"{}\" does not begin with its component \"{}\"", signal.id, signal.component));
    if (!signal.asks.ends_with("?")) return Fault(entry, fmt::format("\"{}\" does not say what it asks", signal.id));
    DAY_TRY(ReadWeight(entry, signal));
    for (const std::string& name : entry["in"].StringList()) {
      const uint64_t kinds = set_.kinds.Named(name);
      if (kinds == 0) return Fault(entry["in"], fmt::format("no kind of files is called \"{}\"", name));
      signal.kinds |= kinds;
    }
    if (signal.kinds == 0) return Fault(entry, fmt::format("\"{}\" does not say in which files", signal.id));
    DAY_TRY(ReadConditions(entry, signal));
    DAY_TRY(ReadSnippets(entry["matches"], signal, signal.matches));
    DAY_TRY(ReadSnippets(entry["ignores"], signal, signal.ignores));
    if (signal.matches.empty() || signal.ignores.empty()) return Fault(entry, fmt::format("\"{}\" needs snippets to match and to ignore", signal.id));
    set_.signals.push_back(std::move(signal));
    return {};
  }

  Status ReadWeight(const Value& entry, Signal& signal) const {
    const std::string& strength = entry["strength"].string();
    if (strength != "strong" && strength != "weak") return Fault(entry["strength"], "strength is strong or weak");
    signal.strong = strength == "strong";
    signal.weight = static_cast<int>(std::clamp<int64_t>(entry["weight"].integer(), 0, 100));
    if (signal.strong ? signal.weight < 5 || signal.weight > 10 : signal.weight < 1 || signal.weight > 4)
      return Fault(entry["weight"], "a strong signal weighs 5 to 10, a weak one 1 to 4");
    return {};
  }

  Status ReadConditions(const Value& entry, Signal& signal) {
    if (!entry["patterns"].is_null() || !entry["literals"].is_null()) {
      DAY_TRY(AddAtom(entry, signal.id));
      signal.any.push_back(static_cast<uint32_t>(set_.atoms.size() - 1));
    }
    DAY_TRY(AddNamed(entry["any"], atoms_, "atom", signal.any));
    DAY_TRY(AddNamed(entry["without"], atoms_, "atom", signal.without));
    DAY_TRY(AddNamed(entry["paths"], paths_, "paths", signal.paths));
    DAY_TRY(AddNamed(entry["not-paths"], paths_, "paths", signal.not_paths));
    DAY_TRY(AddNamed(entry["target-paths"], paths_, "paths", signal.target_paths));
    signal.targets |= !signal.target_paths.empty();
    for (const Value& group : entry["needs"].items()) DAY_TRY(AddNamed(group, atoms_, "atom", signal.needs.emplace_back()));
    if (signal.any.empty() && signal.paths.empty()) return Fault(entry, fmt::format("\"{}\" has nothing to look for", signal.id));
    const auto ask = [&](const std::vector<uint32_t>& atoms) {
      for (const uint32_t atom : atoms) set_.atoms[atom].kinds |= signal.kinds;
    };
    ask(signal.any);
    ask(signal.without);
    std::ranges::for_each(signal.needs, ask);
    return {};
  }

  Status AddNamed(const Value& names, const std::map<std::string, uint32_t>& known, std::string_view what, std::vector<uint32_t>& indices) const {
    for (const std::string& name : names.StringList()) {
      const auto found = known.find(name);
      if (found == known.end()) return Fault(names, fmt::format("no {} are called \"{}\"", what, name));
      indices.push_back(found->second);
    }
    return {};
  }

  // A snippet is a text, in a file of the signal's first kind, or a map of path and text.
  Status ReadSnippets(const Value& list, const Signal& signal, std::vector<Snippet>& snippets) const {
    for (const Value& entry : list.items()) {
      Snippet& snippet = snippets.emplace_back();
      snippet.line = entry.line;
      snippet.text = entry.is_string() ? entry.string() : entry["text"].string();
      snippet.path = entry["path"].string();
      if (snippet.text.empty()) return Fault(entry, "a snippet needs a text");
      if (snippet.path.empty()) snippet.path = DefaultPath(signal.kinds);
    }
    return {};
  }

  std::string DefaultPath(uint64_t kinds) const {
    static const std::map<std::string, std::string, std::less<>> kPaths = {{"python", "src/a.py"},    {"shell", "src/a.sh"}, {"docker", "Dockerfile"},
                                                                           {"colang", "a.co"},        {"rail", "a.rail"},    {"cpp", "a.cpp"},
                                                                           {"modelfile", "Modelfile"}};
    for (size_t i = 0; i < set_.kinds.all().size(); ++i) {
      if ((kinds >> i & 1) == 0) continue;
      if (const auto path = kPaths.find(set_.kinds.all()[i].name); path != kPaths.end()) return path->second;
    }
    return "a.txt";
  }

  std::string file_;
  SignalSet set_;
  std::map<std::string, uint32_t> atoms_, paths_;
};

}  // namespace

Result<SignalSet> SignalSet::Read(std::span<const EmbeddedFile> files) { return Reader().Read(files); }

std::vector<Pattern> SignalSet::PatternsOf(size_t set) const {
  uint64_t members = 0;
  for (size_t i = 0; i < kinds.all().size(); ++i)
    if (kinds.all()[i].set == set) members |= uint64_t{1} << i;
  std::vector<Pattern> patterns;
  for (const Atom& atom : atoms)
    if ((atom.kinds & members) != 0) patterns.insert(patterns.end(), atom.patterns.begin(), atom.patterns.end());
  return patterns;
}

}  // namespace day::signals
