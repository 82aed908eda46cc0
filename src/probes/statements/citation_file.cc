#include "probes/statements/citation_file.h"

#include <algorithm>

#include "probes/statements/claims.h"
#include "probes/statements/emitter.h"
#include "probes/statements/sentence.h"
#include "text/markdown.h"
#include "text/utf8.h"
#include "text/yaml.h"

namespace day::statements {
namespace {

constexpr size_t kMaxTitleBytes = 500;  // limit: of one title

// The document of a citation file: its titles are headings, and so give it its names.
std::string AsDocument(const Value& fields) {
  std::string document;
  auto add = [&](const Value& title) {
    if (!title.is_string() || title.string().size() > kMaxTitleBytes) return;
    document.append("# ");
    for (const char c : title.string()) document += c == '\n' ? ' ' : c;
    document.append("\n\n");
  };
  add(fields["preferred-citation"]["title"]);
  add(fields["title"]);
  return document;
}

}  // namespace

void ReadCitationFile(const Lexicon& lexicon, std::string_view text, Sink& sink) {
  const auto fields = ParseYaml(text);
  if (!fields || !fields->is_object()) return;
  const TextDocument titles = ReadTextDocument("citation.md", AsDocument(*fields));
  const Document document(lexicon, "citation.md", titles);
  Emitter emitter(document, sink);
  auto read = [&](const Value& owner, std::string_view key, bool title) {
    const Value* field = owner.Find(key);
    if (field == nullptr || !field->is_string()) return;
    Setting setting;
    setting.title = title;
    const Place place{field->key_line, std::max(field->key_line, field->line), UINT32_MAX};
    std::string flat = field->string().substr(0, 20000);  // limit: bytes of an abstract
    std::ranges::replace(flat, '\n', ' ');
    std::string_view before;
    for (const std::string_view sentence : title ? std::vector<std::string_view>{flat} : SplitSentences(flat)) {
      if (sentence.size() > kMaxSentence) continue;
      if (const auto claim = FindClaim(lexicon, Sentence(lexicon, document, sentence, before, title), setting)) emitter.Claim(*claim, sentence, place);
      before = sentence;
    }
  };
  read(*fields, "title", true);
  read(*fields, "abstract", false);
  read((*fields)["preferred-citation"], "abstract", false);
  emitter.Finish();
}

}  // namespace day::statements
