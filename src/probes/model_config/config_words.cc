#include "probes/model_config/config_words.h"

#include <algorithm>

#include "knowledge/knowledge.h"
#include "text/utf8.h"

namespace day::model_config {
namespace {

bool Lists(const std::vector<std::string>& globs, std::string_view name) {
  return std::ranges::any_of(globs, [&](const std::string& glob) { return GlobMatches(glob, name); });
}

// The template with its {# comments #} blanked, so that offsets stay.
std::string WithoutComments(std::string_view text) {
  std::string kept(text);
  for (size_t begin = text.find("{#"); begin != text.npos; begin = text.find("{#", begin)) {
    const size_t close = text.find("#}", begin + 2);
    const size_t end = close == text.npos ? text.size() : close + 2;
    std::fill(kept.begin() + static_cast<std::ptrdiff_t>(begin), kept.begin() + static_cast<std::ptrdiff_t>(end), ' ');
    begin = end;
  }
  return kept;
}

bool IsCapital(char c) { return c >= 'A' && c <= 'Z'; }

}  // namespace

ConfigWords::ConfigWords() {
  const Value document = LoadKnowledge("model-configs.yaml");
  for (const Value& entry : document["files"].items())
    files_.push_back({entry["file"].string(), entry["names"].StringList(), entry["marks"].StringList(), entry["counts"].StringList(),
                      entry["fields"].StringList(), entry["parts"].StringList(), entry["components"].boolean()});
  template_names_ = document["template_names"].StringList();
  const Value& system = document["system"];
  for (const std::string& phrase : system["says"].StringList()) says_.Add(phrase, 0);
  for (const std::string& phrase : system["unless"].StringList()) unless_.Add(phrase, 0);
  names_ = system["names"].StringList();
}

const ConfigFile* ConfigWords::Find(std::string_view name) const {
  for (const ConfigFile& file : files_)
    if (Lists(file.names, name)) return &file;
  return nullptr;
}

bool ConfigWords::IsTemplate(std::string_view name) const { return Lists(template_names_, name); }

size_t ConfigWords::FindSystemMessage(std::string_view chat_template) const {
  constexpr size_t kAfter = 60;  // bytes in which a word of `unless` takes a phrase back
  const std::string text = WithoutComments(chat_template);
  const auto about_tools = [&](size_t end) { return unless_.Matches(std::string_view(text).substr(end, kAfter)); };
  size_t first = text.npos;
  for (const PhraseHit& hit : says_.Find(text))
    if (!about_tools(hit.offset + hit.length)) {
      first = hit.offset;
      break;
    }
  for (const std::string& words : names_)
    for (size_t at = text.find(words); at < first; at = text.find(words, at + 1)) {
      const size_t next = at + words.size() + 1;
      if (next < text.size() && text[next - 1] == ' ' && IsCapital(text[next]) && !about_tools(next)) first = at;
    }
  return first;
}

}  // namespace day::model_config
