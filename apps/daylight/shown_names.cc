// What reports call things on the screen, and the ids that those names stand for.
#include "base/assert.h"
#include "explanation.h"
#include "judge/judge.h"
#include "knowledge/knowledge.h"
#include "text/utf8.h"
#include "text/yaml.h"

namespace day::app {
namespace {

Value Document(std::string_view path) {
  const auto text = KnowledgeFile(path);
  DAY_ASSERT(text.has_value());
  Result<Value> document = ParseYaml(*text);
  DAY_ASSERT(document.has_value());
  return std::move(*document);
}

}  // namespace

std::string PlainWord(std::string_view word) {
  std::string plain;
  for (const char c : ToLowerAscii(word)) {
    const bool gap = c == ' ' || c == '-' || c == '_' || c == '\t';
    if (!gap) plain += c;
    else if (!plain.empty() && plain.back() != ' ') plain += ' ';
  }
  while (plain.ends_with(' ')) plain.pop_back();
  return plain;
}

std::vector<ShownName> ShownNames() {
  std::vector<ShownName> names;
  const auto add = [&](std::string_view name, std::string id) {
    if (std::string plain = PlainWord(name); !plain.empty()) names.push_back({std::move(plain), std::move(id)});
  };
  for (const std::string& word : KnownWords()) add(word, word);
  for (const Component& component : TheStack().components) add(component.name, component.id);
  for (const Definition& definition : Definitions()) {
    add(definition.name, definition.id);
    add(definition.name + " " + definition.version, definition.id);
    for (const Level& level : definition.levels) {
      const std::string id = definition.id + ":" + level.id;
      add(level.name, id);
      // "Class III - Open Model": reports show the whole or one half.
      if (const size_t dash = level.name.find(" - "); dash != level.name.npos) {
        add(level.name.substr(0, dash), id);
        add(level.name.substr(dash + 3), id);
      }
    }
    for (const Criterion& criterion : definition.criteria) add(criterion.name, definition.id + ":" + criterion.id);
  }
  const Value findings = Document("findings.yaml");
  for (const Value& entry : findings["findings"].items()) {
    const std::string& title = entry["title"].string();
    add(title.substr(0, title.find(": {what}")), entry["id"].string());
  }
  const Value vocabulary = Document("vocabulary.yaml");
  for (const Value& family : vocabulary["families"].items()) {
    add(family["name"].string(), family["id"].string());
    for (const auto& [shown, word] : family["shown"].members()) add(shown, word.string());
  }
  return names;
}

}  // namespace day::app
