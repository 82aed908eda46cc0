#include "probes/links/named_ids.h"

#include <algorithm>
#include <optional>

#include "text/ascii.h"
#include "text/lines.h"
#include "text/utf8.h"

namespace day::links {
namespace {

constexpr size_t kMaxIds = 500;     // limit: of one document
constexpr size_t kMaxQuoted = 140;  // limit: bytes between quotes that are looked at

class Finder {
 public:
  Finder(const LinkTable& table, const Markdown& document, const HubAccounts& accounts)
      : table_(table), document_(document), accounts_(accounts), known_(accounts.things.begin(), accounts.things.end()) {}

  std::vector<NamedId> Find() {
    if (accounts_.of_models.empty() && accounts_.of_data.empty()) return {};
    for (const MarkdownCode& code : document_.code) {
      if (!code.span) Block(code);
      else if (Name(TrimAscii(code.text), code.section, [&] { return TextAround(code); })) found_.back().line = code.line;
    }
    return std::move(found_);
  }

 private:
  void Block(const MarkdownCode& code) {
    const std::string_view text = code.text;
    LineCounter lines(text, code.line);
    for (size_t at = text.find_first_of("\"'"); at != text.npos; at = text.find_first_of("\"'", at + 1)) {
      const size_t close = text.substr(at + 1, kMaxQuoted).find(text[at]);
      if (close == text.npos) continue;
      if (!Name(text.substr(at + 1, close), code.section, [&] { return TrimAscii(LineAround(text, at)); })) continue;
      found_.back().line = lines.Of(at);
      at += close + 1;
    }
  }

  // `context` is asked for ids only, as it costs more than to tell that something is none.
  bool Name(std::string_view id, uint32_t section, auto context) {
    if (known_.size() >= most_ || !table_.IsHubId(id)) return false;
    const std::string_view account = id.substr(0, id.find('/'));
    const bool models = accounts_.of_models.contains(account), data = accounts_.of_data.contains(account);
    if ((!models && !data) || !known_.insert(id).second) return false;
    const std::string_view around = context();
    const std::optional<bool> is_data = models && data ? SpeaksOfData(around, section) : data;
    if (!is_data) return false;
    found_.push_back({.id = id, .section = section, .context = around, .data = *is_data});
    return true;
  }

  // Of an account that has both, what is named is told by the words around it, and otherwise not at all.
  std::optional<bool> SpeaksOfData(std::string_view context, uint32_t section) const {
    std::string words = ToLowerAscii(context);
    if (section < document_.sections.size()) words += " " + ToLowerAscii(document_.sections[section].heading.text);
    const auto has = [&](std::initializer_list<std::string_view> list) {
      return std::ranges::any_of(list, [&](std::string_view word) { return words.find(word) != words.npos; });
    };
    const bool data = has({"data", "corpus", "corpora"}), model = has({"model", "checkpoint", "weights"});
    return data == model ? std::nullopt : std::optional(data);
  }

  // The block that a code span stands in: spans come in the order of the document, and so do blocks.
  std::string_view TextAround(const MarkdownCode& span) {
    while (block_ < document_.blocks.size() && document_.blocks[block_].last_line < span.line) ++block_;
    for (size_t at = block_; at < document_.blocks.size() && document_.blocks[at].line <= span.line; ++at)
      if (document_.blocks[at].text.find(span.text) != std::string::npos) return document_.blocks[at].text;
    return span.text;
  }

  const LinkTable& table_;
  const Markdown& document_;
  const HubAccounts& accounts_;
  std::set<std::string_view> known_;
  const size_t most_ = known_.size() + kMaxIds;
  size_t block_ = 0;
  std::vector<NamedId> found_;
};

}  // namespace

void HubAccounts::Add(const Target& target) {
  const bool model = target.kind == "hub-model", data = target.kind == "hub-dataset";
  const size_t slash = target.name.find('/');
  if ((!model && !data) || slash == target.name.npos) return;
  things.insert(target.name);
  (model ? of_models : of_data).insert(target.name.substr(0, slash));
}

std::vector<NamedId> FindNamedIds(const LinkTable& table, const Markdown& document, const HubAccounts& accounts) {
  return Finder(table, document, accounts).Find();
}

}  // namespace day::links
